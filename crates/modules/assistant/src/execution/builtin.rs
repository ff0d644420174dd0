//! Tools that are no operations.

use serde_json::{Value, json};
use tekup_agents::toolbox::ToolSpec;
use tekup_base::{Error, Result};
use tekup_egress::{EgressError, Url, body};
use tekup_operations::Effect;
use tekup_retrieval::parse::{Format, Limits, parse};
use tekup_rules::expression::{Bounds, Context, Expression};

use super::Work;

/// Largest page that is read, in bytes.
const MAX_PAGE: usize = 4 * 1024 * 1024;

/// A tool that is built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BuiltIn {
    Calculator,
    ReadPage,
}

const ALL: [BuiltIn; 2] = [BuiltIn::Calculator, BuiltIn::ReadPage];

impl BuiltIn {
    fn name(self) -> &'static str {
        match self {
            Self::Calculator => "calculator",
            Self::ReadPage => "web.read",
        }
    }

    fn spec(self) -> ToolSpec {
        let (description, parameters, effect) = match self {
            Self::Calculator => (
                "Computes an arithmetic expression, such as `(1200 * 0.25) + 80`.",
                text("expression", 500),
                Effect::Read,
            ),
            Self::ReadPage => (
                "Reads a public web page as text.",
                text("url", 2_000),
                // The address itself tells the other side something.
                Effect::External,
            ),
        };
        ToolSpec {
            name: self.name().to_owned(),
            description: description.to_owned(),
            parameters,
            effect,
        }
    }
}

fn text(name: &str, most: u32) -> Value {
    json!({"type": "object", "properties": {name: {"type": "string", "minLength": 1, "maxLength": most}},
        "required": [name], "additionalProperties": false})
}

pub(super) fn all() -> Vec<ToolSpec> {
    ALL.into_iter().map(BuiltIn::spec).collect()
}

pub(super) fn get(name: &str) -> Option<BuiltIn> {
    ALL.into_iter().find(|tool| tool.name() == name)
}

/// Whether nobody outside has written what it says.
pub(super) fn is_own(name: &str) -> bool {
    get(name) == Some(BuiltIn::Calculator)
}

impl Work<'_> {
    pub(super) async fn built_in(&self, tool: BuiltIn, arguments: &Value) -> Result<String> {
        let given = |name: &str| {
            let text = arguments.get(name).and_then(Value::as_str);
            let message = "give it as text";
            text.filter(|text| text.len() <= 2_000)
                .map(str::to_owned)
                .ok_or_else(|| Error::field(name, "required", message))
        };
        match tool {
            BuiltIn::Calculator => {
                let source = given("expression")?;
                let work = tokio::task::spawn_blocking(move || compute(&source));
                work.await.map_err(Error::internal)?
            }
            BuiltIn::ReadPage => self.read_page(&given("url")?).await,
        }
    }

    async fn read_page(&self, url: &str) -> Result<String> {
        let wrong = |message: String| Error::field("url", "invalid", message);
        let url = Url::parse(url).map_err(|error| wrong(format!("this is no address: {error}")))?;
        let way = &self.assistant.0.way;
        let refused = |error: EgressError| match error {
            EgressError::Guard(_) | EgressError::TooLong(_) => wrong(error.to_string()),
            // Its own words name the address.
            EgressError::Http(error) => {
                wrong(format!("the page cannot be read: {}", error.without_url()))
            }
            other => Error::internal(other),
        };
        let answer = way.send(way.get(url)).await.map_err(refused)?;
        if !answer.status().is_success() {
            return Err(wrong(format!("the page answers with {}", answer.status())));
        }
        let kind = answer
            .headers()
            .get("content-type")
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or("text/html")
            .to_owned();
        let bytes = body(answer, MAX_PAGE).await.map_err(refused)?;
        let format = if kind.starts_with("text/html") || kind.starts_with("application/xhtml") {
            Format::Html
        } else if kind.starts_with("text/") || kind.starts_with("application/json") {
            Format::Text
        } else {
            return Err(wrong(format!(
                "the page is {kind}, and only text can be read"
            )));
        };
        let read = move || parse(&bytes, format, &Limits::default());
        let parsed = tokio::task::spawn_blocking(read)
            .await
            .map_err(Error::internal)?;
        let parsed = parsed.map_err(|error| wrong(format!("the page cannot be read: {error}")))?;
        let blocks: Vec<String> = parsed.blocks.into_iter().map(|block| block.text).collect();
        Ok(blocks.join("\n\n"))
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
