use serde_json::json;
use tekup_base::ErrorKind;
use tekup_knowledge::NewDocument;
use tekup_retrieval::{parse::Format, passage::PassageSearch};
use tekup_runs::RunState;

use crate::house::{CARD_DA, CARD_EN, House, LOAN_EN, article};

#[tokio::test]
async fn the_same_content_again_changes_nothing() {
    let house = House::new().await;
    let first = house.put(article("Lost card", "en", CARD_EN)).await;
    assert_eq!(first["status"], "indexed");
    assert_eq!(first["externalId"], "lost-card");
    let again = house
        .call(
            "knowledge.documents.create",
            article("Lost card", "en", CARD_EN),
        )
        .await;
    assert_eq!(again["runId"], json!(null));
    assert_eq!(again["document"]["id"], first["id"]);
    assert_eq!(again["document"]["version"], 1);
    assert_eq!(
        house.events(&first["id"]).await,
        ["document.created", "document.indexed"]
    );
}

#[tokio::test]
async fn a_new_label_needs_no_new_index() {
    let house = House::new().await;
    let first = house.put(article("Lost card", "en", CARD_EN)).await;
    let mut labelled = article("Lost card", "en", CARD_EN);
    labelled["category"] = json!("cards");
    labelled["tags"] = json!(["card", "blocked"]);
    let stored = house.call("knowledge.documents.create", labelled).await;
    assert_eq!(stored["runId"], json!(null));
    assert_eq!(stored["document"]["category"], "cards");
    assert_eq!(stored["document"]["tags"], json!(["card", "blocked"]));
    assert_eq!(stored["document"]["version"], first["version"]);
    assert_eq!(stored["document"]["status"], "indexed");
}

#[tokio::test]
async fn lists_are_filtered_and_paged() {
    let house = House::new().await;
    for number in 0..5 {
        let mut input = article(&format!("Topic {number} 100%"), "en", LOAN_EN);
        input["category"] = json!(if number < 2 { "low" } else { "high" });
        house.put(input).await;
    }
    house.put(article("Mistet kort", "da", CARD_DA)).await;
    let mut seen = Vec::new();
    let mut cursor = json!(null);
    loop {
        let mut input = json!({"limit": 2});
        if !cursor.is_null() {
            input["cursor"] = cursor;
        }
        let page = house.call("knowledge.documents.list", input).await;
        seen.extend(
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["title"].clone()),
        );
        cursor = page["nextCursor"].clone();
        if cursor.is_null() {
            break;
        }
    }
    assert_eq!(seen.len(), 6);
    assert_eq!(seen[0], "Mistet kort", "last changed first");
    for (filter, count) in [
        (json!({"category": "low"}), 2),
        (json!({"language": "da"}), 1),
        (json!({"q": "opic 3"}), 1),
        (json!({"q": "0%"}), 5),
        (json!({"q": "_"}), 0),
        (json!({"status": "failed"}), 0),
        (json!({"status": "indexed"}), 6),
    ] {
        let page = house.call("knowledge.documents.list", filter.clone()).await;
        assert_eq!(page["items"].as_array().unwrap().len(), count, "{filter}");
    }
}

#[tokio::test]
async fn wrong_input_is_refused_by_field() {
    let house = House::new().await;
    let bank = house.bank.clone();
    let mut input = article("", "fr", "text");
    input["sourceUrl"] = json!("javascript:alert(1)");
    input["tags"] = json!([""]);
    input["extra"] = json!(1);
    let error = house
        .try_call(&bank, "knowledge.documents.create", input)
        .await
        .unwrap_err();
    let mut fields: Vec<&str> = error
        .fields()
        .iter()
        .map(|field| field.field.as_str())
        .collect();
    fields.sort_unstable();
    assert_eq!(fields, ["extra", "language", "tags.0", "title"]);
    let mut input = article("A", "en", "text");
    input["sourceUrl"] = json!("javascript:alert(1)");
    let error = house
        .try_call(&bank, "knowledge.documents.create", input)
        .await
        .unwrap_err();
    assert_eq!(error.fields()[0].field, "sourceUrl");
    for (name, input) in [
        ("knowledge.search", json!({"query": "  "})),
        ("knowledge.search", json!({"query": "x", "limit": 51})),
        ("knowledge.documents.import", json!({"documents": []})),
    ] {
        let error = house.try_call(&bank, name, input).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Validation, "{name}");
    }
    let missing = json!({"id": tekup_base::DocumentId::new()});
    for name in [
        "knowledge.documents.get",
        "knowledge.documents.delete",
        "knowledge.chunks.list",
    ] {
        let error = house
            .try_call(&bank, name, missing.clone())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound, "{name}");
    }
}

