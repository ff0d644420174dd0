//! What is known of a lead, as numbers.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::{convert::ANYBODYS, record::Row, records::text_of, text};

/// Words in a title that mean somebody decides.
const DECIDES: &[&str] = &[
    "direktor",
    "dir",
    "ceo",
    "cto",
    "cfo",
    "coo",
    "cio",
    "chef",
    "leder",
    "head",
    "director",
    "manager",
    "owner",
    "ejer",
    "indehaver",
    "founder",
    "stifter",
    "partner",
    "president",
    "vp",
    "formand",
    "ansvarlig",
];

/// Features by name, with what the lead has there where that says more than the number. A choice is a feature for each
/// value: `source=website`.
pub(crate) type Features = BTreeMap<String, (f64, Option<String>)>;

/// What was done about a lead, by sort.
pub(crate) type Activities = BTreeMap<String, i64>;

fn yes(is: bool) -> f64 {
    if is { 1.0 } else { 0.0 }
}

/// The features of a lead, given by column.
pub(crate) fn of(lead: &Row, activities: &Activities, now: DateTime<Utc>) -> Features {
    let mut features = Features::new();
    let mut put = |name: &str, value: f64, shown: Option<&str>| {
        features.insert(name.to_owned(), (value, shown.map(ToOwned::to_owned)));
    };
    let email = text_of(lead, "email");
    let host = email.and_then(text::domain);
    let own = host
        .as_deref()
        .is_some_and(|host| !ANYBODYS.contains(&host));
    put("email", yes(email.is_some()), None);
    put("business_email", yes(own), host.as_deref());
    for name in ["phone", "company", "website", "description"] {
        put(name, yes(text_of(lead, name).is_some()), None);
    }
    let title = text_of(lead, "title");
    let decides = title.is_some_and(|title| {
        let key = text::name_key(title).replace('|', "o");
        key.split(' ').any(|word| {
            DECIDES
                .iter()
                .any(|one| word == *one || one.len() > 3 && word.ends_with(one))
        })
    });
    put("title", yes(title.is_some()), None);
    put("decides", yes(decides), title);
    put(
        "consent",
        yes(text_of(lead, "consent") == Some("given")),
        None,
    );
    put(
        "withdrawn",
        yes(text_of(lead, "consent") == Some("withdrawn")),
        None,
    );
    for sort in ["call", "meeting", "email", "message", "note"] {
        let times = activities.get(sort).copied().unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        put(
            &format!("{sort}s"),
            (times as f64).ln_1p(),
            (times > 0).then(|| times.to_string()).as_deref(),
        );
    }
    let created = text_of(lead, "created_at").and_then(|at| DateTime::parse_from_rfc3339(at).ok());
    let silent = text_of(lead, "last_activity_at")
        .and_then(|at| DateTime::parse_from_rfc3339(at).ok())
        .or(created)
        .map_or(0, |at| {
            (now - at.with_timezone(&Utc)).num_days().clamp(0, 3650)
        });
    #[expect(clippy::cast_precision_loss, reason = "at most ten years")]
    put(
        "days_silent",
        (silent as f64).ln_1p(),
        Some(&silent.to_string()),
    );
    for name in ["source", "country", "language"] {
        if let Some(value) = text_of(lead, name) {
            let key = format!("{name}={}", value.to_lowercase());
            put(&key, 1.0, Some(value));
        }
    }
    let data = lead
        .get("data")
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    for (key, value) in data {
        match value {
            Value::Number(number) => {
                let number = number.as_f64().unwrap_or(0.0);
                let spread = number.signum() * number.abs().ln_1p();
                put(&format!("data.{key}"), spread, Some(&value.to_string()));
            }
            Value::Bool(is) => put(&format!("data.{key}"), yes(*is), None),
            Value::String(text) if text.len() <= 60 => {
                put(
                    &format!("data.{key}={}", text.to_lowercase()),
                    1.0,
                    Some(text),
                );
            }
            _ => {}
        }
    }
    features
}
