//! A model behind a server of the OpenAI protocol.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use futures::StreamExt;
use serde_json::{Value, json};
use tekup_inference::{
    ChatEvent, ChatModel, ChatRequest, Constraint, EmbedKind, FinishReason, InferenceError,
    Message, OpenAi, OpenAiConfig, OpenAiEmbedding, Tool, ToolCall, ToolChoice, collect,
};
use tokio_util::sync::CancellationToken;

use crate::{fixtures::tls, openai_server::server};

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
    assert_eq!(answer.tool_calls, std::slice::from_ref(&call));

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
