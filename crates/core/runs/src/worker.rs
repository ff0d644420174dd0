use std::{collections::HashMap, sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use tekup_base::{Clock, Error, ErrorKind, SystemClock};
use tekup_context::{Door, OpContext, OpContextBuilder, OpenTransactions};
use tekup_db::{Db, DbError, DbResult, sql::queries::core::runs as sql};
use tekup_events::emit;
use tokio::{sync::Semaphore, task::JoinSet};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;
use uuid::Uuid;

use crate::{
    Execution, Failure, Run, RunKind, RunState, backoff, execution::past, store::wake, undo::Cause,
};

/// How long a worker may be silent before its Runs are taken over.
pub(crate) const LEASE: TimeDelta = TimeDelta::seconds(15);
/// How often a lease is renewed.
const HEARTBEAT: Duration = Duration::from_secs(5);
/// How long the queue is left alone when nobody hints.
const IDLE: Duration = Duration::from_secs(1);

/// Until when a Run waits that only something else can wake.
const FOR_EVER: DateTime<Utc> = DateTime::<Utc>::MAX_UTC;

/// Takes Runs from the queue and executes them. Cheap to clone.
#[derive(Clone)]
pub struct Worker(Arc<Inner>);

struct Inner {
    id: Uuid,
    db: Db,
    kinds: std::sync::RwLock<HashMap<&'static str, Arc<dyn RunKind>>>,
    slots: Arc<Semaphore>,
    clock: Arc<dyn Clock>,
    stop: CancellationToken,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Worker({})", self.0.id)
    }
}

impl Worker {
    /// A worker that executes at most `slots` Runs from the queue at once, until `stop`.
    pub fn new(db: Db, slots: usize, stop: CancellationToken) -> Self {
        Self(Arc::new(Inner {
            id: Uuid::now_v7(),
            db,
            kinds: std::sync::RwLock::new(HashMap::new()),
            slots: Arc::new(Semaphore::new(slots.max(1))),
            clock: Arc::new(SystemClock),
            stop,
        }))
    }

    /// Teaches the worker a kind of Run.
    pub fn register(&self, kind: Arc<dyn RunKind>) {
        let mut kinds = self
            .0
            .kinds
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        kinds.insert(kind.name(), kind);
    }

    /// Names this worker as the holder of leases.
    pub fn id(&self) -> Uuid {
        self.0.id
    }

    fn kind(&self, name: &str) -> Option<Arc<dyn RunKind>> {
        let kinds = self
            .0
            .kinds
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        kinds.get(name).cloned()
    }

