use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_agents::{Definition, KIND};
use tekup_base::{Error, Page, PageRequest, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_events::emit;
use tekup_operations::{Effect, Operation, finish};
use tekup_runs::RunState;
use uuid::Uuid;

use super::{find, judge, read, version};
use crate::{
    Assistant,
    start::{Task, actor, refuse_stopped, start},
    store::{self, executions::New},
};

/// What people may tell one execution.
const MOST_MESSAGES: i64 = 200;

pub(super) fn operations(assistant: &Assistant) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{AgentsRead, AgentsRun};
    vec![
        Operation::new(
            "agents.run",
            "POST /api/v1/agents/{id}/runs",
            AgentsRun,
            Write,
            assistant,
            begin,
        )
        .summary("Sets an agent to work on a task, for you and with your rights.")
        .status(201),
        Operation::new(
            "agents.runs",
            "GET /api/v1/agents/{id}/runs",
            AgentsRead,
            Read,
            assistant,
            list,
        )
        .summary("Lists what an agent was set to do, newest first."),
        Operation::new(
            "agent_runs.tell",
            "POST /api/v1/agent-runs/{id}/messages",
            AgentsRun,
            Write,
            assistant,
            tell,
        )
        .summary("Tells an agent something while it works; it reads it before it thinks next.")
        .status(201),
    ]
}

/// What an agent shall do.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Begin {
    /// Which agent.
    id: Uuid,
    /// What it shall do.
    #[schemars(length(min = 1, max = 50_000))]
    task: String,
    /// What it is given to do it with.
    #[serde(default)]
    context: Value,
    /// A version; the one that works when absent.
    #[schemars(range(min = 1))]
    version: Option<i32>,
    /// Tries this out instead of a version; only for whoever may change agents.
    definition: Option<Definition>,
}

/// A Run that was started.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Begun {
    run_id: RunId,
}

async fn begin(ctx: OpContext, assistant: Assistant, input: Begin) -> Result<Begun> {
    let mut tx = assistant.0.db.begin(&ctx).await?;
    let agent = find(&tx, input.id).await?;
    refuse_stopped(&agent)?;
    let number = input.version.unwrap_or(agent.version);
    let tried = match &input.definition {
        Some(definition) => {
            ctx.require(Permission::AgentsWrite)?;
            judge(definition)?;
            Some(serde_json::to_value(definition).map_err(Error::internal)?)
        }
        None => None,
    };
    let definition = match input.definition {
        Some(definition) => definition,
        None => read(version(&tx, agent.id, number).await?.definition)?,
    };
    let new = New {
        agent: agent.id,
        version: number,
        definition: tried,
        actor: actor(&ctx)?,
        depth: i16::from(ctx.depth()),
        level: 0,
        rehearsal: false,
    };
    let task = Task::new(input.task, input.context);
    let run_id = start(&assistant, &mut tx, &ctx, (new, &definition), &task).await?;
    let details = json!({"runId": run_id, "version": number});
    finish(&ctx, tx, Some(agent.id), details, Begun { run_id }).await
}

/// What an agent was set to do.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Execution {
    run_id: RunId,
    /// Where it stands.
    state: String,
    version: i32,
    error: Option<String>,
    prompt_tokens: i64,
    completion_tokens: i64,
    created_at: DateTime<Utc>,
    started_at: Option<DateTime<Utc>>,
    finished_at: Option<DateTime<Utc>>,
}

/// Which executions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Of which agent.
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

async fn list(ctx: OpContext, assistant: Assistant, input: List) -> Result<Page<Execution>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = assistant.0.db.begin(&ctx).await?;
    find(&tx, input.id).await?;
    let state = input.state.map(RunState::as_str);
    let rows = store::executions::list(&tx, input.id, state, &page).await?;
    tx.commit().await?;
    Ok(rows.map(|row| Execution {
        run_id: RunId(row.run_id),
        state: row.state,
        version: row.version,
        error: row.error,
        prompt_tokens: row.prompt_tokens,
        completion_tokens: row.completion_tokens,
        created_at: row.created_at,
        started_at: row.started_at,
        finished_at: row.finished_at,
    }))
}

/// What an agent is told at work.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Tell {
    /// Which Run.
    id: RunId,
    /// What.
    #[schemars(length(min = 1, max = 4_000))]
    content: String,
}

/// What was told.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Told {
    id: Uuid,
}

async fn tell(ctx: OpContext, assistant: Assistant, input: Tell) -> Result<Told> {
    let mut tx = assistant.0.db.begin(&ctx).await?;
    let run = tekup_runs::get(&tx, input.id).await?;
    let run = run.filter(|run| run.kind == KIND);
    let run = run.ok_or_else(|| Error::not_found("execution of an agent"))?;
    if run.finished_at.is_some() {
        return Err(Error::conflict("the agent has ended; set it to work again"));
    }
    if store::executions::get(&tx, input.id).await?.is_none() {
        return Err(Error::conflict(
            "the agent has not begun; tell it in a moment",
        ));
    }
    if store::executions::told(&tx, input.id).await? >= MOST_MESSAGES {
        let message = format!("an agent is told at most {MOST_MESSAGES} things in one execution");
        return Err(Error::conflict(message));
    }
    let id = Uuid::now_v7();
    store::executions::tell(&tx, &ctx, input.id, id, &input.content).await?;
    emit(
        &mut tx,
        &ctx,
        "agent.told",
        input.id.0,
        &json!({"runId": input.id, "messageId": id}),
    )?;
    finish(
        &ctx,
        tx,
        Some(input.id.0),
        json!({"messageId": id}),
        Told { id },
    )
    .await
}
