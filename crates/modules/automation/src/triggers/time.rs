use std::time::Duration;

use serde_json::json;
use tekup_base::{Result, TenantId};
use tekup_context::{Door, OpContextBuilder};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::fire;
use crate::{Automation, schedule, store};

/// How often the clock is looked at.
const EVERY: Duration = Duration::from_secs(1);
/// Schedules taken at once.
const BATCH: i64 = 100;

/// Starts what is due. Every process may do this: a schedule is locked while it is moved on, and the moment it came
/// round names what it started. One that was missed is made up for once.
pub(crate) async fn keep_time(automation: Automation, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = round(&automation).await {
            tracing::warn!(%error, "schedules could not be looked at");
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = stop.cancelled() => {}
        }
    }
}

async fn round(automation: &Automation) -> Result<()> {
    let now = chrono::Utc::now();
    let tx = automation
        .0
        .db
        .begin_system("find schedules that have come round")
        .await?;
    let due = store::triggers::due(&tx, now, BATCH).await?;
    tx.commit().await?;
    for (tenant, id) in due {
        if let Err(error) = start(automation, tenant, id).await {
            tracing::warn!(%error, %tenant, trigger = %id, "a schedule started nothing");
        }
    }
    Ok(())
}

async fn start(automation: &Automation, tenant: TenantId, id: Uuid) -> Result<()> {
    let ctx = OpContextBuilder::system("schedule", tenant, Door::Internal).build();
    let now = ctx.now();
    let mut tx = automation.0.db.begin(&ctx).await?;
    let Some(trigger) = store::triggers::lock_due(&tx, id, now).await? else {
        return Ok(());
    };
    let inputs = trigger.inputs.as_object().cloned().unwrap_or_default();
    let timing = schedule::read(&inputs).ok();
    // Counted from this start.
    let next = timing.and_then(|timing| timing.next(now, now));
    store::triggers::move_on(&tx, id, next).await?;
    let at = trigger.next_at.unwrap_or(now);
    let cause = format!("time:{}:{}", trigger.node, at.timestamp_micros());
    let input = json!({"scheduledAt": at, "startedAt": now});
    match fire(automation, &mut tx, &ctx, &trigger, input, Some(cause)).await {
        Ok(_) => {}
        // It comes round again; it must not be tried every second till then.
        Err(error) if error.kind().status() < 500 => {
            tracing::warn!(%error, workflow = %trigger.workflow_id, "a schedule started nothing");
        }
        Err(error) => return Err(error),
    }
    Ok(tx.commit().await?)
}
