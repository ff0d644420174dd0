//! What scores a text: support vector machines and a kernel machine, and which of them counts how much.

use super::calibration::Calibration;
use super::features::{Counts, Row};
use super::fit::{Corpus, Fitted, Item};
use super::folds::Pass;
use super::kernel::{Kernel, Prepared};
use super::space::{Space, known, multilingual};
use super::validate::highest;
use super::{TrainOptions, View};

/// Shares of the kernel machine that are tried, the likeliest first: the order in which held-out training rows of
/// BANKING77 like them, few examples an intent or many.
const SHARES: [f32; 6] = [0.85, 0.7, 0.5, 1.0, 0.25, 0.0];
/// The same where examples are few and the embeddings know their language.
const SHARES_OF_FEW: [f32; 6] = [1.0, 0.85, 0.7, 0.5, 0.25, 0.0];
/// Examples an intent up to which they are few.
const FEW: usize = 20;
/// Held-out examples below which none is tried.
const ENOUGH: usize = 50;
/// The share then, for which the default calibration is made.
const UNTRIED: f32 = 0.5;
/// One example in so many in a language makes it a language the model was taught.
const TAUGHT: usize = 3;

/// A trained scorer.
#[derive(Debug, Clone)]
pub(super) struct Opinions {
    pub(super) fitted: Fitted,
    pub(super) kernel: Kernel,
    /// Share of the kernel machine's score, 0 to 1.
    pub(super) share: f32,
    pub(super) calibration: Calibration,
    pub(super) elsewhere: Option<Elsewhere>,
}

/// For texts in a language that not all views of the embedding know.
#[derive(Debug, Clone)]
pub(super) struct Elsewhere {
    /// Every view of the embedding, in order.
    pub(super) views: Vec<View>,
    /// Languages that all views know, or that many examples are in.
    pub(super) taught: Vec<String>,
    pub(super) kernel: Kernel,
    pub(super) calibration: Calibration,
}

impl Elsewhere {
    /// Whether a text in that language is for this one.
    pub(super) fn concerns(&self, language: &str) -> bool {
        !self.taught.iter().any(|taught| taught == language)
    }
}

impl Opinions {
    /// Probability of each intent, and the row they rest on.
    pub(super) fn probabilities(
        &self,
        counts: &Counts,
        embedding: Option<&[f32]>,
        language: impl FnOnce() -> &'static str,
    ) -> (Vec<f32>, Row) {
        let mut row = self.fitted.space.row(counts, embedding);
        if let Some(elsewhere) = &self.elsewhere
            && !row.dense.is_empty()
            && elsewhere.concerns(language())
        {
            row.dense = multilingual(&elsewhere.views, &row.dense);
            let scores = elsewhere.kernel.scores(&row);
            return (elsewhere.calibration.probabilities(&scores), row);
        }
        let machines = self.fitted.scores(&row);
        let scores = mix(&machines, &self.kernel.scores(&row), self.share);
        (self.calibration.probabilities(&scores), row)
    }
}

/// The scores of both; of the machines alone where the kernel has none.
pub(super) fn mix(machines: &[f32], kernel: &[f32], share: f32) -> Vec<f32> {
    if kernel.len() != machines.len() {
        return machines.to_vec();
    }
    let pairs = machines.iter().zip(kernel);
    pairs
        .map(|(machine, kernel)| (1.0 - share) * machine + share * kernel)
        .collect()
}

