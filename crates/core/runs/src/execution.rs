use std::{
    collections::HashMap,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicI32, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tekup_base::{Error, ErrorKind};
use tekup_blob::Blobs;
use tekup_context::OpContext;
use tekup_db::{Db, DbError, TenantTx, sql::queries::core::runs as sql};
use tekup_events::emit;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    Failure, Progress, Run,
    payload::{self, fill_steps},
    store::all_steps,
    undo::Undo,
};

/// How often progress is written at most.
const PROGRESS_EVERY: Duration = Duration::from_secs(1);

/// One attempt at a Run: its journal, its progress and its log.
pub struct Execution {
    pub(crate) ctx: OpContext,
    pub(crate) db: Db,
    pub(crate) blobs: Blobs,
    pub(crate) run: Run,
    /// What the Run was given, where that is too large for its row.
    input: Option<Value>,
    owner: Uuid,
    journal: Mutex<HashMap<String, Value>>,
    /// The place of the next step.
    next: AtomicI32,
    stop: CancellationToken,
    /// What was done is being undone: then nothing new begins, and nothing stops.
    pub(crate) undoing: AtomicBool,
    pub(crate) undo: Mutex<Vec<Undo>>,
    progress_written: Mutex<Option<Instant>>,
}

pub(crate) fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Execution {
    /// Reads the journal, so that the work goes on where it ended.
    pub(crate) async fn load(
        db: Db,
        blobs: Blobs,
        ctx: OpContext,
        run: Run,
        owner: Uuid,
        stop: CancellationToken,
    ) -> Result<Self, Failure> {
        let mut steps = Vec::new();
        if !run.fresh {
            let tx = db.begin_single(&ctx).await?;
            steps = all_steps(&tx, &run).await?;
        }
        let mut input = None;
        if run.input_blob.is_some() || steps.iter().any(|step| step.output_blob.is_some()) {
            let tx = db.begin(&ctx).await?;
            fill_steps(&tx, &blobs, &run, &mut steps).await?;
            if let Some(id) = run.input_blob {
                input = Some(payload::known(&tx, &blobs, &run, id).await?);
            }
        }
        let journal: HashMap<_, _> = steps
            .into_iter()
            .map(|step| (step.name, step.output))
            .collect();
        let next = i32::try_from(journal.len()).unwrap_or(i32::MAX);
        Ok(Self {
            ctx,
            db,
            blobs,
            run,
            input,
            owner,
            undoing: AtomicBool::new(journal.contains_key(crate::undo::BEGUN)),
            journal: Mutex::new(journal),
            next: AtomicI32::new(next),
            stop,
            undo: Mutex::default(),
            progress_written: Mutex::default(),
        })
    }

    /// The context in which the work is done: the Run's tenant, as Tekup itself.
    pub fn ctx(&self) -> &OpContext {
        &self.ctx
    }

    /// The Run.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// What the Run was given.
    ///
    /// # Errors
    /// A permanent failure when it has another shape.
    pub fn input<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        let input = self.input.as_ref().unwrap_or(&self.run.input);
        serde_json::from_value(input.clone())
            .map_err(|error| Failure::Permanent(Error::internal(error)))
    }

    /// Fires when the Run shall stop; long steps must watch it.
    pub fn stop(&self) -> &CancellationToken {
        &self.stop
    }

    /// What step `name` returned in this or an earlier attempt, if it is done.
    ///
    /// # Errors
    /// A permanent failure when the journal holds another shape.
    pub fn done<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Failure> {
        let output = lock(&self.journal).get(name).cloned();
        output
            .map(serde_json::from_value)
            .transpose()
            .map_err(|error| Failure::Permanent(Error::internal(error)))
    }

    /// Does step `name` unless it is done, and writes down what it returned.
    ///
    /// # Errors
    /// What the work says; `Cancelled` before it begins when the Run shall stop; `LeaseLost` when another
    /// worker has the Run by now.
    pub async fn step<T, F>(&self, name: &str, work: F) -> Result<T, Failure>
    where
        T: Serialize + DeserializeOwned,
        F: Future<Output = Result<T, Failure>>,
    {
        if let Some(output) = self.done(name)? {
            return Ok(output);
        }
        self.check()?;
        self.perform(name, work).await
    }

    /// Does a step that is not done.
    pub(crate) async fn perform<T, F>(&self, name: &str, work: F) -> Result<T, Failure>
    where
        T: Serialize,
        F: Future<Output = Result<T, Failure>>,
    {
        let started = self.ctx.now();
        let output = work.await?;
        let tx = self.db.begin(&self.ctx).await?;
        self.checkpoint(&tx, name, &output, started).await?;
        tx.commit().await?;
        Ok(output)
    }

    /// Writes down what step `name` returned in `tx`, the transaction that did it: the effect and its
    /// record are one. The caller commits.
    ///
    /// # Errors
    /// `LeaseLost` when another worker has the Run by now; then the caller must not commit.
    pub async fn checkpoint<T: Serialize>(
        &self,
        tx: &TenantTx,
        name: &str,
        output: &T,
        started: DateTime<Utc>,
    ) -> Result<(), Failure> {
        let output =
            serde_json::to_value(output).map_err(|e| Failure::Permanent(Error::internal(e)))?;
        self.hold(tx).await?;
        let large = payload::large(&format!("step {name}"), &output)?;
        let (tenant, at) = (self.run.tenant, self.run.created_at);
        let blob = payload::put_large(tx, tenant, at, large.as_deref()).await?;
        let row = if blob.is_some() {
            &Value::Null
        } else {
            &output
        };
        let ordinal = self.next.fetch_add(1, Relaxed);
        sql::insert_step()
            .bind(
                tx,
                &self.ctx.tenant().0,
                &self.run.id.0,
                &name,
                &ordinal,
                &self.run.attempt,
                row,
                &blob,
                &started,
                &self.ctx.now(),
                &self.run.created_at,
            )
            .await
            .map_err(DbError::from)?;
        lock(&self.journal).insert(name.to_owned(), output);
        Ok(())
    }

    /// Makes sure, inside of `tx`, that the Run is still this worker's until `tx` ends.
    ///
    /// # Errors
    /// `LeaseLost` when it is not.
    pub async fn hold(&self, tx: &TenantTx) -> Result<(), Failure> {
        sql::lock_lease()
            .bind(tx, &self.run.id.0, &self.owner)
            .opt()
            .await
            .map_err(DbError::from)?
            .map(|_| ())
            .ok_or(Failure::LeaseLost)
    }

    /// Stops here if the Run shall stop, or has taken longer than it may.
    ///
    /// # Errors
    /// `Cancelled`, or a permanent failure past the Run's deadline.
    pub fn check(&self) -> Result<(), Failure> {
        if self.stop.is_cancelled() || self.undoing.load(Relaxed) {
            return Err(Failure::Cancelled);
        }
        match self.run.deadline {
            Some(deadline) if self.ctx.now() >= deadline => Err(past(deadline)),
            _ => Ok(()),
        }
    }

    /// Says how far the work has come; `total` is 0 where nobody knows. Written at most once a second, and at the end.
    ///
    /// # Errors
    /// `LeaseLost` when another worker has the Run by now; else when the database fails.
    pub async fn progress(&self, done: i64, total: i64, note: &str) -> Result<(), Failure> {
        {
            let mut written = lock(&self.progress_written);
            let early = written.is_some_and(|at| at.elapsed() < PROGRESS_EVERY);
            let ended = total > 0 && done >= total;
            if early && !ended {
                return Ok(());
            }
            *written = Some(Instant::now());
        }
        let mut run = self.run.clone();
        run.progress = Progress {
            done,
            total,
            note: Some(note.to_owned()),
        };
        let mut tx = self.db.begin(&self.ctx).await?;
        sql::set_progress()
            .bind(&tx, &done, &total, &Some(note), &self.run.id.0, &self.owner)
            .opt()
            .await
            .map_err(DbError::from)?
            .ok_or(Failure::LeaseLost)?;
        emit(&mut tx, &self.ctx, "run.progress", run.id.0, &run)?;
        tx.commit().await?;
        Ok(())
    }

    /// Writes a line into the Run's log. A line that cannot be written is dropped: the log is for people.
    /// Nothing is written once another worker has the Run.
    pub async fn log(&self, level: &'static str, message: &str) {
        let write = async {
            let tx = self.db.begin(&self.ctx).await?;
            sql::insert_log()
                .bind(
                    &tx,
                    &self.ctx.tenant().0,
                    &self.run.id.0,
                    &Uuid::now_v7(),
                    &self.ctx.now(),
                    &level,
                    &message,
                    &self.owner,
                )
                .await?;
            tx.commit().await
        };
        if let Err(error) = write.await {
            tracing::warn!(run = %self.run.id, %error, "a line of a run's log was lost");
        }
    }
}

/// The end of a Run that took too long.
pub(crate) fn past(deadline: DateTime<Utc>) -> Failure {
    let message = format!("not done by {}, its deadline", deadline.format("%F %T UTC"));
    Failure::Permanent(Error::new(ErrorKind::Timeout, message))
}
