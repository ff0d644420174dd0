use bytes::Bytes;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{ChunkId, DocumentId, Error, ErrorKind, Result, RunId};
use tekup_retrieval::{parse::Format, terms::Language};
use uuid::Uuid;

/// Largest document, in bytes as it comes.
pub const MAX_DOCUMENT_BYTES: usize = 20 << 20;
/// Documents that one call takes at most.
pub const MAX_DOCUMENTS_PER_CALL: usize = 200;
/// Bytes that the documents of one call have together at most.
pub const MAX_BYTES_PER_CALL: usize = 64 << 20;
/// Documents of one tenant.
pub const MAX_DOCUMENTS: i64 = 100_000;
/// Chunks of one document.
pub const MAX_CHUNKS: usize = 20_000;

/// How a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
#[expect(missing_docs, reason = "the names say it")]
pub enum DocumentFormat {
    Markdown,
    Html,
    Text,
    Pdf,
    Docx,
    Xlsx,
    Csv,
}

impl DocumentFormat {
    pub(crate) fn from_name(name: &str) -> Self {
        match name {
            "markdown" => Self::Markdown,
            "html" => Self::Html,
            "pdf" => Self::Pdf,
            "docx" => Self::Docx,
            "xlsx" => Self::Xlsx,
            "csv" => Self::Csv,
            _ => Self::Text,
        }
    }
}

impl From<Format> for DocumentFormat {
    fn from(format: Format) -> Self {
        Self::from_name(format.as_str())
    }
}

impl From<DocumentFormat> for Format {
    fn from(format: DocumentFormat) -> Self {
        match format {
            DocumentFormat::Markdown => Self::Markdown,
            DocumentFormat::Html => Self::Html,
            DocumentFormat::Text => Self::Text,
            DocumentFormat::Pdf => Self::Pdf,
            DocumentFormat::Docx => Self::Docx,
            DocumentFormat::Xlsx => Self::Xlsx,
            DocumentFormat::Csv => Self::Csv,
        }
    }
}

/// A language that documents are searched in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum DocumentLanguage {
    /// Danish.
    Da,
    /// English.
    En,
}

impl DocumentLanguage {
    /// `da` or `en`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }
}

impl From<DocumentLanguage> for Language {
    fn from(language: DocumentLanguage) -> Self {
        match language {
            DocumentLanguage::Da => Self::Danish,
            DocumentLanguage::En => Self::English,
        }
    }
}

/// Where a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum DocumentStatus {
    /// Stored, not read yet. An earlier version of it is still found.
    Pending,
    /// Being read. An earlier version of it is still found.
    Indexing,
    /// Found by searches.
    Indexed,
    /// It could not be read; `error` says why. An earlier version of it is still found.
    Failed,
}

impl DocumentStatus {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Indexing => "indexing",
            Self::Indexed => "indexed",
            Self::Failed => "failed",
        }
    }

    pub(crate) fn from_name(name: &str) -> Self {
        match name {
            "pending" => Self::Pending,
            "indexing" => Self::Indexing,
            "indexed" => Self::Indexed,
            _ => Self::Failed,
        }
    }
}

/// What customers and staff said of the answers that rest on a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ratings {
    /// Answers that helped.
    pub up: i32,
    /// Answers that did not.
    pub down: i32,
    /// The share that helped, 0 to 1; absent as long as nobody has said anything.
    pub success_rate: Option<f32>,
}

impl Ratings {
    pub(crate) fn of(up: i32, down: i32) -> Self {
        let all = up.saturating_add(down);
        Self {
            up,
            down,
            success_rate: (all > 0).then(|| up as f32 / all as f32),
        }
    }
}

/// A document, and how answers from it were received.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RatedDocument {
    #[serde(flatten)]
    pub(crate) document: Document,
    pub(crate) ratings: Ratings,
}

/// A document of the tenant's knowledge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// The owner's key for it: putting a document with the same key replaces it.
    pub external_id: String,
    /// Its title.
    pub title: String,
    /// What it is filed under.
    pub category: Option<String>,
    /// `da` or `en`.
    pub language: String,
    /// Labels.
    pub tags: Vec<String>,
    /// The group of documents that it is searched with.
    pub collection: Option<String>,
    /// Who may find it: roles, `staff`, `group:NAME`; empty for everybody.
    pub audience: Vec<String>,
    /// Where readers find the original.
    pub source_url: Option<String>,
    /// How it is written.
    pub format: DocumentFormat,
    /// Size as it came.
    pub size_bytes: i64,
    /// Rises when what it says changes.
    pub version: i32,
    /// Where it stands.
    pub status: DocumentStatus,
    /// What is wrong with it, when it failed.
    pub error: Option<String>,
    /// Passages that searches find.
    pub chunk_count: i32,
    /// Answers it was a source of.
    pub usage_count: i64,
    /// When it first came.
    pub created_at: DateTime<Utc>,
    /// When anything about it last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was last made searchable.
    pub indexed_at: Option<DateTime<Utc>>,
    /// From when on it is not found any more.
    pub expires_at: Option<DateTime<Utc>>,
    /// When somebody last said that it still holds.
    pub validated_at: Option<DateTime<Utc>>,
    /// Who said so.
    pub validated_by: Option<String>,
    /// Why it was retired: a page that is not there any more.
    pub retired_because: Option<String>,
}

