//! A request for an answer, read from OpenAI's form.

use serde_json::{Value, json};
use tekup_inference::{ChatRequest, Constraint, Tool, ToolChoice};

use super::{
    fault::Fault,
    fields::{Fields, Read, none_of, wrong_type},
    messages::{function_only, messages},
};

/// What was asked.
#[derive(Debug)]
pub(super) struct Asked {
    pub model: String,
    pub request: ChatRequest,
    pub stream: bool,
    /// Ends a stream with what was used.
    pub usage: bool,
}

pub(super) fn asked(body: Value) -> Read<Asked> {
    let mut fields = Fields::of(body, "")?;
    let model = fields.text("model")?.filter(|model| !model.is_empty());
    let model = fields.required("model", model)?;
    let messages = messages(&mut fields)?;
    let tools = tools(&mut fields)?;
    let tool_choice = tool_choice(&mut fields)?;
    let (max_new, max_old) = (
        fields.integer("max_completion_tokens", 1, u32::MAX.into())?,
        fields.integer("max_tokens", 1, u32::MAX.into())?,
    );
    let stream = fields.flag("stream")?.unwrap_or(false);
    let usage = stream_options(&mut fields, stream)?;
    let request = ChatRequest {
        messages,
        tools,
        tool_choice,
        temperature: fields.number("temperature", 0.0, 2.0)?,
        top_p: fields.number("top_p", 0.0, 1.0)?,
        // The protocol has signed seeds; all that counts is that they differ.
        seed: fields
            .integer("seed", i64::MIN, i64::MAX)?
            .map(i64::cast_unsigned),
        max_tokens: max_new
            .or(max_old)
            .and_then(|most| u32::try_from(most).ok()),
        frequency_penalty: fields.number("frequency_penalty", -2.0, 2.0)?,
        presence_penalty: fields.number("presence_penalty", -2.0, 2.0)?,
        logprobs: logprobs(&mut fields)?,
        one_call: fields.flag("parallel_tool_calls")? == Some(false),
        stop: stop(&mut fields)?,
        constraint: constraint(&mut fields)?,
        ..ChatRequest::default()
    };
    rest(&mut fields)?;
    fields.end()?;
    Ok(Asked {
        model,
        request,
        stream,
        usage,
    })
}

/// Parameters that change nothing here, and those that cannot be honoured.
fn rest(fields: &mut Fields) -> Read<()> {
    if fields.integer("n", 1, 128)?.unwrap_or(1) != 1 {
        let message = "Invalid 'n': one answer is given to a request here. Send the request again for another.";
        return Err(Fault::at("n", "unsupported_value", message));
    }
    if fields.flag("store")? == Some(true) {
        let message = "Invalid 'store': answers are not stored here. Leave it out, or send false.";
        return Err(Fault::at("store", "unsupported_value", message));
    }
    for name in [
        "metadata",
        "prompt_cache_key",
        "prompt_cache_retention",
        "safety_identifier",
        "service_tier",
        "user",
    ] {
        let _ = fields.any(name);
    }
    if let Some(modalities) = fields.list("modalities")?
        && modalities != [json!("text")]
    {
        return Err(none_of(
            "modalities",
            &json!(modalities).to_string(),
            &["text"],
        ));
    }
    fields.unsupported("functions", "Use 'tools'.")?;
    fields.unsupported("function_call", "Use 'tool_choice'.")?;
    for name in [
        "audio",
        "logit_bias",
        "prediction",
        "reasoning_effort",
        "verbosity",
        "web_search_options",
    ] {
        fields.unsupported(name, "")?;
    }
    Ok(())
}

fn stream_options(fields: &mut Fields, stream: bool) -> Read<bool> {
    let Some(mut options) = fields.object("stream_options")? else {
        return Ok(false);
    };
    if !stream {
        let message = "The 'stream_options' parameter is only allowed when 'stream' is enabled.";
        return Err(Fault::at("stream_options", "invalid_value", message));
    }
    let usage = options.flag("include_usage")?.unwrap_or(false);
    let _ = options.flag("include_obfuscation")?;
    options.end()?;
    Ok(usage)
}

