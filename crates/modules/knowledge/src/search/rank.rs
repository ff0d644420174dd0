use std::collections::HashMap;

use tekup_retrieval::{
    fuse::{self, MixWeights, Signals},
    passage::Passage,
    sentence::{Question, best_sentences, coverage_of},
    terms::Language,
};
use uuid::Uuid;

use super::words::Words;
use crate::{
    embedding,
    store::{chunks::indexed_text, passages::Found},
};

/// Passages that score lower are left out unless the asker says otherwise.
const THRESHOLD: f32 = 0.3;
/// What a passage in another language than the asker's keeps of its place: one in the asker's own is
/// preferred where both say the same.
const OTHER_LANGUAGE: f32 = 0.85;
/// The share of the question's words that a passage in another language is taken to have, times how near it is.
const OTHER_WORDS: f32 = 0.6;
/// Sentences that are shown of a passage at most.
const SENTENCES: usize = 2;

/// What the two searches found, as one list.
pub(super) struct Candidates {
    fused: Vec<(Uuid, f32)>,
    /// Place from 1.
    words: HashMap<Uuid, u32>,
    /// Place from 1, and cosine.
    near: HashMap<Uuid, (u32, f32)>,
    /// No chunk outside of `near` is nearer than this.
    farthest: Option<f32>,
}

impl Candidates {
    /// Both lists best first; either may be empty.
    pub fn fuse(words: Vec<(Uuid, f32)>, near: Vec<(Uuid, f32)>) -> Self {
        let fused = fuse::mix(&words, &near, MixWeights::default());
        Self {
            fused,
            words: (1..).zip(words).map(|(rank, (id, _))| (id, rank)).collect(),
            farthest: near.last().map(|(_, cosine)| *cosine),
            near: (1..)
                .zip(near)
                .map(|(rank, (id, cosine))| (id, (rank, cosine)))
                .collect(),
        }
    }

    /// The best `n`.
    pub fn first(&self, n: usize) -> Vec<Uuid> {
        self.fused.iter().take(n).map(|(id, _)| *id).collect()
    }
}

/// What was asked.
pub(super) struct Asked<'a> {
    pub text: &'a str,
    pub language: Language,
    pub threshold: Option<f32>,
    pub limit: usize,
    /// The model of the vectors that took part.
    pub model: Option<&'a str>,
}

/// The best of the candidates as they are shown.
pub(super) fn passages(
    candidates: &Candidates,
    mut found: HashMap<Uuid, Found>,
    asked: &Asked<'_>,
    words: &Words,
) -> Vec<Passage> {
    let mut ranked: Vec<(Uuid, f32, f32)> = Vec::with_capacity(found.len());
    for (id, fused) in &candidates.fused {
        let Some(chunk) = found.get(id) else { continue };
        let score = score(candidates, *id, chunk, asked, words);
        let own = Language::from_code(&chunk.language) == Some(asked.language);
        let place = (fused + score) * if own { 1.0 } else { OTHER_LANGUAGE };
        ranked.push((*id, place, score));
    }
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let threshold = asked.threshold.unwrap_or(THRESHOLD);
    ranked
        .into_iter()
        .filter(|(_, _, score)| *score >= threshold)
        .take(asked.limit)
        .filter_map(|(id, _, score)| {
            Some(show(
                id,
                found.remove(&id)?,
                score,
                candidates,
                asked,
                words,
            ))
        })
        .collect()
}

/// How likely it is that a passage answers, 0 to 1: by the share of the question's words that it has, each by
/// its rarity, and by how near its vector is on the model's own scale.
fn score(
    candidates: &Candidates,
    id: Uuid,
    chunk: &Found,
    asked: &Asked<'_>,
    words: &Words,
) -> f32 {
    let language = Language::from_code(&chunk.language).unwrap_or(asked.language);
    let text = indexed_text(&chunk.title, chunk.heading_path.clone(), chunk.text.clone());
    let coverage = coverage_of(asked.text, language, &text, words.idf(language));
    let cosine = candidates.near.get(&id).map(|(_, cosine)| *cosine);
    let cosine = cosine.or(candidates.farthest);
    let similarity = asked
        .model
        .zip(cosine)
        .map(|(model, cosine)| embedding::scale(model).similarity(cosine));
    let coverage = match similarity {
        // Words of another language say nothing by their absence.
        Some(near) if language != asked.language => coverage.max(near * OTHER_WORDS),
        _ => coverage,
    };
    fuse::confidence(&Signals {
        coverage,
        similarity,
    })
}

fn show(
    id: Uuid,
    chunk: Found,
    score: f32,
    candidates: &Candidates,
    asked: &Asked<'_>,
    words: &Words,
) -> Passage {
    let question = Question {
        text: asked.text,
        language: asked.language,
        embedding: None,
        max_sentences: SENTENCES,
    };
    let idf = words.idf(asked.language);
    let answers = best_sentences(&question, &chunk.heading_path, &chunk.text, None, idf, 1);
    let sentence = answers.into_iter().next().map(|answer| answer.text);
    Passage {
        document_id: chunk.document_id,
        chunk_id: chunk.id,
        title: chunk.title,
        heading_path: chunk.heading_path,
        sentence: sentence.unwrap_or_else(|| chunk.text.clone()),
        text: chunk.text,
        score,
        keyword_rank: candidates.words.get(&id).copied(),
        vector_rank: candidates.near.get(&id).map(|(rank, _)| *rank),
        page: chunk.page.and_then(|page| u32::try_from(page).ok()),
        source_url: chunk.source_url,
        language: chunk.language,
    }
}
