//! What can be done, a file for each group.

mod agents;
mod files;
mod jarvis;
mod memory;
mod runs;
mod status;
mod trace;
mod versions;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_agents::Definition;
use tekup_base::{Error, Result};
use tekup_db::TenantTx;
use tekup_operations::Operation;
use uuid::Uuid;

use crate::{Assistant, store};

pub(crate) fn all(assistant: &Assistant) -> Vec<Operation> {
    let mut all = agents::operations(assistant);
    all.extend(versions::operations(assistant));
    all.extend(files::operations(assistant));
    all.extend(status::operations(assistant));
    all.extend(runs::operations(assistant));
    all.extend(trace::operations(assistant));
    all.extend(jarvis::operations(assistant));
    all.extend(memory::operations(assistant));
    all
}

/// One agent.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// Which.
    id: Uuid,
}

/// Something that is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Deleted {
    /// What.
    id: Uuid,
    deleted: bool,
}

async fn find(tx: &TenantTx, id: Uuid) -> Result<store::Agent> {
    let found = store::agents::get(tx, id).await?;
    found.ok_or_else(|| Error::not_found("agent"))
}

async fn lock(tx: &TenantTx, id: Uuid) -> Result<store::Agent> {
    let found = store::agents::lock(tx, id).await?;
    found.ok_or_else(|| Error::not_found("agent"))
}

async fn version(tx: &TenantTx, id: Uuid, number: i32) -> Result<store::AgentVersion> {
    let found = store::agents::version(tx, id, number).await?;
    found.ok_or_else(|| Error::not_found("version"))
}

fn read(definition: serde_json::Value) -> Result<Definition> {
    serde_json::from_value(definition).map_err(|error| {
        let message = format!("this server cannot read the definition: {error}");
        Error::field("definition", "unreadable", message)
    })
}

/// # Errors
/// What keeps a definition from being used, each field below `definition`.
fn judge(definition: &Definition) -> Result<()> {
    let mut problems = definition.problems();
    if problems.is_empty() {
        return Ok(());
    }
    for problem in &mut problems {
        problem.field = format!("definition.{}", problem.field);
    }
    Err(Error::validation(problems))
}
