//! What differs from vendor to vendor.

use std::sync::Arc;

use serde_json::Value;
use tekup_base::Secret;
use tekup_egress::RequestBuilder;

use crate::{Abilities, ChatRequest, EmbedKind, InferenceError, Result};

use super::{
    ProviderConfig, ProviderKind, answer::Out, anthropic::Anthropic, cohere::Cohere,
    frames::Framing, gemini::Gemini, ollama::Ollama, openai::OpenAiProtocol, server::Ask,
    tree::Tree,
};

/// A vendor's protocol: what is sent, and how what comes back is read.
pub(super) trait Protocol: Send + Sync {
    /// Shows the key, and what else every request has.
    fn sign(&self, request: RequestBuilder, key: Option<&Secret>) -> RequestBuilder {
        match key {
            Some(key) => request.bearer_auth(key.expose()),
            None => request,
        }
    }

    /// Where `model` is asked for an answer.
    fn chat_path(&self, model: &str) -> Ask;

    /// The request in the vendor's words.
    fn chat_body(&self, model: &str, request: &ChatRequest) -> Result<Tree>;

    /// How the answer is cut into events.
    fn framing(&self) -> Framing {
        Framing::Events
    }

    /// Reads the answer to `request`.
    fn reader(&self, model: &str, request: &ChatRequest) -> Box<dyn Reader>;

    /// Where the models are listed that come after `after`.
    fn list(&self, after: Option<&str>) -> Ask;

    /// The names on a page of that list, and after which the next begins.
    fn listed(&self, page: &Value) -> Result<(Vec<String>, Option<String>)>;

    /// Texts that are embedded in one request; none where the vendor does not embed.
    fn embeds(&self) -> Option<usize> {
        None
    }

    /// Where `model` is asked for vectors, and for which.
    fn embed(&self, _: &str, _: usize, _: &[String], _: EmbedKind) -> (Ask, Tree) {
        (Ask::default(), Tree::object())
    }

    /// The vectors, each with the index of its text.
    fn embedded(&self, _: &[u8]) -> Result<Vec<(usize, Vec<f32>)>> {
        Ok(Vec::new())
    }

    /// Whether the server runs `model` itself; a model in a cloud is asked for elsewhere.
    fn runs_here(&self, _: &str) -> bool {
        false
    }

    /// What is known of `model`, but for whether it is local.
    fn abilities(&self, model: &str) -> Abilities;
}

/// Reads one answer.
pub(super) trait Reader: Send {
    /// Takes the next event.
    fn read(&mut self, data: &str, out: &mut Out) -> Result<()>;
}

/// The protocol of a server.
pub(super) fn of(config: &ProviderConfig) -> Result<Arc<dyn Protocol>> {
    Ok(match config.kind {
        ProviderKind::OpenAi
        | ProviderKind::Mistral
        | ProviderKind::HuggingFace
        | ProviderKind::Azure
        | ProviderKind::Compatible => Arc::new(OpenAiProtocol::new(config)?),
        ProviderKind::Anthropic => Arc::new(Anthropic),
        ProviderKind::Gemini => Arc::new(Gemini),
        ProviderKind::Cohere => Arc::new(Cohere),
        ProviderKind::Ollama => Arc::new(Ollama),
    })
}

/// Refuses a field that a vendor has no word for, if it is `given`.
pub(super) fn lacks(vendor: &str, given: bool, field: &str) -> Result<()> {
    if given {
        let message = format!("{vendor} has nothing like it; leave it out");
        return Err(InferenceError::invalid(field, message));
    }
    Ok(())
}
