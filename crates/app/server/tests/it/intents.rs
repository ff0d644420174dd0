//! Versions of the intent model, and suggestions from messages that no intent fits.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::house::House;

const INTENTS: &str = "/api/v1/intents";

async fn train(house: &House, how: Value) {
    let started = house
        .bank
        .post(&format!("{INTENTS}/train"), &how)
        .await
        .ok();
    house.ended(&started["runId"]).await;
}

/// What the version in use makes of a message.
async fn intent(house: &House, text: &str) -> Value {
    let analyze = json!({"text": text});
    let read = house.bank.post("/api/v1/nlu/analyze", &analyze).await.ok();
    read["alternatives"][0]["intent"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_candidate_is_compared_activated_and_rolled_back() {
    let house = House::new().await.taught().await;
    let bank = &house.bank;
    let chat = house.conversation().await;
    let wish = "kan jeg købe et gavekort til min mor";
    house.say(&chat, wish).await;
    let gift = json!({"name": "gift_card", "examples": [
        {"text": "jeg vil købe et gavekort"}, {"text": "sælger I gavekort"},
        {"text": "et gavekort til min far"}, {"text": "can I buy a gift card"},
        {"text": "hvad koster et gavekort"}, {"text": "gavekort til en ven"},
    ]});
    bank.post(INTENTS, &gift).await.ok();
    train(
        &house,
        json!({"candidate": true, "note": "with gift cards"}),
    )
    .await;

    let versions = bank.get(&format!("{INTENTS}/versions")).await.items();
    assert_eq!(versions.len(), 2, "{versions:?}");
    assert_eq!(versions[0]["note"], "with gift cards");
    assert_eq!(versions[0]["inUse"], false, "{versions:?}");
    assert_eq!(versions[1]["inUse"], true, "{versions:?}");
    assert_ne!(intent(&house, wish).await, "gift_card");

    let report = bank.get(&format!("{INTENTS}/versions/2")).await.ok();
    let known = report["byIntent"].as_array().unwrap();
    let gift = known.iter().find(|one| one["intent"] == "gift_card");
    assert_eq!(gift.unwrap()["examples"], 6, "{report}");
    assert!(report["evaluated"].as_i64() > Some(0), "{report}");
    let wrong: i64 = report["confusions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| pair["count"].as_i64().unwrap())
        .sum();
    let accuracy = report["crossValidatedAccuracy"].as_f64().unwrap();
    let evaluated = report["evaluated"].as_f64().unwrap();
    assert_eq!(
        wrong,
        (evaluated * (1.0 - accuracy)).round() as i64,
        "{report}"
    );

    let compared = bank
        .get(&format!("{INTENTS}/compare?from=1&to=2"))
        .await
        .ok();
    assert_eq!(compared["messagesRead"], 1, "{compared}");
    assert_eq!(compared["messages"][0]["text"], wish, "{compared}");
    assert_eq!(compared["messages"][0]["to"]["intent"], "gift_card");
    assert_eq!(compared["byIntent"][0]["intent"], "gift_card", "{compared}");
    assert!(compared["byIntent"][0]["from"].is_null(), "{compared}");

    let activate = |version: i32| {
        let path = format!("{INTENTS}/versions/{version}/activate");
        async move { bank.post(&path, &json!({})).await }
    };
    assert_eq!(activate(2).await.ok()["inUse"], true);
    assert_eq!(intent(&house, wish).await, "gift_card");
    assert_eq!(
        bank.get(&format!("{INTENTS}/model")).await.ok()["version"],
        2
    );
    activate(1).await.ok();
    assert_ne!(intent(&house, wish).await, "gift_card");
    assert_eq!(
        bank.get(&format!("{INTENTS}/model")).await.ok()["version"],
        1
    );
    activate(9).await.fails(404, "not_found");

    // A training that is no candidate answers at once, whatever was chosen before.
    train(&house, json!({})).await;
    assert_eq!(
        bank.get(&format!("{INTENTS}/model")).await.ok()["version"],
        3
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_trainings_at_once_both_end_well_and_the_later_examples_answer() {
    let house = House::new().await.taught().await;
    let bank = &house.bank;
    let admin = house.test.admin().await;
    // Whoever stores a model waits here before its end, so that the other one comes along.
    admin
        .batch_execute("BEGIN; LOCK TABLE intent_model_choice IN EXCLUSIVE MODE")
        .await
        .unwrap();
    let watch = house.test.admin().await;
    let waiting = async |count: i64| {
        until("trainings wait for each other", || async {
            let waits = "SELECT count(*) FROM pg_stat_activity \
                WHERE datname = current_database() AND wait_event_type = 'Lock'";
            let waiting = watch.query_one(waits, &[]).await.unwrap();
            waiting.get::<_, i64>(0) >= count
        })
        .await;
    };
    let first = bank
        .post(&format!("{INTENTS}/train"), &json!({}))
        .await
        .ok();
    waiting(1).await;
    let gift = json!({"examples": [
        {"intent": "gift_card", "text": "jeg vil købe et gavekort"},
        {"intent": "gift_card", "text": "et gavekort til min far"},
    ]});
    let second = bank.post(&format!("{INTENTS}/import"), &gift).await.ok();
    assert_ne!(first["runId"], second["runId"]);
    waiting(2).await;
    admin.batch_execute("COMMIT").await.unwrap();
    for run in [&first, &second] {
        house.ended(&run["runId"]).await;
    }
    let versions = bank.get(&format!("{INTENTS}/versions")).await.items();
    assert_eq!(versions.len(), 3, "{versions:?}");
    assert_eq!(versions[0]["inUse"], true, "{versions:?}");
    assert_eq!(intent(&house, "gavekort til min mor").await, "gift_card");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_intent_fits_becomes_one() {
    let house = House::new().await.taught().await;
    let bank = &house.bank;
    let chat = house.conversation().await;
    for text in [
        "sælger I zebrafinker i butikken",
        "findes zebrafinker på lager i butikken",
        "hvad koster zebrafinker i butikken",
        "kan zebrafinker hentes i butikken",
        "qwerty asdfgh zxcvbn",
    ] {
        house.say(&chat, text).await;
    }
    let find = || async {
        let started = bank
            .post(&format!("{INTENTS}/suggestions/find"), &json!({}))
            .await;
        house.ended(&started.ok()["runId"]).await;
        bank.get(&format!("{INTENTS}/suggestions")).await.items()
    };
    let found = find().await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0]["pattern"]
            .as_str()
            .unwrap()
            .contains("zebrafinker"),
        "{found:?}"
    );
    assert_eq!(found[0]["frequency"], 4, "{found:?}");
    let suggestion = format!("{INTENTS}/suggestions/{}", found[0]["id"].as_str().unwrap());
    let accept = format!("{suggestion}/accept");
    let strange = json!({"intent": "birds", "texts": ["never written"]});
    bank.post(&accept, &strange)
        .await
        .fails(400, "validation_failed");
    let accepted = bank.post(&accept, &json!({"intent": "birds"})).await.ok();
    assert_eq!(accepted["status"], "accepted", "{accepted}");
    let birds = bank.get(&format!("{INTENTS}/birds")).await.ok();
    assert_eq!(birds["examples"].as_array().unwrap().len(), 4, "{birds}");

    // What was decided is decided once, and not suggested again.
    bank.post(&accept, &json!({"intent": "birds"}))
        .await
        .fails(404, "not_found");
    let dismiss = format!("{suggestion}/dismiss");
    bank.post(&dismiss, &json!({}))
        .await
        .fails(404, "not_found");
    assert_eq!(find().await, Vec::<Value>::new());
}
