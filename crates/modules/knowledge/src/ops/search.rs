use std::time::Instant;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{ChunkId, DocumentId, Error, Result};
use tekup_context::OpContext;
use tekup_retrieval::passage::{Audience, Filter, Passage, SearchMode, SearchRequest};

use crate::{Knowledge, model::DocumentLanguage, search::Engine};

/// Which ways of finding are used.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum Mode {
    /// Words and meaning; words alone while there is no embedding model.
    #[default]
    Hybrid,
    /// Words alone.
    Keyword,
    /// Meaning alone.
    Vector,
}

/// A question.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Search {
    /// The question, in the asker's words.
    #[schemars(length(min = 1, max = 2000))]
    query: String,
    /// Most passages wanted; 5 when absent.
    #[schemars(range(min = 1, max = 50))]
    limit: Option<u32>,
    /// Passages that score lower are left out. The search's own bar when absent.
    #[schemars(range(min = 0.0, max = 1.0))]
    threshold: Option<f32>,
    /// The asker's language: passages in it are preferred. Told from the question when absent.
    language: Option<DocumentLanguage>,
    /// Only documents that are filed under this.
    #[schemars(length(min = 1, max = 100))]
    category: Option<String>,
    /// Only documents in these collections. With just one, it is searched the way that suits it.
    #[schemars(length(max = 20), inner(length(min = 1, max = 100)))]
    #[serde(default)]
    collections: Vec<String>,
    /// Only documents in these languages.
    #[schemars(length(max = 2))]
    #[serde(default)]
    languages: Vec<DocumentLanguage>,
    /// Only documents with all of these labels.
    #[schemars(length(max = 20), inner(length(min = 1, max = 50)))]
    #[serde(default)]
    tags: Vec<String>,
    /// Only documents that were changed then or later.
    updated_after: Option<DateTime<Utc>>,
    /// Only documents that were changed before then.
    updated_before: Option<DateTime<Utc>>,
    /// Only documents whose original's address begins so.
    #[schemars(length(min = 1, max = 2000))]
    source: Option<String>,
    /// Search as for a customer in these groups (`group:NAME`); as for oneself when absent.
    #[schemars(length(max = 20), inner(length(min = 1, max = 100)))]
    as_customer: Option<Vec<String>>,
    /// Which ways of finding are used.
    mode: Option<Mode>,
}

/// What a search found.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SearchResult {
    /// The question.
    query: String,
    /// What found the passages.
    engine: Engine,
    /// The embedding model that took part; null when none did.
    model: Option<String>,
    /// The passages, best first.
    results: Vec<SearchHit>,
    /// How long it took, in milliseconds.
    took_ms: f64,
}

/// A passage that may answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// The document it stands in.
    document_id: DocumentId,
    /// The document's title.
    title: String,
    /// The passage's id.
    chunk_id: ChunkId,
    /// The headings above it, outermost first.
    heading_path: Vec<String>,
    /// The passage.
    text: String,
    /// The section that it is a part of, as far as it fits.
    context: String,
    /// The part of it that fits the question best.
    sentence: String,
    /// How well it fits, 0 to 1.
    score: f32,
    /// Its place by words, from 1.
    keyword_rank: Option<u32>,
    /// Its place by meaning, from 1.
    vector_rank: Option<u32>,
    /// The page it starts on, from 1.
    page: Option<u32>,
    /// Where readers find the original.
    source_url: Option<String>,
    /// The language it is in.
    language: String,
    /// When the document was last changed.
    updated_at: DateTime<Utc>,
    /// When somebody last said that it holds.
    validated_at: Option<DateTime<Utc>>,
    /// From when on it is not found any more.
    expires_at: Option<DateTime<Utc>>,
    /// Nobody has changed it or looked at it for a year.
    stale: bool,
}

impl From<Passage> for SearchHit {
    fn from(passage: Passage) -> Self {
        Self {
            document_id: passage.document_id,
            title: passage.title,
            chunk_id: passage.chunk_id,
            heading_path: passage.heading_path,
            text: passage.text,
            context: passage.context,
            sentence: passage.sentence,
            score: passage.score,
            keyword_rank: passage.keyword_rank,
            vector_rank: passage.vector_rank,
            page: passage.page,
            source_url: passage.source_url,
            language: passage.language,
            updated_at: passage.freshness.updated_at,
            validated_at: passage.freshness.validated_at,
            expires_at: passage.freshness.expires_at,
            stale: passage.freshness.stale,
        }
    }
}

pub(crate) async fn search(
    ctx: OpContext,
    knowledge: Knowledge,
    input: Search,
) -> Result<SearchResult> {
    let started = Instant::now();
    if input.query.trim().is_empty() {
        return Err(Error::field("query", "empty", "must not be empty"));
    }
    let request = SearchRequest {
        language: input.language.map(|language| language.as_str().to_owned()),
        category: input.category,
        filter: Filter {
            languages: input
                .languages
                .iter()
                .map(|one| one.as_str().to_owned())
                .collect(),
            collections: input.collections,
            tags: input.tags,
            updated_after: input.updated_after,
            updated_before: input.updated_before,
            source: input.source,
        },
        audience: input
            .as_customer
            .map_or(Audience::Caller, Audience::Customer),
        limit: usize::try_from(input.limit.unwrap_or(5)).unwrap_or(5),
        threshold: input.threshold,
        mode: match input.mode.unwrap_or_default() {
            Mode::Hybrid => SearchMode::Hybrid,
            Mode::Keyword => SearchMode::Keyword,
            Mode::Vector => SearchMode::Vector,
        },
        ..SearchRequest::new(input.query.clone())
    };
    let outcome = knowledge.search(&ctx, request).await?;
    Ok(SearchResult {
        query: input.query,
        engine: outcome.engine,
        model: outcome.model,
        results: outcome.passages.into_iter().map(SearchHit::from).collect(),
        took_ms: (started.elapsed().as_secs_f64() * 1e5).round() / 100.0,
    })
}
