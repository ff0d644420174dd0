//! What can be done, a file for each group.

mod cases;
mod datasets;
mod evals;
mod gates;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_operations::Operation;
use uuid::Uuid;

use crate::Evals;

pub(crate) fn all(evals: &Evals) -> Vec<Operation> {
    let mut all = datasets::operations(evals);
    all.extend(cases::operations(evals));
    all.extend(evals::operations(evals));
    all.extend(gates::operations(evals));
    all
}

/// One record.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ById {
    /// Which.
    id: Uuid,
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
