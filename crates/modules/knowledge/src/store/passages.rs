use std::collections::{HashMap, HashSet};

use tekup_base::{ChunkId, DocumentId, Page, PageRequest, Result};
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::knowledge::searching as sql};
use uuid::Uuid;

use crate::model::Chunk;

/// Rows read at once, so that no answer of the database grows without bound.
const ROWS: usize = 2000;

/// A text that full text looks at.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub id: Uuid,
    pub language: String,
    pub text: String,
}

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

/// The number of the tenant's present index.
pub(crate) async fn generation(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::generation().bind(tx).one().await?)
}

/// Counts the index up when `tx` commits.
pub(crate) fn bump_generation(tx: &mut TenantTx) {
    let tenant = tx.tenant().0;
    tx.defer(
        include_str!("../../../../../sql/deferred/bump_knowledge_generation.sql"),
        vec![Box::new(tenant)],
    );
}

/// Everything that full text looks at.
pub(crate) async fn texts(tx: &TenantTx) -> DbResult<Vec<Text>> {
    let mut texts: Vec<Text> = Vec::new();
    let limit = i64::try_from(ROWS).unwrap_or(i64::MAX);
    loop {
        let after = texts.last().map(|text| text.id);
        let rows = sql::chunk_texts().bind(tx, &after, &limit).all().await?;
        let more = rows.len() == ROWS;
        texts.extend(rows.into_iter().map(|row| Text {
            id: row.id,
            language: row.language,
            text: super::chunks::indexed_text(&row.title, row.heading_path, row.body),
        }));
        if !more {
            return Ok(texts);
        }
    }
}

/// Chunks that have a vector of `model`.
pub(crate) async fn embedded(tx: &TenantTx, model: &str) -> DbResult<HashSet<Uuid>> {
    let ids = sql::embedded_chunk_ids().bind(tx, &model).all().await?;
    Ok(ids.into_iter().collect())
}

/// The vectors of these chunks.
pub(crate) async fn vectors(
    tx: &TenantTx,
    model: &str,
    ids: &[Uuid],
) -> DbResult<Vec<(Uuid, Vec<f32>)>> {
    let mut vectors = Vec::with_capacity(ids.len());
    for ids in ids.chunks(ROWS) {
        let rows = sql::embeddings().bind(tx, &model, &ids).all().await?;
        vectors.extend(rows.into_iter().map(|row| {
            let (numbers, _) = row.embedding.as_chunks::<4>();
            let vector = numbers
                .iter()
                .map(|bytes| f32::from_le_bytes(*bytes))
                .collect();
            (row.chunk_id, vector)
        }));
    }
    Ok(vectors)
}

/// Chunks of one category.
pub(crate) async fn of_category(tx: &TenantTx, category: &str) -> DbResult<HashSet<Uuid>> {
    let ids = sql::chunk_ids_of_category()
        .bind(tx, &category)
        .all()
        .await?;
    Ok(ids.into_iter().collect())
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
            };
            (row.id, found)
        })
        .collect())
}
