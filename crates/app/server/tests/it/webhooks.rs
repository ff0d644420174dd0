//! Events leave as signed webhooks and come in as such, each once.

use ring::hmac;
use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{
    house::House,
    receiver::{Fault, Receiver},
    samples::SECRET,
};

const NEW_SECRET: &str = "whsec_OTg3NjU0MzIxMDk4NzY1NDMyMTA5ODc2NTQzMjEwOTg=";

async fn subscribed(events: &[&str]) -> (House, Receiver, String) {
    let (house, receiver) = (House::new().await, Receiver::start().await);
    let connection = json!({
        "kind": "webhook", "name": "Lager", "settings": {"url": receiver.url, "events": events},
        "secrets": {"secret": SECRET},
    });
    let connection = house
        .bank
        .post("/api/v1/connections", &connection)
        .await
        .ok();
    let id = connection["id"].as_str().unwrap().to_owned();
    house.followed().await;
    (house, receiver, id)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_asked_for_is_delivered_and_nothing_else() {
    let (house, receiver, id) = subscribed(&["conversation.created"]).await;
    let conversation = house.conversation().await;
    until("the event arrives", || async {
        !receiver.calls().is_empty()
    })
    .await;
    house.conversation().await;
    until("the next one arrives", || async {
        receiver.calls().len() == 2
    })
    .await;
    let calls = receiver.calls();
    assert_eq!(calls[0].body["type"], "conversation.created");
    assert_eq!(
        calls[0].body["data"]["subject"],
        conversation.as_str(),
        "{:?}",
        calls[0]
    );
    assert_eq!(calls[0].id, calls[0].body["data"]["id"]);
    let path = format!("/api/v1/connections/{id}/deliveries");
    until("both are recorded", || async {
        let sent = house.bank.get(&path).await.items();
        sent.len() == 2 && sent.iter().all(|one| one["status"] == "delivered")
    })
    .await;
    let sent = house.bank.get(&path).await.items();
    assert_eq!(
        (&sent[0]["responseStatus"], &sent[0]["responseBody"]),
        (&json!(200), &json!("thanks"))
    );
    // Sent again, it has the same id: a receiver that keeps ids does nothing.
    let again = json!({"deliveries": [sent[1]["id"]]});
    house
        .bank
        .post(&format!("/api/v1/connections/{id}/replay"), &again)
        .await
        .ok();
    until("it arrives again", || async { receiver.calls().len() == 3 }).await;
    assert_eq!(receiver.calls()[2].id, calls[0].id);
    assert_eq!(receiver.done().len(), 2);
    // The shop's events are the shop's.
    let other = json!({"userId": "x", "channel": "web"});
    house.shop.post("/api/v1/conversations", &other).await.ok();
    house.conversation().await;
    until("the bank's arrives", || async {
        receiver.calls().len() >= 4
    })
    .await;
    assert_eq!(receiver.calls().len(), 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_throttled_receiver_gets_the_latest_of_a_subject_and_how_many_it_was_spared() {
    let (house, receiver) = (House::new().await, Receiver::start().await);
    let mut connection = json!({
        "kind": "webhook", "name": "Lager",
        "settings": {"url": receiver.url, "events": ["conversation.updated"], "throttleSeconds": 0},
        "secrets": {"secret": SECRET},
    });
    let refused = house.bank.post("/api/v1/connections", &connection).await;
    refused.fails(400, "validation_failed");
    connection["settings"]["throttleSeconds"] = json!(2);
    house
        .bank
        .post("/api/v1/connections", &connection)
        .await
        .ok();
    house.followed().await;
    let path = format!("/api/v1/conversations/{}", house.conversation().await);
    for n in 1..=12 {
        let change = json!({"tags": [format!("tag-{n}")]});
        house.bank.send("PATCH", &path, &change).await.ok();
    }
    let counted = || {
        let calls = receiver.done();
        let spared = calls
            .iter()
            .map(|call| call["data"]["leftOut"].as_i64().unwrap());
        (calls.len() as i64, spared.sum::<i64>())
    };
    until("each was sent or counted", || async {
        let (sent, spared) = counted();
        sent + spared == 12
    })
    .await;
    let last = receiver.done().pop().unwrap();
    assert_eq!(last["data"]["object"]["tags"], json!(["tag-12"]));
    assert!(counted().1 > 0, "nothing was left out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receiver_that_is_down_gets_everything_later() {
    let (house, receiver, id) = subscribed(&["conversation.*"]).await;
    receiver.fail([Fault::Status(500)]);
    house.conversation().await;
    until("the first try fails", || async {
        !receiver.calls().is_empty()
    })
    .await;
    until("it is tried again", || async { receiver.done().len() == 1 }).await;
    let calls = receiver.calls();
    assert!(
        calls.len() >= 2 && calls.iter().all(|call| call.id == calls[0].id),
        "{calls:?}"
    );
    let path = format!("/api/v1/connections/{id}/deliveries?status=delivered");
    until("it is recorded", || async {
        house.bank.get(&path).await.items().len() == 1
    })
    .await;
    assert_eq!(house.bank.get(&path).await.items()[0]["attempts"], 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_is_changed_without_a_gap() {
    let (house, receiver, id) = subscribed(&["conversation.created"]).await;
    let rotate = json!({"secret": NEW_SECRET, "overlapHours": 1});
    let path = format!("/api/v1/connections/{id}/rotate-secret");
    let rotated = house.bank.post(&path, &rotate).await;
    assert!(!rotated.text.contains(NEW_SECRET), "{}", rotated.text);
    rotated.ok();
    // The receiver still has the old one, then the new one.
    house.conversation().await;
    until("signed with the old one", || async {
        receiver.done().len() == 1
    })
    .await;
    receiver.trust(&[NEW_SECRET]);
    house.conversation().await;
    until("signed with the new one", || async {
        receiver.done().len() == 2
    })
    .await;
}

/// An address of the bank's that takes webhooks in.
async fn address(house: &House, settings: Value) -> String {
    let connection = json!({
        "kind": "hook", "name": "Ind", "settings": settings, "secrets": {"secret": "en-lang-hemmelighed"},
    });
    let connection = house
        .bank
        .post("/api/v1/connections", &connection)
        .await
        .ok();
    format!("/api/v1/hooks/{}", connection["id"].as_str().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signed_webhook_becomes_an_event_once() {
    let house = House::new().await;
    let path = address(&house, json!({"verification": "hmac"})).await;
    let body = json!({"order": 5}).to_string();
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"en-lang-hemmelighed");
    let tag: String = hmac::sign(&key, body.as_bytes())
        .as_ref()
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let send = |tag: String, id: &'static str| {
        let request = house.anonymous().request("POST", &path);
        request
            .header("x-signature", format!("sha256={tag}"))
            .header("idempotency-key", id)
            .body(body.clone())
            .send()
    };
    for _ in 0..3 {
        assert_eq!(send(tag.clone(), "one").await.unwrap().status(), 200);
    }
    assert_eq!(send(tag.clone(), "two").await.unwrap().status(), 200);
    assert_eq!(send("0".repeat(64), "three").await.unwrap().status(), 401);
    assert_eq!(send(String::new(), "four").await.unwrap().status(), 401);
    let events = house.events(0, "webhook.received", 2).await;
    let keys: Vec<&Value> = events.iter().map(|event| &event["data"]["key"]).collect();
    assert_eq!(keys, ["one", "two"]);
    assert_eq!(events[0]["data"]["body"], json!({"order": 5}));
    let nobody = house
        .anonymous()
        .post(
            "/api/v1/hooks/0198c0de-0000-7000-8000-000000000000",
            &json!({}),
        )
        .await;
    nobody.fails(404, "not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_becomes_a_customers_message() {
    let house = House::new().await;
    let settings = json!({
        "verification": "token", "becomes": "message", "customer": "/from/id", "name": "/from/name", "text": "/text",
    });
    let path = address(&house, settings).await;
    let send = |text: &str| {
        let body = json!({"from": {"id": "k-1", "name": "Bo"}, "text": text});
        let request = house.anonymous().request("POST", &path);
        request
            .header("x-token", "en-lang-hemmelighed")
            .json(&body)
            .send()
    };
    for text in ["Hej", "Hej", "Er I der?"] {
        assert_eq!(send(text).await.unwrap().status(), 200);
    }
    let conversations = house.bank.get("/api/v1/conversations").await.items();
    assert_eq!(conversations.len(), 1, "{conversations:?}");
    assert_eq!(conversations[0]["customerName"], "Bo");
    let id = conversations[0]["id"].as_str().unwrap();
    let said: Vec<Value> = house
        .messages(id)
        .await
        .into_iter()
        .filter(|one| one["senderType"] == "user")
        .collect();
    assert_eq!(said.len(), 2, "{said:?}");
}
