//! One attempt at a Run: its work, its deadline, and the taking back of what it did.

use std::panic::AssertUnwindSafe;

use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{Error, ErrorKind};
use tekup_context::OpContext;
use tokio_util::sync::CancellationToken;

use crate::{Execution, Failure, Run, Worker, execution::past, undo::Cause};

impl Worker {
    /// Does what the Run's kind says, from where its journal ends.
    pub(crate) async fn attempt(
        &self,
        ctx: &OpContext,
        run: Run,
        stop: CancellationToken,
        cancelled: &CancellationToken,
    ) -> Result<Value, Failure> {
        let kind = self.kind(&run.kind).ok_or_else(|| {
            Failure::Permanent(Error::unavailable(format!(
                "no worker knows the kind {}",
                run.kind
            )))
        })?;
        if run.attempt > run.max_attempts {
            return Err(Failure::Permanent(Error::new(
                ErrorKind::Internal,
                format!(
                    "given up after {} attempts that never ended",
                    run.max_attempts
                ),
            )));
        }
        let deadline = run.deadline;
        let mut execution = Execution::load(
            self.db().clone(),
            self.blobs().clone(),
            ctx.clone(),
            run,
            self.id(),
            stop,
        )
        .await?;
        let work = AssertUnwindSafe(kind.execute(&mut execution));
        let outcome = tokio::select! {
            outcome = caught(work) => outcome,
            late = overtime(ctx, deadline) => Err(late),
        };
        let Some(cause) = undoes(&execution, &outcome, cancelled) else {
            return match outcome {
                Err(Failure::Retry(_) | Failure::Later { .. }) if cancelled.is_cancelled() => {
                    Err(Failure::Cancelled)
                }
                outcome => outcome,
            };
        };
        let undone = AssertUnwindSafe(execution.take_back(cause));
        match caught(undone).await? {
            Cause::Cancelled => Err(Failure::Cancelled),
            Cause::Failed(why) => Err(Failure::Permanent(Error::new(ErrorKind::Internal, why))),
        }
    }
}

/// Why what was done is taken back now, if it is.
fn undoes(
    execution: &Execution,
    outcome: &Result<Value, Failure>,
    cancelled: &CancellationToken,
) -> Option<Cause> {
    if execution.is_undoing() {
        // The journal knows why.
        return Some(Cause::Cancelled);
    }
    let run = execution.run();
    let last = run.attempt >= run.max_attempts;
    let cause = match outcome {
        Err(Failure::Permanent(error)) => Cause::Failed(error.to_string()),
        Err(Failure::Retry(_) | Failure::Later { .. } | Failure::Cancelled)
            if cancelled.is_cancelled() =>
        {
            Cause::Cancelled
        }
        Err(
            Failure::Retry(error)
            | Failure::Later {
                error,
                counted: true,
                ..
            },
        ) if last => Cause::Failed(error.to_string()),
        // Else it goes on later.
        _ => return None,
    };
    execution.has_undo().then_some(cause)
}

/// Waits for a Run's deadline.
async fn overtime(ctx: &OpContext, deadline: Option<DateTime<Utc>>) -> Failure {
    match deadline {
        None => std::future::pending().await,
        Some(deadline) => {
            let left = (deadline - ctx.now()).to_std().unwrap_or_default();
            tokio::time::sleep(left).await;
            past(deadline)
        }
    }
}

/// A panic inside of a Run is a failure of that Run alone.
async fn caught<T>(
    work: AssertUnwindSafe<impl Future<Output = Result<T, Failure>>>,
) -> Result<T, Failure> {
    use futures::FutureExt;
    match work.catch_unwind().await {
        Ok(outcome) => outcome,
        Err(_) => Err(Failure::Permanent(Error::new(
            ErrorKind::Internal,
            "the run's code broke down (panic); see the server's log",
        ))),
    }
}
