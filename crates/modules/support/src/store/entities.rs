use chrono::{DateTime, Utc};
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_db::{
    DbError, DbResult, TenantTx,
    sql::queries::support::entities::{self as sql, EntityType as Row},
};
use uuid::Uuid;

use crate::model::EntityType;

/// Sorts of entity that one tenant may have.
pub(crate) const MOST: i64 = 100;

impl From<Row> for EntityType {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            name: row.name,
            description: row.description,
            fuzzy: row.fuzzy,
            values: serde_json::from_value(row.listed).unwrap_or_default(),
            updated_at: row.updated_at,
        }
    }
}

pub(crate) async fn list(tx: &TenantTx, page: &PageRequest) -> Result<Page<EntityType>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_entity_types()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let types = rows.into_iter().map(EntityType::from).collect();
    Ok(Page::from_rows(types, limit, |one: &EntityType| {
        one.name.clone()
    }))
}

/// Every sort of entity of the tenant.
pub(crate) async fn all(tx: &TenantTx) -> DbResult<Vec<EntityType>> {
    let rows = sql::list_entity_types()
        .bind(tx, &None::<String>, &MOST)
        .all()
        .await?;
    Ok(rows.into_iter().map(EntityType::from).collect())
}

pub(crate) async fn get(tx: &TenantTx, name: &str) -> DbResult<Option<EntityType>> {
    let row = sql::get_entity_type().bind(tx, &name).opt().await?;
    Ok(row.map(EntityType::from))
}

pub(crate) async fn put(tx: &TenantTx, own: &EntityType, now: DateTime<Utc>) -> Result<Uuid> {
    let listed = serde_json::to_value(&own.values).map_err(Error::internal)?;
    let id = sql::put_entity_type()
        .bind(
            tx,
            &tx.tenant().0,
            &own.id,
            &own.name,
            &own.description,
            &own.fuzzy,
            &listed,
            &now,
        )
        .one()
        .await
        .map_err(DbError::from)?;
    Ok(id)
}

pub(crate) async fn delete(tx: &TenantTx, name: &str) -> DbResult<Option<Uuid>> {
    Ok(sql::delete_entity_type().bind(tx, &name).opt().await?)
}

pub(crate) async fn count(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_entity_types().bind(tx).one().await?)
}

/// Another text whenever one of them has changed.
pub(crate) async fn stamp(tx: &TenantTx) -> DbResult<String> {
    Ok(sql::entity_types_stamp().bind(tx).one().await?)
}
