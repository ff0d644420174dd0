//! What a word is known by.

use chrono::NaiveDate;
use crfs::Attribute;

use super::LONGEST;
use crate::{entities, gazetteer::Gazetteer, tokens};

/// Attributes of each word of a text, and where it stands.
pub(super) fn rows(text: &str, lists: &Gazetteer) -> (Vec<Vec<Attribute>>, Vec<(usize, usize)>) {
    let tokens: Vec<_> = tokens::words(text).take(LONGEST).collect();
    let lower: Vec<String> = tokens
        .iter()
        .map(|token| tokens::normalize(token.text, 100))
        .collect();
    let places: Vec<(usize, usize)> = tokens.iter().map(|t| (t.start, t.end)).collect();
    let known = known(text, lists);
    let word = |at: Option<usize>| at.and_then(|at| lower.get(at)).map_or("<>", String::as_str);
    let rows = tokens.iter().enumerate().map(|(at, token)| {
        let before = at.checked_sub(1);
        let own = word(Some(at));
        let mut row: Vec<Attribute> = Vec::with_capacity(28);
        let mut add = |name: String| row.push(Attribute::from(name));
        add("1".to_owned());
        add(format!("w={own}"));
        add(format!("w-1={}", word(before)));
        add(format!("w-2={}", word(at.checked_sub(2))));
        add(format!("w+1={}", word(Some(at + 1))));
        add(format!("w+2={}", word(Some(at + 2))));
        add(format!("w-1|w={}|{own}", word(before)));
        add(format!("w|w+1={own}|{}", word(Some(at + 1))));
        add(format!(
            "w-2|w-1={}|{}",
            word(at.checked_sub(2)),
            word(before)
        ));
        let letters: Vec<char> = own.chars().collect();
        for long in 2..=4.min(letters.len()) {
            let head: String = letters.iter().take(long).collect();
            let tail: String = letters.iter().skip(letters.len() - long).collect();
            add(format!("p{long}={head}"));
            add(format!("s{long}={tail}"));
        }
        add(format!("shape={}", shape(token.text)));
        let after = tokens.get(at + 1).map_or(text.len(), |next| next.start);
        let gap = text.get(token.end..after).unwrap_or_default().trim();
        if let Some(sign) = gap.chars().next() {
            add(format!("then={sign}"));
        }
        for (name, start, end) in &known {
            if *start < token.end && token.start < *end {
                let part = if *start >= token.start { "B" } else { "I" };
                add(format!("{name}:{part}"));
            }
            // What follows or precedes a thing that is known says something, too.
            if *start >= token.end && *start <= after {
                add(format!("{name}:next"));
            }
        }
        row
    });
    (rows.collect(), places)
}

/// The rows without what only the words themselves say, for those that `hidden` names.
pub(super) fn without_words(
    mut rows: Vec<Vec<Attribute>>,
    hidden: impl Fn(usize) -> bool,
) -> Vec<Vec<Attribute>> {
    const OWN: &[&str] = &[
        "w=", "w-1|w=", "w|w+1=", "p2=", "p3=", "p4=", "s2=", "s3=", "s4=",
    ];
    for (at, row) in rows.iter_mut().enumerate() {
        if hidden(at) {
            row.retain(|one| !OWN.iter().any(|own| one.name.starts_with(own)));
        }
    }
    rows
}

/// What lists and patterns find: name, start, end.
fn known(text: &str, lists: &Gazetteer) -> Vec<(String, usize, usize)> {
    let listed = lists
        .find(text)
        .into_iter()
        .map(|find| (format!("list={}", find.kind), find.start, find.end));
    // Any day will do: the day itself is not looked at.
    let today = NaiveDate::default();
    let patterns = entities::extract(text, today)
        .into_iter()
        .map(|one| (format!("kind={}", one.kind.as_str()), one.start, one.end));
    listed.chain(patterns).collect()
}

/// The sorts of a word's characters, runs as one: `Xx`, `0x`.
fn shape(word: &str) -> String {
    let mut shape = String::new();
    for c in word.chars() {
        let sort = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => '0',
            c => c,
        };
        if !shape.ends_with(sort) {
            shape.push(sort);
        }
    }
    shape
}
