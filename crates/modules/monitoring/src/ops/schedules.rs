use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_operations::finish;
use tekup_runs::{Run, Schedule, ScheduleFilter, Timing};
use uuid::Uuid;

use super::runs::find;
use crate::Monitoring;

/// Which schedules.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListSchedules {
    /// Only those of this part of Tekup: `workflow`.
    #[schemars(length(max = 100))]
    owner: Option<String>,
    /// Only those of this thing of that part.
    owner_id: Option<Uuid>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// One schedule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OneSchedule {
    /// The schedule.
    id: Uuid,
}

pub(crate) async fn list(
    ctx: OpContext,
    monitoring: Monitoring,
    input: ListSchedules,
) -> Result<Page<Schedule>> {
    let filter = ScheduleFilter {
        owner: input.owner,
        owner_id: input.owner_id,
    };
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = monitoring.0.db.begin_single(&ctx).await?;
    tekup_runs::schedules(&tx, &filter, &page).await
}

pub(crate) async fn pause(
    ctx: OpContext,
    monitoring: Monitoring,
    input: OneSchedule,
) -> Result<Schedule> {
    rest(ctx, monitoring, input, true).await
}

pub(crate) async fn resume(
    ctx: OpContext,
    monitoring: Monitoring,
    input: OneSchedule,
) -> Result<Schedule> {
    rest(ctx, monitoring, input, false).await
}

async fn rest(
    ctx: OpContext,
    monitoring: Monitoring,
    input: OneSchedule,
    paused: bool,
) -> Result<Schedule> {
    let tx = monitoring.0.db.begin(&ctx).await?;
    let schedule = tekup_runs::set_schedule_paused(&tx, &ctx, input.id, paused).await?;
    let details = json!({"name": &schedule.name, "paused": paused});
    finish(&ctx, tx, Some(schedule.id), details, schedule).await
}

pub(crate) async fn run(ctx: OpContext, monitoring: Monitoring, input: OneSchedule) -> Result<Run> {
    let mut tx = monitoring.0.db.begin(&ctx).await?;
    let id = tekup_runs::run_schedule_now(&mut tx, &ctx, input.id).await?;
    let run = find(&tx, id).await?;
    finish(&ctx, tx, Some(input.id), json!({"run": id}), run).await
}

/// What is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Removed {
    /// The schedule that was.
    id: Uuid,
}

pub(crate) async fn remove(
    ctx: OpContext,
    monitoring: Monitoring,
    input: OneSchedule,
) -> Result<Removed> {
    let tx = monitoring.0.db.begin(&ctx).await?;
    if !tekup_runs::remove_schedule(&tx, input.id).await? {
        return Err(Error::not_found("schedule"));
    }
    finish(
        &ctx,
        tx,
        Some(input.id),
        json!({}),
        Removed { id: input.id },
    )
    .await
}

/// A timing that somebody thinks of.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Preview {
    /// When.
    timing: Timing,
    /// How many times to show; 5 when absent.
    #[schemars(range(min = 1, max = 50))]
    count: Option<u8>,
}

/// When a timing comes round.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Upcoming {
    /// The next times, soonest first.
    times: Vec<DateTime<Utc>>,
}

pub(crate) async fn preview(
    ctx: OpContext,
    _monitoring: Monitoring,
    input: Preview,
) -> Result<Upcoming> {
    input.timing.check()?;
    let count = usize::from(input.count.unwrap_or(5));
    Ok(Upcoming {
        times: input.timing.upcoming(ctx.now(), count),
    })
}
