use chrono::{DateTime, Utc};
use tekup_base::{NotificationId, Page, PageRequest, Result, UserId};
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::support::desk as sql};
use uuid::Uuid;

use crate::model::{Notification, NotificationKind};

pub(crate) async fn insert(tx: &TenantTx, notification: &Notification) -> DbResult<()> {
    let n = notification;
    sql::insert_notification()
        .bind(
            tx,
            &tx.tenant().0,
            &n.id.0,
            &n.kind.as_str(),
            &n.conversation_id.0,
            &n.message_id.map(|id| id.0),
            &n.actor_name,
            &n.preview,
            &n.created_at,
            &n.user_id.0,
        )
        .await?;
    Ok(())
}

pub(crate) async fn list(
    tx: &TenantTx,
    person: UserId,
    unread: bool,
    page: &PageRequest,
) -> Result<Page<Notification>> {
    let before: Option<Uuid> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_notifications()
        .bind(tx, &person.0, &unread, &before, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let notifications = rows
        .into_iter()
        .map(|row| Notification {
            id: row.id.into(),
            user_id: row.user_id.into(),
            kind: NotificationKind::from_name(&row.kind).unwrap_or(NotificationKind::Mention),
            conversation_id: row.conversation_id.into(),
            message_id: row.message_id.map(Into::into),
            actor_name: row.actor_name,
            preview: row.preview,
            created_at: row.created_at,
            read_at: row.read_at,
        })
        .collect();
    Ok(Page::from_rows(
        notifications,
        limit,
        |one: &Notification| one.id,
    ))
}

/// Marks one, or all, as seen; returns how many were not.
pub(crate) async fn read(
    tx: &TenantTx,
    person: UserId,
    id: Option<NotificationId>,
    now: DateTime<Utc>,
) -> DbResult<u64> {
    Ok(sql::read_notifications()
        .bind(tx, &now, &person.0, &id.map(|id| id.0))
        .await?)
}
