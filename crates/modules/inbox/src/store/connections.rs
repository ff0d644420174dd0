use chrono::{DateTime, Utc};
use tekup_base::{ConnectionId, Page, PageRequest, Result};
use tekup_db::{
    DbError, DbResult, TenantTx,
    sql::queries::inbox::connections::{self as sql, Connection as Row},
};

use crate::model::{Connection, Health};

impl From<Row> for Connection {
    fn from(row: Row) -> Self {
        let health = if !row.enabled {
            Health::Off
        } else if row.open_until.is_some_and(|until| until > Utc::now()) {
            Health::Open
        } else {
            match (row.last_success_at, row.last_failure_at) {
                (None, None) => Health::Untried,
                (success, failure) if success >= failure => Health::Healthy,
                _ => Health::Failing,
            }
        };
        Self {
            id: row.id.into(),
            kind: row.kind,
            name: row.name,
            enabled: row.enabled,
            settings: row.settings,
            secrets: row.secret_names,
            health,
            failures_in_a_row: row.failures_in_a_row,
            open_until: row.open_until,
            last_success_at: row.last_success_at,
            last_failure_at: row.last_failure_at,
            last_error: row.last_error,
            created_at: row.created_at,
            updated_at: row.updated_at,
            sealed: row.secrets,
        }
    }
}

pub(crate) async fn insert(tx: &TenantTx, one: &Connection) -> DbResult<()> {
    sql::insert_connection()
        .bind(
            tx,
            &tx.tenant().0,
            &one.id.0,
            &one.kind,
            &one.name,
            &one.enabled,
            &one.settings,
            &one.sealed,
            &one.secrets,
            &one.created_at,
        )
        .await?;
    Ok(())
}

pub(crate) async fn update(tx: &TenantTx, one: &Connection, now: DateTime<Utc>) -> DbResult<()> {
    sql::update_connection()
        .bind(
            tx,
            &one.name,
            &one.enabled,
            &one.settings,
            &one.sealed,
            &one.secrets,
            &now,
            &one.id.0,
        )
        .await?;
    Ok(())
}

/// Keeps other secrets of a connection; who uses it goes on as before.
pub(crate) async fn set_secrets(tx: &TenantTx, one: &Connection) -> DbResult<()> {
    sql::set_secrets().bind(tx, &one.sealed, &one.id.0).await?;
    Ok(())
}

pub(crate) async fn get(tx: &TenantTx, id: ConnectionId) -> DbResult<Option<Connection>> {
    Ok(sql::get_connection()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(Into::into))
}

/// The connection, held until the transaction ends.
pub(crate) async fn lock(tx: &TenantTx, id: ConnectionId) -> DbResult<Option<Connection>> {
    Ok(sql::lock_connection()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(Into::into))
}

pub(crate) async fn list(
    tx: &TenantTx,
    kind: Option<&str>,
    page: &PageRequest,
) -> Result<Page<Connection>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_connections()
        .bind(tx, &kind, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let connections: Vec<Connection> = rows.into_iter().map(Connection::from).collect();
    Ok(Page::from_rows(connections, limit, |one| one.name.clone()))
}

/// All connections of a kind, as many as a tenant may have.
pub(crate) async fn of_kind(tx: &TenantTx, kind: &str) -> DbResult<Vec<Connection>> {
    let rows = sql::list_connections()
        .bind(tx, &Some(kind), &None::<&str>, &1000)
        .all()
        .await?;
    Ok(rows.into_iter().map(Connection::from).collect())
}

pub(crate) async fn count(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_connections().bind(tx).one().await?)
}

/// Says whether there was one.
pub(crate) async fn delete(tx: &TenantTx, id: ConnectionId) -> DbResult<bool> {
    Ok(sql::delete_connection()
        .bind(tx, &id.0)
        .opt()
        .await?
        .is_some())
}

pub(crate) async fn succeeded(tx: &TenantTx, id: ConnectionId, now: DateTime<Utc>) -> DbResult<()> {
    sql::record_success().bind(tx, &now, &id.0).await?;
    Ok(())
}

pub(crate) async fn refused(
    tx: &TenantTx,
    id: ConnectionId,
    now: DateTime<Utc>,
    error: &str,
) -> DbResult<()> {
    sql::record_refusal().bind(tx, &now, &error, &id.0).await?;
    Ok(())
}

/// Counts a failure; returns how many there are in a row.
pub(crate) async fn failed(
    tx: &TenantTx,
    id: ConnectionId,
    now: DateTime<Utc>,
    error: &str,
) -> DbResult<i32> {
    Ok(sql::record_failure()
        .bind(tx, &now, &error, &id.0)
        .opt()
        .await?
        .unwrap_or(0))
}

pub(crate) async fn open_circuit(
    tx: &TenantTx,
    id: ConnectionId,
    until: DateTime<Utc>,
) -> DbResult<()> {
    sql::open_circuit().bind(tx, &until, &id.0).await?;
    Ok(())
}

pub(crate) async fn count_call(
    tx: &TenantTx,
    id: ConnectionId,
    now: DateTime<Utc>,
    error: bool,
    milliseconds: i32,
) -> DbResult<()> {
    sql::count_call()
        .bind(
            tx,
            &tx.tenant().0,
            &id.0,
            &now,
            &i32::from(error),
            &i64::from(milliseconds),
            &milliseconds,
        )
        .await?;
    Ok(())
}

/// How far what the connection follows has been read.
pub(crate) async fn cursor(tx: &TenantTx, id: ConnectionId) -> DbResult<serde_json::Value> {
    let cursor = sql::read_cursor().bind(tx, &id.0).opt().await?;
    Ok(cursor.unwrap_or_default())
}

pub(crate) async fn set_cursor(
    tx: &TenantTx,
    id: ConnectionId,
    cursor: &serde_json::Value,
) -> DbResult<()> {
    sql::write_cursor().bind(tx, &cursor, &id.0).await?;
    Ok(())
}

pub(crate) use sql::CallsByHour;

pub(crate) async fn calls(
    tx: &TenantTx,
    id: ConnectionId,
    since: DateTime<Utc>,
) -> DbResult<Vec<CallsByHour>> {
    Ok(sql::calls_by_hour().bind(tx, &id.0, &since).all().await?)
}
