//! A small server of the OpenAI protocol that is strict about what it is sent.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use serde_json::{Value, json};
use tekup_inference::OpenAiConfig;

use crate::fixtures::tls;

#[derive(Clone)]
struct Server {
    requests: Arc<AtomicUsize>,
}

/// Starts the server and returns a client of it and the count of its requests.
pub async fn server(key: &str) -> (OpenAiConfig, Arc<AtomicUsize>) {
    tls();
    let requests = Arc::new(AtomicUsize::new(0));
    let app = Router::new()
        .route("/v1/chat/completions", post(chat))
        .route("/v1/embeddings", post(embeddings))
        .with_state(Server {
            requests: Arc::clone(&requests),
        });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    (
        OpenAiConfig::new(url, Some(key.to_owned()), "played"),
        requests,
    )
}

/// What the protocol says about a chat request; the text is what is wrong.
fn check_chat(headers: &HeaderMap, body: &Value) -> Result<(), String> {
    if headers
        .get(header::CONTENT_TYPE)
        .map(|value| value.as_bytes())
        != Some(b"application/json")
    {
        return Err("content type".to_owned());
    }
    let known = [
        "model",
        "messages",
        "stream",
        "stream_options",
        "tools",
        "tool_choice",
        "temperature",
        "top_p",
        "seed",
        "max_tokens",
        "stop",
        "response_format",
    ];
    let body = body.as_object().ok_or("no object")?;
    if let Some(field) = body.keys().find(|field| !known.contains(&field.as_str())) {
        return Err(format!("unknown field {field}"));
    }
    if body.values().any(Value::is_null) {
        return Err("a field is null".to_owned());
    }
    if body.contains_key("tool_choice") && !body.contains_key("tools") {
        return Err("tool_choice without tools".to_owned());
    }
    if body["stream"] != true || body["stream_options"]["include_usage"] != true {
        return Err("not streamed with usage".to_owned());
    }
    let mut open_calls: Vec<&str> = Vec::new();
    for message in body["messages"].as_array().ok_or("no messages")? {
        match message["role"].as_str() {
            Some("system" | "user") if message["content"].is_string() => {}
            Some("assistant") => {
                for call in message["tool_calls"].as_array().unwrap_or(&Vec::new()) {
                    let function = &call["function"];
                    let text = function["arguments"]
                        .as_str()
                        .ok_or("arguments are no text")?;
                    serde_json::from_str::<Value>(text).map_err(|error| error.to_string())?;
                    if call["type"] != "function" || !function["name"].is_string() {
                        return Err("a call without type or name".to_owned());
                    }
                }
                if message["content"].is_null() && message["tool_calls"].is_null() {
                    return Err("an empty assistant message".to_owned());
                }
                open_calls = message["tool_calls"]
                    .as_array()
                    .map(|calls| {
                        calls
                            .iter()
                            .filter_map(|call| call["id"].as_str())
                            .collect()
                    })
                    .unwrap_or_default();
            }
            Some("tool") => {
                let id = message["tool_call_id"]
                    .as_str()
                    .ok_or("a result without its call")?;
                if !open_calls.contains(&id) {
                    return Err(format!("no call {id}"));
                }
            }
            _ => return Err(format!("a message that is none: {message}")),
        }
    }
    for tool in body
        .get("tools")
        .and_then(Value::as_array)
        .unwrap_or(&Vec::new())
    {
        if tool["type"] != "function" || !tool["function"]["parameters"].is_object() {
            return Err("a tool that is none".to_owned());
        }
    }
    if let Some(format) = body.get("response_format")
        && (format["type"] != "json_schema"
            || !format["json_schema"]["name"].is_string()
            || !format["json_schema"]["schema"].is_object())
    {
        return Err("a response format that is none".to_owned());
    }
    Ok(())
}

fn refuse(status: StatusCode, message: &str) -> Response {
    (
        status,
        axum::Json(json!({"error": {"message": message, "type": "x", "code": null}})),
    )
        .into_response()
}

