//! What starts workflows, and the ways out of them.

use ring::hmac;
use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{caller::Answer, house::House, model::Model, workflows::drawn};

impl House {
    /// The trigger of a workflow, with a fresh secret when it is a webhook.
    pub async fn address(&self, id: &str) -> (String, String) {
        let triggers = self
            .bank
            .get(&format!("/api/v1/workflows/{id}/triggers"))
            .await
            .items();
        let url = triggers[0]["url"].as_str().unwrap().to_owned();
        if triggers[0]["kind"] != "trigger.webhook" {
            return (url, String::new());
        }
        let node = triggers[0]["node"].as_str().unwrap();
        let path = format!("/api/v1/workflows/{id}/triggers/{node}/secret");
        let shown = self.bank.post(&path, &json!({})).await.ok();
        assert_eq!(shown["url"], url.as_str());
        (url, shown["secret"].as_str().unwrap().to_owned())
    }

    pub async fn executions(&self, id: &str) -> Vec<Value> {
        self.bank
            .get(&format!("/api/v1/workflows/{id}/executions"))
            .await
            .items()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_starts_its_workflow_for_whoever_knows_the_secret() {
    let house = House::new().await;
    let definition = drawn(
        json!([
            ["hook", "trigger.webhook", {"auth": "token", "wait": true}],
            ["reply", "webhook.respond", {"status": 201, "body": {"twice": "=trigger.body.n * 2", "q": "=trigger.query.q"}}],
        ]),
        "hook>reply",
    );
    let id = house.workflow(&definition).await;
    let (url, secret) = house.address(&id).await;
    let caller = house.anonymous();
    let send = |token: String| {
        let request = caller
            .request("POST", &format!("{url}?q=x"))
            .json(&json!({"n": 21}));
        Answer::of(
            request
                .header("x-workflow-token", token)
                .header("idempotency-key", "d1"),
        )
    };
    send("wrong".to_owned()).await.fails(401, "unauthenticated");
    caller
        .post(&url, &json!({}))
        .await
        .fails(401, "unauthenticated");
    assert!(house.executions(&id).await.is_empty());
    let answer = send(secret.clone()).await;
    assert_eq!(
        (answer.status.as_u16(), answer.json()),
        (201, json!({"twice": 42, "q": "x"}))
    );
    // The same delivery once more starts nothing.
    assert_eq!(send(secret.clone()).await.json()["repeated"], true);
    assert_eq!(house.executions(&id).await.len(), 1);
    // A new secret makes the old one worthless.
    house.address(&id).await;
    send(secret).await.fails(401, "unauthenticated");
    house
        .bank
        .post(&format!("/api/v1/workflows/{id}/archive"), &json!({}))
        .await
        .ok();
    caller.post(&url, &json!({})).await.fails(404, "not_found");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signed_webhook_is_taken_in_its_time_only() {
    let house = House::new().await;
    let definition = drawn(
        json!([["hook", "trigger.webhook", {"auth": "hmac"}], ["n", "parallel"]]),
        "hook>n",
    );
    let id = house.workflow(&definition).await;
    let (url, secret) = house.address(&id).await;
    let send = |at: i64, body: &'static str, signed: &'static str| {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        let tag = hmac::sign(&key, format!("{at}.{signed}").as_bytes());
        let tag: String = tag
            .as_ref()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let request = house.anonymous().request("POST", &url).body(body);
        Answer::of(
            request
                .header("x-workflow-timestamp", at)
                .header("x-workflow-signature", tag),
        )
    };
    let now = chrono::Utc::now().timestamp();
    send(now, "{\"a\":1}", "{\"a\":2}")
        .await
        .fails(401, "unauthenticated");
    send(now - 3_600, "{}", "{}")
        .await
        .fails(401, "unauthenticated");
    assert_eq!(
        send(now, "{\"a\":1}", "{\"a\":1}").await.status.as_u16(),
        202
    );
    until("it is done", || async {
        house
            .executions(&id)
            .await
            .iter()
            .any(|one| one["state"] == "completed")
    })
    .await;
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_start_workflows_once_and_no_circle_goes_on_for_ever() {
    let house = House::new().await;
    house.followed().await;
    let greets = drawn(
        json!([
            ["on", "trigger.event", {"types": ["conversation.created"], "condition": "event.data.userId == 'ada'"}],
            ["tag", "conversations.update", {"id": "=trigger.subject", "tags": ["greeted"]}],
        ]),
        "on>tag",
    );
    let greets = house.workflow(&greets).await;
    // Each conversation opens the next one.
    let circle = drawn(
        json!([
            ["on", "trigger.event", {"types": ["conversation.created"], "condition": "event.data.userId == 'loop'"}],
            ["talk", "conversations.create", {"userId": "loop", "channel": "api"}],
        ]),
        "on>talk",
    );
    let circle = house.workflow(&circle).await;
    for who in ["ada", "bo", "loop"] {
        house
            .bank
            .post(
                "/api/v1/conversations",
                &json!({"userId": who, "channel": "api"}),
            )
            .await
            .ok();
    }
    until("ada is greeted", || async {
        house
            .executions(&greets)
            .await
            .iter()
            .any(|one| one["state"] == "completed")
    })
    .await;
    assert_eq!(house.executions(&greets).await.len(), 1);
    until("the circle is stopped", || async {
        let all = house.executions(&circle).await;
        all.len() == 5 && all.iter().all(|one| one["state"] == "completed")
    })
    .await;
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_schedule_comes_round_once_for_each_time() {
    let house = House::new().await;
    let definition = drawn(
        json!([["tick", "trigger.schedule", {"everySeconds": 3600}], ["n", "parallel"]]),
        "tick>n",
    );
    let id = house.workflow(&definition).await;
    let triggers = house
        .bank
        .get(&format!("/api/v1/workflows/{id}/triggers"))
        .await
        .items();
    assert!(triggers[0]["nextAt"].is_string(), "{triggers:?}");
    // An hour passes; two processes look at the clock.
    let (other, tasks, _) = house.beside().await;
    let admin = house.test.admin().await;
    admin
        .execute(
            "UPDATE workflow_triggers SET next_at = now() - interval '1 minute'",
            &[],
        )
        .await
        .unwrap();
    until("it has come round", || async {
        house
            .executions(&id)
            .await
            .iter()
            .any(|one| one["state"] == "completed")
    })
    .await;
    let next: bool = admin
        .query_one(
            "SELECT next_at > now() + interval '50 minutes' FROM workflow_triggers",
            &[],
        )
        .await
        .unwrap()
        .get(0);
    assert!(next);
    assert_eq!(house.executions(&id).await.len(), 1);
    other.stop();
    for task in tasks {
        task.await.unwrap();
    }
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_is_a_page_that_anybody_may_send() {
    let house = House::new().await;
    let schema = json!({"type": "object", "required": ["email"], "properties": {
        "email": {"type": "string", "format": "email", "title": "E-mail"},
        "seats": {"type": "integer", "minimum": 1}, "size": {"enum": ["small", "large"]},
    }});
    let definition = drawn(
        json!([["form", "trigger.form", {"title": "Order <b>", "schema": schema, "thanks": "We will write."}], ["n", "transform", {"source": "=trigger.seats + 1"}]]),
        "form>n",
    );
    let id = house.workflow(&definition).await;
    let (url, _) = house.address(&id).await;
    let caller = house.anonymous();
    let page = caller.get(&url).await;
    assert!(
        page.text.contains("Order &lt;b&gt;") && page.text.contains("type=email"),
        "{}",
        page.text
    );
    assert!(
        page.header("content-security-policy")
            .contains("default-src 'none'")
    );
    let send = |body: &'static str| {
        let request = caller.request("POST", &url).body(body);
        Answer::of(request.header("content-type", "application/x-www-form-urlencoded"))
    };
    let wrong = send("email=nobody&seats=0&size=small").await;
    assert_eq!(wrong.status.as_u16(), 400);
    assert!(
        wrong.text.contains("class=wrong") && wrong.text.contains("nobody"),
        "{}",
        wrong.text
    );
    let sent = send("email=ada%40bank.example&seats=2&size=").await;
    assert!(sent.text.contains("We will write."), "{}", sent.text);
    until("it is done", || async {
        house
            .executions(&id)
            .await
            .iter()
            .any(|one| one["state"] == "completed")
    })
    .await;
    let run = house.executions(&id).await[0]["runId"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(house.execution(&run, &["completed"]).await["output"], 3);
    assert_eq!(
        caller
            .get("/forms/0198c0de-0000-7000-8000-000000000000")
            .await
            .status
            .as_u16(),
        404
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_is_no_way_to_flood_a_business() {
    let house = House::with(|config| config.rate_limit_per_minute = 6_000).await;
    let schema = json!({"type": "object", "properties": {"note": {"type": "string"}}});
    let definition = drawn(
        json!([["form", "trigger.form", {"title": "Note", "schema": schema}], ["n", "parallel"]]),
        "form>n",
    );
    let id = house.workflow(&definition).await;
    let (url, _) = house.address(&id).await;
    let caller = house.anonymous();
    let mut answers = Vec::new();
    for _ in 0..12 {
        let request = caller.request("POST", &url).body("note=again");
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        answers.push(Answer::of(request).await.status.as_u16());
    }
    assert_eq!((answers[0], answers[11]), (200, 429), "{answers:?}");
    assert_eq!(
        caller.get(&url).await.status.as_u16(),
        200,
        "it is still shown"
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_credential_is_shown_to_its_host_alone_and_to_nobody_else() {
    let house = House::new().await;
    let made = json!({"name": "Lager", "kind": "bearer", "settings": {"host": "127.0.0.1"}, "secret": "tok-123"});
    let made = house
        .bank
        .post("/api/v1/workflows/credentials", &made)
        .await
        .ok();
    let listed = house.bank.get("/api/v1/workflows/credentials").await;
    assert!(!listed.text.contains("tok-123"));
    // Our own server answers with what it thinks of the token.
    let own = format!("{}/api/v1/users/profile", house.bank.url);
    let elsewhere = own.replace("127.0.0.1", "localhost");
    let of = |url: &str| {
        let inputs = json!({"url": url, "credentialId": made["id"], "anyStatus": true});
        drawn(
            json!([["start", "trigger.manual"], ["ask", "http.request", inputs]]),
            "start>ask",
        )
    };
    let id = house.workflow(&of(&own)).await;
    let done = house.done(&id, json!(null)).await;
    assert_eq!(done["output"]["status"], 401, "{done}");
    assert!(!done.to_string().contains("tok-123"));
    let id = house.workflow(&of(&elsewhere)).await;
    let run = house.begin(&id, json!(null)).await;
    let failed = house.execution(&run, &["failed", "completed"]).await;
    let why = failed["error"].as_str().unwrap_or_default();
    assert!(why.contains("localhost"), "{why}");
    // The inside of the operator's network is nobody's business.
    let inside = drawn(
        json!([["start", "trigger.manual"], ["ask", "http.request", {"url": "https://169.254.169.254/latest"}]]),
        "start>ask",
    );
    let id = house.workflow(&inside).await;
    let run = house.begin(&id, json!(null)).await;
    let failed = house.execution(&run, &["failed", "completed"]).await;
    assert!(
        failed["error"]
            .as_str()
            .unwrap_or_default()
            .contains("public internet"),
        "{failed}"
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn expressions_and_transforms_are_tried_before_they_are_used() {
    let house = House::new().await;
    let given = json!({"expression": "=len(nodes.a.items) + trigger.n", "context": {"nodes": {"a": {"items": [1, 2]}}, "trigger": {"n": 1}}});
    assert_eq!(
        house
            .bank
            .post("/api/v1/workflows/expressions", &given)
            .await
            .ok(),
        json!({"value": 3})
    );
    let wrong = house
        .bank
        .post(
            "/api/v1/workflows/expressions",
            &json!({"expression": "a + frob(b)"}),
        )
        .await;
    let body = wrong.fails(400, "validation_failed");
    assert!(
        body["errors"][0]["message"]
            .as_str()
            .unwrap()
            .contains("character 5"),
        "{body}"
    );
    let shown = json!({"inputs": {"source": "=trigger", "steps": [{"op": "filter", "when": "item.n > 1"}, {"op": "map", "fields": [{"name": "m", "value": "item.n"}]}]},
        "context": {"trigger": [{"n": 1}, {"n": 2}]}});
    let shown = house
        .bank
        .post("/api/v1/workflows/transform", &shown)
        .await
        .ok();
    assert_eq!(shown["steps"], json!([[{"n": 2}], [{"m": 2}]]));
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sentence_becomes_a_draft_and_no_more() {
    let drafted = json!({
        "name": "Tell about escalations",
        "nodes": [
            {"id": "On event", "type": "trigger.event", "name": "Escalated", "inputs": {"types": ["conversation.escalated"]}},
            {"id": "note", "type": "conversations.note", "name": "Note", "inputs": {"id": "=trigger.subject", "content": "Look!", "colour": 1}},
        ],
        "edges": [{"from": "On event", "port": "out", "to": "note"}, {"from": "note", "port": "out", "to": "nowhere"}],
    });
    let model = Model::start(&[&drafted.to_string(), " "]).await;
    model.go_on(10);
    let house = House::with(|config| config.openai = Some(model.settings())).await;
    let asked = json!({"sentence": "Write a note when a conversation is escalated."});
    let made = house
        .bank
        .post("/api/v1/workflows/describe", &asked)
        .await
        .ok();
    assert_eq!(
        (&made["state"], &made["version"]),
        (&json!("draft"), &json!(0)),
        "{made}"
    );
    assert_eq!(made["problems"], json!([]), "{made}");
    assert_eq!(made["definition"]["edges"].as_array().unwrap().len(), 1);
    assert!(model.last_prompt().contains("conversations.note"));
    assert_eq!(
        house.executions(made["id"].as_str().unwrap()).await.len(),
        0
    );
    // What is no draft is told as that.
    model.say(&["I would rather not", "."]);
    let refused = house.bank.post("/api/v1/workflows/describe", &asked).await;
    refused.fails(409, "conflict");
    house.stop().await;
}