fn logprobs(fields: &mut Fields) -> Read<Option<u8>> {
    let wanted = fields.flag("logprobs")?.unwrap_or(false);
    let top = fields.integer("top_logprobs", 0, 20)?;
    if top.is_some() && !wanted {
        let message = "Invalid 'top_logprobs': 'logprobs' must be set to true for it.";
        return Err(Fault::at("top_logprobs", "invalid_value", message));
    }
    Ok(wanted.then(|| u8::try_from(top.unwrap_or(0)).unwrap_or(20)))
}

fn stop(fields: &mut Fields) -> Read<Vec<String>> {
    match fields.any("stop") {
        None => Ok(Vec::new()),
        Some(Value::String(one)) => Ok(vec![one]),
        Some(Value::Array(list)) => {
            let one = |(number, value)| match value {
                Value::String(text) => Ok(text),
                other => Err(wrong_type(&format!("stop[{number}]"), "a string", &other)),
            };
            list.into_iter().enumerate().map(one).collect()
        }
        Some(other) => Err(wrong_type(
            "stop",
            "a string or an array of strings",
            &other,
        )),
    }
}

fn tools(fields: &mut Fields) -> Read<Vec<Tool>> {
    let list = fields.list("tools")?.unwrap_or_default();
    let mut tools = Vec::with_capacity(list.len());
    for (number, value) in list.into_iter().enumerate() {
        let mut tool = Fields::of(value, format!("tools[{number}]"))?;
        function_only(&mut tool)?;
        let function = tool.object("function")?;
        let mut function = tool.required("function", function)?;
        let name = function.text("name")?;
        let name = function.required("name", name)?;
        let description = function.text("description")?.unwrap_or_default();
        let path = function.at("parameters");
        let parameters = match function.any("parameters") {
            None => json!({"type": "object", "properties": {}}),
            Some(schema @ Value::Object(_)) => schema,
            Some(other) => return Err(wrong_type(&path, "an object", &other)),
        };
        // Arguments are held to the schema in any case.
        let _ = function.flag("strict")?;
        function.end()?;
        tool.end()?;
        tools.push(Tool {
            name,
            description,
            parameters,
        });
    }
    Ok(tools)
}

fn tool_choice(fields: &mut Fields) -> Read<ToolChoice> {
    match fields.any("tool_choice") {
        None => Ok(ToolChoice::Auto),
        Some(Value::String(word)) => match word.as_str() {
            "auto" => Ok(ToolChoice::Auto),
            "none" => Ok(ToolChoice::None),
            "required" => Ok(ToolChoice::Required),
            other => Err(none_of("tool_choice", other, &["none", "auto", "required"])),
        },
        Some(value) => {
            let mut choice = Fields::of(value, "tool_choice")?;
            function_only(&mut choice)?;
            let function = choice.object("function")?;
            let mut function = choice.required("function", function)?;
            let name = function.text("name")?;
            let name = function.required("name", name)?;
            function.end()?;
            choice.end()?;
            Ok(ToolChoice::Named(name))
        }
    }
}

fn constraint(fields: &mut Fields) -> Read<Option<Constraint>> {
    let Some(mut format) = fields.object("response_format")? else {
        return Ok(None);
    };
    let kind = format.text("type")?;
    let constraint = match format.required("type", kind)?.as_str() {
        "text" => None,
        "json_object" => Some(json!({"type": "object"})),
        "json_schema" => {
            let about = format.object("json_schema")?;
            let mut about = format.required("json_schema", about)?;
            let name = about.text("name")?;
            about.required("name", name)?;
            let _ = about.text("description")?;
            let _ = about.flag("strict")?;
            let path = about.at("schema");
            let schema = match about.any("schema") {
                None => json!({"type": "object"}),
                Some(schema @ Value::Object(_)) => schema,
                Some(other) => return Err(wrong_type(&path, "an object", &other)),
            };
            about.end()?;
            Some(schema)
        }
        other => {
            let known = ["text", "json_object", "json_schema"];
            return Err(none_of("response_format.type", other, &known));
        }
    };
    format.end()?;
    Ok(constraint.map(|schema| Constraint::JsonSchema(schema.to_string())))
}
