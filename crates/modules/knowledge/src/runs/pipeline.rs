use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tekup_base::{ChunkId, Error};
use tekup_events::emit;
use tekup_inference::Embedder;
use tekup_retrieval::chunk;
use tekup_runs::{Execution, Failure};

use super::{
    Task,
    read::{Read, Unreadable, read},
};
use crate::{
    Knowledge, embedding,
    model::Document,
    store::{
        chunks::{self, Fresh, Known},
        documents, index, links,
    },
};

/// How the work on one document ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "status")]
pub(super) enum Done {
    /// Searches find this version.
    Indexed {
        /// Passages it has.
        chunks: usize,
        /// Passages that were not there before.
        added: usize,
        /// Passages that are gone.
        removed: usize,
        /// The model that embedded the new ones; none while there is none.
        model: Option<String>,
    },
    /// It cannot be read.
    Failed {
        /// Why, for its owner.
        error: String,
    },
    /// It was deleted or replaced meanwhile.
    Superseded,
}

/// Makes one version of a document searchable: reads it, writes and embeds what is new in batches that no
/// search sees, and then serves all of it in one transaction.
///
/// A batch that was written counts on the next attempt because its chunks are there, and no journal has to
/// hold their vectors.
pub(super) async fn index(
    knowledge: &Knowledge,
    run: &mut Execution,
    task: &Task,
    show_progress: bool,
) -> Result<Done, Failure> {
    let step = format!("serve:{}", task.document);
    if let Some(done) = run.done(&step)? {
        return Ok(done);
    }
    run.check()?;
    let Some((document, content, known)) = load(knowledge, run, task).await? else {
        return Ok(Done::Superseded);
    };
    let read = match read(content, document, task).await? {
        Ok(read) => read,
        Err(Unreadable::Later(reason)) => return Err(Failure::Retry(Error::unavailable(reason))),
        Err(Unreadable::Broken(reason)) => {
            return give_up(knowledge, run, task, &step, reason).await;
        }
    };
    for warning in &read.warnings {
        run.log("warn", warning).await;
    }
    let mut work = Work::new(knowledge, read, known);
    let total = i64::try_from(work.add.len()).unwrap_or(i64::MAX);
    let mut written: i64 = 0;
    while work.add.len() > embedding::BATCH {
        run.check()?;
        let rest = work.add.split_off(embedding::BATCH);
        let batch = std::mem::replace(&mut work.add, rest);
        written += i64::try_from(batch.len()).unwrap_or(0);
        let fresh = work.embed(run, &batch).await?;
        if !work.stage(run, task, &fresh).await? {
            return Ok(Done::Superseded);
        }
        if show_progress {
            run.progress(written, total, &work.read.document.title)
                .await?;
        }
    }
    let batch = std::mem::take(&mut work.add);
    let fresh = work.embed(run, &batch).await?;
    let done = work.serve(run, task, &step, &fresh, total).await?;
    if show_progress {
        run.progress(total, total, &work.read.document.title)
            .await?;
    }
    Ok(done)
}

async fn load(
    knowledge: &Knowledge,
    run: &Execution,
    task: &Task,
) -> Result<Option<(Document, Vec<u8>, Vec<Known>)>, Failure> {
    let tx = knowledge.db().begin(run.ctx()).await?;
    let Some(document) = documents::begin_indexing(&tx, task.document, task.version).await? else {
        return Ok(None);
    };
    let content = chunks::content(&tx, task.document)
        .await?
        .unwrap_or_default();
    let known = chunks::known(&tx, task.document).await?;
    tx.commit().await?;
    Ok(Some((document, content, known)))
}

/// The document itself is at fault: it is marked, and the Run has done what it could.
async fn give_up(
    knowledge: &Knowledge,
    run: &mut Execution,
    task: &Task,
    step: &str,
    error: String,
) -> Result<Done, Failure> {
    let ctx = run.ctx().clone();
    let mut tx = knowledge.db().begin(&ctx).await?;
    let failed = documents::fail_indexing(&tx, &ctx, task.document, task.version, &error).await?;
    let Some(document) = failed else {
        return Ok(Done::Superseded);
    };
    emit(&mut tx, &ctx, "document.failed", document.id.0, &document)?;
    let done = Done::Failed { error };
    run.checkpoint(&tx, step, &done, ctx.now()).await?;
    tx.commit().await?;
    Ok(done)
}

/// A document on its way.
struct Work<'a> {
    knowledge: &'a Knowledge,
    embedder: Option<Arc<dyn Embedder>>,
    read: Read,
    /// By place in `read.chunks`.
    ids: Vec<ChunkId>,
    /// Places in `read.chunks` that the database does not have.
    add: Vec<usize>,
    removed: usize,
}

