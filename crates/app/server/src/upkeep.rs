use std::time::Duration;

use tekup_db::sql::queries::core::{idempotency, upkeep};
use tekup_runs::approvals::remind_approvers;

use crate::App;

/// How often the house is tidied.
const EVERY: Duration = Duration::from_secs(600);
/// How long an idempotency key is remembered.
const KEYS_KEPT: chrono::TimeDelta = chrono::TimeDelta::hours(24);
/// How long a Run is kept after its end, as its steps are.
const RUNS_KEPT: chrono::TimeDelta = chrono::TimeDelta::days(90);
/// Months for which partitions are made ahead.
const MONTHS_AHEAD: i32 = 3;

/// Tidies up until the process stops: partitions ahead and away, old keys and tokens, quiet principals,
/// conversations that customers have left.
pub(crate) async fn run(app: App) {
    let mut tick = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            _ = tick.tick() => {}
            () = app.stop.cancelled() => return,
        }
        app.registry.rate_limit().forget_quiet();
        app.visitors.forget_quiet();
        app.hub.forget_quiet();
        if let Err(error) = tidy(&app).await {
            tracing::warn!(?error, "upkeep failed; it will try again");
        }
    }
}

async fn tidy(app: &App) -> tekup_base::Result<()> {
    let tx = app.db.begin_system("upkeep of partitions and keys").await?;
    let parts = upkeep::maintain_partitions()
        .bind(&tx, &MONTHS_AHEAD)
        .one()
        .await;
    let parts = parts.map_err(tekup_db::DbError::from)?;
    let before = chrono::Utc::now() - KEYS_KEPT;
    let keys = idempotency::prune_idempotency_keys()
        .bind(&tx, &before)
        .await;
    let keys = keys.map_err(tekup_db::DbError::from)?;
    tx.commit().await?;
    app.identity.upkeep().await?;
    let closed = app.support.close_idle().await?;
    let expired = app.support.expire_approvals().await?;
    let reminded = remind_approvers(&app.db).await?;
    let runs = tekup_runs::prune(&app.db, RUNS_KEPT).await?;
    let forgotten = app.inbox.forget_old().await?;
    let exports = app.support.forget_exports().await?;
    let messages = app.msghub.prune().await?;
    let files = app.support.forget_waiting_files().await?;
    let records = app.crm.forget_files().await?;
    // Last, as the bucket may be away.
    let payloads = app.blobs.prune(&app.db, chrono::Utc::now()).await?;
    tracing::debug!(
        made = parts.made,
        dropped = parts.dropped,
        keys,
        closed,
        expired,
        reminded,
        runs,
        forgotten,
        exports,
        files,
        messages,
        payloads,
        records,
        "upkeep done"
    );
    Ok(())
}
