//! The tenant's own words and collections, and the state of the index that is made of all.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_operations::finish;
use uuid::Uuid;

use crate::{
    Knowledge,
    model::{Collection, DocumentLanguage, Term},
    store::{glossary as store, index},
};

/// Terms of one tenant.
const MAX_TERMS: i64 = 5_000;

/// Which terms are listed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListTerms {
    /// Only those that hold this.
    #[schemars(length(min = 1, max = 100))]
    q: Option<String>,
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
    input: ListTerms,
) -> Result<Page<Term>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = knowledge.db().begin_single(&ctx).await?;
    store::list(&tx, input.q.as_deref(), &page).await
}

/// A term of the tenant's own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewTerm {
    /// The term.
    #[schemars(length(min = 1, max = 100))]
    term: String,
    /// Other words for it.
    #[schemars(length(min = 1, max = 20), inner(length(min = 1, max = 100)))]
    synonyms: Vec<String>,
    /// The language it is used in; both when absent.
    language: Option<DocumentLanguage>,
    /// What it means, for colleagues.
    #[schemars(length(min = 1, max = 1000))]
    definition: Option<String>,
}

/// A term in its new words.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ChangedTerm {
    /// The term's id.
    id: Uuid,
    /// The term.
    #[schemars(length(min = 1, max = 100))]
    term: String,
    /// Other words for it.
    #[schemars(length(min = 1, max = 20), inner(length(min = 1, max = 100)))]
    synonyms: Vec<String>,
    /// The language it is used in; both when absent.
    language: Option<DocumentLanguage>,
    /// What it means, for colleagues.
    #[schemars(length(min = 1, max = 1000))]
    definition: Option<String>,
}

fn term(ctx: &OpContext, id: Uuid, new: NewTerm) -> Result<Term> {
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let term = tidy(&new.term);
    if term.is_empty() {
        return Err(Error::field(
            "term",
            "empty",
            "must hold more than white space",
        ));
    }
    let mut synonyms: Vec<String> = new.synonyms.iter().map(|word| tidy(word)).collect();
    synonyms.retain(|word| !word.is_empty() && word.to_lowercase() != term.to_lowercase());
    synonyms.dedup();
    if synonyms.is_empty() {
        let message = "must hold another word than the term itself";
        return Err(Error::field("synonyms", "empty", message));
    }
    Ok(Term {
        id,
        term,
        synonyms,
        language: new.language.map(|language| language.as_str().to_owned()),
        definition: new.definition,
        updated_at: ctx.now(),
    })
}

pub(crate) async fn create(ctx: OpContext, knowledge: Knowledge, input: NewTerm) -> Result<Term> {
    let term = term(&ctx, Uuid::now_v7(), input)?;
    let mut tx = knowledge.db().begin(&ctx).await?;
    if store::count(&tx).await? >= MAX_TERMS {
        let message = format!("a tenant may have at most {MAX_TERMS} terms");
        return Err(Error::field("term", "too_many", message));
    }
    let term = store::insert(&tx, &term).await?.ok_or_else(taken)?;
    index::touch(&mut tx, Vec::new());
    finish(&ctx, tx, Some(term.id), json!({"term": term.term}), term).await
}

pub(crate) async fn update(
    ctx: OpContext,
    knowledge: Knowledge,
    input: ChangedTerm,
) -> Result<Term> {
    let new = NewTerm {
        term: input.term,
        synonyms: input.synonyms,
        language: input.language,
        definition: input.definition,
    };
    let term = term(&ctx, input.id, new)?;
    let mut tx = knowledge.db().begin(&ctx).await?;
    let term = store::update(&tx, &term)
        .await?
        .ok_or_else(|| Error::not_found("the term"))?;
    index::touch(&mut tx, Vec::new());
    finish(&ctx, tx, Some(term.id), json!({"term": term.term}), term).await
}

fn taken() -> Error {
    Error::conflict("the term is in the glossary already; change that one")
}

/// That something is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Gone {
    /// Always true.
    deleted: bool,
}

