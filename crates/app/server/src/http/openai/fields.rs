//! A JSON object that is read field by field, so that what is wrong and what is unknown is named as OpenAI names it.

use serde_json::{Map, Value};

use super::fault::Fault;

pub(super) type Read<T> = Result<T, Fault>;

/// The fields of an object that have not been read yet.
#[derive(Debug)]
pub(super) struct Fields {
    path: String,
    left: Map<String, Value>,
}

impl Fields {
    /// The fields of what stands at `path`.
    pub fn of(value: Value, path: impl Into<String>) -> Read<Self> {
        let path = path.into();
        match value {
            Value::Object(left) => Ok(Self { path, left }),
            other => Err(wrong_type(&path, "an object", &other)),
        }
    }

    /// The path of a field.
    pub fn at(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }

    /// A field of any type; null is as good as none.
    pub fn any(&mut self, name: &str) -> Option<Value> {
        self.left.remove(name).filter(|value| !value.is_null())
    }

    pub fn text(&mut self, name: &str) -> Read<Option<String>> {
        match self.any(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(wrong_type(&self.at(name), "a string", &other)),
        }
    }

    pub fn flag(&mut self, name: &str) -> Read<Option<bool>> {
        match self.any(name) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(flag)),
            Some(other) => Err(wrong_type(&self.at(name), "a boolean", &other)),
        }
    }

    /// A number from `least` to `most`.
    pub fn number(&mut self, name: &str, least: f64, most: f64) -> Read<Option<f32>> {
        let Some(value) = self.any(name) else {
            return Ok(None);
        };
        let path = self.at(name);
        let Some(number) = value.as_f64() else {
            return Err(wrong_type(&path, "a decimal", &value));
        };
        if !(least..=most).contains(&number) {
            return Err(out_of_range(&path, &number.to_string(), least, most));
        }
        Ok(Some(number as f32))
    }

    /// A whole number from `least` to `most`.
    pub fn integer(&mut self, name: &str, least: i64, most: i64) -> Read<Option<i64>> {
        let Some(value) = self.any(name) else {
            return Ok(None);
        };
        let path = self.at(name);
        let Some(number) = value.as_i64() else {
            return Err(wrong_type(&path, "an integer", &value));
        };
        if !(least..=most).contains(&number) {
            return Err(out_of_range(
                &path,
                &number.to_string(),
                least as f64,
                most as f64,
            ));
        }
        Ok(Some(number))
    }

    pub fn list(&mut self, name: &str) -> Read<Option<Vec<Value>>> {
        match self.any(name) {
            None => Ok(None),
            Some(Value::Array(items)) => Ok(Some(items)),
            Some(other) => Err(wrong_type(&self.at(name), "an array", &other)),
        }
    }

    pub fn object(&mut self, name: &str) -> Read<Option<Self>> {
        let path = self.at(name);
        self.any(name)
            .map(|value| Self::of(value, path))
            .transpose()
    }

    /// What has to be there.
    pub fn required<T>(&self, name: &str, value: Option<T>) -> Read<T> {
        value.ok_or_else(|| {
            let path = self.at(name);
            let message = format!("Missing required parameter: '{path}'.");
            Fault::at(path, "missing_required_parameter", message)
        })
    }

    /// Refuses a parameter that OpenAI knows and that nothing here can honour.
    pub fn unsupported(&mut self, name: &str, why: &str) -> Read<()> {
        match self.any(name) {
            None => Ok(()),
            Some(_) => {
                let path = self.at(name);
                let message =
                    format!("Unsupported parameter: '{path}' is not supported here. {why}");
                Err(Fault::at(path, "unsupported_parameter", message.trim_end()))
            }
        }
    }

    /// Refuses what nobody has read.
    pub fn end(self) -> Read<()> {
        match self.left.keys().next() {
            None => Ok(()),
            Some(name) => {
                let path = self.at(name);
                let message = format!("Unknown parameter: '{path}'.");
                Err(Fault::at(path, "unknown_parameter", message))
            }
        }
    }
}

/// A value that is none of those there are.
pub(super) fn none_of(path: &str, value: &str, known: &[&str]) -> Fault {
    let known: Vec<String> = known.iter().map(|one| format!("'{one}'")).collect();
    let message = format!(
        "Invalid value: '{value}'. Supported values are: {}.",
        known.join(", ")
    );
    Fault::at(path, "invalid_value", message)
}

pub(super) fn wrong_type(path: &str, wanted: &str, value: &Value) -> Fault {
    let got = match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a decimal",
        Value::Number(_) => "an integer",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    };
    let message = format!("Invalid type for '{path}': expected {wanted}, but got {got} instead.");
    Fault::at(path, "invalid_type", message)
}

fn out_of_range(path: &str, value: &str, least: f64, most: f64) -> Fault {
    let message = format!(
        "Invalid '{path}': expected a value from {least} to {most}, but got {value} instead."
    );
    Fault::at(path, "invalid_value", message)
}
