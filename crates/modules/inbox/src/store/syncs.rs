use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::ConnectionId;
use tekup_db::{DbResult, TenantTx, sql::queries::inbox::syncs as sql};
use uuid::Uuid;

use crate::cases::Tally;

pub(crate) use sql::Fetched;

/// Makes a connection's fetching due.
pub(crate) async fn plan(tx: &TenantTx, id: ConnectionId, now: DateTime<Utc>) -> DbResult<()> {
    sql::plan_sync()
        .bind(tx, &tx.tenant().0, &id.0, &now)
        .await?;
    Ok(())
}

/// Holds what fetching holds, before the connection itself.
pub(crate) async fn lock(tx: &TenantTx, id: ConnectionId) -> DbResult<()> {
    sql::lock_sync().bind(tx, &id.0).opt().await?;
    Ok(())
}

/// Brings a connection's fetching forward, where there is any.
pub(crate) async fn hurry(tx: &TenantTx, id: ConnectionId, now: DateTime<Utc>) -> DbResult<()> {
    sql::hurry_sync().bind(tx, &now, &id.0).await?;
    Ok(())
}

/// The cursors, held until the transaction ends; `None` when this process fetches no longer.
pub(crate) async fn hold(tx: &TenantTx, id: ConnectionId, holder: Uuid) -> DbResult<Option<Value>> {
    Ok(sql::hold_sync().bind(tx, &id.0, &holder).opt().await?)
}

pub(crate) async fn advance(
    tx: &TenantTx,
    id: ConnectionId,
    cursors: &Value,
    tally: Tally,
) -> DbResult<()> {
    sql::advance_sync()
        .bind(
            tx,
            &cursors,
            &tally.cases,
            &tally.comments,
            &tally.pushed,
            &tally.conflicts,
            &id.0,
        )
        .await?;
    Ok(())
}

/// How fetching ended: when it was due as it began, and when it is due again if nobody has hurried it meanwhile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ended {
    pub holder: Uuid,
    pub was: DateTime<Utc>,
    pub now: DateTime<Utc>,
    pub due: DateTime<Utc>,
}

pub(crate) async fn succeeded(
    tx: &TenantTx,
    id: ConnectionId,
    ended: Ended,
    ahead_ms: Option<i64>,
) -> DbResult<()> {
    sql::end_sync()
        .bind(
            tx,
            &ended.was,
            &ended.due,
            &ended.now,
            &ahead_ms,
            &id.0,
            &ended.holder,
        )
        .await?;
    Ok(())
}

pub(crate) async fn failed(
    tx: &TenantTx,
    id: ConnectionId,
    ended: Ended,
    error: &str,
) -> DbResult<()> {
    sql::fail_sync()
        .bind(
            tx,
            &ended.was,
            &ended.due,
            &ended.now,
            &error,
            &id.0,
            &ended.holder,
        )
        .await?;
    Ok(())
}

pub(crate) async fn get(tx: &TenantTx, id: ConnectionId) -> DbResult<Option<Fetched>> {
    Ok(sql::get_sync().bind(tx, &id.0).opt().await?)
}
