//! Where sentences end.

use std::ops::Range;

use super::clean::{plain, row};
use super::{Sentence, SentenceKind};

/// A dot after these never ends a sentence.
const NEVER: [&str; 44] = [
    "bl.a", "f.eks", "fx", "dvs", "d.v.s", "jf", "pga", "p.g.a", "vedr", "inkl", "ekskl", "evt",
    "ca", "hr", "fr", "frk", "dr", "prof", "mr", "mrs", "ms", "st", "e.g", "i.e", "vs", "cf",
    "approx", "incl", "excl", "resp", "hhv", "alm", "ang", "forb", "hv", "iht", "i.h.t", "mht",
    "m.h.t", "ift", "i.f.t", "pr", "tidl", "jr",
];
/// A dot after these does not end a sentence if a number follows.
const BEFORE_NUMBER: [&str; 30] = [
    "nr", "no", "nos", "kr", "kl", "tlf", "tel", "fig", "kap", "stk", "art", "s", "p", "pp", "pkt",
    "afs", "sec", "ch", "vol", "bd", "dkk", "eur", "usd", "ext", "lok", "d", "min", "max", "lbnr",
    "jan",
];
const MONTHS: [&str; 23] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "october",
    "jan",
    "feb",
    "aug",
    "sep",
];

pub(super) fn sentences(passage: &str) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut header: Option<Vec<String>> = None;
    let mut previous_row: Option<usize> = None;
    for (kind, range) in blocks(passage) {
        let Some(text) = passage.get(range.clone()) else {
            continue;
        };
        if kind != SentenceKind::TableRow {
            header = None;
            previous_row = None;
        }
        match kind {
            SentenceKind::Heading | SentenceKind::Code => out.push(Sentence {
                text: plain(text, kind),
                range,
                kind,
            }),
            SentenceKind::TableRow if is_rule(text) => {
                // The row above was the header: it names the columns from here on.
                if let Some(index) = previous_row.take() {
                    let above = out.pop_if(|_| index > 0);
                    header = above.and_then(|row| passage.get(row.range)).map(cells);
                }
            }
            SentenceKind::TableRow => {
                let text = row(&cells(text), header.as_deref());
                if !text.is_empty() {
                    out.push(Sentence { range, text, kind });
                    previous_row = Some(out.len());
                }
            }
            SentenceKind::Prose | SentenceKind::ListItem => {
                for part in ends(text) {
                    let range = range.start + part.start..range.start + part.end;
                    let text = plain(passage.get(range.clone()).unwrap_or_default(), kind);
                    if text.chars().any(char::is_alphanumeric) {
                        out.push(Sentence { range, text, kind });
                    }
                }
            }
        }
    }
    out
}

/// Runs of lines that belong together. Lines of running text are joined, as they may be wrapped.
fn blocks(passage: &str) -> Vec<(SentenceKind, Range<usize>)> {
    let mut out: Vec<(SentenceKind, Range<usize>)> = Vec::new();
    let mut joinable = false;
    let mut in_code = false;
    let mut start = 0;
    for line in passage.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let trimmed = line.trim();
        let fence = trimmed.starts_with("```");
        if in_code || fence {
            match out.last_mut() {
                Some((SentenceKind::Code, code)) if in_code => code.end = range.end,
                _ => out.push((SentenceKind::Code, range)),
            }
            in_code ^= fence;
            joinable = false;
            continue;
        }
        if trimmed.is_empty() {
            joinable = false;
            continue;
        }
        let kind = kind_of(trimmed);
        let continues = joinable && kind == SentenceKind::Prose;
        match out.last_mut() {
            Some((_, last)) if continues => last.end = range.end,
            _ => out.push((kind, range)),
        }
        joinable = matches!(kind, SentenceKind::Prose | SentenceKind::ListItem);
    }
    out
}

fn kind_of(line: &str) -> SentenceKind {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && line.as_bytes().get(hashes) == Some(&b' ') {
        SentenceKind::Heading
    } else if line.starts_with('|') && line.len() > 1 {
        SentenceKind::TableRow
    } else if marker_len(line) > 0 {
        SentenceKind::ListItem
    } else {
        SentenceKind::Prose
    }
}

/// Bytes of `- `, `* `, `• `, `12. ` or `3) ` at the start of a trimmed line.
pub(super) fn marker_len(line: &str) -> usize {
    let Some((marker, _)) = line.split_once(' ') else {
        return 0;
    };
    let number = marker.trim_end_matches(['.', ')']);
    let enumerates = marker.len() == number.len() + 1
        && (1..=3).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit());
    if enumerates || matches!(marker, "-" | "*" | "+" | "•" | "–") {
        marker.len() + 1
    } else {
        0
    }
}

fn is_rule(line: &str) -> bool {
    line.contains("---") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn cells(line: &str) -> Vec<String> {
    line.trim()
        .trim_matches('|')
        .split('|')
        .map(|cell| plain(cell, SentenceKind::Prose))
        .collect()
}

/// Sentence ranges within one run of text.
fn ends(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let first = text.len() - text.trim_start().len();
    let mut start = first + marker_len(text.trim_start());
    let begin = start;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at < begin || !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| is_closer(*c)) {
            end = at + c.len_utf8();
        }
        let after = text.get(end..).unwrap_or_default();
        let before = text.get(start..at).unwrap_or_default();
        if end < text.len() && !ends_here(c, before, after) {
            continue;
        }
        push(text, start..end, &mut out);
        start = end;
    }
    push(text, start..text.len(), &mut out);
    if out.is_empty() {
        push(text, first..text.len(), &mut out);
    }
    out
}

fn push(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let part = text.get(range.clone()).unwrap_or_default();
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let start = range.start + (part.len() - part.trim_start().len());
        out.push(start..start + trimmed.len());
    }
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '*' | '_'
    )
}

/// Whether the mark between `before` and `after` ends a sentence.
fn ends_here(mark: char, before: &str, after: &str) -> bool {
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    let next_word = after.trim_start();
    let opening = |c: char| {
        matches!(
            c,
            '"' | '\'' | '(' | '[' | '“' | '‘' | '«' | '*' | '_' | '¿'
        )
    };
    let Some(next) = next_word.trim_start_matches(opening).chars().next() else {
        return true;
    };
    if next.is_lowercase() {
        return false;
    }
    if mark != '.' {
        return true;
    }
    let token = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '/' | '"' | '“'))
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let alone = token.len() == before.trim().len();
    if token.bytes().all(|byte| byte.is_ascii_digit()) && !token.is_empty() {
        let following: String = next_word
            .chars()
            .take_while(|c| c.is_alphabetic())
            .collect::<String>()
            .to_lowercase();
        // "24. December", "den 1. 2. 2025", and "3." at the start of an item.
        let day = token.len() <= 2;
        return !(alone || day && (next.is_ascii_digit() || MONTHS.contains(&following.as_str())));
    }
    let initial = token.chars().count() == 1 && token.chars().all(char::is_alphabetic);
    if initial && !token.starts_with('i') || NEVER.contains(&token.as_str()) {
        return false;
    }
    !(next.is_ascii_digit() && BEFORE_NUMBER.contains(&token.as_str()))
}
