//! Token ids in, one vector for each text out.

use rten_gemm::{GemmInputA, GemmInputB, GemmOptions};
use rten_simd::{SimdOp, SimdUnaryOp};
use rten_tensor::NdTensorView;
use rten_vecmath::{Gelu, Normalize, NormalizeOptions, Softmax, Sum, SumSquare};

use super::bert::{Bert, Layer, Norm, Pooling};

impl Bert {
    /// What `pooling` makes of the last layer over a text's tokens, not yet of length one.
    ///
    /// `tokens` have their special ones; there are no more than the model has positions.
    pub(super) fn encode(&self, tokens: &[u32], pooling: Pooling) -> Result<Vec<f32>, String> {
        let width = self.shape.width;
        let mut hidden = Vec::with_capacity(tokens.len() * width);
        for (position, token) in tokens.iter().enumerate() {
            let word = self
                .words
                .row(*token as usize)
                .ok_or_else(|| format!("there is no token {token}"))?;
            let place = self
                .positions
                .get(position * width..(position + 1) * width)
                .ok_or("more tokens than positions")?;
            hidden.extend(word.iter().zip(place).map(|(word, place)| word + place));
        }
        self.norm(&mut hidden, &self.norm);
        for layer in &self.layers {
            self.layer(layer, &mut hidden)?;
        }
        let pooled = match pooling {
            Pooling::Mean => mean(&hidden, width),
            Pooling::Cls => hidden.get(..width).unwrap_or_default().to_vec(),
        };
        Ok(pooled)
    }

    /// One layer over `hidden`, `tokens x width`.
    fn layer(&self, layer: &Layer, hidden: &mut [f32]) -> Result<(), String> {
        let product = &self.product;
        let qkv = layer.qkv.apply(product, hidden)?;
        let context = self.attend(&qkv)?;
        add(hidden, &layer.output.apply(product, &context)?);
        self.norm(hidden, &layer.output_norm);
        let mut inner = layer.up.apply(product, hidden)?;
        Gelu {}.map_mut(&mut inner);
        add(hidden, &layer.down.apply(product, &inner)?);
        self.norm(hidden, &layer.down_norm);
        Ok(())
    }

    /// Attention of every token to every other, head by head. `qkv` has `tokens x 3 width`
    /// numbers: queries, keys and values.
    fn attend(&self, qkv: &[f32]) -> Result<Vec<f32>, String> {
        let (width, heads) = (self.shape.width, self.shape.heads);
        let (tokens, of) = (qkv.len() / (3 * width), width / heads);
        let mut scores = vec![0.0; tokens * tokens];
        let mut part = vec![0.0; tokens * of];
        let mut context = vec![0.0; tokens * width];
        for head in 0..heads {
            let view = |kind: usize| {
                let from = qkv.get(kind * width + head * of..).unwrap_or_default();
                NdTensorView::from_data_with_strides([tokens, of], from, [3 * width, 1])
                    .map_err(|error| error.to_string())
            };
            let (query, key, value) = (view(0)?, view(1)?, view(2)?);
            let scaled = GemmOptions {
                alpha: 1.0 / (of as f32).sqrt(),
                ..GemmOptions::default()
            };
            let keys = GemmInputB::Unpacked(key.transposed());
            self.attention
                .gemm(&mut scores, GemmInputA::Unpacked(query), keys, scaled)
                .map_err(|error| error.to_string())?;
            for row in scores.chunks_exact_mut(tokens) {
                Softmax::new_mut(row).dispatch();
            }
            let shares = NdTensorView::from_data([tokens, tokens], scores.as_slice());
            self.attention
                .gemm(
                    &mut part,
                    GemmInputA::Unpacked(shares),
                    GemmInputB::Unpacked(value),
                    GemmOptions::default(),
                )
                .map_err(|error| error.to_string())?;
            for (row, part) in context.chunks_exact_mut(width).zip(part.chunks_exact(of)) {
                row[head * of..][..of].copy_from_slice(part);
            }
        }
        Ok(context)
    }

    /// Each row to a mean of zero and a variance of one (Ba et al. 2016), then by the norm's own numbers.
    fn norm(&self, hidden: &mut [f32], norm: &Norm) {
        let width = self.shape.width;
        for row in hidden.chunks_exact_mut(width) {
            let mean = Sum::new(row).dispatch() / width as f32;
            let square = SumSquare::new(row).dispatch() / width as f32;
            let variance = (square - mean * mean).max(0.0);
            let options = NormalizeOptions {
                pre_scale_bias: mean,
                scale: 1.0 / (variance + self.shape.epsilon).sqrt(),
                element_scale: Some(&norm.weight),
                element_bias: Some(&norm.bias),
                ..NormalizeOptions::default()
            };
            Normalize::new_mut(row, options).dispatch();
        }
    }
}

/// The mean of rows of `width`.
fn mean(rows: &[f32], width: usize) -> Vec<f32> {
    let mut mean = vec![0.0; width];
    for row in rows.chunks_exact(width) {
        add(&mut mean, row);
    }
    let share = width as f32 / rows.len().max(1) as f32;
    mean.iter_mut().for_each(|sum| *sum *= share);
    mean
}

fn add(to: &mut [f32], what: &[f32]) {
    to.iter_mut().zip(what).for_each(|(to, what)| *to += what);
}

/// Scales to length one.
pub(super) fn normalize(vector: &mut [f32]) {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
    for x in vector {
        *x /= length;
    }
}
