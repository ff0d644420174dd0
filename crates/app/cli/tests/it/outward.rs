//! `kill -9` between what an action does in another system and its record here: it is tried again under the same
//! key, so a receiver that honours the key does it once.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use axum::{Router, extract::State, http::HeaderMap, routing::post};
use serde_json::{Value, json};
use tekup_testkit::{MAIL_PASSWORD, MAIL_USER, MailServers, until};
use tokio::{net::TcpListener, sync::watch};

use crate::tekup::{Home, Tekup};

const SETTINGS: [(&str, &str); 1] = [("TEKUP_ALLOWED_HOSTS", "127.0.0.1")];
const SECRET: &str = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
const BO: &str = "bo@kunde.example";

/// A receiver that honours `webhook-id`, and is slow to say what it did.
#[derive(Clone)]
struct Receiver {
    url: String,
    /// The ids of all calls.
    calls: Arc<Mutex<Vec<String>>>,
    may_answer: Arc<watch::Sender<bool>>,
}

impl Receiver {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver = Self {
            url: format!("http://{}/", listener.local_addr().unwrap()),
            calls: Arc::default(),
            may_answer: Arc::new(watch::Sender::new(false)),
        };
        let router = Router::new()
            .route("/", post(take))
            .with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        receiver
    }

    fn calls(&self) -> Vec<String> {
        self.calls.lock().unwrap().clone()
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap) -> &'static str {
    let id = headers["webhook-id"].to_str().unwrap().to_owned();
    receiver.calls.lock().unwrap().push(id);
    let mut may = receiver.may_answer.subscribe();
    may.wait_for(|may| *may).await.unwrap();
    "done"
}

async fn act(tekup: &Tekup<'_>, kind: &str, parameters: Value) -> String {
    let asked = json!({"type": kind, "parameters": parameters});
    let made = tekup.post("/api/v1/actions", &asked).await;
    format!("/api/v1/actions/{}", made["id"].as_str().unwrap())
}

async fn completed(tekup: &Tekup<'_>, action: &str) -> Value {
    until("the action is done", || async {
        let action = tekup.get(action).await;
        assert_ne!(action["status"], "failed", "{action}");
        action["status"] == "completed"
    })
    .await;
    tekup.get(action).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_cut_off_after_its_effect_comes_again_under_its_key() {
    let home = Home::new();
    let receiver = Receiver::start().await;
    let tekup = Tekup::serve_with(&home, &SETTINGS).await;
    let connection = json!({
        "kind": "webhook", "name": "Lager", "settings": {"url": receiver.url},
        "secrets": {"secret": SECRET},
    });
    tekup.post("/api/v1/connections", &connection).await;
    let sent = json!({"type": "order.cancelled", "data": {"order": 7}});
    let action = act(&tekup, "webhook.send", sent).await;
    until("the receiver has done it", || async {
        !receiver.calls().is_empty()
    })
    .await;
    tekup.crash().await;
    receiver.may_answer.send_replace(true);

    let tekup = Tekup::serve_with(&home, &SETTINGS).await;
    completed(&tekup, &action).await;
    let calls = receiver.calls();
    let effects: BTreeSet<&String> = calls.iter().collect();
    assert!(calls.len() >= 2, "it was never in doubt: {calls:?}");
    assert_eq!(effects.len(), 1, "{calls:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_cut_off_after_it_was_taken_comes_again_under_its_id() {
    let home = Home::new();
    let folder = tempfile::tempdir().unwrap();
    let mut servers = MailServers::start(folder.path()).await.unwrap();
    servers.answer_slowly(true).unwrap();
    let tekup = Tekup::serve_with(&home, &SETTINGS).await;
    let connection = json!({
        "kind": "email", "name": "Post",
        "settings": {
            "address": MAIL_USER, "username": MAIL_USER,
            "smtpHost": "127.0.0.1", "smtpPort": servers.smtp_port(), "smtpSecurity": "none",
            "imapHost": "127.0.0.1", "imapPort": servers.imap_port(), "imapSecurity": "none",
        },
        "secrets": {"password": MAIL_PASSWORD},
    });
    tekup.post("/api/v1/connections", &connection).await;
    let mail = json!({"to": BO, "subject": "Dit kort", "text": "Det er spærret."});
    let action = act(&tekup, "email.send", mail).await;
    until("Bo has the mail", || async {
        !servers.mails(BO).is_empty()
    })
    .await;
    tekup.crash().await;
    servers.stop_smtp();
    servers.answer_slowly(false).unwrap();
    servers.start_smtp().await.unwrap();

    let tekup = Tekup::serve_with(&home, &SETTINGS).await;
    let done = completed(&tekup, &action).await;
    let mails = servers.mails(BO);
    let ids: BTreeSet<&str> = mails
        .iter()
        .filter_map(|mail| {
            mail.lines()
                .find_map(|line| line.strip_prefix("Message-ID: "))
        })
        .collect();
    assert!(mails.len() >= 2, "it was never in doubt: {mails:?}");
    assert_eq!(ids.len(), 1, "{ids:?}");
    assert_eq!(done["result"]["messageId"].as_str(), ids.first().copied());
}
