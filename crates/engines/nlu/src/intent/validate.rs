//! Cross-validation: how good a model of these examples will be, its probabilities and its threshold.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::calibration::{Calibration, Held, threshold};
use super::fit::{Corpus, Fitted};
use super::folds::{Known, Pass, cross_validation, leave_intents_out};
use super::kernel::{Kernel, landmarks};
use super::opinions::{Elsewhere, Kernels, best_share, mix};
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
    /// Which intent was taken for which, most often first; at most [`MOST_CONFUSIONS`].
    #[serde(default)]
    pub confusions: Vec<Confusion>,
}

/// Pairs of intents that a report names.
pub const MOST_CONFUSIONS: usize = 500;

/// Held-out examples of one intent that another was ranked first for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Confusion {
    /// The intent they belong to.
    pub intent: String,
    /// The intent they were taken for.
    pub taken_for: String,
    /// How many.
    pub count: usize,
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
    /// Held-out examples, of whatever intent, that this one was ranked first for.
    #[serde(default)]
    pub predicted: usize,
    /// The intent it was most often taken for instead.
    pub confused_with: Option<String>,
}

impl IntentReport {
    /// Share of what was taken for this intent that belongs to it, 0 to 1.
    pub fn precision(&self) -> Option<f32> {
        share(self.correct, self.predicted)
    }

    /// Share of what belongs to this intent that was found, 0 to 1.
    pub fn recall(&self) -> Option<f32> {
        share(self.correct, self.evaluated)
    }

    /// Harmonic mean of both, 0 to 1; none without held-out examples.
    pub fn f1(&self) -> Option<f32> {
        share(2 * self.correct, self.predicted + self.evaluated)
    }
}

fn share(n: usize, of: usize) -> Option<f32> {
    (of > 0).then(|| n as f32 / of as f32)
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
    Ok(validate(&corpus, options, progress).report)
}

/// A held-out example and what was said of it.
struct Outcome {
    item: usize,
    held: Held,
}

/// What validation found, and what it trained on the way.
pub(super) struct Validated {
    pub(super) report: Report,
    pub(super) kernel: Kernel,
    pub(super) share: f32,
    pub(super) calibration: Calibration,
    pub(super) elsewhere: Option<Elsewhere>,
}

/// Runs the passes: the support vector machines here, the kernel machines on a thread beside them.
pub(super) fn validate(
    corpus: &Corpus<'_>,
    options: &TrainOptions,
    progress: &mut dyn FnMut(f32),
) -> Validated {
    let mut random = Random(options.seed);
    let landmarks = landmarks(corpus, options);
    let known = Known::new(corpus, &landmarks);
    let native_passes = cross_validation(corpus, options.folds, &known, &mut random);
    let foreign = leave_intents_out(corpus, &known, &mut random);
    let passes: Vec<&Pass> = native_passes.iter().chain(&foreign).collect();
    let total = passes.len().max(1) as f32;
    let (machines, kernels) = std::thread::scope(|scope| {
        let kernels = scope.spawn(|| Kernels::train(corpus, options, &landmarks, &passes));
        let machines: Vec<Vec<Vec<f32>>> = passes
            .iter()
            .enumerate()
            .map(|(n, pass)| {
                let fitted = run(corpus, pass, options, &mut |share| {
                    progress((n as f32 + share) / total)
                });
                scores(corpus, pass, &fitted)
            })
            .collect();
        (machines, kernels.join().ok())
    });
    let kernels = kernels.unwrap_or_else(|| Kernels {
        kernel: Kernel::default(),
        held: vec![Vec::new(); passes.len()],
        elsewhere: None,
    });
    let truths: Vec<Vec<Option<usize>>> = passes.iter().map(|pass| truths(corpus, pass)).collect();
    // Without a second intent the kernel has nothing to tell this one from, and claims every text for it.
    let share = match corpus.intents.len() {
        0 | 1 => 0.0,
        _ => best_share(corpus, options, &native(&machines, &kernels.held, &truths)),
    };
    let mut outcomes = Vec::new();
    let mut others = Vec::new();
    for (n, pass) in passes.iter().enumerate() {
        for (at, item) in pass.test.iter().enumerate() {
            let pick = |scores: &[Vec<Vec<f32>>]| {
                let scores = scores.get(n).and_then(|pass| pass.get(at));
                scores.map(Vec::as_slice).unwrap_or_default().to_vec()
            };
            let truth = truths.get(n).and_then(|t| t.get(at)).copied().flatten();
            let outcome = |scores| Outcome {
                item: *item,
                held: Held { scores, truth },
            };
            outcomes.push(outcome(mix(&pick(&machines), &pick(&kernels.held), share)));
            if let Some(elsewhere) = &kernels.elsewhere {
                others.push(outcome(pick(&elsewhere.held)));
            }
        }
    }
    let fit = |outcomes: &[Outcome]| {
        Calibration::fit(&outcomes.iter().map(|o| &o.held).collect::<Vec<_>>())
    };
    let calibration = fit(&outcomes);
    let elsewhere = kernels.elsewhere.map(|own| Elsewhere {
        views: options.views.clone(),
        taught: own.taught,
        kernel: own.kernel,
        calibration: fit(&others),
    });
    let judged: Vec<(Outcome, Calibration)> = outcomes
        .into_iter()
        .enumerate()
        .map(|(n, outcome)| {
            let spoken = corpus
                .items
                .get(outcome.item)
                .map_or("", |item| item.spoken);
            let elsewhere = elsewhere.as_ref().filter(|own| own.concerns(spoken));
            match (elsewhere, others.get_mut(n)) {
                (Some(own), Some(other)) => outcome_of(other, own.calibration),
                _ => (outcome, calibration),
            }
        })
        .collect();
    Validated {
        report: report(corpus, &judged, options),
        kernel: kernels.kernel,
        share,
        calibration,
        elsewhere,
    }
}

