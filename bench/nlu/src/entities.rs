//! What extraction finds in real messages, and how long it takes.
//!
//! No public set labels the kinds of entity that Tekup finds, so there is no accuracy here: the tests of
//! `tekup-nlu` say what must be found. Messages of these sets rarely name anything, which makes the finds
//! a ceiling for what is found wrongly.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use chrono::NaiveDate;
use tekup_nlu::entities::extract;

use crate::{data, percentile};

/// Runs over the questions of BANKING77 and the Danish sentences under `root`. With `list`, every find
/// is said on stderr.
///
/// # Errors
/// When a data file is there and cannot be read.
pub fn run(root: &Path, list: bool) -> Result<String> {
    let today = NaiveDate::from_ymd_opt(2026, 1, 1).context("a calendar day")?;
    let mut out = String::new();
    writeln!(out, "| set | texts | with a find | finds | p50 / p95 µs |")?;
    writeln!(out, "|---|---|---|---|---|")?;
    for (name, texts) in sets(root)? {
        let (mut times, mut with, mut kinds) = (Vec::new(), 0, BTreeMap::new());
        // Patterns are compiled on first use.
        extract("1 kr", today);
        for text in &texts {
            let start = Instant::now();
            let found = extract(text, today);
            times.push(start.elapsed());
            with += usize::from(!found.is_empty());
            for entity in found {
                if list {
                    crate::note(&format!(
                        "{}\t{}\t{text}",
                        entity.kind.as_str(),
                        entity.text
                    ));
                }
                *kinds.entry(entity.kind.as_str()).or_insert(0) += 1;
            }
        }
        times.sort_unstable();
        let (p50, p95) = (percentile(&times, 0.5), percentile(&times, 0.95));
        let kinds: Vec<String> = kinds
            .iter()
            .map(|(kind, n)| format!("{n} {kind}"))
            .collect();
        let (count, kinds) = (texts.len(), kinds.join(", "));
        writeln!(
            out,
            "| {name} | {count} | {with} | {kinds} | {p50} / {p95} |"
        )?;
    }
    Ok(out)
}

fn sets(root: &Path) -> Result<Vec<(&'static str, Vec<String>)>> {
    let mut sets = Vec::new();
    for (file, name) in [
        ("banking77/train.csv", "BANKING77 training, English"),
        ("banking77/test.csv", "BANKING77 test, English"),
    ] {
        if let Some(text) = data::read(root, file)? {
            let texts = data::banking(&text)?.into_iter().map(|e| e.text).collect();
            sets.push((name, texts));
        }
    }
    if let Some(text) = data::read(root, "danish-sentiment/all_sentences.tsv")? {
        let rows = data::sentiment(&text).into_iter();
        let texts = rows.map(|(_, text)| text.to_owned()).collect();
        sets.push(("Danish social media", texts));
    }
    Ok(sets)
}
