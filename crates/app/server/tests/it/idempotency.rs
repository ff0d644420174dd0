//! Calls that come twice are done once.

use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::{
    caller::{Answer, Caller},
    house::House,
    journey::rounded,
};

const CONVERSATIONS: &str = "/api/v1/conversations";

fn keyed(caller: &Caller, path: &str, key: &str, body: &Value) -> RequestBuilder {
    caller
        .request("POST", path)
        .header("idempotency-key", key)
        .json(body)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_key_gets_the_same_answer_and_has_one_effect() {
    let house = House::new().await.taught().await;
    let bank = &house.bank;
    let new = json!({"userId": "kunde-1", "channel": "web"});
    let first = Answer::of(keyed(bank, CONVERSATIONS, "k-1", &new)).await;
    let second = Answer::of(keyed(bank, CONVERSATIONS, "k-1", &new)).await;
    assert_eq!(first.status, second.status);
    assert_eq!(first.ok(), second.ok());
    assert_eq!(first.header("idempotency-replayed"), "");
    assert_eq!(second.header("idempotency-replayed"), "true");
    assert_eq!(bank.get(CONVERSATIONS).await.items().len(), 1);

    // The key belongs to that one request of that one caller.
    let other = json!({"userId": "kunde-2", "channel": "web"});
    Answer::of(keyed(bank, CONVERSATIONS, "k-1", &other))
        .await
        .fails(409, "conflict");
    let intent = json!({"name": "hello", "examples": [{"text": "hej"}]});
    Answer::of(keyed(bank, "/api/v1/intents", "k-1", &intent))
        .await
        .fails(409, "conflict");
    let of_shop = Answer::of(keyed(&house.shop, CONVERSATIONS, "k-1", &new))
        .await
        .ok();
    assert_ne!(of_shop["id"], first.ok()["id"]);
    assert_eq!(bank.get(CONVERSATIONS).await.items().len(), 1);

    // A message is stored and answered once, and the second caller gets that answer.
    let id = first.ok()["id"].as_str().unwrap().to_owned();
    let path = format!("{CONVERSATIONS}/{id}/messages");
    let question = json!({"content": "Hvordan spærrer jeg mit kort?"});
    let asked = Answer::of(keyed(bank, &path, "k-2", &question)).await.ok();
    let again = Answer::of(keyed(bank, &path, "k-2", &question)).await.ok();
    assert_eq!(asked["answer"]["engine"], "passage");
    assert_eq!(rounded(&asked), rounded(&again));
    assert_eq!(house.messages(&id).await.len(), 2);
    let opening = json!({
        "userId": "kunde-3", "channel": "web", "initialMessage": "Hvordan spærrer jeg mit kort?",
    });
    let opened = Answer::of(keyed(bank, CONVERSATIONS, "k-3", &opening))
        .await
        .ok();
    let reopened = Answer::of(keyed(bank, CONVERSATIONS, "k-3", &opening))
        .await
        .ok();
    assert_eq!(rounded(&opened), rounded(&reopened));
    assert_eq!(opened["reply"]["answer"]["engine"], "passage");
    assert_eq!(bank.get(CONVERSATIONS).await.items().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twins_at_the_same_moment_have_one_effect() {
    let house = House::new().await.taught().await;
    let bank = &house.bank;
    let new = json!({"userId": "kunde-1", "channel": "web"});
    let twins = (0..8).map(|_| Answer::of(keyed(bank, CONVERSATIONS, "twin", &new)));
    let answers = futures::future::join_all(twins).await;
    let id = answers[0].ok()["id"].clone();
    for answer in &answers {
        assert_eq!(answer.ok()["id"], id);
    }
    assert_eq!(bank.get(CONVERSATIONS).await.items().len(), 1);

    let id = id.as_str().unwrap();
    let path = format!("{CONVERSATIONS}/{id}/messages");
    let question = json!({"content": "Hvordan spærrer jeg mit kort?"});
    let twins = (0..8).map(|_| Answer::of(keyed(bank, &path, "twin-2", &question)));
    let answers = futures::future::join_all(twins).await;
    let asked = answers[0].ok()["userMessageId"].clone();
    for answer in &answers {
        let answer = answer.ok();
        assert_eq!(answer["userMessageId"], asked);
        // Who comes while the first is still answered is told that the answer is on its way.
        let complete = answer["answer"]["engine"] == "passage";
        assert!(
            complete || answer["answer"]["state"] == "drafting",
            "{answer}"
        );
    }
    assert_eq!(house.messages(id).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_is_not_remembered_and_a_bad_key_is_named() {
    let house = House::new().await;
    let bank = &house.bank;
    let wrong = json!({"userId": "kunde-1", "channel": "telegraph"});
    let refused = Answer::of(keyed(bank, CONVERSATIONS, "k-1", &wrong)).await;
    assert_eq!(refused.wrong_fields(), ["channel"]);
    let right = json!({"userId": "kunde-1", "channel": "web"});
    Answer::of(keyed(bank, CONVERSATIONS, "k-1", &right))
        .await
        .ok();
    let nowhere = format!("{CONVERSATIONS}/0198c0de-0000-7000-8000-000000000000/resolve");
    Answer::of(keyed(bank, &nowhere, "k-2", &json!({})))
        .await
        .fails(404, "not_found");
    for key in ["", "a b", &"k".repeat(201)] {
        let refused = Answer::of(keyed(bank, CONVERSATIONS, key, &right)).await;
        assert_eq!(refused.wrong_fields(), ["Idempotency-Key"]);
    }
    let not_ascii = bank.request("POST", CONVERSATIONS).json(&right);
    let not_ascii = not_ascii.header("idempotency-key", &b"k\xc3\xa6k"[..]);
    assert_eq!(
        Answer::of(not_ascii).await.wrong_fields(),
        ["Idempotency-Key"]
    );
    assert_eq!(bank.get(CONVERSATIONS).await.items().len(), 1);
}
