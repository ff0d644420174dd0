//! The tenant's own fields.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a field of the tenant's own holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum CustomType {
    /// A line of text, 1,000 characters at most.
    Text,
    /// A number.
    Number,
    /// An amount in the smallest units of the tenant's currency.
    Money,
    /// Yes or no.
    Flag,
    /// A day.
    Date,
    /// One of the options.
    Choice,
    /// Any of the options.
    Choices,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// An address on the web.
    Url,
}

/// A field of the tenant's own.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Custom {
    /// Its id.
    pub id: Uuid,
    /// Of which kind of record: `lead`, `contact`, `company`, `deal` or `product`.
    pub kind: String,
    /// Its name in `data`, and behind `data.` in filters.
    pub key: String,
    /// What people call it, by language: `da`, `en`.
    pub label: BTreeMap<String, String>,
    /// What it holds.
    #[serde(rename = "type")]
    pub holds: CustomType,
    /// What can be chosen from.
    pub options: Vec<String>,
    /// Whether new records must have it.
    pub required: bool,
    /// Its place among the others.
    pub position: i32,
}
