//! The clocks of a conversation: when they run, stand and are met.

use tekup_base::Result;
use tekup_context::OpContext;
use tekup_db::TenantTx;

use super::{calendar::Calendar, clock::Clock};
use crate::{
    model::{ClockKind, ClockState, Conversation, Queue},
    store,
};

/// Clocks that are set anew at once when a queue changes.
const RESET: i64 = 10_000;

/// When the queue is worked on; always, without hours or a queue.
pub(crate) async fn calendar(tx: &TenantTx, queue: Option<&Queue>) -> Result<Calendar> {
    let Some(hours) = queue.and_then(|queue| queue.hours_id) else {
        return Ok(Calendar::always());
    };
    let hours = store::queues::hours(tx, hours).await?;
    Ok(hours.map_or_else(Calendar::always, |hours| hours.calendar()))
}

/// The queue that the conversation is in.
pub(crate) async fn queue_of(tx: &TenantTx, conversation: &Conversation) -> Result<Option<Queue>> {
    Ok(match conversation.queue_id {
        Some(id) => store::queues::get(tx, id).await?,
        None => None,
    })
}

/// Sets the clocks to what `queue` promises for the conversation's priority. A clock that runs already keeps
/// the time it has used; one that is met stays so.
pub(crate) async fn set(
    tx: &TenantTx,
    ctx: &OpContext,
    conversation: &Conversation,
    queue: Option<&Queue>,
) -> Result<()> {
    let now = ctx.now();
    let before = store::clocks::of(tx, conversation.id).await?;
    let promised = queue
        .and_then(|queue| queue.service_levels.get(conversation.priority.as_str()))
        .copied();
    if before.is_empty() && promised.is_none() {
        return Ok(());
    }
    let calendar = calendar(tx, queue).await?;
    for kind in [ClockKind::FirstResponse, ClockKind::Resolution] {
        let minutes = promised.and_then(|level| level.minutes(kind));
        let old = before.iter().find(|clock| clock.kind == kind);
        let Some(minutes) = minutes else {
            if old.is_some_and(|clock| clock.met_at.is_none()) {
                store::clocks::remove(tx, conversation.id, kind).await?;
            }
            continue;
        };
        let mut clock = match old {
            // Met in an earlier round of a conversation that came back: it begins anew.
            Some(clock) if clock.met_at.is_none() => clock.clone(),
            Some(_) if kind == ClockKind::FirstResponse && conversation.has_person() => continue,
            _ => Clock::new(conversation.id, kind, conversation.priority, minutes, now),
        };
        clock.stand(&calendar, now);
        clock.queue = queue.map(|queue| queue.id.0);
        clock.priority = conversation.priority;
        if clock.minutes != minutes {
            clock.minutes = minutes;
            clock.warned_at = None;
        }
        clock.run(&calendar, now);
        store::clocks::put(tx, &clock).await?;
    }
    Ok(())
}

/// Lets all clocks that are not met stand while the customer is waited for, or run again.
pub(crate) async fn pause(
    tx: &TenantTx,
    ctx: &OpContext,
    conversation: &Conversation,
    paused: bool,
) -> Result<()> {
    let clocks = store::clocks::of(tx, conversation.id).await?;
    if clocks.is_empty() {
        return Ok(());
    }
    let queue = queue_of(tx, conversation).await?;
    let calendar = calendar(tx, queue.as_ref()).await?;
    for mut clock in clocks.into_iter().filter(|clock| clock.met_at.is_none()) {
        match (paused, clock.running_since) {
            (true, Some(_)) => clock.stand(&calendar, ctx.now()),
            (false, None) => clock.run(&calendar, ctx.now()),
            _ => continue,
        }
        store::clocks::put(tx, &clock).await?;
    }
    Ok(())
}

/// What the clocks of these kinds measure has been done.
pub(crate) async fn meet(
    tx: &TenantTx,
    ctx: &OpContext,
    conversation: &Conversation,
    kinds: &[ClockKind],
) -> Result<()> {
    let clocks = store::clocks::of(tx, conversation.id).await?;
    let mut calendar = None;
    for mut clock in clocks {
        if clock.met_at.is_some() || !kinds.contains(&clock.kind) {
            continue;
        }
        let calendar = match &calendar {
            Some(calendar) => calendar,
            None => {
                let queue = queue_of(tx, conversation).await?;
                calendar.insert(self::calendar(tx, queue.as_ref()).await?)
            }
        };
        clock.meet(calendar, ctx.now());
        store::clocks::put(tx, &clock).await?;
    }
    Ok(())
}

/// The agent has the conversation again: nothing is promised any more that was not met.
pub(crate) async fn forget(tx: &TenantTx, conversation: &Conversation) -> Result<()> {
    for clock in store::clocks::of(tx, conversation.id).await? {
        if clock.met_at.is_none() {
            store::clocks::remove(tx, conversation.id, clock.kind).await?;
        }
    }
    Ok(())
}

/// Sets the running clocks of a queue anew, after its hours or promises have changed.
pub(crate) async fn reset(tx: &TenantTx, ctx: &OpContext, queue: &Queue) -> Result<()> {
    let calendar = calendar(tx, Some(queue)).await?;
    for mut clock in store::clocks::running(tx, queue.id.0, RESET).await? {
        let level = queue.service_levels.get(clock.priority.as_str());
        match level.and_then(|level| level.minutes(clock.kind)) {
            None => store::clocks::remove(tx, clock.conversation, clock.kind).await?,
            Some(minutes) => {
                clock.stand(&calendar, ctx.now());
                clock.minutes = minutes;
                clock.run(&calendar, ctx.now());
                store::clocks::put(tx, &clock).await?;
            }
        }
    }
    Ok(())
}

/// The clocks as others see them.
pub(crate) async fn states(tx: &TenantTx, conversation: &Conversation) -> Result<Vec<ClockState>> {
    let clocks = store::clocks::of(tx, conversation.id).await?;
    Ok(clocks.iter().map(state).collect())
}

pub(crate) fn state(clock: &Clock) -> ClockState {
    ClockState {
        kind: clock.kind,
        minutes: clock.minutes,
        due_at: clock.due_at,
        warned_at: clock.warned_at,
        breached_at: clock.breached_at,
        met_at: clock.met_at,
        paused: clock.met_at.is_none() && clock.running_since.is_none(),
    }
}
