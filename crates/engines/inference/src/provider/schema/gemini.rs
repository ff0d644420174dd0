//! Gemini's schemas: a part of OpenAPI's, which refuses every keyword it does not know.

use std::cell::Cell;

use serde_json::{Value, json};

use crate::provider::tree::Tree;

/// How deep references are followed; a schema that refers to itself has no end.
const MOST_DEPTH: usize = 12;
/// Schemas within one; one that refers to itself often grows fast.
const MOST_PARTS: usize = 5_000;
/// Keywords that are taken as they are.
const KEPT: [&str; 11] = [
    "title",
    "description",
    "nullable",
    "minItems",
    "maxItems",
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "minProperties",
];
const FORMATS: [&str; 6] = ["enum", "date-time", "int32", "int64", "float", "double"];

/// A schema as Gemini takes it: references followed, and what it refuses said in its words or left out.
pub(in crate::provider) fn gemini(schema: &Tree) -> Tree {
    let whole = Whole {
        root: schema,
        left: Cell::new(MOST_PARTS),
    };
    convert(schema, &whole, 0)
}

struct Whole<'a> {
    root: &'a Tree,
    /// Parts that may still be converted.
    left: Cell<usize>,
}

fn convert(schema: &Tree, whole: &Whole<'_>, depth: usize) -> Tree {
    let mut out = Tree::object();
    if depth > MOST_DEPTH || whole.left.get() == 0 {
        out.set("type", "STRING");
        return out;
    }
    whole.left.set(whole.left.get() - 1);
    if let Some(target) = schema.get("$ref").and_then(Tree::as_str) {
        let found = target.strip_prefix("#/").and_then(|path| {
            path.split('/')
                .try_fold(whole.root, |node, name| node.get(name))
        });
        if let Some(found) = found {
            out = convert(found, whole, depth + 1);
        }
    }
    for (name, value) in schema.fields() {
        match name.as_str() {
            "type" => types(&mut out, value),
            "enum" => choices(&mut out, value.items()),
            "const" => choices(&mut out, std::slice::from_ref(value)),
            "format" if value.as_str().is_some_and(|text| FORMATS.contains(&text)) => {
                out.put("format", value.clone());
            }
            "properties" => properties(&mut out, value, whole, depth),
            "items" => out.put("items", convert(value, whole, depth + 1)),
            "anyOf" | "oneOf" => any_of(&mut out, value.items(), whole, depth),
            "allOf" => {
                for part in value.items() {
                    merge(&mut out, convert(part, whole, depth + 1));
                }
            }
            name if KEPT.contains(&name) => out.put(name, value.clone()),
            _ => {}
        }
    }
    // Only fields that there are can be required.
    let has = |name: &Tree| {
        let fields = out.get("properties").map(Tree::fields).unwrap_or_default();
        fields
            .iter()
            .any(|(field, _)| Some(field.as_str()) == name.as_str())
    };
    let required = schema.get("required").map(Tree::items).unwrap_or_default();
    let merged = out.get("required").map(Tree::items).unwrap_or_default();
    let required = required.iter().chain(merged).filter(|name| has(name));
    let required: Vec<Tree> = required.cloned().collect();
    if !required.is_empty() {
        out.put("required", Tree::Array(required));
    }
    complete(&mut out);
    out
}

/// Every schema has a type, and a list says what is in it.
fn complete(out: &mut Tree) {
    if out.get("type").is_none() && out.get("anyOf").is_none() {
        let of = if out.get("properties").is_some() {
            "OBJECT"
        } else if out.get("items").is_some() {
            "ARRAY"
        } else {
            "STRING"
        };
        out.set("type", of);
    }
    if out.get("type").and_then(Tree::as_str) == Some("ARRAY") && out.get("items").is_none() {
        out.set("items", json!({ "type": "STRING" }));
    }
}

fn types(out: &mut Tree, value: &Tree) {
    let mut names: Vec<String> = match value.as_str() {
        Some(name) => vec![name.to_uppercase()],
        None => {
            let names = value.items().iter().filter_map(Tree::as_str);
            names.map(str::to_uppercase).collect()
        }
    };
    let before = names.len();
    names.retain(|name| name != "NULL");
    if names.len() < before {
        out.set("nullable", true);
    }
    match names.as_slice() {
        [] => {}
        [one] => out.set("type", one.as_str()),
        many => {
            let kinds = many.iter().map(|name| json!({ "type": name }));
            out.set("anyOf", kinds.collect::<Vec<_>>());
        }
    }
}

/// Choices are words; of numbers nothing can be said.
fn choices(out: &mut Tree, values: &[Tree]) {
    if values.contains(&Tree::Leaf(Value::Null)) {
        out.set("nullable", true);
    }
    let words: Vec<&Tree> = values.iter().filter(|one| one.as_str().is_some()).collect();
    let null = |one: &&Tree| **one == Tree::Leaf(Value::Null);
    if !words.is_empty() && words.len() + values.iter().filter(null).count() == values.len() {
        out.set("type", "STRING");
        out.put("enum", Tree::Array(words.into_iter().cloned().collect()));
    }
}

fn properties(out: &mut Tree, value: &Tree, whole: &Whole<'_>, depth: usize) {
    let fields = value.fields();
    if fields.is_empty() {
        return;
    }
    let order: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    out.set("propertyOrdering", order);
    let converted = fields
        .iter()
        .map(|(name, part)| (name.clone(), convert(part, whole, depth + 1)));
    out.put("properties", Tree::Object(converted.collect()));
}

fn any_of(out: &mut Tree, parts: &[Tree], whole: &Whole<'_>, depth: usize) {
    let is_null = |part: &&Tree| part.get("type").and_then(Tree::as_str) == Some("null");
    if parts.iter().any(|part| is_null(&part)) {
        out.set("nullable", true);
    }
    let rest = parts.iter().filter(|part| !is_null(part));
    let mut rest: Vec<Tree> = rest.map(|part| convert(part, whole, depth + 1)).collect();
    match rest.len() {
        0 => {}
        1 => merge(out, rest.remove(0)),
        _ => out.put("anyOf", Tree::Array(rest)),
    }
}

/// Adds the fields of `part`, and its properties to those that are there.
fn merge(out: &mut Tree, part: Tree) {
    let Tree::Object(fields) = part else { return };
    for (name, value) in fields {
        let joined = match (name.as_str(), out.get(&name), value) {
            ("properties", Some(Tree::Object(old)), Tree::Object(new)) => {
                Tree::Object(old.iter().cloned().chain(new).collect())
            }
            ("required" | "propertyOrdering", Some(Tree::Array(old)), Tree::Array(new)) => {
                Tree::Array(old.iter().cloned().chain(new).collect())
            }
            (_, _, value) => value,
        };
        out.put(&name, joined);
    }
}
