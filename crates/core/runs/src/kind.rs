use async_trait::async_trait;
use serde_json::Value;
use tekup_base::Result as BaseResult;
use tekup_context::OpContext;
use tekup_db::TenantTx;

use crate::{Execution, Failure, Run};

/// A sort of work that takes time.
#[async_trait]
pub trait RunKind: Send + Sync {
    /// Its name in the queue: `documents.index`.
    fn name(&self) -> &'static str;

    /// Does the work, from the start or from where the journal ends; returns the Run's output.
    ///
    /// # Errors
    /// A [`Failure`], which says whether to try again.
    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure>;

    /// Whether subscribers hear how its Runs end. No for work that events themselves set off.
    fn told(&self) -> bool {
        true
    }

    /// Writes what else must be written when `run` has failed for good or was cancelled, in the transaction
    /// that says so.
    ///
    /// # Errors
    /// When the database fails; then the Run's end is not written down either, and somebody tries again.
    async fn ended(&self, _tx: &mut TenantTx, _ctx: &OpContext, _run: &Run) -> BaseResult<()> {
        Ok(())
    }
}
