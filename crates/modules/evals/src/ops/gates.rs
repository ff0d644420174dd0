use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted, datasets::find};
use crate::{Evals, store::evals as store};

pub(super) fn operations(evals: &Evals) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{AgentsRead, AgentsWrite};
    vec![
        Operation::new(
            "agent_gates.get",
            "GET /api/v1/agents/{id}/gate",
            AgentsRead,
            Read,
            evals,
            get,
        )
        .summary("Shows what a version of an agent must pass before it works."),
        Operation::new(
            "agent_gates.put",
            "PUT /api/v1/agents/{id}/gate",
            AgentsWrite,
            Write,
            evals,
            put,
        )
        .summary("Lets only versions of an agent work that pass a dataset and are no worse than the one before."),
        Operation::new(
            "agent_gates.delete",
            "DELETE /api/v1/agents/{id}/gate",
            AgentsWrite,
            Write,
            evals,
            delete,
        )
        .summary("Lets any version of an agent work."),
    ]
}

/// What a version must pass.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Gate {
    dataset_id: Uuid,
    dataset_name: String,
    /// The share of cases, 0 to 1.
    least: f32,
    updated_at: DateTime<Utc>,
}

async fn shown(tx: &TenantTx, agent: Uuid) -> Result<Gate> {
    let row = store::gate(tx, agent).await?;
    let row = row.ok_or_else(|| Error::not_found("gate"))?;
    Ok(Gate {
        dataset_id: row.dataset_id,
        dataset_name: row.dataset_name,
        least: row.least,
        updated_at: row.updated_at,
    })
}

async fn get(ctx: OpContext, evals: Evals, input: ById) -> Result<Gate> {
    let tx = evals.0.db.begin_single(&ctx).await?;
    shown(&tx, input.id).await
}

/// What versions must pass.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Put {
    /// Of which agent.
    id: Uuid,
    /// On which dataset.
    dataset_id: Uuid,
    /// The share of cases, 0 to 1; 0.8 when absent.
    #[schemars(range(min = 0.0, max = 1.0))]
    least: Option<f32>,
}

async fn put(ctx: OpContext, evals: Evals, input: Put) -> Result<Gate> {
    let tx = evals.0.db.begin(&ctx).await?;
    let agent = store::agent(&tx, input.id).await?;
    agent.ok_or_else(|| Error::not_found("agent"))?;
    find(&tx, input.dataset_id).await?;
    let least = input.least.unwrap_or(0.8);
    store::put_gate(&tx, &ctx, input.id, (input.dataset_id, least)).await?;
    let gate = shown(&tx, input.id).await?;
    let details = json!({"datasetId": input.dataset_id, "least": least});
    finish(&ctx, tx, Some(input.id), details, gate).await
}

async fn delete(ctx: OpContext, evals: Evals, input: ById) -> Result<Deleted> {
    let tx = evals.0.db.begin(&ctx).await?;
    if !store::delete_gate(&tx, input.id).await? {
        return Err(Error::not_found("gate"));
    }
    finish(&ctx, tx, Some(input.id), json!({}), Deleted::of(input.id)).await
}
