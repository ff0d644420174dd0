use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{ActionId, ConnectionId, ConversationId, Error, Page, PageRequest, Result};
use tekup_connectors::{ActionType, Plan, Request, Trouble};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_operations::{Effect, NoInput, Operation, finish};
use tekup_runs::approvals::Decide;
use uuid::Uuid;

use crate::{
    Support,
    actions::{self, NewAction, PATIENCE, RETRIES},
    model::{Action, ActionStatus, ApprovalState, ApprovalWanted},
    store,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Permission::{ActionsApprove, ActionsRead, ActionsWrite};
    vec![
        Operation::new(
            "actions.create",
            "POST /api/v1/actions",
            ActionsWrite,
            Effect::External,
            support,
            create,
        )
        .summary("Queues something to be done in another system.")
        .status(201),
        Operation::new(
            "actions.dry_run",
            "POST /api/v1/actions/dry-run",
            ActionsWrite,
            Effect::Read,
            support,
            dry_run,
        )
        .summary("Says what an action would do, without doing any of it."),
        Operation::new(
            "actions.list",
            "GET /api/v1/actions",
            ActionsRead,
            Effect::Read,
            support,
            list,
        )
        .summary("Lists actions, the newest first."),
        Operation::new(
            "actions.get",
            "GET /api/v1/actions/{id}",
            ActionsRead,
            Effect::Read,
            support,
            get,
        )
        .summary("Shows an action and what became of it."),
        Operation::new(
            "actions.retry",
            "POST /api/v1/actions/{id}/retry",
            ActionsWrite,
            Effect::External,
            support,
            retry,
        )
        .summary("Has an action tried again that failed or was called off."),
        Operation::new(
            "actions.cancel",
            "POST /api/v1/actions/{id}/cancel",
            ActionsWrite,
            Effect::Write,
            support,
            cancel,
        )
        .summary("Calls off an action that has not begun."),
        Operation::new(
            "actions.approve",
            "POST /api/v1/actions/{id}/approve",
            ActionsApprove,
            Effect::External,
            support,
            approve,
        )
        .summary("Agrees to an action, so that it is done."),
        Operation::new(
            "actions.reject",
            "POST /api/v1/actions/{id}/reject",
            ActionsApprove,
            Effect::Write,
            support,
            reject,
        )
        .summary("Refuses an action."),
        Operation::new(
            "actions.types",
            "GET /api/v1/action-types",
            ActionsRead,
            Effect::Read,
            support,
            types,
        )
        .summary("Lists what actions can be asked for, with the schema of their parameters."),
    ]
}

/// An action to be done.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// What sort: one of `actions.types`.
    #[serde(rename = "type")]
    #[schemars(length(min = 1, max = 100))]
    kind: String,
    /// By which connection; needed when the tenant has several of the fitting kind.
    connection_id: Option<ConnectionId>,
    /// The conversation it comes of.
    conversation_id: Option<ConversationId>,
    /// What it says.
    parameters: Value,
    /// Who must agree first; nobody when absent.
    approval: Option<ApprovalWanted>,
    /// Tries beyond the first, 0 to 50; 10 when absent.
    #[schemars(range(min = 0, max = 50))]
    max_retries: Option<i32>,
}

/// An action to be thought through.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct DryRun {
    /// What sort: one of `actions.types`.
    #[serde(rename = "type")]
    #[schemars(length(min = 1, max = 100))]
    kind: String,
    /// By which connection; needed when the tenant has several of the fitting kind.
    connection_id: Option<ConnectionId>,
    /// What it says.
    parameters: Value,
}

async fn plan(support: &Support, ctx: &OpContext, input: &DryRun) -> Result<Plan> {
    let request = Request {
        kind: &input.kind,
        connection: input.connection_id.map(|id| id.0),
        conversation: None,
        parameters: &input.parameters,
        key: "",
    };
    let plan = support.0.connectors.plan(ctx, request).await;
    plan.map_err(|trouble| match trouble {
        Trouble::Refused(reason) => Error::field("parameters", "invalid", reason),
        other => Error::unavailable(other.to_string()),
    })
}

async fn create(ctx: OpContext, support: Support, input: Create) -> Result<Action> {
    let dry = DryRun {
        kind: input.kind,
        connection_id: input.connection_id,
        parameters: input.parameters,
    };
    let plan = plan(&support, &ctx, &dry).await?;
    let mut tx = support.0.db.begin(&ctx).await?;
    if let Some(conversation) = input.conversation_id
        && store::conversations::get(&tx, conversation)
            .await?
            .is_none()
    {
        return Err(Error::field(
            "conversationId",
            "not_found",
            "there is no such conversation",
        ));
    }
    let mut new = NewAction::new(dry.kind, dry.parameters, "person");
    new.connection = Some(plan.connection_id.into());
    new.conversation = input.conversation_id;
    new.approval = input.approval;
    new.max_retries = input.max_retries.unwrap_or(RETRIES);
    let id = actions::enqueue(&mut tx, &ctx, new).await?;
    let action = one(&tx, id).await?;
    let details = json!({"type": action.kind});
    finish(&ctx, tx, Some(id.0), details, action).await
}

async fn dry_run(ctx: OpContext, support: Support, input: DryRun) -> Result<Plan> {
    plan(&support, &ctx, &input).await
}

