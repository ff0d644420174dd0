use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{ConversationId, EscalationId, QueueId, UserId};

use super::names;

names! {
    /// How soon it wants somebody.
    Priority {
        /// When there is time.
        Low = "low",
        /// In its turn.
        Medium = "medium",
        /// Before others.
        High = "high",
        /// At once.
        Critical = "critical",
    }
}

/// A call for a person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Escalation {
    /// Its id.
    pub id: EscalationId,
    /// Of which conversation.
    pub conversation_id: ConversationId,
    /// Why: `requested_human`, `angry_customer`, `low_confidence`, `no_answer`, `repeated_failure`,
    /// `manual` or `rule:NAME`.
    pub reason: String,
    /// How soon.
    pub priority: Priority,
    /// In which queue.
    pub queue_name: Option<String>,
    /// The queue's id.
    pub queue_id: Option<QueueId>,
    /// What somebody must be able to do to be given it.
    pub skill: Option<String>,
    /// When a person first answered.
    pub first_response_at: Option<DateTime<Utc>>,
    /// Who has taken it.
    pub assigned_to: Option<UserId>,
    /// When they took it.
    pub assigned_at: Option<DateTime<Utc>>,
    /// When it was raised.
    pub created_at: DateTime<Utc>,
    /// When it was done.
    pub resolved_at: Option<DateTime<Utc>>,
    /// What was done.
    pub resolution_notes: Option<String>,
    /// Who did it.
    pub resolved_by: Option<UserId>,
}
