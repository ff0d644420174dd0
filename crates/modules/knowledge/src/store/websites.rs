use chrono::{DateTime, Utc};
use tekup_base::DocumentId;
use tekup_db::{
    DbResult, TenantTx,
    sql::queries::knowledge::{documents, websites as sql},
};
use uuid::Uuid;

use crate::model::Document;

pub(crate) use sql::Page;

/// Notes that the documents of these keys are pages of a site.
pub(crate) async fn note(tx: &TenantTx, site: &str, keys: &[String]) -> DbResult<()> {
    sql::note_pages().bind(tx, &site, &keys).await?;
    Ok(())
}

/// Pages of a site that are not retired.
pub(crate) async fn pages(tx: &TenantTx, site: &str, most: i64) -> DbResult<Vec<Page>> {
    Ok(sql::site_pages().bind(tx, &site, &most).all().await?)
}

/// Retires documents, each for its reason.
pub(crate) async fn retire(
    tx: &TenantTx,
    ids: &[Uuid],
    reasons: &[String],
    now: DateTime<Utc>,
) -> DbResult<Vec<Document>> {
    let rows = documents::retire_documents()
        .bind(tx, &now, &ids, &reasons)
        .all()
        .await?;
    Ok(rows.into_iter().map(Document::from).collect())
}

/// Takes back that the documents of these keys were retired; says which had been.
pub(crate) async fn revive(
    tx: &TenantTx,
    keys: &[String],
    now: DateTime<Utc>,
) -> DbResult<Vec<Uuid>> {
    Ok(sql::revive_documents().bind(tx, &now, &keys).all().await?)
}

/// Takes a document out of the sites that it is a page of.
pub(crate) async fn keep(tx: &TenantTx, id: DocumentId) -> DbResult<()> {
    sql::keep_page().bind(tx, &id.0).await?;
    Ok(())
}
