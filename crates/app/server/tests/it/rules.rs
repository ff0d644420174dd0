//! Rules: versions, drafts, what they decided and why, and what another version would have decided.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{house::House, samples};

/// A routing rule: cards go to one queue, what is long to another.
fn routing(queue: &str) -> Value {
    let mut rule = samples::table();
    rule["nodes"][1]["content"] = json!({
        "hitPolicy": "first",
        "inputs": [
            {"id": "intent", "name": "Intent", "field": "intent"},
            {"id": "turns", "name": "Turns", "field": "turns"},
        ],
        "outputs": [
            {"id": "queue", "name": "Queue", "field": "queue"},
            {"id": "tags", "name": "Tags", "field": "tags"},
        ],
        "rules": [
            {"_id": "cards", "intent": "'lost_card'", "queue": format!("'{queue}'"), "tags": "['card']"},
            {"_id": "long", "turns": ">= 5", "queue": "'senior'"},
        ],
    });
    json!({"type": "routing", "content": rule})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_save_is_a_version_that_can_be_compared_published_and_rolled_back() {
    let house = House::new().await;
    let path = "/api/v1/rules/desks";
    let mut first = routing("cards");
    first["comment"] = json!("To begin with");
    first["draft"] = json!(true);
    let saved = house.bank.send("PUT", path, &first).await.ok();
    assert_eq!(
        (&saved["version"], &saved["liveVersion"]),
        (&json!(1), &json!(0))
    );
    let publish = format!("{path}/publish");
    let live = json!({"version": 1, "expectedLive": 0});
    let live = house.bank.post(&publish, &live).await.ok();
    assert_eq!(live["liveVersion"], 1);

    let mut second = routing("fraud");
    second["expectedVersion"] = json!(1);
    second["draft"] = json!(true);
    house.bank.send("PUT", path, &second).await.ok();
    // Somebody else still works on version 1.
    let late = house.bank.send("PUT", path, &second).await;
    let said = late.fails(409, "conflict")["error"]["message"].to_string();
    assert!(
        said.contains("version 1") && said.contains("version 2"),
        "{said}"
    );

    assert_eq!(
        house.bank.get(path).await.ok()["version"],
        1,
        "the draft is not live"
    );
    let draft = house.bank.get(&format!("{path}?version=2")).await.ok();
    assert_eq!(draft["content"], second["content"]);
    let diff = house
        .bank
        .get(&format!("{path}/diff?from=1&to=2"))
        .await
        .ok();
    assert_eq!(
        diff["tables"][0]["rows"],
        json!([{"id": "cards", "description": "", "change": "changed", "before": 1, "after": 1,
            "cells": [{"column": "queue", "before": "'cards'", "after": "'fraud'"}]}])
    );
    let published = house
        .bank
        .post(&format!("{path}/publish"), &json!({"version": 2}))
        .await
        .ok();
    assert_eq!(published["liveVersion"], 2);
    house
        .bank
        .post(
            &format!("{path}/publish"),
            &json!({"version": 1, "expectedLive": 1}),
        )
        .await
        .fails(409, "conflict");
    house
        .bank
        .post(
            &format!("{path}/publish"),
            &json!({"version": 1, "expectedLive": 2}),
        )
        .await
        .ok();
    let versions = house.bank.get(&format!("{path}/versions")).await.items();
    let listed: Vec<(&Value, &Value)> = versions
        .iter()
        .map(|one| (&one["version"], &one["live"]))
        .collect();
    assert_eq!(
        listed,
        [(&json!(2), &json!(false)), (&json!(1), &json!(true))]
    );
    assert_eq!(versions[1]["comment"], "To begin with");
    assert_eq!(house.events(0, "rules.published", 3).await.len(), 3);
    house.bank.send("DELETE", path, &json!({})).await.ok();
    house.bank.get(path).await.fails(404, "not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_rule_may_not_say_is_refused_by_row_and_column() {
    let house = House::new().await;
    let mut wrong = routing("cards");
    wrong["content"]["nodes"][1]["content"]["inputs"][1]["field"] = json!("trns");
    wrong["content"]["nodes"][1]["content"]["rules"][0]["queue"] = json!("12");
    let refused = house.bank.send("PUT", "/api/v1/rules/desks", &wrong).await;
    let errors = refused.fails(400, "validation_failed")["errors"].clone();
    let said = |code: &str| {
        let all = errors.as_array().unwrap();
        let one = all.iter().find(|one| one["code"] == code).unwrap();
        one["message"].as_str().unwrap().to_owned()
    };
    assert!(said("unknown_fact").contains("`trns`"), "{errors}");
    assert!(said("wrong_value").contains("row 1, `queue`"), "{errors}");
    let checked = house
        .bank
        .post("/api/v1/rule-types/check", &wrong)
        .await
        .ok();
    assert_eq!(
        checked["problems"].as_array().unwrap().len(),
        2,
        "{checked}"
    );
    let types = house.bank.get("/api/v1/rule-types").await.items();
    let names: Vec<&str> = types
        .iter()
        .map(|one| one["type"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["escalation", "routing", "automation", "validation"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_tells_which_row_fired_and_another_version_is_tried_on_the_past() {
    let house = House::new().await.taught().await;
    house
        .bank
        .send("PUT", "/api/v1/rules/desks", &routing("cards"))
        .await
        .ok();
    let conversation = house.conversation().await;
    house
        .say(&conversation, "Hvordan spærrer jeg mit kort?")
        .await;
    house
        .say(&conversation, "Jeg vil tale med en medarbejder")
        .await;

    let decisions = house
        .bank
        .get(&format!("/api/v1/conversations/{conversation}/decisions"))
        .await
        .items();
    assert_eq!(decisions.len(), 2, "{decisions:?}");
    let rule = |decision: &Value, name: &str| -> Value {
        let rules = decision["rules"].as_array().unwrap();
        rules
            .iter()
            .find(|one| one["rule"] == name)
            .unwrap()
            .clone()
    };
    let desks = rule(&decisions[0], "desks");
    assert_eq!(desks["version"], 1);
    assert_eq!(
        desks["rows"],
        json!([{"node": "table", "row": 1, "id": "cards"}])
    );
    assert_eq!(
        desks["trace"][0]["cells"],
        json!([{"column": "intent", "condition": "'lost_card'", "value": "lost_card", "holds": true}])
    );
    let facts = &decisions[1]["facts"];
    assert_eq!(
        (&facts["turns"], &facts["channel"]),
        (&json!(2), &json!("web"))
    );
    assert_eq!(facts["tags"], json!(["card"]), "the first decision set it");
    assert_eq!(
        rule(&decisions[1], "escalation")["rows"][0]["id"],
        "asked_for_person"
    );

    // A draft that sends cards elsewhere: one of the two messages would have gone another way.
    let mut draft = routing("fraud");
    draft["draft"] = json!(true);
    house
        .bank
        .send("PUT", "/api/v1/rules/desks", &draft)
        .await
        .ok();
    let started = house
        .bank
        .post("/api/v1/rules/desks/backtests", &json!({}))
        .await
        .ok();
    assert_eq!(
        (&started["version"], &started["baseline"]),
        (&json!(2), &json!(1))
    );
    let report = house.ended(&started["runId"]).await["output"].clone();
    assert_eq!(
        (&report["evaluated"], &report["changed"]),
        (&json!(2), &json!(1)),
        "{report}"
    );
    assert_eq!(
        report["transitions"],
        json!([{"before": "cards", "after": "fraud", "count": 1}])
    );
    let changes = format!(
        "/api/v1/backtests/{}/changes",
        started["runId"].as_str().unwrap()
    );
    let changes = house.bank.get(&changes).await.items();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0]["conversationId"], conversation.as_str());
    assert_eq!(changes[0]["before"]["queue"], "cards");
    assert_eq!(changes[0]["after"]["queue"], "fraud");
    assert_eq!(changes[0]["afterRows"][0]["id"], "cards");

    let rows = house.bank.get("/api/v1/rules/desks/rows?days=2").await.ok();
    assert_eq!(rows["total"], 1);
    assert_eq!(rows["counts"][0]["rowId"], "cards");
    assert_eq!(rows["analysis"][0]["shadowed"], json!([]));
    until("the escalation has the route", || async {
        let queue = house.bank.get("/api/v1/escalations").await.items();
        queue
            .iter()
            .any(|one| one["conversationId"] == conversation.as_str())
    })
    .await;
}
