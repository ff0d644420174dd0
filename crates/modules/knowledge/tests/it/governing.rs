//! Who finds what, until when, in whose words.

use serde_json::{Value, json};

use crate::house::{CARD_DA, House, LOAN_EN, article, titles};

async fn as_customer(house: &House, query: &str, groups: &[&str]) -> Vec<String> {
    let input = json!({"query": query, "asCustomer": groups});
    titles(&house.call("knowledge.search", input).await)
}

fn with(mut document: Value, more: Value) -> Value {
    let more = more.as_object().unwrap().clone();
    document.as_object_mut().unwrap().extend(more);
    document
}

#[tokio::test]
async fn a_document_for_some_is_found_by_them_alone() {
    let house = House::new().await;
    let gold = with(
        article("Loans", "en", LOAN_EN),
        json!({"audience": ["group:gold"]}),
    );
    let document = house.put(gold).await;
    assert_eq!(document["audience"], json!(["group:gold"]));
    let question = "How much can I borrow without security?";
    assert!(as_customer(&house, question, &[]).await.is_empty());
    assert!(
        as_customer(&house, question, &["group:silver"])
            .await
            .is_empty()
    );
    assert_eq!(
        as_customer(&house, question, &["group:gold"]).await,
        ["Loans"]
    );
    // Those who write documents find all of them.
    assert_eq!(house.titles(question).await, ["Loans"]);

    let change = json!({"id": document["id"], "audience": ["staff"]});
    house.call("knowledge.documents.update", change).await;
    assert!(
        as_customer(&house, question, &["group:gold"])
            .await
            .is_empty()
    );
    let wrong = json!({"id": document["id"], "audience": ["everybody"]});
    let bank = house.bank.clone();
    let error = house
        .try_call(&bank, "knowledge.documents.update", wrong)
        .await
        .unwrap_err();
    assert_eq!(error.fields()[0].field, "audience");
    let open = json!({"id": document["id"], "audience": []});
    house.call("knowledge.documents.update", open).await;
    assert_eq!(as_customer(&house, question, &[]).await, ["Loans"]);
}

#[tokio::test]
async fn what_has_expired_is_not_found_until_somebody_says_that_it_holds() {
    let house = House::new().await;
    let document = house.put(article("Loans", "en", LOAN_EN)).await;
    let question = "How much can I borrow without security?";
    let found = house.search(question).await;
    assert_eq!(titles(&found), ["Loans"]);
    assert_eq!(found["results"][0]["stale"], false);
    let over = json!({"id": document["id"], "expiresAt": "2020-01-01T00:00:00Z"});
    house.call("knowledge.documents.update", over).await;
    assert!(house.titles(question).await.is_empty());
    let expired = house
        .call("knowledge.documents.list", json!({"expired": true}))
        .await;
    assert_eq!(expired["items"].as_array().unwrap().len(), 1);
    let holds = json!({"id": document["id"], "expiresAt": "2199-01-01T00:00:00Z"});
    let validated = house.call("knowledge.documents.validate", holds).await;
    assert!(validated["validatedAt"].is_string(), "{validated}");
    let found = house.search(question).await;
    assert_eq!(titles(&found), ["Loans"]);
    assert!(found["results"][0]["validatedAt"].is_string());
}

#[tokio::test]
async fn a_filter_leaves_what_it_names() {
    let house = House::new().await;
    let tagged = json!({
        "tags": ["card", "fees"], "collection": "help", "sourceUrl": "https://bank.example/kort",
    });
    house
        .put(with(article("Mistet kort", "da", CARD_DA), tagged))
        .await;
    house.put(article("Kort igen", "da", CARD_DA)).await;
    let only = async |filter: Value| {
        let input = with(json!({"query": "Hvordan spærrer jeg mit kort?"}), filter);
        let mut titles = titles(&house.call("knowledge.search", input).await);
        titles.dedup();
        titles.sort();
        titles.dedup();
        titles
    };
    assert_eq!(only(json!({})).await.len(), 2);
    for filter in [
        json!({"tags": ["fees"]}),
        json!({"tags": ["card", "fees"]}),
        json!({"collections": ["help"]}),
        json!({"source": "https://bank.example/"}),
    ] {
        assert_eq!(only(filter.clone()).await, ["Mistet kort"], "{filter}");
    }
    for filter in [
        json!({"tags": ["card", "loans"]}),
        json!({"languages": ["en"]}),
        json!({"updatedBefore": "2020-01-01T00:00:00Z"}),
    ] {
        assert!(only(filter.clone()).await.is_empty(), "{filter}");
    }
}

#[tokio::test]
async fn the_glossary_speaks_the_customers_words() {
    let house = House::new().await;
    house.set_model(None);
    house.put(article("Loans", "en", LOAN_EN)).await;
    let question = "What is the APR depending on?";
    let ask = json!({"query": question, "mode": "keyword", "threshold": 0.5});
    let before = house.call("knowledge.search", ask.clone()).await;
    assert!(titles(&before).is_empty(), "{before}");
    let term = json!({"term": "APR", "synonyms": ["interest rate"]});
    let made = house.call("knowledge.glossary.create", term.clone()).await;
    let after = house.call("knowledge.search", ask.clone()).await;
    assert_eq!(titles(&after), ["Loans"]);
    let bank = house.bank.clone();
    let twice = house
        .try_call(&bank, "knowledge.glossary.create", term)
        .await;
    assert!(twice.is_err());
    house
        .call("knowledge.glossary.delete", json!({"id": made["id"]}))
        .await;
    assert!(titles(&house.call("knowledge.search", ask).await).is_empty());
}

#[tokio::test]
async fn an_earlier_version_comes_back() {
    let house = House::new().await;
    let first = house
        .put(article(
            "Fees",
            "en",
            "# Fees\n\nA card costs 100 kroner.\n",
        ))
        .await;
    house
        .put(article(
            "Fees",
            "en",
            "# Fees\n\nA card costs 150 kroner.\n",
        ))
        .await;
    let versions = house
        .call("knowledge.versions.list", json!({"id": first["id"]}))
        .await;
    assert_eq!(versions["items"][0]["version"], 1, "{versions}");
    let question = "What does a card cost?";
    let sentence = async || house.search(question).await["results"][0]["sentence"].clone();
    assert_eq!(sentence().await, "A card costs 150 kroner.");
    let back = json!({"id": first["id"], "version": 1});
    let stored = house.call("knowledge.versions.restore", back).await;
    house
        .ended(stored["runId"].as_str().unwrap().parse().unwrap())
        .await;
    assert_eq!(sentence().await, "A card costs 100 kroner.");
    let versions = house
        .call("knowledge.versions.list", json!({"id": first["id"]}))
        .await;
    assert_eq!(versions["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_index_says_what_it_holds() {
    let house = House::new().await;
    house.put(article("Mistet kort", "da", CARD_DA)).await;
    house.search("kort").await;
    let state = house.call("knowledge.index.get", json!({})).await;
    assert_eq!(state["current"], true, "{state}");
    assert_eq!(state["documents"], 1);
    assert!(state["passages"].as_u64().unwrap() > 0);
    assert_eq!(state["embedded"], state["passages"]);
    assert_eq!(state["model"], "bag");
}
