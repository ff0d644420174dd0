use super::{Asked, Candidates, Read};
use crate::sentence::{Question, best_sentences, coverage_of};
use crate::terms::Language;

/// What each of [`Features`] says.
pub const NAMES: [&str; 9] = [
    "keyword score",
    "vector score",
    "keyword place",
    "vector place",
    "words covered",
    "similarity",
    "best sentence",
    "neighbours",
    "headings",
];
/// Words between two words of a passage that still count as neighbours.
const WINDOW: usize = 3;

/// What speaks for a passage, each 0 to 1, in the order of [`NAMES`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Features(pub [f32; NAMES.len()]);

impl Features {
    /// Reads a passage.
    #[must_use]
    pub fn of(candidates: &Candidates, passage: &Read<'_>, asked: &Asked<'_>) -> Self {
        let words = candidates.words.get(&passage.id);
        let near = candidates.near.get(&passage.id);
        let (low, high) = candidates.cosines.unwrap_or((0.0, 0.0));
        let cosine = near.map_or(low, |(_, cosine)| *cosine);
        let place = |rank: Option<u32>| rank.map_or(0.0, |rank| 1.0 / rank as f32);
        let spread = (high - low).max(f32::EPSILON);
        let idf = asked.rarity(passage.language);
        let head = heading(passage);
        let whole = format!("{head}\n\n{}", passage.text);
        let cover = |question: &str, text: &str| coverage_of(question, passage.language, text, idf);
        let wordings = std::iter::once(asked.text).chain(asked.variants.iter().map(String::as_str));
        let (covered, wording) = wordings
            .map(|wording| (cover(wording, &whole), wording))
            .fold((-1.0, asked.text), |best, next| {
                if next.0 > best.0 { next } else { best }
            });
        let question = Question {
            text: wording,
            language: passage.language,
            embedding: None,
            max_sentences: 2,
        };
        let best = best_sentences(&question, passage.headings, passage.text, None, idf, 1);
        Self([
            words.map_or(0.0, |(_, share)| *share),
            if near.is_some() {
                (cosine - low) / spread
            } else {
                0.0
            },
            place(words.map(|(rank, _)| *rank)),
            place(near.map(|(rank, _)| *rank)),
            covered,
            asked.scale.map_or(0.0, |scale| scale.similarity(cosine)),
            best.first().map_or(0.0, |answer| answer.score),
            neighbours(wording, &whole, passage.language),
            cover(wording, &head),
        ])
    }

    /// The weighted sum.
    #[must_use]
    pub fn weighed(&self, weights: &[f32; NAMES.len()]) -> f32 {
        self.0
            .iter()
            .zip(weights)
            .map(|(feature, weight)| feature * weight)
            .sum()
    }

    pub(super) fn coverage(&self) -> f32 {
        self.0[4]
    }

    pub(super) fn similarity(&self) -> f32 {
        self.0[5]
    }
}

fn heading(passage: &Read<'_>) -> String {
    let own = passage
        .headings
        .first()
        .is_some_and(|top| top == passage.title);
    let title = (!own).then_some(passage.title);
    let parts: Vec<&str> = title
        .into_iter()
        .chain(passage.headings.iter().map(String::as_str))
        .collect();
    parts.join(" > ")
}

/// Of the pairs of words that follow each other in the question (little words left out), how many stand close
/// together in the text, in whatever order.
fn neighbours(question: &str, text: &str, language: Language) -> f32 {
    let asked: Vec<String> = language.content_stems(question);
    let pairs: Vec<(&String, &String)> = asked.iter().zip(asked.iter().skip(1)).collect();
    if pairs.is_empty() {
        return 0.0;
    }
    let there: Vec<String> = language
        .terms(text)
        .into_iter()
        .filter(|term| !term.stop)
        .map(|term| term.stem)
        .collect();
    let close = |(a, b): &&(&String, &String)| {
        there.iter().enumerate().any(|(place, word)| {
            (word == *a || word == *b) && {
                let other = if word == *a { b } else { a };
                there
                    .iter()
                    .skip(place + 1)
                    .take(WINDOW)
                    .any(|next| next == *other)
            }
        })
    };
    let met = pairs.iter().filter(close).count();
    met as f32 / pairs.len() as f32
}
