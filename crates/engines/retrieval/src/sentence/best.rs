//! Which sentences of a passage answer a question.
//!
//! Each sentence is scored by the share of the question it covers: the stems it has in common with
//! the question, weighted by how rare they are ([`Idf`]); words it leaves open count in part when
//! the sentence before it, its heading or the question above it (in a list of questions and
//! answers) has them. The kind of answer asked for (an amount, a time, a person) adds to sentences
//! that hold one, and so does a label that was asked for ("Abroad: 1 %"). With vectors, cosine
//! similarity is mixed in. The best sentence then grows over its neighbours while they add
//! something, so that "It costs 25 kr." brings what "it" is.

pub(super) mod cues;
mod idf;

use std::collections::HashSet;
use std::ops::Range;

use super::{Digest, Put, Query, Sentence, SentenceKind, digest::is_statement};
use crate::terms::{Language, Term};
pub use idf::Idf;

/// What was asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The words.
    pub text: &'a str,
    /// Their language (and the passage's; another one is still matched by names and numbers).
    pub language: Language,
    /// Its vector, from the model that made the sentences' vectors.
    pub embedding: Option<&'a [f32]>,
    /// Longest answer in sentences, 1 to 3. Lists count by words instead.
    pub max_sentences: usize,
}

/// Neighbouring sentences that answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Bytes of the passage, from the first sentence's start to the last one's end.
    pub range: Range<usize>,
    /// What to show: plain text, list items on lines of their own with `- `.
    pub text: String,
    /// Share of the question that is covered, 0 (nothing in common) to 1. Compare it within one
    /// passage set only.
    pub score: f32,
}

/// A sentence before this one may explain its words: how much of what it adds counts.
const BEFORE: f32 = 0.5;
/// The same for the sentence after.
const AFTER: f32 = 0.05;
/// The same for headings and for the question a sentence stands under: first sentence, others.
const UNDER: [f32; 2] = [0.6, 0.4];
/// The same, and what is added, where the heading or question repeats at least [`SAME_QUESTION`] of
/// what was asked.
const UNDER_SAME: [f32; 2] = [0.95, 0.7];
const SAME_QUESTION_BONUS: [f32; 2] = [0.2, 0.05];
const SAME_QUESTION: f32 = 0.6;
/// What a little word ("who", "kan") counts in that comparison.
const STOP_WEIGHT: f32 = 0.3;
/// Headings of the whole passage.
const PATH: f32 = 0.2;
/// What holding the kind of answer asked for adds.
const CUE: f32 = 0.12;
/// Share of cosine similarity in the score when vectors are given.
const VECTOR_SHARE: f32 = 0.5;
/// What a label that was asked for adds: `Abroad: 1 %, but at least DKK 30` to a question about going abroad.
const LABEL: f32 = 0.3;
/// A neighbour joins if it scores at least this share of the best sentence.
const JOIN: f32 = 0.65;
/// The next sentence joins from this share on if it has the kind of answer asked for and the best
/// one has not.
const JOIN_FOR_CUE: f32 = 0.4;
/// Words that a list may add to its lead-in.
const LIST_WORDS: usize = 80;

/// Picks up to `n` answers, best first, that do not overlap. `headings` is the passage's heading
/// path; `vectors` holds one vector per entry of [`super::sentences`] of the passage.
///
/// Always gives at least one answer (score 0 if nothing matches) unless the passage has no
/// sentence at all but orders to an AI agent.
#[must_use]
pub fn best_sentences(
    question: &Question<'_>,
    headings: &[String],
    passage: &str,
    vectors: Option<&[Vec<f32>]>,
    idf: &Idf,
    n: usize,
) -> Vec<Answer> {
    let query = Query::new(question.text, question.language, idf);
    let digest = Digest::new("", headings, passage, question.language);
    let near = question.embedding.zip(vectors).filter(|(_, vectors)| {
        // A vector each, or none counts.
        vectors.len() == digest.sentences.len()
    });
    let near = near.map(|(asked, vectors)| vectors.iter().map(|one| cosine(asked, one)).collect());
    query
        .put_to(&digest)
        .answers(near, question.max_sentences, n)
}

