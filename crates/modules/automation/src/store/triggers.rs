use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::TenantId;
use tekup_context::OpContext;
use tekup_db::{DbResult, SystemTx, TenantTx, sql::queries::automation::triggers as sql};
use uuid::Uuid;

use super::Trigger;

pub(crate) struct New<'a> {
    pub node: &'a str,
    pub kind: &'a str,
    pub inputs: &'a Value,
    pub next_at: Option<DateTime<Utc>>,
}

pub(crate) async fn put(
    tx: &TenantTx,
    ctx: &OpContext,
    workflow: Uuid,
    new: New<'_>,
) -> DbResult<()> {
    let (tenant, id) = (ctx.tenant().0, Uuid::new_v4());
    sql::put_workflow_trigger()
        .bind(
            tx,
            &tenant,
            &id,
            &workflow,
            &new.node,
            &new.kind,
            new.inputs,
            &new.next_at,
        )
        .await?;
    Ok(())
}

pub(crate) async fn rest(tx: &TenantTx, workflow: Uuid) -> DbResult<()> {
    sql::rest_workflow_triggers().bind(tx, &workflow).await?;
    Ok(())
}

pub(crate) async fn list(tx: &TenantTx, workflow: Uuid) -> DbResult<Vec<Trigger>> {
    Ok(sql::list_workflow_triggers()
        .bind(tx, &workflow)
        .all()
        .await?)
}

pub(crate) async fn get(tx: &TenantTx, id: Uuid) -> DbResult<Option<Trigger>> {
    Ok(sql::get_workflow_trigger().bind(tx, &id).opt().await?)
}

/// The trigger of a node, held until the transaction ends.
pub(crate) async fn lock_of(
    tx: &TenantTx,
    workflow: Uuid,
    node: &str,
) -> DbResult<Option<Trigger>> {
    Ok(sql::workflow_trigger_of()
        .bind(tx, &workflow, &node)
        .opt()
        .await?)
}

pub(crate) async fn set_secret(tx: &TenantTx, id: Uuid, secret: &[u8]) -> DbResult<()> {
    sql::set_workflow_trigger_secret()
        .bind(tx, &secret, &id)
        .await?;
    Ok(())
}

pub(crate) async fn owner(tx: &SystemTx, id: Uuid) -> DbResult<Option<TenantId>> {
    Ok(sql::owner_of_workflow_trigger()
        .bind(tx, &id)
        .opt()
        .await?
        .map(TenantId))
}

pub(crate) async fn due(
    tx: &SystemTx,
    now: DateTime<Utc>,
    limit: i64,
) -> DbResult<Vec<(TenantId, Uuid)>> {
    let rows = sql::due_workflow_triggers()
        .bind(tx, &now, &limit)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (TenantId(row.tenant_id), row.id))
        .collect())
}

pub(crate) async fn lock_due(
    tx: &TenantTx,
    id: Uuid,
    now: DateTime<Utc>,
) -> DbResult<Option<Trigger>> {
    Ok(sql::lock_due_workflow_trigger()
        .bind(tx, &id, &now)
        .opt()
        .await?)
}

pub(crate) async fn move_on(
    tx: &TenantTx,
    id: Uuid,
    next_at: Option<DateTime<Utc>>,
) -> DbResult<()> {
    sql::move_workflow_trigger().bind(tx, &next_at, &id).await?;
    Ok(())
}

pub(crate) async fn listening(tx: &TenantTx) -> DbResult<Vec<Trigger>> {
    Ok(sql::listening_workflow_triggers().bind(tx).all().await?)
}
