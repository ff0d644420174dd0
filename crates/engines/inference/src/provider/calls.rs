//! Tool calls: put together from pieces, and named as each vendor wants.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{Message, Result, ToolCall};

use super::server::broken;

/// Calls in one answer.
const MOST: usize = 128;
/// Bytes of all their arguments.
const MOST_BYTES: usize = 4 << 20;

/// Calls of an answer that come in pieces.
#[derive(Default)]
pub(super) struct Calls {
    parts: BTreeMap<usize, Part>,
    bytes: usize,
}

#[derive(Default)]
struct Part {
    id: String,
    name: String,
    arguments: String,
}

impl Calls {
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// More of the call at `index`.
    pub(super) fn add(
        &mut self,
        index: usize,
        id: Option<String>,
        name: &str,
        arguments: &str,
    ) -> Result<()> {
        let part = self.parts.entry(index).or_default();
        if let Some(id) = id.filter(|id| !id.is_empty()) {
            part.id = id;
        }
        part.name.push_str(name);
        part.arguments.push_str(arguments);
        self.bytes += name.len() + arguments.len();
        if self.parts.len() > MOST || self.bytes > MOST_BYTES {
            return Err(broken("it called tools without end".to_owned()));
        }
        Ok(())
    }

    /// The calls, which are whole now.
    pub(super) fn finish(&mut self) -> Result<Vec<ToolCall>> {
        let parts = std::mem::take(&mut self.parts);
        parts.into_values().map(Part::whole).collect()
    }
}

impl Part {
    fn whole(self) -> Result<ToolCall> {
        let text = match self.arguments.trim() {
            "" => "{}",
            text => text,
        };
        let arguments = serde_json::from_str(text).map_err(|error| {
            broken(format!(
                "it called `{}` with what is no JSON: {error}",
                self.name
            ))
        })?;
        // A call answers for itself within the conversation, so a vendor without ids gets ours.
        let id = match self.id {
            id if id.is_empty() => format!("call_{}", uuid::Uuid::new_v4().simple()),
            id => id,
        };
        Ok(ToolCall {
            id,
            name: self.name,
            arguments,
        })
    }
}

/// `id` if it `fits`, else one of `length` letters and digits that stands for it wherever it is mentioned.
pub(super) fn fitting(id: &str, length: usize, fits: impl Fn(&str) -> bool) -> Cow<'_, str> {
    if fits(id) {
        return Cow::Borrowed(id);
    }
    let mut name = hex::encode(Sha256::digest(id.as_bytes()));
    name.truncate(length);
    Cow::Owned(name)
}

/// The tool whose call `id` a result answers.
pub(super) fn tool_of<'a>(messages: &'a [Message], id: &str) -> Option<&'a str> {
    let mut calls = messages
        .iter()
        .rev()
        .flat_map(|message| &message.tool_calls);
    calls
        .find(|call| call.id == id)
        .map(|call| call.name.as_str())
}

/// Arguments as an object, which some vendors insist on.
pub(super) fn as_object(arguments: &Value) -> Value {
    match arguments {
        Value::Object(_) => arguments.clone(),
        Value::Null => Value::Object(Default::default()),
        other => serde_json::json!({ "value": other }),
    }
}
