use chrono::{DateTime, Utc};
use tekup_base::{DocumentId, Page, PageRequest, Result};
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::support::unanswered as sql};
use uuid::Uuid;

pub(crate) use sql::{Question, UnansweredMessages};

pub(crate) async fn list(
    tx: &TenantTx,
    status: &str,
    page: &PageRequest,
) -> Result<Page<Question>> {
    let after: Option<(i32, Uuid)> = page.after()?;
    let (frequency, id) = after.unzip();
    let limit = page.limit();
    let rows = sql::list_questions()
        .bind(tx, &status, &frequency, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |one| (one.frequency, one.id)))
}

/// One that nobody has decided on yet, locked.
pub(crate) async fn open(tx: &TenantTx, id: Uuid) -> DbResult<Option<Question>> {
    Ok(sql::open_question().bind(tx, &id).opt().await?)
}

pub(crate) async fn document_exists(tx: &TenantTx, id: DocumentId) -> DbResult<bool> {
    Ok(sql::document_exists().bind(tx, &id.0).one().await?)
}

pub(crate) async fn decide(tx: &TenantTx, question: &Question, at: DateTime<Utc>) -> DbResult<()> {
    sql::decide_question()
        .bind(
            tx,
            &question.status,
            &question.document_id,
            &at,
            &question.id,
        )
        .await?;
    Ok(())
}

/// A group that was found.
pub(crate) struct Found {
    pub title: String,
    pub texts: Vec<String>,
    pub frequency: i32,
    pub language: String,
    pub draft: String,
    pub first_seen: DateTime<Utc>,
    pub last_seen: DateTime<Utc>,
}

/// Puts these in the place of those nobody has decided on.
pub(crate) async fn replace_open(tx: &TenantTx, found: &[Found]) -> DbResult<()> {
    sql::clear_open_questions().bind(tx).await?;
    for one in found {
        sql::insert_question()
            .bind(
                tx,
                &tx.tenant().0,
                &Uuid::now_v7(),
                &one.title,
                &one.texts,
                &one.frequency,
                &one.language,
                &one.draft,
                &one.first_seen,
                &one.last_seen,
            )
            .await?;
    }
    Ok(())
}

/// Messages that no document answered, newest first.
pub(crate) async fn messages(
    tx: &TenantTx,
    since: DateTime<Utc>,
    limit: i64,
) -> DbResult<Vec<UnansweredMessages>> {
    Ok(sql::unanswered_messages()
        .bind(tx, &tx.tenant().0, &since, &limit)
        .all()
        .await?)
}
