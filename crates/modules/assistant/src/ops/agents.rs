use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_agents::Definition;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_operations::{Effect, NoInput, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted, find, judge, lock, read, version};
use crate::{
    Assistant,
    kinds::{self, Kind},
    store,
};

/// Agents that a tenant may have.
const MOST: i64 = 1_000;
/// What an agent is that nobody said a sort of.
const USUAL: &str = "assistant";

pub(super) fn operations(assistant: &Assistant) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{AgentsRead, AgentsWrite};
    vec![
        Operation::new(
            "agents.list",
            "GET /api/v1/agents",
            AgentsRead,
            Read,
            assistant,
            list,
        )
        .summary("Lists agents, the last changed first."),
        Operation::new(
            "agents.types",
            "GET /api/v1/agents/types",
            AgentsRead,
            Read,
            assistant,
            types,
        )
        .summary("Lists sorts of agents, each with what a new one of it begins with."),
        Operation::new(
            "agents.create",
            "POST /api/v1/agents",
            AgentsWrite,
            Write,
            assistant,
            create,
        )
        .summary("Makes an agent.")
        .status(201),
        Operation::new(
            "agents.get",
            "GET /api/v1/agents/{id}",
            AgentsRead,
            Read,
            assistant,
            get,
        )
        .summary("Shows an agent with the version that works."),
        Operation::new(
            "agents.update",
            "PATCH /api/v1/agents/{id}",
            AgentsWrite,
            Write,
            assistant,
            update,
        )
        .summary("Changes an agent; another definition becomes a new version."),
        Operation::new(
            "agents.delete",
            "DELETE /api/v1/agents/{id}",
            AgentsWrite,
            Write,
            assistant,
            delete,
        )
        .summary("Deletes an agent with its versions; what is under way fails."),
    ]
}

/// Where an agent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Status {
    /// It has done nothing yet, or what it did was cancelled.
    Idle,
    /// Its work waits to be taken up.
    Starting,
    /// It is at work, or waits for leave.
    Running,
    /// Its last work is done.
    Completed,
    /// Its last work failed.
    Failed,
    /// It takes no work.
    Stopped,
}

impl Status {
    pub(super) fn of(stopped: bool, last: Option<&str>) -> Self {
        match (stopped, last) {
            (true, _) => Self::Stopped,
            (_, Some("queued")) => Self::Starting,
            (_, Some("running" | "waiting")) => Self::Running,
            (_, Some("completed")) => Self::Completed,
            (_, Some("failed")) => Self::Failed,
            _ => Self::Idle,
        }
    }
}

/// An agent.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    id: Uuid,
    name: String,
    /// What sort of agent it is.
    #[serde(rename = "type")]
    kind: String,
    description: String,
    status: Status,
    /// Whether it takes work.
    is_active: bool,
    /// The version that works.
    version: i32,
    /// Its newest version.
    latest_version: i32,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    /// When it was last set to work.
    last_started_at: Option<DateTime<Utc>>,
    /// What it is; lists leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    definition: Option<Definition>,
}

/// Which agents.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Only of this sort.
    #[serde(rename = "type")]
    #[schemars(length(min = 1, max = 50))]
    kind: Option<String>,
    /// Only those with this in their name or description.
    #[schemars(length(min = 1, max = 200))]
    search: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn list(ctx: OpContext, assistant: Assistant, input: List) -> Result<Page<View>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = assistant.0.db.begin_single(&ctx).await?;
    let rows =
        store::agents::list(&tx, input.kind.as_deref(), input.search.as_deref(), &page).await?;
    Ok(rows.map(|row| View {
        id: row.id,
        name: row.name,
        kind: row.kind,
        description: row.description,
        status: Status::of(row.stopped, row.last_state.as_deref()),
        is_active: !row.stopped,
        version: row.version,
        latest_version: row.latest,
        created_at: row.created_at,
        updated_at: row.updated_at,
        last_started_at: row.started_at,
        definition: None,
    }))
}

/// The sorts there are.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Types {
    items: Vec<Kind>,
}

async fn types(_: OpContext, _: Assistant, _: NoInput) -> Result<Types> {
    Ok(Types {
        items: kinds::all(),
    })
}

/// An agent with the definition that works.
pub(super) async fn show(tx: &TenantTx, agent: store::Agent) -> Result<View> {
    let definition = read(version(tx, agent.id, agent.version).await?.definition)?;
    let page = PageRequest {
        limit: Some(1),
        cursor: None,
    };
    let last = store::executions::list(tx, agent.id, None, &page).await?;
    let last = last.items.first().map(|run| run.state.as_str());
    Ok(View {
        status: Status::of(agent.stopped, last),
        id: agent.id,
        name: agent.name,
        kind: agent.kind,
        description: agent.description,
        is_active: !agent.stopped,
        version: agent.version,
        latest_version: agent.latest,
        created_at: agent.created_at,
        updated_at: agent.updated_at,
        last_started_at: agent.started_at,
        definition: Some(definition),
    })
}

/// An agent to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// What it is called; no other agent of the tenant is.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What sort of agent it is; `assistant` when absent.
    #[serde(rename = "type")]
    #[schemars(length(min = 1, max = 50))]
    kind: Option<String>,
    /// What it is for.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    description: String,
    /// What it is; what its sort begins with when absent.
    definition: Option<Definition>,
}

