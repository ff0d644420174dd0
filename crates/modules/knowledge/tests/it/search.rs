use std::sync::Arc;

use serde_json::json;
use tekup_retrieval::passage::{QueryEmbedding, SearchRequest};

use crate::{
    embedder::BagOfWords,
    house::{CARD_DA, CARD_EN, House, LOAN_EN, article, titles},
};

async fn shelved() -> House {
    let house = House::new().await;
    for document in [
        article("Mistet kort", "da", CARD_DA),
        article("Lost card", "en", CARD_EN),
        article("Loans", "en", LOAN_EN),
    ] {
        assert_eq!(house.put(document).await["status"], "indexed");
    }
    house
}

#[tokio::test]
async fn the_right_article_is_found_in_either_language() {
    let house = shelved().await;
    let danish = house.search("Hvordan spærrer jeg mit kort?").await;
    assert_eq!(danish["engine"], "hybrid");
    assert_eq!(danish["model"], "bag");
    let best = &danish["results"][0];
    assert_eq!(best["title"], "Mistet kort");
    assert_eq!(
        best["sentence"],
        "Spær dit kort med det samme, hvis det er væk."
    );
    assert_eq!(best["keywordRank"], 1);
    assert!(best["vectorRank"].is_number());
    assert!(
        best["text"]
            .as_str()
            .unwrap()
            .contains(best["sentence"].as_str().unwrap())
    );
    assert_eq!(
        house.titles("How do I block my card?").await[0],
        "Lost card"
    );
    assert_eq!(
        house
            .titles("How much can I borrow without security?")
            .await[0],
        "Loans"
    );
}

#[tokio::test]
async fn nothing_is_found_where_nothing_answers() {
    let house = shelved().await;
    assert_eq!(
        house
            .titles("What will the weather be like in Aarhus tomorrow?")
            .await,
        [""; 0]
    );
    let anything = json!({"query": "weather in the app", "threshold": 0});
    let anything = house.call("knowledge.search", anything).await;
    assert!(!anything["results"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn another_language_is_found_by_meaning_and_comes_second() {
    let house = House::new().await;
    house
        .put(article("Lost card", "en", "Lost card: block the card."))
        .await;
    let question = "Mistet kort, spær kort";
    assert_eq!(house.titles(question).await, ["Lost card"]);
    house
        .put(article("Mistet kort", "da", "Mistet kort: spær kort."))
        .await;
    assert_eq!(house.titles(question).await[0], "Mistet kort");
    let input = json!({"query": question, "mode": "keyword"});
    let found = house.call("knowledge.search", input).await;
    assert_eq!(
        titles(&found),
        ["Mistet kort"],
        "words alone do not cross languages"
    );
    assert_eq!(found["engine"], "keyword");
    assert_eq!(found["results"][0]["vectorRank"], json!(null));
}

#[tokio::test]
async fn inflections_and_compounds_are_found_by_words() {
    let house = House::new().await;
    house.set_model(None);
    house.put(article("Gebyrer", "da", "# Gebyrer\n\nErstatningskort koster 150 kr. Et kort er ellers gratis. Erstatning gives ikke.")).await;
    assert_eq!(
        house.titles("Hvad koster erstatningskortene?").await,
        ["Gebyrer"]
    );
}

#[tokio::test]
async fn a_category_shuts_out_the_others() {
    let house = shelved().await;
    let mut filed = article("Lost card abroad", "en", CARD_EN);
    filed["category"] = json!("travel");
    house.put(filed).await;
    for mode in ["hybrid", "keyword", "vector"] {
        let input =
            json!({"query": "block my card", "category": "travel", "mode": mode, "threshold": 0});
        let found = house.call("knowledge.search", input).await;
        let titles = titles(&found);
        assert!(
            !titles.is_empty() && titles.iter().all(|title| title == "Lost card abroad"),
            "{mode}: {titles:?}"
        );
    }
}

#[tokio::test]
async fn another_tenant_sees_nothing() {
    let house = shelved().await;
    let stranger = house.test.tenant("stranger").await;
    let document = house.call("knowledge.documents.list", json!({})).await["items"][0].clone();
    for mode in ["hybrid", "keyword", "vector"] {
        let input = json!({"query": "block my card", "mode": mode, "threshold": 0});
        let found = house
            .try_call(&stranger, "knowledge.search", input)
            .await
            .unwrap();
        assert_eq!(found["results"], json!([]), "{mode}");
    }
    let list = house
        .try_call(&stranger, "knowledge.documents.list", json!({}))
        .await
        .unwrap();
    assert_eq!(list["items"], json!([]));
    for name in [
        "knowledge.documents.get",
        "knowledge.documents.delete",
        "knowledge.chunks.list",
    ] {
        let input = json!({"id": document["id"]});
        assert!(
            house.try_call(&stranger, name, input).await.is_err(),
            "{name}"
        );
    }
    assert!(!house.titles("block my card").await.is_empty());
}

#[tokio::test]
async fn what_is_deleted_is_gone_from_both_searches_everywhere() {
    let house = shelved().await;
    let elsewhere = house.elsewhere();
    let request = || SearchRequest {
        threshold: Some(0.0),
        ..SearchRequest::new("block my card")
    };
    let before = elsewhere.search(&house.bank, request()).await.unwrap();
    assert_eq!(before.passages[0].title, "Lost card");
    let id = before.passages[0].document_id;
    let gone = house
        .call("knowledge.documents.delete", json!({"id": id}))
        .await;
    assert_eq!(gone["deleted"], true);
    for mode in ["hybrid", "keyword", "vector"] {
        let input = json!({"query": "block my card", "mode": mode, "threshold": 0});
        let found = house.call("knowledge.search", input).await;
        assert!(!titles(&found).contains(&"Lost card".to_owned()), "{mode}");
    }
    let after = elsewhere.search(&house.bank, request()).await.unwrap();
    assert!(
        after
            .passages
            .iter()
            .all(|passage| passage.document_id != id)
    );
    assert_eq!(
        house.events(&json!(id)).await.last().unwrap(),
        "document.deleted"
    );
}

#[tokio::test]
async fn a_question_brings_its_own_vector() {
    let house = shelved().await;
    let broken = Arc::new(BagOfWords::broken("bag"));
    let embedder = Arc::new(BagOfWords::new("bag"));
    let vector = tekup_inference::Embedder::embed(
        &*embedder,
        vec!["lån".to_owned()],
        tekup_inference::EmbedKind::Query,
    )
    .await
    .unwrap()
    .remove(0);
    house.set_model(Some(broken));
    let given = QueryEmbedding {
        model: "bag".to_owned(),
        vector: vector.clone(),
    };
    let request = |text: &str, embedding| SearchRequest {
        query_embedding: Some(embedding),
        threshold: Some(0.0),
        ..SearchRequest::new(text)
    };
    let found = house
        .knowledge
        .search(&house.bank, request("?", given))
        .await
        .unwrap();
    assert_eq!(
        found.passages[0].title, "Loans",
        "the model was not asked, or this would have failed"
    );
    // The vector of another model is of no use, and this one is broken: words remain.
    let foreign = QueryEmbedding {
        model: "other".to_owned(),
        vector,
    };
    let found = house
        .knowledge
        .search(&house.bank, request("lån", foreign))
        .await
        .unwrap();
    assert_eq!(found.engine, tekup_knowledge::Engine::Keyword);
}
