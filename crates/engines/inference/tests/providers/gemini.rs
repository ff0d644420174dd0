//! Google's Gemini API.

use serde_json::{Value, json};
use tekup_inference::{
    ChatRequest, Constraint, EmbedKind, FinishReason, Image, InferenceError, Message, ProviderKind,
    ToolChoice,
};

use crate::played::{
    Played, Reply, Seen, answer, ask, events, find, fits, list, object, play, refused,
};

const MODEL: &str = "gemini-2.5-flash";

fn refuse(status: u16, message: &str) -> Reply {
    let error = json!({ "code": status, "message": message, "status": "INVALID_ARGUMENT" });
    Reply::Json(status, json!({ "error": error }))
}

fn schema() -> Value {
    let data = object(
        json!({ "mimeType": { "enum": ["image/png", "image/jpeg", "image/webp", "image/heic"] }, "data": {} }),
        &["mimeType", "data"],
    );
    let call = object(
        json!({ "name": {}, "id": {}, "args": { "type": "object" } }),
        &["name", "args"],
    );
    let result = object(
        json!({ "name": { "type": "string" }, "id": {}, "response": { "type": "object" } }),
        &["name", "response"],
    );
    let part = object(
        json!({ "text": { "type": "string", "minLength": 1 }, "inlineData": data, "functionCall": call,
            "functionResponse": result, "thoughtSignature": { "type": "string" } }),
        &[],
    );
    let content = object(
        json!({ "role": { "enum": ["user", "model"] }, "parts": list(part.clone()) }),
        &["role", "parts"],
    );
    // The part of OpenAPI's schemas that it knows.
    let form = json!({ "$ref": "#/$defs/form" });
    let function = object(
        json!({ "name": { "type": "string" }, "description": {}, "parameters": form }),
        &["name", "description"],
    );
    let calling = object(
        json!({ "mode": { "enum": ["AUTO", "ANY", "NONE"] }, "allowedFunctionNames": {} }),
        &["mode"],
    );
    let int32 = json!({ "type": "integer", "minimum": 0, "maximum": i32::MAX });
    let config = object(
        json!({ "temperature": { "type": "number", "minimum": 0, "maximum": 2 }, "topP": {},
            "seed": int32, "maxOutputTokens": int32,
            "stopSequences": { "type": "array", "maxItems": 5 },
            "frequencyPenalty": {}, "presencePenalty": {}, "responseLogprobs": { "const": true },
            "logprobs": { "type": "integer", "minimum": 1, "maximum": 20 },
            "responseMimeType": { "const": "application/json" }, "responseSchema": form,
            "thinkingConfig": object(json!({ "includeThoughts": { "type": "boolean" } }), &[]) }),
        &[],
    );
    let system = object(json!({ "parts": list(part) }), &["parts"]);
    let tool = object(json!({ "functionDeclarations": list(function) }), &[]);
    let choice = object(json!({ "functionCallingConfig": calling }), &[]);
    let mut whole = object(
        json!({ "contents": list(content), "systemInstruction": system, "tools": list(tool),
            "toolConfig": choice, "generationConfig": config }),
        &["contents"],
    );
    let mut fields = object(
        json!({ "type": { "enum": ["STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT"] },
            "properties": { "type": "object", "minProperties": 1, "additionalProperties": form },
            "items": form, "anyOf": list(form.clone()), "enum": list(json!({ "type": "string" })),
            "format": { "enum": ["enum", "date-time", "int32", "int64", "float", "double"] } }),
        &[],
    );
    for name in [
        "title",
        "description",
        "nullable",
        "minItems",
        "maxItems",
        "minLength",
        "maxLength",
        "pattern",
        "minimum",
        "maximum",
        "minProperties",
        "maxProperties",
        "propertyOrdering",
        "required",
    ] {
        fields["properties"][name] = json!({});
    }
    fields["anyOf"] = json!([{ "required": ["type"] }, { "required": ["anyOf"] }]);
    whole["$defs"] = json!({ "form": fields });
    whole
}

/// What the vendor says about the order of things.
fn check(model: &str, body: &Value) -> Result<(), String> {
    fits(&schema(), body)?;
    let contents = body["contents"].as_array().unwrap();
    let mut open: Vec<&Value> = Vec::new();
    for content in contents {
        let parts = content["parts"].as_array().unwrap();
        let names = |kind: &str| -> Vec<&Value> {
            parts
                .iter()
                .filter_map(|part| part.get(kind))
                .map(|call| &call["name"])
                .collect()
        };
        if names("functionResponse") != open {
            return Err(
                "the number of function response parts must equal that of function calls"
                    .to_owned(),
            );
        }
        open = names("functionCall");
        if !open.is_empty() && content["role"] != "model" {
            return Err("a function call must come from the model".to_owned());
        }
        let signed = parts.iter().find(|part| part.get("functionCall").is_some());
        let signed = signed.is_none_or(|part| part.get("thoughtSignature").is_some());
        if model.starts_with("gemini-3") && !signed {
            return Err("Function call is missing a thought_signature".to_owned());
        }
    }
    if model.starts_with("gemini-2.0") && body["generationConfig"].get("thinkingConfig").is_some() {
        return Err("Thinking is not enabled for this model".to_owned());
    }
    Ok(())
}

