//! An answer in OpenAI's words.

use serde::Deserialize;
use serde_json::Value;

use crate::{
    FinishReason, Result, Token,
    provider::{
        answer::Out,
        count::{Count, usage},
        protocol::Reader,
        server::{broken, failed, failure},
    },
};

pub(super) struct ChunkReader;

impl Reader for ChunkReader {
    fn read(&mut self, data: &str, out: &mut Out) -> Result<()> {
        if data.trim() == "[DONE]" {
            out.over = true;
            return Ok(());
        }
        let chunk: Chunk = serde_json::from_str(data)
            .map_err(|error| broken(format!("it sent what is no chat chunk: {error}")))?;
        if let Some(error) = chunk.error {
            let status = error.get("code").and_then(Value::as_u64);
            let status = status.and_then(|code| u16::try_from(code).ok());
            return Err(failed(status, &failure(&error.to_string())));
        }
        if let Some(counted) = chunk.usage {
            let written = counted.completion_tokens_details.unwrap_or_default();
            let cached = counted
                .prompt_tokens_details
                .unwrap_or_default()
                .cached_tokens;
            out.usage = usage(
                counted.prompt_tokens,
                cached,
                Count(0),
                counted.completion_tokens,
                written.reasoning_tokens,
            );
        }
        // Only one answer was asked for.
        for choice in chunk.choices.into_iter().filter(|choice| choice.index == 0) {
            take(choice, out)?;
        }
        Ok(())
    }
}

fn take(choice: Choice, out: &mut Out) -> Result<()> {
    let delta = choice.delta;
    out.thought(
        delta
            .reasoning_content
            .or(delta.reasoning)
            .unwrap_or_default(),
    );
    match delta.content {
        None => {}
        Some(Content::Text(text)) => out.text(text),
        Some(Content::Parts(parts)) => {
            for part in parts {
                out.thought(part.thinking.into_iter().map(|part| part.text).collect());
                out.text(part.text);
            }
        }
    }
    out.text(delta.refusal.unwrap_or_default());
    for piece in delta.tool_calls.unwrap_or_default() {
        let index = match piece.index {
            Some(index) => index,
            // Without an index, a name begins a call, and the rest belongs to the last one.
            None if piece.function.name.is_some() => out.calls.len(),
            None => out.calls.len().saturating_sub(1),
        };
        let name = piece.function.name.unwrap_or_default();
        let arguments = match piece.function.arguments {
            Value::String(text) => text,
            Value::Null => String::new(),
            whole => whole.to_string(),
        };
        out.calls.add(index, piece.id, &name, &arguments)?;
    }
    if let Some(logprobs) = choice.logprobs {
        let tokens = logprobs.content.unwrap_or_default();
        out.tokens(tokens.into_iter().map(Logprob::token).collect());
    }
    out.finish = match choice.finish_reason.as_deref() {
        None | Some("") => out.finish,
        Some("length" | "model_length") => Some(FinishReason::Length),
        Some("tool_calls" | "function_call") => Some(FinishReason::ToolCalls),
        Some("content_filter") => Some(FinishReason::ContentFilter),
        Some("error") => return Err(broken("it gave up in the middle of the answer".to_owned())),
        Some(_) => Some(FinishReason::Stop),
    };
    Ok(())
}

#[derive(Deserialize)]
struct Chunk {
    #[serde(default)]
    choices: Vec<Choice>,
    #[serde(default)]
    usage: Option<UsageBody>,
    /// Some servers report a failure within the stream.
    #[serde(default)]
    error: Option<Value>,
}

#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    index: u32,
    #[serde(default)]
    delta: Delta,
    #[serde(default)]
    finish_reason: Option<String>,
    #[serde(default)]
    logprobs: Option<Logprobs>,
}

#[derive(Default, Deserialize)]
struct Delta {
    #[serde(default)]
    content: Option<Content>,
    #[serde(default)]
    refusal: Option<String>,
    /// As DeepSeek and vLLM name what was thought.
    #[serde(default)]
    reasoning_content: Option<String>,
    /// As OpenRouter and Hugging Face do.
    #[serde(default)]
    reasoning: Option<String>,
    #[serde(default)]
    tool_calls: Option<Vec<CallDelta>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Content {
    Text(String),
    /// Mistral's models that think.
    Parts(Vec<Part>),
}

#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    text: String,
    #[serde(default)]
    thinking: Vec<Thinking>,
}

#[derive(Deserialize)]
struct Thinking {
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
struct CallDelta {
    #[serde(default)]
    index: Option<usize>,
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    function: FunctionDelta,
}

#[derive(Default, Deserialize)]
struct FunctionDelta {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    arguments: Value,
}

#[derive(Deserialize)]
struct Logprobs {
    #[serde(default)]
    content: Option<Vec<Logprob>>,
}

/// How likely a token was, as OpenAI and Ollama say it.
#[derive(Deserialize)]
pub(in crate::provider) struct Logprob {
    #[serde(default)]
    token: String,
    #[serde(default)]
    logprob: f32,
    #[serde(default)]
    bytes: Option<Vec<u8>>,
    #[serde(default)]
    top_logprobs: Vec<Logprob>,
}

impl Logprob {
    pub(in crate::provider) fn token(self) -> Token {
        let top = self.top_logprobs.into_iter().map(Self::pair).collect();
        let bytes = self.bytes.unwrap_or_else(|| self.token.into_bytes());
        Token {
            bytes,
            logprob: self.logprob,
            top,
        }
    }

    fn pair(self) -> (Vec<u8>, f32) {
        let bytes = self.bytes.unwrap_or_else(|| self.token.into_bytes());
        (bytes, self.logprob)
    }
}

#[derive(Deserialize)]
struct UsageBody {
    #[serde(default)]
    prompt_tokens: Count,
    #[serde(default)]
    completion_tokens: Count,
    #[serde(default)]
    prompt_tokens_details: Option<PromptDetails>,
    #[serde(default)]
    completion_tokens_details: Option<CompletionDetails>,
}

#[derive(Default, Deserialize)]
struct PromptDetails {
    #[serde(default)]
    cached_tokens: Count,
}

#[derive(Default, Deserialize)]
struct CompletionDetails {
    #[serde(default)]
    reasoning_tokens: Count,
}
