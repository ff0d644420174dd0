//! The door that speaks OpenAI's protocol, and what it counts. The real clients are in `tests/clients/openai.sh`.

use std::{fs::File, path::PathBuf, sync::Arc};

use serde_json::{Value, json};
use tekup_context::Permission;
use tekup_inference::{Models, ModelsConfig};
use tekup_testkit::until;

use crate::{
    caller::{Answer, Caller},
    house::House,
    model::{self, Model},
};

const CHAT: &str = "/v1/chat/completions";
const SMALL: &str = "smollm2-135m-instruct";
pub const VECTORS: &str = "multilingual-e5-small";

/// A model of this machine, fetched once for all tests; none, loudly, when it cannot be had.
pub async fn fetched(name: &str) -> Option<PathBuf> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let home = std::env::home_dir()
        .unwrap_or_else(std::env::temp_dir)
        .join(".cache/tekup");
    std::fs::create_dir_all(home.join("models")).unwrap();
    // Each test is a process of its own: one fetches, the others wait for it.
    let lock = File::create(home.join(format!("models/.{name}.test"))).unwrap();
    let lock = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock));
    let lock = lock.await.unwrap().unwrap();
    let models = Models::open(ModelsConfig::from_env(&home).unwrap()).unwrap();
    let pulled = models
        .pull(name, Arc::new(|_| {}), Default::default())
        .await;
    drop(lock);
    match pulled {
        Ok(()) => Some(home.join("models").join(name)),
        Err(error) => {
            eprintln!("SKIPPED: the model {name} cannot be had: {error}");
            None
        }
    }
}

/// A house with a model of this machine.
async fn house_with(name: &str) -> Option<House> {
    let folder = fetched(name).await?;
    let house = House::with(|config| {
        let models = config.home.join("models");
        std::fs::create_dir_all(&models).unwrap();
        std::os::unix::fs::symlink(&folder, models.join(name)).unwrap();
        if name == SMALL {
            config.chat_model = Some(name.to_owned());
        }
    });
    Some(house.await)
}

async fn house_of(model: &Model) -> House {
    let settings = model.settings();
    House::with(|config| config.openai = Some(settings)).await
}

/// Asserts a failure in OpenAI's shape.
#[track_caller]
fn refused(answer: &Answer, status: u16, code: &str, param: Value) -> String {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    let error = &answer.json()["error"];
    assert_eq!(error["code"], code, "{error}");
    assert_eq!(error["param"], param, "{error}");
    assert!(error["type"].is_string(), "{error}");
    error["message"].as_str().unwrap().to_owned()
}

/// The pieces of a stream up to `[DONE]`.
#[track_caller]
fn pieces(answer: &Answer) -> Vec<Value> {
    assert!(answer.status.is_success(), "{}", answer.text);
    let mut lines: Vec<&str> = answer
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .collect();
    assert_eq!(lines.pop(), Some("[DONE]"), "{}", answer.text);
    let piece = |line: &&str| serde_json::from_str(line).unwrap();
    lines.iter().map(piece).collect()
}

fn hello(model: &str) -> Value {
    json!({"model": model, "messages": [{"role": "user", "content": "Say hello."}]})
}

fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

