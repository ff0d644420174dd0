use std::{
    collections::{BTreeMap, HashSet},
    sync::{Arc, Mutex},
    time::Duration,
};

use chrono::TimeDelta;
use serde_json::json;
use tekup_base::PageRequest;
use tekup_db::sql::client::GenericClient;
use tekup_events::{GroupSettings, Position, Publication, SubjectFilter, emit};
use tekup_testkit::until;
use uuid::Uuid;

use super::house::{House, n, next, receipts, workers};

pub async fn subscribers_hear_what_is_published_in_order_and_nothing_of_another_tenant(
    house: House,
) {
    let other = house.test.tenant("two").await;
    let mut one = house.subscribe("lead", ">", Position::Now).await;
    let mut two = house.subscribe("lead", ">", Position::Now).await;
    let theirs = SubjectFilter::all();
    let mut theirs = house
        .hub
        .subscribe(&other, "lead", theirs, Position::Beginning)
        .await
        .unwrap();
    house.count("lead", "lead.created", 1..=20).await;
    let foreign = Publication::new("lead.created", json!({"n": 99}));
    house.hub.publish(&other, "lead", foreign).await.unwrap();
    let expected: Vec<_> = (1..=20).collect();
    assert_eq!(next(&mut one, 20).await, expected);
    assert_eq!(next(&mut two, 20).await, expected);
    assert_eq!(next(&mut theirs, 1).await, [99]);
}

pub async fn wild_cards_choose_by_subject(house: House) {
    for (subject, number) in [
        ("lead.created", 1),
        ("lead.won", 2),
        ("lead.note.added", 3),
        ("deal.won", 4),
    ] {
        house.publish("lead", subject, json!({"n": number})).await;
    }
    for (pattern, expected) in [
        ("lead.created", vec![1]),
        ("lead.*", vec![1, 2]),
        ("lead.>", vec![1, 2, 3]),
        ("*.won", vec![2, 4]),
        (">", vec![1, 2, 3, 4]),
    ] {
        let mut subscription = house.subscribe("lead", pattern, Position::Beginning).await;
        assert_eq!(
            next(&mut subscription, expected.len()).await,
            expected,
            "{pattern}"
        );
        let (read, last) = house.read("lead", pattern).await;
        assert_eq!(read.iter().map(|one| n(one)).collect::<Vec<_>>(), expected);
        assert_eq!(
            last,
            subscription.last().max(last),
            "all of it was looked at"
        );
    }
}

pub async fn a_subscription_begins_where_it_is_asked_to(house: House) {
    house.count("lead", "lead.created", 1..=3).await;
    let third = house.publish("lead", "lead.created", json!({"n": 4})).await - 1;
    let message = house.hub.publish(
        &house.ctx,
        "lead",
        Publication::new("lead.created", json!({"n": 5})),
    );
    let at = message.await.unwrap().at;
    for (from, first) in [
        (Position::Beginning, 1),
        (Position::After(third), 4),
        (Position::After(0), 1),
        (Position::Since(at), 5),
    ] {
        let mut subscription = house.subscribe("lead", ">", from).await;
        assert_eq!(next(&mut subscription, 1).await, [first], "{from:?}");
    }
    let mut now = house.subscribe("lead", ">", Position::Now).await;
    house.count("lead", "lead.created", 6..=6).await;
    assert_eq!(next(&mut now, 1).await, [6]);
}

pub async fn who_joins_in_the_middle_misses_nothing_and_hears_nothing_twice(house: House) {
    let writing = house.count("lead", "lead.created", 1..=120);
    let reading = async {
        until("some are written", || async {
            house.read("lead", ">").await.0.len() > 20
        })
        .await;
        let mut subscription = house.subscribe("lead", ">", Position::Beginning).await;
        next(&mut subscription, 120).await
    };
    let ((), seen) = tokio::join!(writing, reading);
    assert_eq!(seen, (1..=120).collect::<Vec<_>>());
}

pub async fn another_process_hears_what_is_published_in_this_one(house: House) {
    let elsewhere = house.other_process().await;
    let all = SubjectFilter::all();
    let mut there = elsewhere
        .subscribe(&house.ctx, "lead", all, Position::Now)
        .await
        .unwrap();
    let mut here = house.subscribe("lead", ">", Position::Now).await;
    for n in 1..=30 {
        let hub = if n % 2 == 0 { &house.hub } else { &elsewhere };
        let publication = Publication::new("lead.created", json!({"n": n}));
        hub.publish(&house.ctx, "lead", publication).await.unwrap();
    }
    let expected: Vec<_> = (1..=30).collect();
    assert_eq!(next(&mut here, 30).await, expected);
    assert_eq!(next(&mut there, 30).await, expected);
}

