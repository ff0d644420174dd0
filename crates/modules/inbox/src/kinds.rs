//! What connections can do, a file for each kind.

pub(crate) mod email;
mod hook;
mod jira;
mod salesforce;
mod slack;
pub(crate) mod webhook;

use std::time::Duration;

use async_trait::async_trait;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tekup_base::{ConversationId, Error, Result};
use tekup_connectors::{ActionType, Trouble};
use tekup_context::OpContext;
use tekup_egress::{EgressError, RequestBuilder, Response};

use crate::{
    Inbox,
    channels::Letter,
    clean,
    inbound::Incoming,
    model::{Opened, Secrets},
    sync::Turn,
};

/// A setting or secret of a kind, as the console asks for it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Field {
    /// Its name in `settings` or `secrets`.
    pub name: &'static str,
    /// Whether it is a secret.
    pub secret: bool,
    /// Whether the kind cannot do without.
    pub required: bool,
    /// How it looks: `text`, `url`, `number`, `time`, `list`, `object`, `choice`.
    pub format: &'static str,
    /// What a `choice` may be; the first when nothing is said.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub choices: &'static [&'static str],
}

/// A setting.
const fn setting(name: &'static str, format: &'static str, required: bool) -> Field {
    Field {
        name,
        secret: false,
        required,
        format,
        choices: &[],
    }
}

/// A setting that is one of some words; the first when nothing is said.
const fn choice(name: &'static str, choices: &'static [&'static str]) -> Field {
    Field {
        choices,
        ..setting(name, "choice", false)
    }
}

/// A secret.
const fn secret(name: &'static str, required: bool) -> Field {
    Field {
        name,
        secret: true,
        required,
        format: "text",
        choices: &[],
    }
}

/// A kind of connection.
#[async_trait]
pub(crate) trait Kind: Send + Sync {
    /// `jira`.
    fn name(&self) -> &'static str;

    /// Its settings and secrets.
    fn fields(&self) -> &'static [Field];

    /// Judges settings and secrets when a connection is made or changed.
    fn check(&self, inbox: &Inbox, settings: &Value, secrets: &Secrets) -> Result<()>;

    /// The actions it can do.
    fn actions(&self) -> Vec<ActionType>;

    /// Asks the other system for a sign of life with these credentials; says what it found, for people.
    async fn test(&self, inbox: &Inbox, ctx: &OpContext, with: &Opened) -> Result<String, Trouble>;

    /// What an action would send, without credentials.
    fn would_send(&self, with: &Opened, kind: &str, parameters: &Value) -> Result<Value, Trouble>;

    /// Does an action.
    async fn perform(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        action: Action<'_>,
    ) -> Result<Value, Trouble>;

    /// Takes in what came to the connection's address; returns what its sender wants to hear. The sender may be
    /// anybody: it must be checked first.
    async fn receive(
        &self,
        _inbox: &Inbox,
        _ctx: &OpContext,
        _with: &Opened,
        _incoming: &Incoming<'_>,
    ) -> Result<Value> {
        Err(Error::not_found("address"))
    }

    /// How often what is done there is fetched, where these settings want that.
    fn fetches(&self, _settings: &Value) -> Option<Duration> {
        None
    }

    /// Whether it can be fetched from at all.
    fn can_fetch(&self) -> bool {
        false
    }

    /// Fetches what was done there, and tells it what was done here.
    async fn fetch(
        &self,
        _inbox: &Inbox,
        _ctx: &OpContext,
        _with: &Opened,
        _turn: &mut Turn,
    ) -> Result<(), Trouble> {
        Err(Trouble::Refused("nothing is fetched here".to_owned()))
    }

    /// Sends an answer to a customer on this channel; returns what the channel calls it.
    async fn send(
        &self,
        _inbox: &Inbox,
        _ctx: &OpContext,
        _with: &Opened,
        _letter: &Letter,
    ) -> Result<String, Trouble> {
        Err(Trouble::Refused("this is no channel".to_owned()))
    }
}

/// An action for one connection.
#[derive(Clone, Copy)]
pub(crate) struct Action<'a> {
    pub kind: &'a str,
    /// What it comes of.
    pub conversation: Option<ConversationId>,
    pub parameters: &'a Value,
    pub key: &'a str,
}

/// Every kind there is.
pub(crate) fn all() -> Vec<Box<dyn Kind>> {
    vec![
        Box::new(webhook::Webhook),
        Box::new(hook::Hook),
        Box::new(email::Email),
        Box::new(slack::Slack),
        Box::new(jira::Jira),
        Box::<salesforce::Salesforce>::default(),
    ]
}

