use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{ConversationId, Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation};

use crate::{Support, store};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "conversations.read",
            "POST /api/v1/conversations/{id}/read",
            Permission::ConversationsReply,
            Effect::Write,
            support,
            read,
        )
        .summary("Notes how far the staff have read, which the customer sees."),
    ]
}

/// How far somebody has read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Read {
    /// The conversation.
    id: ConversationId,
    /// Number of the last message they have seen.
    #[schemars(range(min = 1, max = 2_000_000_000))]
    seq: i32,
}

/// How far it is now.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ReadSoFar {
    /// Number of the message.
    seq: i32,
}

/// No event and no audit entry: it happens with every look, and is told in passing.
async fn read(ctx: OpContext, support: Support, input: Read) -> Result<ReadSoFar> {
    let tx = support.0.db.begin(&ctx).await?;
    store::conversations::get(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))?;
    let moved = store::visitors::read_by_staff(&tx, input.id, input.seq).await?;
    tx.commit().await?;
    if moved {
        let by = ctx.principal().kind();
        support.0.hub.pass(
            ctx.tenant(),
            json!({"type": "read_receipt", "conversationId": input.id, "seq": input.seq, "by": by}),
        );
    }
    Ok(ReadSoFar { seq: input.seq })
}