fn vendor(seen: &Seen, _: usize) -> Reply {
    if seen.header("x-goog-api-key") != "right" || !seen.header("authorization").is_empty() {
        return refuse(400, "API key not valid. Please pass a valid API key.");
    }
    if seen.method == "GET" && seen.path == "/v1beta/models" {
        let models = |names: &[&str]| -> Vec<Value> {
            names
                .iter()
                .map(|name| json!({ "name": format!("models/{name}") }))
                .collect()
        };
        return Reply::Json(
            200,
            match seen.query.contains("pageToken=next%2F1") {
                true => json!({ "models": models(&["gemini-3-pro"]) }),
                false => json!({ "models": models(&[MODEL]), "nextPageToken": "next/1" }),
            },
        );
    }
    let Some(asked) = seen.path.strip_prefix("/v1beta/models/") else {
        return refuse(404, "no such path");
    };
    if let Some(model) = asked.strip_suffix(":batchEmbedContents") {
        return embed(model, &seen.body);
    }
    let Some(model) = asked.strip_suffix(":streamGenerateContent") else {
        return refuse(404, "no such method");
    };
    if ![MODEL, "gemini-2.0-flash", "gemini-3-pro"].contains(&model) {
        return refuse(404, "models/x is not found for API version v1beta");
    }
    if seen.query != "alt=sse" {
        return refuse(400, "the test reads events only");
    }
    match check(model, &seen.body) {
        Err(wrong) => refuse(400, &wrong),
        Ok(()) => events(&reply(&seen.body)),
    }
}

fn embed(model: &str, body: &Value) -> Reply {
    let request = object(
        json!({ "model": { "const": format!("models/{model}") },
            "content": object(json!({ "parts": list(object(json!({ "text": {} }), &["text"])) }), &["parts"]),
            "taskType": { "enum": ["RETRIEVAL_QUERY", "RETRIEVAL_DOCUMENT"] },
            "outputDimensionality": { "const": 2 } }),
        &["model", "content"],
    );
    let mut requests = list(request);
    requests["maxItems"] = json!(100);
    if let Err(wrong) = fits(
        &object(json!({ "requests": requests }), &["requests"]),
        body,
    ) {
        return refuse(400, &wrong);
    }
    let row = |request: &Value| {
        let query = request["taskType"] == "RETRIEVAL_QUERY";
        json!({ "values": if query { [0.0, 5.0] } else { [3.0, 4.0] } })
    };
    let rows: Vec<Value> = body["requests"]
        .as_array()
        .unwrap()
        .iter()
        .map(row)
        .collect();
    Reply::Json(200, json!({ "embeddings": rows }))
}

fn reply(body: &Value) -> Vec<Value> {
    let chunk = |parts: Value| {
        json!({ "candidates": [{ "index": 0, "content": { "role": "model", "parts": parts } }],
        "usageMetadata": { "promptTokenCount": 9 }, "modelVersion": MODEL, "responseId": "r" })
    };
    let end = |reason: &str| {
        json!({
        "candidates": [{ "index": 0, "content": { "role": "model", "parts": [{ "text": "" }] }, "finishReason": reason }],
        "usageMetadata": { "promptTokenCount": 9, "cachedContentTokenCount": 5, "candidatesTokenCount": 4,
            "thoughtsTokenCount": 6, "totalTokenCount": 19 } })
    };
    let text = body["contents"].as_array().unwrap().last().unwrap()["parts"][0]["text"].as_str();
    match text.unwrap_or_default() {
        "call" => vec![
            chunk(json!([
                { "functionCall": { "name": "find", "args": { "text": "kø" } }, "thoughtSignature": "c2ln" },
                { "functionCall": { "name": "now", "args": {}, "id": "given" } }
            ])),
            end("STOP"),
        ],
        "forbidden" => vec![json!({ "promptFeedback": { "blockReason": "PROHIBITED_CONTENT" } })],
        "long" => vec![chunk(json!([{ "text": "Hal" }])), end("MAX_TOKENS")],
        "likely" => {
            let one =
                |token: &str, p: f64| json!({ "token": token, "tokenId": 1, "logProbability": p });
            let mut all = chunk(json!([{ "text": "Ja" }]));
            all["candidates"][0]["logprobsResult"] = json!({
                "chosenCandidates": [one("Ja", -0.1)],
                "topCandidates": [{ "candidates": [one("Ja", -0.1), one("Nej", -2.5)] }] });
            vec![all, end("STOP")]
        }
        _ => vec![
            chunk(json!([{ "text": "Somebody greets.", "thought": true }])),
            chunk(json!([{ "text": "Goddag, " }])),
            chunk(json!([{ "text": "Åse 🚲" }])),
            end("STOP"),
        ],
    }
}

