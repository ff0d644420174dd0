//! Webhooks out: events that a receiver wants, each delivered at least once under the event's id.
//!
//! [`Deliveries`] follows the event log and writes a delivery for every receiver that wants an event, together
//! with a Run for that receiver. The Run sends what is due, a few at a time, and waits for what is due later:
//! receivers do not wait for each other, and one that is down has one Run waiting, however much it has missed.

mod run;
mod throttle;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::{ConnectionId, Result};
use tekup_context::OpContext;
use tekup_db::{DbResult, TenantTx};
use tekup_events::{Event, Follow, TypeFilter};
use tekup_runs::{NewRun, open_run, spawn_untold};
use uuid::Uuid;

pub(crate) use run::DeliverRun;

use crate::{Inbox, kinds::webhook::Settings, store};

/// Name of the Runs that deliver.
pub(crate) const KIND: &str = "webhooks.deliver";

/// Writes down what is to be delivered.
pub(crate) struct Deliveries(pub Inbox);

/// A receiver and what it wants.
struct Wish {
    connection: ConnectionId,
    types: TypeFilter,
    /// Of each type and subject only the latest in this time.
    throttle: Option<TimeDelta>,
}

async fn wishes(tx: &TenantTx) -> DbResult<Vec<Wish>> {
    let connections = store::connections::of_kind(tx, "webhook").await?;
    let wishes = connections.into_iter().filter(|one| one.enabled);
    Ok(wishes
        .filter_map(|connection| {
            let settings = Settings::deserialize(&connection.settings).ok()?;
            Some(Wish {
                connection: connection.id,
                types: TypeFilter::parse(settings.events).ok()?,
                throttle: settings.throttle_seconds.map(TimeDelta::seconds),
            })
        })
        .filter(|wish| !wish.types.is_empty())
        .collect())
}

#[async_trait]
impl Follow for Deliveries {
    fn name(&self) -> &'static str {
        "webhooks"
    }

    async fn take(&self, ctx: &OpContext, events: &[Arc<Event>]) -> Result<()> {
        let mut tx = self.0.0.db.begin(ctx).await?;
        for wish in wishes(&tx).await? {
            let mut fresh = false;
            for event in events
                .iter()
                .filter(|event| wish.types.matches(&event.kind))
            {
                fresh |= match wish.throttle {
                    Some(interval) => {
                        throttle::hold(&tx, wish.connection, event, interval, ctx.now()).await?
                    }
                    None => {
                        let body = body(event).to_string();
                        let (connection, now) = (wish.connection, ctx.now());
                        store::deliveries::insert(&tx, connection, event, &body, now).await?
                    }
                };
            }
            if fresh {
                ensure_run(&mut tx, ctx, wish.connection).await?;
            }
        }
        Ok(tx.commit().await?)
    }
}

/// What a receiver is sent.
fn body(event: &Event) -> Value {
    json!({
        "type": event.kind,
        "timestamp": event.created_at,
        "data": {
            "id": event.id, "sequence": event.sequence, "subject": event.subject,
            "actor": event.actor, "object": event.data,
        },
    })
}

/// Makes sure that a Run will look at what is due for this receiver. One that is under way may be past it.
pub(crate) async fn ensure_run(
    tx: &mut TenantTx,
    ctx: &OpContext,
    connection: ConnectionId,
) -> Result<()> {
    if open_run(tx, KIND, connection.0).await?.is_none() {
        let new = NewRun::new(KIND, json!({"connectionId": connection})).about(connection.0);
        spawn_untold(tx, ctx, new).await?;
    }
    Ok(())
}

/// Has deliveries sent again: those named, or all that failed. Returns how many.
pub(crate) async fn replay(
    tx: &mut TenantTx,
    ctx: &OpContext,
    connection: ConnectionId,
    ids: Option<&[Uuid]>,
) -> Result<u64> {
    let count = store::deliveries::replay(tx, connection, ids, ctx.now()).await?;
    if count > 0 {
        // What waits for a later try must not keep these waiting.
        let new = NewRun::new(KIND, json!({"connectionId": connection})).about(connection.0);
        spawn_untold(tx, ctx, new).await?;
    }
    Ok(count)
}
