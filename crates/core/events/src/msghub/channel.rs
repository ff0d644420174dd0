use std::borrow::Cow;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{ChannelId, Error, FieldError, Result};
use tekup_db::sql::queries::core::channels::Channel as Row;

use super::SubjectFilter;

/// Shortest and longest time that messages are kept, in seconds: a minute and 396 days.
const RETENTION: std::ops::RangeInclusive<i64> = 60..=34_214_400;
/// Most patterns of events in one channel.
const MOST_PATTERNS: usize = 20;

/// A channel and its rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Channel {
    /// Which.
    pub id: ChannelId,
    /// What it is called: `lead`.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Whether messages are kept on disk. If not, they reach who listens when they are published, and the last ones
    /// stay in memory.
    pub persisted: bool,
    /// Whether payloads are sealed by the tenant's key where they are kept.
    pub encrypted: bool,
    /// How long messages are kept.
    pub retention_seconds: i64,
    /// Which events of the log it carries: `lead.>`.
    pub carries: Vec<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When its rules last changed.
    pub updated_at: DateTime<Utc>,
}

/// The rules of a channel that can be chosen.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChannelSettings {
    /// What it is for.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub description: String,
    /// Whether payloads are sealed by the tenant's key where they are kept; yes when absent. Holds for what is
    /// published from then on.
    #[serde(default = "yes")]
    pub encrypted: bool,
    /// How long messages are kept: 60 to 34214400 seconds, which are 396 days.
    #[schemars(range(min = 60, max = 34_214_400))]
    pub retention_seconds: i64,
    /// Which events of the log it carries, as patterns: `lead.created`, `lead.*`, `lead.>`. Only where messages are
    /// persisted.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub carries: Vec<String>,
}

fn yes() -> bool {
    true
}

impl ChannelSettings {
    /// Checks them for a channel that is `persisted` or not.
    ///
    /// # Errors
    /// A validation error with every field that is wrong.
    pub fn check(&self, persisted: bool) -> Result<()> {
        let mut wrong = Vec::new();
        let mut say = |field: String, code: &'static str, message: String| {
            wrong.push(FieldError {
                field,
                message,
                code: Cow::Borrowed(code),
            });
        };
        if !RETENTION.contains(&self.retention_seconds) {
            say(
                "retentionSeconds".to_owned(),
                "out_of_range",
                "keep messages from 60 seconds to 34214400, which are 396 days".to_owned(),
            );
        }
        if self.carries.len() > MOST_PATTERNS {
            say(
                "carries".to_owned(),
                "too_many",
                "name at most 20 patterns".to_owned(),
            );
        }
        if !persisted && !self.carries.is_empty() {
            say(
                "carries".to_owned(),
                "not_persisted",
                "only a persisted channel carries events; a WebSocket can have them from the log"
                    .to_owned(),
            );
        }
        for (at, pattern) in self.carries.iter().enumerate() {
            let field = format!("carries.{at}");
            if let Err(error) = SubjectFilter::parse(&field, pattern) {
                say(field, "invalid_pattern", error.message().to_owned());
            }
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(Error::validation(wrong))
        }
    }
}

impl From<Row> for Channel {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            description: row.description,
            persisted: row.persisted,
            encrypted: row.encrypted,
            retention_seconds: row.retention_seconds,
            carries: row.carries,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// Whether `name` can name a channel or a group.
///
/// # Errors
/// A validation error of `field`.
pub(crate) fn check_name(field: &str, name: &str) -> Result<()> {
    let well = (1..=63).contains(&name.len())
        && !name.starts_with(['-', '_'])
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
    if well {
        return Ok(());
    }
    Err(Error::field(
        field,
        "invalid_name",
        "write small letters, digits, - and _, at most 63, beginning with a letter or digit",
    ))
}
