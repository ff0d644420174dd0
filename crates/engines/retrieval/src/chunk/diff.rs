use std::collections::HashMap;

use super::Chunk;

/// What to do to bring stored chunks up to a new version of their document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChunkDiff {
    /// Unchanged: (index among the old hashes, index among the new chunks). The ordinal and page
    /// may differ; the embedding stays.
    pub keep: Vec<(usize, usize)>,
    /// Indexes of new chunks to embed and insert.
    pub add: Vec<usize>,
    /// Indexes of old hashes to delete.
    pub remove: Vec<usize>,
}

/// Compares stored hashes, in any order, with new chunks. Equal hashes pair up one to one.
#[must_use]
pub fn diff(old_hashes: &[String], new_chunks: &[Chunk]) -> ChunkDiff {
    let mut stored: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, hash) in old_hashes.iter().enumerate().rev() {
        stored.entry(hash).or_default().push(index);
    }
    let mut diff = ChunkDiff::default();
    for (index, chunk) in new_chunks.iter().enumerate() {
        match stored.get_mut(chunk.hash.as_str()).and_then(Vec::pop) {
            Some(old) => diff.keep.push((old, index)),
            None => diff.add.push(index),
        }
    }
    diff.remove = stored.into_values().flatten().collect();
    diff.remove.sort_unstable();
    diff
}
