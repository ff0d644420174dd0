//! A text model behind a server that speaks OpenAI's protocol: it knows nothing, except about one thing,
//! on which it takes its time.

use std::{convert::Infallible, sync::Arc};

use axum::{
    Json, Router,
    extract::State,
    response::sse::{Event, Sse},
    routing::post,
};
use futures::{Stream, StreamExt, stream};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::watch};

/// The name it is asked for by.
pub const NAME: &str = "stand-in";
/// What it knows about.
pub const MARK: &str = "Zebrafinkekortet";

#[derive(Clone)]
pub struct Model(Arc<Inner>);

struct Inner {
    url: String,
    may_end: watch::Sender<bool>,
}

impl Model {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let model = Self(Arc::new(Inner {
            url,
            may_end: watch::Sender::new(false),
        }));
        let router = Router::new()
            .route("/v1/chat/completions", post(complete))
            .with_state(model.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        model
    }

    pub fn url(&self) -> &str {
        &self.0.url
    }

    /// All that it says about the one thing.
    pub fn words() -> String {
        pieces().concat()
    }

    /// From now on it says everything to the end.
    pub fn speak_out(&self) {
        self.0.may_end.send_replace(true);
    }
}

fn pieces() -> [String; 2] {
    [
        format!("Selve {MARK} koster 75 kr. "),
        "og sendes inden for to hverdage.".to_owned(),
    ]
}

async fn complete(
    State(model): State<Model>,
    Json(request): Json<Value>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let knows = request["messages"].to_string().contains(MARK);
    let pieces = if knows {
        pieces().to_vec()
    } else {
        vec!["UNKNOWN".to_owned()]
    };
    let words = stream::iter(pieces.into_iter().enumerate()).then(move |(index, piece)| {
        let model = model.clone();
        async move {
            if index > 0 {
                let mut may_end = model.0.may_end.subscribe();
                may_end.wait_for(|may| *may).await.unwrap();
            }
            chunk(json!({"content": piece}), Value::Null)
        }
    });
    let end = [
        chunk(json!({}), json!("stop")),
        Event::default().data("[DONE]"),
    ];
    Sse::new(words.chain(stream::iter(end)).map(Ok))
}

fn chunk(delta: Value, finish_reason: Value) -> Event {
    let choice = json!({"index": 0, "delta": delta, "finish_reason": finish_reason});
    Event::default().data(json!({"id": "1", "model": NAME, "choices": [choice]}).to_string())
}
