//! What agents remember, as people read, correct and delete it.

use chrono::{DateTime, Duration, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_inference::EmbedKind;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted};
use crate::{
    Assistant,
    memory::{About, Kind, New, recall, remember},
    store::memory::{self as store, AgentMemory, Filter},
};

pub(super) fn operations(assistant: &Assistant) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{AgentsRead, AgentsRun};
    vec![
        Operation::new(
            "agent_memory.list",
            "GET /api/v1/agent-memory",
            AgentsRead,
            Read,
            assistant,
            list,
        )
        .summary("Lists what agents remember, newest first; of people, only you."),
        Operation::new(
            "agent_memory.search",
            "GET /api/v1/agent-memory/search",
            AgentsRead,
            Read,
            assistant,
            search,
        )
        .summary("Finds what agents would recall for a task of yours, the nearest first."),
        Operation::new(
            "agent_memory.get",
            "GET /api/v1/agent-memory/{id}",
            AgentsRead,
            Read,
            assistant,
            get,
        )
        .summary("Shows a memory, and where it comes from."),
        Operation::new(
            "agent_memory.create",
            "POST /api/v1/agent-memory",
            AgentsRun,
            Write,
            assistant,
            create,
        )
        .summary("Has agents remember a fact about the business, a customer, or you.")
        .status(201),
        Operation::new(
            "agent_memory.update",
            "PATCH /api/v1/agent-memory/{id}",
            AgentsRun,
            Write,
            assistant,
            update,
        )
        .summary("Corrects a memory; who does vouches for what it says."),
        Operation::new(
            "agent_memory.delete",
            "DELETE /api/v1/agent-memory/{id}",
            AgentsRun,
            Write,
            assistant,
            delete,
        )
        .summary("Has agents forget something."),
        Operation::new(
            "agent_memory.forget",
            "POST /api/v1/agent-memory/forget",
            AgentsRun,
            Write,
            assistant,
            forget,
        )
        .summary("Has agents forget everything about you, a customer, or the business."),
    ]
}

/// Whom or what a memory is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum Of {
    /// The tenant's business; everybody's agents recall it.
    Business,
    /// You; only agents that act for you recall it.
    Person,
    /// A customer; agents that work on something of theirs recall it.
    Customer,
}

impl Of {
    fn name(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Person => "person",
            Self::Customer => "customer",
        }
    }

    fn about(self, ctx: &OpContext, customer: Option<Uuid>) -> Result<About> {
        match self {
            Self::Business => Ok(About::Business),
            Self::Person => reader(ctx).map(About::Person).ok_or_else(|| {
                let message = "a key is no person; write `business` or `customer`";
                Error::field("about", "invalid", message)
            }),
            Self::Customer => customer.map(About::Customer).ok_or_else(|| {
                Error::field("customerId", "required", "say which customer by its id")
            }),
        }
    }
}

/// The person whose memories may be seen.
fn reader(ctx: &OpContext) -> Option<Uuid> {
    ctx.principal().user_id().map(|user| user.0)
}

/// Something that agents remember.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Memory {
    id: Uuid,
    /// `fact`, or `episode`: what an agent was asked and answered.
    kind: String,
    /// `business`, `person` or `customer`.
    about: String,
    customer_id: Option<Uuid>,
    content: String,
    /// Whether somebody outside may have written something of what it was drawn from.
    untrusted: bool,
    /// The agent that learned it; nobody but a person wrote it when absent.
    agent_id: Option<Uuid>,
    agent_name: Option<String>,
    /// The Run at which it was learned; `agent_runs.get` shows its steps.
    run_id: Option<RunId>,
    /// Who wrote it, or for whom the agent acted.
    author_name: String,
    /// How often it was recalled.
    uses: i32,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    used_at: DateTime<Utc>,
    /// When it is forgotten.
    expires_at: Option<DateTime<Utc>>,
}

impl From<AgentMemory> for Memory {
    fn from(row: AgentMemory) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            about: row.about,
            customer_id: row.customer_id,
            content: row.content,
            untrusted: row.untrusted,
            agent_id: row.agent_id,
            agent_name: row.agent_name,
            run_id: row.run_id.map(RunId),
            author_name: row.author_name,
            uses: row.uses,
            created_at: row.created_at,
            updated_at: row.updated_at,
            used_at: row.used_at,
            expires_at: row.expires_at,
        }
    }
}

/// What sort of memory.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum Sort {
    /// Something that holds.
    Fact,
    /// What an agent was asked and answered.
    Episode,
}

/// Which memories.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Only this sort.
    kind: Option<Sort>,
    /// Only about this.
    about: Option<Of>,
    /// Only about this customer.
    customer_id: Option<Uuid>,
    /// Only what this agent learned.
    agent_id: Option<Uuid>,
    /// Only those with this in their text.
    #[schemars(length(min = 1, max = 200))]
    search: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn list(ctx: OpContext, assistant: Assistant, input: List) -> Result<Page<Memory>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let filter = Filter {
        kind: input.kind.map(|sort| match sort {
            Sort::Fact => Kind::Fact.as_str(),
            Sort::Episode => Kind::Episode.as_str(),
        }),
        about: input.about.map(Of::name),
        customer: input.customer_id,
        agent: input.agent_id,
        search: input.search,
    };
    let tx = assistant.0.db.begin_single(&ctx).await?;
    let whose = (reader(&ctx), ctx.now());
    Ok(store::list(&tx, whose, &filter, &page)
        .await?
        .map(Memory::from))
}

