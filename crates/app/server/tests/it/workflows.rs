//! Workflows: drawn, judged, published, done, whatever happens to the process in the middle.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{caller::Caller, house::House, samples};

/// A definition of nodes `[id, type, inputs]` and edges `from.port>to`.
pub fn drawn(nodes: Value, edges: &str) -> Value {
    let nodes: Vec<Value> = nodes
        .as_array()
        .unwrap()
        .iter()
        .map(|node| {
            let mut whole = node[3].as_object().cloned().unwrap_or_default();
            whole.insert("id".to_owned(), node[0].clone());
            whole.insert("type".to_owned(), node[1].clone());
            whole.insert(
                "inputs".to_owned(),
                node.get(2)
                    .filter(|inputs| inputs.is_object())
                    .cloned()
                    .unwrap_or(json!({})),
            );
            Value::Object(whole)
        })
        .collect();
    let edges: Vec<Value> = edges
        .split_whitespace()
        .map(|edge| {
            let (from, to) = edge.split_once('>').unwrap();
            let (from, port) = from.split_once('.').unwrap_or((from, "out"));
            json!({"id": edge, "from": from, "fromPort": port, "to": to})
        })
        .collect();
    json!({"schema": 1, "nodes": nodes, "edges": edges})
}

impl House {
    /// Makes a workflow and publishes it; returns its id.
    pub async fn workflow(&self, definition: &Value) -> String {
        self.workflow_of(&self.bank, definition).await
    }

    pub async fn workflow_of(&self, caller: &Caller, definition: &Value) -> String {
        let made = json!({"name": "W", "definition": definition});
        let made = caller.post("/api/v1/workflows", &made).await.ok();
        assert_eq!(made["problems"], json!([]), "{made}");
        let id = made["id"].as_str().unwrap().to_owned();
        caller
            .post(&format!("/api/v1/workflows/{id}/publish"), &json!({}))
            .await
            .ok();
        id
    }

    pub async fn begin(&self, id: &str, input: Value) -> String {
        let path = format!("/api/v1/workflows/{id}/start");
        let begun = self.bank.post(&path, &json!({"input": input})).await.ok();
        begun["runId"].as_str().unwrap().to_owned()
    }

    /// Waits until an execution is in one of these states, and returns it.
    pub async fn execution(&self, run: &str, states: &[&str]) -> Value {
        let path = format!("/api/v1/workflows/executions/{run}");
        until(&format!("the workflow is {states:?}"), || async {
            let execution = self.bank.get(&path).await.ok();
            states.contains(&execution["state"].as_str().unwrap())
        })
        .await;
        self.bank.get(&path).await.ok()
    }

    pub async fn done(&self, id: &str, input: Value) -> Value {
        let run = self.begin(id, input).await;
        let execution = self.execution(&run, &["completed", "failed"]).await;
        assert_eq!(execution["state"], "completed", "{execution}");
        execution
    }
}

