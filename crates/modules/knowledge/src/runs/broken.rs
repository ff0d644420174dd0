use tekup_events::emit;
use tekup_runs::{Execution, Failure};

use super::Task;
use crate::{Knowledge, store::documents};

/// Marks the documents of a Run that will not come back as failed, so that none looks busy for ever. A Run
/// that gets another attempt, or goes on elsewhere, leaves them as they are.
pub(super) async fn tell(
    knowledge: &Knowledge,
    run: &Execution,
    tasks: &[Task],
    failure: &Failure,
) {
    let reason = match failure {
        Failure::Retry(error) if run.run().attempt >= run.run().max_attempts => error.to_string(),
        Failure::Permanent(error) => error.to_string(),
        Failure::Cancelled => match cancelled(knowledge, run).await {
            true => "indexing was cancelled; retry its run or upload the document again".to_owned(),
            false => return,
        },
        Failure::Retry(_) | Failure::Later { .. } | Failure::Wait { .. } | Failure::LeaseLost => {
            return;
        }
    };
    let ctx = run.ctx();
    for task in tasks {
        let write = async {
            let mut tx = knowledge.db().begin(ctx).await?;
            let failed =
                documents::fail_indexing(&tx, ctx, task.document, task.version, &reason).await?;
            if let Some(document) = failed {
                emit(&mut tx, ctx, "document.failed", document.id.0, &document)?;
            }
            Ok::<_, tekup_base::Error>(tx.commit().await?)
        };
        if let Err(error) = write.await {
            tracing::warn!(?error, "why a document failed could not be written down");
            return;
        }
    }
}

/// Whether somebody asked the Run to stop; otherwise it is the process that stops.
async fn cancelled(knowledge: &Knowledge, run: &Execution) -> bool {
    let asked = async {
        let tx = knowledge.db().begin_single(run.ctx()).await?;
        tekup_runs::get(&tx, run.run().id).await
    };
    matches!(asked.await, Ok(Some(run)) if run.cancel_requested)
}
