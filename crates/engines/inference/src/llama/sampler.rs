//! The choice of the next token.

use llama_cpp_2::{
    context::LlamaContext,
    sampling::LlamaSampler,
    token::{LlamaToken, data::LlamaTokenData, data_array::LlamaTokenDataArray},
};

use crate::ChatRequest;

const DEFAULT_TEMPERATURE: f32 = 0.7;
const DEFAULT_TOP_P: f32 = 0.95;
const TOP_K: i32 = 40;

/// Draws the tokens of one answer.
pub(super) struct Sampler {
    chain: LlamaSampler,
    grammar: Option<LlamaSampler>,
}

impl Sampler {
    pub(super) fn new(request: &ChatRequest, grammar: Option<LlamaSampler>, entropy: u32) -> Self {
        let temperature = request.temperature.unwrap_or(DEFAULT_TEMPERATURE);
        // The engine's seeds have 32 bits; both halves of ours count.
        let seed = request
            .seed
            .map_or(entropy, |seed| (seed ^ (seed >> 32)) as u32);
        let chain = if temperature <= 0.0 {
            LlamaSampler::greedy()
        } else {
            let steps = [
                LlamaSampler::top_k(TOP_K),
                LlamaSampler::top_p(request.top_p.unwrap_or(DEFAULT_TOP_P), 1),
                LlamaSampler::temp(temperature),
                LlamaSampler::dist(seed),
            ];
            LlamaSampler::chain(steps, true)
        };
        Self { chain, grammar }
    }

    /// The token that follows output `index` of the last batch.
    ///
    /// # Errors
    ///
    /// When the grammar allows no token at all.
    pub(super) fn sample(
        &mut self,
        context: &LlamaContext<'_>,
        index: i32,
    ) -> Result<LlamaToken, String> {
        let Some(grammar) = &mut self.grammar else {
            return Ok(self.chain.sample(context, index));
        };
        // A grammar over the whole vocabulary costs more than the model: ask it about the chosen
        // token only, and about all of them when it refuses.
        let mut candidates = context.token_data_array_ith(index);
        self.chain.apply(&mut candidates);
        let free = candidates.selected_token().ok_or("no token was chosen")?;
        let mut alone = LlamaTokenDataArray::new(vec![LlamaTokenData::new(free, 1.0, 0.0)], false);
        grammar.apply(&mut alone);
        if alone
            .data
            .first()
            .is_some_and(|data| data.logit().is_finite())
        {
            return Ok(free);
        }
        let mut candidates = context.token_data_array_ith(index);
        grammar.apply(&mut candidates);
        if candidates.data.iter().all(|data| !data.logit().is_finite()) {
            return Err("the grammar allows no continuation".to_owned());
        }
        self.chain.apply(&mut candidates);
        candidates
            .selected_token()
            .ok_or_else(|| "no token was chosen".to_owned())
    }

    /// Takes note of a token that became part of the answer. Never the one that ends it: the
    /// engine aborts when a grammar is shown an end that it does not allow.
    ///
    /// # Errors
    ///
    /// When the grammar does not allow the token.
    pub(super) fn accept(&mut self, token: LlamaToken) -> Result<(), String> {
        match &mut self.grammar {
            Some(grammar) => grammar.try_accept(token).map_err(|error| error.to_string()),
            None => Ok(()),
        }
    }
}
