//! One pass of training: from counted examples to the weights of every intent.

use super::bayes::Bayes;
use super::features::{Counts, Row};
use super::space::Space;
use super::svm::{LANES, Problem, Random, SolverOptions, solve};
use crate::language;

use super::{Example, MAX_INTENTS, OUT_OF_SCOPE, TrainError, TrainOptions};

/// Factor on the cost of an intent's own rows.
const POSITIVE: f32 = 2.0;

/// The examples, checked and counted once, whatever is trained on parts of them.
pub(super) struct Corpus<'a> {
    pub(super) intents: Vec<String>,
    pub(super) items: Vec<Item<'a>>,
    pub(super) embedding_len: usize,
}

/// An example that has something to learn from.
pub(super) struct Item<'a> {
    pub(super) counts: Counts,
    pub(super) embedding: Option<&'a [f32]>,
    /// As the example says, else as the text reads.
    pub(super) spoken: &'a str,
    /// Number of the intent; none for a counterexample.
    pub(super) label: Option<u32>,
    pub(super) language: Option<&'a str>,
    pub(super) is_name: bool,
}

impl<'a> Corpus<'a> {
    pub(super) fn new(
        examples: &'a [Example],
        embeddings: Option<&'a [Vec<f32>]>,
        options: &TrainOptions,
    ) -> Result<Self, TrainError> {
        check_options(options)?;
        let embedding_len = check_embeddings(examples.len(), embeddings)?;
        check_views(options, embedding_len)?;
        if let Some(index) = examples.iter().position(|e| e.intent.trim().is_empty()) {
            return Err(TrainError::EmptyIntent { index });
        }
        let mut intents: Vec<String> = examples
            .iter()
            .filter(|e| e.intent != OUT_OF_SCOPE)
            .map(|e| e.intent.clone())
            .collect();
        intents.sort_unstable();
        intents.dedup();
        if intents.len() > MAX_INTENTS {
            return Err(TrainError::TooManyIntents {
                found: intents.len(),
            });
        }
        let items: Vec<Item<'a>> = examples
            .iter()
            .enumerate()
            .map(|(i, example)| Item {
                counts: Counts::of(&example.text),
                embedding: embeddings.and_then(|all| all.get(i)).map(Vec::as_slice),
                label: intents
                    .binary_search(&example.intent)
                    .ok()
                    .map(|n| n as u32),
                language: example.language.as_deref(),
                is_name: example.is_name,
                spoken: example
                    .language
                    .as_deref()
                    .unwrap_or_else(|| language::detect(&example.text).code),
            })
            .filter(|item| !item.counts.is_empty())
            .collect();
        if !items.iter().any(|item| item.label.is_some()) {
            return Err(TrainError::NoExamples);
        }
        Ok(Self {
            intents,
            items,
            embedding_len,
        })
    }

    /// The items without the intents' names.
    pub(super) fn examples(&self) -> impl Iterator<Item = &Item<'a>> {
        self.items.iter().filter(|item| !item.is_name)
    }
}

fn check_options(options: &TrainOptions) -> Result<(), TrainError> {
    let bad = |field, expected| Err(TrainError::BadOption { field, expected });
    if !(options.cost > 0.0 && options.cost <= 1e6) {
        return bad("cost", "above 0 and at most 1000000");
    }
    if !(0.0..=1.0).contains(&options.keep) {
        return bad("keep", "between 0 and 1");
    }
    if !(0.0..=1e3).contains(&options.embedding_weight) {
        return bad("embedding_weight", "between 0 and 1000");
    }
    if !(2..=20).contains(&options.folds) {
        return bad("folds", "between 2 and 20");
    }
    if options.max_weights == 0 {
        return bad("max_weights", "at least 1");
    }
    Ok(())
}

fn check_views(options: &TrainOptions, len: usize) -> Result<(), TrainError> {
    let sound = options
        .views
        .iter()
        .all(|view| view.len > 0 && (0.0..=1e3).contains(&view.weight));
    let sum: usize = options.views.iter().map(|view| view.len).sum();
    if !sound || (len > 0 && !options.views.is_empty() && sum != len) {
        return Err(TrainError::BadOption {
            field: "views",
            expected: "as long as the embeddings in sum, each weight between 0 and 1000",
        });
    }
    Ok(())
}

fn check_embeddings(examples: usize, embeddings: Option<&[Vec<f32>]>) -> Result<usize, TrainError> {
    let Some(embeddings) = embeddings else {
        return Ok(0);
    };
    if embeddings.len() != examples {
        return Err(TrainError::EmbeddingCount {
            embeddings: embeddings.len(),
            examples,
        });
    }
    let expected = embeddings
        .first()
        .map_or(0, Vec::len)
        .max(usize::from(examples > 0));
    let bad = |e: &Vec<f32>| e.len() != expected || e.iter().any(|v| !v.is_finite());
    match embeddings.iter().position(bad) {
        Some(index) => {
            let len = embeddings.get(index).map_or(0, Vec::len);
            Err(TrainError::BadEmbedding {
                index,
                len,
                expected,
            })
        }
        None => Ok(expected),
    }
}

