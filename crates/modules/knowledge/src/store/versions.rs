use chrono::{DateTime, Utc};
use tekup_base::{DocumentId, Page, PageRequest, Result};
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::knowledge::governing as sql};

use crate::model::{DocumentFormat, Version};

/// Earlier versions of a document that are kept.
const KEPT: i64 = 20;

/// Keeps what a document says now, as it is about to say something else.
pub(crate) async fn keep(tx: &TenantTx, id: DocumentId, now: DateTime<Utc>) -> DbResult<()> {
    sql::keep_version().bind(tx, &now, &id.0).await?;
    sql::forget_versions().bind(tx, &id.0, &KEPT).await?;
    Ok(())
}

/// Earlier versions, the latest first.
pub(crate) async fn list(
    tx: &TenantTx,
    id: DocumentId,
    page: &PageRequest,
) -> Result<Page<Version>> {
    let before: Option<i32> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_versions()
        .bind(tx, &id.0, &before, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let versions: Vec<Version> = rows
        .into_iter()
        .map(|row| Version {
            version: row.version,
            title: row.title,
            format: DocumentFormat::from_name(&row.format),
            size_bytes: row.size_bytes,
            replaced_at: row.replaced_at,
        })
        .collect();
    Ok(Page::from_rows(versions, limit, |version| version.version))
}

/// What an earlier version said.
pub(crate) struct Content {
    pub title: String,
    pub format: DocumentFormat,
    pub bytes: Vec<u8>,
}

pub(crate) async fn content(
    tx: &TenantTx,
    id: DocumentId,
    version: i32,
) -> DbResult<Option<Content>> {
    let row = sql::version_content()
        .bind(tx, &id.0, &version)
        .opt()
        .await?;
    Ok(row.map(|row| Content {
        title: row.title,
        format: DocumentFormat::from_name(&row.format),
        bytes: row.content,
    }))
}
