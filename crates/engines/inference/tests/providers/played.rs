//! A server that a test plays: it keeps what it was asked, and answers as the test says.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use futures::{StreamExt, stream};
use serde_json::{Value, json};
use tekup_base::Secret;
use tekup_inference::{
    ChatAnswer, ChatRequest, InferenceError, Message, Provider, ProviderConfig, ProviderKind, Tool,
    collect,
};
use tokio_util::sync::CancellationToken;

use crate::fixtures::tls;

/// A request as it came.
pub struct Seen {
    pub method: Method,
    pub path: String,
    pub query: String,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Seen {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

/// What the server does about it.
pub enum Reply {
    Json(u16, Value),
    /// A status with headers and a text.
    Status(u16, Vec<(&'static str, String)>, &'static str),
    /// A body that comes in small pieces, and ends.
    Stream(&'static str, String),
    /// The same, but then nothing more comes.
    Hangs(&'static str, String),
    /// The same, but the connection breaks.
    Breaks(&'static str, String),
    /// A line of so many bytes that never ends.
    Endless(usize),
    /// Nothing at all.
    Silence,
}

/// A server, and what it was asked.
#[derive(Clone)]
pub struct Played {
    pub url: String,
    pub seen: Arc<Mutex<Vec<Seen>>>,
}

impl Played {
    pub fn requests(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    pub fn config(&self, kind: ProviderKind) -> ProviderConfig {
        ProviderConfig {
            url: Some(self.url.clone()),
            key: Some(Secret::new("right")),
            ..ProviderConfig::new(kind)
        }
    }

    pub fn provider(&self, kind: ProviderKind) -> Provider {
        Provider::new(self.config(kind)).unwrap()
    }

    /// The body of the last request.
    pub fn last(&self) -> Value {
        self.seen.lock().unwrap().last().unwrap().body.clone()
    }
}

/// Starts a server whose address ends with `base`.
pub async fn play(
    base: &str,
    answer: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static,
) -> Played {
    tls();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let played = Played {
        url: format!("http://{}{base}", listener.local_addr().unwrap()),
        seen: Arc::default(),
    };
    let (seen, answer) = (Arc::clone(&played.seen), Arc::new(answer));
    let app = Router::new().fallback(
        move |method: Method, uri: Uri, headers: HeaderMap, body: Bytes| {
            let (seen, answer) = (Arc::clone(&seen), Arc::clone(&answer));
            async move {
                let request = Seen {
                    method,
                    path: uri.path().to_owned(),
                    query: uri.query().unwrap_or_default().to_owned(),
                    headers,
                    body: serde_json::from_slice(&body).unwrap_or_default(),
                };
                let reply = {
                    let mut seen = seen.lock().unwrap();
                    let reply = answer(&request, seen.len());
                    seen.push(request);
                    reply
                };
                respond(reply).await
            }
        },
    );
    // Images and long conversations are larger than axum lets in by itself.
    let app = app.layer(axum::extract::DefaultBodyLimit::disable());
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    played
}

/// Cut without regard to lines and characters, as a network does.
fn pieces(text: String) -> Vec<Result<Vec<u8>, std::io::Error>> {
    let pieces = text.as_bytes().chunks(11).map(<[u8]>::to_vec);
    pieces.map(Ok).collect()
}

async fn respond(reply: Reply) -> Response {
    let (kind, body) = match reply {
        Reply::Json(status, body) => {
            let status = StatusCode::from_u16(status).unwrap();
            return (status, axum::Json(body)).into_response();
        }
        Reply::Status(status, headers, text) => {
            let mut response = text.into_response();
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            for (name, value) in headers {
                response.headers_mut().insert(name, value.parse().unwrap());
            }
            return response;
        }
        Reply::Stream(kind, text) => (kind, Body::from_stream(stream::iter(pieces(text)))),
        Reply::Hangs(kind, text) => {
            let rest = stream::pending();
            (
                kind,
                Body::from_stream(stream::iter(pieces(text)).chain(rest)),
            )
        }
        Reply::Breaks(kind, text) => {
            let end = stream::once(async { Err(std::io::Error::other("cut")) });
            (
                kind,
                Body::from_stream(stream::iter(pieces(text)).chain(end)),
            )
        }
        Reply::Endless(bytes) => {
            let piece = vec![b'x'; 1 << 20];
            let pieces = bytes >> 20;
            let long =
                stream::iter((0..pieces).map(move |_| Ok::<_, std::io::Error>(piece.clone())));
            ("text/event-stream", Body::from_stream(long))
        }
        Reply::Silence => std::future::pending().await,
    };
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

/// Server-sent events with these data.
pub fn events(events: &[Value]) -> Reply {
    let text = events.iter().map(|event| format!("data: {event}\n\n"));
    Reply::Stream("text/event-stream", text.collect())
}

/// A refusal in words.
pub fn refuse(status: u16, message: &str) -> Reply {
    Reply::Json(status, json!({ "error": { "message": message } }))
}

/// Whether `body` is what `schema` says; the text is what is wrong.
pub fn fits(schema: &Value, body: &Value) -> Result<(), String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    let wrong: Vec<String> = validator
        .iter_errors(body)
        .map(|error| {
            format!("{}: {error}", error.instance_path())
                .chars()
                .take(200)
                .collect()
        })
        .collect();
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("; "))
    }
}

/// A schema of an object with these fields and no others.
pub fn object(fields: Value, required: &[&str]) -> Value {
    json!({ "type": "object", "properties": fields, "required": required,
        "additionalProperties": false })
}

/// A list of what `items` says.
pub fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items, "minItems": 1 })
}

pub fn ask(text: &str) -> ChatRequest {
    ChatRequest {
        messages: vec![Message::user(text)],
        ..Default::default()
    }
}

pub fn find() -> Tool {
    Tool {
        name: "find".to_owned(),
        description: "Searches.".to_owned(),
        parameters: json!({"type": "object", "properties": {"text": {"type": "string"}}}),
    }
}

/// The whole answer, or why there is none.
pub async fn answer(
    provider: &Provider,
    model: &str,
    request: ChatRequest,
) -> Result<ChatAnswer, InferenceError> {
    let stream = provider
        .chat(model)
        .chat(request, CancellationToken::new())
        .await?;
    collect(stream).await
}

/// The field that was refused.
pub async fn refused(provider: &Provider, model: &str, request: ChatRequest) -> String {
    match answer(provider, model, request).await {
        Err(InferenceError::Invalid { field, .. }) => field,
        other => panic!("{other:?}"),
    }
}
