use serde::{Deserialize, Serialize};

/// What is known about a passage that a search found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Signals {
    /// Share of the question's words that the passage and its headings have, 0..1
    /// ([`crate::sentence::coverage_of`]).
    pub coverage: f32,
    /// Cosine similarity on the model's own scale, 0..1 ([`CosineScale::similarity`]); `None`
    /// without vectors.
    pub similarity: Option<f32>,
}

/// How likely it is, 0..1, that the passage is the one that answers. Comparable between questions
/// and passages; below about 0.3 say that no answer was found.
///
/// A logistic function of the signals, one with vectors and one without. Its coefficients were
/// fitted by maximum likelihood on two kinds of questions with equal weight: XQuAD English
/// articles 1 to 12 (worded like their passages) and the demo bank's intent examples (worded like
/// customers write) with CLINC150's out-of-scope training queries. Negatives are the best passage
/// found after the right article is taken away, and for questions nobody can answer. Words alone
/// tell little when customers word things their own way, so without vectors even a right passage
/// often stays in the middle. `bench/results/retrieval.md` has the measurements.
#[must_use]
pub fn confidence(signals: &Signals) -> f32 {
    let coverage = signals.coverage.clamp(0.0, 1.0);
    let log_odds = match signals.similarity {
        Some(similarity) => {
            WITH_VECTORS.coverage * coverage
                + WITH_VECTORS.similarity * similarity.clamp(0.0, 1.0)
                + WITH_VECTORS.bias
        }
        None => WORDS_ONLY.coverage * coverage + WORDS_ONLY.bias,
    };
    let odds = log_odds.exp();
    if odds.is_finite() {
        odds / (1.0 + odds)
    } else {
        0.0
    }
}

struct Fit {
    coverage: f32,
    similarity: f32,
    bias: f32,
}

const WITH_VECTORS: Fit = Fit {
    coverage: 3.73,
    similarity: 5.72,
    bias: -6.08,
};
const WORDS_ONLY: Fit = Fit {
    coverage: 5.93,
    similarity: 0.0,
    bias: -3.38,
};

/// The cosines a model gives to unrelated and to matching pairs, which differ much between models.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CosineScale {
    /// Typical of a question and an unrelated passage.
    pub unrelated: f32,
    /// Typical of a question and a passage worded much like it.
    pub matching: f32,
}

impl CosineScale {
    /// all-MiniLM-L6-v2 (English): unrelated pairs have a median of 0.03, questions and their
    /// passages 0.6.
    pub const MINILM: Self = Self {
        unrelated: 0.05,
        matching: 0.65,
    };
    /// bge-small-en-v1.5 (English): unrelated pairs of XQuAD have a median of 0.41, questions and their
    /// passages 0.74.
    pub const BGE_SMALL: Self = Self {
        unrelated: 0.43,
        matching: 0.78,
    };
    /// multilingual-e5-small with its `query:` and `passage:` prefixes (Danish): unrelated pairs
    /// have a median of 0.82, questions and their passages 0.87.
    pub const E5_SMALL: Self = Self {
        unrelated: 0.81,
        matching: 0.90,
    };

    /// Of a model by its name. The families differ much; whatever is of none of them behaves more like MiniLM.
    #[must_use]
    pub fn of(model: &str) -> Self {
        let name = model.to_ascii_lowercase();
        let families = [("e5", Self::E5_SMALL), ("bge", Self::BGE_SMALL)];
        families
            .into_iter()
            .find_map(|(family, scale)| name.contains(family).then_some(scale))
            .unwrap_or(Self::MINILM)
    }

    /// For another model, from cosines of known pairs: the medians. `None` if either is empty or
    /// matching pairs are not above unrelated ones.
    #[must_use]
    pub fn from_samples(unrelated: &[f32], matching: &[f32]) -> Option<Self> {
        let (unrelated, matching) = (median(unrelated)?, median(matching)?);
        (matching > unrelated).then_some(Self {
            unrelated,
            matching,
        })
    }

    /// 0 for unrelated, 1 for matching.
    #[must_use]
    pub fn similarity(self, cosine: f32) -> f32 {
        let span = (self.matching - self.unrelated).max(f32::EPSILON);
        ((cosine - self.unrelated) / span).clamp(0.0, 1.0)
    }
}

fn median(values: &[f32]) -> Option<f32> {
    let mut sorted: Vec<f32> = values
        .iter()
        .copied()
        .filter(|value| value.is_finite())
        .collect();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}
