//! Questions that no document answers become a list of articles to write.

use serde_json::{Value, json};

use crate::house::{BANK_OWNER, House};

const QUESTIONS: &str = "/api/v1/unanswered-questions";

async fn found(house: &House) -> Vec<Value> {
    let bank = &house.bank;
    let started = bank.post(&format!("{QUESTIONS}/find"), &json!({})).await;
    house.ended(&started.ok()["runId"]).await;
    bank.get(QUESTIONS).await.items()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_could_answer_becomes_an_article() {
    let house = House::new().await.taught().await;
    let bank = &house.bank;
    let first = house.conversation().await;
    house.say(&first, "sælger I zebrafinker i butikken").await;
    // A person helps; what they say is where the article begins.
    let owner = house.person(BANK_OWNER).await;
    let path = format!("/api/v1/conversations/{first}");
    owner
        .post(&format!("{path}/take-over"), &json!({}))
        .await
        .ok();
    let reply = json!({"content": "Ja, zebrafinker koster 200 kr. i butikken."});
    owner.post(&format!("{path}/replies"), &reply).await.ok();
    let second = house.conversation().await;
    for text in [
        "har I zebrafinker på lager i butikken",
        "kan zebrafinker hentes i butikken",
        "jeg vil tale med et menneske om zebrafinker",
        "Hvad koster et nyt kort?",
    ] {
        house.say(&second, text).await;
    }
    let questions = found(&house).await;
    assert_eq!(questions.len(), 1, "{questions:?}");
    let question = &questions[0];
    assert_eq!(question["frequency"], 3, "{question}");
    assert_eq!(question["language"], "da");
    let draft = question["draft"].as_str().unwrap();
    assert!(
        draft.starts_with("Ja, zebrafinker koster 200 kr."),
        "{draft}"
    );
    assert!(
        draft.contains("- kan zebrafinker hentes i butikken"),
        "{draft}"
    );

    // Written from the draft, it answers.
    let article = json!({"title": question["title"], "content": draft, "format": "markdown", "language": "da"});
    let written = bank
        .post("/api/v1/knowledge/documents", &article)
        .await
        .ok();
    house.ended(&written["runId"]).await;
    let one = format!("{QUESTIONS}/{}", question["id"].as_str().unwrap());
    let nothing = json!({"documentId": question["id"]});
    bank.post(&format!("{one}/resolve"), &nothing)
        .await
        .fails(400, "validation_failed");
    let document = json!({"documentId": written["document"]["id"]});
    let resolved = bank.post(&format!("{one}/resolve"), &document).await.ok();
    assert_eq!(resolved["status"], "written", "{resolved}");
    let third = house.conversation().await;
    let answer = house
        .say(&third, "hvad koster zebrafinker i butikken")
        .await;
    assert_eq!(
        answer["sources"][0]["documentId"], written["document"]["id"],
        "{answer}"
    );
    // What was decided is not listed again.
    assert_eq!(found(&house).await, Vec::<Value>::new());
    bank.post(&format!("{one}/dismiss"), &json!({}))
        .await
        .fails(404, "not_found");

    // How the article does is told beside it.
    let feedback = format!(
        "/api/v1/conversations/{third}/messages/{}/feedback",
        answer["messageId"].as_str().unwrap()
    );
    let document = format!(
        "/api/v1/knowledge/documents/{}",
        written["document"]["id"].as_str().unwrap()
    );
    let before = bank.get(&document).await.ok();
    assert!(before["ratings"]["successRate"].is_null(), "{before}");
    bank.post(&feedback, &json!({"rating": "up"})).await.ok();
    let after = bank.get(&document).await.ok();
    assert_eq!(
        after["ratings"],
        json!({"up": 1, "down": 0, "successRate": 1.0})
    );
}
