//! The protocol's JSON, as far as it is used.

use serde::{Deserialize, Serialize};
use serde_json::{Value, value::RawValue};

use crate::{ChatRequest, Constraint, InferenceError, Message, Result, Role, ToolChoice};

#[derive(Serialize)]
pub(super) struct ChatBody<'a> {
    model: &'a str,
    messages: Vec<MessageBody<'a>>,
    stream: bool,
    stream_options: StreamOptions,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tools: Vec<ToolBody<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tool_choice: Option<ChoiceBody<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temperature: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    top_p: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_tokens: Option<u32>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    stop: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    response_format: Option<FormatBody>,
}

#[derive(Serialize)]
struct StreamOptions {
    include_usage: bool,
}

#[derive(Serialize)]
struct MessageBody<'a> {
    role: Role,
    /// Null only where the assistant did nothing but call.
    content: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_calls: Vec<CallBody<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tool_call_id: Option<&'a str>,
}

#[derive(Serialize)]
struct CallBody<'a> {
    id: &'a str,
    r#type: &'static str,
    function: CallFunctionBody<'a>,
}

#[derive(Serialize)]
struct CallFunctionBody<'a> {
    name: &'a str,
    /// The protocol has the arguments as text.
    arguments: String,
}

#[derive(Serialize)]
struct ToolBody<'a> {
    r#type: &'static str,
    function: FunctionBody<'a>,
}

#[derive(Serialize)]
struct FunctionBody<'a> {
    name: &'a str,
    description: &'a str,
    parameters: &'a Value,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ChoiceBody<'a> {
    Word(&'static str),
    Named {
        r#type: &'static str,
        function: NameBody<'a>,
    },
}

#[derive(Serialize)]
struct NameBody<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct FormatBody {
    r#type: &'static str,
    json_schema: SchemaBody,
}

#[derive(Serialize)]
struct SchemaBody {
    name: &'static str,
    strict: bool,
    schema: Box<RawValue>,
}

impl<'a> ChatBody<'a> {
    pub(super) fn new(model: &'a str, request: &'a ChatRequest) -> Result<Self> {
        let response_format = match &request.constraint {
            None => None,
            Some(Constraint::JsonSchema(schema)) => {
                let schema = RawValue::from_string(schema.clone())
                    .map_err(|error| InferenceError::invalid("constraint", error.to_string()))?;
                let json_schema = SchemaBody {
                    name: "answer",
                    strict: true,
                    schema,
                };
                Some(FormatBody {
                    r#type: "json_schema",
                    json_schema,
                })
            }
            Some(Constraint::Grammar(_)) => {
                return Err(InferenceError::invalid(
                    "constraint",
                    "a remote model takes no grammar; give a JSON schema",
                ));
            }
        };
        let tools: Vec<_> = request
            .tools
            .iter()
            .map(|tool| ToolBody {
                r#type: "function",
                function: FunctionBody {
                    name: &tool.name,
                    description: &tool.description,
                    parameters: &tool.parameters,
                },
            })
            .collect();
        // The protocol refuses a choice where there are no tools.
        let tool_choice = (!tools.is_empty()).then(|| match &request.tool_choice {
            ToolChoice::Auto => ChoiceBody::Word("auto"),
            ToolChoice::None => ChoiceBody::Word("none"),
            ToolChoice::Required => ChoiceBody::Word("required"),
            ToolChoice::Named(name) => ChoiceBody::Named {
                r#type: "function",
                function: NameBody { name },
            },
        });
        Ok(Self {
            model,
            messages: request.messages.iter().map(message).collect(),
            stream: true,
            stream_options: StreamOptions {
                include_usage: true,
            },
            tools,
            tool_choice,
            temperature: request.temperature,
            top_p: request.top_p,
            seed: request.seed,
            max_tokens: request.max_tokens,
            stop: &request.stop,
            response_format,
        })
    }
}

fn message(message: &Message) -> MessageBody<'_> {
    let only_calls = message.content.is_empty() && !message.tool_calls.is_empty();
    MessageBody {
        role: message.role,
        content: (!only_calls).then_some(message.content.as_str()),
        tool_calls: message
            .tool_calls
            .iter()
            .map(|call| CallBody {
                id: &call.id,
                r#type: "function",
                function: CallFunctionBody {
                    name: &call.name,
                    arguments: call.arguments.to_string(),
                },
            })
            .collect(),
        tool_call_id: message.tool_call_id.as_deref(),
    }
}

/// One piece of a streamed answer.
#[derive(Debug, Deserialize)]
pub(super) struct Chunk {
    #[serde(default)]
    pub(super) choices: Vec<Choice>,
    #[serde(default)]
    pub(super) usage: Option<UsageBody>,
    /// Some servers report a failure within the stream.
    #[serde(default)]
    pub(super) error: Option<Value>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    pub(super) delta: Delta,
    #[serde(default)]
    pub(super) finish_reason: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Delta {
    #[serde(default)]
    pub(super) content: Option<String>,
    #[serde(default)]
    pub(super) tool_calls: Option<Vec<CallDelta>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CallDelta {
    #[serde(default)]
    pub(super) index: usize,
    #[serde(default)]
    pub(super) id: Option<String>,
    #[serde(default)]
    pub(super) function: FunctionDelta,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct FunctionDelta {
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) arguments: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct UsageBody {
    #[serde(default)]
    pub(super) prompt_tokens: u32,
    #[serde(default)]
    pub(super) completion_tokens: u32,
    #[serde(default)]
    pub(super) prompt_tokens_details: Option<PromptDetails>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct PromptDetails {
    #[serde(default)]
    pub(super) cached_tokens: Option<u32>,
}

#[derive(Serialize)]
pub(super) struct EmbedBody<'a> {
    pub(super) model: &'a str,
    pub(super) input: &'a [String],
    pub(super) encoding_format: &'static str,
}

#[derive(Deserialize)]
pub(super) struct EmbedAnswer {
    pub(super) data: Vec<EmbedRow>,
}

#[derive(Deserialize)]
pub(super) struct EmbedRow {
    pub(super) index: usize,
    pub(super) embedding: Vec<f32>,
}

/// What a server says about a failure: `{"error": {"message": ...}}`, or something like it.
pub(super) fn failure(body: &str) -> String {
    let said = serde_json::from_str::<Value>(body).ok().and_then(|value| {
        let error = value.get("error").unwrap_or(&value);
        let message = error.get("message").unwrap_or(error);
        message.as_str().map(str::to_owned)
    });
    let said = said.unwrap_or_else(|| body.trim().to_owned());
    said.chars().take(300).collect()
}