/// The JSON Schema of an action's parameters.
fn schema<T: JsonSchema>() -> Value {
    tekup_operations::schema_of::<T>()
}

/// Parameters as the action knows them.
fn parameters<T: DeserializeOwned>(value: &Value) -> Result<T, Trouble> {
    T::deserialize(value).map_err(|error| Trouble::Refused(format!("parameters: {error}")))
}

/// Settings as the kind knows them.
fn settings<T: DeserializeOwned>(value: &Value) -> Result<T> {
    T::deserialize(value).map_err(|error| Error::field("settings", "invalid", error.to_string()))
}

/// The settings of a connection that was checked when it was stored.
fn stored<T: DeserializeOwned>(with: &Opened) -> Result<T, Trouble> {
    T::deserialize(&with.connection.settings)
        .map_err(|error| Trouble::Refused(format!("the connection's settings: {error}")))
}

/// Refuses an address that may not be asked.
fn check_url(inbox: &Inbox, field: &'static str, url: &str) -> Result<()> {
    inbox
        .0
        .guard
        .check(url)
        .map(|_| ())
        .map_err(|error| Error::field(format!("settings.{field}"), "refused", error.to_string()))
}

/// Puts JSON into a request, where there is some.
fn with_json(request: RequestBuilder, body: Option<&Value>) -> RequestBuilder {
    match body {
        Some(body) => request
            .header("content-type", "application/json")
            .body(body.to_string()),
        None => request,
    }
}

/// Sends a request and waits for the head of its answer, whatever it says.
async fn send(inbox: &Inbox, request: RequestBuilder) -> Result<Response, Trouble> {
    let answer = tokio::time::timeout(inbox.0.patience, inbox.0.way.send(request)).await;
    let answer = answer.map_err(|_| late())?;
    answer.map_err(|error| unreachable(&error))
}

/// What an answer holds, at most `most` bytes, and not for ever: who sends a byte now and then is never silent.
async fn read(inbox: &Inbox, answer: Response, most: usize) -> Result<Vec<u8>, Trouble> {
    let body = tokio::time::timeout(inbox.0.patience, tekup_egress::body(answer, most)).await;
    let body = body.map_err(|_| late())?;
    body.map_err(|error| unreachable(&error))
}

fn late() -> Trouble {
    failed("it did not answer in time".to_owned())
}

/// What an address or a form takes as it is (RFC 3986 section 2.3).
const PLAIN: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Text as a part of an address or a form holds it.
fn url_encoded(text: &str) -> String {
    utf8_percent_encode(text, &PLAIN).to_string()
}

/// A request that brought no answer.
fn unreachable(error: &EgressError) -> Trouble {
    match error {
        EgressError::Guard(refused) => Trouble::Refused(refused.to_string()),
        EgressError::OpenTransactions(_) => Trouble::Refused(error.to_string()),
        EgressError::TooLong(_) => failed(error.to_string()),
        EgressError::Line(error) => failed(format!("it cannot be reached: {error}")),
        EgressError::Http(error) => {
            let what = if error.is_timeout() {
                "it did not answer in time"
            } else if error.is_connect() {
                "it cannot be reached"
            } else {
                "the call broke off"
            };
            failed(what.to_owned())
        }
    }
}

pub(crate) fn failed(reason: String) -> Trouble {
    Trouble::Failed { reason, wait: None }
}

/// An error on this side, most often of the database: what was to be done may be tried again.
pub(crate) fn away(error: impl Into<Error>) -> Trouble {
    failed(error.into().to_string())
}

/// What an answer other than success means: 408, 425, 429 and 5xx pass by, everything else comes back the same.
async fn judge(inbox: &Inbox, answer: Response) -> Result<Response, Trouble> {
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    let wait = tekup_egress::retry_after(&answer);
    let said = read(inbox, answer, 64 * 1024).await.unwrap_or_default();
    let said = String::from_utf8_lossy(&said);
    let said: String = clean::text(said.trim()).chars().take(300).collect();
    let reason = if said.is_empty() {
        format!("it answered {status}")
    } else {
        format!("it answered {status}: {said}")
    };
    if status.is_server_error() || matches!(status.as_u16(), 408 | 425 | 429) {
        Err(Trouble::Failed { reason, wait })
    } else {
        Err(Trouble::Refused(reason))
    }
}