async fn chat(State(server): State<Server>, headers: HeaderMap, body: Bytes) -> Response {
    let count = server.requests.fetch_add(1, Ordering::SeqCst);
    let key = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    match key {
        Some("Bearer right") => {}
        Some("Bearer busy once") if count > 0 => {}
        Some("Bearer busy once") => {
            let mut answer = refuse(StatusCode::TOO_MANY_REQUESTS, "slow down");
            answer
                .headers_mut()
                .insert(header::RETRY_AFTER, "0".parse().unwrap());
            return answer;
        }
        Some("Bearer busy for an hour") => {
            let mut answer = refuse(StatusCode::TOO_MANY_REQUESTS, "slow down");
            answer
                .headers_mut()
                .insert(header::RETRY_AFTER, "3600".parse().unwrap());
            return answer;
        }
        Some("Bearer silent") => std::future::pending().await,
        _ => return refuse(StatusCode::UNAUTHORIZED, "Incorrect API key provided"),
    }
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    if let Err(wrong) = check_chat(&headers, &body) {
        return refuse(StatusCode::BAD_REQUEST, &wrong);
    }
    let last = body["messages"].as_array().unwrap().last().unwrap();
    let chunk = |delta: Value, finish: Value| {
        json!({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "played",
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})
    };
    let usage = json!({"id": "1", "object": "chat.completion.chunk", "created": 1,
        "model": "played", "choices": [],
        "usage": {"prompt_tokens": 9, "completion_tokens": 4, "total_tokens": 13,
            "prompt_tokens_details": {"cached_tokens": 5}}});
    let mut events = vec![chunk(
        json!({"role": "assistant", "content": ""}),
        Value::Null,
    )];
    match last["content"].as_str().unwrap_or_default() {
        "call" => {
            let piece = |arguments: &str| json!({"tool_calls": [{"index": 0, "function": {"arguments": arguments}}]});
            events.push(chunk(
                json!({"tool_calls": [{"index": 0, "id": "c1", "type": "function",
                    "function": {"name": "find", "arguments": ""}}]}),
                Value::Null,
            ));
            events.push(chunk(piece("{\"text\":"), Value::Null));
            events.push(chunk(piece("\"kø\"}"), Value::Null));
            events.push(chunk(json!({}), "tool_calls".into()));
        }
        "break off" => events.push(chunk(json!({"content": "Hal"}), Value::Null)),
        "fail" => {
            events.push(chunk(json!({"content": "Hal"}), Value::Null));
            events.push(json!({"error": {"message": "out of memory"}}));
        }
        "echo" => {
            events.push(chunk(json!({"content": body.to_string()}), Value::Null));
            events.push(chunk(json!({}), "stop".into()));
        }
        _ => {
            events.push(chunk(json!({"content": "Goddag, "}), Value::Null));
            events.push(chunk(json!({"content": "Åse 🚲"}), Value::Null));
            events.push(chunk(json!({}), "stop".into()));
        }
    }
    let breaks = matches!(last["content"].as_str(), Some("break off" | "fail"));
    let mut text: String = events
        .iter()
        .map(|event| format!("data: {event}\n\n"))
        .collect();
    if !breaks {
        text.push_str(&format!("data: {usage}\n\ndata: [DONE]\n\n"));
    }
    // Cut without regard to lines and characters, as a network does.
    let pieces: Vec<Result<Vec<u8>, std::io::Error>> = text
        .into_bytes()
        .chunks(11)
        .map(|piece| Ok(piece.to_vec()))
        .collect();
    let body = Body::from_stream(futures::stream::iter(pieces));
    ([(header::CONTENT_TYPE, "text/event-stream")], body).into_response()
}

async fn embeddings(body: Bytes) -> Response {
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let Some(input) = body["input"].as_array() else {
        return refuse(StatusCode::BAD_REQUEST, "input");
    };
    if body["encoding_format"] != "float" || body["model"] != "vectors" || input.len() > 2_048 {
        return refuse(StatusCode::BAD_REQUEST, "format or model");
    }
    // The order of the rows is the index's business, not the list's.
    let data: Vec<Value> = input
        .iter()
        .enumerate()
        .rev()
        .map(|(index, text)| {
            let length = text.as_str().unwrap().len() as f32;
            json!({"object": "embedding", "index": index, "embedding": [3.0 * length, 4.0 * length]})
        })
        .collect();
    axum::Json(json!({"object": "list", "data": data, "model": "vectors"})).into_response()
}
