//! What every request meets, whoever sends it: headers, the contract, the documents, health, metrics.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{caller::Answer, house::House};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_carries_the_security_headers_and_its_id() {
    let house = House::new().await;
    let nobody = house.anonymous();
    let answers = [
        nobody.get("/").await,
        nobody.get("/docs").await,
        nobody.get("/openapi.json").await,
        nobody.get("/health/live").await,
        nobody.get("/metrics").await,
        nobody.get("/nothing-here.png").await,
        nobody.get("/api/v1/conversations").await,
        nobody.post("/api/v1/auth/login", &json!({})).await,
        house.bank.get("/api/v1/conversations").await,
        house
            .bank
            .send("DELETE", "/api/v1/conversations", &json!({}))
            .await,
    ];
    for answer in &answers {
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("x-frame-options"), "DENY");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"));
        let script = policy
            .split(';')
            .find(|part| part.contains("script-src"))
            .unwrap();
        assert!(!script.contains("unsafe"), "{policy}");
        assert!(!answer.header("x-request-id").is_empty());
        assert!(
            answer.headers.get("server").is_none() && answer.headers.get("x-powered-by").is_none()
        );
    }
    let ids: BTreeSet<&str> = answers
        .iter()
        .map(|answer| answer.header("x-request-id"))
        .collect();
    assert_eq!(ids.len(), answers.len());
    let mine = house
        .bank
        .request("GET", "/api/v1/conversations")
        .header("x-request-id", "mine-1");
    assert_eq!(Answer::of(mine).await.header("x-request-id"), "mine-1");
    // What belongs to one caller is kept by no cache; no other site may read it in a browser.
    assert_eq!(
        house
            .bank
            .get("/api/v1/conversations")
            .await
            .header("cache-control"),
        "no-store"
    );
    let elsewhere = house.bank.request("GET", "/api/v1/conversations");
    let elsewhere = Answer::of(elsewhere.header("origin", "https://elsewhere.example")).await;
    assert_eq!(elsewhere.header("access-control-allow-origin"), "");
    let preflight = nobody.request("OPTIONS", "/api/v1/conversations");
    let preflight = preflight.header("origin", "https://elsewhere.example");
    let preflight = preflight.header("access-control-request-method", "POST");
    assert_eq!(
        Answer::of(preflight)
            .await
            .header("access-control-allow-origin"),
        ""
    );
}

/// Every `$ref` of the document.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(to) = fields.get("$ref").and_then(Value::as_str) {
                found.insert(to.to_owned());
            }
            fields.values().for_each(|field| references(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_contract_is_openapi_3_1_and_says_what_there_is() {
    let house = House::new().await;
    let contract = house.anonymous().get("/openapi.json").await.ok();
    assert_eq!(contract["openapi"], "3.1.0");
    assert_eq!(contract["info"]["title"], "Tekup");
    let mut found = BTreeSet::new();
    references(&contract, &mut found);
    for reference in &found {
        let pointer = reference
            .strip_prefix('#')
            .expect("refers to another document");
        assert!(
            contract.pointer(pointer).is_some(),
            "{reference} leads nowhere"
        );
    }
    let mut names = BTreeSet::new();
    for (path, item) in contract["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap();
            assert!(names.insert(name.to_owned()), "{name} is there twice");
            assert!(
                operation["summary"]
                    .as_str()
                    .is_some_and(|text| text.len() > 5),
                "{name}"
            );
            let responses = operation["responses"].as_object().unwrap();
            assert!(
                responses.keys().any(|status| status.starts_with('2')),
                "{name}"
            );
            // It is served: what answers is not the place for paths that are not there.
            let path = path.replace("{id}", "x").replace("{name}", "x");
            let answer = house.anonymous().send(method, &path, &json!({})).await;
            assert!(
                !matches!(answer.status.as_u16(), 404 | 405),
                "{name}: {}",
                answer.text
            );
        }
    }
    for name in [
        "messages.send",
        "knowledge.search",
        "auth.login",
        "system.ready",
        "tools.list",
    ] {
        assert!(names.contains(name), "{name} is missing of {names:?}");
    }
    let page = house.anonymous().get("/docs").await;
    assert!(
        page.header("content-type").starts_with("text/html"),
        "{:?}",
        page.headers
    );
    for (file, kind) in [("/docs/page.js", "javascript"), ("/docs/page.css", "css")] {
        assert!(page.text.contains(file), "the page does not load {file}");
        let answer = house.anonymous().get(file).await;
        assert!(
            answer.status.is_success() && answer.header("content-type").contains(kind),
            "{file}"
        );
    }
    assert!(
        !page.text.contains("https://"),
        "the page loads something from elsewhere"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn health_and_metrics_tell_what_they_promise() {
    let house = House::new().await.taught().await;
    let nobody = house.anonymous();
    assert_eq!(nobody.get("/health/live").await.ok()["status"], "healthy");
    let ready = nobody.get("/health/ready").await.ok();
    assert_eq!(ready["checks"]["database"], true);
    let health = nobody.get("/health").await.ok();
    // There is no model here: it answers from documents, which is less than it can be.
    assert_eq!(health["status"], "degraded");
    assert_eq!(health["checks"]["textModel"]["ok"], false);
    assert_eq!(health["checks"]["database"]["ok"], true);

    let conversation = house.conversation().await;
    house
        .say(&conversation, "Jeg vil tale med en medarbejder")
        .await;
    let secret = house
        .bank
        .get("/api/v1/conversations?q=hemmelig-kunde")
        .await;
    assert!(secret.status.is_success());
    let metrics = nobody.get("/metrics").await;
    assert!(metrics.header("content-type").starts_with("text/plain"));
    for name in [
        "tekup_http_requests_total",
        "tekup_http_request_duration_seconds",
        "tekup_operations_total",
        "tekup_events_total",
        "tekup_runs_total",
        "tekup_escalations_total",
        "tekup_database_connections_active",
        "tekup_memory_usage_bytes",
    ] {
        assert!(
            metrics.text.contains(&format!("\n{name}")),
            "{name}\n{}",
            metrics.text
        );
    }
    let requests = metrics
        .text
        .lines()
        .find(|line| line.starts_with("tekup_http_requests_total") && line.contains("/messages\""));
    let requests = requests.expect("the message was not counted");
    for label in [
        "method=\"POST\"",
        "status_code=\"200\"",
        "{id}",
        &house.bank_id.to_string(),
    ] {
        assert!(requests.contains(label), "{label}: {requests}");
    }
    assert!(
        !metrics.text.contains(&conversation),
        "an id of a customer's in a label"
    );
    assert!(!metrics.text.contains("hemmelig"), "a query in a label");
}
