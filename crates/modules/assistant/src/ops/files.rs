use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_agents::{Definition, read_yaml, write_yaml};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish, schema_of};
use uuid::Uuid;

use super::{ById, agents::make, find, read, version};
use crate::{Assistant, kinds};

/// Agents that one file may have.
const MOST: usize = 50;

pub(super) fn operations(assistant: &Assistant) -> Vec<Operation> {
    use Permission::{AgentsRead, AgentsWrite};
    vec![
        Operation::new(
            "agents.export",
            "GET /api/v1/agents/{id}/export",
            AgentsRead,
            Effect::Read,
            assistant,
            export,
        )
        .summary("An agent as a YAML file."),
        Operation::new(
            "agents.import",
            "POST /api/v1/agents/import",
            AgentsWrite,
            Effect::Write,
            assistant,
            import,
        )
        .summary("Makes the agents of a YAML file.")
        .status(201),
    ]
}

/// Agents as a file.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    /// The file: `agents:`, and below it each agent by its name.
    #[schemars(length(min = 1, max = 500_000))]
    yaml: String,
}

async fn export(ctx: OpContext, assistant: Assistant, input: ById) -> Result<File> {
    let tx = assistant.0.db.begin(&ctx).await?;
    let agent = find(&tx, input.id).await?;
    let definition = read(version(&tx, agent.id, agent.version).await?.definition)?;
    tx.commit().await?;
    let yaml = write_yaml(&agent.name, &agent.kind, &agent.description, &definition)?;
    Ok(File { yaml })
}

/// What a file made.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Imported {
    /// The agents, in the order of their names.
    ids: Vec<Uuid>,
}

async fn import(ctx: OpContext, assistant: Assistant, input: File) -> Result<Imported> {
    let file = read_yaml(&input.yaml)?;
    if file.agents.is_empty() || file.agents.len() > MOST {
        let message = format!("give 1 to {MOST} agents");
        return Err(Error::field("yaml", "out_of_range", message));
    }
    let mut tx = assistant.0.db.begin(&ctx).await?;
    let mut ids = Vec::new();
    for (name, entry) in file.agents {
        let kind = entry.kind.clone().unwrap_or_else(|| name.clone());
        let description = entry.description.clone().unwrap_or_default();
        let mut definition = entry.definition();
        // A file that says what sort an agent is and not what it does means what that sort does.
        if let Some(usual) = kinds::definition(&kind)
            && definition.instructions.is_empty()
        {
            definition.instructions = usual.instructions;
            if definition.tools.is_empty() {
                definition.tools = usual.tools;
            }
        }
        in_range(&name, &definition)?;
        let kind: String = kind.chars().take(50).collect();
        let long = |text: &str, most: usize| text.chars().count() > most;
        if name.is_empty() || long(&name, 100) || long(&description, 2_000) {
            let message =
                format!("{name:?}: a name has 1 to 100 characters, a description at most 2,000");
            return Err(Error::field("yaml", "too_long", message));
        }
        ids.push(make(&mut tx, &ctx, (&name, &kind, &description), &definition).await?);
    }
    finish(
        &ctx,
        tx,
        None,
        json!({"agents": ids.len()}),
        Imported { ids },
    )
    .await
}

/// What the door checks of a definition in JSON, for one from a file.
fn in_range(name: &str, definition: &Definition) -> Result<()> {
    let schema = schema_of::<Definition>();
    let given = serde_json::to_value(definition).map_err(Error::internal)?;
    let validator = jsonschema::validator_for(&schema).map_err(Error::internal)?;
    let wrong = validator.iter_errors(&given).next().map(|error| {
        let message = format!("{name}, at `{}`: {error}", error.instance_path());
        Error::field("yaml", "out_of_range", message)
    });
    wrong.map_or(Ok(()), Err)
}
