use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use tekup_base::RunId;
use tekup_db::{DbResult, SystemTx, TenantTx, sql::queries::support::reports as sql};
use uuid::Uuid;

pub(crate) use sql::{Fact, Settings};

/// Conversations read at once.
pub(crate) const PAGE: usize = 5_000;

/// Facts of conversations that began from `from` on and before `to`, after a position, in order: at most [`PAGE`].
pub(crate) async fn facts(
    tx: &TenantTx,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    after: Option<(DateTime<Utc>, Uuid)>,
) -> DbResult<Vec<Fact>> {
    let (at, id) = after.unzip();
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX);
    Ok(sql::facts()
        .bind(tx, &from, &tx.tenant().0, &to, &at, &id, &limit)
        .all()
        .await?)
}

/// The packed days from `from` to `to`, in order.
pub(crate) async fn packed(
    tx: &TenantTx,
    from: NaiveDate,
    to: NaiveDate,
) -> DbResult<Vec<Vec<u8>>> {
    Ok(sql::packed_days()
        .bind(tx, &tx.tenant().0, &from, &to)
        .all()
        .await?)
}

/// Up to which day everything is packed.
pub(crate) async fn packed_to(tx: &TenantTx) -> DbResult<Option<NaiveDate>> {
    Ok(sql::packed_to().bind(tx, &tx.tenant().0).opt().await?)
}

/// The same, held until `tx` ends; `None` when another process holds it.
pub(crate) async fn hold(tx: &TenantTx) -> DbResult<Option<NaiveDate>> {
    let tenant = tx.tenant().0;
    sql::begin_packing()
        .bind(tx, &tenant, &NaiveDate::default())
        .await?;
    Ok(sql::hold_packing().bind(tx, &tenant).opt().await?)
}

pub(crate) async fn move_packed_to(tx: &TenantTx, day: NaiveDate) -> DbResult<()> {
    sql::move_packed_to().bind(tx, &day, &tx.tenant().0).await?;
    Ok(())
}

pub(crate) async fn drop_marks(tx: &TenantTx, day: NaiveDate) -> DbResult<()> {
    sql::drop_marks().bind(tx, &tx.tenant().0, &day).await?;
    Ok(())
}

pub(crate) async fn put_day(tx: &TenantTx, day: NaiveDate, facts: &[u8]) -> DbResult<()> {
    sql::put_day()
        .bind(tx, &tx.tenant().0, &day, &facts, &Utc::now())
        .await?;
    Ok(())
}

pub(crate) async fn drop_day(tx: &TenantTx, day: NaiveDate) -> DbResult<()> {
    sql::drop_day().bind(tx, &tx.tenant().0, &day).await?;
    Ok(())
}

/// When the next conversation from `from` on began.
pub(crate) async fn next_conversation(
    tx: &TenantTx,
    from: DateTime<Utc>,
) -> DbResult<Option<DateTime<Utc>>> {
    Ok(sql::next_conversation()
        .bind(tx, &tx.tenant().0, &from)
        .opt()
        .await?)
}

/// Tenants that are not packed up to `last`.
pub(crate) async fn tenants_behind(
    tx: &SystemTx,
    last: NaiveDate,
    limit: i64,
) -> DbResult<Vec<Uuid>> {
    Ok(sql::tenants_behind().bind(tx, &last, &limit).all().await?)
}

/// Days up to `last` that have changed and were not packed after `packed_before`.
pub(crate) async fn changed_days(
    tx: &SystemTx,
    last: NaiveDate,
    packed_before: DateTime<Utc>,
    limit: i64,
) -> DbResult<Vec<(Uuid, NaiveDate)>> {
    let rows = sql::changed_days()
        .bind(tx, &last, &packed_before, &limit)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.tenant_id, row.day))
        .collect())
}

/// The name of the time zone that the tenant works in, if it has said one.
pub(crate) async fn time_zone(tx: &TenantTx) -> DbResult<Option<String>> {
    Ok(sql::time_zone().bind(tx, &tx.tenant().0).opt().await?)
}

/// Names of queues.
pub(crate) async fn queue_names(tx: &TenantTx, ids: &[Uuid]) -> DbResult<HashMap<Uuid, String>> {
    let rows = sql::queue_names()
        .bind(tx, &tx.tenant().0, &ids)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Names of people of the staff; who has left has none.
pub(crate) async fn person_names(tx: &TenantTx, ids: &[Uuid]) -> DbResult<HashMap<Uuid, String>> {
    let rows = sql::person_names()
        .bind(tx, &tx.tenant().0, &ids)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

pub(crate) async fn settings(tx: &TenantTx) -> DbResult<Option<Settings>> {
    Ok(sql::settings().bind(tx, &tx.tenant().0).opt().await?)
}

pub(crate) async fn put_settings(
    tx: &TenantTx,
    settings: &Settings,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::put_settings()
        .bind(
            tx,
            &tx.tenant().0,
            &settings.currency,
            &settings.staff_hour,
            &settings.minutes_per_answer,
            &settings.agent_answer,
            &now,
        )
        .await?;
    Ok(())
}

/// Names of all queues.
pub(crate) async fn all_queue_names(tx: &TenantTx) -> DbResult<HashMap<Uuid, String>> {
    let rows = sql::all_queue_names()
        .bind(tx, &tx.tenant().0)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Names of all people of the staff.
pub(crate) async fn all_person_names(tx: &TenantTx) -> DbResult<HashMap<Uuid, String>> {
    let rows = sql::all_person_names()
        .bind(tx, &tx.tenant().0)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// How many conversations began.
pub(crate) async fn began(tx: &TenantTx, from: DateTime<Utc>, to: DateTime<Utc>) -> DbResult<i64> {
    Ok(sql::began()
        .bind(tx, &tx.tenant().0, &from, &to)
        .one()
        .await?)
}

pub(crate) async fn put_export_part(
    tx: &TenantTx,
    run: RunId,
    ordinal: i32,
    content: &str,
) -> DbResult<()> {
    sql::put_export_part()
        .bind(tx, &tx.tenant().0, &run.0, &ordinal, &content, &Utc::now())
        .await?;
    Ok(())
}

pub(crate) async fn export_part(
    tx: &TenantTx,
    run: RunId,
    ordinal: i32,
) -> DbResult<Option<String>> {
    Ok(sql::export_part()
        .bind(tx, &tx.tenant().0, &run.0, &ordinal)
        .opt()
        .await?)
}

pub(crate) async fn forget_exports(tx: &SystemTx, before: DateTime<Utc>) -> DbResult<u64> {
    Ok(sql::forget_exports().bind(tx, &before).await?)
}
