//! The conversation of a request.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;
use tekup_inference::{Image, Message, Role, ToolCall};

use super::{
    fault::Fault,
    fields::{Fields, Read, none_of, wrong_type},
};

/// Images that models read.
const IMAGES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

pub(super) fn messages(fields: &mut Fields) -> Read<Vec<Message>> {
    let list = fields.list("messages")?;
    let list = fields.required("messages", list)?;
    if list.is_empty() {
        let message = "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.";
        return Err(Fault::at("messages", "empty_array", message));
    }
    let one = |(number, value)| message(value, format!("messages[{number}]"));
    list.into_iter().enumerate().map(one).collect()
}

fn message(value: Value, path: String) -> Read<Message> {
    let mut fields = Fields::of(value, path)?;
    let role = fields.text("role")?;
    let role = fields.required("role", role)?;
    let known = ["system", "developer", "user", "assistant", "tool"];
    let role = match role.as_str() {
        "system" | "developer" => Role::System,
        "user" => Role::User,
        "assistant" => Role::Assistant,
        "tool" => Role::Tool,
        other => return Err(none_of(&fields.at("role"), other, &known)),
    };
    let (content, images) = content(&mut fields, role)?;
    let tool_calls = match role {
        Role::Assistant => calls(&mut fields)?,
        _ => Vec::new(),
    };
    let tool_call_id = match role {
        Role::Tool => {
            let id = fields.text("tool_call_id")?;
            Some(fields.required("tool_call_id", id)?)
        }
        _ => None,
    };
    // Of no meaning to a model here. Clients send an answer's message back as it came.
    let _ = fields.text("name")?;
    if role == Role::Assistant {
        for name in ["annotations", "refusal", "reasoning_content"] {
            let _ = fields.any(name);
        }
        fields.unsupported("audio", "")?;
        fields.unsupported("function_call", "Use 'tool_calls'.")?;
    }
    fields.end()?;
    Ok(Message {
        role,
        content,
        images,
        tool_calls,
        tool_call_id,
    })
}

fn content(fields: &mut Fields, role: Role) -> Read<(String, Vec<Image>)> {
    let path = fields.at("content");
    let parts = match fields.any("content") {
        Some(Value::String(text)) => return Ok((text, Vec::new())),
        Some(Value::Array(parts)) => parts,
        // The assistant may have done nothing but call.
        None if role == Role::Assistant => return Ok((String::new(), Vec::new())),
        None => return fields.required("content", None),
        Some(other) => return Err(wrong_type(&path, "a string or an array of parts", &other)),
    };
    let mut texts: Vec<String> = Vec::new();
    let mut images = Vec::new();
    for (number, part) in parts.into_iter().enumerate() {
        let mut part = Fields::of(part, format!("{path}[{number}]"))?;
        let kind = part.text("type")?;
        let kind = part.required("type", kind)?;
        match kind.as_str() {
            "text" => {
                let text = part.text("text")?;
                texts.push(part.required("text", text)?);
            }
            "refusal" if role == Role::Assistant => {
                let text = part.text("refusal")?;
                texts.push(part.required("refusal", text)?);
            }
            "image_url" if role == Role::User => images.push(image(&mut part)?),
            other => {
                let known: &[&str] = match role {
                    Role::User => &["text", "image_url"],
                    Role::Assistant => &["text", "refusal"],
                    _ => &["text"],
                };
                return Err(none_of(&part.at("type"), other, known));
            }
        }
        part.end()?;
    }
    Ok((texts.join("\n"), images))
}

fn image(part: &mut Fields) -> Read<Image> {
    let url = part.object("image_url")?;
    let mut about = part.required("image_url", url)?;
    let url = about.text("url")?;
    let url = about.required("url", url)?;
    let path = about.at("url");
    let _ = about.text("detail")?;
    about.end()?;
    let invalid = |message: &str| {
        Fault::at(
            &path,
            "invalid_image_url",
            format!("Invalid '{path}': {message}"),
        )
    };
    if url.starts_with("https://") {
        return Ok(Image::Url(url));
    }
    let Some((kind, data)) = url
        .strip_prefix("data:")
        .and_then(|rest| rest.split_once(','))
    else {
        return Err(invalid("give an https:// or a data: URL."));
    };
    let Some(media_type) = kind.strip_suffix(";base64") else {
        return Err(invalid(
            "give the data in base64: `data:image/png;base64,...`.",
        ));
    };
    if !IMAGES.contains(&media_type) {
        return Err(invalid("give a PNG, JPEG, GIF or WebP image."));
    }
    let bytes = STANDARD
        .decode(data)
        .map_err(|_| invalid("the data is not base64."))?;
    Ok(Image::Bytes {
        media_type: media_type.to_owned(),
        bytes: bytes.into(),
    })
}

fn calls(fields: &mut Fields) -> Read<Vec<ToolCall>> {
    let path = fields.at("tool_calls");
    let list = fields.list("tool_calls")?.unwrap_or_default();
    let mut calls = Vec::with_capacity(list.len());
    for (number, value) in list.into_iter().enumerate() {
        let mut call = Fields::of(value, format!("{path}[{number}]"))?;
        let id = call.text("id")?;
        let id = call.required("id", id)?;
        function_only(&mut call)?;
        let function = call.object("function")?;
        let mut function = call.required("function", function)?;
        let name = function.text("name")?;
        let name = function.required("name", name)?;
        let arguments = function.text("arguments")?;
        let arguments = function.required("arguments", arguments)?;
        let arguments = match arguments.trim() {
            "" => Value::Object(serde_json::Map::new()),
            text => serde_json::from_str(text).map_err(|error| {
                let path = function.at("arguments");
                let message = format!("Invalid '{path}': not JSON: {error}.");
                Fault::at(path, "invalid_value", message)
            })?,
        };
        function.end()?;
        // The place in a streamed answer; some clients send it back.
        let _ = call.any("index");
        call.end()?;
        calls.push(ToolCall {
            id,
            name,
            arguments,
        });
    }
    Ok(calls)
}

/// Refuses everything that is called but a function.
pub(super) fn function_only(fields: &mut Fields) -> Read<()> {
    let kind = fields.text("type")?;
    match fields.required("type", kind)?.as_str() {
        "function" => Ok(()),
        other => Err(none_of(&fields.at("type"), other, &["function"])),
    }
}
