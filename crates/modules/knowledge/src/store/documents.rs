use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use tekup_base::{DocumentId, Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{
    DbError, DbResult, TenantTx,
    sql::queries::knowledge::{
        documents::{self as sql, Document as Row},
        governing,
    },
};
use uuid::Uuid;

use crate::{
    model::{Document, DocumentFormat, DocumentStatus, MAX_DOCUMENTS, Ratings},
    prepare::Prepared,
    search::Asker,
};

impl From<Row> for Document {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            external_id: row.external_id,
            title: row.title,
            category: row.category,
            language: row.language,
            tags: row.tags,
            source_url: row.source_url,
            format: DocumentFormat::from_name(&row.format),
            size_bytes: row.size_bytes,
            version: row.version,
            status: DocumentStatus::from_name(&row.status),
            error: row.error,
            chunk_count: row.chunk_count,
            usage_count: row.usage_count,
            created_at: row.created_at,
            updated_at: row.updated_at,
            indexed_at: row.indexed_at,
            collection: row.collection,
            audience: row.audience,
            expires_at: row.expires_at,
            validated_at: row.validated_at,
            validated_by: row.validated_by,
            retired_because: row.retired_because,
        }
    }
}

/// What putting a document did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    Created,
    /// It says something else now, or is worth another try: its chunks must be made anew.
    Changed,
    /// Only what is said about it has changed.
    Described,
    Unchanged,
}

/// Puts a document; its row is locked afterwards.
pub(crate) async fn put(
    tx: &TenantTx,
    ctx: &OpContext,
    new: &Prepared,
) -> Result<(Document, Change)> {
    let existing = lock(tx, &new.external_id).await?;
    let existing = match existing {
        Some(existing) => existing,
        None => match insert(tx, ctx, new).await? {
            Some(document) => {
                put_content(tx, document.id, &new.content).await?;
                return Ok((document, Change::Created));
            }
            // Another call was faster.
            None => lock(tx, &new.external_id)
                .await?
                .ok_or_else(|| Error::conflict("the document is being deleted; try again"))?,
        },
    };
    let reindex = existing.content_hash != new.hash || existing.status == "failed";
    let kept = Described {
        title: if reindex {
            new.title.clone()
        } else {
            existing.title.clone()
        },
        language: if reindex {
            new.language.code()
        } else {
            &existing.language
        },
        category: new.category.clone().or(existing.category.clone()),
        tags: if new.tags.is_empty() {
            existing.tags.clone()
        } else {
            new.tags.clone()
        },
        source_url: new.source_url.clone().or(existing.source_url.clone()),
        collection: new.collection.clone().or(existing.collection.clone()),
        audience: match new.audience.is_empty() {
            true => existing.audience.clone(),
            false => new.audience.clone(),
        },
        expires_at: new.expires_at.or(existing.expires_at),
    };
    let same = kept.category == existing.category
        && kept.tags == existing.tags
        && kept.source_url == existing.source_url
        && kept.collection == existing.collection
        && kept.audience == existing.audience
        && kept.expires_at == existing.expires_at;
    if !reindex && same {
        return Ok((existing.into(), Change::Unchanged));
    }
    if reindex {
        super::versions::keep(tx, existing.id.into(), ctx.now()).await?;
    }
    let document: Document = sql::update_document()
        .bind(
            tx,
            &kept.title,
            &kept.category,
            &kept.language,
            &kept.tags,
            &kept.source_url,
            &new.format.as_str(),
            &size(&new.content),
            &new.hash,
            &ctx.now(),
            &kept.collection,
            &kept.audience,
            &kept.expires_at,
            &reindex,
            &existing.id,
        )
        .one()
        .await
        .map_err(DbError::from)?
        .into();
    if !reindex {
        return Ok((document, Change::Described));
    }
    put_content(tx, document.id, &new.content).await?;
    Ok((document, Change::Changed))
}

struct Described<'a> {
    title: String,
    language: &'a str,
    category: Option<String>,
    tags: Vec<String>,
    source_url: Option<String>,
    collection: Option<String>,
    audience: Vec<String>,
    expires_at: Option<DateTime<Utc>>,
}

async fn lock(tx: &TenantTx, external_id: &str) -> DbResult<Option<Row>> {
    Ok(sql::lock_document_by_external_id()
        .bind(tx, &external_id)
        .opt()
        .await?)
}

async fn insert(tx: &TenantTx, ctx: &OpContext, new: &Prepared) -> DbResult<Option<Document>> {
    let row = sql::insert_document()
        .bind(
            tx,
            &tx.tenant().0,
            &DocumentId::new().0,
            &new.external_id,
            &new.title,
            &new.category,
            &new.language.code(),
            &new.tags,
            &new.source_url,
            &new.format.as_str(),
            &size(&new.content),
            &new.hash,
            &ctx.now(),
            &new.collection,
            &new.audience,
            &new.expires_at,
        )
        .opt()
        .await?;
    Ok(row.map(Document::from))
}

async fn put_content(tx: &TenantTx, id: DocumentId, content: &[u8]) -> DbResult<()> {
    sql::put_content()
        .bind(tx, &tx.tenant().0, &id.0, &content)
        .await?;
    Ok(())
}

fn size(content: &[u8]) -> i64 {
    i64::try_from(content.len()).unwrap_or(i64::MAX)
}

