//! Entities by list: the values a tenant names, found as written, inflected or misspelt.
//!
//! A phrase of the message is compared with every value and synonym of as many words: first as it is written
//! (case and typography aside), then by its Danish and English stems (Snowball), then by its distance
//! (Damerau-Levenshtein). Longer finds and surer ones win where two overlap. A frequent word is never taken for
//! a misspelling of a value, and neither is anything with a digit.

use std::collections::{BTreeMap, HashMap};

use rust_stemmers::{Algorithm, Stemmer};
use serde::{Deserialize, Serialize};

use crate::{language, tokens};

/// Words of a message that are looked at.
const WORDS: usize = 400;
/// Longest phrase of a list, in words; longer ones are left out.
const LONGEST: usize = 6;
/// Shortest phrase, in characters, that may be misspelt by one, and by two.
const ONE_OFF: usize = 5;
const TWO_OFF: usize = 9;
/// Shortest word that is inflected.
const INFLECTED: usize = 3;

/// A list of values of one sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// What its values are: `city`.
    pub kind: String,
    /// Whether misspelt values are found.
    pub fuzzy: bool,
    /// The values.
    pub values: Vec<ListValue>,
}

/// One value of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListValue {
    /// What a find of it means.
    pub value: String,
    /// Other words for it.
    pub synonyms: Vec<String>,
}

/// How a value was found; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// As the list has it.
    Written,
    /// In another form of the word.
    Inflected,
    /// Misspelt.
    Misspelt,
}

/// A value in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// What it is.
    pub kind: String,
    /// The value that the words stand for.
    pub value: String,
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset just past its last character.
    pub end: usize,
    /// How it was found.
    pub likeness: Likeness,
}

/// A value or a synonym, ready to be compared.
#[derive(Debug)]
struct Entry {
    kind: u32,
    value: String,
    /// Normalised, a space between words.
    phrase: String,
    letters: u64,
    fuzzy: bool,
}

/// A tenant's lists, ready to be looked up.
#[derive(Debug, Default)]
pub struct Gazetteer {
    kinds: Vec<String>,
    entries: Vec<Entry>,
    written: HashMap<String, Vec<u32>>,
    stems: HashMap<String, Vec<u32>>,
    /// Entries that may be misspelt, by words and characters.
    sizes: BTreeMap<(usize, usize), Vec<u32>>,
}

impl Gazetteer {
    /// Prepares lists. What has no word, and what has more than six, is left out.
    pub fn new(lists: &[List]) -> Self {
        let mut own = Self::default();
        let stemmers = Stemmers::new();
        for list in lists {
            let kind = own.kinds.len() as u32;
            own.kinds.push(list.kind.clone());
            for value in &list.values {
                for text in std::iter::once(&value.value).chain(&value.synonyms) {
                    own.add(kind, &value.value, text, list.fuzzy, &stemmers);
                }
            }
        }
        own
    }