async fn server() -> Played {
    play("/v1beta", vendor).await
}

#[tokio::test]
async fn an_answer_has_thoughts_words_and_their_tokens() {
    let provider = server().await.provider(ProviderKind::Gemini);
    for model in [MODEL, "models/gemini-2.5-flash", "gemini-2.0-flash"] {
        let answer = answer(&provider, model, ask("Hej")).await.unwrap();
        assert_eq!(answer.text, "Goddag, Åse 🚲");
        assert_eq!(answer.thoughts, "Somebody greets.");
        let usage = answer.usage;
        assert_eq!((usage.prompt_tokens, usage.cached_tokens), (9, 5));
        assert_eq!((usage.completion_tokens, usage.thought_tokens), (10, 6));
    }
}

#[tokio::test]
async fn calls_and_their_results_go_both_ways() {
    let played = server().await;
    let provider = played.provider(ProviderKind::Gemini);
    let mut now = find();
    now.name = "now".to_owned();
    now.parameters = json!({ "type": "object", "properties": {}, "additionalProperties": false });
    let request = ChatRequest {
        tools: vec![find(), now],
        tool_choice: ToolChoice::Named("find".to_owned()),
        ..ask("call")
    };
    let first = answer(&provider, "gemini-3-pro", request.clone())
        .await
        .unwrap();
    assert_eq!(first.finish_reason, FinishReason::ToolCalls);
    assert_eq!(first.tool_calls[0].arguments, json!({ "text": "kø" }));
    assert_eq!(first.tool_calls[1].id, "given");
    assert!(first.tool_calls[0].id.len() > 8);

    let mut next = request;
    next.tool_choice = ToolChoice::Auto;
    next.messages.insert(0, Message::system("Be brief."));
    next.messages
        .push(Message::tool_calls(first.tool_calls.clone()));
    next.messages
        .push(Message::tool(&first.tool_calls[0].id, "Three people wait."));
    next.messages
        .push(Message::tool("given", "{\"time\":\"noon\"}"));
    let last = answer(&provider, "gemini-3-pro", next.clone())
        .await
        .unwrap();
    assert_eq!(last.text, "Goddag, Åse 🚲");
    let results = &played.last()["contents"][2]["parts"];
    assert_eq!(results[0]["functionResponse"]["name"], "find");
    assert_eq!(
        results[1]["functionResponse"]["response"],
        json!({ "time": "noon" })
    );

    next.one_call = true;
    next.messages = ask("call").messages;
    let one = answer(&provider, MODEL, next).await.unwrap();
    assert_eq!(one.tool_calls.len(), 1);

    let lost = ChatRequest {
        messages: vec![Message::user("x"), Message::tool("nobody", "y")],
        ..Default::default()
    };
    assert_eq!(
        refused(&provider, MODEL, lost).await,
        "messages.1.tool_call_id"
    );
}

