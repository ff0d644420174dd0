//! What an intent asks for, over the turns of a conversation, in Danish and English; and several requests at once.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{house::House, receiver::Receiver, samples::SECRET};

const RESET: &str = "/api/v1/intents/password_reset";

/// A bank whose password reset asks for an e-mail address and tells another system.
async fn house(receiver: Option<&Receiver>) -> House {
    let house = House::new().await.taught().await;
    let texts = [
        "jeg har glemt min adgangskode",
        "nulstil min adgangskode",
        "kan I nulstille adgangskoden til netbanken",
        "jeg kan ikke logge ind med min adgangskode",
        "glemt adgangskode",
        "I forgot my password",
        "please reset my password",
        "can you reset the password of my online bank",
        "I cannot log in with my password",
        "forgotten password",
    ];
    let examples: Vec<Value> = texts
        .iter()
        .map(|text| json!({"intent": "password_reset", "text": text}))
        .collect();
    let bank = &house.bank;
    let examples = json!({"examples": examples});
    let imported = bank.post("/api/v1/intents/import", &examples).await.ok();
    house.ended(&imported["runId"]).await;
    if let Some(receiver) = receiver {
        let connection = json!({
            "kind": "webhook", "name": "Brugere", "settings": {"url": receiver.url},
            "secrets": {"secret": SECRET},
        });
        bank.post("/api/v1/connections", &connection).await.ok();
    }
    let path = format!("{RESET}/dialogue");
    bank.send("PUT", &path, &reset()).await.ok();
    house
}

fn reset() -> Value {
    json!({
        "slots": [{
            "name": "email", "entity": "email",
            "question": {"da": "Hvilken e-mailadresse bruger du?", "en": "Which e-mail address do you use?"},
        }],
        "outcome": {
            "type": "action", "action": "webhook.send", "approval": false,
            "parameters": {"type": "password.reset", "data": {"email": "{{email}}"}},
            "text": {"da": "Vi sender et link til {{email}}.", "en": "We are sending a link to {{email}}."},
        },
    })
}

#[track_caller]
fn says(answer: &Value, words: &str) {
    let text = answer["response"].as_str().unwrap();
    assert!(text.contains(words), "{words}: {answer}");
}

