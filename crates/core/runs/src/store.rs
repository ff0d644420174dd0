use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{Page, PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::core::runs as sql};
use uuid::Uuid;

use crate::{Run, RunState, StepRecord};

/// Which Runs a list shows.
#[derive(Debug, Clone, Default)]
pub struct RunFilter {
    /// Only this kind.
    pub kind: Option<String>,
    /// Only in this state.
    pub state: Option<RunState>,
}

/// A line of a Run's log.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogLine {
    /// Its id.
    #[serde(skip)]
    pub id: Uuid,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// `debug`, `info`, `warn` or `error`.
    pub level: String,
    /// What it says.
    pub message: String,
}

/// A Run of the tenant.
///
/// # Errors
/// When the database fails.
pub async fn get(tx: &TenantTx, id: RunId) -> DbResult<Option<Run>> {
    Ok(sql::get_run().bind(tx, &id.0).opt().await?.map(Run::from))
}

/// The tenant's Runs, newest first.
///
/// # Errors
/// When the cursor is wrong or the database fails.
pub async fn list(tx: &TenantTx, filter: &RunFilter, page: &PageRequest) -> Result<Page<Run>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let limit = page.limit();
    let state = filter.state.map(RunState::as_str);
    let (at, id) = after.unzip();
    let rows = sql::list_runs()
        .bind(tx, &filter.kind, &state, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let runs: Vec<Run> = rows.into_iter().map(Run::from).collect();
    Ok(Page::from_rows(runs, limit, |run| (run.created_at, run.id)))
}

/// A Run of `kind` about `subject` that has not been taken up yet.
///
/// # Errors
/// When the database fails.
pub async fn open_run(tx: &TenantTx, kind: &str, subject: Uuid) -> DbResult<Option<RunId>> {
    Ok(sql::find_open_run()
        .bind(tx, &kind, &subject)
        .opt()
        .await?
        .map(RunId))
}

/// Asks a Run to stop; one that waits in the queue is stopped at once. `None` when it has ended already.
///
/// # Errors
/// When the database fails.
pub async fn cancel(tx: &TenantTx, ctx: &OpContext, id: RunId) -> DbResult<Option<RunState>> {
    let state = sql::cancel_run().bind(tx, &ctx.now(), &id.0).opt().await?;
    Ok(state.map(|state| RunState::from_name(&state)))
}

/// Puts a failed or cancelled Run back in the queue; it goes on after its last step. Says whether it did.
///
/// # Errors
/// When the database fails.
pub async fn retry(tx: &mut TenantTx, ctx: &OpContext, id: RunId) -> DbResult<bool> {
    let found = sql::retry_run()
        .bind(tx, &ctx.now(), &id.0)
        .opt()
        .await?
        .is_some();
    if found {
        tx.defer(
            include_str!("../../../../sql/deferred/notify_runs.sql"),
            Vec::new(),
        );
    }
    Ok(found)
}

/// The steps of a Run, first to last.
///
/// # Errors
/// When the cursor is wrong or the database fails.
pub async fn steps(tx: &TenantTx, run: &Run, page: &PageRequest) -> Result<Page<StepRecord>> {
    let offset: i64 = page.after()?.unwrap_or(0);
    let limit = page.limit();
    let rows = sql::run_steps()
        .bind(tx, &run.id.0, &run.created_at, &(limit + 1), &offset.max(0))
        .all()
        .await
        .map_err(DbError::from)?;
    let steps: Vec<StepRecord> = rows
        .into_iter()
        .map(|row| StepRecord {
            name: row.name,
            ordinal: row.ordinal,
            attempt: row.attempt,
            output: row.output,
            started_at: row.started_at,
            finished_at: row.finished_at,
        })
        .collect();
    Ok(Page::from_rows(steps, limit, |_| offset + limit))
}

/// The log of a Run, first to last.
///
/// # Errors
/// When the cursor is wrong or the database fails.
pub async fn logs(tx: &TenantTx, run: RunId, page: &PageRequest) -> Result<Page<LogLine>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::run_logs()
        .bind(tx, &run.0, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let lines: Vec<LogLine> = rows
        .into_iter()
        .map(|row| LogLine {
            id: row.id,
            at: row.at,
            level: row.level,
            message: row.message,
        })
        .collect();
    Ok(Page::from_rows(lines, limit, |line| (line.at, line.id)))
}
