//! A mailbox that is reached as the large providers want it: STARTTLS and access tokens, against Debian's Dovecot.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use axum::{Form, Json, Router, extract::State, http::StatusCode, routing::post};
use serde_json::{Value, json};
use tekup_testkit::{MAIL_USER, MailServers, until};
use tokio::net::TcpListener;

use crate::tekup::{Home, Tekup};

const BO: &str = "bo@kunde.example";

/// Who gives access tokens, each for a refresh token that is good once, and says which token is good.
#[derive(Clone)]
struct Issuer {
    url: String,
    /// How many refresh tokens were used.
    given: Arc<Mutex<usize>>,
    /// Whether the last token is good no more.
    taken_back: Arc<AtomicBool>,
    /// What was refused.
    refused: Arc<Mutex<Vec<String>>>,
}

impl Issuer {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            given: Arc::default(),
            taken_back: Arc::default(),
            refused: Arc::default(),
        };
        let router = Router::new()
            .route("/token", post(token))
            .route("/introspect", post(introspect))
            .with_state(issuer.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        issuer
    }
}

type Fields = Form<std::collections::HashMap<String, String>>;

async fn token(State(issuer): State<Issuer>, Form(form): Fields) -> (StatusCode, Json<Value>) {
    let mut given = issuer.given.lock().unwrap();
    let expected = [
        ("grant_type", "refresh_token".to_owned()),
        ("client_id", "tekup-app".to_owned()),
        ("client_secret", "s3cret/&=".to_owned()),
        ("scope", "mail".to_owned()),
        ("refresh_token", format!("refresh-{given}")),
    ];
    if form.len() != expected.len()
        || expected
            .iter()
            .any(|(name, value)| form.get(*name) != Some(value))
    {
        issuer.refused.lock().unwrap().push(format!("{form:?}"));
        return (
            StatusCode::BAD_REQUEST,
            Json(json!({"error": "invalid_grant"})),
        );
    }
    *given += 1;
    issuer.taken_back.store(false, Ordering::SeqCst);
    let answer = json!({
        "access_token": format!("access-{given}"), "token_type": "Bearer", "expires_in": 3600,
        "refresh_token": format!("refresh-{given}"),
    });
    (StatusCode::OK, Json(answer))
}

async fn introspect(State(issuer): State<Issuer>, Form(form): Fields) -> Json<Value> {
    // Of all tokens the last one is good.
    let good = format!("access-{}", issuer.given.lock().unwrap());
    let active = form.get("token") == Some(&good) && !issuer.taken_back.load(Ordering::SeqCst);
    Json(json!({"active": active, "username": MAIL_USER, "scope": "mail"}))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mailbox_is_read_and_sends_with_access_tokens_over_starttls() {
    let (home, issuer) = (Home::new(), Issuer::start().await);
    let folder = tempfile::tempdir().unwrap();
    let introspection = format!("{}/introspect", issuer.url);
    let servers = MailServers::start_with_tokens(folder.path(), &introspection)
        .await
        .unwrap();
    let certificate = servers.certificate();
    let settings = [
        ("TEKUP_ALLOWED_HOSTS", "127.0.0.1"),
        ("SSL_CERT_FILE", certificate.to_str().unwrap()),
    ];
    let tekup = Tekup::serve_with(&home, &settings).await;
    let connection = json!({
        "kind": "email", "name": "Post",
        "settings": {
            "address": MAIL_USER, "username": MAIL_USER,
            "smtpHost": "127.0.0.1", "smtpPort": servers.submission_port(), "smtpSecurity": "starttls",
            "imapHost": "127.0.0.1", "imapPort": servers.imap_port(), "imapSecurity": "starttls",
            "authentication": "xoauth2", "tokenUrl": format!("{}/token", issuer.url),
            "clientId": "tekup-app", "scope": "mail",
        },
        "secrets": {"refreshToken": "refresh-0", "clientSecret": "s3cret/&="},
    });
    let made = tekup.post("/api/v1/connections", &connection).await;
    let path = format!("/api/v1/connections/{}", made["id"].as_str().unwrap());
    until("the mailbox is read", || async {
        tekup.get(&path).await["health"] == "healthy"
    })
    .await;
    assert_eq!(*issuer.given.lock().unwrap(), 1);
    let mail = format!(
        "From: {BO}\nTo: {MAIL_USER}\nSubject: Hej\nMessage-ID: <1@kunde.example>\n\nEr der nogen?\n"
    );
    servers.send(BO, MAIL_USER, &mail).await.unwrap();
    until("Bo is answered", || async { !servers.mails(BO).is_empty() }).await;
    assert_eq!(*issuer.given.lock().unwrap(), 1, "one token serves both");
    // The token is taken back before its time: one call fails, and the next one asks for another token.
    issuer.taken_back.store(true, Ordering::SeqCst);
    let refused = tekup.post(&format!("{path}/test"), &json!({})).await;
    assert_eq!(refused["ok"], false, "{refused}");
    let tested = tekup.post(&format!("{path}/test"), &json!({})).await;
    assert_eq!(tested["ok"], true, "{tested}");
    assert_eq!(*issuer.given.lock().unwrap(), 2);
    // A restart forgets the access token, and keeps the refresh token.
    tekup.crash().await;
    let tekup = Tekup::serve_with(&home, &settings).await;
    let tested = tekup.post(&format!("{path}/test"), &json!({})).await;
    assert_eq!(tested["ok"], true, "{tested}");
    // Who reads the mailbox and who tests it may have asked in either order; each refresh token was good once.
    assert!(
        issuer.refused.lock().unwrap().is_empty(),
        "{:?}",
        issuer.refused.lock().unwrap()
    );
    assert!(*issuer.given.lock().unwrap() >= 3);
}
