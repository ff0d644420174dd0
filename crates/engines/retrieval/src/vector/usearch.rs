use std::collections::HashMap;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use usearch::ffi::{IndexOptions, MetricKind, ScalarKind};
use usearch::{Index, new_index};
use uuid::Uuid;

use super::{ExactIndex, Filter, MAX_RESULTS, VectorError, VectorIndex, normalised};
use crate::fuse::by_score;

/// Approximate search by a graph of neighbours (HNSW, Malkov and Yashunin 2016), by `usearch`.
///
/// Removed rows leave gaps that new rows fill. A row takes about `4 * dimensions + 250` bytes.
pub struct UsearchIndex {
    dimensions: usize,
    index: Index,
    keys: HashMap<Uuid, u64>,
    ids: HashMap<u64, Uuid>,
    next_key: u64,
    gate: Gate,
}

/// Searches at the same time; the library refuses more than were reserved.
const SEARCHES: usize = 16;
/// How long a search waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);
/// Neighbours per row. The library's 16 loses recall on short-text embeddings.
const CONNECTIVITY: usize = 24;
/// Candidates looked at while adding and while searching.
const EXPANSION_ADD: usize = 128;
const EXPANSION_SEARCH: usize = 128;

impl UsearchIndex {
    /// An empty index with room for `rows`; it grows by itself.
    ///
    /// # Errors
    /// [`VectorError::Backend`] if the library refuses, for example for want of memory.
    pub fn with_capacity(dimensions: usize, rows: usize) -> Result<Self, VectorError> {
        let dimensions = dimensions.max(1);
        let index = new_index(&IndexOptions {
            dimensions,
            metric: MetricKind::IP,
            quantization: ScalarKind::F32,
            connectivity: CONNECTIVITY,
            expansion_add: EXPANSION_ADD,
            expansion_search: EXPANSION_SEARCH,
            multi: false,
        })
        .map_err(backend)?;
        index
            .reserve_capacity_and_threads(rows.max(64), SEARCHES)
            .map_err(backend)?;
        Ok(Self {
            dimensions,
            index,
            keys: HashMap::with_capacity(rows),
            ids: HashMap::with_capacity(rows),
            next_key: 0,
            gate: Gate::default(),
        })
    }

    /// Builds from an exact index, which stays usable meanwhile. Takes about a millisecond a row.
    ///
    /// # Errors
    /// [`VectorError::Backend`] if the library refuses.
    pub fn from_exact(exact: &ExactIndex) -> Result<Self, VectorError> {
        let mut built = Self::with_capacity(exact.dimensions(), exact.len())?;
        for (id, vector) in exact.iter() {
            built.insert(id, vector)?;
        }
        Ok(built)
    }
}

impl VectorIndex for UsearchIndex {
    fn dimensions(&self) -> usize {
        self.dimensions
    }

    fn len(&self) -> usize {
        self.keys.len()
    }

    fn insert(&mut self, id: Uuid, vector: &[f32]) -> Result<(), VectorError> {
        let vector = normalised(vector, self.dimensions)?;
        self.remove(&id);
        if self.index.size() >= self.index.capacity() {
            let rows = self.index.capacity() * 3 / 2 + 64;
            self.index
                .reserve_capacity_and_threads(rows, SEARCHES)
                .map_err(backend)?;
        }
        let key = self.next_key;
        self.index.add(key, &vector).map_err(backend)?;
        self.next_key += 1;
        self.keys.insert(id, key);
        self.ids.insert(key, id);
        Ok(())
    }

    fn remove(&mut self, id: &Uuid) -> bool {
        let Some(key) = self.keys.remove(id) else {
            return false;
        };
        self.ids.remove(&key);
        // A key the library does not know counts as removed.
        let _removed = self.index.remove(key);
        true
    }

    fn contains(&self, id: &Uuid) -> bool {
        self.keys.contains_key(id)
    }

    fn search(
        &self,
        query: &[f32],
        k: usize,
        filter: Option<Filter<'_>>,
    ) -> Result<Vec<(Uuid, f32)>, VectorError> {
        let query = normalised(query, self.dimensions)?;
        let k = k.min(MAX_RESULTS).min(self.len());
        if k == 0 {
            return Ok(Vec::new());
        }
        let _turn = self.gate.enter()?;
        let matches = match filter {
            None => self.index.search(&query, k),
            Some(filter) => self
                .index
                .filtered_search(&query, k, |key| self.ids.get(&key).is_some_and(filter)),
        }
        .map_err(backend)?;
        let mut found: Vec<(Uuid, f32)> = matches
            .keys
            .iter()
            .zip(&matches.distances)
            .filter_map(|(key, distance)| {
                let id = self.ids.get(key)?;
                Some((*id, (1.0 - distance).clamp(-1.0, 1.0)))
            })
            .collect();
        found.sort_by(|a, b| by_score(a.1, b.1));
        Ok(found)
    }

    fn memory_bytes(&self) -> usize {
        let entry = size_of::<(Uuid, u64)>() + 1;
        self.index.memory_usage() + (self.keys.capacity() + self.ids.capacity()) * entry * 8 / 7
    }
}

fn backend(error: impl std::fmt::Display) -> VectorError {
    VectorError::Backend(error.to_string())
}

/// Lets [`SEARCHES`] in at a time.
#[derive(Default)]
struct Gate {
    inside: Mutex<usize>,
    left: Condvar,
}

struct Turn<'a>(&'a Gate);

impl Gate {
    fn enter(&self) -> Result<Turn<'_>, VectorError> {
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut inside, waited) = self
            .left
            .wait_timeout_while(inside, PATIENCE, |inside| *inside >= SEARCHES)
            .unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            return Err(backend("too many searches at once"));
        }
        *inside += 1;
        Ok(Turn(self))
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.inside.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.left.notify_one();
    }
}
