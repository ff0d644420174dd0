use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{Error, Page, PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_db::{Db, DbError, DbResult, TenantTx, sql::queries::core::runs as sql};
use uuid::Uuid;

use crate::{
    Run, RunState, StepRecord,
    queue::{admit, hint, offer},
};

/// Which Runs a list shows.
#[derive(Debug, Clone, Default)]
pub struct RunFilter {
    /// Only this kind.
    pub kind: Option<String>,
    /// Only in this state.
    pub state: Option<RunState>,
    /// Only about this.
    pub subject: Option<Uuid>,
    /// Only children of this Run.
    pub parent: Option<RunId>,
    /// Only with these words in their error, in any case.
    pub error: Option<String>,
    /// Only from this moment on.
    pub from: Option<DateTime<Utc>>,
    /// Only before this moment.
    pub until: Option<DateTime<Utc>>,
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
        .bind(
            tx,
            &filter.kind,
            &state,
            &filter.subject,
            &filter.parent.map(|id| id.0),
            &filter.error,
            &filter.from,
            &filter.until,
            &at,
            &id,
            &(limit + 1),
        )
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

/// Asks a Run to stop, and all that it waits for; what nobody has begun is stopped at once. `None` when it has ended
/// already.
///
/// # Errors
/// When the database fails.
pub async fn cancel(tx: &mut TenantTx, ctx: &OpContext, id: RunId) -> DbResult<Option<RunState>> {
    let family = sql::cancel_run().bind(tx, &id.0, &ctx.now()).all().await?;
    for row in &family {
        if let ("cancelled", Some(key)) = (row.state.as_str(), &row.key) {
            admit(tx, ctx, key);
        }
    }
    let of = family.into_iter().find(|row| row.id == id.0);
    if of.is_some() {
        // A Run that another waits for: that one goes on.
        let parent = get(tx, id).await?.and_then(|run| run.parent_id);
        if let Some(parent) = parent {
            wake(tx, ctx, parent).await?;
        }
        hint(tx);
    }
    Ok(of.map(|row| RunState::from_name(&row.state)))
}

/// Has a Run look again at what it waits for. Says whether it has not ended.
pub(crate) async fn wake(tx: &mut TenantTx, ctx: &OpContext, id: RunId) -> DbResult<bool> {
    let woken = sql::wake_run().bind(tx, &ctx.now(), &id.0).opt().await?;
    if woken.is_some() {
        hint(tx);
    }
    Ok(woken.is_some())
}

/// Signals that may wait for one Run.
const MOST_SIGNALS: i64 = 1_000;

/// Sends a Run the signal `name`, which it may be waiting for or comes to later. Says whether the Run has not ended.
///
/// # Errors
/// A conflict when 1,000 signals wait for it already; else when the database fails.
pub async fn signal(
    tx: &mut TenantTx,
    ctx: &OpContext,
    id: RunId,
    name: &str,
    payload: &Value,
) -> Result<bool> {
    // The Run's row first: what it looks for from now on, it finds.
    if !wake(tx, ctx, id).await? {
        return Ok(false);
    }
    let tenant = ctx.tenant().0;
    let sent = sql::insert_signal()
        .bind(
            tx,
            &tenant,
            &id.0,
            &Uuid::now_v7(),
            &name,
            payload,
            &ctx.now(),
            &MOST_SIGNALS,
        )
        .await
        .map_err(DbError::from)?;
    if sent == 0 {
        return Err(Error::conflict(format!(
            "{MOST_SIGNALS} signals wait for this run; it takes none of them"
        )));
    }
    Ok(true)
}

/// Has a Run rest after the step it is at, or go on. Says whether it has not ended.
///
/// # Errors
/// When the database fails.
pub async fn set_paused(tx: &mut TenantTx, id: RunId, paused: bool) -> DbResult<bool> {
    let found = sql::pause_run().bind(tx, &paused, &id.0).opt().await?;
    if found.is_some() && !paused {
        hint(tx);
    }
    Ok(found.is_some())
}

/// Puts a failed or cancelled Run back in the queue; it goes on after its last step. Says whether it did.
///
/// # Errors
/// When the database fails.
pub async fn retry(tx: &mut TenantTx, ctx: &OpContext, id: RunId) -> DbResult<bool> {
    let found = sql::retry_run().bind(tx, &ctx.now(), &id.0).opt().await?;
    if let Some(run) = &found {
        offer(tx, ctx, run.key.as_deref());
    }
    Ok(found.is_some())
}

/// Removes Runs of all tenants that ended longer ago than `kept`, up to 50,000; their steps and logs go with the partitions.
/// Returns how many.
///
/// # Errors
/// When the database fails.
pub async fn prune(db: &Db, kept: TimeDelta) -> DbResult<u64> {
    let before = Utc::now() - kept;
    let mut pruned = 0;
    for _ in 0..10 {
        let tx = db
            .begin_system("remove runs of all tenants that ended long ago")
            .await?;
        let part = sql::prune_runs().bind(&tx, &before).await?;
        tx.commit().await?;
        pruned += part;
        if part < 5_000 {
            break;
        }
    }
    Ok(pruned)
}

/// The steps of a Run, first to last.
///
/// # Errors
/// When the cursor is wrong or the database fails.
pub async fn steps(tx: &TenantTx, run: &Run, page: &PageRequest) -> Result<Page<StepRecord>> {
    let offset: i64 = page.after()?.unwrap_or(0);
    let limit = page.limit();
    let steps = rows_of(tx, run, limit + 1, offset.max(0)).await?;
    Ok(Page::from_rows(steps, limit, |_| offset + limit))
}

/// All of them.
pub(crate) async fn all_steps(tx: &TenantTx, run: &Run) -> DbResult<Vec<StepRecord>> {
    rows_of(tx, run, i64::from(i32::MAX), 0).await
}

async fn rows_of(tx: &TenantTx, run: &Run, limit: i64, offset: i64) -> DbResult<Vec<StepRecord>> {
    let rows = sql::run_steps()
        .bind(tx, &run.id.0, &run.created_at, &limit, &offset)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| StepRecord {
            name: row.name,
            ordinal: row.ordinal,
            attempt: row.attempt,
            output: row.output,
            output_blob: row.output_blob,
            started_at: row.started_at,
            finished_at: row.finished_at,
        })
        .collect())
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
