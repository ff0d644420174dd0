use std::time::Duration;

use tekup_db::{Db, DbResult, sql::queries::core::events as sql};
use tokio_util::sync::CancellationToken;

/// Events moved in one transaction.
const BATCH: i64 = 1000;
/// Rest after a batch. The first event after a while goes on at once; under load, transactions that end
/// meanwhile share the next batch.
const REST: Duration = Duration::from_millis(20);
/// How long the outbox is left alone when nobody hints.
const IDLE: Duration = Duration::from_secs(1);

/// Moves events from the outbox into the log, in the outbox's order, and gives them their sequence.
///
/// Every process runs one; a lock in the database lets one of them work at a time.
#[derive(Debug)]
pub struct Relay {
    db: Db,
}

impl Relay {
    /// A relay on `db`.
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Works until `stop`.
    pub async fn run(self, stop: CancellationToken) {
        let mut outbox = self.db.listen(&["tekup_outbox"]);
        while !stop.is_cancelled() {
            match self.move_batch().await {
                Ok(Some(moved)) if moved == BATCH.unsigned_abs() => continue,
                Ok(Some(0)) => {}
                Ok(Some(_)) => tokio::time::sleep(REST).await,
                Ok(None) => {
                    // The other process may have looked before what this one was hinted at was there.
                    tokio::time::sleep(REST).await;
                    continue;
                }
                Err(error) => {
                    tracing::warn!(%error, "the event relay could not reach the database");
                    tokio::select! {
                        () = tokio::time::sleep(IDLE) => {}
                        () = stop.cancelled() => {}
                    }
                }
            }
            tokio::select! {
                () = outbox.wait(IDLE) => {}
                () = stop.cancelled() => {}
            }
        }
    }

    /// Moves up to a batch; returns how many. `None` when another process is at it.
    async fn move_batch(&self) -> DbResult<Option<u64>> {
        let tx = self.db.begin_system("relay events of all tenants").await?;
        if !sql::try_relay_lock().bind(&tx).one().await? {
            return Ok(None);
        }
        let moved = sql::relay_outbox().bind(&tx, &BATCH).await?;
        if moved > 0 {
            sql::notify_events().bind(&tx).one().await?;
            tx.commit().await?;
            metrics::counter!("tekup_events_total").increment(moved);
        }
        Ok(Some(moved))
    }
}
