//! Questions to passages: two indexes in memory, their lists fused, the best read from the database.
//!
//! Full text is BM25 over stems and not the database's: see `sql/migrations/20261121100500`. What is in
//! memory is a copy; the tenant's generation in the database says whether it is still right.

mod load;
mod rank;
mod tenant;
mod words;

use std::collections::HashSet;

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{DocumentId, Error, Result, TenantId};
use tekup_context::OpContext;
use tekup_retrieval::{
    passage::{Passage, PassageSearch, QueryEmbedding, SearchMode, SearchRequest},
    terms::Language,
};
use uuid::Uuid;

use crate::{Knowledge, embedding, store::passages};
use rank::Candidates;
pub(crate) use tenant::Indexes;

/// Results that each of the two searches brings.
const EACH: usize = 50;
/// Candidates that are read from the database and looked at closely.
const CLOSELY: usize = 16;
/// Most passages of one answer.
const MOST: usize = 50;
/// Longest question that is read, in bytes; more adds nothing to a search.
const MAX_QUESTION: usize = 8 * 1024;

/// What found the passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum Engine {
    /// Full text and vectors.
    Hybrid,
    /// Full text alone: it was asked for, or there is no embedding model.
    Keyword,
    /// Vectors alone.
    Vector,
}

/// What a search brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What found the passages.
    pub engine: Engine,
    /// The embedding model that took part.
    pub model: Option<String>,
    /// The passages, best first.
    pub passages: Vec<Passage>,
}

impl Knowledge {
    /// Searches the documents of the context's tenant. Call it while no transaction is open.
    ///
    /// Without an embedding model, or when it fails, a hybrid search is one for words alone, and says so.
    ///
    /// # Errors
    /// A validation error of `mode` when vectors alone are asked for and there is no model; when the
    /// database fails.
    pub async fn search(&self, ctx: &OpContext, request: SearchRequest) -> Result<Outcome> {
        let text = shortened(&request.text);
        let language = request
            .language
            .as_deref()
            .and_then(Language::from_code)
            .unwrap_or_else(|| Language::guess(text));
        let question = self.question(&request, text).await?;
        let (generation, category) = self.look(ctx, request.category.as_deref()).await?;
        let model = question.as_ref().map(|question| question.model.as_str());
        let index = self.indexes().ready(self, ctx, generation, model).await?;
        let allowed = |id: &Uuid| {
            category
                .as_ref()
                .is_none_or(|category| category.contains(id))
        };
        let words = match request.mode {
            SearchMode::Vector => Vec::new(),
            _ => index.words().search(text, EACH, &allowed),
        };
        let near = match &question {
            Some(question) => index.near(question, EACH, &allowed)?,
            None => Vec::new(),
        };
        let candidates = Candidates::fuse(words, near);
        let limit = request.limit.clamp(1, MOST);
        let ids = candidates.first(limit.saturating_mul(2).max(CLOSELY));
        let found = match ids.is_empty() {
            true => Default::default(),
            false => {
                let tx = self.db().begin_single(ctx).await?;
                passages::found(&tx, &ids).await?
            }
        };
        let asked = rank::Asked {
            text,
            language,
            threshold: request.threshold,
            limit,
            model,
        };
        let passages = rank::passages(&candidates, found, &asked, &index.words());
        let engine = match (request.mode, &question) {
            (SearchMode::Vector, _) => Engine::Vector,
            (SearchMode::Hybrid, Some(_)) => Engine::Hybrid,
            _ => Engine::Keyword,
        };
        Ok(Outcome {
            engine,
            model: question.map(|question| question.model),
            passages,
        })
    }

    /// The question's vector: the asker's own, else made here; none without a model.
    async fn question(
        &self,
        request: &SearchRequest,
        text: &str,
    ) -> Result<Option<QueryEmbedding>> {
        if request.mode == SearchMode::Keyword {
            return Ok(None);
        }
        let Some(embedder) = self.embedder() else {
            return match request.mode {
                SearchMode::Vector => Err(Error::field(
                    "mode",
                    "unavailable",
                    "there is no embedding model on this machine; use keyword or hybrid, or fetch one",
                )),
                _ => Ok(None),
            };
        };
        let model = embedder.id();
        if let Some(given) = &request.query_embedding
            && given.model == model
            && given.vector.len() == embedder.dimensions()
        {
            return Ok(Some(given.clone()));
        }
        match embedding::query(&embedder, text).await {
            Ok(vector) => Ok(Some(QueryEmbedding {
                model: model.to_owned(),
                vector,
            })),
            Err(error) if request.mode == SearchMode::Hybrid => {
                tracing::warn!(?error, "a search goes on without vectors");
                metrics::counter!("tekup_knowledge_degraded_searches_total").increment(1);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// The number of the tenant's index, and the chunks of a category if one is wanted.
    async fn look(
        &self,
        ctx: &OpContext,
        category: Option<&str>,
    ) -> Result<(i64, Option<HashSet<Uuid>>)> {
        let Some(category) = category else {
            let tx = self.db().begin_single(ctx).await?;
            return Ok((passages::generation(&tx).await?, None));
        };
        let tx = self.db().begin(ctx).await?;
        let generation = passages::generation(&tx).await?;
        let chunks = passages::of_category(&tx, category).await?;
        Ok((generation, Some(chunks)))
    }
}

fn shortened(text: &str) -> &str {
    let mut end = text.len().min(MAX_QUESTION);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

#[async_trait]
impl PassageSearch for Knowledge {
    async fn passages(&self, ctx: &OpContext, request: SearchRequest) -> Result<Vec<Passage>> {
        Ok(self.search(ctx, request).await?.passages)
    }

    fn count_use(&self, tenant: TenantId, documents: Vec<DocumentId>) {
        self.note_use(tenant, &documents);
    }
}
