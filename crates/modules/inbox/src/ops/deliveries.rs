use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{ConnectionId, Error, Page, PageRequest, Result, Secret};
use tekup_context::{OpContext, Permission};
use tekup_events::emit;
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::connections::seal;
use crate::{
    Inbox,
    model::{Connection, Delivery, DeliveryStatus},
    store, webhooks,
};

pub(crate) fn operations(inbox: &Inbox) -> Vec<Operation> {
    vec![
        Operation::new(
            "connections.deliveries",
            "GET /api/v1/connections/{id}/deliveries",
            Permission::ConnectionsRead,
            Effect::Read,
            inbox,
            list,
        )
        .summary("Lists the events that were sent to a webhook, the newest first."),
        Operation::new(
            "connections.replay",
            "POST /api/v1/connections/{id}/replay",
            Permission::ConnectionsWrite,
            Effect::External,
            inbox,
            replay,
        )
        .summary("Sends events to a webhook again: those named, or all that failed."),
        Operation::new(
            "connections.rotate_secret",
            "POST /api/v1/connections/{id}/rotate-secret",
            Permission::ConnectionsWrite,
            Effect::Write,
            inbox,
            rotate_secret,
        )
        .summary("Gives a webhook a new secret; for some hours both sign, so that nothing is refused meanwhile."),
    ]
}

/// Which deliveries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// The connection.
    id: ConnectionId,
    /// Only in this state.
    status: Option<DeliveryStatus>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn list(ctx: OpContext, inbox: Inbox, input: List) -> Result<Page<Delivery>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = inbox.0.db.begin(&ctx).await?;
    there(&tx, input.id).await?;
    let deliveries = store::deliveries::list(&tx, input.id, input.status, &page).await?;
    tx.commit().await?;
    Ok(deliveries)
}

async fn there(tx: &tekup_db::TenantTx, id: ConnectionId) -> Result<()> {
    match store::connections::get(tx, id).await? {
        Some(_) => Ok(()),
        None => Err(Error::not_found("connection")),
    }
}

/// What to send again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Replay {
    /// The connection.
    id: ConnectionId,
    /// These deliveries, whatever became of them; all that failed when absent.
    #[schemars(length(min = 1, max = 100))]
    deliveries: Option<Vec<Uuid>>,
}

/// What is sent again.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Replayed {
    /// How many deliveries.
    count: u64,
}

async fn replay(ctx: OpContext, inbox: Inbox, input: Replay) -> Result<Replayed> {
    let mut tx = inbox.0.db.begin(&ctx).await?;
    there(&tx, input.id).await?;
    let count = webhooks::replay(&mut tx, &ctx, input.id, input.deliveries.as_deref()).await?;
    finish(
        &ctx,
        tx,
        Some(input.id.0),
        json!({"count": count}),
        Replayed { count },
    )
    .await
}

/// A new secret for a webhook.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RotateSecret {
    /// The connection.
    id: ConnectionId,
    /// The secret from now on: `whsec_` and 24 to 64 random bytes in base64.
    secret: Secret,
    /// Hours during which the one before signs, too, 0 to 168; 24 when absent.
    #[schemars(range(min = 0, max = 168))]
    overlap_hours: Option<u32>,
}

async fn rotate_secret(ctx: OpContext, inbox: Inbox, input: RotateSecret) -> Result<Connection> {
    let mut tx = inbox.0.db.begin(&ctx).await?;
    let connection = store::connections::lock(&tx, input.id)
        .await?
        .filter(|one| one.kind == "webhook")
        .ok_or_else(|| Error::not_found("webhook"))?;
    let mut with = inbox.open(&tx, connection).await?;
    let hours = i64::from(input.overlap_hours.unwrap_or(24));
    with.connection.settings["previousUntil"] = json!(ctx.now() + TimeDelta::hours(hours));
    if let Some(before) = with.secrets.insert("secret".to_owned(), input.secret) {
        with.secrets.insert("previousSecret".to_owned(), before);
    }
    seal(&inbox, &tx, &mut with.connection, &with.secrets).await?;
    store::connections::update(&tx, &with.connection, ctx.now()).await?;
    emit(
        &mut tx,
        &ctx,
        "connection.updated",
        input.id.0,
        &with.connection,
    )?;
    finish(
        &ctx,
        tx,
        Some(input.id.0),
        json!({"overlapHours": hours}),
        with.connection,
    )
    .await
}
