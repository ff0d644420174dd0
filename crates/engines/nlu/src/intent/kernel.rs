//! Ridge regression with a polynomial kernel: the second opinion beside the support vector machines,
//! and by far the better one where an intent has few examples.
//!
//! Regularised least squares on the intents' indicators (Rifkin, Yeo, Poggio, "Regularized Least-Squares
//! Classification", 2003). Above [`LANDMARKS`] examples the kernel is approximated by Nyström's method
//! (Williams and Seeger, NIPS 2000) on landmarks spread over the intents. The normal equations are sums
//! over examples, so that a validation pass subtracts the examples it holds out instead of beginning anew.
//!
//! Power and ridge were chosen on held-out training rows of BANKING77, ten examples an intent.

use nalgebra::{Cholesky, DMatrix, Dyn};

use super::features::Row;
use super::fit::{from_bf16, to_bf16};
use super::folds::Pass;

/// Examples that others are compared with.
pub(super) const LANDMARKS: usize = 2_000;
/// Power of the kernel `((1 + cosine) / 2)^4`.
const POWER: i32 = 4;
/// Added to the diagonal.
const RIDGE: f32 = 0.025;
/// Keeps the landmarks' own kernel invertible where two of them are equal.
const JITTER: f32 = 1e-4;

/// A trained kernel machine.
#[derive(Debug, Clone, Default)]
pub(super) struct Kernel {
    /// By feature: landmark and value there.
    pub(super) postings: Vec<Vec<(u32, f32)>>,
    /// The landmarks' dense parts, one after the other.
    pub(super) dense: Vec<f32>,
    /// Squared lengths of the landmarks.
    pub(super) squares: Vec<f32>,
    /// By landmark, then by intent.
    pub(super) weights: Vec<f32>,
    pub(super) intents: usize,
}

/// Everything that validation and the final fit share.
pub(super) struct Prepared {
    kernel: Kernel,
    /// Takes similarities with the landmarks to coordinates in which their dot product is the kernel.
    whiten: DMatrix<f32>,
    /// Those coordinates, a row for each example.
    coordinates: DMatrix<f32>,
    gram: DMatrix<f32>,
}

impl Prepared {
    /// `labels` spread the landmarks evenly; at most `room` of them.
    pub(super) fn new(
        rows: &[Row],
        labels: &[Option<u32>],
        features: usize,
        room: usize,
    ) -> Option<Self> {
        let chosen = landmarks(labels, LANDMARKS.min(room));
        // As they will be stored.
        let picked: Vec<Row> = chosen
            .iter()
            .filter_map(|i| rows.get(*i))
            .map(rounded)
            .collect();
        let kernel = Kernel::compare_with(&picked, features);
        let similar = kernel.table(rows);
        let own = kernel.table(&picked);
        let count = picked.len();
        let own = own + DMatrix::identity(count, count) * JITTER;
        let lower = Cholesky::new(own)?.unpack();
        // (L⁻¹)ᵀ
        let whiten = lower
            .solve_lower_triangular(&DMatrix::identity(count, count))?
            .transpose();
        let coordinates = similar * &whiten;
        let gram = coordinates.transpose() * &coordinates;
        Some(Self {
            kernel,
            whiten,
            coordinates,
            gram,
        })
    }

    /// Scores of the pass's test rows by intent of the pass, had it been fitted to the others.
    pub(super) fn held_out(&self, pass: &Pass, labels: &[Option<u32>]) -> Vec<Vec<f32>> {
        let width = self.coordinates.ncols();
        let mut tested = DMatrix::zeros(pass.test.len(), width);
        for (to, from) in pass.test.iter().enumerate() {
            tested.row_mut(to).copy_from(&self.coordinates.row(*from));
        }
        let gram = &self.gram - tested.transpose() * &tested;
        let labels = |i: usize| pass.number(labels.get(i).copied().flatten());
        let Some(weights) = self.solve(gram, &pass.train, &labels, pass.intents) else {
            return vec![vec![-1.0; pass.intents]; pass.test.len()];
        };
        let scores = tested * weights;
        let prior = prior(pass.intents);
        scores
            .row_iter()
            .map(|row| {
                row.iter()
                    .map(|score| 2.0 * (score + prior) - 1.0)
                    .collect()
            })
            .collect()
    }

    /// The machine fitted to every row.
    pub(super) fn fit(self, labels: &[Option<u32>], intents: usize) -> Kernel {
        let everything: Vec<usize> = (0..self.coordinates.nrows()).collect();
        let label = |i: usize| labels.get(i).copied().flatten();
        let solved = self.solve(self.gram.clone(), &everything, &label, intents);
        let mut kernel = self.kernel;
        kernel.intents = intents;
        let weights = solved.map(|weights| (self.whiten * weights).transpose());
        // Column after column of the transposed: by landmark, then by intent.
        kernel.weights = weights.map_or_else(Vec::new, |weights| weights.as_slice().to_vec());
        kernel
    }

