//! What marks of two versions on the same cases say.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::store::evals::EvalMarks;

/// How one version did.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Version {
    /// Its number.
    pub number: i32,
    /// Cases that it passed.
    pub passed: u32,
    /// Cases that it failed.
    pub failed: u32,
    /// Cases that wait for a person's grade.
    pub waiting: u32,
    /// The share that it passed of those that are graded, 0 to 1.
    pub rate: f64,
    /// Between these the share lies with 95 % confidence (Wilson's interval).
    pub low: f64,
    /// See `low`.
    pub high: f64,
    /// Tokens that it read and wrote in all.
    pub tokens: i64,
    /// Milliseconds of work on a case: half took less.
    pub median_ms: i64,
}

impl Version {
    pub(crate) fn share(&self) -> f64 {
        self.rate
    }
}

/// Two versions on the same cases.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Comparison {
    /// Cases that only the version passed.
    pub better: u32,
    /// Cases that only the one it is compared with passed.
    pub worse: u32,
    /// Cases on which both did the same.
    pub same: u32,
    /// How likely a difference of this size is if both are equally good (McNemar's exact test, two-sided).
    pub p: f64,
}

/// How an eval came out so far.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Summary {
    /// The version.
    pub version: Version,
    /// The one that it is compared with.
    pub base: Option<Version>,
    /// Both on the cases that both have a grade for.
    pub comparison: Option<Comparison>,
}

pub(crate) fn summary(marks: &[EvalMarks], version: i32, base: Option<i32>) -> Summary {
    Summary {
        version: of(marks, version),
        base: base.map(|base| of(marks, base)),
        comparison: base.map(|base| compare(marks, version, base)),
    }
}

fn of(marks: &[EvalMarks], number: i32) -> Version {
    let (mut passed, mut failed, mut waiting, mut tokens) = (0, 0, 0, 0);
    let mut took = Vec::new();
    for mark in marks.iter().filter(|mark| mark.version == number) {
        match mark.passed {
            Some(true) => passed += 1,
            Some(false) => failed += 1,
            None => waiting += 1,
        }
        tokens += mark.prompt_tokens + mark.completion_tokens;
        took.push(mark.work_ms);
    }
    took.sort_unstable();
    let (low, high) = wilson(passed, passed + failed);
    Version {
        number,
        passed,
        failed,
        waiting,
        rate: f64::from(passed) / f64::from((passed + failed).max(1)),
        low,
        high,
        tokens,
        median_ms: took.get(took.len() / 2).copied().unwrap_or_default(),
    }
}

/// Wilson's score interval of `passed` of `all` at 95 % (Wilson 1927).
fn wilson(passed: u32, all: u32) -> (f64, f64) {
    if all == 0 {
        return (0.0, 1.0);
    }
    let z = 1.959_964;
    let n = f64::from(all);
    let p = f64::from(passed) / n;
    let middle = p + z * z / (2.0 * n);
    let spread = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z * z / n;
    (
        ((middle - spread) / whole).max(0.0),
        ((middle + spread) / whole).min(1.0),
    )
}

fn compare(marks: &[EvalMarks], version: i32, base: i32) -> Comparison {
    let mut cases: BTreeMap<i32, [Option<bool>; 2]> = BTreeMap::new();
    for mark in marks {
        let pair = cases.entry(mark.number).or_default();
        if mark.version == version {
            pair[0] = mark.passed;
        } else if mark.version == base {
            pair[1] = mark.passed;
        }
    }
    let (mut better, mut worse, mut same) = (0, 0, 0);
    for pair in cases.values() {
        match pair {
            [Some(true), Some(false)] => better += 1,
            [Some(false), Some(true)] => worse += 1,
            [Some(_), Some(_)] => same += 1,
            _ => {}
        }
    }
    Comparison {
        better,
        worse,
        same,
        p: mcnemar(better, worse),
    }
}

/// McNemar's exact test (1947): how likely a split as uneven as this one, or more so, is by the toss of a coin.
fn mcnemar(better: u32, worse: u32) -> f64 {
    let (n, least) = (better + worse, better.min(worse));
    let mut term = 0.5_f64.powi(i32::try_from(n).unwrap_or(i32::MAX));
    let mut tail = 0.0;
    for k in 0..=least {
        tail += term;
        term *= f64::from(n - k) / f64::from(k + 1);
    }
    (2.0 * tail).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 5e-4, "{a} is not {b}");
    }

    /// Figures of R: `prop.test(8, 10, correct = FALSE)`, `binom.test(1, 8)`.
    #[test]
    fn the_figures_are_those_of_the_books() {
        let (low, high) = wilson(8, 10);
        near(low, 0.4902);
        near(high, 0.9433);
        near(mcnemar(7, 1), 0.0703);
        near(mcnemar(1, 7), 0.0703);
        near(mcnemar(0, 0), 1.0);
        near(mcnemar(3, 3), 1.0);
    }

    #[test]
    fn versions_are_compared_on_what_both_were_graded_for() {
        let mark = |number, version, passed| EvalMarks {
            number,
            version,
            passed,
            prompt_tokens: 10,
            completion_tokens: 1,
            work_ms: i64::from(number),
        };
        let marks = [
            mark(1, 1, Some(true)),
            mark(1, 2, Some(true)),
            mark(2, 1, Some(false)),
            mark(2, 2, Some(true)),
            mark(3, 1, Some(true)),
            mark(3, 2, None),
        ];
        let summary = summary(&marks, 2, Some(1));
        let both = summary.comparison.unwrap();
        assert_eq!((both.better, both.worse, both.same), (1, 0, 1));
        let version = summary.version;
        assert_eq!(
            (version.passed, version.waiting, version.tokens),
            (2, 1, 33)
        );
        assert_eq!(version.median_ms, 2);
    }
}
