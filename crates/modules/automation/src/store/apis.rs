use serde_json::Value;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::automation::apis as sql};
use uuid::Uuid;

pub(crate) use sql::{ListWorkflowApis as Listed, WorkflowApi as Row};

pub(crate) struct New<'a> {
    pub name: &'a str,
    pub title: &'a str,
    pub version: &'a str,
    pub server: &'a str,
    pub source: Option<&'a str>,
    pub credential_id: Option<Uuid>,
    pub operations: &'a Value,
    pub skipped: &'a Value,
}

/// Writes one, in the place of what had its name. Returns its id.
pub(crate) async fn put(tx: &TenantTx, ctx: &OpContext, new: New<'_>) -> DbResult<Uuid> {
    let (tenant, id, now) = (ctx.tenant().0, Uuid::now_v7(), ctx.now());
    let id = sql::put_workflow_api()
        .bind(
            tx,
            &tenant,
            &id,
            &new.name,
            &new.title,
            &new.version,
            &new.server,
            &new.source,
            &new.credential_id,
            new.operations,
            new.skipped,
            &now,
        )
        .one()
        .await?;
    Ok(id)
}

pub(crate) async fn count(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_workflow_apis().bind(tx).one().await?)
}

/// Another one after every change.
pub(crate) async fn stamp(tx: &TenantTx) -> DbResult<String> {
    Ok(sql::stamp_workflow_apis().bind(tx).one().await?)
}

pub(crate) async fn all(tx: &TenantTx) -> DbResult<Vec<Row>> {
    Ok(sql::all_workflow_apis().bind(tx).all().await?)
}

pub(crate) async fn get(tx: &TenantTx, id: Uuid) -> DbResult<Option<Row>> {
    Ok(sql::get_workflow_api().bind(tx, &id).opt().await?)
}

pub(crate) async fn find(tx: &TenantTx, name: &str) -> DbResult<Option<Row>> {
    Ok(sql::find_workflow_api().bind(tx, &name).opt().await?)
}

pub(crate) async fn list(tx: &TenantTx, page: &PageRequest) -> Result<Page<Listed>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_workflow_apis()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| row.name.clone()))
}

pub(crate) async fn delete(tx: &TenantTx, id: Uuid) -> DbResult<bool> {
    Ok(sql::delete_workflow_api()
        .bind(tx, &id)
        .opt()
        .await?
        .is_some())
}
