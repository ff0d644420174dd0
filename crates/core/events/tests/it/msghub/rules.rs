use serde_json::json;
use tekup_base::PageRequest;
use tekup_events::{ChannelSettings, MAX_PAYLOAD, Position, Publication};

use super::house::{House, next};

fn settings() -> ChannelSettings {
    ChannelSettings {
        description: "Orders".into(),
        encrypted: false,
        retention_seconds: 3600,
        carries: vec!["order.>".into()],
    }
}

#[tokio::test]
async fn every_tenant_begins_with_the_four_channels() {
    let house = House::postgres().await;
    let page = PageRequest {
        limit: None,
        cursor: None,
    };
    let channels = house.hub.channels(&house.ctx, &page).await.unwrap().items;
    let told: Vec<_> = channels
        .iter()
        .map(|one| {
            (
                one.name.as_str(),
                one.retention_seconds / 86_400,
                one.persisted,
                one.encrypted,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("compliance", 365, true, true),
            ("crm", 30, true, true),
            ("lead", 7, true, true),
            ("voice", 1, false, true),
        ]
    );
}

#[tokio::test]
async fn a_tenant_makes_changes_and_retires_a_channel_of_its_own() {
    let house = House::postgres().await;
    let tx = house.test.db.begin(&house.ctx).await.unwrap();
    let made = house
        .hub
        .create_channel(&tx, &house.ctx, "orders", true, &settings())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    house.hub.shape(&house.ctx, &made).await.unwrap();
    house.count("orders", "order.placed", 1..=2).await;
    let tx = house.test.db.begin(&house.ctx).await.unwrap();
    let again = house
        .hub
        .create_channel(&tx, &house.ctx, "orders", true, &settings())
        .await;
    assert_eq!(again.unwrap_err().kind().code(), "conflict");
    drop(tx);
    let tx = house.test.db.begin(&house.ctx).await.unwrap();
    house
        .hub
        .retire_channel(&tx, &house.ctx, "orders")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let refused = house
        .hub
        .publish(
            &house.ctx,
            "orders",
            Publication::new("order.placed", json!({})),
        )
        .await;
    assert_eq!(refused.unwrap_err().kind().code(), "not_found");
    // The name is free, and what the old one held is not in the new one.
    let tx = house.test.db.begin(&house.ctx).await.unwrap();
    house
        .hub
        .create_channel(&tx, &house.ctx, "orders", true, &settings())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    house.count("orders", "order.placed", 3..=3).await;
    let mut all = house.subscribe("orders", ">", Position::Beginning).await;
    assert_eq!(next(&mut all, 1).await, [3]);
}

#[tokio::test]
async fn wrong_rules_and_messages_are_refused_with_every_field() {
    let house = House::postgres().await;
    let tx = house.test.db.begin(&house.ctx).await.unwrap();
    let wrong = ChannelSettings {
        retention_seconds: 5,
        carries: vec!["order..x".into()],
        ..settings()
    };
    let error = house
        .hub
        .create_channel(&tx, &house.ctx, "orders", false, &wrong)
        .await
        .unwrap_err();
    let fields: Vec<_> = error
        .fields()
        .iter()
        .map(|one| one.field.as_str())
        .collect();
    assert_eq!(fields, ["retentionSeconds", "carries", "carries.0"]);
    let large = Publication::new("lead.created", json!("x".repeat(MAX_PAYLOAD)));
    let error = house
        .hub
        .publish(&house.ctx, "lead", large)
        .await
        .unwrap_err();
    assert_eq!(error.fields()[0].code, "too_large");
    assert!(house.read("lead", ">").await.0.is_empty());
}

#[tokio::test]
async fn what_is_past_its_time_is_pruned_and_the_rest_stays() {
    let house = House::postgres().await;
    house.count("lead", "lead.created", 1..=6).await;
    house.count("crm", "deal.won", 1..=1).await;
    let admin = house.test.admin().await;
    admin
        .execute(
            "UPDATE channel_log SET at = at - interval '8 days' WHERE sequence <= 4",
            &[],
        )
        .await
        .unwrap();
    // Eight days are past a lead's time, and within a deal's.
    assert_eq!(house.hub.prune().await.unwrap(), 4);
    assert_eq!(house.hub.prune().await.unwrap(), 0);
    let mut leads = house.subscribe("lead", ">", Position::Beginning).await;
    assert_eq!(next(&mut leads, 2).await, [5, 6]);
    let mut deals = house.subscribe("crm", ">", Position::Beginning).await;
    assert_eq!(next(&mut deals, 1).await, [1]);
    let mut from_the_gone = house.subscribe("lead", ">", Position::After(1)).await;
    assert_eq!(next(&mut from_the_gone, 1).await, [5]);
}
