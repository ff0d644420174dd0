//! What a step returned is not done again.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering::SeqCst},
};

use futures::FutureExt;
use serde_json::json;
use tekup_runs::{Failure, RunKind, RunState, retry};
use tokio::sync::{Notify, Semaphore};

use crate::bench::{Bench, kind};

/// A kind of two steps; how often each was begun, and what lets the second one end.
struct TwoSteps {
    first: Arc<AtomicU32>,
    second: Arc<AtomicU32>,
    at_second: Arc<Notify>,
    gate: Arc<Semaphore>,
}

impl TwoSteps {
    fn new() -> Self {
        Self {
            first: Arc::default(),
            second: Arc::default(),
            at_second: Arc::default(),
            gate: Arc::new(Semaphore::new(0)),
        }
    }

    fn kind(&self) -> Arc<dyn RunKind> {
        let (first, second) = (Arc::clone(&self.first), Arc::clone(&self.second));
        let (at_second, gate) = (Arc::clone(&self.at_second), Arc::clone(&self.gate));
        kind(move |run| {
            let (first, second) = (Arc::clone(&first), Arc::clone(&second));
            let (at_second, gate) = (Arc::clone(&at_second), Arc::clone(&gate));
            async move {
                let n: u32 = run
                    .step("first", async {
                        first.fetch_add(1, SeqCst);
                        Ok(41)
                    })
                    .await?;
                let stop = run.stop().clone();
                let n: u32 = run
                    .step("second", async {
                        second.fetch_add(1, SeqCst);
                        at_second.notify_one();
                        tokio::select! {
                            _ = gate.acquire() => Ok(n + 1),
                            () = stop.cancelled() => Err(Failure::Cancelled),
                        }
                    })
                    .await?;
                Ok(json!({"n": n}))
            }
            .boxed()
        })
    }

    fn begun(&self) -> (u32, u32) {
        (self.first.load(SeqCst), self.second.load(SeqCst))
    }
}

#[tokio::test]
async fn after_a_crash_the_done_step_stays_done_and_the_cut_off_one_runs_again() {
    let bench = Bench::new().await;
    let steps = TwoSteps::new();
    let first = bench.work(steps.kind());
    let id = bench.spawn(5).await;
    steps.at_second.notified().await;
    first.die().await;
    assert_eq!(bench.run(id).await.state, RunState::Running);
    assert_eq!(bench.steps(id).await, [("first".to_owned(), 1)]);

    bench.let_leases_run_out().await;
    steps.gate.add_permits(1);
    let second = bench.work(steps.kind());
    let run = bench.reaches(id, RunState::Completed).await;
    assert_eq!(run.output, Some(json!({"n": 42})));
    assert_eq!(run.attempt, 2);
    assert_eq!(steps.begun(), (1, 2));
    assert_eq!(
        bench.steps(id).await,
        [("first".to_owned(), 1), ("second".to_owned(), 2)]
    );
    second.stop().await;
}

#[tokio::test]
async fn a_worker_that_stops_gives_its_run_back_and_the_next_goes_on_where_it_ended() {
    let bench = Bench::new().await;
    let steps = TwoSteps::new();
    let first = bench.work(steps.kind());
    let id = bench.spawn(5).await;
    steps.at_second.notified().await;
    first.stop().await;
    let run = bench.run(id).await;
    assert_eq!((run.state, run.attempt), (RunState::Queued, 0));

    steps.gate.add_permits(1);
    let second = bench.work(steps.kind());
    let run = bench.reaches(id, RunState::Completed).await;
    assert_eq!(run.output, Some(json!({"n": 42})));
    assert_eq!(steps.begun(), (1, 2));
    second.stop().await;
}

#[tokio::test]
async fn a_failed_run_that_is_tried_again_goes_on_after_its_last_step() {
    let bench = Bench::new().await;
    let first = Arc::new(AtomicU32::new(0));
    let broken = Arc::new(std::sync::atomic::AtomicBool::new(true));
    let work = {
        let (first, broken) = (Arc::clone(&first), Arc::clone(&broken));
        kind(move |run| {
            let (first, broken) = (Arc::clone(&first), Arc::clone(&broken));
            async move {
                let n: u32 = run
                    .step("first", async { Ok(first.fetch_add(1, SeqCst) + 1) })
                    .await?;
                if broken.load(SeqCst) {
                    return Err(tekup_base::Error::conflict("the stars are wrong").into());
                }
                Ok(json!(n))
            }
            .boxed()
        })
    };
    let worker = bench.work(work);
    let id = bench.spawn(5).await;
    let run = bench.reaches(id, RunState::Failed).await;
    assert_eq!(run.error.as_deref(), Some("the stars are wrong"));
    assert_eq!(run.attempt, 1, "a permanent failure is not tried again");

    broken.store(false, SeqCst);
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    assert!(retry(&mut tx, &bench.ctx, id).await.unwrap());
    tx.commit().await.unwrap();
    let run = bench.reaches(id, RunState::Completed).await;
    assert_eq!(run.output, Some(json!(1)));
    assert_eq!(first.load(SeqCst), 1, "the first step was done again");

    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let again = retry(&mut tx, &bench.ctx, id).await.unwrap();
    assert!(!again, "a completed run cannot be tried again");
    worker.stop().await;
}

#[tokio::test]
async fn a_checkpoint_stands_if_and_only_if_its_transaction_does() {
    let bench = Bench::new().await;
    let db = bench.test.db.clone();
    let work = kind(move |run| {
        let db = db.clone();
        async move {
            if run.done::<bool>("effect")?.is_some() {
                return Ok(json!("not done twice"));
            }
            let attempt = run.run().attempt;
            let ctx = run.ctx().clone();
            let tx = db.begin(&ctx).await?;
            run.checkpoint(&tx, "effect", &true, ctx.now()).await?;
            if attempt == 1 {
                drop(tx);
            } else {
                tx.commit().await?;
            }
            Err(Failure::Retry(tekup_base::Error::unavailable("again")))
        }
        .boxed()
    });
    let worker = bench.work(work);
    let id = bench.spawn(5).await;
    for attempt in 1..=2 {
        tekup_testkit::until("the attempt is over", || async {
            let run = bench.run(id).await;
            run.state == RunState::Queued && run.attempt == attempt
        })
        .await;
        let expected = usize::from(attempt == 2);
        assert_eq!(bench.steps(id).await.len(), expected);
        bench.make_due().await;
    }
    let run = bench.reaches(id, RunState::Completed).await;
    assert_eq!(run.output, Some(json!("not done twice")));
    worker.stop().await;
}
