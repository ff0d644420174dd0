//! Answers that stream: server-sent events for `messages.send`.

use std::{convert::Infallible, time::Duration};

use axum::{
    http::{HeaderMap, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures::{StreamExt, stream};
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_operations::Operation;
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

/// Sends `passage`, `delta` and `done` as they come.
pub(crate) async fn answer(
    app: &App,
    operation: &Operation,
    ctx: OpContext,
    input: Value,
) -> Result<Response> {
    app.registry.admit(operation, &ctx, &input)?;
    let message: SendMessage = serde_json::from_value(input).map_err(Error::internal)?;
    let mut builder = ctx.to_builder();
    builder.operation = operation.name;
    let ctx = builder.build();
    let (_, stages) = send_and_follow(&app.support, &ctx, &message).await?;
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

fn event(name: &str, data: &Value) -> Event {
    Event::default().event(name).data(data.to_string())
}
