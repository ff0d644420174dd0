//! Entities learned from marked sentences: xSID's slots.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use tekup_nlu::{
    gazetteer::Gazetteer,
    tagging::{self, Annotated, Span, Tagger},
    tokens,
};

use crate::{data, percentile};

/// Cross-validates the entity model on the xSID sentences at hand.
///
/// # Errors
/// When a data file is there and cannot be read, or training fails.
pub fn run(root: &Path) -> Result<String> {
    let mut out = String::new();
    writeln!(
        out,
        "| set | precision | recall | span F1 | training s (all) | tag p50 / p95 µs |"
    )?;
    writeln!(out, "|---|---|---|---|---|---|")?;
    for (name, file) in [
        ("xSID Danish", "xsid/da.valid.conll"),
        (
            "xSID English (features and costs chosen on it)",
            "xsid/en.valid.conll",
        ),
    ] {
        let Some(text) = data::read(root, file)? else {
            continue;
        };
        let sentences = sentences(&text);
        let lists = Gazetteer::default();
        let report = tagging::cross_validate(&sentences, &lists, 5)?;
        let start = Instant::now();
        let tagger = Tagger::train(&sentences, &lists)?;
        let seconds = start.elapsed().as_secs_f64();
        let mut times = Vec::with_capacity(sentences.len());
        for sentence in &sentences {
            let start = Instant::now();
            tagger.tag(&sentence.text, &lists);
            times.push(start.elapsed());
        }
        times.sort_unstable();
        let all = report.all;
        let share = |of: usize| all.right as f64 / of.max(1) as f64;
        writeln!(
            out,
            "| {name}, 5-fold ({} sentences, {} slots of {} kinds) | {:.4} | {:.4} | {:.4} | {seconds:.2} | {} / {} |",
            sentences.len(),
            all.marked,
            report.kinds.len(),
            share(all.found),
            share(all.marked),
            all.f1().unwrap_or(0.0),
            percentile(&times, 0.5),
            percentile(&times, 0.95),
        )?;
    }
    Ok(out)
}

/// The sentences of a CoNLL file with their slots. Sentences are their words with a space between; the edges of
/// a slot are those of words, because signs are no words to the tagger.
pub fn sentences(text: &str) -> Vec<Annotated> {
    let mut all = Vec::new();
    let mut own = Annotated::default();
    for line in text.lines().chain([""]) {
        let mut fields = line.split('\t');
        let (Some(_), Some(word), Some(_), Some(label)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            if line.is_empty() && !own.text.is_empty() {
                own.spans.retain_mut(|span| trimmed(&own.text, span));
                all.push(std::mem::take(&mut own));
            }
            continue;
        };
        if !own.text.is_empty() {
            own.text.push(' ');
        }
        let start = own.text.len();
        own.text.push_str(word);
        let end = own.text.len();
        match (label.split_once('-'), own.spans.last_mut()) {
            (Some(("I", kind)), Some(last)) if last.kind == kind && last.end + 1 == start => {
                last.end = end;
            }
            (Some((_, kind)), _) => own.spans.push(Span {
                kind: kind.to_owned(),
                start,
                end,
            }),
            _ => {}
        }
    }
    all
}

/// Cuts signs off the edges; says whether a word is left.
fn trimmed(text: &str, span: &mut Span) -> bool {
    let inside = text.get(span.start..span.end).unwrap_or_default();
    let words: Vec<_> = tokens::words(inside).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    (span.start, span.end) = (span.start + first.start, span.start + last.end);
    true
}
