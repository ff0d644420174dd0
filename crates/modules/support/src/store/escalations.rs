use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{ConversationId, EscalationId, Page, PageRequest, Result, UserId};
use tekup_db::{
    DbError, DbResult, TenantTx,
    sql::queries::support::escalations::{self as sql, Escalation as Row},
};
use uuid::Uuid;

use crate::model::{Escalation, Priority};

impl From<Row> for Escalation {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            conversation_id: row.conversation_id.into(),
            reason: row.reason,
            priority: Priority::from_name(&row.priority).unwrap_or(Priority::Medium),
            queue_name: row.queue_name,
            assigned_to: row.assigned_to.map(UserId),
            assigned_at: row.assigned_at,
            created_at: row.created_at,
            resolved_at: row.resolved_at,
            resolution_notes: row.resolution_notes,
            resolved_by: row.resolved_by.map(UserId),
        }
    }
}

/// Raises an escalation unless one is open; says whether it did.
pub(crate) async fn raise(
    tx: &TenantTx,
    conversation: ConversationId,
    reason: &str,
    priority: Priority,
    queue: Option<&str>,
    now: DateTime<Utc>,
    context: &Value,
) -> DbResult<bool> {
    let raised = sql::insert_escalation()
        .bind(
            tx,
            &tx.tenant().0,
            &EscalationId::new().0,
            &conversation.0,
            &reason,
            &priority.as_str(),
            &queue,
            &now,
            context,
        )
        .opt()
        .await?;
    Ok(raised.is_some())
}

/// The conversation's latest escalation.
pub(crate) async fn latest(
    tx: &TenantTx,
    conversation: ConversationId,
) -> DbResult<Option<Escalation>> {
    Ok(sql::open_escalation()
        .bind(tx, &conversation.0)
        .opt()
        .await?
        .map(Escalation::from))
}

pub(crate) async fn assign(
    tx: &TenantTx,
    conversation: ConversationId,
    to: UserId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::assign_escalation()
        .bind(tx, &to.0, &now, &conversation.0)
        .await?;
    Ok(())
}

pub(crate) async fn resolve(
    tx: &TenantTx,
    conversation: ConversationId,
    notes: Option<&str>,
    by: Option<UserId>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::resolve_escalation()
        .bind(tx, &now, &notes, &by.map(|id| id.0), &conversation.0)
        .await?;
    Ok(())
}

pub(crate) async fn list(
    tx: &TenantTx,
    open: bool,
    page: &PageRequest,
) -> Result<Page<Escalation>> {
    let after: Option<(i32, DateTime<Utc>, Uuid)> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_escalations()
        .bind(
            tx,
            &open,
            &after.map(|(rank, _, _)| rank),
            &after.map(|(_, at, _)| at),
            &after.map(|(_, _, id)| id),
            &(limit + 1),
        )
        .all()
        .await
        .map_err(DbError::from)?;
    let escalations: Vec<Escalation> = rows.into_iter().map(Escalation::from).collect();
    Ok(Page::from_rows(escalations, limit, |one| {
        (rank(one.priority), one.created_at, one.id)
    }))
}

/// The place of a priority in the queue, as the query has it.
fn rank(priority: Priority) -> i32 {
    match priority {
        Priority::Critical => 1,
        Priority::High => 2,
        Priority::Medium => 3,
        Priority::Low => 4,
    }
}
