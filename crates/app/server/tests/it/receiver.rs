//! A system outside that takes signed webhooks, checks each as its documentation would, and has its bad days.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use ring::hmac;
use serde_json::Value;
use tokio::net::TcpListener;

use crate::samples::SECRET;

/// What it does with the next call instead of its work.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Answers with this status.
    Status(u16),
    /// Wants to be left alone for some seconds.
    Busy(u64),
    /// Does its work and then breaks the connection off, so that the caller learns nothing.
    Mute,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    pub id: String,
    pub body: Value,
    /// Whether the id was new, so that something was done.
    pub done: bool,
}

#[derive(Default)]
struct Seen {
    calls: Vec<Call>,
    faults: VecDeque<Fault>,
    secrets: Vec<String>,
}

#[derive(Clone)]
pub struct Receiver {
    pub url: String,
    seen: Arc<Mutex<Seen>>,
}

impl Receiver {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Seen {
            secrets: vec![SECRET.to_owned()],
            ..Seen::default()
        }));
        let router = Router::new()
            .route("/hook", post(take))
            .with_state(Arc::clone(&seen));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url, seen }
    }

    /// The next calls go wrong like this.
    pub fn fail(&self, faults: impl IntoIterator<Item = Fault>) {
        self.seen.lock().unwrap().faults.extend(faults);
    }

    /// From now on it checks with these secrets; any of them will do.
    pub fn trust(&self, secrets: &[&str]) {
        self.seen.lock().unwrap().secrets = secrets.iter().map(ToString::to_string).collect();
    }

    /// Every call that came through its checks.
    pub fn calls(&self) -> Vec<Call> {
        self.seen.lock().unwrap().calls.clone()
    }

    /// The bodies of what was done: one for each id.
    pub fn done(&self) -> Vec<Value> {
        let calls = self.calls();
        calls
            .into_iter()
            .filter(|call| call.done)
            .map(|call| call.body)
            .collect()
    }
}

async fn take(State(seen): State<Arc<Mutex<Seen>>>, headers: HeaderMap, body: String) -> Response {
    let secrets = seen.lock().unwrap().secrets.clone();
    let checked = match check(&secrets, &headers, &body) {
        Ok(checked) => checked,
        Err(reason) => return (StatusCode::UNAUTHORIZED, reason).into_response(),
    };
    let fault = seen.lock().unwrap().faults.pop_front();
    let (id, body) = checked;
    let note = |done: bool| {
        let mut seen = seen.lock().unwrap();
        let known = seen.calls.iter().any(|call| call.id == id && call.done);
        seen.calls.push(Call {
            id: id.clone(),
            body: body.clone(),
            done: done && !known,
        });
    };
    match fault {
        Some(Fault::Status(status)) => {
            note(false);
            return (StatusCode::from_u16(status).unwrap(), "not today").into_response();
        }
        Some(Fault::Busy(seconds)) => {
            note(false);
            let wait = [("retry-after", seconds.to_string())];
            return (StatusCode::TOO_MANY_REQUESTS, wait, "slow down").into_response();
        }
        Some(Fault::Mute) => {
            note(true);
            panic!("the answer is lost on its way");
        }
        None => {}
    }
    note(true);
    "thanks".into_response()
}

/// What the Standard Webhooks scheme asks of a receiver.
fn check(secrets: &[String], headers: &HeaderMap, body: &str) -> Result<(String, Value), String> {
    let header = |name: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value
            .map(ToOwned::to_owned)
            .ok_or_else(|| format!("{name} is missing"))
    };
    if header("content-type")? != "application/json" {
        return Err("the body must be JSON".to_owned());
    }
    let (id, at) = (header("webhook-id")?, header("webhook-timestamp")?);
    let sent: i64 = at
        .parse()
        .map_err(|_| "the timestamp is no number".to_owned())?;
    if (chrono::Utc::now().timestamp() - sent).abs() > 300 {
        return Err("the timestamp is too old or too new".to_owned());
    }
    let signatures = header("webhook-signature")?;
    let content = format!("{id}.{at}.{body}");
    let good = secrets.iter().any(|secret| {
        let key = STANDARD
            .decode(secret.trim_start_matches("whsec_"))
            .unwrap();
        let key = hmac::Key::new(hmac::HMAC_SHA256, &key);
        signatures.split(' ').any(|one| {
            let tag = one
                .strip_prefix("v1,")
                .and_then(|tag| STANDARD.decode(tag).ok());
            tag.is_some_and(|tag| hmac::verify(&key, content.as_bytes(), &tag).is_ok())
        })
    });
    if !good {
        return Err("the signature is wrong".to_owned());
    }
    let body = serde_json::from_str(body).map_err(|error| error.to_string())?;
    Ok((id, body))
}
