use std::time::Duration;

use serde_json::Value;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::gateway::aliases as sql};
use uuid::Uuid;

pub(crate) use sql::GetModelAlias as Row;

use crate::{
    alias::{Alias, Strategy, Target},
    cache::Caching,
};

/// What an alias is made of.
pub(crate) struct Fields {
    pub name: String,
    pub strategy: Strategy,
    pub targets: Vec<Target>,
    pub local_only: bool,
    pub max_attempts: i32,
    pub first_token_ms: i32,
    pub cache: Option<Caching>,
}

pub(crate) async fn insert(
    tx: &TenantTx,
    ctx: &OpContext,
    id: Uuid,
    fields: &Fields,
) -> Result<()> {
    let targets = serde_json::to_value(&fields.targets).map_err(Error::internal)?;
    let cache = fields.cache.map(serde_json::to_value).transpose();
    let cache = cache.map_err(Error::internal)?;
    sql::insert_model_alias()
        .bind(
            tx,
            &ctx.tenant().0,
            &id,
            &fields.name,
            &fields.strategy.as_str(),
            &targets,
            &fields.local_only,
            &fields.max_attempts,
            &fields.first_token_ms,
            &cache,
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
    fields: &Fields,
) -> Result<bool> {
    let targets = serde_json::to_value(&fields.targets).map_err(Error::internal)?;
    let cache = fields.cache.map(serde_json::to_value).transpose();
    let cache = cache.map_err(Error::internal)?;
    let updated = sql::update_model_alias()
        .bind(
            tx,
            &fields.name,
            &fields.strategy.as_str(),
            &targets,
            &fields.local_only,
            &fields.max_attempts,
            &fields.first_token_ms,
            &cache,
            &ctx.now(),
            &id,
        )
        .opt()
        .await
        .map_err(taken)?;
    Ok(updated.is_some())
}

fn taken(error: impl Into<DbError>) -> Error {
    let error = error.into();
    if error.is_unique_violation() {
        return Error::conflict("another alias has this name");
    }
    error.into()
}

pub(crate) async fn count(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_model_aliases().bind(tx).one().await?)
}

pub(crate) async fn get(tx: &TenantTx, id: Uuid) -> DbResult<Option<Row>> {
    Ok(sql::get_model_alias().bind(tx, &id).opt().await?)
}

pub(crate) async fn list(tx: &TenantTx, page: &PageRequest) -> Result<Page<Row>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_model_aliases()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let page = Page::from_rows(rows, limit, |row| row.name.clone());
    Ok(page.map(|row| Row {
        id: row.id,
        name: row.name,
        strategy: row.strategy,
        targets: row.targets,
        local_only: row.local_only,
        max_attempts: row.max_attempts,
        first_token_ms: row.first_token_ms,
        cache: row.cache,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }))
}

/// How an alias gives answers again, as it is stored.
pub(crate) fn caching(stored: Option<Value>) -> Result<Option<Caching>> {
    let caching = stored.map(serde_json::from_value).transpose();
    caching.map_err(Error::internal)
}

/// All of the tenant's, as they are used.
pub(crate) async fn all(tx: &TenantTx) -> Result<Vec<Alias>> {
    let rows = sql::all_model_aliases()
        .bind(tx)
        .all()
        .await
        .map_err(DbError::from)?;
    let alias = |row: sql::AllModelAliases| {
        Ok(Alias {
            name: row.name,
            strategy: Strategy::of(&row.strategy),
            targets: serde_json::from_value(row.targets).map_err(Error::internal)?,
            local_only: row.local_only,
            max_attempts: usize::try_from(row.max_attempts).unwrap_or(1),
            first_token: Duration::from_millis(u64::try_from(row.first_token_ms).unwrap_or(1)),
            cache: caching(row.cache)?,
            created: row.created_at.timestamp(),
            changed: row.updated_at.timestamp_micros(),
        })
    };
    rows.into_iter().map(alias).collect()
}

pub(crate) async fn delete(tx: &TenantTx, id: Uuid) -> DbResult<bool> {
    Ok(sql::delete_model_alias()
        .bind(tx, &id)
        .opt()
        .await?
        .is_some())
}
