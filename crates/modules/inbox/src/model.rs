use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{ConnectionId, Secret};
use uuid::Uuid;

/// Secrets of a connection by name.
pub(crate) type Secrets = BTreeMap<String, Secret>;

/// How a connection has fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum Health {
    /// Nothing was asked of it yet.
    Untried,
    /// The last call went well.
    Healthy,
    /// The last call failed.
    Failing,
    /// It has failed so often that it is left alone for a while.
    Open,
    /// It was switched off.
    Off,
}

/// A way to another system. Its secrets are not in here, and nowhere that anybody reads.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// Its id.
    pub id: ConnectionId,
    /// What it leads to: `webhook`, `email`, `slack`, `jira`, `salesforce`.
    pub kind: String,
    /// What people call it.
    pub name: String,
    /// Whether it is used.
    pub enabled: bool,
    /// Where it leads and how.
    pub settings: Value,
    /// Names of the secrets it holds.
    pub secrets: Vec<String>,
    /// How it has fared.
    pub health: Health,
    /// Failures since the last success.
    pub failures_in_a_row: i32,
    /// Until when it is left alone.
    pub open_until: Option<DateTime<Utc>>,
    /// When a call last went well.
    pub last_success_at: Option<DateTime<Utc>>,
    /// When one last failed.
    pub last_failure_at: Option<DateTime<Utc>>,
    /// Why.
    pub last_error: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(crate) sealed: Vec<u8>,
}

/// A connection opened for use.
pub(crate) struct Opened {
    pub connection: Connection,
    pub secrets: Secrets,
}

impl Opened {
    /// A secret's text; empty when the connection has none of that name.
    pub fn secret(&self, name: &str) -> &str {
        self.secrets.get(name).map_or("", Secret::expose)
    }
}

/// Where a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum DeliveryStatus {
    /// It is on its way, or waits for its next try.
    Pending,
    /// The receiver took it.
    Delivered,
    /// It was given up.
    Failed,
}

impl DeliveryStatus {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "pending" => Some(Self::Pending),
            "delivered" => Some(Self::Delivered),
            "failed" => Some(Self::Failed),
            _ => None,
        }
    }
}

/// An event on its way to a webhook's receiver.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Delivery {
    /// Its id.
    pub id: Uuid,
    /// The event, and the `webhook-id` of every try.
    pub event_id: Uuid,
    /// What happened.
    pub event_type: String,
    /// The event's place in the log.
    pub sequence: i64,
    /// What is sent.
    pub body: String,
    /// Where it stands.
    pub status: DeliveryStatus,
    /// Tries so far.
    pub attempts: i32,
    /// When it is tried next.
    pub next_attempt_at: Option<DateTime<Utc>>,
    /// The HTTP status of the receiver's answer.
    pub response_status: Option<i32>,
    /// The beginning of what it said.
    pub response_body: Option<String>,
    /// Why the last try failed.
    pub error: Option<String>,
    /// How long the last try took, in milliseconds.
    pub duration_ms: Option<i32>,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
    /// When the receiver took it.
    pub delivered_at: Option<DateTime<Utc>>,
}
