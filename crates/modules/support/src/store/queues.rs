use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use tekup_base::{Error, Page, PageRequest, QueueId, Result, UserId, WorkingHoursId};
use tekup_db::{
    DbError, DbResult, TenantTx,
    sql::queries::support::desk::{self as sql, Hours as HoursRow, Queue as QueueRow},
};
use uuid::Uuid;

use super::refused;
use crate::{
    desk::calendar::Calendar,
    model::{Assignment, Queue, WorkingHours},
};

impl From<QueueRow> for Queue {
    fn from(row: QueueRow) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            description: row.description,
            hours_id: row.hours_id.map(Into::into),
            assignment: Assignment::from_name(&row.assignment).unwrap_or(Assignment::Manual),
            service_levels: serde_json::from_value(row.service_levels).unwrap_or_default(),
            is_default: row.is_default,
            members: row.members.into_iter().map(UserId).collect(),
        }
    }
}

const HOURS_TAKEN: &str = "there are working hours of this name already";

/// Working hours and what they mean.
pub(crate) struct Hours {
    pub id: WorkingHoursId,
    pub name: String,
    pub time_zone: String,
    pub week: Vec<Vec<(u16, u16)>>,
    pub holidays: Vec<NaiveDate>,
}

impl From<HoursRow> for Hours {
    fn from(row: HoursRow) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            time_zone: row.time_zone,
            week: serde_json::from_value(row.week).unwrap_or_default(),
            holidays: serde_json::from_value(row.holidays).unwrap_or_default(),
        }
    }
}

impl Hours {
    /// What they mean; hours that mean nothing any more, such as a zone that was renamed, count as always.
    pub(crate) fn calendar(&self) -> Calendar {
        Calendar::new(&self.time_zone, &self.week, self.holidays.clone())
            .unwrap_or_else(|_| Calendar::always())
    }

    pub(crate) fn shown(self, now: DateTime<Utc>) -> WorkingHours {
        let open = self.calendar().is_open(now);
        WorkingHours {
            id: self.id,
            name: self.name,
            time_zone: self.time_zone,
            week: self.week,
            holidays: self.holidays,
            open,
        }
    }

    fn json(&self) -> Result<(Value, Value)> {
        let json = |value| serde_json::to_value(value).map_err(Error::internal);
        Ok((
            json(&self.week)?,
            serde_json::to_value(&self.holidays).map_err(Error::internal)?,
        ))
    }
}

/// What the queues are called.
pub(crate) async fn names(tx: &TenantTx) -> DbResult<Vec<String>> {
    Ok(sql::names_of_queues().bind(tx).all().await?)
}

pub(crate) async fn list_hours(tx: &TenantTx, page: &PageRequest) -> Result<Page<Hours>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_hours()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let hours = rows.into_iter().map(Hours::from).collect();
    Ok(Page::from_rows(hours, limit, |one: &Hours| {
        one.name.clone()
    }))
}

pub(crate) async fn hours(tx: &TenantTx, id: WorkingHoursId) -> DbResult<Option<Hours>> {
    Ok(sql::get_hours()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(Hours::from))
}

pub(crate) async fn insert_hours(tx: &TenantTx, hours: &Hours, now: DateTime<Utc>) -> Result<()> {
    let (week, holidays) = hours.json()?;
    let (tenant, id) = (tx.tenant().0, hours.id.0);
    sql::insert_hours()
        .bind(
            tx,
            &tenant,
            &id,
            &hours.name,
            &hours.time_zone,
            &week,
            &holidays,
            &now,
        )
        .await
        .map_err(|error| refused(error, HOURS_TAKEN))?;
    Ok(())
}

pub(crate) async fn update_hours(tx: &TenantTx, hours: &Hours, now: DateTime<Utc>) -> Result<()> {
    let (week, holidays) = hours.json()?;
    sql::update_hours()
        .bind(
            tx,
            &hours.name,
            &hours.time_zone,
            &week,
            &holidays,
            &now,
            &hours.id.0,
        )
        .await
        .map_err(|error| refused(error, HOURS_TAKEN))?;
    Ok(())
}

pub(crate) async fn delete_hours(tx: &TenantTx, id: WorkingHoursId) -> DbResult<bool> {
    Ok(sql::delete_hours().bind(tx, &id.0).await? > 0)
}

