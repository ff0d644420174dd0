use std::collections::HashMap;

use chrono::{DateTime, Utc};
use tekup_base::{ChunkId, DocumentId, Page, PageRequest, Result};
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::knowledge::searching as sql};
use uuid::Uuid;

use crate::model::Chunk;

/// A chunk that was found, with what its document adds.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub id: ChunkId,
    pub document_id: DocumentId,
    pub title: String,
    pub heading_path: Vec<String>,
    pub text: String,
    pub page: Option<i32>,
    pub source_url: Option<String>,
    pub language: String,
    pub audience: Vec<String>,
    pub updated_at: DateTime<Utc>,
    pub validated_at: Option<DateTime<Utc>>,
    pub expires_at: Option<DateTime<Utc>>,
}

impl Found {
    /// Bytes that it takes up, about.
    pub fn size(&self) -> usize {
        let headings: usize = self.heading_path.iter().map(|one| one.len() + 24).sum();
        self.text.len() + self.title.len() + headings + 300
    }
}

/// A part of the section that a passage stands in.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The passage.
    pub of: Uuid,
    pub text: String,
    /// Passages between the two; 0 for the passage itself.
    pub distance: i32,
}

/// The passages of a document, first to last.
pub(crate) async fn list(
    tx: &TenantTx,
    document: DocumentId,
    page: &PageRequest,
) -> Result<Page<Chunk>> {
    let after: Option<i32> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_chunks()
        .bind(tx, &document.0, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let chunks: Vec<Chunk> = rows
        .into_iter()
        .map(|row| Chunk {
            id: row.id.into(),
            ordinal: row.ordinal,
            heading_path: row.heading_path,
            text: row.body,
            page: row.page,
            tokens: row.tokens,
        })
        .collect();
    Ok(Page::from_rows(chunks, limit, |chunk| chunk.ordinal))
}

/// These chunks, as far as they are still served.
pub(crate) async fn found(tx: &TenantTx, ids: &[Uuid]) -> DbResult<HashMap<Uuid, Found>> {
    let rows = sql::found_chunks().bind(tx, &ids).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let found = Found {
                id: row.id.into(),
                document_id: row.document_id.into(),
                title: row.title,
                heading_path: row.heading_path,
                text: row.body,
                page: row.page,
                source_url: row.source_url,
                language: row.language,
                audience: row.audience,
                updated_at: row.updated_at,
                validated_at: row.validated_at,
                expires_at: row.expires_at,
            };
            (row.id, found)
        })
        .collect())
}

/// What stands around passages under the same headings, up to `around` passages on either side.
pub(crate) async fn around(tx: &TenantTx, ids: &[Uuid], around: i32) -> DbResult<Vec<Part>> {
    let rows = sql::around().bind(tx, &around, &ids).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| Part {
            of: row.of,
            text: row.body,
            distance: row.distance,
        })
        .collect())
}
