//! Tools that are no operations.

mod ask;
mod outside;

use std::time::Duration;

use serde_json::{Value, json};
use tekup_agents::toolbox::ToolSpec;
use tekup_base::{Error, ErrorKind, Result};
use tekup_operations::Effect;
use tekup_rules::expression::{Bounds, Context, Expression};
use tekup_runs::Failure;
use tekup_script::{Limits, ScriptError};

use super::Work;

/// What a script may use.
const SCRIPT: Limits = Limits {
    time: Duration::from_secs(2),
    memory: 32 * 1024 * 1024,
};

/// A tool that is built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BuiltIn {
    Calculator,
    JavaScript,
    AskAgent,
    ReadPage,
    Http,
    Remember,
    Recall,
    Forget,
}

const ALL: [BuiltIn; 8] = [
    BuiltIn::Calculator,
    BuiltIn::JavaScript,
    BuiltIn::AskAgent,
    BuiltIn::ReadPage,
    BuiltIn::Http,
    BuiltIn::Remember,
    BuiltIn::Recall,
    BuiltIn::Forget,
];

/// What a tool that is built in says.
#[derive(Debug)]
pub(super) struct Said {
    pub text: String,
    /// Somebody outside may have written something of it, though not usually of what the tool says.
    pub untrusted: bool,
}

impl Said {
    /// What is as far to be trusted as what the tool usually says.
    pub(super) fn own(text: String) -> Self {
        Self {
            text,
            untrusted: false,
        }
    }
}

impl BuiltIn {
    fn name(self) -> &'static str {
        match self {
            Self::Calculator => "calculator",
            Self::JavaScript => "javascript",
            Self::AskAgent => "agent.ask",
            Self::ReadPage => "web.read",
            Self::Http => "http.request",
            Self::Remember => "memory.remember",
            Self::Recall => "memory.recall",
            Self::Forget => "memory.forget",
        }
    }

    fn spec(self) -> ToolSpec {
        let text = |most: u32| json!({"type": "string", "minLength": 1, "maxLength": most});
        let (description, effect, properties, required) = match self {
            Self::Calculator => (
                "Computes an arithmetic expression, such as `(1200 * 0.25) + 80`.",
                Effect::Read,
                json!({"expression": text(500)}),
                json!(["expression"]),
            ),
            Self::JavaScript => (
                "Runs JavaScript that gets `input` and ends with `return`. It reaches no file and no network.",
                Effect::Read,
                json!({"source": text(20_000), "input": {}}),
                json!(["source"]),
            ),
            Self::AskAgent => (
                "Has another agent, by its name, do a task, and waits for its answer.",
                // Whatever that agent changes, it asks for itself.
                Effect::Read,
                json!({"agent": text(100), "task": text(20_000)}),
                json!(["agent", "task"]),
            ),
            Self::ReadPage => (
                "Reads a public web page as text.",
                // The address itself tells the other side something.
                Effect::External,
                json!({"url": text(2_000)}),
                json!(["url"]),
            ),
            Self::Http => (
                "Sends an HTTP request to another system and shows its answer.",
                Effect::External,
                json!({"method": {"enum": ["GET", "POST", "PUT", "PATCH", "DELETE"]}, "url": text(2_000), "body": {}}),
                json!(["method", "url"]),
            ),
            Self::Remember => (
                "Keeps a fact for later: a sentence that can be understood alone. `about` says whom it concerns: the \
                 business, the person you work for, or a customer. `replaces` is the id of a memory that it corrects.",
                // Nothing but what agents recall is changed, and what was drawn from outside stays marked.
                Effect::Read,
                json!({"fact": text(2_000), "about": {"enum": ["business", "person", "customer"]},
                    "customerId": {"type": "string", "format": "uuid"}, "replaces": {"type": "string", "format": "uuid"},
                    "days": {"type": "integer", "minimum": 1, "maximum": 3650}}),
                json!(["fact", "about"]),
            ),
            Self::Recall => (
                "Looks through what was kept for later and what was asked and answered before.",
                Effect::Read,
                json!({"question": text(2_000), "customerId": {"type": "string", "format": "uuid"}}),
                json!(["question"]),
            ),
            Self::Forget => (
                "Deletes something that was kept for later.",
                Effect::Write,
                json!({"id": {"type": "string", "format": "uuid"}}),
                json!(["id"]),
            ),
        };
        ToolSpec {
            name: self.name().to_owned(),
            description: description.to_owned(),
            parameters: json!({"type": "object", "properties": properties, "required": required,
                "additionalProperties": false}),
            effect,
        }
    }
}

