//! Any server that speaks the OpenAI protocol: chat completions and embeddings, by URL and key.

mod chat;
mod embeddings;
mod events;
mod send;
mod wire;

use std::{fmt, time::Duration};

use async_trait::async_trait;
use tekup_egress::{Patience, Way};
use tokio_util::sync::CancellationToken;

use crate::{
    ChatModel, ChatRequest, ChatStream, EmbedKind, Embedder, InferenceError, Result, chat_check,
};

/// A server and the model to ask it for.
#[derive(Clone)]
pub struct OpenAiConfig {
    /// The address that `/chat/completions` is appended to, such as `http://127.0.0.1:8080/v1`.
    pub url: String,
    /// Sent as a bearer token, if any.
    pub key: Option<String>,
    /// The model for chat.
    pub model: String,
    /// The model for embeddings, if the server is to make them.
    pub embedding: Option<OpenAiEmbedding>,
    /// How long a connection may take.
    pub connect_timeout: Duration,
    /// How long the server may be silent, before the answer and within it.
    pub read_timeout: Duration,
    /// How often a request is sent again after an answer that says to come back later, or none.
    pub retries: u32,
}

/// A model that embeds on the server.
#[derive(Debug, Clone)]
pub struct OpenAiEmbedding {
    /// Its name there.
    pub model: String,
    /// Numbers in its vectors.
    pub dimensions: usize,
    /// What stands before a query's text; empty for models that make no difference.
    pub query_prefix: String,
    /// What stands before a passage's text.
    pub passage_prefix: String,
}

impl OpenAiConfig {
    /// A server with 5 seconds to connect, 60 of silence and two retries.
    pub fn new(url: impl Into<String>, key: Option<String>, model: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            key,
            model: model.into(),
            embedding: None,
            connect_timeout: Duration::from_secs(5),
            read_timeout: Duration::from_secs(60),
            retries: 2,
        }
    }
}

impl fmt::Debug for OpenAiConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenAiConfig")
            .field("url", &self.url)
            .field("key", &self.key.as_ref().map(|_| "***"))
            .field("model", &self.model)
            .field("embedding", &self.embedding)
            .finish_non_exhaustive()
    }
}

/// A model behind a server.
#[derive(Clone)]
pub struct OpenAi {
    config: OpenAiConfig,
    base: reqwest::Url,
    way: Way,
}

impl OpenAi {
    /// Prepares the connection; nothing is sent yet. The TLS provider must be installed before.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Invalid`] when the URL or key cannot be used.
    pub fn new(config: OpenAiConfig) -> Result<Self> {
        let patience = Patience {
            connect: config.connect_timeout,
            read: config.read_timeout,
            // A redirect would carry the key and the conversation to another place.
            redirects: 0,
        };
        let way = Way::new("openai", &patience)
            .map_err(|error| InferenceError::invalid("openai", error.to_string()))?;
        let mut base = reqwest::Url::parse(&config.url).map_err(|error| {
            InferenceError::invalid("openai.url", format!("not an address: {error}"))
        })?;
        if !matches!(base.scheme(), "http" | "https") {
            return Err(InferenceError::invalid(
                "openai.url",
                "begin with http:// or https://",
            ));
        }
        if !base.path().ends_with('/') {
            base.set_path(&format!("{}/", base.path()));
        }
        if let Some(key) = &config.key
            && reqwest::header::HeaderValue::from_str(&format!("Bearer {key}")).is_err()
        {
            return Err(InferenceError::invalid(
                "openai.key",
                "it has characters no header takes",
            ));
        }
        if config.model.is_empty() {
            return Err(InferenceError::invalid("openai.model", "name the model"));
        }
        Ok(Self { config, base, way })
    }

    /// The server as an embedder, if an embedding model is configured.
    pub fn embedder(&self) -> Option<OpenAiEmbedder> {
        let embedding = self.config.embedding.clone()?;
        Some(OpenAiEmbedder {
            server: self.clone(),
            embedding,
        })
    }
}

#[async_trait]
impl ChatModel for OpenAi {
    fn id(&self) -> &str {
        &self.config.model
    }

    async fn chat(&self, request: ChatRequest, cancel: CancellationToken) -> Result<ChatStream> {
        chat_check::check(&request)?;
        let body = wire::ChatBody::new(&self.config.model, &request)?;
        let response = self
            .post("chat/completions", &body, request.deadline, &cancel)
            .await?;
        Ok(chat::stream(
            self.config.model.clone(),
            response,
            request.deadline,
            cancel,
        ))
    }
}

/// Embeddings of a server.
pub struct OpenAiEmbedder {
    server: OpenAi,
    embedding: OpenAiEmbedding,
}

#[async_trait]
impl Embedder for OpenAiEmbedder {
    fn id(&self) -> &str {
        &self.embedding.model
    }

    fn dimensions(&self) -> usize {
        self.embedding.dimensions
    }

    async fn embed(&self, texts: Vec<String>, kind: EmbedKind) -> Result<Vec<Vec<f32>>> {
        let prefix = match kind {
            EmbedKind::Query => &self.embedding.query_prefix,
            EmbedKind::Passage => &self.embedding.passage_prefix,
        };
        let texts = texts
            .into_iter()
            .map(|text| format!("{prefix}{text}"))
            .collect();
        embeddings::embed(&self.server, &self.embedding, texts).await
    }
}
