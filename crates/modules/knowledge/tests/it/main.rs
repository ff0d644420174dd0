//! The module on a real database, as its callers see it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod documents;
mod embedder;
mod embedding;
mod governing;
mod house;
mod indexing;
mod links;
mod search;
mod upload;
mod website;
