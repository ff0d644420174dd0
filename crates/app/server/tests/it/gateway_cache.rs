//! Answers that are given again under a name that says so.

use serde_json::{Value, json};

use crate::{
    caller::{Answer, Caller},
    house::House,
    openai::{VECTORS, fetched},
    scripted::{Scripted, says},
};

const CHAT: &str = "/v1/chat/completions";
const ALIASES: &str = "/api/v1/model-aliases";

fn said(text: &str) -> Value {
    json!({"model": "writer", "messages": [{"role": "system", "content": "Kort."}, {"role": "user", "content": text}]})
}

async fn asked(caller: &Caller, body: &Value, control: Option<&str>) -> Answer {
    let request = caller.request("POST", CHAT).json(body);
    let request = match control {
        Some(control) => request.header("cache-control", control),
        None => request,
    };
    Answer::of(request).await
}

/// The words of an answer, and where it came from.
#[track_caller]
fn words(answer: &Answer) -> (String, &str) {
    let said = answer.ok()["choices"][0]["message"]["content"].clone();
    let source = answer.header("x-tekup-cache");
    (said.as_str().unwrap().to_owned(), source)
}

async fn alias(caller: &Caller, cache: Value) -> String {
    let body = json!({"name": "writer", "targets": [{"model": "scripted"}], "cache": cache});
    let made = caller.post(ALIASES, &body).await.ok();
    made["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cache_gives_the_same_answer_to_the_same_request_of_the_same_tenant() {
    let lines = ["et", "to", "tre", "fire", "fem", "seks", "syv"].map(says);
    let model = Scripted::start(&lines).await;
    let house = House::thinking_with(&model).await;
    let bank = &house.bank;
    let id = alias(bank, json!({"seconds": 600})).await;
    alias(&house.shop, json!({"seconds": 600})).await;
    let hello = said("Hej?");
    assert_eq!(
        words(&asked(bank, &hello, None).await),
        ("et".into(), "miss")
    );
    assert_eq!(
        words(&asked(bank, &hello, None).await),
        ("et".into(), "hit")
    );
    // As a stream, too.
    let mut streamed = hello.clone();
    streamed["stream"] = json!(true);
    let answer = asked(bank, &streamed, None).await;
    assert_eq!(answer.header("x-tekup-cache"), "hit");
    assert!(answer.text.contains("\"et\""), "{}", answer.text);
    assert!(answer.text.contains("[DONE]"), "{}", answer.text);
    assert_eq!(model.asked().len(), 1);
    // Another tenant, another temperature: not the same request.
    assert_eq!(
        words(&asked(&house.shop, &hello, None).await),
        ("to".into(), "miss")
    );
    let mut warm = hello.clone();
    warm["temperature"] = json!(1.5);
    assert_eq!(
        words(&asked(bank, &warm, None).await),
        ("tre".into(), "miss")
    );
    // The client decides: anew but kept, and anew without a trace.
    assert_eq!(
        words(&asked(bank, &hello, Some("no-cache")).await),
        ("fire".into(), "miss")
    );
    let stored = asked(bank, &hello, Some("max-age=0, No-Store")).await;
    assert_eq!(words(&stored), ("fem".into(), "miss"));
    assert_eq!(
        words(&asked(bank, &hello, None).await),
        ("fire".into(), "hit")
    );
    // The books have the calls that cost nothing.
    let path = "/api/v1/models/usage?by=outcome";
    tekup_testkit::until("all calls are counted", || async {
        bank.get(path).await.ok()["total"]["calls"] == 7
    })
    .await;
    let used = bank.get(path).await.ok();
    let groups = used["groups"].as_array().unwrap();
    let cached = groups.iter().find(|one| one["name"] == "cached").unwrap();
    assert_eq!(cached["calls"], 3, "{used}");
    assert_eq!(cached["costMicros"], 0, "{used}");
    assert_eq!(cached["promptTokens"], 0, "{used}");
    assert_eq!(used["total"]["failures"], 0, "{used}");
    // A name that was changed answers anew, and one that keeps nothing does not speak of it.
    let path = format!("{ALIASES}/{id}");
    let shown = bank.get(&path).await.ok();
    assert_eq!(shown["cache"], json!({"seconds": 600}));
    let body = json!({"name": "writer", "targets": [{"model": "scripted"}]});
    bank.send("PUT", &path, &body).await.ok();
    let answer = asked(bank, &hello, None).await;
    assert!(!answer.headers.contains_key("x-tekup-cache"));
    assert_eq!(answer.ok()["choices"][0]["message"]["content"], "seks");
    let wrong = json!({"name": "x", "targets": [{"model": "scripted"}], "cache": {"seconds": 0}});
    assert_eq!(
        bank.post(ALIASES, &wrong).await.wrong_fields(),
        ["cache.seconds"]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cache_answers_what_means_the_same() {
    let Some(folder) = fetched(VECTORS).await else {
        return;
    };
    let model = Scripted::start(&["150 kr.", "ti", "Lukket.", "Nej."].map(says)).await;
    let settings = model.settings();
    let house = House::with(|config| {
        let models = config.home.join("models");
        std::fs::create_dir_all(&models).unwrap();
        std::os::unix::fs::symlink(&folder, models.join(VECTORS)).unwrap();
        config.openai = Some(settings);
    })
    .await;
    let bank = &house.bank;
    alias(bank, json!({"seconds": 600, "semantic": 0.95})).await;
    let price = said("Hvad koster et nyt kort?");
    assert_eq!(
        words(&asked(bank, &price, None).await),
        ("150 kr.".into(), "miss")
    );
    let alike = said("Hvad koster et nyt kort");
    assert_eq!(
        words(&asked(bank, &alike, None).await),
        ("150 kr.".into(), "semantic")
    );
    // Something else, or the same under other instructions.
    let other = said("Har I åbent i byen på lørdag?");
    assert_eq!(
        words(&asked(bank, &other, None).await),
        ("ti".into(), "miss")
    );
    let mut elsewhere = alike.clone();
    elsewhere["messages"][0]["content"] = json!("Svar på engelsk.");
    assert_eq!(
        words(&asked(bank, &elsewhere, None).await),
        ("Lukket.".into(), "miss")
    );
}
