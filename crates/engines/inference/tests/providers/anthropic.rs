//! Anthropic's Messages.

use serde_json::{Value, json};
use tekup_inference::{
    ChatRequest, Constraint, FinishReason, Image, InferenceError, Message, ProviderKind, ToolCall,
    ToolChoice,
};

use crate::played::{
    Played, Reply, Seen, answer, ask, events, find, fits, list, object, play, refused,
};

const MODEL: &str = "claude-haiku-4-5";

fn refuse(status: u16, kind: &str, message: &str) -> Reply {
    let error = json!({ "type": kind, "message": message });
    Reply::Json(status, json!({ "type": "error", "error": error }))
}

fn schema() -> Value {
    let cache = object(json!({ "type": { "const": "ephemeral" } }), &["type"]);
    let text = object(
        json!({ "type": { "const": "text" }, "text": { "type": "string", "pattern": "\\S" },
            "cache_control": cache }),
        &["type", "text"],
    );
    let base64 = object(
        json!({ "type": { "const": "base64" }, "data": { "type": "string" },
            "media_type": { "enum": ["image/png", "image/jpeg", "image/gif", "image/webp"] } }),
        &["type", "media_type", "data"],
    );
    let url = object(
        json!({ "type": { "const": "url" }, "url": {} }),
        &["type", "url"],
    );
    let image = object(
        json!({ "type": { "const": "image" }, "source": { "anyOf": [base64, url] } }),
        &["type", "source"],
    );
    let id = json!({ "type": "string", "pattern": "^[a-zA-Z0-9_-]+$" });
    let call = object(
        json!({ "type": { "const": "tool_use" }, "id": id, "name": { "type": "string" },
            "input": { "type": "object" } }),
        &["type", "id", "name", "input"],
    );
    let result = object(
        json!({ "type": { "const": "tool_result" }, "tool_use_id": id, "content": list(text.clone()) }),
        &["type", "tool_use_id"],
    );
    let block = json!({ "anyOf": [text, image, call, result] });
    let message = object(
        json!({ "role": { "enum": ["user", "assistant"] }, "content": list(block) }),
        &["role", "content"],
    );
    let tool = object(
        json!({ "name": { "type": "string" }, "description": { "type": "string" },
            "cache_control": cache,
            "input_schema": { "type": "object", "required": ["type"],
                "properties": { "type": { "const": "object" } } } }),
        &["name", "input_schema"],
    );
    let choice = object(
        json!({ "type": { "enum": ["auto", "any", "tool", "none"] }, "name": {},
            "disable_parallel_tool_use": { "type": "boolean" } }),
        &["type"],
    );
    let format = object(
        json!({ "type": { "const": "json_schema" }, "schema": { "type": "object" } }),
        &["type", "schema"],
    );
    object(
        json!({
            "model": { "type": "string" }, "max_tokens": { "type": "integer", "minimum": 1 },
            "stream": { "const": true }, "system": list(text), "messages": list(message),
            "tools": list(tool), "tool_choice": choice,
            "temperature": { "type": "number", "minimum": 0, "maximum": 1 },
            "top_p": { "type": "number" }, "stop_sequences": list(json!({ "type": "string" })),
            "output_config": object(json!({ "format": format }), &["format"]),
        }),
        &["model", "max_tokens", "messages"],
    )
}

/// What the vendor says about the order of things, which no schema says.
fn check(body: &Value) -> Result<(), String> {
    fits(&schema(), body)?;
    let messages = body["messages"].as_array().unwrap();
    let mut open: Vec<Value> = Vec::new();
    for (index, message) in messages.iter().enumerate() {
        let role = if index % 2 == 0 { "user" } else { "assistant" };
        if message["role"] != role {
            return Err(format!(
                "messages.{index}: roles must alternate, beginning with user"
            ));
        }
        let blocks = message["content"].as_array().unwrap();
        let ids = |kind: &str, name: &str| -> Vec<Value> {
            let of = blocks.iter().filter(|block| block["type"] == kind);
            of.map(|block| block[name].clone()).collect()
        };
        let results = ids("tool_result", "tool_use_id");
        if results != open {
            return Err(format!(
                "messages.{index}: each `tool_use` must have its `tool_result` next"
            ));
        }
        if blocks
            .iter()
            .take(results.len())
            .any(|block| block["type"] != "tool_result")
        {
            return Err(format!(
                "messages.{index}: `tool_result` blocks must come first"
            ));
        }
        open = ids("tool_use", "id");
    }
    if body.get("temperature").is_some() && body.get("top_p").is_some() {
        return Err("`temperature` and `top_p` cannot both be specified".to_owned());
    }
    let samples = body.get("temperature").is_some() || body.get("top_p").is_some();
    if body["model"] == "claude-sonnet-5" && samples {
        return Err("`temperature` is deprecated for this model".to_owned());
    }
    if body["model"] == "claude-3-5-haiku-latest" && body.get("output_config").is_some() {
        return Err("output_config: not supported by this model".to_owned());
    }
    if let Some(format) = body.pointer("/output_config/format/schema") {
        closed(format)?;
    }
    Ok(())
}