/// Queues that are worked on in these hours.
pub(crate) async fn of_hours(
    tx: &TenantTx,
    hours: WorkingHoursId,
    limit: i64,
) -> DbResult<Vec<QueueId>> {
    let rows = sql::queues_of_hours()
        .bind(tx, &hours.0, &limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(QueueId).collect())
}

pub(crate) async fn list(tx: &TenantTx, page: &PageRequest) -> Result<Page<Queue>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_queues()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let queues = rows.into_iter().map(Queue::from).collect();
    Ok(Page::from_rows(queues, limit, |one: &Queue| {
        one.name.clone()
    }))
}

pub(crate) async fn get(tx: &TenantTx, id: QueueId) -> DbResult<Option<Queue>> {
    Ok(sql::get_queue()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(Queue::from))
}

/// When a queue is worked on.
pub(crate) struct WorkedOn {
    pub id: QueueId,
    pub is_default: bool,
    /// `None`: always.
    pub calendar: Option<Calendar>,
}

/// When each of the tenant's queues is worked on.
pub(crate) async fn calendars(tx: &TenantTx) -> DbResult<Vec<WorkedOn>> {
    let hours = sql::queue_hours().bind(tx).all().await?;
    let hours = hours.into_iter().map(Hours::from);
    let calendars: HashMap<WorkingHoursId, Calendar> =
        hours.map(|one| (one.id, one.calendar())).collect();
    let queues = sql::queue_names().bind(tx).all().await?;
    let worked_on = |row: sql::QueueNames| WorkedOn {
        id: row.id.into(),
        is_default: row.is_default,
        calendar: row
            .hours_id
            .and_then(|id| calendars.get(&id.into()).cloned()),
    };
    Ok(queues.into_iter().map(worked_on).collect())
}

/// The queue of this name, or else the tenant's default one.
pub(crate) async fn named_or_default(tx: &TenantTx, name: Option<&str>) -> DbResult<Option<Queue>> {
    Ok(sql::queue_for()
        .bind(tx, &name)
        .opt()
        .await?
        .map(Queue::from))
}

/// The queue of this name.
pub(crate) async fn named(tx: &TenantTx, name: &str) -> Result<Queue> {
    let found = named_or_default(tx, Some(name)).await?;
    found.filter(|queue| queue.name == name).ok_or_else(|| {
        let message = format!("there is no queue called `{name}`");
        Error::field("queue", "not_found", message)
    })
}

/// Holds the queue until the transaction ends.
pub(crate) async fn hold(tx: &TenantTx, id: QueueId) -> DbResult<()> {
    sql::hold_queue().bind(tx, &id.0).opt().await?;
    Ok(())
}

/// Writes the queue as it is now; `new` for one that is not there yet.
pub(crate) async fn put(tx: &TenantTx, queue: &Queue, new: bool, now: DateTime<Utc>) -> Result<()> {
    let q = queue;
    let levels = serde_json::to_value(&q.service_levels).map_err(Error::internal)?;
    let hours = q.hours_id.map(|id| id.0);
    let (assignment, tenant) = (q.assignment.as_str(), tx.tenant().0);
    if q.is_default {
        sql::no_default_queue()
            .bind(tx, &q.id.0)
            .await
            .map_err(DbError::from)?;
    }
    let written = if new {
        sql::insert_queue()
            .bind(
                tx,
                &tenant,
                &q.id.0,
                &q.name,
                &q.description,
                &hours,
                &assignment,
                &levels,
                &q.is_default,
                &now,
            )
            .await
    } else {
        sql::update_queue()
            .bind(
                tx,
                &q.name,
                &q.description,
                &hours,
                &assignment,
                &levels,
                &q.is_default,
                &now,
                &q.id.0,
            )
            .await
    };
    written.map_err(|error| refused(error, "there is a queue of this name already"))?;
    let members: Vec<Uuid> = q.members.iter().map(|id| id.0).collect();
    sql::clear_members()
        .bind(tx, &q.id.0)
        .await
        .map_err(DbError::from)?;
    sql::add_members()
        .bind(tx, &tenant, &q.id.0, &members)
        .await
        .map_err(DbError::from)?;
    Ok(())
}

pub(crate) async fn delete(tx: &TenantTx, id: QueueId) -> DbResult<bool> {
    Ok(sql::delete_queue().bind(tx, &id.0).await? > 0)
}
