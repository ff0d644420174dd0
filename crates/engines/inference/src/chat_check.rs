//! Checks of a request that hold for every provider.

use serde_json::Value;

use crate::{ChatRequest, Constraint, Image, InferenceError, Result, Role, Tool, ToolChoice};

const MAX_MESSAGES: usize = 1_000;
const MAX_TEXT_BYTES: usize = 2 << 20;
const MAX_IMAGES: usize = 50;
const MAX_IMAGE_BYTES: usize = 20 << 20;
const MAX_TOOLS: usize = 128;
const MAX_STOPS: usize = 16;
const MAX_STOP_BYTES: usize = 256;
const MAX_GRAMMAR_BYTES: usize = 64 << 10;

/// Refuses a request that no model could answer.
///
/// # Errors
///
/// [`InferenceError::Invalid`] with the first field that is wrong.
pub(crate) fn check(request: &ChatRequest) -> Result<()> {
    check_messages(request)?;
    check_numbers(request)?;
    check_stops(&request.stop)?;
    if request.tools.len() > MAX_TOOLS {
        return Err(InferenceError::invalid(
            "tools",
            format!("give at most {MAX_TOOLS}"),
        ));
    }
    for (index, tool) in request.tools.iter().enumerate() {
        check_tool(index, tool)?;
    }
    check_choice(request)?;
    match &request.constraint {
        None => Ok(()),
        Some(_) if !request.tools.is_empty() => Err(InferenceError::invalid(
            "constraint",
            "leave it out when tools are given; their arguments are constrained already",
        )),
        Some(Constraint::JsonSchema(schema)) => {
            check_size("constraint", schema)?;
            let parsed: Value = serde_json::from_str(schema).map_err(|error| {
                InferenceError::invalid("constraint", format!("the schema is not JSON: {error}"))
            })?;
            if !parsed.is_object() {
                return Err(InferenceError::invalid(
                    "constraint",
                    "the schema must be an object",
                ));
            }
            Ok(())
        }
        Some(Constraint::Grammar(grammar)) => check_size("constraint", grammar),
    }
}

fn check_messages(request: &ChatRequest) -> Result<()> {
    if request.messages.is_empty() {
        return Err(InferenceError::invalid(
            "messages",
            "give at least one message",
        ));
    }
    if request.messages.len() > MAX_MESSAGES {
        return Err(InferenceError::invalid(
            "messages",
            format!("give at most {MAX_MESSAGES}"),
        ));
    }
    let (mut bytes, mut image_bytes, mut images) = (0, 0, 0);
    for (index, message) in request.messages.iter().enumerate() {
        bytes += message.content.len();
        if message.role == Role::Tool && message.tool_call_id.is_none() {
            return Err(InferenceError::invalid(
                format!("messages.{index}.tool_call_id"),
                "say which call this result belongs to",
            ));
        }
        for (place, image) in message.images.iter().enumerate() {
            image_bytes += check_image(message.role, image).map_err(|problem| {
                InferenceError::invalid(format!("messages.{index}.images.{place}"), problem)
            })?;
            images += 1;
        }
        if message.role != Role::Assistant && !message.tool_calls.is_empty() {
            return Err(InferenceError::invalid(
                format!("messages.{index}.tool_calls"),
                "only an assistant message has tool calls",
            ));
        }
    }
    if images > MAX_IMAGES || image_bytes > MAX_IMAGE_BYTES {
        return Err(InferenceError::invalid(
            "messages",
            format!("give at most {MAX_IMAGES} images of 20 MB together"),
        ));
    }
    if bytes > MAX_TEXT_BYTES {
        return Err(InferenceError::invalid(
            "messages",
            "more than 2 MB of text; shorten it",
        ));
    }
    if request
        .messages
        .last()
        .is_some_and(|last| last.role == Role::Assistant)
    {
        return Err(InferenceError::invalid(
            "messages",
            "the last message is the assistant's; end with the one to answer",
        ));
    }
    Ok(())
}

/// The bytes of an image that a model may be shown.
fn check_image(role: Role, image: &Image) -> Result<usize, &'static str> {
    if role != Role::User {
        return Err("only a user's message has images");
    }
    match image {
        Image::Url(url) if url.starts_with("https://") && url.len() <= 8_192 => Ok(0),
        Image::Url(_) => Err("give an address that begins with https://"),
        Image::Bytes { bytes, .. } if bytes.is_empty() => Err("the image is empty"),
        Image::Bytes { media_type, bytes } => match media_type.as_str() {
            "image/png" | "image/jpeg" | "image/gif" | "image/webp" => Ok(bytes.len()),
            _ => Err("give a PNG, JPEG, GIF or WebP image"),
        },
    }
}

fn check_numbers(request: &ChatRequest) -> Result<()> {
    if request
        .temperature
        .is_some_and(|value| !(0.0..=2.0).contains(&value))
    {
        return Err(InferenceError::invalid(
            "temperature",
            "give a number from 0 to 2",
        ));
    }
    if request
        .top_p
        .is_some_and(|value| !(value > 0.0 && value <= 1.0))
    {
        return Err(InferenceError::invalid(
            "top_p",
            "give a number above 0, at most 1",
        ));
    }
    for (field, value) in [
        ("frequency_penalty", request.frequency_penalty),
        ("presence_penalty", request.presence_penalty),
    ] {
        if value.is_some_and(|value| !(-2.0..=2.0).contains(&value)) {
            return Err(InferenceError::invalid(field, "give a number from -2 to 2"));
        }
    }
    if request.logprobs.is_some_and(|top| top > 20) {
        return Err(InferenceError::invalid("logprobs", "ask for at most 20"));
    }
    if request.max_tokens == Some(0) {
        return Err(InferenceError::invalid("max_tokens", "give at least 1"));
    }
    Ok(())
}

fn check_stops(stops: &[String]) -> Result<()> {
    if stops.len() > MAX_STOPS {
        return Err(InferenceError::invalid(
            "stop",
            format!("give at most {MAX_STOPS}"),
        ));
    }
    if stops
        .iter()
        .any(|stop| stop.is_empty() || stop.len() > MAX_STOP_BYTES)
    {
        let message = format!("each has 1 to {MAX_STOP_BYTES} bytes");
        return Err(InferenceError::invalid("stop", message));
    }
    Ok(())
}

fn check_tool(index: usize, tool: &Tool) -> Result<()> {
    let legal = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if tool.name.is_empty() || tool.name.len() > 64 || !tool.name.chars().all(legal) {
        return Err(InferenceError::invalid(
            format!("tools.{index}.name"),
            "1 to 64 letters, digits, `_` or `-`",
        ));
    }
    if !tool.parameters.is_object() {
        return Err(InferenceError::invalid(
            format!("tools.{index}.parameters"),
            "give a JSON schema object",
        ));
    }
    check_size(
        &format!("tools.{index}.parameters"),
        &tool.parameters.to_string(),
    )
}

fn check_choice(request: &ChatRequest) -> Result<()> {
    let missing = match &request.tool_choice {
        ToolChoice::Auto | ToolChoice::None => false,
        ToolChoice::Required => request.tools.is_empty(),
        ToolChoice::Named(name) => !request.tools.iter().any(|tool| tool.name == *name),
    };
    if missing {
        return Err(InferenceError::invalid(
            "tool_choice",
            "there is no such tool in `tools`",
        ));
    }
    Ok(())
}

fn check_size(field: &str, text: &str) -> Result<()> {
    if text.len() > MAX_GRAMMAR_BYTES {
        return Err(InferenceError::invalid(
            field,
            "longer than 64 KB; shorten it",
        ));
    }
    Ok(())
}
