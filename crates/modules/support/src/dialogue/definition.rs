use std::collections::BTreeMap;

use regex::RegexBuilder;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{ConnectionId, Error, Result};

use crate::{model::BUILT_IN, phrases::Language};

/// The sort of slot that takes whatever the customer writes.
pub(crate) const TEXT: &str = "text";
/// Longest question or answer, in characters.
const LONGEST: usize = 1_000;
/// Longest pattern, in bytes, and most memory of a compiled one.
const PATTERN: usize = 200;
const COMPILED: usize = 1 << 16;
/// Longest parameters of an action, as JSON.
const PARAMETERS: usize = 16_000;
/// Kinds whose numbers are masked, so that no slot could hold them.
const MASKED: &[&str] = &["account_number", "cpr", "iban", "card"];

/// Words in both languages that Tekup speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Words {
    /// Danish.
    #[schemars(length(min = 1, max = 1000))]
    pub da: String,
    /// English.
    #[schemars(length(min = 1, max = 1000))]
    pub en: String,
}

impl Words {
    pub(super) fn of(&self, language: Language) -> &str {
        match language {
            Language::Da => &self.da,
            Language::En => &self.en,
        }
    }
}

/// One thing that has to be known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub struct Slot {
    /// What answers and parameters call it: `{{name}}`.
    #[schemars(regex(pattern = "^[a-z][a-z0-9_]{0,49}$"))]
    pub name: String,
    /// What fills it: `email`, `phone`, `money`, `date`, `order_number`, `url`, a sort of entity of the tenant's
    /// own, or `text` for whatever the customer writes.
    #[schemars(length(min = 1, max = 50))]
    pub entity: String,
    /// How it is asked for.
    pub question: Words,
    /// A regular expression that the whole value has to match.
    #[schemars(length(min = 1, max = 200))]
    pub pattern: Option<String>,
    /// What is said of a value that does not fit, before the question comes again.
    pub invalid: Option<Words>,
}

/// What follows when every slot is filled. `{{slot}}` stands for what was given, `{{conversation}}` and
/// `{{customer}}` for your ids of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(
    tag = "type",
    rename_all = "snake_case",
    rename_all_fields = "camelCase"
)]
#[schemars(inline)]
pub enum Outcome {
    /// An answer.
    Answer {
        /// The words.
        text: Words,
    },
    /// An action in another system, and what the customer is told of it.
    Action {
        /// What sort: one of `actions.types`.
        #[schemars(length(min = 1, max = 100))]
        action: String,
        /// By which connection; the tenant's only one of the fitting kind when absent.
        connection_id: Option<ConnectionId>,
        /// What it says.
        parameters: Value,
        /// Whether a person must agree first; true when absent.
        #[serde(default = "yes")]
        approval: bool,
        /// The words.
        text: Words,
    },
    /// A person, who sees what was collected.
    Person {
        /// The queue's name; the default one when absent.
        #[schemars(length(min = 1, max = 100))]
        queue: Option<String>,
        /// The words.
        text: Words,
    },
}

fn yes() -> bool {
    true
}

impl Outcome {
    pub(crate) fn text(&self) -> &Words {
        match self {
            Self::Answer { text } | Self::Action { text, .. } | Self::Person { text, .. } => text,
        }
    }
}

/// What an intent has to know before it is dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Dialogue {
    /// What is asked for, in this order.
    #[schemars(length(min = 1, max = 10))]
    pub slots: Vec<Slot>,
    /// What follows.
    pub outcome: Outcome,
}

impl Dialogue {
    /// Refuses what could not be carried out. `own` are the tenant's sorts of entity.
    ///
    /// # Errors
    /// A validation error that names the field.
    pub(crate) fn check(&self, own: &[String]) -> Result<()> {
        let mut names: Vec<&str> = Vec::new();
        for (at, slot) in self.slots.iter().enumerate() {
            let field = |name: &str| format!("slots[{at}].{name}");
            if names.contains(&slot.name.as_str()) {
                let message = format!("two slots are called `{}`", slot.name);
                return Err(Error::field(field("name"), "duplicate", message));
            }
            names.push(&slot.name);
            if MASKED.contains(&slot.entity.as_str()) {
                let message = format!(
                    "a number of the kind `{}` is not kept, so no slot can hold it; let a person ask for it",
                    slot.entity
                );
                return Err(Error::field(field("entity"), "sensitive", message));
            }
            let known = BUILT_IN.contains(&slot.entity.as_str()) || slot.entity == TEXT;
            if !known && !own.contains(&slot.entity) {
                let message = format!("there is no entity `{}`; make it first", slot.entity);
                return Err(Error::field(field("entity"), "not_found", message));
            }
            if let Some(pattern) = &slot.pattern
                && (pattern.len() > PATTERN || compiled(pattern).is_none())
            {
                let message = "must be a regular expression of at most 200 bytes";
                return Err(Error::field(field("pattern"), "invalid", message));
            }
            said(&field("question"), &slot.question)?;
            if let Some(words) = &slot.invalid {
                said(&field("invalid"), words)?;
            }
        }
        said("outcome.text", self.outcome.text())?;
        if let Outcome::Action { parameters, .. } = &self.outcome
            && (!parameters.is_object() || parameters.to_string().len() > PARAMETERS)
        {
            let message = "must be an object of at most 16,000 bytes";
            return Err(Error::field("outcome.parameters", "invalid", message));
        }
        Ok(())
    }
}

fn said(field: &str, words: &Words) -> Result<()> {
    for (language, text) in [("da", &words.da), ("en", &words.en)] {
        if text.trim().is_empty() || text.chars().count() > LONGEST {
            let field = format!("{field}.{language}");
            let message = "must have 1 to 1,000 characters";
            return Err(Error::field(field, "wrong_length", message));
        }
    }
    Ok(())
}

/// A pattern as it is matched: the whole value, capital letters or not.
pub(super) fn compiled(pattern: &str) -> Option<regex::Regex> {
    RegexBuilder::new(&format!("^(?:{pattern})$"))
        .case_insensitive(true)
        .size_limit(COMPILED)
        .build()
        .ok()
}

/// `text` with the values in place of their names. What a value says is not read again.
pub(super) fn filled_in(text: &str, values: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{{") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let inside = from.get(2..).unwrap_or_default();
        match inside.split_once("}}") {
            Some((name, after)) if values.contains_key(name.trim()) => {
                out.push_str(values.get(name.trim()).map_or("", String::as_str));
                rest = after;
            }
            _ => {
                out.push_str("{{");
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Parameters with the values in place of their names, in whatever text they stand.
pub(crate) fn parameters(value: &Value, values: &BTreeMap<String, String>) -> Value {
    match value {
        Value::String(text) => Value::String(filled_in(text, values)),
        Value::Array(items) => items.iter().map(|one| parameters(one, values)).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, one)| (name.clone(), parameters(one, values)))
            .collect(),
        plain => plain.clone(),
    }
}
