use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{ConversationId, Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};

use super::{Deleted, ListPage};
use crate::{
    Support,
    dialogue::{Dialogue, Outcome, Slot},
    store::{self, dialogues::Collected},
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ConversationsRead, IntentsWrite};
    vec![
        Operation::new(
            "intents.put_dialogue",
            "PUT /api/v1/intents/{name}/dialogue",
            IntentsWrite,
            Write,
            support,
            put,
        )
        .summary("Says what an intent asks the customer for, and what follows when it has all."),
        Operation::new(
            "intents.delete_dialogue",
            "DELETE /api/v1/intents/{name}/dialogue",
            IntentsWrite,
            Write,
            support,
            delete,
        )
        .summary("Lets an intent be answered at once again."),
        Operation::new(
            "conversations.dialogues",
            "GET /api/v1/conversations/{id}/dialogues",
            ConversationsRead,
            Read,
            support,
            list,
        )
        .summary("Lists what was collected in a conversation, newest first."),
    ]
}

/// What an intent asks for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Put {
    /// The intent.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What is asked for, in this order.
    #[schemars(length(min = 1, max = 10))]
    slots: Vec<Slot>,
    /// What follows when every slot is filled.
    outcome: Outcome,
}

async fn put(ctx: OpContext, support: Support, input: Put) -> Result<Dialogue> {
    let dialogue = Dialogue {
        slots: input.slots,
        outcome: input.outcome,
    };
    let tx = support.0.db.begin(&ctx).await?;
    let types = store::entities::all(&tx).await?;
    let own: Vec<String> = types.into_iter().map(|one| one.name).collect();
    dialogue.check(&own)?;
    if let Outcome::Action { action, .. } = &dialogue.outcome {
        let known = support.0.connectors.types();
        if !known.iter().any(|one| one.kind == action) {
            let message = format!("there is no action `{action}`; see actions.types");
            return Err(Error::field("outcome.action", "not_found", message));
        }
    }
    let id = store::dialogues::define(&tx, &input.name, Some(&dialogue))
        .await?
        .ok_or_else(|| Error::not_found("intent"))?;
    let details = json!({"slots": dialogue.slots.len()});
    let dialogue = finish(&ctx, tx, Some(id.0), details, dialogue).await?;
    support.0.understanding.forget(ctx.tenant()).await;
    Ok(dialogue)
}

/// One intent.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ByName {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
}

async fn delete(ctx: OpContext, support: Support, input: ByName) -> Result<Deleted> {
    let tx = support.0.db.begin(&ctx).await?;
    let id = store::dialogues::define(&tx, &input.name, None)
        .await?
        .ok_or_else(|| Error::not_found("intent"))?;
    let deleted = finish(&ctx, tx, Some(id.0), json!({}), Deleted::of(id.0)).await?;
    support.0.understanding.forget(ctx.tenant()).await;
    Ok(deleted)
}

/// Which conversation's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Of {
    /// The conversation.
    id: ConversationId,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn list(ctx: OpContext, support: Support, input: Of) -> Result<Page<Collected>> {
    let page = PageRequest::from(ListPage {
        limit: input.limit,
        cursor: input.cursor,
    });
    let tx = support.0.db.begin(&ctx).await?;
    if store::conversations::get(&tx, input.id).await?.is_none() {
        return Err(Error::not_found("conversation"));
    }
    let page = store::dialogues::list(&tx, input.id, &page).await?;
    tx.commit().await?;
    Ok(page)
}