pub async fn a_group_hands_each_message_to_one_consumer(house: House) {
    house.group("lead", workers()).await;
    house.count("lead", "lead.created", 1..=60).await;
    let taken = Mutex::new(Vec::new());
    let consume = |name: &'static str| {
        let (house, taken) = (&house, &taken);
        async move {
            loop {
                let delivered = house.fetch_now(name, 7).await;
                if delivered.is_empty() {
                    return;
                }
                let numbers: Vec<_> = delivered.iter().map(|one| n(&one.message)).collect();
                taken.lock().unwrap().extend(numbers);
                assert_eq!(
                    house.done(&receipts(&delivered)).await.len(),
                    delivered.len()
                );
            }
        }
    };
    tokio::join!(consume("a"), consume("b"), consume("c"));
    let mut taken = taken.into_inner().unwrap();
    taken.sort_unstable();
    assert_eq!(taken, (1..=60).collect::<Vec<_>>());
}

pub async fn what_is_not_acknowledged_in_time_comes_again_and_the_late_word_does_not_count(
    house: House,
) {
    let quick = GroupSettings {
        visibility_seconds: Some(1),
        ..workers()
    };
    house.group("lead", quick).await;
    house.count("lead", "lead.created", 1..=2).await;
    let first = house.fetch("dies", 10).await;
    assert_eq!(first.len(), 2);
    assert!(
        house.fetch_now("other", 10).await.is_empty(),
        "they are in hand"
    );
    // Done with one; then gone.
    assert_eq!(
        house.done(&[first[1].receipt]).await,
        [first[1].receipt.sequence]
    );
    let again = house.fetch("other", 10).await;
    assert_eq!(again.len(), 1);
    assert_eq!((n(&again[0].message), again[0].receipt.delivery), (1, 2));
    assert!(
        house.done(&[first[0].receipt]).await.is_empty(),
        "another consumer has it by now"
    );
    assert_eq!(
        house.done(&[again[0].receipt]).await,
        [again[0].receipt.sequence]
    );
}

pub async fn a_refused_message_comes_again_and_is_dead_in_the_end_and_can_be_replayed(
    house: House,
) {
    let group = house.group("lead", workers()).await;
    house.count("lead", "lead.created", 1..=1).await;
    for delivery in 1..=3 {
        let delivered = house.fetch("a", 10).await;
        assert_eq!(delivered[0].receipt.delivery, delivery);
        let receipts = receipts(&delivered);
        let refused = house.hub.refuse(
            &house.ctx,
            "lead",
            "workers",
            &receipts,
            TimeDelta::zero(),
            Some("no such lead"),
        );
        assert_eq!(refused.await.unwrap().len(), 1);
    }
    assert!(house.fetch_now("a", 10).await.is_empty());
    let letters = || {
        house.hub.dead_letters(
            &house.ctx,
            "lead",
            "workers",
            &PageRequest {
                limit: None,
                cursor: None,
            },
        )
    };
    let dead = letters().await.unwrap().items;
    assert_eq!(dead.len(), 1);
    assert_eq!(
        (dead[0].deliveries, dead[0].reason.as_deref()),
        (3, Some("no such lead"))
    );
    assert_eq!(n(dead[0].message.as_ref().unwrap()), 1);
    let tx = house.test.db.begin(&house.ctx).await.unwrap();
    assert_eq!(
        house
            .hub
            .replay_dead(&tx, &house.ctx, &group, None)
            .await
            .unwrap(),
        1
    );
    tx.commit().await.unwrap();
    let delivered = house.fetch("a", 10).await;
    assert_eq!(
        (n(&delivered[0].message), delivered[0].receipt.delivery),
        (1, 1)
    );
    house.done(&receipts(&delivered)).await;
    assert!(letters().await.unwrap().items.is_empty());
}

