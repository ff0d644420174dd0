use std::{cell::RefCell, collections::BTreeSet};

use serde_json::{Map, Value, json};

/// How often a reference may lead to another one.
const HOPS: usize = 10;
/// How deep schemas may stand in one another.
const DEEPEST: usize = 40;

/// The parts of a description that others refer to.
pub(super) struct Schemas<'a> {
    document: &'a Value,
}

impl<'a> Schemas<'a> {
    pub fn of(document: &'a Value) -> Self {
        Self { document }
    }

    /// What a reference leads to; nothing when it leads out of the description or nowhere.
    pub fn resolved<'v>(&self, value: &'v Value) -> &'v Value
    where
        'a: 'v,
    {
        let mut value = value;
        for _ in 0..HOPS {
            let Some(reference) = value["$ref"].as_str() else {
                return value;
            };
            let pointer = reference.strip_prefix('#').unwrap_or_default();
            match self.document.pointer(pointer) {
                Some(found) if !pointer.is_empty() => value = found,
                _ => return &Value::Null,
            }
        }
        &Value::Null
    }

    /// A schema as JSON Schema 2020-12 writes it. References lead to `$defs`, which [`Schemas::with_definitions`] adds.
    pub fn schema(&self, schema: &Value) -> Value {
        written(schema, 0)
    }

    /// The schema with all that it refers to, directly or not.
    pub fn with_definitions(&self, mut schema: Value) -> Value {
        let mut definitions = Map::new();
        let mut wanted: BTreeSet<String> = BTreeSet::new();
        let found = RefCell::new(Vec::new());
        names(&schema, &found);
        loop {
            wanted.extend(found.take());
            let Some(name) = wanted.pop_first() else {
                break;
            };
            if definitions.contains_key(&name) {
                continue;
            }
            let known = &self.document["components"]["schemas"][name.as_str()];
            let one = if known.is_null() {
                json!({})
            } else {
                written(known, 0)
            };
            names(&one, &found);
            definitions.insert(name, one);
        }
        if !definitions.is_empty() {
            schema["$defs"] = Value::Object(definitions);
        }
        schema
    }
}

/// The definitions that a written schema refers to.
fn names(schema: &Value, found: &RefCell<Vec<String>>) {
    match schema {
        Value::Object(fields) => {
            let name = fields.get("$ref").and_then(Value::as_str);
            if let Some(name) = name.and_then(|name| name.strip_prefix("#/$defs/")) {
                found.borrow_mut().push(plain(name));
            }
            fields.values().for_each(|one| names(one, found));
        }
        Value::Array(list) => list.iter().for_each(|one| names(one, found)),
        _ => {}
    }
}

/// A name out of a JSON pointer in an address (RFC 6901, section 6).
fn plain(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}

fn written(schema: &Value, depth: usize) -> Value {
    let Some(fields) = schema.as_object() else {
        return match schema {
            Value::Bool(_) => schema.clone(),
            _ => json!({}),
        };
    };
    if depth > DEEPEST {
        return json!({});
    }
    if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
        return match reference.strip_prefix("#/components/schemas/") {
            Some(name) if !name.contains('/') => json!({"$ref": format!("#/$defs/{name}")}),
            _ => json!({}),
        };
    }
    let mut out = Map::new();
    for (name, value) in fields {
        let value = match name.as_str() {
            "properties" | "patternProperties" => {
                let each = value.as_object().into_iter().flatten();
                let each = each.map(|(name, one)| (name.clone(), written(one, depth + 1)));
                Value::Object(each.collect())
            }
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
                let each = value.as_array().into_iter().flatten();
                Value::Array(each.map(|one| written(one, depth + 1)).collect())
            }
            "items" | "additionalProperties" | "not" => written(value, depth + 1),
            "description" | "title" => match value.as_str() {
                Some(words) => json!(words.chars().take(500).collect::<String>()),
                None => continue,
            },
            "type" | "enum" | "const" | "format" | "default" | "required" | "minimum"
            | "maximum" | "minLength" | "maxLength" | "minItems" | "maxItems" | "uniqueItems"
            | "multipleOf" | "minProperties" | "maxProperties" => value.clone(),
            // OpenAPI 3.0 has yes or no here, and the bound beside it.
            "exclusiveMinimum" | "exclusiveMaximum" if value.is_number() => value.clone(),
            _ => continue,
        };
        out.insert(name.clone(), value);
    }
    for (bound, of) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        if fields.get(bound) == Some(&Value::Bool(true))
            && let Some(value) = out.remove(of)
        {
            out.insert(bound.to_owned(), value);
        }
    }
    if fields.get("nullable") == Some(&Value::Bool(true)) {
        nullable(&mut out);
    }
    Value::Object(out)
}

/// `nullable` of OpenAPI 3.0.
fn nullable(schema: &mut Map<String, Value>) {
    if let Some(Value::String(kind)) = schema.get("type") {
        schema.insert("type".to_owned(), json!([kind, "null"]));
    }
    if let Some(Value::Array(choices)) = schema.get_mut("enum")
        && !choices.contains(&Value::Null)
    {
        choices.push(Value::Null);
    }
}
