//! The private Postgres dies under load.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::tekup::{Home, Tekup, answer, is_alive, log_of, signal};

/// What those who write have seen.
#[derive(Default)]
struct Seen {
    accepted: Mutex<Vec<String>>,
    refused: AtomicUsize,
    /// Answers that are neither done nor a clear refusal.
    wrong: Mutex<Vec<String>>,
    enough: AtomicBool,
}

impl Seen {
    fn take(&self, status: u16, body: &Value) -> bool {
        match status {
            200 | 201 => return true,
            503 if body["error"]["code"] == "unavailable" => {
                assert_eq!(body["error"]["statusCode"], 503);
                self.refused.fetch_add(1, Ordering::Relaxed);
            }
            _ => self.wrong.lock().unwrap().push(format!("{status}: {body}")),
        }
        false
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_fail_clearly_and_it_recovers_by_itself() {
    let home = Home::new();
    let tekup = Arc::new(Tekup::serve_with(&home, &[("TEKUP_RATE_LIMIT", "0")]).await);
    let seen = Arc::new(Seen::default());
    let load = (0..4).map(|writer| {
        let (tekup, seen) = (Arc::clone(&tekup), Arc::clone(&seen));
        async move {
            for number in 0.. {
                if seen.enough.load(Ordering::Relaxed) {
                    return;
                }
                let user = format!("load-{writer}-{number}");
                let new = json!({"userId": user, "channel": "api"});
                let post = tekup.request("POST", "/api/v1/conversations").json(&new);
                let (status, body) = answer(post).await;
                if seen.take(status.as_u16(), &body) {
                    seen.accepted.lock().unwrap().push(user);
                }
                let (status, body) = answer(tekup.request("GET", "/api/v1/conversations")).await;
                seen.take(status.as_u16(), &body);
            }
        }
    });
    let accepted = |seen: &Seen| seen.accepted.lock().unwrap().len();
    let incident = async {
        until("writes are accepted", || async { accepted(&seen) > 20 }).await;
        let before = home.postgres().expect("Postgres runs");
        signal(before, "KILL");
        until("requests are refused", || async {
            seen.refused.load(Ordering::Relaxed) > 0
        })
        .await;
        assert!(is_alive(tekup.pid()));
        until("another Postgres runs", || async {
            home.postgres().is_some_and(|now| now != before)
        })
        .await;
        until("the server is ready", || async {
            answer(tekup.request("GET", "/health/ready")).await.0 == 200
        })
        .await;
        let so_far = accepted(&seen);
        until("writes are accepted again", || async {
            accepted(&seen) > so_far + 20
        })
        .await;
        seen.enough.store(true, Ordering::Relaxed);
    };
    tokio::join!(futures::future::join_all(load), incident);

    let wrong = seen.wrong.lock().unwrap().clone();
    assert!(
        wrong.is_empty(),
        "{} unclear answers, such as {}",
        wrong.len(),
        wrong[0]
    );
    // What was said to be done is there, once.
    let there = tekup.all("/api/v1/conversations").await;
    let mut users = BTreeSet::new();
    for conversation in &there {
        let user = conversation["userId"].as_str().unwrap();
        if user.starts_with("load-") {
            assert!(users.insert(user.to_owned()), "{user} is there twice");
        }
    }
    for user in &*seen.accepted.lock().unwrap() {
        assert!(users.contains(user), "{user} was accepted and is gone");
    }
    // The work in the background goes on as well.
    tekup.loaded().await;
    assert!(log_of(&home).contains("the private Postgres runs again"));
    let postgres = home.postgres().unwrap();
    let tekup = Arc::into_inner(tekup).expect("nobody else holds the server");
    let (status, _) = tekup.stop("INT").await;
    assert!(status.success(), "{status}\n{}", log_of(&home));
    assert!(!is_alive(postgres));
}