fn closed(schema: &Value) -> Result<(), String> {
    if schema["type"] == "object" && schema["additionalProperties"] != false {
        return Err("additionalProperties must be false".to_owned());
    }
    if schema.get("minimum").or(schema.get("maxLength")).is_some() {
        return Err("property not supported".to_owned());
    }
    let fields = schema["properties"].as_object();
    fields
        .into_iter()
        .flatten()
        .try_for_each(|(_, field)| closed(field))
}

fn vendor(seen: &Seen, _: usize) -> Reply {
    if seen.header("anthropic-version") != "2023-06-01" {
        return refuse(
            400,
            "invalid_request_error",
            "anthropic-version: header is required",
        );
    }
    if seen.header("x-api-key") != "right" || !seen.header("authorization").is_empty() {
        return refuse(401, "authentication_error", "invalid x-api-key");
    }
    if seen.path == "/v1/models" {
        let second = seen.query.contains("after_id=claude-sonnet-5");
        let names = if second {
            vec![MODEL]
        } else {
            vec!["claude-opus-5", "claude-sonnet-5"]
        };
        let data: Vec<Value> = names
            .iter()
            .map(|id| json!({ "id": id, "type": "model" }))
            .collect();
        let page = json!({ "data": data, "has_more": !second, "last_id": names.last() });
        return Reply::Json(200, page);
    }
    if seen.path != "/v1/messages" || seen.header("content-type") != "application/json" {
        return refuse(404, "not_found_error", "Not found");
    }
    if let Err(wrong) = check(&seen.body) {
        return refuse(400, "invalid_request_error", &wrong);
    }
    let models = [MODEL, "claude-sonnet-5", "claude-3-5-haiku-latest"];
    if !models.iter().any(|model| seen.body["model"] == *model) {
        return refuse(404, "not_found_error", "model: nobody");
    }
    events(&reply(&seen.body))
}

fn reply(body: &Value) -> Vec<Value> {
    let start = json!({ "type": "message_start", "message": { "id": "m", "type": "message",
        "role": "assistant", "content": [], "model": body["model"], "stop_reason": null,
        "usage": { "input_tokens": 7, "cache_read_input_tokens": 100,
            "cache_creation_input_tokens": 20, "output_tokens": 1 } } });
    let begin = |index: u32, block: Value| json!({ "type": "content_block_start", "index": index, "content_block": block });
    let delta = |index: u32, delta: Value| json!({ "type": "content_block_delta", "index": index, "delta": delta });
    let end = |index: u32| json!({ "type": "content_block_stop", "index": index });
    let over = |reason: &str| {
        [
            json!({ "type": "message_delta", "delta": { "stop_reason": reason, "stop_sequence": null },
                "usage": { "output_tokens": 12 } }),
            json!({ "type": "message_stop" }),
        ]
    };
    let mut all = vec![
        start,
        json!({ "type": "ping" }),
        json!({ "type": "news_of_tomorrow", "x": 1 }),
    ];
    let last = body["messages"].as_array().unwrap().last().unwrap();
    let text = last["content"].as_array().unwrap().last().unwrap()["text"]
        .as_str()
        .unwrap_or("");
    if body["tool_choice"]["name"] == "answer" {
        all.push(begin(
            0,
            json!({ "type": "tool_use", "id": "toolu_1", "name": "answer", "input": {} }),
        ));
        all.push(delta(
            0,
            json!({ "type": "input_json_delta", "partial_json": "{\"why\":" }),
        ));
        all.push(delta(
            0,
            json!({ "type": "input_json_delta", "partial_json": "\"so\"}" }),
        ));
        all.push(end(0));
        all.extend(over("tool_use"));
    } else if text == "call" {
        all.push(begin(0, json!({ "type": "text", "text": "" })));
        all.push(delta(0, json!({ "type": "text_delta", "text": "I look." })));
        all.push(end(0));
        for (index, word) in [(1, "kø"), (2, "bil")] {
            let id = format!("toolu_{index}");
            all.push(begin(
                index,
                json!({ "type": "tool_use", "id": id, "name": "find", "input": {} }),
            ));
            all.push(delta(
                index,
                json!({ "type": "input_json_delta", "partial_json": "" }),
            ));
            all.push(delta(
                index,
                json!({ "type": "input_json_delta", "partial_json": "{\"text\":" }),
            ));
            let rest = format!("\"{word}\"}}");
            all.push(delta(
                index,
                json!({ "type": "input_json_delta", "partial_json": rest }),
            ));
            all.push(end(index));
        }
        all.extend(over("tool_use"));
    } else if text == "overload" {
        all.push(json!({ "type": "error", "error": { "type": "overloaded_error", "message": "Overloaded" } }));
    } else {
        all.push(begin(
            0,
            json!({ "type": "thinking", "thinking": "", "signature": "" }),
        ));
        all.push(delta(
            0,
            json!({ "type": "thinking_delta", "thinking": "Somebody greets." }),
        ));
        all.push(delta(
            0,
            json!({ "type": "signature_delta", "signature": "c2ln" }),
        ));
        all.push(end(0));
        all.push(begin(1, json!({ "type": "text", "text": "" })));
        all.push(delta(
            1,
            json!({ "type": "text_delta", "text": "Goddag, " }),
        ));
        all.push(delta(1, json!({ "type": "text_delta", "text": "Åse 🚲" })));
        all.push(end(1));
        all.extend(over("end_turn"));
    }
    all
}