fn outcome_of(other: &mut Outcome, calibration: Calibration) -> (Outcome, Calibration) {
    let held = Held {
        scores: std::mem::take(&mut other.held.scores),
        truth: other.held.truth,
    };
    let item = other.item;
    (Outcome { item, held }, calibration)
}

/// The held-out texts that belong to an intent of their pass.
fn native<'a>(
    machines: &'a [Vec<Vec<f32>>],
    kernels: &'a [Vec<Vec<f32>>],
    truths: &[Vec<Option<usize>>],
) -> Vec<(&'a [f32], &'a [f32], usize)> {
    let passes = machines.iter().zip(kernels).zip(truths);
    passes
        .flat_map(|((machines, kernels), truths)| {
            let texts = machines.iter().zip(kernels).zip(truths);
            texts.filter_map(|((machines, kernel), truth)| {
                Some((machines.as_slice(), kernel.as_slice(), (*truth)?))
            })
        })
        .collect()
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

fn scores(corpus: &Corpus<'_>, pass: &Pass, fitted: &Fitted) -> Vec<Vec<f32>> {
    let items = pass.test.iter().filter_map(|i| corpus.items.get(*i));
    items
        .map(|item| fitted.scores(&fitted.space.row(&item.counts, item.embedding)))
        .collect()
}

/// The intent of each test item, by the pass's numbers; none for one that the pass does not know.
fn truths(corpus: &Corpus<'_>, pass: &Pass) -> Vec<Option<usize>> {
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
    let items = pass.test.iter().filter_map(|i| corpus.items.get(*i));
    items
        .map(|item| {
            let truth = pass.number(item.label).map(|n| n as usize);
            truth.filter(|n| trained.get(*n) == Some(&true))
        })
        .collect()
}

fn report(
    corpus: &Corpus<'_>,
    outcomes: &[(Outcome, Calibration)],
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
            predicted: 0,
            confused_with: None,
        })
        .collect();
    for label in corpus.examples().filter_map(|item| item.label) {
        if let Some(intent) = intents.get_mut(label as usize) {
            intent.examples += 1;
        }
    }
    let mut confusions: HashMap<(usize, usize), usize> = HashMap::new();
    let mut languages: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut right, mut foreign) = (Vec::new(), Vec::new());
    let mut evaluated = 0;
    for (Outcome { item, held }, calibration) in outcomes {
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
        if let Some(intent) = intents.get_mut(best) {
            intent.predicted += 1;
        }
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
    worst.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    for ((truth, taken_for), _) in worst.iter().rev() {
        if let Some(intent) = intents.get_mut(*truth) {
            intent.confused_with = corpus.intents.get(*taken_for).cloned();
        }
    }
    let name = |n: usize| corpus.intents.get(n).cloned().unwrap_or_default();
    let confusions = worst
        .iter()
        .take(MOST_CONFUSIONS)
        .map(|((truth, taken_for), count)| Confusion {
            intent: name(*truth),
            taken_for: name(*taken_for),
            count: *count,
        })
        .collect();
    intents.sort_by(|a, b| {
        weakness(a)
            .total_cmp(&weakness(b))
            .then_with(|| a.intent.cmp(&b.intent))
    });
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
        confusions,
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
