use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Page, PageRequest, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation, finish};
use tekup_runs::{LogLine, Run, RunState};
use uuid::Uuid;

use super::{
    find, read, refuse,
    view::{self, NodeView},
};
use crate::{
    Automation,
    model::{Definition, Graph},
    start::{self, Start},
    store,
};

pub(super) fn operations(automation: &Automation) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{WorkflowsRead, WorkflowsRun};
    vec![
        Operation::new(
            "workflows.start",
            "POST /api/v1/workflows/{id}/start",
            WorkflowsRun,
            Write,
            automation,
            begin,
        )
        .summary("Starts a workflow; it acts for you.")
        .status(202),
        Operation::new(
            "workflows.executions",
            "GET /api/v1/workflows/{id}/executions",
            WorkflowsRead,
            Read,
            automation,
            list,
        )
        .summary("Lists the executions of a workflow, newest first."),
        Operation::new(
            "workflows.execution",
            "GET /api/v1/workflows/executions/{runId}",
            WorkflowsRead,
            Read,
            automation,
            get,
        )
        .summary("Shows an execution, node by node."),
        Operation::new(
            "workflows.cancel",
            "POST /api/v1/workflows/executions/{runId}/cancel",
            WorkflowsRun,
            Write,
            automation,
            cancel,
        )
        .summary("Stops an execution, with the workflows that it waits for."),
        Operation::new(
            "workflows.progress",
            "GET /api/v1/workflows/executions/{runId}/progress",
            WorkflowsRead,
            Read,
            automation,
            progress,
        )
        .summary("How far an execution has come."),
        Operation::new(
            "workflows.logs",
            "GET /api/v1/workflows/executions/{runId}/logs",
            WorkflowsRead,
            Read,
            automation,
            logs,
        )
        .summary("The log of an execution."),
    ]
}

/// Which version is started.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
enum Wanted {
    /// This one.
    Number(i32),
    /// The draft as it is.
    Draft(Draft),
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum Draft {
    Draft,
}

/// How a workflow is started.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Begin {
    /// Which.
    id: Uuid,
    /// What its trigger gives.
    #[serde(default)]
    input: Value,
    /// A version's number, or `draft`; the published version when absent.
    version: Option<Wanted>,
    /// The trigger to start at; the one for starting by hand when absent.
    #[schemars(length(min = 1, max = 64))]
    node: Option<String>,
    /// Begins at this node, with what those before it gave in `fromRun`.
    #[schemars(length(min = 1, max = 64))]
    from_node: Option<String>,
    /// The execution whose outputs stand.
    from_run: Option<RunId>,
}

/// A Run that was started.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Begun {
    run_id: RunId,
}

async fn begin(ctx: OpContext, automation: Automation, input: Begin) -> Result<Begun> {
    let mut tx = automation.0.db.begin(&ctx).await?;
    let row = find(&tx, input.id).await?;
    let (version, definition, draft) = match input.version {
        Some(Wanted::Draft(Draft::Draft)) => {
            // What nobody has published runs for those alone who could publish it.
            ctx.require(Permission::WorkflowsWrite)?;
            (0, read(row.draft.clone())?, Some(row.draft))
        }
        Some(Wanted::Number(number)) => (number, published(&tx, row.id, number).await?, None),
        None if row.version > 0 => (
            row.version,
            published(&tx, row.id, row.version).await?,
            None,
        ),
        None => {
            let message = "nothing is published: publish it, or start version \"draft\"";
            return Err(Error::field("version", "not_published", message));
        }
    };
    Graph::new(&definition).map_err(refuse)?;
    let node = match input.node {
        Some(node) if definition.triggers().any(|one| one.id == node) => node,
        Some(_) => {
            return Err(Error::field(
                "node",
                "not_found",
                "there is no such trigger",
            ));
        }
        None => start::entrance(&definition, &["trigger.manual", "trigger.workflow"])?,
    };
    let from = match (input.from_run, input.from_node) {
        (Some(run), Some(node)) => {
            let earlier = store::executions::get(&tx, run).await?;
            if earlier.is_none_or(|one| one.workflow_id != row.id) {
                return Err(Error::field(
                    "fromRun",
                    "not_found",
                    "there is no such execution of it",
                ));
            }
            if definition.node(&node).is_none() {
                return Err(Error::field(
                    "fromNode",
                    "not_found",
                    "there is no such node",
                ));
            }
            Some((run, node))
        }
        (None, None) => None,
        (Some(_), None) => return Err(Error::field("fromNode", "required", "say at which node")),
        (None, Some(_)) => return Err(Error::field("fromRun", "required", "say after which run")),
    };
    let timeout_seconds = definition.timeout_seconds;
    let start = Start {
        workflow: row.id,
        version,
        definition: draft,
        node,
        input: input.input,
        cause: None,
        actor: (ctx.principal().kind().to_owned(), ctx.principal().id()),
        depth: i16::from(ctx.depth()),
        level: 0,
        timeout_seconds,
        from,
    };
    let run = start::start(&automation, &mut tx, &ctx, start).await?;
    let run_id = run.ok_or_else(|| Error::conflict("it has been started already"))?;
    let details = json!({"runId": run_id, "version": version});
    finish(&ctx, tx, Some(row.id), details, Begun { run_id }).await
}

