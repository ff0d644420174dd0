//! How likely a lead is to become a customer, and why: free of database and door.
//!
//! [`features`] says what is known of a lead; [`rules`] score it until there are outcomes to learn from; [`model`] learns
//! from them (logistic regression), and says of every score what it is made of; [`measure`] says how good a model is.

#[cfg(test)]
mod bench;
pub(crate) mod features;
pub(crate) mod measure;
pub(crate) mod model;
pub(crate) mod rules;

use serde::{Deserialize, Serialize};

/// What a score is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reason {
    /// What speaks for or against the lead.
    pub feature: String,
    /// By how many points of a hundred.
    pub points: f64,
    /// What the lead has there.
    pub value: Option<String>,
}

/// A score and what it is made of, the weightiest first.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Score {
    /// 0 to 100.
    pub points: i64,
    pub reasons: Vec<Reason>,
}

impl Score {
    fn new(points: f64, mut reasons: Vec<Reason>) -> Self {
        reasons.retain(|reason| reason.points.abs() >= 0.5);
        reasons.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
        reasons.truncate(8);
        for reason in &mut reasons {
            reason.points = (reason.points * 10.0).round() / 10.0;
        }
        #[expect(clippy::cast_possible_truncation, reason = "0 to 100")]
        let points = points.clamp(0.0, 100.0).round() as i64;
        Self { points, reasons }
    }
}
