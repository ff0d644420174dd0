use async_trait::async_trait;
use serde_json::{Value, json};
use tekup_base::Result;
use tekup_context::OpContext;
use tekup_runs::{Execution, Failure, RunKind};

use super::{
    IMPORT, Import, Task, broken,
    pipeline::{self, Done},
};
use crate::{Knowledge, put, store::chunks};

/// Documents that one Run takes up again at most.
const MOST_STRANDED: i64 = 1000;

/// Makes many documents searchable, one after the other. One that cannot be read does not keep the others.
pub(super) struct ImportDocuments(pub Knowledge);

#[async_trait]
impl RunKind for ImportDocuments {
    fn name(&self) -> &'static str {
        IMPORT
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let import: Import = run.input()?;
        match self.import(run, &import.documents).await {
            Ok(output) => Ok(output),
            Err(failure) => {
                broken::tell(&self.0, run, &import.documents, &failure).await;
                Err(failure)
            }
        }
    }
}

impl ImportDocuments {
    async fn import(&self, run: &mut Execution, tasks: &[Task]) -> Result<Value, Failure> {
        let total = i64::try_from(tasks.len()).unwrap_or(i64::MAX);
        let (mut indexed, mut passages, mut superseded) = (0, 0, 0);
        let mut failed = Vec::new();
        for (place, task) in (1..).zip(tasks) {
            match pipeline::index(&self.0, run, task, false).await? {
                Done::Indexed { chunks, .. } => {
                    indexed += 1;
                    passages += chunks;
                }
                Done::Failed { error } => {
                    failed.push(json!({"document": task.document, "error": error}));
                }
                Done::Superseded => superseded += 1,
            }
            run.progress(place, total, "documents").await?;
        }
        Ok(json!({
            "indexed": indexed,
            "chunks": passages,
            "superseded": superseded,
            "failed": failed,
        }))
    }
}

impl Knowledge {
    /// Takes up documents again whose Run ended without a word, as when the process was killed in its last
    /// attempt. Call it at start, once for each tenant. Says how many there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn resume_stranded(&self, ctx: &OpContext) -> Result<usize> {
        let mut tx = self.db().begin(ctx).await?;
        let stranded = chunks::stranded(&tx, MOST_STRANDED).await?;
        let tasks: Vec<Task> = stranded
            .into_iter()
            .map(|(document, version)| Task {
                document,
                version,
                // What the owner gave stands in the row already; keep it.
                title_given: true,
                language_given: true,
            })
            .collect();
        let found = tasks.len();
        if found > 0 {
            put::spawn_import(&mut tx, ctx, tasks).await?;
            tx.commit().await?;
        }
        Ok(found)
    }
}
