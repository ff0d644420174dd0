//! Actions: what is to be done in other systems, durably and once as far as the receiver allows.
//!
//! [`enqueue`] stores an action and its Run in the transaction that decided on it, so it is done if and only if
//! that transaction commits. The Run (`actions.perform`) hands it to the tenant's connectors, retries with
//! backoff until the action's deadline, and sends the same idempotency key with every attempt. What failed for
//! good stays as `failed` until a person has it tried again. An action that needs an approval gets its Run when
//! somebody who may has agreed to exactly these arguments.

mod approval;
mod run;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use tekup_base::{ActionId, ConnectionId, ConversationId, Error, Result, RunId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::{Actor, emit};
use tekup_runs::{NewRun, spawn};

pub(crate) use approval::{expire, may_decide};
pub(crate) use run::PerformRun;

use crate::{
    model::{Action, ActionStatus, ApprovalWanted},
    store,
};

/// Name of the Runs that perform actions.
pub(crate) const KIND: &str = "actions.perform";
/// Tries beyond the first, unless the caller says otherwise: some quarter of an hour of backoff.
pub(crate) const RETRIES: i32 = 10;
/// How long an action is tried, unless the caller says otherwise.
pub(crate) const PATIENCE: TimeDelta = TimeDelta::hours(24);
/// Longest parameters, as JSON.
const MAX_PARAMETERS: usize = 64_000;

/// An action to be done.
#[derive(Debug, Clone)]
pub(crate) struct NewAction {
    /// What sort: `jira.create_issue`.
    pub kind: String,
    /// By which connection; the tenant's only one of the fitting kind when `None`.
    pub connection: Option<ConnectionId>,
    /// The conversation it comes of.
    pub conversation: Option<ConversationId>,
    /// What it says.
    pub parameters: Value,
    /// What asks for it: `person`, `dialogue`, or `rule:` and the rule's name.
    pub source: String,
    /// Names the wish: a second one of the same key is the first one. Without it each wish is its own.
    pub key: Option<String>,
    /// Who must agree first.
    pub approval: Option<ApprovalWanted>,
    /// Tries beyond the first.
    pub max_retries: i32,
    /// When to give up.
    pub deadline: Option<DateTime<Utc>>,
}

impl NewAction {
    /// An action with the usual retries that needs nobody's leave.
    pub fn new(kind: impl Into<String>, parameters: Value, source: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            connection: None,
            conversation: None,
            parameters,
            source: source.into(),
            key: None,
            approval: None,
            max_retries: RETRIES,
            deadline: None,
        }
    }
}

/// Puts an action in the queue, in `tx`: it is done if and only if the transaction commits. When one of the same
/// key is there already, nothing is added and that one's id returned. Whether the parameters fit is found out
/// when it is performed.
///
/// # Errors
/// A validation error of `parameters` when they are too long; else when the database fails.
pub(crate) async fn enqueue(
    tx: &mut TenantTx,
    ctx: &OpContext,
    new: NewAction,
) -> Result<ActionId> {
    if new.parameters.to_string().len() > MAX_PARAMETERS {
        return Err(Error::field(
            "parameters",
            "too_long",
            "may have at most 64,000 bytes as JSON",
        ));
    }
    let now = ctx.now();
    let id = ActionId::new();
    let key = new.key.unwrap_or_else(|| id.to_string());
    if let Some(there) = store::actions::of_key(tx, &key).await? {
        return Ok(there);
    }
    let approval = match new.approval {
        None => None,
        Some(wanted) => {
            let hash = approval::hash(&new.kind, new.connection, &new.parameters, &key);
            Some(approval::ask(tx, ctx, id, (&new.kind, &new.parameters), wanted, hash).await?)
        }
    };
    let mut action = Action {
        id,
        conversation_id: new.conversation,
        kind: new.kind,
        connection_id: new.connection,
        status: ActionStatus::Pending,
        parameters: new.parameters,
        result: None,
        error_message: None,
        idempotency_key: key,
        source: new.source,
        approval,
        run_id: None,
        created_by: Actor {
            kind: ctx.principal().kind().to_owned(),
            id: ctx.principal().id(),
        },
        created_at: now,
        started_at: None,
        completed_at: None,
        duration_ms: None,
        retry_count: 0,
        max_retries: new.max_retries.clamp(0, 50),
        next_retry_at: None,
        deadline_at: new.deadline.unwrap_or(now + PATIENCE),
    };
    if action.approval.is_some() {
        action.status = ActionStatus::AwaitingApproval;
    } else {
        action.run_id = Some(start(tx, ctx, &action).await?);
    }
    if !store::actions::insert(tx, &action).await? {
        // Another transaction was faster and has just committed; its action is the one. Ours must go whole.
        return Err(Error::conflict(
            "an action with this key was queued at the same moment; try again",
        ));
    }
    emit(tx, ctx, "action.created", id.0, &action)?;
    if action.approval.is_some() {
        emit(tx, ctx, "action.approval_requested", id.0, &action)?;
    }
    Ok(id)
}

/// Puts the Run that performs an action in the queue.
pub(crate) async fn start(tx: &mut TenantTx, ctx: &OpContext, action: &Action) -> Result<RunId> {
    let mut new = NewRun::new(KIND, json!({"actionId": action.id})).about(action.id.0);
    new.max_attempts = action.max_retries.saturating_add(1);
    spawn(tx, ctx, new).await
}

/// Ends an action in `tx` and tells of it.
pub(crate) async fn end(
    tx: &mut TenantTx,
    ctx: &OpContext,
    mut action: Action,
    status: ActionStatus,
    error: Option<&str>,
) -> Result<Action> {
    store::actions::end(tx, action.id, status, error, ctx.now()).await?;
    action.status = status;
    action.error_message = error.map(ToOwned::to_owned);
    action.completed_at = Some(ctx.now());
    action.next_retry_at = None;
    let event = match status {
        ActionStatus::Cancelled => "action.cancelled",
        ActionStatus::Rejected => "action.rejected",
        _ => "action.failed",
    };
    metrics::counter!("tekup_actions_total", "status" => status.as_str()).increment(1);
    emit(tx, ctx, event, action.id.0, &action)?;
    Ok(action)
}
