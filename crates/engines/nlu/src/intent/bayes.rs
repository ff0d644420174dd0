//! What naive Bayes says of n-grams, as weights that add to those of the support vector machines.
//!
//! Multinomial, on weighted counts (Rennie, Shih, Teevan, Karger, "Tackling the Poor Assumptions of Naive Bayes Text
//! Classifiers", ICML 2003); that a little of it helps linear machines on short texts is from Wang and Manning,
//! "Baselines and Bigrams", ACL 2012. Its score is linear in a row, so that it costs nothing when a text is read.
//!
//! Share and smoothing were chosen on held-out training rows of BANKING77, and on CLINC150's validation split:
//! 0.9 and 0.4 points more right by words alone.

use super::features::Row;

/// Added to every sum of an n-gram in an intent.
const SMOOTHING: f32 = 0.02;
/// How far its scores spread, where those of the machines lie between -1 and 1.
const SHARE: f32 = 0.2;

/// Weights by n-gram, then by intent, and a bias for each intent.
pub(super) struct Bayes {
    pub(super) weights: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

impl Bayes {
    /// Learns from rows without dense parts; `labels` give the intents, a number no intent has for none. `None` where
    /// there are not two intents to tell apart.
    pub(super) fn train(
        rows: &[Row],
        labels: &[u32],
        features: usize,
        intents: usize,
    ) -> Option<Self> {
        let mut weights = vec![SMOOTHING; features * intents];
        let mut texts = vec![0.0_f32; intents];
        for (row, label) in rows.iter().zip(labels) {
            let intent = *label as usize;
            let Some(texts) = texts.get_mut(intent) else {
                continue;
            };
            *texts += 1.0;
            for (feature, value) in &row.sparse {
                if let Some(sum) = weights.get_mut(*feature as usize * intents + intent) {
                    *sum += value;
                }
            }
        }
        if features == 0 || texts.iter().filter(|texts| **texts > 0.0).count() < 2 {
            return None;
        }
        let mut totals = vec![0.0_f32; intents];
        for of in weights.chunks_exact(intents) {
            totals
                .iter_mut()
                .zip(of)
                .for_each(|(total, sum)| *total += sum);
        }
        for of in weights.chunks_exact_mut(intents) {
            of.iter_mut()
                .zip(&totals)
                .for_each(|(sum, total)| *sum = (*sum / total).ln());
            centre(of);
        }
        let mut bias: Vec<f32> = texts.iter().map(|texts| texts.max(0.5).ln()).collect();
        centre(&mut bias);
        let mut bayes = Self { weights, bias };
        let spread = bayes.spread(rows, intents);
        if spread <= 0.0 || !spread.is_finite() {
            return None;
        }
        let numbers = bayes.weights.iter_mut().chain(&mut bayes.bias);
        numbers.for_each(|number| *number *= SHARE / spread);
        Some(bayes)
    }

    /// The standard deviation of the rows' scores, whose mean is 0 in each row.
    fn spread(&self, rows: &[Row], intents: usize) -> f32 {
        let mut square = 0.0_f64;
        let mut scores = vec![0.0; intents];
        for row in rows {
            scores.copy_from_slice(&self.bias);
            for (feature, value) in &row.sparse {
                let start = *feature as usize * intents;
                let weights = self.weights.get(start..start + intents).unwrap_or_default();
                scores
                    .iter_mut()
                    .zip(weights)
                    .for_each(|(score, weight)| *score += weight * value);
            }
            square += scores
                .iter()
                .map(|score| f64::from(*score).powi(2))
                .sum::<f64>();
        }
        (square / (rows.len() * intents).max(1) as f64).sqrt() as f32
    }
}

/// Takes off the mean: only differences between intents count.
fn centre(of: &mut [f32]) {
    let mean = of.iter().sum::<f32>() / of.len().max(1) as f32;
    of.iter_mut().for_each(|number| *number -= mean);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(features: &[u32]) -> Row {
        Row {
            sparse: features.iter().map(|feature| (*feature, 1.0)).collect(),
            dense: Vec::new(),
        }
    }

    #[test]
    fn what_is_said_of_one_intent_only_speaks_for_it() {
        let rows = [row(&[0, 2]), row(&[0]), row(&[1, 2]), row(&[2])];
        let bayes = Bayes::train(&rows, &[0, 0, 1, u32::MAX], 3, 2).unwrap();
        let [first, second, both] =
            [0, 1, 2].map(|n| bayes.weights[2 * n] - bayes.weights[2 * n + 1]);
        assert!(first > 0.1 && second < -0.1, "{first} {second}");
        assert!(both.abs() < first.abs(), "{both}");
        assert!(bayes.bias[0] > bayes.bias[1], "two of three texts");
        assert!(
            bayes
                .weights
                .iter()
                .chain(&bayes.bias)
                .all(|x| x.is_finite())
        );
    }

    #[test]
    fn one_intent_alone_has_nothing_to_be_told_from() {
        let rows = [row(&[0]), row(&[])];
        assert!(Bayes::train(&rows, &[0, u32::MAX], 1, 2).is_none());
        assert!(Bayes::train(&rows, &[0, 1], 0, 2).is_none());
    }
}
