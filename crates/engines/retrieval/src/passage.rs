//! How a module asks for passages without knowing the module that has them.
//!
//! Whoever holds documents implements [`PassageSearch`]; whoever answers questions takes an
//! `Arc<dyn PassageSearch>` from the composition root.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use tekup_base::{ChunkId, DocumentId, Result, TenantId};
use tekup_context::OpContext;

/// Which ways of finding are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SearchMode {
    /// Full text and vectors, fused; full text alone while no embedding model is there.
    #[default]
    Hybrid,
    /// Full text alone.
    Keyword,
    /// Vectors alone; finds nothing while no embedding model is there.
    Vector,
}

/// For whom a search is made: documents may be for some only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// Whoever calls.
    Caller,
    /// A customer, whoever calls for them, with the groups (`group:NAME`) that the customer is in.
    Customer(Vec<String>),
}

/// Which documents are searched; what is empty or absent does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// `da`, `en`: one of these.
    pub languages: Vec<String>,
    /// One of these.
    pub collections: Vec<String>,
    /// All of these.
    pub tags: Vec<String>,
    /// Changed then or later.
    pub updated_after: Option<DateTime<Utc>>,
    /// Changed before then.
    pub updated_before: Option<DateTime<Utc>>,
    /// Where the original's address begins.
    pub source: Option<String>,
}

/// A question to a tenant's documents.
#[derive(Debug, Clone)]
pub struct SearchRequest {
    /// The question in the asker's words.
    pub text: String,
    /// The asker's language (`da`, `en`), if known: passages in it are preferred, others allowed.
    pub language: Option<String>,
    /// Only documents of this category.
    pub category: Option<String>,
    /// Only these documents.
    pub filter: Filter,
    /// For whom.
    pub audience: Audience,
    /// The question's vector and the id of the embedder that made it, when the asker has them
    /// already. A vector of another embedder than the one the documents were indexed with is ignored.
    pub query_embedding: Option<QueryEmbedding>,
    /// Most passages wanted, 1 to 50.
    pub limit: usize,
    /// Passages that score lower are left out, 0 to 1. `None` for the searcher's own threshold.
    pub threshold: Option<f32>,
    /// Which ways of finding are used.
    pub mode: SearchMode,
}

impl SearchRequest {
    /// A hybrid search, for a customer in no group, for the five best passages above the searcher's own
    /// threshold.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            language: None,
            category: None,
            filter: Filter::default(),
            audience: Audience::Customer(Vec::new()),
            query_embedding: None,
            limit: 5,
            threshold: None,
            mode: SearchMode::default(),
        }
    }
}

/// A vector and the space it lives in.
#[derive(Debug, Clone, PartialEq)]
pub struct QueryEmbedding {
    /// The embedder's id.
    pub model: String,
    /// Length one, in the embedder's dimensions.
    pub vector: Vec<f32>,
}

/// How far a document's word can be trusted today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Freshness {
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When somebody last said that it holds.
    pub validated_at: Option<DateTime<Utc>>,
    /// From when on it is not found any more.
    pub expires_at: Option<DateTime<Utc>>,
    /// Nobody has changed it or looked at it for a year.
    pub stale: bool,
}

/// A piece of a document that may answer the question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Passage {
    /// The document it stands in.
    pub document_id: DocumentId,
    /// Which piece of the document; changes when the piece's text does.
    pub chunk_id: ChunkId,
    /// The document's title.
    pub title: String,
    /// The headings above the piece, outermost first; may be empty.
    pub heading_path: Vec<String>,
    /// The piece, plain text.
    pub text: String,
    /// The section that it is a part of, as far as it fits.
    pub context: String,
    /// The sentence (or two) of the piece that fits the question best.
    pub sentence: String,
    /// How well it fits, calibrated to 0 to 1; comparable between questions.
    pub score: f32,
    /// Its place in the full-text ranking, from 1; `None` when full text did not find it.
    pub keyword_rank: Option<u32>,
    /// Its place in the vector ranking, from 1; `None` when vectors did not find it.
    pub vector_rank: Option<u32>,
    /// The page it starts on, from 1, where the document has pages.
    pub page: Option<u32>,
    /// Where the reader finds the original, if the document says.
    pub source_url: Option<String>,
    /// The document's language, `da` or `en`.
    pub language: String,
    /// How old the document is.
    pub freshness: Freshness,
}

/// An article that belongs to another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedArticle {
    /// The document.
    pub document_id: DocumentId,
    /// Its title.
    pub title: String,
    /// Where readers find the original.
    pub source_url: Option<String>,
    /// The first of its reasons: `linked`, `links_to`, `links_here`, `same_product`, `same_intent`, `similar`.
    pub reason: &'static str,
}

/// Finds passages in the documents of the context's tenant.
#[async_trait]
pub trait PassageSearch: Send + Sync {
    /// The passages that fit `request` best, best first; empty when nothing is good enough.
    ///
    /// Takes no transaction: call it while none is open.
    ///
    /// # Errors
    /// When the database fails or the embedder does.
    async fn passages(&self, ctx: &OpContext, request: SearchRequest) -> Result<Vec<Passage>>;

    /// The articles that belong to this one, the closest first, at most `most`; only what `audience` may
    /// read. Empty for a document that it may not read, and for a searcher that knows no links.
    ///
    /// Takes no transaction: call it while none is open.
    ///
    /// # Errors
    /// When the database fails.
    async fn related(
        &self,
        ctx: &OpContext,
        document: DocumentId,
        audience: &Audience,
        most: usize,
    ) -> Result<Vec<RelatedArticle>> {
        let _ = (ctx, document, audience, most);
        Ok(Vec::new())
    }

    /// Notes that an answer rested on these documents, most on the first, and what the customer wanted.
    /// Returns at once: the counts are written in batches later, and one that is lost is only a count. A
    /// searcher that keeps no count does nothing.
    fn count_use(&self, tenant: TenantId, documents: Vec<DocumentId>, intent: Option<&str>) {
        let _ = (tenant, documents, intent);
    }
}
