//! Starting a workflow, whatever starts it: one place for its bounds.

use std::time::Duration;

use serde_json::{Value, json};
use tekup_base::{Error, ErrorKind, Result, RunId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_runs::NewRun;
use uuid::Uuid;

use crate::{
    Automation,
    execution::{Called, KIND, MAX_OUTPUT},
    model::Definition,
    store,
};

/// Attempts that a Run gets when the world fails it.
pub(crate) const ATTEMPTS: i32 = 3;

/// What a workflow is started with.
#[derive(Debug)]
pub(crate) struct Start {
    pub workflow: Uuid,
    /// 0: the draft, which `definition` holds.
    pub version: i32,
    pub definition: Option<Value>,
    /// The trigger.
    pub node: String,
    pub input: Value,
    /// Starts it once.
    pub cause: Option<String>,
    /// For whom it acts: the kind of principal, and which.
    pub actor: (String, Option<Uuid>),
    pub depth: i16,
    pub level: i16,
    /// How long it may take.
    pub timeout_seconds: Option<u32>,
    /// An earlier Run whose outputs stand, up to this node.
    pub from: Option<(RunId, String)>,
}

/// Starts a workflow in `tx`. `None` when its cause has started it before.
///
/// # Errors
/// When its input is too long, or too many are open.
pub(crate) async fn start(
    automation: &Automation,
    tx: &mut TenantTx,
    ctx: &OpContext,
    start: Start,
) -> Result<Option<RunId>> {
    if let Some(cause) = &start.cause
        && store::executions::was_caused(tx, start.workflow, cause).await?
    {
        return Ok(None);
    }
    bounds(automation, tx, &start.input).await?;
    let input =
        json!({"workflowId": start.workflow, "version": start.version, "trigger": start.node});
    let mut new = NewRun::new(KIND, input).about(start.workflow);
    new.max_attempts = ATTEMPTS;
    new.limit = start
        .timeout_seconds
        .map(|limit| Duration::from_secs(limit.into()));
    let run = tekup_runs::spawn(tx, ctx, new).await?;
    store::executions::insert(tx, ctx, run, &start).await?;
    Ok(Some(run))
}

/// What is bounded of every start, so that no workflow can start others without end.
async fn bounds(automation: &Automation, tx: &TenantTx, input: &Value) -> Result<()> {
    if serde_json::to_vec(input).map_or(0, |json| json.len()) > MAX_OUTPUT {
        let message = format!("may have at most {MAX_OUTPUT} bytes");
        return Err(Error::field("input", "too_large", message));
    }
    let most = i64::from(automation.0.open_runs);
    // Itself included, where it has its Run already.
    if store::executions::open(tx, most + 1).await? > most {
        let message = format!(
            "{most} workflows are under way, and there may be no more at once; stop some, or wait"
        );
        return Err(Error::conflict(message));
    }
    Ok(())
}

/// Writes down what a workflow was called with by another one.
pub(crate) async fn enter(
    automation: &Automation,
    tx: &mut TenantTx,
    ctx: &OpContext,
    run: RunId,
    called: &Called,
) -> Result<()> {
    bounds(automation, tx, &called.input).await?;
    let workflow = store::workflows::get(tx, called.workflow_id).await?;
    let live = workflow.filter(|one| one.version > 0);
    let Some(live) = live else {
        let message = format!("there is no published workflow {}", called.workflow_id);
        return Err(Error::new(ErrorKind::NotFound, message));
    };
    let version = store::workflows::version(tx, live.id, live.version).await?;
    let version = version.ok_or_else(|| Error::not_found("version of the workflow"))?;
    let definition: Definition =
        serde_json::from_value(version.definition).map_err(Error::internal)?;
    let start = Start {
        workflow: live.id,
        version: live.version,
        definition: None,
        node: entrance(&definition, &["trigger.workflow", "trigger.manual"])?,
        input: called.input.clone(),
        cause: None,
        actor: (called.actor_type.clone(), called.actor_id),
        depth: called.depth,
        level: called.level,
        timeout_seconds: None,
        from: None,
    };
    store::executions::insert(tx, ctx, run, &start).await?;
    Ok(())
}

/// The trigger to start with: the first of these types that there is, or else the first of all.
pub(crate) fn entrance(definition: &Definition, types: &[&str]) -> Result<String> {
    let of = |kind: &&str| definition.triggers().find(|node| node.kind == **kind);
    let found = types
        .iter()
        .find_map(of)
        .or_else(|| definition.triggers().next());
    let found = found.map(|node| node.id.clone());
    found.ok_or_else(|| {
        Error::field(
            "definition",
            "no_trigger",
            "nothing starts it: add a trigger",
        )
    })
}