/// Refuses more documents than a tenant may have.
pub(crate) async fn check_room(tx: &TenantTx, coming: usize, field: &str) -> Result<()> {
    let there = sql::count_documents()
        .bind(tx)
        .one()
        .await
        .map_err(DbError::from)?;
    if there + i64::try_from(coming).unwrap_or(i64::MAX) > MAX_DOCUMENTS {
        return Err(Error::field(
            field,
            "too_many",
            format!("a tenant may have at most {MAX_DOCUMENTS} documents, and has {there}"),
        ));
    }
    Ok(())
}

/// A document that `asker` may see.
pub(crate) async fn get(
    tx: &TenantTx,
    id: DocumentId,
    asker: &Asker,
) -> DbResult<Option<Document>> {
    Ok(sql::get_document()
        .bind(tx, &id.0, &asker.names())
        .opt()
        .await?
        .map(Document::from))
}

/// Which documents a list shows.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub q: Option<String>,
    pub category: Option<String>,
    pub collection: Option<String>,
    pub tag: Option<String>,
    pub language: Option<&'static str>,
    /// Only those that have expired by then.
    pub expired_at: Option<DateTime<Utc>>,
    pub status: Option<&'static str>,
}

pub(crate) async fn list(
    tx: &TenantTx,
    filter: &Filter,
    asker: &Asker,
    page: &PageRequest,
) -> Result<Page<Document>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let pattern = filter.q.as_deref().map(pattern);
    let rows = sql::list_documents()
        .bind(
            tx,
            &pattern,
            &filter.category,
            &filter.collection,
            &filter.tag,
            &filter.expired_at,
            &asker.names(),
            &filter.language,
            &filter.status,
            &at,
            &id,
            &(limit + 1),
        )
        .all()
        .await
        .map_err(DbError::from)?;
    let documents: Vec<Document> = rows.into_iter().map(Document::from).collect();
    Ok(Page::from_rows(documents, limit, |document| {
        (document.updated_at, document.id.0)
    }))
}

/// What was said of answers from these documents, for those that anybody has rated.
pub(crate) async fn ratings(
    tx: &TenantTx,
    documents: &[DocumentId],
) -> DbResult<HashMap<DocumentId, Ratings>> {
    let ids: Vec<Uuid> = documents.iter().map(|id| id.0).collect();
    let rows = sql::ratings_of().bind(tx, &ids).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (DocumentId(row.document_id), Ratings::of(row.up, row.down)))
        .collect())
}

pub(crate) async fn delete(tx: &TenantTx, id: DocumentId) -> DbResult<Option<Document>> {
    Ok(sql::delete_document()
        .bind(tx, &id.0)
        .opt()
        .await?
        .map(Document::from))
}

/// Adds to the counts of uses. Documents that are gone are passed over.
pub(crate) async fn count_uses(tx: &TenantTx, uses: &BTreeMap<DocumentId, u32>) -> DbResult<()> {
    let (ids, counts): (Vec<Uuid>, Vec<i64>) = uses
        .iter()
        .map(|(id, uses)| (id.0, i64::from(*uses)))
        .unzip();
    sql::count_uses().bind(tx, &ids, &counts).await?;
    Ok(())
}

/// Takes a version into work; `None` when it is gone or has been replaced.
pub(crate) async fn begin_indexing(
    tx: &TenantTx,
    id: DocumentId,
    version: i32,
) -> DbResult<Option<Document>> {
    Ok(sql::begin_indexing()
        .bind(tx, &id.0, &version)
        .opt()
        .await?
        .map(Document::from))
}

/// Writes what the document turned out to be, and that it is found now.
pub(crate) async fn finish_indexing(
    tx: &TenantTx,
    ctx: &OpContext,
    document: &Document,
) -> DbResult<Option<Document>> {
    Ok(sql::finish_indexing()
        .bind(
            tx,
            &document.title,
            &document.category,
            &document.language,
            &document.tags,
            &document.source_url,
            &document.chunk_count,
            &ctx.now(),
            &document.id.0,
            &document.version,
        )
        .opt()
        .await?
        .map(Document::from))
}

/// Writes why a version could not be indexed.
pub(crate) async fn fail_indexing(
    tx: &TenantTx,
    ctx: &OpContext,
    id: DocumentId,
    version: i32,
    reason: &str,
) -> DbResult<Option<Document>> {
    Ok(sql::fail_indexing()
        .bind(tx, &reason, &ctx.now(), &id.0, &version)
        .opt()
        .await?
        .map(Document::from))
}

/// A LIKE pattern for what holds a text.
pub(crate) fn pattern(text: &str) -> String {
    let text = text
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    format!("%{text}%")
}

/// Writes what is said about a document.
pub(crate) async fn describe(tx: &TenantTx, document: &Document) -> DbResult<()> {
    governing::describe_document()
        .bind(
            tx,
            &document.title,
            &document.category,
            &document.collection,
            &document.tags,
            &document.audience,
            &document.source_url,
            &document.expires_at,
            &document.retired_because,
            &document.updated_at,
            &document.id.0,
        )
        .await?;
    Ok(())
}

/// Writes that somebody has looked at a document, and until when it holds.
pub(crate) async fn validate(tx: &TenantTx, document: &Document) -> DbResult<()> {
    let (at, by) = (document.validated_at, document.validated_by.as_deref());
    governing::validate_document()
        .bind(
            tx,
            &at.unwrap_or_default(),
            &by.unwrap_or_default(),
            &document.expires_at,
            &document.retired_because,
            &document.id.0,
        )
        .await?;
    Ok(())
}
