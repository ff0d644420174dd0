//! Ridge regression with a polynomial kernel: the second opinion beside the support vector machines,
//! and by far the better one where an intent has few examples.
//!
//! Regularised least squares on the intents' indicators (Rifkin, Yeo, Poggio, "Regularized Least-Squares
//! Classification", 2003). Above [`LANDMARKS`] examples the kernel is approximated by Nyström's method
//! (Williams and Seeger, NIPS 2000) on landmarks spread over the intents. The normal equations are sums
//! over examples, so that a validation pass subtracts the examples it holds out instead of beginning anew.
//!
//! Power and ridge were chosen on held-out training rows of BANKING77, ten examples an intent.

use std::collections::HashMap;

use faer::linalg::matmul::triangular::{BlockStructure, matmul};
use faer::linalg::solvers::{Llt, Solve};
use faer::{Accum, Mat, MatRef, Par, Side};

use super::TrainOptions;
use super::features::Row;
use super::fit::{Corpus, from_bf16, to_bf16};
use super::folds::Pass;

/// Examples that others are compared with.
const LANDMARKS: usize = 4_000;
/// Numbers of the examples' coordinates at most, which bounds the memory of a training (256 MB).
const MOST_COORDINATES: usize = 1 << 26;
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
    /// Lower triangle of the landmarks' own kernel: takes similarities with the landmarks to coordinates in
    /// which their dot product is the kernel.
    whiten: Llt<f32>,
    /// Those coordinates, a column for each example.
    coordinates: Mat<f32>,
    /// Their products, summed over the examples; the lower triangle.
    gram: Mat<f32>,
}

impl Prepared {
    /// `landmarks`: numbers of rows.
    pub(super) fn new(rows: &[Row], landmarks: &[usize], features: usize) -> Option<Self> {
        // As they will be stored.
        let picked: Vec<Row> = landmarks
            .iter()
            .filter_map(|i| rows.get(*i))
            .map(rounded)
            .collect();
        let kernel = Kernel::compare_with(&picked, features);
        let mut own = kernel.table(&picked);
        for i in 0..picked.len() {
            own[(i, i)] += JITTER;
        }
        let whiten = own.llt(Side::Lower).ok()?;
        let mut coordinates = kernel.table(rows);
        whiten
            .L()
            .solve_lower_triangular_in_place(coordinates.as_mut());
        let mut gram = Mat::zeros(picked.len(), picked.len());
        add_products(&mut gram, coordinates.as_ref(), 1.0);
        Some(Self {
            kernel,
            whiten,
            coordinates,
            gram,
        })
    }

    /// Scores of the pass's test rows by intent of the pass, had it been fitted to the others.
    pub(super) fn held_out(&self, pass: &Pass, labels: &[Option<u32>]) -> Vec<Vec<f32>> {
        // What is left out without being tested must go as well, or it would teach that it is nothing.
        let mut absent = vec![true; self.coordinates.ncols()];
        for i in &pass.train {
            if let Some(absent) = absent.get_mut(*i) {
                *absent = false;
            }
        }
        let absent = absent.iter().enumerate().filter(|(_, absent)| **absent);
        let absent: Vec<usize> = absent.map(|(i, _)| i).collect();
        let mut gram = self.gram.clone();
        add_products(&mut gram, self.columns(&absent).as_ref(), -1.0);
        let tested = self.columns(&pass.test);
        let labels = |i: usize| pass.number(labels.get(i).copied().flatten());
        let Some(weights) = self.solve(gram, &pass.train, &labels, pass.intents) else {
            return vec![vec![-1.0; pass.intents]; pass.test.len()];
        };
        let scores = weights.transpose() * &tested;
        let prior = prior(pass.intents);
        (0..pass.test.len())
            .map(|row| {
                let scores = scores.col_as_slice(row).iter();
                scores.map(|score| 2.0 * (score + prior) - 1.0).collect()
            })
            .collect()
    }

    /// The coordinates of some examples.
    fn columns(&self, examples: &[usize]) -> Mat<f32> {
        let mut columns = Mat::zeros(self.coordinates.nrows(), examples.len());
        for (to, from) in examples.iter().enumerate() {
            let to: &mut [f32] = columns.col_as_slice_mut(to);
            to.copy_from_slice(self.coordinates.col_as_slice(*from));
        }
        columns
    }

