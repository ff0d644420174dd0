//! Which documents belong to a document, and why: what staff say, where the words of either lead, and what they
//! have in common.

use std::{collections::HashMap, time::Duration};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{DocumentId, Error, ErrorKind, Result};
use tekup_context::OpContext;
use tekup_retrieval::{fuse::CosineScale, index::Wanted, passage::RelatedArticle};
use uuid::Uuid;

use crate::{
    Knowledge, links,
    model::Document,
    search::Asker,
    store::{documents, index, links as store},
};

/// How long an index in memory is waited for. Without it, what is alike is left out.
const PATIENCE: Duration = Duration::from_secs(2);
/// Passages near the document that are looked at, and documents with a label of a product.
const NEAR: usize = 50;
/// Documents that are less alike than this, of 1, are not said to be.
const ALIKE: f32 = 0.3;

/// Why a document belongs to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum Why {
    /// Staff say so.
    Linked,
    /// The words of the one that was asked about lead there.
    LinksTo,
    /// Its words lead to the one that was asked about.
    LinksHere,
    /// Both are about the product that is named.
    SameProduct,
    /// Both answer the intent that is named.
    SameIntent,
    /// They say much the same, by their vectors.
    Similar,
}

impl Why {
    fn as_str(self) -> &'static str {
        match self {
            Self::Linked => "linked",
            Self::LinksTo => "links_to",
            Self::LinksHere => "links_here",
            Self::SameProduct => "same_product",
            Self::SameIntent => "same_intent",
            Self::Similar => "similar",
        }
    }

    /// What it counts where it holds fully, 0 to 1.
    fn weight(self) -> f32 {
        match self {
            Self::Linked => 0.9,
            Self::LinksTo => 0.7,
            Self::LinksHere => 0.6,
            Self::SameProduct | Self::SameIntent | Self::Similar => 0.5,
        }
    }
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Reason {
    /// Which.
    kind: Why,
    /// The product or the intent.
    name: Option<String>,
    /// What it counts, 0 to 1.
    weight: f32,
}

/// A document that belongs to another one.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Related {
    /// The document.
    id: DocumentId,
    /// Its title.
    title: String,
    /// What it is filed under.
    category: Option<String>,
    /// `da` or `en`.
    language: String,
    /// Where readers find the original.
    source_url: Option<String>,
    /// When it was last changed.
    updated_at: DateTime<Utc>,
    /// All reasons together, 0 to 1.
    weight: f32,
    /// Why, the weightiest first.
    reasons: Vec<Reason>,
}

impl From<Related> for RelatedArticle {
    fn from(related: Related) -> Self {
        Self {
            document_id: related.id,
            reason: related.reasons.first().map_or("", |one| one.kind.as_str()),
            title: related.title,
            source_url: related.source_url,
        }
    }
}

/// Reasons by document, as they are gathered.
#[derive(Default)]
struct Reasons(HashMap<Uuid, Vec<Reason>>);

impl Reasons {
    /// `share`: how far the reason holds.
    fn add(&mut self, document: Uuid, kind: Why, name: Option<String>, share: f32) {
        let weight = kind.weight() * share.clamp(0.0, 1.0);
        let reasons = self.0.entry(document).or_default();
        match reasons
            .iter_mut()
            .find(|one| one.kind == kind && one.name == name)
        {
            Some(known) => known.weight = known.weight.max(weight),
            None => reasons.push(Reason { kind, name, weight }),
        }
    }

    fn all(&mut self, documents: Vec<Uuid>, kind: Why) {
        for document in documents {
            self.add(document, kind, None, 1.0);
        }
    }

    /// The reasons of a document, the weightiest first, and what they weigh together: each takes its share of
    /// what is left to certainty.
    fn take(&mut self, document: &Uuid) -> (Vec<Reason>, f32) {
        let mut reasons = self.0.remove(document).unwrap_or_default();
        reasons.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        let doubt: f32 = reasons.iter().map(|one| 1.0 - one.weight).product();
        for reason in &mut reasons {
            reason.weight = rounded(reason.weight);
        }
        (reasons, rounded(1.0 - doubt))
    }
}

fn rounded(weight: f32) -> f32 {
    (weight * 1000.0).round() / 1000.0
}

impl Knowledge {
    /// The documents that belong to this one, the closest first; nothing for one that `asker` may not see.
    pub(crate) async fn related_to(
        &self,
        ctx: &OpContext,
        id: DocumentId,
        asker: &Asker,
        most: usize,
    ) -> Result<Vec<Related>> {
        let tx = self.db().begin(ctx).await?;
        let Some(document) = documents::get(&tx, id, asker).await? else {
            return Ok(Vec::new());
        };
        let mut reasons = Reasons::default();
        reasons.all(store::linked(&tx, id).await?, Why::Linked);
        let leads = links::spellings(store::references(&tx, id).await?);
        if !leads.is_empty() {
            reasons.all(store::at(&tx, &leads).await?, Why::LinksTo);
        }
        let names = links::names(&document);
        reasons.all(store::referring(&tx, &names).await?, Why::LinksHere);
        for (other, intent, surely) in store::of_intents(&tx, id).await? {
            reasons.add(other, Why::SameIntent, Some(intent), surely);
        }
        let tags: Vec<String> = document.tags.iter().map(|tag| tag.to_lowercase()).collect();
        let products = store::products(&tx, id, &tags).await?;
        let keys: Vec<String> = products.keys().cloned().collect();
        if !keys.is_empty() {
            for (other, product) in store::of_products(&tx, id, &keys).await? {
                reasons.add(other, Why::SameProduct, Some(product), 1.0);
            }
        }
        let model = self.embedder().map(|embedder| embedder.id().to_owned());
        let vectors = match &model {
            Some(model) => store::vectors(&tx, id, model).await?,
            None => Vec::new(),
        };
        let generation = index::generation(&tx).await?;
        drop(tx);
        if !vectors.is_empty() || !keys.is_empty() {
            let wish = Wish {
                document: &document,
                asker,
                keys: &keys,
                vector: middle(&vectors),
                model,
                generation,
            };
            let seen = self.look_around(ctx, wish).await?;
            for (other, key) in seen.labelled {
                reasons.add(other, Why::SameProduct, products.get(&key).cloned(), 1.0);
            }
            for (other, alike) in seen.near {
                reasons.add(other, Why::Similar, None, alike);
            }
        }
        reasons.0.remove(&id.0);
        self.offer(ctx, reasons, asker, most).await
    }

