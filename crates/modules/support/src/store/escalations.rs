use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{ConversationId, EscalationId, Page, PageRequest, QueueId, Result, UserId};
use tekup_db::{
    DbError, DbResult, SystemTx, TenantTx,
    sql::queries::support::escalations::{self as sql, Escalation as Row},
};
use uuid::Uuid;

use crate::model::{Conversation, Escalation, Priority};

impl From<Row> for Escalation {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            conversation_id: row.conversation_id.into(),
            reason: row.reason,
            priority: Priority::from_name(&row.priority).unwrap_or(Priority::Medium),
            queue_name: row.queue_name,
            queue_id: row.queue_id.map(Into::into),
            skill: row.skill,
            first_response_at: row.first_response_at,
            assigned_to: row.assigned_to.map(UserId),
            assigned_at: row.assigned_at,
            created_at: row.created_at,
            resolved_at: row.resolved_at,
            resolution_notes: row.resolution_notes,
            resolved_by: row.resolved_by.map(UserId),
        }
    }
}

/// An escalation to be raised.
pub(crate) struct New<'a> {
    pub conversation: ConversationId,
    pub reason: &'a str,
    pub priority: Priority,
    pub queue_name: Option<&'a str>,
    pub queue_id: Option<QueueId>,
    pub skill: Option<&'a str>,
    pub context: &'a Value,
}

/// Raises an escalation unless one is open; says whether it did.
pub(crate) async fn raise(tx: &TenantTx, new: New<'_>, now: DateTime<Utc>) -> DbResult<bool> {
    let raised = sql::insert_escalation()
        .bind(
            tx,
            &tx.tenant().0,
            &EscalationId::new().0,
            &new.conversation.0,
            &new.reason,
            &new.priority.as_str(),
            &new.queue_name,
            &now,
            new.context,
            &new.queue_id.map(|id| id.0),
            &new.skill,
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
    to: Option<UserId>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::assign_escalation()
        .bind(tx, &to.map(|id| id.0), &now, &conversation.0)
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

/// Notes that a person has answered for the first time.
pub(crate) async fn responded(
    tx: &TenantTx,
    conversation: ConversationId,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::first_response_of_escalation()
        .bind(tx, &now, &conversation.0)
        .await?;
    Ok(())
}

/// Puts the open call into a queue.
pub(crate) async fn place(
    tx: &TenantTx,
    conversation: &Conversation,
    queue_name: Option<&str>,
) -> DbResult<()> {
    sql::place_escalation()
        .bind(
            tx,
            &conversation.queue_id.map(|id| id.0),
            &queue_name,
            &conversation.skill,
            &conversation.priority.as_str(),
            &conversation.id.0,
        )
        .await?;
    Ok(())
}

/// Conversations of a queue that nobody has, most urgent first.
pub(crate) async fn unassigned(
    tx: &TenantTx,
    queue: QueueId,
    limit: i64,
) -> DbResult<Vec<ConversationId>> {
    let rows = sql::unassigned_of_queue()
        .bind(tx, &queue.0, &limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(ConversationId).collect())
}

/// Queues of all tenants that give out conversations and have some that nobody has.
pub(crate) async fn queues_with_unassigned(
    tx: &SystemTx,
    limit: i64,
) -> DbResult<Vec<(Uuid, QueueId)>> {
    let rows = sql::queues_with_unassigned().bind(tx, &limit).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.tenant_id, row.id.into()))
        .collect())
}
