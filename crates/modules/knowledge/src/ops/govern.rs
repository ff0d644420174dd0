//! What is said about documents: who may find them, how long they hold, what they said before.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use serde_json::json;
use tekup_base::{DocumentId, Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_events::emit;
use tekup_operations::finish;
use tekup_retrieval::passage::Audience;

use crate::{
    Knowledge,
    model::{Document, NewDocument, Stored, Version},
    prepare::check_audience,
    search::Asker,
    store::{documents, index, versions, websites},
};

/// A present field, be it null.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    field: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(field).map(Some)
}

/// What shall be said about a document. What is absent stays; null takes away.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Describe {
    /// The document.
    id: DocumentId,
    /// What it is filed under.
    #[serde(default, deserialize_with = "present")]
    #[schemars(with = "Option<String>", length(min = 1, max = 100))]
    category: Option<Option<String>>,
    /// The group of documents that it is searched with.
    #[serde(default, deserialize_with = "present")]
    #[schemars(with = "Option<String>", length(min = 1, max = 100))]
    collection: Option<Option<String>>,
    /// Labels.
    #[schemars(length(max = 20), inner(length(min = 1, max = 50)))]
    tags: Option<Vec<String>>,
    /// Who may find it: roles, `staff`, `group:NAME`; empty for everybody.
    #[schemars(length(max = 20), inner(length(min = 1, max = 100)))]
    audience: Option<Vec<String>>,
    /// From when on it is not found any more.
    #[serde(default, deserialize_with = "present")]
    #[schemars(with = "Option<DateTime<Utc>>")]
    expires_at: Option<Option<DateTime<Utc>>>,
}

pub(crate) async fn describe(
    ctx: OpContext,
    knowledge: Knowledge,
    input: Describe,
) -> Result<Document> {
    let asker = Asker::of(&ctx, &Audience::Caller);
    check_audience(input.audience.as_deref().unwrap_or_default())?;
    let mut tx = knowledge.db().begin(&ctx).await?;
    let mut document = get(&tx, input.id, &asker).await?;
    document.category = input.category.unwrap_or(document.category);
    document.collection = input.collection.unwrap_or(document.collection);
    document.tags = input.tags.unwrap_or(document.tags);
    document.audience = input.audience.unwrap_or(document.audience);
    if let Some(expires_at) = input.expires_at {
        document.expires_at = expires_at;
        document.retired_because = None;
    }
    document.updated_at = ctx.now();
    documents::describe(&tx, &document).await?;
    index::touch(&mut tx, vec![document.id.0]);
    emit(&mut tx, &ctx, "document.updated", document.id.0, &document)?;
    let id = document.id.0;
    finish(
        &ctx,
        tx,
        Some(id),
        json!({"version": document.version}),
        document,
    )
    .await
}

async fn get(tx: &tekup_db::TenantTx, id: DocumentId, asker: &Asker) -> Result<Document> {
    documents::get(tx, id, asker)
        .await?
        .ok_or_else(|| Error::not_found("the document"))
}

/// That a document still holds.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Validate {
    /// The document.
    id: DocumentId,
    /// Until when; as before when absent.
    expires_at: Option<DateTime<Utc>>,
}

pub(crate) async fn validate(
    ctx: OpContext,
    knowledge: Knowledge,
    input: Validate,
) -> Result<Document> {
    let asker = Asker::of(&ctx, &Audience::Caller);
    if input.expires_at.is_some_and(|at| at <= ctx.now()) {
        return Err(Error::field(
            "expiresAt",
            "too_early",
            "must lie in the future",
        ));
    }
    let mut tx = knowledge.db().begin(&ctx).await?;
    let mut document = get(&tx, input.id, &asker).await?;
    if document.retired_because.take().is_some() {
        // Whatever has become of the page it was.
        document.expires_at = None;
        websites::keep(&tx, document.id).await?;
    }
    document.expires_at = input.expires_at.or(document.expires_at);
    document.validated_at = Some(ctx.now());
    document.validated_by = Some(ctx.principal().name().to_owned());
    documents::validate(&tx, &document).await?;
    index::touch(&mut tx, vec![document.id.0]);
    emit(
        &mut tx,
        &ctx,
        "document.validated",
        document.id.0,
        &document,
    )?;
    let id = document.id.0;
    finish(
        &ctx,
        tx,
        Some(id),
        json!({"version": document.version}),
        document,
    )
    .await
}

/// Which earlier versions are listed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListVersions {
    /// The document.
    id: DocumentId,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

pub(crate) async fn list_versions(
    ctx: OpContext,
    knowledge: Knowledge,
    input: ListVersions,
) -> Result<Page<Version>> {
    let asker = Asker::of(&ctx, &Audience::Caller);
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = knowledge.db().begin(&ctx).await?;
    get(&tx, input.id, &asker).await?;
    versions::list(&tx, input.id, &page).await
}

/// Which version a document shall go back to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Restore {
    /// The document.
    id: DocumentId,
    /// The version.
    #[schemars(range(min = 1))]
    version: i32,
}

pub(crate) async fn restore(
    ctx: OpContext,
    knowledge: Knowledge,
    input: Restore,
) -> Result<Stored> {
    let asker = Asker::of(&ctx, &Audience::Caller);
    let tx = knowledge.db().begin(&ctx).await?;
    let document = get(&tx, input.id, &asker).await?;
    let content = versions::content(&tx, input.id, input.version)
        .await?
        .ok_or_else(|| Error::not_found("this version"))?;
    drop(tx);
    let new = NewDocument {
        external_id: Some(document.external_id),
        title: Some(content.title),
        ..NewDocument::new(content.format.into(), content.bytes)
    };
    knowledge.put(&ctx, new).await
}
