//! Generic webhooks in: another system sends, and it becomes an event or a customer's message.

use async_trait::async_trait;
use base64::{Engine, engine::general_purpose::STANDARD};
use ring::hmac;
use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_connectors::{ActionType, Sender, Trouble};
use tekup_context::OpContext;
use tekup_events::emit;

use super::{Action, Field, Kind, choice, secret, setting, webhook};
use crate::{
    Inbox,
    inbound::{Incoming, Said, same, signs, stranger, untimely},
    model::{Opened, Secrets},
};

/// An address that other systems send to.
pub(crate) struct Hook;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Settings {
    #[serde(default)]
    verification: Verification,
    /// Where token or signature stands: `x-token` or `x-signature` unless set.
    header: Option<String>,
    #[serde(default)]
    becomes: Becomes,
    /// JSON pointers (RFC 6901) into the body, for messages.
    customer: Option<String>,
    name: Option<String>,
    text: Option<String>,
}

/// How the sender shows that it is the one.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Verification {
    /// The Standard Webhooks scheme, with its timestamp.
    #[default]
    Standard,
    /// A header with the body's HMAC-SHA256 in hexadecimal, `sha256=` before it or not.
    Hmac,
    /// A header with the secret itself.
    Token,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Becomes {
    #[default]
    Event,
    Message,
}

/// Headers by which senders name what they send.
const NAMES: [&str; 4] = [
    "webhook-id",
    "idempotency-key",
    "x-request-id",
    "x-github-delivery",
];

impl Settings {
    fn verify(&self, ctx: &OpContext, with: &Opened, incoming: &Incoming<'_>) -> Result<()> {
        let secret = with.secret("secret");
        let good = match self.verification {
            Verification::Standard => is_standard(with, incoming),
            Verification::Hmac => {
                let name = self.header.as_deref().unwrap_or("x-signature");
                let tag = incoming.header(name);
                signs(
                    secret,
                    incoming.body,
                    tag.strip_prefix("sha256=").unwrap_or(tag),
                )
            }
            Verification::Token => same(
                secret,
                incoming.header(self.header.as_deref().unwrap_or("x-token")),
            ),
        };
        let timed = matches!(self.verification, Verification::Standard);
        match good {
            false => Err(stranger()),
            true if timed && !incoming.is_recent(ctx, incoming.header("webhook-timestamp")) => {
                Err(untimely())
            }
            true => Ok(()),
        }
    }
}

fn is_standard(with: &Opened, incoming: &Incoming<'_>) -> bool {
    let (id, at) = (
        incoming.header("webhook-id"),
        incoming.header("webhook-timestamp"),
    );
    if id.is_empty() {
        return false;
    }
    let mut content = format!("{id}.{at}.").into_bytes();
    content.extend_from_slice(incoming.body);
    let Ok(keys) = webhook::keys(&with.secrets) else {
        return false;
    };
    let tags = incoming.header("webhook-signature").split(' ');
    let tags: Vec<Vec<u8>> = tags
        .filter_map(|tag| STANDARD.decode(tag.strip_prefix("v1,")?).ok())
        .collect();
    keys.iter().any(|key| {
        tags.iter()
            .any(|tag| hmac::verify(key, &content, tag).is_ok())
    })
}

/// The text at a pointer into the body.
fn at<'a>(body: &'a Value, pointer: Option<&str>, field: &'static str) -> Result<&'a str> {
    let text = pointer.and_then(|pointer| body.pointer(pointer)?.as_str());
    text.filter(|text| !text.trim().is_empty()).ok_or_else(|| {
        Error::field(
            field,
            "required",
            format!("the body has no text at {}", pointer.unwrap_or("?")),
        )
    })
}

#[async_trait]
impl Kind for Hook {
    fn name(&self) -> &'static str {
        "hook"
    }

    fn fields(&self) -> &'static [Field] {
        const FIELDS: &[Field] = &[
            choice("verification", &["standard", "hmac", "token"]),
            setting("header", "text", false),
            choice("becomes", &["event", "message"]),
            setting("customer", "text", false),
            setting("name", "text", false),
            setting("text", "text", false),
            secret("secret", true),
        ];
        FIELDS
    }

    fn check(&self, _inbox: &Inbox, settings: &Value, secrets: &Secrets) -> Result<()> {
        let settings: Settings = super::settings(settings)?;
        if matches!(settings.verification, Verification::Standard) {
            webhook::keys(secrets)?;
        } else if secrets
            .get("secret")
            .is_none_or(|secret| secret.expose().len() < 16)
        {
            return Err(Error::field(
                "secrets.secret",
                "too_short",
                "must have at least 16 characters",
            ));
        }
        if settings.becomes == Becomes::Message
            && (settings.customer.is_none() || settings.text.is_none())
        {
            return Err(Error::field(
                "settings.customer",
                "required",
                "a message needs customer and text, JSON pointers into the body",
            ));
        }
        Ok(())
    }

    fn actions(&self) -> Vec<ActionType> {
        Vec::new()
    }

    async fn test(
        &self,
        _inbox: &Inbox,
        _ctx: &OpContext,
        with: &Opened,
    ) -> Result<String, Trouble> {
        Ok(format!("send to /api/v1/hooks/{}", with.connection.id))
    }

    fn would_send(&self, _with: &Opened, kind: &str, _given: &Value) -> Result<Value, Trouble> {
        Err(Trouble::Refused(format!(
            "{kind} is not for this connection"
        )))
    }

    async fn perform(
        &self,
        _inbox: &Inbox,
        _ctx: &OpContext,
        _with: &Opened,
        _action: Action<'_>,
    ) -> Result<Value, Trouble> {
        Err(Trouble::Refused("nothing is sent here".to_owned()))
    }

    async fn receive(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        incoming: &Incoming<'_>,
    ) -> Result<Value> {
        let settings: Settings = super::settings(&with.connection.settings)?;
        settings.verify(ctx, with, incoming)?;
        let body = incoming.json()?;
        let named = NAMES
            .iter()
            .map(|name| incoming.header(name))
            .find(|id| !id.is_empty());
        let key = named.map_or_else(|| incoming.hash(), ToOwned::to_owned);
        let mut tx = inbox.0.db.begin(ctx).await?;
        if !inbox.first_time(&tx, ctx, with, &key).await? {
            return Ok(json!({"received": true, "duplicate": true}));
        }
        match settings.becomes {
            Becomes::Event => {
                let data = json!({"connectionId": with.connection.id, "key": key, "body": body});
                emit(
                    &mut tx,
                    ctx,
                    "webhook.received",
                    with.connection.id.0,
                    &data,
                )?;
                tx.commit().await?;
            }
            Becomes::Message => {
                let customer = at(&body, settings.customer.as_deref(), "customer")?;
                let text = at(&body, settings.text.as_deref(), "text")?;
                let said = Said {
                    sender: Sender {
                        channel: "api",
                        id: customer,
                        verified: true,
                        name: at(&body, settings.name.as_deref(), "name").ok(),
                    },
                    thread_key: customer,
                    address: customer,
                    details: json!({}),
                    content: text,
                    files: Vec::new(),
                };
                inbox.hear(tx, ctx, with, said).await?;
            }
        }
        Ok(json!({"received": true, "duplicate": false}))
    }

    async fn send(
        &self,
        _inbox: &Inbox,
        _ctx: &OpContext,
        _with: &Opened,
        letter: &crate::channels::Letter,
    ) -> Result<String, Trouble> {
        // The sender reads answers from the API or a webhook out.
        Ok(letter.message.to_string())
    }
}
