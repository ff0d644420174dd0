use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use tekup_agents::Turn;
use tekup_base::{Error, PageRequest, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation};
use tekup_runs::{Run, StepRecord, fill, fill_steps};
use uuid::Uuid;

use crate::{Assistant, store};

/// Steps that a trace shows: more than any agent may take.
const MOST: u32 = 100;

pub(super) fn operations(assistant: &Assistant) -> Vec<Operation> {
    vec![
        Operation::new(
            "agent_runs.get",
            "GET /api/v1/agent-runs/{id}",
            Permission::AgentsRead,
            Effect::Read,
            assistant,
            trace,
        )
        .summary("Shows what an agent did: what it thought, called, was told and answered, step by step."),
    ]
}

/// Which Run.
#[derive(Debug, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ByRun {
    /// Its id.
    id: RunId,
}

/// What an agent did.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Trace {
    run: Run,
    agent_id: Uuid,
    agent_name: String,
    version: i32,
    /// Whether something else than the version was tried out.
    tried: bool,
    steps: Vec<Step>,
    /// What people told it, in order.
    messages: Vec<Message>,
    /// What it has called and has no result yet, such as what waits for leave.
    open: Vec<Open>,
}

/// Something an agent did.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Step {
    /// By which the execution can be done over from here.
    name: String,
    /// `memory`, `model`, `tool`, `summary` or `answer`.
    kind: &'static str,
    started_at: DateTime<Utc>,
    finished_at: DateTime<Utc>,
    /// What came of it: of a model what it said, thought and called; of a tool what it was given and gave.
    detail: Value,
}

/// Something an agent was told at work.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Message {
    id: Uuid,
    by: String,
    content: String,
    at: DateTime<Utc>,
    /// When the agent read it.
    read_at: Option<DateTime<Utc>>,
}

/// A call without a result.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Open {
    tool: String,
    arguments: Value,
    /// The leave that is waited for.
    approval_id: Option<Uuid>,
}

async fn trace(ctx: OpContext, assistant: Assistant, input: ByRun) -> Result<Trace> {
    let tx = assistant.0.db.begin(&ctx).await?;
    let run = tekup_runs::get(&tx, input.id).await?;
    let begun = store::executions::get(&tx, input.id).await?;
    let (Some(mut run), Some(begun)) = (run, begun) else {
        return Err(Error::not_found("execution of an agent"));
    };
    let agent = super::find(&tx, begun.agent_id).await?;
    let mut records = Vec::new();
    let mut page = PageRequest {
        limit: Some(MOST),
        cursor: None,
    };
    loop {
        let mut more = tekup_runs::steps(&tx, &run, &page).await?;
        fill_steps(&tx, &assistant.0.blobs, &run, &mut more.items).await?;
        records.append(&mut more.items);
        page.cursor = more.next_cursor;
        if page.cursor.is_none() {
            break;
        }
    }
    fill(&tx, &assistant.0.blobs, &mut run).await?;
    let messages = store::executions::messages(&tx, input.id).await?;
    tx.commit().await?;
    let open = if run.finished_at.is_none() {
        open(&records)
    } else {
        Vec::new()
    };
    Ok(Trace {
        run,
        agent_id: agent.id,
        agent_name: agent.name,
        version: begun.version,
        tried: begun.definition.is_some(),
        steps: records.into_iter().filter_map(step).collect(),
        messages: messages
            .into_iter()
            .map(|row| Message {
                id: row.id,
                by: row.by_name,
                content: row.content,
                at: row.created_at,
                read_at: row.read_at,
            })
            .collect(),
        open,
    })
}

/// What is worth showing of a step of the journal.
fn step(record: StepRecord) -> Option<Step> {
    let kind = match record.name.split(' ').next() {
        Some("memory") => "memory",
        Some("model") => "model",
        Some("tool") if !record.name.contains(": ") => "tool",
        Some("summary") => "summary",
        Some("answer") => "answer",
        _ => return None,
    };
    Some(Step {
        kind,
        started_at: record.started_at,
        finished_at: record.finished_at,
        detail: record.output,
        name: record.name,
    })
}

/// The calls of the last turn that have no result yet. A call's steps begin with its place: `tool 2.1 `.
fn open(records: &[StepRecord]) -> Vec<Open> {
    let turn = |record: &StepRecord| {
        let number = record.name.strip_prefix("model ")?.to_owned();
        let turn: Turn = serde_json::from_value(record.output.clone()).ok()?;
        Some((number, turn))
    };
    let Some((number, turn)) = records.iter().rev().find_map(turn) else {
        return Vec::new();
    };
    let mut open = Vec::new();
    for (at, call) in turn.calls.into_iter().enumerate() {
        let place = format!("tool {number}.{} ", at + 1);
        let steps = || records.iter().filter(|step| step.name.starts_with(&place));
        if steps().any(|step| !step.name.contains(": ")) {
            continue;
        }
        let asked = steps().find(|step| step.name.ends_with(": leave: asked"));
        open.push(Open {
            approval_id: asked.and_then(|step| serde_json::from_value(step.output.clone()).ok()),
            tool: call.name,
            arguments: call.arguments,
        });
    }
    open
}