/// A passage of a document, as searches find it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Chunk {
    /// Its id; another one when its text changes.
    pub id: ChunkId,
    /// Its place in the document, from 0.
    pub ordinal: i32,
    /// The headings above it, outermost first.
    pub heading_path: Vec<String>,
    /// The text.
    pub text: String,
    /// The page it starts on, from 1, where the document has pages.
    pub page: Option<i32>,
    /// About how many model tokens it has.
    pub tokens: i32,
}

/// What a document said before.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// Its number.
    pub version: i32,
    /// The title it had.
    pub title: String,
    /// How it was written.
    pub format: DocumentFormat,
    /// Size as it came.
    pub size_bytes: i64,
    /// When another version took its place.
    pub replaced_at: DateTime<Utc>,
}

/// A word of the tenant's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// Its id.
    pub id: Uuid,
    /// The word, or several.
    pub term: String,
    /// Others that mean the same.
    pub synonyms: Vec<String>,
    /// `da` or `en`; null for both.
    pub language: Option<String>,
    /// What it means, for colleagues.
    pub definition: Option<String>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A group of documents that is searched in a way of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Collection {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub description: Option<String>,
    /// Share of words in finding candidates, 0 to 1; the rest is meaning.
    pub keyword_weight: f32,
    /// Whether candidates are read and put in a new order.
    pub rerank: bool,
    /// Documents in it.
    pub documents: i64,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// What became of a document that was put.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Stored {
    /// The document as it is now.
    pub document: Document,
    /// The run that makes it searchable; null when it says what it said before.
    pub run_id: Option<RunId>,
}

/// What became of many documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// Documents that were not there before.
    pub created: usize,
    /// Documents that say something else now.
    pub changed: usize,
    /// Documents that say what they said before.
    pub unchanged: usize,
    /// The run that makes the new and changed ones searchable; null when there are none.
    pub run_id: Option<RunId>,
}

/// A document to be put: added, or put in the place of the one with the same `external_id`.
///
/// What is left out here comes from the document's own front matter or head, else from its text.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// The owner's key, at most 200 characters; else made of the title or the file's name.
    pub external_id: Option<String>,
    /// At most 300 characters.
    pub title: Option<String>,
    /// Name of the file it was in, if any: the last resort for key and title.
    pub file_name: Option<String>,
    /// How it is written.
    pub format: Format,
    /// The bytes, at most [`MAX_DOCUMENT_BYTES`].
    pub content: Bytes,
    /// At most 100 characters.
    pub category: Option<String>,
    /// Its language.
    pub language: Option<Language>,
    /// At most 20 of at most 50 characters.
    pub tags: Vec<String>,
    /// An http or https address of at most 2000 characters.
    pub source_url: Option<String>,
    /// At most 100 characters.
    pub collection: Option<String>,
    /// Roles, `staff`, `group:NAME`; empty for everybody.
    pub audience: Vec<String>,
    /// From when on it is not found any more.
    pub expires_at: Option<DateTime<Utc>>,
}

impl NewDocument {
    /// A document of which nothing but its bytes is known.
    pub fn new(format: Format, content: impl Into<Bytes>) -> Self {
        Self {
            external_id: None,
            title: None,
            file_name: None,
            format,
            content: content.into(),
            category: None,
            language: None,
            tags: Vec::new(),
            source_url: None,
            collection: None,
            audience: Vec::new(),
            expires_at: None,
        }
    }

    /// A document out of a file: content and ending say how it is written.
    ///
    /// # Errors
    /// `UnsupportedMediaType` when it is nothing that can be read.
    pub fn file(name: &str, content: impl Into<Bytes>) -> Result<Self> {
        let content = content.into();
        let format = Format::detect(name, &content).ok_or_else(|| {
            Error::new(
                ErrorKind::UnsupportedMediaType,
                "this file cannot be read; Markdown, HTML, plain text, PDF, Word (docx), Excel (xlsx) and CSV can",
            )
        })?;
        Ok(Self {
            file_name: Some(name.to_owned()),
            ..Self::new(format, content)
        })
    }
}
