//! Answers that are given again where an alias says so: to the same request, or to one that means the same.
//!
//! In memory, of this process, never across tenants: the tenant is part of every key. Only whole answers are kept that
//! ended as the model wanted.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use futures::{StreamExt, stream};
use moka::sync::Cache;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tekup_base::TenantId;
use tekup_inference::{
    ChatAnswer, ChatEvent, ChatRequest, ChatStream, Constraint, FinishReason, Image, Role,
    ToolChoice, Usage,
};

/// Bytes of answers that a process keeps; the ones that were of least use go first.
const ANSWERS: u64 = 64 * 1024 * 1024;
/// Bytes of vectors that it keeps for finding answers by meaning.
const VECTORS: u64 = 16 * 1024 * 1024;
/// Largest answer that is kept, in bytes.
const LARGEST: usize = 1024 * 1024;
/// Questions of one kind that are compared by meaning, the newest.
const COMPARED: usize = 64;
/// The longest that an answer may be kept.
const LONGEST: Duration = Duration::from_secs(86_400);

/// How an alias gives answers again.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub(crate) struct Caching {
    /// How long an answer is given again.
    #[schemars(range(min = 1, max = 86_400))]
    pub seconds: u32,
    /// Answers also what means the same: the least likeness of the last message, from 0.5 to 1, by this server's embedding
    /// model. All else of the request has to be equal. Only equal requests when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0.5, max = 1))]
    pub semantic: Option<f32>,
}

/// How a request wants to be answered where answers are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Freshness {
    /// By a kept answer, if there is one.
    #[default]
    Any,
    /// By the model; its answer is kept.
    Fresh,
    /// By the model, and nothing is kept.
    Private,
}

/// Where an answer came from, under an alias that keeps answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The model.
    Model,
    /// It was given before to the same request.
    Same,
    /// It was given before to a request that means the same.
    Alike,
}

impl Source {
    /// The word for it in headers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Model => "miss",
            Self::Same => "hit",
            Self::Alike => "semantic",
        }
    }
}

/// What a request is known by.
pub(crate) type Key = [u8; 32];

/// A kept answer.
pub(crate) struct Kept {
    answer: ChatAnswer,
    /// The model that gave it.
    pub model: String,
    until: Instant,
    size: u32,
}

impl Kept {
    /// The answer, as if it came now.
    pub fn words(&self) -> ChatStream {
        let answer = &self.answer;
        let mut events = Vec::new();
        if !answer.thoughts.is_empty() {
            events.push(ChatEvent::Thought(answer.thoughts.clone()));
        }
        if !answer.text.is_empty() {
            events.push(ChatEvent::Delta(answer.text.clone()));
        }
        if !answer.tokens.is_empty() {
            events.push(ChatEvent::Tokens(answer.tokens.clone()));
        }
        events.extend(answer.tool_calls.iter().cloned().map(ChatEvent::ToolCall));
        events.push(ChatEvent::Done {
            usage: answer.usage,
            finish_reason: answer.finish_reason,
        });
        stream::iter(events.into_iter().map(Ok)).boxed()
    }
}

/// A question by its kind and its vector.
type Question = (Key, Arc<[f32]>);
type Questions = Arc<Vec<(Arc<[f32]>, Key)>>;

/// The kept answers of the process. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Answers {
    answers: Cache<Key, Arc<Kept>>,
    questions: Cache<Key, Questions>,
}

impl Default for Answers {
    fn default() -> Self {
        let answers = Cache::builder()
            .max_capacity(ANSWERS)
            .weigher(|_, kept: &Arc<Kept>| kept.size)
            .time_to_live(LONGEST);
        let questions = Cache::builder()
            .max_capacity(VECTORS)
            .weigher(|_, questions: &Questions| {
                let numbers: usize = questions.iter().map(|(vector, _)| vector.len()).sum();
                u32::try_from(numbers * 4 + questions.len() * 64 + 64).unwrap_or(u32::MAX)
            })
            .time_to_live(LONGEST);
        Self {
            answers: answers.build(),
            questions: questions.build(),
        }
    }
}

impl Answers {
    pub fn get(&self, key: &Key) -> Option<Arc<Kept>> {
        let kept = self.answers.get(key)?;
        (kept.until > Instant::now()).then_some(kept)
    }

    /// The answer to the question of this kind that is most like `vector`, if it is as much like it as that.
    pub fn alike(&self, kind: &Key, vector: &[f32], least: f32) -> Option<Arc<Kept>> {
        let questions = self.questions.get(kind)?;
        let alike = questions
            .iter()
            .map(|(known, key)| (likeness(known, vector), key));
        let mut alike: Vec<_> = alike.filter(|(likeness, _)| *likeness >= least).collect();
        alike.sort_by(|a, b| b.0.total_cmp(&a.0));
        alike.into_iter().find_map(|(_, key)| self.get(key))
    }

