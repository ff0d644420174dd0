//! What customers and staff say of an answer.

use serde_json::json;

use crate::house::House;

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_rated_by_its_customer_and_corrected_by_staff() {
    let house = House::new().await.taught().await;
    let bank = &house.bank;
    let chat = bank
        .post(
            "/api/v1/conversations",
            &json!({"userId": "kunde-1", "channel": "web"}),
        )
        .await
        .ok();
    let chat = chat["id"].as_str().unwrap();
    let messages = format!("/api/v1/conversations/{chat}/messages");
    let answer = bank
        .post(
            &messages,
            &json!({"content": "Hvad koster et nyt kort?", "wait": "passage"}),
        )
        .await
        .ok();
    let source = &answer["sources"][0]["documentId"];
    assert!(source.is_string(), "{answer}");
    let answer_id = answer["messageId"].as_str().unwrap();
    let feedback = format!("{messages}/{answer_id}/feedback");

    let first = bank
        .post(&feedback, &json!({"rating": "down", "comment": "For kort"}))
        .await
        .ok();
    assert_eq!(first["rating"], "down", "{first}");
    assert_eq!(first["question"], "Hvad koster et nyt kort?", "{first}");
    assert_eq!(&first["documentIds"][0], source, "{first}");
    // A second thought replaces the first, and keeps when the first was had.
    let second = bank.post(&feedback, &json!({"rating": "up"})).await.ok();
    assert_eq!(second["rating"], "up", "{second}");
    assert!(second["comment"].is_null(), "{second}");
    assert_eq!(second["createdAt"], first["createdAt"], "{second}");

    let corrected = bank
        .post(
            &format!("{messages}/{answer_id}/correction"),
            &json!({"rating": "down", "correction": "150 kr.", "documentId": source}),
        )
        .await
        .ok();
    assert_eq!(corrected["side"], "staff", "{corrected}");
    assert_eq!(&corrected["rightDocumentId"], source, "{corrected}");

    // Only the agent's answers are rated, and only in their own conversation.
    let question = answer["userMessageId"].as_str().unwrap();
    let own = bank
        .post(
            &format!("{messages}/{question}/feedback"),
            &json!({"rating": "up"}),
        )
        .await;
    assert_eq!(own.status, 404);
    let strange = house.shop.post(&feedback, &json!({"rating": "up"})).await;
    assert_eq!(strange.status, 404);
    let wrong = bank.post(&feedback, &json!({"rating": "great"})).await;
    assert_eq!(wrong.status, 400);
}
