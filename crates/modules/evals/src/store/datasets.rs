use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::evals::datasets as sql};
use uuid::Uuid;

pub(crate) use sql::{EvalCase, EvalDataset};

/// Says whether the name was free.
pub(crate) async fn insert(
    tx: &TenantTx,
    ctx: &OpContext,
    id: Uuid,
    (name, description): (&str, &str),
    graders: &Value,
) -> DbResult<bool> {
    let made = sql::insert_eval_dataset()
        .bind(
            tx,
            &ctx.tenant().0,
            &id,
            &name,
            &description,
            graders,
            &ctx.now(),
        )
        .opt()
        .await?;
    Ok(made.is_some())
}

pub(crate) async fn count(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_eval_datasets().bind(tx).one().await?)
}

pub(crate) async fn get(tx: &TenantTx, id: Uuid) -> DbResult<Option<EvalDataset>> {
    Ok(sql::get_eval_dataset().bind(tx, &id).opt().await?)
}

/// The dataset of that name.
pub(crate) async fn named(tx: &TenantTx, name: &str) -> DbResult<Option<Uuid>> {
    Ok(sql::named_eval_dataset().bind(tx, &name).opt().await?)
}

pub(crate) async fn list(
    tx: &TenantTx,
    search: Option<&str>,
    page: &PageRequest,
) -> Result<Page<EvalDataset>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::list_eval_datasets()
        .bind(tx, &search, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| (row.created_at, row.id)))
}

pub(crate) async fn update(tx: &TenantTx, row: &EvalDataset, now: DateTime<Utc>) -> DbResult<()> {
    sql::update_eval_dataset()
        .bind(
            tx,
            &row.name.as_str(),
            &row.description.as_str(),
            &row.graders,
            &now,
            &row.id,
        )
        .await?;
    Ok(())
}

pub(crate) async fn delete(tx: &TenantTx, id: Uuid) -> DbResult<bool> {
    Ok(sql::delete_eval_dataset()
        .bind(tx, &id)
        .opt()
        .await?
        .is_some())
}

pub(crate) async fn insert_case(tx: &TenantTx, ctx: &OpContext, case: &EvalCase) -> DbResult<()> {
    sql::insert_eval_case()
        .bind(
            tx,
            &ctx.tenant().0,
            &case.id,
            &case.dataset_id,
            &case.task.as_str(),
            &case.context,
            &case.expected,
            &case.recorded,
            &case.run_id,
            &ctx.now(),
        )
        .await?;
    Ok(())
}

pub(crate) async fn case(tx: &TenantTx, id: Uuid) -> DbResult<Option<EvalCase>> {
    Ok(sql::get_eval_case().bind(tx, &id).opt().await?)
}

pub(crate) async fn cases(
    tx: &TenantTx,
    dataset: Uuid,
    page: &PageRequest,
) -> Result<Page<EvalCase>> {
    let after: Option<Uuid> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_eval_cases()
        .bind(tx, &dataset, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| row.id))
}

/// The first `most` cases.
pub(crate) async fn case_ids(tx: &TenantTx, dataset: Uuid, most: i64) -> DbResult<Vec<Uuid>> {
    Ok(sql::eval_case_ids().bind(tx, &dataset, &most).all().await?)
}

pub(crate) async fn update_case(tx: &TenantTx, row: &EvalCase, now: DateTime<Utc>) -> DbResult<()> {
    sql::update_eval_case()
        .bind(
            tx,
            &row.task.as_str(),
            &row.context,
            &row.expected,
            &row.recorded,
            &now,
            &row.id,
        )
        .await?;
    Ok(())
}

pub(crate) async fn delete_case(tx: &TenantTx, id: Uuid) -> DbResult<bool> {
    Ok(sql::delete_eval_case().bind(tx, &id).opt().await?.is_some())
}
