use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{ActionId, ConnectionId, ConversationId, RunId};
use tekup_context::Permission;
use tekup_events::Actor;
use uuid::Uuid;

use super::names;

names! {
    /// Where an action stands.
    ActionStatus {
        /// Somebody must agree first.
        AwaitingApproval = "awaiting_approval",
        /// It is due, or waits for its next try.
        Pending = "pending",
        /// It is being done.
        Running = "running",
        /// It is done.
        Completed = "completed",
        /// It failed for good; a person can have it tried again.
        Failed = "failed",
        /// It was called off.
        Cancelled = "cancelled",
        /// Somebody did not agree.
        Rejected = "rejected",
    }
}

names! {
    /// Where an approval stands.
    ApprovalState {
        /// Nobody has decided.
        Pending = "pending",
        /// Somebody agreed.
        Approved = "approved",
        /// Somebody did not.
        Rejected = "rejected",
        /// Nobody decided in time.
        Expired = "expired",
    }
}

impl ActionStatus {
    /// Whether nothing more will happen by itself.
    pub fn has_ended(self) -> bool {
        matches!(
            self,
            Self::Completed | Self::Failed | Self::Cancelled | Self::Rejected
        )
    }
}

/// Somebody's leave to do exactly this.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Approval {
    /// Its id.
    pub id: Uuid,
    /// Where it stands.
    pub state: ApprovalState,
    /// What one must be allowed to do to decide.
    pub permission: String,
    /// The only person who may, if it is one.
    pub approver_id: Option<Uuid>,
    /// When it lapses.
    pub expires_at: DateTime<Utc>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// What they said.
    pub comment: Option<String>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(crate) arguments_hash: Vec<u8>,
}

/// Something to be done in another system.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// The conversation it came of.
    pub conversation_id: Option<ConversationId>,
    /// What sort: `jira.create_issue`.
    #[serde(rename = "type")]
    pub kind: String,
    /// By which connection; the tenant's only one of the fitting kind when null.
    pub connection_id: Option<ConnectionId>,
    /// Where it stands.
    pub status: ActionStatus,
    /// What it was given.
    pub parameters: Value,
    /// What the receiver answered.
    pub result: Option<Value>,
    /// Why it failed, or failed last.
    pub error_message: Option<String>,
    /// The same for every attempt; receivers that honour it do the thing once.
    pub idempotency_key: String,
    /// What asked for it: `person`, `dialogue`, or `rule:` and the rule's name.
    pub source: String,
    /// The leave it needs, if it needs one.
    pub approval: Option<Approval>,
    /// The Run that does it.
    pub run_id: Option<RunId>,
    /// Who asked for it.
    pub created_by: Actor,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When it was first tried.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub completed_at: Option<DateTime<Utc>>,
    /// How long the try took that succeeded, in milliseconds.
    pub duration_ms: Option<i32>,
    /// Tries beyond the first.
    pub retry_count: i32,
    /// Most tries beyond the first.
    pub max_retries: i32,
    /// When it is tried next.
    pub next_retry_at: Option<DateTime<Utc>>,
    /// After this it is not tried any more.
    pub deadline_at: DateTime<Utc>,
}

/// Who must agree before an action is done.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApprovalWanted {
    /// What one must be allowed to do to decide; `actions:approve` when absent.
    pub permission: Option<Permission>,
    /// The only person who may.
    pub approver_id: Option<Uuid>,
    /// Hours until it lapses, 1 to 720; 72 when absent.
    #[schemars(range(min = 1, max = 720))]
    pub expires_in_hours: Option<u32>,
}
