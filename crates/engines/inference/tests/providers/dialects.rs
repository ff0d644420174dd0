//! OpenAI itself, and those that speak almost like it.

use serde_json::{Value, json};
use tekup_inference::{
    ChatRequest, Constraint, EmbedKind, FinishReason, Image, Message, ProviderKind, ToolCall,
};

use crate::played::{
    Reply, Seen, answer, ask, events, find, fits, list, object, play, refuse, refused,
};

/// What all of them take.
pub fn schema(more: Value, id: &str) -> Value {
    let words = json!({ "type": "string" });
    let text = object(
        json!({ "type": { "const": "text" }, "text": words }),
        &["type", "text"],
    );
    let url = object(json!({ "url": words }), &["url"]);
    let image = object(
        json!({ "type": { "const": "image_url" }, "image_url": url }),
        &["type", "image_url"],
    );
    let parts = json!({ "anyOf": [words, list(json!({ "anyOf": [text, image] }))] });
    let id = json!({ "type": "string", "pattern": id });
    let function = object(
        json!({ "name": words, "arguments": words }),
        &["name", "arguments"],
    );
    let call = object(
        json!({ "id": id, "type": { "const": "function" }, "function": function }),
        &["id", "type", "function"],
    );
    let message = json!({ "anyOf": [
        object(json!({ "role": { "enum": ["system", "user"] }, "content": parts }), &["role", "content"]),
        object(json!({ "role": { "const": "assistant" }, "content": { "type": ["string", "null"] },
            "tool_calls": list(call) }), &["role", "content"]),
        object(json!({ "role": { "const": "tool" }, "content": words, "tool_call_id": id }),
            &["role", "content", "tool_call_id"]),
    ] });
    let declared = object(
        json!({ "name": words, "description": words, "parameters": { "type": "object" } }),
        &["name", "parameters"],
    );
    let tool = object(
        json!({ "type": { "const": "function" }, "function": declared }),
        &["type", "function"],
    );
    let form = object(
        json!({ "name": words, "strict": { "type": "boolean" }, "schema": { "type": "object" } }),
        &["name", "schema"],
    );
    let format = object(
        json!({ "type": { "const": "json_schema" }, "json_schema": form }),
        &["type", "json_schema"],
    );
    let mut whole = object(
        json!({ "messages": list(message), "stream": { "const": true }, "tools": list(tool),
            "parallel_tool_calls": { "type": "boolean" }, "temperature": { "type": "number" },
            "top_p": { "type": "number" }, "stop": list(words),
            "frequency_penalty": { "type": "number", "minimum": -2, "maximum": 2 },
            "presence_penalty": { "type": "number", "minimum": -2, "maximum": 2 },
            "response_format": format }),
        &["messages", "stream"],
    );
    for (name, field) in more.as_object().unwrap() {
        whole["properties"][name] = field.clone();
    }
    whole
}

pub fn vendors_own() -> Value {
    json!({ "stream_options": object(json!({ "include_usage": { "const": true } }), &[]),
        "seed": { "type": "integer", "maximum": i64::MAX }, "logprobs": { "const": true },
        "top_logprobs": { "type": "integer", "minimum": 0, "maximum": 20 },
        "max_completion_tokens": { "type": "integer", "minimum": 1 },
        "tool_choice": choice("required") })
}

pub fn choice(must: &str) -> Value {
    let function = object(json!({ "name": { "type": "string" } }), &["name"]);
    let named = object(
        json!({ "type": { "const": "function" }, "function": function }),
        &["type", "function"],
    );
    json!({ "anyOf": [{ "enum": ["auto", "none", must] }, named] })
}

