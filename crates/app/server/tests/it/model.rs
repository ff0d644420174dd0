//! A text model whose words the test decides, behind a server that speaks OpenAI's protocol.

use std::{
    convert::Infallible,
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    extract::State,
    response::sse::{Event, Sse},
    routing::post,
};
use futures::{Stream, StreamExt, stream};
use serde_json::{Value, json};
use tekup_config::OpenAi;
use tokio::{net::TcpListener, sync::Semaphore};

/// The name it is asked for by.
pub const NAME: &str = "stand-in";
/// What somebody is told who asks for the price of a new card: not quite the document's words.
pub const PRICE: &[&str] = &[
    "Dit nye kort ",
    "koster 150 kr. og kommer med posten ",
    "inden for fem hverdage.",
];

#[derive(Clone)]
pub struct Model(Arc<Inner>);

struct Inner {
    url: String,
    /// What it says to everything, in pieces.
    pieces: Mutex<Vec<String>>,
    /// Each answer takes one before its last piece.
    may_end: Semaphore,
    asked: Mutex<Vec<Value>>,
}

impl Model {
    /// A model that says these pieces; the last one of each answer only once [`Model::go_on`] was called
    /// for it.
    pub async fn start(pieces: &[&str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let model = Self(Arc::new(Inner {
            url: format!("http://{}/v1", listener.local_addr().unwrap()),
            pieces: Mutex::new(pieces.iter().map(|piece| (*piece).to_owned()).collect()),
            may_end: Semaphore::new(0),
            asked: Mutex::default(),
        }));
        let router = Router::new()
            .route("/v1/chat/completions", post(complete))
            .with_state(model.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        model
    }

    /// How a server finds it.
    pub fn settings(&self) -> OpenAi {
        OpenAi {
            url: self.0.url.clone(),
            key: None,
            model: NAME.to_owned(),
        }
    }

    /// Lets this many answers come to their end.
    pub fn go_on(&self, answers: usize) {
        self.0.may_end.add_permits(answers);
    }

    /// Has it say something else from now on.
    pub fn say(&self, pieces: &[&str]) {
        *self.0.pieces.lock().unwrap() = pieces.iter().map(|piece| (*piece).to_owned()).collect();
    }

    /// Everything it was told with its last request, as one text.
    pub fn last_prompt(&self) -> String {
        let asked = self.0.asked.lock().unwrap();
        asked.last().unwrap()["messages"].to_string()
    }

    /// How often it was asked.
    pub fn times_asked(&self) -> usize {
        self.0.asked.lock().unwrap().len()
    }
}

async fn complete(
    State(model): State<Model>,
    Json(request): Json<Value>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    model.0.asked.lock().unwrap().push(request);
    let pieces = model.0.pieces.lock().unwrap().clone();
    let last = pieces.len() - 1;
    let words = stream::iter(pieces.into_iter().enumerate()).then(move |(index, piece)| {
        let model = model.clone();
        async move {
            if index == last {
                model.0.may_end.acquire().await.unwrap().forget();
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
