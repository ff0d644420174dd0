//! A request in Anthropic's words.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    ChatRequest, Constraint, Image, InferenceError, Message, Result, Role, ToolChoice,
    provider::{
        calls::{as_object, fitting},
        protocol::lacks,
        schema,
        tree::{Tree, decimal},
    },
};

use super::ANSWER;

/// The protocol wants a number; every model writes as much.
const MAX_TOKENS: u32 = 4_096;

pub(super) fn body(model: &str, request: &ChatRequest) -> Result<Tree> {
    lacks("Anthropic", request.logprobs.is_some(), "logprobs")?;
    for (field, value) in [
        ("frequency_penalty", request.frequency_penalty),
        ("presence_penalty", request.presence_penalty),
    ] {
        lacks("Anthropic", value.is_some_and(|value| value != 0.0), field)?;
    }
    let mut body = Tree::object();
    body.set("model", model);
    body.set("max_tokens", request.max_tokens.unwrap_or(MAX_TOKENS));
    body.set("stream", true);
    let system = system(&request.messages);
    if !system.is_empty() {
        body.set("system", system);
    }
    body.set("messages", messages(&request.messages)?);
    if !request.tools.is_empty() {
        tools(&mut body, request);
    }
    sampling(&mut body, model, request)?;
    if !request.stop.is_empty() {
        body.set("stop_sequences", request.stop.clone());
    }
    match &request.constraint {
        None => {}
        Some(Constraint::JsonSchema(text)) => form(&mut body, model, schema::parse(text)?)?,
        Some(Constraint::Grammar(_)) => return Err(schema::no_grammar()),
    }
    Ok(body)
}

fn sampling(body: &mut Tree, model: &str, request: &ChatRequest) -> Result<()> {
    if request.temperature.is_some_and(|value| value > 1.0) {
        let message = "Anthropic takes 0 to 1";
        return Err(InferenceError::invalid("temperature", message));
    }
    if !samples(model) {
        return Ok(());
    }
    body.set_some("temperature", request.temperature.map(decimal));
    // Models take one of the two only.
    if request.temperature.is_none() {
        body.set_some("top_p", request.top_p.map(decimal));
    }
    Ok(())
}

/// Family and version of `claude-sonnet-4-5-20250929`, or of `claude-3-5-haiku-latest`.
fn version(model: &str) -> Option<(&str, u32, u32)> {
    let mut parts = model
        .rsplit('/')
        .next()?
        .strip_prefix("claude-")?
        .split('-')
        .peekable();
    let mut family = parts
        .next_if(|part| part.parse::<u32>().is_err())
        .unwrap_or_default();
    let major = parts.next()?.parse().ok()?;
    // A date is no minor version.
    let short = |part: &&str| part.len() < 3 && part.parse::<u32>().is_ok();
    let minor = parts
        .next_if(short)
        .and_then(|part| part.parse().ok())
        .unwrap_or(0);
    if family.is_empty() {
        family = parts.next().unwrap_or_default();
    }
    Some((family, major, minor))
}

/// Whether the model can be told how to draw: not since Opus 4.7 and Sonnet 4.6.
fn samples(model: &str) -> bool {
    match version(model) {
        Some(("sonnet", major, minor)) => (major, minor) < (4, 6),
        Some((_, major, minor)) => (major, minor) < (4, 7),
        None => false,
    }
}

/// Whether the model takes the form of an answer: since Opus 4.1, Sonnet and Haiku 4.5.
pub(super) fn formats(model: &str) -> bool {
    match version(model) {
        Some(("opus", major, minor)) => (major, minor) >= (4, 1),
        Some((_, major, minor)) => (major, minor) >= (4, 5),
        None => true,
    }
}

fn form(body: &mut Tree, model: &str, schema: Tree) -> Result<()> {
    let mut format = Tree::object();
    if formats(model) {
        format.set("type", "json_schema");
        format.put("schema", schema::closed(&schema));
        let mut config = Tree::object();
        config.put("format", format);
        body.put("output_config", config);
        return Ok(());
    }
    if schema.get("type").and_then(Tree::as_str) != Some("object") {
        let message =
            format!("`{model}` writes objects only: begin the schema with \"type\": \"object\"");
        return Err(InferenceError::invalid("constraint", message));
    }
    format.set("name", ANSWER);
    format.set("description", "Gives the answer.");
    format.put("input_schema", schema);
    body.put("tools", Tree::Array(vec![format]));
    body.set("tool_choice", json!({ "type": "tool", "name": ANSWER }));
    Ok(())
}

/// Instructions stand apart from the conversation; the server keeps what they say for the next request.
fn system(messages: &[Message]) -> Vec<Value> {
    let said = messages
        .iter()
        .filter(|message| message.role == Role::System);
    let mut blocks: Vec<Value> = said.filter_map(|message| text(&message.content)).collect();
    if let Some(last) = blocks.last_mut() {
        last["cache_control"] = json!({ "type": "ephemeral" });
    }
    blocks
}

