use chrono::{DateTime, TimeDelta, Utc};
use tekup_base::{Page, PageRequest, Result};
use tekup_db::{DbError, TenantTx, sql::queries::support::search as sql};
use uuid::Uuid;

use crate::model::{Channel, FoundMessage, SenderType, Status};

/// Messages that hold all of `words`, newest first.
pub(crate) async fn messages(
    tx: &TenantTx,
    words: &str,
    page: &PageRequest,
) -> Result<Page<FoundMessage>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    // A day ahead: clocks of two machines are never quite the same.
    let (at, id) = after.unwrap_or((Utc::now() + TimeDelta::days(1), Uuid::max()));
    let limit = page.limit();
    let most = i32::try_from(limit + 1).unwrap_or(i32::MAX);
    let rows = sql::search_messages()
        .bind(tx, &words, &at, &id, &most, &tx.tenant().0)
        .all()
        .await
        .map_err(DbError::from)?;
    let found = rows
        .into_iter()
        .map(|row| FoundMessage {
            id: row.id.into(),
            conversation_id: row.conversation_id.into(),
            seq: row.number,
            created_at: row.created_at,
            sender_type: SenderType::from_name(&row.sender_type).unwrap_or(SenderType::System),
            sender_name: row.sender_name,
            content: row.content,
            internal: row.internal,
            intent: row.intent,
            status: Status::from_name(&row.status).unwrap_or(Status::Active),
            channel: Channel::from_name(&row.channel).unwrap_or(Channel::Api),
            assigned_name: row.assigned_name,
            user_id: row.user_id,
            customer_name: row.customer_name,
        })
        .collect();
    Ok(Page::from_rows(found, limit, |one: &FoundMessage| {
        (one.created_at, one.id)
    }))
}
