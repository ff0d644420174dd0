//! Agents at work: what they look up, ask leave for, are told and answer.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{
    caller::Caller,
    house::{BANK_OWNER, House},
    scripted::{Scripted, calls, says},
    workflows::drawn,
};

impl House {
    /// A house whose agents think with this model.
    pub async fn thinking_with(model: &Scripted) -> Self {
        let settings = model.settings();
        Self::with(|config| config.openai = Some(settings)).await
    }

    pub async fn agent(&self, definition: Value) -> String {
        let made = json!({"name": "Sælger", "definition": definition});
        let made = self.bank.post("/api/v1/agents", &made).await.ok();
        made["id"].as_str().unwrap().to_owned()
    }

    pub async fn set_to_work(&self, agent: &str, task: &str) -> Value {
        put_to_work(&self.bank, agent, task).await
    }

    pub async fn trace(&self, run: &Value) -> Value {
        let path = format!("/api/v1/agent-runs/{}", run.as_str().unwrap());
        self.bank.get(&path).await.ok()
    }

    /// The run of an agent once it stands there.
    pub async fn stands(&self, run: &Value, state: &str) -> Value {
        let path = format!("/api/v1/runs/{}", run.as_str().unwrap());
        until("the run stands there", || async {
            self.bank.get(&path).await.ok()["state"] == state
        })
        .await;
        self.bank.get(&path).await.ok()
    }

    /// The only question for leave, once it is asked.
    pub async fn question(&self) -> Value {
        let list = "/api/v1/approvals?state=pending";
        until("leave is asked for", || async {
            !self.bank.get(list).await.items().is_empty()
        })
        .await;
        let items = self.bank.get(list).await.items();
        assert_eq!(items.len(), 1);
        items[0].clone()
    }

    pub async fn leads(&self) -> Vec<Value> {
        self.bank.get("/api/v1/leads").await.items()
    }
}

pub async fn put_to_work(caller: &Caller, agent: &str, task: &str) -> Value {
    let path = format!("/api/v1/agents/{agent}/runs");
    let begun = caller.post(&path, &json!({"task": task})).await.ok();
    begun["runId"].clone()
}

