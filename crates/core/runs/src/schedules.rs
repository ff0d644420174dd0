//! Runs that begin at given times.

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{Error, Page, PageRequest, Result, RunId};
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_db::{Db, DbError, TenantTx, sql::queries::core::schedules as sql};
use uuid::Uuid;

use crate::{NewRun, Timing, spawn};

/// How late a time may be noticed and still count as kept.
const PUNCTUAL: TimeDelta = TimeDelta::minutes(1);
/// How long one that cannot be kept is left alone.
const AGAIN: TimeDelta = TimeDelta::minutes(1);
/// Schedules looked after at once.
const BATCH: i64 = 100;

/// What is done about times that have gone by while nothing ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum CatchUp {
    /// Nothing: the next time is soon enough.
    Skip,
    /// One run for all of them.
    #[default]
    Latest,
    /// A run for each.
    All,
}

impl CatchUp {
    fn as_str(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Latest => "latest",
            Self::All => "all",
        }
    }

    fn from_name(name: &str) -> Self {
        match name {
            "skip" => Self::Skip,
            "all" => Self::All,
            _ => Self::Latest,
        }
    }
}

/// A schedule to be made.
#[derive(Debug, Clone)]
pub struct NewSchedule {
    /// What people call it.
    pub name: String,
    /// Which part of Tekup looks after it: `workflow`.
    pub owner: &'static str,
    /// What of that part it belongs to.
    pub owner_id: Option<Uuid>,
    /// The kind of Run that it begins.
    pub kind: &'static str,
    /// What each Run is given; an object also gets `scheduledAt`, the time it was due.
    pub input: Value,
    /// When.
    pub timing: Timing,
    /// What about times that were missed.
    pub catch_up: CatchUp,
}

/// What begins a Run at given times.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Schedule {
    /// Its id.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// Which part of Tekup looks after it.
    pub owner: String,
    /// What of that part it belongs to.
    pub owner_id: Option<Uuid>,
    /// The kind of Run that it begins.
    pub kind: String,
    /// What each Run is given.
    pub input: Value,
    /// When.
    pub timing: Timing,
    /// What about times that were missed.
    pub catch_up: CatchUp,
    /// Whether it rests.
    pub paused: bool,
    /// The next time; none when it is over.
    pub next_at: Option<DateTime<Utc>>,
    /// The last time that began a Run.
    pub last_at: Option<DateTime<Utc>>,
    /// The last Run that it began.
    pub last_run: Option<RunId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

impl TryFrom<sql::Schedule> for Schedule {
    type Error = Error;

    fn try_from(row: sql::Schedule) -> Result<Self> {
        Ok(Self {
            id: row.id,
            name: row.name,
            owner: row.owner,
            owner_id: row.owner_id,
            kind: row.kind,
            input: row.input,
            timing: serde_json::from_value(row.timing).map_err(Error::internal)?,
            catch_up: CatchUp::from_name(&row.catch_up),
            paused: row.paused,
            next_at: row.next_at,
            last_at: row.last_at,
            last_run: row.last_run.map(RunId),
            created_at: row.created_at,
        })
    }
}

/// Which schedules a list shows.
#[derive(Debug, Clone, Default)]
pub struct ScheduleFilter {
    /// Only of this part of Tekup.
    pub owner: Option<String>,
    /// Only of this thing of that part.
    pub owner_id: Option<Uuid>,
}

/// Makes a schedule, in `tx`.
///
/// # Errors
/// A validation error that names what is wrong with the timing, also when it lies in the past; else when the database fails.
pub async fn create_schedule(tx: &TenantTx, ctx: &OpContext, new: NewSchedule) -> Result<Schedule> {
    new.timing.check()?;
    let now = ctx.now();
    let next_at = new.timing.next(now, now);
    if next_at.is_none() {
        let message = "this time never comes: choose one that lies ahead";
        return Err(Error::field("timing", "past", message));
    }
    let id = Uuid::now_v7();
    sql::insert_schedule()
        .bind(
            tx,
            &ctx.tenant().0,
            &id,
            &new.name,
            &new.owner,
            &new.owner_id,
            &new.kind,
            &new.input,
            &serde_json::to_value(&new.timing).map_err(Error::internal)?,
            &new.catch_up.as_str(),
            &next_at,
            &ctx.principal().kind(),
            &ctx.principal().id(),
            &now,
        )
        .await
        .map_err(DbError::from)?;
    find(tx, id).await
}

/// The tenant's schedules, oldest first.
///
/// # Errors
/// When the cursor is wrong or the database fails.
pub async fn schedules(
    tx: &TenantTx,
    filter: &ScheduleFilter,
    page: &PageRequest,
) -> Result<Page<Schedule>> {
    let after: Option<Uuid> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_schedules()
        .bind(tx, &filter.owner, &filter.owner_id, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let rows: Result<Vec<Schedule>> = rows.into_iter().map(Schedule::try_from).collect();
    Ok(Page::from_rows(rows?, limit, |schedule| schedule.id))
}

/// Has a schedule rest, or go on with the next time from now; what came round meanwhile is not made up for.
///
/// # Errors
/// Not found; else when the database fails.
pub async fn set_schedule_paused(
    tx: &TenantTx,
    ctx: &OpContext,
    id: Uuid,
    paused: bool,
) -> Result<Schedule> {
    let schedule = find(tx, id).await?;
    let next_at = schedule.timing.next(schedule.created_at, ctx.now());
    sql::change_schedule()
        .bind(tx, &paused, &next_at, &id)
        .await
        .map_err(DbError::from)?;
    find(tx, id).await
}

/// Begins a Run of a schedule now, beside its times.
///
/// # Errors
/// Not found; else when the database fails.
pub async fn run_schedule_now(tx: &mut TenantTx, ctx: &OpContext, id: Uuid) -> Result<RunId> {
    let schedule = find(tx, id).await?;
    let run = begin(tx, ctx, &schedule, ctx.now()).await?;
    sql::advance_schedule()
        .bind(
            tx,
            &schedule.next_at,
            &Some(ctx.now()),
            &Some(run.0),
            &schedule.id,
        )
        .await
        .map_err(DbError::from)?;
    Ok(run)
}

/// Removes a schedule. Says whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn remove_schedule(tx: &TenantTx, id: Uuid) -> Result<bool> {
    let removed = sql::remove_schedule().bind(tx, &id).await;
    Ok(removed.map_err(DbError::from)? > 0)
}

