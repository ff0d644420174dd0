use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use tekup_base::{ConnectionId, Result};
use tekup_connectors::Trouble;
use tekup_context::OpContext;
use tekup_db::{Db, TenantTx};
use tekup_events::emit;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{
    model::{Connection, Health},
    store::connections as store,
};

/// Calls to one connection at once, from this process.
pub(crate) const AT_ONCE: usize = 4;
/// Failures in a row that break the circuit.
const BREAKS_AFTER: i32 = 5;
/// How long a broken circuit is left alone at first; doubled by every failed try after that.
const LEFT_ALONE: Duration = Duration::from_secs(15);
/// Longest time.
const LEFT_ALONE_AT_MOST: Duration = Duration::from_secs(600);
/// Longest error text kept.
const MAX_ERROR: usize = 500;
/// Connections remembered; those nobody uses are forgotten when there are more.
const KEPT: usize = 10_000;

/// What every call to a connection passes: a bound on calls at once, a circuit breaker, and the figures.
#[derive(Default)]
pub(crate) struct Gate {
    ways: Mutex<HashMap<ConnectionId, Arc<Semaphore>>>,
}

/// Leave to make one call.
pub(crate) struct Leave {
    _permit: OwnedSemaphorePermit,
    connection: ConnectionId,
    was: Health,
    began: Instant,
}

impl Gate {
    /// Lets a call through, or says when to come again.
    pub fn enter(&self, ctx: &OpContext, connection: &Connection) -> Result<Leave, Trouble> {
        if !connection.enabled {
            return Err(Trouble::Refused(format!(
                "the connection {:?} is switched off",
                connection.name
            )));
        }
        if let Some(until) = connection.open_until
            && until > ctx.now()
        {
            let wait = (until - ctx.now()).to_std().unwrap_or(LEFT_ALONE);
            return Err(Trouble::NotNow {
                reason: format!(
                    "the connection {:?} has failed {} times in a row and is left alone for a while",
                    connection.name, connection.failures_in_a_row
                ),
                wait: wait + jitter(),
            });
        }
        let way = self.way(connection.id);
        let busy = |reason: &str| Trouble::NotNow {
            reason: format!("the connection {:?} {reason}", connection.name),
            wait: Duration::from_millis(500) + jitter(),
        };
        // After a broken circuit a single call feels the way ahead.
        let feeling = connection.failures_in_a_row >= BREAKS_AFTER;
        if feeling && way.available_permits() < AT_ONCE {
            return Err(busy("is being tried again"));
        }
        let permit = way
            .try_acquire_owned()
            .map_err(|_| busy("has all the calls under way that it may have"))?;
        Ok(Leave {
            _permit: permit,
            connection: connection.id,
            was: connection.health,
            began: Instant::now(),
        })
    }

    fn way(&self, id: ConnectionId) -> Arc<Semaphore> {
        let mut ways = self.ways.lock().unwrap_or_else(PoisonError::into_inner);
        if ways.len() >= KEPT {
            ways.retain(|_, way| way.available_permits() < AT_ONCE);
        }
        let way = ways
            .entry(id)
            .or_insert_with(|| Arc::new(Semaphore::new(AT_ONCE)));
        Arc::clone(way)
    }
}

impl Leave {
    /// Writes down how the call went. A figure that cannot be written is lost and logged: the call itself counts.
    pub async fn record<T>(self, db: &Db, ctx: &OpContext, outcome: &Result<T, Trouble>) {
        if let Err(error) = self.write(db, ctx, outcome).await {
            tracing::warn!(?error, "how a connection fared was not written down");
        }
    }

    async fn write<T>(self, db: &Db, ctx: &OpContext, outcome: &Result<T, Trouble>) -> Result<()> {
        let now = ctx.now();
        let took = self.began.elapsed();
        let milliseconds = i32::try_from(took.as_millis()).unwrap_or(i32::MAX);
        let result = match outcome {
            Ok(_) => "ok",
            Err(Trouble::Refused(_)) => "refused",
            Err(_) => "failed",
        };
        metrics::histogram!("tekup_connection_seconds", "outcome" => result).record(took);
        let mut tx = db.begin(ctx).await?;
        match outcome {
            Ok(_) => store::succeeded(&tx, self.connection, now).await?,
            Err(Trouble::Refused(reason)) => {
                store::refused(&tx, self.connection, now, short(reason)).await?;
            }
            Err(Trouble::NotNow { .. }) => {}
            Err(Trouble::Failed { reason, .. }) => {
                let failures = store::failed(&tx, self.connection, now, short(reason)).await?;
                if failures >= BREAKS_AFTER {
                    let doubled = (failures - BREAKS_AFTER).unsigned_abs().min(16);
                    let wait = LEFT_ALONE
                        .saturating_mul(1 << doubled)
                        .min(LEFT_ALONE_AT_MOST);
                    let until = now + TimeDelta::from_std(wait).unwrap_or_default();
                    store::open_circuit(&tx, self.connection, until).await?;
                }
            }
        }
        store::count_call(&tx, self.connection, now, outcome.is_err(), milliseconds).await?;
        self.tell(&mut tx, ctx).await?;
        Ok(tx.commit().await?)
    }

    /// Tells when a connection has begun to fail, or to work again.
    async fn tell(&self, tx: &mut TenantTx, ctx: &OpContext) -> Result<()> {
        let Some(connection) = store::get(tx, self.connection).await? else {
            return Ok(());
        };
        let failing = |health| matches!(health, Health::Failing | Health::Open);
        let event = match (failing(self.was), failing(connection.health)) {
            (false, true) => "connection.failing",
            (true, false) => "connection.recovered",
            _ => return Ok(()),
        };
        emit(tx, ctx, event, self.connection.0, &connection)
    }
}

fn short(text: &str) -> &str {
    let end = text.floor_char_boundary(MAX_ERROR);
    text.get(..end).unwrap_or(text)
}

fn jitter() -> Duration {
    Duration::from_millis(u64::from(uuid::Uuid::new_v4().as_bytes()[0]) * 4)
}