pub fn lead(name: &str) -> Value {
    json!({"name": name, "email": format!("{}@example.dk", name.to_lowercase())})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_agent_asks_before_it_changes_anything_and_gets_the_real_result() {
    let model = Scripted::start(&[
        calls(&[
            ("leads_list", json!({"limit": 5})),
            ("calculator", json!({"expression": "6 * 7"})),
        ]),
        calls(&[("leads_create", lead("Mette"))]),
        says("Mette er oprettet."),
    ])
    .await;
    let house = House::thinking_with(&model).await;
    let agent = house
        .agent(json!({"instructions": "Sælg.", "tools": ["leads.*", "calculator"]}))
        .await;
    let run = house.set_to_work(&agent, "Opret Mette.").await;
    let question = house.question().await;
    assert_eq!(question["operation"], "leads.create");
    assert_eq!(question["arguments"], lead("Mette"));
    assert!(house.leads().await.is_empty());
    let open = house.trace(&run).await["open"].clone();
    assert_eq!(
        (&open[0]["tool"], &open[0]["approvalId"]),
        (&json!("leads_create"), &question["id"])
    );
    // Nobody but a person gives leave, and not by a key.
    let leave = format!("/api/v1/approvals/{}", question["id"].as_str().unwrap());
    house
        .bank
        .post(&format!("{leave}/approve"), &json!({}))
        .await
        .fails(403, "forbidden");
    let owner = house.person(BANK_OWNER).await;
    owner
        .post(&format!("{leave}/approve"), &json!({}))
        .await
        .ok();
    let ended = house.ended(&run).await;
    assert_eq!(ended["output"]["text"], "Mette er oprettet.");
    assert_eq!(ended["output"]["toolCalls"], 3);
    assert_eq!(ended["cost"]["promptTokens"], 300);
    let leads = house.leads().await;
    assert_eq!(leads.len(), 1);
    // What the model read is what the operation gave.
    assert!(
        model
            .last_message()
            .contains(leads[0]["id"].as_str().unwrap())
    );
    let trace = house.trace(&run).await;
    let steps: Vec<&str> = trace["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["name"].as_str().unwrap())
        .collect();
    assert_eq!(steps.len(), 6, "{steps:?}");
    for step in [
        "model 1",
        "tool 1.1 leads.list",
        "tool 1.2 calculator",
        "model 2",
        "tool 2.1 leads.create",
        "model 3",
    ] {
        assert!(steps.contains(&step), "{steps:?}");
    }
    let product = trace["steps"]
        .as_array()
        .unwrap()
        .iter()
        .find(|step| step["detail"]["tool"] == "calculator");
    assert_eq!(product.unwrap()["detail"]["result"], "42");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_that_waits_its_turn_shows_no_leave_of_an_earlier_one() {
    let pair = |one, other| calls(&[("leads_create", lead(one)), ("leads_create", lead(other))]);
    let model = Scripted::start(&[pair("Anna", "Bo"), pair("Carl", "Dora"), says("Fire.")]).await;
    let house = House::thinking_with(&model).await;
    let agent = house.agent(json!({"tools": ["leads.*"]})).await;
    let run = house.set_to_work(&agent, "Opret dem.").await;
    let owner = house.person(BANK_OWNER).await;
    for _ in 0..2 {
        let question = house.question().await;
        let leave = format!(
            "/api/v1/approvals/{}/approve",
            question["id"].as_str().unwrap()
        );
        owner.post(&leave, &json!({})).await.ok();
    }
    until("the third is asked for", || async {
        let asked = house.bank.get("/api/v1/approvals?state=pending").await;
        asked
            .items()
            .first()
            .is_some_and(|one| one["arguments"] == lead("Carl"))
    })
    .await;
    let question = house.question().await;
    let open = house.trace(&run).await["open"].clone();
    assert_eq!(open[0]["approvalId"], question["id"]);
    assert_eq!(open[1]["arguments"], lead("Dora"));
    assert_eq!(open[1]["approvalId"], Value::Null);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_agreed_to_is_not_done_and_the_agent_is_told_why() {
    let model = Scripted::start(&[
        calls(&[("leads_create", lead("Mette"))]),
        says("Så lader jeg være."),
    ])
    .await;
    let house = House::thinking_with(&model).await;
    let agent = house.agent(json!({"tools": ["leads.*"]})).await;
    let run = house.set_to_work(&agent, "Opret Mette.").await;
    let question = house.question().await;
    let leave = format!("/api/v1/approvals/{}", question["id"].as_str().unwrap());
    let owner = house.person(BANK_OWNER).await;
    owner
        .post(
            &format!("{leave}/reject"),
            &json!({"comment": "hun er kunde"}),
        )
        .await
        .ok();
    house.ended(&run).await;
    assert!(house.leads().await.is_empty());
    assert!(
        model.last_message().contains("hun er kunde"),
        "{}",
        model.last_message()
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_agent_mends_a_call_that_was_refused() {
    let model = Scripted::start(&[
        calls(&[("leads_create", json!({"name": "Mette", "colour": "red"}))]),
        calls(&[("leads_create", lead("Mette"))]),
        says("Nu er hun der."),
    ])
    .await;
    let house = House::thinking_with(&model).await;
    let policies = json!([{"tool": "leads.create", "decision": "allow"}]);
    let agent = house
        .agent(json!({"tools": ["leads.create"], "policies": policies}))
        .await;
    let run = house.set_to_work(&agent, "Opret Mette.").await;
    house.ended(&run).await;
    let asked = model.asked();
    let told = asked[1]["messages"].as_array().unwrap().last().unwrap()["content"].to_string();
    assert!(told.contains("colour"), "{told}");
    assert_eq!(house.leads().await.len(), 1);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_steer_an_agent_at_work_and_do_it_over_from_any_step() {
    let model = Scripted::start(&[
        calls(&[("leads_create", lead("Mette"))]),
        says("Oprettet."),
        says("Gjort om."),
    ])
    .await;
    let house = House::thinking_with(&model).await;
    let agent = house.agent(json!({"tools": ["leads.*"]})).await;
    let run = house.set_to_work(&agent, "Opret Mette.").await;
    let question = house.question().await;
    let owner = house.person(BANK_OWNER).await;
    let tell = format!("/api/v1/agent-runs/{}/messages", run.as_str().unwrap());
    owner
        .post(&tell, &json!({"content": "Husk at takke."}))
        .await
        .ok();
    let leave = format!("/api/v1/approvals/{}", question["id"].as_str().unwrap());
    owner
        .post(&format!("{leave}/approve"), &json!({}))
        .await
        .ok();
    house.ended(&run).await;
    assert!(
        model.last_message().contains("Husk at takke."),
        "{}",
        model.last_message()
    );
    owner
        .post(&tell, &json!({"content": "For sent."}))
        .await
        .fails(409, "conflict");
    assert!(house.trace(&run).await["messages"][0]["readAt"].is_string());
    // From the second thought on: the lead is not made again.
    let rerun = format!("/api/v1/runs/{}/rerun", run.as_str().unwrap());
    let again = owner
        .post(&rerun, &json!({"fromStep": "model 2"}))
        .await
        .ok();
    assert_eq!(
        house.ended(&again["id"]).await["output"]["text"],
        "Gjort om."
    );
    assert_eq!(house.leads().await.len(), 1);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_has_the_form_that_was_asked_for() {
    let model = Scripted::start(&[
        says("Den er god."),
        says("{\"score\": \"high\"}"),
        says("{\"score\": 8}"),
    ])
    .await;
    let house = House::thinking_with(&model).await;
    let schema = json!({"type": "object", "properties": {"score": {"type": "integer"}}, "required": ["score"]});
    let agent = house.agent(json!({"outputSchema": schema})).await;
    let run = house.set_to_work(&agent, "Bedøm.").await;
    assert_eq!(
        house.ended(&run).await["output"]["output"],
        json!({"score": 8})
    );
    let asked = model.asked();
    assert_eq!(asked[1]["response_format"]["type"], "json_schema");
    let wrong = json!({"name": "Anden", "definition": {"outputSchema": {"type": "integer"}}});
    let wrong = house.bank.post("/api/v1/agents", &wrong).await;
    assert_eq!(wrong.wrong_fields(), ["definition.outputSchema"]);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_workflow_sets_an_agent_to_work_and_goes_on_with_its_answer() {
    let model = Scripted::start(&[says("Tre emner.")]).await;
    let house = House::thinking_with(&model).await;
    let agent = house.agent(json!({})).await;
    let definition = drawn(
        json!([
            ["start", "trigger.manual"],
            ["ask", "agent", {"agentId": agent, "task": "Tæl emner.", "context": {"year": "=trigger.year"}}],
            ["end", "transform", {"source": "=nodes.ask.text", "steps": []}],
        ]),
        "start>ask ask>end",
    );
    let id = house.workflow(&definition).await;
    let run = json!(house.begin(&id, json!({"year": 2026})).await);
    assert_eq!(house.ended(&run).await["output"], "Tre emner.");
    assert!(
        model.last_message().contains("2026"),
        "{}",
        model.last_message()
    );
    let runs = house
        .bank
        .get(&format!("/api/v1/agents/{agent}/runs"))
        .await
        .items();
    assert_eq!(runs.len(), 1);
    assert_eq!(runs[0]["state"], "completed");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_agent_has_versions_a_file_and_a_state() {
    let model = Scripted::start(&[says("Klar.")]).await;
    let house = House::thinking_with(&model).await;
    let agent = house
        .agent(json!({"instructions": "Et.", "tools": ["leads.list"]}))
        .await;
    let path = format!("/api/v1/agents/{agent}");
    let second =
        json!({"definition": {"instructions": "To.", "tools": ["leads.list"]}, "latestVersion": 1});
    let changed = house.bank.send("PATCH", &path, &second).await.ok();
    assert_eq!(
        (&changed["version"], &changed["status"]),
        (&json!(2), &json!("idle"))
    );
    house
        .bank
        .send("PATCH", &path, &second)
        .await
        .fails(409, "conflict");
    let diff = house
        .bank
        .get(&format!("{path}/diff?from=1&to=2"))
        .await
        .ok();
    let change = json!({"field": "instructions", "before": "Et.", "after": "To."});
    assert_eq!(diff["changes"], json!([change]));
    let first = house
        .bank
        .post(&format!("{path}/promote"), &json!({"version": 1}))
        .await
        .ok();
    assert_eq!(
        (&first["version"], &first["latestVersion"]),
        (&json!(1), &json!(2))
    );
    let yaml = house.bank.get(&format!("{path}/export")).await.ok()["yaml"]
        .as_str()
        .unwrap()
        .to_owned();
    let renamed = yaml.replace("Sælger", "Kopi");
    let made = house
        .bank
        .post("/api/v1/agents/import", &json!({"yaml": renamed}))
        .await
        .ok();
    let copy = house
        .bank
        .get(&format!(
            "/api/v1/agents/{}",
            made["ids"][0].as_str().unwrap()
        ))
        .await
        .ok();
    assert_eq!(copy["definition"], first["definition"]);
    let wide = json!({"yaml": "agents:\n  x:\n    max_tokens: 900000\n"});
    assert_eq!(
        house
            .bank
            .post("/api/v1/agents/import", &wide)
            .await
            .wrong_fields(),
        ["yaml"]
    );
    let health = house.bank.get(&format!("{path}/health")).await.ok();
    assert_eq!(health["status"], "healthy", "{health}");
    house
        .bank
        .post(&format!("{path}/stop"), &json!({}))
        .await
        .ok();
    let task = json!({"task": "Noget."});
    house
        .bank
        .post(&format!("{path}/runs"), &task)
        .await
        .fails(409, "conflict");
    assert_eq!(
        house.bank.get(&format!("{path}/health")).await.ok()["status"],
        "unhealthy"
    );
    house
        .bank
        .post(&format!("{path}/start"), &json!({}))
        .await
        .ok();
    let run = house.set_to_work(&agent, "Noget.").await;
    house.ended(&run).await;
    let metrics = house.bank.get(&format!("{path}/metrics")).await.ok();
    assert_eq!(
        (&metrics["tasksCompleted"], &metrics["errorRate"]),
        (&json!(1), &json!(0.0))
    );
    house.stop().await;
}
