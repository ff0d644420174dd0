//! Readers of the public data sets.

use std::path::Path;

use anyhow::{Context, Result};
use tekup_nlu::intent::{Example, OUT_OF_SCOPE};

/// A file's text, or `None` (said on stderr) when the data is not there.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn read(root: &Path, name: &str) -> Result<Option<String>> {
    let path = root.join(name);
    if !path.exists() {
        crate::note(&format!("SKIPPED: {} is absent", path.display()));
        return Ok(None);
    }
    std::fs::read_to_string(&path)
        .map(Some)
        .with_context(|| format!("reading {}", path.display()))
}

/// BANKING77: `text,category` with a header.
///
/// # Errors
/// When a row has fewer than two fields.
pub fn banking(text: &str) -> Result<Vec<Example>> {
    csv::Reader::from_reader(text.as_bytes())
        .records()
        .map(|row| {
            let row = row?;
            let field = |i| row.get(i).context("a row without text and category");
            Ok(Example::new(field(0)?, field(1)?))
        })
        .collect()
}

/// A split of CLINC150's `data_full.json`; its out-of-scope rows become [`OUT_OF_SCOPE`].
///
/// # Errors
/// When the split is missing or not a list of pairs.
pub fn clinc(json: &serde_json::Value, split: &str) -> Result<Vec<Example>> {
    let rows = json
        .get(split)
        .and_then(|v| v.as_array())
        .with_context(|| format!("no split {split}"))?;
    rows.iter()
        .map(|row| {
            let field = |i: usize| {
                row.get(i)
                    .and_then(|v| v.as_str())
                    .context("a row without two strings")
            };
            let intent = field(1)?;
            Ok(Example::new(
                field(0)?,
                if intent == "oos" {
                    OUT_OF_SCOPE
                } else {
                    intent
                },
            ))
        })
        .collect()
}

/// The utterances of an xSID CoNLL file with their intents.
pub fn xsid(text: &str) -> Vec<Example> {
    let mut out = Vec::new();
    let mut utterance = None;
    for line in text.lines() {
        if let Some(text) = line.strip_prefix("# text = ") {
            utterance = Some(text);
        } else if let Some(intent) = line.strip_prefix("# intent = ")
            && let Some(text) = utterance.take()
        {
            out.push(Example::new(text, intent));
        }
    }
    out
}

/// Labelled sentences: `-1|0|1`, a tab, the text.
pub fn sentiment(text: &str) -> Vec<(i8, &str)> {
    text.lines()
        .filter_map(|line| {
            let (label, text) = line.split_once('\t')?;
            Some((label.trim().parse().ok()?, text.trim()))
        })
        .collect()
}
