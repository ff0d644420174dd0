//! Nobody's queue stands before another's, and nobody has more at work than was said.

use std::sync::{Arc, Mutex};

use futures::FutureExt;
use serde_json::json;
use tekup_base::TenantId;
use tekup_context::OpContext;
use tekup_runs::{
    Bounds, NewRun, RunState, WHOLE_TENANT, Worker, queues, remove_queue, set_queue, spawn,
};
use tekup_testkit::until;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::bench::{Bench, kind};

async fn spawn_many(bench: &Bench, ctx: &OpContext, count: usize, key: Option<u16>) {
    let mut tx = bench.test.db.begin(ctx).await.unwrap();
    for n in 0..count {
        let mut new = NewRun::new("test.work", json!({ "n": n }));
        if let Some(at_once) = key {
            new = new.keyed("press", at_once.try_into().unwrap());
        }
        spawn(&mut tx, ctx, new).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Runs that stay at work until they are let go, and who they are for.
#[derive(Clone, Default)]
struct Held {
    begun: Arc<Mutex<Vec<TenantId>>>,
    gate: Arc<Notify>,
    open: Arc<std::sync::atomic::AtomicBool>,
}

impl Held {
    fn kind(&self) -> Arc<dyn tekup_runs::RunKind> {
        let held = self.clone();
        kind(move |run| {
            let (held, tenant) = (held.clone(), run.ctx().tenant());
            async move {
                held.begun.lock().unwrap().push(tenant);
                let gate = held.gate.notified();
                if !held.open.load(std::sync::atomic::Ordering::SeqCst) {
                    gate.await;
                }
                Ok(json!(null))
            }
            .boxed()
        })
    }

    fn begun(&self) -> Vec<TenantId> {
        self.begun.lock().unwrap().clone()
    }

    fn let_go(&self) {
        self.open.store(true, std::sync::atomic::Ordering::SeqCst);
        self.gate.notify_waiters();
    }
}

#[tokio::test]
async fn one_tenants_many_runs_do_not_delay_anothers_one() {
    let bench = Bench::new().await;
    let others = [
        bench.test.tenant("two").await,
        bench.test.tenant("three").await,
    ];
    spawn_many(&bench, &bench.ctx, 500, None).await;
    for other in &others {
        spawn_many(&bench, other, 1, None).await;
    }
    let order: Arc<Mutex<Vec<TenantId>>> = Arc::default();
    let stop = CancellationToken::new();
    let worker = Worker::new(bench.test.db.clone(), 1, stop.clone());
    worker.register(kind({
        let order = Arc::clone(&order);
        move |run| {
            order.lock().unwrap().push(run.ctx().tenant());
            async { Ok(json!(null)) }.boxed()
        }
    }));
    let task = tokio::spawn(worker.run());
    until("some are done", || async {
        order.lock().unwrap().len() >= 12
    })
    .await;
    stop.cancel();
    task.await.unwrap();
    let order = order.lock().unwrap()[..12].to_vec();
    for other in &others {
        assert!(order.contains(&other.tenant()), "{order:?}");
    }
}

#[tokio::test]
async fn long_work_of_one_tenant_leaves_room_for_another() {
    let bench = Bench::new().await;
    let other = bench.test.tenant("two").await;
    let held = Held::default();
    // Four slots, all of them taken.
    let worker = bench.work(held.kind());
    spawn_many(&bench, &bench.ctx, 8, None).await;
    until("the worker is full", || async { held.begun().len() >= 4 }).await;
    spawn_many(&bench, &other, 1, None).await;
    until("the other's run has begun", || async {
        held.begun().contains(&other.tenant())
    })
    .await;
    let mine = held
        .begun()
        .iter()
        .filter(|t| **t == bench.ctx.tenant())
        .count();
    assert_eq!(mine, 4, "the reserve is not for those who have enough");
    held.let_go();
    until("all have begun", || async { held.begun().len() == 9 }).await;
    worker.stop().await;
}

#[tokio::test]
async fn runs_of_a_key_wait_for_each_other_in_order_and_let_others_by() {
    let bench = Bench::new().await;
    let held = Held::default();
    spawn_many(&bench, &bench.ctx, 5, Some(2)).await;
    spawn_many(&bench, &bench.ctx, 1, None).await;
    let worker = bench.work(held.kind());
    until("two of the key and the free one have begun", || async {
        held.begun().len() == 3
    })
    .await;
    let parked = bench
        .change("UPDATE runs SET woken = woken WHERE parked", &[])
        .await;
    assert_eq!(parked, 3);
    held.let_go();
    until("the others follow", || async { held.begun().len() == 6 }).await;
    worker.stop().await;
}

#[tokio::test]
async fn what_is_cancelled_gives_up_its_place_and_what_is_tried_again_takes_one() {
    let bench = Bench::new().await;
    let held = Held::default();
    spawn_many(&bench, &bench.ctx, 3, Some(1)).await;
    let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
    let runs = tekup_runs::list(&tx, &Default::default(), &Default::default())
        .await
        .unwrap()
        .items;
    drop(tx);
    let first = runs.iter().find(|run| !run.parked).unwrap().id;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    tekup_runs::cancel(&mut tx, &bench.ctx, first)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let worker = bench.work(held.kind());
    until("the next has begun", || async { held.begun().len() == 1 }).await;

    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    assert!(tekup_runs::retry(&mut tx, &bench.ctx, first).await.unwrap());
    tx.commit().await.unwrap();
    assert!(bench.run(first).await.parked, "the key has no room");
    held.let_go();
    for run in runs {
        bench.reaches(run.id, RunState::Completed).await;
    }
    worker.stop().await;
}

#[tokio::test]
async fn a_tenants_own_bound_goes_before_what_the_program_says_and_can_be_lifted() {
    let bench = Bench::new().await;
    let held = Held::default();
    let bound = |concurrency| Bounds {
        concurrency: Some(concurrency),
        rate: None,
    };
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    set_queue(&mut tx, &bench.ctx, "press", &bound(1))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    spawn_many(&bench, &bench.ctx, 4, Some(3)).await;
    let worker = bench.work(held.kind());
    until("one has begun", || async { held.begun().len() == 1 }).await;
    let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
    let seen = queues(&tx, &Default::default()).await.unwrap().items;
    drop(tx);
    assert_eq!((seen[0].admitted, seen[0].parked), (1, 3));
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    assert!(remove_queue(&mut tx, &bench.ctx, "press").await.unwrap());
    tx.commit().await.unwrap();
    until("three are at work", || async { held.begun().len() == 3 }).await;
    held.let_go();
    until("all have begun", || async { held.begun().len() == 4 }).await;
    worker.stop().await;
}

#[tokio::test]
async fn a_bounded_tenant_has_no_more_at_work_on_all_workers_together() {
    let bench = Bench::new().await;
    let other = bench.test.tenant("two").await;
    let held = Held::default();
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let two = Bounds {
        concurrency: Some(2),
        rate: None,
    };
    set_queue(&mut tx, &bench.ctx, WHOLE_TENANT, &two)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    spawn_many(&bench, &bench.ctx, 10, None).await;
    spawn_many(&bench, &other, 3, None).await;
    let workers = [bench.work(held.kind()), bench.work(held.kind())];
    until("five have begun", || async { held.begun().len() == 5 }).await;
    let mine = held
        .begun()
        .iter()
        .filter(|t| **t == bench.ctx.tenant())
        .count();
    assert_eq!(mine, 2);
    held.let_go();
    until("all have begun", || async { held.begun().len() == 13 }).await;
    for worker in workers {
        worker.stop().await;
    }
}

#[tokio::test]
async fn a_rate_lets_an_allowance_begin_at_once_and_spaces_the_rest() {
    let bench = Bench::new().await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let rate = Bounds {
        concurrency: None,
        rate: Some((3, 3600)),
    };
    set_queue(&mut tx, &bench.ctx, "press", &rate)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    spawn_many(&bench, &bench.ctx, 6, Some(100)).await;
    let gaps = bench
        .test
        .admin()
        .await
        .query(
            "SELECT extract(epoch FROM available_at - created_at)::float8 FROM runs ORDER BY available_at",
            &[],
        )
        .await
        .unwrap();
    let gaps: Vec<f64> = gaps.iter().map(|row| row.get(0)).collect();
    let hours: Vec<f64> = gaps.iter().map(|gap| (gap / 1200.0).round()).collect();
    assert_eq!(hours, [0.0, 0.0, 0.0, 1.0, 2.0, 3.0]);
}
