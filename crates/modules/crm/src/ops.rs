//! What can be done, a file for each group.

pub(crate) mod analytics;
pub(crate) mod exports;
pub(crate) mod fields;
pub(crate) mod imports;
pub(crate) mod leads;
pub(crate) mod lines;
pub(crate) mod many;
pub(crate) mod pipelines;
pub(crate) mod records;
pub(crate) mod scoring;
pub(crate) mod tasks;
pub(crate) mod teams;
pub(crate) mod timeline;
pub(crate) mod views;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One thing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ById {
    /// Which.
    pub id: Uuid,
}

/// Nothing to say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// Everything of a list that has no pages.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct All<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
}

/// Something that is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Deleted {
    /// What was deleted.
    id: Uuid,
    /// Always true.
    deleted: bool,
}

impl Deleted {
    pub fn of(id: Uuid) -> Self {
        Self { id, deleted: true }
    }
}
