//! Events and notices about conversations.

use serde_json::{Value, json};
use tekup_base::{ConversationId, MessageId, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;

use crate::model::{Conversation, Message};

/// Tells that the conversation has changed in the way that `kind` says.
pub(crate) fn conversation(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &'static str,
    conversation: &Conversation,
) -> Result<()> {
    emit(tx, ctx, kind, conversation.id.0, conversation)
}

/// Tells that a message is there (`message.created`) or has other words now (`message.updated`). The
/// subject is the conversation, so that everything in it keeps its order.
pub(crate) fn message(
    tx: &mut TenantTx,
    ctx: &OpContext,
    kind: &'static str,
    message: &Message,
) -> Result<()> {
    emit(tx, ctx, kind, message.conversation_id.0, message)
}

/// A piece of an answer that is being worded: in no log, and gone when missed.
pub(crate) fn delta(conversation: ConversationId, message: Option<MessageId>, text: &str) -> Value {
    json!({
        "type": "ai_response",
        "conversationId": conversation,
        "messageId": message,
        "state": "delta",
        "text": text,
    })
}
