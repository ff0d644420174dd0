//! Nearest vectors of one tenant's one collection.
//!
//! An index belongs to exactly one tenant and collection; nothing is shared and nothing is
//! filtered by tenant. The truth is in the database: an index is rebuilt from it at will.
//! [`ExactIndex`] compares with every row and is right up to some ten thousand rows; above,
//! `UsearchIndex` (feature `usearch`) is faster and approximate. Both pass `tests/it/vector.rs`.

mod exact;
#[cfg(feature = "usearch")]
mod usearch;

use uuid::Uuid;

#[cfg(feature = "usearch")]
pub use self::usearch::UsearchIndex;
pub use exact::ExactIndex;

/// Rows from which an approximate index is worth its build time.
pub const EXACT_ROWS: usize = 20_000;

/// Most results of one search.
pub const MAX_RESULTS: usize = 1_000;

/// Decides whether a row may be found.
pub type Filter<'a> = &'a (dyn Fn(&Uuid) -> bool + Sync);

/// Vectors by id, searched by cosine similarity.
pub trait VectorIndex: Send + Sync {
    /// Length of every vector.
    fn dimensions(&self) -> usize;

    /// Rows.
    fn len(&self) -> usize;

    /// Whether there are no rows.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a row, or replaces the one with that id. The vector need not have length one.
    ///
    /// # Errors
    /// [`VectorError`] if it has another number of dimensions, is zero or not finite.
    fn insert(&mut self, id: Uuid, vector: &[f32]) -> Result<(), VectorError>;

    /// Takes a row out; `false` if there was none.
    fn remove(&mut self, id: &Uuid) -> bool;

    /// Whether there is a row with that id.
    fn contains(&self, id: &Uuid) -> bool;

    /// Up to `k` ids (at most [`MAX_RESULTS`]) with the highest cosine similarity (-1..1), best
    /// first, among those that `filter` lets through.
    ///
    /// # Errors
    /// As for [`Self::insert`].
    fn search(
        &self,
        query: &[f32],
        k: usize,
        filter: Option<Filter<'_>>,
    ) -> Result<Vec<(Uuid, f32)>, VectorError>;

    /// Memory held, in bytes, about.
    fn memory_bytes(&self) -> usize;
}

/// An empty index of the kind that suits `expected_rows`: approximate from [`EXACT_ROWS`] on if
/// the build has it, else exact.
///
/// # Errors
/// [`VectorError::Backend`] if the approximate library refuses.
pub fn index_for(
    dimensions: usize,
    expected_rows: usize,
) -> Result<Box<dyn VectorIndex>, VectorError> {
    #[cfg(feature = "usearch")]
    if expected_rows > EXACT_ROWS {
        return Ok(Box::new(UsearchIndex::with_capacity(
            dimensions,
            expected_rows,
        )?));
    }
    Ok(Box::new(ExactIndex::with_capacity(
        dimensions,
        expected_rows,
    )))
}

/// Why a vector or query was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VectorError {
    /// Another model made it.
    #[error("the vector has {got} dimensions, the index {expected}: embed with the index's model")]
    Dimensions {
        /// Of the index.
        expected: usize,
        /// Of the vector.
        got: usize,
    },
    /// Infinite or not a number.
    #[error("component {position} of the vector is not a finite number")]
    NotFinite {
        /// Which one.
        position: usize,
    },
    /// It has no direction.
    #[error("the vector is all zeros and has no direction")]
    Zero,
    /// The library behind the index failed.
    #[error("the vector index failed: {0}")]
    Backend(String),
}

/// The vector with length one.
pub(crate) fn normalised(vector: &[f32], dimensions: usize) -> Result<Vec<f32>, VectorError> {
    if vector.len() != dimensions {
        return Err(VectorError::Dimensions {
            expected: dimensions,
            got: vector.len(),
        });
    }
    if let Some(position) = vector.iter().position(|value| !value.is_finite()) {
        return Err(VectorError::NotFinite { position });
    }
    // The largest component is taken out first, so that squares neither overflow nor vanish.
    let largest = vector
        .iter()
        .fold(0.0f32, |largest, value| largest.max(value.abs()));
    if largest == 0.0 {
        return Err(VectorError::Zero);
    }
    let scaled: Vec<f32> = vector.iter().map(|value| value / largest).collect();
    let norm = dot(&scaled, &scaled).sqrt();
    Ok(scaled.into_iter().map(|value| value / norm).collect())
}

/// Dot product of equally long slices, in sixteen independent sums that compile to vector
/// instructions.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 16];
    let (a_parts, a_rest) = a.as_chunks::<16>();
    let (b_parts, b_rest) = b.as_chunks::<16>();
    for (a, b) in a_parts.iter().zip(b_parts) {
        for lane in 0..16 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}