async fn collected(house: &House, chat: &str) -> Vec<Value> {
    let path = format!("/api/v1/conversations/{chat}/dialogues");
    house.bank.get(&path).await.items()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_reset_asks_for_the_address_answers_what_comes_between_and_acts_once() {
    let receiver = Receiver::start().await;
    let house = house(Some(&receiver)).await;
    let chat = house.conversation().await;
    let answer = house.say(&chat, "Jeg har glemt min adgangskode").await;
    says(&answer, "Hvilken e-mailadresse bruger du?");
    assert_eq!(answer["intent"], "password_reset", "{answer}");

    let answer = house.say(&chat, "Hvornår har I åbent om torsdagen?").await;
    says(&answer, "til kl. 18");
    says(&answer, "Hvilken e-mailadresse bruger du?");
    assert!(
        !answer["sources"].as_array().unwrap().is_empty(),
        "{answer}"
    );

    let answer = house.say(&chat, "anna@example.dk").await;
    says(&answer, "Vi sender et link til anna@example.dk.");
    let done = collected(&house, &chat).await;
    assert_eq!(done.len(), 1, "{done:?}");
    assert_eq!(done[0]["state"], "done", "{done:?}");
    assert_eq!(done[0]["filled"]["email"]["value"], "anna@example.dk");
    let action = format!("/api/v1/actions/{}", done[0]["actionId"].as_str().unwrap());
    until("the reset has been sent", || async {
        house.bank.get(&action).await.ok()["status"] == "completed"
    })
    .await;
    let calls = receiver.calls();
    assert_eq!(calls.len(), 1, "{calls:?}");
    assert_eq!(
        calls[0].body["data"]["email"], "anna@example.dk",
        "{calls:?}"
    );
    // What was collected is seen by nobody else.
    let path = format!("/api/v1/conversations/{chat}/dialogues");
    house.shop.get(&path).await.fails(404, "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_thing_is_asked_for_twice_and_then_a_person_is_offered() {
    let house = house(None).await;
    let chat = house.conversation().await;
    let answer = house.say(&chat, "Please reset my password").await;
    says(&answer, "Which e-mail address do you use?");
    let answer = house.say(&chat, "it is anna at example").await;
    says(&answer, "does not look like an e-mail address");
    says(&answer, "Which e-mail address do you use?");
    let answer = house.say(&chat, "anna example dk").await;
    says(&answer, "talk to a person");
    assert!(
        !answer["response"]
            .as_str()
            .unwrap()
            .contains("Which e-mail")
    );
    let answer = house.say(&chat, "Yes please").await;
    assert_eq!(answer["requiresEscalation"], true, "{answer}");
    assert_eq!(answer["escalationReason"], "requested_human", "{answer}");
    assert_eq!(collected(&house, &chat).await[0]["state"], "handed_over");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dialogue_can_be_called_off_and_a_refused_action_goes_to_a_person() {
    let house = house(None).await;
    let chat = house.conversation().await;
    house.say(&chat, "I forgot my password").await;
    says(&house.say(&chat, "Forget it").await, "leave it at that");
    assert_eq!(collected(&house, &chat).await[0]["state"], "stopped");
    let answer = house.say(&chat, "When are you open?").await;
    assert!(
        !answer["response"]
            .as_str()
            .unwrap()
            .contains("Which e-mail"),
        "{answer}"
    );

    // There is no connection that could send it.
    let answer = house
        .say(&chat, "reset the password of bo@example.dk please")
        .await;
    assert_eq!(
        answer["escalationReason"], "rule:action_refused",
        "{answer}"
    );
    let all = collected(&house, &chat).await;
    assert_eq!(
        all[0]["filled"]["email"]["value"], "bo@example.dk",
        "{all:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_requests_of_one_message_are_answered_in_one_reply() {
    let house = house(None).await;
    let chat = house.conversation().await;
    let both = "How do I block my card, and what is the daily limit for transfers?";
    let read = house
        .bank
        .post("/api/v1/nlu/analyze", &json!({"text": both}))
        .await
        .ok();
    let intents: Vec<&str> = read["requests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["intent"].as_str().unwrap())
        .collect();
    assert_eq!(intents, ["lost_card", "transfer_limit"], "{read}");
    let answer = house.say(&chat, both).await;
    says(&answer, "50,000 kroner a day");
    assert!(
        answer["response"].as_str().unwrap().contains("\n\n"),
        "{answer}"
    );
    // One of them may begin a dialogue; the other is answered first.
    let answer = house
        .say(
            &chat,
            "Hvad er filialens åbningstider, og kan I nulstille min adgangskode?",
        )
        .await;
    says(&answer, "10 til 16");
    says(&answer, "Hvilken e-mailadresse bruger du?");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_and_marks_teach_a_tenant_its_own_entities() {
    let house = House::new().await.taught().await;
    let bank = &house.bank;
    let city = json!({"values": [
        {"value": "Aarhus", "synonyms": ["Århus"]}, {"value": "København"},
    ]});
    bank.send("PUT", "/api/v1/entities/city", &city).await.ok();
    bank.send("PUT", "/api/v1/entities/animal", &json!({"values": []}))
        .await
        .ok();
    let found = |text: &'static str, kind: &'static str| async move {
        let read = bank
            .post("/api/v1/nlu/analyze", &json!({"text": text}))
            .await
            .ok();
        let all = read["entities"].as_array().unwrap().clone();
        let own = all.into_iter().find(|one| one["kind"] == kind);
        own.map(|one| one["value"].clone())
    };
    assert_eq!(
        found("jeg bor i ÅRHUS", "city").await,
        Some(json!("Aarhus"))
    );
    assert_eq!(
        found("en filial i Købehavn", "city").await,
        Some(json!("København"))
    );
    assert_eq!(found("hvor er kassen", "city").await, None);

    let mut examples: Vec<Value> = ["hund", "kat", "hest", "gris", "kanin", "hamster"]
        .iter()
        .flat_map(|animal| {
            [
                format!("kan jeg forsikre min [{animal}](animal) hos jer"),
                format!("hvad koster det at forsikre en [{animal}](animal)"),
            ]
        })
        .map(|text| json!({"intent": "insure_animal", "text": text}))
        .collect();
    let unknown = json!({"examples": [{"intent": "x", "text": "en [bil](vehicle)"}]});
    let refused = bank.post("/api/v1/intents/import", &unknown).await;
    assert_eq!(refused.wrong_fields(), ["examples[0].text"]);
    examples.push(json!({"intent": "insure_animal", "text": "forsikring af dyr"}));
    let examples = json!({"examples": examples});
    let imported = bank.post("/api/v1/intents/import", &examples).await.ok();
    house.ended(&imported["runId"]).await;
    let text = "hvad koster det at forsikre en papegøje";
    assert_eq!(found(text, "animal").await, Some(json!("papegøje")));
    let report = bank.get("/api/v1/intents/versions/2").await.ok();
    assert_eq!(report["byEntity"][0]["entity"], "animal", "{report}");
    assert_eq!(report["byEntity"][0]["marked"], 12, "{report}");

    // The shop has none of this.
    house
        .shop
        .get("/api/v1/entities/city")
        .await
        .fails(404, "not_found");
    bank.send("DELETE", "/api/v1/entities/city", &json!({}))
        .await
        .ok();
    assert_eq!(found("jeg bor i ÅRHUS", "city").await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dialogue_that_could_not_be_carried_out_is_refused() {
    let house = house(None).await;
    let bank = &house.bank;
    let path = format!("{RESET}/dialogue");
    let refused = |change: fn(&mut Value)| {
        let mut body = reset();
        change(&mut body);
        let path = path.clone();
        async move { bank.send("PUT", &path, &body).await.wrong_fields() }
    };
    assert_eq!(
        refused(|v| v["slots"][0]["entity"] = json!("cpr")).await,
        ["slots[0].entity"]
    );
    assert_eq!(
        refused(|v| v["outcome"]["action"] = json!("bank.rob")).await,
        ["outcome.action"]
    );
    let intent = bank.get(RESET).await.ok();
    assert_eq!(intent["dialogue"]["slots"][0]["name"], "email", "{intent}");
    bank.send("DELETE", &path, &json!({})).await.ok();
    assert!(bank.get(RESET).await.ok()["dialogue"].is_null());
    let nobody = "/api/v1/intents/nobody/dialogue";
    bank.send("PUT", nobody, &reset())
        .await
        .fails(404, "not_found");
}
