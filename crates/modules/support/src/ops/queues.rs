use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Page, QueueId, Result, UserId, WorkingHoursId};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_operations::{Effect, Operation, finish};

use super::{Deleted, ListPage};
use crate::{
    Support,
    desk::service,
    model::{Assignment, Priority, Queue, ServiceLevels},
    store,
};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ConversationsRead, DeskWrite};
    vec![
        Operation::new(
            "queues.list",
            "GET /api/v1/queues",
            ConversationsRead,
            Read,
            support,
            list,
        )
        .summary("Lists the queues by name."),
        Operation::new(
            "queues.create",
            "POST /api/v1/queues",
            DeskWrite,
            Write,
            support,
            create,
        )
        .summary("Makes a queue.")
        .status(201),
        Operation::new(
            "queues.put",
            "PUT /api/v1/queues/{id}",
            DeskWrite,
            Write,
            support,
            put,
        )
        .summary("Changes a queue; clocks that run follow its new hours and promises."),
        Operation::new(
            "queues.delete",
            "DELETE /api/v1/queues/{id}",
            DeskWrite,
            Write,
            support,
            delete,
        )
        .summary("Deletes a queue; its conversations are then in none."),
    ]
}

/// A queue to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewQueue {
    /// What it is called; rules name it so.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What it is for.
    #[schemars(length(max = 500))]
    description: Option<String>,
    /// When it is worked on; always when absent.
    hours_id: Option<WorkingHoursId>,
    /// How it finds somebody; people take conversations themselves when absent.
    assignment: Option<Assignment>,
    /// What it promises by priority (`low`, `medium`, `high`, `critical`), in minutes of working time.
    #[serde(default)]
    service_levels: ServiceLevels,
    /// Whether it takes what names no queue.
    #[serde(default)]
    is_default: bool,
    /// Who works on it.
    #[serde(default)]
    #[schemars(length(max = 500))]
    members: Vec<UserId>,
}

/// A queue as it shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PutQueue {
    /// Which.
    id: QueueId,
    /// What it is called; rules name it so.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What it is for.
    #[schemars(length(max = 500))]
    description: Option<String>,
    /// When it is worked on; always when absent.
    hours_id: Option<WorkingHoursId>,
    /// How it finds somebody; people take conversations themselves when absent.
    assignment: Option<Assignment>,
    /// What it promises by priority (`low`, `medium`, `high`, `critical`), in minutes of working time.
    #[serde(default)]
    service_levels: ServiceLevels,
    /// Whether it takes what names no queue.
    #[serde(default)]
    is_default: bool,
    /// Who works on it.
    #[serde(default)]
    #[schemars(length(max = 500))]
    members: Vec<UserId>,
}

/// One queue.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// Which.
    id: QueueId,
}

async fn list(ctx: OpContext, support: Support, input: ListPage) -> Result<Page<Queue>> {
    let tx = support.0.db.begin_single(&ctx).await?;
    store::queues::list(&tx, &input.into()).await
}

async fn create(ctx: OpContext, support: Support, input: NewQueue) -> Result<Queue> {
    let queue = Queue {
        id: QueueId::new(),
        name: input.name,
        description: input.description,
        hours_id: input.hours_id,
        assignment: input.assignment.unwrap_or(Assignment::Manual),
        service_levels: input.service_levels,
        is_default: input.is_default,
        members: input.members,
    };
    let tx = support.0.db.begin(&ctx).await?;
    write(&ctx, &support, tx, queue, true).await
}

async fn put(ctx: OpContext, support: Support, input: PutQueue) -> Result<Queue> {
    let tx = support.0.db.begin(&ctx).await?;
    if store::queues::get(&tx, input.id).await?.is_none() {
        return Err(Error::not_found("queue"));
    }
    let queue = Queue {
        id: input.id,
        name: input.name,
        description: input.description,
        hours_id: input.hours_id,
        assignment: input.assignment.unwrap_or(Assignment::Manual),
        service_levels: input.service_levels,
        is_default: input.is_default,
        members: input.members,
    };
    write(&ctx, &support, tx, queue, false).await
}

async fn write(
    ctx: &OpContext,
    support: &Support,
    mut tx: TenantTx,
    queue: Queue,
    new: bool,
) -> Result<Queue> {
    for priority in queue.service_levels.keys() {
        if Priority::from_name(priority).is_none() {
            return Err(Error::field(
                format!("serviceLevels.{priority}"),
                "unknown_field",
                "priorities are low, medium, high and critical",
            ));
        }
    }
    if let Some(hours) = queue.hours_id
        && store::queues::hours(&tx, hours).await?.is_none()
    {
        return Err(Error::field(
            "hoursId",
            "not_found",
            "there are no such working hours",
        ));
    }
    store::queues::put(&tx, &queue, new, ctx.now()).await?;
    // As stored: a member who has left the tenant is not in it.
    let queue = store::queues::get(&tx, queue.id)
        .await?
        .ok_or_else(|| Error::not_found("queue"))?;
    if !new {
        service::reset(&tx, ctx, &queue).await?;
    }
    emit(&mut tx, ctx, "queue.updated", queue.id.0, &queue)?;
    let queue = finish(ctx, tx, Some(queue.id.0), json!({}), queue).await?;
    support.0.settings.forget(ctx.tenant()).await;
    Ok(queue)
}

async fn delete(ctx: OpContext, support: Support, input: ById) -> Result<Deleted> {
    let tx = support.0.db.begin(&ctx).await?;
    if !store::queues::delete(&tx, input.id).await? {
        return Err(Error::not_found("queue"));
    }
    let id = input.id.0;
    let deleted = finish(&ctx, tx, Some(id), json!({}), Deleted::of(id)).await?;
    support.0.settings.forget(ctx.tenant()).await;
    Ok(deleted)
}
