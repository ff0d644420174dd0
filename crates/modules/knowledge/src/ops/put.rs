use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Deserialize;
use tekup_base::Result;
use tekup_context::OpContext;
use tekup_retrieval::parse::Format;

use crate::{
    Knowledge,
    model::{DocumentLanguage, Imported, NewDocument, Stored},
};

/// How a text is written.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
enum TextFormat {
    Markdown,
    Html,
    Text,
}

/// A document as JSON. What is left out comes from its front matter, else from its text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub(crate) struct CreateDocument {
    /// Its title.
    #[schemars(length(min = 1, max = 300))]
    title: String,
    /// The text, at most 20 MB.
    #[schemars(length(min = 1, max = 20_971_520))]
    content: String,
    /// How the text is written.
    format: TextFormat,
    /// What it is filed under.
    #[schemars(length(min = 1, max = 100))]
    category: Option<String>,
    /// Its language; told from the text when absent.
    language: Option<DocumentLanguage>,
    /// Labels.
    #[schemars(length(max = 20), inner(length(min = 1, max = 50)))]
    #[serde(default)]
    tags: Vec<String>,
    /// Where readers find the original: an http or https address.
    #[schemars(length(min = 1, max = 2000))]
    source_url: Option<String>,
    /// The group of documents that it is searched with.
    #[schemars(length(min = 1, max = 100))]
    collection: Option<String>,
    /// Who may find it: roles, `staff`, `group:NAME`; empty for everybody.
    #[schemars(length(max = 20), inner(length(min = 1, max = 100)))]
    #[serde(default)]
    audience: Vec<String>,
    /// From when on it is not found any more.
    expires_at: Option<DateTime<Utc>>,
    /// The owner's key: a document with the same key is replaced. Made of the title when absent.
    #[schemars(length(min = 1, max = 200))]
    external_id: Option<String>,
}

impl From<CreateDocument> for NewDocument {
    fn from(input: CreateDocument) -> Self {
        let format = match input.format {
            TextFormat::Markdown => Format::Markdown,
            TextFormat::Html => Format::Html,
            TextFormat::Text => Format::Text,
        };
        Self {
            external_id: input.external_id,
            title: Some(input.title),
            category: input.category,
            language: input.language.map(Into::into),
            tags: input.tags,
            source_url: input.source_url,
            collection: input.collection,
            audience: input.audience,
            expires_at: input.expires_at,
            ..Self::new(format, input.content)
        }
    }
}

pub(crate) async fn create(
    ctx: OpContext,
    knowledge: Knowledge,
    input: CreateDocument,
) -> Result<Stored> {
    knowledge.put(&ctx, input.into()).await
}

/// Documents to be imported.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ImportDocuments {
    /// At most 200, with at most 64 MB of text together.
    #[schemars(length(min = 1, max = 200))]
    documents: Vec<CreateDocument>,
}

pub(crate) async fn import(
    ctx: OpContext,
    knowledge: Knowledge,
    input: ImportDocuments,
) -> Result<Imported> {
    let documents = input.documents.into_iter().map(NewDocument::from).collect();
    knowledge.import(&ctx, documents).await
}