/// Results follow the calls that they answer, and the choice the tools.
pub fn check(body: &Value) -> Result<(), String> {
    let mut open: Vec<&Value> = Vec::new();
    for message in body["messages"].as_array().unwrap() {
        if message["role"] == "tool" {
            let place = open.iter().position(|id| **id == message["tool_call_id"]);
            open.remove(place.ok_or("no call for a tool message")?);
        } else if !open.is_empty() {
            return Err("tool_calls must be followed by tool messages".to_owned());
        }
        let calls = message["tool_calls"].as_array().into_iter().flatten();
        open.extend(calls.map(|call| &call["id"]));
    }
    for field in ["tool_choice", "parallel_tool_calls"] {
        if body.get(field).is_some() && body.get("tools").is_none() {
            return Err(format!("{field} is only allowed when tools are specified"));
        }
    }
    let form = &body["response_format"]["json_schema"];
    if form["strict"] == true && form["schema"]["additionalProperties"] != false {
        return Err("additionalProperties is required to be supplied and to be false".to_owned());
    }
    Ok(())
}

pub fn reply(body: &Value) -> Reply {
    let chunk = |delta: Value, finish: Value| {
        json!({ "id": "1", "object": "chat.completion.chunk", "created": 1,
        "model": "m", "choices": [{ "index": 0, "delta": delta, "finish_reason": finish }] })
    };
    let usage = json!({ "id": "1", "choices": [], "usage": { "prompt_tokens": 9, "completion_tokens": 4,
        "prompt_tokens_details": { "cached_tokens": 5 }, "completion_tokens_details": { "reasoning_tokens": 3 } } });
    let last = &body["messages"].as_array().unwrap().last().unwrap()["content"];
    let mut all = match last.as_str().unwrap_or_default() {
        "call" => {
            let call = |index: u32, id: &str| {
                json!({ "index": index, "id": id, "type": "function",
                "function": { "name": "find", "arguments": "{\"text\":\"kø\"}" } })
            };
            vec![
                chunk(
                    json!({ "role": "assistant", "content": null, "tool_calls": [call(0, "AbCdEfGh1"), call(1, "AbCdEfGh2")] }),
                    Value::Null,
                ),
                chunk(json!({}), json!("tool_calls")),
            ]
        }
        "think" => vec![
            chunk(
                json!({ "content": [{ "type": "thinking", "thinking": [{ "type": "text", "text": "So." }] }] }),
                Value::Null,
            ),
            chunk(
                json!({ "content": [{ "type": "text", "text": "Ja" }] }),
                Value::Null,
            ),
            chunk(json!({ "content": "!" }), json!("stop")),
        ],
        "reason" => vec![
            chunk(
                json!({ "content": null, "reasoning_content": "So" }),
                Value::Null,
            ),
            chunk(json!({ "content": "", "reasoning": "." }), Value::Null),
            chunk(json!({ "content": "Ja!" }), json!("stop")),
        ],
        "likely" => {
            let mut likely = chunk(json!({ "content": "Ja" }), Value::Null);
            likely["choices"][0]["logprobs"] = json!({ "refusal": null, "content": [{ "token": "Ja",
                "logprob": -0.1, "bytes": [74, 97], "top_logprobs": [
                    { "token": "Ja", "logprob": -0.1, "bytes": [74, 97] },
                    { "token": "Nej", "logprob": -2.5, "bytes": null }] }] });
            vec![likely, chunk(json!({}), json!("stop"))]
        }
        _ => vec![
            chunk(json!({ "role": "assistant", "content": "" }), Value::Null),
            chunk(json!({ "content": "Goddag" }), Value::Null),
            chunk(json!({}), json!("stop")),
        ],
    };
    // Mistral counts in the last chunk, without being asked.
    if body.get("stream_options").is_some() {
        all.push(usage);
    } else {
        all.last_mut().unwrap()["usage"] = usage["usage"].clone();
    }
    events(&all)
}

/// Its own servers take four stop texts.
fn too_many_stops(body: &Value) -> bool {
    body["stop"].as_array().is_some_and(|stops| stops.len() > 4)
}

fn thinks(model: &Value) -> bool {
    model == "o3" || model == "gpt-5-mini"
}

