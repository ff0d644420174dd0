use chrono::{DateTime, Utc};
use tekup_base::{Page, PageRequest, QueueId, Result, UserId};
use tekup_db::{
    DbError, DbResult, TenantTx,
    sql::queries::support::desk::{self as sql, Person as Row},
};

use crate::model::DeskPerson;

impl From<Row> for DeskPerson {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            available: row.available,
            skills: row.skills,
            capacity: row.capacity,
            open: row.open,
        }
    }
}

pub(crate) async fn list(tx: &TenantTx, page: &PageRequest) -> Result<Page<DeskPerson>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_people()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let people = rows.into_iter().map(DeskPerson::from).collect();
    Ok(Page::from_rows(people, limit, |one: &DeskPerson| {
        format!("{}{}", one.name, one.id)
    }))
}

/// The person, if they may answer customers.
pub(crate) async fn get(tx: &TenantTx, id: UserId) -> DbResult<Option<DeskPerson>> {
    Ok(sql::get_person()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(DeskPerson::from))
}

/// The person with this e-mail address, if they may answer customers.
pub(crate) async fn by_email(tx: &TenantTx, email: &str) -> DbResult<Option<DeskPerson>> {
    Ok(sql::person_by_email()
        .bind(tx, &email)
        .opt()
        .await?
        .map(DeskPerson::from))
}

pub(crate) async fn put(tx: &TenantTx, person: &DeskPerson) -> DbResult<()> {
    sql::put_person()
        .bind(
            tx,
            &tx.tenant().0,
            &person.id.0,
            &person.available,
            &person.skills,
            &person.capacity,
        )
        .await?;
    Ok(())
}

/// Who of the queue is there and can do this, whoever waited longest first.
pub(crate) async fn candidates(
    tx: &TenantTx,
    queue: QueueId,
    skill: Option<&str>,
) -> DbResult<Vec<DeskPerson>> {
    let rows = sql::candidates().bind(tx, &queue.0, &skill).all().await?;
    Ok(rows.into_iter().map(DeskPerson::from).collect())
}

pub(crate) async fn was_assigned(tx: &TenantTx, id: UserId, now: DateTime<Utc>) -> DbResult<()> {
    sql::was_assigned().bind(tx, &now, &id.0).await?;
    Ok(())
}

/// What the staff can do, each once.
pub(crate) async fn skills(tx: &TenantTx) -> DbResult<Vec<String>> {
    Ok(sql::skills().bind(tx).all().await?)
}
