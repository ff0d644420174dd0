//! What happens at the desk because time has passed: clocks ring, and waiting conversations find somebody
//! who has come, or has room again.

use std::time::Duration;

use serde_json::json;
use tekup_base::{ConversationId, QueueId, Result, TenantId, UserId};
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_events::emit;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{
    assign::{self, Told, tell},
    clock::Alarm,
    service,
};
use crate::{
    Support,
    model::{ClockKind, NotificationKind},
    store,
};

/// How often the rounds are made: how late an alarm may come.
const EVERY: Duration = Duration::from_secs(2);
/// Clocks and queues that one round looks at.
const MOST: i64 = 200;
/// Conversations of a queue that one round gives out.
const GIVEN: i64 = 50;
/// Members of a queue that are told of a clock when nobody has the conversation.
const TOLD: usize = 50;

/// Makes the rounds until the process stops.
pub(crate) async fn run(support: Support, stop: CancellationToken) {
    let mut tick = tokio::time::interval(EVERY);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = tick.tick() => {}
            () = stop.cancelled() => return,
        }
        if let Err(error) = round(&support).await {
            tracing::warn!(?error, "the desk's round failed; the next one tries again");
        }
    }
}

async fn round(support: &Support) -> Result<()> {
    let tx = support
        .0
        .db
        .begin_system("clocks and queues of all tenants")
        .await?;
    let due = store::clocks::due(&tx, chrono::Utc::now(), MOST).await?;
    let queues = store::escalations::queues_with_unassigned(&tx, MOST).await?;
    tx.commit().await?;
    for (tenant, conversation, kind) in due {
        if let Some(kind) = kind {
            ring(support, &context(tenant), conversation, kind).await?;
        }
    }
    for (tenant, queue) in queues {
        give_out(support, &context(tenant), queue).await?;
    }
    Ok(())
}

fn context(tenant: Uuid) -> OpContext {
    OpContextBuilder::system("desk", TenantId(tenant), Door::Internal).build()
}

/// Has a clock say what it has to, if nobody was faster.
async fn ring(
    support: &Support,
    ctx: &OpContext,
    conversation: ConversationId,
    kind: ClockKind,
) -> Result<()> {
    let mut tx = support.0.db.begin(ctx).await?;
    let Some(conversation) = store::conversations::lock(&tx, conversation).await? else {
        return Ok(());
    };
    let Some(mut clock) = store::clocks::hold(&tx, conversation.id, kind).await? else {
        return Ok(());
    };
    let Some(alarm) = clock.ring(ctx.now()) else {
        return Ok(());
    };
    store::clocks::put(&tx, &clock).await?;
    let (event, told) = match alarm {
        Alarm::Warning => ("conversation.sla_warning", NotificationKind::SlaWarning),
        Alarm::Breach => ("conversation.sla_breached", NotificationKind::SlaBreached),
    };
    let people: Vec<UserId> = match (&conversation.assigned_to, conversation.queue_id) {
        (Some(person), _) => vec![person.id],
        (None, Some(queue)) => store::queues::get(&tx, queue)
            .await?
            .map(|queue| queue.members)
            .unwrap_or_default(),
        (None, None) => Vec::new(),
    };
    for person in people.into_iter().take(TOLD) {
        let told = Told {
            kind: told,
            message: None,
            preview: conversation.last_message.as_deref(),
        };
        tell(&mut tx, ctx, &conversation, person, told).await?;
    }
    let data = json!({"conversation": conversation, "clock": service::state(&clock)});
    emit(&mut tx, ctx, event, conversation.id.0, &data)?;
    tx.commit().await?;
    metrics::counter!("tekup_sla_alarms_total", "clock" => kind.as_str(), "alarm" => event)
        .increment(1);
    Ok(())
}

/// Gives out what waits in a queue, until nobody has room.
async fn give_out(support: &Support, ctx: &OpContext, queue: QueueId) -> Result<()> {
    let tx = support.0.db.begin(ctx).await?;
    let waiting = store::escalations::unassigned(&tx, queue, GIVEN).await?;
    tx.commit().await?;
    for conversation in waiting {
        let mut tx = support.0.db.begin(ctx).await?;
        let Some(mut conversation) = store::conversations::lock(&tx, conversation).await? else {
            continue;
        };
        let Some(queue) = store::queues::get(&tx, queue).await? else {
            return Ok(());
        };
        if !assign::give_out(&mut tx, ctx, &mut conversation, &queue).await? {
            if conversation.skill.is_some() {
                // Another one may need less.
                continue;
            }
            return Ok(());
        }
        store::conversations::update(&tx, &conversation).await?;
        tx.commit().await?;
    }
    Ok(())
}
