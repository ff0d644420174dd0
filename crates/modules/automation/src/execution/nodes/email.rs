use serde_json::{Value, json};
use tekup_connectors::Request;
use tekup_context::Permission;
use tekup_runs::Failure;

use super::{super::engine::Engine, trouble};
use crate::catalogue::SendEmail;

impl Engine<'_> {
    pub(super) async fn email(&self, name: &str, mail: SendEmail) -> Result<Value, Failure> {
        let ctx = self.acting().await?;
        ctx.require(Permission::ActionsWrite)?;
        let parameters = json!({"to": mail.to, "subject": mail.subject, "text": mail.text});
        let request = Request {
            kind: "email.send",
            connection: mail.connection_id,
            conversation: None,
            parameters: &parameters,
            key: &self.key(name),
        };
        self.automation
            .0
            .connectors
            .perform(&ctx, request)
            .await
            .map_err(trouble)
    }
}
