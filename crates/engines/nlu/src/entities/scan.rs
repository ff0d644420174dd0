//! Searching with patterns, and what stands around a match.

use regex::{Captures, Regex};

use super::Found;
use crate::tokens;

/// How many bytes back a word may announce what follows.
const REACH: usize = 64;
/// Most words between that word and what follows.
const FILLING: usize = 4;
/// Words that may stand between a name and its number.
pub(super) const FILLERS: &[&str] = &[
    "nr", "nummer", "nummeret", "no", "num", "number", "id", "er", "is", "hedder", "med", "with",
];
/// Words after which a full stop does not end a sentence.
const SHORTENED: &[&str] = &[
    "nr",
    "no",
    "reg",
    "kto",
    "tlf",
    "mob",
    "tel",
    "acc",
    "acct",
    "d",
    "pr",
    "ca",
    "regnr",
    "kontonr",
    "ordrenr",
    "ordernr",
    "cprnr",
    "sagsnr",
    "kundenr",
    "fakturanr",
    "ref",
];

/// Compiles a pattern of this module.
pub(super) fn pattern(text: &str) -> Regex {
    #[expect(
        clippy::expect_used,
        reason = "all patterns are constants, and the tests compile each of them"
    )]
    Regex::new(text).expect("a constant pattern")
}

/// Asks `accept` about the matches of `pattern` from left to right. After a yes the search goes on
/// behind the find, after a no one character further: a rejected match may hide a good one. Patterns
/// match a bounded number of characters, which keeps this linear.
pub(super) fn scan<'t>(
    pattern: &Regex,
    text: &'t str,
    mut accept: impl FnMut(&Captures<'t>) -> Option<Found>,
) -> Vec<Found> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(captures) = pattern.captures_at(text, at) {
        let Some(whole) = captures.get(0) else { break };
        let first = whole.as_str().chars().next().map_or(1, char::len_utf8);
        at = whole.start() + first;
        if let Some(found) = accept(&captures) {
            at = at.max(found.end);
            all.push(found);
        }
        if at > text.len() {
            break;
        }
    }
    all
}

/// The two characters before byte `at`, nearest first.
pub(super) fn before(text: &str, at: usize) -> (Option<char>, Option<char>) {
    let mut chars = text.get(..at).unwrap_or_default().chars();
    (chars.next_back(), chars.next_back())
}

/// The two characters from byte `at` on.
pub(super) fn after(text: &str, at: usize) -> (Option<char>, Option<char>) {
    let mut chars = text.get(at..).unwrap_or_default().chars();
    (chars.next(), chars.next())
}

/// Whether a word or number could start at `start` and end at `end`: it is no part of a longer word or
/// number, a version, a fraction or a time.
pub(super) fn stands_free(text: &str, start: usize, end: usize) -> bool {
    begins_free(text, start) && ends_free(text, end)
}

/// The left half of [`stands_free`].
pub(super) fn begins_free(text: &str, start: usize) -> bool {
    let (near, far) = before(text, start);
    !continues(near, far) && near != Some('+')
}

/// The right half of [`stands_free`].
pub(super) fn ends_free(text: &str, end: usize) -> bool {
    let (near, far) = after(text, end);
    !continues(near, far)
}

/// Whether a character belongs to the word or number beside it. `far` is the one behind it.
fn continues(near: Option<char>, far: Option<char>) -> bool {
    let joins = |c: char| matches!(c, '.' | ',' | '/' | ':' | '-');
    match near {
        Some(c) if c.is_alphanumeric() || c == '_' => true,
        Some(c) if joins(c) => far.is_some_and(|far| far.is_ascii_digit()),
        _ => false,
    }
}

/// The words before byte `at` in the same sentence, nearest first, in small letters, up to the first
/// that is a number.
pub(super) fn words_before(text: &str, at: usize) -> Vec<String> {
    let from = text.floor_char_boundary(at.saturating_sub(REACH));
    let mut near = text.get(from..at).unwrap_or_default();
    if from > 0 {
        // A word that the cut went through is none.
        near = near.trim_start_matches(char::is_alphanumeric);
    }
    let mut end = near.len();
    let mut words = Vec::new();
    let all: Vec<_> = tokens::words(near).collect();
    for token in all.iter().rev() {
        let word = token.text.to_lowercase();
        let gap = near.get(token.end..end).unwrap_or_default();
        let mut chars = gap.chars();
        let ends_sentence = match chars.next() {
            Some('!' | '?') => true,
            Some('.') => {
                chars.next().is_some_and(char::is_whitespace) && !SHORTENED.contains(&word.as_str())
            }
            _ => false,
        };
        if ends_sentence || word.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        words.push(word);
        end = token.start;
    }
    words
}

/// Whether a word that `names` what follows stands before byte `at`, possibly with `fillers` between.
pub(super) fn is_announced(
    text: &str,
    at: usize,
    fillers: &[&str],
    names: impl Fn(&str) -> bool,
) -> bool {
    for word in words_before(text, at).iter().take(FILLING) {
        if names(word) {
            return true;
        }
        if !fillers.contains(&word.as_str()) {
            return false;
        }
    }
    false
}

/// The digits of `text`.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The last `count` characters of an ASCII text.
pub(super) fn ending(text: &str, count: usize) -> String {
    text.get(text.len().saturating_sub(count)..)
        .unwrap_or_default()
        .to_owned()
}