/// Which term.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OneTerm {
    /// Its id.
    id: Uuid,
}

pub(crate) async fn delete(ctx: OpContext, knowledge: Knowledge, input: OneTerm) -> Result<Gone> {
    let tx = knowledge.db().begin(&ctx).await?;
    let there = store::delete(&tx, input.id).await?;
    gone(&ctx, tx, there, "the term", Some(input.id)).await
}

async fn gone(
    ctx: &OpContext,
    mut tx: TenantTx,
    there: bool,
    what: &str,
    id: Option<Uuid>,
) -> Result<Gone> {
    if !there {
        return Err(Error::not_found(what));
    }
    index::touch(&mut tx, Vec::new());
    finish(ctx, tx, id, json!({}), Gone { deleted: true }).await
}

/// Which collections are listed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListCollections {
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before; absent for the first page.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

pub(crate) async fn collections(
    ctx: OpContext,
    knowledge: Knowledge,
    input: ListCollections,
) -> Result<Page<Collection>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = knowledge.db().begin_single(&ctx).await?;
    store::collections(&tx, &page).await
}

/// How a collection is searched.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PutCollection {
    /// Its name, as documents have it.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What is in it.
    #[schemars(length(min = 1, max = 1000))]
    description: Option<String>,
    /// Share of words in finding candidates, 0 to 1; the rest is meaning. 0.4 suits running text; for code,
    /// meaning alone is better.
    #[schemars(range(min = 0.0, max = 1.0))]
    keyword_weight: Option<f32>,
    /// Whether candidates are read and put in a new order; true when absent.
    rerank: Option<bool>,
}

pub(crate) async fn put_collection(
    ctx: OpContext,
    knowledge: Knowledge,
    input: PutCollection,
) -> Result<Collection> {
    let (weight, rerank) = (
        input.keyword_weight.unwrap_or(0.4),
        input.rerank.unwrap_or(true),
    );
    let mut tx = knowledge.db().begin(&ctx).await?;
    let about = input.description.as_deref();
    store::put_collection(&tx, &input.name, about, weight, rerank, ctx.now()).await?;
    index::touch(&mut tx, Vec::new());
    let collection = Collection {
        name: input.name,
        description: input.description,
        keyword_weight: weight,
        rerank,
        documents: 0,
        updated_at: ctx.now(),
    };
    finish(
        &ctx,
        tx,
        None,
        json!({"collection": collection.name}),
        collection,
    )
    .await
}

/// Which collection.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OneCollection {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
}

pub(crate) async fn delete_collection(
    ctx: OpContext,
    knowledge: Knowledge,
    input: OneCollection,
) -> Result<Gone> {
    let tx = knowledge.db().begin(&ctx).await?;
    let there = store::delete_collection(&tx, &input.name).await?;
    gone(&ctx, tx, there, "the collection", None).await
}

/// Nothing is asked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// What this process holds in memory to search the tenant's documents.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct IndexState {
    /// Whether all that there is can be found.
    current: bool,
    /// Documents held.
    documents: usize,
    /// Passages held.
    passages: usize,
    /// Of these, with a vector.
    embedded: usize,
    /// The model of the vectors.
    model: Option<String>,
    /// Memory held, in bytes, about.
    memory_bytes: usize,
    /// Passages that the last load has read so far.
    loaded: u64,
    /// Passages that it has to read.
    total: u64,
}

pub(crate) async fn state(ctx: OpContext, knowledge: Knowledge, _: Nothing) -> Result<IndexState> {
    let tx = knowledge.db().begin_single(&ctx).await?;
    let generation = index::generation(&tx).await?;
    drop(tx);
    let held = knowledge.indexes().of(ctx.tenant());
    let (loaded, total) = held.progress();
    let state = held.read();
    Ok(IndexState {
        current: state.generation >= generation,
        documents: state.passages.documents().count(),
        passages: state.passages.len(),
        embedded: state.passages.embedded(),
        model: state.model.clone(),
        memory_bytes: state.passages.memory_bytes(),
        loaded,
        total,
    })
}
