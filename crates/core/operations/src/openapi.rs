//! The OpenAPI 3.1 document of the registry.

use serde_json::{Map, Value, json};

use crate::{Effect, Operation, Registry};

/// Statuses that any operation may answer with, besides its success.
const FAILURES: &[(&str, &str)] = &[
    ("400", "The input is wrong; `errors` names every field."),
    ("401", "No credential, or one that is wrong or expired."),
    ("403", "The caller may not do this."),
    ("404", "Not there, or not for the caller to see."),
    ("409", "Clashes with what is there."),
    ("413", "The body is larger than is taken."),
    ("415", "The body is not JSON."),
    (
        "429",
        "Too many calls; `Retry-After` says when to try again.",
    ),
    ("500", "A fault of ours."),
    ("503", "Something this needs is away for now."),
    ("504", "It took longer than it may."),
];

/// The document of `registry` and of the plain routes in `more_paths` (path to path item).
pub fn document(registry: &Registry, version: &str, more_paths: Map<String, Value>) -> Value {
    let mut paths = more_paths;
    for operation in registry.iter() {
        let item = paths.entry(operation.path).or_insert_with(|| json!({}));
        item[operation.method.as_str()] = describe(operation);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Tekup",
            "version": version,
            "description": "A platform on which a business runs its AI agents.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "security": [{"bearer": []}, {"tenantKey": []}],
        "components": {
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "tenantKey": {"type": "apiKey", "in": "header", "name": "x-tenant-key"},
            },
            "schemas": {"Error": error_schema()},
            "responses": FAILURES.iter().map(|(status, text)| ((*status).to_owned(), json!({
                "description": text,
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
            }))).collect::<Map<_, _>>(),
        },
    })
}

fn describe(operation: &Operation) -> Value {
    let in_path: Vec<&str> = operation.path_fields().collect();
    let empty = Map::new();
    let properties = operation.input["properties"].as_object().unwrap_or(&empty);
    let required: Vec<&str> = operation.input["required"]
        .as_array()
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let mut parameters: Vec<Value> = Vec::new();
    for name in &in_path {
        parameters.push(json!({
            "name": name, "in": "path", "required": true,
            "schema": properties.get(*name).cloned().unwrap_or_else(|| json!({"type": "string"})),
        }));
    }
    let mut body = Map::new();
    for (name, schema) in properties
        .iter()
        .filter(|(name, _)| !in_path.contains(&name.as_str()))
    {
        if operation.method.is_query() {
            parameters.push(json!({
                "name": name, "in": "query", "required": required.contains(&name.as_str()),
                "schema": without_null(schema),
                "style": "form", "explode": false,
            }));
        } else {
            body.insert(name.clone(), schema.clone());
        }
    }
    if operation.effect != Effect::Read {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "Calls with the same key do the work once and get the same answer.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
        }));
    }
    let mut responses: Map<String, Value> = FAILURES
        .iter()
        .map(|(status, _)| {
            let reference = format!("#/components/responses/{status}");
            ((*status).to_owned(), json!({"$ref": reference}))
        })
        .collect();
    responses.insert(
        operation.status.to_string(),
        json!({
            "description": "Done.",
            "content": {"application/json": {"schema": operation.output}},
        }),
    );
    let mut described = json!({
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [operation.tag()],
        "parameters": parameters,
        "responses": responses,
        "x-permission": operation.permission,
        "x-effect": operation.effect.as_str(),
    });
    if !operation.method.is_query() {
        let required: Vec<&&str> = required
            .iter()
            .filter(|name| !in_path.contains(name))
            .collect();
        let must = !required.is_empty();
        let mut schema = json!({"type": "object", "properties": body, "required": required});
        if operation.input["additionalProperties"] == false {
            schema["additionalProperties"] = json!(false);
        }
        described["requestBody"] = json!({
            "required": must,
            "content": {"application/json": {"schema": schema}},
        });
    }
    described
}

/// In a query string a field is there or not; it cannot be null.
fn without_null(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if let Some(kinds) = schema["type"].as_array() {
        let kinds: Vec<Value> = kinds
            .iter()
            .filter(|kind| *kind != "null")
            .cloned()
            .collect();
        schema["type"] = match kinds.as_slice() {
            [one] => one.clone(),
            _ => Value::Array(kinds),
        };
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let choices: Vec<Value> = choices
            .iter()
            .filter(|choice| choice["type"] != "null")
            .cloned()
            .collect();
        if let [one] = choices.as_slice() {
            return one.clone();
        }
        schema["anyOf"] = Value::Array(choices);
    }
    if let Some(options) = schema["enum"].as_array() {
        schema["enum"] = options
            .iter()
            .filter(|option| !option.is_null())
            .cloned()
            .collect();
    }
    schema
}

fn error_schema() -> Value {
    json!({
        "type": "object",
        "required": ["error", "errors"],
        "properties": {
            "error": {
                "type": "object",
                "required": ["code", "message", "timestamp", "requestId", "path", "statusCode"],
                "properties": {
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                    "details": {},
                    "timestamp": {"type": "string", "format": "date-time"},
                    "requestId": {"type": "string"},
                    "path": {"type": "string"},
                    "statusCode": {"type": "integer"},
                },
            },
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["field", "message", "code"],
                    "properties": {
                        "field": {"type": "string"},
                        "message": {"type": "string"},
                        "code": {"type": "string"},
                    },
                },
            },
        },
    })
}
