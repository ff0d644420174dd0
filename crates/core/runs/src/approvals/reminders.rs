use tekup_base::Result;
use tekup_context::{Door, OpContextBuilder};
use tekup_db::{Db, DbError, sql::queries::core::approvals as sql};
use tekup_events::emit;

use super::store::find;

/// Reminders sent at once.
const BATCH: i64 = 200;

/// Reminds those who may decide, of all tenants, by an event `approval.reminder`. Returns how many it sent.
///
/// # Errors
/// When the database fails.
pub async fn remind_approvers(db: &Db) -> Result<usize> {
    let now = chrono::Utc::now();
    let tx = db
        .begin_system("find approvals of all tenants that want a reminder")
        .await?;
    let due = sql::due_reminders().bind(&tx, &now, &BATCH).all().await;
    let due = due.map_err(DbError::from)?;
    tx.commit().await?;
    let mut sent = 0;
    for row in due {
        let ctx =
            OpContextBuilder::system("reminder", row.tenant_id.into(), Door::Internal).build();
        let mut tx = db.begin(&ctx).await?;
        let reminded = sql::remind().bind(&tx, &now, &row.id).opt().await;
        if reminded.map_err(DbError::from)?.is_some() {
            let approval = find(&tx, row.id).await?;
            emit(&mut tx, &ctx, "approval.reminder", row.id, &approval)?;
            tx.commit().await?;
            sent += 1;
        }
    }
    Ok(sent)
}
