use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// The best `k` of many rows.
pub(super) struct Top {
    k: usize,
    heap: BinaryHeap<Reverse<Scored>>,
    /// What a row must beat.
    pub bar: f32,
}

impl Top {
    pub fn new(k: usize) -> Self {
        Self {
            k,
            heap: BinaryHeap::with_capacity(k + 1),
            bar: if k == 0 {
                f32::INFINITY
            } else {
                f32::NEG_INFINITY
            },
        }
    }

    /// Offers a row whose score is above [`Self::bar`].
    pub fn push(&mut self, row: u32, score: f32) {
        self.heap.push(Reverse(Scored { score, row }));
        if self.heap.len() > self.k {
            self.heap.pop();
        }
        if self.heap.len() == self.k {
            self.bar = self.heap.peek().map_or(self.bar, |lowest| lowest.0.score);
        }
    }

    /// Best first; among equals the earlier row.
    pub fn ranked(self) -> Vec<(u32, f32)> {
        let sorted = self.heap.into_sorted_vec();
        sorted
            .into_iter()
            .map(|Reverse(one)| (one.row, one.score))
            .collect()
    }
}

/// Ordered by score; among equals the earlier row is the greater.
#[derive(PartialEq)]
struct Scored {
    score: f32,
    row: u32,
}

impl Eq for Scored {}

impl Ord for Scored {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score
            .total_cmp(&other.score)
            .then(other.row.cmp(&self.row))
    }
}

impl PartialOrd for Scored {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
