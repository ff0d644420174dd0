//! Vendors whose protocol is almost OpenAI's.

use serde_json::{Value, json};
use tekup_inference::{
    ChatRequest, EmbedKind, Message, Provider, ProviderConfig, ProviderKind, ToolCall, ToolChoice,
};

use crate::{
    dialects::{check, choice, full, reply, schema, vendors_own},
    played::{Played, Reply, Seen, answer, ask, find, fits, list, object, play, refuse, refused},
};

fn mistral(seen: &Seen, _: usize) -> Reply {
    if seen.header("authorization") != "Bearer right" {
        return Reply::Json(401, json!({ "message": "Unauthorized", "request_id": "1" }));
    }
    let body = &seen.body;
    let more = json!({ "model": { "enum": ["mistral-large-latest", "magistral-medium-latest"] },
        "random_seed": { "type": "integer" }, "max_tokens": { "type": "integer" }, "tool_choice": choice("any") });
    if seen.path != "/v1/chat/completions" {
        return refuse(404, "no Route matched with those values");
    }
    let mut strict = fits(&schema(more, "^[a-zA-Z0-9]{9}$"), body).and_then(|()| check(body));
    let roles: Vec<&Value> = body["messages"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| &one["role"])
        .collect();
    if roles
        .windows(2)
        .any(|pair| pair[0] == "tool" && pair[1] == "user")
    {
        strict = Err("Unexpected role 'user' after role 'tool'".to_owned());
    }
    match strict {
        Ok(()) => reply(body),
        Err(wrong) => Reply::Json(422, json!({ "object": "error", "message": wrong })),
    }
}

#[tokio::test]
async fn mistral_has_words_of_its_own() {
    let played = play("/v1", mistral).await;
    let provider = played.provider(ProviderKind::Mistral);
    let model = "mistral-large-latest";
    let said = answer(&provider, model, full()).await.unwrap();
    assert_eq!(
        (said.text.as_str(), said.usage.prompt_tokens),
        ("Goddag", 9)
    );
    assert!(played.last()["random_seed"].is_number());
    let thought = answer(&provider, "magistral-medium-latest", ask("think"))
        .await
        .unwrap();
    assert_eq!(
        (thought.thoughts.as_str(), thought.text.as_str()),
        ("So.", "Ja!")
    );
    let likely = ChatRequest {
        logprobs: Some(1),
        ..ask("Hej")
    };
    assert_eq!(refused(&provider, model, likely).await, "logprobs");

    // Ids of another vendor, and a person who speaks after a result.
    let call = |id: &str| ToolCall {
        id: id.to_owned(),
        name: "find".to_owned(),
        arguments: json!({}),
    };
    let request = ChatRequest {
        tools: vec![find()],
        tool_choice: ToolChoice::Required,
        messages: vec![
            Message::user("Hej"),
            Message::tool_calls(vec![call("call_1"), call("c2")]),
            Message::tool("call_1", "One."),
            Message::tool("c2", "Two."),
            Message::user("call"),
        ],
        ..Default::default()
    };
    let said = answer(&provider, model, request).await.unwrap();
    assert_eq!(
        (said.tool_calls.len(), said.tool_calls[0].id.as_str()),
        (2, "AbCdEfGh1")
    );
    let wrong = answer(&provider, "nobody", ask("Hej")).await.unwrap_err();
    assert!(wrong.to_string().contains("nobody"), "{wrong}");
}