/// The groups of the usage, once there are `calls` in all.
async fn used(caller: &Caller, by: &str, calls: i64) -> Value {
    let path = format!("/api/v1/models/usage?by={by}&bucket=hour");
    until(&format!("{calls} calls are counted"), || async {
        caller.get(&path).await.ok()["total"]["calls"] == calls
    })
    .await;
    caller.get(&path).await.ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn openai_errors_name_what_is_wrong_as_openai_does() {
    let model = Model::start(&["Hej"]).await;
    let house = house_of(&model).await;
    let nobody = house.anonymous();
    refused(
        &nobody.get("/v1/models").await,
        401,
        "invalid_api_key",
        Value::Null,
    );
    let answer = nobody.with_token("sk-wrong").post(CHAT, &hello("x")).await;
    refused(&answer, 401, "invalid_api_key", Value::Null);
    let key = house.key("reader", &[Permission::RunsRead]).await;
    let answer = key.get("/v1/models").await;
    refused(&answer, 403, "insufficient_permissions", Value::Null);
    let bank = &house.bank;
    let answer = bank.post(CHAT, &hello("gpt-unknown")).await;
    refused(&answer, 404, "model_not_found", json!("model"));
    let answer = bank.get("/v1/models/gpt-unknown").await;
    refused(&answer, 404, "model_not_found", json!("model"));
    refused(
        &bank.get("/v1/nothing").await,
        404,
        "unknown_url",
        Value::Null,
    );
    refused(
        &bank.get(CHAT).await,
        405,
        "method_not_supported",
        Value::Null,
    );
    let good = hello(model::NAME);
    for (name, value, code, param) in [
        ("colour", json!("red"), "unknown_parameter", "colour"),
        ("temperature", json!("hot"), "invalid_type", "temperature"),
        ("temperature", json!(3), "invalid_value", "temperature"),
        ("n", json!(2), "unsupported_value", "n"),
        (
            "logit_bias",
            json!({"1": 1}),
            "unsupported_parameter",
            "logit_bias",
        ),
        ("stream", json!("yes"), "invalid_type", "stream"),
        (
            "stream_options",
            json!({}),
            "invalid_value",
            "stream_options",
        ),
        ("messages", json!([]), "empty_array", "messages"),
        (
            "messages",
            Value::Null,
            "missing_required_parameter",
            "messages",
        ),
        (
            "messages",
            json!([{"role": "king", "content": ""}]),
            "invalid_value",
            "messages[0].role",
        ),
        (
            "messages",
            json!([{"role": "user", "content": 5}]),
            "invalid_type",
            "messages[0].content",
        ),
        (
            "response_format",
            json!({"type": "xml"}),
            "invalid_value",
            "response_format.type",
        ),
        (
            "tools",
            json!([{"type": "function", "function": {"name": "two words"}}]),
            "invalid_value",
            "tools[0].name",
        ),
    ] {
        let answer = bank.post(CHAT, &with(good.clone(), name, value)).await;
        refused(&answer, 400, code, json!(param));
    }
    let answer = bank.request("POST", CHAT).body("{\"model\":");
    assert_eq!(Answer::of(answer).await.status, 400);
    assert_eq!(model.times_asked(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn openai_calls_are_bounded_and_say_when_to_come_back() {
    let house = House::with(|config| config.rate_limit_per_minute = 20).await;
    let mut last = house.bank.get("/v1/models").await;
    for _ in 0..30 {
        last = house.bank.get("/v1/models").await;
    }
    refused(&last, 429, "rate_limit_exceeded", Value::Null);
    assert!(last.header("retry-after").parse::<u32>().unwrap() > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn openai_answers_come_whole_and_in_pieces_from_a_real_model() {
    let Some(house) = house_with(SMALL).await else {
        return;
    };
    let bank = &house.bank;
    let listed = bank.get("/v1/models").await.ok();
    let ids: Vec<&Value> = listed["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["id"])
        .collect();
    assert_eq!(ids, [SMALL]);
    assert_eq!(
        bank.get(&format!("/v1/models/{SMALL}")).await.ok()["object"],
        "model"
    );

    let body = json!({
        "model": SMALL, "seed": 7, "temperature": 0, "max_tokens": 12,
        "messages": [{"role": "system", "content": "You are kind."},
            {"role": "user", "content": [{"type": "text", "text": "Say hello."}]}],
    });
    let whole = bank.post(CHAT, &body).await.ok();
    assert_eq!(whole["object"], "chat.completion");
    assert_eq!(whole["model"], SMALL);
    let said = whole["choices"][0]["message"]["content"].as_str().unwrap();
    assert!(!said.is_empty());
    let usage = &whole["usage"];
    let sum =
        usage["prompt_tokens"].as_u64().unwrap() + usage["completion_tokens"].as_u64().unwrap();
    assert_eq!(usage["total_tokens"], sum);
    assert!(usage["completion_tokens"].as_u64().unwrap() <= 12);

    let streamed = with(body.clone(), "stream", json!(true));
    let streamed = with(streamed, "stream_options", json!({"include_usage": true}));
    let pieces = pieces(&bank.post(CHAT, &streamed).await);
    let text: String = pieces
        .iter()
        .filter_map(|piece| piece["choices"][0]["delta"]["content"].as_str())
        .collect();
    assert_eq!(text, said, "the same seed says the same");
    assert_eq!(pieces[0]["choices"][0]["delta"]["role"], "assistant");
    let last = pieces.last().unwrap();
    assert_eq!(last["choices"], json!([]));
    assert_eq!(last["usage"]["total_tokens"], sum);

    let answer = with(
        body.clone(),
        "response_format",
        json!({"type": "json_schema", "json_schema": {
            "name": "mood", "strict": true, "schema": {
                "type": "object", "properties": {"mood": {"enum": ["good", "bad"]}},
                "required": ["mood"], "additionalProperties": false,
            },
        }}),
    );
    let answer = bank
        .post(CHAT, &with(answer, "max_tokens", json!(40)))
        .await
        .ok();
    let mood = answer["choices"][0]["message"]["content"].as_str().unwrap();
    let mood: Value = serde_json::from_str(mood).unwrap();
    assert!(
        ["good", "bad"].contains(&mood["mood"].as_str().unwrap()),
        "{mood}"
    );

    let tools = json!([{"type": "function", "function": {"name": "weather", "parameters": {
        "type": "object", "properties": {"city": {"enum": ["Aarhus", "Odense"]}}, "required": ["city"],
        "additionalProperties": false,
    }}}]);
    let called = with(body.clone(), "tools", tools);
    let called = with(called, "tool_choice", json!("required"));
    let called = with(called, "max_tokens", json!(80));
    let called = bank.post(CHAT, &called).await.ok();
    let choice = &called["choices"][0];
    assert_eq!(choice["finish_reason"], "tool_calls", "{choice}");
    let function = &choice["message"]["tool_calls"][0]["function"];
    assert_eq!(function["name"], "weather");
    let arguments: Value = serde_json::from_str(function["arguments"].as_str().unwrap()).unwrap();
    assert!(["Aarhus", "Odense"].contains(&arguments["city"].as_str().unwrap()));

    let image = json!([{"role": "user", "content": [
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}]}]);
    let answer = bank.post(CHAT, &with(body, "messages", image)).await;
    refused(&answer, 400, "invalid_value", json!("messages[0].content"));

    let usage = used(bank, "model", 4).await;
    assert_eq!(usage["groups"][0]["name"], SMALL);
    assert_eq!(usage["total"]["failures"], 0);
    assert!(usage["total"]["promptTokens"].as_i64().unwrap() > 0);
    assert!(usage["total"]["firstTokenMs"].is_i64(), "{usage}");
    let series = usage["series"].as_array().unwrap();
    let steps: i64 = series
        .iter()
        .map(|step| step["calls"].as_i64().unwrap())
        .sum();
    assert_eq!(steps, 4);
    // By the key that called, and not in another tenant's books.
    assert_eq!(used(bank, "key", 4).await["groups"][0]["calls"], 4);
    let shop = house.shop.get("/api/v1/models/usage").await.ok();
    assert_eq!(shop["total"]["calls"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn openai_embeddings_are_the_same_as_numbers_and_as_base64() {
    let Some(house) = house_with(VECTORS).await else {
        return;
    };
    let bank = &house.bank;
    let body = json!({"model": VECTORS, "input": ["kort er spærret", "the card is blocked"]});
    let numbers = bank.post("/v1/embeddings", &body).await.ok();
    let vector = |answer: &Value, at: usize| answer["data"][at]["embedding"].clone();
    let first: Vec<f32> = serde_json::from_value(vector(&numbers, 0)).unwrap();
    let second: Vec<f32> = serde_json::from_value(vector(&numbers, 1)).unwrap();
    assert_eq!(first.len(), 384);
    let likeness: f32 = first.iter().zip(&second).map(|(a, b)| a * b).sum();
    assert!(likeness > 0.8, "{likeness}");
    assert!(numbers["usage"]["prompt_tokens"].as_u64().unwrap() > 6);
    let packed = bank
        .post(
            "/v1/embeddings",
            &with(body.clone(), "encoding_format", json!("base64")),
        )
        .await
        .ok();
    let packed: String = serde_json::from_value(vector(&packed, 0)).unwrap();
    use base64::Engine;
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(packed)
        .unwrap();
    let unpacked: Vec<f32> = bytes
        .chunks_exact(4)
        .map(|four| f32::from_le_bytes(four.try_into().unwrap()))
        .collect();
    for (a, b) in first.iter().zip(&unpacked) {
        assert!((a - b).abs() < 1e-6);
    }
    let answer = bank
        .post(
            "/v1/embeddings",
            &with(body.clone(), "dimensions", json!(64)),
        )
        .await;
    refused(&answer, 400, "invalid_value", json!("dimensions"));
    let answer = bank
        .post("/v1/embeddings", &with(body, "input", json!([[1, 2]])))
        .await;
    refused(&answer, 400, "invalid_type", json!("input[0]"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn openai_a_client_that_goes_away_ends_the_answer() {
    let model = Model::start(&["Hej ", "med ", "dig"]).await;
    let house = house_of(&model).await;
    let body = with(hello(model::NAME), "stream", json!(true));
    let mut response = house
        .bank
        .request("POST", CHAT)
        .json(&body)
        .send()
        .await
        .unwrap();
    let first = response.chunk().await.unwrap().unwrap();
    assert!(String::from_utf8_lossy(&first).contains("chat.completion.chunk"));
    drop(response);
    let usage = used(&house.bank, "outcome", 1).await;
    assert_eq!(usage["groups"][0]["name"], "cancelled");
    assert_eq!(usage["total"]["failures"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn openai_an_alias_stands_for_a_model_and_may_keep_to_this_machine() {
    let model = Model::start(&["Hej"]).await;
    model.go_on(10);
    let house = house_of(&model).await;
    let bank = &house.bank;
    let alias = json!({"name": "writer", "targets": [{"model": SMALL}, {"model": model::NAME}]});
    let alias = bank.post("/api/v1/model-aliases", &alias).await.ok();
    // The first model is not on this machine, so the second one answers.
    let answer = bank.post(CHAT, &hello("writer")).await.ok();
    assert_eq!(answer["choices"][0]["message"]["content"], "Hej");
    assert_eq!(
        bank.get("/v1/models/writer").await.ok()["owned_by"],
        "alias"
    );
    let usage = used(bank, "alias", 1).await;
    assert_eq!(usage["groups"][0]["name"], "writer");
    // It is the bank's word alone.
    let answer = house.shop.post(CHAT, &hello("writer")).await;
    refused(&answer, 404, "model_not_found", json!("model"));
    let path = format!("/api/v1/model-aliases/{}", alias["id"].as_str().unwrap());
    let kept = json!({"name": "writer", "targets": [{"model": model::NAME}], "localOnly": true});
    bank.send("PUT", &path, &kept).await.ok();
    let answer = bank.post(CHAT, &hello("writer")).await;
    let message = refused(&answer, 404, "model_not_found", json!("model"));
    assert!(message.contains("this machine"), "{message}");
    assert_eq!(model.times_asked(), 1, "nothing left this machine");
    // `default` is what those get who name no model.
    let named = json!({"name": "default", "targets": [{"model": model::NAME}]});
    bank.send("PUT", &path, &named).await.ok();
    bank.post(CHAT, &hello("default")).await.ok();
    bank.send("DELETE", &path, &json!({})).await.ok();
    assert_eq!(bank.get("/v1/models/default").await.status, 404);
}