pub fn openai(seen: &Seen, _: usize) -> Reply {
    if seen.header("authorization") != "Bearer right" {
        return refuse(401, "Incorrect API key provided");
    }
    let body = &seen.body;
    match seen.path.as_str() {
        "/v1/models" => Reply::Json(
            200,
            json!({ "object": "list", "data": [{ "id": "gpt-4o" }, { "id": "o3" }] }),
        ),
        "/v1/embeddings" => {
            let known = ["text-embedding-3-small", "text-embedding-ada-002"];
            if !known.iter().any(|model| body["model"] == *model) {
                return refuse(404, "no such model");
            }
            if body["model"] == known[1] && body.get("dimensions").is_some() {
                return refuse(400, "This model does not support specifying dimensions.");
            }
            let row = |index: usize| json!({ "index": index, "embedding": [3.0, 4.0] });
            let count = body["input"].as_array().unwrap().len();
            Reply::Json(
                200,
                json!({ "data": (0..count).map(row).collect::<Vec<_>>() }),
            )
        }
        "/v1/chat/completions" => {
            let mut more = vendors_own();
            more["model"] = json!({ "enum": ["gpt-4o", "o3", "gpt-5-mini"] });
            let strict = fits(&schema(more, "^.{1,40}$"), body).and_then(|()| check(body));
            if let Err(wrong) = strict {
                return refuse(400, &wrong);
            }
            if too_many_stops(body) {
                return refuse(400, "Invalid 'stop': array too long");
            }
            if thinks(&body["model"])
                && (body.get("temperature").is_some() || body.get("top_p").is_some())
            {
                return refuse(
                    400,
                    "Unsupported value: 'temperature' does not support 0.5 with this model.",
                );
            }
            reply(body)
        }
        _ => refuse(404, "Invalid URL"),
    }
}

pub fn full() -> ChatRequest {
    ChatRequest {
        temperature: Some(0.5),
        top_p: Some(0.25),
        seed: Some(u64::MAX),
        max_tokens: Some(7),
        frequency_penalty: Some(0.5),
        presence_penalty: Some(-0.5),
        stop: vec!["END".to_owned()],
        ..ask("Hej")
    }
}

#[tokio::test]
async fn openai_takes_every_setting() {
    let played = play("/v1", openai).await;
    let provider = played.provider(ProviderKind::OpenAi);
    let mut request = ChatRequest {
        logprobs: Some(2),
        ..full()
    };
    request.messages[0].content = "likely".to_owned();
    let said = answer(&provider, "gpt-4o", request).await.unwrap();
    assert_eq!(said.tokens[0].top[1], (b"Nej".to_vec(), -2.5));
    assert_eq!(
        (said.usage.cached_tokens, said.usage.thought_tokens),
        (5, 3)
    );
    assert_eq!(played.last()["max_completion_tokens"], 7);
    assert_eq!(played.last()["presence_penalty"], -0.5);
    for model in ["o3", "gpt-5-mini"] {
        answer(&provider, model, full()).await.unwrap();
    }
    let thought = answer(&provider, "gpt-4o", ask("reason")).await.unwrap();
    assert_eq!(
        (thought.thoughts.as_str(), thought.text.as_str()),
        ("So.", "Ja!")
    );

    let mut seen = ask("What is it?");
    let bytes = vec![1, 2, 3].into();
    seen.messages[0].images = vec![Image::Bytes {
        media_type: "image/png".to_owned(),
        bytes,
    }];
    answer(&provider, "gpt-4o", seen).await.unwrap();
    let image = &played.last()["messages"][0]["content"][1]["image_url"]["url"];
    assert_eq!(image, "data:image/png;base64,AQID");
}