    /// Passes an answer on and keeps it when it has come to a good end.
    pub fn keep(
        &self,
        words: ChatStream,
        (key, question): (Key, Option<Question>),
        model: String,
        seconds: u32,
    ) -> ChatStream {
        let all = self.clone();
        let mut size = 0;
        let mut answer = ChatAnswer {
            text: String::new(),
            thoughts: String::new(),
            tokens: Vec::new(),
            tool_calls: Vec::new(),
            usage: Usage::default(),
            finish_reason: FinishReason::Stop,
        };
        let passed = words.inspect(move |event| {
            let Ok(event) = event else {
                size = LARGEST + 1;
                return;
            };
            if size > LARGEST {
                return;
            }
            match event {
                ChatEvent::Delta(text) => {
                    size += text.len();
                    answer.text.push_str(text);
                }
                ChatEvent::Thought(text) => {
                    size += text.len();
                    answer.thoughts.push_str(text);
                }
                ChatEvent::Tokens(tokens) => {
                    size += tokens
                        .iter()
                        .map(|one| 64 + 32 * one.top.len())
                        .sum::<usize>();
                    answer.tokens.extend_from_slice(tokens);
                }
                ChatEvent::ToolCall(call) => {
                    size += call.arguments.to_string().len() + call.name.len();
                    answer.tool_calls.push(call.clone());
                }
                ChatEvent::Done {
                    usage,
                    finish_reason: reason @ (FinishReason::Stop | FinishReason::ToolCalls),
                } => {
                    answer.usage = *usage;
                    answer.finish_reason = *reason;
                    let kept = Kept {
                        answer: answer.clone(),
                        model: model.clone(),
                        until: Instant::now() + Duration::from_secs(seconds.into()).min(LONGEST),
                        size: u32::try_from(size).unwrap_or(u32::MAX).saturating_add(512),
                    };
                    all.answers.insert(key, Arc::new(kept));
                    if let Some((kind, vector)) = question.clone() {
                        all.remember(kind, vector, key);
                    }
                }
                ChatEvent::Done { .. } => {}
            }
        });
        passed.boxed()
    }

    fn remember(&self, kind: Key, vector: Arc<[f32]>, key: Key) {
        let known = self.questions.get(&kind).unwrap_or_default();
        let others = known.iter().filter(|(_, other)| *other != key);
        let mut questions: Vec<_> = others.cloned().collect();
        questions.push((vector, key));
        let old = questions.len().saturating_sub(COMPARED);
        questions.drain(..old);
        self.questions.insert(kind, Arc::new(questions));
    }
}

fn likeness(one: &[f32], other: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    let lengths = (dot(one, one) * dot(other, other)).sqrt();
    if one.len() == other.len() && lengths > 0.0 {
        dot(one, other) / lengths
    } else {
        0.0
    }
}

/// What a request is known by: the same tenant, alias, messages, tools and parameters have the same key.
pub(crate) fn key(tenant: TenantId, alias: (&str, i64), request: &ChatRequest) -> Key {
    digest(tenant, alias, request, request.messages.len())
}

/// What all requests have in common that differ in the last message alone, and that message; none where it is not a
/// person's plain text.
pub(crate) fn kind<'a>(
    tenant: TenantId,
    alias: (&str, i64),
    request: &'a ChatRequest,
) -> Option<(Key, &'a str)> {
    let last = request.messages.last()?;
    let plain = last.role == Role::User && last.images.is_empty() && !last.content.is_empty();
    let key = || digest(tenant, alias, request, request.messages.len() - 1);
    plain.then(|| (key(), last.content.as_str()))
}

fn digest(
    tenant: TenantId,
    (alias, changed): (&str, i64),
    request: &ChatRequest,
    messages: usize,
) -> Key {
    let message = |one: &tekup_inference::Message| {
        let images: Vec<Value> = one.images.iter().map(image).collect();
        json!([
            one.role,
            one.content,
            images,
            one.tool_calls,
            one.tool_call_id
        ])
    };
    let said: Vec<Value> = request
        .messages
        .iter()
        .take(messages)
        .map(message)
        .collect();
    let tool = |one: &tekup_inference::Tool| json!([one.name, one.description, one.parameters]);
    let tools: Vec<Value> = request.tools.iter().map(tool).collect();
    let choice = match &request.tool_choice {
        ToolChoice::Auto => json!("auto"),
        ToolChoice::None => json!("none"),
        ToolChoice::Required => json!("required"),
        ToolChoice::Named(name) => json!([name]),
    };
    let form = match &request.constraint {
        None => Value::Null,
        Some(Constraint::JsonSchema(schema)) => json!(["schema", schema]),
        Some(Constraint::Grammar(grammar)) => json!(["grammar", grammar]),
    };
    let canonical = json!([
        tenant.0,
        alias,
        changed,
        messages,
        said,
        tools,
        choice,
        form,
        request.temperature,
        request.top_p,
        request.seed,
        request.max_tokens,
        request.frequency_penalty,
        request.presence_penalty,
        request.logprobs,
        request.one_call,
        request.stop,
    ]);
    Sha256::digest(canonical.to_string()).into()
}

fn image(image: &Image) -> Value {
    match image {
        Image::Url(url) => json!(url),
        Image::Bytes { media_type, bytes } => {
            let digest: Key = Sha256::digest(bytes).into();
            json!([media_type, digest])
        }
    }
}

#[cfg(test)]
mod tests {
    use tekup_inference::Message;

    use super::*;

    #[test]
    fn a_key_is_the_requests_the_aliass_and_the_tenants() {
        let request = ChatRequest {
            messages: vec![Message::user("Hej")],
            ..ChatRequest::default()
        };
        let one = TenantId(uuid::Uuid::from_u128(1));
        let same = key(one, ("a", 1), &request.clone());
        assert_eq!(key(one, ("a", 1), &request), same);
        let other = TenantId(uuid::Uuid::from_u128(2));
        assert_ne!(key(other, ("a", 1), &request), same);
        assert_ne!(key(one, ("b", 1), &request), same);
        assert_ne!(key(one, ("a", 2), &request), same, "the alias was changed");
        let warm = ChatRequest {
            temperature: Some(1.0),
            ..request.clone()
        };
        assert_ne!(key(one, ("a", 1), &warm), same);
    }
}
