//! Intents: what a message asks for, learned from a tenant's own examples in seconds.
//!
//! A text becomes words, pairs of words and character 2-4-grams weighted by TF-IDF, optionally beside a
//! sentence embedding that the caller brings. A linear support vector machine per intent scores it, and so does
//! a kernel machine that compares it with examples; how much each counts is chosen by cross-validation. The
//! scores become probabilities that leave room for "none of these"; below a threshold, chosen on
//! held-out training examples alone, the message is out of scope.
//!
//! Why an own solver: `linfa` (0.8) takes dense matrices only, which for 15,000 texts by 32,000 n-grams
//! is 1.9 GB; the `liblinear` crate (1.0, 2019) binds C++ and is no longer maintained.

mod bayes;
mod calibration;
mod codec;
mod features;
mod fit;
mod folds;
mod kernel;
mod model;
mod opinions;
mod space;
mod svm;
mod validate;

pub use codec::DecodeError;
pub(crate) use features::word_rows;
pub use model::{IntentModel, Prediction};
pub use validate::{
    Confusion, IntentReport, LanguageReport, MOST_CONFUSIONS, Report, cross_validate,
};

use std::collections::BTreeSet;

use heck::ToSnakeCase;
use serde::{Deserialize, Serialize};

/// Examples with this intent teach what no intent should claim: they count against every intent, and
/// the name is never predicted.
pub const OUT_OF_SCOPE: &str = "out_of_scope";

/// Most intents one model may have.
pub const MAX_INTENTS: usize = 10_000;

/// A message somebody labelled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The message. One without any letter or digit teaches nothing and is left out.
    pub text: String,
    /// Its intent; not empty. [`OUT_OF_SCOPE`] marks a counterexample.
    pub intent: String,
    /// Language code such as `da`, when known; only [`Report::languages`] uses it.
    pub language: Option<String>,
    /// The text is the intent's name: it teaches, and nothing is measured on it or counted from it.
    #[serde(default)]
    pub is_name: bool,
}

impl Example {
    /// An example without a language.
    pub fn new(text: impl Into<String>, intent: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            intent: intent.into(),
            language: None,
            is_name: false,
        }
    }
}

/// The examples, and after them the names of their intents in words: somebody thought about what fits each of them
/// best, which is worth an example where there are few.
pub fn with_names(mut examples: Vec<Example>) -> Vec<Example> {
    let intents: BTreeSet<&str> = examples.iter().map(|one| one.intent.as_str()).collect();
    let named = intents.into_iter().filter(|one| *one != OUT_OF_SCOPE);
    let names: Vec<Example> = named
        .map(|intent| Example {
            is_name: true,
            ..Example::new(intent.to_snake_case().replace('_', " "), intent)
        })
        .collect();
    examples.extend(names);
    examples
}

/// What one embedding model says of a text: a part of the embeddings given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Numbers of this part, at least 1.
    pub len: usize,
    /// Its length beside the n-gram parts, which have length 1 each; down to a third of it where few examples are
    /// in one of [`Self::languages`].
    pub weight: f32,
    /// Codes of the languages the model was made for; empty for a multilingual one. A text in another
    /// language is read without this part, unless many examples are in that language.
    pub languages: Vec<String>,
}

impl View {
    /// Weight of a model for many languages. Both were chosen on held-out training rows of BANKING77, ten examples an
    /// intent (0.850 against 0.845 with two and two); between equals there, what was better for xSID's Danish.
    const MULTILINGUAL: f32 = 1.5;
    /// Weight of a model for one language, which says more in it.
    const MONOLINGUAL: f32 = 3.0;

    /// The part of a model with vectors of `len` numbers that was made for `language`, or for many.
    pub fn of(len: usize, language: Option<String>) -> Self {
        Self {
            len,
            weight: match language {
                Some(_) => Self::MONOLINGUAL,
                None => Self::MULTILINGUAL,
            },
            languages: language.into_iter().collect(),
        }
    }
}

/// How a model is trained. The defaults were chosen on training and validation data of BANKING77 and
/// CLINC150 and rarely need a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TrainOptions {
    /// Name of the model that made the embeddings; ends up in [`IntentModel::engine`].
    pub embedding_name: Option<String>,
    /// The parts of the embeddings, in order; empty for one part of [`Self::embedding_weight`].
    pub views: Vec<View>,
    /// Length of the embedding part beside the n-gram parts, which have length 1 each.
    pub embedding_weight: f32,
    /// Cost of a wrong or narrow decision in training, above 0. Higher fits the examples closer.
    pub cost: f32,
    /// Share of right held-out predictions that the out-of-scope threshold must let pass, 0 to 1.
    /// Lower rejects more of what is foreign, and more of what is not.
    pub keep: f32,
    /// Parts the examples are split into for cross-validation, 2 to 20.
    pub folds: usize,
    /// Most weights of the model (n-grams times intents), two bytes each; the rarest n-grams go first.
    pub max_weights: usize,
    /// Start of the random order; the same seed and examples give the same model.
    pub seed: u64,
}

impl Default for TrainOptions {
    fn default() -> Self {
        Self {
            embedding_name: None,
            views: Vec::new(),
            embedding_weight: 1.5,
            cost: 1.0,
            keep: 0.97,
            folds: 5,
            max_weights: 14_000_000,
            seed: 1,
        }
    }
}

/// Why no model could be trained.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TrainError {
    /// There is nothing to learn from.
    #[error("no example has both an intent and a text with letters or digits; add at least one")]
    NoExamples,
    /// An example names no intent.
    #[error("examples[{index}].intent is empty; name the intent the text belongs to")]
    EmptyIntent {
        /// Position in the examples given.
        index: usize,
    },
    /// More intents than [`MAX_INTENTS`].
    #[error("{found} intents given; at most {MAX_INTENTS} fit one model, so merge some")]
    TooManyIntents {
        /// Distinct intents given.
        found: usize,
    },
    /// The embeddings do not match the examples one to one.
    #[error(
        "{embeddings} embeddings for {examples} examples; give one for each, in the same order"
    )]
    EmbeddingCount {
        /// Embeddings given.
        embeddings: usize,
        /// Examples given.
        examples: usize,
    },
    /// An embedding differs in length from the first, is empty, or holds a number that is not finite.
    #[error(
        "embeddings[{index}] has {len} numbers, {expected} expected, all finite; embed every text with the same model"
    )]
    BadEmbedding {
        /// Position in the embeddings given.
        index: usize,
        /// Its length.
        len: usize,
        /// Length of the first one (at least 1).
        expected: usize,
    },
    /// An option is outside its limits.
    #[error("options.{field} must be {expected}")]
    BadOption {
        /// Name of the option.
        field: &'static str,
        /// Its limits.
        expected: &'static str,
    },
}

#[cfg(test)]
mod tests;
