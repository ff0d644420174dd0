//! Cohere's chat, version 2.

mod body;
mod read;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Abilities, ChatRequest, EmbedKind, Result};

use super::{
    ProviderKind, abilities,
    openai::named,
    protocol::{Protocol, Reader},
    server::{Ask, broken},
    tree::Tree,
};

pub(super) struct Cohere;

impl Protocol for Cohere {
    fn chat_path(&self, _: &str) -> Ask {
        Ask::path("v2/chat")
    }

    fn chat_body(&self, model: &str, request: &ChatRequest) -> Result<Tree> {
        body::body(model, request)
    }

    fn reader(&self, _: &str, _: &ChatRequest) -> Box<dyn Reader> {
        Box::new(read::EventReader)
    }

    fn list(&self, after: Option<&str>) -> Ask {
        let ask = Ask::path("v1/models").with("page_size", "1000");
        match after {
            Some(after) => ask.with("page_token", after),
            None => ask,
        }
    }

    fn listed(&self, page: &Value) -> Result<(Vec<String>, Option<String>)> {
        let next = page.get("next_page_token").and_then(Value::as_str);
        let next = next.filter(|next| !next.is_empty()).map(str::to_owned);
        Ok((named(page, "models", "name")?, next))
    }

    fn embeds(&self) -> Option<usize> {
        Some(96)
    }

    fn embed(
        &self,
        model: &str,
        dimensions: usize,
        texts: &[String],
        kind: EmbedKind,
    ) -> (Ask, Tree) {
        let input_type = match kind {
            EmbedKind::Query => "search_query",
            EmbedKind::Passage => "search_document",
        };
        let mut body = Tree::from_value(json!({
            "model": model, "texts": texts, "input_type": input_type, "embedding_types": ["float"],
        }));
        // Models before have one length only.
        if model.starts_with("embed-v4") {
            body.set("output_dimension", dimensions);
        }
        (Ask::path("v2/embed"), body)
    }

    fn embedded(&self, answer: &[u8]) -> Result<Vec<(usize, Vec<f32>)>> {
        let answer: Embeddings = serde_json::from_slice(answer)
            .map_err(|error| broken(format!("it sent what are no embeddings: {error}")))?;
        Ok(answer.embeddings.float.into_iter().enumerate().collect())
    }

    fn abilities(&self, model: &str) -> Abilities {
        abilities::of(ProviderKind::Cohere, model)
    }
}

#[derive(Deserialize)]
struct Embeddings {
    embeddings: Kinds,
}

#[derive(Deserialize)]
struct Kinds {
    float: Vec<Vec<f32>>,
}
