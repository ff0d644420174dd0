//! Cross-validation: how good a model of these examples will be, its probabilities and its threshold.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::calibration::{Calibration, Held, threshold};
use super::fit::{Corpus, Fitted};
use super::folds::{Pass, cross_validation, leave_intents_out};
use super::svm::Random;
use super::{Example, TrainError, TrainOptions};

/// What cross-validation on the training examples says about a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Share of held-out examples whose intent was ranked first, whatever the threshold. None when no
    /// intent has two examples that differ.
    pub accuracy: Option<f32>,
    /// Lowest confidence that counts as in scope.
    pub threshold: f32,
    /// Share of held-out examples ranked first and in scope.
    pub accepted_accuracy: Option<f32>,
    /// Share of examples of left-out intents found to be out of scope. They resemble the tenant's own
    /// intents more than chance messages do, so real messages fare better. None below
    /// four intents.
    pub foreign_rejected: Option<f32>,
    /// Held-out examples behind the shares.
    pub evaluated: usize,
    /// Every intent, weakest first.
    pub intents: Vec<IntentReport>,
    /// Accuracy by language, for examples that name one.
    pub languages: Vec<LanguageReport>,
}

/// What cross-validation says about one intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntentReport {
    /// Its name.
    pub intent: String,
    /// Its examples with a text.
    pub examples: usize,
    /// Those held out and predicted.
    pub evaluated: usize,
    /// Those of them ranked first.
    pub correct: usize,
    /// The intent it was most often taken for instead.
    pub confused_with: Option<String>,
}

/// Accuracy over the examples of one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LanguageReport {
    /// Language code as the examples gave it.
    pub language: String,
    /// Held-out examples.
    pub evaluated: usize,
    /// Share of them ranked first.
    pub accuracy: f32,
}

/// Cross-validates without keeping a model. `progress` is called with the share done, 0 to 1.
///
/// # Errors
/// Those of [`super::IntentModel::train`].
pub fn cross_validate(
    examples: &[Example],
    embeddings: Option<&[Vec<f32>]>,
    options: &TrainOptions,
    progress: &mut dyn FnMut(f32),
) -> Result<Report, TrainError> {
    let corpus = Corpus::new(examples, embeddings, options)?;
    Ok(validate(&corpus, options, progress).0)
}

/// A held-out example and what was said of it.
struct Outcome {
    item: usize,
    held: Held,
}

/// Runs the passes; the calibration goes with the threshold into the model.
pub(super) fn validate(
    corpus: &Corpus<'_>,
    options: &TrainOptions,
    progress: &mut dyn FnMut(f32),
) -> (Report, Calibration) {
    let mut random = Random(options.seed);
    let known = cross_validation(corpus, options.folds, &mut random);
    let foreign = leave_intents_out(corpus, &mut random);
    let total = (known.len() + foreign.len()).max(1) as f32;
    let mut outcomes = Vec::new();
    for (n, pass) in known.iter().chain(&foreign).enumerate() {
        let fitted = run(corpus, pass, options, &mut |share| {
            progress((n as f32 + share) / total)
        });
        predict(corpus, pass, &fitted, &mut outcomes);
    }
    let held: Vec<&Held> = outcomes.iter().map(|o| &o.held).collect();
    let calibration = Calibration::fit(&held);
    (report(corpus, &outcomes, calibration, options), calibration)
}

fn run(
    corpus: &Corpus<'_>,
    pass: &Pass,
    options: &TrainOptions,
    tick: &mut dyn FnMut(f32),
) -> Fitted {
    let label = |item: &super::fit::Item<'_>| pass.number(item.label);
    Fitted::train(corpus, &pass.train, &label, pass.intents, options, tick)
}