/// A node of an execution.
pub fn node<'a>(execution: &'a Value, id: &str) -> &'a Value {
    let nodes = execution["nodes"].as_array().unwrap();
    nodes.iter().find(|node| node["id"] == id).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pipeline_is_a_workflow_of_steps_in_a_row() {
    let house = House::new().await;
    let pipeline = json!({
        "timeoutSeconds": 60,
        "retry": {"attempts": 3, "seconds": 0, "backoff": "exponential"},
        "steps": [
            {"name": "score", "uses": "transform", "input": {"source": "=trigger.visits * 10"}},
            {"name": "fail", "uses": "http.request", "input": {"url": "http://127.0.0.1:9/"}, "retry": {"attempts": 2}},
            {"name": "decide", "uses": "transform", "input": {"source": "=nodes.score >= 50"}},
        ],
    });
    let path = "/api/v1/workflows";
    let both = json!({"name": "Lead", "pipeline": pipeline, "template": "weekly-report"});
    let refused = house.bank.post(path, &both).await;
    refused.fails(400, "validation_failed");
    let made = house
        .bank
        .post(path, &json!({"name": "Lead", "pipeline": pipeline}))
        .await
        .ok();
    let id = made["id"].as_str().unwrap();
    house
        .bank
        .post(&format!("{path}/{id}/publish"), &json!({}))
        .await
        .ok();
    let run = house.begin(id, json!({"visits": 6})).await;
    let failed = house.execution(&run, &["failed", "completed"]).await;
    assert_eq!(failed["state"], "failed");
    assert_eq!(node(&failed, "score")["output"], 60);
    assert_eq!(node(&failed, "fail")["attempts"], 2, "{failed}");
    let run = house.bank.get(&format!("/api/v1/runs/{run}")).await.ok();
    assert!(run["deadline"].is_string(), "{run}");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_workflow_goes_its_way_and_shows_every_node() {
    let house = House::new().await;
    let definition = drawn(
        json!([
            ["start", "trigger.manual"],
            ["talk", "conversations.create", {"userId": "=trigger.who", "channel": "api"}],
            ["large", "condition", {"expression": "trigger.amount > 1000"}],
            ["no", "transform", {"source": "small"}],
            ["yes", "switch", {"cases": [{"name": "huge", "when": "trigger.amount > 100000"}, {"name": "big", "when": "true"}]}],
            ["huge", "transform", {"source": "huge"}],
            ["big", "transform", {"source": "=`${trigger.who} pays ${string(trigger.amount)}`"}],
            ["both", "merge"],
        ]),
        "start>talk talk>large large.true>yes large.false>no yes.huge>huge yes.big>big big>both no>both huge>both",
    );
    let id = house.workflow(&definition).await;
    let execution = house.done(&id, json!({"who": "ada", "amount": 5000})).await;
    assert_eq!(
        execution["output"],
        json!({"big": "ada pays 5000"}),
        "{execution}"
    );
    let state = |id: &str| node(&execution, id)["state"].as_str().unwrap().to_owned();
    for (id, wanted) in [
        ("talk", "completed"),
        ("no", "skipped"),
        ("huge", "skipped"),
        ("both", "completed"),
    ] {
        assert_eq!(state(id), wanted, "{id}");
    }
    assert_eq!(node(&execution, "talk")["output"]["channel"], "api");
    assert_eq!(node(&execution, "yes")["port"], "big");
    let events = house.events(0, "workflow.node", 5).await;
    assert!(
        events
            .iter()
            .any(|event| event["data"]["node"] == "big" && event["data"]["state"] == "completed")
    );
    let run = execution["runId"].as_str().unwrap();
    let progress = house
        .bank
        .get(&format!("/api/v1/workflows/executions/{run}/progress"))
        .await
        .ok();
    assert_eq!(
        (&progress["percent"], &progress["state"]),
        (&json!(100), &json!("completed"))
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_keeps_a_workflow_from_being_published_is_told_with_node_and_field() {
    let house = House::new().await;
    let definition = drawn(
        json!([
            ["start", "trigger.manual"],
            ["talk", "conversations.create", {"channel": "api", "colour": 1}],
            ["say", "messages.send", {"id": "=nodes.talk.nothing", "content": "=nodes.later.x +"}],
            ["look", "conversations.get", {"id": "=nodes.gone.id"}],
            ["page", "conversations.list", {"limit": "=nodes.talk.userId"}],
            ["alone", "transform", {}],
            ["odd", "telepathy", {}],
            ["when", "trigger.schedule", {"cron": "every day"}],
            ["on", "trigger.event", {"types": ["run.completed"]}],
            ["js", "code", {"source": "return ("}],
            ["item", "transform", {"source": "=item.x"}],
        ]),
        "start>talk talk>say say>look look>page start.sideways>page page>js js>item",
    );
    let judged = house
        .bank
        .post(
            "/api/v1/workflows/validate",
            &json!({"definition": definition}),
        )
        .await
        .ok();
    let problems = judged["problems"].as_array().unwrap();
    for (at, code) in [
        ("talk", "required"),
        ("talk", "unknown_field"),
        ("say", "invalid_expression"),
        ("odd", "unknown_type"),
        ("when", "invalid"),
        ("on", "not_allowed"),
        ("js", "invalid_code"),
        ("start.sideways>page", "unknown_port"),
    ] {
        let told = problems
            .iter()
            .any(|one| (one["node"] == at || one["edge"] == at) && one["code"] == code);
        assert!(told, "{at} {code}: {problems:#?}");
    }
    // What can be read is looked at more closely.
    let mut second = definition.clone();
    second["nodes"]
        .as_array_mut()
        .unwrap()
        .retain(|node| node["id"] != "odd" && node["id"] != "say");
    second["edges"] = json!([
        {"id": "a", "from": "start", "to": "talk"}, {"id": "b", "from": "talk", "to": "look"},
        {"id": "c", "from": "look", "to": "page"}, {"id": "d", "from": "page", "to": "js"},
        {"id": "e", "from": "js", "to": "item"},
    ]);
    let judged = house
        .bank
        .post("/api/v1/workflows/validate", &json!({"definition": second}))
        .await
        .ok();
    let problems = judged["problems"].as_array().unwrap();
    for (at, code) in [
        ("look", "unknown_name"),
        ("page", "wrong_type"),
        ("alone", "unreachable"),
        ("item", "unknown_name"),
    ] {
        let told = problems
            .iter()
            .any(|one| one["node"] == at && one["code"] == code);
        assert!(told, "{at} {code}: {problems:#?}");
    }
    let made = json!({"name": "W", "definition": second});
    let made = house.bank.post("/api/v1/workflows", &made).await.ok();
    let path = format!("/api/v1/workflows/{}/publish", made["id"].as_str().unwrap());
    let wrong = house.bank.post(&path, &json!({})).await.wrong_fields();
    assert!(
        wrong.iter().any(|field| field.starts_with("look")),
        "{wrong:?}"
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_version_never_changes_and_a_draft_is_saved_by_one_at_a_time() {
    let house = House::new().await;
    let id = house.workflow(&samples::workflow()).await;
    let path = format!("/api/v1/workflows/{id}");
    let mut draft = samples::workflow();
    draft["nodes"][1]["inputs"]["expression"] = json!("trigger.amount > 5");
    let saved = house
        .bank
        .send(
            "PUT",
            &format!("{path}/draft"),
            &json!({"definition": draft, "revision": 1}),
        )
        .await
        .ok();
    assert_eq!(saved, json!({"revision": 2, "problems": []}));
    house
        .bank
        .send(
            "PUT",
            &format!("{path}/draft"),
            &json!({"definition": draft, "revision": 1}),
        )
        .await
        .fails(409, "conflict");
    let diff = house
        .bank
        .get(&format!("{path}/diff?from=1&to=0"))
        .await
        .ok();
    let changed = &diff["nodes"]["changed"][0];
    assert_eq!(
        (&changed["id"], &changed["fields"][0]["field"]),
        (&json!("large"), &json!("inputs.expression"))
    );
    let of = |version: Value| {
        let (house, path) = (&house, format!("{path}/start"));
        async move {
            let input = json!({"input": {"amount": 100}, "version": version});
            let begun = house.bank.post(&path, &input).await.ok();
            house
                .execution(begun["runId"].as_str().unwrap(), &["completed"])
                .await["output"]
                .clone()
        }
    };
    assert_eq!(of(json!("draft")).await, json!({"holds": true}));
    assert_eq!(of(json!(1)).await, json!(200));
    let file = house.bank.get(&format!("{path}/export")).await.ok();
    let copy = house
        .bank
        .post("/api/v1/workflows/import", &file)
        .await
        .ok();
    assert_eq!(copy["definition"], file["definition"]);
    house
        .bank
        .post(&format!("{path}/archive"), &json!({}))
        .await
        .ok();
    let refused = house.bank.post(&format!("{path}/start"), &json!({})).await;
    assert_eq!(refused.wrong_fields(), ["version"]);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_workflow_that_waits_goes_on_in_another_process_and_does_nothing_twice() {
    let mut house = House::new().await;
    let definition = drawn(
        json!([
            ["start", "trigger.manual"],
            ["talk", "conversations.create", {"userId": "ada", "channel": "api"}],
            ["pause", "wait", {"signal": "approved"}],
            ["tag", "conversations.update", {"id": "=nodes.talk.id", "tags": "=nodes.pause.payload.tags"}],
        ]),
        "start>talk talk>pause pause>tag",
    );
    let id = house.workflow(&definition).await;
    let run = house.begin(&id, json!(null)).await;
    let waiting = house.execution(&run, &["waiting"]).await;
    assert_eq!(node(&waiting, "pause")["state"], "waiting");
    let beside = house.beside().await;
    house.move_to(beside).await;
    house
        .bank
        .post(
            &format!("/api/v1/runs/{run}/signals"),
            &json!({"name": "approved", "payload": {"tags": ["ok"]}}),
        )
        .await
        .ok();
    let done = house.execution(&run, &["completed", "failed"]).await;
    assert_eq!(
        node(&done, "tag")["output"]["tags"],
        json!(["ok"]),
        "{done}"
    );
    let all = house.bank.get("/api/v1/conversations").await.items();
    assert_eq!(all.iter().filter(|one| one["userId"] == "ada").count(), 1);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn loops_run_their_body_for_each_item_and_keep_to_their_bounds() {
    let house = House::new().await;
    let definition = drawn(
        json!([
            ["start", "trigger.manual"],
            ["each", "loop", {"items": "=trigger.list", "concurrency": 3, "keepGoing": true}],
            ["half", "code", {"source": "if (input < 0) throw new Error('below zero'); return input / 2", "input": "=item"}],
            ["twice", "transform", {"source": "=nodes.half * 4 + index"}],
            ["end", "transform", {"source": "=nodes.each.items"}],
        ]),
        "start>each each.each>half half>twice each.done>end",
    );
    let id = house.workflow(&definition).await;
    let done = house.done(&id, json!({"list": [10, -1, 30]})).await;
    assert_eq!(done["output"], json!([20, 62]), "{done}");
    let failed = &node(&done, "each")["output"]["failed"][0];
    assert!(
        failed["index"] == 1 && failed["error"].as_str().unwrap().contains("below zero"),
        "{failed}"
    );
    assert_eq!(node(&done, "twice")["runs"], 2);
    let run = done["runId"].as_str().unwrap();
    let round = house
        .bank
        .get(&format!(
            "/api/v1/workflows/executions/{run}?path=each[2]&node=half"
        ))
        .await
        .ok();
    assert_eq!(round["nodes"][0]["output"], 15);
    // Ten thousand nodes, and not one more.
    let long: Vec<u32> = (0..9_999).collect();
    let endless = drawn(
        json!([["start", "trigger.manual"], ["each", "loop", {"items": "=trigger.list"}], ["a", "parallel"], ["b", "parallel"]]),
        "start>each each.each>a a>b",
    );
    let id = house.workflow(&endless).await;
    let run = house.begin(&id, json!({"list": long})).await;
    let failed = house.execution(&run, &["failed", "completed"]).await;
    assert!(
        failed["error"]
            .as_str()
            .unwrap()
            .contains("at most 10000 nodes"),
        "{}",
        failed["error"]
    );
    house.stop().await;
}
