use super::{
    Digest, Idf,
    best::cues::{self, Cue},
    digest::Matches,
};
use crate::terms::{Language, Term};

/// A question, read once for all the passages that it is put to.
#[derive(Debug)]
pub struct Query {
    pub(super) language: Language,
    /// Each once.
    pub(super) stems: Vec<String>,
    /// Of the stems; they sum to 1.
    pub(super) weights: Vec<f32>,
    /// Little words included.
    pub(super) terms: Vec<Term>,
    pub(super) cue: Option<Cue>,
    pub(super) asks_how: bool,
    /// Its words in lower case.
    pub(super) asked: Vec<String>,
    /// Stems of neighbouring words, little ones left out.
    pairs: Vec<(String, String)>,
}

/// Words between two words of a passage that still count as neighbours.
const WINDOW: usize = 3;

impl Query {
    /// Reads a question that is put to passages of `language`, among whose words `idf` says which are rare.
    #[must_use]
    pub fn new(text: &str, language: Language, idf: &Idf) -> Self {
        let content = language.content_stems(text);
        let follows = content.iter().zip(content.iter().skip(1));
        let pairs = follows.map(|(a, b)| (a.clone(), b.clone())).collect();
        let mut stems = content;
        stems.sort_unstable();
        stems.dedup();
        let mut weights: Vec<f32> = stems.iter().map(|stem| idf.weight(stem)).collect();
        let sum: f32 = weights.iter().sum();
        weights
            .iter_mut()
            .for_each(|weight| *weight /= sum.max(f32::EPSILON));
        Self {
            language,
            stems,
            weights,
            terms: language.terms(text),
            cue: Cue::of(text),
            asks_how: cues::asks_how(text, language),
            asked: cues::lower_words(text),
            pairs,
        }
    }

    /// Puts the question to a passage that was read in its language.
    #[must_use]
    pub fn put_to<'a>(&'a self, passage: &'a Digest) -> Put<'a> {
        Put {
            query: self,
            passage,
            matches: passage.matches(&self.stems),
        }
    }
}

/// A question that was put to a passage.
pub struct Put<'a> {
    pub(super) query: &'a Query,
    pub(super) passage: &'a Digest,
    pub(super) matches: Matches,
}

impl Put<'_> {
    /// Share of the question's words, weighted by their rarity, that the passage has with its headings: 0 to 1.
    /// [`crate::fuse::Signals`] wants it.
    #[must_use]
    pub fn coverage(&self) -> f32 {
        self.matches
            .share(self.passage.whole(), &self.query.weights)
    }

    /// The same of its title and headings alone.
    #[must_use]
    pub fn heading_coverage(&self) -> f32 {
        self.matches.share(self.passage.head(), &self.query.weights)
    }

    /// Of the pairs of words that follow each other in the question (little words left out), how many stand close
    /// together in the passage, in whatever order.
    #[must_use]
    pub fn neighbours(&self) -> f32 {
        let near = |(a, b): &&(String, String)| {
            let both = self.passage.number(a).zip(self.passage.number(b));
            both.is_some_and(|(a, b)| self.passage.are_near(a, b, WINDOW))
        };
        let pairs = &self.query.pairs;
        pairs.iter().filter(near).count() as f32 / pairs.len().max(1) as f32
    }
}