impl Put<'_> {
    /// Picks up to `n` answers of at most `sentences` sentences each, as [`best_sentences`] does. `near`: per sentence, the cosine of its vector and the question's.
    #[must_use]
    pub fn answers(&self, near: Option<Vec<f32>>, sentences: usize, n: usize) -> Vec<Answer> {
        let all = &self.passage.sentences;
        let scorer = Scorer::new(self);
        let mut scores = scorer.lexical();
        for (score, near) in scores.iter_mut().zip(near.unwrap_or_default()) {
            *score += VECTOR_SHARE * (near.max(0.0) - *score);
        }
        let mut taken: HashSet<usize> = HashSet::new();
        let mut answers = Vec::new();
        while answers.len() < n {
            let best = (0..all.len())
                .filter(|index| !taken.contains(index) && scorer.may_answer(*index))
                .max_by(|a, b| compare(&scores, *a, *b));
            let Some(best) = best else { break };
            let span = scorer.grow(best, &scores, &taken, sentences.clamp(1, 3));
            let score = scores.get(best).copied().unwrap_or(0.0).clamp(0.0, 1.0);
            if !answers.is_empty() && score <= 0.0 {
                break;
            }
            taken.extend(span.clone());
            answers.extend(answer(all, span, score));
        }
        answers
    }
}

/// By score, earlier sentences first among equals.
fn compare(scores: &[f32], a: usize, b: usize) -> std::cmp::Ordering {
    let score = |index: usize| scores.get(index).copied().unwrap_or(0.0);
    score(a).total_cmp(&score(b)).then(b.cmp(&a))
}

fn answer(all: &[Sentence], span: Range<usize>, score: f32) -> Option<Answer> {
    let shown = all.get(span)?;
    let (first, last) = (shown.first()?, shown.last()?);
    let mut text = String::new();
    for sentence in shown {
        let own_line = shown.len() > 1 && sentence.kind != SentenceKind::Prose;
        if !text.is_empty() {
            text.push(if own_line { '\n' } else { ' ' });
        }
        if own_line && sentence.kind == SentenceKind::ListItem {
            text.push_str("- ");
        }
        text.push_str(&sentence.text);
    }
    Some(Answer {
        range: first.range.start..last.range.end,
        text,
        score,
    })
}

/// Cosine similarity; 0 if a vector is empty, zero or of another length.
fn cosine(a: &[f32], b: &[f32]) -> f32 {
    if a.len() != b.len() {
        return 0.0;
    }
    let (mut dot, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(b) {
        dot += x * y;
        aa += x * x;
        bb += y * y;
    }
    let norm = (aa * bb).sqrt();
    if norm > 0.0 { dot / norm } else { 0.0 }
}

/// The question against each sentence of one passage.
struct Scorer<'a> {
    all: &'a [Sentence],
    /// Weights of the question's stems, which sum to 1.
    weights: Vec<f32>,
    /// Per sentence, how well each stem of the question is met, 0 to 1.
    covered: Vec<Vec<f32>>,
    path: Vec<f32>,
    /// Per heading and question, how much of what was asked it repeats; 0 for other sentences.
    echoes: Vec<f32>,
    cues: Vec<bool>,
    /// Whether the words before the sentence's colon were asked for.
    labels: Vec<bool>,
    /// Neither a heading nor a question itself.
    answers: Vec<bool>,
    orders: &'a [bool],
    language: Language,
    asks_how: bool,
}

