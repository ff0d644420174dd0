use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{Page, PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::evals::evals as sql};
use uuid::Uuid;

pub(crate) use sql::{Eval, EvalAgent, EvalMarks, EvalResult, GetEvalGate};

/// What an eval is started with.
#[derive(Debug)]
pub(crate) struct New {
    pub agent: Uuid,
    pub dataset: Uuid,
    pub version: i32,
    pub base: Option<i32>,
}

pub(crate) async fn insert(tx: &TenantTx, ctx: &OpContext, run: RunId, new: &New) -> DbResult<()> {
    let who = ctx.principal();
    sql::insert_eval()
        .bind(
            tx,
            &ctx.tenant().0,
            &run.0,
            &new.agent,
            &new.dataset,
            &new.version,
            &new.base,
            &who.kind(),
            &who.id(),
            &who.name(),
            &ctx.now(),
        )
        .await?;
    Ok(())
}

/// Has a Run that does another one over start with what that was started with. Says whether it did.
pub(crate) async fn copy(tx: &TenantTx, ctx: &OpContext, run: &tekup_runs::Run) -> DbResult<bool> {
    let Some(origin) = run.origin_id else {
        return Ok(false);
    };
    let (by, name) = (&run.created_by, ctx.principal().name());
    let copied = sql::copy_eval()
        .bind(
            tx,
            &run.id.0,
            &by.kind,
            &by.id,
            &name,
            &ctx.now(),
            &origin.0,
        )
        .await?;
    Ok(copied > 0)
}

pub(crate) async fn get(tx: &TenantTx, run: Uuid) -> DbResult<Option<Eval>> {
    Ok(sql::get_eval().bind(tx, &run).opt().await?)
}

/// Evals of one agent, or on one dataset, the newest first.
pub(crate) async fn list(
    tx: &TenantTx,
    (agent, dataset): (Option<Uuid>, Option<Uuid>),
    page: &PageRequest,
) -> Result<Page<Eval>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::list_evals()
        .bind(tx, &agent, &dataset, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| {
        (row.created_at, row.run_id)
    }))
}

/// The last one that is done of a version.
pub(crate) async fn last(
    tx: &TenantTx,
    agent: Uuid,
    dataset: Uuid,
    version: i32,
) -> DbResult<Option<Eval>> {
    let query = sql::last_eval();
    Ok(query.bind(tx, &agent, &dataset, &version).opt().await?)
}

pub(crate) async fn agent(tx: &TenantTx, id: Uuid) -> DbResult<Option<EvalAgent>> {
    Ok(sql::eval_agent().bind(tx, &id).opt().await?)
}

pub(crate) async fn insert_result(
    tx: &TenantTx,
    ctx: &OpContext,
    eval: Uuid,
    row: &EvalResult,
) -> DbResult<()> {
    sql::insert_eval_result()
        .bind(
            tx,
            &ctx.tenant().0,
            &eval,
            &row.case_id,
            &row.version,
            &row.number,
            &row.task.as_str(),
            &row.expected,
            &row.run_id,
            &row.answer.as_str(),
            &row.error.as_deref(),
            &row.grades,
            &row.passed,
            &row.prompt_tokens,
            &row.completion_tokens,
            &row.work_ms,
            &ctx.now(),
        )
        .await?;
    Ok(())
}

pub(crate) async fn marks(tx: &TenantTx, eval: Uuid) -> DbResult<Vec<EvalMarks>> {
    Ok(sql::eval_marks().bind(tx, &eval).all().await?)
}

/// Results case by case.
pub(crate) async fn results(
    tx: &TenantTx,
    eval: Uuid,
    page: &PageRequest,
) -> Result<Page<EvalResult>> {
    let (number, version): (i32, i32) = page.after()?.unwrap_or((0, 0));
    let limit = page.limit();
    let rows = sql::list_eval_results()
        .bind(tx, &eval, &number, &version, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |row| {
        (row.number, row.version)
    }))
}

/// One result, held until the transaction ends.
pub(crate) async fn lock_result(
    tx: &TenantTx,
    eval: Uuid,
    case: Uuid,
    version: i32,
) -> DbResult<Option<EvalResult>> {
    let query = sql::lock_eval_result();
    Ok(query.bind(tx, &eval, &case, &version).opt().await?)
}

pub(crate) async fn grade(
    tx: &TenantTx,
    eval: Uuid,
    row: &EvalResult,
    grades: &Value,
    passed: Option<bool>,
) -> DbResult<()> {
    sql::grade_eval_result()
        .bind(tx, grades, &passed, &eval, &row.case_id, &row.version)
        .await?;
    Ok(())
}

/// What versions of an agent must pass.
pub(crate) async fn gate(tx: &TenantTx, agent: Uuid) -> DbResult<Option<GetEvalGate>> {
    Ok(sql::get_eval_gate().bind(tx, &agent).opt().await?)
}

pub(crate) async fn put_gate(
    tx: &TenantTx,
    ctx: &OpContext,
    agent: Uuid,
    (dataset, least): (Uuid, f32),
) -> DbResult<()> {
    sql::put_eval_gate()
        .bind(tx, &ctx.tenant().0, &agent, &dataset, &least, &ctx.now())
        .await?;
    Ok(())
}

pub(crate) async fn delete_gate(tx: &TenantTx, agent: Uuid) -> DbResult<bool> {
    Ok(sql::delete_eval_gate()
        .bind(tx, &agent)
        .opt()
        .await?
        .is_some())
}
