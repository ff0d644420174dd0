//! Continuous batching: every step computes the next token of each answer and a piece of one new
//! prompt, so that a new request neither waits for the others nor stops them.

use std::{
    collections::VecDeque,
    sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError},
    time::Instant,
};

use aho_corasick::AhoCorasick;
use llama_cpp_2::{
    DecodeError, context::LlamaContext, llama_batch::LlamaBatch, model::LlamaModel,
    token::LlamaToken, vocab::LlamaVocab,
};

use crate::{ChatRequest, FinishReason, InferenceError, Result, ToolChoice};

use super::{
    DEFAULT_MAX_TOKENS, Job, LlamaConfig,
    answer::{Answer, Place, Prepared, Reader},
    engine::{PINNED, STEP_TOKENS, backend, context_params},
    grammar,
    output::Output,
    sampler::{Sampler, likelihood},
    sequences::{SequenceId, Sequences, shared},
    template::Template,
};

/// Prompt tokens in a step while answers are being written: the price is their pace.
const PROMPT_TOKENS_BESIDE: usize = 64;
/// Of two new prompts that share more than this with each other, the second waits for the first.
const WORTH_WAITING: usize = 16;

/// A loaded model at work.
pub(super) struct Server<'a> {
    config: &'a LlamaConfig,
    model: &'a LlamaModel,
    vocab: LlamaVocab<'a>,
    context: LlamaContext<'a>,
    batch: LlamaBatch<'static>,
    template: Template,
    /// The texts of control tokens, which nobody may smuggle into a prompt.
    control: Option<AhoCorasick>,
    sequences: Sequences,
    queue: VecDeque<Waiting>,
    answers: Vec<Answer>,
    served: u64,
}

impl<'a> Server<'a> {
    pub(super) fn new(config: &'a LlamaConfig, model: &'a LlamaModel) -> Result<Self> {
        let failed = |message: String| InferenceError::engine(&config.name, message);
        let context = model
            .new_context(backend(&config.name)?, context_params(config, model))
            .map_err(|error| failed(format!("no memory for its context: {error}")))?;
        let vocab = model.vocab();
        Ok(Self {
            config,
            model,
            control: control_texts(&vocab),
            vocab,
            context,
            batch: LlamaBatch::new(STEP_TOKENS, 1),
            template: Template::of(model, config.template.as_deref()).map_err(failed)?,
            sequences: Sequences::new(config.sequences.max(1), PINNED),
            queue: VecDeque::new(),
            answers: Vec::new(),
            served: 0,
        })
    }

    /// Works until there was nothing to do for the idle time, or nobody can ask any more.
    pub(super) fn serve(&mut self, first: Job, inbox: &Receiver<Job>) {
        self.queue.push_back(first.into());
        loop {
            if self.answers.is_empty() && self.queue.is_empty() {
                let job = match self.config.idle_after {
                    Some(idle) => inbox.recv_timeout(idle),
                    None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                };
                match job {
                    Ok(job) => self.queue.push_back(job.into()),
                    Err(_) => return,
                }
            }
            loop {
                match inbox.try_recv() {
                    Ok(job) => self.queue.push_back(job.into()),
                    Err(TryRecvError::Empty) => break,
                    // The answers under way are still read by someone.
                    Err(TryRecvError::Disconnected) if self.answers.is_empty() => return,
                    Err(TryRecvError::Disconnected) => break,
                }
            }
            self.drop_lost();
            self.admit();
            if !self.answers.is_empty() {
                self.step();
            }
            self.drop_lost();
        }
    }

    /// Lets go of answers and waiting requests that are over, cancelled or late.
    fn drop_lost(&mut self) {
        let now = Instant::now();
        // Their callers watch the clock and the token themselves, and leave; here only the places are freed.
        self.queue.retain(|Waiting { job, .. }| {
            !job.events.is_closed() && !job.admitted.is_closed() && !job.cancel.is_cancelled()
        });
        for answer in &mut self.answers {
            if !answer.over() {
                answer.check_time(now, &self.config.name);
            }
        }
        self.answers.retain(|answer| {
            if answer.over() {
                self.sequences.release(answer.sequence);
            }
            !answer.over()
        });
    }

    /// Gives waiting requests their places, in order, while there is memory for them.
    fn admit(&mut self) {
        while let Some(waiting) = self.queue.pop_front() {
            let prepared = match waiting.prepared {
                Some(prepared) => Ok(prepared),
                None => self.prepare(&waiting.job.request),
            };
            let prepared = match prepared {
                Ok(prepared) => prepared,
                Err(error) => {
                    // Nobody needs the reason when the caller has given up.
                    let _ = waiting.job.admitted.send(Err(error));
                    continue;
                }
            };
            let wanted = prepared.prompt.len() + prepared.most as usize;
            let reserved: usize = self.answers.iter().map(Answer::reserved).sum();
            let full = reserved + wanted > self.context.n_ctx() as usize;
            let scope = waiting.job.request.cache_scope.clone();
            let place = match full && !self.answers.is_empty() {
                true => None,
                false => self.sequences.take(&prepared.prompt, scope.as_deref()),
            };
            let Some(sequence) = place else {
                self.queue.push_front(Waiting {
                    prepared: Some(prepared),
                    ..waiting
                });
                return;
            };
            self.begin_answer(waiting.job, prepared, sequence);
        }
    }

