//! What belongs together, and for whom.

use serde_json::{Value, json};
use tekup_context::{Door, OpContext, OpContextBuilder, Permission};

use crate::house::{CARD_DA, CARD_EN, House, LOAN_EN, article};

fn with(mut document: Value, more: Value) -> Value {
    let more = more.as_object().unwrap().clone();
    document.as_object_mut().unwrap().extend(more);
    document
}

/// Titles and reasons of what belongs to a document.
async fn related(house: &House, document: &Value) -> Vec<(String, Vec<String>)> {
    let input = json!({"id": document["id"]});
    let found = house.call("knowledge.documents.related", input).await;
    reasons(&found)
}

fn reasons(found: &Value) -> Vec<(String, Vec<String>)> {
    let items = found["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| {
            let reasons = item["reasons"].as_array().unwrap();
            let kinds = reasons
                .iter()
                .map(|one| one["kind"].as_str().unwrap().to_owned());
            (item["title"].as_str().unwrap().to_owned(), kinds.collect())
        })
        .collect()
}

fn pair(title: &str, kinds: &[&str]) -> (String, Vec<String>) {
    let kinds = kinds.iter().map(|kind| (*kind).to_owned());
    (title.to_owned(), kinds.collect())
}

/// A house without a model: nothing is alike by its vectors.
async fn plain() -> House {
    let house = House::new().await;
    house.set_model(None);
    house
}

#[tokio::test]
async fn words_that_lead_to_another_document_link_the_two() {
    let house = plain().await;
    let fees = "# Gebyrer\n\nEt kort koster 150 kr. [Bestil det](https://bank.example/kort/#nyt) eller \
                læs om [lån](../L%C3%A5n%20og%20renter.md) og [os](https://elsewhere.example/).\n";
    let fees = house.put(article("Gebyrer", "da", fees)).await;
    assert!(related(&house, &fees).await.is_empty());

    // What they lead to may come later.
    let card =
        "<html><body><main><h1>Kort</h1><p>Et kort kan bestilles i appen.</p></main></body></html>";
    let card = house
        .put(json!({
            "title": "Kort", "content": card, "format": "html", "sourceUrl": "https://bank.example/kort",
        }))
        .await;
    let loan = house.put(article("Lån og renter", "da", LOAN_EN)).await;
    let mut found = related(&house, &fees).await;
    found.sort();
    assert_eq!(
        found,
        [
            pair("Kort", &["links_to"]),
            pair("Lån og renter", &["links_to"])
        ]
    );
    for document in [&card, &loan] {
        let found = related(&house, document).await;
        assert_eq!(found, [pair("Gebyrer", &["links_here"])]);
    }

    // Another version leads elsewhere.
    house
        .put(article(
            "Gebyrer",
            "da",
            "# Gebyrer\n\nEt kort koster 150 kr.\n",
        ))
        .await;
    assert!(related(&house, &card).await.is_empty());
}

