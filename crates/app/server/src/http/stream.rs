//! Answers that stream: server-sent events for `messages.send`.

use std::{convert::Infallible, time::Duration};

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use bytes::Bytes;
use futures::{StreamExt, stream};
use serde_json::{Value, json};
use tekup_base::{Error, ErrorKind, Result};
use tekup_context::OpContext;
use tekup_operations::{Call, Opened, Operation};
use tekup_support::{SendMessage, Stage, send_and_follow};

use crate::App;

/// The operation that can stream.
pub(crate) const OPERATION: &str = "messages.send";

/// Whether the caller asks for a stream.
pub(crate) fn wanted(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/event-stream"))
}

/// Sends `passage`, `delta` and `done` as they come; only `done` for a call that was answered before.
pub(crate) async fn answer(
    app: &App,
    operation: &Operation,
    ctx: OpContext,
    call: Call,
) -> Result<Response> {
    let (ctx, input) = match app.registry.open(operation, ctx, call).await? {
        Opened::Fresh(ctx, input) => (ctx, input),
        Opened::Replayed(answer) => return repeat(&answer),
    };
    let message: SendMessage = serde_json::from_value(input).map_err(Error::internal)?;
    let stages = match send_and_follow(&app.support, &ctx, &message).await {
        Ok((_, stages)) => stages,
        // The twin of this call may have been faster: then its answer is ours too.
        Err(error) if error.kind() == ErrorKind::Conflict => {
            let answer = app.registry.replay(&ctx).await?.ok_or(error)?;
            return repeat(&answer);
        }
        Err(error) => return Err(error),
    };
    let events = match stages {
        Err(silent) => stream::iter([Ok::<_, Infallible>(event("done", &json!(silent)))]).boxed(),
        Ok(stages) => stream::unfold(stages, |mut stages| async move {
            let event = match stages.recv().await? {
                Stage::Passage(response) => event("passage", &json!(response)),
                Stage::Delta(text) => event("delta", &json!({"text": text})),
                Stage::Done(response) => event("done", &json!(response)),
            };
            Some((Ok(event), stages))
        })
        .boxed(),
    };
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(15));
    Ok(Sse::new(events).keep_alive(keep_alive).into_response())
}

/// An answer that was given before.
fn repeat(answer: &Bytes) -> Result<Response> {
    let answer: Value = serde_json::from_slice(answer).map_err(Error::internal)?;
    let done = stream::iter([Ok::<_, Infallible>(event("done", &answer))]);
    let mut response = Sse::new(done).into_response();
    let replayed = HeaderValue::from_static("true");
    response
        .headers_mut()
        .insert("idempotency-replayed", replayed);
    Ok(response)
}

fn event(name: &str, data: &Value) -> Event {
    Event::default().event(name).data(data.to_string())
}
