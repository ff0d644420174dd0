//! A request in Gemini's words.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    ChatRequest, Constraint, Image, InferenceError, Message, Result, Role, ToolChoice,
    provider::{
        calls::{as_object, tool_of},
        schema,
        tree::{Tree, decimal},
    },
};

/// What stands for the signature of a call that this conversation does not have; Google's own word for it.
const NO_SIGNATURE: &str = "skip_thought_signature_validator";
/// Stop texts that it takes.
const MOST_STOPS: usize = 5;

pub(super) fn body(model: &str, request: &ChatRequest) -> Result<Tree> {
    let mut body = Tree::object();
    let said = request
        .messages
        .iter()
        .filter(|one| one.role == Role::System);
    let system: Vec<Value> = said.filter_map(|message| text(&message.content)).collect();
    if !system.is_empty() {
        body.set("systemInstruction", json!({ "parts": system }));
    }
    body.set("contents", contents(model, &request.messages)?);
    if !request.tools.is_empty() {
        tools(&mut body, request);
    }
    body.put("generationConfig", config(model, request)?);
    Ok(body)
}

fn config(model: &str, request: &ChatRequest) -> Result<Tree> {
    let mut config = Tree::object();
    config.set_some("temperature", request.temperature.map(decimal));
    config.set_some("topP", request.top_p.map(decimal));
    // The field is a signed number of 32 bits.
    config.set_some("seed", request.seed.map(|seed| seed & (i32::MAX as u64)));
    config.set_some("maxOutputTokens", request.max_tokens);
    config.set_some("frequencyPenalty", request.frequency_penalty.map(decimal));
    config.set_some("presencePenalty", request.presence_penalty.map(decimal));
    if request.stop.len() > MOST_STOPS {
        let message = format!("Gemini takes at most {MOST_STOPS}");
        return Err(InferenceError::invalid("stop", message));
    }
    if !request.stop.is_empty() {
        config.set("stopSequences", request.stop.clone());
    }
    if let Some(top) = request.logprobs {
        config.set("responseLogprobs", true);
        config.set_some("logprobs", (top > 0).then_some(top));
    }
    if thinks(model) {
        config.set("thinkingConfig", json!({ "includeThoughts": true }));
    }
    match &request.constraint {
        None => {}
        Some(Constraint::JsonSchema(text)) => {
            config.set("responseMimeType", "application/json");
            config.put("responseSchema", schema::gemini(&schema::parse(text)?));
        }
        Some(Constraint::Grammar(_)) => return Err(schema::no_grammar()),
    }
    Ok(config)
}

/// Models before 2.5 do not think, and refuse to be asked what they thought.
fn thinks(model: &str) -> bool {
    let version = model
        .strip_prefix("gemini-")
        .and_then(|rest| rest.split('-').next());
    let version = version.and_then(|version| version.parse::<f32>().ok());
    version.is_some_and(|version| version >= 2.5) && !model.contains("-image")
}

fn tools(body: &mut Tree, request: &ChatRequest) {
    let declared = request.tools.iter().map(|tool| {
        let mut function = Tree::object();
        function.set("name", tool.name.as_str());
        function.set("description", tool.description.as_str());
        let parameters = schema::gemini(&Tree::from_value(tool.parameters.clone()));
        // A function without parameters has none, not an empty object.
        if parameters.get("properties").is_some() {
            function.put("parameters", parameters);
        }
        function
    });
    let mut tools = Tree::object();
    tools.put("functionDeclarations", Tree::Array(declared.collect()));
    body.put("tools", Tree::Array(vec![tools]));
    let calling = match &request.tool_choice {
        ToolChoice::Auto => json!({ "mode": "AUTO" }),
        ToolChoice::None => json!({ "mode": "NONE" }),
        ToolChoice::Required => json!({ "mode": "ANY" }),
        ToolChoice::Named(name) => json!({ "mode": "ANY", "allowedFunctionNames": [name] }),
    };
    body.set("toolConfig", json!({ "functionCallingConfig": calling }));
}

/// The conversation, in which person and model take turns and a function's results stand together.
fn contents(model: &str, messages: &[Message]) -> Result<Vec<Value>> {
    let mut turns: Vec<(&str, Role, Vec<Value>)> = Vec::new();
    for (index, message) in messages.iter().enumerate() {
        let (role, parts) = match message.role {
            Role::System => continue,
            Role::User => ("user", shown(index, message)?),
            Role::Assistant => ("model", said(model, message)),
            Role::Tool => ("user", vec![result(index, &messages[..index], message)?]),
        };
        if parts.is_empty() {
            if message.role == Role::Assistant {
                continue;
            }
            let field = format!("messages.{index}.content");
            return Err(InferenceError::invalid(
                field,
                "Gemini takes no empty message",
            ));
        }
        match turns.last_mut() {
            // Results of calls made together come together, and nothing else with them.
            Some((_, last, before)) if *last == message.role => before.extend(parts),
            _ => turns.push((role, message.role, parts)),
        }
    }
    if turns.is_empty() {
        let message = "Gemini wants a user's message beside the instructions";
        return Err(InferenceError::invalid("messages", message));
    }
    let turns = turns.into_iter();
    Ok(turns
        .map(|(role, _, parts)| json!({ "role": role, "parts": parts }))
        .collect())
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| json!({ "text": text }))
}

fn shown(index: usize, message: &Message) -> Result<Vec<Value>> {
    let mut parts: Vec<Value> = text(&message.content).into_iter().collect();
    for (place, image) in message.images.iter().enumerate() {
        match image {
            Image::Bytes { media_type, bytes } if media_type != "image/gif" => {
                let data = BASE64_STANDARD.encode(bytes);
                parts.push(json!({ "inlineData": { "mimeType": media_type, "data": data } }));
            }
            Image::Bytes { .. } => {
                let field = format!("messages.{index}.images.{place}");
                return Err(InferenceError::invalid(field, "Gemini reads no GIF"));
            }
            Image::Url(_) => {
                let field = format!("messages.{index}.images.{place}");
                let message = "Gemini fetches no images; give the image itself";
                return Err(InferenceError::invalid(field, message));
            }
        }
    }
    Ok(parts)
}

fn said(model: &str, message: &Message) -> Vec<Value> {
    let calls = message.tool_calls.iter().enumerate().map(|(place, call)| {
        let args = as_object(&call.arguments);
        let mut part = json!({ "functionCall": { "name": call.name, "args": args } });
        // Models since 3 want back what they signed with the first call of a turn.
        if place == 0 && !model.starts_with("gemini-1") && !model.starts_with("gemini-2") {
            part["thoughtSignature"] = json!(NO_SIGNATURE);
        }
        part
    });
    text(&message.content).into_iter().chain(calls).collect()
}

fn result(index: usize, before: &[Message], message: &Message) -> Result<Value> {
    let id = message.tool_call_id.as_deref().unwrap_or_default();
    let name = tool_of(before, id).ok_or_else(|| {
        let field = format!("messages.{index}.tool_call_id");
        InferenceError::invalid(field, "there is no such call before it")
    })?;
    let response = match serde_json::from_str(&message.content) {
        Ok(Value::Object(fields)) => Value::Object(fields),
        _ => json!({ "result": message.content }),
    };
    Ok(json!({ "functionResponse": { "name": name, "response": response } }))
}