/// Removes all schedules of one thing.
///
/// # Errors
/// When the database fails.
pub async fn remove_schedules_of(tx: &TenantTx, owner: &'static str, id: Uuid) -> Result<()> {
    let removed = sql::remove_schedules_of().bind(tx, &owner, &id).await;
    removed.map_err(DbError::from)?;
    Ok(())
}

async fn find(tx: &TenantTx, id: Uuid) -> Result<Schedule> {
    let row = sql::get_schedule().bind(tx, &id).opt().await;
    row.map_err(DbError::from)?
        .ok_or_else(|| Error::not_found("schedule"))?
        .try_into()
}

async fn begin(
    tx: &mut TenantTx,
    ctx: &OpContext,
    schedule: &Schedule,
    due: DateTime<Utc>,
) -> Result<RunId> {
    let mut input = schedule.input.clone();
    if let Some(fields) = input.as_object_mut() {
        let due = serde_json::to_value(due).map_err(Error::internal)?;
        fields.insert("scheduledAt".to_owned(), due);
    }
    let mut new = NewRun::new(schedule.kind.clone(), input);
    new.subject = schedule.owner_id;
    spawn(tx, ctx, new).await
}

/// Begins what is due, of all tenants: each time once, however many look. Says whether there may be more.
pub(crate) async fn begin_due(db: &Db, now: DateTime<Utc>) -> Result<bool> {
    let tx = db
        .begin_system("find schedules of all tenants that are due")
        .await?;
    let due = sql::due_schedules().bind(&tx, &now, &BATCH).all().await;
    let due = due.map_err(DbError::from)?;
    tx.commit().await?;
    let more = due.len() == usize::try_from(BATCH).unwrap_or(usize::MAX);
    for row in due {
        let ctx = OpContextBuilder::system("schedule", row.tenant_id.into(), Door::Run).build();
        if let Err(error) = keep(db, &ctx, row.id, now).await {
            tracing::warn!(?error, schedule = %row.id, "a schedule could not begin its run");
            postpone(db, &ctx, row.id, now + AGAIN).await?;
        }
    }
    Ok(more)
}

/// Leaves a schedule alone for a while that cannot be kept, so that it does not stand before the others.
async fn postpone(db: &Db, ctx: &OpContext, id: Uuid, until: DateTime<Utc>) -> Result<()> {
    let tx = db.begin(ctx).await?;
    sql::advance_schedule()
        .bind(&tx, &Some(until), &None, &None, &id)
        .await
        .map_err(DbError::from)?;
    Ok(tx.commit().await?)
}

/// Keeps the times of one schedule that have come.
async fn keep(db: &Db, ctx: &OpContext, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let mut tx = db.begin(ctx).await?;
    let row = sql::hold_due_schedule().bind(&tx, &id, &now).opt().await;
    let Some(row) = row.map_err(DbError::from)? else {
        return Ok(());
    };
    let schedule = Schedule::try_from(row)?;
    let Some(first) = schedule.next_at else {
        return Ok(());
    };
    let next = |after| schedule.timing.next(schedule.created_at, after);
    let (due, next_at) = match schedule.catch_up {
        CatchUp::All => (Some(first), next(first)),
        CatchUp::Latest | CatchUp::Skip => {
            let latest = latest(&schedule, first, now);
            let kept = schedule.catch_up == CatchUp::Latest || now - latest <= PUNCTUAL;
            (kept.then_some(latest), next(now))
        }
    };
    let run = match due {
        Some(due) => Some(begin(&mut tx, ctx, &schedule, due).await?.0),
        None => None,
    };
    sql::advance_schedule()
        .bind(&tx, &next_at, &due, &run, &id)
        .await
        .map_err(DbError::from)?;
    Ok(tx.commit().await?)
}

/// The last time that is not after `now`. Looks back from `now` rather than through all that was missed.
fn latest(schedule: &Schedule, first: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    let mut back = TimeDelta::minutes(2);
    while now - back > first {
        let from = schedule.timing.next(schedule.created_at, now - back);
        if let Some(from) = from.filter(|at| *at <= now) {
            return last_from(schedule, from, now);
        }
        back = back * 8;
    }
    last_from(schedule, first, now)
}

fn last_from(schedule: &Schedule, from: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    let times = std::iter::successors(Some(from), |at| {
        schedule
            .timing
            .next(schedule.created_at, *at)
            .filter(|next| *next <= now)
    });
    times.last().unwrap_or(from)
}
