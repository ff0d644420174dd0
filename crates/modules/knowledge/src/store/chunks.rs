use serde_json::Value;
use tekup_base::{ChunkId, DocumentId};
use tekup_db::{DbResult, TenantTx, sql::queries::knowledge::indexing as sql};
use tekup_retrieval::chunk::Chunk;
use uuid::Uuid;

/// A chunk that the database has.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub id: ChunkId,
    /// As [`Chunk::hash`] writes it.
    pub hash: String,
}

/// A chunk to be written, and its vector if there is one.
#[derive(Debug, Clone)]
pub(crate) struct Fresh {
    pub id: ChunkId,
    pub chunk: Chunk,
    pub vector: Option<Vec<f32>>,
}

pub(crate) async fn content(tx: &TenantTx, document: DocumentId) -> DbResult<Option<Vec<u8>>> {
    Ok(sql::content().bind(tx, &document.0).opt().await?)
}

/// What is there of a document: served chunks first, then those that an interrupted run has staged.
pub(crate) async fn known(tx: &TenantTx, document: DocumentId) -> DbResult<Vec<Known>> {
    let rows = sql::document_chunks().bind(tx, &document.0).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| Known {
            id: row.id.into(),
            hash: hex::encode(row.content_hash),
        })
        .collect())
}

/// Whether the document still has this version; then it keeps it until the transaction ends.
pub(crate) async fn hold_version(tx: &TenantTx, id: DocumentId, version: i32) -> DbResult<bool> {
    Ok(sql::hold_version()
        .bind(tx, &id.0, &version)
        .opt()
        .await?
        .is_some())
}

/// Writes chunks that no search sees yet. `model` names the space of their vectors.
pub(crate) async fn stage(
    tx: &TenantTx,
    document: DocumentId,
    language: &str,
    fresh: &[Fresh],
    model: Option<&str>,
) -> DbResult<()> {
    if fresh.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = fresh.iter().map(|fresh| fresh.id.0).collect();
    let ordinals: Vec<i32> = fresh
        .iter()
        .map(|fresh| number(fresh.chunk.ordinal))
        .collect();
    let headings: Vec<Value> = fresh
        .iter()
        .map(|fresh| Value::from(fresh.chunk.heading_path.clone()))
        .collect();
    let bodies: Vec<&str> = fresh
        .iter()
        .map(|fresh| fresh.chunk.text.as_str())
        .collect();
    let pages: Vec<i32> = fresh.iter().map(|fresh| page(&fresh.chunk)).collect();
    let hashes: Vec<Vec<u8>> = fresh
        .iter()
        .map(|fresh| hex::decode(&fresh.chunk.hash).unwrap_or_default())
        .collect();
    let tokens: Vec<i32> = fresh
        .iter()
        .map(|fresh| i32::try_from(fresh.chunk.estimated_tokens()).unwrap_or(i32::MAX))
        .collect();
    sql::insert_chunks()
        .bind(
            tx,
            &tx.tenant().0,
            &document.0,
            &language,
            &ids,
            &ordinals,
            &headings,
            &bodies,
            &pages,
            &hashes,
            &tokens,
        )
        .await?;
    let vectors: Vec<(ChunkId, &[f32])> = fresh
        .iter()
        .filter_map(|fresh| Some((fresh.id, fresh.vector.as_deref()?)))
        .collect();
    if let (Some(model), false) = (model, vectors.is_empty()) {
        let (ids, rows) = rows(&vectors);
        sql::insert_embeddings()
            .bind(tx, &tx.tenant().0, &model, &ids, &rows)
            .await?;
    }
    Ok(())
}

/// Serves exactly `chunks` of the document from now on, in their order.
pub(crate) async fn publish(
    tx: &TenantTx,
    document: DocumentId,
    chunks: &[(ChunkId, &Chunk)],
) -> DbResult<()> {
    let ids: Vec<Uuid> = chunks.iter().map(|(id, _)| id.0).collect();
    let ordinals: Vec<i32> = chunks
        .iter()
        .map(|(_, chunk)| number(chunk.ordinal))
        .collect();
    let pages: Vec<i32> = chunks.iter().map(|(_, chunk)| page(chunk)).collect();
    sql::delete_other_chunks()
        .bind(tx, &document.0, &ids)
        .await?;
    sql::publish_chunks()
        .bind(tx, &ids, &ordinals, &pages, &document.0)
        .await?;
    Ok(())
}

/// Served chunks that have no vector of `model`.
pub(crate) async fn count_unembedded(tx: &TenantTx, model: &str) -> DbResult<i64> {
    Ok(sql::count_unembedded().bind(tx, &model).one().await?)
}

/// Some of them, as the texts to be embedded.
pub(crate) async fn unembedded(
    tx: &TenantTx,
    model: &str,
    limit: usize,
) -> DbResult<Vec<(ChunkId, String)>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = sql::unembedded_chunks()
        .bind(tx, &model, &limit)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let text = indexed_text(&row.title, row.heading_path, row.body);
            (row.id.into(), text)
        })
        .collect())
}

/// Adds vectors to chunks, as far as those are still there; returns the documents that have them.
pub(crate) async fn add_vectors(
    tx: &TenantTx,
    model: &str,
    vectors: &[(ChunkId, Vec<f32>)],
) -> DbResult<Vec<Uuid>> {
    let vectors: Vec<(ChunkId, &[f32])> = vectors
        .iter()
        .map(|(id, vector)| (*id, vector.as_slice()))
        .collect();
    let (ids, rows) = rows(&vectors);
    sql::insert_missing_embeddings()
        .bind(tx, &tx.tenant().0, &model, &ids, &rows)
        .await?;
    Ok(sql::documents_of_chunks().bind(tx, &ids).all().await?)
}

/// Documents whose run ended without a word; see the query.
pub(crate) async fn stranded(tx: &TenantTx, limit: i64) -> DbResult<Vec<(DocumentId, i32)>> {
    let rows = sql::stranded_documents().bind(tx, &limit).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id.into(), row.version))
        .collect())
}

/// What is embedded and searched of a chunk.
pub(crate) fn indexed_text(title: &str, heading_path: Vec<String>, text: String) -> String {
    let chunk = Chunk {
        ordinal: 0,
        heading_path,
        text,
        page: None,
        hash: String::new(),
    };
    chunk.indexed_text(Some(title))
}

fn rows(vectors: &[(ChunkId, &[f32])]) -> (Vec<Uuid>, Vec<Vec<u8>>) {
    vectors
        .iter()
        .map(|(id, vector)| {
            let bytes = vector
                .iter()
                .flat_map(|number| number.to_le_bytes())
                .collect();
            (id.0, bytes)
        })
        .unzip()
}

fn number(ordinal: u32) -> i32 {
    i32::try_from(ordinal).unwrap_or(i32::MAX)
}

/// 0 for none, as the queries take it.
fn page(chunk: &Chunk) -> i32 {
    chunk.page.map_or(0, number)
}
