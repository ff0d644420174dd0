//! Evals: how an agent's versions do on tasks with what is expected of them.
//!
//! A dataset holds cases, written down or taken from real Runs, and graders (`grader`). An eval is a Run (`execution`) that
//! has each version rehearse each case (`tekup_agents::Rehearsal`: it changes nothing), grades the answers and compares
//! the versions (`statistics`). A gate keeps a version from working that did not pass.
#![deny(missing_docs)]

mod execution;
mod grader;
mod ops;
mod statistics;
mod store;

use std::sync::Arc;

use tekup_base::{Error, Result};
use tekup_blob::Blobs;
use tekup_db::{Db, TenantTx};
use tekup_inference::ChatModels;
use tekup_operations::{Authority, Operation};
use tekup_runs::RunKind;
use uuid::Uuid;

/// What the module works with.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Where large payloads of Runs are read.
    pub blobs: Blobs,
    /// Models that grade answers.
    pub models: Arc<dyn ChatModels>,
    /// Says what whoever an eval acts for may do.
    pub authority: Arc<dyn Authority>,
}

/// The module. Cheap to clone.
#[derive(Clone)]
pub struct Evals(Arc<Parts>);

impl std::fmt::Debug for Evals {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Evals")
    }
}

impl Evals {
    /// The module on the given parts.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Everything that can be done here.
    pub fn operations(&self) -> Vec<Operation> {
        ops::all(self)
    }

    /// The kinds of Run.
    pub fn run_kinds(&self) -> Vec<Arc<dyn RunKind>> {
        vec![Arc::new(execution::EvalRun(self.clone()))]
    }

    /// Whether a gate stands before the agent's versions.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_gated(&self, tx: &TenantTx, agent: Uuid) -> Result<bool> {
        Ok(store::evals::gate(tx, agent).await?.is_some())
    }

    /// Lets a version through that passed the agent's gate, or where there is none.
    ///
    /// # Errors
    /// A conflict that says why not.
    pub async fn judge(&self, tx: &TenantTx, agent: Uuid, version: i32) -> Result<()> {
        let Some(gate) = store::evals::gate(tx, agent).await? else {
            return Ok(());
        };
        let refuse = |why: String| {
            let name = &gate.dataset_name;
            Err(Error::conflict(format!(
                "version {version} may not work yet: {why} (the gate {name:?})"
            )))
        };
        let Some(last) = store::evals::last(tx, agent, gate.dataset_id, version).await? else {
            return refuse("it was not evaluated; start an eval of it".to_owned());
        };
        let marks = store::evals::marks(tx, last.run_id).await?;
        let summary = statistics::summary(&marks, version, last.base);
        let share = summary.version.share();
        if summary.version.waiting > 0 {
            let waiting = summary.version.waiting;
            return refuse(format!(
                "{waiting} of its answers wait for a person's grade"
            ));
        }
        if share < f64::from(gate.least) {
            let (share, least) = (share * 100.0, gate.least * 100.0);
            return refuse(format!(
                "it passed {share:.0} % of the cases, and {least:.0} % are asked for"
            ));
        }
        match summary.base {
            Some(base) if base.passed > summary.version.passed => refuse(format!(
                "it passed {} cases, and version {} passed {}",
                summary.version.passed, base.number, base.passed
            )),
            _ => Ok(()),
        }
    }
}