/// Weights that score a text for each intent, not yet probabilities.
#[derive(Debug, Clone)]
pub(super) struct Fitted {
    pub(super) space: Space,
    /// By feature (n-grams, then the embedding's numbers), then by intent; bfloat16, which halves the
    /// model and changes no decision that float32 was sure of.
    pub(super) weights: Vec<u16>,
    pub(super) bias: Vec<f32>,
}

impl Fitted {
    /// Trains on the items `chosen`; `label_of` gives the intent of an item, below `intents`. `tick`
    /// is called once per block of intents with the share of this pass done.
    pub(super) fn train(
        corpus: &Corpus<'_>,
        chosen: &[usize],
        label_of: &dyn Fn(&Item<'_>) -> Option<u32>,
        intents: usize,
        options: &TrainOptions,
        tick: &mut dyn FnMut(f32),
    ) -> Self {
        let items: Vec<&Item<'_>> = chosen.iter().filter_map(|i| corpus.items.get(*i)).collect();
        let room = (options.max_weights / intents.max(1))
            .saturating_sub(corpus.embedding_len)
            .max(1);
        let space = Space::fit(&items, options, corpus.embedding_len, room);
        let mut fitted = Self {
            weights: vec![0; (space.vectorizer.len() + corpus.embedding_len) * intents],
            space,
            bias: vec![0.0; intents],
        };
        let mut rows: Vec<Row> = items
            .iter()
            .map(|item| fitted.space.row(&item.counts, item.embedding))
            .collect();
        let mut labels: Vec<u32> = items
            .iter()
            .map(|item| label_of(item).unwrap_or(u32::MAX))
            .collect();
        // A blank text belongs to no intent: without this row, a lone intent would claim everything.
        rows.push(Row::default());
        labels.push(u32::MAX);
        let squares: Vec<f32> = rows.iter().map(|row| 1.0 + row.square()).collect();
        let problem = Problem {
            rows: &rows,
            squares: &squares,
            sparse_len: fitted.space.vectorizer.len(),
            dense_len: corpus.embedding_len,
        };
        let solver = SolverOptions {
            c: options.cost,
            positive: POSITIVE,
            tolerance: 0.1,
            max_epochs: 40,
        };
        let mut random = Random(options.seed);
        for first in (0..intents).step_by(LANES) {
            let block = solve(&problem, &labels, first as u32, solver, &mut random);
            for (to, from) in fitted.weights.chunks_exact_mut(intents).zip(&block.weights) {
                for (to, from) in to.iter_mut().skip(first).zip(from) {
                    *to = to_bf16(*from);
                }
            }
            for (to, from) in fitted.bias.iter_mut().skip(first).zip(block.bias) {
                *to = from;
            }
            tick((first + LANES).min(intents) as f32 / intents as f32);
        }
        // An embedding says more of what is alike than words in common do.
        if corpus.embedding_len == 0 {
            let features = fitted.space.vectorizer.len();
            if let Some(bayes) = Bayes::train(&rows, &labels, features, intents) {
                fitted.add(&bayes);
            }
        }
        fitted
    }

    fn add(&mut self, other: &Bayes) {
        for (weight, more) in self.weights.iter_mut().zip(&other.weights) {
            *weight = to_bf16(from_bf16(*weight) + more);
        }
        for (bias, more) in self.bias.iter_mut().zip(&other.bias) {
            *bias += more;
        }
    }

    /// The score of every intent: above 0 speaks for it, around -1 against it.
    pub(super) fn scores(&self, row: &Row) -> Vec<f32> {
        let mut scores = self.bias.clone();
        let sparse = row.sparse.iter().map(|(id, value)| (*id as usize, *value));
        let dense = row
            .dense
            .iter()
            .enumerate()
            .map(|(i, value)| (self.space.vectorizer.len() + i, *value));
        for (id, value) in sparse.chain(dense) {
            let start = id * scores.len();
            if let Some(weights) = self.weights.get(start..start + scores.len()) {
                for (score, weight) in scores.iter_mut().zip(weights) {
                    *score += from_bf16(*weight) * value;
                }
            }
        }
        scores
    }
}

/// Rounds to the nearest bfloat16, ties to even. The value must be finite, which solved weights are.
pub(super) fn to_bf16(value: f32) -> u16 {
    let bits = value.to_bits();
    (bits.wrapping_add(0x7FFF + ((bits >> 16) & 1)) >> 16) as u16
}

pub(super) fn from_bf16(bits: u16) -> f32 {
    f32::from_bits(u32::from(bits) << 16)
}
