use std::time::Instant;

use async_trait::async_trait;
use bytes::Bytes;
use futures::{StreamExt, stream::BoxStream};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use crate::{InferenceError, Result};

/// A model that continues a conversation.
#[async_trait]
pub trait ChatModel: Send + Sync {
    /// The name under which answers of this model are shown and stored.
    fn id(&self) -> &str;

    /// Starts an answer. Returns when the model has taken the request; words follow in the stream.
    ///
    /// The stream ends with one [`ChatEvent::Done`], or with an error. Dropping the stream, or
    /// cancelling `cancel`, stops the work and frees its place.
    ///
    /// # Errors
    ///
    /// Everything that is known before the first word: a field that is wrong, a missing model, a
    /// full queue, a deadline that passed in the queue.
    async fn chat(&self, request: ChatRequest, cancel: CancellationToken) -> Result<ChatStream>;

    /// What whoever chooses between models needs to know of this one.
    fn abilities(&self) -> Abilities {
        Abilities::default()
    }
}

/// What a model can do, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abilities {
    /// Most tokens of prompt and answer together.
    pub context: Option<u32>,
    /// What it is given does not leave this machine.
    pub local: bool,
    /// It was taught to call tools. Others are asked for a call in words.
    pub tools: bool,
    /// It reads images.
    pub images: bool,
}

impl Default for Abilities {
    fn default() -> Self {
        Self {
            context: None,
            local: false,
            tools: true,
            images: false,
        }
    }
}

/// The words of an answer as they come.
pub type ChatStream = BoxStream<'static, Result<ChatEvent>>;

/// What a model is asked to do.
#[derive(Debug, Clone, Default)]
pub struct ChatRequest {
    /// The conversation so far, oldest first.
    pub messages: Vec<Message>,
    /// Functions that the model may call.
    pub tools: Vec<Tool>,
    /// Whether it may, must or must not call one.
    pub tool_choice: ToolChoice,
    /// 0 always takes the likeliest word; up to 2. The model's own default if none.
    pub temperature: Option<f32>,
    /// Draws from the likeliest words that together have this probability: above 0, up to 1.
    pub top_p: Option<f32>,
    /// The same seed and request give the same answer when nothing else runs on the model. A
    /// seeded request that runs alone starts from an empty prompt cache, so it costs time.
    pub seed: Option<u64>,
    /// Most tokens to generate. If none: 512 of a local model; of a server as many as it gives, or 4096 where it must
    /// be told.
    pub max_tokens: Option<u32>,
    /// Makes a word less likely the more often the answer has it: -2 to 2.
    pub frequency_penalty: Option<f32>,
    /// Makes a word less likely once the answer has it: -2 to 2.
    pub presence_penalty: Option<f32>,
    /// Says how likely each token was, and the likeliest so many in its place: up to 20.
    pub logprobs: Option<u8>,
    /// At most one tool call in an answer.
    pub one_call: bool,
    /// Texts that end the answer; they are not part of it. At most 16.
    pub stop: Vec<String>,
    /// When the answer is worth nothing any more. In the queue it fails the request; while words
    /// come it ends them with [`FinishReason::Deadline`].
    pub deadline: Option<Instant>,
    /// The form that the answer must have.
    pub constraint: Option<Constraint>,
    /// Whose conversation this is. Cached prompts are shared within a scope only, so that response
    /// times tell one tenant nothing about another's text; whole system prompts are shared by all.
    pub cache_scope: Option<String>,
}

/// The form that an answer must have. Not combined with tools.
#[derive(Debug, Clone, PartialEq)]
pub enum Constraint {
    /// The text of a JSON schema; the model writes the fields in the order the schema has them.
    JsonSchema(String),
    /// A GBNF grammar with a `root` rule. Local models only.
    Grammar(String),
}

/// Who said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Instructions of the product.
    System,
    /// The person.
    User,
    /// The model.
    Assistant,
    /// The result of a tool call.
    Tool,
}

/// One entry of a conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Who said it.
    pub role: Role,
    /// The text; may be empty when there are tool calls.
    pub content: String,
    /// What a person shows beside the text.
    pub images: Vec<Image>,
    /// What the assistant called.
    pub tool_calls: Vec<ToolCall>,
    /// For [`Role::Tool`]: the call that this answers.
    pub tool_call_id: Option<String>,
}

impl Message {
    fn new(role: Role, content: impl Into<String>) -> Self {
        Self {
            role,
            content: content.into(),
            images: Vec::new(),
            tool_calls: Vec::new(),
            tool_call_id: None,
        }
    }

    /// Instructions of the product.
    pub fn system(content: impl Into<String>) -> Self {
        Self::new(Role::System, content)
    }

    /// What the person said.
    pub fn user(content: impl Into<String>) -> Self {
        Self::new(Role::User, content)
    }

