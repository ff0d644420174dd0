//! Descriptions of HTTP interfaces: OpenAPI 3.0 and 3.1, as JSON or YAML. Each operation becomes a form with a JSON
//! Schema, and what is filled into it a request.

mod request;
mod schema;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

pub use request::{ApiRequest, Content};
use schema::Schemas;

/// Longest description, in bytes.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Most operations of one description.
pub const MOST_OPERATIONS: usize = 300;
/// Longest schema of one operation; what is longer is left open.
const MOST_SCHEMA: usize = 32 * 1024;
/// Longest name of an operation.
const MOST_NAME: usize = 60;

/// Inputs of every operation beside its own.
const OURS: [&str; 3] = ["body", "credentialId", "anyStatus"];

/// An interface.
#[derive(Debug, Clone, PartialEq)]
pub struct Api {
    /// What it is called.
    pub title: String,
    /// Which version of it.
    pub version: String,
    /// Where it is, when the description says it; relative to the description's own address when it has no host.
    pub server: Option<String>,
    /// What can be called.
    pub operations: Vec<ApiOperation>,
    /// What cannot, with the reason.
    pub skipped: Vec<Skipped>,
}

/// Something that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Method and path.
    pub operation: String,
    /// Why.
    pub why: String,
}

/// What can be called.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ApiOperation {
    /// Its name: `operationId`, or made of method and path.
    pub id: String,
    /// The method, in capitals.
    pub method: String,
    /// The path, with `{name}` for parameters in it.
    pub path: String,
    /// What it does, in a line.
    pub summary: String,
    /// Where inputs go.
    pub parameters: Vec<Parameter>,
    /// The body, when it has one.
    pub body: Option<Body>,
    /// JSON Schema of its inputs.
    pub input: Value,
    /// JSON Schema of the body of its answer, where that is known.
    pub output: Option<Value>,
}

/// An input that is no body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// The input.
    pub input: String,
    /// What the other side calls it.
    pub name: String,
    /// Where it goes.
    pub place: Place,
    /// Whether each item of a list, or field of an object, is sent for itself.
    pub explode: bool,
    /// Whether the fields of an object are written `name[field]`.
    pub deep: bool,
}

/// Where a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Into the path.
    Path,
    /// Behind `?`.
    Query,
    /// Into a header.
    Header,
}

/// How a body is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Its media type.
    pub kind: String,
}

/// Reads a description.
///
/// # Errors
/// What is wrong with it, for the person who gave it.
pub fn read(text: &str) -> Result<Api, String> {
    if text.len() > MOST_BYTES {
        return Err(format!("is longer than {MOST_BYTES} bytes"));
    }
    let document = parse(text)?;
    match document["openapi"].as_str() {
        Some(version) if version.starts_with("3.") => {}
        _ if document["swagger"].is_string() => {
            return Err("is of Swagger 2; convert it to OpenAPI 3 first".to_owned());
        }
        _ => return Err("is no OpenAPI 3 document: `openapi: 3.…` is missing".to_owned()),
    }
    let text = |value: &Value, most: usize| -> String {
        let text = value.as_str().unwrap_or_default().trim();
        text.replace('\0', "").chars().take(most).collect()
    };
    let mut api = Api {
        title: text(&document["info"]["title"], 200),
        version: text(&document["info"]["version"], 50),
        server: server(&document["servers"][0]),
        operations: Vec::new(),
        skipped: Vec::new(),
    };
    let schemas = Schemas::of(&document);
    let mut names = BTreeSet::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        let item = schemas.resolved(item);
        for method in ["get", "put", "post", "delete", "patch", "head"] {
            let Some(operation) = item.get(method).filter(|one| one.is_object()) else {
                continue;
            };
            let shown = format!("{} {path}", method.to_uppercase());
            if api.operations.len() == MOST_OPERATIONS {
                return Err(format!("has more than {MOST_OPERATIONS} operations"));
            }
            match operation_of(&schemas, method, path, item, operation) {
                Ok(mut one) => {
                    one.summary = text(&operation["summary"], 200);
                    if one.summary.is_empty() {
                        one.summary = text(&operation["description"], 200);
                    }
                    if one.summary.is_empty() {
                        one.summary.clone_from(&shown);
                    }
                    one.id = fresh(named(operation, method, path), &mut names);
                    api.operations.push(one);
                }
                Err(why) => api.skipped.push(Skipped {
                    operation: shown.chars().take(300).collect(),
                    why,
                }),
            }
        }
    }
    if api.operations.is_empty() {
        let why = api.skipped.first().map(|one| one.why.clone());
        let why = why.map(|why| format!(": {why}")).unwrap_or_default();
        return Err(format!("has no operation that can be called{why}"));
    }
    Ok(api)
}

