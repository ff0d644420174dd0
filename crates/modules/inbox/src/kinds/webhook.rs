//! Generic webhooks out, signed by the Standard Webhooks scheme (standardwebhooks.com, version 1.0.0).

use async_trait::async_trait;
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use ring::hmac;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_connectors::{ActionType, Trouble};
use tekup_context::OpContext;
use tekup_events::TypeFilter;

use super::{
    Action, Field, Kind, check_url, judge, parameters, read, schema, secret, send, setting, stored,
};
use crate::{
    Inbox, clean,
    model::{Opened, Secrets},
};

/// How a secret begins, as the scheme has it.
const PREFIX: &str = "whsec_";

/// A receiver of webhooks.
pub(crate) struct Webhook;

/// Its settings.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Settings {
    pub url: String,
    /// Types of events that are sent by themselves.
    #[serde(default)]
    pub events: Vec<String>,
    /// Of each type and subject only the latest in so many seconds, 1 to 3600; every one when absent.
    #[serde(default)]
    pub throttle_seconds: Option<i64>,
    /// Until when the secret before is signed with, too; for ever when absent.
    #[serde(default)]
    previous_until: Option<DateTime<Utc>>,
}

/// What an action `webhook.send` says.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Send {
    /// What happened, in the receiver's words: `order.cancelled`.
    #[serde(rename = "type")]
    #[schemars(length(min = 1, max = 100))]
    kind: String,
    /// The rest.
    data: Value,
}

/// The keys of a connection's secrets: the current one, and the one before while both are good.
pub(crate) fn keys(secrets: &Secrets) -> Result<Vec<hmac::Key>> {
    let mut keys = Vec::new();
    for name in ["secret", "previousSecret"] {
        let Some(text) = secrets.get(name) else {
            continue;
        };
        let bytes = STANDARD
            .decode(text.expose().trim_start_matches(PREFIX))
            .ok()
            .filter(|bytes| (24..=64).contains(&bytes.len()))
            .ok_or_else(|| {
                Error::field(
                    format!("secrets.{name}"),
                    "invalid",
                    "must be whsec_ and 24 to 64 random bytes in base64",
                )
            })?;
        keys.push(hmac::Key::new(hmac::HMAC_SHA256, &bytes));
    }
    Ok(keys)
}

/// The headers that sign a body.
pub(crate) fn sign(
    keys: &[hmac::Key],
    id: &str,
    now: i64,
    body: &str,
) -> [(&'static str, String); 3] {
    let content = format!("{id}.{now}.{body}");
    let signatures: Vec<String> = keys
        .iter()
        .map(|key| {
            format!(
                "v1,{}",
                STANDARD.encode(hmac::sign(key, content.as_bytes()))
            )
        })
        .collect();
    [
        ("webhook-id", id.to_owned()),
        ("webhook-timestamp", now.to_string()),
        ("webhook-signature", signatures.join(" ")),
    ]
}

/// Sends a signed body; returns the status and the beginning of what the receiver said.
pub(crate) async fn post(
    inbox: &Inbox,
    ctx: &OpContext,
    with: &Opened,
    id: &str,
    body: &str,
) -> Result<Value, Trouble> {
    let Settings {
        url,
        previous_until,
        ..
    } = stored(with)?;
    let mut keys = keys(&with.secrets).map_err(|error| Trouble::Refused(error.to_string()))?;
    if previous_until.is_some_and(|until| until < ctx.now()) {
        keys.truncate(1);
    }
    let way = &inbox.0.way;
    let mut request = way
        .post(&url)
        .header("content-type", "application/json")
        .body(body.to_owned());
    for (name, value) in sign(&keys, id, ctx.now().timestamp(), body) {
        request = request.header(name, value);
    }
    let answer = send(inbox, request).await?;
    // A receiver that moved must be told so in the settings.
    let answer = judge(inbox, answer).await?;
    let status = answer.status().as_u16();
    // It took it; what more it says is for people, and may be cut off.
    let said = read(inbox, answer, 2048).await.unwrap_or_default();
    let said = clean::text(&String::from_utf8_lossy(&said));
    Ok(json!({"status": status, "body": said}))
}

fn body(ctx: &OpContext, send: &Send) -> String {
    json!({"type": send.kind, "timestamp": ctx.now(), "data": send.data}).to_string()
}

#[async_trait]
impl Kind for Webhook {
    fn name(&self) -> &'static str {
        "webhook"
    }

    fn fields(&self) -> &'static [Field] {
        const FIELDS: &[Field] = &[
            setting("url", "url", true),
            setting("events", "list", false),
            setting("throttleSeconds", "number", false),
            setting("previousUntil", "time", false),
            secret("secret", true),
            secret("previousSecret", false),
        ];
        FIELDS
    }

    fn check(&self, inbox: &Inbox, settings: &Value, secrets: &Secrets) -> Result<()> {
        let Settings {
            url,
            events,
            throttle_seconds,
            ..
        } = super::settings(settings)?;
        check_url(inbox, "url", &url)?;
        TypeFilter::parse(&events)?;
        if throttle_seconds.is_some_and(|seconds| !(1..=3600).contains(&seconds)) {
            let message = "give 1 to 3600 seconds, or nothing for every event";
            return Err(Error::field("throttleSeconds", "out_of_range", message));
        }
        keys(secrets).map(|_| ())
    }

    fn actions(&self) -> Vec<ActionType> {
        vec![ActionType {
            kind: "webhook.send",
            summary: "Sends a signed webhook.",
            connection: "webhook",
            parameters: schema::<Send>(),
        }]
    }

    async fn test(&self, inbox: &Inbox, ctx: &OpContext, with: &Opened) -> Result<String, Trouble> {
        let id = format!("test_{}", uuid::Uuid::now_v7());
        let send = Send {
            kind: "connection.test".to_owned(),
            data: json!({"connectionId": with.connection.id}),
        };
        let answer = post(inbox, ctx, with, &id, &body(ctx, &send)).await?;
        Ok(format!("it answered {}", answer["status"]))
    }

    fn would_send(&self, with: &Opened, _kind: &str, given: &Value) -> Result<Value, Trouble> {
        let send: Send = parameters(given)?;
        let Settings { url, .. } = stored(with)?;
        Ok(json!({"method": "POST", "url": url, "body": {"type": send.kind, "data": send.data}}))
    }

    async fn perform(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        action: Action<'_>,
    ) -> Result<Value, Trouble> {
        let send: Send = parameters(action.parameters)?;
        post(inbox, ctx, with, action.key, &body(ctx, &send)).await
    }
}
