//! One attempt to have a model answer: counted whatever becomes of it.

use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Instant,
};

use chrono::{DateTime, Utc};
use futures::{Stream, StreamExt, stream::BoxStream};
use tekup_base::TenantId;
use tekup_inference::{Asking, ChatEvent, ChatStream, InferenceError, Result, Usage};
use uuid::Uuid;

use crate::{
    breaker::Breaker,
    meter::{Meter, Row},
    metrics::{self, Seen},
};

/// What all attempts of one call have in common.
#[derive(Clone)]
pub(crate) struct Call {
    pub tenant: TenantId,
    request_id: String,
    kind: &'static str,
    pub asked: String,
    pub actor_type: &'static str,
    pub actor_id: Option<Uuid>,
    pub agent_id: Option<Uuid>,
    run_id: Option<Uuid>,
    door: &'static str,
    operation: &'static str,
}

impl Call {
    pub fn new(asking: &Asking, asked: Option<&str>, kind: &'static str) -> Self {
        let ctx = &asking.ctx;
        Self {
            tenant: ctx.tenant(),
            request_id: ctx.request_id().to_owned(),
            kind,
            asked: asked.unwrap_or_default().to_owned(),
            actor_type: ctx.principal().kind(),
            actor_id: ctx.principal().id(),
            agent_id: asking.agent,
            run_id: asking.run,
            door: ctx.door().as_str(),
            operation: ctx.operation(),
        }
    }

    /// The same call where it has a text compared by its meaning.
    pub fn embedding(&self) -> Self {
        Self {
            kind: "embedding",
            ..self.clone()
        }
    }
}

/// What a model costs, in units of the tenant's currency for a million tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Price {
    pub input: f64,
    pub cached: f64,
    pub output: f64,
}

impl Price {
    /// Millionths of the currency.
    fn of(&self, usage: &Usage) -> i64 {
        let fresh = usage.prompt_tokens.saturating_sub(usage.cached_tokens);
        let cost = f64::from(fresh) * self.input
            + f64::from(usage.cached_tokens) * self.cached
            + f64::from(usage.completion_tokens) * self.output;
        cost.round() as i64
    }
}

/// An attempt under way. Dropped without an end, it counts as cancelled.
pub(crate) struct Attempt {
    meter: Meter,
    call: Arc<Call>,
    number: i32,
    provider: String,
    model: String,
    price: Option<Price>,
    breaker: Option<Breaker>,
    at: DateTime<Utc>,
    began: Instant,
    first: Option<Instant>,
    /// Pieces that came: what is known of the tokens of an answer that nobody waited for.
    pieces: u32,
    over: bool,
}

impl Attempt {
    pub fn begin(
        meter: &Meter,
        call: &Arc<Call>,
        number: i32,
        provider: &str,
        model: &str,
        price: Option<Price>,
    ) -> Self {
        Self {
            meter: meter.clone(),
            call: Arc::clone(call),
            number,
            provider: provider.to_owned(),
            model: model.to_owned(),
            price,
            breaker: None,
            at: Utc::now(),
            began: Instant::now(),
            first: None,
            pieces: 0,
            over: false,
        }
    }

    pub fn watched_by(mut self, breaker: Breaker) -> Self {
        self.breaker = Some(breaker);
        self
    }

    pub fn failed(mut self, error: &InferenceError) {
        self.fail(error);
    }

    /// Answered by what was kept: nobody was asked, and it cost nothing.
    pub fn cached(mut self) {
        self.price = Some(Price::default());
        self.end("cached", Usage::default());
    }

    pub fn embedded(mut self, tokens: u64) {
        let usage = Usage {
            prompt_tokens: u32::try_from(tokens).unwrap_or(u32::MAX),
            ..Usage::default()
        };
        self.end("ok", usage);
    }

    /// The stream, counted while it is read.
    pub fn count(self, stream: BoxStream<'static, Result<ChatEvent>>) -> ChatStream {
        Counted {
            stream,
            attempt: self,
        }
        .boxed()
    }

    fn see(&mut self, event: &Result<ChatEvent>) {
        match event {
            Ok(ChatEvent::Done { usage, .. }) => {
                if let Some(breaker) = &self.breaker {
                    breaker.succeeded();
                }
                self.end("ok", *usage);
            }
            Ok(_) => {
                self.pieces += 1;
                if self.first.is_none() {
                    self.first = Some(Instant::now());
                }
            }
            Err(error) => self.fail(error),
        }
    }

    fn fail(&mut self, error: &InferenceError) {
        if let Some(breaker) = &self.breaker {
            breaker.failed(error);
        }
        let usage = self.known();
        self.end(outcome(error), usage);
    }

    fn known(&self) -> Usage {
        Usage {
            completion_tokens: self.pieces,
            ..Usage::default()
        }
    }

    fn end(&mut self, outcome: &'static str, usage: Usage) {
        if std::mem::replace(&mut self.over, true) {
            return;
        }
        let took = self.began.elapsed();
        let first = self.first.map(|first| first - self.began);
        let millis = |time: std::time::Duration| i64::try_from(time.as_millis()).unwrap_or(0);
        metrics::seen(&Seen {
            kind: self.call.kind,
            provider: &self.provider,
            model: &self.model,
            outcome,
            took,
            first,
            usage,
        });
        let call = &self.call;
        self.meter.record(Row {
            tenant: call.tenant,
            id: Uuid::now_v7(),
            at: self.at,
            request_id: call.request_id.clone(),
            attempt: self.number,
            kind: call.kind,
            asked: call.asked.clone(),
            model: self.model.clone(),
            provider: self.provider.clone(),
            actor_type: call.actor_type,
            actor_id: call.actor_id,
            agent_id: call.agent_id,
            run_id: call.run_id,
            door: call.door,
            operation: call.operation,
            outcome,
            prompt_tokens: usage.prompt_tokens.into(),
            cached_tokens: usage.cached_tokens.into(),
            completion_tokens: usage.completion_tokens.into(),
            thought_tokens: usage.thought_tokens.into(),
            latency_ms: millis(took),
            first_token_ms: first.map(millis),
            cost_micros: self.price.map(|price| price.of(&usage)),
        });
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        let usage = self.known();
        self.end("cancelled", usage);
    }
}

struct Counted {
    stream: BoxStream<'static, Result<ChatEvent>>,
    attempt: Attempt,
}

impl Stream for Counted {
    type Item = Result<ChatEvent>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let event = std::task::ready!(self.stream.poll_next_unpin(cx));
        if let Some(event) = &event {
            self.attempt.see(event);
        }
        Poll::Ready(event)
    }
}

/// How an attempt ended, in a word for charts.
fn outcome(error: &InferenceError) -> &'static str {
    match error {
        InferenceError::Invalid { .. } => "invalid",
        InferenceError::Cancelled => "cancelled",
        InferenceError::Deadline { .. } => "timeout",
        InferenceError::QueueFull { .. }
        | InferenceError::Provider {
            status: Some(429), ..
        } => "rate_limited",
        InferenceError::Budget { .. }
        | InferenceError::Provider {
            status: Some(401 | 403),
            ..
        } => "refused",
        InferenceError::ModelMissing { .. } | InferenceError::Unavailable { .. } => "missing",
        InferenceError::Provider { .. }
        | InferenceError::Engine { .. }
        | InferenceError::File { .. } => "failed",
    }
}
