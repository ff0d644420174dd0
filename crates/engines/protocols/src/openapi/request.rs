use serde_json::{Map, Value};
use tekup_egress::Url;

use super::{ApiOperation, Place, is_json};

/// A request of HTTP.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiRequest {
    /// The whole address.
    pub url: String,
    /// What is added to it behind `?`.
    pub query: Vec<(String, String)>,
    /// Headers.
    pub headers: Vec<(String, String)>,
    /// The body, with its media type.
    pub body: Option<(String, Content)>,
}

/// A body.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// JSON.
    Json(Value),
    /// Anything else, as it is sent.
    Text(String),
}

impl ApiOperation {
    /// The request that asks `server` for this with `inputs`.
    ///
    /// # Errors
    /// In words that begin with the input that is wrong.
    pub fn request(&self, server: &str, inputs: &Map<String, Value>) -> Result<ApiRequest, String> {
        let mut path = self.path.clone();
        let (mut query, mut headers) = (Vec::new(), Vec::new());
        for one in &self.parameters {
            let value = inputs.get(&one.input).unwrap_or(&Value::Null);
            match one.place {
                Place::Path => {
                    let text = listed(value);
                    // An empty piece or one of dots is another path.
                    if text.chars().all(|letter| letter == '.') {
                        return Err(format!("{}: must not be empty or `..`", one.input));
                    }
                    path = path.replace(&format!("{{{}}}", one.name), &encoded(&text));
                }
                Place::Query => match value {
                    Value::Null => {}
                    Value::Array(list) if one.explode => {
                        query.extend(list.iter().map(|item| (one.name.clone(), text(item))));
                    }
                    Value::Object(fields) if one.deep => query.extend(
                        fields
                            .iter()
                            .map(|(field, item)| (format!("{}[{field}]", one.name), text(item))),
                    ),
                    Value::Object(fields) if one.explode => {
                        query.extend(
                            fields
                                .iter()
                                .map(|(field, item)| (field.clone(), text(item))),
                        );
                    }
                    value => query.push((one.name.clone(), listed(value))),
                },
                Place::Header if value.is_null() => {}
                Place::Header => headers.push((one.name.clone(), listed(value))),
            }
        }
        let url = format!(
            "{}/{}",
            server.trim_end_matches('/'),
            path.trim_start_matches('/')
        );
        let url = Url::parse(&url).map_err(|error| format!("url: {url}: {error}"))?;
        let body = match (&self.body, inputs.get("body")) {
            (Some(body), Some(value)) if !value.is_null() => {
                Some((body.kind.clone(), content(&body.kind, value)))
            }
            _ => None,
        };
        Ok(ApiRequest {
            url: url.into(),
            query,
            headers,
            body,
        })
    }
}

fn content(kind: &str, value: &Value) -> Content {
    let bare = kind.split(';').next().unwrap_or_default().trim();
    match (bare, value) {
        (bare, value) if is_json(bare) => Content::Json(value.clone()),
        ("application/x-www-form-urlencoded", Value::Object(fields)) => {
            let fields = fields.iter().filter(|(_, value)| !value.is_null());
            let pairs = fields.flat_map(|(name, value)| field(name, value));
            let pairs =
                pairs.map(|(name, value)| format!("{}={}", encoded(&name), encoded(&value)));
            Content::Text(pairs.collect::<Vec<_>>().join("&"))
        }
        (_, value) => Content::Text(text(value)),
    }
}

fn field(name: &str, value: &Value) -> Vec<(String, String)> {
    match value {
        Value::Array(list) => list
            .iter()
            .map(|one| (name.to_owned(), text(one)))
            .collect(),
        one => vec![(name.to_owned(), text(one))],
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The items of a list, or the fields of an object, with commas between them.
fn listed(value: &Value) -> String {
    match value {
        Value::Array(list) => list.iter().map(text).collect::<Vec<_>>().join(","),
        Value::Object(fields) => {
            let each = fields
                .iter()
                .flat_map(|(name, one)| [name.clone(), text(one)]);
            each.collect::<Vec<_>>().join(",")
        }
        one => text(one),
    }
}

/// A piece of a path (RFC 3986, section 3.3), with nothing in it that could be read as another piece.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b',' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
