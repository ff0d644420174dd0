//! Doing over what has ended, from any of its steps.

use std::sync::{Arc, Mutex};

use futures::FutureExt;
use serde_json::{Value, json};
use tekup_base::ErrorKind;
use tekup_runs::{Failure, RunState, rerun};

use crate::bench::{Bench, kind};

/// Three steps that add the input to what came before, and note that they were done.
fn adding(done: &Arc<Mutex<Vec<String>>>) -> Arc<dyn tekup_runs::RunKind> {
    let done = Arc::clone(done);
    kind(move |run| {
        let done = Arc::clone(&done);
        async move {
            let n = run.input::<Value>()?["n"].as_i64().unwrap();
            let mut sum = 0;
            for name in ["one", "two", "three"] {
                sum = run
                    .step(name, async {
                        done.lock().unwrap().push(name.to_owned());
                        Ok::<i64, Failure>(sum + n)
                    })
                    .await?;
            }
            Ok(json!(sum))
        }
        .boxed()
    })
}

#[tokio::test]
async fn a_run_goes_on_from_an_earlier_step_with_another_input() {
    let bench = Bench::new().await;
    let done = Arc::default();
    let worker = bench.work(adding(&done));
    let first = bench.spawn(5).await;
    let run = bench.reaches(first, RunState::Completed).await;
    assert_eq!(run.output, Some(json!(21)));
    done.lock().unwrap().clear();

    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let input = Some(json!({"n": 1}));
    let second = rerun(&mut tx, &bench.ctx, first, Some("two"), input)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(second.origin_id, Some(first));
    assert_eq!(second.origin_step.as_deref(), Some("two"));
    let again = bench.reaches(second.id, RunState::Completed).await;
    assert_eq!(again.output, Some(json!(9)), "7 of the first, then twice 1");
    assert_eq!(*done.lock().unwrap(), ["two", "three"]);
    assert_eq!(bench.run(first).await.output, Some(json!(21)));
    let steps: Vec<String> = bench
        .steps(second.id)
        .await
        .into_iter()
        .map(|s| s.0)
        .collect();
    assert_eq!(steps, ["one", "two", "three"]);

    done.lock().unwrap().clear();
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let whole = rerun(&mut tx, &bench.ctx, second.id, None, None)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let whole = bench.reaches(whole.id, RunState::Completed).await;
    assert_eq!(whole.output, Some(json!(3)));
    assert_eq!(*done.lock().unwrap(), ["one", "two", "three"]);
    worker.stop().await;
}

#[tokio::test]
async fn only_what_has_ended_is_done_over_and_only_from_a_step_it_did() {
    let bench = Bench::new().await;
    let id = bench.spawn(5).await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let early = rerun(&mut tx, &bench.ctx, id, None, None)
        .await
        .unwrap_err();
    assert_eq!(early.kind(), ErrorKind::Conflict);
    drop(tx);
    let worker = bench.work(adding(&Arc::default()));
    bench.reaches(id, RunState::Completed).await;
    worker.stop().await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let unknown = rerun(&mut tx, &bench.ctx, id, Some("four"), None)
        .await
        .unwrap_err();
    assert_eq!(unknown.fields()[0].field, "fromStep");
}
