use std::collections::HashSet;

use serde_json::json;
use tekup_events::{TypeFilter, emit, since};
use uuid::Uuid;

use crate::bench::{Bench, burst, count_up, numbers, writers};

#[tokio::test]
async fn events_of_a_subject_keep_the_order_of_their_commits_under_many_writers() {
    let bench = Bench::new().await;
    let subjects = [bench.subject().await, bench.subject().await];
    let relay = bench.relay();
    writers(&bench, &subjects, 6, 15).await;
    let events = bench.all(180).await;
    assert_eq!(events.len(), 180);
    for subject in subjects {
        assert_eq!(numbers(&events, subject), (1..=90).collect::<Vec<_>>());
    }
    bench.stop([relay]).await;
}

#[tokio::test]
async fn two_relays_at_once_move_every_event_once_and_in_order() {
    let bench = Bench::new().await;
    let subject = bench.subject().await;
    let relays = [bench.relay(), bench.relay(), bench.relay()];
    writers(&bench, &[subject], 6, 20).await;
    let events = bench.all(120).await;
    assert_eq!(numbers(&events, subject), (1..=120).collect::<Vec<_>>());
    let ids: HashSet<_> = events.iter().map(|event| event.id).collect();
    assert_eq!(ids.len(), events.len());
    assert!(events.is_sorted_by(|a, b| a.sequence < b.sequence));
    bench.stop(relays).await;
}

#[tokio::test]
async fn a_reader_that_goes_on_from_its_last_sequence_misses_nothing_and_sees_nothing_twice() {
    let bench = Bench::new().await;
    let subjects = [bench.subject().await, bench.subject().await];
    let relays = [bench.relay(), bench.relay()];
    let read = async {
        let (mut seen, mut last) = (Vec::new(), 0);
        while seen.len() < 120 {
            // Small parts, so that it reads in the middle of what is being written.
            for event in bench.after(&bench.ctx, last, 3).await {
                assert!(event.sequence > last);
                last = event.sequence;
                seen.push(event);
            }
            tokio::task::yield_now().await;
        }
        seen
    };
    let (seen, ()) = tokio::join!(read, writers(&bench, &subjects, 4, 15));
    assert_eq!(seen, bench.all(120).await);
    for subject in subjects {
        assert_eq!(numbers(&seen, subject), (1..=60).collect::<Vec<_>>());
    }
    bench.stop(relays).await;
}

#[tokio::test]
async fn what_was_rolled_back_never_happened() {
    let bench = Bench::new().await;
    let subject = bench.subject().await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    emit(
        &mut tx,
        &bench.ctx,
        "test.undone",
        subject,
        &json!({"n": 0}),
    )
    .unwrap();
    drop(tx);
    count_up(&bench.test.db, &bench.ctx, subject).await;
    let relay = bench.relay();
    let events = bench.all(1).await;
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].kind, "test.counted");
    bench.stop([relay]).await;
}

#[tokio::test]
async fn a_relay_that_starts_late_finds_what_was_written_before() {
    let bench = Bench::new().await;
    burst(&bench.test.db, &bench.ctx, 1500).await;
    assert!(bench.after(&bench.ctx, 0, 10).await.is_empty());
    let relay = bench.relay();
    let events = bench.all(1500).await;
    let order: Vec<_> = events
        .iter()
        .map(|e| e.data["n"].as_u64().unwrap())
        .collect();
    assert_eq!(order, (0..1500).collect::<Vec<_>>());
    bench.stop([relay]).await;
}

#[tokio::test]
async fn a_tenant_reads_its_own_events_of_the_types_it_asked_for() {
    let bench = Bench::new().await;
    let other = bench.test.tenant("two").await;
    let subject = bench.subject().await;
    count_up(&bench.test.db, &bench.ctx, subject).await;
    burst(&bench.test.db, &bench.ctx, 2).await;
    burst(&bench.test.db, &other, 3).await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    emit(
        &mut tx,
        &bench.ctx,
        "testXcounted",
        Uuid::now_v7(),
        &json!({}),
    )
    .unwrap();
    tx.commit().await.unwrap();
    let relay = bench.relay();
    let mine = bench.all(4).await;
    assert_eq!(mine.len(), 4);
    assert_eq!(bench.after(&other, 0, 100).await.len(), 3);
    for (patterns, expected) in [
        (vec!["test.counted"], 1),
        (vec!["test.*"], 3),
        (vec!["*"], 4),
        (vec!["test.counted", "test.burst"], 3),
        (vec!["message.*"], 0),
        // An underscore is a letter like any other, no wild card.
        (vec!["test_counted"], 0),
    ] {
        let filter = TypeFilter::parse(&patterns).unwrap();
        let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
        let found = since(&tx, 0, &filter, 100).await.unwrap();
        assert_eq!(found.len(), expected, "{patterns:?}");
    }
    bench.stop([relay]).await;
}
