//! An answer in Anthropic's words.

use serde::Deserialize;
use serde_json::Value;

use crate::{
    FinishReason, Result,
    provider::{
        answer::Out,
        count::{Count, usage},
        protocol::Reader,
        server::{broken, failed},
    },
};

use super::ANSWER;

/// Reads the events of an answer.
pub(super) struct EventReader {
    /// The answer comes as the call of a tool.
    by_tool: bool,
    /// The block that holds it.
    answer: Option<usize>,
    usage: UsageBody,
}

impl EventReader {
    pub(super) fn new(by_tool: bool) -> Self {
        Self {
            by_tool,
            answer: None,
            usage: UsageBody::default(),
        }
    }

    fn count(&mut self, more: UsageBody, out: &mut Out) {
        // Later events repeat what has changed only.
        let now = &mut self.usage;
        now.input_tokens = more.input_tokens.or(now.input_tokens);
        now.output_tokens = more.output_tokens.or(now.output_tokens);
        now.cache_read_input_tokens = more.cache_read_input_tokens.or(now.cache_read_input_tokens);
        now.cache_creation_input_tokens = more
            .cache_creation_input_tokens
            .or(now.cache_creation_input_tokens);
        let cached = now.cache_read_input_tokens.unwrap_or_default();
        let kept = now.cache_creation_input_tokens.unwrap_or_default();
        let prompt = now.input_tokens.unwrap_or_default().and(cached).and(kept);
        let written = now.output_tokens.unwrap_or_default();
        out.usage = usage(prompt, cached, kept, written, Count(0));
    }

    fn begin(&mut self, index: usize, block: Block, out: &mut Out) -> Result<()> {
        match block {
            Block::Text { text } => out.text(text),
            Block::Thinking { thinking } => out.thought(thinking),
            Block::ToolUse { name, .. } if self.by_tool && name == ANSWER => {
                self.answer = Some(index);
            }
            Block::ToolUse { id, name, input } => {
                // The arguments follow in pieces, unless they are here already.
                let whole = input.as_object().is_some_and(|fields| !fields.is_empty());
                let arguments = if whole {
                    input.to_string()
                } else {
                    String::new()
                };
                out.calls.add(index, Some(id), &name, &arguments)?;
            }
            Block::Other => {}
        }
        Ok(())
    }

    fn go_on(&mut self, index: usize, delta: Delta, out: &mut Out) -> Result<()> {
        match delta {
            Delta::Text { text } => out.text(text),
            Delta::Thinking { thinking } => out.thought(thinking),
            Delta::InputJson { partial_json } if self.answer == Some(index) => {
                out.text(partial_json);
            }
            Delta::InputJson { partial_json } => out.calls.add(index, None, "", &partial_json)?,
            Delta::Other => {}
        }
        Ok(())
    }
}

impl Reader for EventReader {
    fn read(&mut self, data: &str, out: &mut Out) -> Result<()> {
        let event: Event = serde_json::from_str(data)
            .map_err(|error| broken(format!("it sent what is no event: {error}")))?;
        match event {
            Event::MessageStart { message } => self.count(message.usage, out),
            Event::ContentBlockStart {
                index,
                content_block,
            } => self.begin(index, content_block, out)?,
            Event::ContentBlockDelta { index, delta } => self.go_on(index, delta, out)?,
            Event::MessageDelta { delta, usage } => {
                self.count(usage, out);
                out.finish = match delta.stop_reason.as_deref() {
                    None => out.finish,
                    Some("max_tokens" | "model_context_window_exceeded") => {
                        Some(FinishReason::Length)
                    }
                    Some("tool_use") if self.answer.is_some() => Some(FinishReason::Stop),
                    Some("tool_use") => Some(FinishReason::ToolCalls),
                    Some("refusal") => Some(FinishReason::ContentFilter),
                    Some(_) => Some(FinishReason::Stop),
                };
            }
            Event::MessageStop => out.over = true,
            Event::Error { error } => {
                let status = match error.r#type.as_str() {
                    "overloaded_error" => Some(529),
                    "rate_limit_error" => Some(429),
                    "api_error" => Some(500),
                    _ => None,
                };
                return Err(failed(status, &error.message));
            }
            Event::Other => {}
        }
        Ok(())
    }
}

/// Kinds of events may be added; they are passed over.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Event {
    MessageStart {
        message: Start,
    },
    ContentBlockStart {
        index: usize,
        content_block: Block,
    },
    ContentBlockDelta {
        index: usize,
        delta: Delta,
    },
    MessageDelta {
        delta: End,
        #[serde(default)]
        usage: UsageBody,
    },
    MessageStop,
    Error {
        error: Failure,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Start {
    #[serde(default)]
    usage: UsageBody,
}

#[derive(Deserialize)]
struct End {
    #[serde(default)]
    stop_reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Block {
    Text {
        #[serde(default)]
        text: String,
    },
    Thinking {
        #[serde(default)]
        thinking: String,
    },
    ToolUse {
        id: String,
        name: String,
        #[serde(default)]
        input: Value,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Delta {
    #[serde(rename = "text_delta")]
    Text { text: String },
    #[serde(rename = "thinking_delta")]
    Thinking { thinking: String },
    #[serde(rename = "input_json_delta")]
    InputJson { partial_json: String },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Failure {
    #[serde(default)]
    r#type: String,
    #[serde(default)]
    message: String,
}

#[derive(Default, Deserialize)]
struct UsageBody {
    #[serde(default)]
    input_tokens: Option<Count>,
    #[serde(default)]
    output_tokens: Option<Count>,
    #[serde(default)]
    cache_read_input_tokens: Option<Count>,
    #[serde(default)]
    cache_creation_input_tokens: Option<Count>,
}
