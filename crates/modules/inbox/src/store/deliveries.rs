use chrono::{DateTime, Utc};
use tekup_base::{ConnectionId, Page, PageRequest, Result};
use tekup_db::{
    DbError, DbResult, SystemTx, TenantTx,
    sql::queries::inbox::deliveries::{self as sql, Delivery as Row},
};
use tekup_events::Event;
use uuid::Uuid;

use crate::model::{Delivery, DeliveryStatus};

impl From<Row> for Delivery {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            event_id: row.event_id,
            event_type: row.event_type,
            sequence: row.event_sequence,
            body: row.body,
            status: DeliveryStatus::from_name(&row.status).unwrap_or(DeliveryStatus::Failed),
            attempts: row.attempts,
            next_attempt_at: row.next_attempt_at,
            response_status: row.response_status,
            response_body: row.response_body,
            error: row.error,
            duration_ms: row.duration_ms,
            created_at: row.created_at,
            delivered_at: row.delivered_at,
        }
    }
}

/// Writes down that an event is to be delivered; says whether it was not already.
pub(crate) async fn insert(
    tx: &TenantTx,
    connection: ConnectionId,
    event: &Event,
    body: &str,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let inserted = sql::insert_delivery()
        .bind(
            tx,
            &tx.tenant().0,
            &Uuid::now_v7(),
            &connection.0,
            &event.id.0,
            &event.kind,
            &event.sequence,
            &body,
            &now,
        )
        .opt()
        .await?;
    Ok(inserted.is_some())
}

/// Takes what is due; nobody else takes it until `again`.
pub(crate) async fn claim(
    tx: &TenantTx,
    connection: ConnectionId,
    now: DateTime<Utc>,
    again: DateTime<Utc>,
    limit: i64,
) -> DbResult<Vec<Delivery>> {
    let rows = sql::claim_deliveries()
        .bind(tx, &again, &tx.tenant().0, &connection.0, &now, &limit)
        .all()
        .await?;
    let mut due: Vec<Delivery> = rows.into_iter().map(Delivery::from).collect();
    due.sort_by_key(|one| one.sequence);
    Ok(due)
}

/// When the next delivery is due.
pub(crate) async fn next_due(
    tx: &TenantTx,
    connection: ConnectionId,
) -> DbResult<Option<DateTime<Utc>>> {
    Ok(sql::next_due().bind(tx, &connection.0).one().await?)
}

pub(crate) async fn record(tx: &TenantTx, one: &Delivery) -> DbResult<()> {
    sql::record_delivery()
        .bind(
            tx,
            &one.status.as_str(),
            &one.next_attempt_at,
            &one.response_status,
            &one.response_body,
            &one.error,
            &one.duration_ms,
            &one.delivered_at,
            &one.id,
        )
        .await?;
    Ok(())
}

pub(crate) async fn put_back(tx: &TenantTx, id: Uuid, due: DateTime<Utc>) -> DbResult<()> {
    sql::put_back_delivery().bind(tx, &due, &id).await?;
    Ok(())
}

pub(crate) async fn list(
    tx: &TenantTx,
    connection: ConnectionId,
    status: Option<DeliveryStatus>,
    page: &PageRequest,
) -> Result<Page<Delivery>> {
    let before: Option<i64> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_deliveries()
        .bind(
            tx,
            &connection.0,
            &status.map(DeliveryStatus::as_str),
            &before,
            &(limit + 1),
        )
        .all()
        .await
        .map_err(DbError::from)?;
    let deliveries: Vec<Delivery> = rows.into_iter().map(Delivery::from).collect();
    Ok(Page::from_rows(deliveries, limit, |one| one.sequence))
}

pub(crate) async fn replay(
    tx: &TenantTx,
    connection: ConnectionId,
    ids: Option<&[Uuid]>,
    now: DateTime<Utc>,
) -> DbResult<u64> {
    Ok(sql::replay_deliveries()
        .bind(tx, &now, &connection.0, &ids)
        .await?)
}

/// Notes that something came in; says whether it had not before.
pub(crate) async fn first_time(
    tx: &TenantTx,
    connection: ConnectionId,
    key: &str,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let inserted = sql::insert_receipt()
        .bind(tx, &tx.tenant().0, &connection.0, &key, &now)
        .opt()
        .await?;
    Ok(inserted.is_some())
}

pub(crate) use sql::Received;

/// How much came in just now: what begins with `sender` in an hour and a day, with `prefix` in an hour.
pub(crate) async fn received(
    tx: &TenantTx,
    connection: ConnectionId,
    prefix: &str,
    sender: &str,
    now: DateTime<Utc>,
) -> DbResult<Received> {
    Ok(sql::received()
        .bind(tx, &sender, &now, &connection.0, &prefix)
        .one()
        .await?)
}

/// Forgets what nobody asks for any more.
pub(crate) async fn prune(tx: &SystemTx, before: DateTime<Utc>) -> DbResult<u64> {
    let deliveries = sql::prune_deliveries().bind(tx, &before).await?;
    Ok(deliveries + sql::prune_receipts().bind(tx, &before).await?)
}
