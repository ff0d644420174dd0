//! What a workflow may not do, and what becomes of what goes wrong.

use reqwest::StatusCode;
use serde_json::{Value, json};
use tekup_context::Permission;
use tekup_testkit::until;

use crate::{
    house::{BANK_OWNER, House},
    samples,
    workflows::{drawn, node},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_workflow_does_no_more_than_whoever_it_acts_for_may_do_now() {
    let house = House::new().await;
    let scopes = [
        Permission::WorkflowsWrite,
        Permission::WorkflowsRun,
        Permission::WorkflowsRead,
        Permission::ConversationsRead,
    ];
    let clerk = house.key("clerk", &scopes).await;
    let definition = drawn(
        json!([["start", "trigger.manual"], ["talk", "conversations.create", {"userId": "ada", "channel": "api"}]]),
        "start>talk",
    );
    let id = house.workflow_of(&clerk, &definition).await;
    let begun = clerk
        .post(&format!("/api/v1/workflows/{id}/start"), &json!({}))
        .await
        .ok();
    let failed = house
        .execution(begun["runId"].as_str().unwrap(), &["failed", "completed"])
        .await;
    assert_eq!(failed["state"], "failed");
    assert!(
        failed["error"]
            .as_str()
            .unwrap()
            .contains("conversations:write"),
        "{}",
        failed["error"]
    );
    assert_eq!(node(&failed, "talk")["state"], "failed");
    // Whoever may do it starts the same workflow, and it is done.
    house.done(&id, json!(null)).await;

    // A key that is revoked between publishing and running takes its workflows with it.
    let owner = house.person(BANK_OWNER).await;
    let made = json!({"name": "Kasse", "scopes": ["workflows:write", "workflows:run", "workflows:read", "conversations:write"]});
    let made = owner.post("/api/v1/api-keys", &made).await.ok();
    let keyed = house.bank.with_key(made["key"].as_str().unwrap());
    let waits = drawn(
        json!([["start", "trigger.manual"], ["pause", "wait", {"signal": "go"}], ["talk", "conversations.create", {"userId": "bo", "channel": "api"}]]),
        "start>pause pause>talk",
    );
    let id = house.workflow_of(&keyed, &waits).await;
    let begun = keyed
        .post(&format!("/api/v1/workflows/{id}/start"), &json!({}))
        .await
        .ok();
    let run = begun["runId"].as_str().unwrap();
    house.execution(run, &["waiting"]).await;
    let key = made["id"]
        .as_str()
        .or(made["apiKey"]["id"].as_str())
        .unwrap();
    owner
        .send("DELETE", &format!("/api/v1/api-keys/{key}"), &json!({}))
        .await
        .ok();
    house
        .bank
        .post(
            &format!("/api/v1/runs/{run}/signals"),
            &json!({"name": "go", "payload": null}),
        )
        .await
        .ok();
    let failed = house.execution(run, &["failed", "completed"]).await;
    assert!(
        failed["error"]
            .as_str()
            .unwrap_or_default()
            .contains("acts for"),
        "{}",
        failed["error"]
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn errors_are_tried_again_passed_over_or_handled() {
    let house = House::new().await;
    let definition = drawn(
        json!([
            ["start", "trigger.manual"],
            ["gone", "conversations.get", {"id": "0198c0de-0000-7000-8000-000000000000"}, {"onError": "branch"}],
            ["fine", "transform", {"source": "fine"}],
            ["caught", "transform", {"source": "=nodes.gone.kind"}],
            ["again", "http.request", {"url": "http://127.0.0.1:9/"}, {"retry": {"attempts": 3, "seconds": 0}, "onError": "continue"}],
            ["end", "merge"],
        ]),
        "start>gone gone>fine gone.error>caught caught>again again>end fine>end",
    );
    let id = house.workflow(&definition).await;
    let done = house.done(&id, json!(null)).await;
    assert_eq!(node(&done, "caught")["output"], "not_found", "{done}");
    assert_eq!(node(&done, "fine")["state"], "skipped");
    assert_eq!(node(&done, "again")["attempts"], 3);
    assert!(node(&done, "again")["error"].is_string());
    // Where nobody handles it, the node is named, and it can be begun from there with what stands before it.
    let mut fails = samples::workflow();
    fails["nodes"][2] = json!({"id": "double", "type": "code", "name": "Double it", "inputs": {"source": "return input.no.thing", "input": 1}});
    let made = house
        .bank
        .post(
            "/api/v1/workflows",
            &json!({"name": "W", "definition": fails}),
        )
        .await
        .ok();
    let path = format!("/api/v1/workflows/{}", made["id"].as_str().unwrap());
    let begun = house
        .bank
        .post(
            &format!("{path}/start"),
            &json!({"version": "draft", "input": {"amount": 7}}),
        )
        .await
        .ok();
    let failed = house
        .execution(begun["runId"].as_str().unwrap(), &["failed"])
        .await;
    assert!(
        failed["error"].as_str().unwrap().starts_with("Double it: "),
        "{}",
        failed["error"]
    );
    assert_eq!(node(&failed, "double")["state"], "failed");
    let mut mended = samples::workflow();
    mended["nodes"][2]["inputs"]["source"] = json!("=nodes.large.holds");
    house
        .bank
        .send(
            "PUT",
            &format!("{path}/draft"),
            &json!({"definition": mended, "revision": 1}),
        )
        .await
        .ok();
    let again = json!({"version": "draft", "fromRun": failed["runId"], "fromNode": "double"});
    let begun = house.bank.post(&format!("{path}/start"), &again).await.ok();
    let done = house
        .execution(begun["runId"].as_str().unwrap(), &["completed", "failed"])
        .await;
    assert_eq!(done["output"], json!(false), "{done}");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn as_many_loops_as_may_be_within_each_other_are_done() {
    let house = House::new().await;
    let inner = drawn(
        json!([["called", "trigger.workflow"], ["twice", "transform", {"source": "=trigger * 2"}]]),
        "called>twice",
    );
    let inner = house.workflow(&inner).await;
    let mut nodes = vec![json!(["start", "trigger.manual"])];
    let mut edges = "start>l0".to_owned();
    for at in 0..6 {
        nodes.push(json!([format!("l{at}"), "loop", {"items": [at]}]));
        edges += &match at {
            5 => " l5.each>call".to_owned(),
            _ => format!(" l{at}.each>l{}", at + 1),
        };
    }
    nodes.push(json!(["call", "workflow", {"workflowId": inner, "input": "=item"}]));
    let outer = house.workflow(&drawn(json!(nodes), &edges)).await;
    let done = house.done(&outer, json!(null)).await;
    let mut innermost = &done["output"];
    for _ in 0..6 {
        innermost = &innermost["items"][0];
    }
    assert_eq!(*innermost, json!(10), "{done}");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_workflow_calls_another_and_a_fork_bomb_is_stopped_by_quota() {
    let house = House::with(|config| config.open_workflows = 20).await;
    let inner = drawn(
        json!([["called", "trigger.workflow"], ["sum", "transform", {"source": "=trigger.a + trigger.b"}]]),
        "called>sum",
    );
    let inner = house.workflow(&inner).await;
    let outer = drawn(
        json!([["start", "trigger.manual"], ["call", "workflow", {"workflowId": inner, "input": {"a": 2, "b": "=trigger.b"}}]]),
        "start>call",
    );
    let outer = house.workflow(&outer).await;
    assert_eq!(house.done(&outer, json!({"b": 40})).await["output"], 42);

    let empty = json!({"name": "Bomb"});
    let made = house.bank.post("/api/v1/workflows", &empty).await.ok();
    let id = made["id"].as_str().unwrap();
    let bomb = drawn(
        json!([
            ["start", "trigger.manual"],
            ["each", "loop", {"items": [1, 2, 3, 4, 5, 6, 7, 8], "concurrency": 8}],
            ["again", "workflow", {"workflowId": id}],
        ]),
        "start>each each.each>again",
    );
    let path = format!("/api/v1/workflows/{id}");
    house
        .bank
        .send(
            "PUT",
            &format!("{path}/draft"),
            &json!({"definition": bomb, "revision": 1}),
        )
        .await
        .ok();
    house
        .bank
        .post(&format!("{path}/publish"), &json!({}))
        .await
        .ok();
    let run = house.begin(id, json!(null)).await;
    let failed = house.execution(&run, &["failed", "completed"]).await;
    assert_eq!(failed["state"], "failed");
    until("the bomb is out", || async {
        let open = house
            .bank
            .get("/api/v1/runs?kind=workflows.execute&limit=100")
            .await
            .items();
        let ended = |run: &Value| {
            matches!(
                run["state"].as_str(),
                Some("failed" | "cancelled" | "completed")
            )
        };
        open.iter().all(ended)
    })
    .await;
    let admin = house.test.admin().await;
    let all: i64 = admin
        .query_one(
            "SELECT count(*) FROM runs WHERE kind = 'workflows.execute'",
            &[],
        )
        .await
        .unwrap()
        .get(0);
    assert!(all < 600, "{all} runs");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_nodes_are_done_one_after_the_other() {
    let house = House::new().await;
    let mut nodes = vec![json!(["start", "trigger.manual"])];
    let mut edges = String::from("start>n0");
    for at in 0..199 {
        nodes.push(json!([format!("n{at}"), "transform", {"source": "=trigger.n"}]));
        if at > 0 {
            edges.push_str(&format!(" n{}>n{at}", at - 1));
        }
    }
    let id = house.workflow(&drawn(Value::Array(nodes), &edges)).await;
    let done = house.done(&id, json!({"n": 1})).await;
    assert_eq!(done["output"], 1);
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_sees_or_starts_another_tenants_workflow() {
    let house = House::new().await;
    let id = house.workflow(&samples::workflow()).await;
    let done = house.done(&id, json!({"amount": 1})).await;
    let run = done["runId"].as_str().unwrap();
    for path in [
        format!("/api/v1/workflows/{id}"),
        format!("/api/v1/workflows/executions/{run}"),
    ] {
        assert_eq!(house.shop.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    let start = format!("/api/v1/workflows/{id}/start");
    assert_eq!(
        house.shop.post(&start, &json!({})).await.status,
        StatusCode::NOT_FOUND
    );
    let mine = drawn(
        json!([["start", "trigger.manual"], ["call", "workflow", {"workflowId": id}]]),
        "start>call",
    );
    let mine = house.workflow_of(&house.shop, &mine).await;
    let begun = house
        .shop
        .post(&format!("/api/v1/workflows/{mine}/start"), &json!({}))
        .await
        .ok();
    let path = format!(
        "/api/v1/workflows/executions/{}",
        begun["runId"].as_str().unwrap()
    );
    until("it fails", || async {
        house.shop.get(&path).await.ok()["state"] == "failed"
    })
    .await;
    let viewer = house.key("viewer", &[Permission::WorkflowsRead]).await;
    assert_eq!(
        viewer.post(&start, &json!({})).await.status,
        StatusCode::FORBIDDEN
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_goes_on_before_somebody_has_agreed_to_exactly_that() {
    let house = House::new().await;
    let definition = drawn(
        json!([
            ["start", "trigger.manual"],
            ["ask", "approval", {"title": "=`Refund ${string(trigger.sum)}`", "about": {"sum": "=trigger.sum"}}],
            ["yes", "transform", {"source": "=nodes.ask.by"}],
            ["no", "transform", {"source": "no"}],
        ]),
        "start>ask ask.approved>yes ask.rejected>no",
    );
    let id = house.workflow(&definition).await;
    let owner = house.person(BANK_OWNER).await;
    for (agreed, node_done) in [(true, "yes"), (false, "no")] {
        let run = house.begin(&id, json!({"sum": 1200})).await;
        house.execution(&run, &["waiting"]).await;
        let asked = owner.get("/api/v1/approvals?state=pending").await.items();
        assert_eq!(asked[0]["title"], "Refund 1200", "{asked:?}");
        assert_eq!(asked[0]["arguments"]["about"], json!({"sum": 1200}));
        let verb = if agreed { "approve" } else { "reject" };
        let path = format!(
            "/api/v1/approvals/{}/{verb}",
            asked[0]["id"].as_str().unwrap()
        );
        owner.post(&path, &json!({})).await.ok();
        let done = house.execution(&run, &["completed", "failed"]).await;
        assert_eq!(node(&done, node_done)["state"], "completed", "{done}");
    }
    house.stop().await;
}

/// A way to the test's Postgres that looks like a tenant's own database: user, database and port.
async fn database_of_their_own(house: &House) -> (String, String, u16) {
    let admin = house.test.admin().await;
    let row = admin
        .query_one(
            "SELECT current_database(), current_setting('unix_socket_directories')",
            &[],
        )
        .await
        .unwrap();
    let (database, folder): (String, String) = (row.get(0), row.get(1));
    let user = format!("theirs_{database}");
    admin
        .batch_execute(&format!(
            "CREATE ROLE \"{user}\" LOGIN PASSWORD 'theirs'; GRANT ALL ON SCHEMA public TO \"{user}\"; \
             CREATE TABLE orders (id int PRIMARY KEY, sum numeric); INSERT INTO orders VALUES (1, 10.5), (2, 20), (3, 30); \
             GRANT ALL ON orders TO \"{user}\""
        ))
        .await
        .unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut from, _)) = listener.accept().await {
            let socket = format!("{folder}/.s.PGSQL.5432");
            tokio::spawn(async move {
                let mut to = tokio::net::UnixStream::connect(socket).await.unwrap();
                let _ = tokio::io::copy_bidirectional(&mut from, &mut to).await;
            });
        }
    });
    (user, database, port)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_is_read_and_written_only_where_the_node_says_so() {
    let house = House::new().await;
    let (user, database, port) = database_of_their_own(&house).await;
    let settings = json!({"host": "127.0.0.1", "port": port, "user": user, "database": database, "tls": false});
    let made =
        json!({"name": "Ordrer", "kind": "postgres", "settings": settings, "secret": "theirs"});
    let made = house
        .bank
        .post("/api/v1/workflows/credentials", &made)
        .await
        .ok();
    let of = |sql: &str, more: Value| {
        let mut inputs =
            json!({"credentialId": made["id"], "sql": sql, "parameters": ["=trigger.least"]});
        inputs
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        drawn(
            json!([
                ["start", "trigger.manual"],
                ["ask", "database.query", inputs]
            ]),
            "start>ask",
        )
    };
    let read = "SELECT id, sum FROM orders WHERE sum > $1::numeric ORDER BY id -- all of them";
    let id = house.workflow(&of(read, json!({"limit": 1}))).await;
    let done = house.done(&id, json!({"least": 15})).await;
    assert_eq!(
        done["output"],
        json!({"rows": [{"id": 2, "sum": 20}], "count": 1, "cut": true})
    );
    let write = "DELETE FROM orders WHERE sum > $1::numeric RETURNING id";
    let id = house.workflow(&of(write, json!({}))).await;
    let run = house.begin(&id, json!({"least": 15})).await;
    let refused = house.execution(&run, &["failed", "completed"]).await;
    assert_eq!(refused["state"], "failed", "{refused}");
    let id = house.workflow(&of(write, json!({"write": true}))).await;
    let done = house.done(&id, json!({"least": 25})).await;
    assert_eq!(done["output"]["rows"], json!([{"id": 3}]), "{done}");
    house.stop().await;
}
