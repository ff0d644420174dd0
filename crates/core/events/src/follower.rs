use std::{collections::BTreeMap, sync::Arc, time::Duration};

use async_trait::async_trait;
use tekup_base::{Result, TenantId};
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_db::{DbError, DbResult, SystemTx, sql::queries::core::followers as sql};
use tokio_util::sync::CancellationToken;

use crate::{Event, Hub, store::tail};

/// Events taken at once.
const BATCH: usize = 200;
/// Rest after a batch, so that under load what happens meanwhile shares the next one.
const REST: Duration = Duration::from_millis(50);
/// How long the log is left alone when the hub hears nothing, and after a failure.
const IDLE: Duration = Duration::from_secs(1);

/// What follows the event log of all tenants and must miss nothing.
#[async_trait]
pub trait Follow: Send + Sync {
    /// Names its position for ever.
    fn name(&self) -> &'static str;

    /// Takes events of one tenant in, oldest first. It may hear the same events again, after a crash: what it
    /// writes must bear that. The log waits meanwhile, so it must not reach out to other systems.
    ///
    /// # Errors
    /// When they could not be taken in; they come again.
    async fn take(&self, ctx: &OpContext, events: &[Arc<Event>]) -> Result<()>;
}

/// Reads the log to one [`Follow`], from where it stopped before, in bounded batches and at least once. What
/// the hub has read lately is not read again.
///
/// Its position stands in the database, so it survives the process. Every process may run one: a lock on the
/// position lets one of them work at a time. A new one begins with what happens from then on.
pub struct Follower {
    hub: Hub,
    follow: Arc<dyn Follow>,
}

impl std::fmt::Debug for Follower {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Follower({})", self.follow.name())
    }
}

impl Follower {
    /// Reads the log that `hub` reads to `follow`.
    pub fn new(hub: Hub, follow: Arc<dyn Follow>) -> Self {
        Self { hub, follow }
    }

    /// Works until `stop`.
    pub async fn run(self, stop: CancellationToken) {
        let mut grown = self.hub.watch();
        while !stop.is_cancelled() {
            grown.borrow_and_update();
            let pause = match self.take_batch().await {
                Ok(BATCH) => continue,
                Ok(0) => false,
                Ok(_) => {
                    tokio::time::sleep(REST).await;
                    false
                }
                Err(error) => {
                    tracing::warn!(
                        ?error,
                        follower = self.follow.name(),
                        "events could not be taken in; they come again"
                    );
                    true
                }
            };
            let wait = async {
                if pause || grown.changed().await.is_err() {
                    std::future::pending::<()>().await;
                }
            };
            tokio::select! {
                () = wait => {}
                () = tokio::time::sleep(IDLE) => {}
                () = stop.cancelled() => {}
            }
        }
    }

    /// Takes up to a batch; returns how many events. Zero also when another process has the position.
    async fn take_batch(&self) -> Result<usize> {
        let name = self.follow.name();
        let tx = self
            .hub
            .db()
            .begin_system("follow the event log of all tenants")
            .await?;
        let position = match sql::lock_position()
            .bind(&tx, &name)
            .opt()
            .await
            .map_err(DbError::from)?
        {
            Some(position) => position,
            None => {
                // New, or another process is at work on it.
                let began = sql::begin_following()
                    .bind(&tx, &name)
                    .await
                    .map_err(DbError::from)?;
                tx.commit().await?;
                if began > 0 {
                    tracing::info!(follower = name, "follows the event log from now on");
                }
                return Ok(0);
            }
        };
        let events = self.after(&tx, position).await?;
        let taken = events.len();
        let mut tenants: BTreeMap<TenantId, Vec<Arc<Event>>> = BTreeMap::new();
        let mut last = position;
        for event in events {
            last = event.sequence;
            tenants.entry(event.tenant).or_default().push(event);
        }
        if taken == 0 {
            return Ok(0);
        }
        for (tenant, events) in tenants {
            let ctx = OpContextBuilder::system(name, tenant, Door::Internal).build();
            self.follow.take(&ctx, &events).await?;
        }
        sql::move_position()
            .bind(&tx, &last, &name)
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        Ok(taken)
    }

    async fn after(&self, tx: &SystemTx, position: i64) -> DbResult<Vec<Arc<Event>>> {
        match self.hub.recent(position, BATCH) {
            Some(events) => Ok(events),
            None => tail(tx, position, BATCH).await,
        }
    }
}