impl<'a> Scorer<'a> {
    fn new(put: &Put<'a>) -> Self {
        let Put {
            query,
            passage,
            matches,
        } = put;
        let all = passage.sentences.as_slice();
        let answers: Vec<bool> = all.iter().map(is_statement).collect();
        let numbers: Vec<u32> = query
            .stems
            .iter()
            .filter_map(|stem| passage.number(stem))
            .collect();
        let asked_for =
            |label: &[u32]| !label.is_empty() && label.iter().all(|word| numbers.contains(word));
        Self {
            all,
            weights: query.weights.clone(),
            echoes: passage
                .words
                .iter()
                .zip(&answers)
                .map(|(words, answers)| {
                    if *answers {
                        0.0
                    } else {
                        echo(&query.terms, passage, words)
                    }
                })
                .collect(),
            covered: passage
                .words
                .iter()
                .map(|words| matches.covered(words))
                .collect(),
            path: matches.covered(&passage.path),
            cues: all
                .iter()
                .map(|sentence| {
                    let cue = query.cue;
                    cue.is_some_and(|cue| cue.met_by(&sentence.text, &query.asked))
                })
                .collect(),
            labels: passage
                .labels
                .iter()
                .map(|label| asked_for(label))
                .collect(),
            answers,
            orders: &passage.orders,
            language: query.language,
            asks_how: query.asks_how,
        }
    }

    /// Whether a sentence can be an answer at all.
    fn may_answer(&self, index: usize) -> bool {
        // A passage of nothing but headings and questions still shows one.
        self.orders.get(index) != Some(&true)
            && (self.answers.get(index) == Some(&true) || !self.answers.contains(&true))
    }

    fn kind(&self, index: usize) -> Option<SentenceKind> {
        self.all.get(index).map(|sentence| sentence.kind)
    }

    fn lexical(&self) -> Vec<f32> {
        let mut under: Option<(usize, usize)> = None;
        (0..self.all.len())
            .map(|index| {
                let own = self.covered.get(index).map_or(&[][..], Vec::as_slice);
                let mut gain = self.gain(own, Some(&self.path)) * PATH;
                let mut bonus = 0.0;
                if let Some((above, distance)) = &mut under {
                    let place = usize::from(*distance > 0);
                    let same = self
                        .echoes
                        .get(*above)
                        .is_some_and(|echo| *echo >= SAME_QUESTION);
                    let rate = if same {
                        UNDER_SAME[place]
                    } else {
                        UNDER[place]
                    };
                    bonus = if same {
                        SAME_QUESTION_BONUS[place]
                    } else {
                        0.0
                    };
                    gain = gain.max(self.gain(own, self.covered.get(*above)) * rate);
                    *distance += 1;
                }
                if self.labels.get(index) == Some(&true) {
                    bonus += LABEL;
                }
                if self.answers.get(index) == Some(&false) {
                    under = Some((index, 0));
                }
                let before = index
                    .checked_sub(1)
                    .and_then(|before| self.covered.get(before));
                gain = gain.max(self.gain(own, before) * BEFORE);
                gain = gain.max(self.gain(own, self.covered.get(index + 1)) * AFTER);
                let cue = if self.cues.get(index) == Some(&true) {
                    CUE
                } else {
                    0.0
                };
                let some = self.share(own) + gain;
                // A cue alone is no answer.
                some + bonus + cue * some.min(0.5) * 2.0
            })
            .collect()
    }

    /// Share of the question that is covered.
    fn share(&self, covered: &[f32]) -> f32 {
        covered.iter().zip(&self.weights).map(|(c, w)| c * w).sum()
    }

    /// Weight of what `context` covers of the question beyond `own`.
    fn gain(&self, own: &[f32], context: Option<&Vec<f32>>) -> f32 {
        let Some(context) = context else { return 0.0 };
        own.iter()
            .zip(context)
            .zip(&self.weights)
            .map(|((own, other), weight)| (other - own).max(0.0) * weight)
            .sum()
    }

