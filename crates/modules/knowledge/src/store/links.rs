use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use tekup_base::DocumentId;
use tekup_db::{DbResult, TenantTx, sql::queries::knowledge::links as sql};
use uuid::Uuid;

use crate::search::Asker;

pub(crate) use sql::OfferedDocuments as Offered;

/// Rows that one sort of link gives at most.
const EACH: i64 = 50;
/// Passages whose vectors stand for their document.
const PASSAGES: i64 = 32;

/// What staff say that a document belongs to.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// Id and title.
    pub documents: Vec<(DocumentId, String)>,
    pub products: Vec<String>,
    pub intents: Vec<String>,
}

pub(crate) async fn list(tx: &TenantTx, id: DocumentId, asker: &Asker) -> DbResult<Links> {
    let rows = sql::list_links()
        .bind(tx, &id.0, &asker.names())
        .all()
        .await?;
    let mut links = Links::default();
    for row in rows {
        links
            .documents
            .extend(row.target_id.map(DocumentId).zip(row.target_title));
        links.products.extend(row.product);
        links.intents.extend(row.intent);
    }
    Ok(links)
}

/// Those of these documents that are there; they stay until `tx` ends.
pub(crate) async fn targets(tx: &TenantTx, ids: &[Uuid]) -> DbResult<Vec<Uuid>> {
    Ok(sql::hold_targets().bind(tx, &ids).all().await?)
}

/// The ids of intents by their names.
pub(crate) async fn intents(tx: &TenantTx, names: &[String]) -> DbResult<BTreeMap<String, Uuid>> {
    let rows = sql::named_intents().bind(tx, &names).all().await?;
    Ok(rows.into_iter().map(|row| (row.name, row.id)).collect())
}

/// Writes what staff say in the place of what they said before.
pub(crate) async fn set(
    tx: &TenantTx,
    id: DocumentId,
    targets: &[Uuid],
    products: &[String],
    intents: &[Uuid],
) -> DbResult<()> {
    sql::clear_links().bind(tx, &id.0).await?;
    sql::insert_links()
        .bind(tx, &tx.tenant().0, &id.0, &targets, &products, &intents)
        .await?;
    Ok(())
}

/// Writes where the document's own words lead, in the place of what was there.
pub(crate) async fn refer(tx: &TenantTx, id: DocumentId, addresses: &[String]) -> DbResult<()> {
    sql::clear_references().bind(tx, &id.0).await?;
    if !addresses.is_empty() {
        sql::insert_references()
            .bind(tx, &tx.tenant().0, &id.0, &addresses)
            .await?;
    }
    Ok(())
}

/// Adds to how often documents answered an intent. What is gone is passed over.
pub(crate) async fn count_answers(
    tx: &TenantTx,
    answers: &BTreeMap<(DocumentId, String), u32>,
) -> DbResult<()> {
    let ids: Vec<Uuid> = answers.keys().map(|(id, _)| id.0).collect();
    let intents: Vec<&str> = answers.keys().map(|(_, intent)| intent.as_str()).collect();
    let counts: Vec<i64> = answers.values().map(|count| i64::from(*count)).collect();
    sql::count_answers()
        .bind(tx, &ids, &intents, &counts)
        .await?;
    Ok(())
}

/// Documents that staff link this one with, from either side.
pub(crate) async fn linked(tx: &TenantTx, id: DocumentId) -> DbResult<Vec<Uuid>> {
    Ok(sql::linked_documents().bind(tx, &id.0, &EACH).all().await?)
}

/// Where the document's own words lead.
pub(crate) async fn references(tx: &TenantTx, id: DocumentId) -> DbResult<Vec<String>> {
    Ok(sql::reference_addresses().bind(tx, &id.0).all().await?)
}

/// The documents of these addresses.
pub(crate) async fn at(tx: &TenantTx, addresses: &[String]) -> DbResult<Vec<Uuid>> {
    Ok(sql::documents_at()
        .bind(tx, &addresses, &EACH)
        .all()
        .await?)
}

/// Documents whose words lead to one of these addresses.
pub(crate) async fn referring(tx: &TenantTx, addresses: &[String]) -> DbResult<Vec<Uuid>> {
    Ok(sql::referring_documents()
        .bind(tx, &addresses, &EACH)
        .all()
        .await?)
}

/// The products a document with these labels (in lower case) is about, by their keys.
pub(crate) async fn products(
    tx: &TenantTx,
    id: DocumentId,
    tags: &[String],
) -> DbResult<BTreeMap<String, String>> {
    let rows = sql::products_of()
        .bind(tx, &id.0, &tags, &EACH)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((row.key?, row.product)))
        .collect())
}

/// Other documents that staff link with these products.
pub(crate) async fn of_products(
    tx: &TenantTx,
    id: DocumentId,
    keys: &[String],
) -> DbResult<Vec<(Uuid, String)>> {
    let rows = sql::documents_of_products()
        .bind(tx, &keys, &id.0, &EACH)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.document_id, row.product))
        .collect())
}

/// Other documents that answer an intent which this one answers, the intent, and how surely.
pub(crate) async fn of_intents(
    tx: &TenantTx,
    id: DocumentId,
) -> DbResult<Vec<(Uuid, String, f32)>> {
    let rows = sql::documents_of_intents()
        .bind(tx, &id.0, &EACH)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.document_id, row.intent, row.surely))
        .collect())
}

/// The vectors of a document's first passages.
pub(crate) async fn vectors(tx: &TenantTx, id: DocumentId, model: &str) -> DbResult<Vec<Vec<f32>>> {
    let rows = sql::document_vectors()
        .bind(tx, &model, &id.0, &PASSAGES)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|bytes| super::index::numbers(&bytes))
        .collect())
}

/// Which document each of these passages stands in.
pub(crate) async fn owners(tx: &TenantTx, chunks: &[Uuid]) -> DbResult<Vec<(Uuid, Uuid)>> {
    let rows = sql::owners_of_chunks().bind(tx, &chunks).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, row.document_id))
        .collect())
}

/// Those of these documents that may be offered to who asks.
pub(crate) async fn offered(
    tx: &TenantTx,
    ids: &[Uuid],
    now: DateTime<Utc>,
    asker: &Asker,
) -> DbResult<Vec<Offered>> {
    Ok(sql::offered_documents()
        .bind(tx, &ids, &now, &asker.names())
        .all()
        .await?)
}