async fn server() -> Played {
    play("/v1", vendor).await
}

#[tokio::test]
async fn an_answer_has_thoughts_words_and_what_the_server_keeps() {
    let provider = server().await.provider(ProviderKind::Anthropic);
    let answer = answer(&provider, MODEL, ask("Hej")).await.unwrap();
    assert_eq!(answer.text, "Goddag, Åse 🚲");
    assert_eq!(answer.thoughts, "Somebody greets.");
    assert_eq!(answer.finish_reason, FinishReason::Stop);
    let usage = answer.usage;
    assert_eq!(
        (usage.prompt_tokens, usage.cached_tokens, usage.kept_tokens),
        (127, 100, 20)
    );
    assert_eq!(usage.completion_tokens, 12);
}

#[tokio::test]
async fn calls_and_their_results_go_both_ways_whatever_their_order() {
    let played = server().await;
    let provider = played.provider(ProviderKind::Anthropic);
    let request = ChatRequest {
        tools: vec![find()],
        ..ask("call")
    };
    let first = answer(&provider, MODEL, request.clone()).await.unwrap();
    assert_eq!(first.text, "I look.");
    assert_eq!(first.finish_reason, FinishReason::ToolCalls);
    assert_eq!(first.tool_calls[1].arguments, json!({ "text": "bil" }));

    // Another vendor's ids, an assistant that began, words and results of one turn in several messages.
    let other = ToolCall {
        id: "fc.1:ø".to_owned(),
        ..first.tool_calls[0].clone()
    };
    let second = ToolCall {
        arguments: Value::Null,
        ..first.tool_calls[1].clone()
    };
    let mut next = request;
    next.messages = vec![
        Message::assistant("How can I help? "),
        Message::system("Be brief."),
        Message::user("call"),
        Message::assistant("I look."),
        Message::tool_calls(vec![other, second]),
        Message::user("Be quick."),
        Message::tool("fc.1:ø", "Three people wait."),
        Message::tool("toolu_2", ""),
        Message::system("Be kind."),
        Message::user("Well?"),
    ];
    let last = answer(&provider, MODEL, next).await.unwrap();
    assert_eq!(last.text, "Goddag, Åse 🚲");
    let sent = played.last();
    let system = sent["system"].as_array().unwrap();
    assert_eq!(system.len(), 2);
    assert!(system[0].get("cache_control").is_none() && system[1].get("cache_control").is_some());
    assert!(sent["tools"][0].get("cache_control").is_some());
}

