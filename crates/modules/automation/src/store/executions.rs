use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{Page, PageRequest, Result, RunId};
use tekup_blob::Blobs;
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::automation::executions as sql};
use uuid::Uuid;

use super::Execution;
use tekup_runs::fill_steps;

use crate::{Automation, execution::Record, start::Start};

pub(crate) use sql::ListWorkflowExecutions as Listed;

/// Steps that are read at once.
const PAGE: u32 = 100;

pub(crate) async fn insert(
    tx: &TenantTx,
    ctx: &OpContext,
    run: RunId,
    start: &Start,
) -> DbResult<()> {
    let (actor_type, actor_id) = (start.actor.0.as_str(), start.actor.1);
    let (from_run, from_node) = start
        .from
        .as_ref()
        .map(|(run, node)| (run.0, node.as_str()))
        .unzip();
    sql::insert_workflow_execution()
        .bind(
            tx,
            &ctx.tenant().0,
            &run.0,
            &start.workflow,
            &start.version,
            &start.definition,
            &start.node.as_str(),
            &start.input,
            &start.cause.as_deref(),
            &actor_type,
            &actor_id,
            &start.depth,
            &start.level,
            &from_run,
            &from_node,
            &ctx.now(),
        )
        .await?;
    Ok(())
}

/// Whether this has started the workflow before.
pub(crate) async fn was_caused(tx: &TenantTx, workflow: Uuid, cause: &str) -> DbResult<bool> {
    Ok(sql::was_caused()
        .bind(tx, &workflow, &cause)
        .opt()
        .await?
        .is_some())
}

pub(crate) async fn get(tx: &TenantTx, run: RunId) -> DbResult<Option<Execution>> {
    Ok(sql::get_workflow_execution().bind(tx, &run.0).opt().await?)
}

/// Has a Run that does another one over start with what that was started with. Says whether it did.
pub(crate) async fn copy(tx: &TenantTx, ctx: &OpContext, run: &tekup_runs::Run) -> DbResult<bool> {
    let Some(origin) = run.origin_id else {
        return Ok(false);
    };
    let by = &run.created_by;
    let copied = sql::copy_workflow_execution()
        .bind(tx, &run.id.0, &by.kind, &by.id, &ctx.now(), &origin.0)
        .await?;
    Ok(copied > 0)
}

pub(crate) async fn reply(tx: &TenantTx, run: RunId, reply: &Value) -> DbResult<()> {
    sql::set_workflow_reply().bind(tx, reply, &run.0).await?;
    Ok(())
}

/// Keeps which node failed a Run.
pub(crate) async fn fail(
    automation: &Automation,
    run: &tekup_runs::Execution,
    failure: &Value,
) -> DbResult<()> {
    let tx = automation.0.db.begin(run.ctx()).await?;
    sql::set_workflow_failure()
        .bind(&tx, failure, &run.run().id.0)
        .await?;
    tx.commit().await
}

/// Open executions of the tenant, as far as `most`.
pub(crate) async fn open(tx: &TenantTx, most: i64) -> DbResult<i64> {
    Ok(sql::open_workflow_runs().bind(tx, &most).one().await?)
}

pub(crate) async fn list(
    tx: &TenantTx,
    workflow: Uuid,
    state: Option<&str>,
    page: &PageRequest,
) -> Result<Page<Listed>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::list_workflow_executions()
        .bind(tx, &workflow, &state, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| {
        (row.created_at, row.run_id)
    }))
}

/// What the nodes of a Run came to, by the names of their steps, with when each began and ended.
pub(crate) async fn steps(
    tx: &TenantTx,
    blobs: &Blobs,
    run: &tekup_runs::Run,
) -> Result<Vec<tekup_runs::StepRecord>> {
    let mut all = Vec::new();
    let mut page = PageRequest {
        limit: Some(PAGE),
        cursor: None,
    };
    loop {
        let mut steps = tekup_runs::steps(tx, run, &page).await?;
        fill_steps(tx, blobs, run, &mut steps.items).await?;
        all.extend(
            steps
                .items
                .into_iter()
                .filter(|step| !step.name.contains(": ")),
        );
        match steps.next_cursor {
            Some(cursor) => page.cursor = Some(cursor),
            None => return Ok(all),
        }
    }
}

/// The same of an earlier Run, as the journal has it.
pub(crate) async fn records(
    automation: &Automation,
    ctx: &OpContext,
    run: RunId,
) -> Result<HashMap<String, Record>> {
    let tx = automation.0.db.begin(ctx).await?;
    let Some(run) = tekup_runs::get(&tx, run).await? else {
        return Ok(HashMap::new());
    };
    let steps = steps(&tx, &automation.0.blobs, &run).await?;
    tx.commit().await?;
    let records = steps
        .into_iter()
        .filter_map(|step| Some((step.name, serde_json::from_value(step.output).ok()?)));
    Ok(records.collect())
}