    /// The best sentence with the neighbours that belong to it.
    fn grow(
        &self,
        best: usize,
        scores: &[f32],
        taken: &HashSet<usize>,
        most: usize,
    ) -> Range<usize> {
        let free = |index: usize| {
            index < self.all.len() && !taken.contains(&index) && self.may_answer(index)
        };
        let mut span = best..best + 1;
        if self.kind(best) == Some(SentenceKind::Prose) && self.leads_list(best) {
            return self.with_list(best, &free);
        }
        if self.kind(best) == Some(SentenceKind::ListItem) && self.asks_how {
            let first = (0..best)
                .rev()
                .take_while(|index| self.kind(*index) == Some(SentenceKind::ListItem))
                .last()
                .unwrap_or(best);
            let lead = first
                .checked_sub(1)
                .filter(|lead| free(*lead) && self.leads_list(*lead));
            return self.with_list(lead.unwrap_or(first), &free);
        }
        let joins = |index: usize| self.kind(index) == Some(SentenceKind::Prose) && free(index);
        let refers_back = |index: usize| {
            self.all
                .get(index)
                .is_some_and(|s| cues::refers_back(&s.text, self.language))
        };
        let score = |index: usize| scores.get(index).copied().unwrap_or(0.0);
        let strong = |index: usize| joins(index) && score(index) >= JOIN * score(best);
        let cue = |index: usize| self.cues.get(index) == Some(&true);
        let adds_cue = |index: usize, span: &Range<usize>| {
            cue(index) && !span.clone().any(cue) && score(index) >= JOIN_FOR_CUE * score(best)
        };
        if self.kind(best) != Some(SentenceKind::Prose) {
            return span;
        }
        if most > 1 && best > 0 && refers_back(best) && joins(best - 1) {
            span.start -= 1;
        }
        while span.len() < most {
            let before = span.start.checked_sub(1).filter(|index| strong(*index));
            let after = Some(span.end).filter(|index| {
                let goes_on = refers_back(*index) && span.len() == 1;
                strong(*index) || joins(*index) && (goes_on || adds_cue(*index, &span))
            });
            match (before, after) {
                (Some(before), Some(after))
                    if score(before) > score(after) && !adds_cue(after, &span) =>
                {
                    span.start = before;
                }
                (_, Some(after)) => span.end = after + 1,
                (Some(before), None) => span.start = before,
                (None, None) => break,
            }
        }
        span
    }

    fn leads_list(&self, index: usize) -> bool {
        self.all
            .get(index)
            .is_some_and(|s| s.text.trim_end().ends_with(':'))
            && self.kind(index + 1) == Some(SentenceKind::ListItem)
    }

    /// A lead-in or first item and the items after it, as many as fit.
    fn with_list(&self, start: usize, free: &dyn Fn(usize) -> bool) -> Range<usize> {
        let mut end = start + 1;
        let mut words = 0;
        while self.kind(end) == Some(SentenceKind::ListItem) && free(end) {
            words += self
                .all
                .get(end)
                .map_or(0, |s| s.text.split_whitespace().count());
            if words > LIST_WORDS {
                break;
            }
            end += 1;
        }
        start..end
    }
}

/// Share of a question's words, weighted by [`Idf`], that a text has: 0 to 1. Give it the passage
/// with its headings ([`crate::chunk::Chunk::indexed_text`]).
#[must_use]
pub fn coverage_of(question: &str, language: Language, text: &str, idf: &Idf) -> f32 {
    let digest = Digest::new("", &[], text, language);
    Query::new(question, language, idf)
        .put_to(&digest)
        .coverage()
}

/// Share of the question's words, little ones included, that a heading or a question repeats.
fn echo(question: &[Term], passage: &Digest, words: &[u32]) -> f32 {
    let weight = |term: &Term| if term.stop { STOP_WEIGHT } else { 1.0 };
    let all: f32 = question.iter().map(weight).sum();
    let met = question
        .iter()
        .filter(|term| {
            let number = passage.number(&term.stem);
            number.is_some_and(|number| words.contains(&number))
        })
        .map(weight)
        .sum::<f32>();
    met / all.max(f32::EPSILON)
}
