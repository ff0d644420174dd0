//! What the inbox shows: lists that are narrowed down, replies that are suggested.

use std::slice::from_ref;

use serde_json::json;

use crate::house::House;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replies_are_suggested_with_their_sources() {
    let house = House::new().await.taught().await;
    let conversation = house.conversation().await;
    house.say(&conversation, "Hvad koster et nyt kort?").await;
    let suggestions = format!("/api/v1/conversations/{conversation}/suggestions");
    let suggested = house.bank.get(&suggestions).await.items();
    assert!(
        suggested[0]["text"].as_str().unwrap().contains("150 kr."),
        "{suggested:?}"
    );
    assert_eq!(suggested[0]["source"]["title"], "Spær dit kort");

    // What belongs to the source is offered beside it, as far as the customer may read it.
    let documents = house.bank.get("/api/v1/knowledge/documents").await.items();
    let id = |title: &str| {
        let found = documents.iter().find(|one| one["title"] == title);
        found.unwrap()["id"].clone()
    };
    let document = |title: &str| {
        format!(
            "/api/v1/knowledge/documents/{}",
            id(title).as_str().unwrap()
        )
    };
    let links = json!({"documents": [id("Åbningstider"), id("Transfer limits")]});
    let set = format!("{}/links", document("Spær dit kort"));
    house.bank.send("PUT", &set, &links).await.ok();
    let inner = json!({"audience": ["staff"]});
    let limits = document("Transfer limits");
    house.bank.send("PATCH", &limits, &inner).await.ok();
    let suggested = house.bank.get(&suggestions).await.items();
    let related = suggested[0]["related"].as_array().unwrap();
    assert_eq!(related.len(), 1, "{related:?}");
    assert_eq!(related[0]["documentId"], id("Åbningstider"));
    assert_eq!(related[0]["reason"], "linked");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_is_narrowed_by_what_was_wanted_and_when() {
    let house = House::new().await.taught().await;
    let cards = house.conversation().await;
    house.say(&cards, "Hvordan spærrer jeg mit kort?").await;
    house.say(&cards, "Hvornår har I åbent?").await;
    let hours = house.conversation().await;
    house.say(&hours, "Hvornår har I åbent?").await;
    let admin = house.test.admin().await;
    let id: uuid::Uuid = cards.parse().unwrap();
    let move_back =
        "UPDATE conversations SET last_activity_at = '2026-03-10T22:30:00Z' WHERE id = $1";
    admin.execute(move_back, &[&id]).await.unwrap();
    let listed = async |query: &str| -> Vec<String> {
        let path = format!("/api/v1/conversations?{query}");
        let items = house.bank.get(&path).await.items().into_iter();
        items
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    // A conversation is found by everything that was wanted in it.
    assert_eq!(listed("intent=lost_card").await, from_ref(&cards));
    let both = [hours.clone(), cards.clone()];
    assert_eq!(listed("intent=opening_hours").await, both);
    assert_eq!(
        listed("intent=opening_hours&limit=1").await,
        from_ref(&hours)
    );
    assert!(
        listed("intent=opening_hours&status=resolved")
            .await
            .is_empty()
    );
    assert!(listed("intent=nothing").await.is_empty());

    assert_eq!(
        listed("from=2026-03-10&to=2026-03-10").await,
        from_ref(&cards)
    );
    assert_eq!(
        listed("to=2026-03-10&status=active").await,
        from_ref(&cards)
    );
    assert_eq!(listed("from=2026-03-11").await, from_ref(&hours));
    assert_eq!(
        listed("intent=opening_hours&to=2026-03-10&language=da").await,
        from_ref(&cards)
    );
    // Days are those of the tenant's working hours: there it is past midnight already.
    let week = json!({
        "name": "Kontor", "timeZone": "Europe/Copenhagen", "week": vec![json!([[540, 1020]]); 7],
    });
    house.bank.post("/api/v1/working-hours", &week).await.ok();
    let night = "2026-03-10T23:30:00Z"
        .parse::<chrono::DateTime<chrono::Utc>>()
        .unwrap();
    let move_on = "UPDATE conversations SET last_activity_at = $2 WHERE id = $1";
    admin.execute(move_on, &[&id, &night]).await.unwrap();
    assert!(listed("to=2026-03-10").await.is_empty());
    assert_eq!(
        listed("from=2026-03-11&to=2026-03-11").await,
        from_ref(&cards)
    );
    let wrong = house
        .bank
        .get("/api/v1/conversations?from=2026-03-11&to=2026-03-10")
        .await;
    assert_eq!(
        wrong.fails(400, "validation_failed")["errors"][0]["field"],
        "to"
    );

    let filter = json!({"intent": "lost_card", "from": "2026-03-01", "to": "2026-03-31"});
    let view = json!({"name": "Kort i marts", "shared": true, "filter": filter});
    let view = house.bank.post("/api/v1/views", &view).await.ok();
    assert_eq!(view["filter"]["intent"], "lost_card", "{view}");
    assert_eq!(view["filter"]["to"], "2026-03-31", "{view}");
}
