//! Intent, entities, sentiment and language of a message.
//!
//! Pure computation: no I/O (but for a temporary file while [`tagging`] trains), no clock, no state beyond what is
//! passed in. Everything is bounded by the length of the text, and nothing panics on any text.

#![deny(missing_docs)]

pub mod clauses;
pub mod clusters;
pub mod entities;
pub mod gazetteer;
pub mod intent;
pub mod language;
mod lexicon;
pub mod sentiment;
pub mod tagging;
pub mod tokens;
