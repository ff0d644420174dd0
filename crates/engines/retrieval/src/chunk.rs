//! Documents to chunks: passages that stand by themselves and know their headings.
//!
//! Chunks follow the document's structure. A section becomes one chunk if it fits; small
//! neighbouring sections under one parent share a chunk, with their headings inside the text;
//! a long section is split between blocks, then between sentences (rows, lines), and only then
//! does the next chunk repeat the last sentence. The text is light Markdown: `## ` sub-headings,
//! list markers, pipe tables, fenced code. [`crate::sentence`] reads it back.

mod diff;
mod pack;
mod piece;
mod section;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::parse::ParsedDocument;
pub use diff::{ChunkDiff, diff};

/// A passage to embed, index and show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Chunk {
    /// Place in the document, from 0.
    pub ordinal: u32,
    /// Headings that all of the text stands under, outermost first.
    pub heading_path: Vec<String>,
    /// Light Markdown, without the headings in `heading_path`.
    pub text: String,
    /// The page it starts on, from 1, where the document has pages.
    pub page: Option<u32>,
    /// SHA-256 (hex, 64 characters) of the heading path and the text, white space and Unicode
    /// form normalised. Equal hashes need no new embedding.
    pub hash: String,
}

/// Sizes in words; a word of more than twelve letters counts as several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChunkOptions {
    /// A chunk is closed once it has this many.
    pub target_words: usize,
    /// No chunk has more.
    pub max_words: usize,
    /// Sections with fewer share a chunk with their neighbours under the same parent.
    pub small_section_words: usize,
    /// Whether a split section repeats the last sentence of the chunk before.
    pub overlap: bool,
}

impl Default for ChunkOptions {
    /// 180 words (about 250 tokens), at most 320, sections under 60 merged, with overlap.
    fn default() -> Self {
        Self {
            target_words: 180,
            max_words: 320,
            small_section_words: 60,
            overlap: true,
        }
    }
}

impl Chunk {
    /// What to embed and to index: the document's title and the headings above the text, so that
    /// a passage is found by words that only its headings have.
    #[must_use]
    pub fn indexed_text(&self, title: Option<&str>) -> String {
        let title = title.filter(|title| self.heading_path.first().is_none_or(|top| top != title));
        let headings: Vec<&str> = title
            .into_iter()
            .chain(self.heading_path.iter().map(String::as_str))
            .collect();
        if headings.is_empty() {
            return self.text.clone();
        }
        format!("{}\n\n{}", headings.join(" > "), self.text)
    }

    /// About how many model tokens the text has (four for three words).
    #[must_use]
    pub fn estimated_tokens(&self) -> usize {
        piece::count_words(&self.text) * 4 / 3
    }
}

/// Cuts a document into chunks, in reading order.
#[must_use]
pub fn chunk(document: &ParsedDocument, options: &ChunkOptions) -> Vec<Chunk> {
    let sections = section::sections(&document.blocks, options);
    let mut chunks: Vec<Chunk> = Vec::new();
    for section in &sections {
        for passage in pack::pack(section, options) {
            chunks.push(Chunk {
                ordinal: u32::try_from(chunks.len()).unwrap_or(u32::MAX),
                hash: hash(&section.heading_path, &passage.text),
                heading_path: section.heading_path.clone(),
                text: passage.text,
                page: passage.page,
            });
        }
    }
    chunks
}

/// The hash that [`Chunk::hash`] holds.
#[must_use]
pub fn hash(heading_path: &[String], text: &str) -> String {
    let mut hasher = Sha256::new();
    for part in heading_path.iter().map(String::as_str).chain([text]) {
        for word in part.split_whitespace() {
            let normal: String = word.nfc().collect();
            hasher.update(normal.as_bytes());
            hasher.update(b" ");
        }
        // Not in any text, so that moving words between heading and text changes the hash.
        hasher.update([0]);
    }
    hex::encode(hasher.finalize())
}
