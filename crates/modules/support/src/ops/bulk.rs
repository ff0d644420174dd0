use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{ConversationId, Error, MacroId, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};

use super::desk::hold;
use crate::{Support, desk::change::Case, model::Change, store};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "conversations.change",
            "POST /api/v1/conversations/changes",
            Permission::ConversationsReply,
            Effect::Write,
            support,
            change,
        )
        .summary(
            "Makes the same changes, or those of a macro, to up to 100 conversations; says of each whether \
             it went well.",
        )
        .deadline(std::time::Duration::from_secs(60)),
    ]
}

/// What changes about which conversations.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Changes {
    /// Which conversations.
    #[schemars(length(min = 1, max = 100))]
    ids: Vec<ConversationId>,
    /// What to change, in order; all of it or nothing, for each conversation.
    #[serde(default)]
    #[schemars(length(max = 20))]
    changes: Vec<Change>,
    /// Or the macro to apply.
    macro_id: Option<MacroId>,
}

/// How it went with one conversation.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Outcome {
    /// Which.
    id: ConversationId,
    /// Whether it was changed.
    changed: bool,
    /// Why not.
    error: Option<String>,
}

/// How it went.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Outcomes {
    /// Conversations that were changed.
    changed: usize,
    /// Each conversation, in the order asked for.
    items: Vec<Outcome>,
}

async fn change(ctx: OpContext, support: Support, input: Changes) -> Result<Outcomes> {
    let changes = match input.macro_id {
        None => input.changes,
        Some(id) => {
            let tx = support.0.db.begin_single(&ctx).await?;
            store::kept::one_macro(&tx, id)
                .await?
                .ok_or_else(|| Error::not_found("macro"))?
                .changes
        }
    };
    if changes.is_empty() {
        return Err(Error::field(
            "changes",
            "required",
            "say what to change, or name a macro",
        ));
    }
    let mut items = Vec::with_capacity(input.ids.len());
    for id in input.ids {
        let error = match one(&ctx, &support, id, &changes).await {
            Ok(()) => None,
            Err(error) if error.kind().status() >= 500 => return Err(error),
            Err(error) => Some(explain(&error)),
        };
        items.push(Outcome {
            id,
            changed: error.is_none(),
            error,
        });
    }
    let changed = items.iter().filter(|item| item.changed).count();
    let tx = support.0.db.begin(&ctx).await?;
    let details = json!({"changed": changed, "macro": input.macro_id});
    finish(&ctx, tx, None, details, Outcomes { changed, items }).await
}

async fn one(
    ctx: &OpContext,
    support: &Support,
    id: ConversationId,
    changes: &[Change],
) -> Result<()> {
    let rules = support.0.rules.tables(ctx).await?;
    let mut tx = support.0.db.begin(ctx).await?;
    let mut conversation = hold(&tx, id).await?;
    let mut case = Case {
        tx: &mut tx,
        ctx,
        rules: &rules,
        conversation: &mut conversation,
    };
    for change in changes {
        case.apply(change).await?;
    }
    case.save("conversation.updated").await?;
    Ok(tx.commit().await?)
}

fn explain(error: &Error) -> String {
    match error.fields().first() {
        Some(field) => format!("{}: {}", field.field, field.message),
        None => error.message().to_owned(),
    }
}
