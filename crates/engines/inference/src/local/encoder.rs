//! The BERT encoder (Devlin et al. 2018): token ids in, one vector for each text out.

use candle_core::{D, DType, Device, IndexOp, Result, Tensor};
use candle_nn::{LayerNorm, Linear, Module, ops::softmax_last_dim};

use super::words::Words;

/// One transformer layer; `width` is the hidden size, `inner` the feed-forward size.
pub(super) struct Layer {
    /// Queries, keys and values in one matrix of `3 width x width`.
    pub(super) attention: Linear,
    /// `width x width`.
    pub(super) mixed: Linear,
    pub(super) mixed_norm: LayerNorm,
    /// `inner x width`.
    pub(super) up: Linear,
    /// `width x inner`.
    pub(super) down: Linear,
    pub(super) norm: LayerNorm,
}

/// A BERT model with mean pooling.
pub(super) struct Encoder {
    pub(super) words: Words,
    /// `window x width`: the position's vector, with that of token type 0 added.
    pub(super) positions: Tensor,
    pub(super) norm: LayerNorm,
    pub(super) layers: Vec<Layer>,
    pub(super) heads: usize,
    pub(super) width: usize,
}

impl Encoder {
    /// The mean of the last layer over each text's tokens, not yet of length one.
    ///
    /// `texts` have their special tokens, at least one token each, and none is longer than the
    /// position table. Short ones are padded to the longest, so give texts of like length.
    pub(super) fn encode(&self, texts: &[&[u32]]) -> Result<Vec<Vec<f32>>> {
        let longest = texts.iter().map(|text| text.len()).max().unwrap_or(0);
        let rows = texts.len();
        let mut x = self.embed(texts, longest)?;
        let even = texts.iter().all(|text| text.len() == longest);
        let mask = if even {
            None
        } else {
            Some(self.mask(texts, longest)?)
        };
        for layer in &self.layers {
            x = self.layer(layer, &x, rows, longest, mask.as_ref())?;
        }
        let x = x.reshape((rows, longest, self.width))?;
        texts
            .iter()
            .enumerate()
            .map(|(row, text)| x.i((row, ..text.len()))?.mean(0)?.to_vec1::<f32>())
            .collect()
    }

    /// `rows * longest x width`.
    fn embed(&self, texts: &[&[u32]], longest: usize) -> Result<Tensor> {
        let mut data = vec![0_f32; texts.len() * longest * self.width];
        for (text, rows) in texts
            .iter()
            .zip(data.chunks_exact_mut(longest * self.width))
        {
            for (&token, row) in text.iter().zip(rows.chunks_exact_mut(self.width)) {
                self.words.write(token, row);
            }
        }
        let x = Tensor::from_vec(data, (texts.len(), longest, self.width), &Device::Cpu)?;
        let x = x.broadcast_add(&self.positions.i(..longest)?)?;
        self.norm
            .forward(&x.reshape((texts.len() * longest, self.width))?)
    }

    /// `rows x 1 x 1 x longest`: nothing where there is a token, minus infinity beyond.
    fn mask(&self, texts: &[&[u32]], longest: usize) -> Result<Tensor> {
        let mut data = vec![0_f32; texts.len() * longest];
        for (text, row) in texts.iter().zip(data.chunks_exact_mut(longest)) {
            row[text.len()..].fill(f32::NEG_INFINITY);
        }
        Tensor::from_vec(data, (texts.len(), 1, 1, longest), &Device::Cpu)
    }

    fn layer(
        &self,
        layer: &Layer,
        x: &Tensor,
        rows: usize,
        longest: usize,
        mask: Option<&Tensor>,
    ) -> Result<Tensor> {
        let size = self.width / self.heads;
        // rows x heads x longest x size, for each of queries, keys and values.
        let all = layer
            .attention
            .forward(x)?
            .reshape((rows, longest, 3, self.heads, size))?
            .permute((2, 0, 3, 1, 4))?
            .contiguous()?;
        let (query, key, value) = (all.i(0)?, all.i(1)?, all.i(2)?);
        let scores = (query.matmul(&key.t()?)? * (1.0 / (size as f64).sqrt()))?;
        let scores = match mask {
            Some(mask) => scores.broadcast_add(mask)?,
            None => scores,
        };
        let mixed = softmax_last_dim(&scores)?
            .matmul(&value)?
            .transpose(1, 2)?
            .reshape((rows * longest, self.width))?;
        let x = layer
            .mixed_norm
            .forward(&(layer.mixed.forward(&mixed)? + x)?)?;
        let inner = layer.up.forward(&x)?.gelu_erf()?;
        layer.norm.forward(&(layer.down.forward(&inner)? + x)?)
    }
}

/// Scales to length one.
pub(super) fn normalize(vector: &mut [f32]) {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
    for x in vector {
        *x /= length;
    }
}

/// The three matrices of attention as one, and their biases.
pub(super) fn joined(parts: [(Tensor, Tensor); 3]) -> Result<Linear> {
    let [(q, qb), (k, kb), (v, vb)] = parts;
    let weight = Tensor::cat(&[q, k, v], 0)?.to_dtype(DType::F32)?;
    let bias = Tensor::cat(&[qb, kb, vb], D::Minus1)?.to_dtype(DType::F32)?;
    Ok(Linear::new(weight, Some(bias)))
}
