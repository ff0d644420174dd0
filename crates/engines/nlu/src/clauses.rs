//! Where one message may hold several requests.
//!
//! A message is cut at the ends of sentences, and at words that join clauses (`and`, `og`) where what stands on
//! either side is long enough to be a request of its own. Whether the parts are requests is for the intents to
//! say: [`requests`] takes what a model made of the whole and of each part.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{intent::Prediction, tokens};

/// Clauses that one message is cut into at most.
pub const MOST: usize = 4;
/// Words that a clause has at least.
const WORDS: usize = 3;
/// Words of a message that are looked at.
const LONGEST: usize = 200;
/// Words that join clauses.
const JOINS: &[&str] = &[
    "and",
    "also",
    "plus",
    "then",
    "but",
    "og",
    "samt",
    "også",
    "men",
    "desuden",
    "derudover",
];
/// Words that may follow such a word before the clause begins.
const FILLS: &[&str] = &["also", "then", "også", "så", "please"];

/// A request that a message holds, and its clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// What is asked for.
    pub intent: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Byte offset of the clause's first character.
    pub start: usize,
    /// Byte offset just past its last character.
    pub end: usize,
}

/// When parts count as requests of their own.
#[derive(Debug, Clone, Copy)]
pub struct Surety {
    /// Least confidence of each part.
    pub part: f32,
    /// Most confidence of the whole, above which the message is taken for one request.
    pub whole: f32,
}

impl Default for Surety {
    /// Chosen on pairs made of held-out training examples of BANKING77.
    fn default() -> Self {
        Self {
            part: 0.55,
            whole: 1.0,
        }
    }
}

/// The clauses of `text`; one that spans it all where nothing divides it.
pub fn split(text: &str) -> Vec<Range<usize>> {
    let words: Vec<_> = tokens::words(text).take(LONGEST).collect();
    let lower: Vec<String> = words
        .iter()
        .map(|word| tokens::normalize(word.text, 100))
        .collect();
    let is = |at: usize, list: &[&str]| lower.get(at).is_some_and(|w| list.contains(&w.as_str()));
    let mut clauses: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < words.len() {
        let gap = match (at.checked_sub(1).and_then(|i| words.get(i)), words.get(at)) {
            (Some(before), Some(word)) => text.get(before.end..word.start).unwrap_or_default(),
            _ => "",
        };
        let sentence = ends_sentence(gap);
        let mut next = at;
        if is(next, JOINS) {
            next += 1;
            while is(next, FILLS) || is(next, JOINS) {
                next += 1;
            }
        }
        let joined = next > at;
        let enough = at - from >= WORDS && words.len() - next >= WORDS;
        if (sentence || joined) && enough && clauses.len() + 1 < MOST {
            clauses.push(from..at);
            from = next;
        }
        at = next.max(at + 1);
    }
    clauses.push(from..words.len());
    let place = |clause: &Range<usize>| {
        let first = words.get(clause.start)?;
        let last = words.get(clause.end.checked_sub(1)?)?;
        // The question mark of a clause says what it is.
        let after = text.get(last.end..).unwrap_or_default();
        let marks = after.len() - after.trim_start_matches(['?', '!']).len();
        Some(first.start..last.end + marks)
    };
    clauses.iter().filter_map(place).collect()
}

fn ends_sentence(gap: &str) -> bool {
    gap.contains(['?', '!', ';', '\n'])
        || gap
            .find('.')
            .is_some_and(|at| gap.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')))
}

/// The requests of a message by what a model says of it and of its clauses: several only when each is sure and
/// they differ, else none. Clauses next to each other that ask for the same are one request, and a clause that
/// asks for nothing sure belongs to the one before it.
pub fn requests(
    whole: &Prediction,
    clauses: &[(Range<usize>, Prediction)],
    surety: Surety,
) -> Vec<Request> {
    let mut found: Vec<Request> = Vec::new();
    let mut begins = None;
    for (place, prediction) in clauses {
        let sure = prediction.in_scope && prediction.confidence() >= surety.part;
        let intent = prediction.intent().filter(|_| sure);
        match (intent, found.last_mut()) {
            (Some(intent), Some(last)) if last.intent == intent => {
                last.end = place.end;
                last.confidence = last.confidence.max(prediction.confidence());
            }
            (Some(intent), _) => found.push(Request {
                intent: intent.to_owned(),
                confidence: prediction.confidence(),
                start: begins.take().unwrap_or(place.start),
                end: place.end,
            }),
            (None, Some(last)) => last.end = place.end,
            (None, None) => begins = begins.or(Some(place.start)),
        }
    }
    let differ = found.iter().enumerate().all(|(n, one)| {
        found
            .iter()
            .skip(n + 1)
            .all(|other| other.intent != one.intent)
    });
    if found.len() < 2 || !differ || whole.confidence() > surety.whole {
        return Vec::new();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_message_is_cut_where_clauses_meet() {
        assert_eq!(
            cut("Where is my order 1234, and can I change my address?"),
            ["Where is my order 1234", "can I change my address?"]
        );
        assert_eq!(
            cut("Jeg har mistet mit kort. Og så vil jeg gerne vide, hvornår I har åbent"),
            [
                "Jeg har mistet mit kort",
                "vil jeg gerne vide, hvornår I har åbent"
            ]
        );
        assert_eq!(
            cut("my card and my phone are gone"),
            ["my card and my phone are gone"]
        );
        assert_eq!(
            cut("I lost my card and phone"),
            ["I lost my card and phone"]
        );
        assert!(cut("?!").is_empty() && cut("").is_empty());
    }

    fn says(intent: &str, confidence: f32) -> Prediction {
        Prediction {
            ranked: vec![(intent.to_owned(), confidence)],
            in_scope: true,
            embedding_used: false,
        }
    }

    #[test]
    fn only_sure_and_different_parts_are_requests() {
        let whole = says("order", 0.4);
        let of = |second: Prediction| {
            let clauses = [(0..10, says("order", 0.8)), (12..20, second)];
            requests(&whole, &clauses, Surety::default())
        };
        let both = of(says("address", 0.7));
        assert_eq!(both.len(), 2);
        assert_eq!((both[1].start, both[1].end), (12, 20));
        assert!(of(says("address", 0.2)).is_empty());
        assert!(of(says("order", 0.9)).is_empty());
    }
}