fn predict(corpus: &Corpus<'_>, pass: &Pass, fitted: &Fitted, outcomes: &mut Vec<Outcome>) {
    // An intent whose only examples are held out is unknown to this pass.
    let mut trained = vec![false; pass.intents];
    for item in pass.train.iter().filter_map(|i| corpus.items.get(*i)) {
        if let Some(trained) = pass
            .number(item.label)
            .and_then(|n| trained.get_mut(n as usize))
        {
            *trained = true;
        }
    }
    for (i, item) in pass
        .test
        .iter()
        .filter_map(|i| Some((*i, corpus.items.get(*i)?)))
    {
        let truth = pass.number(item.label).map(|n| n as usize);
        let truth = truth.filter(|n| trained.get(*n) == Some(&true));
        let scores = fitted.scores(&fitted.row(&item.counts, item.embedding));
        outcomes.push(Outcome {
            item: i,
            held: Held { scores, truth },
        });
    }
}

fn report(
    corpus: &Corpus<'_>,
    outcomes: &[Outcome],
    calibration: Calibration,
    options: &TrainOptions,
) -> Report {
    let mut intents: Vec<IntentReport> = corpus
        .intents
        .iter()
        .map(|intent| IntentReport {
            intent: intent.clone(),
            examples: 0,
            evaluated: 0,
            correct: 0,
            confused_with: None,
        })
        .collect();
    for label in corpus.items.iter().filter_map(|item| item.label) {
        if let Some(intent) = intents.get_mut(label as usize) {
            intent.examples += 1;
        }
    }
    let mut confusions: HashMap<(usize, usize), usize> = HashMap::new();
    let mut languages: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut right, mut foreign) = (Vec::new(), Vec::new());
    let mut evaluated = 0;
    for Outcome { item, held } in outcomes {
        let probabilities = calibration.probabilities(&held.scores);
        let Some((best, confidence)) = highest(&probabilities) else {
            continue;
        };
        let Some(truth) = held.truth else {
            foreign.push(confidence);
            continue;
        };
        evaluated += 1;
        let correct = best == truth;
        if let Some(intent) = intents.get_mut(truth) {
            intent.evaluated += 1;
            intent.correct += usize::from(correct);
        }
        if correct {
            right.push(confidence);
        } else {
            *confusions.entry((truth, best)).or_default() += 1;
        }
        if let Some(language) = corpus.items.get(*item).and_then(|item| item.language) {
            let (n, ok) = languages.entry(language).or_default();
            *n += 1;
            *ok += usize::from(correct);
        }
    }
    let mut worst: Vec<((usize, usize), usize)> = confusions.into_iter().collect();
    worst.sort_unstable_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
    for ((truth, taken_for), _) in worst {
        if let Some(intent) = intents.get_mut(truth) {
            intent.confused_with = corpus.intents.get(taken_for).cloned();
        }
    }
    intents.sort_by(|a, b| {
        weakness(a)
            .total_cmp(&weakness(b))
            .then_with(|| a.intent.cmp(&b.intent))
    });
    let share = |n: usize, of: usize| (of > 0).then(|| n as f32 / of as f32);
    let threshold = threshold(&mut right, options.keep);
    let accepted = right.iter().filter(|c| **c >= threshold).count();
    let rejected = foreign.iter().filter(|c| **c < threshold).count();
    Report {
        accuracy: share(right.len(), evaluated),
        threshold,
        accepted_accuracy: share(accepted, evaluated),
        foreign_rejected: share(rejected, foreign.len()),
        evaluated,
        intents,
        languages: languages
            .into_iter()
            .map(|(language, (n, ok))| LanguageReport {
                language: language.to_owned(),
                evaluated: n,
                accuracy: ok as f32 / n as f32,
            })
            .collect(),
    }
}

fn weakness(intent: &IntentReport) -> f32 {
    if intent.evaluated == 0 {
        -1.0
    } else {
        intent.correct as f32 / intent.evaluated as f32
    }
}

/// Position and value of the highest; the first of equals.
pub(super) fn highest(values: &[f32]) -> Option<(usize, f32)> {
    let mut best: Option<(usize, f32)> = None;
    for (i, value) in values.iter().enumerate() {
        if best.is_none_or(|(_, b)| *value > b) {
            best = Some((i, *value));
        }
    }
    best
}