    fn begin_answer(&mut self, job: Job, prepared: Prepared, sequence: SequenceId) {
        let Job {
            request,
            cancel,
            events,
            admitted,
            place,
        } = job;
        drop(place);
        if admitted.send(Ok(())).is_err() {
            self.sequences.release(sequence);
            return;
        }
        self.served += 1;
        let tools = match request.tool_choice {
            ToolChoice::None => Vec::new(),
            _ => request.tools.iter().map(|tool| tool.name.clone()).collect(),
        };
        let output = Output::new(request.stop, tools, self.served.to_string());
        self.answers.push(Answer::new(
            Place {
                sequence,
                scope: request.cache_scope,
            },
            prepared,
            request.seed.is_some(),
            output,
            Reader {
                deadline: request.deadline,
                cancel,
                events,
            },
        ));
    }

    fn prepare(&self, request: &ChatRequest) -> Result<Prepared> {
        let mut request = request.clone();
        if let Some(control) = &self.control {
            for message in &mut request.messages {
                message.content = defused(control, &message.content);
            }
        }
        let unusable = |error: String| {
            InferenceError::invalid(
                "messages",
                format!("the chat template refuses them: {error}"),
            )
        };
        let text = self
            .template
            .prompt(self.model, &request)
            .map_err(unusable)?;
        let prompt = self.tokens(&text);
        let limit = self.context.n_ctx() as usize;
        if prompt.is_empty() || prompt.len() >= limit {
            return Err(InferenceError::invalid(
                "messages",
                format!(
                    "{} tokens do not fit into {}'s {limit}; shorten them",
                    prompt.len(),
                    self.config.name
                ),
            ));
        }
        let system = self
            .template
            .system_part(self.model, &request)
            .map_or(0, |text| shared(&self.tokens(&text), &prompt));
        let room = u32::try_from(limit - prompt.len()).unwrap_or(u32::MAX);
        let most = request.max_tokens.unwrap_or(DEFAULT_MAX_TOKENS).min(room);
        let grammar = grammar::sampler(self.model, &request)?;
        let entropy = entropy();
        Ok(Prepared {
            prompt,
            system,
            most,
            sampler: Sampler::new(&request, grammar, self.model.n_vocab(), entropy),
            logprobs: request.logprobs,
            one_call: request.one_call,
        })
    }

    fn tokens(&self, text: &str) -> Vec<LlamaToken> {
        self.vocab.tokenize(text.as_bytes(), true, true)
    }

    /// One step of the model, and what follows from it.
    fn step(&mut self) {
        let computed = match self.fill() {
            Ok(computed) => computed,
            Err(error) => return self.fail_all(&error),
        };
        if computed.is_empty() {
            return;
        }
        loop {
            match self.context.decode(&mut self.batch) {
                Ok(()) => break,
                Err(DecodeError::NoKvCacheSlot) => match self.sequences.evict(&mut self.context) {
                    Ok(true) => {}
                    Ok(false) => return self.fail_all("its memory is full"),
                    Err(error) => return self.fail_all(&error),
                },
                Err(error) => return self.fail_all(&error.to_string()),
            }
        }
        for (index, tokens) in computed {
            let answer = &mut self.answers[index];
            self.sequences.extend(answer.sequence, &tokens);
            let done = self.sequences.length(answer.sequence);
            if answer.written == 0 && done >= answer.system && answer.system > 0 {
                let pinned = self
                    .sequences
                    .pin(&mut self.context, answer.sequence, answer.system);
                if let Err(error) = pinned {
                    tracing::debug!(%error, "a system prompt is not kept");
                }
                answer.system = 0;
            }
        }
        for answer in &mut self.answers {
            let Some(row) = answer.row.take() else {
                continue;
            };
            match answer.sampler.sample(&self.context, row) {
                Ok(token) if self.vocab.is_eog(token) => answer.finish(FinishReason::Stop),
                Ok(token) => match answer.sampler.accept(token) {
                    Ok(()) => {
                        let piece = self.vocab.token_to_piece(token, false, None);
                        let likely = answer.logprobs.map(|top| {
                            likelihood(&self.context, row, token, usize::from(top), |token| {
                                self.vocab.token_to_piece(token, false, None)
                            })
                        });
                        answer.write(token, &piece, likely);
                    }
                    Err(error) => answer.fail(InferenceError::engine(&self.config.name, error)),
                },
                Err(error) => answer.fail(InferenceError::engine(&self.config.name, error)),
            }
        }
    }

