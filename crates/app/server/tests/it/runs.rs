//! Runs, their bounds and their schedules, as people and programs handle them.

use serde_json::{Value, json};
use tekup_testkit::{S3Server, until};

use crate::{
    caller::Caller,
    house::{BANK_OWNER, House},
    samples,
    workflows::{drawn, node},
};

const RUNS: &str = "/api/v1/runs";

/// Takes three documents in, each by a run.
async fn indexed(house: &House) {
    for title in ["Kort", "Lån", "Valuta"] {
        let text = format!("{title} bestilles i netbanken.");
        let document = json!({"title": title, "content": text, "format": "text"});
        let taken = house
            .bank
            .post("/api/v1/knowledge/documents", &document)
            .await
            .ok();
        house.ended(&taken["runId"]).await;
    }
}

async fn indexing(bank: &Caller) -> Vec<Value> {
    bank.get(&format!("{RUNS}?kind=documents.index&limit=100"))
        .await
        .items()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_is_done_over_from_a_step_and_says_what_it_came_from() {
    let house = House::new().await;
    indexed(&house).await;
    let bank = &house.bank;
    let origin = indexing(bank).await.remove(0);
    let id = origin["id"].as_str().unwrap();
    let steps = bank.get(&format!("{RUNS}/{id}/steps")).await.items();
    let last = steps.last().expect("a document's index takes steps")["name"].clone();

    let over = json!({"fromStep": last});
    let run = bank.post(&format!("{RUNS}/{id}/rerun"), &over).await.ok();
    assert_eq!(run["originId"], origin["id"]);
    assert_eq!(run["originStep"], last);
    let ended = house.ended(&run["id"]).await;
    assert_eq!(ended["state"], "completed", "{ended}");
    let again = bank
        .get(&format!("{RUNS}/{}/steps", run["id"].as_str().unwrap()))
        .await
        .items();
    assert_eq!(again.len(), steps.len());
    assert_ne!(
        again.last().unwrap()["finishedAt"],
        steps.last().unwrap()["finishedAt"]
    );

    let unknown = json!({"fromStep": "no such step"});
    let answer = bank.post(&format!("{RUNS}/{id}/rerun"), &unknown).await;
    assert_eq!(answer.wrong_fields(), ["fromStep"]);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_has_failed_is_found_by_its_error_and_tried_again_together() {
    let house = House::new().await;
    indexed(&house).await;
    let bank = &house.bank;
    let admin = house.test.admin().await;
    admin
        .execute(
            "UPDATE runs SET state = 'failed', error = 'The disk was full' WHERE kind = 'documents.index'",
            &[],
        )
        .await
        .unwrap();
    let dead = format!("{RUNS}?state=failed&error=disk%20was");
    let failed = bank.get(&dead).await.items().len();
    assert_eq!(failed, 3);
    assert!(
        bank.get(&format!("{RUNS}?state=failed&error=network"))
            .await
            .items()
            .is_empty()
    );

    let one = json!({"error": "DISK", "limit": 1});
    let first = bank.post(&format!("{RUNS}/retry"), &one).await.ok();
    assert_eq!(first, json!({"retried": 1, "more": true}));
    let rest = bank
        .post(&format!("{RUNS}/retry"), &json!({"error": "disk"}))
        .await
        .ok();
    assert_eq!(rest, json!({"retried": failed - 1, "more": false}));
    until("all have been done again", || async {
        let runs = indexing(bank).await;
        runs.iter().all(|run| run["state"] == "completed")
    })
    .await;
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bound_is_set_seen_and_taken_away() {
    let house = House::new().await;
    let bank = &house.bank;
    let path = "/api/v1/run-queues";
    let half = json!({"name": "crm.import", "rate": 3});
    let answer = bank.send("PUT", path, &half).await;
    assert_eq!(answer.wrong_fields(), ["perSeconds"]);
    let nothing = bank.send("PUT", path, &json!({"name": "crm.import"})).await;
    assert_eq!(nothing.wrong_fields(), ["concurrency"]);
    let paced = json!({"name": "*", "rate": 3, "perSeconds": 1});
    assert_eq!(
        bank.send("PUT", path, &paced).await.wrong_fields(),
        ["rate"]
    );

    let bound = json!({"name": "crm.import", "concurrency": 2, "rate": 3, "perSeconds": 60});
    bank.send("PUT", path, &bound).await.ok();
    let seen = bank.get(path).await.items();
    assert_eq!(seen[0]["concurrency"], 2);
    assert_eq!(seen[0]["perSeconds"], 60);
    assert!(house.shop.get(path).await.items().is_empty());
    let name = json!({"name": "crm.import"});
    bank.post(&format!("{path}/remove"), &name).await.ok();
    bank.post(&format!("{path}/remove"), &name)
        .await
        .fails(404, "not_found");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_timing_shows_when_it_comes_round_and_what_is_wrong_with_it() {
    let house = House::new().await;
    let path = "/api/v1/schedules/preview";
    let timing = json!({"type": "cron", "expression": "30 8 * * MON", "zone": "Europe/Copenhagen"});
    let answer = house
        .bank
        .post(path, &json!({"timing": timing, "count": 3}))
        .await
        .ok();
    let times = answer["times"].as_array().unwrap();
    assert_eq!(times.len(), 3);
    assert!(
        times
            .iter()
            .all(|at| at.as_str().unwrap().contains(":30:00"))
    );
    let wrong = json!({"type": "cron", "expression": "every day", "zone": "Mars/Olympus"});
    let answer = house.bank.post(path, &json!({"timing": wrong})).await;
    assert_eq!(answer.wrong_fields(), ["timing.expression", "timing.zone"]);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_for_leave_stands_in_one_list_and_is_decided_there() {
    let house = House::new().await;
    let owner = house.person(BANK_OWNER).await;
    let connection = samples::of("connections.create").unwrap();
    house
        .bank
        .post("/api/v1/connections", &connection)
        .await
        .ok();
    let action = json!({
        "type": "webhook.send", "parameters": {"type": "order.cancelled", "data": {"order": 7}},
        "approval": {},
    });
    let action = house.bank.post("/api/v1/actions", &action).await.ok();
    let waiting = owner
        .get("/api/v1/approvals?state=pending&mine=true")
        .await
        .items();
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    assert_eq!(waiting[0]["owner"], "action");
    assert_eq!(waiting[0]["subjectId"], action["id"]);
    assert_eq!(waiting[0]["arguments"]["data"]["order"], 7);
    // A key is no person.
    let keys = house.bank.get("/api/v1/approvals?mine=true").await.items();
    assert!(keys.is_empty());
    let path = format!("/api/v1/approvals/{}", waiting[0]["id"].as_str().unwrap());
    house
        .bank
        .post(&format!("{path}/approve"), &json!({}))
        .await
        .fails(403, "forbidden");
    house.shop.get(&path).await.fails(404, "not_found");

    let refusal = json!({"comment": "not this one"});
    let decided = owner.post(&format!("{path}/reject"), &refusal).await.ok();
    assert_eq!(decided["state"], "rejected");
    assert_eq!(decided["comment"], "not this one");
    let id = action["id"].as_str().unwrap();
    let action = house.bank.get(&format!("/api/v1/actions/{id}")).await.ok();
    assert_eq!(action["status"], "rejected");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_too_large_for_a_step_lies_in_a_bucket_and_is_shown_when_asked_for() {
    let server = S3Server::start().await;
    let settings = server.settings();
    let house = House::with(|config| config.s3 = Some(settings)).await;
    let bank = &house.bank;
    let definition = drawn(
        json!([
            ["start", "trigger.manual"],
            ["text", "transform", {"source": "=trigger.text"}],
            ["length", "transform", {"source": "=len(nodes.text)"}],
        ]),
        "start>text text>length",
    );
    let workflow = house.workflow(&definition).await;
    let text = "x".repeat(100_000);
    let execution = house.done(&workflow, json!({ "text": text })).await;
    assert_eq!(node(&execution, "length")["output"], 100_000);
    until("all lies in the bucket", || async {
        !server.keys().is_empty()
    })
    .await;

    let run = execution["runId"].as_str().unwrap();
    let steps = bank.get(&format!("{RUNS}/{run}/steps")).await.items();
    let step = steps.iter().find(|step| step["name"] == "text").unwrap();
    assert_eq!(step["output"], Value::Null);
    let blob = step["outputBlob"].as_str().unwrap();
    let payload = bank
        .get(&format!("{RUNS}/{run}/payloads/{blob}"))
        .await
        .ok();
    assert!(payload["payload"].to_string().contains(&text));
    let other = bank.get(&format!("{RUNS}/{run}/payloads/{run}")).await;
    other.fails(404, "not_found");

    let again = json!({"fromStep": "length"});
    let again = bank.post(&format!("{RUNS}/{run}/rerun"), &again).await.ok();
    let ended = house.ended(&again["id"]).await;
    assert_eq!(ended["state"], "completed", "{ended}");
    house.stop().await;
}
