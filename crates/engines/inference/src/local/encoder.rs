//! Token ids in, one vector for each text out.

use std::num::NonZeroU32;

use llama_cpp_2::{
    context::{
        LlamaContext,
        params::{LlamaContextParams, LlamaPoolingType},
    },
    llama_batch::LlamaBatch,
    model::LlamaModel,
    token::LlamaToken,
};

use super::batch::{BATCH_TEXTS, BATCH_TOKENS};

/// What computes with a model.
pub(super) struct Encoder<'a> {
    context: LlamaContext<'a>,
    batch: LlamaBatch<'static>,
}

impl<'a> Encoder<'a> {
    /// `window` is the longest text in tokens.
    pub(super) fn new(
        name: &str,
        model: &'a LlamaModel,
        window: usize,
        threads: usize,
    ) -> Result<Self, String> {
        let most = u32::try_from(window.max(BATCH_TOKENS)).map_err(|error| error.to_string())?;
        let threads = i32::try_from(threads).unwrap_or(1).max(1);
        let params = LlamaContextParams::default()
            .with_n_ctx(NonZeroU32::new(most))
            .with_n_batch(most)
            .with_n_ubatch(most)
            .with_n_seq_max(BATCH_TEXTS as u32)
            .with_n_threads(threads)
            .with_n_threads_batch(threads)
            .with_kv_unified(true)
            .with_embeddings(true)
            .with_pooling_type(LlamaPoolingType::Mean);
        let backend = crate::llama::backend(name).map_err(|error| error.to_string())?;
        let context = model
            .new_context(backend, params)
            .map_err(|error| error.to_string())?;
        Ok(Self {
            context,
            batch: LlamaBatch::new(most as usize, 1),
        })
    }

    /// The mean of the last layer over each text's tokens, not yet of length one.
    ///
    /// `texts` have their special tokens, and are no more than a batch takes.
    pub(super) fn encode(&mut self, texts: &[&[u32]]) -> Result<Vec<Vec<f32>>, String> {
        self.batch.clear();
        for (sequence, text) in (0..).zip(texts) {
            for (position, &token) in (0..).zip(*text) {
                let token = i32::try_from(token).map_err(|error| error.to_string())?;
                self.batch
                    .add(LlamaToken(token), position, &[sequence], true)
                    .map_err(|error| error.to_string())?;
            }
        }
        self.context
            .encode(&mut self.batch)
            .map_err(|error| error.to_string())?;
        (0..)
            .zip(texts)
            .map(|(sequence, _)| {
                let vector = self.context.embeddings_seq_ith(sequence);
                vector
                    .map(<[f32]>::to_vec)
                    .map_err(|error| error.to_string())
            })
            .collect()
    }
}

/// Scales to length one.
pub(super) fn normalize(vector: &mut [f32]) {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
    for x in vector {
        *x /= length;
    }
}
