//! Linear layers in eight bits.

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_simd::SimdOp;
use rten_tensor::NdTensorView;
use rten_vecmath::MinMax;

use super::numbers::Matrix;

/// Steps of an input in eight bits.
const STEPS: f32 = 255.0;
/// Added to a small float, leaves its nearest whole number in the lowest bits. Several times as fast as a cast.
const ROUND: f32 = 12_582_912.0;
/// Largest weight in eight bits.
const MOST: f32 = 127.0;
/// Largest weight where the processor adds two products in sixteen bits, which larger ones would fill.
const MOST_IN_SIXTEEN: f32 = 63.0;

/// Multiplies bytes.
pub(super) struct Product(GemmExecutor<u8, i8, i32>);

impl Product {
    pub(super) fn new() -> Self {
        Self(GemmExecutor::new())
    }
}

/// Rows of numbers in eight bits, each with a scale and a zero of its own.
///
/// Quantised as they come, as in Zafrir et al. 2019, "Q8BERT", but token by token.
struct Rows {
    bytes: Vec<u8>,
    scales: Vec<f32>,
    zeros: Vec<f32>,
}

impl Rows {
    /// Rounds `values`, rows of `columns`.
    fn of(values: &[f32], columns: usize) -> Self {
        let count = values.len() / columns;
        let mut rows = Self {
            bytes: Vec::with_capacity(values.len()),
            scales: Vec::with_capacity(count),
            zeros: Vec::with_capacity(count),
        };
        for row in values.chunks_exact(columns) {
            let (least, most) = MinMax::new(row).dispatch();
            let (least, most) = (least.min(0.0), most.max(0.0));
            let scale = (most - least).max(f32::MIN_POSITIVE) / STEPS;
            let (zero, inverse) = ((-least / scale).round(), scale.recip());
            let step = |x: &f32| (x * inverse + zero).clamp(0.0, STEPS) + ROUND;
            rows.bytes
                .extend(row.iter().map(|x| step(x).to_bits() as u8));
            rows.scales.push(scale);
            rows.zeros.push(zero);
        }
        rows
    }
}

/// `x W^T + b`, with `W` of `outputs x inputs` in eight bits, one scale an output.
pub(super) struct Dense {
    inputs: usize,
    weights: PackedBMatrix<i8>,
    scales: Vec<f32>,
    /// Of each output's weights in eight bits: what one step of an input's zero adds.
    sums: Vec<f32>,
    bias: Vec<f32>,
}

impl Dense {
    /// Several matrices with their biases, which are computed at once and whose outputs stand side by side.
    /// All have as many columns.
    pub(super) fn new(product: &Product, parts: &[(Matrix, Vec<f32>)]) -> Self {
        let most = if product.0.may_saturate() {
            MOST_IN_SIXTEEN
        } else {
            MOST
        };
        let inputs = parts.first().map_or(0, |(matrix, _)| matrix.columns());
        let (mut weights, mut bias) = (Vec::new(), Vec::new());
        let (mut scales, mut sums) = (Vec::new(), Vec::new());
        for (matrix, of) in parts {
            for row in (0..matrix.rows()).filter_map(|row| matrix.row(row)) {
                let largest = row
                    .iter()
                    .fold(f32::MIN_POSITIVE, |most, x| most.max(x.abs()));
                let scale = largest / most;
                let bytes = row.iter().map(|x| (x / scale).round() as i8);
                sums.push(bytes.clone().map(f32::from).sum());
                weights.extend(bytes);
                scales.push(scale);
            }
            bias.extend(of);
        }
        let weights = NdTensorView::from_data([scales.len(), inputs], weights.as_slice());
        Self {
            inputs,
            weights: product.0.prepack_b(weights.transposed()),
            scales,
            sums,
            bias,
        }
    }

    /// Row by row: `input` has `rows x inputs` numbers, the result `rows x outputs`.
    pub(super) fn apply(&self, product: &Product, input: &[f32]) -> Result<Vec<f32>, String> {
        let input = Rows::of(input, self.inputs);
        let (rows, outputs) = (input.scales.len(), self.scales.len());
        let mut products = vec![0; rows * outputs];
        let bytes = NdTensorView::from_data([rows, self.inputs], input.bytes.as_slice());
        product
            .0
            .gemm(
                &mut products,
                GemmInputA::Unpacked(bytes),
                GemmInputB::Packed(&self.weights),
                GemmOptions::default(),
            )
            .map_err(|error| error.to_string())?;
        let mut out = Vec::with_capacity(products.len());
        let rows = products
            .chunks_exact(outputs)
            .zip(&input.scales)
            .zip(&input.zeros);
        for ((products, by), zero) in rows {
            let columns = self.scales.iter().zip(&self.sums).zip(&self.bias);
            out.extend(
                products
                    .iter()
                    .zip(columns)
                    .map(|(product, ((scale, sum), bias))| {
                        (*product as f32 - zero * sum) * (by * scale) + bias
                    }),
            );
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bits_come_near_the_product_in_floats() {
        let (rows, inputs, outputs) = (23, 384, 48);
        let number = |seed: usize| ((seed * 7_919) % 251) as f32 / 125.0 - 1.0;
        // Each row with a middle and a width of its own.
        let input: Vec<f32> = (0..rows * inputs)
            .map(|n| number(n) * (1.0 + (n / inputs % 3) as f32) + (n / inputs % 5) as f32 - 2.0)
            .collect();
        let largest = input.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
        let weights: Vec<f32> = (0..outputs * inputs).map(|n| number(n + 17)).collect();
        let bias: Vec<f32> = (0..outputs).map(|n| n as f32).collect();
        let product = Product::new();
        // In two parts, as query, key and value are.
        let half = outputs / 2;
        let part = |from: usize| {
            let of = &weights[from * inputs..(from + half) * inputs];
            (Matrix::halves(of, inputs), bias[from..from + half].to_vec())
        };
        let dense = Dense::new(&product, &[part(0), part(half)]);
        let found = dense.apply(&product, &input).unwrap();
        assert_eq!(found.len(), rows * outputs);
        for (n, found) in found.iter().enumerate() {
            let row = &input[n / outputs * inputs..][..inputs];
            let column = &weights[n % outputs * inputs..][..inputs];
            let exact: f32 =
                row.iter().zip(column).map(|(x, w)| x * w).sum::<f32>() + bias[n % outputs];
            // Half a step of either factor at each place, and all of them the same way.
            let most = inputs as f32 * (largest / STEPS + largest / MOST / 2.0);
            assert!(
                (found - exact).abs() < most / 4.0,
                "{found} for {exact} at {n}"
            );
        }
    }

    #[test]
    fn nothing_stays_nothing() {
        let product = Product::new();
        let dense = Dense::new(
            &product,
            &[(Matrix::halves(&[0.0; 64], 32), vec![1.0, 2.0])],
        );
        let found = dense.apply(&product, &[0.0; 32]).unwrap();
        assert_eq!(found, [1.0, 2.0]);
    }
}
