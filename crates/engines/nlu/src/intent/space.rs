//! Where a text stands: its weighted n-grams beside the parts of its embedding.

use super::features::{Counts, Row, Vectorizer};
use super::fit::Item;
use super::{TrainOptions, View};

/// From this many texts on, an n-gram that occurs in a single one is left out.
const MANY_TEXTS: usize = 2_000;

/// Learned from training texts: which n-grams count, and where each view's embeddings have their middle.
#[derive(Debug, Clone)]
pub(super) struct Space {
    pub(super) vectorizer: Vectorizer,
    pub(super) parts: Vec<Part>,
}

/// One view of the embedding.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Length of this part beside the n-gram parts, which have length 1 each.
    pub(super) weight: f32,
    /// Mean of the training embeddings, taken off before use: models that put every text into a narrow
    /// cone (the E5 family) would leave little but that mean.
    pub(super) center: Vec<f32>,
}

impl Space {
    /// Learns from `items`; at most `room` n-grams count.
    pub(super) fn fit(
        items: &[&Item<'_>],
        options: &TrainOptions,
        len: usize,
        room: usize,
    ) -> Self {
        let counts: Vec<&Counts> = items.iter().map(|item| &item.counts).collect();
        let min_df = if counts.len() >= MANY_TEXTS { 2 } else { 1 };
        let mut from = 0;
        let parts = views(options, len, items)
            .map(|(weight, len)| {
                let range = from..from + len;
                from += len;
                let slices = items
                    .iter()
                    .filter_map(|item| item.embedding?.get(range.clone()));
                Part {
                    weight,
                    center: mean(slices, len),
                }
            })
            .collect();
        Self {
            vectorizer: Vectorizer::fit(&counts, min_df, room),
            parts,
        }
    }

    /// Length of the embeddings it takes.
    pub(super) fn embedding_len(&self) -> usize {
        self.parts.iter().map(|part| part.center.len()).sum()
    }

    /// The vector of a text. An embedding of another length than training's is left out.
    pub(super) fn row(&self, counts: &Counts, embedding: Option<&[f32]>) -> Row {
        let mut row = self.vectorizer.vector(counts);
        let Some(mut rest) = embedding.filter(|e| e.len() == self.embedding_len()) else {
            return row;
        };
        for part in &self.parts {
            let Some((values, further)) = rest.split_at_checked(part.center.len()) else {
                break;
            };
            rest = further;
            let first = row.dense.len();
            let centred = values.iter().zip(&part.center).map(|(v, mean)| v - mean);
            row.dense.extend(centred);
            let own = row.dense.get_mut(first..).unwrap_or_default();
            let norm = own.iter().map(|v| v * v).sum::<f32>().sqrt();
            let scale = if norm > 0.0 && norm.is_finite() {
                part.weight / norm
            } else {
                0.0
            };
            own.iter_mut().for_each(|value| *value *= scale);
        }
        row
    }
}

/// Weight and length of each view of an embedding of `len` numbers; one view where none are named. A view that
/// knows some languages only counts in full where all examples are in them, and a third where none is.
fn views(
    options: &TrainOptions,
    len: usize,
    items: &[&Item<'_>],
) -> impl Iterator<Item = (f32, usize)> {
    let whole = (options.views.is_empty() && len > 0).then_some((options.embedding_weight, len));
    let examples: Vec<&Item<'_>> = items.iter().filter(|item| !item.is_name).copied().collect();
    let named = options.views.iter();
    let named = named.map(move |view| {
        let known = known(view, &examples);
        (view.weight * (1.0 + 2.0 * known) / 3.0, view.len)
    });
    whole.into_iter().chain(named.filter(move |_| len > 0))
}

/// The share of `examples` in a language that the view knows.
pub(super) fn known(view: &View, examples: &[&Item<'_>]) -> f32 {
    let speaks = |item: &&&Item<'_>| {
        view.languages.is_empty() || view.languages.iter().any(|one| one == item.spoken)
    };
    examples.iter().filter(speaks).count() as f32 / examples.len().max(1) as f32
}

/// The numbers of a row's dense part that speak for any language, in order.
pub(super) fn multilingual(views: &[View], dense: &[f32]) -> Vec<f32> {
    let mut rest = dense;
    let mut out = Vec::new();
    for view in views {
        let (own, further) = rest.split_at(view.len.min(rest.len()));
        rest = further;
        if view.languages.is_empty() {
            out.extend(own);
        }
    }
    out
}

fn mean<'a>(vectors: impl Iterator<Item = &'a [f32]>, len: usize) -> Vec<f32> {
    let mut sum = vec![0.0_f64; len];
    let mut n = 0.0_f64;
    for vector in vectors {
        n += 1.0;
        for (sum, value) in sum.iter_mut().zip(vector) {
            *sum += f64::from(*value);
        }
    }
    sum.into_iter()
        .map(|s| if n > 0.0 { (s / n) as f32 } else { 0.0 })
        .collect()
}
