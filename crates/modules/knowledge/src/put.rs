use std::collections::HashSet;

use serde_json::json;
use tekup_base::{Error, Result, RunId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_operations::finish;
use tekup_runs::{NewRun, spawn};

use crate::{
    Knowledge,
    model::{Document, Imported, MAX_BYTES_PER_CALL, MAX_DOCUMENTS_PER_CALL, NewDocument, Stored},
    prepare::{Prepared, prepare},
    runs::{IMPORT, INDEX, Import, Task},
    store::{
        documents::{self, Change},
        index,
    },
};

impl Knowledge {
    /// Adds a document, or replaces the one with the same external id. The Run that makes it searchable is
    /// started in the transaction that stores it; when the document says what it said before, none is.
    ///
    /// # Errors
    /// A validation error with every field that is wrong.
    pub async fn put(&self, ctx: &OpContext, new: NewDocument) -> Result<Stored> {
        let prepared = off_thread(move || prepare(new, "")).await?;
        let mut tx = self.db().begin(ctx).await?;
        documents::check_room(&tx, 1, "content").await?;
        let (document, change) = documents::put(&tx, ctx, &prepared).await?;
        let mut run_id = None;
        if change == Change::Described {
            index::touch(&mut tx, vec![document.id.0]);
            emit(&mut tx, ctx, "document.updated", document.id.0, &document)?;
        }
        if matches!(change, Change::Created | Change::Changed) {
            announce(&mut tx, ctx, &document, change)?;
            let task =
                serde_json::to_value(Task::of(&document, &prepared)).map_err(Error::internal)?;
            let run = NewRun::new(INDEX, task).about(document.id.0);
            run_id = Some(spawn(&mut tx, ctx, run).await?);
        }
        let details = json!({"version": document.version, "changed": change == Change::Changed || change == Change::Created});
        let id = document.id.0;
        finish(ctx, tx, Some(id), details, Stored { document, run_id }).await
    }

    /// Puts up to [`MAX_DOCUMENTS_PER_CALL`] documents and makes them searchable in one Run, whose id this
    /// returns; that Run has nothing to do when all of them say what they said before.
    ///
    /// # Errors
    /// A validation error that names the place of a document in the list, `documents.3.title`; then none is
    /// put.
    pub async fn put_many(&self, ctx: &OpContext, new: Vec<NewDocument>) -> Result<RunId> {
        let (mut tx, _, tasks) = self.place_many(ctx, new).await?;
        let run = spawn_import(&mut tx, ctx, tasks).await?;
        tx.commit().await?;
        Ok(run)
    }

    /// The same for a Run of ours: says how many documents were new, and starts no Run for nothing.
    pub(crate) async fn put_changed(
        &self,
        ctx: &OpContext,
        new: Vec<NewDocument>,
    ) -> Result<Imported> {
        let (mut tx, mut imported, tasks) = self.place_many(ctx, new).await?;
        if !tasks.is_empty() {
            imported.run_id = Some(spawn_import(&mut tx, ctx, tasks).await?);
        }
        tx.commit().await?;
        Ok(imported)
    }

    /// The same as an operation: says how many documents were new, and starts no Run for nothing.
    pub(crate) async fn import(&self, ctx: &OpContext, new: Vec<NewDocument>) -> Result<Imported> {
        let (mut tx, mut imported, tasks) = self.place_many(ctx, new).await?;
        if !tasks.is_empty() {
            imported.run_id = Some(spawn_import(&mut tx, ctx, tasks).await?);
        }
        let details = json!({
            "created": imported.created,
            "changed": imported.changed,
            "unchanged": imported.unchanged,
        });
        finish(ctx, tx, None, details, imported).await
    }

    async fn place_many(
        &self,
        ctx: &OpContext,
        new: Vec<NewDocument>,
    ) -> Result<(TenantTx, Imported, Vec<Task>)> {
        check_sizes(&new)?;
        let mut prepared = off_thread(move || prepare_all(new)).await?;
        // One order for all, so that two imports at once do not wait for each other in a ring.
        prepared.sort_by(|a, b| a.external_id.cmp(&b.external_id));
        let mut tx = self.db().begin(ctx).await?;
        documents::check_room(&tx, prepared.len(), "documents").await?;
        let mut imported = Imported {
            created: 0,
            changed: 0,
            unchanged: 0,
            run_id: None,
        };
        let mut tasks = Vec::new();
        let mut described = Vec::new();
        for new in &prepared {
            let (document, change) = documents::put(&tx, ctx, new).await?;
            match change {
                Change::Created => imported.created += 1,
                Change::Changed => imported.changed += 1,
                Change::Described | Change::Unchanged => {
                    imported.unchanged += 1;
                    described.extend((change == Change::Described).then_some(document.id.0));
                    continue;
                }
            }
            announce(&mut tx, ctx, &document, change)?;
            tasks.push(Task::of(&document, new));
        }
        if !described.is_empty() {
            index::touch(&mut tx, described);
        }
        Ok((tx, imported, tasks))
    }
}

/// Starts the Run that makes these documents searchable.
pub(crate) async fn spawn_import(
    tx: &mut TenantTx,
    ctx: &OpContext,
    documents: Vec<Task>,
) -> Result<RunId> {
    let input = serde_json::to_value(Import { documents }).map_err(Error::internal)?;
    spawn(tx, ctx, NewRun::new(IMPORT, input)).await
}

fn announce(tx: &mut TenantTx, ctx: &OpContext, document: &Document, change: Change) -> Result<()> {
    if change == Change::Created {
        emit(tx, ctx, "document.created", document.id.0, document)?;
    }
    Ok(())
}

fn check_sizes(new: &[NewDocument]) -> Result<()> {
    let bytes: usize = new.iter().map(|new| new.content.len()).sum();
    let message = if new.len() > MAX_DOCUMENTS_PER_CALL {
        format!("may have at most {MAX_DOCUMENTS_PER_CALL} items; send them in several calls")
    } else if bytes > MAX_BYTES_PER_CALL {
        format!(
            "may have at most {MAX_BYTES_PER_CALL} bytes of content together; send them in several calls"
        )
    } else {
        return Ok(());
    };
    Err(Error::field("documents", "too_many", message))
}

fn prepare_all(new: Vec<NewDocument>) -> Result<Vec<Prepared>> {
    let mut keys = HashSet::new();
    let mut all = Vec::with_capacity(new.len());
    let mut errors = Vec::new();
    for (index, new) in new.into_iter().enumerate() {
        let at = format!("documents.{index}.");
        match prepare(new, &at) {
            Ok(prepared) => {
                if !keys.insert(prepared.external_id.clone()) {
                    let field = format!("{at}externalId");
                    let message = "another document of this call has the same";
                    errors.extend(Error::field(field, "duplicate", message).fields().to_vec());
                }
                all.push(prepared);
            }
            Err(error) => errors.extend(error.fields().to_vec()),
        }
    }
    if errors.is_empty() {
        Ok(all)
    } else {
        Err(Error::validation(errors))
    }
}

/// Hashing and reading twenty megabytes take their time: not on a thread that serves others.
pub(crate) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::internal)?
}
