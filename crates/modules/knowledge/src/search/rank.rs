use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, Utc};
use tekup_retrieval::{
    passage::{Freshness, Passage},
    rank::{Asked, Candidates, Order, Ranked, Read, rerank},
    sentence::{Digest, Query},
    terms::Language,
};
use uuid::Uuid;

use super::{about::REVIEW_AFTER, cache::Digests};
use crate::store::passages::Found;

/// Passages that score lower are left out unless the asker says otherwise.
const THRESHOLD: f32 = 0.3;
/// Sentences that are shown of a passage at most.
const SENTENCES: usize = 2;

/// What the answer shall look like.
pub(super) struct Wish<'a> {
    pub asked: Asked<'a>,
    pub threshold: Option<f32>,
    pub limit: usize,
    /// Whether the candidates are put in a new order.
    pub rerank: bool,
    pub now: DateTime<Utc>,
}

/// The best of the candidates in their order.
pub(super) fn best(
    candidates: &Candidates,
    found: &HashMap<Uuid, Arc<Found>>,
    receptions: &HashMap<Uuid, f32>,
    digests: &Digests,
    wish: &Wish<'_>,
) -> Vec<Ranked> {
    let digested: Vec<(Uuid, Arc<Digest>, f32)> = candidates
        .first(found.len().max(wish.limit) * 2)
        .into_iter()
        .filter_map(|id| {
            let chunk = found.get(&id)?;
            let language = Language::from_code(&chunk.language).unwrap_or(wish.asked.language);
            let reception = receptions.get(&chunk.document_id.0).copied();
            let digest = digests.of(id, chunk, language);
            (!digest.is_orders()).then(|| (id, digest, reception.unwrap_or(0.0)))
        })
        .collect();
    let read: Vec<Read<'_>> = digested
        .iter()
        .map(|(id, digest, reception)| Read {
            id: *id,
            digest,
            reception: *reception,
        })
        .collect();
    let order = match wish.rerank {
        true => Order::best(wish.asked.scale.is_some()),
        false => Order::Mix,
    };
    let ranked = rerank(candidates, &read, &wish.asked, order);
    let threshold = wish.threshold.unwrap_or(THRESHOLD);
    ranked
        .into_iter()
        .filter(|one| one.score >= threshold)
        .take(wish.limit)
        .collect()
}

/// A passage as it is shown, with the sentence that answers best. `context`: the section that it is a part of.
pub(super) fn show(
    ranked: &Ranked,
    chunk: &Found,
    context: String,
    candidates: &Candidates,
    digests: &Digests,
    wish: &Wish<'_>,
) -> Passage {
    let language = wish.asked.language;
    let query = Query::new(wish.asked.text, language, wish.asked.rarity(language));
    let digest = digests.of(chunk.id.0, chunk, language);
    let answers = query.put_to(&digest).answers(None, SENTENCES, 1);
    let sentence = answers.into_iter().next().map(|answer| answer.text);
    let looked_at = chunk.validated_at.unwrap_or(chunk.updated_at);
    let age = (wish.now - looked_at).to_std().unwrap_or_default();
    Passage {
        document_id: chunk.document_id,
        chunk_id: chunk.id,
        title: chunk.title.clone(),
        heading_path: chunk.heading_path.clone(),
        sentence: sentence.unwrap_or_else(|| chunk.text.clone()),
        text: chunk.text.clone(),
        context,
        score: ranked.score,
        keyword_rank: candidates.keyword_rank(&ranked.id),
        vector_rank: candidates.vector_rank(&ranked.id),
        page: chunk.page.and_then(|page| u32::try_from(page).ok()),
        source_url: chunk.source_url.clone(),
        language: chunk.language.clone(),
        freshness: Freshness {
            updated_at: chunk.updated_at,
            validated_at: chunk.validated_at,
            expires_at: chunk.expires_at,
            stale: age > REVIEW_AFTER,
        },
    }
}
