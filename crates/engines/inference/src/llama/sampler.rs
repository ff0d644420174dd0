//! The choice of the next token.

use llama_cpp_2::{
    context::LlamaContext,
    sampling::LlamaSampler,
    token::{LlamaToken, data::LlamaTokenData, data_array::LlamaTokenDataArray},
};

use crate::{ChatRequest, Token};

use super::DEFAULT_MAX_TOKENS;

const DEFAULT_TEMPERATURE: f32 = 0.7;
const DEFAULT_TOP_P: f32 = 0.95;
const TOP_K: i32 = 40;
/// Words of an answer that penalties remember.
const MOST_REMEMBERED: u32 = 32_768;

/// Draws the tokens of one answer.
pub(super) struct Sampler {
    chain: LlamaSampler,
    grammar: Option<LlamaSampler>,
}

impl Sampler {
    pub(super) fn new(
        request: &ChatRequest,
        grammar: Option<LlamaSampler>,
        vocabulary: i32,
        entropy: u32,
    ) -> Self {
        let temperature = request.temperature.unwrap_or(DEFAULT_TEMPERATURE);
        // The engine's seeds have 32 bits; both halves of ours count.
        let seed = request
            .seed
            .map_or(entropy, |seed| (seed ^ (seed >> 32)) as u32);
        let mut steps: Vec<LlamaSampler> = penalties(request, vocabulary).into_iter().collect();
        if temperature <= 0.0 {
            steps.push(LlamaSampler::greedy());
        } else {
            steps.extend([
                LlamaSampler::top_k(TOP_K),
                LlamaSampler::top_p(request.top_p.unwrap_or(DEFAULT_TOP_P), 1),
                LlamaSampler::temp(temperature),
                LlamaSampler::dist(seed),
            ]);
        }
        Self {
            chain: LlamaSampler::chain(steps, true),
            grammar,
        }
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
            // This takes note of the token by itself.
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
            Some(grammar) => {
                self.chain.accept(token);
                grammar.try_accept(token).map_err(|error| error.to_string())
            }
            None => Ok(()),
        }
    }
}

/// What makes the words of the answer so far less likely, where that is asked. It comes first, because it may push
/// a word out of the likeliest.
fn penalties(request: &ChatRequest, vocabulary: i32) -> Option<LlamaSampler> {
    let frequency = request.frequency_penalty.unwrap_or(0.0);
    let presence = request.presence_penalty.unwrap_or(0.0);
    let most = request.max_tokens.unwrap_or(DEFAULT_MAX_TOKENS);
    // The engine remembers so many words; it is shown those of the answer only.
    let remembered = i32::try_from(most.min(MOST_REMEMBERED)).ok()?;
    (frequency != 0.0 || presence != 0.0)
        .then(|| LlamaSampler::penalties(vocabulary, remembered, 1.0, frequency, presence))
}

/// How likely `token` was as output `index` of the last batch, and the likeliest `top` in its place.
pub(super) fn likelihood(
    context: &LlamaContext<'_>,
    index: i32,
    token: LlamaToken,
    top: usize,
    bytes: impl Fn(LlamaToken) -> Vec<u8>,
) -> Token {
    let logits = context.get_logits_ith(index);
    let highest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f64 = logits
        .iter()
        .map(|logit| f64::from(logit - highest).exp())
        .sum();
    let whole = highest + sum.ln() as f32;
    let place = |token: LlamaToken| usize::try_from(token.0).ok();
    let chosen = place(token).and_then(|place| logits.get(place));
    let mut best: Vec<(i32, f32)> = (0..).zip(logits.iter().copied()).collect();
    let most = top.min(best.len());
    if most > 0 && most < best.len() {
        best.select_nth_unstable_by(most - 1, |a, b| b.1.total_cmp(&a.1));
    }
    best.truncate(most);
    best.sort_unstable_by(|a, b| b.1.total_cmp(&a.1));
    Token {
        bytes: bytes(token),
        logprob: chosen.map_or(f32::MIN, |logit| logit - whole),
        top: best
            .into_iter()
            .map(|(id, logit)| (bytes(LlamaToken(id)), logit - whole))
            .collect(),
    }
}
