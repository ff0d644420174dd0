//! JSON schemas as each vendor takes them.

use crate::{InferenceError, Result};

use super::tree::Tree;

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

/// Whether every object in it says all its fields, and all are required: what OpenAI takes as strict.
pub(super) fn is_closed(schema: &Tree) -> bool {
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
