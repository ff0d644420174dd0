use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::postings::Postings;
use super::prepare::{Prepared, key};
use super::top::Top;
use crate::keyword::Compounds;
use crate::sentence::Idf;
use crate::terms::Language;

/// Robertson and Zaragoza's usual constants.
const K1: f32 = 1.2;
const B: f32 = 0.75;
/// What a part of a compound counts beside a word of its own.
const PART: f32 = 0.4;
/// Compounds that a word stands for at most.
const COMPOUNDS: usize = 64;
/// Words of a question that are searched; what comes after is ignored.
const TERMS: usize = 64;
/// Danish words that are counted for the sake of compounds; rare ones are forgotten above.
const VOCABULARY: usize = 300_000;

/// Other words for a word or several of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Synonym {
    /// What the question says: one word or several that follow each other.
    pub said: String,
    /// What texts may say instead.
    pub means: Vec<String>,
    /// What a text with the other words counts beside one with the same, 0 to 1.
    pub weight: f32,
}

/// Keyword search: BM25 (Robertson and Zaragoza 2009) over Snowball stems. Alternatives for a word (compounds
/// that hold it, synonyms) share its place: a text is scored once for all of them.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    terms: HashMap<u64, u32, BuildHasherDefault<Same>>,
    postings: Vec<Postings>,
    /// Words of each row, and its language.
    lengths: Vec<(u16, Language)>,
    danish: Stats,
    english: Stats,
    vocabulary: HashMap<Box<str>, u32>,
    compounds: Option<Compounds>,
    /// Size of the vocabulary that the compounds were learnt from.
    learnt_from: usize,
}

#[derive(Debug, Default, Clone, Copy)]
struct Stats {
    rows: usize,
    words: u64,
}

/// Alternatives for one word of a question.
struct Group {
    language: Language,
    weight: f32,
    members: Vec<(u64, f32)>,
}

impl Lexicon {
    /// Adds a row above all that are there.
    pub fn push(&mut self, row: u32, passage: &Prepared) {
        for (term, count) in &passage.terms {
            let new = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
            let place = *self.terms.entry(*term).or_insert(new);
            if place == new {
                self.postings.push(Postings::default());
            }
            if let Some(postings) = self.postings.get_mut(place as usize) {
                postings.push(row, *count);
            }
        }
        let length = u16::try_from(passage.length).unwrap_or(u16::MAX);
        self.lengths.push((length, passage.language));
        let stats = self.stats_mut(passage.language);
        stats.rows += 1;
        stats.words += u64::from(length);
        for (word, count) in &passage.words {
            match self.vocabulary.get_mut(word) {
                Some(known) => *known = known.saturating_add(*count),
                None => drop(self.vocabulary.insert(word.clone(), *count)),
            }
        }
        if self.vocabulary.len() > VOCABULARY {
            self.vocabulary.retain(|_, count| *count > 1);
        }
    }

    /// Leaves a row out of the averages.
    pub fn forget(&mut self, row: u32) {
        if let Some((length, language)) = self.lengths.get(row as usize).copied() {
            let stats = self.stats_mut(language);
            stats.rows = stats.rows.saturating_sub(1);
            stats.words = stats.words.saturating_sub(u64::from(length));
        }
    }

    fn stats_mut(&mut self, language: Language) -> &mut Stats {
        match language {
            Language::Danish => &mut self.danish,
            Language::English => &mut self.english,
        }
    }

    fn stats(&self, language: Language) -> Stats {
        match language {
            Language::Danish => self.danish,
            Language::English => self.english,
        }
    }

    /// Up to `k` admitted rows with words of the question, best first. Rows are searched with the stems of
    /// their own language.
    pub fn search(
        &self,
        question: &str,
        synonyms: &[Synonym],
        k: usize,
        admits: &dyn Fn(u32) -> bool,
    ) -> Vec<(u32, f32)> {
        let mut scores = vec![0.0f32; self.lengths.len()];
        for language in Language::ALL {
            if self.stats(language).rows > 0 {
                for group in self.wanted(question, language, synonyms) {
                    self.add(&group, &mut scores);
                }
            }
        }
        let mut top = Top::new(k);
        for (row, score) in (0u32..).zip(&scores) {
            if *score > 0.0 && *score > top.bar && admits(row) {
                top.push(row, *score);
            }
        }
        top.ranked()
    }

