//! Leave to do one thing: who may give it, for what, and for how long.

use std::time::Duration;

use futures::FutureExt;
use serde_json::{Value, json};
use tekup_base::{ErrorKind, RunId, UserId};
use tekup_context::{OpContext, Permission, Principal};
use tekup_runs::{
    RunKind, RunState,
    approvals::{
        Approval, ApprovalFilter, ApprovalState, ApproverGroup, NewApproval, approval, approvals,
        decide_approval, delegate_approval, remind_approvers, set_approver_group,
    },
};
use tekup_testkit::until;
use uuid::Uuid;

use crate::bench::{Bench, kind};

/// Asks for leave to refund, as `change` says, and returns what became of it.
fn asking(
    change: impl Fn(&mut NewApproval) + Clone + Send + Sync + 'static,
) -> std::sync::Arc<dyn RunKind> {
    kind(move |run| {
        let change = change.clone();
        async move {
            let mut new = NewApproval::new(
                "Refund 120 kr.",
                "orders.refund",
                json!({"order": 7, "amount": 120}),
            );
            change(&mut new);
            let verdict = run.approval("leave", new).await?;
            Ok(serde_json::to_value(verdict).unwrap())
        }
        .boxed()
    })
}

fn person(bench: &Bench, id: Uuid, name: &str, may: bool) -> OpContext {
    let mut builder = bench.ctx.to_builder();
    builder.principal = Principal::User {
        id: UserId(id),
        name: name.to_owned(),
    };
    builder.permissions = may
        .then_some(Permission::ActionsApprove)
        .into_iter()
        .collect();
    builder.build()
}

async fn pending(bench: &Bench) -> Approval {
    let filter = ApprovalFilter {
        state: Some(ApprovalState::Pending),
        ..ApprovalFilter::default()
    };
    until("somebody is asked", || async {
        let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
        let page = approvals(&tx, &bench.ctx, &filter, &Default::default()).await;
        !page.unwrap().items.is_empty()
    })
    .await;
    let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
    let page = approvals(&tx, &bench.ctx, &filter, &Default::default()).await;
    page.unwrap().items.remove(0)
}

async fn decide(
    bench: &Bench,
    by: &OpContext,
    id: Uuid,
    agreed: bool,
) -> tekup_base::Result<Approval> {
    let mut tx = bench.test.db.begin(by).await.unwrap();
    let decided = decide_approval(&mut tx, by, id, agreed, Some("as agreed")).await?;
    tx.commit().await.unwrap();
    Ok(decided)
}

async fn verdict(bench: &Bench, id: RunId) -> Value {
    bench.reaches(id, RunState::Completed).await.output.unwrap()
}

#[tokio::test]
async fn a_run_goes_on_with_what_somebody_decided_and_exactly_that() {
    let bench = Bench::new().await;
    let id = bench.spawn(5).await;
    let worker = bench.work(asking(|_| {}));
    let asked = pending(&bench).await;
    bench.reaches(id, RunState::Waiting).await;
    assert_eq!(asked.subject_id, Some(id.0));
    assert!(!asked.releases("orders.refund", &json!({"order": 7, "amount": 120})));

    // A program may not, nor who lacks the permission.
    let machine = decide(&bench, &bench.ctx, asked.id, true)
        .await
        .unwrap_err();
    assert_eq!(machine.kind(), ErrorKind::Forbidden);
    let guest = person(&bench, Uuid::now_v7(), "Guest", false);
    let guest = decide(&bench, &guest, asked.id, true).await.unwrap_err();
    assert_eq!(guest.kind(), ErrorKind::Forbidden);

    let karen = person(&bench, Uuid::now_v7(), "Karen", true);
    let decided = decide(&bench, &karen, asked.id, true).await.unwrap();
    assert!(decided.releases("orders.refund", &json!({"amount": 120, "order": 7})));
    assert!(!decided.releases("orders.refund", &json!({"amount": 121, "order": 7})));
    assert!(!decided.releases("orders.cancel", &json!({"amount": 120, "order": 7})));
    let output = verdict(&bench, id).await;
    assert_eq!(output["state"], "approved");
    assert_eq!(output["by"], "Karen");
    let twice = decide(&bench, &karen, asked.id, false).await.unwrap_err();
    assert_eq!(twice.kind(), ErrorKind::Conflict);
    assert_eq!(
        bench.events(RunId(asked.id)).await,
        ["approval.requested", "approval.decided"]
    );
    worker.stop().await;
}

#[tokio::test]
async fn whoever_asked_may_not_decide_where_that_is_ruled_out() {
    let bench = Bench::new().await;
    let me = Uuid::now_v7();
    let id = bench.spawn(5).await;
    let worker = bench.work(asking(move |new| {
        new.own = false;
        new.requested_by = Some(me);
    }));
    let asked = pending(&bench).await;
    let mine = person(&bench, me, "Karen", true);
    let refused = decide(&bench, &mine, asked.id, true).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Forbidden);
    let other = person(&bench, Uuid::now_v7(), "Jens", true);
    decide(&bench, &other, asked.id, false).await.unwrap();
    assert_eq!(verdict(&bench, id).await["state"], "rejected");
    worker.stop().await;
}

