//! What the model's memory holds, and which of it a new prompt can start from.
//!
//! All sequences share one unified store, so copying a prefix between them costs nothing: the
//! cells are marked as belonging to both. A sequence whose answer is done keeps its cells until
//! they are needed; beside those, the last few system prompts are kept by sequences of their own.

use llama_cpp_2::{context::LlamaContext, token::LlamaToken};

/// Below this many tokens a system prompt is not worth keeping.
const MIN_PINNED_TOKENS: usize = 16;

struct Sequence {
    /// The tokens whose cells are filled, from position 0.
    tokens: Vec<LlamaToken>,
    /// Whose conversation it is; a prefix is reused in the same scope only.
    scope: Option<String>,
    busy: bool,
    used: u64,
}

/// The sequences of one context: those for answers first, then those that keep system prompts.
pub(super) struct Sequences {
    all: Vec<Sequence>,
    answers: usize,
    clock: u64,
}

/// A place that is taken for one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SequenceId(usize);

impl SequenceId {
    /// As llama.cpp counts.
    pub(super) fn raw(self) -> i32 {
        i32::try_from(self.0).unwrap_or(i32::MAX)
    }
}

impl Sequences {
    pub(super) fn new(answers: usize, pinned: usize) -> Self {
        let all = (0..answers + pinned)
            .map(|_| Sequence {
                tokens: Vec::new(),
                scope: None,
                busy: false,
                used: 0,
            })
            .collect();
        Self {
            all,
            answers,
            clock: 0,
        }
    }

    /// Takes a place for an answer to `prompt`, or none when all are taken. Prefers the place that
    /// holds the earlier part of the same conversation, then the one unused longest.
    pub(super) fn take(
        &mut self,
        prompt: &[LlamaToken],
        scope: Option<&str>,
    ) -> Option<SequenceId> {
        let free = |index: &usize| !self.all[*index].busy;
        let continued = (0..self.answers)
            .filter(free)
            .filter(|&index| self.all[index].scope.as_deref() == scope)
            .map(|index| (shared(&self.all[index].tokens, prompt), index))
            // Only when most of what it holds is used again; else another prompt may want it.
            .filter(|&(length, index)| length > 0 && length * 2 >= self.all[index].tokens.len())
            .max();
        let index = match continued {
            Some((_, index)) => index,
            None => (0..self.answers)
                .filter(free)
                .min_by_key(|&index| self.all[index].used)?,
        };
        self.all[index].busy = true;
        Some(SequenceId(index))
    }

    /// How many tokens of `prompt` [`Self::start`] would find in memory.
    pub(super) fn known(&self, prompt: &[LlamaToken], scope: Option<&str>) -> usize {
        self.best(prompt, scope).map_or(0, |(length, _)| length)
    }

    /// Fills the place with the longest known prefix of `prompt` and returns its length. The last
    /// token is never taken from memory, because its output is needed.
    pub(super) fn start(
        &mut self,
        context: &mut LlamaContext<'_>,
        id: SequenceId,
        prompt: &[LlamaToken],
        scope: Option<&str>,
    ) -> Result<usize, String> {
        let best = self.best(prompt, scope);
        let (length, source) = best.unwrap_or((0, id.0));
        let length = length.min(prompt.len().saturating_sub(1));
        if source == id.0 {
            remove(context, id.0, length)?;
        } else {
            remove(context, id.0, 0)?;
            copy(context, source, id.0, length)?;
        }
        self.touch(source);
        self.touch(id.0);
        let sequence = &mut self.all[id.0];
        sequence.tokens.clear();
        sequence.tokens.extend_from_slice(&prompt[..length]);
        sequence.scope = scope.map(str::to_owned);
        Ok(length)
    }