/// What to find.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Search {
    /// A question or a task.
    #[schemars(length(min = 1, max = 2000))]
    query: String,
    /// Also what is about this customer.
    customer_id: Option<Uuid>,
    /// Most that are found; 10 when absent.
    #[schemars(range(min = 1, max = 50))]
    limit: Option<u8>,
}

/// What was found.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Found {
    items: Vec<Memory>,
}

async fn search(ctx: OpContext, assistant: Assistant, input: Search) -> Result<Found> {
    let vector = assistant.vector(&input.query, EmbedKind::Query).await;
    let tx = assistant.0.db.begin(&ctx).await?;
    let asked = (input.query.as_str(), vector.as_ref());
    let whose = (reader(&ctx), input.customer_id);
    let most = usize::from(input.limit.unwrap_or(10));
    let found = recall(&tx, ctx.now(), asked, whose, most).await?;
    // Looking is no use of it: nothing is kept of this transaction, and nothing shown of it.
    drop(tx);
    let tx = assistant.0.db.begin(&ctx).await?;
    let mut items = Vec::new();
    for one in found {
        let row = store::get(&tx, one.id, whose.0, ctx.now()).await?;
        items.extend(row.map(Memory::from));
    }
    Ok(Found { items })
}

async fn get(ctx: OpContext, assistant: Assistant, input: ById) -> Result<Memory> {
    let tx = assistant.0.db.begin_single(&ctx).await?;
    let row = store::get(&tx, input.id, reader(&ctx), ctx.now()).await?;
    row.map(Memory::from).ok_or_else(missing)
}

fn missing() -> Error {
    Error::not_found("memory")
}

/// What to remember.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// A sentence that can be understood alone.
    #[schemars(length(min = 1, max = 2000))]
    content: String,
    /// Whom or what it is about.
    about: Of,
    /// Which customer.
    customer_id: Option<Uuid>,
    /// Days after which it is forgotten; never when absent.
    #[schemars(range(min = 1, max = 3650))]
    days: Option<u16>,
}

fn lapse(ctx: &OpContext, days: Option<u16>) -> Option<DateTime<Utc>> {
    days.map(|days| ctx.now() + Duration::days(days.into()))
}

async fn create(ctx: OpContext, assistant: Assistant, input: Create) -> Result<Memory> {
    let new = New {
        id: Uuid::now_v7(),
        kind: Kind::Fact,
        about: input.about.about(&ctx, input.customer_id)?,
        content: input.content,
        untrusted: false,
        agent: None,
        run: None,
        expires_at: lapse(&ctx, input.days),
    };
    let vector = assistant.vector(&new.content, EmbedKind::Passage).await;
    let tx = assistant.0.db.begin(&ctx).await?;
    let id = remember(&tx, &ctx, &new, vector.as_ref()).await?;
    let row = store::get(&tx, id, reader(&ctx), ctx.now()).await?;
    let memory = Memory::from(row.ok_or_else(missing)?);
    finish(&ctx, tx, Some(id), json!({}), memory).await
}

/// What shall be different.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// Which memory.
    id: Uuid,
    /// What it says.
    #[schemars(length(min = 1, max = 2000))]
    content: Option<String>,
    /// Days from now after which it is forgotten; 0 for never.
    #[schemars(range(max = 3650))]
    days: Option<u16>,
}

async fn update(ctx: OpContext, assistant: Assistant, input: Update) -> Result<Memory> {
    let tx = assistant.0.db.begin_single(&ctx).await?;
    let known = store::get(&tx, input.id, reader(&ctx), ctx.now()).await?;
    let mut memory = known.ok_or_else(missing)?;
    if let Some(content) = input.content {
        memory.content = content;
        memory.untrusted = false;
    }
    if let Some(days) = input.days {
        memory.expires_at = lapse(&ctx, (days > 0).then_some(days));
    }
    let vector = assistant.vector(&memory.content, EmbedKind::Passage).await;
    let tx = assistant.0.db.begin(&ctx).await?;
    store::update(&tx, &memory, vector.as_ref(), ctx.now()).await?;
    let row = store::get(&tx, input.id, reader(&ctx), ctx.now()).await?;
    let memory = Memory::from(row.ok_or_else(missing)?);
    finish(&ctx, tx, Some(input.id), json!({}), memory).await
}

async fn delete(ctx: OpContext, assistant: Assistant, input: ById) -> Result<Deleted> {
    let tx = assistant.0.db.begin(&ctx).await?;
    if !store::delete(&tx, input.id, reader(&ctx)).await? {
        return Err(missing());
    }
    let deleted = Deleted {
        id: input.id,
        deleted: true,
    };
    finish(&ctx, tx, Some(input.id), json!({}), deleted).await
}

/// About whom everything is forgotten.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Forget {
    /// Whom or what.
    about: Of,
    /// Which customer.
    customer_id: Option<Uuid>,
}

/// What was forgotten.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Forgotten {
    /// Memories.
    forgotten: u64,
}

async fn forget(ctx: OpContext, assistant: Assistant, input: Forget) -> Result<Forgotten> {
    let about = input.about.about(&ctx, input.customer_id)?;
    let tx = assistant.0.db.begin(&ctx).await?;
    let forgotten = store::forget(&tx, about).await?;
    let details = json!({"about": input.about.name(), "forgotten": forgotten});
    finish(
        &ctx,
        tx,
        input.customer_id,
        details,
        Forgotten { forgotten },
    )
    .await
}
