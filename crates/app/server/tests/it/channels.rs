//! Channels of messages: published, read, followed and worked off from outside.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{caller::Caller, house::House, websocket::Socket};

const LEADS: &str = "/api/v1/channels/lead";

async fn publish(caller: &Caller, subject: &str, numbers: std::ops::RangeInclusive<i64>) {
    let messages: Vec<Value> = numbers
        .map(|n| json!({"subject": subject, "key": "anna", "payload": {"n": n}}))
        .collect();
    let path = format!("{LEADS}/messages");
    let published = caller
        .post(&path, &json!({"messages": messages}))
        .await
        .ok();
    assert_eq!(published["items"].as_array().unwrap().len(), messages.len());
}

fn numbers(items: &Value) -> Vec<i64> {
    let items = items.as_array().unwrap().iter();
    items
        .map(|item| {
            item.get("message").unwrap_or(item)["payload"]["n"]
                .as_i64()
                .unwrap()
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_are_read_from_where_the_last_read_ended() {
    let house = House::new().await;
    publish(&house.bank, "lead.created", 1..=3).await;
    publish(&house.bank, "lead.note.added", 4..=5).await;
    publish(&house.shop, "lead.created", 99..=99).await;
    let path = format!("{LEADS}/messages?limit=2");
    let first = house.bank.get(&path).await.ok();
    assert_eq!(numbers(&first["items"]), [1, 2]);
    assert_eq!(first["items"][0]["publisher"]["type"], "api_key");
    let after = first["nextSequence"].as_i64().unwrap();
    let rest = house
        .bank
        .get(&format!("{LEADS}/messages?after={after}"))
        .await
        .ok();
    assert_eq!(numbers(&rest["items"]), [3, 4, 5]);
    let chosen = house
        .bank
        .get(&format!("{LEADS}/messages?subject=lead.*"))
        .await
        .ok();
    assert_eq!(numbers(&chosen["items"]), [1, 2, 3]);
    let both = format!("{LEADS}/messages?after=1&since=2026-01-01T00:00:00Z");
    house.bank.get(&both).await.fails(400, "validation_failed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_messages_are_refused_with_their_places_and_none_is_published() {
    let house = House::new().await;
    let messages = json!({"messages": [
        {"subject": "lead.created"}, {"subject": "lead created", "headers": {"a b": "c"}},
    ]});
    let path = format!("{LEADS}/messages");
    let answer = house.bank.post(&path, &messages).await;
    let error = answer.fails(400, "validation_failed");
    let fields: Vec<_> = error["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["field"])
        .collect();
    assert_eq!(fields, ["messages.1.subject", "messages.1.headers.a b"]);
    assert!(house.bank.get(&path).await.items().is_empty());
    let nowhere = json!({"messages": [{"subject": "lead.created"}]});
    let nowhere = house
        .bank
        .post("/api/v1/channels/nowhere/messages", &nowhere)
        .await;
    nowhere.fails(404, "not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_a_key_a_message_is_published_once() {
    let house = House::new().await;
    for channel in ["lead", "voice"] {
        let path = format!("/api/v1/channels/{channel}/messages");
        let message = json!({"messages": [{"subject": "lead.created", "payload": {"n": 1}}]});
        for _ in 0..3 {
            let request = house
                .bank
                .request("POST", &path)
                .header("idempotency-key", channel);
            assert_eq!(request.json(&message).send().await.unwrap().status(), 201);
        }
        until("it is there", || async {
            !house.bank.get(&path).await.items().is_empty()
        })
        .await;
        publish(&house.bank, "lead.created", 2..=2).await;
        let items = house.bank.get(&path).await.items();
        let first = items.iter().filter(|item| item["payload"]["n"] == 1);
        assert_eq!(first.count(), 1, "{channel}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_works_a_channel_off_and_its_dead_letters_are_replayed() {
    let house = House::new().await;
    let bank = &house.bank;
    let group = json!({"group": {"name": "mail", "subject": "lead.>", "from": "beginning", "maxDeliveries": 2}});
    bank.post(&format!("{LEADS}/groups"), &group).await.ok();
    bank.post(&format!("{LEADS}/groups"), &group)
        .await
        .fails(409, "conflict");
    publish(bank, "lead.created", 1..=2).await;
    let at = |what: &str| format!("{LEADS}/groups/mail/{what}");
    let fetch = async || {
        let wanted = json!({"consumer": "mail-1", "waitSeconds": 20});
        bank.post(&at("fetch"), &wanted).await.ok()["items"].clone()
    };
    // Of one key: one after the other.
    let first = fetch().await;
    assert_eq!(numbers(&first), [1]);
    let done = json!({"receipts": [first[0]["receipt"]]});
    let counted = bank.post(&at("acknowledge"), &done).await.ok();
    assert_eq!(
        counted["sequences"],
        json!([first[0]["receipt"]["sequence"]])
    );
    let again = bank.post(&at("acknowledge"), &done).await.ok();
    assert_eq!(again["sequences"], json!([]));
    for _ in 0..2 {
        let second = fetch().await;
        assert_eq!(numbers(&second), [2]);
        let refusal = json!({"receipts": [second[0]["receipt"]], "reason": "no such address"});
        bank.post(&at("refuse"), &refusal).await.ok();
    }
    let groups = bank.get(&format!("{LEADS}/groups")).await.items();
    assert_eq!(
        (&groups[0]["dead"], &groups[0]["lag"]),
        (&json!(1), &json!(0))
    );
    let dead = bank.get(&at("dead-letters")).await.items();
    assert_eq!(
        (&dead[0]["reason"], &dead[0]["message"]["payload"]["n"]),
        (&json!("no such address"), &json!(2))
    );
    let replayed = bank.post(&at("dead-letters/replay"), &json!({})).await.ok();
    assert_eq!(replayed["count"], 1);
    assert_eq!(numbers(&fetch().await), [2]);
    bank.post(&at("position"), &json!({"from": "beginning"}))
        .await
        .ok();
    assert_eq!(numbers(&fetch().await), [1]);
    house
        .shop
        .get(&at("dead-letters"))
        .await
        .fails(404, "not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_follows_a_channel_from_a_position_with_a_wild_card() {
    let house = House::new().await;
    publish(&house.bank, "lead.created", 1..=2).await;
    let follow = json!({"type": "follow", "channel": "lead", "subject": "lead.*", "from": "beginning", "id": 7});
    let mut socket = Socket::subscribed(&house.bank, follow).await;
    let following = socket.next().await;
    assert_eq!(
        (&following["type"], &following["id"]),
        (&json!("following"), &json!(7))
    );
    publish(&house.shop, "lead.created", 98..=98).await;
    publish(&house.bank, "lead.note.added", 99..=99).await;
    publish(&house.bank, "lead.won", 3..=3).await;
    for n in 1..=3 {
        let message = socket.next().await;
        assert_eq!(
            (&message["type"], &message["message"]["payload"]["n"]),
            (&json!("channel_message"), &json!(n))
        );
    }
    socket
        .say(json!({"type": "unfollow", "channel": "lead"}))
        .await;
    assert_eq!(socket.next().await["type"], "unfollowed");
    publish(&house.bank, "lead.won", 4..=4).await;
    socket.say(json!({"type": "ping"})).await;
    assert_eq!(socket.next().await["type"], "pong");
    socket
        .say(json!({"type": "follow", "channel": "nowhere"}))
        .await;
    assert_eq!(socket.next().await["code"], "not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_throttled_client_gets_the_latest_of_a_subject_and_how_many_it_was_spared() {
    let house = House::new().await;
    let follow = json!({"type": "follow", "channel": "lead", "throttleMs": 1500});
    let mut socket = Socket::subscribed(&house.bank, follow).await;
    assert_eq!(socket.next().await["type"], "following");
    publish(&house.bank, "lead.changed", 1..=40).await;
    let (mut heard, mut spared, mut last) = (0, 0, 0);
    while last < 40 {
        let message = socket.next().await;
        heard += 1;
        spared += message["leftOut"].as_i64().unwrap();
        last = message["message"]["payload"]["n"].as_i64().unwrap();
    }
    assert_eq!(heard + spared, 40, "each was sent or counted");
    assert!(heard < 40, "nothing was left out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_throttled_subscription_to_events_counts_what_it_leaves_out() {
    let house = House::new().await;
    let conversation = house.conversation().await;
    let subscription =
        json!({"type": "subscribe", "types": ["conversation.updated"], "throttleMs": 1500});
    let mut socket = Socket::subscribed(&house.bank, subscription).await;
    assert_eq!(socket.next().await["type"], "subscribed");
    let path = format!("/api/v1/conversations/{conversation}");
    for n in 1..=10 {
        let change = json!({"tags": [format!("tag-{n}")]});
        house.bank.send("PATCH", &path, &change).await.ok();
    }
    let (mut heard, mut spared) = (0, 0);
    while heard + spared < 10 {
        let event = socket.next_of("event").await;
        heard += 1;
        spared += event["leftOut"].as_i64().unwrap();
    }
    assert_eq!(heard + spared, 10);
    assert!(spared > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_person_said_goes_from_the_channels_when_they_are_erased() {
    let house = House::new().await;
    let opened = json!({"userId": "anna", "customerName": "Anna Zebrafinke", "channel": "web"});
    let opened = house.bank.post("/api/v1/conversations", &opened).await.ok();
    let customer = opened["customerId"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/customers/{customer}");
    let change = json!({"name": "Anna Gulspurv"});
    house.bank.send("PATCH", &path, &change).await.ok();
    let carried = async || house.bank.get("/api/v1/channels/crm/messages").await.text;
    until("the channel carries it", || async {
        carried().await.contains("Gulspurv")
    })
    .await;
    house.bank.send("DELETE", &path, &json!({})).await.ok();
    assert!(!carried().await.contains("Gulspurv"));
}
