//! The tenant's events as they happen, and conversations, over a WebSocket.

use std::time::Duration;

use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{
        Error, Message,
        client::IntoClientRequest,
        protocol::{CloseFrame, frame::coding::CloseCode},
    },
};

use crate::{
    caller::Caller,
    house::{BANK_OWNER, House, PASSWORD},
    journey::rounded,
};

/// How long anything may take that should come by itself.
const PATIENCE: Duration = Duration::from_secs(30);
const NOBODY: &str = "0198c0de-0000-7000-8000-000000000000";

/// A client of the WebSocket.
pub struct Socket(WebSocketStream<TcpStream>);

impl Socket {
    /// Opens `path` with the caller's credential, if there is one.
    pub async fn open(caller: &Caller, path: &str) -> Result<Self, Error> {
        Self::open_with(caller, path, None).await
    }

    /// The same; the socket takes in only about `buffer` bytes before they are read.
    async fn open_with(caller: &Caller, path: &str, buffer: Option<u32>) -> Result<Self, Error> {
        let place = caller.url.strip_prefix("http://").unwrap();
        let socket = TcpSocket::new_v4().unwrap();
        if let Some(bytes) = buffer {
            socket.set_recv_buffer_size(bytes).unwrap();
        }
        let stream = socket.connect(place.parse().unwrap()).await.unwrap();
        let mut request = format!("ws://{place}{path}").into_client_request().unwrap();
        if let Some((name, value)) = caller.credential() {
            request.headers_mut().insert(name, value);
        }
        Ok(Self(client_async(request, stream).await?.0))
    }

    /// Opens `/events`, hears the greeting and subscribes.
    pub async fn subscribed(caller: &Caller, subscription: Value) -> Self {
        let mut socket = Self::open(caller, "/events").await.unwrap();
        assert_eq!(socket.next().await["type"], "connected");
        socket.say(subscription).await;
        socket
    }

    pub async fn say(&mut self, message: Value) {
        self.0
            .send(Message::text(message.to_string()))
            .await
            .unwrap();
    }

    /// The next message, or how the server closed.
    async fn hear(&mut self) -> Result<Value, Option<CloseFrame>> {
        // Pings come all the while; they are no sign of what is waited for.
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let next = tokio::time::timeout_at(deadline, self.0.next()).await;
            match next.expect("the server said nothing for half a minute") {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(frame))) => return Err(frame),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(None),
            }
        }
    }

    pub async fn next(&mut self) -> Value {
        self.hear()
            .await
            .unwrap_or_else(|frame| panic!("closed: {frame:?}"))
    }

    /// The next message of this type; others are passed over.
    pub async fn next_of(&mut self, kind: &str) -> Value {
        loop {
            let message = self.next().await;
            if message["type"] == kind {
                return message;
            }
        }
    }

    /// Events up to and with the first that `last` takes.
    async fn events_until(&mut self, last: impl Fn(&Value) -> bool) -> Vec<Value> {
        let mut events = Vec::new();
        loop {
            let message = self.next_of("event").await;
            let end = last(&message);
            events.push(message);
            if end {
                return events;
            }
        }
    }
}

