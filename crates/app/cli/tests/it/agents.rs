//! `kill -9` at each step of an agent's loop: nothing it does is done twice, and it goes on where it was.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Value, json};
use tekup_testkit::until;
use tokio::net::TcpListener;

use crate::tekup::{Home, Tekup};

const TASK: &str = "Order twice.";
/// Requests that the agent sends, one after the other.
const ORDERS: usize = 2;

/// A model that orders as often as it shall, and a shop that honours `Idempotency-Key`. Both take in everything the
/// first time without ever answering it: whoever asked is killed meanwhile.
#[derive(Clone, Default)]
struct Outside {
    /// How often the model was asked after so many results.
    asked: Arc<Mutex<BTreeMap<usize, usize>>>,
    /// The keys under which each order came.
    orders: Arc<Mutex<BTreeMap<u64, Vec<String>>>>,
}

impl Outside {
    async fn start(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let orders = format!("{url}/orders");
        let think = move |State(outside): State<Self>, Json(request): Json<Value>| async move {
            let messages = request["messages"].as_array().unwrap();
            // The demo's conversations are worded by the same model.
            if messages[1]["content"] != TASK {
                return said(&json!({"content": "UNKNOWN"}), "stop");
            }
            let results = messages
                .iter()
                .filter(|message| message["role"] == "tool")
                .count();
            outside.thought(results, &orders).await
        };
        let router = Router::new()
            .route("/v1/chat/completions", post(think))
            .route("/orders", post(take))
            .with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        url
    }

    async fn thought(&self, results: usize, orders: &str) -> Response {
        let first = {
            let mut asked = self.asked.lock().unwrap();
            let times = asked.entry(results).or_default();
            *times += 1;
            *times == 1
        };
        if first {
            std::future::pending::<()>().await;
        }
        let (delta, reason) = if results < ORDERS {
            let given = json!({"method": "POST", "url": orders, "body": {"order": results}});
            let function = json!({"name": "http_request", "arguments": given.to_string()});
            let call = json!({"index": 0, "id": format!("call_{results}"), "type": "function", "function": function});
            (json!({"tool_calls": [call]}), "tool_calls")
        } else {
            (json!({"content": "Ordered."}), "stop")
        };
        said(&delta, reason)
    }

    fn asked(&self, results: usize) -> usize {
        self.asked
            .lock()
            .unwrap()
            .get(&results)
            .copied()
            .unwrap_or(0)
    }

    fn keys(&self, order: u64) -> Vec<String> {
        self.orders
            .lock()
            .unwrap()
            .get(&order)
            .cloned()
            .unwrap_or_default()
    }
}

fn said(delta: &Value, reason: &str) -> Response {
    let choice = json!({"index": 0, "delta": delta, "finish_reason": reason});
    let chunk = json!({"id": "1", "model": "m", "choices": [choice]});
    let body = format!("data: {chunk}\n\ndata: [DONE]\n\n");
    ([("content-type", "text/event-stream")], body).into_response()
}

async fn take(
    State(outside): State<Outside>,
    headers: HeaderMap,
    Json(order): Json<Value>,
) -> Json<Value> {
    let key = headers["idempotency-key"].to_str().unwrap().to_owned();
    let first = {
        let mut orders = outside.orders.lock().unwrap();
        let keys = orders.entry(order["order"].as_u64().unwrap()).or_default();
        keys.push(key);
        keys.len() == 1
    };
    if first {
        std::future::pending::<()>().await;
    }
    Json(json!({"ordered": order["order"]}))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_agent_that_is_killed_at_each_step_does_nothing_twice() {
    let home = Home::new();
    let outside = Outside::default();
    let url = outside.start().await;
    let model = format!("{url}/v1");
    let settings = [
        ("TEKUP_ALLOWED_HOSTS", "127.0.0.1"),
        ("TEKUP_OPENAI_URL", model.as_str()),
        ("TEKUP_OPENAI_MODEL", "m"),
    ];
    let mut tekup = Tekup::serve_with(&home, &settings).await;
    let definition = json!({"tools": ["http.request"], "afterUntrusted": "allow", "retry": {"attempts": 10},
        "policies": [{"tool": "http.request", "decision": "allow"}]});
    let agent = json!({"name": "Buyer", "definition": definition});
    let agent = tekup.post("/api/v1/agents", &agent).await;
    let path = format!("/api/v1/agents/{}/runs", agent["id"].as_str().unwrap());
    let begun = tekup.post(&path, &json!({"task": TASK})).await;
    let run = format!("/api/v1/runs/{}", begun["runId"].as_str().unwrap());
    for step in 0..=ORDERS {
        until("the model is asked", || async { outside.asked(step) == 1 }).await;
        tekup.crash().await;
        tekup = Tekup::serve_with(&home, &settings).await;
        if step == ORDERS {
            break;
        }
        let order = step as u64;
        until("the shop has the order", || async {
            outside.keys(order).len() == 1
        })
        .await;
        tekup.crash().await;
        tekup = Tekup::serve_with(&home, &settings).await;
    }
    until("the agent is done", || async {
        let run = tekup.get(&run).await;
        assert_ne!(run["state"], "failed", "{}", run["error"]);
        run["state"] == "completed"
    })
    .await;
    assert_eq!(tekup.get(&run).await["output"]["text"], "Ordered.");
    for order in 0..ORDERS {
        let keys = outside.keys(order as u64);
        assert_eq!(
            keys.len(),
            2,
            "it was never in doubt, or came too often: {keys:?}"
        );
        assert_eq!(keys[0], keys[1], "one order under two keys");
        // What was thought once is not thought again.
        assert_eq!(outside.asked(order), 2);
    }
    assert_ne!(outside.keys(0)[0], outside.keys(1)[0]);
}
