use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Page, Result, WorkingHoursId};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};

use super::{Deleted, ListPage};
use crate::{
    Support,
    desk::{calendar::Calendar, service},
    model::WorkingHours,
    store::{self, queues::Hours},
};

/// Queues whose clocks follow a change of their hours at once.
const QUEUES: i64 = 500;

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ConversationsRead, DeskWrite};
    vec![
        Operation::new(
            "working_hours.list",
            "GET /api/v1/working-hours",
            ConversationsRead,
            Read,
            support,
            list,
        )
        .summary("Lists working hours by name, and whether each is open now."),
        Operation::new(
            "working_hours.create",
            "POST /api/v1/working-hours",
            DeskWrite,
            Write,
            support,
            create,
        )
        .summary("Makes working hours that queues can have.")
        .status(201),
        Operation::new(
            "working_hours.put",
            "PUT /api/v1/working-hours/{id}",
            DeskWrite,
            Write,
            support,
            put,
        )
        .summary("Changes working hours; clocks that run follow."),
        Operation::new(
            "working_hours.delete",
            "DELETE /api/v1/working-hours/{id}",
            DeskWrite,
            Write,
            support,
            delete,
        )
        .summary("Deletes working hours that no queue has."),
    ]
}

/// Working hours to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewHours {
    /// What they are called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Name in the IANA time zone database, such as `Europe/Copenhagen`.
    #[schemars(length(min = 1, max = 64))]
    time_zone: String,
    /// Seven lists, Monday first, of `[from, to]` in minutes of the local day.
    #[schemars(length(min = 7, max = 7))]
    week: Vec<Vec<(u16, u16)>>,
    /// Dates on which nobody works.
    #[serde(default)]
    #[schemars(length(max = 400))]
    holidays: Vec<NaiveDate>,
}

/// Working hours as they shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PutHours {
    /// Which.
    id: WorkingHoursId,
    /// What they are called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Name in the IANA time zone database, such as `Europe/Copenhagen`.
    #[schemars(length(min = 1, max = 64))]
    time_zone: String,
    /// Seven lists, Monday first, of `[from, to]` in minutes of the local day.
    #[schemars(length(min = 7, max = 7))]
    week: Vec<Vec<(u16, u16)>>,
    /// Dates on which nobody works.
    #[serde(default)]
    #[schemars(length(max = 400))]
    holidays: Vec<NaiveDate>,
}

/// Some working hours.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// Which.
    id: WorkingHoursId,
}

async fn list(ctx: OpContext, support: Support, input: ListPage) -> Result<Page<WorkingHours>> {
    let tx = support.0.db.begin_single(&ctx).await?;
    let page = store::queues::list_hours(&tx, &input.into()).await?;
    Ok(page.map(|hours| hours.shown(ctx.now())))
}

fn checked(hours: Hours) -> Result<Hours> {
    Calendar::new(&hours.time_zone, &hours.week, hours.holidays.clone())
        .map_err(|(field, message)| Error::field(field, "invalid", message))?;
    Ok(hours)
}

async fn create(ctx: OpContext, support: Support, input: NewHours) -> Result<WorkingHours> {
    let hours = checked(Hours {
        id: WorkingHoursId::new(),
        name: input.name,
        time_zone: input.time_zone,
        week: input.week,
        holidays: input.holidays,
    })?;
    let tx = support.0.db.begin(&ctx).await?;
    store::queues::insert_hours(&tx, &hours, ctx.now()).await?;
    let id = hours.id.0;
    let shown = finish(&ctx, tx, Some(id), json!({}), hours.shown(ctx.now())).await?;
    support.0.settings.forget(ctx.tenant()).await;
    Ok(shown)
}

async fn put(ctx: OpContext, support: Support, input: PutHours) -> Result<WorkingHours> {
    let hours = checked(Hours {
        id: input.id,
        name: input.name,
        time_zone: input.time_zone,
        week: input.week,
        holidays: input.holidays,
    })?;
    let tx = support.0.db.begin(&ctx).await?;
    if store::queues::hours(&tx, hours.id).await?.is_none() {
        return Err(Error::not_found("working hours"));
    }
    store::queues::update_hours(&tx, &hours, ctx.now()).await?;
    for queue in store::queues::of_hours(&tx, hours.id, QUEUES).await? {
        if let Some(queue) = store::queues::get(&tx, queue).await? {
            service::reset(&tx, &ctx, &queue).await?;
        }
    }
    let id = hours.id.0;
    let shown = finish(&ctx, tx, Some(id), json!({}), hours.shown(ctx.now())).await?;
    support.0.settings.forget(ctx.tenant()).await;
    Ok(shown)
}

async fn delete(ctx: OpContext, support: Support, input: ById) -> Result<Deleted> {
    let tx = support.0.db.begin(&ctx).await?;
    if !store::queues::of_hours(&tx, input.id, 1).await?.is_empty() {
        return Err(Error::conflict(
            "a queue has these hours; give it others first",
        ));
    }
    if !store::queues::delete_hours(&tx, input.id).await? {
        return Err(Error::not_found("working hours"));
    }
    let id = input.id.0;
    let deleted = finish(&ctx, tx, Some(id), json!({}), Deleted::of(id)).await?;
    support.0.settings.forget(ctx.tenant()).await;
    Ok(deleted)
}
