//! How an attempt ends: with the Run's end, or with when it goes on.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use tekup_base::Error;
use tekup_context::OpContext;
use tekup_db::{DbError, sql::queries::core::runs as sql};
use tekup_events::emit;

use crate::{
    Cost, Failure, Run, RunState, Worker,
    approvals::withdraw,
    backoff, payload,
    queue::{FOR_EVER, admit},
    store::wake,
    worker::LEASE,
};

impl Worker {
    /// Writes down how an attempt ended.
    pub(crate) async fn end(
        &self,
        ctx: &OpContext,
        mut run: Run,
        outcome: Result<Value, Failure>,
        cost: Cost,
    ) -> Result<(), Error> {
        let now = ctx.now();
        let mut large = None;
        let (state, event) = match outcome {
            Ok(output) => match payload::large("the run", &output) {
                Ok(bytes) => {
                    run.output = bytes.is_none().then_some(output);
                    large = bytes;
                    (RunState::Completed, "run.completed")
                }
                Err(error) => {
                    run.error = Some(error.to_string());
                    (RunState::Failed, "run.failed")
                }
            },
            Err(Failure::LeaseLost) => {
                tracing::warn!("the lease was lost; another worker goes on");
                return Ok(());
            }
            Err(Failure::Cancelled) => (RunState::Cancelled, "run.cancelled"),
            Err(Failure::Retry(error)) if run.attempt < run.max_attempts => {
                let pause = backoff::pause(run.attempt.unsigned_abs());
                return self.reschedule(ctx, &run, &error, pause, true, cost).await;
            }
            Err(Failure::Wait { until }) => return self.suspend(ctx, &run, until, cost).await,
            Err(Failure::Later {
                wait,
                counted,
                error,
            }) if !counted || run.attempt < run.max_attempts => {
                return self
                    .reschedule(ctx, &run, &error, wait, counted, cost)
                    .await;
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
        run.cost.work_ms += cost.work_ms;
        run.cost.prompt_tokens += cost.prompt_tokens;
        run.cost.completion_tokens += cost.completion_tokens;
        run.finished_at = Some(now);
        metrics::counter!("tekup_runs_total", "kind" => run.kind.clone(), "state" => state.as_str())
            .increment(1);
        let mut tx = self.db().begin(ctx).await?;
        if state != RunState::Completed {
            // First, as whoever decides on it locks the approval before the Run.
            withdraw(&tx, ctx, run.id).await?;
        }
        run.output_blob =
            payload::put_large(&tx, run.tenant, run.created_at, large.as_deref()).await?;
        let ended = sql::finish_run()
            .bind(
                &tx,
                &state.as_str(),
                &run.output,
                &run.output_blob,
                &run.error,
                &now,
                &cost.work_ms,
                &cost.prompt_tokens,
                &cost.completion_tokens,
                &run.id.0,
                &self.id(),
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
            if let Some(key) = &run.key {
                admit(&mut tx, ctx, key);
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
        cost: Cost,
    ) -> Result<(), Error> {
        let until = until.unwrap_or(FOR_EVER);
        let tx = self.db().begin(ctx).await?;
        sql::suspend_run()
            .bind(
                &tx,
                &ctx.now(),
                &until,
                &cost.work_ms,
                &cost.prompt_tokens,
                &cost.completion_tokens,
                &run.id.0,
                &self.id(),
            )
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
        cost: Cost,
    ) -> Result<(), Error> {
        tracing::debug!(?error, ?pause, "a run will be tried again");
        let at = ctx.now() + TimeDelta::from_std(pause).unwrap_or(LEASE);
        let refund = i32::from(!counted);
        let tx = self.db().begin(ctx).await?;
        sql::reschedule_run()
            .bind(
                &tx,
                &at,
                &error.to_string(),
                &refund,
                &cost.work_ms,
                &cost.prompt_tokens,
                &cost.completion_tokens,
                &run.id.0,
                &self.id(),
            )
            .opt()
            .await
            .map_err(DbError::from)?;
        Ok(tx.commit().await?)
    }
}
