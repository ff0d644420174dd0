//! Packs the days that have passed, and those that have changed since.

use std::time::Duration;

use chrono::{Days, NaiveDate, TimeDelta, Utc};
use tekup_base::{Result, TenantId};
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_db::TenantTx;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{facts::Packer, gather::begins};
use crate::{Support, store::reports as store};

/// How often the loop looks for days to pack: how late a change of a packed day may be seen.
const EVERY: Duration = Duration::from_secs(5);
/// A day that keeps changing is packed again no sooner than this.
const REST: TimeDelta = TimeDelta::seconds(60);
/// Tenants and changed days that one round looks at.
const MOST: i64 = 100;
/// Days of one tenant that one round packs, so that the others get their turn.
const DAYS: usize = 60;

/// Packs until the process stops.
pub(crate) async fn run(support: Support, stop: CancellationToken) {
    let mut tick = tokio::time::interval(EVERY);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = tick.tick() => {}
            () = stop.cancelled() => return,
        }
        loop {
            match round(&support, &stop).await {
                // More of the past is waiting.
                Ok(true) if !stop.is_cancelled() => {}
                Ok(_) => break,
                Err(error) => {
                    tracing::warn!(?error, "packing days failed; the next round tries again");
                    break;
                }
            }
        }
    }
}

/// The last day that is packed: transactions that began on the day before may still be under way, and change their
/// conversations without marking a day.
fn last_day() -> NaiveDate {
    Utc::now().date_naive() - Days::new(2)
}

/// Returns whether some tenant has more days to pack.
async fn round(support: &Support, stop: &CancellationToken) -> Result<bool> {
    let last = last_day();
    let db = &support.0.db;
    let tx = db.begin_system("days of all tenants to be packed").await?;
    let behind = store::tenants_behind(&tx, last, MOST).await?;
    let changed = store::changed_days(&tx, last, Utc::now() - REST, MOST).await?;
    tx.commit().await?;
    for (tenant, day) in changed {
        let tx = db.begin(&context(tenant)).await?;
        if store::hold(&tx).await?.is_some() {
            pack(&tx, day).await?;
            tx.commit().await?;
        }
    }
    let mut more = false;
    for tenant in behind {
        more |= catch_up(support, &context(tenant), last, stop).await?;
    }
    Ok(more)
}

fn context(tenant: Uuid) -> OpContext {
    OpContextBuilder::system("reports", TenantId(tenant), Door::Internal).build()
}

/// Packs the tenant's next days. Returns whether there are more.
async fn catch_up(
    support: &Support,
    ctx: &OpContext,
    last: NaiveDate,
    stop: &CancellationToken,
) -> Result<bool> {
    for _ in 0..DAYS {
        if stop.is_cancelled() {
            return Ok(false);
        }
        let tx = support.0.db.begin(ctx).await?;
        // Another process packs them, or has.
        let Some(packed_to) = store::hold(&tx).await? else {
            return Ok(false);
        };
        if packed_to >= last {
            return Ok(false);
        }
        let next = begins(packed_to + Days::new(1));
        let found = store::next_conversation(&tx, next).await?;
        let day = found.map(|at| at.date_naive()).filter(|day| *day <= last);
        if let Some(day) = day {
            pack(&tx, day).await?;
        }
        store::move_packed_to(&tx, day.unwrap_or(last)).await?;
        tx.commit().await?;
    }
    Ok(true)
}

/// Packs one day. What changes it from now on marks it again.
async fn pack(tx: &TenantTx, day: NaiveDate) -> Result<()> {
    store::drop_marks(tx, day).await?;
    let (from, to) = (begins(day), begins(day + Days::new(1)));
    let mut packer = Packer::new();
    let mut after = None;
    loop {
        let facts = store::facts(tx, from, to, after).await?;
        let more = facts.len() == store::PAGE;
        after = facts.last().map(|fact| (fact.started_at, fact.id));
        facts.into_iter().for_each(|fact| packer.add(fact));
        if !more {
            break;
        }
    }
    let columns = packer.done();
    if columns.is_empty() {
        store::drop_day(tx, day).await?;
    } else {
        store::put_day(tx, day, &columns.pack()?).await?;
    }
    Ok(())
}
