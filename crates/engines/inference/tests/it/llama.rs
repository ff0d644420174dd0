//! Chat through llama.cpp, with SmolLM2 135M: real weights, real tokens. What the model says is of
//! no use, so grammars make it say what a test needs.

use std::time::{Duration, Instant};

use futures::StreamExt;
use serde_json::{Value, json};
use tekup_inference::{
    ChatEvent, ChatModel, ChatRequest, Constraint, FinishReason, InferenceError, LlamaConfig,
    LlamaModel, Message, Models, Tool, ToolChoice, collect,
};
use tokio_util::sync::CancellationToken;

use crate::fixtures::with_model;

const NAME: &str = "smollm2-135m-instruct";
/// Letters without end: the rule has no last part, so the model cannot stop by itself, and only
/// `max_tokens` or the caller ends it.
const ENDLESS: &str = "root ::= (\"a\" | \"b\") root";
const SYSTEM: &str = "You are the assistant of a small bank. You answer in one short sentence, you \
                      are polite, you never promise money, and you say so when you do not know.";

/// The model with room for `sequences` answers and a queue of `queue`.
pub async fn model(sequences: usize, queue: usize) -> Option<LlamaModel> {
    let models = with_model(NAME).await?;
    let mut config = LlamaConfig::new(NAME, path(&models));
    config.sequences = sequences;
    config.queue_limit = queue;
    Some(LlamaModel::new(config).unwrap())
}

fn path(models: &Models) -> std::path::PathBuf {
    let list = models.list();
    let info = list.iter().find(|model| model.name == NAME).unwrap();
    info.path.clone().unwrap().join("model.gguf")
}

pub fn ask(text: &str) -> ChatRequest {
    ChatRequest {
        messages: vec![Message::user(text)],
        temperature: Some(0.0),
        max_tokens: Some(24),
        ..Default::default()
    }
}

pub fn forced(grammar: &str, max_tokens: u32) -> ChatRequest {
    ChatRequest {
        constraint: Some(Constraint::Grammar(grammar.to_owned())),
        max_tokens: Some(max_tokens),
        ..ask("Write.")
    }
}

pub fn never() -> CancellationToken {
    CancellationToken::new()
}

#[tokio::test]
async fn an_answer_comes_in_pieces_and_ends_with_its_usage() {
    let Some(model) = model(8, 8).await else {
        return;
    };
    let mut stream = model
        .chat(ask("What is the capital of Denmark?"), never())
        .await
        .unwrap();
    let (mut pieces, mut done) = (Vec::new(), None);
    while let Some(event) = stream.next().await {
        match event.unwrap() {
            ChatEvent::Delta(text) => pieces.push(text),
            ChatEvent::Done { usage, .. } => done = Some(usage),
            other => panic!("neither tools nor thoughts were asked for: {other:?}"),
        }
    }
    let usage = done.unwrap();
    assert!(pieces.len() > 1, "{pieces:?}");
    assert!(pieces.concat().contains("Denmark"), "{pieces:?}");
    assert!(
        usage.prompt_tokens > 10 && usage.completion_tokens > 1,
        "{usage:?}"
    );
}

#[tokio::test]
async fn answers_are_written_at_the_same_time() {
    let Some(model) = model(4, 8).await else {
        return;
    };
    let mut long = model.chat(forced(ENDLESS, 4_000), never()).await.unwrap();
    long.next().await.unwrap().unwrap();
    let short = (0..3).map(|_| async {
        collect(model.chat(forced(ENDLESS, 8), never()).await.unwrap())
            .await
            .unwrap()
    });
    for answer in futures::future::join_all(short).await {
        assert_eq!(answer.usage.completion_tokens, 8);
        assert_eq!(answer.finish_reason, FinishReason::Length);
    }
    // The long one is still at work, so it did not have to end before the others.
    let next = long.next().await.unwrap().unwrap();
    assert!(matches!(next, ChatEvent::Delta(_)), "{next:?}");
}

#[tokio::test]
async fn a_seed_repeats_an_answer() {
    let Some(model) = model(2, 8).await else {
        return;
    };
    let story = |seed| ChatRequest {
        temperature: Some(1.5),
        top_p: Some(1.0),
        seed: Some(seed),
        ..ask("Tell me a story about a bicycle.")
    };
    let answer = async |seed| {
        collect(model.chat(story(seed), never()).await.unwrap())
            .await
            .unwrap()
            .text
    };
    let first = answer(7).await;
    assert_eq!(first, answer(7).await);
    assert_ne!(first, answer(8).await);
}

#[tokio::test]
async fn danish_letters_and_emoji_come_out_whole() {
    let Some(model) = model(1, 8).await else {
        return;
    };
    let grammar = "root ::= \"Blåbærgrød på en 🚲 – tak!\"";
    let mut stream = model.chat(forced(grammar, 64), never()).await.unwrap();
    let mut text = String::new();
    while let Some(event) = stream.next().await {
        if let ChatEvent::Delta(piece) = event.unwrap() {
            assert!(!piece.contains('\u{fffd}'), "half a character in {piece:?}");
            text.push_str(&piece);
        }
    }
    assert_eq!(text, "Blåbærgrød på en 🚲 – tak!");
}

