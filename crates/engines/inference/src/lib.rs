//! Language and embedding models behind one provider trait.
//!
//! [`Models`] is the door: it knows which models there are (`models.toml`), which of them are on
//! this machine, and hands out a [`ChatModel`] or an [`Embedder`]. Behind these stand llama.cpp
//! and an encoder in this process, or a server on the network: [`Provider`] knows the vendors' protocols. No model at all is a
//! normal state, which callers answer without one.
//!
//! A new engine implements one of the two traits and gets a case in `models/engines.rs`; a new vendor is a
//! protocol in `provider.rs`. A new local model is an entry in `models.toml`.
#![deny(missing_docs)]

mod asking;
mod catalogue;
mod chat;
mod chat_check;
mod embed;
mod error;
#[cfg(feature = "llama")]
mod llama;
mod local;
mod models;
mod openai;
mod provider;
mod pull;

pub use asking::{Asking, ChatModels};
pub use catalogue::{FileEntry, ModelEntry, ModelKind, Source, SourceKind};
pub use chat::{
    Abilities, ChatAnswer, ChatEvent, ChatModel, ChatRequest, ChatStream, Constraint, FinishReason,
    Image, Message, Role, Token, Tool, ToolCall, ToolChoice, Usage, collect,
};
pub use embed::{EmbedKind, Embedded, Embedder};
pub use error::{InferenceError, Result};
#[cfg(feature = "llama")]
pub use llama::{LlamaConfig, LlamaModel};
pub use local::{LocalConfig, LocalEmbedder, Pooling};
pub use models::{ModelInfo, ModelState, Models, ModelsConfig, default_threads};
pub use openai::{OpenAi, OpenAiConfig, OpenAiEmbedding};
pub use provider::{Provider, ProviderConfig, ProviderKind};
pub use pull::{OnProgress, PullProgress};
