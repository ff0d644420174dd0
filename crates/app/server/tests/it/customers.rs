//! A customer is one person across channels.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{caller::Caller, house::House};

async fn begin(bank: &Caller, input: Value) -> Value {
    bank.post("/api/v1/conversations", &input).await.ok()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The ids of a customer's conversations.
async fn conversations(bank: &Caller, customer: &str) -> Vec<String> {
    let path = format!("/api/v1/customers/{customer}/conversations");
    let items = bank.get(&path).await.items();
    items
        .iter()
        .map(|one| text(&one["id"]).to_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_id_on_two_channels_is_one_customer() {
    let house = House::new().await;
    let bank = &house.bank;
    let web = json!({"userId": "k-1", "channel": "web", "customerName": "Mette Holm"});
    let first = begin(bank, web).await;
    let second = begin(bank, json!({"userId": "k-1", "channel": "phone"})).await;
    let other = begin(bank, json!({"userId": "k-2", "channel": "web"})).await;
    assert_eq!(first["customerId"], second["customerId"]);
    assert_ne!(first["customerId"], other["customerId"]);
    assert_eq!(second["customerName"], "Mette Holm");
    let customer = text(&first["customerId"]);
    let theirs = conversations(bank, customer).await;
    assert_eq!(theirs, [text(&second["id"]), text(&first["id"])]);
    let found = bank.get("/api/v1/customers?q=mette").await.items();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["userId"], "k-1");
    // A percent sign is a percent sign.
    assert!(bank.get("/api/v1/customers?q=%25").await.items().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_known_of_a_customer_can_be_changed_and_a_vouched_address_is_unique() {
    let house = House::new().await;
    let bank = &house.bank;
    let one = begin(bank, json!({"userId": "k-1", "channel": "web"})).await;
    let other = begin(bank, json!({"userId": "k-2", "channel": "web"})).await;
    let path =
        |conversation: &Value| format!("/api/v1/customers/{}", text(&conversation["customerId"]));
    let change = json!({
        "name": "Bo", "email": " Bo@Bank.Example", "emailVerified": true, "phone": "70 20 11 00",
        "attributes": {"plan": "gold"},
    });
    let changed = bank.send("PATCH", &path(&one), &change).await.ok();
    assert_eq!(changed["email"], "bo@bank.example");
    assert_eq!(changed["phone"], "+4570201100");
    let detail = bank.get(&path(&one)).await.ok();
    let verified: Vec<(&str, bool)> = detail["identities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["kind"]), one["verified"].as_bool().unwrap()))
        .collect();
    assert_eq!(
        verified,
        [("external_id", true), ("email", true), ("phone", false)]
    );

    let same = json!({"email": "bo@bank.example", "emailVerified": true});
    bank.send("PATCH", &path(&other), &same)
        .await
        .fails(409, "conflict");
    // To claim it is no clash, and staff see that the two may be one.
    let claim = json!({"email": "bo@bank.example"});
    bank.send("PATCH", &path(&other), &claim).await.ok();
    let detail = bank.get(&path(&other)).await.ok();
    assert_eq!(detail["similar"][0]["id"], one["customerId"]);
    let wrong = json!({"email": "bo"});
    assert_eq!(
        bank.send("PATCH", &path(&one), &wrong).await.wrong_fields(),
        ["email"]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_customers_become_one_and_two_again() {
    let house = House::new().await;
    let bank = &house.bank;
    let kept = begin(bank, json!({"userId": "k-1", "channel": "web"})).await;
    let gone = begin(
        bank,
        json!({"userId": "k-2", "channel": "phone", "customerName": "Ida"}),
    )
    .await;
    let (into, from) = (text(&kept["customerId"]), text(&gone["customerId"]));
    let path = format!("/api/v1/customers/{into}/merge");
    let merged = bank.post(&path, &json!({"from": from})).await.ok();
    assert_eq!(merged["name"], "Ida");
    assert_eq!(merged["merge"]["conversations"], 1);
    assert_eq!(conversations(bank, into).await.len(), 2);
    // Both ids lead to the one that stayed.
    let again = begin(bank, json!({"userId": "k-2", "channel": "api"})).await;
    assert_eq!(again["customerId"], into);
    bank.post(&path, &json!({"from": from}))
        .await
        .fails(409, "conflict");
    assert_eq!(
        bank.post(&path, &json!({"from": into}))
            .await
            .wrong_fields(),
        ["from"]
    );

    let undo = format!(
        "/api/v1/customers/merges/{}/undo",
        text(&merged["merge"]["id"])
    );
    bank.post(&undo, &json!({})).await.ok();
    assert_eq!(conversations(bank, from).await, [text(&gone["id"])]);
    // What came after the merge stays where it came.
    assert_eq!(conversations(bank, into).await.len(), 2);
    let back = begin(bank, json!({"userId": "k-2", "channel": "api"})).await;
    assert_eq!(back["customerId"], from);
    let detail = bank.get(&format!("/api/v1/customers/{into}")).await.ok();
    assert_eq!(detail["name"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn erasing_a_customer_leaves_none_of_their_words() {
    let house = House::new().await;
    let bank = &house.bank;
    let secret = "Kvaksalver";
    let begun = begin(
        bank,
        json!({"userId": "k-1", "channel": "web", "customerName": secret, "initialMessage": secret}),
    )
    .await;
    let stays = begin(
        bank,
        json!({"userId": "k-2", "channel": "web", "initialMessage": "Hej"}),
    )
    .await;
    let events = "/api/v1/events?limit=100";
    until("the words stand in the log", || async {
        bank.get(events).await.text.contains(secret)
    })
    .await;
    let path = format!("/api/v1/customers/{}", text(&begun["customerId"]));
    let erased = bank.send("DELETE", &path, &json!({})).await.ok();
    assert_eq!(erased["conversations"], 1);
    bank.get(&path).await.fails(404, "not_found");
    let conversation = format!("/api/v1/conversations/{}", text(&begun["id"]));
    bank.get(&conversation).await.fails(404, "not_found");
    until("the erasure stands in the log", || async {
        bank.get("/api/v1/events?types=customer.erased")
            .await
            .items()
            .len()
            == 1
    })
    .await;
    assert!(!bank.get(events).await.text.contains(secret));
    assert_eq!(
        house.messages(text(&stays["id"])).await[0]["content"],
        "Hej"
    );
    // The id begins anew.
    let anew = begin(bank, json!({"userId": "k-1", "channel": "web"})).await;
    assert_ne!(anew["customerId"], begun["customerId"]);
    assert_eq!(anew["customerName"], Value::Null);
}
