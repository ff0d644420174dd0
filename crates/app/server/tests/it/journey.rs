//! A customer's question end to end: the answer with its source, and the way to a person.

use serde_json::{Value, json};

use crate::{
    house::{BANK_OWNER, House, PASSWORD},
    model::{self, Model},
};

/// The same value with its fractions rounded: a score has more digits in the event log than in an answer.
pub fn rounded(value: &Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => {
            json!((number.as_f64().unwrap() * 10_000.0).round() / 10_000.0)
        }
        Value::Array(items) => items.iter().map(rounded).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| (name.clone(), rounded(field)))
            .collect(),
        other => other.clone(),
    }
}

/// What an answer must carry, whatever it says.
#[track_caller]
fn is_complete(response: &Value) {
    for field in [
        "messageId",
        "conversationId",
        "userMessageId",
        "response",
        "language",
    ] {
        assert!(
            response[field]
                .as_str()
                .is_some_and(|text| !text.is_empty()),
            "{field}: {response}"
        );
    }
    let confidence = response["confidence"].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&confidence), "{response}");
    let sentiment = response["sentiment"].as_f64().unwrap();
    assert!((-1.0..=1.0).contains(&sentiment), "{response}");
    assert!(
        response["entities"].is_array() && response["alternatives"].is_array(),
        "{response}"
    );
    assert!(response["requiresEscalation"].is_boolean(), "{response}");
    assert_eq!(response["answer"]["state"], "final", "{response}");
}

