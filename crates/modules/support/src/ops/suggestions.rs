use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{ConversationId, Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation};
use tekup_retrieval::passage::SearchRequest;

use crate::{Support, answer::source, model::Source, store};

/// The customer's last messages that are looked at together.
const MESSAGES: i64 = 3;
/// Suggestions at most.
const MOST: usize = 3;
/// A person chooses, so weaker passages may be shown than the AI agent would answer with.
const THRESHOLD: f32 = 0.1;

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    vec![
        Operation::new(
            "conversations.suggestions",
            "GET /api/v1/conversations/{id}/suggestions",
            Permission::ConversationsReply,
            Effect::Read,
            support,
            suggest,
        )
        .summary(
            "Suggests replies to the customer's last words, each with its source, best first.",
        ),
    ]
}

/// One conversation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// The conversation.
    id: ConversationId,
}

/// A reply that could be given.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Suggestion {
    /// The words.
    text: String,
    /// What they rest on.
    source: Source,
}

/// Replies that could be given, best first.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Suggestions {
    items: Vec<Suggestion>,
}

async fn suggest(ctx: OpContext, support: Support, input: ById) -> Result<Suggestions> {
    let tx = support.0.db.begin(&ctx).await?;
    let conversation = store::conversations::get(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("conversation"))?;
    let said = store::messages::last_from_customer(&tx, input.id, MESSAGES).await?;
    tx.commit().await?;
    let mut items: Vec<Suggestion> = Vec::new();
    // The newest words first; what came before only helps where they say too little.
    for message in said {
        let request = SearchRequest {
            language: message.language.or_else(|| conversation.language.clone()),
            threshold: Some(THRESHOLD),
            ..SearchRequest::new(message.content)
        };
        for passage in support.0.search.passages(&ctx, request).await? {
            if items.iter().all(|item| item.text != passage.sentence) {
                items.push(Suggestion {
                    text: passage.sentence.clone(),
                    source: source(&passage),
                });
            }
        }
        if items.len() >= MOST {
            break;
        }
    }
    items.truncate(MOST);
    Ok(Suggestions { items })
}
