//! How an answer is judged.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, FieldError, Result};
use tekup_rules::expression::{Bounds, Context, Expression};

/// What an answer must do to pass. It passes when all graders of its dataset agree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Grader {
    /// It is what is expected: the same text but for case and spaces, or the same JSON.
    Exact,
    /// It has the expected text in it, or each of the expected texts, whatever the case.
    Contains,
    /// It is JSON of this form.
    Schema {
        /// A JSON Schema.
        schema: Value,
    },
    /// An expression of it holds: `contains(text, expected)`, `"leads.create" in tools`. It knows `text`, `output` (the
    /// answer in its form), `expected`, `task`, `context`, `tools`, `steps` and `toolCalls`.
    Expression {
        /// The expression, at most 500 characters.
        #[schemars(length(min = 1, max = 500))]
        expression: String,
    },
    /// A model says so.
    Model {
        /// What makes an answer a good one.
        #[schemars(length(min = 1, max = 4000))]
        instructions: String,
        /// Which model; the default when absent. Better not the one that is judged.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(length(min = 1, max = 200))]
        model: Option<String>,
    },
    /// A person says so, once they have looked.
    Human {
        /// What they look for.
        #[serde(default)]
        #[schemars(length(max = 1000))]
        instructions: String,
    },
}

/// What a grader found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Grade {
    /// The grader: `exact`, `model` and so on.
    pub grader: String,
    /// Whether the answer passes; a person has to say when absent.
    pub passed: Option<bool>,
    /// Why.
    pub why: Option<String>,
    /// The person who said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// What was answered, and to what.
#[derive(Debug)]
pub(crate) struct Given<'a> {
    pub task: &'a str,
    pub context: &'a Value,
    pub expected: &'a Value,
    /// What the execution returned: `text`, `output`, `steps`, `toolCalls`, `tools`.
    pub answer: &'a Value,
}

impl Given<'_> {
    fn text(&self) -> &str {
        self.answer["text"].as_str().unwrap_or_default()
    }

    /// The answer as JSON: in its form, or read from its text.
    fn json(&self) -> Option<Value> {
        match &self.answer["output"] {
            Value::Null => serde_json::from_str(self.text()).ok(),
            formed => Some(formed.clone()),
        }
    }
}

impl Grader {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Contains => "contains",
            Self::Schema { .. } => "schema",
            Self::Expression { .. } => "expression",
            Self::Model { .. } => "model",
            Self::Human { .. } => "human",
        }
    }

    /// What a grader finds that needs neither model nor person; `None` for those that do.
    pub(crate) fn grade(&self, given: &Given<'_>) -> Option<Grade> {
        let (passed, why) = match self {
            Self::Exact => exact(given),
            Self::Contains => contains(given),
            Self::Schema { schema } => fits(schema, given),
            Self::Expression { expression } => match holds(expression, given) {
                Ok(true) => (true, None),
                Ok(false) => (false, Some(format!("not so: {expression}"))),
                Err(why) => (false, Some(why)),
            },
            Self::Model { .. } | Self::Human { .. } => return None,
        };
        Some(Grade {
            grader: self.name().to_owned(),
            passed: Some(passed),
            why,
            by: None,
        })
    }
}

/// # Errors
/// What keeps graders from being used, each field below `graders`.
pub(crate) fn check(graders: &[Grader]) -> Result<()> {
    let mut wrong = Vec::new();
    for (at, grader) in graders.iter().enumerate() {
        let (field, message) = match grader {
            Grader::Expression { expression } => match Expression::compile(expression) {
                Ok(_) => continue,
                Err(error) => ("expression", error.to_string()),
            },
            Grader::Schema { schema } => match jsonschema::validator_for(schema) {
                Ok(_) => continue,
                Err(error) => ("schema", format!("this is no JSON Schema: {error}")),
            },
            _ => continue,
        };
        wrong.push(FieldError {
            field: format!("graders.{at}.{field}"),
            message,
            code: "invalid".into(),
        });
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Error::validation(wrong))
    }
}

fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

fn exact(given: &Given<'_>) -> (bool, Option<String>) {
    let same = match given.expected {
        Value::String(expected) => plain(expected) == plain(given.text()),
        expected => given.json().as_ref() == Some(expected),
    };
    (
        same,
        (!same).then(|| "it is not what is expected".to_owned()),
    )
}

fn contains(given: &Given<'_>) -> (bool, Option<String>) {
    let text = plain(given.text());
    let expected: Vec<String> = match given.expected {
        Value::String(one) => vec![plain(one)],
        Value::Array(all) => all.iter().filter_map(Value::as_str).map(plain).collect(),
        _ => {
            return (
                false,
                Some("a text, or a list of texts, has to be expected".to_owned()),
            );
        }
    };
    match expected.iter().find(|one| !text.contains(one.as_str())) {
        Some(missing) => (false, Some(format!("{missing:?} is not in it"))),
        None => (true, None),
    }
}

fn fits(schema: &Value, given: &Given<'_>) -> (bool, Option<String>) {
    let Some(value) = given.json() else {
        return (false, Some("it is no JSON".to_owned()));
    };
    match jsonschema::validate(schema, &value) {
        Ok(()) => (true, None),
        Err(error) => (false, Some(error.to_string())),
    }
}

fn holds(source: &str, given: &Given<'_>) -> std::result::Result<bool, String> {
    let expression = Expression::compile(source).map_err(|error| error.to_string())?;
    let answer = given.answer;
    let names = json!({
        "text": given.text(), "output": answer["output"], "expected": given.expected, "task": given.task,
        "context": given.context, "tools": answer["tools"], "steps": answer["steps"], "toolCalls": answer["toolCalls"],
    });
    let mut context = Context::new(&names, Bounds::default()).map_err(|error| error.to_string())?;
    context
        .holds(&expression)
        .map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(grader: &Grader, expected: Value, answer: Value) -> bool {
        let given = Given {
            task: "Hvor mange?",
            context: &Value::Null,
            expected: &expected,
            answer: &answer,
        };
        grader.grade(&given).unwrap().passed.unwrap()
    }

    #[test]
    fn answers_are_judged_by_text_form_and_expression() {
        let said = json!({"text": "Der er  42 cykler.", "output": null, "tools": ["leads.list"], "steps": 2});
        assert!(passes(
            &Grader::Exact,
            json!("der er 42 cykler."),
            said.clone()
        ));
        assert!(!passes(&Grader::Exact, json!("42"), said.clone()));
        assert!(passes(
            &Grader::Contains,
            json!(["42", "CYKLER"]),
            said.clone()
        ));
        assert!(!passes(
            &Grader::Contains,
            json!(["42", "biler"]),
            said.clone()
        ));
        let by = |expression: &str| Grader::Expression {
            expression: expression.to_owned(),
        };
        assert!(passes(&by("steps < 3"), Value::Null, said.clone()));
        assert!(!passes(&by("steps > 3"), Value::Null, said.clone()));
        assert!(!passes(&by("nothing.there"), Value::Null, said.clone()));
        let schema = Grader::Schema {
            schema: json!({"type": "object", "required": ["count"]}),
        };
        assert!(!passes(&schema, Value::Null, said));
        assert!(passes(
            &schema,
            Value::Null,
            json!({"text": "{\"count\": 42}"})
        ));
        let formed = json!({"text": "", "output": {"count": 42}});
        assert!(passes(&schema, Value::Null, formed.clone()));
        assert!(passes(&Grader::Exact, json!({"count": 42}), formed));
    }
}
