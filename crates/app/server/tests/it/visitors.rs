//! The visitors' door: what the chat widget on a tenant's pages may do, and what it may never see.

mod attack;

use futures::{SinkExt, StreamExt};
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message, client::IntoClientRequest},
};

use crate::{
    caller::{Answer, Caller},
    house::{BANK_OWNER, House},
};

const PAGE: &str = "https://www.bank.example";
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x08\x08\x06\x00\x00\x00";

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// An installation of the bank's: its public key and its secret.
async fn widget(bank: &Caller) -> (String, String) {
    let input = json!({"name": "Shop", "origins": [PAGE]});
    let made = bank.post("/api/v1/widgets", &input).await.ok();
    (
        text(&made["publicKey"]).to_owned(),
        text(&made["secret"]).to_owned(),
    )
}

/// A browser with the widget.
struct Browser {
    door: Caller,
    key: String,
    token: String,
}

impl Browser {
    async fn new(house: &House, key: &str) -> Self {
        Self::opened(house, key, json!({})).await
    }

    async fn opened(house: &House, key: &str, session: Value) -> Self {
        let door = house.anonymous();
        let path = format!("/widget/v1/{key}/session");
        let request = door
            .request("POST", &path)
            .header("origin", PAGE)
            .json(&session);
        let opened = Answer::of(request).await.ok();
        Self {
            token: text(&opened["token"]).to_owned(),
            key: key.to_owned(),
            door,
        }
    }

    async fn call(&self, method: &str, path: &str, body: &Value) -> Answer {
        let path = format!("/widget/v1/{}{path}", self.key);
        self.door
            .with_token(&self.token)
            .send(method, &path, body)
            .await
    }

    async fn post(&self, path: &str, body: Value) -> Answer {
        self.call("POST", path, &body).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, &Value::Null).await
    }

    /// Begins a conversation; returns its id.
    async fn begin(&self, content: &str) -> String {
        let begun = self
            .post("/conversations", json!({"content": content}))
            .await;
        text(&begun.ok()["conversationId"]).to_owned()
    }

    async fn upload(&self, path: &str, name: &str, content: &[u8]) -> Answer {
        let form = Form::new().part(
            "file",
            Part::bytes(content.to_vec()).file_name(name.to_owned()),
        );
        let path = format!("/widget/v1/{}{path}", self.key);
        let request = self.door.with_token(&self.token).request("POST", &path);
        Answer::of(request.multipart(form)).await
    }

    async fn messages(&self, conversation: &str) -> Vec<Value> {
        let history = self
            .get(&format!("/conversations/{conversation}"))
            .await
            .ok();
        history["messages"].as_array().unwrap().clone()
    }

    async fn line(&self, hello: Value) -> Line {
        let place = self.door.url.strip_prefix("http://").unwrap();
        let stream = TcpStream::connect(place).await.unwrap();
        let url = format!("ws://{place}/widget/v1/{}/socket", self.key);
        let mut request = url.into_client_request().unwrap();
        request
            .headers_mut()
            .insert("origin", PAGE.parse().unwrap());
        let mut line = Line(client_async(request, stream).await.unwrap().0);
        let mut connect = json!({"type": "connect", "token": self.token});
        for (name, value) in hello.as_object().unwrap() {
            connect[name] = value.clone();
        }
        line.say(connect).await;
        line
    }
}

struct Line(WebSocketStream<TcpStream>);

impl Line {
    async fn say(&mut self, message: Value) {
        self.0
            .send(Message::text(message.to_string()))
            .await
            .unwrap();
    }

