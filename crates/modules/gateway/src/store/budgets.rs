use chrono::{DateTime, Utc};
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::gateway::budgets as sql};
use uuid::Uuid;

pub(crate) use sql::{GetModelBudget as Row, ModelBudgetsSpent as Spent};

use crate::budget::{Period, Scope};

/// What a budget is made of.
pub(crate) struct Fields {
    pub name: String,
    pub scope: Scope,
    pub subject: Option<String>,
    pub period: Period,
    pub cost_micros: Option<i64>,
    pub tokens: Option<i64>,
    pub warn_at: i32,
}

pub(crate) async fn insert(
    tx: &TenantTx,
    ctx: &OpContext,
    id: Uuid,
    fields: &Fields,
) -> Result<()> {
    sql::insert_model_budget()
        .bind(
            tx,
            &ctx.tenant().0,
            &id,
            &fields.name,
            &fields.scope.as_str(),
            &fields.subject,
            &fields.period.as_str(),
            &fields.cost_micros,
            &fields.tokens,
            &fields.warn_at,
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
    let updated = sql::update_model_budget()
        .bind(
            tx,
            &fields.name,
            &fields.scope.as_str(),
            &fields.subject,
            &fields.period.as_str(),
            &fields.cost_micros,
            &fields.tokens,
            &fields.warn_at,
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
        return Error::conflict("another budget has this name");
    }
    error.into()
}

pub(crate) async fn count(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_model_budgets().bind(tx).one().await?)
}

pub(crate) async fn get(tx: &TenantTx, id: Uuid) -> DbResult<Option<Row>> {
    Ok(sql::get_model_budget().bind(tx, &id).opt().await?)
}

pub(crate) async fn list(tx: &TenantTx, page: &PageRequest) -> Result<Page<Row>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_model_budgets()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let page = Page::from_rows(rows, limit, |row| row.name.clone());
    Ok(page.map(|row| Row {
        id: row.id,
        name: row.name,
        scope: row.scope,
        subject: row.subject,
        period: row.period,
        cost_micros: row.cost_micros,
        tokens: row.tokens,
        warn_at: row.warn_at,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }))
}

pub(crate) async fn delete(tx: &TenantTx, id: Uuid) -> DbResult<bool> {
    Ok(sql::delete_model_budget()
        .bind(tx, &id)
        .opt()
        .await?
        .is_some())
}

/// All of them, with what was spent since the day or the month began.
pub(crate) async fn spent(
    tx: &TenantTx,
    day: DateTime<Utc>,
    month: DateTime<Utc>,
) -> DbResult<Vec<Spent>> {
    Ok(sql::model_budgets_spent()
        .bind(tx, &day, &month)
        .all()
        .await?)
}

/// Whether nobody has told yet that it is nearly spent.
pub(crate) async fn warn(tx: &TenantTx, id: Uuid, start: DateTime<Utc>) -> DbResult<bool> {
    Ok(sql::warn_of_model_budget()
        .bind(tx, &start, &id)
        .opt()
        .await?
        .is_some())
}

/// Whether nobody has told yet that it is used up.
pub(crate) async fn exceed(tx: &TenantTx, id: Uuid, start: DateTime<Utc>) -> DbResult<bool> {
    Ok(sql::exceed_model_budget()
        .bind(tx, &start, &id)
        .opt()
        .await?
        .is_some())
}
