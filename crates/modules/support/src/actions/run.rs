use std::time::{Duration, Instant};

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::Value;
use tekup_base::{ActionId, Error, ErrorKind, Result as BaseResult};
use tekup_connectors::{Request, Trouble};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_runs::{Execution, Failure, Run, RunKind, pause};

use super::{KIND, approval};
use crate::{
    Support,
    model::{Action, ActionStatus},
    store,
};

/// Longest time for one attempt.
const LONGEST: Duration = Duration::from_secs(60);
/// The step in which the receiver has done it.
const PERFORMED: &str = "performed";

/// Performs one action.
pub(crate) struct PerformRun(Support);

impl PerformRun {
    pub fn new(support: Support) -> Self {
        Self(support)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Input {
    action_id: ActionId,
}

fn gone() -> Failure {
    Failure::Permanent(Error::not_found("action"))
}

#[async_trait]
impl RunKind for PerformRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        if let Some(done) = run.done(PERFORMED)? {
            return Ok(done);
        }
        let Input { action_id } = run.input()?;
        let ctx = run.ctx().clone();
        let action = match self.begin(run, &ctx, action_id).await? {
            Begun::Perform(action) => *action,
            Begun::Over => return Ok(Value::Null),
        };
        let request = Request {
            kind: &action.kind,
            connection: action.connection_id.map(|id| id.0),
            conversation: action.conversation_id,
            parameters: &action.parameters,
            key: &action.idempotency_key,
        };
        let (started, clock) = (ctx.now(), Instant::now());
        let stop = run.stop().clone();
        let outcome = tokio::select! {
            outcome = tokio::time::timeout(LONGEST, self.0.0.connectors.perform(&ctx, request)) => {
                outcome.unwrap_or_else(|_| Err(Trouble::Failed {
                    reason: format!("no answer within {} s", LONGEST.as_secs()),
                    wait: None,
                }))
            }
            // What the receiver made of it stays unknown; another attempt sends the same key.
            () = stop.cancelled() => return Err(Failure::Cancelled),
        };
        match outcome {
            Ok(result) => {
                let mut tx = self.0.0.db.begin(&ctx).await?;
                run.checkpoint(&tx, PERFORMED, &result, started).await?;
                let took = i32::try_from(clock.elapsed().as_millis()).unwrap_or(i32::MAX);
                store::actions::complete(&tx, action.id, &result, ctx.now(), took).await?;
                let done = store::actions::get(&tx, action.id)
                    .await?
                    .ok_or_else(gone)?;
                emit(&mut tx, &ctx, "action.completed", action.id.0, &done)?;
                tx.commit().await?;
                metrics::counter!("tekup_actions_total", "status" => "completed").increment(1);
                Ok(result)
            }
            Err(trouble) => Err(self.stumble(run, &ctx, action, trouble).await?),
        }
    }

    async fn ended(&self, tx: &mut TenantTx, ctx: &OpContext, run: &Run) -> BaseResult<()> {
        let Ok(Input { action_id }) = serde_json::from_value(run.input.clone()) else {
            return Ok(());
        };
        let Some(action) = store::actions::lock(tx, action_id).await? else {
            return Ok(());
        };
        if action.status.has_ended() {
            return Ok(());
        }
        let (status, error) = match run.error.as_deref() {
            Some(error) => (ActionStatus::Failed, Some(error)),
            None => (ActionStatus::Cancelled, None),
        };
        super::end(tx, ctx, action, status, error).await?;
        Ok(())
    }
}

enum Begun {
    Perform(Box<Action>),
    /// Somebody called it off, or it is done.
    Over,
}

impl PerformRun {
    async fn begin(
        &self,
        run: &Execution,
        ctx: &OpContext,
        id: ActionId,
    ) -> Result<Begun, Failure> {
        let tx = self.0.0.db.begin(ctx).await?;
        run.hold(&tx).await?;
        let mut action = store::actions::lock(&tx, id).await?.ok_or_else(gone)?;
        if matches!(
            action.status,
            ActionStatus::Completed | ActionStatus::Cancelled | ActionStatus::Rejected
        ) {
            return Ok(Begun::Over);
        }
        if !approval::is_given(&action) {
            return Err(Failure::Permanent(Error::forbidden(
                "nobody who may has agreed to exactly this",
            )));
        }
        if ctx.now() > action.deadline_at {
            return Err(Failure::Permanent(Error::new(
                ErrorKind::Timeout,
                "its deadline has passed",
            )));
        }
        action.retry_count = (run.run().attempt - 1).max(0);
        store::actions::begin(&tx, &action, ctx.now()).await?;
        tx.commit().await?;
        Ok(Begun::Perform(Box::new(action)))
    }

    /// Writes down what went wrong and says what comes next.
    async fn stumble(
        &self,
        run: &Execution,
        ctx: &OpContext,
        action: Action,
        trouble: Trouble,
    ) -> Result<Failure, Failure> {
        let reason = trouble.to_string();
        let (wait, counted) = match trouble {
            // `ended` writes the action's end together with the Run's.
            Trouble::Refused(reason) => {
                return Ok(Failure::Permanent(Error::new(ErrorKind::Conflict, reason)));
            }
            Trouble::Failed { wait, .. } => {
                let own = pause(run.run().attempt.unsigned_abs());
                (wait.map_or(own, |wait| wait.max(own)), true)
            }
            Trouble::NotNow { wait, .. } => (wait, false),
        };
        let error = Error::unavailable(reason.clone());
        let next = ctx.now() + TimeDelta::from_std(wait).unwrap_or(TimeDelta::MAX);
        let last = counted && run.run().attempt >= run.run().max_attempts;
        if last {
            return Ok(Failure::Permanent(error));
        }
        if next > action.deadline_at {
            let text = format!("{reason}; its deadline comes before the next try");
            return Ok(Failure::Permanent(Error::unavailable(text)));
        }
        let tx = self.0.0.db.begin(ctx).await?;
        run.hold(&tx).await?;
        store::actions::delay(&tx, action.id, &reason, next).await?;
        tx.commit().await?;
        Ok(Failure::Later {
            wait,
            counted,
            error,
        })
    }
}