    fn add(&mut self, kind: u32, value: &str, text: &str, fuzzy: bool, stemmers: &Stemmers) {
        let words: Vec<String> = tokens::words(text).map(plain).collect();
        if words.is_empty() || words.len() > LONGEST {
            return;
        }
        let phrase = words.join(" ");
        let number = self.entries.len() as u32;
        self.written.entry(phrase.clone()).or_default().push(number);
        for key in stemmers.keys(&words) {
            self.stems.entry(key).or_default().push(number);
        }
        let long = phrase.chars().count();
        let fuzzy = fuzzy && long >= ONE_OFF && !has_digit(&phrase);
        if fuzzy {
            let same = self.sizes.entry((words.len(), long)).or_default();
            same.push(number);
        }
        self.entries.push(Entry {
            kind,
            value: value.to_owned(),
            letters: letters(&phrase),
            phrase,
            fuzzy,
        });
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether list `kind` has any value.
    pub fn has(&self, kind: &str) -> bool {
        let number = self.kinds.iter().position(|own| own == kind);
        number.is_some_and(|number| self.entries.iter().any(|e| e.kind as usize == number))
    }

    /// What of the lists stands in `text`, by place; nothing overlaps.
    pub fn find(&self, text: &str) -> Vec<Find> {
        if self.is_empty() {
            return Vec::new();
        }
        let stemmers = Stemmers::new();
        let tokens: Vec<_> = tokens::words(text).take(WORDS).collect();
        let words: Vec<String> = tokens.iter().copied().map(plain).collect();
        let mut found = Vec::new();
        for from in 0..words.len() {
            for long in 1..=LONGEST.min(words.len() - from) {
                let Some(phrase) = words.get(from..from + long) else {
                    continue;
                };
                let Some((entry, likeness)) = self.best(phrase, None, &stemmers) else {
                    continue;
                };
                let (Some(first), Some(last)) = (tokens.get(from), tokens.get(from + long - 1))
                else {
                    continue;
                };
                found.push(Find {
                    kind: self.kind(entry).to_owned(),
                    value: entry.value.clone(),
                    start: first.start,
                    end: last.end,
                    likeness,
                });
            }
        }
        found.sort_by_key(|one| {
            let misspelt = one.likeness == Likeness::Misspelt;
            (
                misspelt,
                std::cmp::Reverse(one.end - one.start),
                one.likeness,
            )
        });
        let mut kept: Vec<Find> = Vec::new();
        for one in found {
            if kept
                .iter()
                .all(|other| one.end <= other.start || other.end <= one.start)
            {
                kept.push(one);
            }
        }
        kept.sort_by_key(|one| one.start);
        kept
    }

    /// The value of list `kind` that `text` as a whole stands for.
    pub fn resolve(&self, kind: &str, text: &str) -> Option<String> {
        let words: Vec<String> = tokens::words(text).take(LONGEST + 1).map(plain).collect();
        let (entry, _) = self.best(&words, Some(kind), &Stemmers::new())?;
        Some(entry.value.clone())
    }

    fn kind(&self, entry: &Entry) -> &str {
        self.kinds
            .get(entry.kind as usize)
            .map_or("", String::as_str)
    }

    /// The entry nearest to a phrase, of one kind or of any.
    fn best(
        &self,
        words: &[String],
        kind: Option<&str>,
        stemmers: &Stemmers,
    ) -> Option<(&Entry, Likeness)> {
        let fits = |number: &&u32| {
            let entry = self.entries.get(**number as usize);
            entry.is_some_and(|entry| kind.is_none_or(|kind| self.kind(entry) == kind))
        };
        let phrase = words.join(" ");
        let first = |numbers: Option<&Vec<u32>>| {
            let number = numbers?.iter().find(fits)?;
            self.entries.get(*number as usize)
        };
        if let Some(entry) = first(self.written.get(&phrase)) {
            return Some((entry, Likeness::Written));
        }
        let stemmed = stemmers.keys(words);
        if let Some(entry) = stemmed.iter().find_map(|key| first(self.stems.get(key))) {
            return Some((entry, Likeness::Inflected));
        }
        let near = self.nearest(&phrase, words.len(), &fits)?;
        Some((near, Likeness::Misspelt))
    }

    fn nearest(&self, phrase: &str, words: usize, fits: &dyn Fn(&&u32) -> bool) -> Option<&Entry> {
        let long = phrase.chars().count();
        if long + 1 < ONE_OFF || has_digit(phrase) || (words == 1 && language::is_frequent(phrase))
        {
            return None;
        }
        let (own, begins) = (letters(phrase), phrase.chars().next());
        let mut best: Option<(usize, &Entry)> = None;
        for size in long.saturating_sub(2)..=long + 2 {
            let Some(numbers) = self.sizes.get(&(words, size)) else {
                continue;
            };
            let most = if size >= TWO_OFF { 2 } else { 1 };
            for number in numbers.iter().filter(fits) {
                let Some(entry) = self.entries.get(*number as usize) else {
                    continue;
                };
                // An edit changes two letters of the set at most.
                let apart = (entry.letters ^ own).count_ones() as usize;
                if !entry.fuzzy || apart > 2 * most || entry.phrase.chars().next() != begins {
                    continue;
                }
                let distance = strsim::osa_distance(&entry.phrase, phrase);
                if distance <= most && best.is_none_or(|(before, _)| distance < before) {
                    best = Some((distance, entry));
                }
            }
        }
        best.map(|(_, entry)| entry)
    }
}

fn plain(token: tokens::Token<'_>) -> String {
    tokens::normalize(token.text, 100)
}

fn has_digit(phrase: &str) -> bool {
    phrase.chars().any(|c| c.is_ascii_digit())
}

/// The set of letters of a phrase, a bit for each residue.
fn letters(phrase: &str) -> u64 {
    phrase
        .chars()
        .fold(0, |set, c| set | 1 << (u32::from(c) % 64))
}

struct Stemmers {
    danish: Stemmer,
    english: Stemmer,
}

impl Stemmers {
    fn new() -> Self {
        Self {
            danish: Stemmer::create(Algorithm::Danish),
            english: Stemmer::create(Algorithm::English),
        }
    }

