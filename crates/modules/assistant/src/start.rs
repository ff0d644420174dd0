//! Setting an agent to work, whoever does it: one place for its bounds.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_agents::{Beginning, Called, Definition, KIND, Rehearsal};
use tekup_base::{Error, ErrorKind, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_runs::NewRun;
use uuid::Uuid;

use crate::{
    Assistant,
    store::{self, executions::New},
};

/// Longest task with what is given for it, in bytes of JSON.
pub(crate) const MAX_INPUT: usize = 256 * 1024;
/// Agents and workflows that may be around one, one in the other.
pub(crate) const DEEPEST: i16 = 5;

/// What an agent's Run is given.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Task {
    #[serde(flatten)]
    pub beginning: Beginning,
    /// The place in a thread of Jarvis that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// It changes nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rehearsal: Option<Rehearsal>,
}

/// A place in a thread of Jarvis.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Place {
    pub thread: Uuid,
    pub number: i32,
}

impl Task {
    pub(crate) fn new(task: String, context: Value) -> Self {
        Self {
            beginning: Beginning {
                task,
                context,
                ..Beginning::default()
            },
            place: None,
            rehearsal: None,
        }
    }

    fn input(&self, agent: Uuid, version: i32) -> Result<Value> {
        let mut input = serde_json::to_value(self).map_err(Error::internal)?;
        input["agentId"] = json!(agent);
        input["version"] = json!(version);
        Ok(input)
    }
}

/// Sets an agent to work in `tx`.
///
/// # Errors
/// When it is stopped, its task is too long, or too many are at work.
pub(crate) async fn start(
    assistant: &Assistant,
    tx: &mut TenantTx,
    ctx: &OpContext,
    (new, definition): (New, &Definition),
    task: &Task,
) -> Result<RunId> {
    bounds(assistant, tx, task).await?;
    let mut run = NewRun::new(KIND, task.input(new.agent, new.version)?).about(new.agent);
    run.max_attempts = i32::try_from(definition.retry.attempts).unwrap_or(1);
    let seconds = definition.budgets.seconds;
    run.limit = seconds.map(|seconds| Duration::from_secs(seconds.into()));
    if let Some(at_once) = definition.at_once {
        run = run.keyed(format!("agent:{}", new.agent), at_once);
    }
    let id = tekup_runs::spawn(tx, ctx, run).await?;
    store::executions::insert(tx, ctx, id, &new).await?;
    store::agents::set_started(tx, new.agent, ctx.now()).await?;
    Ok(id)
}

/// What is bounded of every start, so that no agent can start others without end.
async fn bounds(assistant: &Assistant, tx: &TenantTx, task: &Task) -> Result<()> {
    let Beginning { task, context, .. } = &task.beginning;
    let bytes = task.len() + context.to_string().len();
    if bytes > MAX_INPUT {
        let message = format!("task and context may have at most {MAX_INPUT} bytes together");
        return Err(Error::field("context", "too_large", message));
    }
    let most = i64::from(assistant.0.open_runs);
    if store::executions::open(tx, most + 1).await? > most {
        let message = format!(
            "{most} executions of agents are under way, and there may be no more at once; stop some, or wait"
        );
        return Err(Error::conflict(message));
    }
    Ok(())
}

/// Writes down what an agent was called with by another Run.
///
/// # Errors
/// When there is no such agent, or it is stopped; when too many are around it or at work.
pub(crate) async fn enter(
    assistant: &Assistant,
    tx: &TenantTx,
    ctx: &OpContext,
    run: RunId,
    called: &Called,
) -> Result<()> {
    if called.level > DEEPEST {
        let message =
            format!("{DEEPEST} agents and workflows are around this one, and there may be no more");
        return Err(Error::new(ErrorKind::Validation, message));
    }
    let task = Task::new(called.task.clone(), called.context.clone());
    bounds(assistant, tx, &task).await?;
    let agent = store::agents::get(tx, called.agent_id).await?;
    let agent = agent.ok_or_else(|| Error::not_found("agent"))?;
    refuse_stopped(&agent)?;
    let version = called.version.unwrap_or(agent.version);
    if store::agents::version(tx, agent.id, version)
        .await?
        .is_none()
    {
        return Err(Error::not_found("version of the agent"));
    }
    let new = New {
        agent: agent.id,
        version,
        rehearsal: called.rehearsal.is_some(),
        definition: None,
        actor: (called.actor_type.clone(), called.actor_id),
        depth: called.depth,
        level: called.level,
    };
    store::executions::insert(tx, ctx, run, &new).await?;
    if !new.rehearsal {
        store::agents::set_started(tx, agent.id, ctx.now()).await?;
    }
    Ok(())
}

/// # Errors
/// A conflict when the agent takes no work.
pub(crate) fn refuse_stopped(agent: &store::Agent) -> Result<()> {
    if agent.stopped {
        return Err(stopped(&agent.name));
    }
    Ok(())
}

pub(crate) fn stopped(name: &str) -> Error {
    Error::conflict(format!(
        "{name} is stopped and takes no work; start it first"
    ))
}

/// Whom an agent acts for that `ctx` sets to work.
///
/// # Errors
/// `Forbidden` for whoever may not.
pub(crate) fn actor(ctx: &OpContext) -> Result<(String, Option<Uuid>)> {
    ctx.require(Permission::AgentsRun)?;
    let who = ctx.principal();
    Ok((who.kind().to_owned(), who.id()))
}
