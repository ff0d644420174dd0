use async_trait::async_trait;
use serde_json::Value;
use tekup_base::Error;
use tekup_runs::{Execution, Failure, RunKind};

use super::{INDEX, Task, broken, pipeline};
use crate::Knowledge;

/// Makes one document searchable. A document that cannot be read ends the Run well: nothing would get
/// better by another try.
pub(super) struct IndexDocument(pub Knowledge);

#[async_trait]
impl RunKind for IndexDocument {
    fn name(&self) -> &'static str {
        INDEX
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let task: Task = run.input()?;
        match pipeline::index(&self.0, run, &task, true).await {
            Ok(done) => {
                serde_json::to_value(done).map_err(|e| Failure::Permanent(Error::internal(e)))
            }
            Err(failure) => {
                broken::tell(&self.0, run, std::slice::from_ref(&task), &failure).await;
                Err(failure)
            }
        }
    }
}