async fn published(tx: &TenantTx, id: Uuid, number: i32) -> Result<Definition> {
    let version = store::workflows::version(tx, id, number).await?;
    let missing = || Error::field("version", "not_found", "there is no such version");
    read(version.ok_or_else(missing)?.definition)
}

/// Which executions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Of which workflow.
    id: Uuid,
    /// Only in this state.
    state: Option<RunState>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// An execution in a list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Listed {
    run_id: Uuid,
    state: String,
    /// 0 for the draft.
    version: i32,
    /// The node that started it.
    trigger: String,
    created_at: DateTime<Utc>,
    started_at: Option<DateTime<Utc>>,
    finished_at: Option<DateTime<Utc>>,
    error: Option<String>,
}

async fn list(ctx: OpContext, automation: Automation, input: List) -> Result<Page<Listed>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = automation.0.db.begin(&ctx).await?;
    find(&tx, input.id).await?;
    let state = input.state.map(RunState::as_str);
    let rows = store::executions::list(&tx, input.id, state, &page).await?;
    tx.commit().await?;
    Ok(rows.map(|row| Listed {
        run_id: row.run_id,
        state: row.state,
        version: row.version,
        trigger: row.node,
        created_at: row.created_at,
        started_at: row.started_at,
        finished_at: row.finished_at,
        error: row.error,
    }))
}

/// Which execution, and how much of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Get {
    /// Which.
    run_id: RunId,
    /// Only in this round of a loop: `loop[3]`.
    #[schemars(length(max = 500))]
    path: Option<String>,
    /// Only this node, with all that it was given and gave.
    #[schemars(length(max = 64))]
    node: Option<String>,
}

/// An execution.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    run_id: RunId,
    workflow_id: Uuid,
    state: RunState,
    /// 0 for the draft.
    version: i32,
    /// The node that started it.
    trigger: String,
    /// What it was started with.
    input: Value,
    /// What it gave.
    output: Option<Value>,
    error: Option<String>,
    created_at: DateTime<Utc>,
    started_at: Option<DateTime<Utc>>,
    finished_at: Option<DateTime<Utc>>,
    /// The definition that it began with.
    definition: Definition,
    nodes: Vec<NodeView>,
}

struct Found {
    execution: store::Execution,
    run: Run,
    definition: Definition,
}

async fn found(tx: &TenantTx, id: RunId) -> Result<Found> {
    let missing = || Error::not_found("execution");
    let execution = store::executions::get(tx, id).await?.ok_or_else(missing)?;
    let run = tekup_runs::get(tx, id).await?.ok_or_else(missing)?;
    let definition = match &execution.definition {
        Some(draft) => draft.clone(),
        None => {
            let version = store::workflows::version(tx, execution.workflow_id, execution.version);
            version.await?.ok_or_else(missing)?.definition
        }
    };
    let definition = read(definition)?;
    Ok(Found {
        execution,
        run,
        definition,
    })
}

