//! What models were used for, on its way into the database.
//!
//! An answer never waits for it: rows are kept in memory and written together, at the latest after a second. To write
//! each with its answer would cost a commit for every call, and the gateway adds less than a millisecond to one. The
//! price is that a process that is killed loses the last second.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, Utc};
use serde::Serialize;
use tekup_base::TenantId;
use tekup_context::{Door, OpContextBuilder};
use tekup_db::{Db, DbResult};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{budgets::Budgets, metrics, store};

/// How long a row waits at most.
const EVERY: Duration = Duration::from_secs(1);
/// Rows that wait at most, some 20 MB. What comes while the database is away and these are full is lost, and counted.
const MOST: usize = 50_000;
/// Rows that are written without waiting for the second to end, and most rows of one statement.
const BATCH: usize = 1_000;

/// One attempt at an answer, as it is stored.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Row {
    #[serde(skip)]
    pub tenant: TenantId,
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub request_id: String,
    pub attempt: i32,
    pub kind: &'static str,
    pub asked: String,
    pub model: String,
    pub provider: String,
    pub actor_type: &'static str,
    pub actor_id: Option<Uuid>,
    pub agent_id: Option<Uuid>,
    pub run_id: Option<Uuid>,
    pub door: &'static str,
    pub operation: &'static str,
    pub outcome: &'static str,
    pub prompt_tokens: i64,
    pub cached_tokens: i64,
    pub completion_tokens: i64,
    pub thought_tokens: i64,
    pub latency_ms: i64,
    pub first_token_ms: Option<i64>,
    pub cost_micros: Option<i64>,
}

/// The rows that wait. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Meter(Arc<Queue>);

#[derive(Default)]
struct Queue {
    budgets: Budgets,
    rows: Mutex<Vec<Row>>,
    many: Notify,
    /// Held while rows are written: whoever has flushed knows that all rows before are in the books.
    writing: tokio::sync::Mutex<()>,
}

impl Meter {
    /// What the rows are added to at once.
    pub fn budgets(&self) -> &Budgets {
        &self.0.budgets
    }

    pub fn record(&self, row: Row) {
        self.0.budgets.count(&row);
        let mut rows = self.0.rows.lock().unwrap_or_else(PoisonError::into_inner);
        if rows.len() >= MOST {
            drop(rows);
            metrics::lost(1);
            return;
        }
        rows.push(row);
        if rows.len() == BATCH {
            self.0.many.notify_one();
        }
    }

    /// Writes rows until `stop`, and then what is left.
    pub async fn run(&self, db: &Db, stop: CancellationToken) {
        loop {
            let stopped = tokio::select! {
                () = tokio::time::sleep(EVERY) => false,
                () = self.0.many.notified() => false,
                () = stop.cancelled() => true,
            };
            self.flush(db).await;
            self.0.budgets.tell(db).await;
            if stopped {
                return;
            }
        }
    }

    /// Writes what waits. What cannot be written waits on.
    pub async fn flush(&self, db: &Db) {
        let _writing = self.0.writing.lock().await;
        let rows = std::mem::take(&mut *self.0.rows.lock().unwrap_or_else(PoisonError::into_inner));
        let mut tenants: BTreeMap<TenantId, Vec<Row>> = BTreeMap::new();
        for row in rows {
            tenants.entry(row.tenant).or_default().push(row);
        }
        for (tenant, rows) in tenants {
            for batch in rows.chunks(BATCH) {
                if let Err(error) = write(db, tenant, batch).await {
                    tracing::warn!(
                        ?error,
                        rows = batch.len(),
                        "usage of models was not written"
                    );
                    self.put_back(batch);
                }
            }
        }
    }

    fn put_back(&self, batch: &[Row]) {
        let mut rows = self.0.rows.lock().unwrap_or_else(PoisonError::into_inner);
        let room = MOST.saturating_sub(rows.len()).min(batch.len());
        rows.extend_from_slice(&batch[..room]);
        drop(rows);
        metrics::lost(batch.len() - room);
    }
}

async fn write(db: &Db, tenant: TenantId, rows: &[Row]) -> DbResult<()> {
    let ctx = OpContextBuilder::system("models", tenant, Door::Internal).build();
    let tx = db.begin(&ctx).await?;
    store::usage::insert(&tx, tenant, rows).await?;
    tx.commit().await
}