    /// What the model said.
    pub fn assistant(content: impl Into<String>) -> Self {
        Self::new(Role::Assistant, content)
    }

    /// What the model called.
    pub fn tool_calls(calls: Vec<ToolCall>) -> Self {
        Self {
            tool_calls: calls,
            ..Self::new(Role::Assistant, "")
        }
    }

    /// What the call `id` returned.
    pub fn tool(id: impl Into<String>, content: impl Into<String>) -> Self {
        Self {
            tool_call_id: Some(id.into()),
            ..Self::new(Role::Tool, content)
        }
    }
}

/// An image that a model reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Image {
    /// Where the model's server finds it, by HTTPS.
    Url(String),
    /// The image itself.
    Bytes {
        /// `image/png`, `image/jpeg`, `image/gif` or `image/webp`.
        media_type: String,
        /// Its file.
        bytes: Bytes,
    },
}

/// A function that the model may call.
#[derive(Debug, Clone, PartialEq)]
pub struct Tool {
    /// Letters, digits, `_` and `-`, at most 64.
    pub name: String,
    /// When to call it.
    pub description: String,
    /// JSON schema of its arguments, an object.
    pub parameters: Value,
}

/// Whether a tool is called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ToolChoice {
    /// The model decides.
    #[default]
    Auto,
    /// No tool is called.
    None,
    /// Some tool is called.
    Required,
    /// This tool is called.
    Named(String),
}

/// A call of a tool by the model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToolCall {
    /// Names this call within the conversation.
    pub id: String,
    /// The tool.
    pub name: String,
    /// Its arguments. A local model's are made to fit the schema; a remote server's may not.
    pub arguments: Value,
}

/// A piece of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum ChatEvent {
    /// More text, never half a character.
    Delta(String),
    /// More of what the model thinks before it answers; no part of the answer.
    Thought(String),
    /// How likely the tokens were that were written since the last of these.
    Tokens(Vec<Token>),
    /// A complete tool call.
    ToolCall(ToolCall),
    /// The end; nothing follows.
    Done {
        /// Tokens read and written.
        usage: Usage,
        /// Why it ended.
        finish_reason: FinishReason,
    },
}

/// A token of an answer, and how likely it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Token {
    /// Its bytes; a character may be spread over several tokens.
    pub bytes: Vec<u8>,
    /// Natural logarithm of its probability.
    pub logprob: f32,
    /// The likeliest in its place, the likeliest first.
    pub top: Vec<(Vec<u8>, f32)>,
}

/// Tokens of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Usage {
    /// Tokens of the prompt.
    pub prompt_tokens: u32,
    /// Of those, how many the model did not have to read again.
    pub cached_tokens: u32,
    /// Of those, how many a server keeps for later requests and charges for keeping.
    #[serde(default)]
    pub kept_tokens: u32,
    /// Tokens written.
    pub completion_tokens: u32,
    /// Of those, how many were thought and not said.
    #[serde(default)]
    pub thought_tokens: u32,
}

/// Why an answer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FinishReason {
    /// The model was done, or wrote a stop text.
    Stop,
    /// `max_tokens`, or the context, was full.
    Length,
    /// It called a tool.
    ToolCalls,
    /// The deadline passed while it wrote.
    Deadline,
    /// The server withheld the rest.
    ContentFilter,
}

/// A whole answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ChatAnswer {
    /// The text.
    pub text: String,
    /// What it thought before.
    pub thoughts: String,
    /// How likely its tokens were, where that was asked.
    pub tokens: Vec<Token>,
    /// What the model called.
    pub tool_calls: Vec<ToolCall>,
    /// Tokens read and written.
    pub usage: Usage,
    /// Why it ended.
    pub finish_reason: FinishReason,
}

/// Reads a stream to its end.
///
/// # Errors
///
/// The stream's error, or [`InferenceError::Provider`] when it stops without [`ChatEvent::Done`].
pub async fn collect(mut stream: ChatStream) -> Result<ChatAnswer> {
    let mut text = String::new();
    let mut thoughts = String::new();
    let (mut tokens, mut tool_calls) = (Vec::new(), Vec::new());
    while let Some(event) = stream.next().await {
        match event? {
            ChatEvent::Delta(delta) => text.push_str(&delta),
            ChatEvent::Thought(thought) => thoughts.push_str(&thought),
            ChatEvent::Tokens(more) => tokens.extend(more),
            ChatEvent::ToolCall(call) => tool_calls.push(call),
            ChatEvent::Done {
                usage,
                finish_reason,
            } => {
                return Ok(ChatAnswer {
                    text,
                    thoughts,
                    tokens,
                    tool_calls,
                    usage,
                    finish_reason,
                });
            }
        }
    }
    Err(InferenceError::Provider {
        status: None,
        message: "the answer broke off".to_owned(),
        retry_after: None,
    })
}
