use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use moka::sync::Cache;
use tekup_base::TenantId;
use tekup_retrieval::{passage::SearchMode, terms::Language};

use super::{Outcome, about::Admission};

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
