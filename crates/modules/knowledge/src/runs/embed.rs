use async_trait::async_trait;
use serde_json::{Value, json};
use tekup_base::{PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_runs::{Execution, Failure, NewRun, RunFilter, RunKind, RunState, spawn};

use super::EMBED;
use crate::{
    Knowledge, embedding,
    store::{chunks, index},
};

/// Gives every served chunk of the tenant a vector of the model that is there now.
pub(super) struct EmbedChunks(pub Knowledge);

#[async_trait]
impl RunKind for EmbedChunks {
    fn name(&self) -> &'static str {
        EMBED
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let Some(embedder) = self.0.embedder() else {
            return Ok(json!({"embedded": 0, "model": null}));
        };
        let ctx = run.ctx().clone();
        let model = embedder.id().to_owned();
        let tx = self.0.db().begin_single(&ctx).await?;
        let missing = chunks::count_unembedded(&tx, &model).await?;
        drop(tx);
        let (mut embedded, mut here) = (0usize, 0i64);
        for batch in 0.. {
            let step = format!("embed:{batch}");
            if let Some(done) = run.done::<usize>(&step)? {
                embedded += done;
                continue;
            }
            run.check()?;
            let started = ctx.now();
            let tx = self.0.db().begin_single(&ctx).await?;
            let todo = chunks::unembedded(&tx, &model, embedding::BATCH).await?;
            drop(tx);
            if todo.is_empty() {
                break;
            }
            let (ids, texts): (Vec<_>, Vec<_>) = todo.into_iter().unzip();
            let vectors = embedding::passages(&embedder, texts)
                .await
                .map_err(Failure::Retry)?;
            let vectors: Vec<_> = ids.into_iter().zip(vectors).collect();
            let mut tx = self.0.db().begin(&ctx).await?;
            let documents = chunks::add_vectors(&tx, &model, &vectors).await?;
            index::touch(&mut tx, documents);
            run.checkpoint(&tx, &step, &vectors.len(), started).await?;
            tx.commit().await?;
            embedded += vectors.len();
            here += i64::try_from(vectors.len()).unwrap_or(0);
            run.progress(here, missing.max(here), &model).await?;
        }
        Ok(json!({"embedded": embedded, "model": model}))
    }
}

impl Knowledge {
    /// Starts a Run that embeds what was indexed without the model that is there now. Call it for each
    /// tenant at start and whenever a model has come. `None` when there is no model or nothing to do; the
    /// Run that is at it already, if one is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn embed_missing(&self, ctx: &OpContext) -> Result<Option<RunId>> {
        let Some(embedder) = self.embedder() else {
            return Ok(None);
        };
        let tenant = ctx.tenant().0;
        let mut tx = self.db().begin(ctx).await?;
        if chunks::count_unembedded(&tx, embedder.id()).await? == 0 {
            return Ok(None);
        }
        if let Some(waiting) = tekup_runs::open_run(&tx, EMBED, tenant).await? {
            return Ok(Some(waiting));
        }
        let filter = RunFilter {
            kind: Some(EMBED.to_owned()),
            state: Some(RunState::Running),
            ..Default::default()
        };
        let running = tekup_runs::list(&tx, &filter, &PageRequest::default()).await?;
        if let Some(run) = running.items.first() {
            return Ok(Some(run.id));
        }
        let run = spawn(&mut tx, ctx, NewRun::new(EMBED, json!({})).about(tenant)).await?;
        tx.commit().await?;
        Ok(Some(run))
    }
}
