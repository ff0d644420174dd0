//! What starts workflows by itself: events, times, webhooks and forms.

mod door;
mod events;
mod time;

use serde_json::Value;
use tekup_base::{Error, Result, RunId};
use tekup_context::OpContext;
use tekup_db::TenantTx;

use crate::{
    Automation,
    start::{self, Start},
    store,
};

pub(crate) use door::fresh_secret;
pub use door::{Form, MAX_BODY, Reply};
pub(crate) use events::Listening;
pub(crate) use time::keep_time;

/// Starts the published version for its publisher. `None` when its cause has started it before, or nothing is published
/// any more.
pub(crate) async fn fire(
    automation: &Automation,
    tx: &mut TenantTx,
    ctx: &OpContext,
    trigger: &store::Trigger,
    input: Value,
    cause: Option<String>,
) -> Result<Option<RunId>> {
    let workflow = store::workflows::get(tx, trigger.workflow_id).await?;
    let Some(workflow) = workflow.filter(|one| one.version > 0) else {
        return Ok(None);
    };
    let version = store::workflows::version(tx, workflow.id, workflow.version).await?;
    let version = version.ok_or_else(|| Error::not_found("version of the workflow"))?;
    let start = Start {
        workflow: workflow.id,
        version: workflow.version,
        definition: None,
        node: trigger.node.clone(),
        input,
        cause,
        actor: (version.author_type, version.author_id),
        depth: i16::from(ctx.depth()),
        level: 0,
        timeout_seconds: version.definition["timeoutSeconds"]
            .as_u64()
            .and_then(|limit| u32::try_from(limit).ok()),
        from: None,
    };
    start::start(automation, tx, ctx, start).await
}
