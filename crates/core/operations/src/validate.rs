use std::borrow::Cow;

use jsonschema::{
    ValidationError,
    error::{TypeKind, ValidationErrorKind as Kind},
};
use serde_json::{Map, Value};
use tekup_base::{Error, FieldError, Result};

/// Most errors that one answer lists.
const MAX_ERRORS: usize = 50;

/// Checks inputs against their schema and says everything that is wrong at once.
pub(crate) struct Validator(jsonschema::Validator);

impl Validator {
    pub fn new(schema: &Value) -> Result<Self, String> {
        jsonschema::options()
            .should_validate_formats(true)
            .build(schema)
            .map(Self)
            .map_err(|error| error.to_string())
    }

    /// # Errors
    /// A validation error with every field that is wrong (at most 50).
    pub fn check(&self, input: &Value) -> Result<()> {
        let mut errors = Vec::new();
        find_nul(input, &mut String::new(), &mut errors);
        for error in self.0.iter_errors(input) {
            describe(&error, input, &mut errors);
            if errors.len() >= MAX_ERRORS {
                break;
            }
        }
        errors.truncate(MAX_ERRORS);
        if errors.is_empty() {
            Ok(())
        } else {
            Err(Error::validation(errors))
        }
    }
}

/// Postgres cannot store U+0000 in a text.
fn find_nul(value: &Value, path: &mut String, errors: &mut Vec<FieldError>) {
    let length = path.len();
    let mut nested = |part: &str, value: &Value, path: &mut String| {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(part);
        find_nul(value, path, errors);
        path.truncate(length);
    };
    match value {
        Value::String(text) if text.contains('\0') => errors.push(FieldError {
            field: path.clone(),
            message: "holds a NUL character (U+0000); remove it".to_owned(),
            code: Cow::Borrowed("invalid_text"),
        }),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                nested(&index.to_string(), item, path);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                if name.contains('\0') {
                    nested("", &Value::String("\0".to_owned()), path);
                }
                nested(name, field, path);
            }
        }
        _ => {}
    }
}

fn describe(error: &ValidationError<'_>, input: &Value, errors: &mut Vec<FieldError>) {
    let at = error.instance_path().to_string();
    let at = at.trim_start_matches('/').replace('/', ".");
    let child = |name: &str| {
        if at.is_empty() {
            name.to_owned()
        } else {
            format!("{at}.{name}")
        }
    };
    let mut add = |field: String, code: &'static str, message: String| {
        errors.push(FieldError {
            field,
            message,
            code: Cow::Borrowed(code),
        });
    };
    match error.kind() {
        Kind::Required { property } => {
            add(
                child(property.as_str().unwrap_or_default()),
                "required",
                "is required".to_owned(),
            );
        }
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            for name in unexpected {
                add(
                    child(name),
                    "unknown_field",
                    "is not a field of this operation".to_owned(),
                );
            }
        }
        // What takes no fields at all; the error stands for the first of those that came.
        Kind::FalseSchema => {
            let object = input.pointer(error.instance_path().as_str());
            for name in object
                .and_then(Value::as_object)
                .into_iter()
                .flat_map(Map::keys)
            {
                add(
                    child(name),
                    "unknown_field",
                    "is not a field of this operation, which takes none".to_owned(),
                );
            }
        }
        Kind::Type { kind } => add(at, "wrong_type", format!("must be {}", type_name(kind))),
        Kind::Enum { options } => add(at, "not_an_option", format!("must be one of {options}")),
        Kind::MaxLength { limit } => {
            add(
                at,
                "too_long",
                format!("may have at most {limit} characters"),
            );
        }
        Kind::MinLength { limit: 1 } => add(at, "empty", "must not be empty".to_owned()),
        Kind::MinLength { limit } => {
            add(
                at,
                "too_short",
                format!("must have at least {limit} characters"),
            );
        }
        Kind::MaxItems { limit } => add(at, "too_many", format!("may have at most {limit} items")),
        Kind::MinItems { limit } => add(at, "too_few", format!("must have at least {limit} items")),
        Kind::Maximum { limit } => add(at, "too_large", format!("may be at most {limit}")),
        Kind::Minimum { limit } => add(at, "too_small", format!("must be at least {limit}")),
        Kind::Format { format } => add(at, "wrong_format", format!("must be a {format}")),
        Kind::Pattern { pattern } => add(at, "wrong_format", format!("must match {pattern}")),
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            let options = options(context);
            if options.is_empty() {
                add(
                    at,
                    "not_allowed",
                    "has none of the allowed forms".to_owned(),
                );
            } else {
                add(
                    at,
                    "not_an_option",
                    format!("must be one of {}", options.join(", ")),
                );
            }
        }
        // The message quotes the input, which may be long or private: name the rule only.
        other => add(
            at,
            "invalid",
            format!("breaks the rule {:?} of the schema", other.keyword()),
        ),
    }
}

/// The values that a choice allows, where it is one of fixed values.
fn options(context: &[Vec<ValidationError<'static>>]) -> Vec<String> {
    let mut options = Vec::new();
    for error in context.iter().flatten() {
        match error.kind() {
            Kind::Constant { expected_value } => options.push(expected_value.to_string()),
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                options.extend(self::options(context));
            }
            _ => {}
        }
    }
    options
}

fn type_name(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(kind) => format!("a value of type {kind}"),
        TypeKind::Multiple(kinds) => {
            let kinds: Vec<String> = kinds.iter().map(|kind| kind.to_string()).collect();
            format!("a value of type {}", kinds.join(" or "))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_takes_no_fields_names_each_that_came() {
        let nothing = json!({"type": "object", "additionalProperties": false});
        let schema = json!({"type": "object", "properties": {"inner": nothing}});
        let input = json!({"inner": {"a": 1, "b": 2}});
        let error = Validator::new(&schema).unwrap().check(&input).unwrap_err();
        let fields: Vec<&str> = error.fields().iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["inner.a", "inner.b"]);
    }
}
