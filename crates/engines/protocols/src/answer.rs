//! What is said and answered, between JSON and bytes.

use serde_json::{Value, json};

/// A text as it is, anything else as JSON.
pub(crate) fn bytes(value: &Value) -> Vec<u8> {
    match value {
        Value::String(text) => text.clone().into_bytes(),
        other => other.to_string().into_bytes(),
    }
}

/// JSON as such, other text as text, anything else as `{"base64": …}`.
pub(crate) fn value(bytes: &[u8]) -> Value {
    use base64::{Engine, engine::general_purpose::STANDARD};
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => {
            serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
        }
        _ => json!({"base64": STANDARD.encode(bytes)}),
    }
}

/// What another system says of an error, short enough to be shown.
pub(crate) fn brief(words: &str) -> String {
    words.trim().replace('\0', "").chars().take(300).collect()
}
