//! Taking back what was done when a Run cannot reach its end (Garcia-Molina and Salem 1987, "Sagas").

use std::{sync::atomic::Ordering::Relaxed, time::Duration};

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};

use crate::{Execution, Failure, execution::lock};

/// The step that says that undoing has begun, and why.
pub(crate) const BEGUN: &str = "undo";

/// How long after a failure the taking back is tried again.
const AGAIN: Duration = Duration::from_secs(30);

/// How a step is taken back.
pub(crate) struct Undo {
    step: String,
    work: BoxFuture<'static, Result<(), Failure>>,
}

/// How a Run would have ended had there been nothing to undo.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum Cause {
    Cancelled,
    Failed(String),
}

impl Execution {
    /// Says how step `step` is taken back should the Run fail for good or be cancelled after it. Call it as soon as the
    /// step has returned, in every attempt. What was done last is undone first, each as a step of its own, so that it
    /// is undone once; it may be begun twice, and so wants the same idempotency key.
    pub fn undo<F>(&self, step: &str, work: F)
    where
        F: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        lock(&self.undo).push(Undo {
            step: step.to_owned(),
            work: Box::pin(work),
        });
    }

    /// Whether there is anything to take back.
    pub(crate) fn has_undo(&self) -> bool {
        !lock(&self.undo).is_empty()
    }

    /// Whether an earlier attempt has begun to take back.
    pub(crate) fn is_undoing(&self) -> bool {
        self.undoing.load(Relaxed)
    }

    /// Takes back what was done, and returns how the Run ends. The first time, `cause` is written down.
    ///
    /// # Errors
    /// That it is not all taken back yet; the next attempt goes on there. What cannot be taken back at all does not keep
    /// the rest, and is told in the end.
    pub(crate) async fn take_back(&self, cause: Cause) -> Result<Cause, Failure> {
        let mut cause = match self.done(BEGUN)? {
            Some(cause) => cause,
            None => self.perform(BEGUN, async { Ok(cause) }).await?,
        };
        self.undoing.store(true, Relaxed);
        let undo = std::mem::take(&mut *lock(&self.undo));
        for Undo { step, work } in undo.into_iter().rev() {
            let name = format!("undo: {step}");
            let trouble: Option<String> = match self.done(&name)? {
                Some(trouble) => trouble,
                None => self.perform(&name, outcome(work)).await?,
            };
            if let Some(trouble) = trouble {
                let of = match cause {
                    Cause::Cancelled => "cancelled".to_owned(),
                    Cause::Failed(why) => why,
                };
                cause = Cause::Failed(format!("{of}; {step} could not be taken back: {trouble}"));
            }
        }
        Ok(cause)
    }
}

/// Why the work failed for good, if it did. Whatever may pass is tried until it does.
async fn outcome(work: BoxFuture<'static, Result<(), Failure>>) -> Result<Option<String>, Failure> {
    match work.await {
        Ok(()) => Ok(None),
        Err(Failure::Permanent(error)) => Ok(Some(error.to_string())),
        Err(Failure::Retry(error)) => Err(Failure::Later {
            wait: AGAIN,
            counted: false,
            error,
        }),
        Err(failure) => Err(failure),
    }
}