#[tokio::test]
async fn only_a_group_or_whom_it_was_passed_on_to_decides() {
    let bench = Bench::new().await;
    let [karen, jens, mette] = [(); 3].map(|()| Uuid::now_v7());
    let group = ApproverGroup {
        name: "finance".to_owned(),
        members: vec![karen],
    };
    let tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    set_approver_group(&tx, &bench.ctx, &group).await.unwrap();
    tx.commit().await.unwrap();
    let id = bench.spawn(5).await;
    let worker = bench.work(asking(|new| new.group = Some("finance".to_owned())));
    let asked = pending(&bench).await;
    let jens_ctx = person(&bench, jens, "Jens", true);
    let refused = decide(&bench, &jens_ctx, asked.id, true).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Forbidden);

    let karen_ctx = person(&bench, karen, "Karen", true);
    let mut tx = bench.test.db.begin(&karen_ctx).await.unwrap();
    let passed = delegate_approval(&mut tx, &karen_ctx, asked.id, jens)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(passed.approvers, [jens]);
    let gone = decide(&bench, &karen_ctx, asked.id, true)
        .await
        .unwrap_err();
    assert_eq!(gone.kind(), ErrorKind::Forbidden, "it was passed on");
    let outsider = person(&bench, mette, "Mette", true);
    assert!(decide(&bench, &outsider, asked.id, true).await.is_err());

    let inbox = |who: Uuid, ctx: OpContext| {
        let bench = &bench;
        async move {
            let filter = ApprovalFilter {
                person: Some(who),
                ..ApprovalFilter::default()
            };
            let tx = bench.test.db.begin_single(&ctx).await.unwrap();
            let page = approvals(&tx, &ctx, &filter, &Default::default()).await;
            page.unwrap().items.len()
        }
    };
    assert_eq!(inbox(jens, jens_ctx.clone()).await, 1);
    assert_eq!(inbox(mette, outsider.clone()).await, 0);
    decide(&bench, &jens_ctx, asked.id, true).await.unwrap();
    assert_eq!(verdict(&bench, id).await["by"], "Jens");
    worker.stop().await;
}

#[tokio::test]
async fn it_is_reminded_of_and_lapses() {
    let bench = Bench::new().await;
    let id = bench.spawn(5).await;
    let worker = bench.work(asking(|new| {
        new.lapses_after = Duration::from_hours(2);
        new.remind_every = Some(Duration::from_hours(1));
    }));
    let asked = pending(&bench).await;
    bench.reaches(id, RunState::Waiting).await;
    assert_eq!(remind_approvers(&bench.test.db).await.unwrap(), 0);
    bench
        .change(
            "UPDATE approvals SET remind_at = now() - interval '1 second'",
            &[],
        )
        .await;
    assert_eq!(remind_approvers(&bench.test.db).await.unwrap(), 1);
    assert_eq!(
        remind_approvers(&bench.test.db).await.unwrap(),
        0,
        "in an hour"
    );

    bench
        .change(
            "UPDATE approvals SET expires_at = now() - interval '1 second'",
            &[],
        )
        .await;
    let karen = person(&bench, Uuid::now_v7(), "Karen", true);
    let late = decide(&bench, &karen, asked.id, true).await.unwrap_err();
    assert_eq!(late.kind(), ErrorKind::Conflict);
    bench
        .change(
            "UPDATE runs SET available_at = now() WHERE state = 'waiting'",
            &[],
        )
        .await;
    assert_eq!(verdict(&bench, id).await["state"], "expired");
    assert_eq!(
        bench.events(RunId(asked.id)).await,
        [
            "approval.requested",
            "approval.reminder",
            "approval.expired"
        ]
    );
    worker.stop().await;
}

#[tokio::test]
async fn what_is_called_off_needs_no_leave_any_more() {
    let bench = Bench::new().await;
    let id = bench.spawn(5).await;
    let worker = bench.work(asking(|_| {}));
    let asked = pending(&bench).await;
    bench.reaches(id, RunState::Waiting).await;
    let mut tx = bench.test.db.begin(&bench.ctx).await.unwrap();
    tekup_runs::cancel(&mut tx, &bench.ctx, id).await.unwrap();
    tx.commit().await.unwrap();
    bench.reaches(id, RunState::Cancelled).await;
    let tx = bench.test.db.begin_single(&bench.ctx).await.unwrap();
    let state = approval(&tx, asked.id).await.unwrap().state;
    assert_eq!(state, ApprovalState::Withdrawn);
    worker.stop().await;
}
