//! Google's Gemini API.

mod body;
mod read;

use serde::Deserialize;
use serde_json::{Value, json};
use tekup_base::Secret;
use tekup_egress::RequestBuilder;

use crate::{Abilities, ChatRequest, EmbedKind, Result};

use super::{
    ProviderKind, abilities,
    openai::named,
    protocol::{Protocol, Reader},
    server::{Ask, broken},
    tree::Tree,
};

pub(super) struct Gemini;

/// A name without its folder, which lists give and requests add.
fn bare(model: &str) -> &str {
    model.strip_prefix("models/").unwrap_or(model)
}

fn path(model: &str, verb: &str) -> Ask {
    let mut ask = Ask::path("models");
    ask.path.push(format!("{}:{verb}", bare(model)));
    ask
}

impl Protocol for Gemini {
    fn sign(&self, request: RequestBuilder, key: Option<&Secret>) -> RequestBuilder {
        match key {
            Some(key) => request.header("x-goog-api-key", key.expose()),
            None => request,
        }
    }

    fn chat_path(&self, model: &str) -> Ask {
        path(model, "streamGenerateContent").with("alt", "sse")
    }

    fn chat_body(&self, model: &str, request: &ChatRequest) -> Result<Tree> {
        body::body(bare(model), request)
    }

    fn reader(&self, _: &str, _: &ChatRequest) -> Box<dyn Reader> {
        Box::new(read::ChunkReader)
    }

    fn list(&self, after: Option<&str>) -> Ask {
        let ask = Ask::path("models").with("pageSize", "1000");
        match after {
            Some(after) => ask.with("pageToken", after),
            None => ask,
        }
    }

    fn listed(&self, page: &Value) -> Result<(Vec<String>, Option<String>)> {
        let names = named(page, "models", "name")?;
        let next = page.get("nextPageToken").and_then(Value::as_str);
        let next = next.filter(|next| !next.is_empty()).map(str::to_owned);
        Ok((
            names.iter().map(|name| bare(name).to_owned()).collect(),
            next,
        ))
    }

    fn embeds(&self) -> Option<usize> {
        Some(100)
    }

    fn embed(
        &self,
        model: &str,
        dimensions: usize,
        texts: &[String],
        kind: EmbedKind,
    ) -> (Ask, Tree) {
        let task = match kind {
            EmbedKind::Query => "RETRIEVAL_QUERY",
            EmbedKind::Passage => "RETRIEVAL_DOCUMENT",
        };
        let requests: Vec<Value> = texts
            .iter()
            .map(|text| {
                json!({
                    "model": format!("models/{}", bare(model)),
                    "content": { "parts": [{ "text": text }] },
                    "taskType": task,
                    "outputDimensionality": dimensions,
                })
            })
            .collect();
        let body = Tree::from_value(json!({ "requests": requests }));
        (path(model, "batchEmbedContents"), body)
    }

    fn embedded(&self, answer: &[u8]) -> Result<Vec<(usize, Vec<f32>)>> {
        let answer: Embeddings = serde_json::from_slice(answer)
            .map_err(|error| broken(format!("it sent what are no embeddings: {error}")))?;
        let rows = answer.embeddings.into_iter().map(|row| row.values);
        Ok(rows.enumerate().collect())
    }

    fn abilities(&self, model: &str) -> Abilities {
        abilities::of(ProviderKind::Gemini, bare(model))
    }
}

#[derive(Deserialize)]
struct Embeddings {
    embeddings: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    values: Vec<f32>,
}
