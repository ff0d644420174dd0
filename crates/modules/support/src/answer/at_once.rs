//! Thinking about a message before it is stored, for as long as nobody notices.

use std::time::Duration;

use tekup_base::{ConversationId, Result};
use tekup_context::{Door, OpContext, OpContextBuilder, OpenTransactions};
use tekup_db::TenantTx;
use tokio_util::task::AbortOnDropHandle;
use tracing::Instrument;

use super::{
    listeners::Thinking,
    thought::{Before, Thought},
};
use crate::{
    Support,
    model::{ContentType, Conversation, Message, SenderType},
    settings::Settings,
    store,
    widget::access,
};

/// How long a message that is not stored yet may wait for its answer. Then it is stored, and a Run goes on with
/// the thought, which costs half as much again: a shorter moment would make a busy machine busier.
const MOMENT: Duration = Duration::from_millis(500);

/// A message that is about to be stored, and how far its answer has come.
pub(crate) struct Beforehand {
    pub message: Message,
    pub thought: Progress,
}

pub(crate) enum Progress {
    /// What is to be answered.
    Ready(Box<Thought>),
    /// It takes longer.
    Underway(Thinking),
}

/// The context of what the AI agent does because of the call in `ctx`.
pub(crate) fn agent(ctx: &OpContext) -> OpContext {
    let mut builder = OpContextBuilder::system("run", ctx.tenant(), Door::Run);
    builder.request_id = ctx.to_builder().request_id;
    builder.build()
}

/// Thinks about a message that the customer is about to say in conversation `id`. `None` when there is nothing
/// to answer, or when it is better left to the Run.
///
/// # Errors
/// `NotFound` when the conversation is another visitor's; when the database fails.
pub(crate) async fn think(
    support: &Support,
    ctx: &OpContext,
    id: ConversationId,
    content: &str,
    content_type: ContentType,
) -> Result<Option<Beforehand>> {
    let settings = support.0.settings.get(ctx).await?;
    let tx = support.0.db.begin(ctx).await?;
    access::check(&tx, ctx, id).await?;
    let Some(conversation) = store::conversations::get(&tx, id).await? else {
        return Ok(None);
    };
    about(
        support,
        ctx,
        tx,
        &settings,
        conversation,
        content,
        content_type,
    )
    .await
}

/// The same for the first message of a conversation that is about to be stored as it is here.
///
/// # Errors
/// When the database fails.
pub(crate) async fn think_first(
    support: &Support,
    ctx: &OpContext,
    conversation: Conversation,
    content: &str,
) -> Result<Option<Beforehand>> {
    let settings = support.0.settings.get(ctx).await?;
    let tx = support.0.db.begin(ctx).await?;
    about(
        support,
        ctx,
        tx,
        &settings,
        conversation,
        content,
        ContentType::Text,
    )
    .await
}

async fn about(
    support: &Support,
    ctx: &OpContext,
    tx: TenantTx,
    settings: &Settings,
    mut conversation: Conversation,
    content: &str,
    content_type: ContentType,
) -> Result<Option<Beforehand>> {
    conversation.reopen();
    if conversation.has_person() || conversation.merged_into.is_some() || content.trim().is_empty()
    {
        return Ok(None);
    }
    let message = said(&mut conversation, ctx, content, content_type);
    let ctx = agent(ctx);
    let before = Before::read(&tx, &ctx, settings, &conversation, message.seq).await?;
    drop(tx);
    let (support, question) = (support.clone(), message.clone());
    let work = async move { Thought::of(&support, &ctx, &conversation, question, before).await };
    let work = OpenTransactions::scope(work).in_current_span();
    let mut thinking = AbortOnDropHandle::new(tokio::spawn(work));
    let thought = match tokio::time::timeout(MOMENT, &mut thinking).await {
        Ok(Ok(Ok(thought))) => Progress::Ready(Box::new(thought)),
        Ok(failed) => {
            // The Run tries again, more than once.
            tracing::warn!(error = ?failed.map(|thought| thought.err()), "an answer was not found at once");
            return Ok(None);
        }
        Err(_) => Progress::Underway(thinking),
    };
    Ok(Some(Beforehand { message, thought }))
}

/// The message that the customer says in `conversation`, which counts it.
pub(crate) fn said(
    conversation: &mut Conversation,
    ctx: &OpContext,
    content: &str,
    content_type: ContentType,
) -> Message {
    let now = ctx.now();
    let number = conversation.count_message(content, now);
    let user = SenderType::User;
    let mut message = Message::plain(conversation, number, user, content.to_owned(), now);
    message.content_type = content_type;
    message.sender_name = conversation.customer_name.clone();
    message
}
