//! The module on a real database, as its callers see it.

mod documents;
mod embedder;
mod embedding;
mod house;
mod indexing;
mod search;
mod upload;
