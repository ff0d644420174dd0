use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, find};
use crate::{Automation, store, triggers};

pub(super) fn operations(automation: &Automation) -> Vec<Operation> {
    use Permission::{WorkflowsRead, WorkflowsWrite};
    vec![
        Operation::new("workflows.triggers", "GET /api/v1/workflows/{id}/triggers", WorkflowsRead, Effect::Read, automation, list)
            .summary("What starts the published version: addresses of webhooks and forms, and when schedules come round."),
        Operation::new("workflows.rotate_secret", "POST /api/v1/workflows/{id}/triggers/{node}/secret", WorkflowsWrite, Effect::Write, automation, rotate)
            .summary("Gives a webhook a new secret, which is shown this once."),
    ]
}

/// What starts a workflow.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    node: String,
    kind: String,
    active: bool,
    /// Where a webhook is sent, or a form filled in.
    url: Option<String>,
    /// Whether a webhook has its secret; without, nothing is taken in.
    has_secret: Option<bool>,
    /// When a schedule comes round.
    next_at: Option<DateTime<Utc>>,
}

/// All of them.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Views {
    items: Vec<View>,
    next_cursor: Option<String>,
}

fn url(trigger: &store::Trigger) -> Option<String> {
    match trigger.kind.as_str() {
        "trigger.webhook" => Some(format!("/api/v1/workflows/hooks/{}", trigger.id)),
        "trigger.form" => Some(format!("/forms/{}", trigger.id)),
        _ => None,
    }
}

async fn list(ctx: OpContext, automation: Automation, input: ById) -> Result<Views> {
    let tx = automation.0.db.begin(&ctx).await?;
    find(&tx, input.id).await?;
    let rows = store::triggers::list(&tx, input.id).await?;
    tx.commit().await?;
    let items = rows.into_iter().map(|row| View {
        url: url(&row),
        has_secret: (row.kind == "trigger.webhook").then_some(row.secret.is_some()),
        node: row.node,
        kind: row.kind,
        active: row.active,
        next_at: row.next_at,
    });
    Ok(Views {
        items: items.collect(),
        next_cursor: None,
    })
}

/// Which webhook.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Rotate {
    /// Of which workflow.
    id: Uuid,
    /// Its trigger.
    #[schemars(length(min = 1, max = 64))]
    node: String,
}

/// A secret, shown this once.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Shown {
    /// Where the webhook is sent.
    url: Option<String>,
    /// What its sender shows, or signs with. A repeated call with the same `Idempotency-Key` does not show it again.
    secret: Option<String>,
}

async fn rotate(ctx: OpContext, automation: Automation, input: Rotate) -> Result<Shown> {
    let tx = automation.0.db.begin(&ctx).await?;
    find(&tx, input.id).await?;
    let trigger = store::triggers::lock_of(&tx, input.id, &input.node).await?;
    let trigger = trigger.filter(|one| one.kind == "trigger.webhook");
    let trigger = trigger.ok_or_else(|| {
        Error::new(
            tekup_base::ErrorKind::NotFound,
            "there is no such webhook; publish the workflow first",
        )
    })?;
    let secret = triggers::fresh_secret(&automation, &tx, trigger.id).await?;
    let url = url(&trigger);
    // The record of this call keeps no secret: a repetition of it does not show it again.
    let kept = Shown { url, secret: None };
    let shown = finish(&ctx, tx, Some(input.id), json!({"node": input.node}), kept).await?;
    Ok(Shown {
        secret: Some(secret),
        ..shown
    })
}
