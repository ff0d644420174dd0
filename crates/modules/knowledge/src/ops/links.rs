//! What belongs together: links that staff set, and everything that follows from them and from the documents.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{DocumentId, Error, FieldError, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_operations::finish;
use tekup_retrieval::passage::Audience;
use uuid::Uuid;

use super::documents::OneDocument;
use crate::{
    Knowledge,
    related::Related,
    search::Asker,
    store::{documents, links as store},
};

/// Which documents belong to a document.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListRelated {
    /// The document.
    id: DocumentId,
    /// Documents at most, 1 to 50; 10 when absent.
    #[schemars(range(min = 1, max = 50))]
    limit: Option<usize>,
}

/// Documents that belong to another one.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct RelatedList {
    /// The closest first.
    items: Vec<Related>,
}

pub(crate) async fn related(
    ctx: OpContext,
    knowledge: Knowledge,
    input: ListRelated,
) -> Result<RelatedList> {
    let asker = Asker::of(&ctx, &Audience::Caller);
    let tx = knowledge.db().begin_single(&ctx).await?;
    there(&tx, input.id, &asker).await?;
    drop(tx);
    let most = input.limit.unwrap_or(10);
    let items = knowledge.related_to(&ctx, input.id, &asker, most).await?;
    Ok(RelatedList { items })
}

async fn there(tx: &TenantTx, id: DocumentId, asker: &Asker) -> Result<()> {
    documents::get(tx, id, asker)
        .await?
        .map(drop)
        .ok_or_else(|| Error::not_found("the document"))
}

/// A document that staff have linked.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct LinkedDocument {
    /// Its id.
    id: DocumentId,
    /// Its title.
    title: String,
}

/// What staff say that a document belongs to.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct LinkList {
    /// Other documents.
    documents: Vec<LinkedDocument>,
    /// Products that it is about.
    products: Vec<String>,
    /// Intents that it answers.
    intents: Vec<String>,
}

async fn list(tx: &TenantTx, id: DocumentId, asker: &Asker) -> Result<LinkList> {
    let links = store::list(tx, id, asker).await?;
    let documents = links.documents.into_iter();
    Ok(LinkList {
        documents: documents
            .map(|(id, title)| LinkedDocument { id, title })
            .collect(),
        products: links.products,
        intents: links.intents,
    })
}

pub(crate) async fn get(
    ctx: OpContext,
    knowledge: Knowledge,
    input: OneDocument,
) -> Result<LinkList> {
    let asker = Asker::of(&ctx, &Audience::Caller);
    let tx = knowledge.db().begin(&ctx).await?;
    there(&tx, input.id, &asker).await?;
    list(&tx, input.id, &asker).await
}

/// What a document belongs to from now on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PutLinks {
    /// The document.
    id: DocumentId,
    /// Other documents.
    #[serde(default)]
    #[schemars(length(max = 50))]
    documents: Vec<DocumentId>,
    /// Products that it is about; a label of the same name counts as well.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(min = 1, max = 100)))]
    products: Vec<String>,
    /// Intents that it answers, by name.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(min = 1, max = 100)))]
    intents: Vec<String>,
}

pub(crate) async fn put(ctx: OpContext, knowledge: Knowledge, input: PutLinks) -> Result<LinkList> {
    let asker = Asker::of(&ctx, &Audience::Caller);
    let tidy = |name: &String| name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut products: Vec<String> = Vec::new();
    for name in input.products.iter().map(tidy) {
        let known = |one: &String| one.to_lowercase() == name.to_lowercase();
        if !name.is_empty() && !products.iter().any(known) {
            products.push(name);
        }
    }
    let mut tx = knowledge.db().begin(&ctx).await?;
    let document = documents::get(&tx, input.id, &asker)
        .await?
        .ok_or_else(|| Error::not_found("the document"))?;
    let targets = targets(&tx, &input).await?;
    let intents = intents(&tx, &input).await?;
    store::set(&tx, input.id, &targets, &products, &intents).await?;
    emit(&mut tx, &ctx, "document.updated", document.id.0, &document)?;
    let links = list(&tx, input.id, &asker).await?;
    let details = json!({
        "documents": targets.len(), "products": products.len(), "intents": intents.len(),
    });
    finish(&ctx, tx, Some(input.id.0), details, links).await
}

/// The documents to be linked, each once.
async fn targets(tx: &TenantTx, input: &PutLinks) -> Result<Vec<Uuid>> {
    let mut wanted: Vec<Uuid> = Vec::new();
    for id in &input.documents {
        if !wanted.contains(&id.0) {
            wanted.push(id.0);
        }
    }
    let there = store::targets(tx, &wanted).await?;
    let wrong = input.documents.iter().enumerate().filter_map(|(at, id)| {
        let message = if *id == input.id {
            "a document needs no link to itself; take it out"
        } else if !there.contains(&id.0) {
            "there is no document of this id"
        } else {
            return None;
        };
        Some(wrong(format!("documents.{at}"), message.to_owned()))
    });
    refuse(wrong.collect())?;
    Ok(wanted)
}

/// The intents to be linked, each once.
async fn intents(tx: &TenantTx, input: &PutLinks) -> Result<Vec<Uuid>> {
    let there = store::intents(tx, &input.intents).await?;
    let stray = |(at, name): (usize, &String)| {
        let field = format!("intents.{at}");
        let message = format!("there is no intent called `{name}`");
        (!there.contains_key(name)).then(|| wrong(field, message))
    };
    refuse(input.intents.iter().enumerate().filter_map(stray).collect())?;
    Ok(there.into_values().collect())
}

fn wrong(field: String, message: String) -> FieldError {
    FieldError {
        field,
        message,
        code: "not_found".into(),
    }
}

fn refuse(wrong: Vec<FieldError>) -> Result<()> {
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Error::validation(wrong))
    }
}
