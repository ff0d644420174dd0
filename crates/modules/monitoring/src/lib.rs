//! Runs, events, channels, audit and tools as seen by people and programs.
//!
//! What other crates write down is shown here; nothing is kept here. To add a view: a function under
//! `ops/` and a line in [`Monitoring::operations`].
#![deny(missing_docs)]

mod ops;

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use serde_json::Value;
use tekup_db::Db;
use tekup_events::MsgHub;
use tekup_operations::Operation;
use tekup_runs::approvals::Decide;

pub use ops::{AuditEntry, EventPage, ToolList};

/// The registry's tool schemas, filled in once the registry is complete.
pub type Tools = Arc<OnceLock<Vec<Value>>>;

/// The module's state. Cheap to clone.
#[derive(Clone)]
pub struct Monitoring {
    pub(crate) db: Db,
    pub(crate) tools: Tools,
    pub(crate) deciders: Deciders,
    pub(crate) msghub: MsgHub,
}

impl std::fmt::Debug for Monitoring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Monitoring")
    }
}

/// Who decides on what approvals release, by their owner; Runs are decided on here.
pub type Deciders = Arc<BTreeMap<String, Arc<dyn Decide>>>;

impl Monitoring {
    /// The module on `db`, showing `tools` once they are there and the channels of `msghub`.
    pub fn new(db: Db, tools: Tools, deciders: Deciders, msghub: MsgHub) -> Self {
        Self {
            db,
            tools,
            deciders,
            msghub,
        }
    }

    /// The module's operations, for the registry.
    pub fn operations(&self) -> Vec<Operation> {
        ops::all(self)
    }
}
