use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{DocumentId, Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_events::emit;
use tekup_operations::finish;
use tekup_retrieval::passage::Audience;

use crate::{
    Knowledge,
    model::{Chunk, DocumentLanguage, DocumentStatus, RatedDocument},
    search::Asker,
    store::{documents as store, index, passages},
};

/// Which documents are listed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListDocuments {
    /// Only those whose title or external id holds this.
    #[schemars(length(min = 1, max = 200))]
    q: Option<String>,
    /// Only those filed under this.
    #[schemars(length(min = 1, max = 100))]
    category: Option<String>,
    /// Only those in this collection.
    #[schemars(length(min = 1, max = 100))]
    collection: Option<String>,
    /// Only those with this label.
    #[schemars(length(min = 1, max = 50))]
    tag: Option<String>,
    /// Only those that have expired.
    expired: Option<bool>,
    /// Only those in this language.
    language: Option<DocumentLanguage>,
    /// Only those that stand there.
    status: Option<DocumentStatus>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

pub(crate) async fn list(
    ctx: OpContext,
    knowledge: Knowledge,
    input: ListDocuments,
) -> Result<Page<RatedDocument>> {
    let filter = store::Filter {
        q: input.q,
        category: input.category,
        collection: input.collection,
        tag: input.tag,
        expired_at: input.expired.filter(|expired| *expired).map(|_| ctx.now()),
        language: input.language.map(DocumentLanguage::as_str),
        status: input.status.map(DocumentStatus::as_str),
    };
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let asker = Asker::of(&ctx, &Audience::Caller);
    let tx = knowledge.db().begin(&ctx).await?;
    let documents = store::list(&tx, &filter, &asker, &page).await?;
    let ids: Vec<DocumentId> = documents.items.iter().map(|one| one.id).collect();
    let ratings = store::ratings(&tx, &ids).await?;
    Ok(documents.map(|document| RatedDocument {
        ratings: ratings.get(&document.id).copied().unwrap_or_default(),
        document,
    }))
}

/// Which document.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OneDocument {
    /// Its id.
    pub(super) id: DocumentId,
}

pub(crate) async fn get(
    ctx: OpContext,
    knowledge: Knowledge,
    input: OneDocument,
) -> Result<RatedDocument> {
    let asker = Asker::of(&ctx, &Audience::Caller);
    let tx = knowledge.db().begin(&ctx).await?;
    let document = store::get(&tx, input.id, &asker)
        .await?
        .ok_or_else(|| Error::not_found("the document"))?;
    let ratings = store::ratings(&tx, &[document.id]).await?;
    Ok(RatedDocument {
        ratings: ratings.get(&document.id).copied().unwrap_or_default(),
        document,
    })
}

/// That a document is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Deleted {
    /// Its id.
    id: DocumentId,
    /// Always true.
    deleted: bool,
}

pub(crate) async fn delete(
    ctx: OpContext,
    knowledge: Knowledge,
    input: OneDocument,
) -> Result<Deleted> {
    let mut tx = knowledge.db().begin(&ctx).await?;
    let document = store::delete(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("the document"))?;
    index::touch(&mut tx, Vec::new());
    emit(&mut tx, &ctx, "document.deleted", document.id.0, &document)?;
    let details = json!({"version": document.version, "chunks": document.chunk_count});
    let output = Deleted {
        id: document.id,
        deleted: true,
    };
    finish(&ctx, tx, Some(document.id.0), details, output).await
}

/// Which passages are listed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListChunks {
    /// The document.
    id: DocumentId,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

pub(crate) async fn chunks(
    ctx: OpContext,
    knowledge: Knowledge,
    input: ListChunks,
) -> Result<Page<Chunk>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let asker = Asker::of(&ctx, &Audience::Caller);
    let tx = knowledge.db().begin(&ctx).await?;
    if store::get(&tx, input.id, &asker).await?.is_none() {
        return Err(Error::not_found("the document"));
    }
    passages::list(&tx, input.id, &page).await
}
