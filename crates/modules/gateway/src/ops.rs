//! What can be done, a file for each group.

mod aliases;
mod budgets;
mod inference;
mod providers;
mod usage;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::PageRequest;
use tekup_operations::Operation;
use uuid::Uuid;

use crate::Gateway;

pub(crate) fn all(gateway: &Gateway) -> Vec<Operation> {
    let mut all = providers::operations(gateway);
    all.extend(aliases::operations(gateway));
    all.extend(budgets::operations(gateway));
    all.extend(usage::operations(gateway));
    all.extend(inference::operations(gateway));
    all
}

/// One record.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// Which.
    id: Uuid,
}

/// Which part of a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

impl List {
    fn page(self) -> PageRequest {
        PageRequest {
            limit: self.limit,
            cursor: self.cursor,
        }
    }
}

/// Something that is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Deleted {
    /// What.
    id: Uuid,
    deleted: bool,
}

impl Deleted {
    fn of(id: Uuid) -> Self {
        Self { id, deleted: true }
    }
}
