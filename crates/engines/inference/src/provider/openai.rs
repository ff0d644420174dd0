//! Chat completions and embeddings as OpenAI, Azure, Mistral, Hugging Face and many servers have them.

mod body;
mod read;

pub(super) use body::image_url;
pub(super) use read::Logprob;

use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::Secret;
use tekup_egress::RequestBuilder;

use crate::{Abilities, ChatRequest, EmbedKind, InferenceError, Result};

use super::{
    ProviderConfig, ProviderKind, abilities,
    protocol::{Protocol, Reader},
    server::{Ask, broken},
    tree::Tree,
};

/// Azure's version of the protocol when nothing else is said.
const AZURE_VERSION: &str = "2024-10-21";

pub(super) struct OpenAiProtocol {
    kind: ProviderKind,
    api_version: String,
}

impl OpenAiProtocol {
    pub(super) fn new(config: &ProviderConfig) -> Result<Self> {
        let api_version = config.api_version.as_deref().unwrap_or(AZURE_VERSION);
        let legal = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if api_version.is_empty() || !api_version.chars().all(legal) {
            return Err(InferenceError::invalid(
                "api_version",
                format!("give a date such as {AZURE_VERSION}"),
            ));
        }
        Ok(Self {
            kind: config.kind,
            api_version: api_version.to_owned(),
        })
    }

    fn path(&self, model: &str, path: &str) -> Ask {
        if self.kind != ProviderKind::Azure {
            return Ask::path(path);
        }
        let mut ask = Ask::path("openai/deployments");
        ask.path.push(model.to_owned());
        ask.path.extend(path.split('/').map(str::to_owned));
        ask.with("api-version", &self.api_version)
    }
}

impl Protocol for OpenAiProtocol {
    fn sign(&self, request: RequestBuilder, key: Option<&Secret>) -> RequestBuilder {
        match key {
            Some(key) if self.kind == ProviderKind::Azure => {
                request.header("api-key", key.expose())
            }
            Some(key) => request.bearer_auth(key.expose()),
            None => request,
        }
    }

    fn chat_path(&self, model: &str) -> Ask {
        self.path(model, "chat/completions")
    }

    fn chat_body(&self, model: &str, request: &ChatRequest) -> Result<Tree> {
        body::Dialect::of(self.kind, model, &self.api_version).body(model, request)
    }

    fn reader(&self, _: &str, _: &ChatRequest) -> Box<dyn Reader> {
        Box::new(read::ChunkReader)
    }

    fn list(&self, _: Option<&str>) -> Ask {
        match self.kind {
            ProviderKind::Azure => {
                Ask::path("openai/models").with("api-version", &self.api_version)
            }
            _ => Ask::path("models"),
        }
    }

    fn listed(&self, page: &Value) -> Result<(Vec<String>, Option<String>)> {
        Ok((named(page, "data", "id")?, None))
    }

    fn embeds(&self) -> Option<usize> {
        Some(match self.kind {
            // Its models run on small machines.
            ProviderKind::HuggingFace => 32,
            _ => 96,
        })
    }

    fn embed(&self, model: &str, dimensions: usize, texts: &[String], _: EmbedKind) -> (Ask, Tree) {
        if self.kind == ProviderKind::HuggingFace {
            let path = format!("hf-inference/models/{model}/pipeline/feature-extraction");
            let ask = Ask {
                beside: true,
                ..Ask::path(&path)
            };
            return (ask, Tree::from_value(json!({ "inputs": texts })));
        }
        let mut body = Tree::from_value(json!({
            "model": model, "input": texts, "encoding_format": "float",
        }));
        // Others of its models have their one length, and refuse to be told.
        if self.kind == ProviderKind::OpenAi && model.starts_with("text-embedding-3") {
            body.set("dimensions", dimensions);
        }
        (self.path(model, "embeddings"), body)
    }

    fn embedded(&self, answer: &[u8]) -> Result<Vec<(usize, Vec<f32>)>> {
        let wrong = |error| broken(format!("it sent what are no embeddings: {error}"));
        if self.kind == ProviderKind::HuggingFace {
            let rows: Vec<Vec<f32>> = serde_json::from_slice(answer).map_err(wrong)?;
            return Ok(rows.into_iter().enumerate().collect());
        }
        let answer: Embeddings = serde_json::from_slice(answer).map_err(wrong)?;
        Ok(answer
            .data
            .into_iter()
            .map(|row| (row.index, row.embedding))
            .collect())
    }

    fn abilities(&self, model: &str) -> Abilities {
        abilities::of(self.kind, model)
    }
}

#[derive(Deserialize)]
struct Embeddings {
    data: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    index: usize,
    embedding: Vec<f32>,
}

/// The field `name` of each entry of `list`.
pub(super) fn named(page: &Value, list: &str, name: &str) -> Result<Vec<String>> {
    let entries = page
        .get(list)
        .or(page.as_array().map(|_| page))
        .and_then(Value::as_array)
        .ok_or_else(|| broken("it sent what is no list of models".to_owned()))?;
    let names = entries.iter().filter_map(|entry| entry.get(name)?.as_str());
    Ok(names.map(str::to_owned).collect())
}
