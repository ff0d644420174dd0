use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};
use tekup_base::{ActionId, ConnectionId, Error, Result, TenantId};
use tekup_context::{Door, OpContext, OpContextBuilder, Permission};
use tekup_db::TenantTx;
use tekup_runs::approvals::exact_hash;
use uuid::Uuid;

use crate::{
    Support,
    model::{Action, ActionStatus, Approval, ApprovalState, ApprovalWanted},
    store,
};

/// Hours until an approval lapses that says nothing else.
const LAPSES_AFTER: u32 = 72;

/// The hash of exactly this operation and these arguments.
pub(crate) fn hash(
    kind: &str,
    connection: Option<ConnectionId>,
    parameters: &Value,
    key: &str,
) -> Vec<u8> {
    exact_hash(&json!([kind, connection, parameters, key]))
}

/// Asks for an approval, in `tx`.
pub(crate) async fn ask(
    tx: &TenantTx,
    ctx: &OpContext,
    action: ActionId,
    (kind, parameters): (&str, &Value),
    wanted: ApprovalWanted,
    hash: Vec<u8>,
) -> Result<Approval> {
    let hours = wanted.expires_in_hours.unwrap_or(LAPSES_AFTER);
    let permission = wanted.permission.unwrap_or(Permission::ActionsApprove);
    let approval = Approval {
        id: Uuid::now_v7(),
        state: ApprovalState::Pending,
        permission: permission.as_str().to_owned(),
        approver_id: wanted.approver_id,
        expires_at: ctx.now() + TimeDelta::hours(i64::from(hours)),
        decided_at: None,
        decided_by: None,
        comment: None,
        arguments_hash: hash,
    };
    store::actions::insert_approval(tx, ctx, &approval, action, kind, parameters).await?;
    Ok(approval)
}

/// Whether an action that needs an approval has it, for exactly what it is about to do.
pub(crate) fn is_given(action: &Action) -> bool {
    let Some(approval) = &action.approval else {
        return true;
    };
    let exact = hash(
        &action.kind,
        action.connection_id,
        &action.parameters,
        &action.idempotency_key,
    );
    approval.state == ApprovalState::Approved && approval.arguments_hash == exact
}

/// Refuses whoever may not decide on this approval. Only people decide.
pub(crate) fn may_decide(ctx: &OpContext, approval: &Approval) -> Result<()> {
    let Ok(permission) = approval.permission.parse::<Permission>() else {
        return Err(Error::internal("an approval names an unknown permission"));
    };
    ctx.require(permission)?;
    if approval.approver_id.is_some() && approval.approver_id != ctx.principal().id() {
        return Err(Error::forbidden("another person was asked to decide"));
    }
    Ok(())
}

/// Calls off up to 500 actions of all tenants that nobody agreed to in time; returns how many.
pub(crate) async fn expire(support: &Support) -> Result<usize> {
    let now = Utc::now();
    let tx = support
        .0
        .db
        .begin_system("find approvals of all tenants that have lapsed")
        .await?;
    let lapsed = store::actions::lapsed(&tx, now, 500).await?;
    tx.commit().await?;
    let mut expired = 0;
    for (tenant, approval) in lapsed {
        let ctx = OpContextBuilder::system("upkeep", TenantId(tenant), Door::Internal).build();
        let mut tx = support.0.db.begin(&ctx).await?;
        let Some(id) = store::actions::of_approval(&tx, approval).await? else {
            continue;
        };
        let Some(action) = store::actions::lock(&tx, id).await? else {
            continue;
        };
        let Some(mut approval) = action.approval.clone() else {
            continue;
        };
        approval.state = ApprovalState::Expired;
        approval.decided_at = Some(now);
        if !store::actions::decide(&tx, &approval, None).await? {
            continue;
        }
        if action.status == ActionStatus::AwaitingApproval {
            let why = "nobody decided on it in time";
            super::end(&mut tx, &ctx, action, ActionStatus::Cancelled, Some(why)).await?;
        }
        tx.commit().await?;
        expired += 1;
    }
    Ok(expired)
}
