//! Answers in OpenAI's form, whole and in pieces.

use chrono::Utc;
use serde_json::{Value, json};
use tekup_inference::{ChatAnswer, ChatEvent, FinishReason, Token, ToolCall, Usage};
use uuid::Uuid;

/// What all pieces of an answer have in common.
pub(super) struct Head {
    id: String,
    created: i64,
    model: String,
    /// Pieces say that there is no usage yet.
    usage: bool,
    calls: usize,
}

impl Head {
    pub fn new(model: &str, usage: bool) -> Self {
        Self {
            id: format!("chatcmpl-{}", Uuid::now_v7().simple()),
            created: Utc::now().timestamp(),
            model: model.to_owned(),
            usage,
            calls: 0,
        }
    }

    /// The whole answer. `logprobs` where they were asked for.
    pub fn whole(&self, answer: &ChatAnswer, logprobs: bool) -> Value {
        let calls: Vec<Value> = answer.tool_calls.iter().map(call).collect();
        let only_calls = answer.text.is_empty() && !calls.is_empty();
        let mut message = json!({
            "role": "assistant",
            "content": (!only_calls).then_some(&answer.text),
            "refusal": null,
            "annotations": [],
        });
        if !calls.is_empty() {
            message["tool_calls"] = json!(calls);
        }
        if !answer.thoughts.is_empty() {
            message["reasoning_content"] = json!(answer.thoughts);
        }
        json!({
            "id": self.id,
            "object": "chat.completion",
            "created": self.created,
            "model": self.model,
            "choices": [{
                "index": 0,
                "message": message,
                "logprobs": logprobs.then(|| likely(&answer.tokens)),
                "finish_reason": reason(answer.finish_reason),
            }],
            "usage": used(&answer.usage),
        })
    }

    /// The piece that opens a stream.
    pub fn opening(&self) -> Value {
        self.piece(
            &json!({"role": "assistant", "content": "", "refusal": null}),
            Value::Null,
        )
    }

    /// What is sent for an event; the end of an answer may be two pieces.
    pub fn pieces(&mut self, event: ChatEvent) -> Vec<Value> {
        match event {
            ChatEvent::Delta(text) => vec![self.piece(&json!({"content": text}), Value::Null)],
            ChatEvent::Thought(text) => {
                vec![self.piece(&json!({"reasoning_content": text}), Value::Null)]
            }
            ChatEvent::Tokens(tokens) => {
                let mut piece = self.piece(&json!({"content": ""}), Value::Null);
                piece["choices"][0]["logprobs"] = likely(&tokens);
                vec![piece]
            }
            ChatEvent::ToolCall(one) => {
                let mut one = call(&one);
                one["index"] = json!(self.calls);
                self.calls += 1;
                vec![self.piece(&json!({"tool_calls": [one]}), Value::Null)]
            }
            ChatEvent::Done {
                usage,
                finish_reason,
            } => {
                let mut pieces = vec![self.piece(&json!({}), json!(reason(finish_reason)))];
                if self.usage {
                    let mut last = self.chunk();
                    last["choices"] = json!([]);
                    last["usage"] = used(&usage);
                    pieces.push(last);
                }
                pieces
            }
        }
    }

    fn piece(&self, delta: &Value, finish_reason: Value) -> Value {
        let mut chunk = self.chunk();
        chunk["choices"] = json!([{
            "index": 0, "delta": delta, "logprobs": null, "finish_reason": finish_reason,
        }]);
        chunk
    }

    fn chunk(&self) -> Value {
        let mut chunk = json!({
            "id": self.id,
            "object": "chat.completion.chunk",
            "created": self.created,
            "model": self.model,
        });
        if self.usage {
            chunk["usage"] = Value::Null;
        }
        chunk
    }
}

fn call(call: &ToolCall) -> Value {
    json!({
        "id": call.id,
        "type": "function",
        "function": {"name": call.name, "arguments": call.arguments.to_string()},
    })
}

fn reason(reason: FinishReason) -> &'static str {
    match reason {
        FinishReason::Stop => "stop",
        // The protocol has no word for time.
        FinishReason::Length | FinishReason::Deadline => "length",
        FinishReason::ToolCalls => "tool_calls",
        FinishReason::ContentFilter => "content_filter",
    }
}

fn used(usage: &Usage) -> Value {
    json!({
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.completion_tokens,
        "total_tokens": u64::from(usage.prompt_tokens) + u64::from(usage.completion_tokens),
        "prompt_tokens_details": {"cached_tokens": usage.cached_tokens, "audio_tokens": 0},
        "completion_tokens_details": {
            "reasoning_tokens": usage.thought_tokens, "audio_tokens": 0,
            "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0,
        },
    })
}

fn likely(tokens: &[Token]) -> Value {
    let one = |bytes: &[u8], logprob: f32| json!({"token": String::from_utf8_lossy(bytes), "logprob": logprob, "bytes": bytes});
    let content: Vec<Value> = tokens
        .iter()
        .map(|token| {
            let mut shown = one(&token.bytes, token.logprob);
            let top = token
                .top
                .iter()
                .map(|(bytes, logprob)| one(bytes, *logprob));
            shown["top_logprobs"] = Value::Array(top.collect());
            shown
        })
        .collect();
    json!({"content": content, "refusal": null})
}