async fn create(ctx: OpContext, assistant: Assistant, input: Create) -> Result<View> {
    let kind = input.kind.unwrap_or_else(|| USUAL.to_owned());
    let definition = input.definition.or_else(|| kinds::definition(&kind));
    let mut tx = assistant.0.db.begin(&ctx).await?;
    let names = (
        input.name.as_str(),
        kind.as_str(),
        input.description.as_str(),
    );
    let id = make(&mut tx, &ctx, names, &definition.unwrap_or_default()).await?;
    let agent = find(&tx, id).await?;
    let view = show(&tx, agent).await?;
    finish(&ctx, tx, Some(id), json!({}), view).await
}

/// Makes an agent called `name`, of sort `kind`, with a description.
pub(super) async fn make(
    tx: &mut TenantTx,
    ctx: &OpContext,
    (name, kind, description): (&str, &str, &str),
    definition: &Definition,
) -> Result<Uuid> {
    judge(definition)?;
    if store::agents::count(tx).await? >= MOST {
        let message = format!("a tenant has at most {MOST} agents; delete some");
        return Err(Error::conflict(message));
    }
    let id = Uuid::now_v7();
    if !store::agents::insert(tx, ctx, id, (name, kind, description)).await? {
        return Err(taken(name));
    }
    let definition = serde_json::to_value(definition).map_err(Error::internal)?;
    store::agents::insert_version(tx, ctx, (id, 1), &definition, None).await?;
    emit(
        tx,
        ctx,
        "agent.created",
        id,
        &json!({"id": id, "name": name}),
    )?;
    Ok(id)
}

fn taken(name: &str) -> Error {
    let message = format!("there is an agent called {name:?}; choose another name");
    Error::field("name", "taken", message)
}

async fn get(ctx: OpContext, assistant: Assistant, input: ById) -> Result<View> {
    let tx = assistant.0.db.begin(&ctx).await?;
    let agent = find(&tx, input.id).await?;
    let view = show(&tx, agent).await?;
    tx.commit().await?;
    Ok(view)
}

/// What shall be different.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// Which.
    id: Uuid,
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: Option<String>,
    /// What sort of agent it is.
    #[serde(rename = "type")]
    #[schemars(length(min = 1, max = 50))]
    kind: Option<String>,
    /// What it is for.
    #[schemars(length(max = 2000))]
    description: Option<String>,
    /// What it is from now on: a new version.
    definition: Option<Definition>,
    /// Why, for those who look at the versions.
    #[schemars(length(min = 1, max = 500))]
    note: Option<String>,
    /// The newest version that was worked on; refused when there is a newer one by now.
    #[schemars(range(min = 1))]
    latest_version: Option<i32>,
    /// Whether the new version works from now on; when absent, it does unless a gate stands before it.
    promote: Option<bool>,
}

async fn update(ctx: OpContext, assistant: Assistant, input: Update) -> Result<View> {
    let mut tx = assistant.0.db.begin(&ctx).await?;
    let mut agent = lock(&tx, input.id).await?;
    if let Some(known) = input.latest_version
        && known != agent.latest
    {
        let message = format!(
            "you worked on version {known}, and version {} is saved by now; load it and repeat your changes",
            agent.latest
        );
        return Err(Error::conflict(message));
    }
    if let Some(name) = input.name
        && name != agent.name
    {
        let page = PageRequest {
            limit: Some(100),
            cursor: None,
        };
        let alike = store::agents::list(&tx, None, Some(&name), &page).await?;
        if alike.items.iter().any(|other| other.name == name) {
            return Err(taken(&name));
        }
        agent.name = name;
    }
    agent.kind = input.kind.unwrap_or(agent.kind);
    agent.description = input.description.unwrap_or(agent.description);
    if let Some(definition) = input.definition {
        judge(&definition)?;
        let working = read(version(&tx, agent.id, agent.latest).await?.definition)?;
        if working != definition {
            agent.latest += 1;
            let stored = serde_json::to_value(&definition).map_err(Error::internal)?;
            let place = (agent.id, agent.latest);
            store::agents::insert_version(&tx, &ctx, place, &stored, input.note.as_deref()).await?;
        }
        let gate = &assistant.0.gate;
        let wanted = match input.promote {
            Some(wanted) => wanted,
            // What is saved waits until it has passed.
            None => !gate.is_gated(&tx, agent.id).await?,
        };
        if wanted && agent.version != agent.latest {
            gate.judge(&tx, agent.id, agent.latest).await?;
            agent.version = agent.latest;
        }
    }
    store::agents::update(&tx, &agent, ctx.now()).await?;
    let (id, details) = (
        agent.id,
        json!({"version": agent.version, "latest": agent.latest}),
    );
    emit(
        &mut tx,
        &ctx,
        "agent.updated",
        id,
        &json!({"id": id, "name": agent.name, "version": agent.version}),
    )?;
    let view = show(&tx, agent).await?;
    finish(&ctx, tx, Some(id), details, view).await
}

async fn delete(ctx: OpContext, assistant: Assistant, input: ById) -> Result<Deleted> {
    let mut tx = assistant.0.db.begin(&ctx).await?;
    if !store::agents::delete(&tx, input.id).await? {
        return Err(Error::not_found("agent"));
    }
    emit(
        &mut tx,
        &ctx,
        "agent.deleted",
        input.id,
        &json!({"id": input.id}),
    )?;
    let gone = Deleted {
        id: input.id,
        deleted: true,
    };
    finish(&ctx, tx, Some(input.id), json!({}), gone).await
}