pub async fn two_messages_of_one_key_are_never_out_at_once(house: House) {
    house.group("lead", workers()).await;
    for n in 1..=12 {
        for key in ["anna", "bo", "carl"] {
            house.keyed("lead", key, n).await;
        }
    }
    let out: Mutex<HashSet<String>> = Mutex::default();
    let seen: Mutex<BTreeMap<String, Vec<i64>>> = Mutex::default();
    let done = Mutex::new(0);
    let consume = |name: &'static str| {
        let (house, out, seen, done) = (&house, &out, &seen, &done);
        async move {
            while *done.lock().unwrap() < 36 {
                let delivered = house.fetch_now(name, 5).await;
                for one in &delivered {
                    let key = one.message.key.clone().unwrap();
                    assert!(
                        out.lock().unwrap().insert(key.clone()),
                        "{key} is in two hands"
                    );
                    seen.lock()
                        .unwrap()
                        .entry(key)
                        .or_default()
                        .push(n(&one.message));
                }
                tokio::task::yield_now().await;
                for one in &delivered {
                    out.lock()
                        .unwrap()
                        .remove(one.message.key.as_ref().unwrap());
                }
                *done.lock().unwrap() += house.done(&receipts(&delivered)).await.len();
            }
        }
    };
    tokio::join!(consume("a"), consume("b"), consume("c"));
    for (key, numbers) in seen.into_inner().unwrap() {
        assert_eq!(numbers, (1..=12).collect::<Vec<_>>(), "{key}");
    }
}

pub async fn a_group_takes_its_subjects_and_begins_anew_where_it_is_told(house: House) {
    let won = GroupSettings {
        subject: Some("*.won".into()),
        ..workers()
    };
    let group = house.group("lead", won).await;
    for round in 0..3 {
        house.publish("lead", "lead.created", json!({"n": 0})).await;
        house.publish("lead", "lead.won", json!({"n": round})).await;
    }
    let delivered = house.fetch("a", 10).await;
    assert_eq!(
        delivered
            .iter()
            .map(|one| n(&one.message))
            .collect::<Vec<_>>(),
        [0, 1, 2]
    );
    let channel = house.hub.channel(&house.ctx, "lead").await.unwrap();
    let after = Position::After(delivered[1].message.sequence);
    let position = house
        .hub
        .position(&house.ctx, &channel, after)
        .await
        .unwrap();
    let tx = house.test.db.begin(&house.ctx).await.unwrap();
    house.hub.move_group(&tx, &group, position).await.unwrap();
    tx.commit().await.unwrap();
    let again = house.fetch("a", 10).await;
    assert_eq!(
        again.iter().map(|one| n(&one.message)).collect::<Vec<_>>(),
        [2]
    );
}

pub async fn what_a_transaction_publishes_goes_out_if_it_commits(house: House) {
    let mut subscription = house.subscribe("lead", ">", Position::Now).await;
    for (n, commits) in [(1, true), (2, false), (3, true)] {
        let mut tx = house.test.db.begin(&house.ctx).await.unwrap();
        tx.execute(
            "UPDATE channels SET description = 'touched' WHERE name = 'lead'",
            &[],
        )
        .await
        .unwrap();
        let publication = Publication::new("lead.created", json!({"n": n})).keyed("anna");
        house
            .hub
            .publish_in(&mut tx, &house.ctx, "lead", &publication)
            .await
            .unwrap();
        if commits {
            tx.commit().await.unwrap();
        }
    }
    assert_eq!(next(&mut subscription, 2).await, [1, 3]);
    // Each once: what was carried has left the outbox.
    until("the outbox is empty", || async {
        let admin = house.test.admin().await;
        let row = admin
            .query_one("SELECT count(*) FROM channel_outbox", &[])
            .await
            .unwrap();
        row.get::<_, i64>(0) == 0
    })
    .await;
    assert_eq!(house.read("lead", ">").await.0.len(), 2);
}

pub async fn events_of_the_log_go_to_the_channels_that_carry_them(house: House) {
    let mut leads = house.subscribe("lead", ">", Position::Now).await;
    let mut crm = house.subscribe("crm", ">", Position::Now).await;
    let subject = Uuid::now_v7();
    for (n, kind) in [
        (1, "lead.created"),
        (2, "deal.won"),
        (3, "run.completed"),
        (4, "lead.won"),
    ] {
        let mut tx = house.test.db.begin(&house.ctx).await.unwrap();
        emit(&mut tx, &house.ctx, kind, subject, &json!({"n": n})).unwrap();
        tx.commit().await.unwrap();
    }
    let first = leads.next().await.unwrap().unwrap();
    assert_eq!((n(&first), first.subject.as_str()), (1, "lead.created"));
    assert_eq!(
        first.key.as_deref(),
        Some(subject.to_string().as_str()),
        "a lead's events stay in order"
    );
    assert_eq!(next(&mut leads, 1).await, [4]);
    assert_eq!(next(&mut crm, 1).await, [2]);
    let admin = house.test.admin().await;
    let event = admin
        .query_one("SELECT id FROM events WHERE type = 'lead.created'", &[])
        .await
        .unwrap();
    assert_eq!(event.get::<_, Uuid>(0), first.id);
}

