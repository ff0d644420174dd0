use std::{borrow::Cow, collections::BTreeMap};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{Error, FieldError, Result};
use uuid::Uuid;

use super::{log::Record, pattern::wrong_subject};
use crate::Actor;

/// Longest payload, in bytes of JSON.
pub const MAX_PAYLOAD: usize = 256 * 1024;
/// Longest key, in bytes.
const MAX_KEY: usize = 200;
/// Most headers, and longest name and value of one, in bytes.
const MAX_HEADERS: (usize, usize, usize) = (20, 64, 1000);

/// What goes with a message beside its payload.
pub type Headers = BTreeMap<String, String>;

/// What is to be published.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Publication {
    /// What it is about: parts with dots between them, such as `lead.created`.
    #[schemars(length(min = 1, max = 200))]
    pub subject: String,
    /// Messages of one key are handled in their order, never two at once: a lead's id, say.
    #[schemars(length(min = 1, max = 200))]
    pub key: Option<String>,
    /// Names and texts that go with it, 20 at most.
    #[serde(default)]
    pub headers: Headers,
    /// What it says: at most 256 KiB of JSON.
    #[serde(default)]
    pub payload: Value,
}

/// A message of a channel.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Its place in the channel; rises.
    pub sequence: i64,
    /// Names it for ever. An event that a channel carries keeps its id.
    pub id: Uuid,
    /// The channel's name.
    pub channel: String,
    /// What it is about.
    pub subject: String,
    /// Messages of one key are handled in their order.
    pub key: Option<String>,
    /// What goes with it.
    pub headers: Headers,
    /// What it says.
    pub payload: Value,
    /// Who published it, or did what it tells of.
    pub publisher: Actor,
    /// When.
    pub at: DateTime<Utc>,
}

impl Publication {
    /// About `subject`, saying `payload`.
    pub fn new(subject: impl Into<String>, payload: Value) -> Self {
        Self {
            subject: subject.into(),
            payload,
            ..Self::default()
        }
    }

    /// Handled after what was published with this key before.
    #[must_use]
    pub fn keyed(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Checks it and writes it down as a record without a number, its payload open.
    pub(crate) fn record(&self, publisher: Actor, at: DateTime<Utc>) -> Result<Record> {
        let payload = serde_json::to_vec(&self.payload).map_err(Error::internal)?;
        self.check(payload.len())?;
        Ok(Record {
            sequence: 0,
            id: Uuid::now_v7(),
            subject: self.subject.clone(),
            key: self.key.clone().unwrap_or_default(),
            headers: self.headers.clone(),
            payload,
            sealed: false,
            actor: publisher,
            at,
        })
    }

    fn check(&self, bytes: usize) -> Result<()> {
        let mut wrong: Vec<_> = wrong_subject(&self.subject).into_iter().collect();
        let mut say = |field: String, code: &'static str, message: String| {
            wrong.push(FieldError {
                field,
                message,
                code: Cow::Borrowed(code),
            });
        };
        let bad_key = |key: &String| key.is_empty() || key.len() > MAX_KEY || key.contains('\0');
        if self.key.as_ref().is_some_and(bad_key) {
            say(
                "key".to_owned(),
                "invalid",
                "give 1 to 200 bytes, or none".to_owned(),
            );
        }
        let (most, longest_name, longest_value) = MAX_HEADERS;
        if self.headers.len() > most {
            say(
                "headers".to_owned(),
                "too_many",
                format!("give at most {most} headers"),
            );
        }
        for (name, value) in &self.headers {
            let good = !name.is_empty()
                && name.len() <= longest_name
                && value.len() <= longest_value
                && name
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
                && !value.contains(char::is_control);
            if !good {
                say(
                    format!("headers.{name}"),
                    "invalid",
                    "names are letters, digits, - and _ up to 64; values one line of up to 1000 bytes".to_owned(),
                );
            }
        }
        if bytes > MAX_PAYLOAD {
            say(
                "payload".to_owned(),
                "too_large",
                format!(
                    "the payload has {bytes} bytes of JSON and 262144 are taken; keep it elsewhere and send its address"
                ),
            );
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(Error::validation(wrong))
        }
    }
}

impl Message {
    /// A record as clients see it; `payload` opened and read.
    pub(crate) fn of(record: Record, channel: &str, payload: Value) -> Self {
        Self {
            sequence: record.sequence,
            id: record.id,
            channel: channel.to_owned(),
            subject: record.subject,
            key: (!record.key.is_empty()).then_some(record.key),
            headers: record.headers,
            payload,
            publisher: record.actor,
            at: record.at,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn publisher() -> Actor {
        Actor {
            kind: "system".into(),
            id: None,
        }
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let mut publication = Publication::new("lead created", json!("x".repeat(MAX_PAYLOAD)));
        publication.key = Some(String::new());
        publication.headers.insert("a b".into(), "c".into());
        let error = publication.record(publisher(), Utc::now()).unwrap_err();
        let fields: Vec<_> = error
            .fields()
            .iter()
            .map(|one| one.field.as_str())
            .collect();
        assert_eq!(fields, ["subject", "key", "headers.a b", "payload"]);
    }

    #[test]
    fn a_payload_of_just_the_longest_is_taken() {
        // Two bytes are the quotes.
        let longest = Publication::new("lead.created", json!("x".repeat(MAX_PAYLOAD - 2)));
        assert!(longest.record(publisher(), Utc::now()).is_ok());
    }
}
