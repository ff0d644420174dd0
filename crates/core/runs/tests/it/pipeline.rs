//! Steps one after the other, in a few lines.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::SeqCst},
    },
    time::Duration,
};

use futures::FutureExt;
use serde_json::json;
use tekup_base::Error;
use tekup_runs::{Failure, Pipeline, RunState, spawn};

use crate::bench::Bench;

#[tokio::test]
async fn each_step_is_given_what_the_one_before_returned_and_goes_on_where_it_failed() {
    let bench = Bench::new().await;
    let (scored, failing) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let pipeline = Pipeline::new("lead.test")
        .attempts(3)
        .step("score", {
            let scored = Arc::clone(&scored);
            move |_, lead| {
                scored.fetch_add(1, SeqCst);
                let score = lead["visits"].as_u64().unwrap_or_default() * 10;
                async move { Ok(json!({"score": score})) }.boxed()
            }
        })
        .step("decide", move |_, scored| {
            let fails = failing.fetch_add(1, SeqCst) == 0;
            let good = scored["score"].as_u64() >= Some(50);
            async move {
                if fails {
                    return Err(Failure::Retry(Error::unavailable("the register is away")));
                }
                Ok(json!({"qualified": good}))
            }
            .boxed()
        });
    let worker = bench.work(Arc::new(pipeline.clone()));
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let new = pipeline.run(json!({"visits": 6}));
    let id = spawn(&mut tx, &bench.ctx, new).await.unwrap();
    tx.commit().await.unwrap();
    let done = bench.reaches(id, RunState::Completed).await;
    assert_eq!(done.output, Some(json!({"qualified": true})));
    assert_eq!((scored.load(SeqCst), done.attempt), (1, 2));
    let steps = bench.steps(id).await;
    assert_eq!(steps, [("score".to_owned(), 1), ("decide".to_owned(), 2)]);
    worker.stop().await;
}

#[tokio::test]
async fn past_its_timeout_it_fails_and_says_so() {
    let bench = Bench::new().await;
    let pipeline = Pipeline::new("lead.test")
        .timeout(Duration::from_millis(300))
        .step("wait", |run, _| {
            async move {
                run.stop().cancelled().await;
                Err(Failure::Cancelled)
            }
            .boxed()
        });
    let worker = bench.work(Arc::new(pipeline.clone()));
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let id = spawn(&mut tx, &bench.ctx, pipeline.run(json!({})))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let failed = bench.reaches(id, RunState::Failed).await;
    assert!(failed.error.unwrap().contains("deadline"));
    worker.stop().await;
}
