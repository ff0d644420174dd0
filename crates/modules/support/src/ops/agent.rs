use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::Result;
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};

use crate::{Support, model::Style, store};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "agent.settings",
            "GET /api/v1/agent/settings",
            Permission::ConversationsRead,
            Effect::Read,
            support,
            get,
        )
        .summary("Says how the AI agent speaks to customers."),
        Operation::new(
            "agent.set",
            "PUT /api/v1/agent/settings",
            Permission::DeskWrite,
            Effect::Write,
            support,
            put,
        )
        .summary("Changes how the AI agent speaks to customers, from their next message on."),
    ]
}

/// Nothing to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// How the AI agent speaks.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AgentSettings {
    /// Its tone.
    style: Style,
}

async fn get(ctx: OpContext, support: Support, _: Nothing) -> Result<AgentSettings> {
    let tx = support.0.db.begin_single(&ctx).await?;
    let style = store::agent::style(&tx).await?;
    tx.commit().await?;
    Ok(AgentSettings { style })
}

async fn put(ctx: OpContext, support: Support, input: AgentSettings) -> Result<AgentSettings> {
    let tx = support.0.db.begin(&ctx).await?;
    store::agent::put_style(&tx, input.style, ctx.now()).await?;
    let details = json!({"style": input.style});
    let settings = finish(&ctx, tx, None, details, input).await?;
    support.0.settings.forget(ctx.tenant()).await;
    Ok(settings)
}