impl<'a> Work<'a> {
    fn new(knowledge: &'a Knowledge, read: Read, known: Vec<Known>) -> Self {
        let hashes: Vec<String> = known.iter().map(|known| known.hash.clone()).collect();
        let diff = chunk::diff(&hashes, &read.chunks);
        let mut ids: Vec<ChunkId> = read.chunks.iter().map(|_| ChunkId::new()).collect();
        for (old, new) in &diff.keep {
            if let (Some(known), Some(id)) = (known.get(*old), ids.get_mut(*new)) {
                *id = known.id;
            }
        }
        Self {
            knowledge,
            embedder: knowledge.embedder(),
            read,
            ids,
            add: diff.add,
            removed: diff.remove.len(),
        }
    }

    /// The chunks at these places, with their vectors if there is a model. When the model fails to the last
    /// attempt, the document is served without: found by its words at least.
    async fn embed(&mut self, run: &Execution, places: &[usize]) -> Result<Vec<Fresh>, Failure> {
        let mut fresh: Vec<Fresh> = places
            .iter()
            .filter_map(|place| {
                Some(Fresh {
                    id: *self.ids.get(*place)?,
                    chunk: self.read.chunks.get(*place)?.clone(),
                    vector: None,
                })
            })
            .collect();
        let (Some(embedder), false) = (&self.embedder, fresh.is_empty()) else {
            return Ok(fresh);
        };
        let title = &self.read.document.title;
        let texts = fresh
            .iter()
            .map(|fresh| fresh.chunk.indexed_text(Some(title)))
            .collect();
        match embedding::passages(embedder, texts).await {
            Ok(vectors) => {
                for (fresh, vector) in fresh.iter_mut().zip(vectors) {
                    fresh.vector = Some(vector);
                }
            }
            Err(error) if run.run().attempt >= run.run().max_attempts => {
                tracing::warn!(?error, "a document is indexed without vectors");
                let line =
                    format!("indexed for full text only, the embedding model failed: {error}");
                run.log("warn", &line).await;
                self.embedder = None;
            }
            Err(error) => return Err(Failure::Retry(error)),
        }
        Ok(fresh)
    }

    fn model(&self) -> Option<&str> {
        self.embedder.as_deref().map(Embedder::id)
    }

    /// Writes a batch that no search sees yet. False when the document has moved on.
    async fn stage(
        &self,
        run: &mut Execution,
        task: &Task,
        fresh: &[Fresh],
    ) -> Result<bool, Failure> {
        let ctx = run.ctx().clone();
        let tx = self.knowledge.db().begin(&ctx).await?;
        if !chunks::hold_version(&tx, task.document, task.version).await? {
            return Ok(false);
        }
        let language = &self.read.document.language;
        chunks::stage(&tx, task.document, language, fresh, self.model()).await?;
        let first = fresh.first().map_or(0, |fresh| fresh.chunk.ordinal);
        let step = format!("stage:{}:{first}", task.document);
        if run.done::<usize>(&step)?.is_some() {
            // Staged before and deleted since by another version's run.
            run.hold(&tx).await?;
        } else {
            run.checkpoint(&tx, &step, &fresh.len(), ctx.now()).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Writes the last batch and serves the whole document: searches find either all of the old version or
    /// all of this one.
    async fn serve(
        &self,
        run: &mut Execution,
        task: &Task,
        step: &str,
        fresh: &[Fresh],
        added: i64,
    ) -> Result<Done, Failure> {
        let ctx = run.ctx().clone();
        let started = ctx.now();
        let mut tx = self.knowledge.db().begin(&ctx).await?;
        if !chunks::hold_version(&tx, task.document, task.version).await? {
            return Ok(Done::Superseded);
        }
        let language = &self.read.document.language;
        chunks::stage(&tx, task.document, language, fresh, self.model()).await?;
        let all: Vec<_> = self.ids.iter().copied().zip(&self.read.chunks).collect();
        chunks::publish(&tx, task.document, &all).await?;
        links::refer(&tx, task.document, &self.read.references).await?;
        let Some(document) = documents::finish_indexing(&tx, &ctx, &self.read.document).await?
        else {
            return Ok(Done::Superseded);
        };
        index::touch(&mut tx, vec![document.id.0]);
        emit(&mut tx, &ctx, "document.indexed", document.id.0, &document)?;
        let done = Done::Indexed {
            chunks: all.len(),
            added: usize::try_from(added).unwrap_or(0),
            removed: self.removed,
            model: self.model().map(str::to_owned),
        };
        run.checkpoint(&tx, step, &done, started).await?;
        tx.commit().await?;
        metrics::counter!("tekup_documents_indexed_total").increment(1);
        Ok(done)
    }
}