/// Which actions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Only in this state.
    status: Option<ActionStatus>,
    /// Only of this sort.
    #[serde(rename = "type")]
    #[schemars(length(min = 1, max = 100))]
    kind: Option<String>,
    /// Only of this conversation.
    conversation_id: Option<ConversationId>,
    /// Only by this connection.
    connection_id: Option<ConnectionId>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn list(ctx: OpContext, support: Support, input: List) -> Result<Page<Action>> {
    let filter = store::actions::Filter {
        status: input.status,
        kind: input.kind,
        conversation: input.conversation_id,
        connection: input.connection_id.map(|id| id.0),
    };
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = support.0.db.begin_single(&ctx).await?;
    store::actions::list(&tx, &filter, &page).await
}

/// One action.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// The action.
    id: ActionId,
}

/// A decision on an action.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Decision {
    /// The action.
    id: ActionId,
    /// Why, for colleagues.
    #[schemars(length(max = 1000))]
    comment: Option<String>,
}

async fn one(tx: &TenantTx, id: ActionId) -> Result<Action> {
    store::actions::get(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("action"))
}

async fn lock(tx: &TenantTx, id: ActionId) -> Result<Action> {
    store::actions::lock(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("action"))
}

async fn get(ctx: OpContext, support: Support, input: ById) -> Result<Action> {
    let tx = support.0.db.begin_single(&ctx).await?;
    one(&tx, input.id).await
}

async fn retry(ctx: OpContext, support: Support, input: ById) -> Result<Action> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let action = lock(&tx, input.id).await?;
    let approved = action
        .approval
        .as_ref()
        .is_none_or(|approval| approval.state == ApprovalState::Approved);
    let stopped = matches!(
        action.status,
        ActionStatus::Failed | ActionStatus::Cancelled
    );
    if !stopped || !approved {
        return Err(Error::conflict(
            "only an action that failed or was called off can be tried again, with the leave it needs",
        ));
    }
    let action = start(&mut tx, &ctx, action).await?;
    finish(&ctx, tx, Some(input.id.0), json!({}), action).await
}

/// Queues the Run of an action that stands still.
async fn start(tx: &mut TenantTx, ctx: &OpContext, action: Action) -> Result<Action> {
    let run = actions::start(tx, ctx, &action).await?;
    let deadline = action.deadline_at.max(ctx.now() + PATIENCE);
    store::actions::queue(tx, action.id, run.0, deadline).await?;
    let action = one(tx, action.id).await?;
    emit(tx, ctx, "action.queued", action.id.0, &action)?;
    Ok(action)
}

async fn cancel(ctx: OpContext, support: Support, input: ById) -> Result<Action> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let action = lock(&tx, input.id).await?;
    match action.status {
        ActionStatus::AwaitingApproval | ActionStatus::Pending => {}
        ActionStatus::Running => {
            return Err(Error::conflict(
                "it is being done at this moment and cannot be called off",
            ));
        }
        _ => return Err(Error::conflict("it has ended already")),
    }
    if let Some(run) = action.run_id {
        tekup_runs::cancel(&mut tx, &ctx, run).await?;
    }
    let action = actions::end(&mut tx, &ctx, action, ActionStatus::Cancelled, None).await?;
    finish(&ctx, tx, Some(input.id.0), json!({}), action).await
}

/// Decides on an action that waits for it; returns it with the decision written down.
async fn decide(
    tx: &TenantTx,
    ctx: &OpContext,
    input: Decision,
    state: ApprovalState,
) -> Result<Action> {
    if ctx.principal().user_id().is_none() {
        return Err(Error::forbidden("only a person who signed in can decide"));
    }
    let mut action = lock(tx, input.id).await?;
    let decided = || Error::conflict("it does not wait for a decision");
    if action.status != ActionStatus::AwaitingApproval {
        return Err(decided());
    }
    let approval = action.approval.as_mut().ok_or_else(decided)?;
    actions::may_decide(ctx, approval)?;
    if approval.expires_at < ctx.now() {
        return Err(Error::conflict("the time for a decision has passed"));
    }
    approval.state = state;
    approval.decided_at = Some(ctx.now());
    approval.decided_by = Some(ctx.principal().name().to_owned());
    approval.comment = input.comment;
    if !store::actions::decide(tx, approval, ctx.principal().id()).await? {
        return Err(decided());
    }
    Ok(action)
}

async fn approve(ctx: OpContext, support: Support, input: Decision) -> Result<Action> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let action = decide(&tx, &ctx, input, ApprovalState::Approved).await?;
    let action = start(&mut tx, &ctx, action).await?;
    emit(&mut tx, &ctx, "action.approved", action.id.0, &action)?;
    finish(&ctx, tx, Some(action.id.0), json!({}), action).await
}

async fn reject(ctx: OpContext, support: Support, input: Decision) -> Result<Action> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let action = decide(&tx, &ctx, input, ApprovalState::Rejected).await?;
    let action = actions::end(&mut tx, &ctx, action, ActionStatus::Rejected, None).await?;
    finish(&ctx, tx, Some(action.id.0), json!({}), action).await
}

#[async_trait::async_trait]
impl Decide for Support {
    async fn decide(
        &self,
        ctx: OpContext,
        subject: Uuid,
        agreed: bool,
        comment: Option<String>,
    ) -> Result<()> {
        let input = Decision {
            id: ActionId(subject),
            comment,
        };
        if agreed {
            approve(ctx, self.clone(), input).await?;
        } else {
            reject(ctx, self.clone(), input).await?;
        }
        Ok(())
    }
}

/// The sorts of action there are.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Types {
    /// By name.
    items: Vec<ActionType>,
}

async fn types(_ctx: OpContext, support: Support, _input: NoInput) -> Result<Types> {
    Ok(Types {
        items: support.0.connectors.types(),
    })
}
