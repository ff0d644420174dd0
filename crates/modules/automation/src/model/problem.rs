use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

/// Something in a definition that keeps it from being published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Problem {
    /// The node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// The edge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edge: Option<String>,
    /// The field: `inputs.limit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What is wrong, for programs.
    pub code: Cow<'static, str>,
    /// What is wrong, for people.
    pub message: String,
}

impl Problem {
    /// Something wrong with a node.
    pub fn node(id: &str, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            node: Some(id.to_owned()),
            ..Self::whole(code, message)
        }
    }

    /// Something wrong with an edge.
    pub fn edge(id: &str, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            edge: Some(id.to_owned()),
            ..Self::whole(code, message)
        }
    }

    /// Something wrong with all of it.
    pub fn whole(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            node: None,
            edge: None,
            field: None,
            code: Cow::Borrowed(code),
            message: message.into(),
        }
    }

    /// The same, in this field.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}