    fn best(&self, prompt: &[LlamaToken], scope: Option<&str>) -> Option<(usize, usize)> {
        let whole = |index: usize| index >= self.answers;
        self.all
            .iter()
            .enumerate()
            .filter(|(index, sequence)| whole(*index) || sequence.scope.as_deref() == scope)
            .map(|(index, sequence)| (shared(&sequence.tokens, prompt), index))
            // A system prompt may be another scope's: it counts whole or not at all.
            .filter(|&(length, index)| {
                length > 0 && (!whole(index) || length == self.all[index].tokens.len())
            })
            .max_by_key(|&(length, _)| length)
    }

    /// Tokens that were computed for the place.
    pub(super) fn extend(&mut self, id: SequenceId, tokens: &[LlamaToken]) {
        self.all[id.0].tokens.extend_from_slice(tokens);
    }

    /// How many tokens the place holds.
    pub(super) fn length(&self, id: SequenceId) -> usize {
        self.all[id.0].tokens.len()
    }

    /// Keeps the first `length` tokens of the place, a system prompt, for later prompts.
    pub(super) fn pin(
        &mut self,
        context: &mut LlamaContext<'_>,
        id: SequenceId,
        length: usize,
    ) -> Result<(), String> {
        let prefix = &self.all[id.0].tokens[..length.min(self.all[id.0].tokens.len())];
        let known = (self.answers..self.all.len()).find(|&index| self.all[index].tokens == prefix);
        if let Some(index) = known {
            self.touch(index);
            return Ok(());
        }
        if prefix.len() < MIN_PINNED_TOKENS {
            return Ok(());
        }
        let oldest = (self.answers..self.all.len()).min_by_key(|&index| self.all[index].used);
        let Some(index) = oldest else { return Ok(()) };
        let prefix = prefix.to_vec();
        remove(context, index, 0)?;
        copy(context, id.0, index, prefix.len())?;
        self.all[index].tokens = prefix;
        self.touch(index);
        Ok(())
    }

    /// The answer is over; its tokens stay for the next turn of the conversation.
    pub(super) fn release(&mut self, id: SequenceId) {
        self.all[id.0].busy = false;
        self.touch(id.0);
    }

    /// Frees the memory that was unused longest; false when no more can be freed.
    pub(super) fn evict(&mut self, context: &mut LlamaContext<'_>) -> Result<bool, String> {
        let idle = (0..self.all.len())
            .filter(|&index| !self.all[index].busy && !self.all[index].tokens.is_empty())
            // Answers before system prompts, which more requests share.
            .min_by_key(|&index| (index >= self.answers, self.all[index].used));
        let Some(index) = idle else { return Ok(false) };
        remove(context, index, 0)?;
        self.all[index].tokens.clear();
        Ok(true)
    }

    /// Forgets everything, which is only right while nothing runs.
    pub(super) fn clear(&mut self, context: &mut LlamaContext<'_>) {
        context.clear_kv_cache();
        for sequence in &mut self.all {
            sequence.tokens.clear();
        }
    }

    fn touch(&mut self, index: usize) {
        self.clock += 1;
        self.all[index].used = self.clock;
    }
}

/// Length of the common beginning of two prompts.
pub(super) fn shared(left: &[LlamaToken], right: &[LlamaToken]) -> usize {
    left.iter()
        .zip(right)
        .take_while(|(left, right)| left == right)
        .count()
}

fn remove(context: &mut LlamaContext<'_>, index: usize, from: usize) -> Result<(), String> {
    let (id, from) = (
        raw(index)?,
        u32::try_from(from).map_err(|error| error.to_string())?,
    );
    context
        .kv_cache_seq_rm(id, Some(from), None)
        .map_err(|error| error.to_string())
}

fn copy(
    context: &mut LlamaContext<'_>,
    from: usize,
    to: usize,
    length: usize,
) -> Result<(), String> {
    if length == 0 {
        return Ok(());
    }
    let end = u32::try_from(length).map_err(|error| error.to_string())?;
    context
        .kv_cache_seq_cp(raw(from)?, raw(to)?, Some(0), Some(end))
        .map_err(|error| error.to_string())
}

fn raw(index: usize) -> Result<i32, String> {
    i32::try_from(index).map_err(|error| error.to_string())
}
