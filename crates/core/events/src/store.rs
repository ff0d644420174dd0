use std::sync::Arc;

use tekup_base::TenantId;
use tekup_db::{
    DbResult, SystemTx, TenantTx,
    sql::queries::core::events::{self as sql, Event as Row},
};

use crate::{Actor, Event, TypeFilter};

/// The tenant's events after `sequence`, oldest first, at most `limit`; `filter` empty means all types.
///
/// # Errors
/// When the database fails.
pub async fn since(
    tx: &TenantTx,
    sequence: i64,
    filter: &TypeFilter,
    limit: i64,
) -> DbResult<Vec<Event>> {
    let types = (!filter.is_empty()).then(|| filter.like_patterns());
    let rows = sql::tenant_events()
        .bind(tx, &sequence, &types, &limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(Event::from).collect())
}

/// The events of all tenants after `sequence`, oldest first, at most `most`.
pub(crate) async fn tail(tx: &SystemTx, sequence: i64, most: usize) -> DbResult<Vec<Arc<Event>>> {
    let most = most as i64;
    let rows = sql::tail_events().bind(tx, &sequence, &most).all().await?;
    Ok(rows.into_iter().map(|row| Arc::new(row.into())).collect())
}

impl From<Row> for Event {
    fn from(row: Row) -> Self {
        Self {
            sequence: row.sequence,
            tenant: TenantId(row.tenant_id),
            id: row.id.into(),
            kind: row.r#type,
            subject: row.subject,
            actor: Actor {
                kind: row.actor_type,
                id: row.actor_id,
            },
            data: row.data,
            created_at: row.created_at,
            depth: u8::try_from(row.depth).unwrap_or(u8::MAX),
        }
    }
}
