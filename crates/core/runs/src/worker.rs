use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock, atomic::AtomicBool},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use tekup_base::{Clock, Error, SystemClock};
use tekup_blob::Blobs;
use tekup_context::{Door, OpContextBuilder, OpenTransactions};
use tekup_db::{Db, DbError, DbResult, sql::queries::core::runs as sql};
use tokio::{task::JoinSet, time::Instant};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;
use uuid::Uuid;

use crate::{Failure, Run, RunKind, claim::Slots, cost::Spent};

/// How long a worker may be silent before its Runs are taken over.
pub(crate) const LEASE: TimeDelta = TimeDelta::seconds(15);
/// How often a lease is renewed.
const HEARTBEAT: Duration = Duration::from_secs(5);
/// How often the queue is looked through for what has become due, hinted or not.
const SWEEP: Duration = Duration::from_millis(500);

/// Takes Runs from the queue and executes them. Cheap to clone.
#[derive(Clone)]
pub struct Worker(Arc<Inner>);

struct Inner {
    id: Uuid,
    db: Db,
    kinds: RwLock<HashMap<&'static str, Arc<dyn RunKind>>>,
    slots: Slots,
    /// Whether there are tenants with a bound on what runs at once.
    bounded: AtomicBool,
    around: Around,
    stop: CancellationToken,
}

/// What a worker has around it beside the database.
#[derive(Clone)]
pub struct Around {
    /// By which it tells the time.
    pub clock: Arc<dyn Clock>,
    /// Where it reads large payloads.
    pub blobs: Blobs,
}

impl Default for Around {
    fn default() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            blobs: Blobs::default(),
        }
    }
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Worker({})", self.0.id)
    }
}

impl Worker {
    /// A worker that executes at most `slots` Runs from the queue at once, until `stop`.
    pub fn new(db: Db, slots: usize, stop: CancellationToken) -> Self {
        Self::within(db, slots, stop, Around::default())
    }

    /// The same, with another clock than the machine's or with a bucket for large payloads.
    pub fn within(db: Db, slots: usize, stop: CancellationToken, around: Around) -> Self {
        Self(Arc::new(Inner {
            id: Uuid::now_v7(),
            db,
            kinds: RwLock::default(),
            slots: Slots::new(slots),
            bounded: AtomicBool::new(true),
            around,
            stop,
        }))
    }

    /// Teaches the worker a kind of Run.
    pub fn register(&self, kind: Arc<dyn RunKind>) {
        let mut kinds = self.0.kinds.write().unwrap_or_else(PoisonError::into_inner);
        kinds.insert(kind.name(), kind);
    }

    /// Names this worker as the holder of leases.
    pub fn id(&self) -> Uuid {
        self.0.id
    }

    pub(crate) fn kind(&self, name: &str) -> Option<Arc<dyn RunKind>> {
        let kinds = self.0.kinds.read().unwrap_or_else(PoisonError::into_inner);
        kinds.get(name).cloned()
    }

