use std::collections::HashMap;

use uuid::Uuid;

use super::codes::Code;
use crate::terms::{Language, words};
use crate::vector::VectorError;

/// Different words of a language that are remembered with their stems.
const REMEMBERED: usize = 200_000;

/// A passage as the index takes it: the work that needs no index is done.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub(super) id: Uuid,
    pub(super) language: Language,
    /// Each term of the text once, with its count.
    pub(super) terms: Vec<(u64, u32)>,
    /// Words of the text that say something.
    pub(super) length: u32,
    /// Danish words that may be parts of others, each once, with counts.
    pub(super) words: Vec<(Box<str>, u32)>,
    pub(super) code: Option<Code>,
}

/// Prepares passages, and remembers the stems of words that it has seen.
#[derive(Debug, Default)]
pub struct Preparer {
    danish: HashMap<Box<str>, Seen>,
    english: HashMap<Box<str>, Seen>,
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    term: u64,
    stop: bool,
}

impl Preparer {
    /// The passage `id` with the words of `text` and a vector, if there is one.
    ///
    /// # Errors
    /// [`VectorError`] if the vector is zero or not finite.
    pub fn prepare(
        &mut self,
        id: Uuid,
        language: Language,
        text: &str,
        vector: Option<&[f32]>,
    ) -> Result<Prepared, VectorError> {
        let code = vector.map(Code::of).transpose()?;
        let seen = match language {
            Language::Danish => &mut self.danish,
            Language::English => &mut self.english,
        };
        let mut counts: HashMap<u64, u32> = HashMap::new();
        let mut parts: HashMap<Box<str>, u32> = HashMap::new();
        let mut length = 0;
        for (_, word) in words(text) {
            let known = seen.get(word).copied().unwrap_or_else(|| {
                let read = read(language, word);
                if seen.len() < REMEMBERED {
                    seen.insert(word.into(), read);
                }
                read
            });
            if known.stop {
                continue;
            }
            length += 1;
            *counts.entry(known.term).or_default() += 1;
            if language == Language::Danish && word.chars().all(char::is_alphabetic) {
                *parts.entry(word.to_lowercase().into()).or_default() += 1;
            }
        }
        Ok(Prepared {
            id,
            language,
            terms: counts.into_iter().collect(),
            length,
            words: parts.into_iter().collect(),
            code,
        })
    }
}

fn read(language: Language, word: &str) -> Seen {
    let term = language.terms(word).into_iter().next();
    term.map_or(
        Seen {
            term: 0,
            stop: true,
        },
        |term| Seen {
            term: key(language, &term.stem),
            stop: term.stop,
        },
    )
}

/// A number for a stem of a language: FNV-1a. Two of a million stems share one with a probability of 1 to 10^8.
pub(super) fn key(language: Language, stem: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64 ^ (language as u64);
    stem.bytes().fold(start, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