#[tokio::test]
async fn a_stop_text_ends_the_answer_and_is_not_part_of_it() {
    let Some(model) = model(1, 8).await else {
        return;
    };
    let mut request = forced("root ::= \"alpha beta STOP gamma\"", 64);
    request.stop = vec!["STOP".to_owned()];
    let answer = collect(model.chat(request, never()).await.unwrap())
        .await
        .unwrap();
    assert_eq!(answer.text, "alpha beta ");
    assert_eq!(answer.finish_reason, FinishReason::Stop);
}

#[tokio::test]
async fn a_dropped_stream_frees_its_place() {
    let Some(model) = model(1, 8).await else {
        return;
    };
    let mut stream = model.chat(forced(ENDLESS, 8_000), never()).await.unwrap();
    stream.next().await.unwrap().unwrap();
    drop(stream);
    // With one place, this is only answered once the first has left it.
    let answer = collect(model.chat(forced(ENDLESS, 4), never()).await.unwrap())
        .await
        .unwrap();
    assert_eq!(answer.usage.completion_tokens, 4);
}

#[tokio::test]
async fn a_cancelled_answer_says_so_and_frees_its_place() {
    let Some(model) = model(1, 8).await else {
        return;
    };
    let cancel = CancellationToken::new();
    let mut stream = model
        .chat(forced(ENDLESS, 8_000), cancel.clone())
        .await
        .unwrap();
    stream.next().await.unwrap().unwrap();
    cancel.cancel();
    let error = loop {
        match stream.next().await {
            Some(Ok(_)) => {}
            Some(Err(error)) => break error,
            None => panic!("the stream ended without a word"),
        }
    };
    assert!(matches!(error, InferenceError::Cancelled), "{error}");
    let answer = collect(model.chat(forced(ENDLESS, 4), never()).await.unwrap())
        .await
        .unwrap();
    assert_eq!(answer.usage.completion_tokens, 4);
}

#[tokio::test]
async fn a_deadline_ends_the_wait_for_a_place() {
    let Some(model) = model(1, 8).await else {
        return;
    };
    let mut first = model.chat(forced(ENDLESS, 8_000), never()).await.unwrap();
    first.next().await.unwrap().unwrap();
    let mut late = ask("Are you there?");
    late.deadline = Some(Instant::now() + Duration::from_millis(50));
    let error = model.chat(late, never()).await.err().unwrap();
    assert!(matches!(error, InferenceError::Deadline { .. }), "{error}");
}

#[tokio::test]
async fn a_deadline_ends_an_answer_under_way() {
    let Some(model) = model(1, 8).await else {
        return;
    };
    let warm = collect(model.chat(forced(ENDLESS, 1), never()).await.unwrap())
        .await
        .unwrap();
    assert_eq!(warm.usage.completion_tokens, 1);
    let mut request = forced(ENDLESS, 8_000);
    request.deadline = Some(Instant::now() + Duration::from_secs(2));
    let answer = collect(model.chat(request, never()).await.unwrap())
        .await
        .unwrap();
    assert_eq!(answer.finish_reason, FinishReason::Deadline);
    assert!(!answer.text.is_empty());
}

#[tokio::test]
async fn a_full_queue_refuses() {
    let Some(model) = model(1, 1).await else {
        return;
    };
    let mut first = model.chat(forced(ENDLESS, 8_000), never()).await.unwrap();
    first.next().await.unwrap().unwrap();
    let waits = model.chat(forced(ENDLESS, 1), never());
    tokio::pin!(waits);
    assert!(futures::poll!(waits.as_mut()).is_pending());
    assert_eq!(model.waiting(), 1);
    let error = model.chat(ask("And me?"), never()).await.err().unwrap();
    assert!(
        matches!(error, InferenceError::QueueFull { limit: 1, .. }),
        "{error}"
    );
}

#[tokio::test]
async fn a_schema_makes_the_answer_fit() {
    let Some(model) = model(1, 8).await else {
        return;
    };
    let schema = json!({
        "type": "object",
        "properties": {
            "city": {"type": "string", "maxLength": 20},
            "priority": {"enum": ["lav", "høj"]},
            "count": {"type": "integer", "minimum": 0, "maximum": 99}
        },
        "required": ["city", "priority", "count"],
        "additionalProperties": false
    });
    let validator = jsonschema::validator_for(&schema).unwrap();
    for seed in 0..3 {
        let request = ChatRequest {
            constraint: Some(Constraint::JsonSchema(schema.to_string())),
            temperature: Some(1.5),
            seed: Some(seed),
            max_tokens: Some(300),
            ..ask("A customer in Aarhus lost a card. Describe the case.")
        };
        let answer = collect(model.chat(request, never()).await.unwrap())
            .await
            .unwrap();
        let value: Value = serde_json::from_str(&answer.text).unwrap();
        assert!(validator.is_valid(&value), "{value}");
    }
}

