use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{ConversationId, DocumentId, Error, MessageId, Result};
use tekup_context::{OpContext, Permission};
use tekup_events::emit;
use tekup_operations::{Effect, Operation, finish};

use crate::{
    Support,
    model::{Feedback, Rating, Side},
    store,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "messages.feedback",
            "POST /api/v1/conversations/{id}/messages/{messageId}/feedback",
            Permission::ConversationsWrite,
            Effect::Write,
            support,
            rate,
        )
        .summary("Says for the customer whether an answer helped; a later word replaces an earlier one."),
        Operation::new(
            "messages.correct",
            "POST /api/v1/conversations/{id}/messages/{messageId}/correction",
            Permission::ConversationsReply,
            Effect::Write,
            support,
            correct,
        )
        .summary("Says as staff that an answer was right, or what it should have been and where that stands."),
    ]
}

/// A customer's thumb.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Rate {
    /// The conversation.
    id: ConversationId,
    /// The agent's answer.
    message_id: MessageId,
    /// Whether it helped.
    rating: Rating,
    /// Why, in the customer's words.
    #[schemars(length(min = 1, max = 2000))]
    comment: Option<String>,
}

/// A member of the staff's verdict.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Correct {
    /// The conversation.
    id: ConversationId,
    /// The agent's answer.
    message_id: MessageId,
    /// Whether it was right.
    rating: Rating,
    /// What it should have said.
    #[schemars(length(min = 1, max = 5000))]
    correction: Option<String>,
    /// The document that has the answer.
    document_id: Option<DocumentId>,
    /// For colleagues.
    #[schemars(length(min = 1, max = 2000))]
    comment: Option<String>,
}

async fn rate(ctx: OpContext, support: Support, input: Rate) -> Result<Feedback> {
    let said = Said {
        rating: input.rating,
        comment: input.comment,
        correction: None,
        right_document_id: None,
    };
    keep(
        ctx,
        support,
        input.id,
        input.message_id,
        Side::Customer,
        said,
    )
    .await
}

async fn correct(ctx: OpContext, support: Support, input: Correct) -> Result<Feedback> {
    let said = Said {
        rating: input.rating,
        comment: input.comment,
        correction: input.correction,
        right_document_id: input.document_id,
    };
    keep(ctx, support, input.id, input.message_id, Side::Staff, said).await
}

/// A visitor's thumb; the caller has made sure that the conversation is theirs.
pub(crate) async fn of_visitor(
    ctx: OpContext,
    support: Support,
    conversation: ConversationId,
    message: MessageId,
    rating: Rating,
) -> Result<Feedback> {
    let said = Said {
        rating,
        comment: None,
        correction: None,
        right_document_id: None,
    };
    keep(ctx, support, conversation, message, Side::Customer, said).await
}

struct Said {
    rating: Rating,
    comment: Option<String>,
    correction: Option<String>,
    right_document_id: Option<DocumentId>,
}

/// Keeps what is said, and counts it for the document that the answer rests on most: its passages are ranked
/// by that from then on.
async fn keep(
    ctx: OpContext,
    support: Support,
    conversation: ConversationId,
    message: MessageId,
    side: Side,
    said: Said,
) -> Result<Feedback> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let rated = store::feedback::rated(&tx, conversation, message)
        .await?
        .ok_or_else(|| Error::not_found("an answer of the agent with this id"))?;
    let earlier = store::feedback::earlier(&tx, message, side).await?;
    let now = ctx.now();
    let feedback = Feedback {
        message_id: message,
        conversation_id: conversation,
        side,
        rating: said.rating,
        comment: said.comment,
        correction: said.correction,
        question: rated.question,
        language: rated.language,
        document_ids: rated.documents,
        right_document_id: said.right_document_id,
        created_at: now,
        updated_at: now,
    };
    let feedback = store::feedback::put(&tx, &feedback, now).await?;
    if let Some(document) = feedback.document_ids.first()
        && earlier != Some(feedback.rating)
    {
        let change = |rating: Rating| {
            i32::from(feedback.rating == rating) - i32::from(earlier == Some(rating))
        };
        let (up, down) = (change(Rating::Up), change(Rating::Down));
        store::feedback::count(&tx, *document, up, down).await?;
        let tenant = tx.tenant().0;
        tx.defer(
            include_str!("../../../../../sql/deferred/bump_knowledge_generation.sql"),
            vec![Box::new(tenant)],
        );
    }
    emit(&mut tx, &ctx, "message.feedback", conversation.0, &feedback)?;
    let details = json!({"messageId": message, "rating": feedback.rating, "side": side});
    finish(&ctx, tx, Some(conversation.0), details, feedback).await
}
