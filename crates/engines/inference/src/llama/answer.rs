//! One answer in the making.

use std::time::Instant;

use llama_cpp_2::token::LlamaToken;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::{ChatEvent, FinishReason, InferenceError, Result, Token, Usage};

use super::{output::Output, sampler::Sampler, sequences::SequenceId};

/// A request that has its place in the model's memory.
pub(super) struct Answer {
    pub(super) sequence: SequenceId,
    pub(super) scope: Option<String>,
    pub(super) prompt: Vec<LlamaToken>,
    /// Tokens at the front of the prompt that other conversations share.
    pub(super) system: usize,
    /// Whether the prompt was looked up in memory; before that, nothing of it is computed.
    pub(super) started: bool,
    pub(super) cached: usize,
    /// Chosen and sent, not yet computed.
    pub(super) next: Option<LlamaToken>,
    pub(super) written: u32,
    pub(super) most: u32,
    pub(super) sampler: Sampler,
    pub(super) output: Output,
    /// Its row in the outputs of the step that runs.
    pub(super) row: Option<i32>,
    pub(super) seeded: bool,
    /// How many of the likeliest tokens are told beside each, if any.
    pub(super) logprobs: Option<u8>,
    one_call: bool,
    deadline: Option<Instant>,
    cancel: CancellationToken,
    events: mpsc::Sender<Result<ChatEvent>>,
    pending: Vec<ChatEvent>,
    over: bool,
}

/// Who reads an answer, and for how long.
pub(super) struct Reader {
    pub(super) deadline: Option<Instant>,
    pub(super) cancel: CancellationToken,
    pub(super) events: mpsc::Sender<Result<ChatEvent>>,
}

/// A request in the model's own terms.
pub(super) struct Prepared {
    pub(super) prompt: Vec<LlamaToken>,
    /// Tokens at the front of the prompt that other conversations share.
    pub(super) system: usize,
    pub(super) most: u32,
    pub(super) sampler: Sampler,
    /// How many of the likeliest tokens are told beside each, if any.
    pub(super) logprobs: Option<u8>,
    /// It ends with its first tool call.
    pub(super) one_call: bool,
}

/// Where its tokens are kept, and for whom.
pub(super) struct Place {
    pub(super) sequence: SequenceId,
    pub(super) scope: Option<String>,
}

impl Answer {
    pub(super) fn new(
        place: Place,
        prepared: Prepared,
        seeded: bool,
        output: Output,
        reader: Reader,
    ) -> Self {
        Self {
            sequence: place.sequence,
            scope: place.scope,
            prompt: prepared.prompt,
            system: prepared.system,
            started: false,
            cached: 0,
            next: None,
            written: 0,
            most: prepared.most,
            sampler: prepared.sampler,
            output,
            row: None,
            seeded,
            logprobs: prepared.logprobs,
            one_call: prepared.one_call,
            deadline: reader.deadline,
            cancel: reader.cancel,
            events: reader.events,
            pending: Vec::new(),
            over: false,
        }
    }

    /// Tokens of memory that it may come to need.
    pub(super) fn reserved(&self) -> usize {
        self.prompt.len() + self.most as usize
    }

    /// Whether nothing more is to be computed for it.
    pub(super) fn over(&self) -> bool {
        self.over
    }

    /// Ends it when nobody reads it any more or its time is up.
    pub(super) fn check_time(&mut self, now: Instant, model: &str) {
        if self.events.is_closed() {
            self.over = true;
        } else if self.cancel.is_cancelled() {
            self.fail(InferenceError::Cancelled);
        } else if self.deadline.is_some_and(|deadline| deadline <= now) {
            if self.written == 0 {
                self.fail(InferenceError::Deadline {
                    model: model.to_owned(),
                });
            } else {
                self.finish(FinishReason::Deadline);
            }
        }
    }

    /// Takes the bytes of the next token, and how likely it was, if that is asked.
    pub(super) fn write(&mut self, token: LlamaToken, piece: &[u8], likely: Option<Token>) {
        self.written += 1;
        self.pending
            .extend(likely.map(|token| ChatEvent::Tokens(vec![token])));
        self.output.push(piece, &mut self.pending);
        if self.output.stopped() || self.one_call && self.output.calls() > 0 {
            self.finish(FinishReason::Stop);
        } else if self.written >= self.most {
            self.finish(FinishReason::Length);
        } else {
            self.next = Some(token);
            self.flush();
        }
    }

    /// Ends it in good order.
    pub(super) fn finish(&mut self, reason: FinishReason) {
        self.output.finish(&mut self.pending);
        let called = self.output.calls() > 0 && reason == FinishReason::Stop;
        let count = |tokens: usize| u32::try_from(tokens).unwrap_or(u32::MAX);
        self.pending.push(ChatEvent::Done {
            usage: Usage {
                prompt_tokens: count(self.prompt.len()),
                cached_tokens: count(self.cached),
                completion_tokens: self.written,
                ..Usage::default()
            },
            finish_reason: if called {
                FinishReason::ToolCalls
            } else {
                reason
            },
        });
        self.flush();
        self.over = true;
    }

    /// Ends it with an error.
    pub(super) fn fail(&mut self, error: InferenceError) {
        // A reader that is gone needs no error.
        let _ = self.events.try_send(Err(error));
        self.over = true;
    }

    fn flush(&mut self) {
        for event in self.pending.drain(..) {
            // The channel has room for every token, so this fails only when nobody reads.
            if self.events.try_send(Ok(event)).is_err() {
                self.over = true;
                return;
            }
        }
    }
}
