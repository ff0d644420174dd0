//! What happened with a record, from everywhere.

use serde_json::{Value, json};
use tekup_context::Permission;

use crate::{
    crm::{id, lead, text, unscored},
    house::House,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_tells_its_story() {
    let house = House::new().await;
    let bank = &house.bank;
    unscored(bank).await;
    let made = lead(bank, json!({"name": "Mette"})).await;
    let path = format!("/api/v1/leads/{}", id(&made));
    bank.send("PATCH", &path, &json!({"name": "Mette Holm"}))
        .await
        .ok();
    let call = json!({"recordId": id(&made), "kind": "lead", "type": "call", "body": "Vil have tilbud", "minutes": 12});
    let call = bank.post("/api/v1/crm/activities", &call).await.ok();
    let task =
        json!({"title": "Send tilbud", "recordId": id(&made), "dueAt": "2030-01-01T08:00:00Z"});
    let task = bank.post("/api/v1/crm/tasks", &task).await.ok();
    let story = format!("/api/v1/crm/records/{}/timeline", id(&made));
    let items = bank.get(&story).await.items();
    let of = |wanted: &str| {
        items
            .iter()
            .find(|item| item["type"] == wanted)
            .unwrap()
            .clone()
    };
    assert_eq!(of("call")["minutes"], 12);
    assert_eq!(of("change")["before"]["name"], "Mette");
    assert_eq!(of("change")["after"]["name"], "Mette Holm");
    assert_eq!(of("task")["state"], "open");
    assert!(bank.get(&path).await.ok()["lastActivityAt"].is_string());
    let due = bank.get("/api/v1/crm/tasks").await.items();
    assert_eq!(due[0]["title"], "Send tilbud");
    let tasks = format!("/api/v1/crm/tasks/{}", id(&task));
    bank.send("PATCH", &tasks, &json!({"done": true}))
        .await
        .ok();
    assert!(bank.get("/api/v1/crm/tasks").await.items().is_empty());
    house.events(0, "task.completed", 1).await;
    let first = bank.get(&format!("{story}?limit=1")).await.ok();
    let next = format!("{story}?limit=10&cursor={}", text(&first["nextCursor"]));
    assert_eq!(bank.get(&next).await.items().len(), items.len() - 1);
    let activity = format!("/api/v1/crm/activities/{}", id(&call));
    bank.send("DELETE", &activity, &json!({})).await.ok();
    assert_eq!(bank.get(&story).await.items().len(), items.len() - 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contacts_story_holds_their_conversations_but_no_claims() {
    let house = House::new().await;
    let bank = &house.bank;
    let contact = json!({"name": "Bo", "email": "Bo@nordlys.dk"});
    let contact = bank.post("/api/v1/crm/contacts", &contact).await.ok();
    let talk = async |user: &str, verified: bool| {
        let begin = json!({"userId": user, "channel": "web", "initialMessage": "Hej"});
        let begun = bank.post("/api/v1/conversations", &begin).await.ok();
        let customer = format!("/api/v1/customers/{}", text(&begun["customerId"]));
        let email = json!({"email": "bo@nordlys.dk", "emailVerified": verified});
        bank.send("PATCH", &customer, &email).await.ok();
        id(&begun)
    };
    talk("somebody", false).await;
    let his = talk("bo", true).await;
    let story = format!("/api/v1/crm/records/{}/timeline", id(&contact));
    let items = bank.get(&story).await.items();
    let talks: Vec<&Value> = items
        .iter()
        .filter(|item| item["type"] == "conversation")
        .collect();
    assert_eq!(talks.len(), 1, "{items:?}");
    assert_eq!(talks[0]["id"], his);
    // Who may not see conversations does not see them here either.
    let key = house
        .key("crm-only", &[Permission::CrmRead, Permission::CrmAll])
        .await;
    assert!(key.get(&story).await.items().is_empty());
}
