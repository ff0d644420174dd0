use serde_json::Value;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::gateway::providers as sql};
use uuid::Uuid;

pub(crate) use sql::AllModelProviders as Row;

/// What a provider is made of.
pub(crate) struct Fields<'a> {
    pub name: &'a str,
    pub url: Option<&'a str>,
    pub secret: Option<&'a [u8]>,
    pub settings: &'a Value,
}

pub(crate) async fn insert(
    tx: &TenantTx,
    ctx: &OpContext,
    (id, kind): (Uuid, &str),
    fields: &Fields<'_>,
) -> Result<()> {
    sql::insert_model_provider()
        .bind(
            tx,
            &ctx.tenant().0,
            &id,
            &fields.name,
            &kind,
            &fields.url,
            &fields.secret,
            fields.settings,
            &ctx.now(),
        )
        .await
        .map_err(taken)?;
    Ok(())
}

pub(crate) async fn update(
    tx: &TenantTx,
    ctx: &OpContext,
    id: Uuid,
    fields: &Fields<'_>,
) -> Result<()> {
    sql::update_model_provider()
        .bind(
            tx,
            &fields.name,
            &fields.url,
            &fields.secret,
            fields.settings,
            &ctx.now(),
            &id,
        )
        .await
        .map_err(taken)?;
    Ok(())
}

fn taken(error: impl Into<DbError>) -> Error {
    let error = error.into();
    if error.is_unique_violation() {
        return Error::conflict("another provider has this name");
    }
    error.into()
}

pub(crate) async fn count(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_model_providers().bind(tx).one().await?)
}

macro_rules! row {
    ($row:expr) => {
        Row {
            id: $row.id,
            name: $row.name,
            kind: $row.kind,
            url: $row.url,
            secret: $row.secret,
            settings: $row.settings,
            revision: $row.revision,
            created_at: $row.created_at,
            updated_at: $row.updated_at,
        }
    };
}

pub(crate) async fn get(tx: &TenantTx, id: Uuid) -> Result<Row> {
    let row = sql::get_model_provider().bind(tx, &id).opt().await;
    let row = row.map_err(DbError::from)?;
    let row = row.ok_or_else(|| Error::not_found("provider"))?;
    Ok(row!(row))
}

/// The row, which nobody else changes until the end of the transaction.
pub(crate) async fn lock(tx: &TenantTx, id: Uuid) -> Result<Row> {
    let row = sql::lock_model_provider().bind(tx, &id).opt().await;
    let row = row.map_err(DbError::from)?;
    let row = row.ok_or_else(|| Error::not_found("provider"))?;
    Ok(row!(row))
}

pub(crate) async fn all(tx: &TenantTx) -> DbResult<Vec<Row>> {
    Ok(sql::all_model_providers().bind(tx).all().await?)
}

pub(crate) async fn list(tx: &TenantTx, page: &PageRequest) -> Result<Page<Row>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_model_providers()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| row.name.clone()).map(|row| row!(row)))
}

pub(crate) async fn delete(tx: &TenantTx, id: Uuid) -> DbResult<bool> {
    Ok(sql::delete_model_provider()
        .bind(tx, &id)
        .opt()
        .await?
        .is_some())
}
