use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_agents::{Definition, Exchange, window::cut};
use tekup_base::{Error, PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_operations::finish;
use uuid::Uuid;

use super::{Screen, Thread, missing, own, reader};
use crate::{
    Assistant,
    kinds::{self, JARVIS},
    ops::{agents, read},
    start::{self, Place, Task, actor, stopped},
    store::{
        self,
        executions::New,
        jarvis::{AgentOfKind, JarvisThread},
    },
};

/// Threads that somebody may have.
const MOST_THREADS: i64 = 1_000;
/// Turns of one thread.
const MOST_TURNS: i32 = 500;
/// Turns that Jarvis is told again, and bytes of each and of all.
const TOLD_TURNS: u32 = 10;
const TOLD_BYTES: usize = 4_000;
const ALL_TOLD_BYTES: usize = 12_000;
/// Longest title that is made of what was said first, in characters.
const TITLE: usize = 80;

/// What is said to Jarvis first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Start {
    /// What.
    #[schemars(length(min = 1, max = 8_000))]
    content: String,
    /// What is looked at.
    screen: Option<Screen>,
}

/// What is said to Jarvis.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Say {
    /// In which thread.
    id: Uuid,
    /// What.
    #[schemars(length(min = 1, max = 8_000))]
    content: String,
    /// What is looked at.
    screen: Option<Screen>,
}

/// Where the answer comes.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Said {
    thread: Thread,
    /// The turn that is answered.
    number: i32,
    /// The Run that answers.
    run_id: RunId,
}

pub(super) async fn start(ctx: OpContext, assistant: Assistant, input: Start) -> Result<Said> {
    let owner = reader(&ctx)?;
    let tx = assistant.0.db.begin(&ctx).await?;
    if store::jarvis::count(&tx, owner, MOST_THREADS).await? >= MOST_THREADS {
        let message = format!("you have {MOST_THREADS} threads; delete some");
        return Err(Error::conflict(message));
    }
    let line = input.content.trim().lines().next().unwrap_or_default();
    let title: String = line.chars().take(TITLE).collect();
    let thread = store::jarvis::insert(&tx, &ctx, Uuid::now_v7(), &title, owner).await?;
    answer(&assistant, tx, ctx, thread, (input.content, input.screen)).await
}

pub(super) async fn say(ctx: OpContext, assistant: Assistant, input: Say) -> Result<Said> {
    let reader = reader(&ctx)?;
    let tx = assistant.0.db.begin(&ctx).await?;
    let thread = store::jarvis::lock(&tx, input.id, reader).await?;
    let thread = thread.ok_or_else(missing)?;
    own(&thread, reader)?;
    if thread.turns >= MOST_TURNS {
        let message = format!("this thread has {MOST_TURNS} turns; begin another");
        return Err(Error::conflict(message));
    }
    answer(&assistant, tx, ctx, thread, (input.content, input.screen)).await
}

/// Has Jarvis answer, with what was said before in mind.
async fn answer(
    assistant: &Assistant,
    mut tx: TenantTx,
    ctx: OpContext,
    mut thread: JarvisThread,
    (content, screen): (String, Option<Screen>),
) -> Result<Said> {
    let agent = jarvis(&mut tx, &ctx).await?;
    if agent.stopped {
        return Err(stopped(&agent.name));
    }
    let definition: Definition = read(agent.definition)?;
    let (earlier, untrusted) = earlier(&tx, thread.id).await?;
    let place = Place {
        thread: thread.id,
        number: thread.turns + 1,
    };
    // A record's name is what its sender wrote.
    let named = screen.as_ref().is_some_and(|screen| screen.title.is_some());
    let screen = screen.map(serde_json::to_value).transpose();
    let screen: Option<Value> = screen.map_err(Error::internal)?;
    let context = screen
        .as_ref()
        .map_or(Value::Null, |screen| json!({"screen": screen}));
    let mut task = Task::new(content.clone(), context);
    task.beginning.earlier = earlier;
    task.beginning.untrusted = untrusted || named;
    task.place = Some(place);
    let new = New {
        agent: agent.id,
        version: agent.version,
        definition: None,
        actor: actor(&ctx)?,
        depth: i16::from(ctx.depth()),
        level: 0,
        rehearsal: false,
    };
    let run_id = start::start(assistant, &mut tx, &ctx, (new, &definition), &task).await?;
    store::jarvis::say(&tx, &ctx, place, run_id, (&content, screen.as_ref())).await?;
    (thread.turns, thread.updated_at) = (place.number, ctx.now());
    let (id, owner) = (thread.id, thread.owner_id);
    let said = Said {
        thread: Thread::of(thread, owner),
        number: place.number,
        run_id,
    };
    finish(&ctx, tx, Some(id), json!({"runId": run_id}), said).await
}

/// The tenant's Jarvis, made when it is first needed. It can be changed like any other agent.
async fn jarvis(tx: &mut TenantTx, ctx: &OpContext) -> Result<AgentOfKind> {
    if let Some(agent) = store::jarvis::agent(tx, JARVIS).await? {
        return Ok(agent);
    }
    let definition = kinds::definition(JARVIS).unwrap_or_default();
    let made = agents::make(tx, ctx, ("Jarvis", JARVIS, ""), &definition).await;
    // Somebody else may have made it just now.
    let agent = store::jarvis::agent(tx, JARVIS).await?;
    agent.ok_or_else(|| {
        let missing = Error::not_found("agent");
        made.err().unwrap_or(missing)
    })
}

/// What was said last in the thread and answered, the oldest first, and whether some of it is untrusted.
///
/// # Errors
/// A conflict while Jarvis is still answering.
async fn earlier(tx: &TenantTx, thread: Uuid) -> Result<(Vec<Exchange>, bool)> {
    let page = PageRequest {
        limit: Some(TOLD_TURNS),
        cursor: None,
    };
    let turns = store::jarvis::turns(tx, thread, &page).await?.items;
    let answering = |state: &str| matches!(state, "queued" | "waiting" | "running");
    if turns
        .iter()
        .any(|turn| turn.state.as_deref().is_some_and(answering))
    {
        let message =
            "Jarvis is still answering; wait for it, tell it something at work, or stop it";
        return Err(Error::conflict(message));
    }
    let (mut earlier, mut untrusted, mut bytes) = (Vec::new(), false, 0);
    for turn in turns {
        let Some(answer) = turn.answer else { continue };
        let exchange = Exchange {
            asked: cut(&turn.content, TOLD_BYTES),
            answered: cut(&answer, TOLD_BYTES),
        };
        bytes += exchange.asked.len() + exchange.answered.len();
        if bytes > ALL_TOLD_BYTES {
            break;
        }
        untrusted |= turn.untrusted;
        earlier.push(exchange);
    }
    earlier.reverse();
    Ok((earlier, untrusted))
}
