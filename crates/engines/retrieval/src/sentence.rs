//! Sentences of a passage, and which of them answer a question.
//!
//! [`sentences`] reads the text of a [`crate::chunk::Chunk`] (light Markdown) or any plain text;
//! [`best_sentences`] picks one to three neighbouring sentences that answer. Who puts many questions to the same
//! passages reads each passage ([`Digest`]) and each question ([`Query`]) once. What gives orders to an AI agent
//! ([`is_order`]) never answers.

mod best;
mod clean;
mod digest;
mod orders;
mod query;
mod split;

use std::ops::Range;

pub use best::{Answer, Idf, Question, best_sentences, coverage_of};
pub use digest::Digest;
pub use orders::is_order;
pub use query::{Put, Query};

/// One sentence, list item, table row or heading of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the passage.
    pub range: Range<usize>,
    /// How it reads to a person: no markup, table cells with their column's name.
    pub text: String,
    /// What it is.
    pub kind: SentenceKind,
}

/// What a [`Sentence`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentenceKind {
    /// Running text.
    Prose,
    /// A list item or a sentence of one.
    ListItem,
    /// A row of a table.
    TableRow,
    /// A heading line (`## Fees`), which never answers by itself.
    Heading,
    /// A block of code, in one piece.
    Code,
}

/// Splits a passage. Danish and English abbreviations, dates, amounts and enumerations do not end
/// a sentence. Embed [`Sentence::text`], one vector per entry, for [`best_sentences`].
#[must_use]
pub fn sentences(passage: &str) -> Vec<Sentence> {
    split::sentences(passage)
}
