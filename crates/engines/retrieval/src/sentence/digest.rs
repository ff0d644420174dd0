//! A passage read once, so that many questions can be put to it.

use std::collections::HashMap;

use super::{Sentence, SentenceKind, is_order, sentences};
use crate::terms::Language;

/// Words of a label at most.
const LABEL_WORDS: usize = 4;
/// What a word that is a part of another one counts.
const PART: f32 = 0.6;

/// What questions ask of a passage: its sentences, and the stems of its words by number.
#[derive(Debug)]
pub struct Digest {
    pub(super) language: Language,
    pub(super) sentences: Vec<Sentence>,
    /// Per sentence, whether it gives orders to an AI agent.
    pub(super) orders: Box<[bool]>,
    /// Per sentence, its words.
    pub(super) words: Vec<Words>,
    /// Per sentence, the words before its colon; none where those are no label.
    pub(super) labels: Vec<Words>,
    /// Of the headings above.
    pub(super) path: Words,
    /// Of title and headings.
    head: Words,
    /// Of all of it.
    whole: Words,
    /// The words that say something, in their order.
    order: Vec<u32>,
    stems: HashMap<Box<str>, u32>,
}

/// Numbers of stems, each once, in order.
pub(super) type Words = Box<[u32]>;

impl Digest {
    /// Reads a passage with its document's title and the headings above it.
    #[must_use]
    pub fn new(title: &str, headings: &[String], passage: &str, language: Language) -> Self {
        let mut reader = Reader {
            language,
            stems: HashMap::new(),
        };
        let head = heading(title, headings);
        let mut order = Vec::new();
        let head_words = reader.words(&head, |number, stop| {
            if !stop {
                order.push(number);
            }
        });
        let text_words = reader.words(passage, |number, stop| {
            if !stop {
                order.push(number);
            }
        });
        let mut whole = [&*head_words, &*text_words].concat();
        whole.sort_unstable();
        whole.dedup();
        let all = sentences(passage);
        Self {
            language,
            words: all.iter().map(|one| reader.all(&one.text)).collect(),
            labels: all.iter().map(|one| reader.label(&one.text)).collect(),
            orders: all.iter().map(|one| is_order(&one.text)).collect(),
            path: reader.all(&headings.join("\n")),
            sentences: all,
            head: head_words,
            whole: whole.into(),
            order,
            stems: reader.stems,
        }
    }

    /// The language that it was read in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether it says nothing but orders to an AI agent.
    #[must_use]
    pub fn is_orders(&self) -> bool {
        let said = self.sentences.iter().zip(&self.orders);
        let mut said = said.filter(|(one, _)| one.kind != SentenceKind::Heading);
        self.orders.contains(&true) && said.all(|(_, order)| *order)
    }

    /// Bytes that it takes up, about.
    #[must_use]
    pub fn size(&self) -> usize {
        let stems: usize = self.stems.keys().map(|stem| stem.len() + 48).sum();
        let texts: usize = self.sentences.iter().map(|one| one.text.len() + 96).sum();
        let numbers: usize = self.words.iter().map(|words| words.len() + 8).sum();
        stems + texts + 4 * (numbers + self.order.len() + self.whole.len())
    }

    /// How well each of `stems` is met by each word of the passage.
    pub(super) fn matches(&self, stems: &[String]) -> Matches {
        let met = |stem: &String| {
            let words = self.stems.iter().filter_map(|(other, number)| {
                if **other == **stem {
                    Some((*number, 1.0))
                } else {
                    is_part(stem, other).then_some((*number, PART))
                }
            });
            words.collect()
        };
        Matches(stems.iter().map(met).collect())
    }

    pub(super) fn number(&self, stem: &str) -> Option<u32> {
        self.stems.get(stem).copied()
    }

    pub(super) fn whole(&self) -> &Words {
        &self.whole
    }

    pub(super) fn head(&self) -> &Words {
        &self.head
    }

    /// Whether two words stand close together, in whatever order; little words are left out.
    pub(super) fn are_near(&self, a: u32, b: u32, window: usize) -> bool {
        self.order.iter().enumerate().any(|(place, word)| {
            (*word == a || *word == b) && {
                let other = if *word == a { b } else { a };
                let mut next = self.order.iter().skip(place + 1).take(window);
                next.any(|next| *next == other)
            }
        })
    }
}

/// Per stem of a question, the words of a passage that meet it, and how well: 1 for the stem itself, less for a
/// compound with it.
pub(super) struct Matches(Vec<Vec<(u32, f32)>>);

impl Matches {
    /// Per stem, how well the best of `words` meets it.
    pub fn covered(&self, words: &[u32]) -> Vec<f32> {
        let best = |met: &Vec<(u32, f32)>| {
            let met = met
                .iter()
                .filter(|(word, _)| words.binary_search(word).is_ok());
            met.map(|(_, well)| *well).fold(0.0, f32::max)
        };
        self.0.iter().map(best).collect()
    }

    /// The share of the question that `words` have, by its stems' weights.
    pub fn share(&self, words: &[u32], weights: &[f32]) -> f32 {
        let covered = self.covered(words);
        covered.iter().zip(weights).map(|(c, w)| c * w).sum()
    }
}

/// Gives stems their numbers.
struct Reader {
    language: Language,
    stems: HashMap<Box<str>, u32>,
}

impl Reader {
    fn all(&mut self, text: &str) -> Words {
        self.words(text, |_, _| ())
    }

    fn words(&mut self, text: &str, mut each: impl FnMut(u32, bool)) -> Words {
        let mut words = Vec::new();
        for term in self.language.terms(text) {
            let number = self.number(term.stem);
            each(number, term.stop);
            words.push(number);
        }
        words.sort_unstable();
        words.dedup();
        words.into()
    }

    /// The words before a sentence's colon where they are few: `Abroad: 1 %`.
    fn label(&mut self, text: &str) -> Words {
        let label = text.split_once(": ").map(|(label, _)| label);
        let short = |label: &&str| (1..=LABEL_WORDS).contains(&label.split_whitespace().count());
        let Some(label) = label.filter(short) else {
            return Words::default();
        };
        let stems = self.language.content_stems(label);
        stems.into_iter().map(|stem| self.number(stem)).collect()
    }

    fn number(&mut self, stem: String) -> u32 {
        let next = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
        *self.stems.entry(stem.into()).or_insert(next)
    }
}

/// Title and headings in one line; a top heading that repeats the title is said once.
fn heading(title: &str, headings: &[String]) -> String {
    let own = headings.first().is_some_and(|top| top == title);
    let title = (!own && !title.is_empty()).then_some(title);
    let parts: Vec<&str> = title
        .into_iter()
        .chain(headings.iter().map(String::as_str))
        .collect();
    parts.join(" > ")
}

/// Neither a heading nor a question.
pub(super) fn is_statement(sentence: &Sentence) -> bool {
    sentence.kind != SentenceKind::Heading && !sentence.text.trim_end().ends_with('?')
}

/// Whether one is the other's beginning or end, as in Danish compounds (`kort`, `betalingskort`).
fn is_part(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.len() >= short.len() + 2
        && (long.ends_with(short) || long.starts_with(short))
        && short.chars().count() >= 4
        && short.chars().all(char::is_alphabetic)
}