async fn nodes(
    automation: &Automation,
    ctx: &OpContext,
    tx: &TenantTx,
    found: &Found,
) -> Result<view::Journal> {
    let steps = store::executions::steps(tx, &automation.0.blobs, &found.run).await?;
    let earlier = match found.execution.from_run {
        Some(from) => store::executions::records(automation, ctx, RunId(from)).await?,
        None => std::collections::HashMap::new(),
    };
    Ok(view::Journal { steps, earlier })
}

async fn get(ctx: OpContext, automation: Automation, input: Get) -> Result<View> {
    let tx = automation.0.db.begin(&ctx).await?;
    let mut found = found(&tx, input.run_id).await?;
    tekup_runs::fill(&tx, &automation.0.blobs, &mut found.run).await?;
    let journal = nodes(&automation, &ctx, &tx, &found).await?;
    tx.commit().await?;
    let Found {
        execution,
        run,
        definition,
    } = found;
    let looked = view::Looked {
        path: input.path.as_deref(),
        node: input.node.as_deref(),
    };
    let nodes = journal.view(&definition, &execution, &run, looked);
    Ok(View {
        run_id: run.id,
        workflow_id: execution.workflow_id,
        state: run.state,
        version: execution.version,
        trigger: execution.node,
        input: execution.input,
        output: run.output,
        error: run.error,
        created_at: run.created_at,
        started_at: run.started_at,
        finished_at: run.finished_at,
        definition,
        nodes,
    })
}

/// Which execution.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ByRun {
    /// Which.
    run_id: RunId,
}

/// An execution that was asked to stop.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Stopped {
    run_id: RunId,
    state: RunState,
}

async fn cancel(ctx: OpContext, automation: Automation, input: ByRun) -> Result<Stopped> {
    let mut tx = automation.0.db.begin(&ctx).await?;
    let missing = || Error::not_found("execution");
    store::executions::get(&tx, input.run_id)
        .await?
        .ok_or_else(missing)?;
    let state = tekup_runs::cancel(&mut tx, &ctx, input.run_id).await?;
    let state = state.ok_or_else(|| Error::conflict("it has ended already"))?;
    let run_id = input.run_id;
    finish(
        &ctx,
        tx,
        Some(run_id.0),
        json!({}),
        Stopped { run_id, state },
    )
    .await
}

/// How far an execution has come.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Progress {
    workflow_id: Uuid,
    run_id: RunId,
    state: RunState,
    /// Nodes that are done or passed over.
    done: usize,
    /// All nodes.
    total: usize,
    /// 0 to 100.
    percent: usize,
    /// What is being done.
    current_step: Option<String>,
    completed_steps: Vec<String>,
    remaining_steps: Vec<String>,
}

async fn progress(ctx: OpContext, automation: Automation, input: ByRun) -> Result<Progress> {
    let tx = automation.0.db.begin(&ctx).await?;
    let found = found(&tx, input.run_id).await?;
    let journal = nodes(&automation, &ctx, &tx, &found).await?;
    tx.commit().await?;
    let looked = view::Looked::default();
    let nodes = journal.view(&found.definition, &found.execution, &found.run, looked);
    let of = |states: &[&str]| -> Vec<String> {
        let fitting = nodes.iter().filter(|node| states.contains(&node.state));
        fitting.map(|node| node.id.clone()).collect()
    };
    let (completed, skipped) = (of(&["completed", "failed"]), of(&["skipped"]));
    let done = completed.len() + skipped.len();
    let total = nodes.len();
    Ok(Progress {
        workflow_id: found.execution.workflow_id,
        run_id: found.run.id,
        state: found.run.state,
        done,
        total,
        percent: done * 100 / total.max(1),
        current_step: of(&["running", "waiting"]).into_iter().next(),
        completed_steps: completed,
        remaining_steps: of(&["pending", "running", "waiting"]),
    })
}

/// Which part of a log.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Logs {
    /// Of which execution.
    run_id: RunId,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn logs(ctx: OpContext, automation: Automation, input: Logs) -> Result<Page<LogLine>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = automation.0.db.begin(&ctx).await?;
    let missing = || Error::not_found("execution");
    store::executions::get(&tx, input.run_id)
        .await?
        .ok_or_else(missing)?;
    let lines = tekup_runs::logs(&tx, input.run_id, &page).await?;
    tx.commit().await?;
    Ok(lines)
}