#[tokio::test]
async fn one_call_is_asked_for_and_held() {
    let played = server().await;
    let provider = played.provider(ProviderKind::Anthropic);
    let request = ChatRequest {
        tools: vec![find()],
        tool_choice: ToolChoice::Required,
        one_call: true,
        ..ask("call")
    };
    let answer = answer(&provider, MODEL, request).await.unwrap();
    assert_eq!(answer.tool_calls.len(), 1);
    let choice = &played.last()["tool_choice"];
    assert_eq!(
        *choice,
        json!({ "type": "any", "disable_parallel_tool_use": true })
    );
}

#[tokio::test]
async fn a_form_is_kept_by_old_models_and_new() {
    let played = server().await;
    let provider = played.provider(ProviderKind::Anthropic);
    let schema = r#"{"type":"object","properties":{"why":{"type":"string","maxLength":9},
        "also":{"type":"object","properties":{}}}}"#;
    let request = ChatRequest {
        constraint: Some(Constraint::JsonSchema(schema.to_owned())),
        temperature: Some(0.5),
        top_p: Some(0.5),
        ..ask("Hej")
    };
    let old = answer(&provider, "claude-3-5-haiku-latest", request.clone())
        .await
        .unwrap();
    assert_eq!(old.text, "{\"why\":\"so\"}");
    assert_eq!(old.finish_reason, FinishReason::Stop);
    assert!(old.tool_calls.is_empty());
    answer(&provider, "claude-sonnet-5", request).await.unwrap();
    let format = &played.last()["output_config"]["format"];
    assert_eq!(
        format["schema"]["properties"]["why"],
        json!({ "type": "string" })
    );
}

#[tokio::test]
async fn what_the_vendor_has_no_word_for_is_refused_by_name() {
    let played = server().await;
    let provider = played.provider(ProviderKind::Anthropic);
    for (request, field) in [
        (
            ChatRequest {
                logprobs: Some(2),
                ..ask("Hej")
            },
            "logprobs",
        ),
        (
            ChatRequest {
                presence_penalty: Some(0.5),
                ..ask("Hej")
            },
            "presence_penalty",
        ),
        (
            ChatRequest {
                frequency_penalty: Some(-1.0),
                ..ask("Hej")
            },
            "frequency_penalty",
        ),
        (
            ChatRequest {
                temperature: Some(1.5),
                ..ask("Hej")
            },
            "temperature",
        ),
        (
            ChatRequest {
                constraint: Some(Constraint::Grammar("root ::= \"x\"".to_owned())),
                ..ask("Hej")
            },
            "constraint",
        ),
        (ask(" "), "messages.0.content"),
    ] {
        assert_eq!(refused(&provider, MODEL, request).await, field);
    }
    assert_eq!(played.requests(), 0);
    let harmless = ChatRequest {
        seed: Some(1),
        frequency_penalty: Some(0.0),
        ..ask("Hej")
    };
    answer(&provider, MODEL, harmless).await.unwrap();
}

#[tokio::test]
async fn images_are_shown_as_files_and_addresses() {
    let played = server().await;
    let mut request = ask("What is it?");
    request.messages[0].images = vec![
        Image::Url("https://example.com/a.png".to_owned()),
        Image::Bytes {
            media_type: "image/png".to_owned(),
            bytes: vec![1, 2, 3].into(),
        },
    ];
    answer(&played.provider(ProviderKind::Anthropic), MODEL, request)
        .await
        .unwrap();
    let content = &played.last()["messages"][0]["content"];
    assert_eq!(content[1]["source"]["data"], "AQID");
    assert_eq!(content[2]["text"], "What is it?");
}

#[tokio::test]
async fn its_models_are_listed_page_by_page() {
    let provider = server().await.provider(ProviderKind::Anthropic);
    assert_eq!(
        provider.models(10).await.unwrap(),
        ["claude-opus-5", "claude-sonnet-5", MODEL]
    );
    assert_eq!(provider.models(1).await.unwrap(), ["claude-opus-5"]);
    assert!(provider.embedder("any", 8).is_none());
}

#[tokio::test]
async fn its_failures_are_said() {
    let provider = server().await.provider(ProviderKind::Anthropic);
    let error = answer(&provider, "claude-nobody", ask("Hej"))
        .await
        .unwrap_err();
    assert!(
        matches!(
            error,
            InferenceError::Provider {
                status: Some(404),
                ..
            }
        ),
        "{error}"
    );
    let error = answer(&provider, MODEL, ask("overload")).await.unwrap_err();
    assert!(
        matches!(
            error,
            InferenceError::Provider {
                status: Some(529),
                ..
            }
        ),
        "{error}"
    );
    assert!(error.to_string().contains("Overloaded"), "{error}");
}
