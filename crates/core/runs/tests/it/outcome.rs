//! How a Run ends, and what it says on its way.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering::SeqCst},
};

use futures::FutureExt;
use serde_json::json;
use tekup_base::{Error, PageRequest};
use tekup_runs::{Failure, RunState, signal};
use tekup_testkit::until;
use tokio::sync::Notify;

use crate::bench::{Bench, kind};

#[tokio::test]
async fn a_run_says_what_all_its_attempts_have_used() {
    let bench = Bench::new().await;
    let worker = bench.work(kind(|run| {
        async move {
            tekup_runs::tokens(100, 7);
            if run.run().attempt == 1 {
                let again = tekup_base::Error::unavailable("once more");
                return Err(Failure::Retry(again));
            }
            run.signal("go", None).await?;
            Ok(json!(null))
        }
        .boxed()
    }));
    let id = bench.spawn(5).await;
    until("it waits", || async {
        bench.make_due().await;
        bench.run(id).await.state == RunState::Waiting
    })
    .await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    signal(&mut tx, &bench.ctx, id, "go", &json!(1))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    // Once before it failed, once before it waited, once behind.
    let cost = bench.reaches(id, RunState::Completed).await.cost;
    assert_eq!((cost.prompt_tokens, cost.completion_tokens), (300, 21));
    worker.stop().await;
}

#[tokio::test]
async fn a_failure_that_may_pass_is_tried_again_later_and_then_given_up() {
    let bench = Bench::new().await;
    let tries = Arc::new(AtomicU32::new(0));
    let worker = bench.work(kind({
        let tries = Arc::clone(&tries);
        move |_| {
            let tries = Arc::clone(&tries);
            async move {
                tries.fetch_add(1, SeqCst);
                Err(Failure::Retry(Error::unavailable("the other side is away")))
            }
            .boxed()
        }
    }));
    let id = bench.spawn(3).await;
    for attempt in 1..=2 {
        until("the attempt is over", || async {
            let run = bench.run(id).await;
            run.state == RunState::Queued && run.attempt == attempt
        })
        .await;
        let run = bench.run(id).await;
        assert_eq!(run.error.as_deref(), Some("the other side is away"));
        let later: bool = bench
            .test
            .admin()
            .await
            .query_one(
                "SELECT available_at > created_at + interval '400 milliseconds' FROM runs",
                &[],
            )
            .await
            .unwrap()
            .get(0);
        assert!(later, "it is tried again without a pause");
        bench.make_due().await;
    }
    let run = bench.reaches(id, RunState::Failed).await;
    assert_eq!(run.attempt, 3);
    assert_eq!(tries.load(SeqCst), 3);
    assert_eq!(bench.events(id).await, ["run.created", "run.failed"]);
    worker.stop().await;
}

#[tokio::test]
async fn a_panic_ends_its_own_run_only() {
    let bench = Bench::new().await;
    let worker = bench.work(kind(|run| {
        let bad = run.run().max_attempts == 1;
        async move {
            assert!(!bad, "broken on purpose");
            Ok(json!("fine"))
        }
        .boxed()
    }));
    let bad = bench.spawn(1).await;
    let run = bench.reaches(bad, RunState::Failed).await;
    let error = run.error.unwrap();
    assert!(error.contains("panic"), "{error}");
    assert!(
        !error.contains("on purpose"),
        "the panic's text is for the log: {error}"
    );
    let good = bench.spawn(2).await;
    bench.reaches(good, RunState::Completed).await;
    worker.stop().await;
}

#[tokio::test]
async fn a_kind_that_nobody_knows_any_more_waits_for_a_worker_that_does() {
    let bench = Bench::new().await;
    let id = bench.spawn(5).await;
    bench
        .change("UPDATE runs SET kind = 'another.kind'", &[])
        .await;
    let known = bench.spawn(5).await;
    let worker = bench.work(kind(|_| async { Ok(json!(null)) }.boxed()));
    bench.reaches(known, RunState::Completed).await;
    let run = bench.run(id).await;
    assert_eq!((run.state, run.attempt), (RunState::Queued, 0));
    worker.stop().await;
}

