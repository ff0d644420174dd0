//! Jarvis, the console's assistant: threads of what people say to it and what it answers. Each answer is an execution of
//! the tenant's agent of the sort `jarvis`, which is made when it is first needed.

mod decide;
mod say;
mod threads;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{Error, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation};
use tekup_runs::approvals::Approval;
use uuid::Uuid;

use crate::{
    Assistant,
    store::jarvis::{JarvisThread, JarvisTurn},
};

pub(super) fn operations(assistant: &Assistant) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{AgentsRead, AgentsRun};
    vec![
        Operation::new(
            "jarvis.threads",
            "GET /api/v1/jarvis/threads",
            AgentsRead,
            Read,
            assistant,
            threads::list,
        )
        .summary("Lists your threads with Jarvis, or those shared with you; the last one spoken in first."),
        Operation::new(
            "jarvis.start",
            "POST /api/v1/jarvis/threads",
            AgentsRun,
            Write,
            assistant,
            say::start,
        )
        .summary("Begins a thread with Jarvis, which answers with your rights.")
        .status(201),
        Operation::new(
            "jarvis.get",
            "GET /api/v1/jarvis/threads/{id}",
            AgentsRead,
            Read,
            assistant,
            threads::get,
        )
        .summary("Shows a thread."),
        Operation::new(
            "jarvis.turns",
            "GET /api/v1/jarvis/threads/{id}/turns",
            AgentsRead,
            Read,
            assistant,
            threads::turns,
        )
        .summary("Lists what was said in a thread and answered, newest first."),
        Operation::new(
            "jarvis.say",
            "POST /api/v1/jarvis/threads/{id}/turns",
            AgentsRun,
            Write,
            assistant,
            say::say,
        )
        .summary("Goes on in one of your threads.")
        .status(201),
        Operation::new(
            "jarvis.decide",
            "POST /api/v1/jarvis/threads/{id}/decisions",
            AgentsRun,
            Write,
            assistant,
            decide::decide,
        )
        .summary("Agrees to what Jarvis wants to do in one of your threads, or does not."),
        Operation::new(
            "jarvis.update",
            "PATCH /api/v1/jarvis/threads/{id}",
            AgentsRun,
            Write,
            assistant,
            threads::update,
        )
        .summary("Renames one of your threads, or says who else reads it."),
        Operation::new(
            "jarvis.delete",
            "DELETE /api/v1/jarvis/threads/{id}",
            AgentsRun,
            Write,
            assistant,
            threads::delete,
        )
        .summary("Deletes one of your threads."),
    ]
}

/// What somebody looks at.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Screen {
    /// The page's path: `/crm/leads`.
    #[schemars(length(min = 1, max = 500))]
    path: String,
    /// What stands at its top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 300))]
    title: Option<String>,
    /// The record that it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    record: Option<Record>,
    /// What is marked on it, by ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100), inner(length(min = 1, max = 100)))]
    selected: Vec<String>,
}

/// A record on the screen.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(crate) struct Record {
    /// What it is: `leads`.
    #[serde(rename = "type")]
    #[schemars(length(min = 1, max = 50))]
    kind: String,
    /// Which.
    #[schemars(length(min = 1, max = 100))]
    id: String,
}

/// A thread with Jarvis.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Thread {
    id: Uuid,
    title: String,
    /// Whether it is yours: only then it can be gone on with.
    mine: bool,
    owner_name: String,
    shared_with: SharedWith,
    /// How often something was said.
    turns: i32,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl Thread {
    fn of(row: JarvisThread, reader: Uuid) -> Self {
        Self {
            id: row.id,
            title: row.title,
            mine: row.owner_id == reader,
            owner_name: row.owner_name,
            shared_with: SharedWith {
                everyone: row.everyone,
                people: row.people,
            },
            turns: row.turns,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// Who reads a thread beside its owner.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(crate) struct SharedWith {
    /// Everybody of the tenant who may see agents.
    everyone: bool,
    /// These.
    #[serde(default)]
    #[schemars(length(max = 50))]
    people: Vec<Uuid>,
}

/// What was said, and what was answered.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Turn {
    /// 1 for the first.
    number: i32,
    content: String,
    /// What was looked at.
    screen: Option<Value>,
    /// The Run that answers; `agent_runs.get` shows its steps.
    run_id: RunId,
    /// Where that stands.
    state: String,
    /// Why there is no answer.
    error: Option<String>,
    /// What it waits for your leave to do.
    waiting: Vec<Approval>,
    answer: Option<String>,
    /// What it was found or done with.
    tools: Vec<String>,
    /// Whether somebody outside may have written something of what was read for it.
    untrusted: bool,
    created_at: DateTime<Utc>,
    answered_at: Option<DateTime<Utc>>,
}

impl From<JarvisTurn> for Turn {
    fn from(row: JarvisTurn) -> Self {
        // Its Run may be gone by now.
        let ended = if row.answer.is_some() {
            "completed"
        } else {
            "failed"
        };
        Self {
            number: row.number,
            content: row.content,
            screen: row.screen,
            run_id: RunId(row.run_id),
            state: row.state.unwrap_or_else(|| ended.to_owned()),
            error: row.error,
            waiting: Vec::new(),
            answer: row.answer,
            tools: row.tools,
            untrusted: row.untrusted,
            created_at: row.created_at,
            answered_at: row.answered_at,
        }
    }
}

/// # Errors
/// `Forbidden` for whoever has no threads.
fn reader(ctx: &OpContext) -> Result<Uuid> {
    let id = ctx.principal().id();
    id.ok_or_else(|| Error::forbidden("only people and keys have threads with Jarvis"))
}

fn missing() -> Error {
    Error::not_found("thread")
}

/// # Errors
/// `Forbidden` for whoever only reads the thread.
fn own(thread: &JarvisThread, reader: Uuid) -> Result<()> {
    if thread.owner_id == reader {
        return Ok(());
    }
    let message = format!(
        "{} shares this thread with you to read; begin one of your own",
        thread.owner_name
    );
    Err(Error::forbidden(message))
}
