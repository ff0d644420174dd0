use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, Utc};
use moka::sync::Cache;
use tekup_base::{Result, TenantId};
use tekup_context::OpContext;
use tekup_retrieval::{passage::SearchMode, sentence::Digest, terms::Language};
use uuid::Uuid;

use super::{Outcome, about::Admission};
use crate::{
    Knowledge,
    store::passages::{self, Found},
};

/// Longest that an answer is kept.
const KEPT: Duration = Duration::from_secs(600);

/// What makes two searches the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub tenant: TenantId,
    /// Of the tenant's index: any change to its documents makes every older answer unreachable.
    pub generation: i64,
    pub model: Option<String>,
    /// Lower case, white space as single spaces.
    pub question: String,
    pub language: Language,
    pub admission: Admission,
    pub mode: SearchMode,
    pub limit: usize,
    /// In thousandths.
    pub threshold: Option<u32>,
}

/// Answers to searches that were made lately, so that a frequent question costs one look at the database.
pub(crate) struct Answers(Cache<Key, Kept>);

#[derive(Clone)]
struct Kept {
    outcome: Arc<Outcome>,
    /// When the first of its documents expires.
    until: Option<DateTime<Utc>>,
}

impl Answers {
    /// Room for this many bytes, about.
    pub fn new(bytes: u64) -> Self {
        let weigh = |key: &Key, kept: &Kept| {
            let passages = kept.outcome.passages.iter();
            let texts: usize = passages
                .map(|one| one.text.len() + one.context.len() + 500)
                .sum();
            u32::try_from(key.question.len() + texts + 300).unwrap_or(u32::MAX)
        };
        Self(
            Cache::builder()
                .weigher(weigh)
                .max_capacity(bytes)
                .time_to_live(KEPT)
                .build(),
        )
    }

    pub(super) fn get(&self, key: &Key, now: DateTime<Utc>) -> Option<Outcome> {
        let kept = self.0.get(key)?;
        let fresh = kept.until.is_none_or(|until| until > now);
        let outcome = if fresh { "hit" } else { "expired" };
        metrics::counter!("tekup_knowledge_answer_cache_total", "outcome" => outcome).increment(1);
        fresh.then(|| kept.outcome.as_ref().clone())
    }

    pub(super) fn put(&self, key: Key, outcome: &Outcome) {
        let until = outcome
            .passages
            .iter()
            .filter_map(|one| one.freshness.expires_at)
            .min();
        metrics::counter!("tekup_knowledge_answer_cache_total", "outcome" => "miss").increment(1);
        let kept = Kept {
            outcome: Arc::new(outcome.clone()),
            until,
        };
        self.0.insert(key, kept);
    }
}

/// The words of a question without what makes no difference.
pub(super) fn plain(question: &str) -> String {
    let words: Vec<String> = question.split_whitespace().map(str::to_lowercase).collect();
    words
        .join(" ")
        .trim_end_matches(['?', '.', '!', ' '])
        .to_owned()
}

/// Passages as the database had them when the tenant's index had a generation. Any change to the documents counts
/// that up, and what was kept is out of reach. Bounded by size.
pub(crate) struct Rows(Cache<(TenantId, i64, Uuid), Arc<Found>>);

impl Rows {
    /// Room for this many bytes, about.
    pub fn new(bytes: u64) -> Self {
        let weigh = |_: &_, row: &Arc<Found>| u32::try_from(row.size()).unwrap_or(u32::MAX);
        Self(Cache::builder().weigher(weigh).max_capacity(bytes).build())
    }

    /// These passages, as far as they are still served. `generation` was read before.
    pub(super) async fn read(
        &self,
        knowledge: &Knowledge,
        ctx: &OpContext,
        generation: i64,
        ids: &[Uuid],
    ) -> Result<HashMap<Uuid, Arc<Found>>> {
        let tenant = ctx.tenant();
        let mut rows = HashMap::with_capacity(ids.len());
        let mut missing = Vec::new();
        for id in ids {
            match self.0.get(&(tenant, generation, *id)) {
                Some(row) => {
                    rows.insert(*id, row);
                }
                None => missing.push(*id),
            }
        }
        if !missing.is_empty() {
            let tx = knowledge.db().begin_single(ctx).await?;
            for (id, row) in passages::found(&tx, &missing).await? {
                let row = Arc::new(row);
                self.0.insert((tenant, generation, id), row.clone());
                rows.insert(id, row);
            }
        }
        Ok(rows)
    }
}

/// Passages that were read lately, so that a frequent one is taken apart once. Bounded by size.
pub(crate) struct Digests(Cache<(Uuid, u64), Arc<Digest>>);

impl Digests {
    /// Room for this many bytes, about.
    pub fn new(bytes: u64) -> Self {
        let weigh =
            |_: &_, digest: &Arc<Digest>| u32::try_from(digest.size() + 100).unwrap_or(u32::MAX);
        Self(Cache::builder().weigher(weigh).max_capacity(bytes).build())
    }

    /// The passage as questions in `language` see it.
    pub(super) fn of(&self, id: Uuid, chunk: &Found, language: Language) -> Arc<Digest> {
        let mut words = DefaultHasher::new();
        (&chunk.title, &chunk.heading_path, &chunk.text, language).hash(&mut words);
        let (title, headings) = (&chunk.title, &chunk.heading_path);
        self.0.get_with((id, words.finish()), || {
            Arc::new(Digest::new(title, headings, &chunk.text, language))
        })
    }
}
