//! What keeps an agent within its bounds.

use serde_json::{Value, json};
use tekup_context::Permission;

use crate::{
    agents::{lead, put_to_work},
    house::House,
    scripted::{Scripted, calls, says},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_agent_can_do_no_more_than_whoever_set_it_to_work() {
    let model = Scripted::start(&[
        calls(&[
            ("leads_create", lead("Mette")),
            (
                "api_keys_create",
                json!({"name": "x", "scopes": ["leads:read"]}),
            ),
        ]),
        says("Det kan jeg ikke."),
    ])
    .await;
    let house = House::thinking_with(&model).await;
    let policies = json!([{"tool": "*", "decision": "allow"}]);
    let agent = house
        .agent(json!({"tools": ["*"], "policies": policies}))
        .await;
    let scopes = [
        Permission::AgentsRun,
        Permission::AgentsRead,
        Permission::CrmRead,
    ];
    let reader = house.key("reader", &scopes).await;
    let run = put_to_work(&reader, &agent, "Opret Mette.").await;
    house.ended(&run).await;
    assert!(house.leads().await.is_empty());
    assert!(
        model
            .offered()
            .iter()
            .all(|tool| tool != "leads_create" && tool != "api_keys_create")
    );
    let trace = house.trace(&run).await;
    let refused = trace["steps"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|step| step["kind"] == "tool");
    assert!(
        refused.clone().all(|step| step["detail"]["ok"] == false),
        "{}",
        refused.count()
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_agent_that_goes_in_circles_or_beyond_its_budget_is_ended() {
    let model = Scripted::start(&[calls(&[("calculator", json!({"expression": "1 + 1"}))])]).await;
    let house = House::thinking_with(&model).await;
    let agent = house.agent(json!({"tools": ["calculator"]})).await;
    let run = house.set_to_work(&agent, "Regn.").await;
    let failed = house.stands(&run, "failed").await;
    assert!(
        failed["error"].as_str().unwrap().contains("circles"),
        "{}",
        failed["error"]
    );
    let told = |request: &Value| {
        request["messages"]
            .to_string()
            .contains("Do something else")
    };
    assert!(model.asked().iter().any(told));
    let path = format!("/api/v1/agents/{agent}");
    for (budgets, words) in [
        (json!({"steps": 2}), "2 steps"),
        (json!({"steps": 9, "tokens": 200}), "200 tokens"),
    ] {
        let definition = json!({"tools": ["calculator"], "budgets": budgets});
        house
            .bank
            .send("PATCH", &path, &json!({"definition": definition}))
            .await
            .ok();
        let run = house.set_to_work(&agent, "Regn.").await;
        let failed = house.stands(&run, "failed").await;
        assert!(
            failed["error"].as_str().unwrap().contains(words),
            "{}",
            failed["error"]
        );
    }
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn untrusted_text_takes_away_the_leave_to_reach_the_world_outside() {
    let address = "https://example.invalid/?secret=1";
    let model = Scripted::start(&[
        calls(&[("leads_list", json!({}))]),
        calls(&[("web_read", json!({"url": address}))]),
        says("Færdig."),
    ])
    .await;
    let house = House::thinking_with(&model).await;
    house.bank.post("/api/v1/leads", &lead("Mette")).await.ok();
    let policies = json!([{"tool": "web.read", "decision": "allow"}]);
    let agent = house
        .agent(json!({"tools": ["leads.list", "web.read"], "policies": policies}))
        .await;
    let run = house.set_to_work(&agent, "Læs op.").await;
    let question = house.question().await;
    assert_eq!(question["operation"], "web.read");
    assert_eq!(question["arguments"]["url"], address);
    let asked = model.asked();
    let marked = asked[1]["messages"].as_array().unwrap().last().unwrap()["content"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(marked.contains("\"untrusted\":true"), "{marked}");
    house
        .bank
        .post(
            &format!("/api/v1/runs/{}/cancel", run.as_str().unwrap()),
            &json!({}),
        )
        .await
        .ok();
    house.stands(&run, "cancelled").await;
    house.stop().await;
}
