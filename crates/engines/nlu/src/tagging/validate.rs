//! How well entities are found that no model has seen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Annotated, TagError, Tagger};
use crate::gazetteer::Gazetteer;

/// What cross-validation says: a find counts when its place and its kind are exactly those marked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Sentences held out.
    pub sentences: usize,
    /// All kinds together.
    pub all: KindReport,
    /// Each kind.
    pub kinds: BTreeMap<String, KindReport>,
}

/// Marks and finds of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KindReport {
    /// Entities marked.
    pub marked: usize,
    /// Entities found.
    pub found: usize,
    /// Those found that were marked.
    pub right: usize,
}

impl KindReport {
    /// Harmonic mean of precision and recall, 0 to 1; none where nothing was marked or found.
    pub fn f1(&self) -> Option<f32> {
        let both = self.marked + self.found;
        (both > 0).then(|| 2.0 * self.right as f32 / both as f32)
    }
}

/// Trains `folds` times without a part of the sentences, and tags that part.
///
/// # Errors
/// When the solver fails.
pub fn cross_validate(
    sentences: &[Annotated],
    lists: &Gazetteer,
    folds: usize,
) -> Result<Report, TagError> {
    let mut report = Report::default();
    for fold in 0..folds {
        let (held, rest): (Vec<_>, Vec<_>) = sentences
            .iter()
            .enumerate()
            .partition(|(n, _)| n % folds == fold);
        let rest: Vec<Annotated> = rest.into_iter().map(|(_, one)| one.clone()).collect();
        let tagger = match Tagger::train(&rest, lists) {
            Err(TagError::NothingMarked) => continue,
            other => other?,
        };
        for (_, sentence) in held {
            report.sentences += 1;
            let found = tagger.tag(&sentence.text, lists);
            for span in &sentence.spans {
                let own = report.kinds.entry(span.kind.clone()).or_default();
                own.marked += 1;
                own.right += usize::from(found.contains(span));
            }
            for span in &found {
                report.kinds.entry(span.kind.clone()).or_default().found += 1;
            }
        }
    }
    for own in report.kinds.values() {
        report.all.marked += own.marked;
        report.all.found += own.found;
        report.all.right += own.right;
    }
    Ok(report)
}
