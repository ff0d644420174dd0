//! Text from outside as the database takes it: a NUL, which it does not, becomes U+FFFD.

use serde_json::Value;

/// A text without NUL.
pub(crate) fn text(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// JSON without NUL in its texts and names.
pub(crate) fn json(bytes: &[u8]) -> serde_json::Result<Value> {
    let value = serde_json::from_slice(bytes)?;
    // Most have none, as an escape or as it is.
    let escape = br"\u0000";
    let suspect = bytes.windows(escape.len()).any(|part| part == escape);
    Ok(if suspect { cleaned(value) } else { value })
}

fn cleaned(value: Value) -> Value {
    match value {
        Value::String(one) => Value::String(text(&one)),
        Value::Array(all) => all.into_iter().map(cleaned).collect(),
        Value::Object(all) => {
            let all = all.into_iter();
            all.map(|(name, value)| (text(&name), cleaned(value)))
                .collect()
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn a_nul_becomes_a_mark_wherever_it_stands() {
        let read = super::json(br#"{"a\u0000": ["b\u0000c", {"d": "e"}], "f": 1}"#).unwrap();
        let mark = "\u{fffd}";
        let wanted = json!({format!("a{mark}"): [format!("b{mark}c"), {"d": "e"}], "f": 1});
        assert_eq!(read, wanted);
        assert!(super::json(b"{").is_err());
    }
}
