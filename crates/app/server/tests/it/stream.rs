//! An answer as it comes: server-sent events of a message.

use futures::StreamExt;
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};

use crate::{
    caller::Answer,
    house::{BANK_OWNER, House},
    journey::rounded,
    model::{self, Model},
};

/// A stream of server-sent events, read as they come.
struct Events {
    response: Response,
    text: String,
}

impl Events {
    /// The next event: its name and data. `None` at the end.
    async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                let line = |name: &str| {
                    event
                        .lines()
                        .find_map(|line| line.strip_prefix(name))
                        .map(str::trim)
                };
                // Comments keep the connection alive.
                let Some(data) = line("data:") else { continue };
                let data = serde_json::from_str(data).unwrap();
                return Some((line("event:").unwrap().to_owned(), data));
            }
            let piece = self.response.chunk().await.unwrap()?;
            self.text.push_str(std::str::from_utf8(&piece).unwrap());
        }
    }

    async fn rest(mut self) -> Vec<(String, Value)> {
        let mut all = Vec::new();
        while let Some(event) = self.next().await {
            all.push(event);
        }
        all
    }
}

fn asking(house: &House, conversation: &str, content: &str) -> RequestBuilder {
    let path = format!("/api/v1/conversations/{conversation}/messages");
    let request = house
        .bank
        .request("POST", &path)
        .header("accept", "text/event-stream");
    request.json(&json!({"content": content}))
}

async fn ask(house: &House, conversation: &str, content: &str) -> Events {
    let response = asking(house, conversation, content).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    Events {
        response,
        text: String::new(),
    }
}

fn names(events: &[(String, Value)]) -> Vec<&str> {
    events.iter().map(|(name, _)| name.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_passage_comes_first_then_the_words_and_the_end_is_what_is_stored() {
    let model = Model::start(model::PRICE).await;
    let settings = model.settings();
    let house = House::with(|config| config.openai = Some(settings))
        .await
        .taught()
        .await;
    let conversation = house.conversation().await;
    let mut events = ask(&house, &conversation, "Hvad koster et nyt kort?").await;

    let (name, passage) = events.next().await.unwrap();
    assert_eq!(name, "passage");
    assert_eq!(passage["answer"]["state"], "drafting");
    assert_eq!(passage["answer"]["passage"], passage["response"]);
    assert!(
        passage["response"].as_str().unwrap().contains("150 kr."),
        "{passage}"
    );
    let (name, first) = events.next().await.unwrap();
    assert_eq!(
        (name.as_str(), &first["text"]),
        ("delta", &json!(model::PRICE[0]))
    );
    // The words so far are here while the model still has the rest to say, and whoever looks the
    // conversation up now sees a whole answer, never half of one.
    let stored = house.messages(&conversation).await;
    assert_eq!(stored[1]["content"], passage["response"]);
    assert_eq!(stored[1]["answer"]["state"], "drafting");
    model.go_on(1);

    let rest = events.rest().await;
    assert_eq!(names(&rest), ["delta", "delta", "done"]);
    let said: String = std::iter::once(&first)
        .chain(rest.iter().map(|(_, data)| data))
        .filter_map(|data| data["text"].as_str())
        .collect();
    let done = &rest[2].1;
    assert_eq!(done["response"], said.as_str());
    assert_eq!(said, model::PRICE.concat());
    assert_eq!(done["answer"]["engine"], format!("model:{}", model::NAME));
    let stored = house.messages(&conversation).await;
    assert_eq!(stored.len(), 2);
    assert_eq!(stored[1]["id"], done["messageId"]);
    assert_eq!(stored[1]["content"], done["response"]);
    assert_eq!(stored[1]["answer"], done["answer"]);
    assert_eq!(rounded(&stored[1]["sources"]), rounded(&done["sources"]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_who_hangs_up_does_not_stop_the_answer() {
    let model = Model::start(model::PRICE).await;
    let settings = model.settings();
    let house = House::with(|config| config.openai = Some(settings))
        .await
        .taught()
        .await;
    let conversation = house.conversation().await;
    let mut events = ask(&house, &conversation, "Hvad koster et nyt kort?").await;
    events.next().await.unwrap();
    drop(events);
    model.go_on(1);
    assert_eq!(house.worded().await["content"], model::PRICE.concat());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_model_or_with_a_person_the_stream_ends_by_itself() {
    let house = House::new().await.taught().await;
    let conversation = house.conversation().await;
    let events = ask(&house, &conversation, "Hvad koster et nyt kort?")
        .await
        .rest()
        .await;
    assert_eq!(names(&events), ["passage", "done"]);
    assert_eq!(events[1].1["answer"]["state"], "final");
    assert_eq!(
        events[1].1["response"],
        house.messages(&conversation).await[1]["content"]
    );

    let owner = house.person(BANK_OWNER).await;
    let take_over = format!("/api/v1/conversations/{conversation}/take-over");
    owner.post(&take_over, &json!({})).await.ok();
    let events = ask(&house, &conversation, "Hvad koster et nyt kort?")
        .await
        .rest()
        .await;
    assert_eq!(names(&events), ["done"]);
    assert_eq!(events[0].1["answer"]["engine"], "none");

    // What is refused is refused as an error, before any stream begins.
    let refused = Answer::of(asking(&house, &conversation, "")).await;
    assert_eq!(refused.wrong_fields(), ["content"]);
    let nowhere = "0198c0de-0000-7000-8000-000000000000";
    Answer::of(asking(&house, nowhere, "Hej"))
        .await
        .fails(404, "not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_key_streams_the_same_answer_and_asks_once() {
    let house = House::new().await.taught().await;
    let conversation = house.conversation().await;
    let mut answers = Vec::new();
    for _ in 0..2 {
        let request = asking(&house, &conversation, "Hvad koster et nyt kort?");
        let response = request
            .header("idempotency-key", "once")
            .send()
            .await
            .unwrap();
        let events = Events {
            response,
            text: String::new(),
        }
        .rest()
        .await;
        let (name, done) = events.last().unwrap().clone();
        assert_eq!(name, "done");
        answers.push(rounded(&done));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(house.messages(&conversation).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_readers_at_once_each_get_their_own_answer() {
    let house = House::new().await.taught().await;
    let asked = [
        ("Hvad koster et nyt kort?", "150 kr."),
        ("What is the transfer limit?", "50,000"),
        ("Hvornår har filialen åbent?", "kl. 10 til 16"),
    ];
    let readers = futures::stream::iter(0..12).map(|number| {
        let (house, (question, answer)) = (&house, asked[number % asked.len()]);
        async move {
            let conversation = house.conversation().await;
            let events = ask(house, &conversation, question).await.rest().await;
            let (name, done) = events.last().unwrap();
            assert_eq!(name, "done");
            assert_eq!(done["conversationId"], conversation.as_str());
            assert!(
                done["response"].as_str().unwrap().contains(answer),
                "{question}: {done}"
            );
        }
    });
    readers.buffer_unordered(12).collect::<Vec<()>>().await;
}
