use std::collections::HashMap;

use crate::terms::{Language, words};

/// Shortest first and last part of a compound, in letters.
const MIN_FIRST: usize = 3;
const MIN_LAST: usize = 4;
/// How often a part must stand by itself in the corpus to be believed.
const MIN_COUNT: u32 = 2;
/// Words of the corpus that are kept, most frequent first.
const MAX_WORDS: usize = 200_000;
/// Endings that make words out of words; where they seem to stand by themselves it is by chance.
const ENDINGS: [&str; 11] = [
    "ing", "ings", "else", "ning", "ende", "hed", "lig", "isk", "ring", "ringen", "ringer",
];
/// What may stand between two parts (`betaling-s-kort`, `børn-e-opsparing`).
const LINKS: [&str; 4] = ["", "s", "e", "er"];

/// Which words of a corpus are built of other words of it.
///
/// A word is split where both parts also occur by themselves (in any inflection), at the place
/// where the geometric mean of their counts is highest (Koehn and Knight 2003). English text
/// gives next to no compounds and is not harmed.
#[derive(Debug, Clone)]
pub struct Compounds {
    language: Language,
    /// By stem.
    counts: HashMap<String, u32>,
    /// Compounds by the stems of their parts, most frequent first.
    built_with: HashMap<String, Vec<String>>,
}

impl Compounds {
    /// Learns the words of the given texts.
    #[must_use]
    pub fn from_corpus<'a>(language: Language, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut seen: HashMap<String, u32> = HashMap::new();
        for text in texts {
            for (_, word) in words(text) {
                if word.chars().all(char::is_alphabetic) && word.len() >= MIN_FIRST {
                    *seen.entry(word.to_lowercase()).or_default() += 1;
                }
            }
        }
        Self::from_counts(language, seen)
    }

    /// The same from words that are counted already, lower case.
    #[must_use]
    pub fn from_counts(language: Language, seen: impl IntoIterator<Item = (String, u32)>) -> Self {
        let mut by_count: Vec<(String, u32)> = seen.into_iter().collect();
        by_count.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        by_count.truncate(MAX_WORDS);
        let mut counts: HashMap<String, u32> = HashMap::new();
        for (word, count) in &by_count {
            if !language.is_stop(word) {
                *counts.entry(language.stem(word)).or_default() += count;
            }
        }
        let mut learnt = Self {
            language,
            counts,
            built_with: HashMap::new(),
        };
        for (word, _) in &by_count {
            for part in learnt.split(word).into_iter().flatten() {
                let stem = language.stem(&part);
                learnt
                    .built_with
                    .entry(stem)
                    .or_default()
                    .push(word.clone());
            }
        }
        learnt
    }

    /// The parts of a compound (`betalingskort`: `betaling`, `kort`); `None` if it is none.
    #[must_use]
    pub fn split(&self, word: &str) -> Option<Vec<String>> {
        let word = word.to_lowercase();
        if word.chars().count() < MIN_FIRST + MIN_LAST || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let (first, last) = self.split_once(&word)?;
        let mut parts = self
            .split_once(&first)
            .map_or_else(|| vec![first.clone()], |(a, b)| vec![a, b]);
        parts.push(last);
        Some(parts)
    }

    /// Compounds of the corpus with this word (in any inflection) as a part, most frequent first.
    #[must_use]
    pub fn built_with(&self, word: &str) -> &[String] {
        let stem = self.language.stem(&word.to_lowercase());
        self.built_with.get(&stem).map_or(&[], Vec::as_slice)
    }

    fn split_once(&self, word: &str) -> Option<(String, String)> {
        let mut best: Option<(f64, &str, &str)> = None;
        for (at, _) in word.char_indices().skip(MIN_FIRST) {
            let (front, last) = word.split_at(at);
            if last.chars().count() < MIN_LAST {
                break;
            }
            let Some(last_count) = self.count(last) else {
                continue;
            };
            for link in LINKS {
                let Some(first) = front.strip_suffix(link) else {
                    continue;
                };
                if first.chars().count() < MIN_FIRST {
                    continue;
                }
                if let Some(first_count) = self.count(first) {
                    let mean = (f64::from(first_count) * f64::from(last_count)).sqrt();
                    if best.is_none_or(|(score, _, _)| mean > score) {
                        best = Some((mean, first, last));
                    }
                }
            }
        }
        best.map(|(_, first, last)| (first.to_owned(), last.to_owned()))
    }

    fn count(&self, part: &str) -> Option<u32> {
        if ENDINGS.contains(&part) {
            return None;
        }
        let count = *self.counts.get(&self.language.stem(part))?;
        (count >= MIN_COUNT).then_some(count)
    }
}
