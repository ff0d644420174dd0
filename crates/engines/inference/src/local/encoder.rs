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

/// Tokens up to which a text that is alone counts as short.
const SHORT: usize = 64;

/// Values of `llama_flash_attn_type`.
const FLASH_OFF: i32 = 0;
const FLASH_ON: i32 = 1;

/// What computes with a model.
///
/// llama.cpp's flash attention goes pair by pair through short texts, which takes longer than all the matrices
/// of a small model together; without it attention over a full batch takes longer than all else. So a short
/// text alone, as most questions are, has a context of its own.
pub(super) struct Encoder<'a> {
    short: LlamaContext<'a>,
    long: LlamaContext<'a>,
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
        let most = window.max(BATCH_TOKENS).next_multiple_of(4);
        let context = |tokens: usize, texts: usize, flash: i32| {
            let tokens = u32::try_from(tokens).map_err(|error| error.to_string())?;
            let threads = i32::try_from(threads).unwrap_or(1).max(1);
            let params = LlamaContextParams::default()
                .with_n_ctx(NonZeroU32::new(tokens))
                .with_n_batch(tokens)
                .with_n_ubatch(tokens)
                .with_n_seq_max(texts as u32)
                .with_n_threads(threads)
                .with_n_threads_batch(threads)
                .with_kv_unified(true)
                .with_embeddings(true)
                .with_flash_attention_policy(flash)
                .with_pooling_type(LlamaPoolingType::Mean);
            let backend = crate::llama::backend(name).map_err(|error| error.to_string())?;
            model
                .new_context(backend, params)
                .map_err(|error| error.to_string())
        };
        Ok(Self {
            short: context(SHORT, 2, FLASH_OFF)?,
            long: context(most, BATCH_TEXTS, FLASH_ON)?,
            batch: LlamaBatch::new(most, 1),
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
        let tokens: usize = texts.iter().map(|text| text.len()).sum();
        if texts.len() < BATCH_TEXTS {
            // A text nobody asked for: what is left of a group of four rows costs as much as the group.
            let last = i32::try_from(texts.len()).map_err(|error| error.to_string())?;
            for position in (0..).take(tokens.next_multiple_of(4) - tokens) {
                self.batch
                    .add(LlamaToken(0), position, &[last], true)
                    .map_err(|error| error.to_string())?;
            }
        }
        let context = if texts.len() == 1 && tokens <= SHORT {
            &mut self.short
        } else {
            &mut self.long
        };
        context
            .encode(&mut self.batch)
            .map_err(|error| error.to_string())?;
        (0..)
            .zip(texts)
            .map(|(sequence, _)| {
                let vector = context.embeddings_seq_ith(sequence);
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