fn parse(text: &str) -> Result<Value, String> {
    let document: Value = match text.trim_start().starts_with('{') {
        true => serde_json::from_str(text)
            .map_err(|error| format!("cannot be read as JSON: {error}"))?,
        false => serde_saphyr::from_str(text).map_err(|error| {
            let words: String = error.to_string().chars().take(300).collect();
            format!("cannot be read as YAML: {words}")
        })?,
    };
    match document.is_object() {
        true => Ok(document),
        false => Err("is no OpenAPI 3 document".to_owned()),
    }
}

/// The address of a server, with its variables as they usually are.
fn server(server: &Value) -> Option<String> {
    let mut url = server["url"].as_str()?.trim().to_owned();
    for (name, variable) in server["variables"].as_object().into_iter().flatten() {
        let usual = variable["default"].as_str().unwrap_or_default();
        url = url.replace(&format!("{{{name}}}"), usual);
    }
    Some(url)
}

/// The name that an operation has or is given, of letters, digits, `_` and `-`.
fn named(operation: &Value, method: &str, path: &str) -> String {
    let given = operation["operationId"].as_str().map(str::trim);
    let given = given.filter(|id| !id.is_empty()).map(str::to_owned);
    let whole = given.unwrap_or_else(|| format!("{method}{path}"));
    let mut name = String::new();
    for letter in whole.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => name.push(letter),
            _ if name.ends_with('_') => {}
            _ => name.push('_'),
        }
    }
    name.trim_matches('_').chars().take(MOST_NAME).collect()
}

fn fresh(name: String, names: &mut BTreeSet<String>) -> String {
    let name = if name.is_empty() {
        "call".to_owned()
    } else {
        name
    };
    let mut one = name.clone();
    let mut count = 2;
    while !names.insert(one.clone()) {
        one = format!("{name}_{count}");
        count += 1;
    }
    one
}

fn operation_of(
    schemas: &Schemas<'_>,
    method: &str,
    path: &str,
    item: &Value,
    operation: &Value,
) -> Result<ApiOperation, String> {
    let mut form = Form::default();
    let both = [&item["parameters"], &operation["parameters"]];
    let mut given: Vec<(&str, &str, &Value)> = Vec::new();
    for one in both.iter().filter_map(|list| list.as_array()).flatten() {
        let one = schemas.resolved(one);
        let (Some(name), Some(place)) = (one["name"].as_str(), one["in"].as_str()) else {
            continue;
        };
        // The operation's own takes the place of the path's.
        given.retain(|(other, at, _)| (*other, *at) != (name, place));
        given.push((name, place, one));
    }
    for (name, place, one) in given {
        form.parameter(schemas, name, place, one)?;
    }
    for name in path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
    {
        let known = form.parameters.iter();
        if !known
            .into_iter()
            .any(|one| one.place == Place::Path && one.name == name)
        {
            return Err(format!(
                "the parameter {name:?} of its path is not described"
            ));
        }
    }
    let body = form.body(schemas, schemas.resolved(&operation["requestBody"]))?;
    let input = form.schema(schemas);
    Ok(ApiOperation {
        id: String::new(),
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: String::new(),
        parameters: form.parameters,
        body,
        input,
        output: output(schemas, &operation["responses"]),
    })
}

/// The inputs of an operation while they are gathered.
#[derive(Default)]
struct Form {
    parameters: Vec<Parameter>,
    properties: Map<String, Value>,
    required: Vec<Value>,
}

