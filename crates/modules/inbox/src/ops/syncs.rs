use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{ConnectionId, ConversationId, Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::connections::{ById, not_found};
use crate::{
    Inbox,
    cases::{Field, Pair},
    store,
};

pub(crate) fn operations(inbox: &Inbox) -> Vec<Operation> {
    use Permission::{ConnectionsRead, ConnectionsWrite};
    vec![
        Operation::new(
            "connections.sync_state",
            "GET /api/v1/connections/{id}/sync",
            ConnectionsRead,
            Effect::Read,
            inbox,
            state,
        )
        .summary("Shows how far a connection's cases have been read, and how that goes."),
        Operation::new(
            "connections.sync",
            "POST /api/v1/connections/{id}/sync",
            ConnectionsWrite,
            Effect::Write,
            inbox,
            sync,
        )
        .summary("Has a connection's cases read and told at once, not when they are next due."),
        Operation::new(
            "connections.cases",
            "GET /api/v1/connections/{id}/cases",
            ConnectionsRead,
            Effect::Read,
            inbox,
            cases,
        )
        .summary("Lists the cases that are kept the same as their conversations, by id."),
        Operation::new(
            "connections.conflicts",
            "GET /api/v1/connections/{id}/conflicts",
            ConnectionsRead,
            Effect::Read,
            inbox,
            conflicts,
        )
        .summary("Lists fields that both sides had changed, and what stayed; newest first."),
    ]
}

/// How a connection's cases are kept the same.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct State {
    /// Whether they are, by the connection's settings.
    on: bool,
    /// When they are looked at next.
    due_at: Option<DateTime<Utc>>,
    /// When they were last looked at.
    last_run_at: Option<DateTime<Utc>>,
    /// When that last went well.
    last_success_at: Option<DateTime<Utc>>,
    /// Why it did not, if it did not the last time.
    last_error: Option<String>,
    /// Failures since it last went well.
    failures_in_a_row: i32,
    /// By object, how far it was read, in the other system's own time.
    cursors: Value,
    /// How far the other system's clock goes before ours, in milliseconds.
    clock_ahead_ms: Option<i64>,
    /// Changes of cases taken.
    cases: i64,
    /// Comments taken.
    comments: i64,
    /// Fields told.
    pushed: i64,
    /// Fields that both sides had changed.
    conflicts: i64,
}

async fn state(ctx: OpContext, inbox: Inbox, input: ById) -> Result<State> {
    let tx = inbox.0.db.begin(&ctx).await?;
    let connection = store::connections::get(&tx, input.id)
        .await?
        .ok_or_else(not_found)?;
    let sync = store::syncs::get(&tx, input.id).await?;
    tx.commit().await?;
    let kind = inbox.kind(&connection.kind);
    let on = kind.is_some_and(|kind| kind.fetches(&connection.settings).is_some());
    let on = on && connection.enabled;
    Ok(match sync {
        None => State {
            on,
            due_at: None,
            last_run_at: None,
            last_success_at: None,
            last_error: None,
            failures_in_a_row: 0,
            cursors: json!({}),
            clock_ahead_ms: None,
            cases: 0,
            comments: 0,
            pushed: 0,
            conflicts: 0,
        },
        Some(sync) => State {
            on,
            due_at: on.then_some(sync.due_at),
            last_run_at: sync.last_run_at,
            last_success_at: sync.last_success_at,
            last_error: sync.last_error,
            failures_in_a_row: sync.failures_in_a_row,
            cursors: sync.cursors,
            clock_ahead_ms: sync.clock_ahead_ms,
            cases: sync.cases,
            comments: sync.comments,
            pushed: sync.pushed,
            conflicts: sync.conflicts,
        },
    })
}

/// When it is done.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Planned {
    /// Now.
    due_at: DateTime<Utc>,
}

