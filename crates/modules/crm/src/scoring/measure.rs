//! How good a model is: on leads that it has not learned from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Leads of about the same probability.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Bin {
    /// How many.
    pub leads: usize,
    /// What the model said, on average.
    pub predicted: f64,
    /// What share of them became customers.
    pub actual: f64,
}

/// How good a model is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Quality {
    /// Leads that it learned from.
    pub learned: usize,
    /// Leads that it was tried on.
    pub tried: usize,
    /// What share of all of them became customers.
    pub won: f64,
    /// How often a lead that became a customer has the higher score of two: 0.5 is chance, 1 is always.
    pub auc: f64,
    /// Mean square of what it was off by; less is better.
    pub brier: f64,
    /// Whether what it says happens as often as it says: tenths of the probability.
    pub calibration: Vec<Bin>,
    /// What share of all customers is found among the first tenth, two tenths ... by score.
    pub lift: Vec<f64>,
    /// How the scores are spread, in tenths of the score: what later ones are compared with.
    pub spread: Vec<f64>,
}

/// The area under the ROC curve, by ranks, ties counted half (Mann and Whitney).
pub(crate) fn auc(said: &[(f64, bool)]) -> f64 {
    let mut sorted = said.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut ranks, mut at) = (0.0, 0);
    while at < sorted.len() {
        let end = at
            + sorted[at..]
                .iter()
                .take_while(|one| one.0 == sorted[at].0)
                .count();
        #[expect(clippy::cast_precision_loss, reason = "counts of leads")]
        let rank = (at + end + 1) as f64 / 2.0;
        ranks += rank * count(sorted[at..end].iter().filter(|one| one.1).count());
        at = end;
    }
    let won = count(said.iter().filter(|one| one.1).count());
    let lost = count(said.len()) - won;
    if won == 0.0 || lost == 0.0 {
        return 0.5;
    }
    (ranks - won * (won + 1.0) / 2.0) / (won * lost)
}

#[expect(clippy::cast_precision_loss, reason = "counts of leads")]
fn count(number: usize) -> f64 {
    number as f64
}

/// The measures of what was said of leads, and what became of them.
pub(crate) fn of(learned: usize, said: &[(f64, bool)]) -> Quality {
    let total = count(said.len()).max(1.0);
    let won = count(said.iter().filter(|one| one.1).count());
    let place = |p: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 9"
        )]
        let tenth = (p * 10.0).clamp(0.0, 9.0) as usize;
        tenth
    };
    let mut bins = vec![(0, 0.0, 0); 10];
    for (p, is) in said {
        let bin = &mut bins[place(*p)];
        bin.0 += 1;
        bin.1 += p;
        bin.2 += usize::from(*is);
    }
    let mut best = said.to_vec();
    best.sort_by(|a, b| b.0.total_cmp(&a.0));
    let lift = (1..=10)
        .map(|tenth| {
            let first = (best.len() * tenth).div_ceil(10);
            let found = count(best[..first].iter().filter(|one| one.1).count());
            if won > 0.0 { found / won } else { 0.0 }
        })
        .collect();
    Quality {
        learned,
        tried: said.len(),
        won: won / total,
        auc: auc(said),
        brier: said
            .iter()
            .map(|(p, is)| (p - f64::from(u8::from(*is))).powi(2))
            .sum::<f64>()
            / total,
        spread: bins.iter().map(|bin| count(bin.0) / total).collect(),
        calibration: bins
            .into_iter()
            .filter(|bin| bin.0 > 0)
            .map(|(leads, sum, won)| Bin {
                leads,
                predicted: sum / count(leads),
                actual: count(won) / count(leads),
            })
            .collect(),
        lift,
    }
}

/// The population stability index of two spreads: below 0.1 they are the same, above 0.25 they are not (Siddiqi: Credit Risk
/// Scorecards, 2006).
pub(crate) fn stability(before: &[f64], now: &[f64]) -> f64 {
    before
        .iter()
        .zip(now)
        .map(|(before, now)| {
            let (before, now) = (before.max(0.001), now.max(0.001));
            (now - before) * (now / before).ln()
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_measures_are_what_can_be_counted_by_hand() {
        let said = [
            (0.9, true),
            (0.8, false),
            (0.7, true),
            (0.2, false),
            (0.2, true),
            (0.1, false),
        ];
        // Of nine pairs the higher score is right in 6, and once it is a tie.
        assert!((auc(&said) - 6.5 / 9.0).abs() < 1e-12);
        let quality = of(10, &said);
        assert_eq!((quality.tried, quality.won), (6, 0.5));
        assert_eq!(quality.calibration.last().map(|bin| bin.actual), Some(1.0));
        assert!((quality.lift[4] - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(quality.lift[9], 1.0);
        assert_eq!(auc(&[(0.3, true)]), 0.5);
    }

    #[test]
    fn the_same_spread_is_stable_and_another_is_not() {
        let before = [0.1; 10];
        assert!(stability(&before, &before) < 1e-12);
        let mut now = [0.0; 10];
        now[0] = 1.0;
        assert!(stability(&before, &now) > 0.25);
    }
}
