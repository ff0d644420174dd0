//! A model that has learned from a tenant's own outcomes: logistic regression with a ridge, over standardised features.
//!
//! Newton's method, as iteratively reweighted least squares (Hastie, Tibshirani, Friedman: The Elements of Statistical
//! Learning, 4.4.1), with faer's Cholesky decomposition. The ridge keeps rare features from being believed too much, and
//! makes the solution the only one.

use std::collections::BTreeMap;

use faer::{Mat, Side, linalg::solvers::Solve as _};
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};

use super::{Reason, Score, features::Features};

/// Most features that a model has: those of most leads first.
const MOST_FEATURES: usize = 150;
/// Leads that must have a feature for it to be learned.
const LEAST_SEEN: usize = 5;
/// Strength of the ridge.
const RIDGE: f64 = 1.0;
/// Most steps of Newton's; it settles in some ten.
const MOST_STEPS: usize = 50;

/// What a model knows of a feature.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Term {
    name: String,
    mean: f64,
    deviation: f64,
    weight: f64,
}

/// A trained model.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Model {
    intercept: f64,
    terms: Vec<Term>,
}

fn logistic(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

impl Model {
    /// Learns from leads of which it is known whether they became customers.
    ///
    /// # Errors
    /// When the equations cannot be solved, which the ridge should rule out.
    pub fn train(examples: &[(Features, bool)]) -> Result<Self> {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (features, _) in examples {
            for (name, (value, _)) in features {
                *seen.entry(name).or_default() += usize::from(*value != 0.0);
            }
        }
        let mut names: Vec<(&str, usize)> = seen
            .into_iter()
            .filter(|(_, times)| *times >= LEAST_SEEN)
            .collect();
        names.sort_by_key(|(name, times)| (std::cmp::Reverse(*times), *name));
        names.truncate(MOST_FEATURES);
        let mut terms: Vec<Term> = names
            .into_iter()
            .map(|(name, _)| standard(name, examples))
            .filter(|term| term.deviation > 1e-9)
            .collect();
        let (count, width) = (examples.len(), terms.len() + 1);
        let x = Mat::from_fn(count, width, |row, column| match column.checked_sub(1) {
            None => 1.0,
            Some(column) => value(&terms[column], &examples[row].0),
        });
        let y: Vec<f64> = examples
            .iter()
            .map(|(_, won)| if *won { 1.0 } else { 0.0 })
            .collect();
        let weights = fit(&x, &y)?;
        for (term, weight) in terms.iter_mut().zip(weights.iter().skip(1)) {
            term.weight = *weight;
        }
        Ok(Self {
            intercept: weights.first().copied().unwrap_or(0.0),
            terms,
        })
    }

    /// The probability that a lead becomes a customer.
    pub fn probability(&self, features: &Features) -> f64 {
        let sum: f64 = self
            .terms
            .iter()
            .map(|term| term.weight * value(term, features))
            .sum();
        logistic(self.intercept + sum)
    }

    /// The score of a lead. A reason's points are how much lower (or higher) the score would be for a lead that is
    /// ordinary in this one respect.
    pub fn score(&self, features: &Features) -> Score {
        let probability = self.probability(features);
        let odds = self.intercept
            + self
                .terms
                .iter()
                .map(|term| term.weight * value(term, features))
                .sum::<f64>();
        let reasons = self
            .terms
            .iter()
            .map(|term| {
                let share = term.weight * value(term, features);
                Reason {
                    feature: term.name.clone(),
                    points: 100.0 * (probability - logistic(odds - share)),
                    value: features
                        .get(&term.name)
                        .and_then(|(_, shown)| shown.clone()),
                }
            })
            .collect();
        Score::new(100.0 * probability, reasons)
    }

    /// What weighs most, with its weight for one standard deviation.
    pub fn weights(&self) -> Vec<(String, f64)> {
        let mut weights: Vec<(String, f64)> = self
            .terms
            .iter()
            .map(|term| (term.name.clone(), term.weight))
            .collect();
        weights.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        weights
    }
}

fn raw(name: &str, features: &Features) -> f64 {
    features.get(name).map_or(0.0, |(value, _)| *value)
}

fn value(term: &Term, features: &Features) -> f64 {
    (raw(&term.name, features) - term.mean) / term.deviation
}

fn standard(name: &str, examples: &[(Features, bool)]) -> Term {
    #[expect(clippy::cast_precision_loss, reason = "some thousand examples")]
    let count = examples.len().max(1) as f64;
    let mean = examples
        .iter()
        .map(|(features, _)| raw(name, features))
        .sum::<f64>()
        / count;
    let variance = examples
        .iter()
        .map(|(features, _)| (raw(name, features) - mean).powi(2))
        .sum::<f64>()
        / count;
    Term {
        name: name.to_owned(),
        mean,
        deviation: variance.sqrt(),
        weight: 0.0,
    }
}

/// The weights of the columns of `x`, of which the first is all ones, so that `y` is most likely.
pub(crate) fn fit(x: &Mat<f64>, y: &[f64]) -> Result<Vec<f64>> {
    let (count, width) = (x.nrows(), x.ncols());
    let mut weights = Mat::<f64>::zeros(width, 1);
    for _ in 0..MOST_STEPS {
        let odds = x * &weights;
        // Rows scaled by the root of their weight: X'WX is then one product.
        let spread: Vec<f64> = (0..count)
            .map(|row| {
                let p = logistic(odds[(row, 0)]);
                (p * (1.0 - p)).max(1e-9)
            })
            .collect();
        let scaled = Mat::from_fn(count, width, |row, column| {
            x[(row, column)] * spread[row].sqrt()
        });
        let mut hessian = scaled.transpose() * &scaled;
        let rest = Mat::from_fn(count, 1, |row, _| y[row] - logistic(odds[(row, 0)]));
        let mut gradient = x.transpose() * &rest;
        // The intercept is not held back.
        for column in 1..width {
            hessian[(column, column)] += RIDGE;
            gradient[(column, 0)] -= RIDGE * weights[(column, 0)];
        }
        let solver = hessian
            .llt(Side::Lower)
            .map_err(|_| Error::internal("the leads' features are no basis for a model"))?;
        let step = solver.solve(&gradient);
        let mut longest = 0.0_f64;
        for column in 0..width {
            weights[(column, 0)] += step[(column, 0)];
            longest = longest.max(step[(column, 0)].abs());
        }
        if longest < 1e-8 {
            break;
        }
    }
    Ok((0..width).map(|column| weights[(column, 0)]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(size: f64, fair: bool) -> Features {
        let mut features =
            Features::from([("data.size".to_owned(), (size, Some(size.to_string())))]);
        if fair {
            features.insert("source=fair".to_owned(), (1.0, Some("fair".to_owned())));
        }
        features
    }

    #[test]
    fn what_decided_before_decides_again_and_is_named() {
        let examples: Vec<(Features, bool)> = (0..400)
            .map(|index| {
                let size = f64::from(index % 20);
                let fair = index % 3 == 0;
                // Some noise, the same every time.
                let won = size + if fair { 6.0 } else { 0.0 } + f64::from((index * 7) % 5) > 14.0;
                (lead(size, fair), won)
            })
            .collect();
        let model = Model::train(&examples).unwrap();
        let (large, small) = (lead(19.0, false), lead(2.0, false));
        assert!(model.probability(&large) > 0.9 && model.probability(&small) < 0.1);
        let score = model.score(&large);
        assert_eq!(score.reasons[0].feature, "data.size");
        assert!(score.reasons[0].points > 0.0);
        assert_eq!(score.reasons[0].value.as_deref(), Some("19"));
        assert!(model.score(&lead(10.0, true)).points > model.score(&lead(10.0, false)).points);
        // On average a model that is fitted is right (the intercept's equation).
        let mean = examples
            .iter()
            .map(|(one, _)| model.probability(one))
            .sum::<f64>()
            / 400.0;
        let won = examples.iter().filter(|(_, won)| *won).count() as f64 / 400.0;
        assert!((mean - won).abs() < 1e-6, "{mean} {won}");
    }
}
