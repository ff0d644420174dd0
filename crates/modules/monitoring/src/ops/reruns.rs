use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_operations::finish;
use tekup_runs::{Run, RunFilter, RunState};

use crate::Monitoring;

/// What is done over, and from where.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Rerun {
    /// A run that has ended.
    id: RunId,
    /// The first step that is done anew; what came before is kept. Everything is done anew when absent.
    #[schemars(length(min = 1, max = 500))]
    from_step: Option<String>,
    /// What the new run is given; the same as the old one when absent.
    input: Option<Value>,
}

pub(crate) async fn rerun(ctx: OpContext, monitoring: Monitoring, input: Rerun) -> Result<Run> {
    let mut tx = monitoring.0.db.begin(&ctx).await?;
    let from = input.from_step.as_deref();
    let edited = input.input.is_some();
    let run = tekup_runs::rerun(&mut tx, &ctx, input.id, from, input.input).await?;
    let details = json!({"kind": &run.kind, "of": input.id, "fromStep": from, "edited": edited});
    finish(&ctx, tx, Some(run.id.0), details, run).await
}

/// Failed runs that are to be tried again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RetryMany {
    /// Only this kind: `documents.index`.
    #[schemars(length(min = 1, max = 100))]
    kind: Option<String>,
    /// Only with these words in their error, in any case.
    #[schemars(length(min = 1, max = 200))]
    error: Option<String>,
    /// At most so many, the newest first; 100 when absent.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u32>,
}

/// What became of runs that were to be tried again.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Retried {
    /// How many went back to the queue.
    retried: u32,
    /// Whether there are more that fit.
    more: bool,
}

/// Runs tried again in one transaction.
const PART: u32 = 100;

pub(crate) async fn retry_many(
    ctx: OpContext,
    monitoring: Monitoring,
    input: RetryMany,
) -> Result<Retried> {
    let most = input.limit.unwrap_or(PART);
    let filter = RunFilter {
        kind: input.kind,
        state: Some(RunState::Failed),
        error: input.error,
        ..RunFilter::default()
    };
    let mut retried = 0;
    loop {
        let mut tx = monitoring.0.db.begin(&ctx).await?;
        // Whatever is tried again is no longer on this page.
        let page = PageRequest {
            limit: Some(PART.min(most - retried)),
            cursor: None,
        };
        let page = tekup_runs::list(&tx, &filter, &page).await?;
        let more = page.next_cursor.is_some();
        for run in &page.items {
            if tekup_runs::retry(&mut tx, &ctx, run.id).await? {
                retried += 1;
            }
        }
        if more && retried < most && !page.items.is_empty() {
            tx.commit().await?;
            continue;
        }
        let details = json!({"kind": &filter.kind, "error": &filter.error, "retried": retried});
        return finish(&ctx, tx, None, details, Retried { retried, more }).await;
    }
}