/// The status that an upgrade was refused with.
fn status(refused: Result<Socket, Error>) -> u16 {
    match refused {
        Err(Error::Http(response)) => response.status().as_u16(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was let in"),
    }
}

async fn begin(caller: &Caller, user: &str) -> String {
    let new = json!({"userId": user, "channel": "web"});
    let made = caller.post("/api/v1/conversations", &new).await.ok();
    made["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_who_says_who_they_are_gets_in() {
    let house = House::new().await;
    let nobody = house.anonymous();
    let login = json!({"email": BANK_OWNER, "password": PASSWORD});
    let session = nobody.post("/api/v1/auth/login", &login).await.ok();
    let token = session["tokens"]["accessToken"].as_str().unwrap();
    let with_query = format!("/events?token={token}");
    // By header, by query, on either path.
    for (caller, path) in [
        (&house.bank, "/events"),
        (&nobody.with_token(token), "/ws"),
        (&nobody, with_query.as_str()),
    ] {
        let mut socket = Socket::open(caller, path).await.unwrap();
        let hello = socket.next().await;
        assert_eq!(hello["type"], "connected");
        assert_eq!(hello["tenantId"], house.bank_id.to_string());
        assert!(hello["seq"].is_i64(), "{hello}");
    }
    // By the first message, as browsers do.
    for first in [
        json!({"type": "connect", "token": token}),
        json!({"type": "connect", "tenantKey": "bank-key"}),
    ] {
        let mut socket = Socket::open(&nobody, "/events").await.unwrap();
        socket.say(first).await;
        assert_eq!(socket.next().await["tenantId"], house.bank_id.to_string());
    }
    assert_eq!(
        status(Socket::open(&nobody.with_key("nobody's"), "/events").await),
        401
    );
    assert_eq!(
        status(Socket::open(&nobody.with_token("a.b.c"), "/events").await),
        401
    );
    assert_eq!(
        status(Socket::open(&nobody, "/events?token=a.b.c").await),
        401
    );
    let blind = house
        .key("blind", &[tekup_context::Permission::RunsRead])
        .await;
    assert_eq!(status(Socket::open(&blind, "/events").await), 403);
    for first in [
        json!({"type": "connect", "token": "a.b.c"}),
        json!({"type": "connect", "tenantKey": "nobody's"}),
        json!({"type": "connect"}),
        json!({"type": "subscribe", "types": ["*"]}),
        json!("what?"),
    ] {
        let mut socket = Socket::open(&nobody, "/events").await.unwrap();
        socket.say(first.clone()).await;
        let refused = socket.next().await;
        assert_eq!(refused["type"], "error", "{first}");
        assert_eq!(refused["code"], "unauthenticated", "{first}");
        let frame = socket.hear().await.unwrap_err().unwrap();
        assert_eq!(frame.code, CloseCode::Policy, "{first}");
    }
    // A plain request is told what this path speaks.
    house
        .bank
        .get("/events")
        .await
        .fails(400, "validation_failed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_subscriber_hears_the_types_it_asked_for_and_never_another_tenant() {
    let house = House::new().await;
    let mut all =
        Socket::subscribed(&house.bank, json!({"type": "subscribe", "types": ["*"]})).await;
    let some = json!({"type": "subscribe", "types": ["conversation.*"], "id": 7});
    let mut some = Socket::subscribed(&house.bank, some).await;
    assert_eq!(some.next().await["id"], 7);
    let from_the_start = json!({"type": "subscribe", "types": ["*"], "since": 0});
    let mut shop = Socket::subscribed(&house.shop, from_the_start.clone()).await;
    assert_eq!(all.next_of("subscribed").await["types"], json!(["*"]));
    shop.next_of("subscribed").await;

    let id = begin(&house.bank, "kunde-1").await;
    house.say(&id, "Hej").await;
    house
        .bank
        .post(&format!("/api/v1/conversations/{id}/resolve"), &json!({}))
        .await
        .ok();
    let resolved = |event: &Value| event["event"]["type"] == "conversation.resolved";
    let heard = all.events_until(resolved).await;
    let kind = |event: &Value| event["event"]["type"].as_str().unwrap().to_owned();
    let kinds: Vec<String> = heard.iter().map(kind).collect();
    for wanted in [
        "conversation.created",
        "message.created",
        "conversation.updated",
    ] {
        assert!(
            kinds.iter().any(|kind| kind == wanted),
            "{wanted}: {kinds:?}"
        );
    }
    let sequences: Vec<i64> = heard
        .iter()
        .map(|event| event["seq"].as_i64().unwrap())
        .collect();
    assert!(sequences.is_sorted_by(|a, b| a < b), "{sequences:?}");
    let created = |event: &&Value| kind(event) == "conversation.created";
    let first = heard.iter().find(created).unwrap();
    assert_eq!(first["event"]["subject"], id.as_str());
    assert_eq!(first["event"]["data"]["userId"], "kunde-1");
    assert_eq!(first["event"]["actor"]["type"], "api_key", "{first}");
    for event in some.events_until(resolved).await {
        assert!(kind(&event).starts_with("conversation."), "{event}");
    }
    // What is wanted no more does not come; the rest does.
    some.say(json!({"type": "unsubscribe", "types": ["conversation.*"]}))
        .await;
    some.say(json!({"type": "subscribe", "types": ["run.created", "intents.trained"]}))
        .await;
    some.next_of("subscribed").await;
    let last = some.next_of("subscribed").await;
    assert_eq!(last["types"], json!(["run.created", "intents.trained"]));
    begin(&house.bank, "kunde-2").await;
    house
        .bank
        .post("/api/v1/intents/train", &json!({}))
        .await
        .ok();
    assert_eq!(kind(&some.next_of("event").await), "run.created");

    // All the shop hears of it is its own.
    let own = begin(&house.shop, "cyklist").await;
    let heard = shop
        .events_until(|event| event["event"]["subject"] == own.as_str())
        .await;
    let kinds: Vec<String> = heard.iter().map(kind).collect();
    assert_eq!(kinds, ["customer.created", "conversation.created"]);
    let mut again = Socket::subscribed(&house.shop, from_the_start).await;
    let replayed = again
        .events_until(|event| event["event"]["subject"] == own.as_str())
        .await;
    assert_eq!(replayed, heard);
    again.next_of("subscribed").await;
    let typing = json!({"type": "typing", "conversationId": id, "typing": true});
    all.say(typing).await;
    assert_eq!(
        all.next_of("typing_indicator").await["conversationId"],
        id.as_str()
    );
    shop.say(json!({"type": "ping"})).await;
    assert_eq!(
        shop.next().await["type"],
        "pong",
        "the shop hears the bank type"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_comes_back_misses_nothing_and_hears_nothing_twice() {
    let house = House::new().await;
    let subscribe = |since: i64| json!({"type": "subscribe", "types": ["conversation.created"], "since": since});
    // Somebody keeps writing all the while.
    let writing = tokio::spawn({
        let bank = house.bank.clone();
        async move {
            for number in 0..60 {
                begin(&bank, &format!("kunde-{number}")).await;
            }
        }
    });
    let (mut last, mut heard) = (0, Vec::new());
    while heard.len() < 60 {
        let mut socket = Socket::subscribed(&house.bank, subscribe(last)).await;
        // A few, and gone without a word.
        for _ in 0..(60 - heard.len()).min(13) {
            let event = socket.next_of("event").await;
            last = event["seq"].as_i64().unwrap();
            heard.push(
                event["event"]["data"]["userId"]
                    .as_str()
                    .unwrap()
                    .to_owned(),
            );
        }
    }
    writing.await.unwrap();
    let written: Vec<String> = (0..60).map(|number| format!("kunde-{number}")).collect();
    assert_eq!(heard, written);
    let events = house.events(0, "conversation.created", 60).await;
    assert_eq!(events.len(), 60);
    assert_eq!(
        events[59]["sequence"]
            .as_i64()
            .or(events[59]["seq"].as_i64()),
        Some(last)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_talks_over_the_socket() {
    let house = House::new().await.taught().await;
    let conversation = house.conversation().await;
    let mut socket = Socket::open(&house.bank, "/ws").await.unwrap();
    socket.next().await;
    socket
        .say(json!({
            "type": "message", "conversationId": conversation, "clientId": "c-1",
            "content": "Hvordan spærrer jeg mit kort?",
        }))
        .await;
    let mut receipt = None;
    let mut states = Vec::new();
    while states.last().is_none_or(|(state, _)| state != "final") {
        let message = socket.next().await;
        match message["type"].as_str().unwrap() {
            "message_received" => receipt = Some(message),
            "ai_response" => states.push((message["state"].as_str().unwrap().to_owned(), message)),
            other => panic!("{other}: {message}"),
        }
    }
    let receipt = receipt.expect("no receipt");
    assert_eq!(receipt["clientId"], "c-1");
    assert_eq!(receipt["conversationId"], conversation.as_str());
    let answer = &states.last().unwrap().1;
    assert_eq!(answer["response"]["userMessageId"], receipt["messageId"]);
    let stored = house.messages(&conversation).await;
    assert_eq!(stored.len(), 2);
    assert_eq!(stored[1]["content"], answer["text"]);
    assert_eq!(
        rounded(&stored[1]["sources"]),
        rounded(&answer["response"]["sources"])
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn garbage_is_answered_with_an_error_and_the_socket_serves_on() {
    let house = House::new().await;
    let mut socket = Socket::open(&house.bank, "/events").await.unwrap();
    socket.next().await;
    let hello = json!({"type": "message", "conversationId": NOBODY, "content": "Hej"});
    let mut empty = hello.clone();
    empty["content"] = json!("");
    for (garbage, code) in [
        ("", "validation_failed"),
        ("{", "validation_failed"),
        ("null", "validation_failed"),
        ("[[[[", "validation_failed"),
        ("{\"type\":\"explode\"}", "validation_failed"),
        ("{\"type\":\"subscribe\"}", "validation_failed"),
        (
            "{\"type\":\"subscribe\",\"types\":[\"a%'; --\"]}",
            "validation_failed",
        ),
        (
            "{\"type\":\"subscribe\",\"types\":[\"*\"],\"since\":\"yesterday\"}",
            "validation_failed",
        ),
        (
            "{\"type\":\"typing\",\"conversationId\":7,\"typing\":1}",
            "validation_failed",
        ),
        (&empty.to_string(), "validation_failed"),
        (&hello.to_string(), "not_found"),
    ] {
        socket.0.send(Message::text(garbage)).await.unwrap();
        let error = socket.next().await;
        assert_eq!(error["type"], "error", "{garbage}");
        assert_eq!(error["code"], code, "{garbage}: {error}");
        assert!(
            error["message"]
                .as_str()
                .is_some_and(|text| !text.is_empty()),
            "{error}"
        );
    }
    socket
        .0
        .send(Message::binary(vec![0, 159, 146, 150]))
        .await
        .unwrap();
    assert_eq!(socket.next().await["type"], "error");
    socket.say(json!({"type": "ping"})).await;
    assert_eq!(socket.next().await["type"], "pong");
    // One that sends more than is taken, or bytes that are no WebSocket at all, is cut off; others are not.
    let mut flood = Socket::open(&house.bank, "/events").await.unwrap();
    flood.next().await;
    let _ = flood.0.send(Message::text("x".repeat(200_000))).await;
    assert!(flood.hear().await.is_err());
    let mut broken = Socket::open(&house.bank, "/events").await.unwrap();
    broken.next().await;
    tokio::io::AsyncWriteExt::write_all(broken.0.get_mut(), &[0xff; 64])
        .await
        .unwrap();
    while broken.hear().await.is_ok() {}
    socket.say(json!({"type": "ping"})).await;
    assert_eq!(socket.next().await["type"], "pong");
}

/// More than the buffers between server and client hold.
const FLOOD: i64 = 3000;
/// What who reads keeps up with.
const WAVE: i64 = 300;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_does_not_read_is_dropped_and_can_go_on_where_it_was() {
    let house = House::new().await;
    let mut slow = Socket::open_with(&house.bank, "/events", Some(16 * 1024))
        .await
        .unwrap();
    slow.next().await;
    slow.say(json!({"type": "subscribe", "types": ["message.*"]}))
        .await;
    slow.next_of("subscribed").await;
    let mut quick = Socket::subscribed(
        &house.bank,
        json!({"type": "subscribe", "types": ["message.*"]}),
    )
    .await;
    quick.next_of("subscribed").await;
    let flood = "INSERT INTO outbox (tenant_id, id, type, subject, actor_type, data, created_at)
         SELECT $1, gen_random_uuid(), 'message.created', $1, 'system',
                jsonb_build_object('number', n, 'filler', repeat('x', 8000)), now()
         FROM generate_series($2::bigint, $3::bigint) AS n";
    let admin = house.test.admin().await;
    let number = |event: &Value| event["event"]["data"]["number"].as_i64().unwrap();
    for first in (1..FLOOD).step_by(usize::try_from(WAVE).unwrap()) {
        let last = first + WAVE - 1;
        admin
            .execute(flood, &[&house.bank_id.0, &first, &last])
            .await
            .unwrap();
        admin.batch_execute("NOTIFY tekup_outbox").await.unwrap();
        // Who reads gets it all; the slow one holds nobody up.
        quick.events_until(|event| number(event) == last).await;
    }

    let mut numbers = Vec::new();
    let last = loop {
        let message = slow.next().await;
        match message["type"].as_str().unwrap() {
            "event" => numbers.push(number(&message)),
            "dropped" => {
                assert_eq!(message["reason"], "slow_consumer");
                break message["lastSeq"].as_i64().unwrap();
            }
            other => panic!("{other}"),
        }
    };
    let frame = slow.hear().await.unwrap_err();
    assert!(frame.is_some_and(|frame| frame.reason == "slow_consumer"));
    assert!(numbers.len() < usize::try_from(FLOOD).unwrap());
    let resume = json!({"type": "subscribe", "types": ["message.*"], "since": last});
    let mut back = Socket::subscribed(&house.bank, resume).await;
    let rest = back.events_until(|event| number(event) == FLOOD).await;
    numbers.extend(rest.iter().map(number));
    assert_eq!(numbers, (1..=FLOOD).collect::<Vec<_>>());
}
