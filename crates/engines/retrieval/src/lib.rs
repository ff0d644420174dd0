//! Documents to chunks, chunks to ranked passages.
//!
//! A pure library: no database, no network, no async, CPU only.

pub mod parse;
pub mod passage;
