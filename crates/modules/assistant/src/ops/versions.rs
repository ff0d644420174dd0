use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_events::emit;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{
    agents::{View, show},
    find, lock, version as find_version,
};
use crate::{Assistant, store};

pub(super) fn operations(assistant: &Assistant) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{AgentsRead, AgentsWrite};
    vec![
        Operation::new(
            "agents.versions",
            "GET /api/v1/agents/{id}/versions",
            AgentsRead,
            Read,
            assistant,
            versions,
        )
        .summary("Lists an agent's versions, the newest first."),
        Operation::new(
            "agents.diff",
            "GET /api/v1/agents/{id}/diff",
            AgentsRead,
            Read,
            assistant,
            diff,
        )
        .summary("Says in which fields two versions of an agent differ."),
        Operation::new(
            "agents.promote",
            "POST /api/v1/agents/{id}/promote",
            AgentsWrite,
            Write,
            assistant,
            promote,
        )
        .summary("Has a version work from now on: a newer one, or an earlier one again."),
    ]
}

/// A version of an agent.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VersionView {
    number: i32,
    note: Option<String>,
    author_id: Option<Uuid>,
    /// Who saved it.
    author_name: String,
    created_at: DateTime<Utc>,
    /// What the agent is in it.
    definition: Value,
}

/// Which versions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Versions {
    /// Of which agent.
    id: Uuid,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn versions(
    ctx: OpContext,
    assistant: Assistant,
    input: Versions,
) -> Result<Page<VersionView>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = assistant.0.db.begin(&ctx).await?;
    find(&tx, input.id).await?;
    let rows = store::agents::versions(&tx, input.id, &page).await?;
    tx.commit().await?;
    Ok(rows.map(|row| VersionView {
        number: row.number,
        note: row.note,
        author_id: row.author_id,
        author_name: row.author_name,
        created_at: row.created_at,
        definition: row.definition,
    }))
}

/// Which two versions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Between {
    /// Of which agent.
    id: Uuid,
    /// The earlier one.
    #[schemars(range(min = 1))]
    from: i32,
    /// The later one.
    #[schemars(range(min = 1))]
    to: i32,
}

/// In what two versions differ.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Diff {
    changes: Vec<Change>,
}

/// A field that is not the same.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Change {
    /// `budgets.steps`.
    field: String,
    /// In the earlier version; nothing where it was not there.
    before: Option<Value>,
    /// In the later one.
    after: Option<Value>,
}

async fn diff(ctx: OpContext, assistant: Assistant, input: Between) -> Result<Diff> {
    let tx = assistant.0.db.begin(&ctx).await?;
    find(&tx, input.id).await?;
    let before = find_version(&tx, input.id, input.from).await?.definition;
    let after = find_version(&tx, input.id, input.to).await?.definition;
    tx.commit().await?;
    let mut changes = Vec::new();
    compare("", Some(&before), Some(&after), &mut changes);
    Ok(Diff { changes })
}

/// Goes into objects, and takes everything else as a whole.
fn compare(field: &str, before: Option<&Value>, after: Option<&Value>, changes: &mut Vec<Change>) {
    if before == after {
        return;
    }
    if let (Some(Value::Object(old)), Some(Value::Object(new))) = (before, after) {
        let names: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names {
            let inner = if field.is_empty() {
                name.clone()
            } else {
                format!("{field}.{name}")
            };
            compare(&inner, old.get(name), new.get(name), changes);
        }
        return;
    }
    changes.push(Change {
        field: field.to_owned(),
        before: before.cloned(),
        after: after.cloned(),
    });
}

/// Which version.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Promote {
    /// Of which agent.
    id: Uuid,
    /// Its number.
    #[schemars(range(min = 1))]
    version: i32,
}

async fn promote(ctx: OpContext, assistant: Assistant, input: Promote) -> Result<View> {
    let mut tx = assistant.0.db.begin(&ctx).await?;
    let mut agent = lock(&tx, input.id).await?;
    let number = find_version(&tx, agent.id, input.version).await?.number;
    // Back to what worked before needs no proof.
    if number > agent.version {
        assistant.0.gate.judge(&tx, agent.id, number).await?;
    }
    agent.version = number;
    store::agents::update(&tx, &agent, ctx.now()).await?;
    let id = agent.id;
    emit(
        &mut tx,
        &ctx,
        "agent.updated",
        id,
        &json!({"id": id, "name": agent.name, "version": agent.version}),
    )?;
    let view = show(&tx, agent).await?;
    finish(&ctx, tx, Some(id), json!({"version": input.version}), view).await
}
