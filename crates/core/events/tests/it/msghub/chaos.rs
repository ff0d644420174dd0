use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use serde_json::json;
use tekup_base::ErrorKind;
use tekup_events::{Position, Publication, SubjectFilter};
use tekup_testkit::until;
use tokio_util::sync::CancellationToken;

use super::house::{House, n, next};

/// Publishes 1, 2, 3 ... until told to stop, and counts them; returns those that were said to be safe.
async fn publish_until(
    house: &House,
    count: &AtomicUsize,
    stop: &CancellationToken,
) -> BTreeSet<i64> {
    let mut safe = BTreeSet::new();
    let mut number = 0;
    while !stop.is_cancelled() {
        number += 1;
        let publication = Publication::new("lead.created", json!({"n": number}));
        match house.hub.publish(&house.ctx, "lead", publication).await {
            Ok(_) => {
                safe.insert(number);
                count.store(safe.len(), Ordering::Relaxed);
            }
            Err(error) => {
                assert!(
                    matches!(error.kind(), ErrorKind::Unavailable | ErrorKind::Timeout),
                    "{error:?}"
                );
                tokio::task::yield_now().await;
            }
        }
    }
    safe
}

/// Waits until so many more were said to be safe.
async fn some_are_safe(count: &AtomicUsize, more: usize) {
    let before = count.load(Ordering::Relaxed);
    until("some are safe", || async {
        count.load(Ordering::Relaxed) > before + more
    })
    .await;
}

/// Everything in the channel, as often as it is there.
async fn all(house: &House) -> Vec<i64> {
    let (mut numbers, mut after) = (Vec::new(), 0);
    loop {
        let all = SubjectFilter::all();
        let read = house
            .hub
            .read(&house.ctx, "lead", &all, Position::After(after), 200)
            .await;
        let (messages, last) = read.unwrap();
        if messages.is_empty() {
            return numbers;
        }
        numbers.extend(messages.iter().map(|one| n(one)));
        after = last;
    }
}

async fn nothing_is_lost(house: &House, safe: &BTreeSet<i64>) {
    let kept = all(house).await;
    let kept_set: BTreeSet<_> = kept.iter().copied().collect();
    let lost: Vec<_> = safe.difference(&kept_set).collect();
    assert!(lost.is_empty(), "said to be safe and lost: {lost:?}");
    assert_eq!(kept.len(), kept_set.len(), "kept twice");
    assert!(kept.is_sorted(), "out of order");
}

/// From the beginning on; an error while the server is not there in full.
async fn reads_to_the_hundredth(house: &House) -> tekup_base::Result<()> {
    let from = Position::Beginning;
    let mut subscription = house
        .hub
        .subscribe(&house.ctx, "lead", SubjectFilter::all(), from)
        .await?;
    while let Some(message) = subscription.next().await? {
        if n(&message) >= 100 {
            return Ok(());
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_was_said_to_be_safe_outlives_the_loss_of_the_database() {
    let house = House::postgres().await;
    let (count, stop) = (AtomicUsize::new(0), CancellationToken::new());
    let trouble = async {
        for round in 1..=3 {
            some_are_safe(&count, 20).await;
            house.test.cut_off().await;
            house.test.let_back().await;
            until(&format!("it is back after round {round}"), || async {
                house.test.db.ping().await.is_ok()
            })
            .await;
        }
        stop.cancel();
    };
    let (safe, ()) = tokio::join!(publish_until(&house, &count, &stop), trouble);
    assert!(safe.len() > 60, "only {} were published", safe.len());
    nothing_is_lost(&house, &safe).await;
}

#[tokio::test]
async fn what_was_said_to_be_safe_outlives_the_death_of_the_message_server() {
    let mut house = House::nats().await;
    house.publish("lead", "lead.created", json!({"n": 0})).await;
    let mut server = house.nats.take().unwrap();
    let (count, stop) = (AtomicUsize::new(0), CancellationToken::new());
    let trouble = async {
        some_are_safe(&count, 100).await;
        server.kill();
        server.start_again().await;
        until("a message after the hundredth is read", || async {
            reads_to_the_hundredth(&house).await.is_ok()
        })
        .await;
        stop.cancel();
    };
    let (safe, ()) = tokio::join!(publish_until(&house, &count, &stop), trouble);
    nothing_is_lost(&house, &safe).await;
    let mut after = house.subscribe("lead", ">", Position::Now).await;
    until("it takes messages again", || async {
        let again = Publication::new("lead.created", json!({"n": -1}));
        house.hub.publish(&house.ctx, "lead", again).await.is_ok()
    })
    .await;
    assert_eq!(next(&mut after, 1).await, [-1]);
}