    /// The next frame of this type; others are kept in `seen`.
    async fn next_of(&mut self, kind: &str, seen: &mut Vec<Value>) -> Value {
        let patience = std::time::Duration::from_secs(30);
        loop {
            let next = tokio::time::timeout(patience, self.0.next()).await;
            match next.expect("the server said nothing for half a minute") {
                Some(Ok(Message::Text(text))) => {
                    let frame: Value = serde_json::from_str(&text).unwrap();
                    seen.push(frame.clone());
                    if frame["type"] == kind {
                        return frame;
                    }
                }
                Some(Ok(_)) => {}
                other => panic!("closed: {other:?}, after {seen:?}"),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_asks_and_is_answered_over_the_live_line() {
    let house = House::new().await.taught().await;
    let (key, _) = widget(&house.bank).await;
    let browser = Browser::new(&house, &key).await;
    let id = browser.begin("Hej").await;
    let mut seen = Vec::new();
    let mut line = browser.line(json!({"conversationId": id})).await;
    let sync = line.next_of("sync", &mut seen).await;
    assert_eq!(sync["messages"][0]["content"], "Hej");
    assert_eq!(sync["messages"][0]["from"], "me");
    let say = json!({"content": "Hvordan spærrer jeg mit kort?"});
    browser
        .post(&format!("/conversations/{id}/messages"), say)
        .await
        .ok();
    let answer = loop {
        let frame = line.next_of("message", &mut seen).await;
        let words = frame["message"]["content"].as_str().unwrap_or_default();
        if frame["message"]["from"] == "agent" && words.contains("mobilbanken") {
            break frame["message"].clone();
        }
    };
    assert_eq!(answer["sources"][0]["title"], "Spær dit kort");
    for secret in [
        "intent",
        "sentiment",
        "confidence",
        "entities",
        "escalation",
    ] {
        let all = json!(seen).to_string();
        assert!(!all.contains(&format!("\"{secret}")), "{secret} in {all}");
    }
    // Who was away goes on from the last number they saw.
    let mut again = browser
        .line(json!({"conversationId": id, "after": answer["seq"]}))
        .await;
    let sync = again.next_of("sync", &mut seen).await;
    assert_eq!(sync["messages"], json!([]));

    // The thumb counts, and typing and reading reach the desk.
    let helped = json!({"messageId": answer["id"], "helpful": true});
    browser
        .post(&format!("/conversations/{id}/feedback"), helped)
        .await
        .ok();
    let read = json!({"seq": answer["seq"]});
    browser
        .post(&format!("/conversations/{id}/read"), read)
        .await
        .ok();
    let standing = browser.get(&format!("/conversations/{id}")).await.ok();
    assert_eq!(standing["conversation"]["read"], answer["seq"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_who_is_asked_for_comes_and_what_colleagues_note_stays_inside() {
    let house = House::new().await;
    let (key, _) = widget(&house.bank).await;
    let browser = Browser::new(&house, &key).await;
    let id = browser.begin("Hej").await;
    let called = browser
        .post(&format!("/conversations/{id}/person"), json!({}))
        .await
        .ok();
    assert_eq!(called["status"], "escalated");
    // Once is enough.
    browser
        .post(&format!("/conversations/{id}/person"), json!({}))
        .await
        .ok();
    let queue = house.bank.get("/api/v1/escalations").await.items();
    assert_eq!(queue.len(), 1);
    assert_eq!(queue[0]["reason"], "requested_human");

    let mut seen = Vec::new();
    let mut line = browser.line(json!({"conversationId": id})).await;
    line.next_of("sync", &mut seen).await;
    let owner = house.person(BANK_OWNER).await;
    let at = format!("/api/v1/conversations/{id}");
    owner
        .post(&format!("{at}/take-over"), &json!({}))
        .await
        .ok();
    let admin = house.test.admin().await;
    admin
        .execute(
            "INSERT INTO messages (tenant_id, id, conversation_id, number, sender_type, content, internal, created_at)
             SELECT tenant_id, gen_random_uuid(), id, 90, 'human_agent', 'Zebrafinke', true, now()
             FROM conversations WHERE id::text = $1",
            &[&id],
        )
        .await
        .unwrap();
    let reply = json!({"content": "Det er mig."});
    let reply = owner.post(&format!("{at}/replies"), &reply).await.ok();
    owner
        .post(&format!("{at}/read"), &json!({"seq": reply["seq"]}))
        .await
        .ok();
    let heard = loop {
        let frame = line.next_of("message", &mut seen).await;
        if frame["message"]["from"] == "person" {
            break frame["message"].clone();
        }
    };
    assert_eq!(heard["content"], "Det er mig.");
    assert_eq!(heard["name"], "owner");
    if !seen.iter().any(|frame| frame["type"] == "read") {
        line.next_of("read", &mut seen).await;
    }
    let all = browser.messages(&id).await;
    assert!(!json!(all).to_string().contains("Zebrafinke"), "{all:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_are_taken_by_their_content_and_messages_once_by_their_key() {
    let house = House::new().await;
    let (key, _) = widget(&house.bank).await;
    let browser = Browser::new(&house, &key).await;
    let refused = browser
        .upload("/attachments", "a.png", b"<svg onload=alert(1)>")
        .await;
    refused.fails(415, "unsupported_media_type");
    let large = vec![b'a'; 10 * 1024 * 1024 + 1];
    browser
        .upload("/attachments", "a.txt", &large)
        .await
        .fails(413, "payload_too_large");
    // Nothing of that began a conversation.
    assert_eq!(browser.get("/conversations").await.ok()["items"], json!([]));

    let path = format!("/widget/v1/{key}/conversations");
    let twice = async || {
        let request = browser
            .door
            .with_token(&browser.token)
            .request("POST", &path)
            .header("idempotency-key", "once")
            .json(&json!({"content": "Hej"}));
        Answer::of(request).await.ok()
    };
    let (first, second) = tokio::join!(twice(), twice());
    assert_eq!(first, second);
    let id = text(&first["conversationId"]);
    let words = browser.messages(id).await;
    assert_eq!(
        words.iter().filter(|m| m["from"] == "me").count(),
        1,
        "{words:?}"
    );
    let other = Browser {
        key: key.clone(),
        token: Browser::new(&house, &key).await.token,
        door: house.anonymous(),
    };
    let request = other
        .door
        .with_token(&other.token)
        .request("POST", &path)
        .header("idempotency-key", "once")
        .json(&json!({"content": "Hej"}));
    // A key is a visitor's own.
    assert_ne!(
        Answer::of(request).await.ok()["conversationId"],
        first["conversationId"]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_ended_conversation_is_rated() {
    let house = House::new().await;
    let (key, _) = widget(&house.bank).await;
    let browser = Browser::new(&house, &key).await;
    let id = browser.begin("Hej").await;
    let ended = browser
        .post(&format!("/conversations/{id}/end"), json!({}))
        .await
        .ok();
    assert_eq!(ended["status"], "resolved");
    let rating = format!("/conversations/{id}/rating");
    assert_eq!(
        browser
            .post(&rating, json!({"score": 6}))
            .await
            .wrong_fields(),
        ["score"]
    );
    browser
        .post(&rating, json!({"score": 5, "comment": " Godt "}))
        .await
        .ok();
    let events = house.events(0, "conversation.rated", 1).await;
    assert_eq!(events[0]["data"]["csat"], 5);
    assert_eq!(events[0]["data"]["csatComment"], "Godt");
    assert_eq!(events[0]["actor"]["type"], "visitor");
    let shown = browser.get(&format!("/conversations/{id}")).await.ok();
    assert_eq!(shown["conversation"]["rating"], 5);
}
