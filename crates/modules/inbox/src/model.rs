use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use tekup_base::{ConnectionId, Secret};

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
