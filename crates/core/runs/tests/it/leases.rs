//! Who holds a Run, who has lost it, and how one is told to stop.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering::SeqCst},
    },
    time::Duration,
};

use futures::FutureExt;
use serde_json::json;
use tekup_runs::{Failure, RunState, cancel};
use tokio::sync::{Notify, Semaphore};
use uuid::Uuid;

use crate::bench::{Bench, kind};

#[tokio::test]
async fn who_has_lost_the_lease_writes_nothing_any_more() {
    let bench = Bench::new().await;
    let (reached, gate) = (Arc::new(Notify::new()), Arc::new(Semaphore::new(0)));
    let refused = Arc::new(AtomicBool::new(false));
    let worker = bench.work(kind({
        let (reached, gate) = (Arc::clone(&reached), Arc::clone(&gate));
        let refused = Arc::clone(&refused);
        move |run| {
            let (reached, gate) = (Arc::clone(&reached), Arc::clone(&gate));
            let refused = Arc::clone(&refused);
            async move {
                run.step("before", async { Ok(1) }).await?;
                reached.notify_one();
                let _turn = gate.acquire().await;
                run.log("info", "from beyond the lease").await;
                let progress = run.progress(9, 10, "from beyond the lease").await;
                let step = run.step("after", async { Ok(2) }).await;
                refused.store(
                    matches!(progress, Err(Failure::LeaseLost))
                        && matches!(step, Err(Failure::LeaseLost)),
                    SeqCst,
                );
                reached.notify_one();
                // It says that it is done all the same: that must not count either.
                Ok(json!("from beyond the lease"))
            }
            .boxed()
        }
    }));
    let id = bench.spawn(5).await;
    reached.notified().await;
    let thief = Uuid::now_v7();
    bench
        .change(
            "UPDATE runs SET lease_owner = $1, lease_until = now() + interval '1 hour'",
            &[&thief],
        )
        .await;
    gate.add_permits(1);
    reached.notified().await;
    worker.stop().await;

    assert!(
        refused.load(SeqCst),
        "the worker was not told that it lost the lease"
    );
    let run = bench.run(id).await;
    assert_eq!(run.state, RunState::Running);
    assert_eq!((run.output, run.progress.done), (None, 0));
    assert_eq!(bench.steps(id).await, [("before".to_owned(), 1)]);
    assert_eq!(bench.events(id).await, ["run.created"]);
    let logged = bench.change("DELETE FROM run_logs", &[]).await;
    assert_eq!(logged, 0);
}

#[tokio::test]
async fn a_run_that_waits_is_cancelled_on_the_spot_and_never_begun() {
    let bench = Bench::new().await;
    let begun = Arc::new(AtomicU32::new(0));
    let id = bench.spawn(5).await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let state = cancel(&mut tx, &bench.ctx, id).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(state, Some(RunState::Cancelled));

    let worker = bench.work(kind({
        let begun = Arc::clone(&begun);
        move |_| {
            begun.fetch_add(1, SeqCst);
            async { Ok(json!(null)) }.boxed()
        }
    }));
    let other = bench.spawn(5).await;
    bench.reaches(other, RunState::Completed).await;
    assert_eq!(begun.load(SeqCst), 1);
    let run = bench.run(id).await;
    assert_eq!(run.state, RunState::Cancelled);
    assert!(run.finished_at.is_some());
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    assert_eq!(cancel(&mut tx, &bench.ctx, id).await.unwrap(), None);
    worker.stop().await;
}

/// A kind that works until it is told to stop, and then says so or fails.
fn until_stopped(reached: &Arc<Notify>, fails: bool) -> Arc<dyn tekup_runs::RunKind> {
    let reached = Arc::clone(reached);
    kind(move |run| {
        let reached = Arc::clone(&reached);
        async move {
            run.step("begun", async { Ok(()) }).await?;
            reached.notify_one();
            run.stop().cancelled().await;
            if fails {
                return Err(Failure::Retry(tekup_base::Error::unavailable("cut off")));
            }
            run.check()?;
            Ok(json!("never"))
        }
        .boxed()
    })
}

async fn cancel_while_running(fails: bool) {
    let bench = Bench::new().await;
    let reached = Arc::new(Notify::new());
    let worker = bench.work(until_stopped(&reached, fails));
    let id = bench.spawn(5).await;
    reached.notified().await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let state = cancel(&mut tx, &bench.ctx, id).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        state,
        Some(RunState::Running),
        "it stops at its own next step"
    );

    // The worker hears of it with its next heartbeat; nobody waits for that here.
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(6)).await;
    tokio::time::resume();
    let run = bench.reaches(id, RunState::Cancelled).await;
    assert_eq!(run.output, None);
    assert_eq!(bench.events(id).await, ["run.created", "run.cancelled"]);
    worker.stop().await;
}

#[tokio::test]
async fn a_run_at_work_is_cancelled_with_the_next_heartbeat() {
    cancel_while_running(false).await;
}

#[tokio::test]
async fn a_cancelled_run_that_fails_instead_of_stopping_is_not_tried_again() {
    cancel_while_running(true).await;
}

#[tokio::test]
async fn a_cancel_asked_for_while_the_worker_was_dead_is_heeded_by_the_next() {
    let bench = Bench::new().await;
    let reached = Arc::new(Notify::new());
    let first = bench.work(until_stopped(&reached, false));
    let id = bench.spawn(5).await;
    reached.notified().await;
    first.die().await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    cancel(&mut tx, &bench.ctx, id).await.unwrap();
    tx.commit().await.unwrap();
    bench.let_leases_run_out().await;
    let second = bench.work(until_stopped(&reached, false));
    bench.reaches(id, RunState::Cancelled).await;
    second.stop().await;
}

#[tokio::test]
async fn a_run_whose_attempts_never_end_is_given_up() {
    let bench = Bench::new().await;
    let reached = Arc::new(Notify::new());
    let id = bench.spawn(2).await;
    for _ in 0..2 {
        let worker = bench.work(until_stopped(&reached, false));
        reached.notified().await;
        worker.die().await;
        bench.let_leases_run_out().await;
    }
    let worker = bench.work(until_stopped(&reached, false));
    let run = bench.reaches(id, RunState::Failed).await;
    let error = run.error.unwrap();
    assert!(error.contains("given up after 2"), "{error}");
    worker.stop().await;
}
