//! An answer in Gemini's words.

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
        let chunk: Chunk = serde_json::from_str(data)
            .map_err(|error| broken(format!("it sent what is no answer: {error}")))?;
        if let Some(error) = chunk.error {
            let status = error.get("code").and_then(Value::as_u64);
            let status = status.and_then(|code| u16::try_from(code).ok());
            return Err(failed(status, &failure(&error.to_string())));
        }
        if let Some(counted) = chunk.usage_metadata {
            let thought = counted.thoughts_token_count;
            out.usage = usage(
                counted
                    .prompt_token_count
                    .and(counted.tool_use_prompt_token_count),
                counted.cached_content_token_count,
                Count(0),
                counted.candidates_token_count.and(thought),
                thought,
            );
        }
        // The prompt itself was refused, and no candidate follows.
        if chunk
            .prompt_feedback
            .is_some_and(|feedback| feedback.block_reason.is_some())
        {
            out.finish = Some(FinishReason::ContentFilter);
        }
        for candidate in chunk.candidates.into_iter().filter(|one| one.index == 0) {
            take(candidate, out)?;
        }
        Ok(())
    }
}

fn take(candidate: Candidate, out: &mut Out) -> Result<()> {
    for part in candidate.content.parts {
        match part.text {
            Some(text) if part.thought => out.thought(text),
            Some(text) => out.text(text),
            None => {}
        }
        if let Some(call) = part.function_call {
            let index = out.calls.len();
            let arguments = match call.args {
                Value::Null => String::new(),
                args => args.to_string(),
            };
            out.calls.add(index, call.id, &call.name, &arguments)?;
        }
    }
    if let Some(logprobs) = candidate.logprobs_result {
        out.tokens(tokens(logprobs));
    }
    out.finish = match candidate.finish_reason.as_deref() {
        None | Some("") | Some("FINISH_REASON_UNSPECIFIED") => out.finish,
        Some("MAX_TOKENS") => Some(FinishReason::Length),
        Some(
            "SAFETY" | "RECITATION" | "BLOCKLIST" | "PROHIBITED_CONTENT" | "SPII" | "LANGUAGE"
            | "IMAGE_SAFETY",
        ) => Some(FinishReason::ContentFilter),
        Some(reason @ ("MALFORMED_FUNCTION_CALL" | "UNEXPECTED_TOOL_CALL" | "OTHER")) => {
            let said = candidate.finish_message.unwrap_or_default();
            return Err(broken(format!("the model gave up ({reason}) {said}")));
        }
        Some(_) => Some(FinishReason::Stop),
    };
    Ok(())
}

fn tokens(logprobs: Logprobs) -> Vec<Token> {
    let mut tops = logprobs.top_candidates.into_iter();
    let chosen = logprobs.chosen_candidates.into_iter();
    chosen
        .map(|token| {
            let top = tops.next().map(|top| top.candidates).unwrap_or_default();
            Token {
                bytes: token.token.into_bytes(),
                logprob: token.log_probability,
                top: top
                    .into_iter()
                    .map(|one| (one.token.into_bytes(), one.log_probability))
                    .collect(),
            }
        })
        .collect()
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Chunk {
    #[serde(default)]
    candidates: Vec<Candidate>,
    #[serde(default)]
    prompt_feedback: Option<Feedback>,
    #[serde(default)]
    usage_metadata: Option<UsageBody>,
    #[serde(default)]
    error: Option<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Feedback {
    #[serde(default)]
    block_reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Candidate {
    #[serde(default)]
    index: u32,
    #[serde(default)]
    content: Content,
    #[serde(default)]
    finish_reason: Option<String>,
    #[serde(default)]
    finish_message: Option<String>,
    #[serde(default)]
    logprobs_result: Option<Logprobs>,
}

#[derive(Default, Deserialize)]
struct Content {
    #[serde(default)]
    parts: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Part {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    thought: bool,
    #[serde(default)]
    function_call: Option<Call>,
}

#[derive(Deserialize)]
struct Call {
    #[serde(default)]
    id: Option<String>,
    name: String,
    #[serde(default)]
    args: Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Logprobs {
    #[serde(default)]
    top_candidates: Vec<Top>,
    #[serde(default)]
    chosen_candidates: Vec<Likely>,
}

#[derive(Deserialize)]
struct Top {
    #[serde(default)]
    candidates: Vec<Likely>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Likely {
    #[serde(default)]
    token: String,
    #[serde(default)]
    log_probability: f32,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UsageBody {
    #[serde(default)]
    prompt_token_count: Count,
    #[serde(default)]
    cached_content_token_count: Count,
    #[serde(default)]
    candidates_token_count: Count,
    #[serde(default)]
    thoughts_token_count: Count,
    #[serde(default)]
    tool_use_prompt_token_count: Count,
}
