//! How messages look in NATS: the payload as it is, and all else in one header.

use std::fmt::Write;

use async_nats::HeaderMap;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result, TenantId};
use uuid::Uuid;

use super::super::{
    Headers,
    log::{Heard, Place, Record},
};
use crate::Actor;

/// Everything of a record but subject and payload, as JSON.
pub(super) const HEAD: &str = "Tekup-Message";

#[derive(Serialize, Deserialize)]
struct Head {
    id: Uuid,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    key: String,
    #[serde(default, skip_serializing_if = "Headers::is_empty")]
    headers: Headers,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    sealed: bool,
    actor: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    actor_id: Option<Uuid>,
    at: DateTime<Utc>,
}

/// What another process has published to a channel that is not persisted.
pub(super) fn passed(message: &async_nats::Message) -> Option<Heard> {
    let mut parts = message.subject.splitn(4, '.').skip(1);
    let place = Place {
        tenant: TenantId(parts.next()?.parse().ok()?),
        channel: parts.next()?.parse().ok()?,
    };
    let head = read_head(message.headers.as_ref())?;
    let subject = parts.next()?.to_owned();
    let record = head.record(0, subject, message.payload.to_vec());
    Some(Heard::Passing(place, Box::new(record)))
}

/// The record that a stream's message holds.
pub(super) fn record(
    place: Place,
    sequence: i64,
    subject: &str,
    headers: Option<&HeaderMap>,
    payload: &[u8],
) -> Option<Record> {
    let about = subject.get(root(place).len() + 1..)?.to_owned();
    let Some(head) = read_head(headers) else {
        tracing::warn!(
            subject,
            sequence,
            "a message in a channel's stream is not of Tekup's; it is left out"
        );
        return None;
    };
    Some(head.record(sequence, about, payload.to_vec()))
}

impl Head {
    fn record(self, sequence: i64, subject: String, payload: Vec<u8>) -> Record {
        Record {
            sequence,
            id: self.id,
            subject,
            key: self.key,
            headers: self.headers,
            payload,
            sealed: self.sealed,
            actor: Actor {
                kind: self.actor,
                id: self.actor_id,
            },
            at: self.at,
        }
    }
}

/// JSON in letters that any NATS client takes in a header.
pub(super) fn head(record: &Record) -> Result<String> {
    let head = Head {
        id: record.id,
        key: record.key.clone(),
        headers: record.headers.clone(),
        sealed: record.sealed,
        actor: record.actor.kind.clone(),
        actor_id: record.actor.id,
        at: record.at,
    };
    let json = serde_json::to_string(&head).map_err(Error::internal)?;
    if json.is_ascii() {
        return Ok(json);
    }
    let mut plain = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter.is_ascii() {
            plain.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            let _ = write!(plain, "\\u{unit:04x}");
        }
    }
    Ok(plain)
}

fn read_head(headers: Option<&HeaderMap>) -> Option<Head> {
    serde_json::from_str(headers?.get(HEAD)?.as_str()).ok()
}

pub(super) fn names(place: Place) -> String {
    format!("{}.{}", place.tenant.0.simple(), place.channel.0.simple())
}

/// How the subjects of a channel's stream begin.
pub(super) fn root(place: Place) -> String {
    format!("tekup.{}", names(place))
}

pub(super) fn stream_name(place: Place) -> String {
    format!(
        "TEKUP_{}_{}",
        place.tenant.0.simple(),
        place.channel.0.simple()
    )
}
