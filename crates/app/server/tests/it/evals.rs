//! Evals: cases from real Runs, versions side by side, graders, a person's grade, and the gate.

use serde_json::{Value, json};

use crate::{
    agents::lead,
    house::{BANK_OWNER, House},
    scripted::{Scripted, calls, says},
};

const EVALS: &str = "/api/v1/evals";
const DATASETS: &str = "/api/v1/evals/datasets";

impl House {
    async fn dataset(&self, graders: Value) -> String {
        let new = json!({"name": "Emner", "graders": graders});
        let made = self.bank.post(DATASETS, &new).await.ok();
        format!("{DATASETS}/{}", made["id"].as_str().unwrap())
    }

    /// The eval once it is done.
    async fn evaluated(&self, agent: &str, dataset: &str, more: Value) -> Value {
        let mut new = json!({"agentId": agent, "datasetId": id_of(dataset)});
        new.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let begun = self.bank.post(EVALS, &new).await.ok();
        let ended = self.ended(&begun["id"]).await;
        assert_eq!(ended["state"], "completed", "{}", ended["error"]);
        let path = format!("{EVALS}/{}", begun["id"].as_str().unwrap());
        self.bank.get(&path).await.ok()
    }

    async fn results(&self, eval: &Value) -> Vec<Value> {
        let path = format!("{EVALS}/{}/results", eval["id"].as_str().unwrap());
        self.bank.get(&path).await.items()
    }
}

fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_real_run_becomes_a_case_that_changes_nothing_when_it_is_rehearsed() {
    let listed = || calls(&[("leads_list", json!({"limit": 5}))]);
    let made = || calls(&[("leads_create", lead("Mette"))]);
    let model = Scripted::start(&[
        listed(),
        says("Ingen emner endnu."),
        // The rehearsal: the same look, and a change that nobody asked for.
        listed(),
        made(),
        says("Ingen emner endnu."),
    ])
    .await;
    let house = House::thinking_with(&model).await;
    let rules = json!([{"tool": "leads.create", "decision": "ask"}]);
    let agent = house
        .agent(json!({"tools": ["leads.*"], "policies": rules}))
        .await;
    let run = house.set_to_work(&agent, "Hvilke emner har vi?").await;
    house.ended(&run).await;
    let dataset = house
        .dataset(json!([{"type": "exact"}, {"type": "expression", "expression": "toolCalls > 0"}]))
        .await;
    let taken = json!({"runId": run});
    let taken = house
        .bank
        .post(&format!("{dataset}/runs"), &taken)
        .await
        .ok();
    assert_eq!(taken["expected"], "Ingen emner endnu.");
    assert_eq!((&taken["recorded"], &taken["runId"]), (&json!(1), &run));

    // What the tool said then is what it says now, though there is a lead by now.
    house.bank.post("/api/v1/leads", &lead("Ole")).await.ok();
    let eval = house.evaluated(&agent, &dataset, json!({})).await;
    let version = &eval["summary"]["version"];
    assert_eq!(
        (&version["passed"], &version["failed"]),
        (&json!(1), &json!(0))
    );
    let asked = model.asked();
    assert!(!asked[3]["messages"].to_string().contains("Ole"));
    assert!(model.last_message().contains("noted and not done"));
    assert_eq!(house.leads().await.len(), 1);
    assert!(house.bank.get("/api/v1/approvals").await.items().is_empty());
    // Rehearsals count in no figures.
    let runs = format!("/api/v1/agents/{agent}/runs");
    assert_eq!(house.bank.get(&runs).await.items().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_versions_are_compared_and_a_gate_keeps_the_worse_one_out() {
    // The model says the first line once, and the second from then on.
    let model = Scripted::start(&[says("Vi lukker kl. 17."), says("Det ved jeg ikke.")]).await;
    let house = House::thinking_with(&model).await;
    let agent = house.agent(json!({"instructions": "Svar."})).await;
    let path = format!("/api/v1/agents/{agent}");
    let dataset = house.dataset(json!([{"type": "contains"}])).await;
    let case = json!({"task": "Hvornår lukker I?", "expected": ["17"]});
    house
        .bank
        .post(&format!("{dataset}/cases"), &case)
        .await
        .ok();
    let first = house.evaluated(&agent, &dataset, json!({})).await;
    assert_eq!(first["summary"]["version"]["rate"], 1.0);
    assert!(first["base"].is_null());

    let gate = json!({"datasetId": id_of(&dataset), "least": 1.0});
    house
        .bank
        .send("PUT", &format!("{path}/gate"), &gate)
        .await
        .ok();
    let changed = json!({"definition": {"instructions": "Svar kort."}});
    let saved = house.bank.send("PATCH", &path, &changed).await.ok();
    assert_eq!(
        (&saved["version"], &saved["latestVersion"]),
        (&json!(1), &json!(2))
    );
    let promote = format!("{path}/promote");
    let wanted = json!({"version": 2});
    let refused = house.bank.post(&promote, &wanted).await;
    let refused = refused.fails(409, "conflict");
    assert!(
        refused.to_string().contains("was not evaluated"),
        "{refused}"
    );

    let eval = house.evaluated(&agent, &dataset, json!({})).await;
    assert_eq!((&eval["version"], &eval["base"]), (&json!(2), &json!(1)));
    let results = house.results(&eval).await;
    assert_eq!(results.len(), 2);
    assert_eq!(results[0]["grades"][0]["why"], "\"17\" is not in it");
    let refused = house.bank.post(&promote, &wanted).await;
    let refused = refused.fails(409, "conflict");
    assert!(refused.to_string().contains("passed 0 %"), "{refused}");
    house
        .bank
        .send("DELETE", &format!("{path}/gate"), &json!({}))
        .await
        .ok();
    let working = house.bank.post(&promote, &wanted).await.ok();
    assert_eq!(working["version"], 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_model_and_a_person_grade_what_no_rule_can() {
    let model = Scripted::start(&[
        says("Kære kunde, vi lukker kl. 17."),
        says("{\"why\": \"It is polite.\", \"passed\": true}"),
    ])
    .await;
    let house = House::thinking_with(&model).await;
    let agent = house.agent(json!({})).await;
    let graders = json!([
        {"type": "model", "instructions": "The answer is polite."},
        {"type": "human", "instructions": "Would you send it?"},
    ]);
    let dataset = house.dataset(graders).await;
    let case = json!({"task": "Hvornår lukker I?"});
    house
        .bank
        .post(&format!("{dataset}/cases"), &case)
        .await
        .ok();
    let eval = house.evaluated(&agent, &dataset, json!({})).await;
    assert_eq!(eval["summary"]["version"]["waiting"], 1);
    let result = house.results(&eval).await[0].clone();
    assert_eq!(result["grades"][0]["why"], "It is polite.");
    assert!(result["passed"].is_null());

    let grades = format!("{EVALS}/{}/grades", eval["id"].as_str().unwrap());
    let owner = house.person(BANK_OWNER).await;
    let grade =
        json!({"caseId": result["caseId"], "version": 1, "passed": false, "why": "For lang."});
    let graded = owner.post(&grades, &grade).await.ok();
    assert_eq!(graded["passed"], false);
    assert_eq!(graded["grades"][1]["why"], "For lang.");

    let wrong =
        json!({"name": "Forkert", "graders": [{"type": "expression", "expression": "1 +"}]});
    let wrong = house.bank.post(DATASETS, &wrong).await;
    let wrong = wrong.fails(400, "validation_failed");
    assert!(
        wrong.to_string().contains("graders.0.expression"),
        "{wrong}"
    );
}
