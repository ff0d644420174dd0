//! Cohere's chat, version 2.

use serde_json::{Value, json};
use tekup_inference::{
    ChatRequest, Constraint, EmbedKind, FinishReason, Image, Message, ProviderKind, ToolChoice,
};

use crate::played::{
    Played, Reply, Seen, answer, ask, events, find, fits, list, object, play, refused,
};

const MODEL: &str = "command-a-03-2025";

fn refuse(status: u16, message: &str) -> Reply {
    Reply::Json(status, json!({ "id": "1", "message": message }))
}

fn schema() -> Value {
    let text = object(
        json!({ "type": { "const": "text" }, "text": {} }),
        &["type", "text"],
    );
    let url = object(json!({ "url": { "type": "string" } }), &["url"]);
    let image = object(
        json!({ "type": { "const": "image_url" }, "image_url": url }),
        &["type", "image_url"],
    );
    let words = json!({ "type": "string" });
    let shown = json!({ "anyOf": [words, list(json!({ "anyOf": [text, image] }))] });
    let function = object(
        json!({ "name": words, "arguments": words }),
        &["name", "arguments"],
    );
    let call = object(
        json!({ "id": words, "type": { "const": "function" }, "function": function }),
        &["id", "type", "function"],
    );
    let messages = json!({ "anyOf": [
        object(json!({ "role": { "enum": ["user", "system"] }, "content": shown }), &["role", "content"]),
        object(json!({ "role": { "const": "assistant" }, "content": words }), &["role", "content"]),
        object(json!({ "role": { "const": "assistant" }, "tool_plan": words, "tool_calls": list(call) }), &["role", "tool_calls"]),
        object(json!({ "role": { "const": "tool" }, "tool_call_id": words, "content": words }), &["role", "tool_call_id", "content"]),
    ] });
    let declared = object(
        json!({ "name": words, "description": words, "parameters": { "type": "object" } }),
        &["name", "parameters"],
    );
    let tool = object(
        json!({ "type": { "const": "function" }, "function": declared }),
        &["type", "function"],
    );
    let part = json!({ "type": "number", "minimum": 0, "maximum": 1 });
    object(
        json!({ "model": words, "stream": { "const": true }, "messages": list(messages), "tools": list(tool),
            "tool_choice": { "enum": ["REQUIRED", "NONE"] }, "temperature": { "type": "number" },
            "p": { "type": "number", "minimum": 0.01, "maximum": 0.99 },
            "seed": { "type": "integer", "maximum": i64::MAX }, "max_tokens": { "type": "integer" },
            "frequency_penalty": part, "presence_penalty": part,
            "stop_sequences": { "type": "array", "maxItems": 5 },
            "response_format": object(json!({ "type": { "const": "json_object" }, "json_schema": { "type": "object" } }), &["type"]) }),
        &["model", "messages", "stream"],
    )
}

fn check(body: &Value) -> Result<(), String> {
    fits(&schema(), body)?;
    let mut open: Vec<&Value> = Vec::new();
    for message in body["messages"].as_array().unwrap() {
        match message["role"].as_str() {
            Some("tool") => {
                let id = &message["tool_call_id"];
                let place = open.iter().position(|one| *one == id);
                open.remove(place.ok_or("all tool_call_ids must match a call before")?);
            }
            _ if !open.is_empty() => return Err("a tool call has no result".to_owned()),
            _ => {}
        }
        for call in message["tool_calls"].as_array().into_iter().flatten() {
            let arguments = call["function"]["arguments"].as_str().unwrap();
            let arguments: Value = serde_json::from_str(arguments).map_err(|e| e.to_string())?;
            if !arguments.is_object() {
                return Err("arguments must be an object".to_owned());
            }
            open.push(&call["id"]);
        }
    }
    if body.get("tool_choice").is_some() && body.get("tools").is_none() {
        return Err("tool_choice without tools".to_owned());
    }
    Ok(())
}

