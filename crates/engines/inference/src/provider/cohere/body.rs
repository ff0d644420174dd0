//! A request in Cohere's words.

use serde_json::{Value, json};

use crate::{
    ChatRequest, Constraint, InferenceError, Message, Result, ToolChoice,
    provider::{
        calls::as_object,
        openai::image_url,
        protocol::lacks,
        schema,
        tree::{Tree, decimal},
    },
};

/// Stop texts that it takes.
const MOST_STOPS: usize = 5;
/// The highest `p` it takes.
const MOST_P: f32 = 0.99;

pub(super) fn body(model: &str, request: &ChatRequest) -> Result<Tree> {
    lacks("Cohere", request.logprobs.is_some(), "logprobs")?;
    for (field, value) in [
        ("frequency_penalty", request.frequency_penalty),
        ("presence_penalty", request.presence_penalty),
    ] {
        if value.is_some_and(|value| !(0.0..=1.0).contains(&value)) {
            return Err(InferenceError::invalid(field, "Cohere takes 0 to 1"));
        }
    }
    if request.stop.len() > MOST_STOPS {
        let message = format!("Cohere takes at most {MOST_STOPS}");
        return Err(InferenceError::invalid("stop", message));
    }
    let mut body = Tree::object();
    body.set("model", model);
    body.set("stream", true);
    body.set(
        "messages",
        request.messages.iter().map(message).collect::<Vec<_>>(),
    );
    body.set_some("temperature", request.temperature.map(decimal));
    body.set_some("p", request.top_p.map(|p| decimal(p.min(MOST_P))));
    // The field is a signed number.
    body.set_some("seed", request.seed.map(|seed| seed & (i64::MAX as u64)));
    body.set_some("max_tokens", request.max_tokens);
    body.set_some("frequency_penalty", request.frequency_penalty.map(decimal));
    body.set_some("presence_penalty", request.presence_penalty.map(decimal));
    if !request.stop.is_empty() {
        body.set("stop_sequences", request.stop.clone());
    }
    tools(&mut body, request);
    match &request.constraint {
        None => {}
        Some(Constraint::JsonSchema(text)) => {
            let mut format = Tree::object();
            format.set("type", "json_object");
            format.put("json_schema", schema::parse(text)?);
            body.put("response_format", format);
        }
        Some(Constraint::Grammar(_)) => return Err(schema::no_grammar()),
    }
    Ok(body)
}

fn tools(body: &mut Tree, request: &ChatRequest) {
    // One tool alone is how a certain one is called.
    let meant = |name: &str| match &request.tool_choice {
        ToolChoice::Named(only) => only == name,
        _ => true,
    };
    let tools: Vec<Value> = request
        .tools
        .iter()
        .filter(|tool| meant(&tool.name))
        .map(|tool| {
            json!({ "type": "function", "function": {
                "name": tool.name, "description": tool.description, "parameters": tool.parameters,
            } })
        })
        .collect();
    if tools.is_empty() {
        return;
    }
    body.set("tools", tools);
    match &request.tool_choice {
        ToolChoice::Auto => {}
        ToolChoice::None => body.set("tool_choice", "NONE"),
        ToolChoice::Required | ToolChoice::Named(_) => body.set("tool_choice", "REQUIRED"),
    }
}

fn message(message: &Message) -> Value {
    let mut body = json!({ "role": message.role });
    if !message.images.is_empty() {
        let words = (!message.content.is_empty())
            .then(|| json!({ "type": "text", "text": message.content }));
        let seen = message
            .images
            .iter()
            .map(|image| json!({ "type": "image_url", "image_url": { "url": image_url(image) } }));
        body["content"] = words.into_iter().chain(seen).collect();
    } else if message.tool_calls.is_empty() {
        body["content"] = json!(message.content);
    } else if !message.content.is_empty() {
        // What is said before a call is its plan.
        body["tool_plan"] = json!(message.content);
    }
    if !message.tool_calls.is_empty() {
        let calls = message.tool_calls.iter().map(|call| {
            json!({ "id": call.id, "type": "function", "function": {
                "name": call.name, "arguments": as_object(&call.arguments).to_string(),
            } })
        });
        body["tool_calls"] = calls.collect();
    }
    if let Some(id) = &message.tool_call_id {
        body["tool_call_id"] = json!(id);
    }
    body
}
