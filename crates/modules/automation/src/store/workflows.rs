use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::automation::workflows as sql};
use uuid::Uuid;

pub(crate) use sql::{ListWorkflowVersions, ListWorkflows, Workflow, WorkflowVersion};

pub(crate) struct New<'a> {
    pub id: Uuid,
    pub name: &'a str,
    pub description: &'a str,
    pub draft: &'a Value,
}

pub(crate) async fn insert(tx: &TenantTx, ctx: &OpContext, new: New<'_>) -> DbResult<()> {
    let (tenant, now) = (ctx.tenant().0, ctx.now());
    sql::insert_workflow()
        .bind(
            tx,
            &tenant,
            &new.id,
            &new.name,
            &new.description,
            new.draft,
            &now,
        )
        .await?;
    Ok(())
}

pub(crate) async fn count(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_workflows().bind(tx).one().await?)
}

pub(crate) async fn get(tx: &TenantTx, id: Uuid) -> DbResult<Option<Workflow>> {
    Ok(sql::get_workflow().bind(tx, &id).opt().await?)
}

/// The workflow, held until the transaction ends.
pub(crate) async fn lock(tx: &TenantTx, id: Uuid) -> DbResult<Option<Workflow>> {
    Ok(sql::lock_workflow().bind(tx, &id).opt().await?)
}

pub(crate) async fn list(
    tx: &TenantTx,
    state: Option<&str>,
    search: Option<&str>,
    page: &PageRequest,
) -> Result<Page<ListWorkflows>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::list_workflows()
        .bind(tx, &state, &search, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| (row.updated_at, row.id)))
}

pub(crate) async fn update(
    tx: &TenantTx,
    id: Uuid,
    name: &str,
    description: &str,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::update_workflow()
        .bind(tx, &name, &description, &now, &id)
        .await?;
    Ok(())
}

pub(crate) async fn save_draft(
    tx: &TenantTx,
    id: Uuid,
    draft: &Value,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::save_draft().bind(tx, draft, &now, &id).await?;
    Ok(())
}

pub(crate) async fn publish(
    tx: &TenantTx,
    id: Uuid,
    version: i32,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::set_published().bind(tx, &version, &now, &id).await?;
    Ok(())
}

pub(crate) async fn archive(tx: &TenantTx, id: Uuid, now: DateTime<Utc>) -> DbResult<()> {
    sql::set_archived().bind(tx, &now, &id).await?;
    Ok(())
}

pub(crate) async fn delete(tx: &TenantTx, id: Uuid) -> DbResult<bool> {
    Ok(sql::delete_workflow().bind(tx, &id).opt().await?.is_some())
}

pub(crate) async fn insert_version(
    tx: &TenantTx,
    ctx: &OpContext,
    id: Uuid,
    number: i32,
    definition: &Value,
    note: Option<&str>,
) -> DbResult<()> {
    let who = ctx.principal();
    sql::insert_workflow_version()
        .bind(
            tx,
            &ctx.tenant().0,
            &id,
            &number,
            definition,
            &note,
            &who.kind(),
            &who.id(),
            &who.name(),
            &ctx.now(),
        )
        .await?;
    Ok(())
}

pub(crate) async fn version(
    tx: &TenantTx,
    id: Uuid,
    number: i32,
) -> DbResult<Option<WorkflowVersion>> {
    Ok(sql::get_workflow_version()
        .bind(tx, &id, &number)
        .opt()
        .await?)
}

pub(crate) async fn versions(
    tx: &TenantTx,
    id: Uuid,
    page: &PageRequest,
) -> Result<Page<ListWorkflowVersions>> {
    let before: i32 = page.after()?.unwrap_or(i32::MAX);
    let limit = page.limit();
    let rows = sql::list_workflow_versions()
        .bind(tx, &id, &before, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| row.number))
}
