use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{ActionId, ConversationId, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{
    DbError, DbResult, SystemTx, TenantTx,
    sql::queries::support::actions::{self as sql, Action as Row},
};
use tekup_events::Actor;
use uuid::Uuid;

use crate::model::{Action, ActionStatus, Approval, ApprovalState};

impl From<Row> for Action {
    fn from(row: Row) -> Self {
        let approval = row.approval_id.map(|id| Approval {
            id,
            state: row
                .approval_state
                .as_deref()
                .and_then(ApprovalState::from_name)
                .unwrap_or(ApprovalState::Expired),
            permission: row.approval_permission.unwrap_or_default(),
            approver_id: row.approver_id,
            expires_at: row.approval_expires_at.unwrap_or(row.created_at),
            decided_at: row.decided_at,
            decided_by: row.decided_name,
            comment: row.approval_comment,
            arguments_hash: row.arguments_hash.unwrap_or_default(),
        });
        Self {
            id: row.id.into(),
            conversation_id: row.conversation_id.map(Into::into),
            kind: row.action_type,
            connection_id: row.connection_id.map(Into::into),
            status: ActionStatus::from_name(&row.status).unwrap_or(ActionStatus::Failed),
            parameters: row.parameters,
            result: row.result,
            error_message: row.error_message,
            idempotency_key: row.idempotency_key,
            source: row.source,
            approval,
            run_id: row.run_id.map(Into::into),
            created_by: Actor {
                kind: row.actor_type,
                id: row.actor_id,
            },
            created_at: row.created_at,
            started_at: row.started_at,
            completed_at: row.completed_at,
            duration_ms: row.duration_ms,
            retry_count: row.retry_count,
            max_retries: row.max_retries,
            next_retry_at: row.next_retry_at,
            deadline_at: row.deadline_at,
        }
    }
}

/// Stores an action; says whether it did, or one of its key is there already.
pub(crate) async fn insert(tx: &TenantTx, action: &Action) -> DbResult<bool> {
    let a = action;
    let inserted = sql::insert_action()
        .bind(
            tx,
            &tx.tenant().0,
            &a.id.0,
            &a.conversation_id.map(|id| id.0),
            &a.kind,
            &a.connection_id.map(|id| id.0),
            &a.status.as_str(),
            &a.parameters,
            &a.idempotency_key,
            &a.source,
            &a.approval.as_ref().map(|approval| approval.id),
            &a.run_id.map(|id| id.0),
            &a.created_at,
            &a.max_retries,
            &a.deadline_at,
            &a.created_by.kind,
            &a.created_by.id,
        )
        .opt()
        .await?;
    Ok(inserted.is_some())
}

pub(crate) async fn of_key(tx: &TenantTx, key: &str) -> DbResult<Option<ActionId>> {
    Ok(sql::action_of_key()
        .bind(tx, &key)
        .opt()
        .await?
        .map(Into::into))
}

pub(crate) async fn get(tx: &TenantTx, id: ActionId) -> DbResult<Option<Action>> {
    Ok(sql::get_action()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(Into::into))
}

/// The action, held until the transaction ends.
pub(crate) async fn lock(tx: &TenantTx, id: ActionId) -> DbResult<Option<Action>> {
    Ok(sql::lock_action()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(Into::into))
}

#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub status: Option<ActionStatus>,
    pub kind: Option<String>,
    pub conversation: Option<ConversationId>,
    pub connection: Option<Uuid>,
}

pub(crate) async fn list(
    tx: &TenantTx,
    filter: &Filter,
    page: &PageRequest,
) -> Result<Page<Action>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::list_actions()
        .bind(
            tx,
            &filter.status.map(ActionStatus::as_str),
            &filter.kind,
            &filter.conversation.map(|id| id.0),
            &filter.connection,
            &at,
            &id,
            &(limit + 1),
        )
        .all()
        .await
        .map_err(DbError::from)?;
    let actions: Vec<Action> = rows.into_iter().map(Action::from).collect();
    Ok(Page::from_rows(actions, limit, |one| {
        (one.created_at, one.id)
    }))
}

pub(crate) async fn begin(tx: &TenantTx, action: &Action, now: DateTime<Utc>) -> DbResult<()> {
    sql::begin_action()
        .bind(tx, &now, &action.retry_count, &action.id.0)
        .await?;
    Ok(())
}

pub(crate) async fn complete(
    tx: &TenantTx,
    id: ActionId,
    result: &Value,
    now: DateTime<Utc>,
    duration_ms: i32,
) -> DbResult<()> {
    sql::complete_action()
        .bind(tx, result, &now, &duration_ms, &id.0)
        .await?;
    Ok(())
}

pub(crate) async fn end(
    tx: &TenantTx,
    id: ActionId,
    status: ActionStatus,
    error: Option<&str>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::end_action()
        .bind(tx, &status.as_str(), &error, &now, &id.0)
        .await?;
    Ok(())
}

pub(crate) async fn delay(
    tx: &TenantTx,
    id: ActionId,
    error: &str,
    until: DateTime<Utc>,
) -> DbResult<()> {
    sql::delay_action().bind(tx, &error, &until, &id.0).await?;
    Ok(())
}

pub(crate) async fn queue(
    tx: &TenantTx,
    id: ActionId,
    run: Uuid,
    deadline: DateTime<Utc>,
) -> DbResult<()> {
    sql::queue_action().bind(tx, &run, &deadline, &id.0).await?;
    Ok(())
}

pub(crate) async fn insert_approval(
    tx: &TenantTx,
    ctx: &OpContext,
    approval: &Approval,
    action: ActionId,
    operation: &str,
    arguments: &Value,
) -> DbResult<()> {
    sql::insert_approval()
        .bind(
            tx,
            &tx.tenant().0,
            &approval.id,
            &action.0,
            &operation,
            arguments,
            &approval.arguments_hash,
            &approval.permission,
            &approval.approver_id,
            &ctx.principal().id(),
            &ctx.now(),
            &approval.expires_at,
        )
        .await?;
    Ok(())
}

/// Writes a decision down; says whether nobody else had decided.
pub(crate) async fn decide(tx: &TenantTx, approval: &Approval, by: Option<Uuid>) -> DbResult<bool> {
    let decided = sql::decide_approval()
        .bind(
            tx,
            &approval.state.as_str(),
            &approval.decided_at.unwrap_or_default(),
            &by,
            &approval.decided_by,
            &approval.comment,
            &approval.id,
        )
        .opt()
        .await?;
    Ok(decided.is_some())
}

/// Approvals of all tenants that nobody decided in time.
pub(crate) async fn lapsed(
    tx: &SystemTx,
    now: DateTime<Utc>,
    limit: i64,
) -> DbResult<Vec<(Uuid, Uuid)>> {
    let rows = sql::lapsed_approvals().bind(tx, &now, &limit).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.tenant_id, row.id))
        .collect())
}

pub(crate) async fn of_approval(tx: &TenantTx, approval: Uuid) -> DbResult<Option<ActionId>> {
    Ok(sql::action_of_approval()
        .bind(tx, &approval)
        .opt()
        .await?
        .map(Into::into))
}
