use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{ConversationId, Error, Page, PageRequest, Result, TenantId};
use tekup_context::{Door, OpContext, OpContextBuilder, Permission};
use tekup_operations::{Effect, Operation, finish};

use crate::{
    Support, handover,
    model::{Conversation, Escalation, Priority, Resolution, Status},
    notify,
    phrases::Language,
    store,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "conversations.escalate",
            "POST /api/v1/conversations/{id}/escalate",
            Permission::ConversationsWrite,
            Effect::Write,
            support,
            escalate,
        )
        .summary("Calls a person to a conversation."),
        Operation::new(
            "escalations.list",
            "GET /api/v1/escalations",
            Permission::ConversationsRead,
            Effect::Read,
            support,
            list,
        )
        .summary("Lists calls for a person: the most urgent first, then the oldest."),
    ]
}

/// A call for a person.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Escalate {
    /// The conversation.
    id: ConversationId,
    /// Why.
    #[schemars(length(min = 1, max = 255))]
    reason: String,
    /// How soon; as urgent as the conversation is already when absent.
    priority: Option<Priority>,
    /// Name of the queue; the default one when absent.
    #[schemars(length(min = 1, max = 100))]
    queue: Option<String>,
    /// What somebody must be able to do to be given it.
    #[schemars(length(min = 1, max = 50))]
    skill: Option<String>,
}

/// Which escalations.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Open ones (the queue) or resolved ones; open when absent.
    status: Option<EscalationStatus>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum EscalationStatus {
    Open,
    Resolved,
}

async fn escalate(ctx: OpContext, support: Support, input: Escalate) -> Result<Conversation> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let mut conversation = store::conversations::lock(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))?;
    conversation.reopen();
    if input.skill.is_some() {
        conversation.skill = input.skill;
    }
    let language = Language::from_code(conversation.language.as_deref().unwrap_or("da"));
    let call = handover::Call {
        reason: &input.reason,
        priority: input.priority,
        queue: input.queue.as_deref(),
        assignment: None,
        context: json!({"by": ctx.principal().kind()}),
    };
    handover::call_person(&mut tx, &ctx, &mut conversation, language, call).await?;
    store::conversations::update(&tx, &conversation).await?;
    finish(&ctx, tx, Some(input.id.0), json!({}), conversation).await
}

async fn list(ctx: OpContext, support: Support, input: List) -> Result<Page<Escalation>> {
    let open = input.status != Some(EscalationStatus::Resolved);
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = support.0.db.begin_single(&ctx).await?;
    store::escalations::list(&tx, open, &page).await
}

/// How long a customer may be silent before an active conversation counts as abandoned.
const SILENCE: chrono::TimeDelta = chrono::TimeDelta::hours(24);

/// Closes up to 500 conversations that the customer has left; returns how many.
pub(crate) async fn close_idle(support: &Support) -> Result<usize> {
    let now = chrono::Utc::now();
    let tx = support
        .0
        .db
        .begin_system("find idle conversations of all tenants")
        .await?;
    let idle = store::conversations::idle(&tx, now - SILENCE, 500).await?;
    tx.commit().await?;
    let mut closed = 0;
    for (tenant, id) in idle {
        let ctx = OpContextBuilder::system("upkeep", TenantId(tenant), Door::Internal).build();
        let mut tx = support.0.db.begin(&ctx).await?;
        let Some(mut conversation) = store::conversations::lock(&tx, id).await? else {
            continue;
        };
        if conversation.status != Status::Active || conversation.last_activity_at > now - SILENCE {
            continue;
        }
        conversation.end(Status::Abandoned, Resolution::Abandoned, now);
        store::conversations::update(&tx, &conversation).await?;
        notify::conversation(&mut tx, &ctx, "conversation.status_changed", &conversation)?;
        tx.commit().await?;
        closed += 1;
    }
    Ok(closed)
}
