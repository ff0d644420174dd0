use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{ConversationId, Error, Page, PageRequest, Result, TenantId};
use tekup_context::{Door, OpContext, OpContextBuilder, Permission, Principal};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation, finish};

use crate::{
    Support, handover,
    model::{
        Assignee, Conversation, Escalation, Message, Priority, Resolution, SenderType, Status,
    },
    notify,
    phrases::{self, Language},
    store,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "conversations.take_over",
            "POST /api/v1/conversations/{id}/take-over",
            Permission::ConversationsReply,
            Effect::Write,
            support,
            take_over,
        )
        .summary("Takes a conversation over; the AI agent keeps silent from then on."),
        Operation::new(
            "conversations.reply",
            "POST /api/v1/conversations/{id}/replies",
            Permission::ConversationsReply,
            Effect::Write,
            support,
            reply,
        )
        .summary("Answers the customer as a person.")
        .status(201),
        Operation::new(
            "conversations.resolve",
            "POST /api/v1/conversations/{id}/resolve",
            Permission::ConversationsReply,
            Effect::Write,
            support,
            resolve,
        )
        .summary("Closes a conversation and its escalation."),
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

/// One conversation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// The conversation.
    id: ConversationId,
}

/// A person's answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Reply {
    /// The conversation.
    id: ConversationId,
    /// The words.
    #[schemars(length(min = 1, max = 5000))]
    content: String,
}

/// The end of a conversation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Resolve {
    /// The conversation.
    id: ConversationId,
    /// What was done, for colleagues.
    #[schemars(length(max = 5000))]
    resolution_notes: Option<String>,
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
    /// How soon; `medium` when absent.
    priority: Option<Priority>,
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

async fn lock(tx: &TenantTx, id: ConversationId) -> Result<Conversation> {
    store::conversations::lock(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))
}

fn language(conversation: &Conversation) -> Language {
    Language::from_code(conversation.language.as_deref().unwrap_or("da"))
}

/// Writes a message into the conversation and tells of it. The caller stores the conversation.
async fn say(
    tx: &mut TenantTx,
    ctx: &OpContext,
    conversation: &mut Conversation,
    sender: SenderType,
    content: String,
) -> Result<Message> {
    let now = ctx.now();
    let number = conversation.count_message(&content, now);
    let mut message = Message::plain(conversation, number, sender, content, now);
    if sender == SenderType::HumanAgent {
        message.sender_id = ctx.principal().id();
        message.sender_name = Some(ctx.principal().name().to_owned());
    }
    store::messages::insert(tx, &message).await?;
    notify::message(tx, ctx, "message.created", &message)?;
    Ok(message)
}

async fn take_over(ctx: OpContext, support: Support, input: ById) -> Result<Conversation> {
    let Principal::User { id: me, name } = ctx.principal().clone() else {
        return Err(Error::forbidden(
            "only a person who signed in can take a conversation over",
        ));
    };
    let mut tx = support.0.db.begin(&ctx).await?;
    let mut conversation = lock(&tx, input.id).await?;
    match &conversation.assigned_to {
        Some(other) if other.id == me && conversation.has_person() => return Ok(conversation),
        Some(other) if conversation.has_person() => {
            return Err(Error::conflict(format!(
                "{} has this conversation already",
                other.name
            )));
        }
        _ => {}
    }
    conversation.reopen();
    conversation.status = Status::Escalated;
    conversation.escalated = true;
    conversation.assigned_to = Some(Assignee {
        id: me,
        name: name.clone(),
    });
    store::escalations::assign(&tx, conversation.id, me, ctx.now()).await?;
    let note = phrases::person_joined(language(&conversation), &name);
    say(&mut tx, &ctx, &mut conversation, SenderType::System, note).await?;
    store::conversations::update(&tx, &conversation).await?;
    notify::conversation(&mut tx, &ctx, "conversation.taken_over", &conversation)?;
    finish(&ctx, tx, Some(input.id.0), json!({}), conversation).await
}

async fn reply(ctx: OpContext, support: Support, input: Reply) -> Result<Message> {
    if input.content.trim().is_empty() {
        return Err(Error::field(
            "content",
            "empty",
            "must hold more than white space",
        ));
    }
    let mut tx = support.0.db.begin(&ctx).await?;
    let mut conversation = lock(&tx, input.id).await?;
    let mine = conversation.assigned_to.as_ref().map(|one| one.id) == ctx.principal().user_id();
    if !conversation.has_person() || !mine {
        return Err(Error::conflict(
            "take the conversation over before you reply",
        ));
    }
    let message = say(
        &mut tx,
        &ctx,
        &mut conversation,
        SenderType::HumanAgent,
        input.content,
    )
    .await?;
    store::conversations::update(&tx, &conversation).await?;
    notify::conversation(&mut tx, &ctx, "conversation.updated", &conversation)?;
    finish(
        &ctx,
        tx,
        Some(input.id.0),
        json!({"messageId": message.id}),
        message,
    )
    .await
}

async fn resolve(ctx: OpContext, support: Support, input: Resolve) -> Result<Conversation> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let mut conversation = lock(&tx, input.id).await?;
    if conversation.status == Status::Resolved {
        return Ok(conversation);
    }
    let human = conversation.has_person() || conversation.status == Status::Escalated;
    let note = phrases::resolved(language(&conversation)).to_owned();
    say(&mut tx, &ctx, &mut conversation, SenderType::System, note).await?;
    conversation.status = Status::Resolved;
    conversation.ended_at = Some(ctx.now());
    conversation.resolution_type = Some(if human {
        Resolution::Human
    } else {
        Resolution::Automated
    });
    store::escalations::resolve(
        &tx,
        input.id,
        input.resolution_notes.as_deref(),
        ctx.principal().user_id(),
        ctx.now(),
    )
    .await?;
    store::conversations::update(&tx, &conversation).await?;
    notify::conversation(&mut tx, &ctx, "conversation.resolved", &conversation)?;
    finish(&ctx, tx, Some(input.id.0), json!({}), conversation).await
}

async fn escalate(ctx: OpContext, support: Support, input: Escalate) -> Result<Conversation> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let mut conversation = lock(&tx, input.id).await?;
    conversation.reopen();
    let language = language(&conversation);
    let call = handover::Call {
        reason: &input.reason,
        priority: input.priority.unwrap_or(Priority::Medium),
        queue: None,
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
        conversation.status = Status::Abandoned;
        conversation.ended_at = Some(now);
        conversation.resolution_type = Some(Resolution::Abandoned);
        store::conversations::update(&tx, &conversation).await?;
        notify::conversation(&mut tx, &ctx, "conversation.status_changed", &conversation)?;
        tx.commit().await?;
        closed += 1;
    }
    Ok(closed)
}