#[tokio::test]
async fn staff_link_documents_products_and_intents() {
    let house = plain().await;
    let admin = house.test.admin().await;
    let intent = uuid::Uuid::now_v7();
    let tenant = house.bank.tenant().0;
    admin
        .execute(
            "INSERT INTO intents (tenant_id, id, name) VALUES ($1, $2, 'lost_card')",
            &[&tenant, &intent],
        )
        .await
        .unwrap();
    let danish = house.put(article("Mistet kort", "da", CARD_DA)).await;
    let english = house.put(article("Lost card", "en", CARD_EN)).await;
    let loans = house
        .put(with(
            article("Loans", "en", LOAN_EN),
            json!({"tags": ["mastercard gold"]}),
        ))
        .await;

    let links = json!({
        "id": danish["id"], "documents": [english["id"]], "products": ["Mastercard Gold", "mastercard  gold"],
        "intents": ["lost_card"],
    });
    let set = house.call("knowledge.links.put", links).await;
    assert_eq!(set["products"], json!(["Mastercard Gold"]), "{set}");
    assert_eq!(set["intents"], json!(["lost_card"]), "{set}");
    assert_eq!(set["documents"][0]["title"], "Lost card", "{set}");
    assert_eq!(
        related(&house, &danish).await,
        [
            pair("Lost card", &["linked"]),
            pair("Loans", &["same_product"])
        ]
    );
    // From the other side, too; a label that is called as the product counts.
    assert_eq!(
        related(&house, &english).await,
        [pair("Mistet kort", &["linked"])]
    );
    assert_eq!(
        related(&house, &loans).await,
        [pair("Mistet kort", &["same_product"])]
    );

    // It has answered the same intent.
    let id = serde_json::from_value(loans["id"].clone()).unwrap();
    let count = || {
        let search: &dyn tekup_retrieval::passage::PassageSearch = &house.knowledge;
        search.count_use(house.bank.tenant(), vec![id], Some("lost_card"));
        search.count_use(house.bank.tenant(), vec![id], Some("gone"));
    };
    count();
    house.knowledge.flush_uses().await.unwrap();
    let once = house
        .call("knowledge.documents.related", json!({"id": loans["id"]}))
        .await;
    assert_eq!(
        reasons(&once),
        [pair("Mistet kort", &["same_product", "same_intent"])]
    );
    assert_eq!(
        once["items"][0]["reasons"][1]["name"], "lost_card",
        "{once}"
    );
    count();
    house.knowledge.flush_uses().await.unwrap();
    let twice = house
        .call("knowledge.documents.related", json!({"id": loans["id"]}))
        .await;
    let weight = |found: &Value| found["items"][0]["weight"].as_f64().unwrap();
    assert!(weight(&twice) > weight(&once), "{twice}");

    let bank = house.bank.clone();
    let wrong = json!({
        "id": danish["id"], "documents": [danish["id"]], "intents": [],
    });
    let error = house
        .try_call(&bank, "knowledge.links.put", wrong)
        .await
        .unwrap_err();
    assert_eq!(error.fields()[0].field, "documents.0");
    let wrong = json!({"id": danish["id"], "intents": ["lost_card", "nothing"]});
    let error = house
        .try_call(&bank, "knowledge.links.put", wrong)
        .await
        .unwrap_err();
    assert_eq!(error.fields()[0].field, "intents.1");

    // Links go with what they lead to.
    house
        .call("knowledge.documents.delete", json!({"id": english["id"]}))
        .await;
    admin.execute("DELETE FROM intents", &[]).await.unwrap();
    let left = house
        .call("knowledge.links.get", json!({"id": danish["id"]}))
        .await;
    assert_eq!(left["documents"], json!([]), "{left}");
    assert_eq!(left["intents"], json!([]), "{left}");
}

#[tokio::test]
async fn what_says_much_the_same_is_near() {
    let house = House::new().await;
    let danish = house.put(article("Mistet kort", "da", CARD_DA)).await;
    house.put(article("Lost card", "en", CARD_EN)).await;
    let copy = CARD_DA.replace("150", "200");
    house
        .put(with(
            article("Kort væk", "da", &copy),
            json!({"externalId": "kort-vaek"}),
        ))
        .await;
    let found = related(&house, &danish).await;
    assert_eq!(found[0], pair("Kort væk", &["similar"]), "{found:?}");
}

#[tokio::test]
async fn nothing_is_offered_that_the_asker_may_not_read_or_that_has_expired() {
    let house = plain().await;
    let open = house.put(article("Mistet kort", "da", CARD_DA)).await;
    let inner = house
        .put(with(
            article("Lost card", "en", CARD_EN),
            json!({"audience": ["owner"]}),
        ))
        .await;
    let links = json!({"id": open["id"], "documents": [inner["id"]]});
    house.call("knowledge.links.put", links).await;
    assert_eq!(related(&house, &open).await.len(), 1);

    let mut reader = OpContextBuilder::system("reader", house.bank.tenant(), Door::Internal);
    reader.permissions = [Permission::KnowledgeRead].into_iter().collect();
    let reader: OpContext = reader.build();
    let ask = async |name: &str, document: &Value| {
        house
            .try_call(&reader, name, json!({"id": document["id"]}))
            .await
    };
    let found = ask("knowledge.documents.related", &open).await.unwrap();
    assert_eq!(found["items"], json!([]), "{found}");
    let links = ask("knowledge.links.get", &open).await.unwrap();
    assert_eq!(links["documents"], json!([]), "{links}");
    for name in ["knowledge.documents.related", "knowledge.links.get"] {
        assert!(ask(name, &inner).await.is_err(), "{name}");
    }

    let over = json!({"id": inner["id"], "expiresAt": "2020-01-01T00:00:00Z"});
    house.call("knowledge.documents.update", over).await;
    assert!(related(&house, &open).await.is_empty());
    // Another tenant's document is none.
    let shop = house.test.tenant("shop").await;
    for name in ["knowledge.documents.related", "knowledge.links.put"] {
        let error = house
            .try_call(&shop, name, json!({"id": open["id"]}))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), tekup_base::ErrorKind::NotFound, "{name}");
    }
}