async fn sync(ctx: OpContext, inbox: Inbox, input: ById) -> Result<Planned> {
    let tx = inbox.0.db.begin(&ctx).await?;
    let connection = store::connections::get(&tx, input.id)
        .await?
        .ok_or_else(not_found)?;
    let kind = inbox.kind(&connection.kind);
    if !connection.enabled || kind.is_none_or(|kind| kind.fetches(&connection.settings).is_none()) {
        return Err(Error::conflict(
            "nothing is kept the same by this connection; set settings.sync to \"on\", where its kind has it",
        ));
    }
    let due_at = ctx.now();
    store::syncs::plan(&tx, input.id, due_at).await?;
    let planned = finish(&ctx, tx, Some(input.id.0), json!({}), Planned { due_at }).await;
    inbox.0.hurry.notify_one();
    planned
}

/// Which cases.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Cases {
    /// The connection.
    id: ConnectionId,
    /// Only of this conversation.
    conversation_id: Option<ConversationId>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// What both sides said of a field when they last agreed.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FieldView {
    /// `status`, `priority`, `owner`.
    field: &'static str,
    /// Here.
    ours: String,
    /// There; null until the case was seen.
    theirs: Option<String>,
}

/// A case that belongs to a conversation.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CaseView {
    /// Its id there.
    id: String,
    /// What people call it there.
    name: Option<String>,
    /// The conversation.
    conversation_id: ConversationId,
    /// By field.
    fields: Vec<FieldView>,
    /// Whether it is looked at next time, although nothing changed there.
    due: bool,
    /// Why a change of ours was not taken there.
    error: Option<String>,
    /// Since when it belongs to the conversation.
    created_at: DateTime<Utc>,
    /// When both were last brought together.
    synced_at: Option<DateTime<Utc>>,
}

impl From<store::cases::Link> for CaseView {
    fn from(link: store::cases::Link) -> Self {
        let view = |(field, pair): (Field, Pair)| FieldView {
            field: field.as_str(),
            ours: pair.ours,
            theirs: pair.theirs,
        };
        Self {
            id: link.case,
            name: link.name,
            conversation_id: link.conversation,
            fields: link.agreed.into_iter().map(view).collect(),
            due: link.due,
            error: link.error,
            created_at: link.created_at,
            synced_at: link.synced_at,
        }
    }
}

async fn cases(ctx: OpContext, inbox: Inbox, input: Cases) -> Result<Page<CaseView>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = inbox.0.db.begin(&ctx).await?;
    store::connections::get(&tx, input.id)
        .await?
        .ok_or_else(not_found)?;
    let links = store::cases::list(&tx, input.id, input.conversation_id, &page).await?;
    tx.commit().await?;
    Ok(links.map(CaseView::from))
}

/// Which conflicts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Conflicts {
    /// The connection.
    id: ConnectionId,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// A field that both sides had changed since they last agreed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConflictView {
    /// Its id.
    id: Uuid,
    /// The case, by its id there.
    #[serde(rename = "case")]
    external_id: String,
    /// The conversation.
    conversation_id: Uuid,
    /// `status`, `priority`, `owner`.
    field: String,
    /// What it was here.
    ours: String,
    /// What it was there.
    theirs: String,
    /// When it was changed here, by the other system's clock.
    ours_at: DateTime<Utc>,
    /// When the case was changed there.
    theirs_at: DateTime<Utc>,
    /// The rule then: `newest`, `ours`, `theirs`.
    rule: String,
    /// Whose value stayed: `ours`, `theirs`.
    kept: String,
    /// When it was found.
    found_at: DateTime<Utc>,
}

impl From<store::cases::Conflict> for ConflictView {
    fn from(row: store::cases::Conflict) -> Self {
        Self {
            id: row.id,
            external_id: row.external_id,
            conversation_id: row.conversation_id,
            field: row.field,
            ours: row.ours,
            theirs: row.theirs,
            ours_at: row.ours_at,
            theirs_at: row.theirs_at,
            rule: row.rule,
            kept: row.kept,
            found_at: row.found_at,
        }
    }
}

async fn conflicts(ctx: OpContext, inbox: Inbox, input: Conflicts) -> Result<Page<ConflictView>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = inbox.0.db.begin(&ctx).await?;
    store::connections::get(&tx, input.id)
        .await?
        .ok_or_else(not_found)?;
    let found = store::cases::conflicts(&tx, input.id, &page).await?;
    tx.commit().await?;
    Ok(found.map(ConflictView::from))
}
