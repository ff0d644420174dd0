use std::{collections::BTreeMap, time::Duration};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tekup_base::RunId;
use tekup_context::Permission;
use tekup_db::sql::queries::core::approvals::Approval as Row;
use uuid::Uuid;

/// How long an approval waits that says nothing else.
const LAPSES_AFTER: Duration = Duration::from_hours(72);

/// Where an approval stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum ApprovalState {
    /// Nobody has decided.
    Pending,
    /// Somebody agreed.
    Approved,
    /// Somebody did not.
    Rejected,
    /// Nobody decided in time.
    Expired,
    /// What it was asked for is not done any more.
    Withdrawn,
}

impl ApprovalState {
    /// Its name in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Anything unknown releases nothing.
    fn from_name(name: &str) -> Self {
        match name {
            "pending" => Self::Pending,
            "approved" => Self::Approved,
            "rejected" => Self::Rejected,
            "expired" => Self::Expired,
            _ => Self::Withdrawn,
        }
    }
}

/// Leave to be asked for.
#[derive(Debug, Clone)]
pub struct NewApproval {
    /// What people read: `Refund 1,200 kr. to Anna Holm`.
    pub title: String,
    /// What shall be done: the name of an operation.
    pub operation: String,
    /// With exactly these arguments.
    pub arguments: Value,
    /// What one must be allowed to do to decide.
    pub permission: Permission,
    /// Any of these people; whoever has the permission when there are none and no group.
    pub approvers: Vec<Uuid>,
    /// Anybody of this group, as it is when they decide.
    pub group: Option<String>,
    /// Who asks, for `own`.
    pub requested_by: Option<Uuid>,
    /// Whether whoever asks may decide as well.
    pub own: bool,
    /// How long it waits.
    pub lapses_after: Duration,
    /// How often those who may decide are reminded.
    pub remind_every: Option<Duration>,
}

impl NewApproval {
    /// Leave for `operation`, by anybody who may approve actions, within three days.
    pub fn new(title: impl Into<String>, operation: impl Into<String>, arguments: Value) -> Self {
        Self {
            title: title.into(),
            operation: operation.into(),
            arguments,
            permission: Permission::ActionsApprove,
            approvers: Vec::new(),
            group: None,
            requested_by: None,
            own: true,
            lapses_after: LAPSES_AFTER,
            remind_every: None,
        }
    }
}

/// Somebody's leave to do exactly one thing.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Approval {
    /// Its id.
    pub id: Uuid,
    /// What it releases: an `action`, or a step of a `run`.
    pub owner: String,
    /// Which action or run.
    pub subject_id: Option<Uuid>,
    /// What people read.
    pub title: Option<String>,
    /// What shall be done.
    pub operation: String,
    /// With exactly these arguments.
    pub arguments: Option<Value>,
    /// Where it stands.
    pub state: ApprovalState,
    /// What one must be allowed to do to decide.
    pub permission: String,
    /// Any of these people; whoever has the permission when there are none and no group.
    pub approvers: Vec<Uuid>,
    /// The only person who may decide on an action, if it is one.
    pub approver_id: Option<Uuid>,
    /// Anybody of this group.
    pub approver_group: Option<String>,
    /// Whether whoever asked may decide as well.
    pub own: bool,
    /// Who asked.
    pub requested_by: Option<Uuid>,
    /// When.
    pub requested_at: DateTime<Utc>,
    /// When it lapses.
    pub expires_at: DateTime<Utc>,
    /// How often those who may decide were reminded.
    pub reminders: i32,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// What they said.
    pub comment: Option<String>,
    #[serde(skip)]
    pub(crate) arguments_hash: Vec<u8>,
}

impl Approval {
    /// Whether it is leave to do `operation` with exactly `arguments`.
    pub fn releases(&self, operation: &str, arguments: &Value) -> bool {
        self.state == ApprovalState::Approved && self.arguments_hash == hash(operation, arguments)
    }

    /// The Run that waits for it.
    pub(crate) fn run_id(&self) -> Option<RunId> {
        (self.owner == "run").then_some(self.subject_id)?.map(RunId)
    }
}

impl From<Row> for Approval {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            owner: row.owner,
            subject_id: row.subject_id,
            title: row.title,
            operation: row.operation,
            arguments: row.arguments,
            state: ApprovalState::from_name(&row.state),
            permission: row.permission,
            approvers: row.approvers,
            approver_id: row.approver_id,
            approver_group: row.approver_group,
            own: row.own,
            requested_by: row.requested_by,
            requested_at: row.requested_at,
            expires_at: row.expires_at,
            reminders: row.reminders,
            decided_at: row.decided_at,
            decided_by: row.decided_name,
            comment: row.comment,
            arguments_hash: row.arguments_hash,
        }
    }
}

/// What became of a question for leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The approval.
    pub id: Uuid,
    /// Approved, rejected or expired.
    pub state: ApprovalState,
    /// Who decided.
    pub by: Option<String>,
    /// What they said.
    pub comment: Option<String>,
}

impl Verdict {
    /// Whether somebody agreed.
    pub fn agreed(&self) -> bool {
        self.state == ApprovalState::Approved
    }
}

/// The hash of exactly this operation and these arguments.
pub(crate) fn hash(operation: &str, arguments: &Value) -> Vec<u8> {
    exact_hash(&json!([operation, arguments]))
}

/// The SHA-256 of exactly this value, in whatever order its objects have their keys.
pub fn exact_hash(exact: &Value) -> Vec<u8> {
    Sha256::digest(canonical(exact).to_string().as_bytes()).to_vec()
}

/// The same value with the keys of its objects in order: the database keeps another one.
fn canonical(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let sorted: BTreeMap<&String, &Value> = object.iter().collect();
            let entries = sorted
                .into_iter()
                .map(|(key, value)| (key.clone(), canonical(value)));
            Value::Object(entries.collect())
        }
        Value::Array(items) => items.iter().map(canonical).collect(),
        plain => plain.clone(),
    }
}