fn tools(body: &mut Tree, request: &ChatRequest) {
    let mut tools: Vec<Value> = request
        .tools
        .iter()
        .map(|tool| {
            let mut schema = tool.parameters.clone();
            schema["type"] = json!("object");
            json!({ "name": tool.name, "description": tool.description, "input_schema": schema })
        })
        .collect();
    if let Some(last) = tools.last_mut() {
        last["cache_control"] = json!({ "type": "ephemeral" });
    }
    body.set("tools", tools);
    let mut choice = match &request.tool_choice {
        ToolChoice::Auto => json!({ "type": "auto" }),
        ToolChoice::None => json!({ "type": "none" }),
        ToolChoice::Required => json!({ "type": "any" }),
        ToolChoice::Named(name) => json!({ "type": "tool", "name": name }),
    };
    if request.one_call && request.tool_choice != ToolChoice::None {
        choice["disable_parallel_tool_use"] = json!(true);
    }
    body.set("tool_choice", choice);
}

/// The conversation, in which person and model take turns and results answer calls.
fn messages(messages: &[Message]) -> Result<Vec<Value>> {
    let mut turns: Vec<(&str, Vec<Value>)> = Vec::new();
    for (index, message) in messages.iter().enumerate() {
        let (role, blocks) = match message.role {
            Role::System => continue,
            Role::User => ("user", shown(message)),
            Role::Assistant => ("assistant", said(message)),
            Role::Tool => ("user", vec![result(message)]),
        };
        if blocks.is_empty() {
            if message.role == Role::Assistant {
                continue;
            }
            let field = format!("messages.{index}.content");
            return Err(InferenceError::invalid(
                field,
                "Anthropic takes no empty message",
            ));
        }
        if turns.is_empty() && role == "assistant" {
            // Its first word must be an answer to something.
            turns.push((
                "user",
                vec![json!({ "type": "text", "text": "(The conversation begins.)" })],
            ));
        }
        match turns.last_mut() {
            Some((last, before)) if *last == role => before.extend(blocks),
            _ => turns.push((role, blocks)),
        }
    }
    if turns.is_empty() {
        let message = "Anthropic wants a user's message beside the instructions";
        return Err(InferenceError::invalid("messages", message));
    }
    for (_, blocks) in &mut turns {
        // Results come first in their turn.
        blocks.sort_by_key(|block| block["type"] != "tool_result");
    }
    let turns = turns.into_iter();
    Ok(turns
        .map(|(role, content)| json!({ "role": role, "content": content }))
        .collect())
}

fn text(text: &str) -> Option<Value> {
    (!text.trim().is_empty()).then(|| json!({ "type": "text", "text": text }))
}

fn shown(message: &Message) -> Vec<Value> {
    let images = message.images.iter().map(|image| {
        let source = match image {
            Image::Url(url) => json!({ "type": "url", "url": url }),
            Image::Bytes { media_type, bytes } => {
                let data = BASE64_STANDARD.encode(bytes);
                json!({ "type": "base64", "media_type": media_type, "data": data })
            }
        };
        json!({ "type": "image", "source": source })
    });
    images.chain(text(&message.content)).collect()
}

fn said(message: &Message) -> Vec<Value> {
    let calls = message.tool_calls.iter().map(|call| {
        json!({
            "type": "tool_use", "id": id(&call.id), "name": call.name,
            "input": as_object(&call.arguments),
        })
    });
    text(message.content.trim_end())
        .into_iter()
        .chain(calls)
        .collect()
}

fn result(message: &Message) -> Value {
    let id = id(message.tool_call_id.as_deref().unwrap_or_default());
    let mut block = json!({ "type": "tool_result", "tool_use_id": id });
    if let Some(text) = text(&message.content) {
        block["content"] = json!([text]);
    }
    block
}

fn id(id: &str) -> std::borrow::Cow<'_, str> {
    let legal = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    fitting(id, 32, |id| {
        !id.is_empty() && id.len() <= 64 && id.chars().all(legal)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_models_name_says_what_it_takes() {
        for (model, draws, forms) in [
            ("claude-3-5-haiku-latest", true, false),
            ("claude-3-opus-20240229", true, false),
            ("claude-sonnet-4-20250514", true, false),
            ("claude-opus-4-1-20250805", true, true),
            ("claude-sonnet-4-5-20250929", true, true),
            ("claude-haiku-4-5", true, true),
            ("claude-sonnet-4-6", false, true),
            ("claude-opus-4-6", true, true),
            ("claude-opus-4-7", false, true),
            ("claude-sonnet-5", false, true),
            ("claude-fable-5", false, true),
        ] {
            assert_eq!((samples(model), formats(model)), (draws, forms), "{model}");
        }
    }
}
