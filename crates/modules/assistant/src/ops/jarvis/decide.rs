use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_operations::finish;
use tekup_runs::approvals::{Approval, approval, decide_approval};
use uuid::Uuid;

use super::{missing, own, reader};
use crate::{Assistant, store};

/// A decision on what Jarvis wants to do.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Decision {
    /// In which thread.
    id: Uuid,
    /// What it waits for.
    approval_id: Uuid,
    /// Whether it may.
    agreed: bool,
    /// What Jarvis is told with it.
    #[schemars(length(min = 1, max = 1_000))]
    comment: Option<String>,
}

pub(super) async fn decide(
    ctx: OpContext,
    assistant: Assistant,
    input: Decision,
) -> Result<Approval> {
    let reader = reader(&ctx)?;
    let mut tx = assistant.0.db.begin(&ctx).await?;
    let thread = store::jarvis::get(&tx, input.id, reader).await?;
    let thread = thread.ok_or_else(missing)?;
    own(&thread, reader)?;
    let asked = approval(&tx, input.approval_id).await?;
    let run = asked.subject_id.unwrap_or_default();
    if asked.owner != "run" || !store::jarvis::answers(&tx, thread.id, run).await? {
        return Err(Error::not_found("approval in this thread"));
    }
    let comment = input.comment.as_deref();
    let decided = decide_approval(&mut tx, &ctx, asked.id, input.agreed, comment).await?;
    let details = json!({"operation": &decided.operation, "agreed": input.agreed});
    finish(&ctx, tx, Some(decided.id), details, decided).await
}
