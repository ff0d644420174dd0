//! All passages of one tenant in memory, searched by words and by meaning.
//!
//! A passage is a row; rows are only ever appended. The two legs share them: [`lexicon`] holds compact
//! postings for BM25, [`codes`] a bit and a byte for each dimension of a vector. A document that changes gets
//! new rows, its old ones are dead until [`PassageIndex::put`] finds it worth closing the gaps. Who may see a
//! document is asked once a search and document, before either leg chooses its best, so that a filter never
//! empties a list that had more to give.
//!
//! A passage of 150 words with a vector of 384 numbers takes about 800 bytes; `bench/results/retrieval.md` has the
//! measurement.

mod codes;
mod compact;
mod lexicon;
mod postings;
mod prepare;
mod top;

use std::collections::HashMap;

use uuid::Uuid;

pub use lexicon::Synonym;
pub use prepare::{Prepared, Preparer};

use crate::sentence::Idf;
use crate::terms::Language;
use codes::Codes;
use lexicon::Lexicon;

/// Gaps are closed from this many dead rows on, if they are a quarter of all: words of dead rows count as frequent.
const MIN_DEAD: usize = 32;

/// Passages by document. `A` is what the owner knows of a document: its language, who may read it.
#[derive(Debug)]
pub struct PassageIndex<A> {
    documents: Vec<Option<Entry<A>>>,
    slots: HashMap<Uuid, u32>,
    free: Vec<u32>,
    ids: Vec<Uuid>,
    /// The slot of each row's document; [`DEAD`] for a row that is gone.
    owners: Vec<u32>,
    dead: usize,
    lexicon: Lexicon,
    codes: Codes,
}

const DEAD: u32 = u32::MAX;

#[derive(Debug)]
struct Entry<A> {
    id: Uuid,
    about: A,
    /// First row and number of rows, in the order in which they came.
    runs: Vec<(u32, u32)>,
}

/// What a search wants.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The question for the words; `None` for a search by meaning alone.
    pub words: Option<&'a str>,
    /// The question's vector; `None` for a search by words alone. One of another length finds nothing.
    pub vector: Option<&'a [f32]>,
    /// Other words for words of the question.
    pub synonyms: &'a [Synonym],
    /// Most results of each leg.
    pub each: usize,
}

/// What the two legs found, each best first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hits {
    /// By words, with BM25 scores.
    pub words: Vec<(Uuid, f32)>,
    /// By meaning, with cosines.
    pub near: Vec<(Uuid, f32)>,
}

impl<A> Default for PassageIndex<A> {
    fn default() -> Self {
        Self {
            documents: Vec::new(),
            slots: HashMap::new(),
            free: Vec::new(),
            ids: Vec::new(),
            owners: Vec::new(),
            dead: 0,
            lexicon: Lexicon::default(),
            codes: Codes::default(),
        }
    }
}

