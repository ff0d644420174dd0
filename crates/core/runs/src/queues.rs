//! What a tenant says of its keys: how much at once, and how often.

use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::core::runs as sql};

use crate::queue::{admit, hint};

/// The name that bounds all Runs of the tenant together.
pub const WHOLE_TENANT: &str = "*";

/// Bounds of Runs that share a key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bounds {
    /// How many may be under way at once.
    pub concurrency: Option<i32>,
    /// How many may begin, in how many seconds. A whole allowance may be used at once; what has been let in keeps its time when
    /// the rate is changed.
    pub rate: Option<(i32, i32)>,
}

/// A key that the tenant has said something about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Queue {
    /// The key, or `*` for all runs together.
    pub name: String,
    /// How many may be under way at once.
    pub concurrency: Option<i32>,
    /// How many may begin in `perSeconds`.
    pub rate: Option<i32>,
    /// The time in which `rate` may begin.
    pub per_seconds: Option<i32>,
    /// Runs that have been let in and have not ended.
    pub admitted: i64,
    /// Runs that wait for room.
    pub parked: i64,
}

/// The tenant's bounds, by name.
///
/// # Errors
/// When the cursor is wrong or the database fails.
pub async fn queues(tx: &TenantTx, page: &PageRequest) -> Result<Page<Queue>> {
    let after: String = page.after()?.unwrap_or_default();
    let limit = page.limit();
    let rows = sql::run_queues()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let queues: Vec<Queue> = rows
        .into_iter()
        .map(|row| Queue {
            name: row.name,
            concurrency: row.concurrency,
            rate: row.rate,
            per_seconds: row.per_seconds,
            admitted: row.admitted,
            parked: row.parked,
        })
        .collect();
    Ok(Page::from_rows(queues, limit, |queue| queue.name.clone()))
}

/// Bounds the Runs of a key, or with [`WHOLE_TENANT`] how many of the tenant are at work at once. What is under way goes on.
///
/// # Errors
/// When the database fails.
pub async fn set_queue(
    tx: &mut TenantTx,
    ctx: &OpContext,
    name: &str,
    bounds: &Bounds,
) -> DbResult<()> {
    let (rate, per_seconds) = bounds.rate.unzip();
    sql::set_run_queue()
        .bind(
            tx,
            &ctx.tenant().0,
            &name,
            &bounds.concurrency,
            &rate,
            &per_seconds,
        )
        .await?;
    look_again(tx, ctx, name);
    Ok(())
}

/// Forgets what the tenant has said of a key. Says whether there was anything.
///
/// # Errors
/// When the database fails.
pub async fn remove_queue(tx: &mut TenantTx, ctx: &OpContext, name: &str) -> DbResult<bool> {
    let removed = sql::remove_run_queue().bind(tx, &name).await? > 0;
    look_again(tx, ctx, name);
    Ok(removed)
}

fn look_again(tx: &mut TenantTx, ctx: &OpContext, name: &str) {
    if name == WHOLE_TENANT {
        hint(tx);
    } else {
        admit(tx, ctx, name);
    }
}
