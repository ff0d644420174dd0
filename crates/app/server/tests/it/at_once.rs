//! Answers that are found while the message is taken.

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{house::House, model::Model};

const QUESTION: &str = "Hvordan spærrer jeg mit kort?";

/// Tries for an answer within the moment that a message waits for it: a busy machine needs some.
const TRIES: usize = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_found_at_once_is_stored_with_its_message() {
    let house = House::new().await.taught().await;
    for _ in 0..TRIES {
        let id = house.conversation().await;
        let said = house.say(&id, QUESTION).await;
        assert_eq!(said["answer"]["engine"], "passage", "{said}");
        let runs = house.bank.get("/api/v1/runs?kind=messages.answer").await;
        let mut runs = runs.items().into_iter();
        if runs.any(|run| run["subject"] == said["userMessageId"]) {
            continue;
        }
        let path = "/api/v1/events?since=0&types=message.*&limit=100";
        let of_it = |event: &Value| event["data"]["conversationId"] == id.as_str();
        let heard = async || -> Vec<Value> {
            let events = house.bank.get(path).await.items().into_iter();
            events.filter(of_it).collect()
        };
        until("both messages are told of", || async {
            heard().await.len() >= 2
        })
        .await;
        let events = heard().await;
        let [question, answer] = events.as_slice() else {
            panic!("{events:?}");
        };
        // Who hears of the message hears what it means, once, and then the answer.
        assert_eq!(question["type"], "message.created");
        assert_eq!(question["data"]["content"], QUESTION);
        assert_eq!(question["actor"]["type"], "api_key", "{question}");
        assert!(question["data"]["sentiment"].is_number(), "{question}");
        assert_eq!(question["data"]["language"], "da");
        assert_eq!(answer["data"]["id"], said["messageId"]);
        assert_eq!(answer["actor"]["type"], "system", "{answer}");
        return;
    }
    panic!("no answer was found at once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_model_is_to_word_goes_on_as_a_run() {
    let model = Model::start(&["Ring", " til", " os."]).await;
    let settings = model.settings();
    let house = House::with(|config| config.openai = Some(settings)).await;
    let house = house.taught().await;
    let id = house.conversation().await;
    let path = format!("/api/v1/conversations/{id}/messages");
    let said = house
        .bank
        .post(&path, &json!({"content": QUESTION}))
        .await
        .ok();
    assert_eq!(said["answer"]["state"], "drafting", "{said}");
    let path = "/api/v1/runs?kind=messages.answer";
    let runs = house.bank.get(path).await.items();
    assert_eq!(runs.len(), 1);
    model.go_on(1);
    let run = house.ended(&runs[0]["id"]).await;
    assert_eq!(run["state"], "completed", "{run}");
    let messages = house.messages(&id).await;
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert_eq!(messages[1]["id"], said["messageId"]);
    assert_eq!(messages[1]["answer"]["state"], "final");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_of_one_conversation_at_the_same_moment_are_each_answered_once() {
    let house = House::new().await.taught().await;
    let id = house.conversation().await;
    let path = format!("/api/v1/conversations/{id}/messages");
    let say = (0..8).map(|number| {
        let body = json!({"content": format!("{QUESTION} ({number})")});
        let (bank, path) = (&house.bank, &path);
        async move { bank.post(path, &body).await.ok() }
    });
    let said = futures::future::join_all(say).await;
    let messages = house.messages(&id).await;
    assert_eq!(messages.len(), 16, "{messages:?}");
    for (place, message) in messages.iter().enumerate() {
        assert_eq!(message["seq"], place + 1, "{message}");
    }
    for one in said {
        let of = |key: &str| messages.iter().find(|message| message["id"] == one[key]);
        let (question, answer) = (of("userMessageId").unwrap(), of("messageId").unwrap());
        assert!(answer["seq"].as_i64() > question["seq"].as_i64());
        assert_eq!(answer["content"], one["response"]);
    }
}
