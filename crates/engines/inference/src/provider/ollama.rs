//! Ollama's own chat.

mod body;
mod read;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Abilities, ChatRequest, EmbedKind, Result};

use super::{
    ProviderKind, abilities,
    frames::Framing,
    openai::named,
    protocol::{Protocol, Reader},
    server::{Ask, broken},
    tree::Tree,
};

pub(super) struct Ollama;

impl Protocol for Ollama {
    fn chat_path(&self, _: &str) -> Ask {
        Ask::path("api/chat")
    }

    fn chat_body(&self, model: &str, request: &ChatRequest) -> Result<Tree> {
        body::body(model, request)
    }

    fn framing(&self) -> Framing {
        Framing::Lines
    }

    fn reader(&self, _: &str, _: &ChatRequest) -> Box<dyn Reader> {
        Box::new(read::LineReader)
    }

    fn list(&self, _: Option<&str>) -> Ask {
        Ask::path("api/tags")
    }

    fn listed(&self, page: &Value) -> Result<(Vec<String>, Option<String>)> {
        Ok((named(page, "models", "name")?, None))
    }

    fn embeds(&self) -> Option<usize> {
        Some(32)
    }

    fn embed(&self, model: &str, _: usize, texts: &[String], _: EmbedKind) -> (Ask, Tree) {
        let body = json!({ "model": model, "input": texts });
        (Ask::path("api/embed"), Tree::from_value(body))
    }

    fn embedded(&self, answer: &[u8]) -> Result<Vec<(usize, Vec<f32>)>> {
        let answer: Embeddings = serde_json::from_slice(answer)
            .map_err(|error| broken(format!("it sent what are no embeddings: {error}")))?;
        Ok(answer.embeddings.into_iter().enumerate().collect())
    }

    fn runs_here(&self, model: &str) -> bool {
        // `gpt-oss:120b-cloud` is sent on.
        !model.ends_with("cloud")
    }

    fn abilities(&self, model: &str) -> Abilities {
        abilities::of(ProviderKind::Ollama, model)
    }
}

#[derive(Deserialize)]
struct Embeddings {
    embeddings: Vec<Vec<f32>>,
}
