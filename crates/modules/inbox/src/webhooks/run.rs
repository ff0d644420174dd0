use std::time::{Duration, Instant};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use futures::stream::{self, StreamExt};
use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::{ConnectionId, Error};
use tekup_connectors::Trouble;
use tekup_context::OpContext;
use tekup_runs::{Execution, Failure, RunKind};

use super::KIND;
use crate::{
    Inbox, clean,
    gate::AT_ONCE,
    kinds::webhook,
    model::{Delivery, DeliveryStatus, Opened},
    store,
};

/// Deliveries taken at once.
const BATCH: i64 = 20;
/// How long one Run goes on before others have their turn.
const TURN: Duration = Duration::from_secs(20);
/// Longest time for one delivery; what is not recorded by then is due again.
const LONGEST: Duration = Duration::from_secs(30);
const AGAIN: TimeDelta = TimeDelta::seconds(45);
/// Pauses between tries, in seconds, as the Standard Webhooks scheme proposes them; after the last it has failed.
const PAUSES: [i64; 9] = [5, 60, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000];

/// Sends what is due at one receiver.
pub(crate) struct DeliverRun(pub Inbox);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Input {
    connection_id: ConnectionId,
}

/// What comes after a delivery.
enum Next {
    Goes,
    /// The receiver is to be left alone.
    Stop(Duration, String),
}

#[async_trait]
impl RunKind for DeliverRun {
    fn name(&self) -> &'static str {
        KIND
    }

    fn told(&self) -> bool {
        false
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let Input { connection_id } = run.input()?;
        let ctx = run.ctx().clone();
        let began = Instant::now();
        let mut sent = 0_u64;
        while began.elapsed() < TURN {
            run.check()?;
            let Some((with, due)) = self.claim(&ctx, connection_id).await? else {
                return Ok(json!({"sent": sent}));
            };
            if due.is_empty() {
                return self.rest(&ctx, connection_id, sent).await;
            }
            let mut stop = None;
            let mut under_way =
                stream::iter(due.into_iter().map(|one| self.deliver(&ctx, &with, one)))
                    .buffer_unordered(AT_ONCE);
            while let Some(next) = under_way.next().await {
                match next? {
                    Next::Goes => sent += 1,
                    Next::Stop(wait, why) => stop = Some((wait, why)),
                }
            }
            if let Some((wait, why)) = stop {
                return Err(later(wait, &why));
            }
        }
        Err(later(Duration::ZERO, "others have their turn"))
    }
}

fn later(wait: Duration, why: &str) -> Failure {
    Failure::Later {
        wait,
        counted: false,
        error: Error::unavailable(why),
    }
}

impl DeliverRun {
    /// The receiver and what is due there; `None` when the connection is gone.
    async fn claim(
        &self,
        ctx: &OpContext,
        id: ConnectionId,
    ) -> Result<Option<(Opened, Vec<Delivery>)>, Failure> {
        let inbox = &self.0;
        let tx = inbox.0.db.begin(ctx).await?;
        let Some(connection) = store::connections::get(&tx, id).await? else {
            return Ok(None);
        };
        let with = inbox.open(&tx, connection).await?;
        let now = ctx.now();
        let due = store::deliveries::claim(&tx, id, now, now + AGAIN, BATCH).await?;
        tx.commit().await?;
        Ok(Some((with, due)))
    }

    /// Ends, or waits for what is due later.
    async fn rest(&self, ctx: &OpContext, id: ConnectionId, sent: u64) -> Result<Value, Failure> {
        let tx = self.0.0.db.begin_single(ctx).await?;
        match store::deliveries::next_due(&tx, id).await? {
            None => Ok(json!({"sent": sent})),
            Some(due) => {
                let wait = (due - ctx.now()).to_std().unwrap_or_default();
                Err(later(wait, "waits for the next try"))
            }
        }
    }

    async fn deliver(
        &self,
        ctx: &OpContext,
        with: &Opened,
        mut one: Delivery,
    ) -> Result<Next, Failure> {
        let inbox = &self.0;
        let (began, now) = (Instant::now(), ctx.now());
        let leave = match inbox.0.gate.enter(ctx, &with.connection) {
            Ok(leave) => leave,
            Err(Trouble::NotNow { reason, wait }) => {
                let tx = inbox.0.db.begin(ctx).await?;
                let due = now + TimeDelta::from_std(wait).unwrap_or(AGAIN);
                store::deliveries::put_back(&tx, one.id, due).await?;
                tx.commit().await?;
                return Ok(Next::Stop(wait, reason));
            }
            Err(off) => {
                one.status = DeliveryStatus::Failed;
                one.next_attempt_at = None;
                one.error = Some(off.to_string());
                return self.record(ctx, &one).await;
            }
        };
        let id = one.event_id.to_string();
        let sending = webhook::post(inbox, ctx, with, &id, &one.body);
        let outcome = tokio::time::timeout(LONGEST, sending).await;
        let outcome = outcome.unwrap_or_else(|_| {
            Err(Trouble::Failed {
                reason: format!("no answer within {} s", LONGEST.as_secs()),
                wait: None,
            })
        });
        leave.record(&inbox.0.db, ctx, &outcome).await;
        one.duration_ms = Some(i32::try_from(began.elapsed().as_millis()).unwrap_or(i32::MAX));
        match outcome {
            Ok(answer) => {
                one.status = DeliveryStatus::Delivered;
                one.delivered_at = Some(ctx.now());
                one.next_attempt_at = None;
                one.error = None;
                one.response_status = answer["status"].as_i64().and_then(|it| it.try_into().ok());
                one.response_body = answer["body"].as_str().map(clean::text);
            }
            Err(trouble) => {
                one.error = Some(clean::text(&trouble.to_string()));
                let wait = match trouble {
                    Trouble::Failed { wait, .. } => wait,
                    _ => None,
                };
                match next_try(one.attempts, wait, ctx.now()) {
                    Some(at) => one.next_attempt_at = Some(at),
                    None => {
                        one.status = DeliveryStatus::Failed;
                        one.next_attempt_at = None;
                    }
                }
            }
        }
        metrics::counter!("tekup_webhook_deliveries_total", "status" => one.status.as_str())
            .increment(1);
        self.record(ctx, &one).await
    }

    async fn record(&self, ctx: &OpContext, one: &Delivery) -> Result<Next, Failure> {
        let tx = self.0.0.db.begin(ctx).await?;
        store::deliveries::record(&tx, one).await?;
        tx.commit().await?;
        Ok(Next::Goes)
    }
}

/// When to try again after `attempts` tries; `None` when there were enough.
fn next_try(attempts: i32, wait: Option<Duration>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let index = usize::try_from(attempts.max(1) - 1).ok()?;
    let pause = *PAUSES.get(index)?;
    // Up to a fifth more, so that what failed together does not come back together.
    let jitter = rand::random_range(0..=pause / 5);
    let asked = wait.map_or(0, |wait| i64::try_from(wait.as_secs()).unwrap_or(3600));
    Some(now + TimeDelta::seconds((pause + jitter).max(asked)))
}
