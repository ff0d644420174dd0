//! A text model that says what a test has written down, behind a server that speaks OpenAI's protocol and refuses what
//! OpenAI would: a tool's result without the call that it answers, a call without a result, a tool that was not offered.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Value, json};
use tekup_config::OpenAi;
use tokio::net::TcpListener;

#[derive(Clone)]
pub struct Scripted(Arc<Inner>);

struct Inner {
    url: String,
    lines: Mutex<VecDeque<Value>>,
    asked: Mutex<Vec<Value>>,
}

/// The model says this.
pub fn says(text: &str) -> Value {
    json!({"content": text})
}

/// The model calls these tools, side by side.
pub fn calls(calls: &[(&str, Value)]) -> Value {
    let calls: Vec<Value> = calls
        .iter()
        .map(|(name, arguments)| json!({"name": name, "arguments": arguments}))
        .collect();
    json!({"calls": calls})
}

impl Scripted {
    /// A model that says these lines, one after the other; the last one over and over.
    pub async fn start(lines: &[Value]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let model = Self(Arc::new(Inner {
            url: format!("http://{}/v1", listener.local_addr().unwrap()),
            lines: Mutex::new(lines.iter().cloned().collect()),
            asked: Mutex::default(),
        }));
        let router = Router::new()
            .route("/v1/chat/completions", post(complete))
            .with_state(model.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        model
    }

    /// How a server finds it.
    pub fn settings(&self) -> OpenAi {
        OpenAi {
            url: self.0.url.clone(),
            key: None,
            model: "scripted".to_owned(),
        }
    }

    /// Everything it was asked, first to last.
    pub fn asked(&self) -> Vec<Value> {
        self.0.asked.lock().unwrap().clone()
    }

    /// The names of the tools that it was offered last.
    pub fn offered(&self) -> Vec<String> {
        let asked = self.asked();
        let tools = asked.last().unwrap()["tools"].as_array().cloned();
        let names = tools.unwrap_or_default().into_iter();
        names
            .map(|tool| tool["function"]["name"].as_str().unwrap().to_owned())
            .collect()
    }

    /// What it was told last.
    pub fn last_message(&self) -> String {
        let asked = self.asked();
        let messages = asked.last().unwrap()["messages"].as_array().unwrap();
        messages.last().unwrap()["content"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}

async fn complete(State(model): State<Scripted>, Json(request): Json<Value>) -> Response {
    if let Some(wrong) = wrong(&request) {
        let error = json!({"error": {"message": wrong, "type": "invalid_request_error"}});
        return (StatusCode::BAD_REQUEST, Json(error)).into_response();
    }
    let number = {
        let mut asked = model.0.asked.lock().unwrap();
        asked.push(request);
        asked.len()
    };
    let line = {
        let mut lines = model.0.lines.lock().unwrap();
        if lines.len() > 1 {
            lines.pop_front().unwrap()
        } else {
            lines[0].clone()
        }
    };
    let mut delta = json!({});
    let mut reason = "stop";
    if let Some(text) = line.get("content") {
        delta["content"] = text.clone();
    }
    if let Some(calls) = line["calls"].as_array() {
        reason = "tool_calls";
        let calls = calls.iter().enumerate().map(|(at, call)| {
            json!({"index": at, "id": format!("call_{number}_{at}"), "type": "function", "function": {
                "name": call["name"], "arguments": call["arguments"].to_string()}})
        });
        delta["tool_calls"] = calls.collect();
    }
    let chunk = |delta: Value, reason: Value| {
        let choice = json!({"index": 0, "delta": delta, "finish_reason": reason});
        let usage = json!({"prompt_tokens": 100, "completion_tokens": 10});
        format!(
            "data: {}\n\n",
            json!({"id": "1", "model": "scripted", "choices": [choice], "usage": usage})
        )
    };
    let body = format!(
        "{}{}data: [DONE]\n\n",
        chunk(delta, Value::Null),
        chunk(json!({}), json!(reason))
    );
    ([("content-type", "text/event-stream")], body).into_response()
}

/// What OpenAI would refuse.
fn wrong(request: &Value) -> Option<String> {
    let mut open = BTreeSet::new();
    for message in request["messages"].as_array()? {
        if message["role"] == "tool" {
            let id = message["tool_call_id"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            if !open.remove(&id) {
                return Some(format!("there is no call {id:?} for this result"));
            }
            continue;
        }
        if !open.is_empty() {
            return Some(format!("the calls {open:?} have no result"));
        }
        for call in message["tool_calls"].as_array().into_iter().flatten() {
            open.insert(call["id"].as_str().unwrap_or_default().to_owned());
        }
    }
    (!open.is_empty()).then(|| format!("the calls {open:?} have no result"))
}
