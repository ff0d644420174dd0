//! Which format and which encoding a file has.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use encoding_rs::{Encoding, UTF_8};
use serde::{Deserialize, Serialize};

use super::ParseError;

/// A document format that [`super::parse`] reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// CommonMark with tables, footnotes, task lists and YAML front matter.
    Markdown,
    /// HTML of any age.
    Html,
    /// Plain text.
    Text,
    /// PDF with text in it (not scanned).
    Pdf,
    /// Word, since 2007.
    Docx,
    /// Excel, since 2007.
    Xlsx,
    /// A table with commas, semicolons or tabs.
    Csv,
}

impl Format {
    /// The format that the content shows, else the one the name's ending promises.
    ///
    /// `None` for what is not read here (archives, images, other binaries), whatever the name says.
    #[must_use]
    pub fn detect(file_name: &str, bytes: &[u8]) -> Option<Self> {
        let head = bytes.get(..1024).unwrap_or(bytes);
        if head.windows(5).any(|window| window == b"%PDF-") {
            return Some(Self::Pdf);
        }
        if head.starts_with(b"PK\x03\x04") {
            let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
            return match () {
                () if holds(b"word/document.xml") => Some(Self::Docx),
                () if holds(b"xl/workbook.xml") => Some(Self::Xlsx),
                () => None,
            };
        }
        let utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
        let binary = [
            b"\x7fELF".as_slice(),
            b"\x89PNG",
            b"\x1f\x8b",
            b"\xD0\xCF\x11\xE0",
            b"\xFF\xD8\xFF",
            b"GIF8",
        ];
        if binary.iter().any(|magic| head.starts_with(magic)) {
            return None;
        }
        let name = file_name.to_ascii_lowercase();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending {
            "md" | "markdown" | "mdown" | "mkd" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "txt" | "text" => Some(Self::Text),
            "pdf" => Some(Self::Pdf),
            "csv" | "tsv" => Some(Self::Csv),
            _ if head.contains(&0) && !utf16 => None,
            _ => Some(Self::guess(head)),
        }
    }

    fn guess(head: &[u8]) -> Self {
        let text = String::from_utf8_lossy(head);
        let start = text.trim_start_matches('\u{feff}').trim_start();
        let lower = start.get(..200).unwrap_or(start).to_ascii_lowercase();
        if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
            Self::Html
        } else if start.starts_with("# ") || start.starts_with("---\n") || text.contains("\n## ") {
            Self::Markdown
        } else {
            Self::Text
        }
    }

    /// The name used in the API: `markdown`, `html`, `text`, `pdf`, `docx`, `xlsx` or `csv`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Text => "text",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "markdown" => Ok(Self::Markdown),
            "html" => Ok(Self::Html),
            "text" => Ok(Self::Text),
            "pdf" => Ok(Self::Pdf),
            "docx" => Ok(Self::Docx),
            "xlsx" => Ok(Self::Xlsx),
            "csv" => Ok(Self::Csv),
            _ => Err("format must be one of markdown, html, text, pdf, docx, xlsx, csv".to_owned()),
        }
    }
}

/// The encoding an HTML file declares in its first kilobyte.
pub(super) fn html_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).to_ascii_lowercase();
    let after = head.split_once("charset=").or_else(|| {
        head.starts_with("<?xml")
            .then(|| head.split_once("encoding="))
            .flatten()
    })?;
    let label: String = after
        .1
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    Encoding::for_label(label.as_bytes())
}

/// Text of a file: a byte order mark wins over `declared`, which wins over UTF-8.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    declared: Option<&'static Encoding>,
) -> Result<Cow<'a, str>, ParseError> {
    let (encoding, bom) = Encoding::for_bom(bytes).unwrap_or((declared.unwrap_or(UTF_8), 0));
    let body = bytes.get(bom..).unwrap_or_default();
    let text = if encoding == UTF_8 {
        Cow::Borrowed(std::str::from_utf8(body).map_err(|error| {
            let offset = bom + error.valid_up_to();
            ParseError::NotText {
                encoding: "UTF-8",
                offset,
                line: line_of(bytes, offset),
            }
        })?)
    } else {
        let (text, broken) = encoding.decode_without_bom_handling(body);
        if broken {
            let good: usize = text
                .split('\u{fffd}')
                .next()
                .map_or(0, |good| encoding.encode(good).0.len());
            return Err(ParseError::NotText {
                encoding: encoding.name(),
                offset: bom + good,
                line: text
                    .split('\u{fffd}')
                    .next()
                    .map_or(1, |good| line_of(good.as_bytes(), good.len())),
            });
        }
        text
    };
    match text.bytes().position(|byte| byte == 0) {
        Some(offset) => Err(ParseError::NulByte {
            offset: bom + offset,
            line: line_of(text.as_bytes(), offset),
        }),
        None => Ok(text),
    }
}

/// The line, from 1, of the byte at `offset`.
pub(super) fn line_of(bytes: &[u8], offset: usize) -> usize {
    let before = bytes.get(..offset).unwrap_or(bytes);
    1 + before.iter().filter(|&&byte| byte == b'\n').count()
}
