//! The tenant's documents and the search over them.
//!
//! A document is put (`ops`, [`Knowledge::put_many`]): its bytes are stored and a Run is started in one
//! transaction. The Run ([`runs`]) reads it, cuts it into chunks, embeds those that are new, and serves them
//! all at once; until then searches find what was there before. A search ([`search`]) asks two indexes that
//! each process keeps in memory and rebuilds from the database when the tenant's generation has moved on.
//!
//! To add an operation: a function in the fitting file of `ops/`, and its line in `ops.rs`. To add a
//! document format: see `tekup_retrieval`, then `DocumentFormat` and the check in `sql/migrations`.

mod embedding;
mod links;
mod model;
mod ops;
mod prepare;
mod put;
mod related;
mod runs;
mod search;
mod store;
mod usage;
mod websites;

use std::sync::Arc;

use tekup_db::Db;
use tekup_inference::Embedder;
use tekup_operations::Operation;
use tekup_runs::RunKind;
use tokio_util::sync::CancellationToken;

pub use model::{
    Chunk, Document, DocumentFormat, DocumentLanguage, DocumentStatus, Imported,
    MAX_BYTES_PER_CALL, MAX_DOCUMENT_BYTES, MAX_DOCUMENTS, MAX_DOCUMENTS_PER_CALL, NewDocument,
    Stored,
};
pub use ops::search::SearchResult;
pub use ops::upload::{UPLOAD_BODY_BYTES, UPLOAD_PATH, upload, upload_path_item};
pub use search::{Engine, Outcome};
pub use websites::Websites;

/// Gives the embedding model that is in use now, if one is there.
pub type EmbedderProvider = Arc<dyn Fn() -> Option<Arc<dyn Embedder>> + Send + Sync>;

/// What the module works with. Cheap to clone.
#[derive(Clone)]
pub struct Knowledge(Arc<Inner>);

struct Inner {
    db: Db,
    embedder: EmbedderProvider,
    indexes: search::Indexes,
    answers: search::Answers,
    digests: search::Digests,
    rows: search::Rows,
    usage: usage::Usage,
}

impl std::fmt::Debug for Knowledge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Knowledge")
    }
}

impl Knowledge {
    /// The module on `db`. `index_bytes`: memory that the indexes of all tenants may take together; those
    /// that were not searched for longest make room.
    pub fn new(db: Db, embedder: EmbedderProvider, index_bytes: u64) -> Self {
        Self(Arc::new(Inner {
            db,
            embedder,
            indexes: search::Indexes::new(index_bytes),
            answers: search::Answers::new(index_bytes / 16),
            digests: search::Digests::new(index_bytes / 16),
            rows: search::Rows::new(index_bytes / 16),
            usage: usage::Usage::default(),
        }))
    }

    /// What can be done.
    pub fn operations(&self) -> Vec<Operation> {
        ops::operations(self)
    }

    /// The sorts of work that a worker must know.
    pub fn run_kinds(&self) -> Vec<Arc<dyn RunKind>> {
        runs::kinds(self)
    }

    /// Writes the counts of uses now and then, until `stop`. Runs once a process.
    pub async fn upkeep(self, stop: CancellationToken) {
        usage::run(&self, stop).await;
    }

    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    pub(crate) fn embedder(&self) -> Option<Arc<dyn Embedder>> {
        (self.0.embedder)()
    }

    pub(crate) fn indexes(&self) -> &search::Indexes {
        &self.0.indexes
    }

    pub(crate) fn answers(&self) -> &search::Answers {
        &self.0.answers
    }

    pub(crate) fn digests(&self) -> &search::Digests {
        &self.0.digests
    }

    pub(crate) fn rows(&self) -> &search::Rows {
        &self.0.rows
    }

    pub(crate) fn usage(&self) -> &usage::Usage {
        &self.0.usage
    }
}
