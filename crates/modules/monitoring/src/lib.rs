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
use tekup_blob::Blobs;
use tekup_db::Db;
use tekup_events::MsgHub;
use tekup_operations::Operation;
use tekup_runs::approvals::Decide;

pub use ops::{AuditEntry, EventPage, ToolList};

/// The registry's tool schemas, filled in once the registry is complete.
pub type Tools = Arc<OnceLock<Vec<Value>>>;

/// What the module works with.
#[derive(Clone)]
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Where large payloads of Runs are read.
    pub blobs: Blobs,
    /// What is shown as tools, once it is there.
    pub tools: Tools,
    /// Who decides on approvals that are not of Runs.
    pub deciders: Deciders,
    /// The channels.
    pub msghub: MsgHub,
}

/// The module. Cheap to clone.
#[derive(Clone)]
pub struct Monitoring(pub(crate) Parts);

impl std::fmt::Debug for Monitoring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Monitoring")
    }
}

/// Who decides on what approvals release, by their owner; Runs are decided on here.
pub type Deciders = Arc<BTreeMap<String, Arc<dyn Decide>>>;

impl Monitoring {
    /// The module on its parts.
    pub fn new(parts: Parts) -> Self {
        Self(parts)
    }

    /// The module's operations, for the registry.
    pub fn operations(&self) -> Vec<Operation> {
        ops::all(self)
    }
}
