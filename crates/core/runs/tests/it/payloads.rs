//! Large payloads lie beside the journal, in Postgres or in a bucket, and nobody notices.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::SeqCst},
};

use chrono::{TimeDelta, Utc};
use futures::FutureExt;
use serde_json::{Value, json};
use tekup_base::RunId;
use tekup_runs::{Failure, NewRun, Run, RunKind, RunState, spawn};
use tekup_testkit::{S3Server, until};

use super::bench::{Bench, kind};

const LETTERS: usize = 100_000;

fn letters(letter: &str) -> Value {
    json!({ "text": letter.repeat(LETTERS) })
}

/// Returns what its step made of its input, which is as long; the first attempt ends behind the step.
fn echo() -> Arc<dyn RunKind> {
    kind(|run| {
        async move {
            let input: Value = run.input()?;
            let text = input["text"].as_str().unwrap_or_default();
            let made: Value = run
                .step("make", async {
                    Ok(json!({"text": text.replace('a', "b")}))
                })
                .await?;
            if run.run().attempt == 1 {
                let again = tekup_base::Error::unavailable("once more");
                return Err(Failure::Retry(again));
            }
            Ok(made)
        }
        .boxed()
    })
}

async fn start(bench: &Bench, input: Value) -> RunId {
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let new = NewRun::new("test.work", input);
    let id = spawn(&mut tx, &bench.ctx, new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn filled(bench: &Bench, id: RunId) -> Run {
    let mut run = bench.run(id).await;
    let tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    tekup_runs::fill(&tx, &bench.blobs, &mut run).await.unwrap();
    run
}

async fn count(bench: &Bench, query: &str) -> i64 {
    let admin = bench.test.admin().await;
    admin.query_one(query, &[]).await.unwrap().get(0)
}

const IN_POSTGRES: &str = "SELECT count(*) FROM blobs WHERE bytes IS NOT NULL";

async fn done(bench: &Bench, id: RunId) {
    until("it is done", || async {
        bench.make_due().await;
        let run = bench.run(id).await;
        assert_ne!(run.state, RunState::Failed, "{:?}", run.error);
        run.state == RunState::Completed
    })
    .await;
}

#[tokio::test]
async fn what_is_large_lies_beside_the_journal_and_comes_back() {
    let bench = Bench::new().await;
    let worker = bench.work(echo());
    let id = start(&bench, letters("a")).await;
    done(&bench, id).await;
    let bare = bench.run(id).await;
    assert_eq!((bare.input, bare.output), (Value::Null, None));
    let run = filled(&bench, id).await;
    assert_eq!(run.input, letters("a"));
    assert_eq!(run.output, Some(letters("b")));

    let tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let page = tekup_runs::steps(&tx, &run, &Default::default()).await;
    let mut steps = page.unwrap().items;
    assert_eq!((steps.len(), &steps[0].output), (1, &Value::Null));
    let blob = steps[0].output_blob.unwrap();
    let step = tekup_runs::payload(&tx, &bench.blobs, &run, blob).await;
    assert_eq!(step.unwrap(), letters("b"));
    tekup_runs::fill_steps(&tx, &bench.blobs, &run, &mut steps)
        .await
        .unwrap();
    assert_eq!(steps[0].output, letters("b"));
    drop(tx);

    assert_eq!(count(&bench, IN_POSTGRES).await, 3);
    let largest = "SELECT max(length(data::text))::bigint FROM outbox";
    assert!(count(&bench, largest).await < 10_000, "events carry it too");
    worker.stop().await;
}

#[tokio::test]
async fn a_payload_is_shown_with_its_own_run_only() {
    let bench = Bench::new().await;
    let worker = bench.work(echo());
    let (one, other) = (
        start(&bench, letters("a")).await,
        start(&bench, letters("c")).await,
    );
    done(&bench, one).await;
    done(&bench, other).await;
    let (one, other) = (bench.run(one).await, bench.run(other).await);
    let tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let foreign = other.input_blob.unwrap();
    let refused = tekup_runs::payload(&tx, &bench.blobs, &one, foreign).await;
    assert_eq!(refused.unwrap_err().kind(), tekup_base::ErrorKind::NotFound);
    worker.stop().await;
}

#[tokio::test]
async fn small_payloads_stay_where_they_are() {
    let bench = Bench::new().await;
    let worker = bench.work(echo());
    let id = start(&bench, json!({"text": "aa"})).await;
    done(&bench, id).await;
    assert_eq!(bench.run(id).await.output, Some(json!({"text": "bb"})));
    assert_eq!(count(&bench, "SELECT count(*) FROM blobs").await, 0);
    worker.stop().await;
}

#[tokio::test]
async fn a_parent_gets_what_its_child_returned() {
    let bench = Bench::new().await;
    let worker = bench.work(kind(|run| {
        async move {
            let input: Value = run.input()?;
            if input["parent"] == true {
                return run
                    .child("child", NewRun::new("test.work", json!({})))
                    .await;
            }
            Ok(letters("c"))
        }
        .boxed()
    }));
    let id = start(&bench, json!({"parent": true})).await;
    bench.reaches(id, RunState::Completed).await;
    assert_eq!(filled(&bench, id).await.output, Some(letters("c")));
    worker.stop().await;
}

#[tokio::test]
async fn what_is_larger_than_a_blob_may_be_fails_with_the_reason() {
    let bench = Bench::new().await;
    let worker = bench.work(kind(|run| {
        async move {
            let input: Value = run.input()?;
            if input["step"] == true {
                run.step("make", async { Ok("x".repeat(65 * 1024 * 1024)) })
                    .await?;
            }
            Ok(json!("y".repeat(65 * 1024 * 1024)))
        }
        .boxed()
    }));
    for (input, named) in [(json!({"step": true}), "step make"), (json!({}), "the run")] {
        let id = start(&bench, input).await;
        let run = bench.reaches(id, RunState::Failed).await;
        let error = run.error.unwrap();
        assert!(error.contains(named) && error.contains("64 MiB"), "{error}");
    }
    worker.stop().await;
}

#[tokio::test]
async fn a_rerun_keeps_what_it_took_over_when_the_origin_has_gone() {
    let bench = Bench::new().await;
    let holding = Arc::new(AtomicBool::new(false));
    let held = Arc::clone(&holding);
    let worker = bench.work(kind(move |run| {
        let held = Arc::clone(&held);
        async move {
            let input: Value = run.input()?;
            let made: Value = run.step("make", async { Ok(letters("b")) }).await?;
            if held.load(SeqCst) {
                return Err(Failure::Retry(tekup_base::Error::unavailable("held")));
            }
            run.step("end", async { Ok(()) }).await?;
            Ok(json!([input["text"], made["text"]]))
        }
        .boxed()
    }));
    let origin = start(&bench, letters("a")).await;
    bench.reaches(origin, RunState::Completed).await;
    holding.store(true, SeqCst);
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let again = tekup_runs::rerun(&mut tx, &bench.ctx, origin, Some("end"), None).await;
    tx.commit().await.unwrap();
    // As its partition does.
    bench
        .change(
            "DELETE FROM blobs WHERE created_at = (SELECT created_at FROM runs WHERE id = $1)",
            &[&origin.0],
        )
        .await;
    holding.store(false, SeqCst);
    let id = again.unwrap().id;
    done(&bench, id).await;
    let expected = json!(["a".repeat(LETTERS), "b".repeat(LETTERS)]);
    assert_eq!(filled(&bench, id).await.output, Some(expected));
    worker.stop().await;
}

#[tokio::test]
async fn a_bucket_takes_them_over_and_may_be_away() {
    let server = S3Server::start().await;
    let bench = Bench::with_bucket(&server).await;
    server.set_away(true);
    let worker = bench.work(echo());
    let id = start(&bench, letters("a")).await;
    done(&bench, id).await;
    assert_eq!(count(&bench, IN_POSTGRES).await, 3, "nothing is lost");
    server.set_away(false);
    until("all lies in the bucket", || async {
        count(&bench, IN_POSTGRES).await == 0
    })
    .await;
    assert_eq!(server.keys().len(), 3);
    let tenant = bench.ctx.tenant().to_string();
    assert!(server.keys().iter().all(|key| key.contains(&tenant)));
    assert_eq!(filled(&bench, id).await.output, Some(letters("b")));

    // What lies there is read by what goes on.
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let again = tekup_runs::rerun(&mut tx, &bench.ctx, id, None, None).await;
    tx.commit().await.unwrap();
    let again = again.unwrap().id;
    done(&bench, again).await;
    assert_eq!(filled(&bench, again).await.output, Some(letters("b")));
    worker.stop().await;
}

#[tokio::test]
async fn the_bucket_forgets_what_the_database_has_forgotten() {
    let server = S3Server::start().await;
    let bench = Bench::with_bucket(&server).await;
    let worker = bench.work(echo());
    let id = start(&bench, letters("a")).await;
    done(&bench, id).await;
    until("all lies in the bucket", || async {
        server.keys().len() == 3
    })
    .await;
    until("the database knows", || async {
        count(&bench, IN_POSTGRES).await == 0
    })
    .await;
    let run = bench.run(id).await;
    let later = Utc::now() + TimeDelta::days(200);
    let db = &bench.test.db;
    assert_eq!(bench.blobs.prune(db, Utc::now()).await.unwrap(), 0);
    assert_eq!(bench.blobs.prune(db, later).await.unwrap(), 0, "all in use");
    let forget = "DELETE FROM blobs WHERE id = $1";
    bench.change(forget, &[&run.input_blob]).await;
    assert_eq!(bench.blobs.prune(db, later).await.unwrap(), 1);

    // A person's data goes at once, not with time.
    let erase = "UPDATE blobs SET erased = true WHERE id = $1";
    bench.change(erase, &[&run.output_blob]).await;
    until("it has gone", || async { server.keys().len() == 1 }).await;
    until("its row too", || async {
        count(&bench, "SELECT count(*) FROM blobs").await == 1
    })
    .await;
    worker.stop().await;
}