impl Form {
    fn parameter(
        &mut self,
        schemas: &Schemas<'_>,
        name: &str,
        place: &str,
        one: &Value,
    ) -> Result<(), String> {
        let required = one["required"] == true;
        let (at, explodes) = match place {
            "path" => (Place::Path, false),
            "query" => (Place::Query, true),
            "header" => (Place::Header, false),
            _ if required => return Err(format!("it wants the cookie {name:?}")),
            _ => return Ok(()),
        };
        // What the credential and the body say themselves (OpenAPI 3.1, section 4.8.12.1).
        let told = ["accept", "content-type", "authorization"];
        if at == Place::Header && told.contains(&name.to_lowercase().as_str()) {
            return Ok(());
        }
        let mut input = name.to_owned();
        if OURS.contains(&name) || self.properties.contains_key(name) {
            input = format!("{place}_{name}");
        }
        let described = match &one["schema"] {
            Value::Null => one["content"]
                .as_object()
                .and_then(|all| all.values().next()),
            _ => Some(one),
        };
        let mut schema = described.map_or_else(|| json!({}), |one| schemas.schema(&one["schema"]));
        if let (Some(words), Some(schema)) = (one["description"].as_str(), schema.as_object_mut()) {
            let words: String = words.chars().take(500).collect();
            schema.insert("description".to_owned(), json!(words));
        }
        self.properties.insert(input.clone(), schema);
        if required || at == Place::Path {
            self.required.push(json!(input));
        }
        self.parameters.push(Parameter {
            input,
            name: name.to_owned(),
            place: at,
            explode: one["explode"].as_bool().unwrap_or(explodes),
            deep: one["style"] == "deepObject",
        });
        Ok(())
    }

    fn body(&mut self, schemas: &Schemas<'_>, body: &Value) -> Result<Option<Body>, String> {
        let Some(content) = body["content"].as_object().filter(|all| !all.is_empty()) else {
            return Ok(None);
        };
        let form = "application/x-www-form-urlencoded";
        let fits: [fn(&str) -> bool; 3] = [
            is_json,
            |kind| kind == "application/x-www-form-urlencoded",
            is_text,
        ];
        let found = fits.iter().find_map(|fits| {
            content.iter().find(|(kind, _)| {
                let bare = kind.split(';').next().unwrap_or_default().trim();
                fits(&bare.to_lowercase())
            })
        });
        let Some((kind, one)) = found else {
            let kinds: Vec<&str> = content.keys().map(String::as_str).take(5).collect();
            return Err(format!(
                "its body is {}, not JSON, {form} or text",
                kinds.join(", ")
            ));
        };
        self.properties
            .insert("body".to_owned(), schemas.schema(&one["schema"]));
        if body["required"] == true {
            self.required.push(json!("body"));
        }
        Ok(Some(Body { kind: kind.clone() }))
    }

    fn schema(&mut self, schemas: &Schemas<'_>) -> Value {
        let mut properties = std::mem::take(&mut self.properties);
        properties.insert(
            "credentialId".to_owned(),
            json!({"type": ["string", "null"], "format": "uuid",
                "description": "Another credential than the one of the interface."}),
        );
        properties.insert(
            "anyStatus".to_owned(),
            json!({"type": "boolean", "default": false,
                "description": "Whether a status of 400 or more is a result, too, and no failure."}),
        );
        let whole = |properties: &Map<String, Value>, required: &[Value]| {
            let schema = json!({"type": "object", "properties": properties, "required": required,
                "additionalProperties": false});
            schemas.with_definitions(schema)
        };
        let schema = whole(&properties, &self.required);
        if schema.to_string().len() <= MOST_SCHEMA {
            return schema;
        }
        // Too much for a form: every input is there, and takes anything.
        for (name, one) in &mut properties {
            if !OURS.contains(&name.as_str()) || name == "body" {
                *one = json!({});
            }
        }
        whole(&properties, &self.required)
    }
}

fn is_json(kind: &str) -> bool {
    kind == "application/json" || kind.ends_with("+json") || kind == "*/*"
}

fn is_text(kind: &str) -> bool {
    kind.starts_with("text/") || kind == "application/xml" || kind.ends_with("+xml")
}

/// The shape of what is answered when all is well.
fn output(schemas: &Schemas<'_>, responses: &Value) -> Option<Value> {
    let all = responses.as_object()?;
    let good = all.iter().find(|(status, _)| status.starts_with('2'));
    let (_, answer) = good.or_else(|| all.iter().find(|(status, _)| *status == "default"))?;
    let content = schemas.resolved(answer)["content"].as_object()?;
    let (_, one) = content.iter().find(|(kind, _)| is_json(kind))?;
    // One level, so that a path can be told from a mistake; deeper ones are left open.
    let schema = schemas.schema(schemas.resolved(&one["schema"]));
    (schema.to_string().len() <= MOST_SCHEMA).then_some(schema)
}