#[tokio::test]
async fn openai_is_told_a_form_is_strict_only_when_it_is() {
    let played = play("/v1", openai).await;
    let provider = played.provider(ProviderKind::OpenAi);
    for (schema, strict) in [
        (r#"{"type":"object","properties":{"z":{},"a":{}}}"#, false),
        (
            r#"{"type":"object","properties":{"z":{"type":"string"}},"required":["z"],"additionalProperties":false}"#,
            true,
        ),
        (
            r#"{"type":"object","properties":{"z":{"type":"object","properties":{}}},"required":["z"],"additionalProperties":false}"#,
            false,
        ),
    ] {
        let constraint = Some(Constraint::JsonSchema(schema.to_owned()));
        answer(
            &provider,
            "gpt-4o",
            ChatRequest {
                constraint,
                ..ask("Hej")
            },
        )
        .await
        .unwrap();
        assert_eq!(
            played.last()["response_format"]["json_schema"]["strict"],
            strict,
            "{schema}"
        );
    }
}

#[tokio::test]
async fn openai_gets_ids_that_it_takes_and_one_call() {
    let played = play("/v1", openai).await;
    let provider = played.provider(ProviderKind::OpenAi);
    let id = "x".repeat(64);
    let call = ToolCall {
        id: id.clone(),
        name: "find".to_owned(),
        arguments: json!({ "text": "a" }),
    };
    let request = ChatRequest {
        tools: vec![find()],
        one_call: true,
        messages: vec![
            Message::user("Hej"),
            Message::tool_calls(vec![call]),
            Message::tool(id, "None."),
            Message::user("call"),
        ],
        ..Default::default()
    };
    let said = answer(&provider, "gpt-4o", request).await.unwrap();
    assert_eq!(
        (said.tool_calls.len(), said.finish_reason),
        (1, FinishReason::ToolCalls)
    );
    assert_eq!(played.last()["parallel_tool_calls"], false);
}

#[tokio::test]
async fn openai_lists_models_and_embeds() {
    let provider = play("/v1", openai).await.provider(ProviderKind::OpenAi);
    assert_eq!(provider.models(10).await.unwrap(), ["gpt-4o", "o3"]);
    for model in ["text-embedding-3-small", "text-embedding-ada-002"] {
        let embedder = provider.embedder(model, 2).unwrap();
        let vectors = embedder.embed(vec!["x".to_owned()], EmbedKind::Query);
        assert_eq!(vectors.await.unwrap().len(), 1);
    }
    let abilities = provider.chat("gpt-4o").abilities();
    assert_eq!(
        (abilities.context, abilities.images, abilities.local),
        (Some(128_000), true, false)
    );
}

#[tokio::test]
async fn what_no_model_could_answer_is_refused_before() {
    let played = play("/v1", openai).await;
    let provider = played.provider(ProviderKind::OpenAi);
    let image = |image: Image| {
        let mut request = ask("What is it?");
        request.messages[0].images = vec![image];
        request
    };
    let file = |kind: &str, size: usize| Image::Bytes {
        media_type: kind.to_owned(),
        bytes: vec![0; size].into(),
    };
    let mut said = ask("Hej");
    said.messages.insert(
        0,
        Message {
            images: vec![file("image/png", 1)],
            ..Message::assistant("See")
        },
    );
    for (request, field) in [
        (
            ChatRequest {
                frequency_penalty: Some(2.1),
                ..ask("Hej")
            },
            "frequency_penalty",
        ),
        (
            ChatRequest {
                stop: vec!["x".to_owned(); 5],
                ..ask("Hej")
            },
            "stop",
        ),
        (
            ChatRequest {
                presence_penalty: Some(f32::NAN),
                ..ask("Hej")
            },
            "presence_penalty",
        ),
        (
            ChatRequest {
                logprobs: Some(21),
                ..ask("Hej")
            },
            "logprobs",
        ),
        (
            image(Image::Url("http://example.com/a.png".to_owned())),
            "messages.0.images.0",
        ),
        (image(file("image/svg+xml", 1)), "messages.0.images.0"),
        (image(file("image/png", 0)), "messages.0.images.0"),
        (image(file("image/png", 21 << 20)), "messages"),
        (said, "messages.0.images.0"),
    ] {
        assert_eq!(refused(&provider, "gpt-4o", request).await, field);
    }
    assert_eq!(played.requests(), 0);
}
