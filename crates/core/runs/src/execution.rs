use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tekup_base::Error;
use tekup_context::OpContext;
use tekup_db::{Db, DbError, TenantTx, sql::queries::core::runs as sql};
use tekup_events::emit;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{Failure, Progress, Run};

/// How often progress is written at most.
const PROGRESS_EVERY: Duration = Duration::from_secs(1);

/// One attempt at a Run: its journal, its progress and its log.
pub struct Execution {
    ctx: OpContext,
    db: Db,
    run: Run,
    owner: Uuid,
    journal: HashMap<String, Value>,
    stop: CancellationToken,
    progress_written: Option<Instant>,
}

impl Execution {
    /// Reads the journal, so that the work goes on where it ended.
    pub(crate) async fn load(
        db: Db,
        ctx: OpContext,
        run: Run,
        owner: Uuid,
        stop: CancellationToken,
    ) -> Result<Self, Failure> {
        let mut journal = HashMap::new();
        if !run.fresh {
            let tx = db.begin_single(&ctx).await?;
            let steps = sql::run_steps()
                .bind(&tx, &run.id.0, &run.created_at, &i64::from(i32::MAX), &0)
                .all()
                .await
                .map_err(DbError::from)?;
            journal.extend(steps.into_iter().map(|step| (step.name, step.output)));
        }
        Ok(Self {
            ctx,
            db,
            run,
            owner,
            journal,
            stop,
            progress_written: None,
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
        serde_json::from_value(self.run.input.clone())
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
        self.journal
            .get(name)
            .map(|output| serde_json::from_value(output.clone()))
            .transpose()
            .map_err(|error| Failure::Permanent(Error::internal(error)))
    }

    /// Does step `name` unless it is done, and writes down what it returned.
    ///
    /// # Errors
    /// What the work says; `Cancelled` before it begins when the Run shall stop; `LeaseLost` when another
    /// worker has the Run by now.
    pub async fn step<T, F>(&mut self, name: &str, work: F) -> Result<T, Failure>
    where
        T: Serialize + DeserializeOwned,
        F: Future<Output = Result<T, Failure>>,
    {
        if let Some(output) = self.done(name)? {
            return Ok(output);
        }
        self.check()?;
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
        &mut self,
        tx: &TenantTx,
        name: &str,
        output: &T,
        started: DateTime<Utc>,
    ) -> Result<(), Failure> {
        let output =
            serde_json::to_value(output).map_err(|e| Failure::Permanent(Error::internal(e)))?;
        self.hold(tx).await?;
        let ordinal = i32::try_from(self.journal.len()).unwrap_or(i32::MAX);
        sql::insert_step()
            .bind(
                tx,
                &self.ctx.tenant().0,
                &self.run.id.0,
                &name,
                &ordinal,
                &self.run.attempt,
                &output,
                &started,
                &self.ctx.now(),
                &self.run.created_at,
            )
            .await
            .map_err(DbError::from)?;
        self.journal.insert(name.to_owned(), output);
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

    /// Stops here if the Run shall stop.
    ///
    /// # Errors
    /// `Cancelled`.
    pub fn check(&self) -> Result<(), Failure> {
        if self.stop.is_cancelled() {
            Err(Failure::Cancelled)
        } else {
            Ok(())
        }
    }

    /// Says how far the work has come. Written at most once a second, and at the end.
    ///
    /// # Errors
    /// `LeaseLost` when another worker has the Run by now; else when the database fails.
    pub async fn progress(&mut self, done: i64, total: i64, note: &str) -> Result<(), Failure> {
        self.run.progress = Progress {
            done,
            total,
            note: Some(note.to_owned()),
        };
        let early = self
            .progress_written
            .is_some_and(|at| at.elapsed() < PROGRESS_EVERY);
        if early && done < total {
            return Ok(());
        }
        self.progress_written = Some(Instant::now());
        let mut tx = self.db.begin(&self.ctx).await?;
        sql::set_progress()
            .bind(&tx, &done, &total, &Some(note), &self.run.id.0, &self.owner)
            .opt()
            .await
            .map_err(DbError::from)?
            .ok_or(Failure::LeaseLost)?;
        emit(&mut tx, &self.ctx, "run.progress", self.run.id.0, &self.run)?;
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
