//! Jarvis in the console: threads, what is looked at, leave given in the thread, and who else reads it.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{
    agents::lead,
    caller::Caller,
    crm::person,
    house::House,
    scripted::{Scripted, calls, says},
};

const THREADS: &str = "/api/v1/jarvis/threads";

fn path(said: &Value) -> String {
    format!("{THREADS}/{}", said["thread"]["id"].as_str().unwrap())
}

/// The thread's last turn once it stands there.
async fn turn(caller: &Caller, thread: &str, state: &str) -> Value {
    let turns = format!("{thread}/turns");
    until("the turn stands there", || async {
        caller.get(&turns).await.items()[0]["state"] == state
    })
    .await;
    caller.get(&turns).await.items()[0].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn jarvis_knows_the_screen_and_what_was_said_before() {
    let model = Scripted::start(&[
        calls(&[("leads_list", json!({"limit": 1}))]),
        says("Ingen endnu."),
        says("Stadig ingen."),
    ])
    .await;
    let house = House::thinking_with(&model).await;
    let (_, asker) = person(&house, "asker", "operator").await;
    let screen = json!({"path": "/crm/leads", "title": "Kundeemner", "selected": ["a1"]});
    let first = json!({"content": "Hvor mange emner har vi?", "screen": screen});
    let said = asker.post(THREADS, &first).await.ok();
    assert_eq!(said["thread"]["title"], "Hvor mange emner har vi?");
    let thread = path(&said);
    let answered = turn(&asker, &thread, "completed").await;
    assert_eq!(answered["answer"], "Ingen endnu.");
    assert_eq!(answered["tools"], json!(["leads.list"]));
    assert_eq!(answered["untrusted"], true);
    let told = model.asked()[0]["messages"].to_string();
    assert!(told.contains("/crm/leads") && told.contains("a1"), "{told}");

    let next = json!({"content": "Og nu?"});
    asker.post(&format!("{thread}/turns"), &next).await.ok();
    let answered = turn(&asker, &thread, "completed").await;
    assert_eq!(
        (&answered["number"], &answered["answer"]),
        (&json!(2), &json!("Stadig ingen."))
    );
    let asked = model.asked();
    let messages = asked[2]["messages"].as_array().unwrap();
    let said: Vec<&str> = messages[1..]
        .iter()
        .map(|message| message["content"].as_str().unwrap())
        .collect();
    assert_eq!(said, ["Hvor mange emner har vi?", "Ingen endnu.", "Og nu?"]);
    // It is an agent like any other, and one for the whole tenant.
    let agents = house.bank.get("/api/v1/agents?type=jarvis").await.items();
    assert_eq!(agents.len(), 1);
    assert_eq!(asker.get(THREADS).await.items()[0]["turns"], 2);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_talks_with_jarvis_gives_leave_in_the_thread() {
    let model = Scripted::start(&[
        calls(&[("leads_create", lead("Mette"))]),
        says("Mette er oprettet."),
    ])
    .await;
    let house = House::thinking_with(&model).await;
    // Who may make leads, and may not decide on what others' agents do.
    let (_, asker) = person(&house, "asker", "operator").await;
    let (_, other) = person(&house, "other", "manager").await;
    let said = json!({"content": "Opret Mette."});
    let thread = path(&asker.post(THREADS, &said).await.ok());
    let waits = turn(&asker, &thread, "waiting").await;
    let card = &waits["waiting"][0];
    assert_eq!(card["operation"], "leads.create");
    assert_eq!(card["arguments"], lead("Mette"));
    // While it waits, nothing else is asked; nobody else decides.
    let turns = format!("{thread}/turns");
    asker.post(&turns, &said).await.fails(409, "conflict");
    let decisions = format!("{thread}/decisions");
    let agreed = json!({"approvalId": card["id"], "agreed": true});
    other
        .post(&decisions, &agreed)
        .await
        .fails(404, "not_found");
    let approve = format!("/api/v1/approvals/{}/approve", card["id"].as_str().unwrap());
    other
        .post(&approve, &json!({}))
        .await
        .fails(403, "forbidden");
    assert!(house.leads().await.is_empty());
    asker.post(&decisions, &agreed).await.ok();
    let answered = turn(&asker, &thread, "completed").await;
    assert_eq!(answered["answer"], "Mette er oprettet.");
    assert_eq!(answered["waiting"], json!([]));
    assert_eq!(house.leads().await.len(), 1);
    asker.post(&decisions, &agreed).await.fails(409, "conflict");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thread_is_its_owners_until_it_is_shared() {
    let model = Scripted::start(&[says("Ja.")]).await;
    let house = House::thinking_with(&model).await;
    let (mine, asker) = person(&house, "asker", "operator").await;
    let (reader, other) = person(&house, "other", "operator").await;
    let (_, third) = person(&house, "third", "owner").await;
    let said = json!({"content": "Er der noget?"});
    let thread = path(&asker.post(THREADS, &said).await.ok());
    turn(&asker, &thread, "completed").await;
    let shared = format!("{THREADS}?shared=true");
    for caller in [&other, &third, &house.shop] {
        caller.get(&thread).await.fails(404, "not_found");
        let turns = format!("{thread}/turns");
        caller.get(&turns).await.fails(404, "not_found");
        assert!(caller.get(&shared).await.items().is_empty());
    }
    let nobody = json!({"sharedWith": {"everyone": false, "people": [uuid::Uuid::nil()]}});
    let answer = asker.send("PATCH", &thread, &nobody).await;
    answer.fails(400, "validation_failed");
    assert_eq!(answer.wrong_fields(), ["sharedWith.people.0"]);
    let some = json!({"title": "Til dig", "sharedWith": {"everyone": false, "people": [reader]}});
    asker.send("PATCH", &thread, &some).await.ok();
    let seen = other.get(&shared).await.items();
    assert_eq!(
        (&seen[0]["title"], &seen[0]["mine"]),
        (&json!("Til dig"), &json!(false))
    );
    let turns = format!("{thread}/turns");
    assert_eq!(other.get(&turns).await.items()[0]["answer"], "Ja.");
    other.post(&turns, &said).await.fails(403, "forbidden");
    let empty = json!({});
    other
        .send("DELETE", &thread, &empty)
        .await
        .fails(403, "forbidden");
    third.get(&thread).await.fails(404, "not_found");
    let all = json!({"sharedWith": {"everyone": true}});
    asker.send("PATCH", &thread, &all).await.ok();
    third.get(&thread).await.ok();
    house.shop.get(&thread).await.fails(404, "not_found");
    // It goes with its owner.
    let owner = format!("/api/v1/users/{mine}");
    house.bank.send("DELETE", &owner, &empty).await.ok();
    third.get(&thread).await.fails(404, "not_found");
    house.stop().await;
}