    /// The stems of a phrase in each language. A language's keys meet that language's only.
    fn keys(&self, words: &[String]) -> [String; 2] {
        let stems = |stem: &dyn Fn(&str) -> String| {
            let stems = words.iter().map(|word| {
                let stem = stem(word);
                let long = stem.chars().count() >= INFLECTED;
                if long { stem } else { word.clone() }
            });
            stems.collect::<Vec<_>>().join(" ")
        };
        let danish = |word: &str| contracted(&self.danish.stem(word));
        let english = |word: &str| self.english.stem(word).into_owned();
        [
            format!("da {}", stems(&danish)),
            format!("en {}", stems(&english)),
        ]
    }
}

/// A Danish stem as its longer forms have it: `cykel` and `cykler` are both `cykl`.
fn contracted(stem: &str) -> String {
    for (ending, short) in [("el", "l"), ("er", "r"), ("en", "n")] {
        if let Some(rest) = stem.strip_suffix(ending)
            && rest.chars().count() >= INFLECTED
        {
            return format!("{rest}{short}");
        }
    }
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer() -> Gazetteer {
        let value = |value: &str, synonyms: &[&str]| ListValue {
            value: value.to_owned(),
            synonyms: synonyms.iter().map(|one| (*one).to_owned()).collect(),
        };
        let city = List {
            kind: "city".to_owned(),
            fuzzy: true,
            values: vec![
                value("Aarhus", &["Århus"]),
                value("København", &["Copenhagen", "Kbh"]),
                value("Nykøbing Falster", &[]),
                value("Nykøbing", &[]),
            ],
        };
        let product = List {
            kind: "product".to_owned(),
            fuzzy: true,
            values: vec![value("cykel", &["bike"]), value("hvid", &[])],
        };
        Gazetteer::new(&[city, product])
    }

    fn found(text: &str) -> Vec<(String, String)> {
        let finds = gazetteer().find(text);
        finds.into_iter().map(|f| (f.kind, f.value)).collect()
    }

    #[test]
    fn values_and_synonyms_stand_for_the_value() {
        assert_eq!(
            found("Fra ÅRHUS til Copenhagen?"),
            [
                ("city".to_owned(), "Aarhus".to_owned()),
                ("city".to_owned(), "København".to_owned())
            ]
        );
        let text = "bor i Nykøbing Falster nu";
        assert_eq!(found(text)[0].1, "Nykøbing Falster");
        let at = gazetteer().find(text).remove(0);
        assert_eq!(&text[at.start..at.end], "Nykøbing Falster");
    }

    #[test]
    fn other_forms_of_a_word_are_found() {
        for text in ["mine cykler er væk", "cyklen er væk", "Are the bikes here?"] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        assert_eq!(found("Københavns havn")[0].1, "København");
    }

    #[test]
    fn a_misspelling_is_found_and_a_frequent_word_is_none() {
        assert_eq!(found("jeg bor i Købehavn")[0].1, "København");
        assert_eq!(found("jeg bor i Arhus")[0].1, "Aarhus");
        assert_eq!(found("i Nykøbign Falster")[0].1, "Nykøbing Falster");
        // `hvis` differs from `hvid` by a letter.
        assert!(found("hvis jeg skriver").is_empty());
        assert!(found("").is_empty());
    }

    #[test]
    fn a_whole_answer_is_resolved() {
        let own = gazetteer();
        assert_eq!(own.resolve("city", "kbh").as_deref(), Some("København"));
        assert_eq!(own.resolve("product", "kbh"), None);
    }
}
