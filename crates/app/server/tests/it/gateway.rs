//! Servers of models that a tenant has an account with, and what stands in when one of them does not answer.

use std::sync::{Arc, Mutex};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::{Value, json};
use tekup_context::Permission;
use tekup_testkit::until;
use tokio::net::TcpListener;

use crate::{
    caller::Caller,
    house::House,
    model::{self, Model},
};

const CHAT: &str = "/v1/chat/completions";
const PROVIDERS: &str = "/api/v1/model-providers";
const ALIASES: &str = "/api/v1/model-aliases";

/// A server of OpenAI's protocol that refuses everything, or breaks off after a word, and remembers how it was asked.
#[derive(Clone)]
struct Broken(Arc<Inner>);

struct Inner {
    url: String,
    refusal: (StatusCode, Option<&'static str>),
    keys: Mutex<Vec<String>>,
}

impl Broken {
    async fn start(status: u16, retry_after: Option<&'static str>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self(Arc::new(Inner {
            url: format!("http://{}/v1", listener.local_addr().unwrap()),
            refusal: (StatusCode::from_u16(status).unwrap(), retry_after),
            keys: Mutex::default(),
        }));
        let models = json!({"object": "list", "data": [{"id": "m-1"}, {"id": "m-2"}]});
        let router = Router::new()
            .route("/v1/chat/completions", post(refuse))
            .route("/v1/models", get(move || async move { Json(models) }))
            .with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        server
    }

    fn times_asked(&self) -> usize {
        self.0.keys.lock().unwrap().len()
    }
}

async fn refuse(State(server): State<Broken>, headers: HeaderMap) -> Response {
    let key = headers["authorization"].to_str().unwrap().to_owned();
    server.0.keys.lock().unwrap().push(key);
    let (status, retry_after) = server.0.refusal;
    if status.is_success() {
        let word = json!({"id": "1", "model": "m", "choices": [{"index": 0, "delta": {"content": "Hej"}}]});
        let events = [("content-type", "text/event-stream")];
        return (status, events, format!("data: {word}\n\n")).into_response();
    }
    let body = Json(json!({"error": {"message": "no"}}));
    match retry_after {
        Some(wait) => (status, [("retry-after", wait)], body).into_response(),
        None => (status, body).into_response(),
    }
}

fn hello(model: &str) -> Value {
    json!({"model": model, "messages": [{"role": "user", "content": "Hej?"}]})
}

fn provider(name: &str, url: &str) -> Value {
    json!({
        "name": name, "kind": "compatible", "url": url, "apiKey": "s3cret-key",
        "settings": {"models": [model::NAME]},
    })
}

