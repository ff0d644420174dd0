use chrono::{DateTime, Utc};
use tekup_base::{Page, PageRequest, Result};
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::support::intent_patterns as sql};
use uuid::Uuid;

pub(crate) use sql::Pattern;

pub(crate) async fn list(tx: &TenantTx, status: &str, page: &PageRequest) -> Result<Page<Pattern>> {
    let after: Option<(i32, Uuid)> = page.after()?;
    let (frequency, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::list_patterns()
        .bind(tx, &status, &frequency, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |one| (one.frequency, one.id)))
}

/// One that nobody has decided on yet, locked.
pub(crate) async fn open(tx: &TenantTx, id: Uuid) -> DbResult<Option<Pattern>> {
    Ok(sql::open_pattern().bind(tx, &id).opt().await?)
}

pub(crate) async fn decide(
    tx: &TenantTx,
    id: Uuid,
    status: &str,
    intent: Option<&str>,
) -> DbResult<()> {
    sql::decide_pattern()
        .bind(tx, &status, &intent, &id)
        .await?;
    Ok(())
}

/// A group that was found.
pub(crate) struct Found {
    pub name: String,
    pub texts: Vec<String>,
    pub frequency: i32,
    pub first_seen: DateTime<Utc>,
    pub last_seen: DateTime<Utc>,
}

/// Puts these in the place of those nobody has decided on.
pub(crate) async fn replace_open(tx: &TenantTx, found: &[Found]) -> DbResult<()> {
    sql::clear_open_patterns().bind(tx).await?;
    for one in found {
        sql::insert_pattern()
            .bind(
                tx,
                &tx.tenant().0,
                &Uuid::now_v7(),
                &one.name,
                &one.texts,
                &one.frequency,
                &one.first_seen,
                &one.last_seen,
            )
            .await?;
    }
    Ok(())
}

/// Messages that fit no intent.
pub(crate) async fn out_of_scope(
    tx: &TenantTx,
    since: DateTime<Utc>,
    limit: i64,
) -> DbResult<Vec<sql::OutOfScopeMessages>> {
    Ok(sql::out_of_scope_messages()
        .bind(tx, &since, &limit)
        .all()
        .await?)
}
