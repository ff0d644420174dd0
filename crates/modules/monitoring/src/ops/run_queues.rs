use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_operations::finish;
use tekup_runs::{Bounds, Queue, WHOLE_TENANT};

use crate::Monitoring;

/// A part of the bounds.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListQueues {
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

pub(crate) async fn list(
    ctx: OpContext,
    monitoring: Monitoring,
    input: ListQueues,
) -> Result<Page<Queue>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = monitoring.0.db.begin_single(&ctx).await?;
    tekup_runs::queues(&tx, &page).await
}

/// Bounds for runs of a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SetQueue {
    /// The key, or `*` for all runs of the organisation together.
    #[schemars(length(min = 1, max = 200))]
    name: String,
    /// How many may be under way at once; for `*`, how many may be at work.
    #[schemars(range(min = 1, max = 100_000))]
    concurrency: Option<i32>,
    /// How many may begin in `perSeconds`; not for `*`.
    #[schemars(range(min = 1, max = 1_000_000))]
    rate: Option<i32>,
    /// The time in which `rate` may begin.
    #[schemars(range(min = 1, max = 86_400))]
    per_seconds: Option<i32>,
}

pub(crate) async fn set(
    ctx: OpContext,
    monitoring: Monitoring,
    input: SetQueue,
) -> Result<OneQueue> {
    let rate = match (input.rate, input.per_seconds) {
        (Some(rate), Some(seconds)) => Some((rate, seconds)),
        (None, None) => None,
        (Some(_), None) => {
            return Err(Error::field("perSeconds", "required", "say in what time"));
        }
        (None, Some(_)) => return Err(Error::field("rate", "required", "say how many")),
    };
    if input.name == WHOLE_TENANT && rate.is_some() {
        let message = "all runs together have no rate, only `concurrency`";
        return Err(Error::field("rate", "not_allowed", message));
    }
    if rate.is_none() && input.concurrency.is_none() {
        let message = "say `concurrency`, or `rate` and `perSeconds`";
        return Err(Error::field("concurrency", "required", message));
    }
    let bounds = Bounds {
        concurrency: input.concurrency,
        rate,
    };
    let mut tx = monitoring.0.db.begin(&ctx).await?;
    tekup_runs::set_queue(&mut tx, &ctx, &input.name, &bounds).await?;
    let details = json!({
        "name": &input.name, "concurrency": bounds.concurrency,
        "rate": input.rate, "perSeconds": input.per_seconds,
    });
    finish(&ctx, tx, None, details, OneQueue { name: input.name }).await
}

/// A key of runs.
#[derive(Debug, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OneQueue {
    /// The key, or `*` for all runs of the organisation together.
    #[schemars(length(min = 1, max = 200))]
    name: String,
}

pub(crate) async fn remove(
    ctx: OpContext,
    monitoring: Monitoring,
    input: OneQueue,
) -> Result<OneQueue> {
    let mut tx = monitoring.0.db.begin(&ctx).await?;
    if !tekup_runs::remove_queue(&mut tx, &ctx, &input.name).await? {
        return Err(Error::not_found("bound"));
    }
    finish(&ctx, tx, None, json!({"name": &input.name}), input).await
}
