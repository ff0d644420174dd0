use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{AttachmentId, ConversationId, Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use crate::{
    Support,
    desk::change::{self, Case},
    model::{Conversation, Message},
    store,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::Write;
    use Permission::ConversationsReply;
    vec![
        Operation::new(
            "conversations.take_over",
            "POST /api/v1/conversations/{id}/take-over",
            ConversationsReply,
            Write,
            support,
            take_over,
        )
        .summary("Takes a conversation over; the AI agent keeps silent from then on."),
        Operation::new(
            "conversations.reply",
            "POST /api/v1/conversations/{id}/replies",
            ConversationsReply,
            Write,
            support,
            reply,
        )
        .summary("Answers the customer as a person.")
        .status(201),
        Operation::new(
            "conversations.note",
            "POST /api/v1/conversations/{id}/notes",
            ConversationsReply,
            Write,
            support,
            note,
        )
        .summary(
            "Writes a note for colleagues, which customers never see; tells those whom it names.",
        )
        .status(201),
        Operation::new(
            "conversations.wait",
            "POST /api/v1/conversations/{id}/wait",
            ConversationsReply,
            Write,
            support,
            wait,
        )
        .summary("Waits for the customer; the clocks of the service level stand until they write."),
        Operation::new(
            "conversations.hand_back",
            "POST /api/v1/conversations/{id}/hand-back",
            ConversationsReply,
            Write,
            support,
            hand_back,
        )
        .summary("Hands a conversation back to the AI agent, with a note for colleagues."),
        Operation::new(
            "conversations.resolve",
            "POST /api/v1/conversations/{id}/resolve",
            ConversationsReply,
            Write,
            support,
            resolve,
        )
        .summary("Closes a conversation and its escalation."),
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
    /// The words; may be absent when files go.
    #[serde(default)]
    #[schemars(length(max = 5000))]
    content: String,
    /// Files that go with them, uploaded before by `POST /api/v1/conversations/{id}/attachments`.
    #[serde(default)]
    #[schemars(length(max = 10))]
    attachment_ids: Vec<AttachmentId>,
}

/// A note for colleagues.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewNote {
    /// The conversation.
    id: ConversationId,
    /// The words.
    #[schemars(length(min = 1, max = 5000))]
    content: String,
    /// Colleagues who are told.
    #[serde(default)]
    #[schemars(length(max = 20))]
    mentions: Vec<Uuid>,
}

/// Back to the AI agent.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct HandBack {
    /// The conversation.
    id: ConversationId,
    /// A note for colleagues.
    #[schemars(length(min = 1, max = 5000))]
    note: Option<String>,
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

/// The conversation, held until the transaction ends.
pub(crate) async fn hold(tx: &TenantTx, id: ConversationId) -> Result<Conversation> {
    let conversation = store::conversations::lock(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))?;
    if conversation.merged_into.is_some() {
        return Err(Error::conflict(
            "the conversation has become a part of another one (see mergedInto)",
        ));
    }
    Ok(conversation)
}

/// Changes a conversation in one transaction and stores it.
macro_rules! changed {
    ($ctx:ident, $support:ident, $id:expr, |$case:ident| $change:expr) => {{
        let rules = $support.0.rules.tables(&$ctx).await?;
        let mut tx = $support.0.db.begin(&$ctx).await?;
        let mut conversation = hold(&tx, $id).await?;
        let mut $case = Case {
            tx: &mut tx,
            ctx: &$ctx,
            rules: &rules,
            conversation: &mut conversation,
        };
        let outcome = $change;
        $case.save("conversation.updated").await?;
        (tx, conversation, outcome)
    }};
}
pub(crate) use changed;

async fn take_over(ctx: OpContext, support: Support, input: ById) -> Result<Conversation> {
    change::me(&ctx)?;
    let (tx, conversation, ()) = changed!(ctx, support, input.id, |case| case.take_over().await?);
    finish(&ctx, tx, Some(input.id.0), json!({}), conversation).await
}

async fn reply(ctx: OpContext, support: Support, input: Reply) -> Result<Message> {
    let (tx, _, message) = changed!(ctx, support, input.id, |case| {
        case.reply(input.content, &input.attachment_ids).await?
    });
    let details = json!({"messageId": message.id});
    finish(&ctx, tx, Some(input.id.0), details, message).await
}

async fn note(ctx: OpContext, support: Support, input: NewNote) -> Result<Message> {
    let mentions = change::people(&input.mentions);
    let (tx, _, note) = changed!(ctx, support, input.id, |case| {
        case.note(input.content, &mentions).await?
    });
    let details = json!({"messageId": note.id});
    finish(&ctx, tx, Some(input.id.0), details, note).await
}

async fn wait(ctx: OpContext, support: Support, input: ById) -> Result<Conversation> {
    let (tx, conversation, ()) = changed!(ctx, support, input.id, |case| case.wait().await?);
    finish(&ctx, tx, Some(input.id.0), json!({}), conversation).await
}

async fn hand_back(ctx: OpContext, support: Support, input: HandBack) -> Result<Conversation> {
    let (tx, conversation, ()) = changed!(ctx, support, input.id, |case| {
        case.hand_back(input.note).await?
    });
    finish(&ctx, tx, Some(input.id.0), json!({}), conversation).await
}

async fn resolve(ctx: OpContext, support: Support, input: Resolve) -> Result<Conversation> {
    let notes = input.resolution_notes.as_deref();
    let (tx, conversation, ()) =
        changed!(ctx, support, input.id, |case| case.resolve(notes).await?);
    finish(&ctx, tx, Some(input.id.0), json!({}), conversation).await
}
