//! A trained model and what it says of a message.

use serde::{Deserialize, Serialize};

use super::features::Counts;
use super::fit::{Corpus, Fitted};
use super::opinions::Opinions;
use super::validate::{Report, validate};
use super::{Example, TrainError, TrainOptions};
use crate::language;

/// Intents a prediction names.
const TOP: usize = 5;
/// Share of a training's progress that validation takes; the final pass takes the rest.
const VALIDATION_SHARE: f32 = 0.7;

/// What a message asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// The likeliest intents with their probability, best first, at most five. They sum to less than 1:
    /// the rest is the chance that the message is none of the intents.
    pub ranked: Vec<(String, f32)>,
    /// Whether the first is likely enough to act on.
    pub in_scope: bool,
    /// Whether an embedding took part. False for a model that was trained with embeddings means that
    /// none was given, or one of another length: its confidence is then too low.
    pub embedding_used: bool,
}

impl Prediction {
    /// The intent to act on: the first, when in scope.
    pub fn intent(&self) -> Option<&str> {
        self.ranked
            .first()
            .filter(|_| self.in_scope)
            .map(|(intent, _)| intent.as_str())
    }

    /// Probability of the first intent, 0 to 1.
    pub fn confidence(&self) -> f32 {
        self.ranked
            .first()
            .map_or(0.0, |(_, confidence)| *confidence)
    }
}

/// A classifier of one tenant's intents. Immutable once trained, and cheap to share behind an `Arc`.
#[derive(Debug, Clone)]
pub struct IntentModel {
    pub(super) intents: Vec<String>,
    pub(super) engine: String,
    pub(super) examples: usize,
    pub(super) opinions: Opinions,
    pub(super) report: Report,
}

impl IntentModel {
    /// Trains on `examples`, with one embedding for each if any, and cross-validates on them to set
    /// probabilities and threshold. `progress` is called with the share done, 0 to 1. Runs on the
    /// calling thread for up to some seconds.
    ///
    /// # Errors
    /// Names the example, embedding or option that cannot be used.
    pub fn train(
        examples: &[Example],
        embeddings: Option<&[Vec<f32>]>,
        options: &TrainOptions,
        progress: &mut dyn FnMut(f32),
    ) -> Result<Self, TrainError> {
        let corpus = Corpus::new(examples, embeddings, options)?;
        let validated = validate(&corpus, options, &mut |share| {
            progress(share * VALIDATION_SHARE)
        });
        let everything: Vec<usize> = (0..corpus.items.len()).collect();
        let fitted = Fitted::train(
            &corpus,
            &everything,
            &|item| item.label,
            corpus.intents.len(),
            options,
            &mut |share| progress(VALIDATION_SHARE + share * (1.0 - VALIDATION_SHARE)),
        );
        let engine = match (&options.embedding_name, corpus.embedding_len) {
            (_, 0) => "words".to_owned(),
            (Some(name), _) => format!("words+embedding:{name}"),
            (None, len) => format!("words+embedding:{len}"),
        };
        progress(1.0);
        let examples = corpus.examples().count();
        Ok(Self {
            intents: corpus.intents,
            engine,
            examples,
            opinions: Opinions {
                fitted,
                kernel: validated.kernel,
                share: validated.share,
                calibration: validated.calibration,
                elsewhere: validated.elsewhere,
            },
            report: validated.report,
        })
    }

    /// What `text` asks for. `embedding` is of the model the training embeddings came from; left out if
    /// this model was trained without.
    pub fn predict(&self, text: &str, embedding: Option<&[f32]>) -> Prediction {
        let counts = Counts::of(text);
        let embedding = embedding.filter(|e| e.iter().all(|v| v.is_finite()));
        let language = || language::detect(text).code;
        let (probabilities, row) = self.opinions.probabilities(&counts, embedding, language);
        let mut order: Vec<(usize, f32)> = probabilities.into_iter().enumerate().collect();
        order.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let ranked: Vec<(String, f32)> = order
            .into_iter()
            .take(TOP)
            .filter_map(|(i, p)| Some((self.intents.get(i)?.clone(), p)))
            .collect();
        // A text without a word says nothing, whatever the scores.
        let in_scope = !counts.is_empty()
            && ranked
                .first()
                .is_some_and(|(_, p)| *p >= self.report.threshold);
        Prediction {
            ranked,
            in_scope,
            embedding_used: !row.dense.is_empty(),
        }
    }

    /// What the model reads: `words`, or `words+embedding:<name>`.
    pub fn engine(&self) -> &str {
        &self.engine
    }

    /// The intents it knows, sorted.
    pub fn intents(&self) -> &[String] {
        &self.intents
    }

    /// Examples it learned from, without names.
    pub fn examples(&self) -> usize {
        self.examples
    }

    /// Length of the embeddings it wants; none if it reads words only.
    pub fn embedding_len(&self) -> Option<usize> {
        Some(self.opinions.fitted.space.embedding_len()).filter(|len| *len > 0)
    }

    /// Lowest confidence that counts as in scope.
    pub fn threshold(&self) -> f32 {
        self.report.threshold
    }

    /// What cross-validation said of it.
    pub fn report(&self) -> &Report {
        &self.report
    }
}
