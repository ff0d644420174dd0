//! Documents to chunks, chunks to ranked passages.
//!
//! A pure library: no database, no network, no async, CPU only. The way of a document is
//! [`parse`] -> [`chunk`] -> (embedding and storing, by the caller); the way of a question is
//! [`keyword`] and [`vector`] -> [`fuse`] -> [`sentence`].
//!
//! To add a document format: a variant of [`parse::Format`], a reader in `parse/` that drives
//! `parse::flow::Flow` or `parse::outline::Outline`, and a broken-input test in `tests/it/`.

pub mod chunk;
pub mod fuse;
pub mod index;
pub mod keyword;
pub mod parse;
pub mod passage;
pub mod rank;
pub mod sentence;
pub mod site;
pub mod support;
pub mod terms;
pub mod vector;