fn azure(seen: &Seen, _: usize) -> Reply {
    if seen.header("api-key") != "right" || !seen.header("authorization").is_empty() {
        return refuse(401, "Access denied due to invalid subscription key");
    }
    let old = seen.query == "api-version=2024-02-01";
    if !old && seen.query != "api-version=2024-10-21" {
        return refuse(404, "Resource not found");
    }
    let body = &seen.body;
    match seen.path.as_str() {
        "/openai/models" => Reply::Json(200, json!({ "data": [{ "id": "gpt-4o-2024-11-20" }] })),
        "/openai/deployments/our-gpt/embeddings" => Reply::Json(
            200,
            json!({ "data": [{ "index": 0, "embedding": [3.0, 4.0] }] }),
        ),
        "/openai/deployments/our-gpt/chat/completions" => {
            let mut more = vendors_own();
            if old {
                let fields = more.as_object_mut().unwrap();
                fields.remove("stream_options");
                fields.remove("max_completion_tokens");
                fields.insert("max_tokens".to_owned(), json!({ "type": "integer" }));
            }
            match fits(&schema(more, "^.{1,40}$"), body).and_then(|()| check(body)) {
                Ok(()) => reply(body),
                Err(wrong) => refuse(
                    400,
                    &format!("Unrecognized request argument supplied: {wrong}"),
                ),
            }
        }
        _ => refuse(404, "The API deployment for this resource does not exist."),
    }
}

fn azure_of(played: &Played, version: Option<&str>) -> Provider {
    let api_version = version.map(str::to_owned);
    Provider::new(ProviderConfig {
        api_version,
        ..played.config(ProviderKind::Azure)
    })
    .unwrap()
}

#[tokio::test]
async fn azure_is_asked_by_deployment_and_version() {
    let played = play("", azure).await;
    for version in [None, Some("2024-02-01")] {
        let provider = azure_of(&played, version);
        assert_eq!(
            answer(&provider, "our-gpt", full()).await.unwrap().text,
            "Goddag"
        );
        assert_eq!(provider.models(5).await.unwrap(), ["gpt-4o-2024-11-20"]);
        let embedder = provider.embedder("our-gpt", 2).unwrap();
        embedder
            .embed(vec!["x".to_owned()], EmbedKind::Query)
            .await
            .unwrap();
        let nobody = answer(&provider, "nobody", ask("Hej")).await.unwrap_err();
        assert!(nobody.to_string().contains("deployment"), "{nobody}");
    }
    let wrong = ProviderConfig {
        api_version: Some("2024&x=1".to_owned()),
        ..played.config(ProviderKind::Azure)
    };
    assert!(Provider::new(wrong).is_err());
}

fn huggingface(seen: &Seen, _: usize) -> Reply {
    if seen.header("authorization") != "Bearer right" {
        return Reply::Json(401, json!({ "error": "Invalid username or password." }));
    }
    match seen.path.as_str() {
        "/v1/models" => Reply::Json(200, json!({ "data": [{ "id": "Qwen/Qwen3-8B" }] })),
        "/v1/chat/completions" if seen.body["model"] == "Qwen/Qwen3-8B:fastest" => {
            reply(&seen.body)
        }
        "/hf-inference/models/intfloat/e5-small/pipeline/feature-extraction" => {
            match fits(
                &object(
                    json!({ "inputs": list(json!({ "type": "string" })) }),
                    &["inputs"],
                ),
                &seen.body,
            ) {
                Ok(()) => {
                    let rows = vec![[3.0, 4.0]; seen.body["inputs"].as_array().unwrap().len()];
                    Reply::Json(200, json!(rows))
                }
                Err(wrong) => Reply::Json(400, json!({ "error": wrong })),
            }
        }
        _ => Reply::Json(404, json!({ "error": "Not Found" })),
    }
}

#[tokio::test]
async fn hugging_face_routes_and_embeds() {
    let provider = play("/v1", huggingface)
        .await
        .provider(ProviderKind::HuggingFace);
    let said = answer(&provider, "Qwen/Qwen3-8B:fastest", ask("reason"))
        .await
        .unwrap();
    assert_eq!((said.thoughts.as_str(), said.text.as_str()), ("So.", "Ja!"));
    assert_eq!(provider.models(5).await.unwrap(), ["Qwen/Qwen3-8B"]);
    let embedder = provider.embedder("intfloat/e5-small", 2).unwrap();
    let vectors = embedder
        .embed(vec!["x".to_owned(); 40], EmbedKind::Passage)
        .await
        .unwrap();
    assert_eq!(vectors.len(), 40);
}
