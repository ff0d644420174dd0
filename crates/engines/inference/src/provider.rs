//! Model servers on the network, by their vendors' protocols.
//!
//! [`Provider`] is the door. It knows an address, a key and a [`protocol::Protocol`], which turns a request into
//! what the vendor takes and reads its answer. Everything that is the same for all stands here: how a request is
//! sent and sent again ([`server`]), how bytes become events ([`frames`]) and events an answer ([`answer`]).
//!
//! A new vendor implements `Protocol`, and is named in [`ProviderKind`] and in [`protocol::of`].
//!
//! Fields that a vendor has no word for are refused with [`InferenceError::Invalid`], but for these, which are
//! left out: `seed` (no vendor promises the same answer), `temperature` and `top_p` where the model knows its own
//! only (OpenAI's o-series and gpt-5, Claude since 4.6), penalties of 0, and `cache_scope`. `one_call` is held
//! here as well: calls after the first are left out.

mod abilities;
mod answer;
mod anthropic;
mod calls;
mod cohere;
mod config;
mod count;
mod embed;
mod frames;
mod gemini;
mod kind;
mod ollama;
mod openai;
mod protocol;
mod schema;
mod server;
mod tree;

use std::{sync::Arc, time::Instant};

use async_trait::async_trait;
use tokio_util::sync::CancellationToken;

use crate::{
    Abilities, ChatModel, ChatRequest, ChatStream, Embedder, InferenceError, Result, chat_check,
};

pub use config::ProviderConfig;
pub(crate) use embed::RemoteEmbedder;
pub use kind::ProviderKind;

use protocol::Protocol;
use server::{Server, broken};

/// A model server, by address and key.
#[derive(Clone)]
pub struct Provider {
    server: Arc<Server>,
    protocol: Arc<dyn Protocol>,
}

/// The largest page of a list of models, in bytes.
const LIST_BYTES: usize = 16 << 20;
/// Pages of a list that are read.
const LIST_PAGES: usize = 50;

impl Provider {
    /// Prepares the connection; nothing is sent yet. The TLS provider must be installed before.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Invalid`] when the address, key or version cannot be used.
    pub fn new(config: ProviderConfig) -> Result<Self> {
        let protocol = protocol::of(&config)?;
        let server = Arc::new(Server::new(config)?);
        Ok(Self { server, protocol })
    }

    /// A model of the server. Whether there is such a one shows when it is asked.
    pub fn chat(&self, model: &str) -> Arc<dyn ChatModel> {
        Arc::new(RemoteModel {
            server: Arc::clone(&self.server),
            protocol: Arc::clone(&self.protocol),
            model: model.to_owned(),
        })
    }

    /// A model that embeds in `dimensions` numbers, where the vendor has any.
    pub fn embedder(&self, model: &str, dimensions: usize) -> Option<Arc<dyn Embedder>> {
        Some(Arc::new(self.remote_embedder(model, dimensions)?))
    }

    pub(crate) fn remote_embedder(&self, model: &str, dimensions: usize) -> Option<RemoteEmbedder> {
        let server = Arc::clone(&self.server);
        RemoteEmbedder::new(server, Arc::clone(&self.protocol), model, dimensions)
    }

    /// The names of up to `limit` models, as the server lists them. The cheapest way to see whether address and key
    /// are right.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Provider`] when the server refuses or cannot be reached.
    pub async fn models(&self, limit: usize) -> Result<Vec<String>> {
        let (cancel, mut names, mut after) = (CancellationToken::new(), Vec::new(), None);
        let deadline = Some(Instant::now() + self.server.patience());
        for _ in 0..LIST_PAGES {
            if names.len() >= limit {
                break;
            }
            let ask = self.protocol.list(after.as_deref());
            let protocol = self.protocol.as_ref();
            let sent = self
                .server
                .send(
                    protocol,
                    &ask,
                    None,
                    "the list of models",
                    deadline,
                    &cancel,
                )
                .await?;
            let page = self.server.body(sent, LIST_BYTES).await?;
            let page = serde_json::from_slice(&page)
                .map_err(|error| broken(format!("it sent what is no list of models: {error}")))?;
            let (more, next) = self.protocol.listed(&page)?;
            names.extend(more);
            match next {
                Some(next) if after.as_ref() != Some(&next) => after = Some(next),
                _ => break,
            }
        }
        names.truncate(limit);
        Ok(names)
    }
}

/// A model behind a server.
struct RemoteModel {
    server: Arc<Server>,
    protocol: Arc<dyn Protocol>,
    model: String,
}

#[async_trait]
impl ChatModel for RemoteModel {
    fn id(&self) -> &str {
        &self.model
    }

    async fn chat(&self, request: ChatRequest, cancel: CancellationToken) -> Result<ChatStream> {
        check_name(&self.model)?;
        chat_check::check(&request)?;
        let ask = self.protocol.chat_path(&self.model);
        let body = self.protocol.chat_body(&self.model, &request)?.bytes()?;
        let protocol = self.protocol.as_ref();
        let (model, deadline) = (self.model.as_str(), request.deadline);
        let response = self
            .server
            .send(protocol, &ask, Some(body), model, deadline, &cancel)
            .await?;
        let reader = self.protocol.reader(model, &request);
        let framing = self.protocol.framing();
        Ok(answer::stream(
            answer::Asked {
                model: self.model.clone(),
                deadline,
                one_call: request.one_call,
                cancel,
            },
            response,
            framing,
            reader,
        ))
    }

    fn abilities(&self) -> Abilities {
        Abilities {
            local: self.protocol.runs_here(&self.model) && self.server.is_this_machine(),
            ..self.protocol.abilities(&self.model)
        }
    }
}

/// A name becomes part of an address with some vendors, and must not lead elsewhere there.
fn check_name(model: &str) -> Result<()> {
    let legal = |c: char| c.is_ascii_alphanumeric() || "._-:/@+".contains(c);
    let leads_away = model.split('/').any(|part| matches!(part, "" | "." | ".."));
    if model.is_empty() || model.len() > 200 || !model.chars().all(legal) || leads_away {
        return Err(InferenceError::invalid(
            "model",
            "1 to 200 letters, digits, `.`, `_`, `-`, `:`, `@`, `+` or `/`",
        ));
    }
    Ok(())
}
