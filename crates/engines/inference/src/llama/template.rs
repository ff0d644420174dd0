//! A conversation as the text that a model was trained on.

use llama_cpp_2::model::{LlamaChatMessage, LlamaChatTemplate, LlamaModel};
use minijinja::{
    Environment, Error, ErrorKind, Value, context, syntax::SyntaxConfig, value::Serde,
};
use serde::Serialize;
use serde_json::{Serializer, ser::Formatter};

use crate::{ChatRequest, Message, Role, Tool, ToolChoice};

/// A template may come with a file from anywhere: this many instructions end a runaway loop.
const FUEL: u64 = 5_000_000;

/// The chat template of one model.
pub(super) enum Template {
    /// The Jinja source inside the GGUF; `tools` tells whether it knows about tools.
    Jinja {
        environment: Box<Environment<'static>>,
        tools: bool,
    },
    /// A format that llama.cpp knows by name, such as `chatml`.
    Named(LlamaChatTemplate),
}

impl Template {
    /// The template of the file, else the one called `fallback`, else ChatML.
    pub(super) fn of(model: &LlamaModel, fallback: Option<&str>) -> Result<Self, String> {
        if let Ok(template) = model.chat_template(None)
            && let Ok(source) = template.to_string()
        {
            match environment(source.clone()) {
                Ok(environment) => {
                    let tools = source.contains("tools");
                    return Ok(Self::Jinja {
                        environment: Box::new(environment),
                        tools,
                    });
                }
                Err(error) => tracing::warn!(%error, "the model's chat template does not parse"),
            }
        }
        let name = fallback.unwrap_or("chatml");
        LlamaChatTemplate::new(name)
            .map(Self::Named)
            .map_err(|error| error.to_string())
    }

    /// The prompt up to where the answer begins.
    pub(super) fn prompt(
        &self,
        model: &LlamaModel,
        request: &ChatRequest,
    ) -> Result<String, String> {
        self.render(model, &request.messages, offered(request), true)
    }

    /// The leading part that other conversations under the same instructions share.
    pub(super) fn system_part(&self, model: &LlamaModel, request: &ChatRequest) -> Option<String> {
        let leading = request
            .messages
            .iter()
            .take_while(|m| m.role == Role::System)
            .count();
        let system = &request.messages[..leading];
        if system.is_empty() && offered(request).is_empty() {
            return None;
        }
        self.render(model, system, offered(request), false).ok()
    }

    fn render(
        &self,
        model: &LlamaModel,
        messages: &[Message],
        tools: &[Tool],
        answer: bool,
    ) -> Result<String, String> {
        match self {
            Self::Jinja {
                environment,
                tools: true,
            } => jinja(environment, messages, tools, answer).map_err(|error| format!("{error:#}")),
            Self::Jinja {
                environment,
                tools: false,
            } => {
                let plain = in_words(messages, tools);
                jinja(environment, &plain, &[], answer).map_err(|error| format!("{error:#}"))
            }
            Self::Named(template) => named(model, template, &in_words(messages, tools), answer),
        }
    }
}

/// The tools that the model is told about.
fn offered(request: &ChatRequest) -> &[Tool] {
    match request.tool_choice {
        ToolChoice::None => &[],
        _ => &request.tools,
    }
}

fn environment(source: String) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    environment.set_fuel(Some(FUEL));
    environment.set_unknown_method_callback(minijinja_contrib::pycompat::unknown_method_callback);
    environment.add_filter("tojson", |value: &Value| python_json(value));
    environment.add_function(
        "raise_exception",
        |message: String| -> Result<Value, Error> {
            Err(Error::new(ErrorKind::InvalidOperation, message))
        },
    );
    environment.add_function("strftime_now", |format: String| {
        use std::fmt::Write;
        let mut text = String::new();
        // A format that chrono does not know leaves the date out.
        let _ = write!(text, "{}", chrono::Utc::now().format(&format));
        text
    });
    environment.add_template_owned("chat", source)?;
    Ok(environment)
}

fn jinja(
    environment: &Environment<'_>,
    messages: &[Message],
    tools: &[Tool],
    answer: bool,
) -> Result<String, Error> {
    let messages: Vec<Value> = messages.iter().map(message_value).collect();
    let tools: Vec<Value> = tools.iter().map(tool_value).collect();
    environment.get_template("chat")?.render(context! {
        messages,
        tools => if tools.is_empty() { Value::from(()) } else { Value::from(tools) },
        add_generation_prompt => answer,
        bos_token => "",
        eos_token => "",
    })
}

