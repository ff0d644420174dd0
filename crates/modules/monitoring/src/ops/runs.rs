use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Page, PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_operations::finish;
use tekup_runs::{LogLine, Run, RunFilter, RunState, StepRecord};

use uuid::Uuid;

use crate::Monitoring;

/// Which runs.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListRuns {
    /// Only this kind: `documents.index`.
    #[schemars(length(max = 100))]
    kind: Option<String>,
    /// Only in this state.
    state: Option<RunState>,
    /// Only about this thing.
    subject: Option<Uuid>,
    /// Only those that this run waits for.
    parent_id: Option<RunId>,
    /// Only with these words in their error, in any case.
    #[schemars(length(min = 1, max = 200))]
    error: Option<String>,
    /// Only put in the queue at this moment or later.
    from: Option<DateTime<Utc>>,
    /// Only put in the queue before this moment.
    until: Option<DateTime<Utc>>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// One run.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OneRun {
    /// The run.
    id: RunId,
}

/// A part of what belongs to a run.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PartOfRun {
    /// The run.
    id: RunId,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

impl PartOfRun {
    fn page(self) -> (RunId, PageRequest) {
        let page = PageRequest {
            limit: self.limit,
            cursor: self.cursor,
        };
        (self.id, page)
    }
}

pub(crate) async fn list(
    ctx: OpContext,
    monitoring: Monitoring,
    input: ListRuns,
) -> Result<Page<Run>> {
    let filter = RunFilter {
        kind: input.kind,
        state: input.state,
        subject: input.subject,
        parent: input.parent_id,
        error: input.error,
        from: input.from,
        until: input.until,
    };
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = monitoring.0.db.begin_single(&ctx).await?;
    tekup_runs::list(&tx, &filter, &page).await
}

pub(crate) async fn get(ctx: OpContext, monitoring: Monitoring, input: OneRun) -> Result<Run> {
    let tx = monitoring.0.db.begin_single(&ctx).await?;
    find(&tx, input.id).await
}

pub(crate) async fn steps(
    ctx: OpContext,
    monitoring: Monitoring,
    input: PartOfRun,
) -> Result<Page<StepRecord>> {
    let (id, page) = input.page();
    let tx = monitoring.0.db.begin(&ctx).await?;
    let run = find(&tx, id).await?;
    tekup_runs::steps(&tx, &run, &page).await
}

/// A payload of a run.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OnePayload {
    /// The run.
    id: RunId,
    /// What `inputBlob` or `outputBlob` says, of the run or of one of its steps.
    payload_id: Uuid,
}

/// A large payload.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Payload {
    /// What was given or returned.
    payload: Value,
}

pub(crate) async fn payload(
    ctx: OpContext,
    monitoring: Monitoring,
    input: OnePayload,
) -> Result<Payload> {
    let tx = monitoring.0.db.begin(&ctx).await?;
    let run = find(&tx, input.id).await?;
    let blobs = &monitoring.0.blobs;
    let payload = tekup_runs::payload(&tx, blobs, &run, input.payload_id).await?;
    Ok(Payload { payload })
}

pub(crate) async fn logs(
    ctx: OpContext,
    monitoring: Monitoring,
    input: PartOfRun,
) -> Result<Page<LogLine>> {
    let (id, page) = input.page();
    let tx = monitoring.0.db.begin(&ctx).await?;
    let run = find(&tx, id).await?;
    tekup_runs::logs(&tx, run.id, &page).await
}

pub(crate) async fn cancel(ctx: OpContext, monitoring: Monitoring, input: OneRun) -> Result<Run> {
    let mut tx = monitoring.0.db.begin(&ctx).await?;
    let Some(state) = tekup_runs::cancel(&mut tx, &ctx, input.id).await? else {
        return Err(over(&find(&tx, input.id).await?));
    };
    let run = find(&tx, input.id).await?;
    // A running one says so itself, once it has stopped.
    if state == RunState::Cancelled {
        emit(&mut tx, &ctx, "run.cancelled", run.id.0, &run)?;
    }
    let details = json!({"kind": &run.kind});
    finish(&ctx, tx, Some(run.id.0), details, run).await
}

pub(crate) async fn retry(ctx: OpContext, monitoring: Monitoring, input: OneRun) -> Result<Run> {
    let mut tx = monitoring.0.db.begin(&ctx).await?;
    let again = tekup_runs::retry(&mut tx, &ctx, input.id).await?;
    let run = find(&tx, input.id).await?;
    if !again {
        return Err(Error::conflict(format!(
            "only a failed or cancelled run can be tried again: this one is {}",
            run.state.as_str()
        )));
    }
    let details = json!({"kind": &run.kind});
    finish(&ctx, tx, Some(run.id.0), details, run).await
}

pub(crate) async fn pause(ctx: OpContext, monitoring: Monitoring, input: OneRun) -> Result<Run> {
    rest(ctx, monitoring, input, true).await
}

pub(crate) async fn resume(ctx: OpContext, monitoring: Monitoring, input: OneRun) -> Result<Run> {
    rest(ctx, monitoring, input, false).await
}

async fn rest(ctx: OpContext, monitoring: Monitoring, input: OneRun, paused: bool) -> Result<Run> {
    let mut tx = monitoring.0.db.begin(&ctx).await?;
    let found = tekup_runs::set_paused(&mut tx, input.id, paused).await?;
    let run = find(&tx, input.id).await?;
    if !found {
        return Err(over(&run));
    }
    let event = if paused { "run.paused" } else { "run.resumed" };
    emit(&mut tx, &ctx, event, run.id.0, &run)?;
    let details = json!({"kind": &run.kind});
    finish(&ctx, tx, Some(run.id.0), details, run).await
}

/// A signal for a run.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SendSignal {
    /// The run.
    id: RunId,
    /// What it is called where the run waits for it.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What it brings along.
    #[serde(default)]
    payload: Value,
}

pub(crate) async fn signal(
    ctx: OpContext,
    monitoring: Monitoring,
    input: SendSignal,
) -> Result<Run> {
    let mut tx = monitoring.0.db.begin(&ctx).await?;
    let sent = tekup_runs::signal(&mut tx, &ctx, input.id, &input.name, &input.payload).await?;
    let run = find(&tx, input.id).await?;
    if !sent {
        return Err(over(&run));
    }
    let details = json!({"kind": &run.kind, "signal": input.name});
    finish(&ctx, tx, Some(run.id.0), details, run).await
}

fn over(run: &Run) -> Error {
    let state = run.state.as_str();
    Error::conflict(format!("the run has ended already: it is {state}"))
}

pub(super) async fn find(tx: &TenantTx, id: RunId) -> Result<Run> {
    tekup_runs::get(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("run"))
}
