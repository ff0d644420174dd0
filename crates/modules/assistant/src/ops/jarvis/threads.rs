use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_operations::finish;
use tekup_runs::approvals::{ApprovalFilter, ApprovalState, approvals};
use uuid::Uuid;

use super::{SharedWith, Thread, Turn, missing, own, reader};
use crate::{
    Assistant,
    ops::{ById, Deleted},
    store,
};

/// Which threads.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Those that others share with you, instead of your own.
    #[serde(default)]
    shared: bool,
    /// Only those with this in their title.
    #[schemars(length(min = 1, max = 200))]
    search: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

pub(super) async fn list(
    ctx: OpContext,
    assistant: Assistant,
    input: List,
) -> Result<Page<Thread>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let reader = reader(&ctx)?;
    let tx = assistant.0.db.begin_single(&ctx).await?;
    let search = input.search.as_deref();
    let rows = store::jarvis::list(&tx, reader, input.shared, search, &page).await?;
    Ok(rows.map(|row| Thread::of(row, reader)))
}

pub(super) async fn get(ctx: OpContext, assistant: Assistant, input: ById) -> Result<Thread> {
    let reader = reader(&ctx)?;
    let tx = assistant.0.db.begin_single(&ctx).await?;
    let thread = store::jarvis::get(&tx, input.id, reader).await?;
    Ok(Thread::of(thread.ok_or_else(missing)?, reader))
}

/// What was said in which thread.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Turns {
    /// Which thread.
    id: Uuid,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

pub(super) async fn turns(
    ctx: OpContext,
    assistant: Assistant,
    input: Turns,
) -> Result<Page<Turn>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = assistant.0.db.begin(&ctx).await?;
    let thread = store::jarvis::get(&tx, input.id, reader(&ctx)?).await?;
    let thread = thread.ok_or_else(missing)?;
    let rows = store::jarvis::turns(&tx, thread.id, &page).await?;
    let mut turns = rows.map(Turn::from);
    // Only the last one can be unanswered.
    if let Some(turn) = turns
        .items
        .first_mut()
        .filter(|turn| turn.state == "waiting")
    {
        let filter = ApprovalFilter {
            state: Some(ApprovalState::Pending),
            owner: Some("run".to_owned()),
            subject: Some(turn.run_id.0),
            person: None,
        };
        turn.waiting = approvals(&tx, &ctx, &filter, &PageRequest::default())
            .await?
            .items;
    }
    tx.commit().await?;
    Ok(turns)
}

/// What shall be different.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// Which thread.
    id: Uuid,
    /// What it is called.
    #[schemars(length(min = 1, max = 200))]
    title: Option<String>,
    /// Who else reads it from now on.
    shared_with: Option<SharedWith>,
}

pub(super) async fn update(ctx: OpContext, assistant: Assistant, input: Update) -> Result<Thread> {
    let reader = reader(&ctx)?;
    let tx = assistant.0.db.begin(&ctx).await?;
    let thread = store::jarvis::lock(&tx, input.id, reader).await?;
    let thread = thread.ok_or_else(missing)?;
    own(&thread, reader)?;
    let shared = input.shared_with.unwrap_or_else(|| SharedWith {
        everyone: thread.everyone,
        people: thread.people.clone(),
    });
    let members = store::jarvis::members(&tx, &shared.people).await?;
    if let Some(at) = shared.people.iter().position(|id| !members.contains(id)) {
        let field = format!("sharedWith.people.{at}");
        let message = "nobody of this tenant has this id; take one from /api/v1/users";
        return Err(Error::field(field, "unknown", message));
    }
    let title = input.title.as_deref().unwrap_or(&thread.title);
    let row = store::jarvis::update(&tx, thread.id, title, shared.everyone, &members).await?;
    let details = json!({"everyone": shared.everyone, "people": members});
    finish(&ctx, tx, Some(thread.id), details, Thread::of(row, reader)).await
}

pub(super) async fn delete(ctx: OpContext, assistant: Assistant, input: ById) -> Result<Deleted> {
    let reader = reader(&ctx)?;
    let tx = assistant.0.db.begin(&ctx).await?;
    let thread = store::jarvis::lock(&tx, input.id, reader).await?;
    let thread = thread.ok_or_else(missing)?;
    own(&thread, reader)?;
    store::jarvis::delete(&tx, thread.id).await?;
    let deleted = Deleted {
        id: thread.id,
        deleted: true,
    };
    finish(&ctx, tx, Some(thread.id), json!({}), deleted).await
}
