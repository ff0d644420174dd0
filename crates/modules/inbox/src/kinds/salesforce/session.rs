//! Signing in, and staying so: client credentials, or the JWT bearer flow (RFC 7523) with a private key.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use chrono::{DateTime, Utc};
use ring::{
    rand::SystemRandom,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair},
};
use serde_json::{Value, json};
use tekup_base::{ConnectionId, Error, Secret};
use tekup_connectors::Trouble;
use tekup_context::OpContext;
use tekup_egress::{Method, StatusCode};

use super::{Settings, failed};
use crate::{
    Inbox, clean,
    kinds::{judge, read, send, url_encoded, with_json},
    model::Opened,
    sync::dated,
};

/// Seconds that a JWT of ours is good for; Salesforce takes at most five minutes.
const JWT_SECONDS: i64 = 180;

#[derive(Clone)]
struct Session {
    token: Secret,
    instance: String,
    /// The connection as it was then: changed credentials want a new session.
    of: DateTime<Utc>,
}

/// Sessions by connection, kept in memory only.
#[derive(Default)]
pub(super) struct Sessions(Mutex<HashMap<ConnectionId, Session>>);

/// Reads a private key in PEM (PKCS #8).
pub(super) fn private_key(pem: &str) -> Result<RsaKeyPair, Error> {
    let body: String = pem
        .lines()
        .filter(|line| !line.starts_with("-----"))
        .map(str::trim)
        .collect();
    let wrong = || {
        Error::field(
            "secrets.privateKey",
            "invalid",
            "must be an RSA key in PEM, PKCS #8 (openssl pkcs8 -topk8 -nocrypt)",
        )
    };
    let der = STANDARD.decode(body).map_err(|_| wrong())?;
    RsaKeyPair::from_pkcs8(&der).map_err(|_| wrong())
}

/// One call of the REST API.
#[derive(Debug, Clone)]
pub(super) struct Call<'a> {
    pub method: Method,
    /// With its leading `/`.
    pub path: &'a str,
    pub body: Option<&'a Value>,
    /// More headers.
    pub headers: &'a [(&'static str, String)],
}

/// What came of it.
#[derive(Debug, Clone)]
pub(super) struct Answered {
    pub status: StatusCode,
    pub body: Value,
    /// By their clock.
    pub at: Option<DateTime<Utc>>,
}

/// The error that a body tells of, whatever its status says: `[{"errorCode": "...", "message": "..."}]`.
fn told(body: &Value) -> Option<String> {
    let first = body.as_array()?.first()?;
    let code = first["errorCode"].as_str()?;
    Some(format!(
        "{code}: {}",
        first["message"].as_str().unwrap_or("?")
    ))
}

/// Errors that pass by: the day's or the hour's calls are used up, or a row is held by somebody else.
const PASSING: [&str; 4] = [
    "REQUEST_LIMIT_EXCEEDED",
    "UNABLE_TO_LOCK_ROW",
    "SERVER_UNAVAILABLE",
    "INVALID_QUERY_LOCATOR",
];

fn refused(reason: String) -> Trouble {
    if PASSING.iter().any(|code| reason.contains(code)) {
        failed(reason)
    } else {
        Trouble::Refused(reason)
    }
}

fn jwt(settings: &Settings, with: &Opened, now: i64) -> Result<String, Trouble> {
    let key = private_key(with.secret("privateKey"))
        .map_err(|error| Trouble::Refused(error.to_string()))?;
    let claims = json!({
        "iss": settings.client_id, "sub": settings.username,
        "aud": settings.login_url.trim_end_matches('/'), "exp": now + JWT_SECONDS,
    });
    let content = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256"}"#),
        URL_SAFE_NO_PAD.encode(claims.to_string())
    );
    let mut signature = vec![0; key.public().modulus_len()];
    key.sign(
        &RSA_PKCS1_SHA256,
        &SystemRandom::new(),
        content.as_bytes(),
        &mut signature,
    )
    .map_err(|_| Trouble::Refused("the private key does not sign".to_owned()))?;
    Ok(format!("{content}.{}", URL_SAFE_NO_PAD.encode(signature)))
}

