//! A Run that waits holds no worker, forgets nothing, and goes on when what it waits for is there.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::SeqCst},
    },
    time::Duration,
};

use futures::FutureExt;
use serde_json::{Value, json};
use tekup_base::RunId;
use tekup_runs::{NewRun, RunKind, RunState, cancel, set_paused, signal};

use crate::bench::{Bench, kind};

const LONG: Duration = Duration::from_secs(3_600);

/// A kind that counts a step, waits for the signal `answer`, and returns what came.
fn asks(begun: &Arc<AtomicU32>, patience: Option<Duration>) -> Arc<dyn RunKind> {
    let begun = Arc::clone(begun);
    kind(move |run| {
        let begun = Arc::clone(&begun);
        async move {
            run.step("asked", async {
                begun.fetch_add(1, SeqCst);
                Ok(())
            })
            .await?;
            let answer = run.signal("answer", patience).await?;
            Ok(json!({"answer": answer}))
        }
        .boxed()
    })
}

impl Bench {
    async fn send(&self, id: RunId, payload: Value) -> bool {
        let mut tx = self.test.db.begin(&self.ctx).await.unwrap();
        let sent = signal(&mut tx, &self.ctx, id, "answer", &payload)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        sent
    }

    async fn rest(&self, id: RunId, paused: bool) {
        let mut tx = self.test.db.begin(&self.ctx).await.unwrap();
        assert!(set_paused(&mut tx, id, paused).await.unwrap());
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn a_signal_wakes_a_run_that_waits_even_after_its_worker_is_gone() {
    let bench = Bench::new().await;
    let begun = Arc::new(AtomicU32::new(0));
    let first = bench.work(asks(&begun, None));
    let id = bench.spawn(1).await;
    bench.reaches(id, RunState::Waiting).await;
    first.stop().await;
    assert!(bench.send(id, json!("yes")).await);
    assert!(bench.send(id, json!("no")).await);
    let second = bench.work(asks(&begun, None));
    let run = bench.reaches(id, RunState::Completed).await;
    assert_eq!(
        run.output,
        Some(json!({"answer": "yes"})),
        "the oldest first"
    );
    assert_eq!((begun.load(SeqCst), run.attempt), (1, 1));
    assert!(!bench.send(id, json!("late")).await, "it has ended");
    second.stop().await;
}

#[tokio::test]
async fn a_signal_that_comes_early_is_kept_and_one_that_never_comes_is_not_waited_for() {
    let bench = Bench::new().await;
    let begun = Arc::new(AtomicU32::new(0));
    let early = bench.spawn(1).await;
    assert!(bench.send(early, json!(1)).await);
    let never = bench.spawn(1).await;
    let worker = bench.work(asks(&begun, Some(Duration::from_millis(300))));
    let run = bench.reaches(early, RunState::Completed).await;
    assert_eq!(run.output, Some(json!({"answer": 1})));
    let run = bench.reaches(never, RunState::Completed).await;
    assert_eq!(run.output, Some(json!({"answer": null})));
    worker.stop().await;
}

#[tokio::test]
async fn a_timer_runs_on_while_nobody_works() {
    let bench = Bench::new().await;
    let timer = || {
        kind(|run| {
            async move {
                run.sleep("a while", Duration::from_millis(800)).await?;
                Ok(json!("rested"))
            }
            .boxed()
        })
    };
    let first = bench.work(timer());
    let id = bench.spawn(1).await;
    bench.reaches(id, RunState::Waiting).await;
    first.die().await;
    let second = bench.work(timer());
    let run = bench.reaches(id, RunState::Completed).await;
    let took = run.finished_at.unwrap() - run.created_at;
    assert!(took.num_milliseconds() >= 800, "{took}");
    second.stop().await;
}

/// A kind whose Runs with an `of` in their input have two children, side by side, and join what they return.
fn family() -> Arc<dyn RunKind> {
    kind(|run| {
        async move {
            let input: Value = run.input()?;
            if let Some(n) = input["part"].as_u64() {
                run.signal("go", None).await?;
                return Ok(json!(n * 10));
            }
            let run = &*run;
            let branches = [1, 2].map(|n| async move {
                let new = NewRun::new("test.work", json!({"part": n}));
                run.child(&format!("part {n}"), new).await
            });
            let parts = run.join(branches).await?;
            Ok(json!(parts))
        }
        .boxed()
    })
}

impl Bench {
    async fn children(&self, of: RunId) -> Vec<RunId> {
        let rows = self.test.admin().await;
        let sql = "SELECT id FROM runs WHERE parent_id = $1 ORDER BY input ->> 'part'";
        let rows = rows.query(sql, &[&of.0]).await.unwrap();
        rows.iter().map(|row| RunId(row.get(0))).collect()
    }

    async fn go(&self, id: RunId) {
        let mut tx = self.test.db.begin(&self.ctx).await.unwrap();
        let sent = signal(&mut tx, &self.ctx, id, "go", &Value::Null).await;
        assert!(sent.unwrap());
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn children_run_side_by_side_and_are_joined() {
    let bench = Bench::new().await;
    let worker = bench.work(family());
    let id = bench.spawn(1).await;
    bench.reaches(id, RunState::Waiting).await;
    let children = bench.children(id).await;
    assert_eq!(children.len(), 2);
    // The second first: the parent waits for both.
    for child in children.iter().rev() {
        bench.reaches(*child, RunState::Waiting).await;
        assert_eq!(bench.run(id).await.output, None);
        bench.go(*child).await;
        bench.reaches(*child, RunState::Completed).await;
    }
    let run = bench.reaches(id, RunState::Completed).await;
    assert_eq!(run.output, Some(json!([10, 20])));
    worker.stop().await;
}

#[tokio::test]
async fn who_is_cancelled_takes_its_children_along() {
    let bench = Bench::new().await;
    let worker = bench.work(family());
    let id = bench.spawn(1).await;
    bench.reaches(id, RunState::Waiting).await;
    let children = bench.children(id).await;
    for child in &children {
        bench.reaches(*child, RunState::Waiting).await;
    }
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    cancel(&mut tx, &bench.ctx, id).await.unwrap();
    tx.commit().await.unwrap();
    bench.reaches(id, RunState::Cancelled).await;
    for child in children {
        bench.reaches(child, RunState::Cancelled).await;
    }
    worker.stop().await;
}

#[tokio::test]
async fn a_child_that_fails_fails_its_parent_with_its_reason() {
    let bench = Bench::new().await;
    let worker = bench.work(family());
    let id = bench.spawn(1).await;
    bench.reaches(id, RunState::Waiting).await;
    let children = bench.children(id).await;
    bench.reaches(children[0], RunState::Waiting).await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    cancel(&mut tx, &bench.ctx, children[0]).await.unwrap();
    tx.commit().await.unwrap();
    let run = bench.reaches(id, RunState::Failed).await;
    let error = run.error.unwrap();
    assert!(error.contains("cancelled"), "{error}");
    worker.stop().await;
}

#[tokio::test]
async fn a_run_that_rests_is_left_alone_until_it_is_resumed() {
    let bench = Bench::new().await;
    let begun = Arc::new(AtomicU32::new(0));
    let id = bench.spawn(1).await;
    bench.rest(id, true).await;
    let worker = bench.work(asks(&begun, None));
    let other = bench.spawn(1).await;
    bench.reaches(other, RunState::Waiting).await;
    let run = bench.run(id).await;
    assert_eq!((run.state, run.paused), (RunState::Queued, true));
    bench.rest(id, false).await;
    bench.reaches(id, RunState::Waiting).await;
    assert_eq!(begun.load(SeqCst), 2);
    // What comes while it rests is there when it goes on.
    bench.rest(id, true).await;
    assert!(bench.send(id, json!("meanwhile")).await);
    assert!(bench.send(other, json!("at once")).await);
    bench.reaches(other, RunState::Completed).await;
    assert_eq!(bench.run(id).await.state, RunState::Waiting);
    bench.rest(id, false).await;
    let run = bench.reaches(id, RunState::Completed).await;
    assert_eq!(run.output, Some(json!({"answer": "meanwhile"})));
    worker.stop().await;
}

#[tokio::test]
async fn past_its_deadline_a_run_fails_whether_it_works_or_waits() {
    let bench = Bench::new().await;
    let worker = bench.work(kind(|run| {
        async move {
            let input: Value = run.input()?;
            if input["waits"] == true {
                run.signal("never", Some(LONG)).await?;
            } else {
                tokio::time::sleep(LONG).await;
            }
            Ok(json!(null))
        }
        .boxed()
    }));
    for waits in [true, false] {
        let mut new = NewRun::new("test.work", json!({"waits": waits}));
        new.limit = Some(Duration::from_millis(400));
        let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
        let id = tekup_runs::spawn(&mut tx, &bench.ctx, new).await.unwrap();
        tx.commit().await.unwrap();
        let run = bench.reaches(id, RunState::Failed).await;
        let error = run.error.unwrap();
        assert!(error.contains("its deadline"), "{error}");
    }
    worker.stop().await;
}
