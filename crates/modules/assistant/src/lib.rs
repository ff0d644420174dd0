//! Agents: what they are, their versions, and what they do.
//!
//! An agent's definition never changes once it is saved: a change is a new version. An execution is a Run
//! (`execution`): each call of the model and each call of a tool is a step of its journal, so that it goes on at the very
//! call at which it was cut off. It acts for whoever set it to work, with what they may do at that moment and no more, and
//! asks a person where its policy says so.
//!
//! What outlives an execution is a memory (`memory`).
//!
//! To add a tool that is no operation: `execution/builtin.rs`.
#![deny(missing_docs)]

mod execution;
mod kinds;
mod memory;
mod ops;
mod start;
mod store;

use std::{
    sync::{Arc, OnceLock, Weak},
    time::Duration,
};

use async_trait::async_trait;
use tekup_base::{Error, Result};
use tekup_blob::Blobs;
use tekup_db::{Db, TenantTx};
use tekup_egress::{Guard, Patience, Way};
use tekup_inference::{ChatModels, Embedder};
use tekup_operations::{Authority, Operation, Registry};
use tekup_runs::RunKind;
use uuid::Uuid;

/// Says whether a version of an agent may work.
#[async_trait]
pub trait Gate: Send + Sync {
    /// Whether anything stands before the agent's versions.
    ///
    /// # Errors
    /// When that cannot be found out.
    async fn is_gated(&self, tx: &TenantTx, agent: Uuid) -> Result<bool>;

    /// Lets a version through.
    ///
    /// # Errors
    /// A conflict that says why not.
    async fn judge(&self, tx: &TenantTx, agent: Uuid, version: i32) -> Result<()>;
}

/// What the module works with.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Where large payloads of Runs are read.
    pub blobs: Blobs,
    /// Text models.
    pub models: Arc<dyn ChatModels>,
    /// The model by whose vectors memories are found, once there is one.
    pub embedder: Arc<dyn Fn() -> Option<Arc<dyn Embedder>> + Send + Sync>,
    /// Says what whoever an agent acts for may do.
    pub authority: Arc<dyn Authority>,
    /// What stands before versions.
    pub gate: Arc<dyn Gate>,
    /// Which addresses may be read.
    pub guard: Guard,
    /// How long another system may take to answer.
    pub patience: Duration,
    /// Executions that a tenant may have open at once.
    pub open_runs: u32,
}

/// The module. Cheap to clone.
#[derive(Clone)]
pub struct Assistant(Arc<Inner>);

struct Inner {
    db: Db,
    blobs: Blobs,
    models: Arc<dyn ChatModels>,
    embedder: Arc<dyn Fn() -> Option<Arc<dyn Embedder>> + Send + Sync>,
    authority: Arc<dyn Authority>,
    gate: Arc<dyn Gate>,
    /// To pages that an agent reads.
    way: Way,
    open_runs: u32,
    registry: OnceLock<Weak<Registry>>,
}

impl std::fmt::Debug for Assistant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Assistant")
    }
}

impl Assistant {
    /// The module on the given parts.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub fn new(parts: Parts) -> Result<Self> {
        let waits = Patience {
            connect: parts.patience.min(Duration::from_secs(5)),
            read: parts.patience,
            redirects: 5,
        };
        let way = Way::guarded("agent", &waits, parts.guard).map_err(Error::internal)?;
        Ok(Self(Arc::new(Inner {
            db: parts.db,
            blobs: parts.blobs,
            models: parts.models,
            embedder: parts.embedder,
            authority: parts.authority,
            gate: parts.gate,
            way,
            open_runs: parts.open_runs,
            registry: OnceLock::new(),
        })))
    }

    /// Everything that can be done here.
    pub fn operations(&self) -> Vec<Operation> {
        ops::all(self)
    }

    /// Says which operations agents call. The registry holds this module's operations, so it is not held in turn.
    pub fn call(&self, registry: &Arc<Registry>) {
        let _ = self.0.registry.set(Arc::downgrade(registry));
    }

    /// The kinds of Run, which wait for models and reach out to other systems.
    pub fn run_kinds(&self) -> Vec<Arc<dyn RunKind>> {
        vec![Arc::new(execution::ExecuteRun(self.clone()))]
    }

    pub(crate) fn registry(&self) -> Result<Arc<Registry>> {
        let registry = self.0.registry.get().and_then(Weak::upgrade);
        registry.ok_or_else(|| Error::unavailable("not ready yet"))
    }
}
