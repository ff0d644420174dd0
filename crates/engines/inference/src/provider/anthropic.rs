//! Anthropic's Messages.

mod body;
mod read;

use serde_json::Value;
use tekup_base::Secret;
use tekup_egress::RequestBuilder;

use crate::{Abilities, ChatRequest, Result};

use super::{
    ProviderKind, abilities,
    openai::named,
    protocol::{Protocol, Reader},
    server::Ask,
    tree::Tree,
};

/// The version of the protocol that is spoken here.
const VERSION: &str = "2023-06-01";
/// The tool by which older models give an answer of a form.
const ANSWER: &str = "answer";

pub(super) struct Anthropic;

impl Protocol for Anthropic {
    fn sign(&self, request: RequestBuilder, key: Option<&Secret>) -> RequestBuilder {
        let request = request.header("anthropic-version", VERSION);
        match key {
            Some(key) => request.header("x-api-key", key.expose()),
            None => request,
        }
    }

    fn chat_path(&self, _: &str) -> Ask {
        Ask::path("messages")
    }

    fn chat_body(&self, model: &str, request: &ChatRequest) -> Result<Tree> {
        body::body(model, request)
    }

    fn reader(&self, model: &str, request: &ChatRequest) -> Box<dyn Reader> {
        let by_tool = request.constraint.is_some() && !body::formats(model);
        Box::new(read::EventReader::new(by_tool))
    }

    fn list(&self, after: Option<&str>) -> Ask {
        let ask = Ask::path("models").with("limit", "1000");
        match after {
            Some(after) => ask.with("after_id", after),
            None => ask,
        }
    }

    fn listed(&self, page: &Value) -> Result<(Vec<String>, Option<String>)> {
        let more = page.get("has_more").and_then(Value::as_bool) == Some(true);
        let last = page.get("last_id").and_then(Value::as_str);
        let next = last.filter(|_| more).map(str::to_owned);
        Ok((named(page, "data", "id")?, next))
    }

    fn abilities(&self, model: &str) -> Abilities {
        abilities::of(ProviderKind::Anthropic, model)
    }
}