fn message_value(message: &Message) -> Value {
    let role = role_name(message.role);
    let content = message.content.as_str();
    if message.tool_calls.is_empty() {
        return context! { role, content };
    }
    let tool_calls: Vec<Value> = message
        .tool_calls
        .iter()
        .map(|call| {
            let arguments = Value::from(Serde(&call.arguments));
            let function = context! { name => call.name.as_str(), arguments };
            context! { type => "function", function }
        })
        .collect();
    context! { role, content, tool_calls }
}

fn tool_value(tool: &Tool) -> Value {
    let parameters = Value::from(Serde(&tool.parameters));
    let function = context! { name => tool.name.as_str(), description => tool.description.as_str(), parameters };
    context! { type => "function", function }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::System => "system",
        Role::User => "user",
        Role::Assistant => "assistant",
        Role::Tool => "tool",
    }
}

/// The same conversation for a template that has no place for tools: they, their calls and their
/// results stand in the text, in the form that [`super::output`] reads.
fn in_words(messages: &[Message], tools: &[Tool]) -> Vec<Message> {
    let mut plain: Vec<Message> = messages.iter().map(message_in_words).collect();
    if tools.is_empty() {
        return plain;
    }
    let mut text = "You may call these functions:".to_owned();
    for tool in tools {
        text.push('\n');
        text.push_str(&python_json(&tool_value(tool)));
    }
    text.push_str(
        "\nTo call one, answer only with <tool_call>\n{\"name\": <function-name>, \"arguments\": \
         <args-json-object>}\n</tool_call>",
    );
    match plain.first_mut() {
        Some(first) if first.role == Role::System => {
            first.content.push_str("\n\n");
            first.content.push_str(&text);
        }
        _ => plain.insert(0, Message::system(text)),
    }
    plain
}

fn message_in_words(message: &Message) -> Message {
    match message.role {
        Role::Tool => Message::user(format!(
            "<tool_response>\n{}\n</tool_response>",
            message.content
        )),
        _ if message.tool_calls.is_empty() => message.clone(),
        _ => {
            let mut text = message.content.clone();
            for call in &message.tool_calls {
                let name = python_json(&Value::from(call.name.as_str()));
                let arguments = python_json(&Value::from(Serde(&call.arguments)));
                text.push_str(&format!(
                    "\n<tool_call>\n{{\"name\": {name}, \"arguments\": {arguments}}}\n</tool_call>"
                ));
            }
            Message::assistant(text.trim_start())
        }
    }
}

fn named(
    model: &LlamaModel,
    template: &LlamaChatTemplate,
    messages: &[Message],
    answer: bool,
) -> Result<String, String> {
    let messages = messages
        .iter()
        .map(|message| {
            LlamaChatMessage::new(role_name(message.role).to_owned(), message.content.clone())
                .map_err(|error| error.to_string())
        })
        .collect::<Result<Vec<_>, _>>()?;
    model
        .apply_chat_template(template, &messages, answer)
        .map_err(|error| error.to_string())
}

/// JSON with a space after `,` and `:`, as the templates' own language prints it and as the models
/// saw it in training.
fn python_json(value: &Value) -> String {
    struct Spaced;

    impl Formatter for Spaced {
        fn begin_array_value<W: ?Sized + std::io::Write>(
            &mut self,
            writer: &mut W,
            first: bool,
        ) -> std::io::Result<()> {
            if first {
                Ok(())
            } else {
                writer.write_all(b", ")
            }
        }

        fn begin_object_key<W: ?Sized + std::io::Write>(
            &mut self,
            writer: &mut W,
            first: bool,
        ) -> std::io::Result<()> {
            if first {
                Ok(())
            } else {
                writer.write_all(b", ")
            }
        }

        fn begin_object_value<W: ?Sized + std::io::Write>(
            &mut self,
            writer: &mut W,
        ) -> std::io::Result<()> {
            writer.write_all(b": ")
        }
    }

    let mut bytes = Vec::new();
    match value.serialize(&mut Serializer::with_formatter(&mut bytes, Spaced)) {
        Ok(()) => String::from_utf8(bytes).unwrap_or_default(),
        Err(_) => "null".to_owned(),
    }
}
