//! A streamed answer of a server.

use std::{collections::BTreeMap, collections::VecDeque, time::Instant};

use futures::{StreamExt, stream};
use reqwest::Response;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use crate::{ChatEvent, ChatStream, FinishReason, InferenceError, Result, ToolCall, Usage};

use super::{events::Events, send::unreachable, wire};

/// The answer's events as the server sends them.
pub(super) fn stream(
    model: String,
    response: Response,
    deadline: Option<Instant>,
    cancel: CancellationToken,
) -> ChatStream {
    let answer = Answer {
        model,
        response,
        deadline,
        cancel,
        events: Events::default(),
        ready: VecDeque::new(),
        calls: BTreeMap::new(),
        usage: Usage::default(),
        finish: None,
        wrote: false,
        over: false,
    };
    stream::unfold(answer, |mut answer| async {
        let event = answer.next().await?;
        answer.over |= matches!(event, Err(_) | Ok(ChatEvent::Done { .. }));
        Some((event, answer))
    })
    .boxed()
}

struct Answer {
    model: String,
    response: Response,
    deadline: Option<Instant>,
    cancel: CancellationToken,
    events: Events,
    ready: VecDeque<ChatEvent>,
    /// Tool calls by their index, which come in pieces.
    calls: BTreeMap<usize, PartialCall>,
    usage: Usage,
    finish: Option<FinishReason>,
    wrote: bool,
    over: bool,
}

#[derive(Default)]
struct PartialCall {
    id: String,
    name: String,
    arguments: String,
}

impl Answer {
    async fn next(&mut self) -> Option<Result<ChatEvent>> {
        if self.over {
            return None;
        }
        loop {
            if let Some(event) = self.ready.pop_front() {
                self.wrote = true;
                return Some(Ok(event));
            }
            let late = async {
                match self.deadline {
                    Some(at) => tokio::time::sleep_until(at.into()).await,
                    None => std::future::pending().await,
                }
            };
            let bytes = tokio::select! {
                biased;
                () = self.cancel.cancelled() => return Some(Err(InferenceError::Cancelled)),
                bytes = self.response.chunk() => bytes,
                () = late => return Some(self.late()),
            };
            let read = match bytes {
                Ok(Some(bytes)) => self.read(&bytes),
                Ok(None) => self.end(),
                Err(error) => Err(unreachable(&error)),
            };
            if let Err(error) = read {
                return Some(Err(error));
            }
        }
    }

    fn late(&self) -> Result<ChatEvent> {
        if self.wrote {
            let finish_reason = FinishReason::Deadline;
            Ok(ChatEvent::Done {
                usage: self.usage,
                finish_reason,
            })
        } else {
            Err(InferenceError::Deadline {
                model: self.model.clone(),
            })
        }
    }

    fn read(&mut self, bytes: &[u8]) -> Result<()> {
        for data in self.events.push(bytes).map_err(broken)? {
            if data.trim() == "[DONE]" {
                return self.end();
            }
            let chunk: wire::Chunk = serde_json::from_str(&data)
                .map_err(|error| broken(format!("it sent what is no chat chunk: {error}")))?;
            if let Some(error) = chunk.error {
                return Err(broken(wire::failure(&error.to_string())));
            }
            if let Some(usage) = chunk.usage {
                self.usage = Usage {
                    prompt_tokens: usage.prompt_tokens,
                    cached_tokens: usage
                        .prompt_tokens_details
                        .and_then(|details| details.cached_tokens)
                        .unwrap_or(0),
                    completion_tokens: usage.completion_tokens,
                    ..Usage::default()
                };
            }
            for choice in chunk.choices {
                self.take(choice);
            }
        }
        Ok(())
    }

    fn take(&mut self, choice: wire::Choice) {
        if let Some(text) = choice.delta.content.filter(|text| !text.is_empty()) {
            self.ready.push_back(ChatEvent::Delta(text));
        }
        for delta in choice.delta.tool_calls.unwrap_or_default() {
            let call = self.calls.entry(delta.index).or_default();
            if let Some(id) = delta.id {
                call.id = id;
            }
            call.name.push_str(&delta.function.name.unwrap_or_default());
            call.arguments
                .push_str(&delta.function.arguments.unwrap_or_default());
        }
        self.finish = match choice.finish_reason.as_deref() {
            None => self.finish,
            Some("length") => Some(FinishReason::Length),
            Some("tool_calls" | "function_call") => Some(FinishReason::ToolCalls),
            Some("content_filter") => Some(FinishReason::ContentFilter),
            Some(_) => Some(FinishReason::Stop),
        };
    }

    /// The calls are whole now, and nothing follows.
    fn end(&mut self) -> Result<()> {
        let Some(finish_reason) = self.finish else {
            return Err(broken("the answer broke off".to_owned()));
        };
        let mut count = 0;
        for call in std::mem::take(&mut self.calls).into_values() {
            count += 1;
            let text = if call.arguments.trim().is_empty() {
                "{}"
            } else {
                &call.arguments
            };
            let arguments: Value = serde_json::from_str(text).map_err(|error| {
                broken(format!(
                    "it called `{}` with what is no JSON: {error}",
                    call.name
                ))
            })?;
            let id = if call.id.is_empty() {
                format!("call_{count}")
            } else {
                call.id
            };
            self.ready.push_back(ChatEvent::ToolCall(ToolCall {
                id,
                name: call.name,
                arguments,
            }));
        }
        // Some servers say `stop` after calls.
        let called = count > 0 && finish_reason == FinishReason::Stop;
        let finish_reason = if called {
            FinishReason::ToolCalls
        } else {
            finish_reason
        };
        self.ready.push_back(ChatEvent::Done {
            usage: self.usage,
            finish_reason,
        });
        Ok(())
    }
}

fn broken(message: String) -> InferenceError {
    let message = format!("the model server failed: {message}");
    InferenceError::Provider {
        status: None,
        message,
        retry_after: None,
    }
}
