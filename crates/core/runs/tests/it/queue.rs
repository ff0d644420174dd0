//! How Runs get into the queue and out of it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use futures::FutureExt;
use serde_json::json;
use tekup_runs::{NewRun, RunFilter, RunState, spawn, spawn_held};
use tekup_testkit::until;

use crate::bench::{Bench, kind};

#[tokio::test]
async fn a_run_exists_if_and_only_if_its_transaction_commits() {
    let bench = Bench::new().await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let id = spawn(&mut tx, &bench.ctx, NewRun::new("test.work", json!({})))
        .await
        .unwrap();
    drop(tx);
    let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
    assert!(tekup_runs::get(&tx, id).await.unwrap().is_none());
    assert!(bench.events(id).await.is_empty());
}

#[tokio::test]
async fn two_workers_never_do_the_same_run() {
    let bench = Bench::new().await;
    let done: Arc<Mutex<HashMap<String, u32>>> = Arc::default();
    let count = || {
        let done = Arc::clone(&done);
        kind(move |run| {
            let (done, id) = (Arc::clone(&done), run.run().id.to_string());
            async move {
                run.step("count", async {
                    *done.lock().unwrap().entry(id).or_default() += 1;
                    Ok(())
                })
                .await?;
                Ok(json!(null))
            }
            .boxed()
        })
    };
    let workers = [bench.work(count()), bench.work(count())];
    let mut runs = Vec::new();
    for _ in 0..30 {
        runs.push(bench.spawn(5).await);
    }
    for id in &runs {
        bench.reaches(*id, RunState::Completed).await;
    }
    let done = done.lock().unwrap().clone();
    assert_eq!(done.len(), 30);
    assert!(done.values().all(|times| *times == 1), "{done:?}");
    for worker in workers {
        worker.stop().await;
    }
}

#[tokio::test]
async fn a_held_run_is_its_holders_until_the_lease_runs_out() {
    let bench = Bench::new().await;
    let answer = || {
        kind(|run| {
            let attempt = run.run().attempt;
            async move { Ok(json!(attempt)) }.boxed()
        })
    };
    let holder = bench.work(answer());
    let held = |n: u32| {
        let (bench, worker) = (&bench, &holder.worker);
        async move {
            let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
            let new = NewRun::new("test.work", json!({"n": n}));
            let run = spawn_held(&mut tx, &bench.ctx, worker, new).await.unwrap();
            tx.commit().await.unwrap();
            run
        }
    };
    let run = held(1).await;
    let id = run.id;
    assert_eq!(holder.worker.execute(run).await, Some(json!(1)));
    bench.reaches(id, RunState::Completed).await;

    // The holder dies between the commit and the work.
    let lost = held(2).await.id;
    holder.stop().await;
    let other = bench.work(answer());
    let third = bench.spawn(5).await;
    bench.reaches(third, RunState::Completed).await;
    assert_eq!(
        bench.run(lost).await.attempt,
        1,
        "taken before its lease ran out"
    );
    bench.let_leases_run_out().await;
    let run = bench.reaches(lost, RunState::Completed).await;
    assert_eq!(run.output, Some(json!(2)));
    other.stop().await;
}

#[tokio::test]
async fn urgent_runs_go_first() {
    let bench = Bench::new().await;
    for priority in [0, 5, -5] {
        let mut new = NewRun::new("test.work", json!({"n": priority}));
        new.priority = priority;
        let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
        spawn(&mut tx, &bench.ctx, new).await.unwrap();
        tx.commit().await.unwrap();
    }
    let order: Arc<Mutex<Vec<i64>>> = Arc::default();
    let stop = tokio_util::sync::CancellationToken::new();
    let worker = tekup_runs::Worker::new(bench.test.db.clone(), 1, stop.clone());
    worker.register(kind({
        let order = Arc::clone(&order);
        move |run| {
            let n = run.run().input["n"].as_i64().unwrap();
            order.lock().unwrap().push(n);
            async { Ok(json!(null)) }.boxed()
        }
    }));
    let task = tokio::spawn(worker.run());
    until("all are done", || async {
        order.lock().unwrap().len() == 3
    })
    .await;
    assert_eq!(*order.lock().unwrap(), [5, 0, -5]);
    stop.cancel();
    task.await.unwrap();
}

#[tokio::test]
async fn a_list_can_be_cut_by_state_and_paged() {
    let bench = Bench::new().await;
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(bench.spawn(5).await);
    }
    made.reverse();
    let filter = RunFilter {
        kind: Some("test.work".to_owned()),
        state: Some(RunState::Queued),
        ..RunFilter::default()
    };
    let mut seen = Vec::new();
    let mut page = tekup_base::PageRequest {
        limit: Some(2),
        cursor: None,
    };
    loop {
        let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
        let part = tekup_runs::list(&tx, &filter, &page).await.unwrap();
        seen.extend(part.items.iter().map(|run| run.id));
        match part.next_cursor {
            Some(cursor) => page.cursor = Some(cursor),
            None => break,
        }
    }
    assert_eq!(seen, made);
    let none = RunFilter {
        state: Some(RunState::Failed),
        ..RunFilter::default()
    };
    let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
    let page = tekup_runs::list(&tx, &none, &Default::default())
        .await
        .unwrap();
    assert!(page.items.is_empty());
}