fn vendor(seen: &Seen, _: usize) -> Reply {
    if seen.header("authorization") != "Bearer right" {
        return refuse(401, "invalid api token");
    }
    match seen.path.as_str() {
        "/v1/models" if seen.query.contains("page_token=p2") => Reply::Json(
            200,
            json!({ "models": [{ "name": "embed-v4.0" }], "next_page_token": "" }),
        ),
        "/v1/models" => Reply::Json(
            200,
            json!({ "models": [{ "name": MODEL }], "next_page_token": "p2" }),
        ),
        "/v2/embed" => embed(&seen.body),
        "/v2/chat" if seen.body["model"] != MODEL => refuse(404, "model 'x' not found"),
        "/v2/chat" => match check(&seen.body) {
            Err(wrong) => refuse(422, &wrong),
            Ok(()) => events(&reply(&seen.body)),
        },
        _ => refuse(404, "no such path"),
    }
}

fn embed(body: &Value) -> Reply {
    let mut texts = list(json!({ "type": "string" }));
    texts["maxItems"] = json!(96);
    let schema = object(
        json!({ "model": { "enum": ["embed-v4.0", "embed-multilingual-v3.0"] }, "texts": texts,
            "input_type": { "enum": ["search_query", "search_document"] },
            "embedding_types": { "const": ["float"] }, "output_dimension": { "const": 2 } }),
        &["model", "texts", "input_type", "embedding_types"],
    );
    if let Err(wrong) = fits(&schema, body) {
        return refuse(422, &wrong);
    }
    if body["model"] != "embed-v4.0" && body.get("output_dimension").is_some() {
        return refuse(400, "output_dimension is not supported by this model");
    }
    let rows = vec![[3.0, 4.0]; body["texts"].as_array().unwrap().len()];
    Reply::Json(
        200,
        json!({ "id": "1", "embeddings": { "float": rows }, "texts": [] }),
    )
}

fn reply(body: &Value) -> Vec<Value> {
    let message = |kind: &str, message: Value| json!({ "type": kind, "index": 0, "delta": { "message": message } });
    let end = |reason: &str| {
        json!({ "type": "message-end", "id": "1", "delta": { "finish_reason": reason,
        "usage": { "billed_units": { "input_tokens": 2, "output_tokens": 4 }, "cached_tokens": 5,
            "tokens": { "input_tokens": 9, "output_tokens": 4 } } } })
    };
    if body["messages"].as_array().unwrap().last().unwrap()["content"] == "call" {
        let piece = |arguments: &str| {
            message(
                "tool-call-delta",
                json!({ "tool_calls": { "function": { "arguments": arguments } } }),
            )
        };
        return vec![
            json!({ "type": "message-start", "id": "1" }),
            message("tool-plan-delta", json!({ "tool_plan": "I will look." })),
            message(
                "tool-call-start",
                json!({ "tool_calls": { "id": "find_1", "type": "function",
                "function": { "name": "find", "arguments": "" } } }),
            ),
            piece("{\"text\":"),
            piece("\"kø\"}"),
            json!({ "type": "tool-call-end", "index": 0 }),
            end("TOOL_CALL"),
        ];
    }
    vec![
        json!({ "type": "message-start", "id": "1" }),
        message(
            "content-start",
            json!({ "content": { "type": "thinking", "thinking": "" } }),
        ),
        message(
            "content-delta",
            json!({ "content": { "thinking": "Somebody greets." } }),
        ),
        json!({ "type": "content-end", "index": 0 }),
        message(
            "content-start",
            json!({ "content": { "type": "text", "text": "" } }),
        ),
        message(
            "content-delta",
            json!({ "content": { "text": "Goddag, " } }),
        ),
        message("content-delta", json!({ "content": { "text": "Åse 🚲" } })),
        message(
            "citation-start",
            json!({ "citations": { "start": 0, "end": 1, "text": "G" } }),
        ),
        end(if body["max_tokens"] == 1 {
            "MAX_TOKENS"
        } else {
            "COMPLETE"
        }),
    ]
}

async fn server() -> Played {
    play("", vendor).await
}