pub async fn a_payload_is_sealed_where_it_is_kept(house: House) {
    house
        .publish(
            "lead",
            "lead.created",
            json!({"n": 1, "name": "Rigtig Hemmelig"}),
        )
        .await;
    let mut subscription = house.subscribe("lead", ">", Position::Beginning).await;
    assert_eq!(next(&mut subscription, 1).await, [1]);
    if house.nats.is_some() {
        return;
    }
    let admin = house.test.admin().await;
    let row = admin
        .query_one("SELECT sealed, payload FROM channel_log", &[])
        .await
        .unwrap();
    assert!(row.get::<_, bool>(0));
    let kept: Vec<u8> = row.get(1);
    assert!(!String::from_utf8_lossy(&kept).contains("Hemmelig"));
    // Moved to another message it does not open, and does not stand in the way of the next.
    admin
        .execute("UPDATE channel_log SET id = $1", &[&Uuid::now_v7()])
        .await
        .unwrap();
    house.publish("lead", "lead.created", json!({"n": 2})).await;
    let (read, _) = house.read("lead", ">").await;
    assert_eq!(read[0].headers["tekup-unreadable"], "true");
    assert!(read[0].payload.is_null());
    assert_eq!(n(&read[1]), 2);
}

pub async fn a_channel_in_memory_keeps_its_last_messages_and_nothing_on_disk(house: House) {
    let mut live = house.subscribe("voice", "voice.>", Position::Now).await;
    house.count("voice", "voice.level", 1..=50).await;
    assert_eq!(next(&mut live, 50).await, (1..=50).collect::<Vec<_>>());
    let mut late = house
        .subscribe("voice", "voice.>", Position::Beginning)
        .await;
    assert_eq!(next(&mut late, 50).await, (1..=50).collect::<Vec<_>>());
    let admin = house.test.admin().await;
    let kept = admin
        .query_one("SELECT count(*) FROM channel_log", &[])
        .await
        .unwrap();
    assert_eq!(kept.get::<_, i64>(0), 0);
    let mut tx = house.test.db.begin(&house.ctx).await.unwrap();
    let publication = Publication::new("voice.level", json!({}));
    let error = house
        .hub
        .publish_in(&mut tx, &house.ctx, "voice", &publication)
        .await
        .unwrap_err();
    assert_eq!(error.fields()[0].code, "not_persisted");
    let channel = house.hub.channel(&house.ctx, "voice").await.unwrap();
    assert!(
        house
            .hub
            .position(&house.ctx, &channel, Position::Now)
            .await
            .is_err(),
        "no groups there"
    );
    if house.nats.is_some() {
        // The message server tells other processes.
        let elsewhere = house.other_process().await;
        let all = SubjectFilter::all();
        let there = elsewhere
            .subscribe(&house.ctx, "voice", all, Position::Now)
            .await
            .unwrap();
        let there = Arc::new(tokio::sync::Mutex::new(there));
        until("another process hears it", || async {
            house
                .publish("voice", "voice.level", json!({"n": 51}))
                .await;
            let mut there = there.lock().await;
            tokio::time::timeout(Duration::from_millis(200), there.next())
                .await
                .is_ok()
        })
        .await;
    }
}

pub async fn lag_counts_what_a_group_has_not_looked_at(house: House) {
    house.group("lead", workers()).await;
    house.count("lead", "lead.created", 1..=5).await;
    let channel = house.hub.channel(&house.ctx, "lead").await.unwrap();
    let state = || async {
        let page = PageRequest {
            limit: None,
            cursor: None,
        };
        let groups = house.hub.groups(&house.ctx, &channel, &page).await.unwrap();
        groups.items.into_iter().next().unwrap()
    };
    assert_eq!(state().await.lag, 5);
    let delivered = house.fetch("a", 2).await;
    let now = state().await;
    assert_eq!((now.lag, now.in_hand, now.waiting), (0, 2, 3));
    house.done(&receipts(&delivered)).await;
    assert_eq!(state().await.in_hand, 0);
}
