//! The outer shape of a JDM document. What is inside the nodes is `zen_types::decision`.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{Place, RuleError};

#[derive(Debug, Deserialize)]
pub(crate) struct Document {
    pub(crate) nodes: Vec<Node>,
    pub(crate) edges: Vec<Edge>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Node {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) content: Value,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Edge {
    pub(crate) source_id: String,
    pub(crate) target_id: String,
    #[serde(default)]
    pub(crate) source_handle: Option<String>,
}

/// Reads JSON into a type; the error names the property.
pub(crate) fn read<T: DeserializeOwned>(value: &Value, place: Place) -> Result<T, RuleError> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let place = if path == "." {
            place
        } else {
            place.field(&path)
        };
        RuleError::content(place, error.into_inner().to_string())
    })
}
