//! Ranked lists of several searches to one list, and how sure to be of its top.
//!
//! Two ways to join: [`rrf`] (Cormack, Clarke and Büttcher 2009) looks at ranks only and needs no
//! tuning; [`mix`] looks at scores and is a little better where both lists are good. Neither's
//! scores say whether anything was found at all: [`confidence`] does, from signals that keep their
//! meaning from question to question.

mod confidence;

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::Hash;

pub use confidence::{CosineScale, Signals, confidence};

/// The constant of reciprocal rank fusion that its authors found to work on every collection.
pub const RRF_K: f32 = 60.0;

/// Reciprocal rank fusion: the sum over the lists of `1 / (k + rank)`, rank from 1. Best first;
/// among equals the one that comes first in an earlier list.
#[must_use]
pub fn rrf<Id: Copy + Eq + Hash>(lists: &[&[Id]], k: f32) -> Vec<(Id, f32)> {
    let mut fused = Fused::default();
    for list in lists {
        for (rank, id) in (1u16..).zip(list.iter()) {
            fused.add(*id, 1.0 / (k + f32::from(rank)));
        }
    }
    fused.ranked()
}

/// Weights of [`mix`], any positive numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MixWeights {
    /// Of the keyword list.
    pub keyword: f32,
    /// Of the vector list.
    pub vector: f32,
}

impl Default for MixWeights {
    /// 0.4 and 0.6, the best of the tried pairs on running text; on code lower the keyword's.
    fn default() -> Self {
        Self {
            keyword: 0.4,
            vector: 0.6,
        }
    }
}

/// Weighted mean of scores, each list scaled to 0..1: keyword scores by their maximum, cosines
/// from the list's lowest to its highest. What a list does not have counts as 0 there. Best first,
/// scores 0..1.
#[must_use]
pub fn mix<Id: Copy + Eq + Hash>(
    keyword: &[(Id, f32)],
    vector: &[(Id, f32)],
    weights: MixWeights,
) -> Vec<(Id, f32)> {
    let scores = |list: &[(Id, f32)]| list.iter().map(|(_, s)| *s).collect::<Vec<_>>();
    let top = |list: &[f32]| list.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum = (weights.keyword + weights.vector).max(f32::EPSILON);
    let mut fused = Fused::default();
    let best = top(&scores(keyword));
    for (id, score) in keyword {
        let scaled = if best > 0.0 {
            (score / best).max(0.0)
        } else {
            0.0
        };
        fused.add(*id, scaled * weights.keyword / sum);
    }
    let cosines = scores(vector);
    let best = top(&cosines);
    let worst = cosines.iter().copied().fold(f32::INFINITY, f32::min);
    for (id, cosine) in vector {
        let scaled = if best > worst {
            (cosine - worst) / (best - worst)
        } else {
            1.0
        };
        fused.add(*id, scaled * weights.vector / sum);
    }
    fused.ranked()
}

struct Fused<Id> {
    order: Vec<(Id, f32)>,
    place: HashMap<Id, usize>,
}

impl<Id> Default for Fused<Id> {
    fn default() -> Self {
        Self {
            order: Vec::new(),
            place: HashMap::new(),
        }
    }
}

impl<Id: Copy + Eq + Hash> Fused<Id> {
    fn add(&mut self, id: Id, score: f32) {
        let score = if score.is_finite() { score } else { 0.0 };
        let next = self.order.len();
        let place = *self.place.entry(id).or_insert(next);
        match self.order.get_mut(place) {
            Some((_, sum)) => *sum += score,
            None => self.order.push((id, score)),
        }
    }

    fn ranked(mut self) -> Vec<(Id, f32)> {
        self.order.sort_by(|a, b| by_score(a.1, b.1));
        self.order
    }
}

/// Highest first.
pub(crate) fn by_score(a: f32, b: f32) -> Ordering {
    b.total_cmp(&a)
}
