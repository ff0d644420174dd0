//! Words of a question for full-text search.
//!
//! [`prepare`] writes input for Postgres' `to_tsquery` that can neither fail nor inject.
//! [`Compounds`] knows which Danish words are built of others, from the tenant's own documents.
//! [`Bm25`] is keyword search in memory, with the rarity of words that `ts_rank` lacks.

mod bm25;
mod compounds;
mod query;

pub use bm25::Bm25;
pub use compounds::Compounds;
pub use query::{KeywordQuery, prepare};
