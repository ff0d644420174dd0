use chrono::{DateTime, Utc};
use tekup_base::ConversationId;
use tekup_db::{
    DbResult, SystemTx, TenantTx,
    sql::queries::support::clocks::{self as sql, Clock as Row},
};
use uuid::Uuid;

use crate::{
    desk::clock::Clock,
    model::{ClockKind, Priority},
};

impl From<Row> for Clock {
    fn from(row: Row) -> Self {
        Self {
            conversation: row.conversation_id.into(),
            kind: ClockKind::from_name(&row.kind).unwrap_or(ClockKind::Resolution),
            queue: row.queue_id,
            priority: Priority::from_name(&row.priority).unwrap_or(Priority::Medium),
            minutes: row.minutes,
            started_at: row.started_at,
            used_seconds: row.used_seconds,
            running_since: row.running_since,
            warn_at: row.warn_at,
            due_at: row.due_at,
            warned_at: row.warned_at,
            breached_at: row.breached_at,
            met_at: row.met_at,
        }
    }
}

pub(crate) async fn of(tx: &TenantTx, conversation: ConversationId) -> DbResult<Vec<Clock>> {
    let rows = sql::clocks_of().bind(tx, &conversation.0).all().await?;
    Ok(rows.into_iter().map(Clock::from).collect())
}

/// The clock, held until the transaction ends.
pub(crate) async fn hold(
    tx: &TenantTx,
    conversation: ConversationId,
    kind: ClockKind,
) -> DbResult<Option<Clock>> {
    Ok(sql::hold_clock()
        .bind(tx, &conversation.0, &kind.as_str())
        .opt()
        .await?
        .map(Clock::from))
}

pub(crate) async fn put(tx: &TenantTx, clock: &Clock) -> DbResult<()> {
    let c = clock;
    sql::put_clock()
        .bind(
            tx,
            &tx.tenant().0,
            &c.conversation.0,
            &c.kind.as_str(),
            &c.queue,
            &c.priority.as_str(),
            &c.minutes,
            &c.started_at,
            &c.used_seconds,
            &c.running_since,
            &c.warn_at,
            &c.due_at,
            &c.next_at(),
            &c.warned_at,
            &c.breached_at,
            &c.met_at,
        )
        .await?;
    Ok(())
}

pub(crate) async fn remove(
    tx: &TenantTx,
    conversation: ConversationId,
    kind: ClockKind,
) -> DbResult<()> {
    sql::drop_clock()
        .bind(tx, &conversation.0, &kind.as_str())
        .await?;
    Ok(())
}

/// Clocks of all tenants that have something to say at `now`.
pub(crate) async fn due(
    tx: &SystemTx,
    now: DateTime<Utc>,
    limit: i64,
) -> DbResult<Vec<(Uuid, ConversationId, Option<ClockKind>)>> {
    let rows = sql::due_clocks().bind(tx, &now, &limit).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            (
                row.tenant_id,
                row.conversation_id.into(),
                ClockKind::from_name(&row.kind),
            )
        })
        .collect())
}

/// Clocks of a queue that run.
pub(crate) async fn running(tx: &TenantTx, queue: Uuid, limit: i64) -> DbResult<Vec<Clock>> {
    let rows = sql::running_clocks_of_queue()
        .bind(tx, &queue, &limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(Clock::from).collect())
}
