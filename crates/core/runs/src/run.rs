use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{RunId, TenantId};
use tekup_db::sql::queries::core::runs::Run as Row;
use tekup_events::Actor;
use uuid::Uuid;

use crate::Cost;

/// Where a Run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum RunState {
    /// In the queue.
    Queued,
    /// A worker holds it.
    Running,
    /// It waits for a time or a signal.
    Waiting,
    /// It reached its end.
    Completed,
    /// It failed for good.
    Failed,
    /// It was stopped.
    Cancelled,
}

impl RunState {
    /// Its name in the database and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Waiting => "waiting",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Anything unknown counts as failed, so that nobody waits for it.
    pub(crate) fn from_name(name: &str) -> Self {
        match name {
            "queued" => Self::Queued,
            "running" => Self::Running,
            "waiting" => Self::Waiting,
            "completed" => Self::Completed,
            "cancelled" => Self::Cancelled,
            _ => Self::Failed,
        }
    }
}

/// How far a Run has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Progress {
    /// Units done.
    pub done: i64,
    /// Units in all; 0 while that is not known.
    pub total: i64,
    /// What is being done.
    pub note: Option<String>,
}

/// A durable execution, as people and programs see it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// Its id.
    pub id: RunId,
    /// Whose it is.
    #[serde(skip)]
    pub tenant: TenantId,
    /// What sort of work it is.
    pub kind: String,
    /// Where it stands.
    pub state: RunState,
    /// What it is about.
    pub subject: Option<Uuid>,
    /// What it was given; `null` where `inputBlob` names it.
    pub input: Value,
    /// What it returned; `null` where `outputBlob` names it.
    pub output: Option<Value>,
    /// The large payload that it was given.
    pub input_blob: Option<Uuid>,
    /// The large payload that it returned.
    pub output_blob: Option<Uuid>,
    /// Why it failed, or failed last.
    pub error: Option<String>,
    /// How far it has come.
    pub progress: Progress,
    /// What it has used.
    pub cost: Cost,
    /// The attempt it is in; 0 before the first.
    pub attempt: i32,
    /// Attempts it gets in all.
    pub max_attempts: i32,
    /// Whether it was asked to stop.
    pub cancel_requested: bool,
    /// Who started it.
    pub created_by: Actor,
    /// When it was put in the queue.
    pub created_at: DateTime<Utc>,
    /// When it was first taken up.
    pub started_at: Option<DateTime<Utc>>,
    /// When it reached its end.
    pub finished_at: Option<DateTime<Utc>>,
    /// The Run that waits for it.
    pub parent_id: Option<RunId>,
    /// Whether it rests until somebody resumes it.
    pub paused: bool,
    /// When it fails unless it has ended.
    pub deadline: Option<DateTime<Utc>>,
    /// Runs of one key share a bound on how many are under way at once.
    pub key: Option<String>,
    /// Whether it waits for its key to have room.
    pub parked: bool,
    /// The Run whose journal it began with.
    pub origin_id: Option<RunId>,
    /// The step of that Run from which on it does everything anew.
    pub origin_step: Option<String>,
    /// Nobody has worked on it before, so its journal is empty and need not be read.
    #[serde(skip)]
    pub(crate) fresh: bool,
}

impl From<Row> for Run {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            tenant: row.tenant_id.into(),
            kind: row.kind,
            state: RunState::from_name(&row.state),
            subject: row.subject,
            input: row.input,
            output: row.output,
            input_blob: row.input_blob,
            output_blob: row.output_blob,
            error: row.error,
            progress: Progress {
                done: row.progress_done,
                total: row.progress_total,
                note: row.progress_note,
            },
            cost: Cost {
                work_ms: row.work_ms,
                prompt_tokens: row.prompt_tokens,
                completion_tokens: row.completion_tokens,
            },
            attempt: row.attempt,
            max_attempts: row.max_attempts,
            cancel_requested: row.cancel_requested,
            created_by: Actor {
                kind: row.actor_type,
                id: row.actor_id,
            },
            created_at: row.created_at,
            started_at: row.started_at,
            finished_at: row.finished_at,
            parent_id: row.parent_id.map(RunId),
            paused: row.paused,
            deadline: row.deadline,
            key: row.key,
            parked: row.parked,
            origin_id: row.origin_id.map(RunId),
            origin_step: row.origin_step,
            fresh: false,
        }
    }
}

/// A step that stands in the journal.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StepRecord {
    /// Its name, unique within the Run.
    pub name: String,
    /// Its place, from 0.
    pub ordinal: i32,
    /// The attempt in which it was done.
    pub attempt: i32,
    /// What it returned; `null` where `outputBlob` names it.
    pub output: Value,
    /// The large payload that it returned.
    pub output_blob: Option<Uuid>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it was done.
    pub finished_at: DateTime<Utc>,
}
