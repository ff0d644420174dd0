//! The operator's server of the OpenAI protocol: chat completions and embeddings, by URL and key.

use std::{fmt, sync::Arc, time::Duration};

use async_trait::async_trait;
use tekup_base::Secret;
use tokio_util::sync::CancellationToken;

use crate::{
    Abilities, ChatModel, ChatRequest, ChatStream, Embedder, InferenceError, Provider,
    ProviderConfig, ProviderKind, Result,
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

/// A model behind the operator's server.
#[derive(Clone)]
pub struct OpenAi {
    provider: Provider,
    chat: Arc<dyn ChatModel>,
    embedding: Option<OpenAiEmbedding>,
}

impl OpenAi {
    /// Prepares the connection; nothing is sent yet. The TLS provider must be installed before.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Invalid`] when the URL or key cannot be used.
    pub fn new(config: OpenAiConfig) -> Result<Self> {
        if config.model.is_empty() {
            return Err(InferenceError::invalid("openai.model", "name the model"));
        }
        let provider = Provider::new(ProviderConfig {
            url: Some(config.url),
            key: config.key.map(Secret::new),
            connect_timeout: config.connect_timeout,
            read_timeout: config.read_timeout,
            retries: config.retries,
            ..ProviderConfig::new(ProviderKind::Compatible)
        });
        let provider = provider.map_err(|error| match error {
            InferenceError::Invalid { field, message } => InferenceError::Invalid {
                field: format!("openai.{field}"),
                message,
            },
            error => error,
        })?;
        Ok(Self {
            chat: provider.chat(&config.model),
            provider,
            embedding: config.embedding,
        })
    }

    /// The server as an embedder, if an embedding model is configured.
    pub fn embedder(&self) -> Option<Arc<dyn Embedder>> {
        let config = self.embedding.as_ref()?;
        let mut embedder = self
            .provider
            .remote_embedder(&config.model, config.dimensions)?;
        embedder.query_prefix.clone_from(&config.query_prefix);
        embedder.passage_prefix.clone_from(&config.passage_prefix);
        Some(Arc::new(embedder))
    }
}

#[async_trait]
impl ChatModel for OpenAi {
    fn id(&self) -> &str {
        self.chat.id()
    }

    async fn chat(&self, request: ChatRequest, cancel: CancellationToken) -> Result<ChatStream> {
        self.chat.chat(request, cancel).await
    }

    fn abilities(&self) -> Abilities {
        self.chat.abilities()
    }
}
