use std::sync::Arc;

use serde_json::json;
use tekup_base::ErrorKind;
use tekup_runs::RunState;

use crate::{
    embedder::BagOfWords,
    house::{CARD_DA, CARD_EN, House, LOAN_EN, article},
};

#[tokio::test]
async fn without_a_model_words_are_searched_and_it_says_so() {
    let house = House::new().await;
    house.set_model(None);
    assert_eq!(
        house.put(article("Lost card", "en", CARD_EN)).await["status"],
        "indexed"
    );
    let found = house.search("How do I block my card?").await;
    assert_eq!(found["engine"], "keyword");
    assert_eq!(found["model"], json!(null));
    assert_eq!(found["results"][0]["title"], "Lost card");
    assert_eq!(found["results"][0]["vectorRank"], json!(null));
    let input = json!({"query": "card", "mode": "vector"});
    let bank = house.bank.clone();
    let error = house
        .try_call(&bank, "knowledge.search", input)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.fields()[0].field.as_str()),
        (ErrorKind::Validation, "mode")
    );
}

#[tokio::test]
async fn a_model_that_comes_later_embeds_what_is_there() {
    let house = House::new().await;
    house.set_model(None);
    for document in [
        article("Lost card", "en", CARD_EN),
        article("Mistet kort", "da", CARD_DA),
    ] {
        house.put(document).await;
    }
    assert_eq!(
        house.knowledge.embed_missing(&house.bank).await.unwrap(),
        None,
        "no model"
    );
    let model = Arc::new(BagOfWords::with_turns("bag", 0));
    house.set_model(Some(model.clone()));
    let run = house
        .knowledge
        .embed_missing(&house.bank)
        .await
        .unwrap()
        .unwrap();
    let same = house.knowledge.embed_missing(&house.bank).await.unwrap();
    assert_eq!(same, Some(run), "one run a tenant");
    model.turns.add_permits(100);
    let run = house.ended(run).await;
    assert_eq!(run.state, RunState::Completed);
    let chunks: usize = run.output.unwrap()["embedded"]
        .as_u64()
        .unwrap()
        .try_into()
        .unwrap();
    assert_eq!(model.seen().len(), chunks);
    assert_eq!(
        house.knowledge.embed_missing(&house.bank).await.unwrap(),
        None,
        "all done"
    );
    let found = house.search("How do I block my card?").await;
    assert_eq!(found["engine"], "hybrid");
    assert!(found["results"][0]["vectorRank"].is_number());
}

#[tokio::test]
async fn vectors_of_another_model_are_never_compared() {
    let house = House::new().await;
    house.put(article("Lost card", "en", CARD_EN)).await;
    house.set_model(Some(Arc::new(BagOfWords::new("bag-2"))));
    let found = house.search("How do I block my card?").await;
    assert_eq!(found["results"][0]["vectorRank"], json!(null));
    let run = house
        .knowledge
        .embed_missing(&house.bank)
        .await
        .unwrap()
        .unwrap();
    house.ended(run).await;
    let found = house.search("How do I block my card?").await;
    assert!(found["results"][0]["vectorRank"].is_number());
}

#[tokio::test]
async fn a_model_that_fails_to_the_end_leaves_the_document_to_words() {
    let house = House::new().await;
    house.set_model(Some(Arc::new(BagOfWords::broken("bag"))));
    let stored = house
        .call(
            "knowledge.documents.create",
            article("Loans", "en", LOAN_EN),
        )
        .await;
    let run: tekup_base::RunId = stored["runId"].as_str().unwrap().parse().unwrap();
    let admin = house.test.admin().await;
    // Not to wait out the pauses between attempts.
    tekup_testkit::until("the run has ended", || async {
        admin
            .execute(
                "UPDATE runs SET available_at = now() WHERE state = 'queued'",
                &[],
            )
            .await
            .unwrap();
        house.run(run).await.finished_at.is_some()
    })
    .await;
    assert_eq!(house.run(run).await.state, RunState::Completed);
    let found = house
        .search("How much can I borrow without security?")
        .await;
    assert_eq!(found["engine"], "keyword");
    assert_eq!(found["results"][0]["title"], "Loans");
}
