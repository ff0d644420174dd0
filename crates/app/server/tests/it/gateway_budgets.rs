//! What models may cost: told when it is nearly spent, and refused before any model is asked when it is.

use serde_json::{Value, json};
use tekup_context::Permission;
use tekup_testkit::until;

use crate::{
    caller::Caller,
    house::House,
    scripted::{Scripted, says},
};

const CHAT: &str = "/v1/chat/completions";
const BUDGETS: &str = "/api/v1/model-budgets";
/// What each call of the scripted model uses.
const CALL: i64 = 110;

fn hello(model: &str) -> Value {
    json!({"model": model, "messages": [{"role": "user", "content": "Hej?"}]})
}

async fn budget(caller: &Caller, name: &str, scope: &str, subject: Value, tokens: i64) -> String {
    let body = json!({"name": name, "scope": scope, "subject": subject, "period": "day", "tokens": tokens});
    let made = caller.post(BUDGETS, &body).await.ok();
    made["id"].as_str().unwrap().to_owned()
}

async fn refused(caller: &Caller, model: &str, budget: &str) {
    let answer = caller.post(CHAT, &hello(model)).await;
    assert_eq!(answer.status, 429, "{}", answer.text);
    let error = &answer.json()["error"];
    assert_eq!(error["code"], "insufficient_quota");
    assert_eq!(error["type"], "insufficient_quota");
    let message = error["message"].as_str().unwrap();
    assert!(message.contains(&format!("`{budget}`")), "{message}");
    assert_eq!(answer.header("x-should-retry"), "false");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budgets_warn_at_a_share_and_refuse_when_spent() {
    let model = Scripted::start(&[says("Hej")]).await;
    let house = House::thinking_with(&model).await;
    let bank = &house.bank;
    // What was used before the budget counts as well.
    bank.post(CHAT, &hello("scripted")).await.ok();
    let id = budget(bank, "house", "tenant", Value::Null, 3 * CALL).await;
    let path = format!("{BUDGETS}/{id}");
    let shown = bank.get(&path).await.ok();
    assert_eq!(shown["warnAt"], 80);
    assert_eq!(shown["spent"]["tokens"], CALL, "{shown}");
    bank.post(CHAT, &hello("scripted")).await.ok();
    let shown = bank.get(&path).await.ok();
    assert_eq!(shown["spent"]["tokens"], 2 * CALL, "{shown}");
    assert!((shown["spent"]["share"].as_f64().unwrap() - 2.0 / 3.0).abs() < 0.001);
    bank.post(CHAT, &hello("scripted")).await.ok();
    for _ in 0..3 {
        refused(bank, "scripted", "house").await;
    }
    assert_eq!(model.asked().len(), 3, "no model is asked any more");
    // Other doors are told in their own words.
    let body = json!({"input": {"data": "Hej?"}});
    let answer = bank.post("/api/v1/inference", &body).await;
    answer.fails(409, "conflict");
    assert!(answer.text.contains("`house`"), "{}", answer.text);
    let started = json!({"input": {"data": "Hej?"}, "options": {"async": true}});
    let started = bank.post("/api/v1/inference", &started).await.ok();
    let asked = format!(
        "/api/v1/inference/{}",
        started["requestId"].as_str().unwrap()
    );
    until("the run has failed", || async {
        bank.get(&asked).await.ok()["status"] == "failed"
    })
    .await;
    let standing = bank.get(&asked).await.ok();
    assert!(
        standing["error"].as_str().unwrap().contains("`house`"),
        "{standing}"
    );

    let told = house.events(0, "inference.budget_exceeded", 1).await;
    assert_eq!(told[0]["data"]["name"], "house");
    let told = house.events(0, "inference.budget_warned", 1).await;
    assert_eq!(told[0]["data"]["id"], id.as_str());
    // Another tenant spends its own, and does not see this one.
    house.shop.post(CHAT, &hello("scripted")).await.ok();
    assert_eq!(house.shop.get(&path).await.status, 404);
    // With more to spend it goes on; every period is told of once, for each amount.
    let more = json!({"name": "house", "scope": "tenant", "period": "day", "tokens": 100 * CALL});
    bank.send("PUT", &path, &more).await.ok();
    bank.post(CHAT, &hello("scripted")).await.ok();
    assert_eq!(
        house.events(0, "inference.budget_exceeded", 1).await.len(),
        1
    );
    assert_eq!(house.events(0, "inference.budget_warned", 1).await.len(), 1);
    bank.send("DELETE", &path, &json!({})).await.ok();
    assert_eq!(bank.get(&path).await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn budgets_are_for_a_key_an_alias_or_a_model() {
    let model = Scripted::start(&[says("Hej")]).await;
    let house = House::thinking_with(&model).await;
    let bank = &house.bank;
    let url = model.settings().url;
    for name in ["east", "west"] {
        let body = json!({"name": name, "kind": "compatible", "url": url, "apiKey": "k"});
        bank.post("/api/v1/model-providers", &body).await.ok();
    }
    for (name, targets) in [
        ("writer", json!([{"model": "east/m"}, {"model": "west/m"}])),
        ("other", json!([{"model": "west/n"}])),
    ] {
        let body = json!({"name": name, "targets": targets});
        bank.post("/api/v1/model-aliases", &body).await.ok();
    }
    let key = house.key("robot", &[Permission::ModelsRead]).await;
    let keys = bank.get("/api/v1/api-keys").await.items();
    let id = keys.iter().find(|key| key["name"] == "robot").unwrap();
    budget(bank, "robots", "key", id["id"].clone(), CALL).await;
    key.post(CHAT, &hello("other")).await.ok();
    refused(&key, "other", "robots").await;
    bank.post(CHAT, &hello("other")).await.ok();

    // A model whose budget is used up is passed over where another stands in.
    budget(bank, "eastern", "model", json!("east/m"), CALL).await;
    bank.post(CHAT, &hello("writer")).await.ok();
    bank.post(CHAT, &hello("writer")).await.ok();
    refused(bank, "east/m", "eastern").await;
    let path = "/api/v1/models/usage?by=provider";
    until("all calls are counted", || async {
        bank.get(path).await.ok()["total"]["calls"] == 4
    })
    .await;
    let used = bank.get(path).await.ok();
    let west = used["groups"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["name"] == "west");
    assert_eq!(west.unwrap()["calls"], 3, "{used}");

    budget(bank, "writers", "alias", json!("writer"), CALL).await;
    refused(bank, "writer", "writers").await;
    bank.post(CHAT, &hello("other")).await.ok();

    let wrong =
        json!({"name": "x", "scope": "agent", "subject": "no id", "period": "month", "tokens": 1});
    assert_eq!(bank.post(BUDGETS, &wrong).await.wrong_fields(), ["subject"]);
    let wrong = json!({"name": "x", "scope": "tenant", "period": "month"});
    assert_eq!(
        bank.post(BUDGETS, &wrong).await.wrong_fields(),
        ["costMicros"]
    );
    let taken = json!({"name": "writers", "scope": "tenant", "period": "month", "tokens": 5});
    bank.post(BUDGETS, &taken).await.fails(409, "conflict");
}
