//! A request in OpenAI's words, and in those of its kin.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    ChatRequest, Constraint, Image, InferenceError, Message, Result, Role, ToolCall, ToolChoice,
    provider::{
        ProviderKind,
        calls::fitting,
        schema,
        tree::{Tree, decimal},
    },
};

/// Stop texts that OpenAI takes.
const MOST_STOPS: usize = 4;

/// How a server of the protocol differs.
pub(super) struct Dialect {
    mistral: bool,
    /// Names the limit so that it counts thoughts too.
    completion_tokens: bool,
    /// Sends the usage when asked.
    usage: bool,
    /// The model draws as it sees fit.
    fixed_sampling: bool,
    /// Checks closely: a schema that is strict may leave nothing open.
    vendors_own: bool,
    /// An Azure deployment is the model already.
    names_model: bool,
    longest_id: usize,
}

impl Dialect {
    pub(super) fn of(kind: ProviderKind, model: &str, api_version: &str) -> Self {
        let azure = kind == ProviderKind::Azure;
        let vendor = azure || kind == ProviderKind::OpenAi;
        // Dates sort as text.
        let recent = !azure || api_version >= "2024-09-01";
        let mistral = kind == ProviderKind::Mistral;
        Self {
            mistral,
            completion_tokens: vendor && recent,
            usage: !mistral && recent,
            fixed_sampling: vendor && thinks(model),
            vendors_own: vendor,
            names_model: !azure,
            longest_id: if mistral { 9 } else { 40 },
        }
    }

    pub(super) fn body(&self, model: &str, request: &ChatRequest) -> Result<Tree> {
        let mut body = Tree::object();
        if self.names_model {
            body.set("model", model);
        }
        body.set("messages", self.messages(request));
        body.set("stream", true);
        if self.usage {
            body.set("stream_options", json!({ "include_usage": true }));
        }
        self.tools(&mut body, request);
        self.numbers(&mut body, request)?;
        if self.vendors_own && request.stop.len() > MOST_STOPS {
            let message = format!("OpenAI takes at most {MOST_STOPS}");
            return Err(InferenceError::invalid("stop", message));
        }
        if !request.stop.is_empty() {
            body.set("stop", request.stop.clone());
        }
        if let Some(format) = self.format(request)? {
            body.put("response_format", format);
        }
        Ok(body)
    }

    fn numbers(&self, body: &mut Tree, request: &ChatRequest) -> Result<()> {
        if !self.fixed_sampling {
            body.set_some("temperature", request.temperature.map(decimal));
            body.set_some("top_p", request.top_p.map(decimal));
        }
        let seed = if self.mistral { "random_seed" } else { "seed" };
        // The field is a signed number.
        body.set_some(seed, request.seed.map(|seed| seed & (i64::MAX as u64)));
        let limit = if self.completion_tokens {
            "max_completion_tokens"
        } else {
            "max_tokens"
        };
        body.set_some(limit, request.max_tokens);
        body.set_some("frequency_penalty", request.frequency_penalty.map(decimal));
        body.set_some("presence_penalty", request.presence_penalty.map(decimal));
        if let Some(top) = request.logprobs {
            if self.mistral {
                let message = "Mistral does not tell them; leave it out";
                return Err(InferenceError::invalid("logprobs", message));
            }
            body.set("logprobs", true);
            body.set("top_logprobs", top);
        }
        Ok(())
    }

    fn tools(&self, body: &mut Tree, request: &ChatRequest) {
        // The protocol refuses a choice where there are no tools.
        if request.tools.is_empty() {
            return;
        }
        let tools: Vec<Value> = request
            .tools
            .iter()
            .map(|tool| {
                json!({ "type": "function", "function": {
                    "name": tool.name, "description": tool.description, "parameters": tool.parameters,
                } })
            })
            .collect();
        body.set("tools", tools);
        body.set(
            "tool_choice",
            match &request.tool_choice {
                ToolChoice::Auto => json!("auto"),
                ToolChoice::None => json!("none"),
                ToolChoice::Required if self.mistral => json!("any"),
                ToolChoice::Required => json!("required"),
                ToolChoice::Named(name) => {
                    json!({ "type": "function", "function": { "name": name } })
                }
            },
        );
        if request.one_call {
            body.set("parallel_tool_calls", false);
        }
    }

    fn format(&self, request: &ChatRequest) -> Result<Option<Tree>> {
        let text = match &request.constraint {
            None => return Ok(None),
            Some(Constraint::JsonSchema(text)) => text,
            Some(Constraint::Grammar(_)) => return Err(schema::no_grammar()),
        };
        let schema = schema::parse(text)?;
        let mut named = Tree::object();
        named.set("name", "answer");
        named.set("strict", !self.vendors_own || schema::is_closed(&schema));
        named.put("schema", schema);
        let mut format = Tree::object();
        format.set("type", "json_schema");
        format.put("json_schema", named);
        Ok(Some(format))
    }

    fn messages(&self, request: &ChatRequest) -> Vec<Value> {
        let mut messages: Vec<Value> = Vec::with_capacity(request.messages.len());
        let mut before = None;
        for message in &request.messages {
            // Mistral lets nobody but the assistant speak after a result.
            if self.mistral && before == Some(Role::Tool) && message.role == Role::User {
                messages.push(json!({ "role": "assistant", "content": "OK." }));
            }
            messages.push(self.message(message));
            before = Some(message.role);
        }
        messages
    }

    fn message(&self, message: &Message) -> Value {
        let content = match (message.images.as_slice(), &message.content) {
            ([], text) if text.is_empty() && !message.tool_calls.is_empty() => Value::Null,
            ([], text) => json!(text),
            (images, text) => {
                let words = (!text.is_empty()).then(|| json!({ "type": "text", "text": text }));
                let seen = images.iter().map(|image| {
                    json!({ "type": "image_url", "image_url": { "url": image_url(image) } })
                });
                words.into_iter().chain(seen).collect()
            }
        };
        let mut body = json!({ "role": message.role, "content": content });
        if !message.tool_calls.is_empty() {
            body["tool_calls"] = message
                .tool_calls
                .iter()
                .map(|call| self.call(call))
                .collect();
        }
        if let Some(id) = &message.tool_call_id {
            body["tool_call_id"] = json!(self.id(id));
        }
        body
    }

    fn call(&self, call: &ToolCall) -> Value {
        // The protocol has the arguments as text.
        json!({ "id": self.id(&call.id), "type": "function", "function": {
            "name": call.name, "arguments": call.arguments.to_string(),
        } })
    }

    fn id<'a>(&self, id: &'a str) -> std::borrow::Cow<'a, str> {
        fitting(id, self.longest_id, |id| match self.mistral {
            true => id.len() == 9 && id.chars().all(|c| c.is_ascii_alphanumeric()),
            false => !id.is_empty() && id.len() <= self.longest_id,
        })
    }
}

/// Models that think before they answer, and take no temperature.
fn thinks(model: &str) -> bool {
    let bare = model.rsplit('/').next().unwrap_or(model);
    let numbered = bare.starts_with('o') && bare[1..].starts_with(|c: char| c.is_ascii_digit());
    numbered || bare.starts_with("gpt-5") && !bare.contains("-chat")
}

/// An image as an address: its own, or one that holds it.
pub(in crate::provider) fn image_url(image: &Image) -> String {
    match image {
        Image::Url(url) => url.clone(),
        Image::Bytes { media_type, bytes } => {
            format!("data:{media_type};base64,{}", BASE64_STANDARD.encode(bytes))
        }
    }
}
