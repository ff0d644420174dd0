//! Doing what a workflow says, as a Run: each node is a step of its journal.

mod compute;
mod engine;
mod frame;
mod loops;
mod node;
mod nodes;
mod transform;

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{Error, ErrorKind};
use tekup_runs::{Execution, Failure, RunKind};
use uuid::Uuid;

use crate::{Automation, model::Definition, start, store};

pub(crate) use transform::steps as transform_steps;

/// The kind of Run that does workflows.
pub(crate) const KIND: &str = "workflows.execute";
/// Most nodes that one Run does, each round of a loop counted.
const MOST_NODES: usize = 10_000;
/// Workflows that may be around one, one in the other.
pub(crate) const DEEPEST: i16 = 5;
/// Longest output of a node, and longest input of a workflow, in bytes of JSON.
pub(crate) const MAX_OUTPUT: usize = 1024 * 1024;
/// Longest input that is kept to be looked at.
const MAX_SEEN: usize = 64 * 1024;
/// Longest result of a whole workflow.
const MAX_RESULT: usize = 256 * 1024;

/// What stands in the journal of a node that is done.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Record {
    /// The port by which it went on.
    pub port: String,
    /// What it gave.
    pub output: Value,
    /// What it was given; left out when it is long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<Value>,
    /// How often it was tried.
    pub tries: u32,
    /// Why it failed, when the workflow went on all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// What a Run of a workflow inside another one is given.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Called {
    pub workflow_id: Uuid,
    pub input: Value,
    pub level: i16,
    pub depth: i16,
    pub actor_type: String,
    pub actor_id: Option<Uuid>,
}

pub(crate) struct ExecuteRun(pub Automation);

#[async_trait]
impl RunKind for ExecuteRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let run = &*run;
        let (begun, definition) = begun(&self.0, run).await?;
        engine::Engine::new(&self.0, run, begun, definition)
            .await?
            .execute()
            .await
    }
}

/// What a Run was started with, and the definition it began with. Of one that is done over, or that a workflow called, this
/// is written down first.
async fn begun(
    automation: &Automation,
    run: &Execution,
) -> Result<(store::Execution, Definition), Failure> {
    let ctx = run.ctx();
    let mut tx = automation.0.db.begin(ctx).await?;
    let row = match store::executions::get(&tx, run.run().id).await? {
        Some(row) => row,
        None => {
            run.hold(&tx).await?;
            if !store::executions::copy(&tx, ctx, run.run()).await? {
                let called: Called = run.input()?;
                start::enter(automation, &mut tx, ctx, run.run().id, &called).await?;
            }
            let row = store::executions::get(&tx, run.run().id).await?;
            row.ok_or_else(|| Error::not_found("execution"))?
        }
    };
    let definition = match &row.definition {
        Some(draft) => draft.clone(),
        None => {
            let version = store::workflows::version(&tx, row.workflow_id, row.version).await?;
            version
                .ok_or_else(|| Error::not_found("version of the workflow"))?
                .definition
        }
    };
    tx.commit().await?;
    let definition = serde_json::from_value(definition).map_err(unreadable)?;
    Ok((row, definition))
}

fn unreadable(error: serde_json::Error) -> Failure {
    let message = format!("this server cannot read the definition: {error}");
    Failure::Permanent(Error::new(ErrorKind::Internal, message))
}