#[tokio::test]
async fn progress_and_log_can_be_followed() {
    let bench = Bench::new().await;
    let worker = bench.work(kind(|run| {
        async move {
            run.log("info", "begun").await;
            for done in 1..=3 {
                run.progress(done, 3, &format!("part {done}")).await?;
            }
            run.log("warn", "one part was odd").await;
            Ok(json!({"parts": 3}))
        }
        .boxed()
    }));
    let id = bench.spawn(5).await;
    let run = bench.reaches(id, RunState::Completed).await;
    assert_eq!((run.progress.done, run.progress.total), (3, 3));
    assert_eq!(run.progress.note.as_deref(), Some("part 3"));
    assert!(run.started_at.is_some() && run.finished_at.is_some());

    let mut lines = Vec::new();
    let mut page = PageRequest {
        limit: Some(1),
        cursor: None,
    };
    loop {
        let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
        let part = tekup_runs::logs(&tx, id, &page).await.unwrap();
        lines.extend(
            part.items
                .into_iter()
                .map(|line| (line.level, line.message)),
        );
        match part.next_cursor {
            Some(cursor) => page.cursor = Some(cursor),
            None => break,
        }
    }
    let expected = [("info", "begun"), ("warn", "one part was odd")];
    assert_eq!(lines, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));

    let events = bench.events(id).await;
    assert_eq!(events.first().map(String::as_str), Some("run.created"));
    assert_eq!(events.last().map(String::as_str), Some("run.completed"));
    let told: Vec<_> = events[1..events.len() - 1].iter().collect();
    assert!(!told.is_empty() && told.iter().all(|event| *event == "run.progress"));
    worker.stop().await;
}

#[tokio::test]
async fn a_run_sees_its_own_tenant_only() {
    let bench = Bench::new().await;
    let other = bench.test.tenant("two").await;
    let worker = bench.work(kind(|run| {
        async move {
            let ctx = run.ctx().clone();
            Ok(json!({"tenant": ctx.tenant(), "input": run.input::<serde_json::Value>()?}))
        }
        .boxed()
    }));
    let id = bench.spawn(5).await;
    let run = bench.reaches(id, RunState::Completed).await;
    let output = run.output.unwrap();
    assert_eq!(output["tenant"], json!(bench.ctx.tenant()));
    assert_eq!(output["input"], json!({"n": 7}));
    let tx = bench.test.db.begin_single(&other).await.unwrap();
    assert!(tekup_runs::get(&tx, id).await.unwrap().is_none());
    worker.stop().await;
}

#[tokio::test]
async fn a_newer_worker_goes_on_with_what_an_older_one_began() {
    let bench = Bench::new().await;
    let reached = Arc::new(Notify::new());
    let old = bench.work(kind({
        let reached = Arc::clone(&reached);
        move |run| {
            let reached = Arc::clone(&reached);
            async move {
                run.step("charge", async { Ok("by the old".to_owned()) })
                    .await?;
                reached.notify_one();
                std::future::pending::<()>().await;
                Ok(json!("never"))
            }
            .boxed()
        }
    }));
    let id = bench.spawn(5).await;
    reached.notified().await;
    let new = bench.work(kind(|run| {
        async move {
            run.step("check", async { Ok(()) }).await?;
            let charged: String = run
                .step("charge", async { Ok("by the new".to_owned()) })
                .await?;
            Ok(json!(charged))
        }
        .boxed()
    }));
    old.die().await;
    bench.let_leases_run_out().await;
    let run = bench.reaches(id, RunState::Completed).await;
    assert_eq!(run.output, Some(json!("by the old")));
    let steps = bench.steps(id).await;
    assert_eq!(steps, [("charge".to_owned(), 1), ("check".to_owned(), 2)]);
    new.stop().await;
}