    /// The machine fitted to every row.
    pub(super) fn fit(self, labels: &[Option<u32>], intents: usize) -> Kernel {
        let everything: Vec<usize> = (0..self.coordinates.ncols()).collect();
        let label = |i: usize| labels.get(i).copied().flatten();
        let solved = self.solve(self.gram.clone(), &everything, &label, intents);
        let mut kernel = self.kernel;
        kernel.intents = intents;
        kernel.weights = solved.map_or_else(Vec::new, |mut weights| {
            let back = self.whiten.L().transpose();
            back.solve_upper_triangular_in_place(weights.as_mut());
            let by_landmark = weights.row_iter().flat_map(|row| row.iter().copied());
            by_landmark.collect()
        });
        kernel
    }

    fn solve(
        &self,
        mut gram: Mat<f32>,
        chosen: &[usize],
        label: &dyn Fn(usize) -> Option<u32>,
        intents: usize,
    ) -> Option<Mat<f32>> {
        let width = gram.ncols();
        for i in 0..width {
            gram[(i, i)] += RIDGE;
        }
        let mut targets = Mat::<f32>::zeros(width, intents);
        let mut all = vec![0.0_f32; width];
        for i in chosen {
            let row = self.coordinates.col_as_slice(*i);
            add(&mut all, row, 1.0);
            if let Some(label) = label(*i) {
                add(targets.col_as_slice_mut(label as usize), row, 1.0);
            }
        }
        let prior = prior(intents);
        for intent in 0..intents {
            add(targets.col_as_slice_mut(intent), &all, -prior);
        }
        let solved = gram.llt(Side::Lower).ok()?;
        Some(solved.solve(&targets))
    }
}

fn add(to: &mut [f32], row: &[f32], times: f32) {
    for (to, value) in to.iter_mut().zip(row) {
        *to += times * value;
    }
}

/// Adds the products of the rows of `columns` to the lower triangle of `gram`.
fn add_products(gram: &mut Mat<f32>, columns: MatRef<'_, f32>, times: f32) {
    matmul(
        gram.as_mut(),
        BlockStructure::TriangularLower,
        Accum::Add,
        columns,
        BlockStructure::Rectangular,
        columns.transpose(),
        BlockStructure::Rectangular,
        times,
        Par::Seq,
    );
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

    /// Similarities of every row (a column each) with every landmark.
    fn table(&self, rows: &[Row]) -> Mat<f32> {
        let (count, len) = (self.squares.len(), self.dense_len());
        let ours = MatRef::from_column_major_slice(&self.dense, len, count);
        let mut theirs = Mat::zeros(len, rows.len());
        for (column, row) in rows.iter().enumerate() {
            let column: &mut [f32] = theirs.col_as_slice_mut(column);
            for (to, from) in column.iter_mut().zip(&row.dense) {
                *to = *from;
            }
        }
        let mut products = ours.transpose() * theirs;
        for (column, row) in rows.iter().enumerate() {
            let column = products.col_as_slice_mut(column);
            self.add_sparse(row, column);
            self.bend(row, column);
        }
        products
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

/// The examples that others are compared with: all of them, or at most [`LANDMARKS`] in turn from every intent,
/// two of three examples at most. What is left is new to the kernel, as a message will be: only that tells in
/// validation how good it is.
pub(super) fn landmarks(corpus: &Corpus<'_>, options: &TrainOptions) -> Vec<usize> {
    let items = &corpus.items;
    let room = options.max_weights / corpus.intents.len().max(1);
    let most = LANDMARKS
        .min(room)
        .min(MOST_COORDINATES / items.len().max(1))
        .max(1);
    if items.len() <= most {
        return (0..items.len()).collect();
    }
    let mut counts: HashMap<Option<u32>, usize> = HashMap::new();
    for item in items {
        *counts.entry(item.label).or_default() += 1;
    }
    let mut seen: HashMap<Option<u32>, usize> = HashMap::new();
    let mut order: Vec<(usize, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(i, item)| {
            let turn = seen.entry(item.label).or_default();
            *turn += 1;
            let all = counts.get(&item.label).copied().unwrap_or_default();
            (*turn == 1 || *turn * 3 <= all * 2).then_some((*turn, i))
        })
        .collect();
    order.sort_unstable();
    order.truncate(most);
    order.into_iter().map(|(_, i)| i).collect()
}
