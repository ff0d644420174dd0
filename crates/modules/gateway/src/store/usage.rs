use chrono::{DateTime, Utc};
use tekup_base::TenantId;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::gateway::usage as sql};

pub(crate) use sql::{ModelUsageGroups as Group, ModelUsageSeries as Point};

use crate::meter;

pub(crate) async fn insert(tx: &TenantTx, tenant: TenantId, rows: &[meter::Row]) -> DbResult<()> {
    let rows = serde_json::json!(rows);
    sql::insert_model_usage().bind(tx, &tenant.0, &rows).await?;
    Ok(())
}

/// What was used from `from` until `until`, by one side.
pub(crate) async fn groups(
    tx: &TenantTx,
    by: &str,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    limit: i64,
) -> DbResult<Vec<Group>> {
    sql::model_usage_groups()
        .bind(tx, &by, &from, &until, &limit)
        .all()
        .await
        .map_err(DbError::from)
}

/// The same over time, for these of its groups.
pub(crate) async fn series(
    tx: &TenantTx,
    bucket: &str,
    by: &str,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    names: &[&str],
) -> DbResult<Vec<Point>> {
    sql::model_usage_series()
        .bind(tx, &bucket, &by, &from, &until, &names)
        .all()
        .await
        .map_err(DbError::from)
}
