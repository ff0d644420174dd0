//! What a Run waits for without holding a worker: a time, a signal, a Run of its own.
//!
//! Whoever waits returns [`Failure::Wait`], which ends the attempt. When what is waited for may have happened, the Run is
//! taken up again and goes through its journal to the same place.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::join_all;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tekup_base::{Error, ErrorKind, RunId};
use tekup_db::{DbError, sql::queries::core::runs as sql};

use crate::{Execution, Failure, NewRun, Run, RunState, queue};

impl Execution {
    /// Waits for `time`, counted from when step `name` was first reached.
    ///
    /// # Errors
    /// [`Failure::Wait`] until it is over.
    pub async fn sleep(&self, name: &str, time: Duration) -> Result<(), Failure> {
        self.sleep_until(self.moment_in(name, time).await?)
    }

    /// Waits until `at`, which must be the same in every attempt.
    ///
    /// # Errors
    /// [`Failure::Wait`] until then.
    pub fn sleep_until(&self, at: DateTime<Utc>) -> Result<(), Failure> {
        if self.ctx.now() >= at {
            return Ok(());
        }
        self.check()?;
        Err(Failure::Wait { until: Some(at) })
    }

    /// The moment `time` after step `name` was first reached.
    async fn moment_in(&self, name: &str, time: Duration) -> Result<DateTime<Utc>, Failure> {
        let time = TimeDelta::from_std(time)
            .ok()
            .and_then(|time| self.ctx.now().checked_add_signed(time));
        let at = time.ok_or_else(|| {
            let message = format!("{name} waits longer than time goes on");
            Failure::Permanent(Error::new(ErrorKind::Internal, message))
        })?;
        self.step(name, async { Ok(at) }).await
    }

    /// Waits for a signal called `name`, the oldest that was sent to this Run and not taken yet; `None` when none has come
    /// within `patience`. Each `name` is taken once in a Run: for a second signal, give both names of their own.
    ///
    /// # Errors
    /// [`Failure::Wait`] until it is there.
    pub async fn signal(
        &self,
        name: &str,
        patience: Option<Duration>,
    ) -> Result<Option<Value>, Failure> {
        if let Some(payload) = self.done(name)? {
            return Ok(payload);
        }
        let until = match patience {
            Some(patience) => Some(self.moment_in(&format!("{name}: until"), patience).await?),
            None => None,
        };
        self.check()?;
        let now = self.ctx.now();
        let tx = self.db.begin(&self.ctx).await?;
        // Before it is taken: a worker that has lost the Run leaves the signal to the other.
        self.hold(&tx).await?;
        let payload = sql::take_signal()
            .bind(&tx, &self.run.id.0, &name)
            .opt()
            .await
            .map_err(DbError::from)?;
        if payload.is_none() && until.is_none_or(|until| now < until) {
            return Err(Failure::Wait { until });
        }
        self.checkpoint(&tx, name, &payload, now).await?;
        tx.commit().await?;
        Ok(payload)
    }

    /// Has `new` done as a Run of its own, and waits for what it returns. It is cancelled with this one.
    ///
    /// # Errors
    /// [`Failure::Wait`] until it has ended; a permanent failure when it failed or was cancelled.
    pub async fn child(&self, name: &str, new: NewRun) -> Result<Value, Failure> {
        if let Some(output) = self.done(name)? {
            return Ok(output);
        }
        let id = self.begin_child(name, new).await?;
        let tx = self.db.begin(&self.ctx).await?;
        let child = crate::get(&tx, id).await?;
        let mut child = child.ok_or_else(|| Failure::from(Error::not_found("run")))?;
        let output = match child.state {
            RunState::Completed => {
                crate::fill(&tx, &self.blobs, &mut child).await?;
                child.output.take().unwrap_or_default()
            }
            RunState::Failed | RunState::Cancelled => return Err(ended(&child)),
            _ => {
                self.check()?;
                return Err(Failure::Wait { until: None });
            }
        };
        self.checkpoint(&tx, name, &output, child.created_at)
            .await?;
        tx.commit().await?;
        Ok(output)
    }

    async fn begin_child(&self, name: &str, new: NewRun) -> Result<RunId, Failure> {
        let name = format!("{name}: run");
        if let Some(id) = self.done(&name)? {
            return Ok(id);
        }
        self.check()?;
        let started = self.ctx.now();
        let mut tx = self.db.begin(&self.ctx).await?;
        let id = queue::spawn_child(&mut tx, &self.ctx, new, self.run.id).await?;
        self.checkpoint(&tx, &name, &id, started).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Does all of `branches` side by side; their steps need names of their own. Each goes as far as it can before the
    /// first failure is told, so that no step is broken off by another branch.
    ///
    /// # Errors
    /// The first failure that is no wait; else [`Failure::Wait`] for whichever is over first.
    pub async fn join<T>(
        &self,
        branches: impl IntoIterator<Item = impl Future<Output = Result<T, Failure>>>,
    ) -> Result<Vec<T>, Failure> {
        let (mut done, mut waits) = (Vec::new(), None::<Option<DateTime<Utc>>>);
        let mut failed = None;
        for outcome in join_all(branches).await {
            match outcome {
                Ok(output) => done.push(output),
                Err(Failure::Wait { until }) => {
                    let earlier = [waits.flatten(), until].into_iter().flatten().min();
                    waits = Some(earlier);
                }
                Err(failure) => failed = failed.or(Some(failure)),
            }
        }
        match (failed, waits) {
            (Some(failure), _) => Err(failure),
            (None, Some(until)) => Err(Failure::Wait { until }),
            (None, None) => Ok(done),
        }
    }

    /// Like [`Self::step`], and fails, to be tried again, when the work takes longer than `limit`.
    ///
    /// # Errors
    /// As [`Self::step`].
    pub async fn step_within<T, F>(
        &self,
        name: &str,
        limit: Duration,
        work: F,
    ) -> Result<T, Failure>
    where
        T: Serialize + DeserializeOwned,
        F: Future<Output = Result<T, Failure>>,
    {
        let late = || {
            let message = format!("step {name} took longer than {} s", limit.as_secs_f64());
            Failure::Retry(Error::new(ErrorKind::Timeout, message))
        };
        let work = async {
            tokio::time::timeout(limit, work)
                .await
                .map_err(|_| late())?
        };
        self.step(name, work).await
    }
}

fn ended(child: &Run) -> Failure {
    let why = child.error.as_deref().unwrap_or("without a reason");
    let message = format!("run {} {}: {why}", child.id, child.state.as_str());
    Failure::Permanent(Error::new(ErrorKind::Internal, message))
}
