use serde_json::Value;
use tekup_base::{Error, ErrorKind};
use tekup_operations::Call;
use tekup_runs::Failure;

use super::super::engine::Engine;

impl Engine<'_> {
    /// Calls a registered operation as whoever the workflow acts for. Done once, however often this is tried.
    pub(super) async fn operation(
        &self,
        kind: &str,
        name: &str,
        input: Value,
    ) -> Result<Value, Failure> {
        let registry = self.automation.registry()?;
        let operation = registry.get(kind).ok_or_else(|| {
            let message = format!("there is no operation {kind:?}");
            Failure::Permanent(Error::new(ErrorKind::NotFound, message))
        })?;
        let call = Call {
            input,
            idempotency_key: Some(self.key(name)),
        };
        let answer = registry.call(operation, self.acting().await?, call).await?;
        serde_json::from_slice(&answer.body).map_err(|error| Error::internal(error).into())
    }
}
