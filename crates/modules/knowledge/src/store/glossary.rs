use chrono::{DateTime, Utc};
use tekup_base::{Page, PageRequest, Result};
use tekup_db::{
    DbError, DbResult, TenantTx,
    sql::queries::knowledge::governing::{
        self as sql, Collection as CollectionRow, Glossary as Row,
    },
};
use uuid::Uuid;

use crate::model::{Collection, Term};

impl From<Row> for Term {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            term: row.term,
            synonyms: row.synonyms,
            language: row.language,
            definition: row.definition,
            updated_at: row.updated_at,
        }
    }
}

impl From<CollectionRow> for Collection {
    fn from(row: CollectionRow) -> Self {
        Self {
            name: row.name,
            description: row.description,
            keyword_weight: row.keyword_weight,
            rerank: row.rerank,
            documents: row.documents,
            updated_at: row.updated_at,
        }
    }
}

pub(crate) async fn list(tx: &TenantTx, q: Option<&str>, page: &PageRequest) -> Result<Page<Term>> {
    let after: Option<Uuid> = page.after()?;
    let limit = page.limit();
    let pattern = q.map(super::documents::pattern);
    let rows = sql::list_glossary()
        .bind(tx, &pattern, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let terms: Vec<Term> = rows.into_iter().map(Term::from).collect();
    Ok(Page::from_rows(terms, limit, |term| term.id))
}

pub(crate) async fn count(tx: &TenantTx) -> DbResult<i64> {
    Ok(sql::count_glossary().bind(tx).one().await?)
}

/// Adds a term; `None` when it is there already.
pub(crate) async fn insert(tx: &TenantTx, term: &Term) -> DbResult<Option<Term>> {
    let row = sql::insert_term()
        .bind(
            tx,
            &tx.tenant().0,
            &term.id,
            &term.term,
            &term.synonyms,
            &term.language,
            &term.definition,
            &term.updated_at,
        )
        .opt()
        .await?;
    Ok(row.map(Term::from))
}

pub(crate) async fn update(tx: &TenantTx, term: &Term) -> DbResult<Option<Term>> {
    let row = sql::update_term()
        .bind(
            tx,
            &term.term,
            &term.synonyms,
            &term.language,
            &term.definition,
            &term.updated_at,
            &term.id,
        )
        .opt()
        .await?;
    Ok(row.map(Term::from))
}

pub(crate) async fn delete(tx: &TenantTx, id: Uuid) -> DbResult<bool> {
    Ok(sql::delete_term().bind(tx, &id).opt().await?.is_some())
}

pub(crate) async fn collections(tx: &TenantTx, page: &PageRequest) -> Result<Page<Collection>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_collections()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let all: Vec<Collection> = rows.into_iter().map(Collection::from).collect();
    Ok(Page::from_rows(all, limit, |one| one.name.clone()))
}

pub(crate) async fn put_collection(
    tx: &TenantTx,
    name: &str,
    description: Option<&str>,
    keyword_weight: f32,
    rerank: bool,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::put_collection()
        .bind(
            tx,
            &tx.tenant().0,
            &name,
            &description,
            &keyword_weight,
            &rerank,
            &now,
        )
        .await?;
    Ok(())
}

pub(crate) async fn delete_collection(tx: &TenantTx, name: &str) -> DbResult<bool> {
    Ok(sql::delete_collection()
        .bind(tx, &name)
        .opt()
        .await?
        .is_some())
}