impl Sessions {
    fn sessions(&self) -> std::sync::MutexGuard<'_, HashMap<ConnectionId, Session>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn open(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        settings: &Settings,
    ) -> Result<Session, Trouble> {
        let known = self.sessions().get(&with.connection.id).cloned();
        if let Some(session) = known
            && session.of == with.connection.updated_at
        {
            return Ok(session);
        }
        let form = if with.secrets.contains_key("privateKey") {
            let assertion = jwt(settings, with, ctx.now().timestamp())?;
            format!(
                "grant_type={}&assertion={assertion}",
                url_encoded("urn:ietf:params:oauth:grant-type:jwt-bearer")
            )
        } else {
            format!(
                "grant_type=client_credentials&client_id={}&client_secret={}",
                url_encoded(&settings.client_id),
                url_encoded(with.secret("clientSecret"))
            )
        };
        let url = format!(
            "{}/services/oauth2/token",
            settings.login_url.trim_end_matches('/')
        );
        let way = &inbox.0.way;
        let request = way
            .post(url)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form);
        let answer = send(inbox, request).await?;
        let answer = judge(inbox, answer).await?;
        let text = read(inbox, answer, 64 * 1024).await?;
        let answer: Value = serde_json::from_slice(&text).unwrap_or_default();
        let (Some(token), Some(instance)) = (
            answer["access_token"].as_str(),
            answer["instance_url"].as_str(),
        ) else {
            return Err(failed("Salesforce's answer holds no token".to_owned()));
        };
        // It says where the calls go: that, too, must be an address that may be asked.
        inbox
            .0
            .guard
            .check(instance)
            .map_err(|error| Trouble::Refused(error.to_string()))?;
        let session = Session {
            token: Secret::new(token),
            instance: instance.trim_end_matches('/').to_owned(),
            of: with.connection.updated_at,
        };
        self.sessions().insert(with.connection.id, session.clone());
        Ok(session)
    }

    /// Calls with a session; a token that ran out is replaced once. An answer 412 is none to complain of: the caller
    /// has asked for it.
    pub async fn call(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        settings: &Settings,
        call: &Call<'_>,
    ) -> Result<Answered, Trouble> {
        let mut again = true;
        loop {
            let session = self.open(inbox, ctx, with, settings).await?;
            let way = &inbox.0.way;
            let url = format!("{}{}", session.instance, call.path);
            let mut request = way
                .request(call.method.clone(), url)
                .bearer_auth(session.token.expose())
                .header("accept", "application/json");
            for (name, value) in call.headers {
                request = request.header(*name, value);
            }
            let request = with_json(request, call.body);
            let answer = send(inbox, request).await?;
            let status = answer.status();
            let date = answer.headers().get("date");
            let at = dated(date.and_then(|date| date.to_str().ok()));
            if status == StatusCode::PRECONDITION_FAILED {
                let body = Value::Null;
                return Ok(Answered { status, body, at });
            }
            if status == StatusCode::UNAUTHORIZED && again {
                self.sessions().remove(&with.connection.id);
                again = false;
                continue;
            }
            let answer = match judge(inbox, answer).await {
                Ok(answer) => answer,
                Err(Trouble::Refused(reason)) => return Err(refused(reason)),
                Err(trouble) => return Err(trouble),
            };
            let text = read(inbox, answer, 4 * 1024 * 1024).await?;
            let body = match text.is_empty() {
                true => Value::Null,
                false => clean::json(&text)
                    .map_err(|_| failed("Salesforce's answer is not JSON".to_owned()))?,
            };
            if let Some(error) = told(&body) {
                return Err(refused(format!("it answered {status}, and yet {error}")));
            }
            return Ok(Answered { status, body, at });
        }
    }
}
