//! Whether values fit their fields, whatever door they came by.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use tekup_base::{Error, FieldError, Result};
use uuid::Uuid;

use crate::{
    custom::{Custom, CustomType},
    kind::{Kind, Source, Type},
    record::{MOST_MONEY, MOST_TAGS, MOST_TEXT, Row},
    text,
};

/// Most bytes of a record's own fields, as JSON.
const MOST_DATA: usize = 32_000;

/// What is wrong with a value: a stable code, and how to mend it.
pub(crate) type Wrong = (&'static str, Cow<'static, str>);

fn wrong<T>(code: &'static str, message: impl Into<Cow<'static, str>>) -> Result<T, Wrong> {
    Err((code, message.into()))
}

/// Values as they are stored, by field. `data` holds only what was given of it.
///
/// # Errors
/// A validation error with every field that is wrong.
pub(crate) fn accept(kind: &Kind, customs: &[Custom], given: &Row, new: bool) -> Result<Row> {
    let mut errors = Vec::new();
    let mut fail = |field: String, (code, message): Wrong| {
        errors.push(FieldError {
            field,
            message: message.into_owned(),
            code: Cow::Borrowed(code),
        });
    };
    let mut accepted = Row::new();
    for (name, value) in given {
        let Some(field) = kind.field(name) else {
            let message = format!("is not a field of a {}", kind.one);
            fail(name.clone(), ("unknown_field", message.into()));
            continue;
        };
        if !field.is_given() {
            fail(name.clone(), ("read_only", "is kept by Tekup".into()));
            continue;
        }
        if field.kind == Type::Data {
            let (data, wrongs) = own(customs, value);
            for (key, wrong) in wrongs {
                fail(format!("data.{key}"), wrong);
            }
            accepted.insert(name.clone(), Value::Object(data));
            continue;
        }
        match fit(field.kind, value) {
            Ok(Value::Null) if field.source == Source::Required => {
                fail(name.clone(), ("required", "cannot be empty".into()));
            }
            Ok(Value::Null) => {
                accepted.insert(name.clone(), default(field.default));
            }
            Ok(value) => {
                accepted.insert(name.clone(), value);
            }
            Err(wrong) => fail(name.clone(), wrong),
        }
    }
    if new {
        for field in kind.fields().filter(|one| one.source == Source::Required) {
            if !given.contains_key(field.name) {
                fail(field.name.to_owned(), ("required", "is required".into()));
            }
        }
        let data = accepted.get("data").and_then(Value::as_object);
        for custom in customs.iter().filter(|custom| custom.required) {
            if data.is_none_or(|data| data.get(&custom.key).is_none_or(Value::is_null)) {
                fail(
                    format!("data.{}", custom.key),
                    ("required", "is required".into()),
                );
            }
        }
    }
    if errors.is_empty() {
        Ok(accepted)
    } else {
        errors.truncate(50);
        Err(Error::validation(errors))
    }
}

/// A field's value where none is given.
pub(crate) fn default(json: &str) -> Value {
    match json {
        "" => Value::Null,
        _ => serde_json::from_str(json).unwrap_or_default(),
    }
}

fn line(text: &str, most: usize) -> Result<Value, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    if text.contains('\0') {
        return wrong("invalid_text", "holds a NUL character (U+0000); remove it");
    }
    // What fits in bytes fits in characters.
    if text.len() > most && text.chars().count() > most {
        return wrong("too_long", format!("may have at most {most} characters"));
    }
    Ok(json!(text))
}

/// The value as a field of this type stores it; `null` for an empty one.
pub(crate) fn fit(kind: Type, value: &Value) -> Result<Value, Wrong> {
    if value.is_null() {
        return Ok(Value::Null);
    }
    match kind {
        Type::Tags | Type::Texts => tags(value),
        Type::Integer(least, most) => integer(value, least, most),
        Type::Money => integer(value, 0, MOST_MONEY),
        Type::Flag if value.is_boolean() => Ok(value.clone()),
        Type::Flag => wrong("wrong_type", "must be true or false"),
        Type::Data | Type::Json => wrong("wrong_type", "cannot be given"),
        _ => match value.as_str() {
            Some(text) => written(kind, text),
            None => wrong("wrong_type", "must be a text"),
        },
    }
}