    fn kind_names(&self) -> Vec<&'static str> {
        let kinds = self
            .0
            .kinds
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        kinds.keys().copied().collect()
    }

    /// Takes Runs until told to stop, then gives back what it holds.
    pub async fn run(self) {
        let mut queue = self.0.db.listen(&["tekup_runs"]);
        let mut tasks = JoinSet::new();
        while !self.0.stop.is_cancelled() {
            while tasks.try_join_next().is_some() {}
            match self.claim().await {
                Ok(claimed) => {
                    for (run, slot) in claimed {
                        let worker = self.clone();
                        tasks.spawn(async move {
                            worker.execute(run).await;
                            drop(slot);
                        });
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "the worker could not reach the queue");
                    tokio::select! {
                        () = tokio::time::sleep(IDLE) => {}
                        () = self.0.stop.cancelled() => {}
                    }
                }
            }
            tokio::select! {
                () = queue.wait(IDLE) => {}
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

    async fn claim(&self) -> DbResult<Vec<(Run, tokio::sync::OwnedSemaphorePermit)>> {
        let mut slots = Vec::new();
        while let Ok(slot) = Arc::clone(&self.0.slots).try_acquire_owned() {
            slots.push(slot);
        }
        if slots.is_empty() {
            return Ok(Vec::new());
        }
        let now = self.0.clock.now();
        let limit = i64::try_from(slots.len()).unwrap_or(1);
        let tx = self
            .0
            .db
            .begin_system("take due runs of all tenants")
            .await?;
        let rows = sql::claim_runs()
            .bind(
                &tx,
                &self.0.id,
                &(now + LEASE),
                &now,
                &self.kind_names(),
                &limit,
            )
            .all()
            .await?;
        tx.commit().await?;
        let claimed = rows.into_iter().map(|row| {
            let mut run = Run::from(row);
            // The database keeps microseconds; a Run that was begun before kept that earlier moment.
            run.fresh = run
                .started_at
                .is_some_and(|at| at.timestamp_micros() == now.timestamp_micros());
            run
        });
        Ok(claimed.zip(slots).collect())
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
        let ctx = builder.build();
        let stop = self.0.stop.child_token();
        let cancelled = CancellationToken::new();
        if run.cancel_requested {
            // Asked for while nobody was at work on it.
            cancelled.cancel();
            stop.cancel();
        }
        let outcome = {
            let work = self.attempt(&ctx, run.clone(), stop.clone(), &cancelled);
            let lease = self.keep_lease(&run, &stop, &cancelled);
            tokio::pin!(work, lease);
            tokio::select! {
                outcome = &mut work => outcome,
                () = &mut lease => {
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
            outcome => self.end(&ctx, run, outcome).await,
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

    async fn attempt(
        &self,
        ctx: &OpContext,
        run: Run,
        stop: CancellationToken,
        cancelled: &CancellationToken,
    ) -> Result<Value, Failure> {
        let kind = self.kind(&run.kind).ok_or_else(|| {
            Failure::Permanent(Error::unavailable(format!(
                "no worker knows the kind {}",
                run.kind
            )))
        })?;
        if run.attempt > run.max_attempts {
            return Err(Failure::Permanent(Error::new(
                ErrorKind::Internal,
                format!(
                    "given up after {} attempts that never ended",
                    run.max_attempts
                ),
            )));
        }
        let deadline = run.deadline;
        let mut execution =
            Execution::load(self.0.db.clone(), ctx.clone(), run, self.0.id, stop).await?;
        let work = std::panic::AssertUnwindSafe(kind.execute(&mut execution));
        let outcome = tokio::select! {
            outcome = caught(work) => outcome,
            late = overtime(ctx, deadline) => Err(late),
        };
        let Some(cause) = undoes(&execution, &outcome, cancelled) else {
            return match outcome {
                Err(Failure::Retry(_) | Failure::Later { .. }) if cancelled.is_cancelled() => {
                    Err(Failure::Cancelled)
                }
                outcome => outcome,
            };
        };
        let undone = std::panic::AssertUnwindSafe(execution.take_back(cause));
        match caught(undone).await? {
            Cause::Cancelled => Err(Failure::Cancelled),
            Cause::Failed(why) => Err(Failure::Permanent(Error::new(ErrorKind::Internal, why))),
        }
    }

    /// Renews the lease until it is lost; tells the execution when somebody asked it to stop.
    async fn keep_lease(&self, run: &Run, stop: &CancellationToken, cancelled: &CancellationToken) {
        let mut lapses = 0;
        loop {
            tokio::time::sleep(HEARTBEAT).await;
            let renewed = async {
                let tx = self.0.db.begin_system("renew the lease of a run").await?;
                let until = self.0.clock.now() + LEASE;
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
                &self.0.clock.now(),
                &run.tenant.0,
                &run.id.0,
                &self.0.id,
            )
            .await?;
        tx.commit().await
    }

    async fn end(
        &self,
        ctx: &OpContext,
        mut run: Run,
        outcome: Result<Value, Failure>,
    ) -> Result<(), Error> {
        let now = ctx.now();
        let (state, event) = match outcome {
            Ok(output) => {
                run.output = Some(output);
                (RunState::Completed, "run.completed")
            }
            Err(Failure::LeaseLost) => {
                tracing::warn!("the lease was lost; another worker goes on");
                return Ok(());
            }
            Err(Failure::Cancelled) => (RunState::Cancelled, "run.cancelled"),
            Err(Failure::Retry(error)) if run.attempt < run.max_attempts => {
                let pause = backoff::pause(run.attempt.unsigned_abs());
                return self.reschedule(ctx, &run, &error, pause, true).await;
            }
            Err(Failure::Wait { until }) => return self.suspend(ctx, &run, until).await,
            Err(Failure::Later {
                wait,
                counted,
                error,
            }) if !counted || run.attempt < run.max_attempts => {
                return self.reschedule(ctx, &run, &error, wait, counted).await;
            }
            Err(
                Failure::Retry(error) | Failure::Permanent(error) | Failure::Later { error, .. },
            ) => {
                tracing::warn!(?error, "a run failed");
                run.error = Some(error.to_string());
                (RunState::Failed, "run.failed")
            }
        };
        run.state = state;
        run.finished_at = Some(now);
        metrics::counter!("tekup_runs_total", "kind" => run.kind.clone(), "state" => state.as_str())
            .increment(1);
        let mut tx = self.0.db.begin(ctx).await?;
        let ended = sql::finish_run()
            .bind(
                &tx,
                &state.as_str(),
                &run.output,
                &run.error,
                &now,
                &run.id.0,
                &self.0.id,
            )
            .opt()
            .await
            .map_err(DbError::from)?;
        if ended.is_some() {
            let kind = self.kind(&run.kind);
            if kind.as_ref().is_none_or(|kind| kind.told()) {
                emit(&mut tx, ctx, event, run.id.0, &run)?;
            }
            if let Some(kind) = kind
                && state != RunState::Completed
            {
                kind.ended(&mut tx, ctx, &run).await?;
            }
            if let Some(parent) = run.parent_id {
                wake(&mut tx, ctx, parent).await?;
            }
            tx.commit().await?;
        }
        Ok(())
    }

    /// Lets a Run wait until a moment, or until it is woken.
    async fn suspend(
        &self,
        ctx: &OpContext,
        run: &Run,
        until: Option<DateTime<Utc>>,
    ) -> Result<(), Error> {
        let until = until.unwrap_or(FOR_EVER);
        let tx = self.0.db.begin(ctx).await?;
        sql::suspend_run()
            .bind(&tx, &ctx.now(), &until, &run.id.0, &self.0.id)
            .opt()
            .await
            .map_err(DbError::from)?;
        Ok(tx.commit().await?)
    }

    async fn reschedule(
        &self,
        ctx: &OpContext,
        run: &Run,
        error: &Error,
        pause: Duration,
        counted: bool,
    ) -> Result<(), Error> {
        tracing::debug!(?error, ?pause, "a run will be tried again");
        let at = ctx.now() + TimeDelta::from_std(pause).unwrap_or(LEASE);
        let refund = i32::from(!counted);
        let tx = self.0.db.begin(ctx).await?;
        sql::reschedule_run()
            .bind(&tx, &at, &error.to_string(), &refund, &run.id.0, &self.0.id)
            .opt()
            .await
            .map_err(DbError::from)?;
        Ok(tx.commit().await?)
    }
}

/// Why what was done is taken back now, if it is.
fn undoes(
    execution: &Execution,
    outcome: &Result<Value, Failure>,
    cancelled: &CancellationToken,
) -> Option<Cause> {
    if execution.is_undoing() {
        // The journal knows why.
        return Some(Cause::Cancelled);
    }
    let run = execution.run();
    let last = run.attempt >= run.max_attempts;
    let cause = match outcome {
        Err(Failure::Permanent(error)) => Cause::Failed(error.to_string()),
        Err(Failure::Retry(_) | Failure::Later { .. } | Failure::Cancelled)
            if cancelled.is_cancelled() =>
        {
            Cause::Cancelled
        }
        Err(
            Failure::Retry(error)
            | Failure::Later {
                error,
                counted: true,
                ..
            },
        ) if last => Cause::Failed(error.to_string()),
        // Else it goes on later.
        _ => return None,
    };
    execution.has_undo().then_some(cause)
}

/// Waits for a Run's deadline.
async fn overtime(ctx: &OpContext, deadline: Option<DateTime<Utc>>) -> Failure {
    match deadline {
        None => std::future::pending().await,
        Some(deadline) => {
            let left = (deadline - ctx.now()).to_std().unwrap_or_default();
            tokio::time::sleep(left).await;
            past(deadline)
        }
    }
}

/// A panic inside of a Run is a failure of that Run alone.
async fn caught<T>(
    work: std::panic::AssertUnwindSafe<impl Future<Output = Result<T, Failure>>>,
) -> Result<T, Failure> {
    use futures::FutureExt;
    match work.catch_unwind().await {
        Ok(outcome) => outcome,
        Err(_) => Err(Failure::Permanent(Error::new(
            ErrorKind::Internal,
            "the run's code broke down (panic); see the server's log",
        ))),
    }
}
