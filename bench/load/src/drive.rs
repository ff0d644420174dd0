use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use anyhow::{Context, Result};
use hdrhistogram::Histogram;
use tokio::time::{Instant, sleep_until, timeout};

use crate::plan::{Pace, Plan};

/// Why a request failed, short enough to be counted by: `HTTP 503`, `timeout`.
pub type Failure = Cow<'static, str>;

/// One of the connections under load.
pub trait Connection: Send + 'static {
    /// Sends request `number` (they count up over all connections) and waits for its whole answer.
    fn once(&mut self, number: u64) -> impl Future<Output = Result<(), Failure>> + Send;

    /// Makes the connection usable again after a request that failed or ran out of time.
    fn recover(&mut self) -> impl Future<Output = ()> + Send;
}

/// What came of it.
#[derive(Debug)]
pub struct Measured {
    /// Latencies of answered requests in microseconds.
    pub latency: Histogram<u64>,
    /// Failed requests by reason.
    pub failures: BTreeMap<Failure, u64>,
    /// From the first counted request to the last answer.
    pub elapsed: Duration,
}

impl Measured {
    fn new() -> Result<Self> {
        Ok(Self {
            latency: Histogram::new_with_bounds(1, 120_000_000, 3).context("histogram")?,
            failures: BTreeMap::new(),
            elapsed: Duration::ZERO,
        })
    }

    /// Answered requests a second.
    pub fn rate(&self) -> f64 {
        self.latency.len() as f64 / self.elapsed.as_secs_f64().max(f64::MIN_POSITIVE)
    }

    /// Requests that failed.
    pub fn failed(&self) -> u64 {
        self.failures.values().sum()
    }
}

/// How long requests that were due may still be served after the end.
const GRACE: Duration = Duration::from_secs(15);

/// Puts `connections` under load.
///
/// # Errors
/// When a connection's task broke down.
pub async fn drive<C: Connection>(connections: Vec<C>, plan: &Plan) -> Result<Measured> {
    let clock = Arc::new(Clock {
        start: Instant::now(),
        next: AtomicU64::new(0),
        plan: plan.clone(),
    });
    let mut tasks = tokio::task::JoinSet::new();
    for connection in connections {
        tasks.spawn(one(connection, Arc::clone(&clock)));
    }
    let mut all = Measured::new()?;
    while let Some(done) = tasks.join_next().await {
        let part = done.context("a connection's task")??;
        all.latency.add(&part.latency).context("histogram")?;
        for (reason, count) in part.failures {
            *all.failures.entry(reason).or_default() += count;
        }
        all.elapsed = all.elapsed.max(part.elapsed);
    }
    Ok(all)
}

struct Clock {
    start: Instant,
    next: AtomicU64,
    plan: Plan,
}

impl Clock {
    /// The next request: its number and when it is due. `None` at the end.
    fn draw(&self) -> Option<(u64, Instant)> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let due = match self.plan.pace {
            Pace::Closed => Instant::now(),
            Pace::Open(rate) => self.start + Duration::from_secs_f64(number as f64 / rate),
        };
        let end = self.start + self.plan.warmup + self.plan.measured;
        (number < self.plan.max_requests && due < end).then_some((number, due))
    }
}

async fn one<C: Connection>(mut connection: C, clock: Arc<Clock>) -> Result<Measured> {
    let mut measured = Measured::new()?;
    let counts_from = clock.start + clock.plan.warmup;
    let give_up = counts_from + clock.plan.measured + GRACE;
    while let Some((number, due)) = clock.draw() {
        // The timer rounds up to a millisecond, which in an open loop is part of every latency.
        if due > Instant::now() {
            sleep_until(due).await;
        }
        let counts = due >= counts_from;
        if Instant::now() > give_up {
            if counts {
                *measured
                    .failures
                    .entry("not sent in time".into())
                    .or_default() += 1;
            }
            continue;
        }
        let outcome = timeout(clock.plan.request_limit, connection.once(number))
            .await
            .unwrap_or(Err("timeout".into()));
        let now = Instant::now();
        match outcome {
            Ok(()) if counts => {
                let micros = u64::try_from((now - due).as_micros()).unwrap_or(u64::MAX);
                measured.latency.saturating_record(micros.max(1));
                measured.elapsed = now - counts_from;
            }
            Ok(()) => {}
            Err(reason) => {
                if counts {
                    *measured.failures.entry(reason).or_default() += 1;
                }
                connection.recover().await;
            }
        }
    }
    Ok(measured)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers at once, but stalls for two seconds on one request.
    struct Stalls(u64);

    impl Connection for Stalls {
        async fn once(&mut self, number: u64) -> Result<(), Failure> {
            if number == self.0 {
                tokio::time::sleep(Duration::from_secs(2)).await;
            }
            Ok(())
        }

        async fn recover(&mut self) {}
    }

    /// Fails every other request.
    struct Fails;

    impl Connection for Fails {
        async fn once(&mut self, number: u64) -> Result<(), Failure> {
            tokio::time::sleep(Duration::from_millis(1)).await;
            if number.is_multiple_of(2) {
                Err("even".into())
            } else {
                Ok(())
            }
        }

        async fn recover(&mut self) {}
    }

    #[tokio::test(start_paused = true)]
    async fn requests_that_wait_behind_a_stall_count_their_waiting() {
        let plan = Plan::new(Pace::Open(100.0), 1, 0, 10).unwrap();
        let measured = drive(vec![Stalls(300)], &plan).await.unwrap();
        assert_eq!(measured.latency.len(), 1000);
        // 200 of 1000 requests were due while it stalled, and waited a second on average.
        let p90 = measured.latency.value_at_quantile(0.9);
        assert!((900_000..1_100_000).contains(&p90), "{p90}");
    }

    #[tokio::test(start_paused = true)]
    async fn the_warm_up_does_not_count() {
        let plan = Plan::new(Pace::Open(100.0), 1, 5, 5).unwrap();
        let measured = drive(vec![Stalls(0)], &plan).await.unwrap();
        assert_eq!(measured.latency.len(), 500);
        assert!(
            measured.latency.max() < 10_000,
            "{}",
            measured.latency.max()
        );
    }

    #[tokio::test(start_paused = true)]
    async fn failures_are_counted_apart_and_have_no_latency() {
        let plan = Plan::new(Pace::Open(10.0), 2, 0, 10).unwrap();
        let measured = drive(vec![Fails, Fails], &plan).await.unwrap();
        assert_eq!(measured.latency.len(), 50);
        assert_eq!(measured.failures["even"], 50);
    }

    #[tokio::test(start_paused = true)]
    async fn a_closed_loop_ends_on_time() {
        let plan = Plan::new(Pace::Closed, 4, 0, 3).unwrap();
        let started = Instant::now();
        let measured = drive(vec![Fails, Fails, Fails, Fails], &plan)
            .await
            .unwrap();
        assert!(started.elapsed() < Duration::from_secs(4));
        assert!(measured.latency.len() > 1000);
    }
}
