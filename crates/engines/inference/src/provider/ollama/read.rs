//! An answer in Ollama's words.

use serde::Deserialize;
use serde_json::Value;

use crate::{
    FinishReason, Result,
    provider::{
        answer::Out,
        count::{Count, usage},
        openai::Logprob,
        protocol::Reader,
        server::{broken, failed},
    },
};

pub(super) struct LineReader;

impl Reader for LineReader {
    fn read(&mut self, data: &str, out: &mut Out) -> Result<()> {
        let line: Line = serde_json::from_str(data)
            .map_err(|error| broken(format!("it sent what is no answer: {error}")))?;
        if let Some(error) = line.error {
            return Err(failed(None, &error));
        }
        let message = line.message.unwrap_or_default();
        out.thought(message.thinking);
        out.text(message.content);
        for call in message.tool_calls.unwrap_or_default() {
            let index = out.calls.len();
            let arguments = match call.function.arguments {
                Value::Null => String::new(),
                arguments => arguments.to_string(),
            };
            out.calls
                .add(index, call.id, &call.function.name, &arguments)?;
        }
        out.tokens(line.logprobs.into_iter().map(Logprob::token).collect());
        if line.done {
            out.usage = usage(
                line.prompt_eval_count,
                Count(0),
                Count(0),
                line.eval_count,
                Count(0),
            );
            out.finish = Some(match line.done_reason.as_deref() {
                Some("length") => FinishReason::Length,
                _ => FinishReason::Stop,
            });
            out.over = true;
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    message: Option<Message>,
    #[serde(default)]
    done: bool,
    #[serde(default)]
    done_reason: Option<String>,
    #[serde(default)]
    prompt_eval_count: Count,
    #[serde(default)]
    eval_count: Count,
    #[serde(default)]
    logprobs: Vec<Logprob>,
    #[serde(default)]
    error: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Message {
    content: String,
    thinking: String,
    tool_calls: Option<Vec<Call>>,
}

#[derive(Deserialize)]
struct Call {
    #[serde(default)]
    id: Option<String>,
    function: Function,
}

#[derive(Deserialize)]
struct Function {
    name: String,
    #[serde(default)]
    arguments: Value,
}
