use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_operations::finish;
use tekup_runs::approvals::{self, Approval, ApprovalFilter, ApprovalState, ApproverGroup};
use uuid::Uuid;

use crate::Monitoring;

/// Which approvals.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListApprovals {
    /// Only in this state.
    state: Option<ApprovalState>,
    /// Only what the caller may decide.
    #[serde(default)]
    mine: bool,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

pub(crate) async fn list(
    ctx: OpContext,
    monitoring: Monitoring,
    input: ListApprovals,
) -> Result<Page<Approval>> {
    let person = match (input.mine, ctx.principal().user_id()) {
        (false, _) => None,
        (true, Some(person)) => Some(person.0),
        // Programs decide on nothing.
        (true, None) => {
            return Ok(Page::from_rows(Vec::new(), 1, |approval: &Approval| {
                approval.id
            }));
        }
    };
    let filter = ApprovalFilter {
        state: input.state,
        person,
        ..ApprovalFilter::default()
    };
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = monitoring.0.db.begin_single(&ctx).await?;
    approvals::approvals(&tx, &ctx, &filter, &page).await
}

/// One approval.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OneApproval {
    /// The approval.
    id: Uuid,
}

pub(crate) async fn get(
    ctx: OpContext,
    monitoring: Monitoring,
    input: OneApproval,
) -> Result<Approval> {
    let tx = monitoring.0.db.begin_single(&ctx).await?;
    approvals::approval(&tx, input.id).await
}

/// A decision.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Decision {
    /// The approval.
    id: Uuid,
    /// Why, for colleagues.
    #[schemars(length(max = 1000))]
    comment: Option<String>,
}

pub(crate) async fn approve(
    ctx: OpContext,
    monitoring: Monitoring,
    input: Decision,
) -> Result<Approval> {
    decide(ctx, monitoring, input, true).await
}

pub(crate) async fn reject(
    ctx: OpContext,
    monitoring: Monitoring,
    input: Decision,
) -> Result<Approval> {
    decide(ctx, monitoring, input, false).await
}

async fn decide(
    ctx: OpContext,
    monitoring: Monitoring,
    input: Decision,
    agreed: bool,
) -> Result<Approval> {
    let tx = monitoring.0.db.begin(&ctx).await?;
    let asked = approvals::approval(&tx, input.id).await?;
    if let Some((decider, subject)) = monitoring
        .0
        .deciders
        .get(&asked.owner)
        .zip(asked.subject_id)
    {
        drop(tx);
        decider
            .decide(ctx.clone(), subject, agreed, input.comment)
            .await?;
        let tx = monitoring.0.db.begin_single(&ctx).await?;
        return approvals::approval(&tx, input.id).await;
    }
    let mut tx = tx;
    let comment = input.comment.as_deref();
    let decided = approvals::decide_approval(&mut tx, &ctx, input.id, agreed, comment).await?;
    let details = json!({"operation": &decided.operation, "agreed": agreed});
    finish(&ctx, tx, Some(input.id), details, decided).await
}

/// Whom an approval is passed on to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Delegation {
    /// The approval.
    id: Uuid,
    /// The person who is asked from now on, in the caller's place.
    to: Uuid,
}

pub(crate) async fn delegate(
    ctx: OpContext,
    monitoring: Monitoring,
    input: Delegation,
) -> Result<Approval> {
    let mut tx = monitoring.0.db.begin(&ctx).await?;
    let asked = approvals::approval(&tx, input.id).await?;
    if asked.owner != "run" {
        let message = "an action's approval cannot be passed on; have the action asked for anew";
        return Err(Error::conflict(message));
    }
    let passed = approvals::delegate_approval(&mut tx, &ctx, input.id, input.to).await?;
    finish(&ctx, tx, Some(input.id), json!({"to": input.to}), passed).await
}

/// A part of the groups.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListGroups {
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

pub(crate) async fn groups(
    ctx: OpContext,
    monitoring: Monitoring,
    input: ListGroups,
) -> Result<Page<ApproverGroup>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = monitoring.0.db.begin_single(&ctx).await?;
    approvals::approver_groups(&tx, &page).await
}

/// People who may stand in for each other.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SetGroup {
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Who belongs to it.
    #[schemars(length(min = 1, max = 200))]
    members: Vec<Uuid>,
}

pub(crate) async fn set_group(
    ctx: OpContext,
    monitoring: Monitoring,
    input: SetGroup,
) -> Result<ApproverGroup> {
    let group = ApproverGroup {
        name: input.name,
        members: input.members,
    };
    let tx = monitoring.0.db.begin(&ctx).await?;
    approvals::set_approver_group(&tx, &ctx, &group).await?;
    let details = json!({"name": &group.name, "members": &group.members});
    finish(&ctx, tx, None, details, group).await
}

/// A group by its name.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OneGroup {
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
}

pub(crate) async fn remove_group(
    ctx: OpContext,
    monitoring: Monitoring,
    input: OneGroup,
) -> Result<OneGroup> {
    let tx = monitoring.0.db.begin(&ctx).await?;
    if !approvals::remove_approver_group(&tx, &input.name).await? {
        return Err(Error::not_found("group"));
    }
    finish(&ctx, tx, None, json!({"name": &input.name}), input).await
}