    /// Adds what a group contributes to each row's score.
    fn add(&self, group: &Group, scores: &mut [f32]) {
        let stats = self.stats(group.language);
        let all = stats.rows as f32;
        let mean = (stats.words as f32 / all.max(1.0)).max(1.0);
        let mut gain = |row: u32, count: f32, idf: f32| {
            let length = self
                .lengths
                .get(row as usize)
                .map_or(0, |(length, _)| *length);
            let norm = K1 * (1.0 - B + B * f32::from(length) / mean);
            if let Some(score) = scores.get_mut(row as usize) {
                *score += idf * count * (K1 + 1.0) / (count + norm);
            }
        };
        let rarity = |with: usize| {
            let with = (with as f32).min(all);
            group.weight * (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
        };
        let lists: Vec<(&Postings, f32)> = group
            .members
            .iter()
            .filter_map(|(term, weight)| Some((self.of(*term)?, *weight)))
            .collect();
        if let [(only, weight)] = lists.as_slice() {
            let idf = rarity(only.len());
            for (row, count) in only.iter() {
                gain(row, count as f32 * weight, idf);
            }
            return;
        }
        let mut merged: Vec<(u32, f32)> = Vec::new();
        for (list, weight) in &lists {
            merged.extend(list.iter().map(|(row, count)| (row, count as f32 * weight)));
        }
        merged.sort_unstable_by_key(|(row, _)| *row);
        merged.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
        let idf = rarity(merged.len());
        for (row, count) in merged {
            gain(row, count, idf);
        }
    }

    fn of(&self, term: u64) -> Option<&Postings> {
        self.postings.get(*self.terms.get(&term)? as usize)
    }

    /// The words of a question, each once, with their alternatives.
    fn wanted(&self, question: &str, language: Language, synonyms: &[Synonym]) -> Vec<Group> {
        let terms = language.terms(question);
        let mut groups: Vec<(String, Group)> = Vec::new();
        for term in terms.iter().filter(|term| !term.stop).take(TERMS) {
            if groups
                .iter()
                .any(|(stem, group)| *stem == term.stem && group.weight >= 1.0)
            {
                continue;
            }
            groups.push((term.stem.clone(), self.group(&term.stem, language, 1.0)));
            for part in self.parts(&term.word, language) {
                if !groups.iter().any(|(stem, _)| *stem == part) {
                    let group = self.group(&part, language, PART);
                    groups.push((part, group));
                }
            }
        }
        let stems: Vec<&str> = terms.iter().map(|term| term.stem.as_str()).collect();
        for synonym in synonyms {
            let said: Vec<String> = language
                .terms(&synonym.said)
                .into_iter()
                .map(|term| term.stem)
                .collect();
            let there = !said.is_empty() && stems.windows(said.len()).any(|window| window == said);
            if !there {
                continue;
            }
            // Into the group of the rarest word that is replaced, so that a text with either counts once.
            let rows = |stem: &String| self.of(key(language, stem)).map_or(0, Postings::len);
            let host = said.iter().min_by_key(|stem| rows(stem));
            let host = host.and_then(|stem| groups.iter().position(|(known, _)| known == stem));
            let others: Vec<(u64, f32)> = synonym
                .means
                .iter()
                .flat_map(|text| language.content_stems(text))
                .map(|stem| (key(language, &stem), synonym.weight))
                .collect();
            match host.and_then(|at| groups.get_mut(at)) {
                Some((_, group)) => group.members.extend(others),
                None => groups.push((
                    synonym.said.clone(),
                    Group {
                        language,
                        weight: 1.0,
                        members: others,
                    },
                )),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn group(&self, stem: &str, language: Language, weight: f32) -> Group {
        let mut members = vec![(key(language, stem), 1.0)];
        if let (Language::Danish, Some(compounds)) = (language, &self.compounds) {
            for compound in compounds.built_with(stem).iter().take(COMPOUNDS) {
                let term = key(language, &language.stem(compound));
                if !members.iter().any(|(known, _)| *known == term) {
                    members.push((term, PART));
                }
            }
        }
        Group {
            language,
            weight,
            members,
        }
    }

    /// Stems of a compound's parts.
    fn parts(&self, word: &str, language: Language) -> Vec<String> {
        let known = self
            .compounds
            .as_ref()
            .filter(|_| language == Language::Danish);
        let parts = known.and_then(|known| known.split(word));
        parts
            .into_iter()
            .flatten()
            .map(|part| language.stem(&part))
            .collect()
    }

    pub fn rarity(&self, text: &str, language: Language) -> Idf {
        let stems = language.terms(text).into_iter().filter(|term| !term.stop);
        let counts = stems.map(|term| {
            let rows = self.of(key(language, &term.stem)).map_or(0, Postings::len);
            (term.stem, rows)
        });
        Idf::from_counts(self.stats(language).rows, counts)
    }

    pub fn learn_compounds(&mut self) {
        let words = self.vocabulary.len();
        if words * 20 <= self.learnt_from * 21 {
            return;
        }
        let counts = self
            .vocabulary
            .iter()
            .map(|(word, count)| (word.to_string(), *count));
        self.compounds = Some(Compounds::from_counts(Language::Danish, counts));
        self.learnt_from = words;
    }

    /// Gives each row its new number; `u32::MAX` for those that go.
    pub fn renumber(&mut self, moved: &[u32]) {
        for postings in &mut self.postings {
            let mut kept = Postings::default();
            for (row, count) in postings.iter() {
                match moved.get(row as usize) {
                    Some(&u32::MAX) | None => {}
                    Some(new) => kept.push(*new, count),
                }
            }
            *postings = kept;
        }
        let mut lives = moved.iter().map(|row| *row != u32::MAX);
        self.lengths.retain(|_| lives.next().unwrap_or(false));
    }

    pub fn shrink(&mut self) {
        self.postings.iter_mut().for_each(Postings::shrink);
        self.postings.shrink_to_fit();
        self.terms.shrink_to_fit();
        self.lengths.shrink_to_fit();
    }

    pub fn memory_bytes(&self) -> usize {
        let postings: usize = self.postings.iter().map(Postings::memory_bytes).sum();
        postings
            + self.terms.capacity() * (size_of::<(u64, u32)>() + 1) * 8 / 7
            + self.lengths.capacity() * size_of::<(u16, Language)>()
            // A word with its place in the table; the compounds keep about as much again.
            + self.vocabulary.len() * 64 * 2
    }
}

/// The keys are hashes already.
#[derive(Default)]
struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
