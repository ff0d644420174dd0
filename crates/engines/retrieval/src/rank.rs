//! Candidates of both legs to one order: a mix of their scores picks whom to read, then what they say decides.
//!
//! What a second pass reads is in [`Features`]: what both legs say, which of the question's words the passage and
//! its best sentence have, whether neighbours in the question are neighbours there. `tekup-bench-retrieval fit`
//! fits weights for them on XQuAD English articles 1 to 24 by pairwise logistic regression;
//! `bench/results/retrieval.md` has what each [`Order`] brings on articles 25 to 48.

mod features;

use std::collections::HashMap;

use uuid::Uuid;

use crate::fuse::{self, CosineScale, MixWeights, Signals};
use crate::index::Hits;
use crate::sentence::{Digest, Idf, Query};
use crate::terms::Language;
pub use features::{Features, NAMES};

/// What a passage in another language than the asker's keeps of its place: one in the asker's own is
/// preferred where both say the same.
const OTHER_LANGUAGE: f32 = 0.85;
/// The share of the question's words that a passage in another language is taken to have, times how near it is.
const OTHER_WORDS: f32 = 0.6;
/// How much the reception of a document's answers may move its passages, up or down.
const RECEPTION: f32 = 0.15;

/// What decides about the order of candidates that were read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Order {
    /// The mix of both legs' scores.
    Mix,
    /// The mix and, as much, how likely the passage is to answer.
    Likelihood,
    /// A weighted sum of [`Features`].
    Weights([f32; NAMES.len()]),
}

impl Order {
    /// The weights for a search by words alone.
    pub const WORDS: Self =
        Self::Weights([0.257, 0.0, 0.030, 0.0, 0.176, 0.0, 0.294, 0.141, 0.103]);

    /// What suits running text best, with vectors or without.
    #[must_use]
    pub fn best(vectors: bool) -> Self {
        if vectors {
            Self::Likelihood
        } else {
            Self::WORDS
        }
    }
}

/// The lists of both legs as one.
#[derive(Debug, Clone, Default)]
pub struct Candidates {
    fused: Vec<(Uuid, f32)>,
    /// Place from 1, and the score beside the best one's.
    words: HashMap<Uuid, (u32, f32)>,
    /// Place from 1, and cosine.
    near: HashMap<Uuid, (u32, f32)>,
    /// The lowest and the highest cosine.
    cosines: Option<(f32, f32)>,
}

impl Candidates {
    /// Joins what the legs found.
    #[must_use]
    pub fn of(hits: Hits, weights: MixWeights) -> Self {
        let fused = fuse::mix(&hits.words, &hits.near, weights);
        let best = hits
            .words
            .first()
            .map_or(1.0, |(_, score)| score.max(f32::EPSILON));
        let cosines = hits.near.last().zip(hits.near.first());
        Self {
            fused,
            cosines: cosines.map(|((_, low), (_, high))| (*low, *high)),
            words: (1..)
                .zip(hits.words)
                .map(|(rank, (id, score))| (id, (rank, score / best)))
                .collect(),
            near: (1..)
                .zip(hits.near)
                .map(|(rank, (id, cosine))| (id, (rank, cosine)))
                .collect(),
        }
    }

    /// The best `n`, best first.
    #[must_use]
    pub fn first(&self, n: usize) -> Vec<Uuid> {
        self.fused.iter().take(n).map(|(id, _)| *id).collect()
    }

    /// Its place in the list by words, from 1.
    #[must_use]
    pub fn keyword_rank(&self, id: &Uuid) -> Option<u32> {
        self.words.get(id).map(|(rank, _)| *rank)
    }

    /// Its place in the list by meaning, from 1.
    #[must_use]
    pub fn vector_rank(&self, id: &Uuid) -> Option<u32> {
        self.near.get(id).map(|(rank, _)| *rank)
    }
}

/// What was asked.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The question.
    pub text: &'a str,
    /// The same in other words, of which those that fit a passage best count.
    pub variants: &'a [String],
    /// Its language.
    pub language: Language,
    /// How to read the cosines; `None` when no vectors took part.
    pub scale: Option<CosineScale>,
    /// How rare the question's words are among Danish and among English passages.
    pub rarity: [&'a Idf; 2],
}

impl Asked<'_> {
    /// How rare the question's words are in a language.
    #[must_use]
    pub fn rarity(&self, language: Language) -> &Idf {
        match language {
            Language::Danish => self.rarity[0],
            Language::English => self.rarity[1],
        }
    }

    /// Every wording of the question, its own first, as it is put to passages of a language.
    #[must_use]
    pub fn queries(&self, language: Language) -> Vec<Query> {
        let idf = self.rarity(language);
        std::iter::once(self.text)
            .chain(self.variants.iter().map(String::as_str))
            .map(|wording| Query::new(wording, language, idf))
            .collect()
    }
}

/// A candidate that was read.
#[derive(Debug, Clone, Copy)]
pub struct Read<'a> {
    /// Which one.
    pub id: Uuid,
    /// The passage with its title and headings.
    pub digest: &'a Digest,
    /// How answers from its document were received, -1 to 1; 0 when nothing is known.
    pub reception: f32,
}

/// A candidate in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// Which one.
    pub id: Uuid,
    /// What it was ordered by; comparable within one search only.
    pub place: f32,
    /// How likely it is that it answers, 0 to 1; comparable between questions.
    pub score: f32,
}

/// Orders candidates; language and reception adjust whatever `order` says.
#[must_use]
pub fn rerank(
    candidates: &Candidates,
    read: &[Read<'_>],
    asked: &Asked<'_>,
    order: Order,
) -> Vec<Ranked> {
    let fused: HashMap<Uuid, f32> = candidates.fused.iter().copied().collect();
    let queries = Language::ALL.map(|language| asked.queries(language));
    let mut ranked: Vec<Ranked> = read
        .iter()
        .map(|passage| {
            let language = passage.digest.language();
            let wordings = match language {
                Language::Danish => &queries[0],
                Language::English => &queries[1],
            };
            let closely = matches!(order, Order::Weights(_));
            let features = Features::of(candidates, passage, wordings, asked.scale, closely);
            let score = score(&features, language, asked);
            let mixed = fused.get(&passage.id).copied().unwrap_or(0.0);
            let place = match order {
                Order::Mix => mixed,
                Order::Likelihood => mixed + score,
                Order::Weights(weights) => features.weighed(&weights),
            };
            let own = language == asked.language;
            let language = if own { 1.0 } else { OTHER_LANGUAGE };
            let reception = 1.0 + RECEPTION * passage.reception.clamp(-1.0, 1.0);
            Ranked {
                id: passage.id,
                place: place * language * reception,
                score,
            }
        })
        .collect();
    ranked.sort_by(|a, b| b.place.total_cmp(&a.place));
    ranked
}

/// How likely it is that a passage answers: by the share of the question's words that it has, each by its
/// rarity, and by how near its vector is on the model's own scale.
fn score(features: &Features, language: Language, asked: &Asked<'_>) -> f32 {
    let similarity = asked.scale.map(|_| features.similarity());
    let coverage = match similarity {
        // Words of another language say nothing by their absence.
        Some(near) if language != asked.language => features.coverage().max(near * OTHER_WORDS),
        _ => features.coverage(),
    };
    fuse::confidence(&Signals {
        coverage,
        similarity,
    })
}
