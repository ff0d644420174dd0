//! Numbers of orders and bookings: announced by a word, or by a number sign alone.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::scan::{before, digits, pattern, stands_free, words_before};
use super::{Found, Strength, Value};

static ORDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"#?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"));

/// Longest number that is believed, in bytes.
const LONGEST: usize = 40;

/// Words between, after which a number surely is the order's.
const MARKS: &[&str] = &[
    "nr",
    "nummer",
    "nummeret",
    "no",
    "num",
    "number",
    "id",
    "reference",
    "ref",
];

pub(super) fn find(text: &str) -> Vec<Found> {
    let accept = |whole: Match<'_>| {
        let id = whole.as_str().trim_start_matches('#');
        let count = digits(id).len();
        // Most words end here.
        if count < 2 || id.len() > LONGEST {
            return None;
        }
        let start = whole.end() - id.len();
        let sign = start > whole.start();
        if !stands_free(text, whole.start(), whole.end()) {
            return None;
        }
        let strength = match announcement(text, whole.start()) {
            Some(mark) if mark || sign => Strength::Announced,
            Some(_) if count >= 4 && !is_year(id) => Strength::Announced,
            None if sign
                && stands_alone(id, count)
                && before(text, whole.start()).0 != Some('&') =>
            {
                Strength::Formed
            }
            _ => return None,
        };
        Some(Found {
            start,
            end: whole.end(),
            value: Value::OrderNumber(id.to_uppercase()),
            strength,
        })
    };
    // A part of a word or number is no order's, so a match that is none hides none.
    ORDER.find_iter(text).filter_map(accept).collect()
}

/// Whether a word for an order stands before `at`, and if so, whether that what follows is surely its
/// number.
fn announcement(text: &str, at: usize) -> Option<bool> {
    let mut mark = before(text, at).0 == Some(':') || before(text, at) == (Some(' '), Some(':'));
    let mut filled = false;
    for word in words_before(text, at).iter().take(4) {
        if let Some(own) = names_order(word) {
            mark |= own;
            return (mark || !filled).then_some(mark);
        }
        match word.as_str() {
            word if MARKS.contains(&word) => mark = true,
            "er" | "is" => {}
            "med" | "with" | "har" | "has" => filled = true,
            _ => return None,
        }
    }
    None
}

/// Whether a word names an order, and if so, whether it names its number.
fn names_order(word: &str) -> Option<bool> {
    let rest = ["ordre", "order", "bestilling", "booking"]
        .iter()
        .find_map(|stem| word.strip_prefix(stem))?;
    match rest {
        "" | "n" | "en" => Some(false),
        "nr" | "no" | "id" | "reference" | "sreference" | "nummer" | "nummeret" | "number"
        | "snr" | "snummer" | "sid" => Some(true),
        _ => None,
    }
}

/// Whether a number sign alone makes this an order number: some digits, and letters only in front.
fn stands_alone(id: &str, count: usize) -> bool {
    let behind = id.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-');
    (4..=12).contains(&count) && behind.len() == count && !is_year(id)
}

fn is_year(id: &str) -> bool {
    id.len() == 4 && (id.starts_with("19") || id.starts_with("20"))
}
