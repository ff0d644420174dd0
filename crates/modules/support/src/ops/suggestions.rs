use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{ConversationId, DocumentId, Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation};
use tekup_retrieval::passage::{Audience, RelatedArticle, SearchRequest};

use crate::{Support, answer::source, model::Source, store};

/// The customer's last messages that are looked at together.
const MESSAGES: i64 = 3;
/// Suggestions at most.
const MOST: usize = 3;
/// Related articles that are shown beside one at most.
const RELATED: usize = 3;
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
    /// Articles that belong to the source and that the customer may read, too.
    related: Vec<RelatedSource>,
}

/// An article that belongs to a source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RelatedSource {
    /// The document.
    document_id: DocumentId,
    /// Its title.
    title: String,
    /// Where it can be read.
    url: Option<String>,
    /// Why: `linked`, `links_to`, `links_here`, `same_product`, `same_intent` or `similar`.
    reason: String,
}

impl From<RelatedArticle> for RelatedSource {
    fn from(article: RelatedArticle) -> Self {
        Self {
            document_id: article.document_id,
            title: article.title,
            url: article.source_url,
            reason: article.reason.to_owned(),
        }
    }
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
        let audience = request.audience.clone();
        for passage in support.0.search.passages(&ctx, request).await? {
            if items.len() < MOST && items.iter().all(|item| item.text != passage.sentence) {
                items.push(Suggestion {
                    text: passage.sentence.clone(),
                    related: related(&ctx, &support, &items, passage.document_id, &audience)
                        .await?,
                    source: source(&passage),
                });
            }
        }
        if items.len() >= MOST {
            break;
        }
    }
    Ok(Suggestions { items })
}

/// What belongs to a source; found once, however many replies rest on it.
async fn related(
    ctx: &OpContext,
    support: &Support,
    items: &[Suggestion],
    document: DocumentId,
    audience: &Audience,
) -> Result<Vec<RelatedSource>> {
    if let Some(known) = items
        .iter()
        .find(|item| item.source.document_id == document)
    {
        return Ok(known.related.clone());
    }
    let search = &support.0.search;
    let articles = search.related(ctx, document, audience, RELATED).await?;
    Ok(articles.into_iter().map(RelatedSource::from).collect())
}
