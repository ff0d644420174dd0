//! What was done is taken back when a Run cannot reach its end: last first, each once.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU32, Ordering::SeqCst},
};

use futures::FutureExt;
use serde_json::json;
use tekup_base::Error;
use tekup_runs::{Failure, RunKind, RunState, cancel};

use crate::bench::{Bench, kind};

type Told = Arc<Mutex<Vec<String>>>;

/// A kind that books a flight and a hotel, each of which can be taken back, and then waits for the signal `pay` or fails.
/// The first `away` tries to give the flight back fail.
fn trip(told: &Told, fails: bool, away: u32) -> Arc<dyn RunKind> {
    let (told, away) = (Arc::clone(told), Arc::new(AtomicU32::new(away)));
    kind(move |run| {
        let (told, away) = (Arc::clone(&told), Arc::clone(&away));
        async move {
            for what in ["flight", "hotel"] {
                run.step(what, async {
                    told.lock().unwrap().push(format!("book {what}"));
                    Ok(())
                })
                .await?;
                let (told, away) = (Arc::clone(&told), Arc::clone(&away));
                run.undo(what, async move {
                    let tries = away.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1));
                    if what == "flight" && tries.is_ok() {
                        return Err(Failure::Retry(Error::unavailable("airline away")));
                    }
                    if what == "hotel" && tries.is_err() && fails {
                        told.lock().unwrap().push("hotel keeps it".to_owned());
                        return Err(Failure::Permanent(Error::conflict("too late")));
                    }
                    told.lock().unwrap().push(format!("return {what}"));
                    Ok(())
                });
            }
            if fails {
                return Err(Failure::Permanent(Error::conflict("no money")));
            }
            run.signal("pay", None).await?;
            Ok(json!("bon voyage"))
        }
        .boxed()
    })
}

#[tokio::test]
async fn what_is_cancelled_is_taken_back_last_first_and_once() {
    let bench = Bench::new().await;
    let told = Told::default();
    let worker = bench.work(trip(&told, false, 0));
    let id = bench.spawn(1).await;
    bench.reaches(id, RunState::Waiting).await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    cancel(&mut tx, &bench.ctx, id).await.unwrap();
    tx.commit().await.unwrap();
    bench.reaches(id, RunState::Cancelled).await;
    let wanted = ["book flight", "book hotel", "return hotel", "return flight"];
    assert_eq!(*told.lock().unwrap(), wanted);
    let steps: Vec<String> = bench.steps(id).await.into_iter().map(|one| one.0).collect();
    assert_eq!(
        steps,
        ["flight", "hotel", "undo", "undo: hotel", "undo: flight"]
    );
    worker.stop().await;
}

#[tokio::test]
async fn what_cannot_be_taken_back_is_told_and_keeps_nothing_else() {
    let bench = Bench::new().await;
    let told = Told::default();
    let worker = bench.work(trip(&told, true, 0));
    let id = bench.spawn(1).await;
    let run = bench.reaches(id, RunState::Failed).await;
    let wanted = [
        "book flight",
        "book hotel",
        "hotel keeps it",
        "return flight",
    ];
    assert_eq!(*told.lock().unwrap(), wanted);
    let error = run.error.unwrap();
    assert_eq!(error, "no money; hotel could not be taken back: too late");
    worker.stop().await;
}

#[tokio::test]
async fn taking_back_is_tried_until_it_is_done_even_by_another_worker() {
    let bench = Bench::new().await;
    let told = Told::default();
    // The hotel's try counts too, and does not mind.
    let first = bench.work(trip(&told, false, 2));
    let id = bench.spawn(1).await;
    bench.reaches(id, RunState::Waiting).await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    cancel(&mut tx, &bench.ctx, id).await.unwrap();
    tx.commit().await.unwrap();
    let run = bench.reaches(id, RunState::Queued).await;
    assert_eq!(run.error.as_deref(), Some("airline away"));
    first.stop().await;
    bench.make_due().await;
    let second = bench.work(trip(&told, false, 0));
    bench.reaches(id, RunState::Cancelled).await;
    let wanted = ["book flight", "book hotel", "return hotel", "return flight"];
    assert_eq!(*told.lock().unwrap(), wanted);
    second.stop().await;
}
