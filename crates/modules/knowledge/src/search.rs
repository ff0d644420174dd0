//! Questions to passages: words and meaning in an index in memory, their lists joined, the best read from the
//! database and put in order.
//!
//! Full text is BM25 over stems and not the database's: see `sql/migrations/20261121100500`. What is in
//! memory is a copy; the tenant's generation in the database says whether it is still right. Who may find a
//! document is decided in the index before either list is cut, and again on what was read.

mod about;
mod cache;
mod load;
mod rank;
mod tenant;

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{DocumentId, Error, Result, TenantId};
use tekup_context::OpContext;
use tekup_retrieval::{
    fuse::{CosineScale, MixWeights},
    index::{Hits, Synonym, Wanted},
    passage::{
        Audience, Passage, PassageSearch, QueryEmbedding, RelatedArticle, SearchMode, SearchRequest,
    },
    rank::{Asked, Candidates},
    sentence::Idf,
    terms::Language,
};
use uuid::Uuid;

use crate::{
    Knowledge, embedding,
    store::{index as store, passages},
};
use about::Admission;
pub(crate) use about::{About, Asker, is_name, known_names, reception};
pub(crate) use cache::{Answers, Digests, Rows};
pub(crate) use tenant::{Indexes, TenantIndex, Weights};

/// Results that each of the two searches brings.
const EACH: usize = 50;
/// Candidates that are read from the database and looked at closely.
const CLOSELY: usize = 24;
/// Most passages of one answer.
const MOST: usize = 50;
/// Longest question that is read, in bytes; more adds nothing to a search.
const MAX_QUESTION: usize = 8 * 1024;
/// Passages of a section on either side of the one that was found, and the words that are shown together.
const AROUND: i32 = 3;
const CONTEXT_BYTES: usize = 4_000;

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

/// What the index in memory gives to one search.
struct Looked {
    /// Of the index that was asked; it may be behind.
    generation: i64,
    hits: Hits,
    weights: MixWeights,
    rerank: bool,
    rarity: [Idf; 2],
    /// Of the documents that both lists name.
    receptions: HashMap<Uuid, f32>,
    /// The question with words of the glossary in place of its own.
    variants: Vec<String>,
}