    fn solve(
        &self,
        mut gram: DMatrix<f32>,
        chosen: &[usize],
        label: &dyn Fn(usize) -> Option<u32>,
        intents: usize,
    ) -> Option<DMatrix<f32>> {
        let width = gram.ncols();
        for i in 0..width {
            gram[(i, i)] += RIDGE;
        }
        let mut targets = DMatrix::<f32>::zeros(width, intents);
        let mut all = DMatrix::<f32>::zeros(width, 1);
        for i in chosen {
            let row = self.coordinates.row(*i).transpose();
            all.column_mut(0).axpy(1.0, &row, 1.0);
            if let Some(label) = label(*i) {
                targets.column_mut(label as usize).axpy(1.0, &row, 1.0);
            }
        }
        let prior = prior(intents);
        for mut column in targets.column_iter_mut() {
            column.axpy(-prior, &all.column(0), 1.0);
        }
        let solved: Cholesky<f32, Dyn> = Cholesky::new(gram)?;
        Some(solved.solve(&targets))
    }
}

impl Kernel {
    fn compare_with(landmarks: &[Row], features: usize) -> Self {
        let mut postings = vec![Vec::new(); features];
        let mut dense = Vec::new();
        for (landmark, row) in (0..).zip(landmarks) {
            for (feature, value) in &row.sparse {
                if let Some(postings) = postings.get_mut(*feature as usize) {
                    postings.push((landmark, *value));
                }
            }
            dense.extend(&row.dense);
        }
        Self {
            postings,
            dense,
            squares: landmarks.iter().map(|row| row.full_square()).collect(),
            weights: Vec::new(),
            intents: 0,
        }
    }

    /// Similarities of every row with every landmark.
    fn table(&self, rows: &[Row]) -> DMatrix<f32> {
        let (count, len) = (self.squares.len(), self.dense_len());
        let ours = DMatrix::from_column_slice(len, count, &self.dense);
        let mut theirs = DMatrix::zeros(len, rows.len());
        for (mut column, row) in theirs.column_iter_mut().zip(rows) {
            for (to, from) in column.iter_mut().zip(&row.dense) {
                *to = *from;
            }
        }
        // By landmark, then by row, so that a row's numbers lie together.
        let mut products = ours.transpose() * theirs;
        for (mut column, row) in products.column_iter_mut().zip(rows) {
            self.add_sparse(row, column.as_mut_slice());
            self.bend(row, column.as_mut_slice());
        }
        products.transpose()
    }

    pub(super) fn dense_len(&self) -> usize {
        self.dense.len() / self.squares.len().max(1)
    }

    fn add_sparse(&self, row: &Row, products: &mut [f32]) {
        for (feature, value) in &row.sparse {
            let Some(postings) = self.postings.get(*feature as usize) else {
                continue;
            };
            for (landmark, theirs) in postings {
                if let Some(product) = products.get_mut(*landmark as usize) {
                    *product += value * theirs;
                }
            }
        }
    }

    /// From dot products to the kernel.
    fn bend(&self, row: &Row, products: &mut [f32]) {
        let own = row.full_square();
        for (product, square) in products.iter_mut().zip(&self.squares) {
            let length = (own * square).sqrt();
            let cosine = if length > 0.0 { *product / length } else { 0.0 };
            *product = (0.5 + 0.5 * cosine.clamp(-1.0, 1.0)).powi(POWER);
        }
    }

    /// The score of every intent: 1 speaks for it, -1 against it. Empty when nothing was fitted.
    pub(super) fn scores(&self, row: &Row) -> Vec<f32> {
        if self.weights.is_empty() {
            return Vec::new();
        }
        let mut similar = vec![0.0; self.squares.len()];
        let len = self.dense_len();
        if len > 0 && row.dense.len() == len {
            for (similar, landmark) in similar.iter_mut().zip(self.dense.chunks_exact(len)) {
                *similar = dot(landmark, &row.dense);
            }
        }
        self.add_sparse(row, &mut similar);
        self.bend(row, &mut similar);
        let mut scores = vec![prior(self.intents); self.intents];
        for (weights, similar) in self.weights.chunks_exact(self.intents.max(1)).zip(&similar) {
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += weight * similar;
            }
        }
        scores
            .iter_mut()
            .for_each(|score| *score = 2.0 * *score - 1.0);
        scores
    }
}

/// What an intent scores before anything is known: it, another one or none at all.
fn prior(intents: usize) -> f32 {
    1.0 / (intents + 1) as f32
}

/// A row whose numbers have sixteen bits.
fn rounded(row: &Row) -> Row {
    let round = |value: f32| from_bf16(to_bf16(value));
    Row {
        sparse: row
            .sparse
            .iter()
            .map(|(id, value)| (*id, round(*value)))
            .collect(),
        dense: row.dense.iter().map(|value| round(*value)).collect(),
    }
}

/// In sixteen sums at a time, which the processor adds side by side.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let (a, a_rest) = a.as_chunks::<16>();
    let (b, b_rest) = b.as_chunks::<16>();
    let mut sums = [0.0_f32; 16];
    for (a, b) in a.iter().zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f32>() + rest
}

/// Rows in turn from every label, until there are `most`.
fn landmarks(labels: &[Option<u32>], most: usize) -> Vec<usize> {
    let mut seen: std::collections::HashMap<Option<u32>, usize> = std::collections::HashMap::new();
    let mut order: Vec<(usize, usize)> = labels
        .iter()
        .enumerate()
        .map(|(i, label)| {
            let turn = seen.entry(*label).or_default();
            *turn += 1;
            (*turn, i)
        })
        .collect();
    if order.len() > most {
        order.sort_unstable();
        order.truncate(most);
    }
    order.into_iter().map(|(_, i)| i).collect()
}
