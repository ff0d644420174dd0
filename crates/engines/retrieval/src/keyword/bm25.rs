use std::collections::HashMap;

use super::Compounds;
use crate::fuse::by_score;
use crate::terms::Language;

/// Robertson and Zaragoza's usual constants.
const K1: f32 = 1.2;
const B: f32 = 0.75;
/// What a part of a compound counts beside a word of its own.
const PART_WEIGHT: f32 = 0.4;

/// Keyword search in memory: BM25 (Robertson and Zaragoza 2009) over Snowball stems.
///
/// Read-only once built; build it anew when texts change (some 20 MB of text a second).
#[derive(Debug, Clone)]
pub struct Bm25<Id> {
    language: Language,
    ids: Vec<Id>,
    lengths: Vec<f32>,
    mean_length: f32,
    /// Per stem: document and how often it is there; parts of compounds count less.
    postings: HashMap<String, Vec<(u32, f32)>>,
    compounds: Option<Compounds>,
}

impl<Id: Copy> Bm25<Id> {
    /// Indexes the texts. With `compounds`, a compound also counts as its parts.
    #[must_use]
    pub fn build<'a>(
        language: Language,
        texts: impl IntoIterator<Item = (Id, &'a str)>,
        compounds: Option<Compounds>,
    ) -> Self {
        let mut built = Self {
            language,
            ids: Vec::new(),
            lengths: Vec::new(),
            mean_length: 1.0,
            postings: HashMap::new(),
            compounds,
        };
        for (id, text) in texts {
            built.add(id, text);
        }
        let total: f32 = built.lengths.iter().sum();
        built.mean_length = (total / built.lengths.len().max(1) as f32).max(1.0);
        built
    }

    fn add(&mut self, id: Id, text: &str) {
        let Ok(document) = u32::try_from(self.ids.len()) else {
            return;
        };
        let mut counts: HashMap<String, f32> = HashMap::new();
        let mut length = 0.0;
        for term in self
            .language
            .terms(text)
            .into_iter()
            .filter(|term| !term.stop)
        {
            length += 1.0;
            for part in self.parts(&term.word) {
                *counts.entry(part).or_default() += PART_WEIGHT;
            }
            *counts.entry(term.stem).or_default() += 1.0;
        }
        for (stem, count) in counts {
            self.postings
                .entry(stem)
                .or_default()
                .push((document, count));
        }
        self.ids.push(id);
        self.lengths.push(length);
    }

    /// Up to `k` texts with the highest scores, best first; scores are above 0 and comparable
    /// within one search only.
    #[must_use]
    pub fn search(&self, question: &str, k: usize) -> Vec<(Id, f32)> {
        let mut scores: HashMap<u32, f32> = HashMap::new();
        for (stem, weight) in self.wanted(question) {
            let Some(postings) = self.postings.get(&stem) else {
                continue;
            };
            let (all, with) = (self.ids.len() as f32, postings.len() as f32);
            let idf = weight * (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
            for (document, count) in postings {
                let length = self.lengths.get(*document as usize).copied().unwrap_or(1.0);
                let norm = K1 * (1.0 - B + B * length / self.mean_length);
                *scores.entry(*document).or_default() += idf * count * (K1 + 1.0) / (count + norm);
            }
        }
        let mut ranked: Vec<(u32, f32)> = scores.into_iter().collect();
        ranked.sort_by(|a, b| by_score(a.1, b.1).then(a.0.cmp(&b.0)));
        ranked.truncate(k);
        ranked
            .into_iter()
            .filter_map(|(document, score)| Some((*self.ids.get(document as usize)?, score)))
            .collect()
    }

    /// Stems of the question with their weights, each once.
    fn wanted(&self, question: &str) -> HashMap<String, f32> {
        let mut wanted: HashMap<String, f32> = HashMap::new();
        for term in self
            .language
            .terms(question)
            .into_iter()
            .filter(|term| !term.stop)
        {
            for part in self.parts(&term.word) {
                wanted.entry(part).or_insert(PART_WEIGHT);
            }
            wanted.insert(term.stem, 1.0);
        }
        wanted
    }

    /// Stems of a compound's parts.
    fn parts(&self, word: &str) -> Vec<String> {
        let parts = self.compounds.as_ref().and_then(|known| known.split(word));
        parts
            .into_iter()
            .flatten()
            .map(|part| self.language.stem(&part))
            .collect()
    }

    /// Texts indexed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether nothing is indexed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}
