//! Workflows: definitions, their execution, triggers and nodes.
//!
//! A workflow is nodes and edges ([`model`]); what a node can be stands in the [`catalogue`]: what is built
//! in, and every registered operation. [`check()`] says what keeps one from being published. A published version never
//! changes, and a Run (`execution`) finishes on the one it began with; it acts for whoever started or published
//! it, with what they may do at that moment.
//!
//! To add a type of node: its inputs in `catalogue/inputs.rs`, its line in `catalogue/builtin.rs`, what it does in
//! `execution/nodes`.
#![deny(missing_docs)]

pub mod catalogue;
mod check;
mod credentials;
mod execution;
pub mod model;
mod ops;
mod plan;
mod schedule;
mod start;
mod store;
mod template;
mod templates;
mod triggers;

use std::{
    sync::{Arc, OnceLock, Weak},
    time::Duration,
};

use tekup_base::{Error, Result};
use tekup_blob::Blobs;
use tekup_connectors::Connectors;
use tekup_db::Db;
use tekup_egress::{Guard, Patience, Way};
use tekup_events::{Follow, Hub};
use tekup_inference::{ChatModels, Models};
use tekup_operations::{Authority, Operation, Registry};
use tekup_runs::RunKind;
use tekup_vault::Vault;
use tokio_util::sync::CancellationToken;

use catalogue::{Catalogue, Own};
pub use check::check;
pub use triggers::{Form, MAX_BODY, Reply};

/// What the module works with.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Where large payloads of Runs are read.
    pub blobs: Blobs,
    /// What seals secrets.
    pub vault: Vault,
    /// Tells when a webhook's answer is there.
    pub hub: Hub,
    /// The tenants' ways to other systems.
    pub connectors: Arc<dyn Connectors>,
    /// Text models: whether there is one.
    pub models: Models,
    /// The way to them, which counts what is used.
    pub chat: Arc<dyn ChatModels>,
    /// Says what whoever a workflow acts for may do.
    pub authority: Arc<dyn Authority>,
    /// Which addresses tenants may have asked.
    pub guard: Guard,
    /// How long another system may take to answer.
    pub patience: Duration,
    /// Executions that a tenant may have open at once.
    pub open_runs: u32,
}

/// The module. Cheap to clone.
#[derive(Clone)]
pub struct Automation(Arc<Inner>);

struct Inner {
    db: Db,
    blobs: Blobs,
    vault: Vault,
    hub: Hub,
    connectors: Arc<dyn Connectors>,
    models: Models,
    chat: Arc<dyn ChatModels>,
    authority: Arc<dyn Authority>,
    guard: Guard,
    way: Way,
    open_runs: u32,
    own: Own,
    registry: OnceLock<(Weak<Registry>, Catalogue)>,
}

impl std::fmt::Debug for Automation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Automation")
    }
}

impl Automation {
    /// The module on the given parts.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub fn new(parts: Parts) -> Result<Self> {
        let waits = Patience {
            connect: parts.patience.min(Duration::from_secs(5)),
            read: parts.patience,
            // A redirect would carry a credential to another place.
            redirects: 0,
        };
        let way = Way::guarded("workflow", &waits, parts.guard.clone()).map_err(Error::internal)?;
        Ok(Self(Arc::new(Inner {
            db: parts.db,
            blobs: parts.blobs,
            vault: parts.vault,
            hub: parts.hub,
            connectors: parts.connectors,
            models: parts.models,
            chat: parts.chat,
            authority: parts.authority,
            guard: parts.guard,
            way,
            open_runs: parts.open_runs,
            own: Own::default(),
            registry: OnceLock::new(),
        })))
    }

    /// Everything that can be done here.
    pub fn operations(&self) -> Vec<Operation> {
        ops::all(self)
    }

    /// Says which operations nodes call. The registry holds this module's operations, so it is not held in turn.
    pub fn call(&self, registry: &Arc<Registry>) {
        let catalogue = Catalogue::new(registry);
        let _ = self.0.registry.set((Arc::downgrade(registry), catalogue));
    }

    /// The kinds of Run, which reach out to other systems.
    pub fn run_kinds(&self) -> Vec<Arc<dyn RunKind>> {
        vec![Arc::new(execution::ExecuteRun(self.clone()))]
    }

    /// What follows the event log.
    pub fn followers(&self) -> Vec<Arc<dyn Follow>> {
        vec![Arc::new(triggers::Listening::new(self.clone()))]
    }

    /// Starts the workflows of all tenants whose time has come, until `stop`.
    pub async fn keep_time(self, stop: CancellationToken) {
        triggers::keep_time(self, stop).await;
    }

    /// The types of nodes that all tenants have.
    pub(crate) fn catalogue(&self) -> Result<Catalogue> {
        let known = self
            .0
            .registry
            .get()
            .map(|(_, catalogue)| catalogue.clone());
        known.ok_or_else(|| Error::unavailable("not ready yet"))
    }

    pub(crate) fn registry(&self) -> Result<Arc<Registry>> {
        let registry = self
            .0
            .registry
            .get()
            .and_then(|(registry, _)| registry.upgrade());
        registry.ok_or_else(|| Error::unavailable("not ready yet"))
    }
}
