use std::sync::Arc;

use serde_json::json;
use tekup_events::{Event, Hub, Lagged, Notice, Subscription};
use tekup_testkit::until;
use tokio::task::JoinHandle;

use crate::bench::{Bench, burst, count_up};

/// A hub that follows the log from its present end.
async fn hub(bench: &Bench) -> (Hub, JoinHandle<()>) {
    let hub = Hub::new(bench.test.db.clone());
    let task = tokio::spawn(hub.clone().run(bench.stopping()));
    // It has looked at the log once when it hands something on.
    let mut probe = hub.subscribe(bench.ctx.tenant());
    let mut heard = tokio::spawn(async move { probe.next().await });
    loop {
        burst(&bench.test.db, &bench.ctx, 1).await;
        let wait = tokio::time::Duration::from_millis(50);
        if tokio::time::timeout(wait, &mut heard).await.is_ok() {
            break;
        }
    }
    // The rest of the probes has gone by once the last of the log has been handed on.
    until("the hub has caught up", || async {
        let waiting: i64 = bench
            .test
            .admin()
            .await
            .query_one(
                "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM events WHERE sequence > $1)",
                &[&hub.sequence()],
            )
            .await
            .unwrap()
            .get(0);
        waiting == 0
    })
    .await;
    (hub, task)
}

async fn event(subscription: &mut Subscription) -> Arc<Event> {
    match subscription.next().await {
        Some(Ok(Notice::Event(event))) => event,
        other => panic!("expected an event, heard {other:?}"),
    }
}

#[tokio::test]
async fn a_subscriber_hears_its_own_tenant_in_order_and_nothing_of_another() {
    let bench = Bench::new().await;
    let other = bench.test.tenant("two").await;
    let subject = bench.subject().await;
    let relay = bench.relay();
    let (hub, task) = hub(&bench).await;
    let mut mine = hub.subscribe(bench.ctx.tenant());
    let mut theirs = hub.subscribe(other.tenant());
    burst(&bench.test.db, &other, 2).await;
    for _ in 0..5 {
        count_up(&bench.test.db, &bench.ctx, subject).await;
    }
    for n in 1..=5 {
        let event = event(&mut mine).await;
        assert_eq!(
            (event.subject, event.data["n"].as_i64()),
            (subject, Some(n))
        );
        assert!(event.sequence <= hub.sequence());
    }
    for _ in 0..2 {
        assert_eq!(event(&mut theirs).await.kind, "test.burst");
    }
    hub.pass(bench.ctx.tenant(), json!({"delta": "Hej"}));
    match mine.next().await {
        Some(Ok(Notice::Passing(notice))) => assert_eq!(*notice, json!({"delta": "Hej"})),
        other => panic!("expected the passing notice, heard {other:?}"),
    }
    bench.stop([relay, task]).await;
    assert!(mine.next().await.is_none(), "the end is not told");
    assert!(theirs.next().await.is_none());
}

#[tokio::test]
async fn a_subscriber_that_is_too_slow_is_told_so_and_finds_everything_in_the_log() {
    let bench = Bench::new().await;
    let relay = bench.relay();
    let (hub, task) = hub(&bench).await;
    let from = hub.sequence();
    let mut slow = hub.subscribe(bench.ctx.tenant());
    let mut quick = hub.subscribe(bench.ctx.tenant());
    let quick = tokio::spawn(async move {
        let mut heard = 0;
        while heard < 1300 {
            event(&mut quick).await;
            heard += 1;
        }
    });
    for _ in 0..13 {
        burst(&bench.test.db, &bench.ctx, 100).await;
    }
    until("the hub has handed everything on", || async {
        bench.after(&bench.ctx, hub.sequence(), 1).await.is_empty()
            && bench.after(&bench.ctx, from, 2000).await.len() == 1300
    })
    .await;
    assert!(matches!(slow.next().await, Some(Err(Lagged))));
    assert_eq!(bench.after(&bench.ctx, from, 2000).await.len(), 1300);
    quick.await.unwrap();
    bench.stop([relay, task]).await;
}

#[tokio::test]
async fn who_subscribes_first_and_reads_the_log_second_misses_nothing() {
    let bench = Bench::new().await;
    let subject = bench.subject().await;
    let relay = bench.relay();
    let (hub, task) = hub(&bench).await;
    let from = hub.sequence();
    let writing = async {
        for _ in 0..60 {
            count_up(&bench.test.db, &bench.ctx, subject).await;
        }
    };
    let reading = async {
        // Joins in the middle of it.
        until("some are written", || async {
            bench.after(&bench.ctx, from, 100).await.len() > 20
        })
        .await;
        let mut subscription = hub.subscribe(bench.ctx.tenant());
        let mut seen = bench.after(&bench.ctx, from, 100).await;
        while seen.len() < 60 {
            let event = event(&mut subscription).await;
            if seen
                .last()
                .is_none_or(|last| event.sequence > last.sequence)
            {
                seen.push((*event).clone());
            }
        }
        seen
    };
    let ((), seen) = tokio::join!(writing, reading);
    let numbers: Vec<_> = seen.iter().map(|e| e.data["n"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=60).collect::<Vec<_>>());
    bench.stop([relay, task]).await;
}

#[tokio::test]
async fn a_hub_outlives_its_connection_to_the_database() {
    let bench = Bench::new().await;
    let relay = bench.relay();
    let (hub, task) = hub(&bench).await;
    let mut mine = hub.subscribe(bench.ctx.tenant());
    bench
        .test
        .admin()
        .await
        .execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND usename = 'tekup_app'",
            &[],
        )
        .await
        .unwrap();
    until("the pool has a connection again", || async {
        bench.test.db.ping().await.is_ok()
    })
    .await;
    let subject = bench.subject().await;
    count_up(&bench.test.db, &bench.ctx, subject).await;
    assert_eq!(event(&mut mine).await.subject, subject);
    bench.stop([relay, task]).await;
}
