//! What takes time: reading, embedding and serving documents.

mod broken;
mod embed;
mod import;
mod index;
mod pipeline;
mod read;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tekup_base::DocumentId;
use tekup_runs::RunKind;

use crate::{Knowledge, model::Document, prepare::Prepared};

/// Makes one document searchable.
pub(crate) const INDEX: &str = "documents.index";
/// Makes many documents searchable.
pub(crate) const IMPORT: &str = "documents.import";
/// Embeds what was indexed before there was a model.
pub(crate) const EMBED: &str = "documents.embed";

pub(crate) fn kinds(knowledge: &Knowledge) -> Vec<Arc<dyn RunKind>> {
    vec![
        Arc::new(index::IndexDocument(knowledge.clone())),
        Arc::new(import::ImportDocuments(knowledge.clone())),
        Arc::new(embed::EmbedChunks(knowledge.clone())),
    ]
}

/// One version of a document that shall be made searchable.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Task {
    pub document: DocumentId,
    pub version: i32,
    /// Its title is the owner's word: what the document calls itself does not replace it.
    #[serde(default)]
    pub title_given: bool,
    /// The same for its language.
    #[serde(default)]
    pub language_given: bool,
}

impl Task {
    pub(crate) fn of(document: &Document, prepared: &Prepared) -> Self {
        Self {
            document: document.id,
            version: document.version,
            title_given: prepared.title_given,
            language_given: prepared.language_given,
        }
    }
}

/// Many of them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Import {
    pub documents: Vec<Task>,
}