#[tokio::test]
async fn an_answer_has_thoughts_words_and_their_tokens() {
    let provider = server().await.provider(ProviderKind::Cohere);
    let said = answer(&provider, MODEL, ask("Hej")).await.unwrap();
    assert_eq!(
        (said.text.as_str(), said.thoughts.as_str()),
        ("Goddag, Åse 🚲", "Somebody greets.")
    );
    let usage = said.usage;
    assert_eq!(
        (
            usage.prompt_tokens,
            usage.cached_tokens,
            usage.completion_tokens
        ),
        (9, 5, 4)
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
    let provider = played.provider(ProviderKind::Cohere);
    let mut other = find();
    other.name = "other".to_owned();
    let request = ChatRequest {
        tools: vec![other, find()],
        tool_choice: ToolChoice::Named("find".to_owned()),
        ..ask("call")
    };
    let first = answer(&provider, MODEL, request.clone()).await.unwrap();
    assert_eq!(first.finish_reason, FinishReason::ToolCalls);
    assert_eq!(first.thoughts, "I will look.");
    assert_eq!(first.tool_calls[0].arguments, json!({ "text": "kø" }));
    let sent = played.last();
    assert_eq!(
        (
            &sent["tool_choice"],
            sent["tools"].as_array().unwrap().len()
        ),
        (&json!("REQUIRED"), 1)
    );
    let mut next = request;
    next.tool_choice = ToolChoice::Auto;
    next.messages.insert(0, Message::system("Be brief."));
    next.messages.push(Message {
        content: "I look.".to_owned(),
        ..Message::tool_calls(first.tool_calls)
    });
    next.messages
        .push(Message::tool("find_1", "Three people wait."));
    assert_eq!(
        answer(&provider, MODEL, next).await.unwrap().text,
        "Goddag, Åse 🚲"
    );
}

#[tokio::test]
async fn every_setting_is_sent_or_refused_by_name() {
    let played = server().await;
    let provider = played.provider(ProviderKind::Cohere);
    let mut request = ChatRequest {
        temperature: Some(0.3),
        top_p: Some(1.0),
        seed: Some(u64::MAX),
        max_tokens: Some(7),
        frequency_penalty: Some(0.5),
        presence_penalty: Some(0.25),
        stop: vec!["END".to_owned()],
        constraint: Some(Constraint::JsonSchema("{\"type\":\"object\"}".to_owned())),
        ..ask("What is it?")
    };
    request.messages[0].images = vec![Image::Url("https://example.com/a.png".to_owned())];
    answer(&provider, MODEL, request).await.unwrap();
    let sent = played.last();
    assert_eq!(
        (&sent["temperature"], &sent["frequency_penalty"]),
        (&json!(0.3), &json!(0.5))
    );
    assert_eq!(
        sent["messages"][0]["content"][1]["image_url"]["url"],
        "https://example.com/a.png"
    );
    for (request, field) in [
        (
            ChatRequest {
                logprobs: Some(0),
                ..ask("Hej")
            },
            "logprobs",
        ),
        (
            ChatRequest {
                presence_penalty: Some(-0.5),
                ..ask("Hej")
            },
            "presence_penalty",
        ),
        (
            ChatRequest {
                frequency_penalty: Some(1.5),
                ..ask("Hej")
            },
            "frequency_penalty",
        ),
        (
            ChatRequest {
                stop: vec!["x".to_owned(); 6],
                ..ask("Hej")
            },
            "stop",
        ),
    ] {
        assert_eq!(refused(&provider, MODEL, request).await, field);
    }
}

#[tokio::test]
async fn it_lists_models_and_embeds() {
    let provider = server().await.provider(ProviderKind::Cohere);
    assert_eq!(provider.models(10).await.unwrap(), [MODEL, "embed-v4.0"]);
    for model in ["embed-v4.0", "embed-multilingual-v3.0"] {
        let embedder = provider.embedder(model, 2).unwrap();
        let texts = vec!["x".to_owned(); 100];
        let vectors = embedder.embed(texts, EmbedKind::Query).await.unwrap();
        assert_eq!(vectors.len(), 100);
        assert!((vectors[99][1] - 0.8).abs() < 1e-6);
    }
}
