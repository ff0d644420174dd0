use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use tekup_base::{EventId, TenantId};
use uuid::Uuid;

/// Who made an event happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Actor {
    /// `user`, `api_key` or `system`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The person or key.
    pub id: Option<Uuid>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Its place in the log: rises with time, also across tenants, so it may jump.
    pub sequence: i64,
    /// Whose event it is.
    #[serde(skip)]
    pub tenant: TenantId,
    /// Names it for ever.
    pub id: EventId,
    /// What happened: `conversation.escalated`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it happened to.
    pub subject: Uuid,
    /// Who did it.
    pub actor: Actor,
    /// The subject as it was then.
    pub data: Value,
    /// When.
    pub created_at: DateTime<Utc>,
    /// How many automation rules led to it, one after the other; 0 for what somebody did.
    pub depth: u8,
}
