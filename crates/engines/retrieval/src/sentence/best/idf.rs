use std::collections::{HashMap, HashSet};

use crate::terms::Language;

/// How rare each stem is among a set of passages: `ln(1 + (N - n + 0.5) / (n + 0.5))`, as in BM25.
///
/// Build it from the passages a search returned, or better from all passages of a collection.
#[derive(Debug, Clone, Default)]
pub struct Idf {
    passages: usize,
    seen_in: HashMap<String, usize>,
}

impl Idf {
    /// Counts the passages that hold each stem.
    #[must_use]
    pub fn from_passages<'a>(
        language: Language,
        passages: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut idf = Self::default();
        for passage in passages {
            idf.passages += 1;
            let stems: HashSet<String> = language
                .terms(passage)
                .into_iter()
                .map(|term| term.stem)
                .collect();
            for stem in stems {
                *idf.seen_in.entry(stem).or_default() += 1;
            }
        }
        idf
    }

    /// Of counts that somebody else has made: how many of `passages` hold each stem. A count may still hold
    /// passages that are gone.
    #[must_use]
    pub fn from_counts(passages: usize, counts: impl IntoIterator<Item = (String, usize)>) -> Self {
        Self {
            passages,
            seen_in: counts
                .into_iter()
                .map(|(stem, count)| (stem, count.min(passages)))
                .collect(),
        }
    }

    /// Weight of a stem, above 0; largest for one that no passage has.
    #[must_use]
    pub fn weight(&self, stem: &str) -> f32 {
        let n = self.seen_in.get(stem).copied().unwrap_or(0) as f32;
        (1.0 + (self.passages as f32 - n + 0.5) / (n + 0.5)).ln()
    }
}