impl Knowledge {
    /// Searches the documents of the context's tenant. Call it while no transaction is open.
    ///
    /// Without an embedding model, or when it fails, a hybrid search is one for words alone, and says so.
    ///
    /// # Errors
    /// A validation error of `mode` when vectors alone are asked for and there is no model; `Unavailable`
    /// while a large index is being loaded; when the database fails.
    pub async fn search(&self, ctx: &OpContext, request: SearchRequest) -> Result<Outcome> {
        let text = shortened(&request.text).to_owned();
        let language = request
            .language
            .as_deref()
            .and_then(Language::from_code)
            .unwrap_or_else(|| Language::guess(&text));
        let admission = Admission {
            asker: Asker::of(ctx, &request.audience),
            category: request.category.clone(),
            filter: request.filter.clone(),
        };
        let limit = request.limit.clamp(1, MOST);
        let generation = {
            let tx = self.db().begin_single(ctx).await?;
            store::generation(&tx).await?
        };
        let key = cache::Key {
            tenant: ctx.tenant(),
            generation,
            model: self.embedder().map(|embedder| embedder.id().to_owned()),
            question: cache::plain(&text),
            language,
            admission: admission.clone(),
            mode: request.mode,
            limit,
            threshold: request
                .threshold
                .map(|threshold| (threshold * 1000.0) as u32),
        };
        if let Some(outcome) = self.answers().get(&key, ctx.now()) {
            return Ok(outcome);
        }
        let question = self.question(&request, &text).await?;
        let model = question.as_ref().map(|question| question.model.clone());
        let index = self
            .indexes()
            .ready(self, ctx, generation, model.as_deref())
            .await?;
        let looked = look(
            index,
            request.mode,
            &text,
            language,
            question,
            &admission,
            ctx,
        )
        .await?;
        let candidates = Candidates::of(looked.hits, looked.weights);
        let ids = candidates.first(limit.saturating_mul(2).max(CLOSELY));
        let scale = model.as_deref().map(CosineScale::of);
        let mut passages = Vec::new();
        if !ids.is_empty() {
            let mut found = self.rows().read(self, ctx, generation, &ids).await?;
            found.retain(|_, chunk| {
                chunk.expires_at.is_none_or(|at| at > ctx.now())
                    && admission.asker.may_see(&chunk.audience)
            });
            let wish = rank::Wish {
                asked: Asked {
                    text: &text,
                    variants: &looked.variants,
                    language,
                    scale,
                    rarity: [&looked.rarity[0], &looked.rarity[1]],
                },
                threshold: request.threshold,
                limit,
                rerank: looked.rerank,
                now: ctx.now(),
            };
            let best = rank::best(
                &candidates,
                &found,
                &looked.receptions,
                self.digests(),
                &wish,
            );
            let wanted: Vec<Uuid> = best.iter().map(|one| one.id).collect();
            let mut contexts = match wanted.is_empty() {
                true => HashMap::new(),
                false => {
                    let tx = self.db().begin_single(ctx).await?;
                    contexts(passages::around(&tx, &wanted, AROUND).await?)
                }
            };
            for one in &best {
                if let Some(chunk) = found.get(&one.id) {
                    let context = contexts
                        .remove(&one.id)
                        .unwrap_or_else(|| chunk.text.clone());
                    passages.push(rank::show(
                        one,
                        chunk,
                        context,
                        &candidates,
                        self.digests(),
                        &wish,
                    ));
                }
            }
        }
        let engine = match (request.mode, &model) {
            (SearchMode::Vector, _) => Engine::Vector,
            (SearchMode::Hybrid, Some(_)) => Engine::Hybrid,
            _ => Engine::Keyword,
        };
        let outcome = Outcome {
            engine,
            model,
            passages,
        };
        // What a failing model or an index that is behind left out shall not be kept.
        let whole =
            outcome.model.is_some() == key.model.is_some() || request.mode == SearchMode::Keyword;
        if whole && looked.generation >= generation {
            self.answers().put(key, &outcome);
        }
        Ok(outcome)
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
}

/// Asks the index, on a thread of its own: over a million passages it takes some ten milliseconds.
async fn look(
    index: Arc<TenantIndex>,
    mode: SearchMode,
    text: &str,
    language: Language,
    question: Option<QueryEmbedding>,
    admission: &Admission,
    ctx: &OpContext,
) -> Result<Looked> {
    let (text, admission, now) = (text.to_owned(), admission.clone(), ctx.now());
    let work = tokio::task::spawn_blocking(move || {
        let state = index.read();
        let synonyms: Vec<Synonym> = state
            .glossary
            .iter()
            .filter(|(of, _)| of.as_deref().is_none_or(|of| of == language.code()))
            .map(|(_, synonym)| synonym.clone())
            .collect();
        let vector = question.filter(|question| state.model.as_ref() == Some(&question.model));
        let wanted = Wanted {
            words: (mode != SearchMode::Vector).then_some(text.as_str()),
            vector: vector.as_ref().map(|question| question.vector.as_slice()),
            synonyms: &synonyms,
            each: EACH,
        };
        let hits = state
            .passages
            .search(&wanted, |_, about| admission.admits(about, now));
        let only = match admission.filter.collections.as_slice() {
            [only] => state.collections.get(only),
            _ => None,
        };
        let default = MixWeights::default();
        let weights = only.map_or(default, |weights| MixWeights {
            keyword: weights.keyword,
            vector: 1.0 - weights.keyword,
        });
        let variants = variants(&text, &synonyms);
        let said = variants.join(" ");
        Looked {
            generation: state.generation,
            weights,
            rerank: only.is_none_or(|weights| weights.rerank),
            rarity: [Language::Danish, Language::English]
                .map(|language| state.passages.rarity(&format!("{text} {said}"), language)),
            receptions: state
                .passages
                .documents()
                .filter(|(_, about)| about.reception != 0.0)
                .map(|(id, about)| (*id, about.reception))
                .collect(),
            variants,
            hits,
        }
    });
    work.await.map_err(Error::internal)
}

/// Most wordings of a question that are tried.
const VARIANTS: usize = 6;

/// The question with the glossary's other words in place of its own.
fn variants(text: &str, synonyms: &[Synonym]) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut all = Vec::new();
    for synonym in synonyms {
        let said = synonym.said.to_lowercase();
        let Some(at) = lower.find(&said) else {
            continue;
        };
        let (before, after) = (&lower[..at], &lower[at + said.len()..]);
        let inside = before.ends_with(char::is_alphanumeric);
        if inside || after.chars().next().is_some_and(char::is_alphanumeric) {
            continue;
        }
        all.extend(
            synonym
                .means
                .iter()
                .map(|other| format!("{before}{other}{after}")),
        );
        if all.len() >= VARIANTS {
            break;
        }
    }
    all.truncate(VARIANTS);
    all
}

/// The sections of passages out of their parts, cut evenly around the passage.
fn contexts(parts: Vec<passages::Part>) -> HashMap<Uuid, String> {
    let mut sections: BTreeMap<Uuid, Vec<passages::Part>> = BTreeMap::new();
    for part in parts {
        sections.entry(part.of).or_default().push(part);
    }
    sections
        .into_iter()
        .map(|(id, mut parts)| {
            while parts.iter().map(|part| part.text.len()).sum::<usize>() > CONTEXT_BYTES
                && parts.len() > 1
            {
                let far =
                    |part: Option<&passages::Part>| part.map_or(0, |part| part.distance.abs());
                if far(parts.first()) >= far(parts.last()) {
                    parts.remove(0);
                } else {
                    parts.pop();
                }
            }
            let texts: Vec<String> = parts.into_iter().map(|part| part.text).collect();
            (id, texts.join("\n\n"))
        })
        .collect()
}

fn shortened(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MAX_QUESTION))
        .unwrap_or(text)
}

#[async_trait]
impl PassageSearch for Knowledge {
    async fn passages(&self, ctx: &OpContext, request: SearchRequest) -> Result<Vec<Passage>> {
        Ok(self.search(ctx, request).await?.passages)
    }

    async fn related(
        &self,
        ctx: &OpContext,
        document: DocumentId,
        audience: &Audience,
        most: usize,
    ) -> Result<Vec<RelatedArticle>> {
        let asker = Asker::of(ctx, audience);
        let related = self.related_to(ctx, document, &asker, most).await?;
        Ok(related.into_iter().map(RelatedArticle::from).collect())
    }

    fn count_use(&self, tenant: TenantId, documents: Vec<DocumentId>, intent: Option<&str>) {
        self.note_use(tenant, &documents, intent);
    }
}