fn written(kind: Type, given: &str) -> Result<Value, Wrong> {
    let text = given.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    match kind {
        Type::Text(most) => line(text, most),
        Type::Long => line(text, MOST_TEXT),
        Type::Email if text::email_key(text).is_none() => {
            wrong("wrong_format", "must be an e-mail address")
        }
        Type::Email => line(text, 254),
        Type::Phone if text::phone_key(text).is_none() => {
            wrong("wrong_format", "must be a telephone number")
        }
        Type::Phone => line(text, 40),
        Type::Currency => {
            let fits = text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
            let message = "must be a currency's code of three letters, such as DKK";
            if fits {
                Ok(json!(text))
            } else {
                wrong("wrong_format", message)
            }
        }
        Type::Date => match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Ok(date) => Ok(json!(date)),
            Err(_) => wrong("wrong_format", "must be a day, such as 2026-11-23"),
        },
        Type::Time => match DateTime::parse_from_rfc3339(text) {
            Ok(at) => Ok(json!(at.with_timezone(&Utc))),
            Err(_) => wrong(
                "wrong_format",
                "must be a moment, such as 2026-11-23T10:00:00Z",
            ),
        },
        Type::Choice(options) if options.contains(&text) => Ok(json!(text)),
        Type::Choice(options) => wrong(
            "not_an_option",
            format!("must be one of {}", options.join(", ")),
        ),
        Type::Person | Type::Team | Type::Link(_) | Type::Pipeline | Type::Uuid => {
            match Uuid::parse_str(text) {
                Ok(id) => Ok(json!(id)),
                Err(_) => wrong("wrong_format", "must be an id"),
            }
        }
        _ => wrong("wrong_type", "must not be a text"),
    }
}

fn integer(value: &Value, least: i64, most: i64) -> Result<Value, Wrong> {
    match value.as_i64() {
        Some(number) if number < least => wrong("too_small", format!("must be at least {least}")),
        Some(number) if number > most => wrong("too_large", format!("may be at most {most}")),
        Some(number) => Ok(json!(number)),
        None => wrong("wrong_type", "must be a whole number"),
    }
}

fn tags(value: &Value) -> Result<Value, Wrong> {
    let Some(items) = value.as_array() else {
        return wrong("wrong_type", "must be a list of texts");
    };
    let mut tags: Vec<&str> = Vec::with_capacity(items.len());
    for item in items {
        match item.as_str().map(str::trim) {
            Some(tag) if tag.is_empty() || tag.chars().count() > 100 => {
                return wrong("too_long", "each must have 1 to 100 characters");
            }
            Some(tag) if tags.contains(&tag) => {}
            Some(tag) => tags.push(tag),
            None => return wrong("wrong_type", "must be a list of texts"),
        }
    }
    if tags.len() > MOST_TAGS {
        return wrong("too_many", format!("may have at most {MOST_TAGS} items"));
    }
    Ok(json!(tags))
}

/// The tenant's own fields of a record, and what is wrong with them by key.
fn own(customs: &[Custom], value: &Value) -> (Row, Vec<(String, Wrong)>) {
    let mut accepted = Row::new();
    let mut wrongs = Vec::new();
    let Some(given) = value.as_object() else {
        return (
            accepted,
            vec![(String::new(), ("wrong_type", "must be an object".into()))],
        );
    };
    if value.to_string().len() > MOST_DATA {
        let message = format!("may have at most {MOST_DATA} bytes as JSON");
        return (
            accepted,
            vec![(String::new(), ("too_long", message.into()))],
        );
    }
    for (key, value) in given {
        let Some(custom) = customs.iter().find(|custom| custom.key == *key) else {
            let message = "there is no such field; add it to the fields of your own first";
            wrongs.push((key.clone(), ("unknown_field", message.into())));
            continue;
        };
        match fit_own(custom, value) {
            Ok(Value::Null) if custom.required => {
                wrongs.push((key.clone(), ("required", "cannot be empty".into())));
            }
            Ok(value) => {
                accepted.insert(key.clone(), value);
            }
            Err(wrong) => wrongs.push((key.clone(), wrong)),
        }
    }
    (accepted, wrongs)
}

fn option(custom: &Custom, value: &Value) -> Result<Value, Wrong> {
    let known = |text: &&str| custom.options.iter().any(|option| option == text);
    match value.as_str().map(str::trim).filter(known) {
        Some(text) => Ok(json!(text)),
        None => wrong(
            "not_an_option",
            format!("must be one of {}", custom.options.join(", ")),
        ),
    }
}

pub(crate) fn fit_own(custom: &Custom, value: &Value) -> Result<Value, Wrong> {
    if value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty()) {
        return Ok(Value::Null);
    }
    match custom.holds {
        CustomType::Text => fit(Type::Text(1000), value),
        CustomType::Url => fit(Type::Text(2000), value),
        CustomType::Email => fit(Type::Email, value),
        CustomType::Phone => fit(Type::Phone, value),
        CustomType::Money => fit(Type::Money, value),
        CustomType::Flag => fit(Type::Flag, value),
        CustomType::Date => fit(Type::Date, value),
        CustomType::Number if value.is_number() => Ok(value.clone()),
        CustomType::Number => wrong("wrong_type", "must be a number"),
        CustomType::Choice => option(custom, value),
        CustomType::Choices => match value.as_array() {
            Some(items) => items
                .iter()
                .map(|item| option(custom, item))
                .collect::<Result<Vec<_>, _>>()
                .map(Value::Array),
            None => wrong("wrong_type", "must be a list"),
        },
    }
}
