//! Ollama's own chat.

use serde_json::{Value, json};
use tekup_inference::{
    ChatRequest, Constraint, EmbedKind, FinishReason, Image, Message, Provider, ProviderConfig,
    ProviderKind, ToolChoice,
};

use crate::played::{Played, Reply, Seen, answer, ask, find, fits, list, object, play, refused};

fn refuse(status: u16, message: &str) -> Reply {
    Reply::Json(status, json!({ "error": message }))
}

fn schema() -> Value {
    let words = json!({ "type": "string" });
    let function = object(
        json!({ "name": words, "arguments": { "type": "object" } }),
        &["name", "arguments"],
    );
    let call = object(json!({ "id": words, "function": function }), &["function"]);
    let message = object(
        json!({ "role": { "enum": ["system", "user", "assistant", "tool"] }, "content": words,
            "images": list(json!({ "type": "string", "pattern": "^[A-Za-z0-9+/]+=*$" })),
            "tool_calls": list(call), "tool_name": words, "tool_call_id": words }),
        &["role", "content"],
    );
    let declared = object(
        json!({ "name": words, "description": words, "parameters": { "type": "object" } }),
        &["name", "parameters"],
    );
    let tool = object(
        json!({ "type": { "const": "function" }, "function": declared }),
        &["type", "function"],
    );
    let options = object(
        json!({ "temperature": { "type": "number" }, "top_p": { "type": "number" },
            "seed": { "type": "integer", "maximum": i32::MAX }, "num_predict": { "type": "integer" },
            "stop": { "type": "array" }, "frequency_penalty": { "type": "number" },
            "presence_penalty": { "type": "number" } }),
        &[],
    );
    object(
        json!({ "model": words, "stream": { "const": true }, "messages": list(message), "tools": list(tool),
            "format": { "type": "object" }, "options": options, "logprobs": { "const": true },
            "top_logprobs": { "type": "integer", "maximum": 20 } }),
        &["model", "messages"],
    )
}

fn vendor(seen: &Seen, _: usize) -> Reply {
    match seen.path.as_str() {
        "/api/tags" => Reply::Json(
            200,
            json!({ "models": [{ "name": "llama3.2:3b", "model": "llama3.2:3b", "size": 1 }] }),
        ),
        "/api/embed" => {
            let schema = object(
                json!({ "model": {}, "input": list(json!({ "type": "string" })) }),
                &["model", "input"],
            );
            match fits(&schema, &seen.body) {
                Err(wrong) => refuse(400, &wrong),
                Ok(()) => {
                    let rows = vec![[3.0, 4.0]; seen.body["input"].as_array().unwrap().len()];
                    Reply::Json(200, json!({ "model": "x", "embeddings": rows }))
                }
            }
        }
        "/api/chat" if seen.body["model"] != "llama3.2:3b" => refuse(404, "model 'x' not found"),
        "/api/chat" => match fits(&schema(), &seen.body) {
            Err(wrong) => refuse(400, &wrong),
            Ok(()) => Reply::Stream("application/x-ndjson", reply(&seen.body)),
        },
        _ => refuse(404, "404 page not found"),
    }
}

fn reply(body: &Value) -> String {
    let line = |message: Value| json!({ "model": "llama3.2:3b", "created_at": "2026-01-01T00:00:00Z", "message": message, "done": false });
    let words = |text: &str| line(json!({ "role": "assistant", "content": text }));
    let reason = if body["options"]["num_predict"] == 1 {
        "length"
    } else {
        "stop"
    };
    let end = json!({ "model": "llama3.2:3b", "message": { "role": "assistant", "content": "" }, "done": true,
        "done_reason": reason, "total_duration": 1, "prompt_eval_count": 9, "eval_count": 4 });
    let lines = if body["messages"].as_array().unwrap().last().unwrap()["content"] == "call" {
        let call =
            |text: &str| json!({ "function": { "name": "find", "arguments": { "text": text } } });
        vec![
            line(json!({ "role": "assistant", "content": "", "tool_calls": [call("kø")] })),
            line(json!({ "role": "assistant", "content": "", "tool_calls": [call("bil")] })),
            end,
        ]
    } else if body.get("logprobs").is_some() {
        let mut likely = words("Ja");
        likely["logprobs"] = json!([{ "token": "Ja", "logprob": -0.1, "bytes": [74, 97],
            "top_logprobs": [{ "token": "Nej", "logprob": -2.5 }] }]);
        vec![likely, end]
    } else {
        vec![
            line(json!({ "role": "assistant", "content": "", "thinking": "Somebody greets." })),
            words("Goddag, "),
            words("Åse 🚲"),
            end,
        ]
    };
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    lines.join("\n")
}

async fn server() -> Played {
    play("", vendor).await
}

