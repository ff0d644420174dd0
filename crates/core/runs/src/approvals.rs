//! Somebody's leave to do exactly one thing.
//!
//! An approval holds the operation and its arguments, hashed; who may decide; and when it lapses. Only this record releases
//! what waits for it: what a model says of an approval is worth nothing. Actions of conversations keep theirs in the same table,
//! and decide on them through [`Decide`].

mod groups;
mod model;
mod reminders;
mod store;
mod wait;

use async_trait::async_trait;
use tekup_base::{Error, Result};
use tekup_context::{Door, OpContext, Permission};
use tekup_db::{DbError, TenantTx, sql::queries::core::approvals as sql};
use tekup_events::emit;
use uuid::Uuid;

pub use groups::{ApproverGroup, approver_groups, remove_approver_group, set_approver_group};
pub use model::{Approval, ApprovalState, NewApproval, Verdict, exact_hash};
pub use reminders::remind_approvers;
pub(crate) use store::withdraw;
pub use store::{ApprovalFilter, approval, approvals};

use crate::store::wake;

/// Decides on what an approval of another part of Tekup releases.
#[async_trait]
pub trait Decide: Send + Sync {
    /// Agrees to `subject`, or does not, with all that follows from it, in a transaction of its own.
    ///
    /// # Errors
    /// When the caller may not, or it is too late.
    async fn decide(
        &self,
        ctx: OpContext,
        subject: Uuid,
        agreed: bool,
        comment: Option<String>,
    ) -> Result<()>;
}

/// Decides on an approval that a Run waits for, and lets the Run go on, in `tx`.
///
/// # Errors
/// Not found; forbidden for whoever was not asked; a conflict when it has been decided, or is too late.
pub async fn decide_approval(
    tx: &mut TenantTx,
    ctx: &OpContext,
    id: Uuid,
    agreed: bool,
    comment: Option<&str>,
) -> Result<Approval> {
    let asked = store::lock(tx, id).await?;
    may_decide(tx, ctx, &asked).await?;
    let state = if agreed {
        ApprovalState::Approved
    } else {
        ApprovalState::Rejected
    };
    let by = ctx.principal();
    sql::decide_approval()
        .bind(
            tx,
            &state.as_str(),
            &ctx.now(),
            &by.id(),
            &Some(by.name()),
            &comment,
            &id,
        )
        .opt()
        .await
        .map_err(DbError::from)?;
    let decided = store::find(tx, id).await?;
    emit(tx, ctx, "approval.decided", id, &decided)?;
    if let Some(run) = decided.run_id() {
        wake(tx, ctx, run).await?;
    }
    Ok(decided)
}

/// Passes an approval on: from now on `to` is asked in the caller's place.
///
/// # Errors
/// As [`decide_approval`].
pub async fn delegate_approval(
    tx: &mut TenantTx,
    ctx: &OpContext,
    id: Uuid,
    to: Uuid,
) -> Result<Approval> {
    let asked = store::lock(tx, id).await?;
    may_decide(tx, ctx, &asked).await?;
    if !asked.own && asked.requested_by == Some(to) {
        let message = "whoever asked may not decide; choose somebody else";
        return Err(Error::field("to", "not_allowed", message));
    }
    let me = ctx.principal().id();
    let mut approvers = asked.approvers;
    if let Some(group) = &asked.approver_group {
        approvers.extend(groups::members(tx, group).await?);
    }
    approvers.retain(|person| Some(*person) != me && *person != to);
    approvers.push(to);
    sql::pass_on_approval()
        .bind(tx, &approvers, &id)
        .await
        .map_err(DbError::from)?;
    let passed = store::find(tx, id).await?;
    emit(tx, ctx, "approval.delegated", id, &passed)?;
    Ok(passed)
}

/// Refuses whoever may not decide. Only people decide.
async fn may_decide(tx: &TenantTx, ctx: &OpContext, approval: &Approval) -> Result<()> {
    let person = ctx.principal().user_id().map(|id| id.0);
    // Work that somebody set off does not release what it waits for itself.
    let in_person = !matches!(ctx.door(), Door::Run | Door::Agent);
    let Some(person) = person.filter(|_| in_person) else {
        return Err(Error::forbidden("only a person who signed in can decide"));
    };
    if approval.state != ApprovalState::Pending {
        let state = approval.state.as_str();
        return Err(Error::conflict(format!(
            "it does not wait for a decision: it is {state}"
        )));
    }
    if approval.expires_at <= ctx.now() {
        return Err(Error::conflict("the time for a decision has passed"));
    }
    let permission: Permission = approval
        .permission
        .parse()
        .map_err(|_| Error::internal("an approval names an unknown permission"))?;
    ctx.require(permission)?;
    if !approval.own && approval.requested_by == Some(person) {
        return Err(Error::forbidden(
            "whoever asked for it may not decide on it",
        ));
    }
    let named = approval.approvers.contains(&person) || approval.approver_id == Some(person);
    let anybody = approval.approvers.is_empty()
        && approval.approver_id.is_none()
        && approval.approver_group.is_none();
    let in_group = match &approval.approver_group {
        Some(group) if !named => groups::members(tx, group).await?.contains(&person),
        _ => false,
    };
    if named || anybody || in_group {
        Ok(())
    } else {
        Err(Error::forbidden("other people were asked to decide"))
    }
}