impl<A> PassageIndex<A> {
    /// Puts a document in place of the one with its id, so far without passages.
    pub fn put(&mut self, document: Uuid, about: A) {
        self.remove(&document);
        let entry = Entry {
            id: document,
            about,
            runs: Vec::new(),
        };
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None => {
                self.documents.push(None);
                u32::try_from(self.documents.len() - 1).unwrap_or(DEAD)
            }
        };
        if let Some(place) = self.documents.get_mut(slot as usize) {
            *place = Some(entry);
            self.slots.insert(document, slot);
        }
        if self.dead >= MIN_DEAD && self.dead * 4 >= self.owners.len() {
            self.close_gaps();
        }
    }

    /// Adds passages to a document that was put. Nothing happens for one that was not.
    pub fn append(&mut self, document: &Uuid, passages: impl IntoIterator<Item = Prepared>) {
        let Some(&slot) = self.slots.get(document) else {
            return;
        };
        let first = self.ids.len();
        for passage in passages {
            let Ok(row) = u32::try_from(self.ids.len()) else {
                break;
            };
            self.lexicon.push(row, &passage);
            self.codes.push(passage.code.as_ref());
            self.ids.push(passage.id);
            self.owners.push(slot);
        }
        let added = u32::try_from(self.ids.len() - first).unwrap_or(0);
        let first = u32::try_from(first).unwrap_or(DEAD);
        let entry = self
            .documents
            .get_mut(slot as usize)
            .and_then(Option::as_mut);
        if let (Some(entry), true) = (entry, added > 0) {
            entry.runs.push((first, added));
        }
    }

    /// Takes a document and its passages out; `false` if it was not there.
    pub fn remove(&mut self, document: &Uuid) -> bool {
        let Some(slot) = self.slots.remove(document) else {
            return false;
        };
        let entry = self.documents.get_mut(slot as usize).and_then(Option::take);
        for (first, rows) in entry.into_iter().flat_map(|entry| entry.runs) {
            for row in first..first.saturating_add(rows) {
                if let Some(owner) = self.owners.get_mut(row as usize) {
                    *owner = DEAD;
                    self.dead += 1;
                    self.lexicon.forget(row);
                    self.codes.forget(row);
                }
            }
        }
        self.free.push(slot);
        true
    }

    /// What the owner knows of a document.
    pub fn about(&self, document: &Uuid) -> Option<&A> {
        let slot = *self.slots.get(document)?;
        self.documents
            .get(slot as usize)?
            .as_ref()
            .map(|entry| &entry.about)
    }

    /// The same, to be changed.
    pub fn about_mut(&mut self, document: &Uuid) -> Option<&mut A> {
        let slot = *self.slots.get(document)?;
        let entry = self.documents.get_mut(slot as usize)?.as_mut();
        entry.map(|entry| &mut entry.about)
    }

    /// Every document.
    pub fn documents(&self) -> impl Iterator<Item = (&Uuid, &A)> {
        self.documents
            .iter()
            .flatten()
            .map(|entry| (&entry.id, &entry.about))
    }

    /// Searches the passages of the documents that `admits` lets through.
    pub fn search(&self, wanted: &Wanted<'_>, admits: impl Fn(&Uuid, &A) -> bool) -> Hits {
        let admitted: Vec<bool> = self
            .documents
            .iter()
            .map(|entry| {
                entry
                    .as_ref()
                    .is_some_and(|entry| admits(&entry.id, &entry.about))
            })
            .collect();
        let admits = |row: u32| {
            let owner = self.owners.get(row as usize).copied().unwrap_or(DEAD);
            admitted.get(owner as usize).copied().unwrap_or(false)
        };
        let named = |found: Vec<(u32, f32)>| {
            let name = |(row, score): (u32, f32)| Some((*self.ids.get(row as usize)?, score));
            found.into_iter().filter_map(name).collect()
        };
        let words = wanted.words.map(|text| {
            self.lexicon
                .search(text, wanted.synonyms, wanted.each, &admits)
        });
        let near = wanted
            .vector
            .map(|vector| self.codes.search(vector, wanted.each, &admits));
        Hits {
            words: named(words.unwrap_or_default()),
            near: named(near.unwrap_or_default()),
        }
    }

    /// How rare the words of a text are among the passages in a language.
    #[must_use]
    pub fn rarity(&self, text: &str, language: Language) -> Idf {
        self.lexicon.rarity(text, language)
    }

    /// Learns anew which words are built of others, if enough new words have come since it last did: to be
    /// called after a load. Takes some seconds for a large vocabulary.
    pub fn learn_compounds(&mut self) {
        self.lexicon.learn_compounds();
    }

    /// Gives back memory that growing has taken in advance: to be called after a large load.
    pub fn shrink(&mut self) {
        self.ids.shrink_to_fit();
        self.owners.shrink_to_fit();
        self.lexicon.shrink();
        self.codes.shrink();
    }

    /// Passages that can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len() - self.dead
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Passages that have a vector.
    #[must_use]
    pub fn embedded(&self) -> usize {
        self.codes.len()
    }

    /// Memory held, in bytes, about.
    #[must_use]
    pub fn memory_bytes(&self) -> usize {
        self.ids.capacity() * size_of::<Uuid>()
            + self.owners.capacity() * size_of::<u32>()
            + self.documents.capacity() * (size_of::<Option<Entry<A>>>() + 32)
            + self.lexicon.memory_bytes()
            + self.codes.memory_bytes()
    }
}