pub(super) fn all() -> Vec<ToolSpec> {
    ALL.into_iter().map(BuiltIn::spec).collect()
}

pub(super) fn get(name: &str) -> Option<BuiltIn> {
    ALL.into_iter().find(|tool| tool.name() == name)
}

/// Whether nobody outside has written what it says, as far as it does not say so itself.
pub(super) fn is_own(name: &str) -> bool {
    use BuiltIn::{Calculator, Forget, JavaScript, Recall, Remember};
    let own = [Calculator, JavaScript, Remember, Recall, Forget];
    get(name).is_some_and(|tool| own.contains(&tool))
}

impl Work<'_> {
    /// Does what is built in, in step `name`. `untrusted`: it was called for by somebody who has read what somebody
    /// outside wrote.
    pub(super) async fn built_in(
        &self,
        name: &str,
        tool: BuiltIn,
        arguments: &Value,
        untrusted: bool,
    ) -> Result<Said, Failure> {
        fits(&tool.spec().parameters, arguments)?;
        let text = |name: &str| arguments[name].as_str().unwrap_or_default().to_owned();
        let said = match tool {
            BuiltIn::Remember => return self.keep_fact(name, arguments, untrusted).await,
            BuiltIn::Recall => return self.look_back(arguments).await,
            BuiltIn::Forget => {
                let id = text("id").parse().map_err(|_| {
                    Error::field("id", "invalid", "give the id as memory.recall shows it")
                })?;
                return self.forget_memory(id).await;
            }
            BuiltIn::Calculator => {
                let source = text("expression");
                blocking(move || compute(&source)).await?
            }
            BuiltIn::JavaScript => {
                let (source, input) = (text("source"), arguments["input"].clone());
                blocking(move || script(&source, &input)).await?
            }
            BuiltIn::AskAgent => self.ask_agent(name, &text("agent"), text("task")).await?,
            BuiltIn::ReadPage => self.read_page(&text("url")).await?,
            BuiltIn::Http => {
                let (method, url) = (text("method"), text("url"));
                self.http(name, &method, &url, &arguments["body"]).await?
            }
        };
        Ok(Said::own(said))
    }
}

async fn blocking(work: impl FnOnce() -> Result<String> + Send + 'static) -> Result<String> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::internal)?
}

/// # Errors
/// A validation error with every field that is wrong, as an operation gives.
fn fits(schema: &Value, arguments: &Value) -> Result<()> {
    let validator = jsonschema::validator_for(schema).map_err(Error::internal)?;
    let wrong = validator.iter_errors(arguments).take(10).map(|error| {
        let field = error.instance_path().to_string();
        tekup_base::FieldError {
            field: field.trim_start_matches('/').replace('/', "."),
            message: error.to_string(),
            code: "invalid".into(),
        }
    });
    let wrong: Vec<_> = wrong.collect();
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Error::validation(wrong))
    }
}

fn compute(source: &str) -> Result<String> {
    let wrong = |error: tekup_rules::expression::ExpressionError| {
        Error::field("expression", "invalid", error.to_string())
    };
    let expression = Expression::compile(source).map_err(wrong)?;
    let mut context = Context::new(&json!({}), Bounds::default()).map_err(wrong)?;
    Ok(context.value(&expression).map_err(wrong)?.to_string())
}

fn script(source: &str, input: &Value) -> Result<String> {
    match tekup_script::run(source, input, SCRIPT) {
        Ok(value) => Ok(value.to_string()),
        Err(ScriptError::Unavailable(why)) => Err(Error::unavailable(why)),
        Err(error) => Err(Error::new(ErrorKind::Validation, error.to_string())),
    }
}
