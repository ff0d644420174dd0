use async_trait::async_trait;
use serde_json::Value;

use crate::{Execution, Failure};

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
}
