//! What a caller of the library notices.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot go on has failed, and one that is skipped says so"
)]

mod broken;
mod chunk;
mod debian_docs;
mod fuse;
mod html;
mod index;
mod keyword;
mod markdown;
mod office;
mod pdf;
mod sentence;
mod site;
mod text;
mod vector;
mod xquad;

use tekup_retrieval::parse::{Block, BlockKind, Format, Limits, ParseError, ParsedDocument, parse};

/// Reads a document that must be fine.
fn read(bytes: impl AsRef<[u8]>, format: Format) -> ParsedDocument {
    parse(bytes.as_ref(), format, &Limits::default()).expect("the document is fine")
}

/// Reads a document that must be refused.
fn refuse(bytes: impl AsRef<[u8]>, format: Format, limits: &Limits) -> ParseError {
    parse(bytes.as_ref(), format, limits).expect_err("the document is refused")
}

fn texts(document: &ParsedDocument) -> Vec<&str> {
    document
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect()
}

fn kinds(document: &ParsedDocument) -> Vec<BlockKind> {
    document.blocks.iter().map(|block| block.kind).collect()
}

fn find<'a>(document: &'a ParsedDocument, text: &str) -> &'a Block {
    let found = document
        .blocks
        .iter()
        .find(|block| block.text.contains(text));
    found.unwrap_or_else(|| panic!("no block has {text:?} in {:?}", texts(document)))
}
