//! A streamed answer of a server.

use std::{collections::VecDeque, time::Instant};

use futures::{StreamExt, stream};
use tekup_egress::Response;
use tokio_util::sync::CancellationToken;

use crate::{ChatEvent, ChatStream, FinishReason, InferenceError, Result, Token, ToolCall, Usage};

use super::{
    calls::Calls,
    frames::{Frames, Framing},
    protocol::Reader,
    server::{broken, unreachable},
};

/// What the answer has to keep to.
pub(super) struct Asked {
    pub(super) model: String,
    pub(super) deadline: Option<Instant>,
    pub(super) one_call: bool,
    pub(super) cancel: CancellationToken,
}

/// What a [`Reader`] finds in an answer.
#[derive(Default)]
pub(super) struct Out {
    ready: VecDeque<ChatEvent>,
    /// Calls that come in pieces.
    pub(super) calls: Calls,
    pub(super) usage: Usage,
    /// Why it ended, once that is known.
    pub(super) finish: Option<FinishReason>,
    /// Nothing follows.
    pub(super) over: bool,
}

impl Out {
    pub(super) fn text(&mut self, text: String) {
        if !text.is_empty() {
            self.ready.push_back(ChatEvent::Delta(text));
        }
    }

    pub(super) fn thought(&mut self, text: String) {
        if !text.is_empty() {
            self.ready.push_back(ChatEvent::Thought(text));
        }
    }

    pub(super) fn tokens(&mut self, tokens: Vec<Token>) {
        if !tokens.is_empty() {
            self.ready.push_back(ChatEvent::Tokens(tokens));
        }
    }
}

/// The answer's events as the server sends them.
pub(super) fn stream(
    asked: Asked,
    response: Response,
    framing: Framing,
    reader: Box<dyn Reader>,
) -> ChatStream {
    let answer = Answer {
        asked,
        response,
        frames: Frames::new(framing),
        reader,
        out: Out::default(),
        wrote: false,
        ended: false,
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
    asked: Asked,
    response: Response,
    frames: Frames,
    reader: Box<dyn Reader>,
    out: Out,
    wrote: bool,
    /// The last events are ready.
    ended: bool,
    /// The last event is given.
    over: bool,
}

impl Answer {
    async fn next(&mut self) -> Option<Result<ChatEvent>> {
        if self.over {
            return None;
        }
        loop {
            if let Some(event) = self.out.ready.pop_front() {
                self.wrote = true;
                return Some(Ok(event));
            }
            let late = async {
                match self.asked.deadline {
                    Some(at) => tokio::time::sleep_until(at.into()).await,
                    None => std::future::pending().await,
                }
            };
            let bytes = tokio::select! {
                biased;
                () = self.asked.cancel.cancelled() => return Some(Err(InferenceError::Cancelled)),
                bytes = self.response.chunk() => bytes,
                () = late => return Some(self.late()),
            };
            let read = match bytes {
                Ok(Some(bytes)) => self
                    .frames
                    .push(&bytes)
                    .map_err(broken)
                    .and_then(|e| self.read(e)),
                Ok(None) => {
                    let rest = self.frames.finish();
                    self.read(rest).and_then(|()| self.end())
                }
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
                usage: self.out.usage,
                finish_reason,
            })
        } else {
            Err(InferenceError::Deadline {
                model: self.asked.model.clone(),
            })
        }
    }

    fn read(&mut self, events: Vec<String>) -> Result<()> {
        for data in events {
            if self.ended {
                break;
            }
            self.reader.read(&data, &mut self.out)?;
            if self.out.over {
                self.end()?;
            }
        }
        Ok(())
    }

    /// The calls are whole now, and nothing follows.
    fn end(&mut self) -> Result<()> {
        if std::mem::replace(&mut self.ended, true) {
            return Ok(());
        }
        let Some(finish_reason) = self.out.finish else {
            return Err(broken("the answer broke off".to_owned()));
        };
        let cut = matches!(
            finish_reason,
            FinishReason::Length | FinishReason::ContentFilter
        );
        let calls: Vec<ToolCall> = match self.out.calls.finish() {
            Ok(calls) => calls,
            // A call that was cut short is no call.
            Err(_) if cut => Vec::new(),
            Err(error) => return Err(error),
        };
        let most = if self.asked.one_call { 1 } else { usize::MAX };
        let finish_reason = match finish_reason {
            // Some servers say `stop` after calls, and some say it was a call when there is none.
            FinishReason::Stop if !calls.is_empty() => FinishReason::ToolCalls,
            FinishReason::ToolCalls if calls.is_empty() => FinishReason::Stop,
            reason => reason,
        };
        self.out
            .ready
            .extend(calls.into_iter().take(most).map(ChatEvent::ToolCall));
        self.out.ready.push_back(ChatEvent::Done {
            usage: self.out.usage,
            finish_reason,
        });
        Ok(())
    }
}
