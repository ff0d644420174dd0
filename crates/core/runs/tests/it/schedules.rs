//! Runs that begin at given times: each once, and what was missed as the schedule says.

use chrono::{TimeDelta, Utc};
use futures::FutureExt;
use serde_json::json;
use tekup_runs::{
    CatchUp, NewSchedule, Run, RunState, Schedule, Timing, create_schedule, remove_schedule,
    run_schedule_now, schedules, set_schedule_paused,
};
use tekup_testkit::until;

use crate::bench::{Bench, kind};

async fn schedule(bench: &Bench, catch_up: CatchUp) -> Schedule {
    let new = NewSchedule {
        name: "Every hour".to_owned(),
        owner: "test",
        owner_id: None,
        kind: "test.work",
        input: json!({"n": 1}),
        timing: Timing::Every { seconds: 3600 },
        catch_up,
    };
    let tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let made = create_schedule(&tx, &bench.ctx, new).await.unwrap();
    tx.commit().await.unwrap();
    made
}

/// As if the schedule had been made three and a half hours ago, and nothing had run since.
async fn miss_three(bench: &Bench) {
    bench
        .change(
            "UPDATE schedules SET created_at = created_at - interval '3.5 hours', next_at = next_at - interval '3.5 hours'",
            &[],
        )
        .await;
}

async fn runs(bench: &Bench) -> Vec<Run> {
    let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
    let page = tekup_runs::list(&tx, &Default::default(), &Default::default()).await;
    page.unwrap().items
}

async fn only(bench: &Bench) -> Schedule {
    let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
    let page = schedules(&tx, &Default::default(), &Default::default()).await;
    page.unwrap().items.remove(0)
}

#[tokio::test]
async fn what_was_missed_is_made_up_for_as_the_schedule_says() {
    for (catch_up, begun) in [(CatchUp::Skip, 0), (CatchUp::Latest, 1), (CatchUp::All, 3)] {
        let bench = Bench::new().await;
        schedule(&bench, catch_up).await;
        miss_three(&bench).await;
        // Two that look, and one run for each time.
        let done = || kind(|_| async { Ok(json!(null)) }.boxed());
        let workers = [bench.work(done()), bench.work(done())];
        until("the schedule has gone on", || async {
            only(&bench).await.next_at.is_some_and(|at| at > Utc::now())
        })
        .await;
        let made = runs(&bench).await;
        assert_eq!(made.len(), begun, "{catch_up:?}");
        if let Some(run) = made.first() {
            assert_eq!(run.input["n"], json!(1));
            let due: chrono::DateTime<Utc> =
                serde_json::from_value(run.input["scheduledAt"].clone()).unwrap();
            assert!(
                due < Utc::now() && due > Utc::now() - TimeDelta::hours(1),
                "{due}"
            );
            bench.reaches(run.id, RunState::Completed).await;
        }
        for worker in workers {
            worker.stop().await;
        }
    }
}

#[tokio::test]
async fn a_schedule_rests_goes_on_begins_at_once_and_is_removed() {
    let bench = Bench::new().await;
    let made = schedule(&bench, CatchUp::All).await;
    let tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let rested = set_schedule_paused(&tx, &bench.ctx, made.id, true)
        .await
        .unwrap();
    assert!(rested.paused);
    tx.commit().await.unwrap();
    miss_three(&bench).await;
    let worker = bench.work(kind(|_| async { Ok(json!(null)) }.boxed()));
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let now = run_schedule_now(&mut tx, &bench.ctx, made.id)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    bench.reaches(now, RunState::Completed).await;
    assert_eq!(runs(&bench).await.len(), 1, "it rests");
    assert_eq!(only(&bench).await.last_run, Some(now));

    let tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let on = set_schedule_paused(&tx, &bench.ctx, made.id, false)
        .await
        .unwrap();
    assert!(
        on.next_at.unwrap() > Utc::now(),
        "what it slept through is over"
    );
    assert!(remove_schedule(&tx, made.id).await.unwrap());
    tx.commit().await.unwrap();
    worker.stop().await;
}

#[tokio::test]
async fn a_time_that_has_gone_by_is_refused() {
    let bench = Bench::new().await;
    let new = NewSchedule {
        name: "Once".to_owned(),
        owner: "test",
        owner_id: None,
        kind: "test.work",
        input: json!({}),
        timing: Timing::Once {
            at: Utc::now() - TimeDelta::seconds(1),
        },
        catch_up: CatchUp::Latest,
    };
    let tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    let error = create_schedule(&tx, &bench.ctx, new).await.unwrap_err();
    assert_eq!(error.fields()[0].field, "timing");
}
