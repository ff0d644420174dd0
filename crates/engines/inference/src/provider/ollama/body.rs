//! A request in Ollama's words.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    ChatRequest, Constraint, Image, InferenceError, Message, Result, ToolChoice,
    provider::{
        calls::{as_object, tool_of},
        protocol::lacks,
        schema,
        tree::{Tree, decimal},
    },
};

pub(super) fn body(model: &str, request: &ChatRequest) -> Result<Tree> {
    let forced = matches!(
        request.tool_choice,
        ToolChoice::Required | ToolChoice::Named(_)
    );
    lacks("Ollama", forced, "tool_choice")?;
    let mut body = Tree::object();
    body.set("model", model);
    body.set("stream", true);
    let mut messages = Vec::with_capacity(request.messages.len());
    for (index, one) in request.messages.iter().enumerate() {
        messages.push(message(index, &request.messages[..index], one)?);
    }
    body.set("messages", messages);
    if !request.tools.is_empty() && request.tool_choice != ToolChoice::None {
        let tools = request.tools.iter().map(|tool| {
            json!({ "type": "function", "function": {
                "name": tool.name, "description": tool.description, "parameters": tool.parameters,
            } })
        });
        body.set("tools", tools.collect::<Vec<_>>());
    }
    match &request.constraint {
        None => {}
        Some(Constraint::JsonSchema(text)) => body.put("format", schema::parse(text)?),
        Some(Constraint::Grammar(_)) => return Err(schema::no_grammar()),
    }
    if let Some(top) = request.logprobs {
        body.set("logprobs", true);
        body.set("top_logprobs", top);
    }
    let options = options(request);
    if !options.fields().is_empty() {
        body.put("options", options);
    }
    Ok(body)
}

fn options(request: &ChatRequest) -> Tree {
    let mut options = Tree::object();
    options.set_some("temperature", request.temperature.map(decimal));
    options.set_some("top_p", request.top_p.map(decimal));
    // The field is a signed number of 32 bits.
    options.set_some("seed", request.seed.map(|seed| seed & (i32::MAX as u64)));
    options.set_some("num_predict", request.max_tokens);
    options.set_some("frequency_penalty", request.frequency_penalty.map(decimal));
    options.set_some("presence_penalty", request.presence_penalty.map(decimal));
    if !request.stop.is_empty() {
        options.set("stop", request.stop.clone());
    }
    options
}

fn message(index: usize, before: &[Message], message: &Message) -> Result<Value> {
    let mut body = json!({ "role": message.role, "content": message.content });
    let mut images = Vec::with_capacity(message.images.len());
    for (place, image) in message.images.iter().enumerate() {
        match image {
            Image::Bytes { bytes, .. } => images.push(BASE64_STANDARD.encode(bytes)),
            Image::Url(_) => {
                let field = format!("messages.{index}.images.{place}");
                let message = "Ollama fetches no images; give the image itself";
                return Err(InferenceError::invalid(field, message));
            }
        }
    }
    if !images.is_empty() {
        body["images"] = json!(images);
    }
    if !message.tool_calls.is_empty() {
        let calls = message.tool_calls.iter().map(|call| {
            let arguments = as_object(&call.arguments);
            json!({ "id": call.id, "function": { "name": call.name, "arguments": arguments } })
        });
        body["tool_calls"] = calls.collect();
    }
    if let Some(id) = &message.tool_call_id {
        body["tool_call_id"] = json!(id);
        if let Some(name) = tool_of(before, id) {
            body["tool_name"] = json!(name);
        }
    }
    Ok(body)
}
