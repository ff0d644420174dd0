//! Bytes of a document to titled, headed blocks of plain text.
//!
//! Every reader works under [`Limits`]. A document that breaks one is refused with an error that
//! says which limit and where; nothing is cut off silently. Readers of third parties may panic:
//! they run under `catch_unwind`, and PDF runs on a thread of its own with a deadline.

mod archive;
mod detect;
mod docx;
mod error;
mod flow;
mod front_matter;
mod html;
mod limits;
mod markdown;
mod outline;
mod pdf;
mod sheet;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::{Deserialize, Serialize};

pub use detect::Format;
pub use error::ParseError;
pub use front_matter::FrontMatter;
pub use limits::Limits;

/// What a document says, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParsedDocument {
    /// Front matter's title, else the document's own (`<title>`, first heading, PDF title).
    pub title: Option<String>,
    /// Markdown's YAML front matter; from HTML the language and canonical address.
    pub front_matter: FrontMatter,
    /// The text, in reading order.
    pub blocks: Vec<Block>,
    /// Where links in the text lead, each target once, as the document says it. From Markdown and HTML.
    pub links: Vec<String>,
    /// Parts that could not be read, in words for the person who uploaded the file
    /// (for example a PDF page that is broken while others are fine).
    pub warnings: Vec<String>,
}

/// One paragraph, list item, table, code block or quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// The headings above, outermost first.
    pub heading_path: Vec<String>,
    /// What the text is.
    pub kind: BlockKind,
    /// Plain text without inline markup. List items keep their marker (`- `, `1. `, indented two
    /// spaces a level), tables are pipe rows with a rule under the header, code is verbatim.
    pub text: String,
    /// The page it starts on, from 1, where the format has pages.
    pub page: Option<u32>,
}

/// What a [`Block`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// One item of a list, with its marker.
    ListItem,
    /// Verbatim text.
    Code,
    /// Pipe rows.
    Table,
    /// A quotation.
    Quote,
    /// A heading that has no text of its own; `heading_path` ends with it.
    Heading,
}

/// Reads `bytes` as `format`.
///
/// # Errors
/// See [`ParseError`]; each says what is wrong, where, and what to do.
pub fn parse(bytes: &[u8], format: Format, limits: &Limits) -> Result<ParsedDocument, ParseError> {
    if bytes.len() > limits.max_bytes {
        return Err(ParseError::TooLarge {
            bytes: bytes.len(),
            limit: limits.max_bytes,
        });
    }
    let read = || match format {
        Format::Markdown => markdown::read(&detect::decode(bytes, None)?, limits),
        Format::Html => html::read(&detect::decode(bytes, detect::html_charset(bytes))?, limits),
        Format::Text => text::read(&detect::decode(bytes, None)?, limits),
        Format::Pdf => pdf::read(bytes, limits),
        Format::Docx => docx::read(bytes, limits),
        Format::Xlsx => sheet::xlsx(bytes, limits),
        Format::Csv => sheet::csv(bytes, limits),
    };
    let document = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| {
        Err(ParseError::Crashed {
            format,
            reason: panic_text(panic.as_ref()),
        })
    })?;
    if document.blocks.is_empty() {
        return Err(ParseError::NoText {
            hint: match format {
                Format::Pdf => "it may be scanned: run text recognition (OCR) on it first",
                _ => "nothing but markup or white space was found",
            },
        });
    }
    Ok(document)
}

/// The words of a panic, for an error message.
fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "unknown".to_owned());
    text.chars().take(200).collect()
}
