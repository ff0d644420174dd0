use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use uuid::Uuid;

use super::{Filter, MAX_RESULTS, VectorError, VectorIndex, dot, normalised};

/// Every row in one contiguous block, each of length one; a search reads them all.
///
/// A row takes `4 * dimensions + 64` bytes or so.
#[derive(Debug, Clone)]
pub struct ExactIndex {
    dimensions: usize,
    rows: Vec<f32>,
    ids: Vec<Uuid>,
    place: HashMap<Uuid, usize>,
}

impl ExactIndex {
    /// An empty index. `dimensions` of 0 counts as 1.
    #[must_use]
    pub fn new(dimensions: usize) -> Self {
        Self::with_capacity(dimensions, 0)
    }

    /// An empty index with room for `rows`.
    #[must_use]
    pub fn with_capacity(dimensions: usize, rows: usize) -> Self {
        let dimensions = dimensions.max(1);
        Self {
            dimensions,
            rows: Vec::with_capacity(dimensions * rows),
            ids: Vec::with_capacity(rows),
            place: HashMap::with_capacity(rows),
        }
    }

    /// All rows, for building another index from this one.
    pub fn iter(&self) -> impl Iterator<Item = (Uuid, &[f32])> {
        self.ids
            .iter()
            .copied()
            .zip(self.rows.chunks_exact(self.dimensions))
    }
}

impl VectorIndex for ExactIndex {
    fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn len(&self) -> usize {
        self.ids.len()
    }

    fn insert(&mut self, id: Uuid, vector: &[f32]) -> Result<(), VectorError> {
        let vector = normalised(vector, self.dimensions)?;
        if let Some(&row) = self.place.get(&id) {
            let start = row * self.dimensions;
            if let Some(stored) = self.rows.get_mut(start..start + self.dimensions) {
                stored.copy_from_slice(&vector);
            }
            return Ok(());
        }
        self.place.insert(id, self.ids.len());
        self.ids.push(id);
        self.rows.extend_from_slice(&vector);
        Ok(())
    }

    fn remove(&mut self, id: &Uuid) -> bool {
        let Some(row) = self.place.remove(id) else {
            return false;
        };
        // The last row moves into the gap.
        let last = self.ids.len() - 1;
        self.ids.swap_remove(row);
        if row != last {
            let from = last * self.dimensions;
            self.rows
                .copy_within(from..from + self.dimensions, row * self.dimensions);
            if let Some(moved) = self.ids.get(row) {
                self.place.insert(*moved, row);
            }
        }
        self.rows.truncate(last * self.dimensions);
        true
    }

    fn contains(&self, id: &Uuid) -> bool {
        self.place.contains_key(id)
    }

    fn search(
        &self,
        query: &[f32],
        k: usize,
        filter: Option<Filter<'_>>,
    ) -> Result<Vec<(Uuid, f32)>, VectorError> {
        let query = normalised(query, self.dimensions)?;
        let k = k.min(MAX_RESULTS);
        let mut best: BinaryHeap<Reverse<Candidate>> = BinaryHeap::with_capacity(k + 1);
        let mut bar = f32::NEG_INFINITY;
        for (row, vector) in self.rows.chunks_exact(self.dimensions).enumerate() {
            let score = dot(&query, vector);
            if best.len() >= k && score <= bar {
                continue;
            }
            if let (Some(filter), Some(id)) = (filter, self.ids.get(row))
                && !filter(id)
            {
                continue;
            }
            best.push(Reverse(Candidate { score, row }));
            if best.len() > k {
                best.pop();
            }
            if best.len() == k {
                bar = best.peek().map_or(bar, |lowest| lowest.0.score);
            }
        }
        let ranked = best.into_sorted_vec();
        Ok(ranked
            .into_iter()
            .filter_map(|Reverse(found)| {
                let id = self.ids.get(found.row)?;
                Some((*id, found.score.clamp(-1.0, 1.0)))
            })
            .collect())
    }

    fn memory_bytes(&self) -> usize {
        let entry = size_of::<(Uuid, usize)>() + 1;
        self.rows.capacity() * size_of::<f32>()
            + self.ids.capacity() * size_of::<Uuid>()
            + self.place.capacity() * entry * 8 / 7
    }
}

/// Ordered by score; among equals the earlier row is the greater.
#[derive(PartialEq)]
struct Candidate {
    score: f32,
    row: usize,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.score
            .total_cmp(&other.score)
            .then(other.row.cmp(&self.row))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