async fn usage(caller: &Caller, by: &str, calls: i64) -> Value {
    let path = format!("/api/v1/models/usage?by={by}");
    until(&format!("{calls} calls are counted"), || async {
        caller.get(&path).await.ok()["total"]["calls"] == calls
    })
    .await;
    caller.get(&path).await.ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn gateway_a_providers_model_answers_and_its_key_is_never_shown() {
    let broken = Broken::start(401, None).await;
    let house = House::new().await;
    let bank = &house.bank;
    let made = bank.post(PROVIDERS, &provider("west", &broken.0.url)).await;
    let id = made.ok()["id"].as_str().unwrap().to_owned();
    let path = format!("{PROVIDERS}/{id}");
    let shown = bank.get(&path).await;
    assert_eq!(shown.ok()["hasKey"], true);
    for answer in [&made, &shown, &bank.get(PROVIDERS).await] {
        assert!(!answer.text.contains("s3cret"), "{}", answer.text);
    }
    let tested = bank.post(&format!("{path}/test"), &json!({})).await.ok();
    assert_eq!(tested["models"], json!(["m-1", "m-2"]), "{tested}");
    // The server gets the key; the caller learns that it was refused.
    let answer = bank.post(CHAT, &hello("west/stand-in")).await;
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert_eq!(broken.0.keys.lock().unwrap()[0], "Bearer s3cret-key");
    // Another address needs the key again, or it could be sent anywhere.
    let moved = json!({"url": "http://127.0.0.1:9/v1"});
    let answer = bank.send("PATCH", &path, &moved).await;
    assert_eq!(answer.wrong_fields(), ["apiKey"]);

    let good = Model::start(&["Hej ", "med dig"]).await;
    good.go_on(10);
    let moved = json!({
        "url": good.settings().url, "apiKey": "other-key",
        "settings": {"models": [model::NAME], "prices": [{"model": model::NAME, "input": 2, "output": 4}]},
    });
    bank.send("PATCH", &path, &moved).await.ok();
    let answer = bank.post(CHAT, &hello("west/stand-in")).await.ok();
    assert_eq!(answer["choices"][0]["message"]["content"], "Hej med dig");
    let listed = bank.get("/v1/models/west/stand-in").await.ok();
    assert_eq!(listed["owned_by"], "west");
    let used = usage(bank, "provider", 2).await;
    assert_eq!(used["groups"][0]["name"], "west");
    assert_eq!(used["total"]["failures"], 1);
    assert!(used["total"]["costMicros"].is_i64(), "{used}");
    // Another tenant has no such provider.
    assert_eq!(
        house.shop.post(CHAT, &hello("west/stand-in")).await.status,
        404
    );
    bank.send("DELETE", &path, &json!({})).await.ok();
    assert_eq!(bank.post(CHAT, &hello("west/stand-in")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn gateway_the_next_model_answers_and_one_that_keeps_failing_is_left_alone() {
    let broken = Broken::start(500, None).await;
    let good = Model::start(&["Hej"]).await;
    good.go_on(100);
    let house = House::new().await;
    let bank = &house.bank;
    bank.post(PROVIDERS, &provider("west", &broken.0.url))
        .await
        .ok();
    bank.post(PROVIDERS, &provider("east", &good.settings().url))
        .await
        .ok();
    let alias = json!({"name": "writer", "targets": [{"model": "west/stand-in"}, {"model": "east/stand-in"}]});
    bank.post(ALIASES, &alias).await.ok();
    for _ in 0..7 {
        let answer = bank.post(CHAT, &hello("writer")).await.ok();
        assert_eq!(answer["choices"][0]["message"]["content"], "Hej");
    }
    assert_eq!(broken.times_asked(), 5, "five failures open the circuit");
    let used = usage(bank, "provider", 7).await;
    assert_eq!(used["total"]["attempts"], 12);
    assert_eq!(used["total"]["failures"], 5);
    // What is only this model's fails, and says that it is left alone.
    let answer = bank.post(CHAT, &hello("west/stand-in")).await;
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
    assert_eq!(broken.times_asked(), 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn gateway_a_server_that_asks_for_time_gets_it() {
    let broken = Broken::start(429, Some("40")).await;
    let good = Model::start(&["Hej"]).await;
    good.go_on(100);
    let house = House::new().await;
    let bank = &house.bank;
    bank.post(PROVIDERS, &provider("west", &broken.0.url))
        .await
        .ok();
    bank.post(PROVIDERS, &provider("east", &good.settings().url))
        .await
        .ok();
    let alias = json!({"name": "writer", "targets": [{"model": "west/stand-in"}, {"model": "east/stand-in"}]});
    bank.post(ALIASES, &alias).await.ok();
    for _ in 0..3 {
        bank.post(CHAT, &hello("writer")).await.ok();
    }
    assert_eq!(broken.times_asked(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn gateway_a_slow_model_is_given_up_before_its_first_word_only() {
    // Says nothing until it may end.
    let slow = Model::start(&["for sent"]).await;
    let good = Model::start(&["Hej"]).await;
    good.go_on(100);
    let house = House::new().await;
    let bank = &house.bank;
    bank.post(PROVIDERS, &provider("west", &slow.settings().url))
        .await
        .ok();
    bank.post(PROVIDERS, &provider("east", &good.settings().url))
        .await
        .ok();
    let targets = json!([{"model": "west/stand-in"}, {"model": "east/stand-in"}]);
    let alias = json!({"name": "writer", "targets": targets, "firstTokenMs": 300});
    bank.post(ALIASES, &alias).await.ok();
    let answer = bank.post(CHAT, &hello("writer")).await.ok();
    assert_eq!(answer["choices"][0]["message"]["content"], "Hej");
    let used = usage(bank, "outcome", 1).await;
    assert_eq!(used["total"]["attempts"], 2);
    assert_eq!(used["total"]["failures"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn gateway_half_an_answer_is_not_finished_by_another_model() {
    // Says one word and is gone.
    let broken = Broken::start(200, None).await;
    let good = Model::start(&["Goddag"]).await;
    let house = House::new().await;
    let bank = &house.bank;
    let made = bank.post(PROVIDERS, &provider("west", &broken.0.url)).await;
    made.ok();
    let made = bank
        .post(PROVIDERS, &provider("east", &good.settings().url))
        .await;
    made.ok();
    let targets = json!([{"model": "west/stand-in"}, {"model": "east/stand-in"}]);
    let alias = json!({"name": "writer", "targets": targets});
    bank.post(ALIASES, &alias).await.ok();
    let mut body = hello("writer");
    body["stream"] = json!(true);
    let answer = bank.post(CHAT, &body).await;
    assert!(answer.status.is_success(), "{}", answer.text);
    assert!(answer.text.contains("\"Hej\""), "{}", answer.text);
    assert!(answer.text.contains("\"error\""), "{}", answer.text);
    assert!(!answer.text.contains("[DONE]"), "{}", answer.text);
    assert_eq!(good.times_asked(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn gateway_a_model_answers_at_once_or_whoever_asked_comes_back() {
    const INFERENCE: &str = "/api/v1/inference";
    let model = Model::start(&["Hej ", "med dig"]).await;
    let settings = model.settings();
    let house = House::with(|config| config.openai = Some(settings)).await;
    let bank = &house.bank;
    model.go_on(1);
    let body = json!({"input": {"data": "Hej?", "system": "Vær venlig."}, "parameters": {"maxTokens": 20}});
    let answer = bank.post(INFERENCE, &body).await.ok();
    assert_eq!(answer["output"]["data"], "Hej med dig");
    assert_eq!(answer["model"], model::NAME);
    let mut body = body;
    body["options"] = json!({"async": true});
    let started = bank.post(INFERENCE, &body).await.ok();
    assert_eq!(started["status"], "queued");
    let request = started["requestId"].as_str().unwrap();
    let path = format!("{INFERENCE}/{request}");
    until("the model is asked", || async { model.times_asked() == 2 }).await;
    assert_eq!(bank.get(&path).await.ok()["result"], Value::Null);
    model.go_on(1);
    house.ended(&started["requestId"]).await;
    let standing = bank.get(&path).await.ok();
    assert_eq!(standing["status"], "completed");
    assert_eq!(standing["result"]["output"]["data"], "Hej med dig");
    // Both are in the books of the key that asked, the second one under its Run.
    let used = usage(bank, "run", 2).await;
    let runs: Vec<&Value> = used["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert!(runs.contains(&&json!(request)), "{used}");
    assert_eq!(usage(bank, "key", 2).await["groups"][0]["calls"], 2);
    // Another key of the tenant asked for something else.
    let other = house.key("other", &[Permission::ModelsRead]).await;
    other.get(&path).await.fails(404, "not_found");
    let unknown = json!({"model": "gpt-unknown", "input": {"data": "Hej?"}});
    assert_eq!(
        bank.post(INFERENCE, &unknown).await.wrong_fields(),
        ["model"]
    );
}