/// Which entities of a kind were found.
fn found<'a>(message: &'a Value, kind: &str) -> Vec<&'a str> {
    let entities = message["entities"].as_array().unwrap();
    let of_kind = entities.iter().filter(|entity| entity["kind"] == kind);
    of_kind
        .map(|entity| entity["text"].as_str().unwrap())
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_in_danish_or_english_is_answered_with_its_source_and_stored() {
    let house = House::new().await.taught().await;
    let conversation = house.conversation().await;
    let question = "Hvordan spærrer jeg mit kort?";
    let response = house.say(&conversation, question).await;
    is_complete(&response);
    assert_eq!(response["language"], "da");
    assert_eq!(response["intent"], "lost_card");
    assert_eq!(response["requiresEscalation"], false);
    // No model is here: the document answers in its own words, and the answer says so.
    assert_eq!(response["answer"]["engine"], "passage");
    assert_eq!(response["answer"]["passage"], response["response"]);
    let source = &response["sources"][0];
    assert_eq!(source["title"], "Spær dit kort");
    assert_eq!(source["passage"], response["response"]);
    assert!(
        source["passage"].as_str().unwrap().contains("mobilbanken"),
        "{source}"
    );
    let score = source["score"].as_f64().unwrap();
    assert!(score > 0.0 && score <= 1.0, "{source}");
    // The source is no claim: its document and its passage can be looked up.
    let path = format!(
        "/api/v1/knowledge/documents/{}",
        source["documentId"].as_str().unwrap()
    );
    assert_eq!(house.bank.get(&path).await.ok()["title"], "Spær dit kort");
    let chunks = house.bank.get(&format!("{path}/chunks")).await.items();
    let chunk = chunks
        .iter()
        .find(|chunk| chunk["id"] == source["chunkId"])
        .unwrap();
    assert!(
        chunk["text"]
            .as_str()
            .unwrap()
            .contains(source["passage"].as_str().unwrap())
    );

    let english = house
        .say(&conversation, "What is the transfer limit?")
        .await;
    is_complete(&english);
    assert_eq!(english["language"], "en");
    assert_eq!(english["intent"], "transfer_limit");
    assert_eq!(english["sources"][0]["title"], "Transfer limits");
    assert!(
        english["response"].as_str().unwrap().contains("50,000"),
        "{english}"
    );

    let messages = house.messages(&conversation).await;
    assert_eq!(messages.len(), 4, "{messages:?}");
    for (index, message) in messages.iter().enumerate() {
        assert_eq!(message["seq"], index + 1);
        assert_eq!(message["conversationId"], conversation.as_str());
    }
    let (asked, answered) = (&messages[0], &messages[1]);
    assert_eq!(asked["id"], response["userMessageId"]);
    assert_eq!(asked["senderType"], "user");
    assert_eq!(asked["content"], question);
    assert_eq!(answered["id"], response["messageId"]);
    assert_eq!(answered["senderType"], "ai_agent");
    assert_eq!(answered["content"], response["response"]);
    assert_eq!(rounded(&answered["sources"]), rounded(&response["sources"]));
    assert_eq!(answered["answer"], response["answer"]);
    for field in ["intent", "confidence", "entities", "sentiment", "language"] {
        assert_eq!(rounded(&asked[field]), rounded(&response[field]), "{field}");
    }
    let standing = house.standing(&conversation).await;
    assert_eq!(standing["messageCount"], 4);
    assert_eq!(standing["status"], "active");
    assert_eq!(standing["language"], "en");
    assert!(standing["aiConfidenceAvg"].as_f64().unwrap() > 0.0);
    assert!(standing["escalation"].is_null());

    // What a message names is found in it and stored with it.
    let named = house
        .say(
            &conversation,
            "Skriv til bo@kunde.example om de 1.250,50 kr.",
        )
        .await;
    assert_eq!(found(&named, "email"), ["bo@kunde.example"]);
    assert_eq!(found(&named, "money").len(), 1, "{named}");
    let stored = house.messages(&conversation).await;
    assert_eq!(stored[4]["entities"], named["entities"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_model_words_the_answer_from_the_passage_and_nothing_but_it() {
    let model = Model::start(model::PRICE).await;
    let settings = model.settings();
    let house = House::with(|config| config.openai = Some(settings))
        .await
        .taught()
        .await;
    let secret = json!({"title": "Priser", "content": "Kort koster 999 kr.", "format": "text"});
    let stored = house
        .shop
        .post("/api/v1/knowledge/documents", &secret)
        .await
        .ok();
    assert!(stored["runId"].is_string());
    let conversation = house.conversation().await;
    let path = format!("/api/v1/conversations/{conversation}/messages");
    let question = json!({"content": "Hvad koster et nyt kort?"});

    // The passage answers at once, while the model is still at it.
    let first = house.bank.post(&path, &question).await.ok();
    assert_eq!(first["answer"]["state"], "drafting", "{first}");
    assert_eq!(first["answer"]["engine"], "passage");
    assert!(
        first["response"].as_str().unwrap().contains("150 kr."),
        "{first}"
    );
    model.go_on(1);
    let worded = &house.worded().await;
    assert_eq!(worded["id"], first["messageId"]);
    assert_eq!(worded["content"], model::PRICE.concat());
    assert_eq!(worded["answer"]["engine"], format!("model:{}", model::NAME));
    assert_eq!(worded["answer"]["state"], "final");
    assert_eq!(
        rounded(&worded["sources"]),
        rounded(&first["sources"]),
        "the words change, the sources do not"
    );
    assert_eq!(
        rounded(&house.messages(&conversation).await[1]),
        rounded(worded)
    );
    let of = format!("/api/v1/conversations/{conversation}");
    let listed = house.bank.get(&of).await.ok();
    assert_eq!(listed["lastMessage"], worded["content"]);
    let prompt = model.last_prompt();
    assert!(prompt.contains("Et nyt kort koster 150 kr."), "{prompt}");
    assert!(!prompt.contains("999"), "another tenant's price: {prompt}");

    // A number that no source has is never said.
    model.say(&[
        "Dit nye kort koster 4.711 kr. ",
        "og kommer med posten inden for fem hverdage.",
    ]);
    model.go_on(1);
    let refused = house.say(&conversation, "Hvad koster et nyt kort?").await;
    assert_eq!(refused["answer"]["engine"], "passage", "{refused}");
    assert!(
        !refused["response"].as_str().unwrap().contains("4.711"),
        "{refused}"
    );
    assert_eq!(model.times_asked(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_the_model_away_the_passage_stands() {
    let gone = tekup_config::OpenAi {
        // Nobody listens on port 1.
        url: "http://127.0.0.1:1/v1".to_owned(),
        key: None,
        model: model::NAME.to_owned(),
    };
    let house = House::with(|config| config.openai = Some(gone))
        .await
        .taught()
        .await;
    let conversation = house.conversation().await;
    let response = house.say(&conversation, "Hvad koster et nyt kort?").await;
    is_complete(&response);
    assert_eq!(response["answer"]["engine"], "passage");
    assert_eq!(
        house.messages(&conversation).await[1]["answer"],
        response["answer"]
    );
}

/// The queue's entry about a conversation.
async fn queued(house: &House, conversation: &str) -> Option<Value> {
    let queue = house.bank.get("/api/v1/escalations").await.items();
    queue
        .into_iter()
        .find(|entry| entry["conversationId"] == conversation)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_ai_should_not_handle_is_in_the_queue_at_once() {
    let house = House::new().await.taught().await;
    let mut rule = crate::samples::escalation();
    rule["nodes"][1]["content"]["rules"][0]["tier"] = json!("'gold'");
    let put = json!({"type": "escalation", "content": rule});
    let cases: &[(&str, &[&str], &str)] = &[
        (
            "requested_human",
            &["Jeg vil gerne tale med en medarbejder."],
            "en medarbejder",
        ),
        (
            "requested_human",
            &["I want to speak to a human, please."],
            "a person",
        ),
        (
            "angry_customer",
            &["I er fandeme elendige! Det er SIMPELTHEN FOR DÅRLIGT, jeg er rasende!!!"],
            "en medarbejder",
        ),
        (
            "low_confidence",
            &[
                "Blåbærgrød med kanel og sukker",
                "Hvor høj er Mount Everest i alen?",
            ],
            "en medarbejder",
        ),
    ];
    for (reason, messages, says) in cases {
        let conversation = house.conversation().await;
        let mut response = Value::Null;
        for message in *messages {
            assert!(
                queued(&house, &conversation).await.is_none(),
                "{reason}: too early"
            );
            response = house.say(&conversation, message).await;
        }
        assert_eq!(response["requiresEscalation"], true, "{reason}: {response}");
        assert_eq!(response["escalationReason"], *reason, "{response}");
        assert!(
            response["response"].as_str().unwrap().contains(says),
            "{response}"
        );
        let entry = queued(&house, &conversation).await.unwrap();
        assert_eq!(entry["reason"], *reason);
        assert!(entry["resolvedAt"].is_null(), "{entry}");
        let standing = house.standing(&conversation).await;
        assert_eq!(standing["status"], "escalated");
        assert_eq!(standing["escalationReason"], *reason);
        assert_eq!(standing["escalation"], entry);
        let last = house.messages(&conversation).await.pop().unwrap();
        assert_eq!(last["senderType"], "system", "the customer is told: {last}");
    }

    // The bank's own rule calls a person to customers of one kind, and lets the answer stand.
    house
        .bank
        .send("PUT", "/api/v1/rules/escalation", &put)
        .await
        .ok();
    let new = json!({
        "userId": "kunde-9", "channel": "web", "metadata": {"tier": "gold"},
        "initialMessage": "Hvordan spærrer jeg mit kort?",
    });
    let created = house.bank.post("/api/v1/conversations", &new).await.ok();
    assert_eq!(created["status"], "escalated", "{created}");
    assert_eq!(
        created["reply"]["escalationReason"], "rule:gold_customer",
        "{created}"
    );
    assert_eq!(created["reply"]["answer"]["engine"], "passage", "{created}");
    let queue = house.bank.get("/api/v1/escalations").await.items();
    assert_eq!(queue.len(), cases.len() + 1);
    assert_eq!(
        queue[0]["conversationId"], created["id"],
        "the most urgent comes first: {queue:?}"
    );
    assert_eq!(queue[0]["priority"], "critical");
    assert_eq!(queue[0]["queueName"], "private");
    let raised = house
        .events(0, "conversation.escalated", cases.len() + 1)
        .await;
    let subjects: Vec<&Value> = raised.iter().map(|event| &event["subject"]).collect();
    for entry in &queue {
        assert!(
            subjects.contains(&&entry["conversationId"]),
            "no event about {entry}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_takes_over_answers_and_closes() {
    let house = House::new().await.taught().await;
    let new = json!({
        "email": "anna@bank.example", "name": "Anna", "password": PASSWORD, "role": "operator",
    });
    house.bank.post("/api/v1/users", &new).await.ok();
    let (anna, owner) = (
        house.person("anna@bank.example").await,
        house.person(BANK_OWNER).await,
    );
    let conversation = house.conversation().await;
    let path = |verb: &str| format!("/api/v1/conversations/{conversation}/{verb}");
    house
        .say(&conversation, "Jeg vil tale med en medarbejder")
        .await;

    let hello = json!({"content": "Hej, jeg hedder Anna. Hvad er der sket?"});
    anna.post(&path("replies"), &hello)
        .await
        .fails(409, "conflict");
    let taken = anna.post(&path("take-over"), &json!({})).await.ok();
    assert_eq!(taken["assignedTo"]["name"], "Anna");
    assert_eq!(taken["status"], "escalated");
    anna.post(&path("take-over"), &json!({})).await.ok();
    let second = owner
        .post(&path("take-over"), &json!({}))
        .await
        .fails(409, "conflict");
    assert!(
        second["error"]["message"]
            .as_str()
            .unwrap()
            .contains("Anna"),
        "{second}"
    );
    owner
        .post(&path("replies"), &hello)
        .await
        .fails(409, "conflict");
    let mine = anna
        .get("/api/v1/conversations?assignedTo=me")
        .await
        .items();
    assert_eq!(mine.len(), 1);
    assert!(
        owner
            .get("/api/v1/conversations?assignedTo=me")
            .await
            .items()
            .is_empty()
    );

    // While a person has it, the machine says nothing, even to what it could answer.
    let silent = house
        .say(&conversation, "Hvordan spærrer jeg mit kort?")
        .await;
    assert_eq!(silent["answer"]["engine"], "none", "{silent}");
    assert!(
        silent["messageId"].is_null() && silent["response"] == "",
        "{silent}"
    );
    anna.post(&path("replies"), &hello).await.ok();
    let messages = house.messages(&conversation).await;
    let senders: Vec<&str> = messages
        .iter()
        .map(|message| message["senderType"].as_str().unwrap())
        .collect();
    assert_eq!(
        senders,
        [
            "user",
            "ai_agent",
            "system",
            "system",
            "user",
            "human_agent"
        ]
    );
    assert!(
        messages[3]["content"].as_str().unwrap().contains("Anna"),
        "{}",
        messages[3]
    );
    assert_eq!(
        messages[5]["senderName"], "Anna",
        "the customer sees who answers"
    );
    assert_eq!(messages[5]["content"], hello["content"]);

    let notes = json!({"resolutionNotes": "Kortet er spærret."});
    let resolved = anna.post(&path("resolve"), &notes).await.ok();
    assert_eq!(resolved["status"], "resolved");
    assert_eq!(resolved["resolutionType"], "human");
    assert!(resolved["endedAt"].is_string());
    assert!(queued(&house, &conversation).await.is_none());
    let done = house
        .bank
        .get("/api/v1/escalations?status=resolved")
        .await
        .items();
    assert_eq!(done[0]["conversationId"], conversation.as_str());
    assert_eq!(done[0]["resolutionNotes"], notes["resolutionNotes"]);
    let story = house.events(0, "conversation.*", 4).await;
    let story: Vec<&str> = story
        .iter()
        .filter(|event| event["subject"] == conversation.as_str())
        .map(|event| event["type"].as_str().unwrap())
        .filter(|kind| *kind != "conversation.updated")
        .collect();
    let (kinds, end) = story.split_at(3);
    assert_eq!(
        kinds,
        [
            "conversation.created",
            "conversation.escalated",
            "conversation.taken_over"
        ]
    );
    assert!(matches!(end, [] | ["conversation.resolved"]), "{end:?}");
    house.events(0, "conversation.resolved", 1).await;

    // Writing again opens it again, and the machine answers.
    let again = house
        .say(&conversation, "Hvordan spærrer jeg mit kort?")
        .await;
    assert_eq!(again["answer"]["engine"], "passage", "{again}");
    let standing = house.standing(&conversation).await;
    assert_eq!(standing["status"], "active");
    assert!(standing["assignedTo"].is_null(), "{standing}");
}
