//! What agents remember beyond one execution: facts, and episodes of what was asked and answered.
//!
//! A memory is about the tenant's business, about a person or about a customer, and goes with them. What was drawn from text
//! that somebody outside wrote stays marked as untrusted, and marks whoever recalls it.

use chrono::{DateTime, Utc};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_inference::EmbedKind;
use tekup_retrieval::{
    fuse::{RRF_K, rrf},
    keyword::Bm25,
    terms::Language,
};
use uuid::Uuid;

use crate::{
    Assistant,
    store::memory::{self as store, RecalledMemory},
};

/// Longest memory, in bytes of its text.
pub(crate) const MAX_CONTENT: usize = 2_000;
/// Memories about the same; what was used least goes when there are more.
const MOST: i64 = 1_000;
/// Memories that are looked through for one question, those used last.
const CANDIDATES: i64 = 3_000;

/// What sort of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Fact,
    Episode,
}

impl Kind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Episode => "episode",
        }
    }
}

/// Whom or what a memory is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    Business,
    /// Only they see it.
    Person(Uuid),
    Customer(Uuid),
}

impl About {
    /// Its name, and whose id stands with it: a person's or a customer's.
    pub(crate) fn columns(self) -> (&'static str, Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Business => ("business", None, None),
            Self::Person(id) => ("person", Some(id), None),
            Self::Customer(id) => ("customer", None, Some(id)),
        }
    }
}

/// Something to remember.
#[derive(Debug)]
pub(crate) struct New {
    /// Remembering it again under the same id changes nothing.
    pub id: Uuid,
    pub kind: Kind,
    pub about: About,
    pub content: String,
    /// Somebody outside may have written something of what it was drawn from.
    pub untrusted: bool,
    /// The agent that learned it, and at which Run.
    pub agent: Option<Uuid>,
    pub run: Option<Uuid>,
    pub expires_at: Option<DateTime<Utc>>,
}

/// A text's vector, and the model that it is of.
#[derive(Debug)]
pub(crate) struct Vector {
    pub numbers: Vec<f32>,
    pub model: String,
}

impl Assistant {
    /// The text's vector; none without an embedding model, when words alone must find it.
    pub(crate) async fn vector(&self, text: &str, kind: EmbedKind) -> Option<Vector> {
        let embedder = (self.0.embedder)()?;
        match embedder.embed(vec![text.to_owned()], kind).await {
            Ok(mut vectors) => Some(Vector {
                numbers: vectors.pop()?,
                model: embedder.id().to_owned(),
            }),
            Err(error) => {
                tracing::warn!(%error, "no embedding for a memory; words alone find it");
                None
            }
        }
    }
}

/// Keeps it. A fact that stands there already is confirmed instead. Gives the id under which it stands.
///
/// # Errors
/// When there is no such customer.
pub(crate) async fn remember(
    tx: &TenantTx,
    ctx: &OpContext,
    new: &New,
    vector: Option<&Vector>,
) -> Result<Uuid> {
    if let About::Customer(id) = new.about
        && !store::has_customer(tx, id).await?
    {
        let message = "there is no such customer; take an id from /api/v1/customers";
        return Err(Error::field("customerId", "unknown", message));
    }
    if new.kind == Kind::Fact
        && let Some(id) = store::same(tx, new.about, &new.content).await?
    {
        store::confirm(tx, id, new.untrusted, new.expires_at, ctx.now()).await?;
        return Ok(id);
    }
    store::insert(tx, ctx, new, vector).await?;
    store::tidy(tx, new.about, MOST, ctx.now()).await?;
    Ok(new.id)
}

/// At most `most` memories that have to do with `question`, the nearest first, of the business, of `reader` and of
/// `customer`. Found by words and, with a vector, by meaning.
pub(crate) async fn recall(
    tx: &TenantTx,
    now: DateTime<Utc>,
    (question, vector): (&str, Option<&Vector>),
    whose: (Option<Uuid>, Option<Uuid>),
    most: usize,
) -> Result<Vec<RecalledMemory>> {
    let mut rows = store::recallable(tx, whose, now, CANDIDATES).await?;
    let ranked = rank(question, vector, &rows);
    let mut found = Vec::new();
    for id in ranked.into_iter().take(most) {
        if let Some(at) = rows.iter().position(|row| row.id == id) {
            found.push(rows.swap_remove(at));
        }
    }
    let ids: Vec<Uuid> = found.iter().map(|row| row.id).collect();
    if !ids.is_empty() {
        store::mark_used(tx, &ids, now).await?;
    }
    Ok(found)
}

/// The rows that have to do with the question, by reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) of words
/// and meaning.
fn rank(question: &str, vector: Option<&Vector>, rows: &[RecalledMemory]) -> Vec<Uuid> {
    let texts = rows.iter().map(|row| (row.id, row.content.as_str()));
    let language = Language::guess(question);
    let by_words = Bm25::build(language, texts, None).search(question, rows.len());
    let by_words: Vec<Uuid> = by_words.into_iter().map(|(id, _)| id).collect();
    let by_meaning = vector.map(|vector| near(vector, rows)).unwrap_or_default();
    let fused = rrf(&[&by_words, &by_meaning], RRF_K);
    fused.into_iter().map(|(id, _)| id).collect()
}

/// Least cosine of something that has to do with the question. Below it, everything is a little like everything.
const NEAR: f32 = 0.35;

fn near(vector: &Vector, rows: &[RecalledMemory]) -> Vec<Uuid> {
    let mut near: Vec<(Uuid, f32)> = rows
        .iter()
        .filter(|row| row.embedded_by.as_deref() == Some(vector.model.as_str()))
        .filter_map(|row| {
            let numbers = row.embedding.as_ref()?;
            let cosine = numbers
                .iter()
                .zip(&vector.numbers)
                .map(|(a, b)| a * b)
                .sum();
            Some((row.id, cosine))
        })
        .filter(|(_, cosine)| *cosine >= NEAR)
        .collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1));
    near.into_iter().map(|(id, _)| id).collect()
}
