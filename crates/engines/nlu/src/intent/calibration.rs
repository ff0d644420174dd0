//! From scores to probabilities, and from probabilities to the out-of-scope threshold.

use serde::{Deserialize, Serialize};

/// Share of messages assumed to be out of scope when probabilities are fitted.
const FOREIGN_SHARE: f32 = 0.15;
/// Held-out examples that are enough for the two parameters.
const ENOUGH: usize = 2_000;
/// Held-out examples of a kind below which they say too little.
const FEW: usize = 20;
/// The threshold then: likelier than not.
const DEFAULT_THRESHOLD: f32 = 0.5;
/// Held-out examples that say as much as the default.
const DEFAULT_WEIGHT: f32 = 50.0;

/// Scores of a held-out text and the intent it belongs to; none when it belongs to no intent trained.
pub(super) struct Held {
    pub(super) scores: Vec<f32>,
    pub(super) truth: Option<usize>,
}

/// A softmax over the intents and one more outcome, "none of these", that scores `none`:
/// `p(k) = exp(a s_k) / (exp(a none) + sum_j exp(a s_j))`. Both parameters are fitted by maximum
/// likelihood on held-out examples (temperature scaling, Guo et al., ICML 2017, with one outcome more).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Calibration {
    pub(super) sharpness: f32,
    pub(super) none: f32,
}

/// For examples too few to fit: what small sets fit on average, a little stricter.
impl Default for Calibration {
    fn default() -> Self {
        Self {
            sharpness: 8.0,
            none: -0.1,
        }
    }
}

impl Calibration {
    /// Probability of each intent; they sum to less than 1, the rest being "none of these".
    pub(super) fn probabilities(self, scores: &[f32]) -> Vec<f32> {
        let highest = scores.iter().copied().fold(self.none, f32::max);
        let weight = |score: f32| (self.sharpness * (score - highest)).exp();
        let sum: f32 = weight(self.none) + scores.iter().map(|s| weight(*s)).sum::<f32>();
        scores.iter().map(|s| weight(*s) / sum).collect()
    }

    /// Fits to held-out texts. With few that belong to an intent, or few that belong to none, the
    /// default stays: one side alone would push the parameters to the edge.
    pub(super) fn fit(held: &[&Held]) -> Self {
        let step = held.len().div_ceil(ENOUGH).max(1);
        let held: Vec<&Held> = held.iter().copied().step_by(step).collect();
        let native = held.iter().filter(|h| h.truth.is_some()).count();
        let foreign = held.len() - native;
        if native < FEW || foreign < FEW {
            return Self::default();
        }
        let native_weight = f64::from(1.0 - FOREIGN_SHARE) / native as f64;
        let foreign_weight = f64::from(FOREIGN_SHARE) / foreign as f64;
        let loss_at = |sharpness: f32| -> (f64, f32) {
            // The sum over the intents does not depend on `none`: computed once.
            let prepared: Vec<(f32, Option<f32>)> =
                held.iter().map(|h| prepare(h, sharpness)).collect();
            let loss = |none: f32| -> f64 {
                let z = sharpness * none;
                prepared
                    .iter()
                    .map(|(log_sum, truth)| {
                        let total = log_add(*log_sum, z);
                        match truth {
                            Some(truth) => native_weight * f64::from(total - truth),
                            None => foreign_weight * f64::from(total - z),
                        }
                    })
                    .sum()
            };
            let none = minimise(-2.0, 2.0, loss);
            (loss(none), none)
        };
        let sharpness = minimise(0.0, 4.0, |log| loss_at(log.exp()).0).exp();
        Self {
            sharpness,
            none: loss_at(sharpness).1,
        }
    }
}

/// Logarithm of the summed weights of a text's intents, and of its own intent.
fn prepare(held: &Held, sharpness: f32) -> (f32, Option<f32>) {
    let highest = held
        .scores
        .iter()
        .copied()
        .fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = held
        .scores
        .iter()
        .map(|s| (sharpness * (s - highest)).exp())
        .sum();
    let truth = held
        .truth
        .and_then(|t| held.scores.get(t))
        .map(|s| sharpness * s);
    (sharpness * highest + sum.ln(), truth)
}

fn log_add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    high + (low - high).exp().ln_1p()
}

/// Golden-section search for the minimum of a function with one valley.
fn minimise(mut low: f32, mut high: f32, f: impl Fn(f32) -> f64) -> f32 {
    let ratio = (5.0_f32.sqrt() - 1.0) / 2.0;
    let (mut left, mut right) = (high - ratio * (high - low), low + ratio * (high - low));
    let (mut at_left, mut at_right) = (f(left), f(right));
    for _ in 0..18 {
        if at_left < at_right {
            high = right;
            (right, at_right) = (left, at_left);
            left = high - ratio * (high - low);
            at_left = f(left);
        } else {
            low = left;
            (left, at_left) = (right, at_right);
            right = low + ratio * (high - low);
            at_right = f(right);
        }
    }
    (low + high) / 2.0
}

/// The highest confidence that lets `keep` of the right predictions pass, `right` holding theirs, and the default
/// mixed in: of few, it is one that was barely right.
pub(super) fn threshold(right: &mut [f32], keep: f32) -> f32 {
    if right.len() < FEW {
        return DEFAULT_THRESHOLD;
    }
    right.sort_unstable_by(f32::total_cmp);
    let rejected = ((1.0 - keep) * right.len() as f32).floor() as usize;
    let found = right.get(rejected.min(right.len() - 1)).copied();
    let found = found.unwrap_or(DEFAULT_THRESHOLD);
    let share = right.len() as f32 / (right.len() as f32 + DEFAULT_WEIGHT);
    DEFAULT_THRESHOLD + share * (found - DEFAULT_THRESHOLD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_leave_room_for_none() {
        let c = Calibration {
            sharpness: 5.0,
            none: 0.0,
        };
        let p = c.probabilities(&[0.8, -1.0, -1.0]);
        assert!(p[0] > 0.9 && p.iter().sum::<f32>() < 1.0);
        assert!(c.probabilities(&[-1.0, -1.0]).iter().sum::<f32>() < 0.05);
        assert!(c.probabilities(&[]).is_empty());
    }

    #[test]
    fn fitting_moves_none_between_known_and_foreign() {
        let held: Vec<Held> = (0..100)
            .map(|i| {
                let wobble = (i % 10) as f32 / 50.0;
                match i % 2 {
                    0 => Held {
                        scores: vec![0.6 + wobble, -1.0],
                        truth: Some(0),
                    },
                    _ => Held {
                        scores: vec![-0.4 - wobble, -0.9],
                        truth: None,
                    },
                }
            })
            .collect();
        let c = Calibration::fit(&held.iter().collect::<Vec<_>>());
        assert!(c.none > -0.6 && c.none < 0.8, "{c:?}");
        assert!(c.probabilities(&[0.7, -1.0])[0] > 0.9);
        assert!(c.probabilities(&[-0.5, -0.9])[0] < 0.2);
    }

    #[test]
    fn the_threshold_keeps_what_it_promises() {
        let mut right: Vec<f32> = (0..10_000).map(|i| i as f32 / 10_000.0).collect();
        let t = threshold(&mut right, 0.9);
        let kept = right.iter().filter(|c| **c >= t).count();
        assert!(kept.abs_diff(9_000) < 50, "{kept}");
        assert_eq!(threshold(&mut [0.9], 0.9), DEFAULT_THRESHOLD);
        // Thirty are hardly more than the default knows.
        let few = threshold(&mut right[..30], 0.97);
        assert!(few > 0.3 && few < DEFAULT_THRESHOLD, "{few}");
    }
}
