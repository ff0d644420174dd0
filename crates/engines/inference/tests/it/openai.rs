//! A server of the OpenAI protocol, played by a small server that is strict about what it is sent.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use futures::StreamExt;
use serde_json::{Value, json};
use tekup_inference::{
    ChatEvent, ChatModel, ChatRequest, Constraint, EmbedKind, Embedder, FinishReason,
    InferenceError, Message, OpenAi, OpenAiConfig, OpenAiEmbedding, Tool, ToolCall, ToolChoice,
    collect,
};
use tokio_util::sync::CancellationToken;

use crate::fixtures::tls;

#[derive(Clone)]
struct Server {
    requests: Arc<AtomicUsize>,
}

/// Starts the server and returns a client of it and the count of its requests.
async fn server(key: &str) -> (OpenAiConfig, Arc<AtomicUsize>) {
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

fn ask(text: &str) -> ChatRequest {
    ChatRequest {
        messages: vec![Message::user(text)],
        ..Default::default()
    }
}

fn find() -> Tool {
    Tool {
        name: "find".to_owned(),
        description: "Searches.".to_owned(),
        parameters: json!({"type": "object", "properties": {"text": {"type": "string"}}}),
    }
}

async fn failure(config: OpenAiConfig, request: ChatRequest) -> InferenceError {
    let model = OpenAi::new(config).unwrap();
    match model.chat(request, CancellationToken::new()).await {
        Ok(stream) => collect(stream).await.unwrap_err(),
        Err(error) => error,
    }
}

#[tokio::test]
async fn an_answer_streams_with_its_usage() {
    let (config, _) = server("right").await;
    let model = OpenAi::new(config).unwrap();
    let mut stream = model
        .chat(ask("Hej"), CancellationToken::new())
        .await
        .unwrap();
    let mut events = Vec::new();
    while let Some(event) = stream.next().await {
        events.push(event.unwrap());
    }
    assert_eq!(events[0], ChatEvent::Delta("Goddag, ".to_owned()));
    assert_eq!(events[1], ChatEvent::Delta("Åse 🚲".to_owned()));
    let ChatEvent::Done {
        usage,
        finish_reason,
    } = &events[2]
    else {
        panic!("{events:?}")
    };
    assert_eq!(
        (
            usage.prompt_tokens,
            usage.cached_tokens,
            usage.completion_tokens
        ),
        (9, 5, 4)
    );
    assert_eq!(*finish_reason, FinishReason::Stop);
    assert_eq!(events.len(), 3);
}

#[tokio::test]
async fn a_tool_call_goes_both_ways() {
    let (config, _) = server("right").await;
    let model = OpenAi::new(config).unwrap();
    let request = ChatRequest {
        tools: vec![find()],
        ..ask("call")
    };
    let answer = collect(
        model
            .chat(request.clone(), CancellationToken::new())
            .await
            .unwrap(),
    )
    .await
    .unwrap();
    assert_eq!(answer.finish_reason, FinishReason::ToolCalls);
    let call = ToolCall {
        id: "c1".to_owned(),
        name: "find".to_owned(),
        arguments: json!({"text": "kø"}),
    };
    assert_eq!(answer.tool_calls, [call.clone()]);

    let mut next = request;
    next.messages.push(Message::tool_calls(vec![call]));
    next.messages
        .push(Message::tool("c1", "Three people wait."));
    let answer = collect(model.chat(next, CancellationToken::new()).await.unwrap())
        .await
        .unwrap();
    assert_eq!(answer.text, "Goddag, Åse 🚲");
}

#[tokio::test]
async fn every_setting_is_sent_as_the_protocol_has_it() {
    let (config, _) = server("right").await;
    let model = OpenAi::new(config).unwrap();
    let schema = r#"{"type":"object","properties":{"why":{"type":"string"},"answer":{}}}"#;
    let request = ChatRequest {
        temperature: Some(0.5),
        top_p: Some(0.25),
        seed: Some(42),
        max_tokens: Some(7),
        stop: vec!["END".to_owned()],
        constraint: Some(Constraint::JsonSchema(schema.to_owned())),
        ..ask("echo")
    };
    let answer = collect(model.chat(request, CancellationToken::new()).await.unwrap())
        .await
        .unwrap();
    let sent: Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(sent["model"], "played");
    assert_eq!(sent["temperature"], 0.5);
    assert_eq!(sent["top_p"], 0.25);
    assert_eq!(sent["seed"], 42);
    assert_eq!(sent["max_tokens"], 7);
    assert_eq!(sent["stop"], json!(["END"]));
    assert!(sent["response_format"]["json_schema"]["schema"]["properties"]["why"].is_object());

    let request = ChatRequest {
        tools: vec![find()],
        tool_choice: ToolChoice::Named("find".to_owned()),
        ..ask("echo")
    };
    let answer = collect(model.chat(request, CancellationToken::new()).await.unwrap())
        .await
        .unwrap();
    let sent: Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(
        sent["tool_choice"],
        json!({"type": "function", "function": {"name": "find"}})
    );
}

#[tokio::test]
async fn a_busy_server_is_asked_again_when_it_says() {
    let (config, requests) = server("busy once").await;
    let model = OpenAi::new(config).unwrap();
    let answer = collect(
        model
            .chat(ask("Hej"), CancellationToken::new())
            .await
            .unwrap(),
    )
    .await;
    assert_eq!(answer.unwrap().text, "Goddag, Åse 🚲");
    assert_eq!(requests.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_pause_that_is_too_long_goes_to_the_caller() {
    let (config, requests) = server("busy for an hour").await;
    match failure(config, ask("Hej")).await {
        InferenceError::Provider {
            status: Some(429),
            retry_after,
            ..
        } => {
            assert_eq!(retry_after, Some(Duration::from_secs(3_600)));
        }
        error => panic!("{error}"),
    }
    assert_eq!(requests.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_wrong_key_is_an_error_that_says_so_and_hides_the_key() {
    let (config, requests) = server("wrong-key-1234").await;
    assert!(!format!("{config:?}").contains("wrong-key-1234"));
    let error = failure(config, ask("Hej")).await;
    let InferenceError::Provider {
        status: Some(401),
        message,
        ..
    } = &error
    else {
        panic!("{error}")
    };
    assert!(message.contains("Incorrect API key") && message.contains("check the key"));
    assert_eq!(requests.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_an_error() {
    let (config, _) = server("right").await;
    let error = failure(config.clone(), ask("break off")).await;
    assert!(error.to_string().contains("broke off"), "{error}");
    let error = failure(config, ask("fail")).await;
    assert!(error.to_string().contains("out of memory"), "{error}");
}

#[tokio::test]
async fn nobody_waits_for_a_silent_server() {
    let (mut config, _) = server("silent").await;
    config.retries = 0;
    let mut late = ask("Hej");
    late.deadline = Some(Instant::now() + Duration::from_millis(50));
    let error = failure(config.clone(), late).await;
    assert!(matches!(error, InferenceError::Deadline { .. }), "{error}");

    let cancel = CancellationToken::new();
    let model = OpenAi::new(config.clone()).unwrap();
    let waits = model.chat(ask("Hej"), cancel.clone());
    cancel.cancel();
    assert!(matches!(
        waits.await.err().unwrap(),
        InferenceError::Cancelled
    ));

    config.read_timeout = Duration::from_millis(50);
    let error = failure(config, ask("Hej")).await;
    assert!(error.to_string().contains("silent"), "{error}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_an_error() {
    tls();
    let mut config = OpenAiConfig::new("http://127.0.0.1:9", None, "played");
    config.retries = 0;
    let error = failure(config, ask("Hej")).await;
    assert!(
        matches!(error, InferenceError::Provider { status: None, .. }),
        "{error}"
    );
    assert!(error.to_string().contains("cannot be reached"), "{error}");
    let wrong = OpenAiConfig::new("ftp://x", None, "m");
    assert!(matches!(
        OpenAi::new(wrong).err(),
        Some(InferenceError::Invalid { .. })
    ));
}

#[tokio::test]
async fn embeddings_come_in_the_order_asked_and_have_length_one() {
    let (mut config, _) = server("right").await;
    config.embedding = Some(OpenAiEmbedding {
        model: "vectors".to_owned(),
        dimensions: 2,
        query_prefix: String::new(),
        passage_prefix: String::new(),
    });
    let embedder = OpenAi::new(config.clone()).unwrap().embedder().unwrap();
    let texts: Vec<String> = (1..200).map(|length| "x".repeat(length)).collect();
    let vectors = embedder.embed(texts, EmbedKind::Passage).await.unwrap();
    assert_eq!(vectors.len(), 199);
    assert!(
        vectors
            .iter()
            .all(|v| (v[0] - 0.6).abs() < 1e-6 && (v[1] - 0.8).abs() < 1e-6)
    );

    config.embedding.as_mut().unwrap().dimensions = 3;
    let embedder = OpenAi::new(config).unwrap().embedder().unwrap();
    let error = embedder
        .embed(vec!["x".to_owned()], EmbedKind::Query)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("dimensions"), "{error}");
}