/// Nobody needs a key for it.
fn provider(played: &Played) -> Provider {
    let config = ProviderConfig {
        key: None,
        ..played.config(ProviderKind::Ollama)
    };
    Provider::new(config).unwrap()
}

const MODEL: &str = "llama3.2:3b";

#[tokio::test]
async fn an_answer_has_thoughts_words_and_their_tokens() {
    let provider = provider(&server().await);
    let said = answer(&provider, MODEL, ask("Hej")).await.unwrap();
    assert_eq!(
        (said.text.as_str(), said.thoughts.as_str()),
        ("Goddag, Åse 🚲", "Somebody greets.")
    );
    assert_eq!(
        (said.usage.prompt_tokens, said.usage.completion_tokens),
        (9, 4)
    );
    let short = answer(
        &provider,
        MODEL,
        ChatRequest {
            max_tokens: Some(1),
            ..ask("Hej")
        },
    )
    .await;
    assert_eq!(short.unwrap().finish_reason, FinishReason::Length);
    let nobody = answer(&provider, "x", ask("Hej")).await.unwrap_err();
    assert!(
        nobody.to_string().contains("model 'x' not found"),
        "{nobody}"
    );
}

#[tokio::test]
async fn calls_and_their_results_go_both_ways() {
    let played = server().await;
    let provider = provider(&played);
    let request = ChatRequest {
        tools: vec![find()],
        ..ask("call")
    };
    let first = answer(&provider, MODEL, request.clone()).await.unwrap();
    assert_eq!(first.finish_reason, FinishReason::ToolCalls);
    assert_eq!(first.tool_calls[1].arguments, json!({ "text": "bil" }));
    assert_ne!(first.tool_calls[0].id, first.tool_calls[1].id);
    let mut next = request;
    next.messages
        .push(Message::tool_calls(first.tool_calls.clone()));
    next.messages
        .push(Message::tool(&first.tool_calls[0].id, "Three people wait."));
    next.messages
        .push(Message::tool(&first.tool_calls[1].id, "None."));
    assert_eq!(
        answer(&provider, MODEL, next).await.unwrap().text,
        "Goddag, Åse 🚲"
    );
    assert_eq!(played.last()["messages"][2]["tool_name"], "find");
}

#[tokio::test]
async fn every_setting_is_sent_or_refused_by_name() {
    let played = server().await;
    let provider = provider(&played);
    let mut request = ChatRequest {
        temperature: Some(0.3),
        seed: Some(u64::MAX),
        frequency_penalty: Some(0.5),
        presence_penalty: Some(-0.25),
        logprobs: Some(1),
        stop: vec!["END".to_owned()],
        constraint: Some(Constraint::JsonSchema("{\"type\":\"object\"}".to_owned())),
        ..ask("What is it?")
    };
    let bytes = vec![1, 2, 3].into();
    request.messages[0].images = vec![Image::Bytes {
        media_type: "image/png".to_owned(),
        bytes,
    }];
    let said = answer(&provider, MODEL, request).await.unwrap();
    assert_eq!(said.tokens[0].top, [(b"Nej".to_vec(), -2.5)]);
    let sent = played.last();
    assert_eq!(
        (&sent["options"]["temperature"], &sent["format"]["type"]),
        (&json!(0.3), &json!("object"))
    );
    assert_eq!(sent["messages"][0]["images"], json!(["AQID"]));

    let tools = || ChatRequest {
        tools: vec![find()],
        ..ask("Hej")
    };
    let forced = ChatRequest {
        tool_choice: ToolChoice::Required,
        ..tools()
    };
    assert_eq!(refused(&provider, MODEL, forced).await, "tool_choice");
    answer(
        &provider,
        MODEL,
        ChatRequest {
            tool_choice: ToolChoice::None,
            ..tools()
        },
    )
    .await
    .unwrap();
    assert!(played.last().get("tools").is_none());
    let mut far = ask("What is it?");
    far.messages[0].images = vec![Image::Url("https://example.com/a.png".to_owned())];
    assert_eq!(refused(&provider, MODEL, far).await, "messages.0.images.0");
}

#[tokio::test]
async fn it_lists_models_and_embeds_and_stays_here() {
    let provider = provider(&server().await);
    assert_eq!(provider.models(10).await.unwrap(), [MODEL]);
    let embedder = provider.embedder("nomic-embed-text", 2).unwrap();
    let vectors = embedder
        .embed(vec!["x".to_owned(); 40], EmbedKind::Query)
        .await
        .unwrap();
    assert_eq!(vectors.len(), 40);
    assert!(provider.chat(MODEL).abilities().local);
    assert!(!provider.chat("gpt-oss:120b-cloud").abilities().local);
    let away = ProviderConfig {
        url: Some("https://ollama.example.com".to_owned()),
        ..ProviderConfig::new(ProviderKind::Ollama)
    };
    assert!(!Provider::new(away).unwrap().chat(MODEL).abilities().local);
}