    pub(crate) fn kind_names(&self) -> Vec<&'static str> {
        let kinds = self.0.kinds.read().unwrap_or_else(PoisonError::into_inner);
        kinds.keys().copied().collect()
    }

    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    pub(crate) fn blobs(&self) -> &Blobs {
        &self.0.around.blobs
    }

    pub(crate) fn slots(&self) -> &Slots {
        &self.0.slots
    }

    pub(crate) fn bounded(&self) -> &AtomicBool {
        &self.0.bounded
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.0.around.clock.now()
    }

    /// Takes Runs until told to stop, then gives back what it holds.
    pub async fn run(self) {
        let mut queue = self.0.db.listen(&["tekup_runs"]);
        let mut tasks = JoinSet::new();
        let mut swept: Option<Instant> = None;
        while !self.0.stop.is_cancelled() {
            while tasks.try_join_next().is_some() {}
            let work = async {
                if swept.is_none_or(|at| at.elapsed() >= SWEEP) {
                    self.sweep().await?;
                    swept = Some(Instant::now());
                }
                Ok::<_, Error>(self.claim().await?)
            };
            match work.await {
                Ok(claimed) if claimed.is_empty() => {}
                Ok(claimed) => {
                    for (run, slot) in claimed {
                        let worker = self.clone();
                        tasks.spawn(async move {
                            worker.execute(run).await;
                            drop(slot);
                        });
                    }
                    // There may be more, and room for it.
                    continue;
                }
                Err(error) => {
                    tracing::warn!(%error, "the worker could not reach the queue");
                    tokio::select! {
                        () = tokio::time::sleep(SWEEP) => {}
                        () = self.0.stop.cancelled() => {}
                    }
                }
            }
            tokio::select! {
                () = queue.wait(SWEEP) => {}
                Some(_) = tasks.join_next(), if !tasks.is_empty() => {}
                () = self.0.stop.cancelled() => {}
            }
        }
        // Their executions have been told to stop and give themselves back.
        let _ = tokio::time::timeout(Duration::from_secs(10), async {
            while tasks.join_next().await.is_some() {}
        })
        .await;
    }

    /// Executes a Run that this worker holds: loads its journal, keeps its lease, and writes down how it
    /// ended. Returns the output of a Run that completed.
    pub async fn execute(&self, run: Run) -> Option<Value> {
        let span = tracing::info_span!(
            "run",
            otel.name = %run.kind,
            kind = %run.kind, run = %run.id, tenant = %run.tenant, attempt = run.attempt
        );
        OpenTransactions::scope(self.execute_in_span(run))
            .instrument(span)
            .await
    }

    async fn execute_in_span(&self, run: Run) -> Option<Value> {
        let mut builder = OpContextBuilder::system("run", run.tenant, Door::Run);
        builder.request_id = Arc::from(run.id.to_string());
        builder.clock = Arc::clone(&self.0.around.clock);
        let ctx = builder.build();
        let stop = self.0.stop.child_token();
        let cancelled = CancellationToken::new();
        if run.cancel_requested {
            // Asked for while nobody was at work on it.
            cancelled.cancel();
            stop.cancel();
        }
        let spent = Spent::new();
        let outcome = {
            let work = self.attempt(&ctx, run.clone(), stop.clone(), &cancelled);
            let work = Box::pin(Arc::clone(&spent).counting(work));
            let lease = Box::pin(self.keep_lease(&run, &stop, &cancelled));
            tokio::select! {
                outcome = work => outcome,
                () = lease => {
                    // The lease is gone: whatever the work does now must not count.
                    Err(Failure::LeaseLost)
                }
            }
        };
        let output = outcome.as_ref().ok().cloned();
        let ended = match outcome {
            Err(Failure::Cancelled) if !cancelled.is_cancelled() => {
                self.release(&run).await.map_err(Error::from)
            }
            outcome => self.end(&ctx, run, outcome, spent.cost()).await,
        };
        match ended {
            Ok(()) => output,
            Err(error) => {
                // The lease will run out and somebody will try again.
                tracing::warn!(%error, "how a run ended could not be written down");
                None
            }
        }
    }

    /// Renews the lease until it is lost; tells the execution when somebody asked it to stop.
    async fn keep_lease(&self, run: &Run, stop: &CancellationToken, cancelled: &CancellationToken) {
        let mut lapses = 0;
        loop {
            tokio::time::sleep(HEARTBEAT).await;
            let renewed = async {
                let tx = self.0.db.begin_system("renew the lease of a run").await?;
                let until = self.0.around.clock.now() + LEASE;
                let row = sql::heartbeat_run()
                    .bind(&tx, &until, &run.tenant.0, &run.id.0, &self.0.id)
                    .opt()
                    .await?;
                tx.commit().await?;
                Ok::<_, DbError>(row)
            };
            match renewed.await {
                Ok(Some(asked)) => {
                    lapses = 0;
                    if asked.cancel_requested {
                        cancelled.cancel();
                    }
                    if asked.cancel_requested || asked.paused {
                        stop.cancel();
                    }
                }
                Ok(None) => return,
                Err(error) => {
                    lapses += 1;
                    tracing::warn!(%error, "could not renew a lease");
                    if lapses * HEARTBEAT.as_secs() >= LEASE.num_seconds().unsigned_abs() {
                        return;
                    }
                }
            }
        }
    }

    async fn release(&self, run: &Run) -> DbResult<()> {
        let tx = self
            .0
            .db
            .begin_system("give a run back to the queue")
            .await?;
        sql::release_run()
            .bind(
                &tx,
                &self.0.around.clock.now(),
                &run.tenant.0,
                &run.id.0,
                &self.0.id,
            )
            .await?;
        tx.commit().await
    }
}