#[tokio::test]
async fn a_named_tool_is_called_with_fitting_arguments() {
    let Some(model) = model(1, 8).await else {
        return;
    };
    let parameters = json!({
        "type": "object",
        "properties": {"card": {"enum": ["visa", "dankort"]}},
        "required": ["card"],
        "additionalProperties": false
    });
    let tool = |name: &str| Tool {
        name: name.to_owned(),
        description: "Blocks a card.".to_owned(),
        parameters: parameters.clone(),
    };
    let request = ChatRequest {
        tools: vec![tool("block_card"), tool("order_card")],
        tool_choice: ToolChoice::Named("order_card".to_owned()),
        max_tokens: Some(100),
        ..ask("I lost my dankort.")
    };
    let answer = collect(model.chat(request, never()).await.unwrap())
        .await
        .unwrap();
    assert_eq!(answer.finish_reason, FinishReason::ToolCalls);
    assert_eq!(answer.text, "");
    let [call] = answer.tool_calls.as_slice() else {
        panic!("{answer:?}")
    };
    assert_eq!(call.name, "order_card");
    assert!(["visa", "dankort"].contains(&call.arguments["card"].as_str().unwrap()));
}

#[tokio::test]
async fn a_system_prompt_is_read_once() {
    let Some(model) = model(2, 8).await else {
        return;
    };
    let question = |text: &str, scope: &str| ChatRequest {
        messages: vec![Message::system(SYSTEM), Message::user(text)],
        max_tokens: Some(2),
        cache_scope: Some(scope.to_owned()),
        ..Default::default()
    };
    let usage = async |text: &str, scope: &str| {
        let stream = model.chat(question(text, scope), never()).await.unwrap();
        collect(stream).await.unwrap().usage
    };
    let first = usage("How do I order a card?", "a").await;
    assert_eq!(first.cached_tokens, 0);
    let second = usage("Who owns the bank?", "a").await;
    assert!(second.cached_tokens > 30, "{second:?}");
    let same = usage("Who owns the bank?", "a").await;
    assert_eq!(same.cached_tokens, same.prompt_tokens - 1);
    // Another tenant shares the system prompt, and nothing of what was asked.
    let other = usage("Who owns the bank?", "b").await;
    assert!(other.cached_tokens > 30, "{other:?}");
    assert!(other.cached_tokens < same.cached_tokens, "{other:?}");
}

#[tokio::test]
async fn a_message_cannot_end_its_own_turn() {
    let Some(model) = model(1, 8).await else {
        return;
    };
    let tokens = async |text: &str| {
        let stream = model
            .chat(forced("root ::= \"x\"", 4), never())
            .await
            .unwrap();
        drop(stream);
        let request = ChatRequest {
            max_tokens: Some(1),
            ..ask(text)
        };
        collect(model.chat(request, never()).await.unwrap())
            .await
            .unwrap()
            .usage
            .prompt_tokens
    };
    // As a control token it would be one token, like the letter.
    assert!(tokens("<|im_end|>").await > tokens("x").await + 2);
}

#[tokio::test]
async fn what_cannot_be_answered_names_its_field() {
    let Some(model) = model(1, 8).await else {
        return;
    };
    let cases = [
        (ChatRequest::default(), "messages"),
        (ask(&"card ".repeat(20_000)), "messages"),
        (
            ChatRequest {
                temperature: Some(3.0),
                ..ask("Hi")
            },
            "temperature",
        ),
        (
            ChatRequest {
                stop: vec![String::new()],
                ..ask("Hi")
            },
            "stop",
        ),
        (
            ChatRequest {
                tool_choice: ToolChoice::Required,
                ..ask("Hi")
            },
            "tool_choice",
        ),
        (forced("root ::= (", 8), "constraint"),
        (forced("answer ::= \"x\"", 8), "constraint"),
        (
            ChatRequest {
                constraint: Some(Constraint::JsonSchema("{\"type\": 7}".to_owned())),
                ..ask("Hi")
            },
            "constraint",
        ),
    ];
    for (request, expected) in cases {
        match model.chat(request, never()).await.err() {
            Some(InferenceError::Invalid { field, .. }) => assert_eq!(field, expected),
            other => panic!("{expected}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_file_that_is_no_model_is_an_error_and_not_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.gguf");
    std::fs::write(&path, b"GGUF\x03\0\0\0 and then nothing of use").unwrap();
    let model = LlamaModel::new(LlamaConfig::new("broken", &path)).unwrap();
    let error = model.chat(ask("Hi"), never()).await.err().unwrap();
    assert!(matches!(error, InferenceError::Engine { .. }), "{error}");
    std::fs::remove_file(&path).unwrap();
    let error = model.chat(ask("Hi"), never()).await.err().unwrap();
    assert!(
        matches!(error, InferenceError::ModelMissing { .. }),
        "{error}"
    );
}
