use serde_json::Value;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::automation::credentials as sql};
use uuid::Uuid;

pub(crate) use sql::{GetWorkflowCredential as Row, ListWorkflowCredentials as Listed};

pub(crate) struct New<'a> {
    pub id: Uuid,
    pub name: &'a str,
    pub kind: &'a str,
    pub settings: &'a Value,
    pub secret: &'a [u8],
}

pub(crate) async fn insert(tx: &TenantTx, ctx: &OpContext, new: New<'_>) -> DbResult<()> {
    let (tenant, now) = (ctx.tenant().0, ctx.now());
    sql::insert_workflow_credential()
        .bind(
            tx,
            &tenant,
            &new.id,
            &new.name,
            &new.kind,
            new.settings,
            &new.secret,
            &now,
        )
        .await?;
    Ok(())
}

pub(crate) async fn count(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_workflow_credentials().bind(tx).one().await?)
}

pub(crate) async fn get(tx: &TenantTx, id: Uuid) -> DbResult<Option<Row>> {
    Ok(sql::get_workflow_credential().bind(tx, &id).opt().await?)
}

pub(crate) async fn list(tx: &TenantTx, page: &PageRequest) -> Result<Page<Listed>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_workflow_credentials()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| row.name.clone()))
}

pub(crate) async fn delete(tx: &TenantTx, id: Uuid) -> DbResult<bool> {
    Ok(sql::delete_workflow_credential()
        .bind(tx, &id)
        .opt()
        .await?
        .is_some())
}
