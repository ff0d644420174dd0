use std::{collections::BTreeMap, fmt::Write as _};

use serde::{Deserialize, Serialize};

use crate::{
    drive::Measured,
    plan::{Pace, Plan},
};

/// What one run found. Times in milliseconds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// What was measured: `Tekup, list`.
    pub label: String,
    /// Requests a second that were due; absent in a closed loop.
    pub offered: Option<f64>,
    /// Connections.
    pub connections: usize,
    /// Seconds that count.
    pub seconds: f64,
    /// Requests answered.
    pub answered: u64,
    /// Requests failed.
    pub failed: u64,
    /// Failed requests by reason.
    pub failures: BTreeMap<String, u64>,
    /// Answers a second.
    pub rate: f64,
    /// Half of the answers came within this time.
    pub p50: f64,
    /// 95 of 100 did.
    pub p95: f64,
    /// 99 of 100 did.
    pub p99: f64,
    /// The slowest.
    pub max: f64,
    /// Milliseconds of processor time an answered request, by process; with the warm-up's requests left
    /// out on both sides.
    #[serde(default)]
    pub cpu: BTreeMap<String, f64>,
    /// What the answers said, for messages.
    #[serde(default)]
    pub answers: BTreeMap<String, u64>,
}

impl Report {
    /// Puts together what was found.
    pub fn new(label: &str, plan: &Plan, measured: &Measured) -> Self {
        let millis = |quantile| measured.latency.value_at_quantile(quantile) as f64 / 1000.0;
        Self {
            label: label.to_owned(),
            offered: match plan.pace {
                Pace::Open(rate) => Some(rate),
                Pace::Closed => None,
            },
            connections: plan.connections,
            seconds: measured.elapsed.as_secs_f64(),
            answered: measured.latency.len(),
            failed: measured.failed(),
            failures: measured
                .failures
                .iter()
                .map(|(reason, count)| (reason.to_string(), *count))
                .collect(),
            rate: measured.rate(),
            p50: millis(0.5),
            p95: millis(0.95),
            p99: millis(0.99),
            max: measured.latency.max() as f64 / 1000.0,
            cpu: BTreeMap::new(),
            answers: BTreeMap::new(),
        }
    }
}

/// Reports as a Markdown table, with the notes that belong to them.
pub fn table(reports: &[Report]) -> String {
    let mut out = String::from(
        "| what | offered/s | connections | answered/s | p50 ms | p95 ms | p99 ms | max ms | failed |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for one in reports {
        let offered = one
            .offered
            .map_or_else(|| "as it can".to_owned(), |rate| format!("{rate:.0}"));
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "| {} | {offered} | {} | {:.0} | {:.2} | {:.2} | {:.2} | {:.1} | {} |",
            one.label, one.connections, one.rate, one.p50, one.p95, one.p99, one.max, one.failed
        );
    }
    for one in reports {
        for (title, counts) in [("failed", &one.failures), ("answers", &one.answers)] {
            if !counts.is_empty() {
                let list: Vec<String> = counts
                    .iter()
                    .map(|(what, count)| format!("{what}: {count}"))
                    .collect();
                let _ = write!(out, "\n{}, {title}: {}.\n", one.label, list.join("; "));
            }
        }
        if !one.cpu.is_empty() {
            let list: Vec<String> = one
                .cpu
                .iter()
                .map(|(who, millis)| format!("{who} {millis:.3}"))
                .collect();
            let _ = write!(
                out,
                "\n{}, processor ms a request: {}.\n",
                one.label,
                list.join(", ")
            );
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use hdrhistogram::Histogram;

    use super::*;

    #[test]
    fn a_table_shows_rates_percentiles_and_failures() {
        let mut latency = Histogram::new(3).unwrap();
        for millis in 1..=100 {
            latency.record(millis * 1000).unwrap();
        }
        let measured = Measured {
            latency,
            failures: BTreeMap::from([("HTTP 503".into(), 2)]),
            elapsed: std::time::Duration::from_secs(2),
        };
        let plan = Plan::new(Pace::Open(51.0), 4, 0, 2).unwrap();
        let report = Report::new("it", &plan, &measured);
        assert!((report.rate - 50.0).abs() < 1e-9);
        assert!((report.p95 - 95.0).abs() < 0.1);
        let table = table(&[report]);
        assert!(table.contains("| it | 51 | 4 | 50 | 50.0"), "{table}");
        assert!(table.contains("it, failed: HTTP 503: 2."), "{table}");
    }
}
