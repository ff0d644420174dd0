//! An answer in Cohere's words.

use serde::Deserialize;

use crate::{
    FinishReason, Result,
    provider::{
        answer::Out,
        count::{Count, usage},
        protocol::Reader,
        server::{broken, failed},
    },
};

pub(super) struct EventReader;

impl Reader for EventReader {
    fn read(&mut self, data: &str, out: &mut Out) -> Result<()> {
        // An early version of the protocol ends like OpenAI's.
        if data.trim() == "[DONE]" {
            out.over = true;
            return Ok(());
        }
        let event: Event = serde_json::from_str(data)
            .map_err(|error| broken(format!("it sent what is no event: {error}")))?;
        let delta = event.delta.unwrap_or_default();
        let message = delta.message.unwrap_or_default();
        match event.r#type.as_str() {
            "content-start" | "content-delta" => {
                let content = message.content.unwrap_or_default();
                out.thought(content.thinking);
                out.text(content.text);
            }
            // What it means to do with its tools.
            "tool-plan-delta" => out.thought(message.tool_plan),
            "tool-call-start" | "tool-call-delta" => {
                let call = message.tool_calls.unwrap_or_default();
                let name = call.function.name.unwrap_or_default();
                let arguments = call.function.arguments.unwrap_or_default();
                out.calls
                    .add(event.index.unwrap_or(0), call.id, &name, &arguments)?;
            }
            "message-end" => {
                let said = delta.error.unwrap_or_default();
                out.finish = Some(match delta.finish_reason.as_deref() {
                    Some("MAX_TOKENS") => FinishReason::Length,
                    Some("TOOL_CALL") => FinishReason::ToolCalls,
                    Some("ERROR_TOXIC") => FinishReason::ContentFilter,
                    Some("ERROR" | "ERROR_LIMIT") => return Err(failed(Some(500), &said)),
                    Some("TIMEOUT") => return Err(failed(Some(504), "it took too long")),
                    _ => FinishReason::Stop,
                });
                let counted = delta.usage.unwrap_or_default();
                let tokens = counted.tokens.unwrap_or_default();
                let (read, wrote) = (tokens.input_tokens, tokens.output_tokens);
                out.usage = usage(read, counted.cached_tokens, Count(0), wrote, Count(0));
                out.over = true;
            }
            "error" => return Err(failed(None, &delta.error.unwrap_or_default())),
            _ => {}
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct Event {
    r#type: String,
    #[serde(default)]
    index: Option<usize>,
    #[serde(default)]
    delta: Option<Delta>,
}

#[derive(Default, Deserialize)]
struct Delta {
    #[serde(default)]
    message: Option<MessageDelta>,
    #[serde(default)]
    finish_reason: Option<String>,
    #[serde(default)]
    error: Option<String>,
    #[serde(default)]
    usage: Option<UsageBody>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct MessageDelta {
    content: Option<Content>,
    tool_plan: String,
    tool_calls: Option<Call>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Content {
    text: String,
    thinking: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Call {
    id: Option<String>,
    function: Function,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Function {
    name: Option<String>,
    arguments: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct UsageBody {
    tokens: Option<Tokens>,
    cached_tokens: Count,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Tokens {
    input_tokens: Count,
    output_tokens: Count,
}
