//! Runs, events, audit and tools as seen by people.
//!
//! What other crates write down is shown here; nothing is kept here. To add a view: a function under
//! `ops/` and a line in [`Monitoring::operations`].
#![deny(missing_docs)]

mod ops;

use std::sync::{Arc, OnceLock};

use serde_json::Value;
use tekup_db::Db;
use tekup_operations::Operation;

pub use ops::{AuditEntry, EventPage, ToolList};

/// The registry's tool schemas, filled in once the registry is complete.
pub type Tools = Arc<OnceLock<Vec<Value>>>;

/// The module's state. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Monitoring {
    pub(crate) db: Db,
    pub(crate) tools: Tools,
}

impl Monitoring {
    /// The module on `db`, showing `tools` once they are there.
    pub fn new(db: Db, tools: Tools) -> Self {
        Self { db, tools }
    }

    /// The module's operations, for the registry.
    pub fn operations(&self) -> Vec<Operation> {
        ops::all(self)
    }
}