#[tokio::test]
async fn schemas_are_put_in_its_words() {
    let played = server().await;
    let provider = played.provider(ProviderKind::Gemini);
    let schema = r##"{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
        "additionalProperties":false,"required":["zeta","gone"],"properties":{
        "zeta":{"type":["string","null"],"format":"email"},
        "alpha":{"$ref":"#/$defs/list"},
        "kind":{"const":"a"},"number":{"enum":[1,2],"type":"integer","exclusiveMinimum":0},
        "either":{"oneOf":[{"type":"string"},{"type":"integer"},{"type":"null"}]},
        "maybe":{"anyOf":[{"$ref":"#/$defs/one"},{"type":"null"}]},
        "both":{"allOf":[{"$ref":"#/$defs/one"},{"properties":{"y":{"type":"boolean"}},"required":["y"]}]},
        "any":{},"many":{"type":"array"},"self":{"$ref":"#/$defs/self"}},
        "$defs":{"list":{"type":"array","items":{"$ref":"#/$defs/one"}},
        "one":{"type":"object","properties":{"x":{"type":"number"}},"required":["x"]},
        "self":{"type":"object","properties":{"a":{"$ref":"#/$defs/self"},"b":{"$ref":"#/$defs/self"}}}}}"##;
    let request = ChatRequest {
        constraint: Some(Constraint::JsonSchema(schema.to_owned())),
        ..ask("Hej")
    };
    answer(&provider, MODEL, request).await.unwrap();
    let sent = &played.last()["generationConfig"]["responseSchema"];
    assert_eq!(sent["required"], json!(["zeta"]));
    assert_eq!(sent["propertyOrdering"][0], "zeta");
    let fields = &sent["properties"];
    assert_eq!(
        fields["zeta"],
        json!({ "type": "STRING", "nullable": true })
    );
    assert_eq!(
        fields["alpha"]["items"]["properties"]["x"]["type"],
        "NUMBER"
    );
    assert_eq!(fields["kind"]["enum"], json!(["a"]));
    assert_eq!(fields["number"], json!({ "type": "INTEGER" }));
    assert_eq!(
        (
            &fields["either"]["nullable"],
            &fields["either"]["anyOf"][1]["type"]
        ),
        (&json!(true), &json!("INTEGER"))
    );
    assert_eq!(
        (&fields["maybe"]["nullable"], &fields["maybe"]["type"]),
        (&json!(true), &json!("OBJECT"))
    );
    assert_eq!(fields["both"]["required"], json!(["x", "y"]));
}

#[tokio::test]
async fn every_setting_is_sent() {
    let played = server().await;
    let request = ChatRequest {
        temperature: Some(0.1),
        top_p: Some(0.25),
        seed: Some(u64::MAX),
        max_tokens: Some(7),
        frequency_penalty: Some(0.5),
        presence_penalty: Some(-0.5),
        logprobs: Some(2),
        stop: vec!["END".to_owned()],
        ..ask("likely")
    };
    let said = answer(&played.provider(ProviderKind::Gemini), MODEL, request)
        .await
        .unwrap();
    let sent = played.last()["generationConfig"].clone();
    assert_eq!(
        (&sent["temperature"], &sent["maxOutputTokens"]),
        (&json!(0.1), &json!(7))
    );
    assert_eq!(
        (&sent["frequencyPenalty"], &sent["presencePenalty"]),
        (&json!(0.5), &json!(-0.5))
    );
    assert_eq!(said.tokens[0].bytes, b"Ja");
    assert_eq!(said.tokens[0].top[1], (b"Nej".to_vec(), -2.5));
}

#[tokio::test]
async fn images_are_shown_as_files_only() {
    let played = server().await;
    let provider = played.provider(ProviderKind::Gemini);
    let mut request = ask("What is it?");
    let bytes = vec![1, 2, 3].into();
    request.messages[0].images = vec![Image::Bytes {
        media_type: "image/png".to_owned(),
        bytes,
    }];
    answer(&provider, MODEL, request.clone()).await.unwrap();
    assert_eq!(
        played.last()["contents"][0]["parts"][1]["inlineData"]["data"],
        "AQID"
    );
    request.messages[0].images = vec![Image::Url("https://example.com/a.png".to_owned())];
    assert_eq!(
        refused(&provider, MODEL, request).await,
        "messages.0.images.0"
    );
}

#[tokio::test]
async fn why_it_ended_is_said() {
    let provider = server().await.provider(ProviderKind::Gemini);
    let forbidden = answer(&provider, MODEL, ask("forbidden")).await.unwrap();
    assert_eq!(forbidden.finish_reason, FinishReason::ContentFilter);
    let long = answer(&provider, MODEL, ask("long")).await.unwrap();
    assert_eq!(long.finish_reason, FinishReason::Length);
    let nobody = answer(&provider, "gemini-9", ask("Hej")).await.unwrap_err();
    assert!(
        matches!(
            nobody,
            InferenceError::Provider {
                status: Some(404),
                ..
            }
        ),
        "{nobody}"
    );
}

#[tokio::test]
async fn it_lists_models_and_embeds() {
    let provider = server().await.provider(ProviderKind::Gemini);
    assert_eq!(provider.models(10).await.unwrap(), [MODEL, "gemini-3-pro"]);
    let embedder = provider.embedder("gemini-embedding-001", 2).unwrap();
    let texts: Vec<String> = (0..150).map(|n| format!("text {n}")).collect();
    let vectors = embedder.embed(texts, EmbedKind::Passage).await.unwrap();
    assert_eq!(vectors.len(), 150);
    assert!((vectors[149][0] - 0.6).abs() < 1e-6);
    let query = embedder
        .embed(vec!["x".to_owned()], EmbedKind::Query)
        .await
        .unwrap();
    assert_eq!(query, [[0.0, 1.0]]);
}
