//! JSON schemas as each vendor takes them.

mod gemini;

use crate::{InferenceError, Result};

use super::tree::Tree;

pub(super) use gemini::gemini;

/// Reads a schema; its fields keep their order.
pub(super) fn parse(text: &str) -> Result<Tree> {
    serde_json::from_str(text)
        .map_err(|error| InferenceError::invalid("constraint", error.to_string()))
}

/// A grammar is a local model's.
pub(super) fn no_grammar() -> InferenceError {
    InferenceError::invalid(
        "constraint",
        "a remote model takes no grammar; give a JSON schema",
    )
}

/// What OpenAI does not hold a model to.
const LOOSE: [&str; 6] = [
    "oneOf",
    "allOf",
    "not",
    "if",
    "patternProperties",
    "dependentRequired",
];

/// Whether every object in it says all its fields, and all are required: what OpenAI takes as strict.
pub(super) fn is_closed(schema: &Tree) -> bool {
    if LOOSE.iter().any(|name| schema.get(name).is_some()) {
        return false;
    }
    let object = schema.get("properties").is_some()
        || schema.get("type").and_then(Tree::as_str) == Some("object");
    if object {
        let fields = schema
            .get("properties")
            .map(Tree::fields)
            .unwrap_or_default();
        let required = schema.get("required").map(Tree::items).unwrap_or_default();
        let all = fields
            .iter()
            .all(|(name, _)| required.iter().any(|one| one.as_str() == Some(name)));
        let shut = schema.get("additionalProperties") == Some(&Tree::Leaf(false.into()));
        if !all || !shut {
            return false;
        }
    }
    parts(schema).into_iter().all(is_closed)
}

/// The schemas within a schema.
fn parts(schema: &Tree) -> Vec<&Tree> {
    let mut parts = Vec::new();
    for (name, value) in schema.fields() {
        match name.as_str() {
            "properties" | "$defs" | "definitions" => {
                parts.extend(value.fields().iter().map(|(_, part)| part));
            }
            "anyOf" | "allOf" | "oneOf" | "prefixItems" => parts.extend(value.items()),
            "items" => parts.push(value),
            _ => {}
        }
    }
    parts
}

/// What Anthropic does not check, and refuses to be told.
const UNCHECKED: [&str; 12] = [
    "$schema",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// A schema as Anthropic takes it: objects have the fields that it says and no others, and bounds are left out.
pub(super) fn closed(schema: &Tree) -> Tree {
    let mut out = Tree::object();
    for (name, value) in schema.fields() {
        let value = match name.as_str() {
            name if UNCHECKED.contains(&name) => continue,
            "minItems" if !matches!(value, Tree::Leaf(n) if n.as_u64().is_some_and(|n| n < 2)) => {
                continue;
            }
            "properties" | "$defs" | "definitions" => Tree::Object(
                value
                    .fields()
                    .iter()
                    .map(|(name, part)| (name.clone(), closed(part)))
                    .collect(),
            ),
            "anyOf" | "allOf" | "oneOf" => Tree::Array(value.items().iter().map(closed).collect()),
            "items" => closed(value),
            _ => value.clone(),
        };
        // It knows no `oneOf`.
        out.put(if name == "oneOf" { "anyOf" } else { name }, value);
    }
    if out.get("properties").is_some() || out.get("type").and_then(Tree::as_str) == Some("object") {
        out.set("additionalProperties", false);
    }
    out
}