#[tokio::test]
async fn an_import_indexes_all_and_names_the_broken_one() {
    let house = House::new().await;
    let import = json!({"documents": [
        article("Mistet kort", "da", CARD_DA),
        article("Lost card", "en", CARD_EN),
        article("Empty", "en", "# \n\n"),
    ]});
    let imported = house
        .call("knowledge.documents.import", import.clone())
        .await;
    assert_eq!(imported["created"], 3);
    let run = house
        .ended(imported["runId"].as_str().unwrap().parse().unwrap())
        .await;
    assert_eq!(run.state, RunState::Completed);
    assert_eq!((run.progress.done, run.progress.total), (3, 3));
    let output = run.output.unwrap();
    assert_eq!(output["indexed"], 2);
    assert_eq!(output["failed"].as_array().unwrap().len(), 1);
    let failed = house
        .call("knowledge.documents.list", json!({"status": "failed"}))
        .await;
    assert_eq!(failed["items"][0]["title"], "Empty");
    assert!(
        failed["items"][0]["error"]
            .as_str()
            .unwrap()
            .contains("no text")
    );
    assert_eq!(
        house.titles("hvad koster et nyt kort").await[0],
        "Mistet kort"
    );
    let again = house.call("knowledge.documents.import", import).await;
    assert_eq!(
        (&again["unchanged"], &again["changed"]),
        (&json!(2), &json!(1)),
        "{again}"
    );
}

#[tokio::test]
async fn an_import_with_one_wrong_document_puts_none() {
    let house = House::new().await;
    let import = json!({"documents": [
        article("One", "en", CARD_EN),
        article("One", "en", LOAN_EN),
    ]});
    let bank = house.bank.clone();
    let error = house
        .try_call(&bank, "knowledge.documents.import", import)
        .await
        .unwrap_err();
    assert_eq!(error.fields()[0].field, "documents.1.externalId");
    let list = house.call("knowledge.documents.list", json!({})).await;
    assert_eq!(list["items"], json!([]));
}

#[tokio::test]
async fn put_many_gives_the_run_also_when_nothing_is_new() {
    let house = House::new().await;
    let files = || {
        vec![
            NewDocument::file("card-lost.md", CARD_EN.as_bytes()).unwrap(),
            NewDocument::new(Format::Text, "Bicycles are repaired within a week."),
        ]
    };
    for indexed in [2, 0] {
        let run = house
            .knowledge
            .put_many(&house.bank, files())
            .await
            .unwrap();
        let run = house.ended(run).await;
        assert_eq!(run.output.unwrap()["indexed"], indexed);
    }
    let found = house
        .call("knowledge.documents.list", json!({"q": "card-lost"}))
        .await;
    assert_eq!(
        found["items"][0]["title"], "Lost card",
        "the document's own title replaces the file's name"
    );
}

#[tokio::test]
async fn uses_are_counted_in_batches() {
    let house = House::new().await;
    let document = house.put(article("Lost card", "en", CARD_EN)).await;
    let id = serde_json::from_value(document["id"].clone()).unwrap();
    let tenant = house.bank.tenant();
    house
        .knowledge
        .count_use(tenant, vec![id, tekup_base::DocumentId::new()], None);
    house.knowledge.count_use(tenant, vec![id], None);
    house.knowledge.flush_uses().await.unwrap();
    let document = house
        .call("knowledge.documents.get", json!({"id": id}))
        .await;
    assert_eq!(document["usageCount"], 2);
}