    async fn offer(
        &self,
        ctx: &OpContext,
        mut reasons: Reasons,
        asker: &Asker,
        most: usize,
    ) -> Result<Vec<Related>> {
        let ids: Vec<Uuid> = reasons.0.keys().copied().collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let tx = self.db().begin_single(ctx).await?;
        let offered = store::offered(&tx, &ids, ctx.now(), asker).await?;
        drop(tx);
        let mut related: Vec<Related> = offered
            .into_iter()
            .map(|row| {
                let (reasons, weight) = reasons.take(&row.id);
                Related {
                    id: row.id.into(),
                    title: row.title,
                    category: row.category,
                    language: row.language,
                    source_url: row.source_url,
                    updated_at: row.updated_at,
                    weight,
                    reasons,
                }
            })
            .collect();
        related.sort_by(|a, b| {
            let heavy = b.weight.total_cmp(&a.weight);
            heavy.then_with(|| a.title.cmp(&b.title))
        });
        related.truncate(most);
        Ok(related)
    }

    /// What the index in memory knows of the document's surroundings.
    async fn look_around(&self, ctx: &OpContext, wish: Wish<'_>) -> Result<Seen> {
        let Wish { model, vector, .. } = wish;
        let wanted = model.as_deref().filter(|_| vector.is_some());
        let ready = self.indexes().ready(self, ctx, wish.generation, wanted);
        let index = match tokio::time::timeout(PATIENCE, ready).await {
            Ok(Ok(index)) => index,
            Ok(Err(error)) if error.kind() != ErrorKind::Unavailable => return Err(error),
            _ => return Ok(Seen::default()),
        };
        let (id, asker, now) = (wish.document.id, wish.asker.clone(), ctx.now());
        let keys = wish.keys.to_vec();
        let scale = model.as_deref().map(CosineScale::of);
        let work = tokio::task::spawn_blocking(move || {
            let state = index.read();
            let labelled = state.passages.documents().filter_map(|(other, about)| {
                let mut tags = about.tags.iter().map(|tag| tag.to_lowercase());
                let key = tags.find(|tag| keys.contains(tag))?;
                (*other != id.0).then_some((*other, key))
            });
            let labelled = labelled.take(NEAR).collect();
            let vector = vector.filter(|_| state.model == model);
            let wanted = Wanted {
                words: None,
                vector: vector.as_deref(),
                synonyms: &[],
                each: NEAR,
            };
            let hits = state.passages.search(&wanted, |other, about| {
                *other != id.0
                    && asker.may_see(&about.audience)
                    && about.expires_at.is_none_or(|at| at > now)
            });
            (labelled, hits.near)
        });
        let (labelled, hits): (Vec<(Uuid, String)>, _) = work.await.map_err(Error::internal)?;
        let near = hits.into_iter().filter_map(|(chunk, cosine)| {
            let alike = scale?.similarity(cosine);
            (alike >= ALIKE).then_some((chunk, alike))
        });
        let near: HashMap<Uuid, f32> = near.collect();
        if near.is_empty() {
            return Ok(Seen {
                labelled,
                near: Vec::new(),
            });
        }
        let chunks: Vec<Uuid> = near.keys().copied().collect();
        let tx = self.db().begin_single(ctx).await?;
        let owners = store::owners(&tx, &chunks).await?;
        let near = owners
            .into_iter()
            .filter_map(|(chunk, owner)| Some((owner, *near.get(&chunk)?)))
            .collect();
        Ok(Seen { labelled, near })
    }
}

struct Wish<'a> {
    document: &'a Document,
    asker: &'a Asker,
    /// Of its products.
    keys: &'a [String],
    /// What it is about as a whole, and the model that says so.
    vector: Option<Vec<f32>>,
    model: Option<String>,
    generation: i64,
}

#[derive(Default)]
struct Seen {
    /// Documents with a label that is a product's key.
    labelled: Vec<(Uuid, String)>,
    /// Documents, and how much they are alike, once for each of their passages.
    near: Vec<(Uuid, f32)>,
}

/// The direction that vectors have together, of length one.
fn middle(vectors: &[Vec<f32>]) -> Option<Vec<f32>> {
    let mut sum = vectors.first()?.clone();
    for vector in vectors.iter().skip(1) {
        for (all, one) in sum.iter_mut().zip(vector) {
            *all += one;
        }
    }
    let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
    (length > f32::EPSILON).then(|| sum.into_iter().map(|x| x / length).collect())
}