    /// Puts the next token of every answer and as much of the new prompts as fits into the batch.
    /// Returns which tokens each answer gets computed.
    fn fill(&mut self) -> Result<Vec<(usize, Vec<LlamaToken>)>, String> {
        self.batch.clear();
        let mut computed = Vec::new();
        for (index, answer) in self.answers.iter_mut().enumerate() {
            let Some(token) = answer.next.take() else {
                continue;
            };
            let position = self.sequences.length(answer.sequence);
            answer.row = Some(self.batch.n_tokens());
            add(&mut self.batch, token, position, answer, true)?;
            computed.push((index, vec![token]));
        }
        let mut room = match computed.len() {
            0 => STEP_TOKENS,
            writing => PROMPT_TOKENS_BESIDE.min(STEP_TOKENS - writing),
        };
        let mut earlier: Vec<usize> = Vec::new();
        for index in 0..self.answers.len() {
            if room == 0 {
                break;
            }
            let answer = &self.answers[index];
            if answer.written > 0 {
                continue;
            }
            if !answer.started {
                let scope = answer.scope.as_deref();
                let known = self.sequences.known(&answer.prompt, scope);
                let soon = earlier
                    .iter()
                    .map(|&other| shared(&self.answers[other].prompt, &answer.prompt))
                    .max()
                    .unwrap_or(0);
                if soon > known + WORTH_WAITING {
                    continue;
                }
                self.begin(index)?;
            }
            let answer = &mut self.answers[index];
            let done = self.sequences.length(answer.sequence);
            let end = answer.prompt.len().min(done + room);
            let piece = answer.prompt[done..end].to_vec();
            let last = end == answer.prompt.len();
            for (offset, &token) in piece.iter().enumerate() {
                let output = last && offset + 1 == piece.len();
                if output {
                    answer.row = Some(self.batch.n_tokens());
                }
                add(&mut self.batch, token, done + offset, answer, output)?;
            }
            room -= piece.len();
            earlier.push(index);
            computed.push((index, piece));
        }
        Ok(computed)
    }

    /// Looks up how much of a new prompt is known.
    fn begin(&mut self, index: usize) -> Result<(), String> {
        let alone = self.answers.len() == 1;
        let answer = &mut self.answers[index];
        if answer.seeded && alone {
            // Where the cells lie changes the last digits, and so might change a word.
            self.sequences.clear(&mut self.context);
        }
        let scope = answer.scope.as_deref();
        answer.cached =
            self.sequences
                .start(&mut self.context, answer.sequence, &answer.prompt, scope)?;
        answer.started = true;
        Ok(())
    }

    fn fail_all(&mut self, error: &str) {
        tracing::error!(model = %self.config.name, error, "a decoding step failed");
        for answer in &mut self.answers {
            answer.fail(InferenceError::engine(&self.config.name, error));
        }
        self.sequences.clear(&mut self.context);
    }
}

/// A request without a place, and what is known about it by now.
struct Waiting {
    job: Job,
    prepared: Option<Prepared>,
}

impl From<Job> for Waiting {
    fn from(job: Job) -> Self {
        Self {
            job,
            prepared: None,
        }
    }
}

fn add(
    batch: &mut LlamaBatch<'_>,
    token: LlamaToken,
    position: usize,
    answer: &Answer,
    output: bool,
) -> Result<(), String> {
    let position = i32::try_from(position).map_err(|error| error.to_string())?;
    batch
        .add(token, position, &[answer.sequence.raw()], output)
        .map_err(|error| error.to_string())
}

/// A seed for requests that bring none.
fn entropy() -> u32 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    RandomState::new().build_hasher().finish() as u32
}

/// Finds the texts of this vocabulary's control tokens.
fn control_texts(vocab: &LlamaVocab<'_>) -> Option<AhoCorasick> {
    let texts: Vec<String> = vocab
        .tokens()
        .filter(|&token| vocab.is_control(token))
        .filter_map(|token| Some(vocab.text(token)?.to_str().ok()?.to_owned()))
        .filter(|text| text.chars().count() > 2)
        .collect();
    AhoCorasick::new(texts).ok()
}

/// The text with every control token's text split by an invisible space, so that it is read as
/// the characters it is made of.
fn defused(control: &AhoCorasick, text: &str) -> String {
    if !control.is_match(text) {
        return text.to_owned();
    }
    let mut safe = String::with_capacity(text.len() + 16);
    control.replace_all_with(text, &mut safe, |_, found, safe| {
        let first = found.chars().next().map_or(0, char::len_utf8);
        safe.push_str(&found[..first]);
        safe.push('\u{200b}');
        safe.push_str(&found[first..]);
        true
    });
    safe
}