/// The share with which most held-out texts have their own intent first; between shares that differ by less than half
/// a standard error, the likelier one for this corpus. `held`: scores of the machines, of the kernel, and the intent.
pub(super) fn best_share(
    corpus: &Corpus<'_>,
    options: &TrainOptions,
    held: &[(&[f32], &[f32], usize)],
) -> f32 {
    if held.len() < ENOUGH {
        return UNTRIED;
    }
    let right = |share: f32| {
        held.iter()
            .filter(|(machines, kernel, truth)| {
                highest(&mix(machines, kernel, share)).is_some_and(|(best, _)| best == *truth)
            })
            .count()
    };
    let examples: Vec<&Item<'_>> = corpus.examples().collect();
    let few = corpus.embedding_len > 0
        && examples.len() <= FEW * corpus.intents.len()
        && options
            .views
            .iter()
            .all(|view| known(view, &examples) > 0.5);
    let shares = if few { SHARES_OF_FEW } else { SHARES };
    let counts = shares.map(right);
    let best = counts.into_iter().max().unwrap_or(0) as f32;
    let wrong = 1.0 - best / held.len() as f32;
    let enough = best - 0.5 * (best * wrong).sqrt();
    let likeliest = shares.into_iter().zip(counts);
    let mut likeliest = likeliest.filter(|(_, count)| *count as f32 >= enough);
    likeliest.next().map_or(UNTRIED, |(share, _)| share)
}

/// The kernel machines of a corpus, with what they say of the texts each pass holds out.
pub(super) struct Kernels {
    pub(super) kernel: Kernel,
    /// By pass, then by test item, then by the pass's intents.
    pub(super) held: Vec<Vec<Vec<f32>>>,
    pub(super) elsewhere: Option<KernelElsewhere>,
}

pub(super) struct KernelElsewhere {
    pub(super) kernel: Kernel,
    pub(super) held: Vec<Vec<Vec<f32>>>,
    pub(super) taught: Vec<String>,
}

impl Kernels {
    pub(super) fn train(
        corpus: &Corpus<'_>,
        options: &TrainOptions,
        landmarks: &[usize],
        passes: &[&Pass],
    ) -> Self {
        let intents = corpus.intents.len();
        let labels: Vec<Option<u32>> = corpus.items.iter().map(|item| item.label).collect();
        let items: Vec<_> = corpus.items.iter().collect();
        let room = options.max_weights / intents.max(1);
        let features = room.saturating_sub(corpus.embedding_len).max(1);
        let space = Space::fit(&items, options, corpus.embedding_len, features);
        let features = space.vectorizer.len();
        let mut rows: Vec<Row> = items
            .iter()
            .map(|item| space.row(&item.counts, item.embedding))
            .collect();
        let machine = |rows: &[Row]| {
            let prepared = Prepared::new(rows, landmarks, features);
            let Some(prepared) = prepared else {
                return (Kernel::default(), vec![Vec::new(); passes.len()]);
            };
            let held = passes
                .iter()
                .map(|pass| prepared.held_out(pass, &labels))
                .collect();
            (prepared.fit(&labels, intents), held)
        };
        let (kernel, held) = machine(&rows);
        let limited = corpus.embedding_len > 0
            && options.views.iter().any(|view| view.languages.is_empty())
            && options.views.iter().any(|view| !view.languages.is_empty());
        let elsewhere = limited.then(|| {
            for row in &mut rows {
                row.dense = multilingual(&options.views, &row.dense);
            }
            let (kernel, held) = machine(&rows);
            KernelElsewhere {
                kernel,
                held,
                taught: taught(corpus, options),
            }
        });
        Self {
            kernel,
            held,
            elsewhere,
        }
    }
}

/// Languages that every limited view knows, and those many examples are in.
fn taught(corpus: &Corpus<'_>, options: &TrainOptions) -> Vec<String> {
    let mut limited = options
        .views
        .iter()
        .filter(|view| !view.languages.is_empty());
    let mut taught: Vec<String> = limited
        .next()
        .map_or_else(Vec::new, |view| view.languages.clone());
    for view in limited {
        taught.retain(|language| view.languages.contains(language));
    }
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for item in corpus.examples() {
        *counts.entry(item.spoken).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    for (language, count) in counts {
        if count * TAUGHT >= all && !taught.iter().any(|one| one == language) {
            taught.push(language.to_owned());
        }
    }
    taught
}
