use std::{
    convert::Infallible,
    time::{Duration, Instant},
};

use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures::{StreamExt, stream};
use serde_json::Value;
use tekup_gateway::{Answering, Freshness, Source};
use tekup_inference::{Asking, ChatModel, ChatStream, InferenceError, collect};
use tekup_operations::http::Place;
use tokio_util::sync::CancellationToken;

use super::{
    answer,
    answer::Head,
    enter,
    fault::Fault,
    read,
    request::{Asked, asked},
};
use crate::App;

/// How long a whole answer, or the first word of a stream, may take: less than what ends every request.
const PATIENCE: Duration = Duration::from_secs(140);
/// How long a stream may take.
const STREAM: Duration = Duration::from_secs(1_800);

/// Continues a conversation. A client that goes away drops the answer, which stops the model.
pub(super) async fn complete(
    State(app): State<App>,
    place: Place,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Fault> {
    let ctx = enter(&app, &headers, &place, "openai.chat.completions").await?;
    let Asked {
        model: name,
        mut request,
        stream,
        usage,
    } = asked(read(body)?)?;
    let asking = Asking::of(&ctx);
    let model = app.gateway.routed(&asking, Some(&name)).await;
    let model = model.map_err(|error| Fault::finding(&name, error))?;
    let abilities = model.abilities();
    if abilities.local
        && !abilities.images
        && let Some(number) = request
            .messages
            .iter()
            .position(|one| !one.images.is_empty())
    {
        let path = format!("messages[{number}].content");
        let message = format!("Invalid '{path}': the model `{name}` reads no images.");
        return Err(Fault::at(path, "invalid_value", message));
    }
    let now = Instant::now();
    request.deadline = Some(now + if stream { STREAM } else { PATIENCE });
    request.cache_scope = Some(ctx.tenant().to_string());
    let logprobs = request.logprobs.is_some();
    let head = Head::new(model.id(), usage);
    let late = || InferenceError::Deadline {
        model: model.id().to_owned(),
    };
    let answering = model.answer(request, CancellationToken::new(), freshness(&headers));
    if !stream {
        let whole = async {
            let answering = answering.await?;
            Ok((collect(answering.words).await?, answering.source))
        };
        let whole = tokio::time::timeout(PATIENCE + Duration::from_secs(2), whole).await;
        let (whole, source) = whole.unwrap_or_else(|_| Err(late()))?;
        let whole = Json(head.whole(&whole, logprobs));
        return Ok(answer(&ctx, (from(source), whole)));
    }
    // Until the first word a failure is an answer of its own, with its status.
    let begin = async {
        let Answering { mut words, source } = answering.await?;
        let first = words.next().await.transpose()?;
        Ok::<_, InferenceError>((first, words, source))
    };
    let (first, words, source) = tokio::time::timeout(PATIENCE, begin)
        .await
        .unwrap_or_else(|_| Err(late()))?;
    let words = stream::iter(first.map(Ok)).chain(words).boxed();
    Ok(answer(&ctx, (from(source), pieces(head, words))))
}

/// What the client says of answers that were given before.
pub(super) fn freshness(headers: &HeaderMap) -> Freshness {
    let said = headers.get_all(header::CACHE_CONTROL).iter();
    let said: Vec<String> = said
        .filter_map(|one| one.to_str().ok())
        .map(str::to_ascii_lowercase)
        .collect();
    let says = |word| {
        let mut words = said.iter().flat_map(|one| one.split(','));
        words.any(|one| one.trim() == word)
    };
    if says("no-store") {
        Freshness::Private
    } else if says("no-cache") {
        Freshness::Fresh
    } else {
        Freshness::Any
    }
}

/// The header that says where an answer came from.
pub(super) fn from(source: Option<Source>) -> HeaderMap {
    let source = source.map(|source| {
        let name = HeaderName::from_static("x-tekup-cache");
        (name, HeaderValue::from_static(source.as_str()))
    });
    source.into_iter().collect()
}

fn pieces(head: Head, words: ChatStream) -> impl IntoResponse {
    let opening = data(&head.opening());
    let pieces = stream::unfold(Some((head, words)), |state| async move {
        let (mut head, mut words) = state?;
        let (events, state) = match words.next().await {
            Some(Ok(event)) => {
                let pieces = head.pieces(event);
                (pieces.iter().map(data).collect(), Some((head, words)))
            }
            Some(Err(error)) => (vec![data(&Fault::from(error).body())], None),
            None => (vec![Event::default().data("[DONE]")], None),
        };
        Some((stream::iter(events), state))
    });
    let events = stream::iter([opening]).chain(pieces.flatten());
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(15));
    Sse::new(events.map(Ok::<_, Infallible>)).keep_alive(keep_alive)
}

fn data(value: &Value) -> Event {
    Event::default().data(value.to_string())
}
