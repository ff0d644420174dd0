use chrono::{DateTime, Utc};
use tekup_base::{Error, Page, PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::core::approvals as sql};
use uuid::Uuid;

use super::{Approval, ApprovalState, NewApproval, model::hash};

/// Which approvals a list shows.
#[derive(Debug, Clone, Default)]
pub struct ApprovalFilter {
    /// Only in this state.
    pub state: Option<ApprovalState>,
    /// Only what releases an `action` or a `run`.
    pub owner: Option<String>,
    /// Only what releases this action, or a step of this Run.
    pub subject: Option<Uuid>,
    /// Only what this person may decide, with the permissions of the caller.
    pub person: Option<Uuid>,
}

/// One approval.
///
/// # Errors
/// Not found; else when the database fails.
pub async fn approval(tx: &TenantTx, id: Uuid) -> Result<Approval> {
    find(tx, id).await
}

/// Approvals, newest first.
///
/// # Errors
/// When the cursor is wrong or the database fails.
pub async fn approvals(
    tx: &TenantTx,
    ctx: &OpContext,
    filter: &ApprovalFilter,
    page: &PageRequest,
) -> Result<Page<Approval>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let held: Vec<&str> = ctx.permissions().iter().map(|p| p.as_str()).collect();
    let rows = sql::list_approvals()
        .bind(
            tx,
            &filter.state.map(ApprovalState::as_str),
            &filter.owner,
            &filter.subject,
            &filter.person,
            &held,
            &at,
            &id,
            &(limit + 1),
        )
        .all()
        .await
        .map_err(DbError::from)?;
    let approvals: Vec<Approval> = rows.into_iter().map(Approval::from).collect();
    Ok(Page::from_rows(approvals, limit, |approval| {
        (approval.requested_at, approval.id)
    }))
}

pub(super) async fn find(tx: &TenantTx, id: Uuid) -> Result<Approval> {
    let row = sql::get_approval().bind(tx, &id).opt().await;
    row.map_err(DbError::from)?
        .map(Approval::from)
        .ok_or_else(|| Error::not_found("approval"))
}

pub(super) async fn lock(tx: &TenantTx, id: Uuid) -> Result<Approval> {
    let row = sql::lock_approval().bind(tx, &id).opt().await;
    row.map_err(DbError::from)?
        .map(Approval::from)
        .ok_or_else(|| Error::not_found("approval"))
}

/// Stores a question for leave that `run` waits for.
pub(super) async fn insert(
    tx: &TenantTx,
    ctx: &OpContext,
    run: RunId,
    new: &NewApproval,
) -> Result<Approval> {
    let id = Uuid::now_v7();
    let now = ctx.now();
    let later = |wait| {
        chrono::TimeDelta::from_std(wait)
            .ok()
            .and_then(|wait| now.checked_add_signed(wait))
            .unwrap_or(DateTime::<Utc>::MAX_UTC)
    };
    let remind = new.remind_every.map(|every| every.as_secs().max(60));
    sql::insert_approval()
        .bind(
            tx,
            &ctx.tenant().0,
            &id,
            &"run",
            &Some(run.0),
            &Some(new.title.as_str()),
            &new.operation,
            &Some(&new.arguments),
            &hash(&new.operation, &new.arguments),
            &new.permission.as_str(),
            &new.approvers,
            &new.group,
            &new.own,
            &new.requested_by,
            &now,
            &later(new.lapses_after),
            &remind.map(|seconds| i32::try_from(seconds).unwrap_or(i32::MAX)),
            &remind.map(|seconds| later(std::time::Duration::from_secs(seconds))),
        )
        .await
        .map_err(DbError::from)?;
    find(tx, id).await
}

/// Says that nobody needs what `run` has asked for.
pub(crate) async fn withdraw(tx: &TenantTx, ctx: &OpContext, run: RunId) -> DbResult<()> {
    sql::withdraw_approvals()
        .bind(tx, &ctx.now(), &run.0)
        .await?;
    Ok(())
}
