//! What the index in memory is made of.

use std::collections::{HashMap, HashSet};

use tekup_db::{DbResult, TenantTx, sql::queries::knowledge::index as sql};
use tekup_retrieval::index::Synonym;
use uuid::Uuid;

use crate::search::{About, Weights, reception};

/// What a text with a synonym counts beside one with the word that was said.
const SYNONYM: f32 = 0.8;
/// Ids read at once.
const IDS: i64 = 10_000;
/// Terms of a glossary that are searched with.
const TERMS: i64 = 5_000;

/// A document that has changed.
#[derive(Debug)]
pub(crate) struct Changed {
    pub id: Uuid,
    pub about: About,
    /// Passages it has.
    pub passages: i64,
}

/// A passage as the index reads it.
#[derive(Debug)]
pub(crate) struct Row {
    pub document: Uuid,
    pub id: Uuid,
    pub language: String,
    pub text: String,
    pub vector: Option<Vec<f32>>,
}

/// The number of the tenant's present index.
pub(crate) async fn generation(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::generation().bind(tx).one().await?)
}

/// Counts the index up when `tx` commits, and marks what has to be read again.
pub(crate) fn touch(tx: &mut TenantTx, documents: Vec<Uuid>) {
    let tenant = tx.tenant().0;
    tx.defer(
        include_str!("../../../../../sql/deferred/bump_knowledge_generation.sql"),
        vec![Box::new(tenant)],
    );
    if !documents.is_empty() {
        tx.defer(
            include_str!("../../../../../sql/deferred/touch_documents.sql"),
            vec![Box::new(tenant), Box::new(documents)],
        );
    }
}

/// Documents that have changed since, and their passages.
pub(crate) async fn changed_total(tx: &TenantTx, held: i64) -> DbResult<(i64, i64)> {
    let row = sql::changed_total().bind(tx, &held).one().await?;
    Ok((row.documents, row.passages))
}

/// The next of them.
pub(crate) async fn changed(
    tx: &TenantTx,
    after: (i64, Uuid),
    limit: i64,
) -> DbResult<Vec<Changed>> {
    let rows = sql::changed_documents()
        .bind(tx, &after.0, &after.1, &limit)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Changed {
            id: row.id,
            passages: i64::from(row.chunk_count),
            about: About {
                generation: row.generation,
                language: row.language,
                category: row.category,
                collection: row.collection,
                tags: row.tags,
                audience: row.audience,
                source_url: row.source_url,
                updated_at: row.updated_at,
                expires_at: row.expires_at,
                reception: 0.0,
            },
        })
        .collect())
}

/// The passages of these documents, in order, with their vectors of `model`.
pub(crate) async fn passages(
    tx: &TenantTx,
    documents: &[Uuid],
    model: Option<&str>,
) -> DbResult<Vec<Row>> {
    let rows = sql::index_passages()
        .bind(tx, &model.unwrap_or_default(), &documents)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Row {
            document: row.document_id,
            id: row.id,
            language: row.language,
            text: super::chunks::indexed_text(&row.title, row.heading_path, row.body),
            vector: row.embedding.map(|bytes| numbers(&bytes)),
        })
        .collect())
}

/// A vector as it is stored.
pub(super) fn numbers(bytes: &[u8]) -> Vec<f32> {
    let (numbers, _) = bytes.as_chunks::<4>();
    let numbers = numbers.iter();
    numbers.map(|bytes| f32::from_le_bytes(*bytes)).collect()
}

/// Documents there are.
pub(crate) async fn count_documents(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_indexed().bind(tx).one().await?)
}

/// All of their ids.
pub(crate) async fn document_ids(tx: &TenantTx) -> DbResult<HashSet<Uuid>> {
    let mut all = HashSet::new();
    let mut after = Uuid::nil();
    loop {
        let ids = sql::document_ids().bind(tx, &after, &IDS).all().await?;
        let Some(last) = ids.last() else {
            return Ok(all);
        };
        after = *last;
        all.extend(ids);
    }
}

/// How answers from documents were received, for those that anybody has rated.
pub(crate) async fn ratings(tx: &TenantTx) -> DbResult<Vec<(Uuid, f32)>> {
    let rows = sql::ratings().bind(tx).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.document_id, reception(row.up, row.down)))
        .collect())
}

/// The tenant's own words. A term stands for each of its synonyms, and each of them for it and the others.
pub(crate) async fn glossary(tx: &TenantTx) -> DbResult<Vec<(Option<String>, Synonym)>> {
    let rows = sql::glossary().bind(tx, &TERMS).all().await?;
    let mut all = Vec::new();
    for row in rows {
        let words: Vec<String> = std::iter::once(row.term).chain(row.synonyms).collect();
        for (place, said) in words.iter().enumerate() {
            let others = words
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place);
            let synonym = Synonym {
                said: said.clone(),
                means: others.map(|(_, word)| word.clone()).collect(),
                weight: SYNONYM,
            };
            all.push((row.language.clone(), synonym));
        }
    }
    Ok(all)
}

/// How each collection is searched.
pub(crate) async fn collections(tx: &TenantTx) -> DbResult<HashMap<String, Weights>> {
    let rows = sql::collection_weights().bind(tx).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let weights = Weights {
                keyword: row.keyword_weight,
                rerank: row.rerank,
            };
            (row.name, weights)
        })
        .collect())
}
