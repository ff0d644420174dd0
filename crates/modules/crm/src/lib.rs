//! Leads, contacts, companies, deals and what is known of them.
//!
//! A kind of record is a table and a list of fields ([`kind`]); the five stand in `kinds/`. What is the same for all of them
//! is written once: making and changing ([`records`]), lists ([`store`], [`filter`]), who sees what ([`access`]), what
//! was before ([`changes`]).
//!
//! To add a field: its line in the kind's list and a column in a migration. To add an operation: a function in the fitting
//! file of `ops/`, and its line in [`Crm::operations`].

mod access;
mod changes;
mod check;
mod convert;
mod custom;
mod duplicates;
pub mod export;
mod files;
mod filter;
mod import;
mod kind;
mod kinds;
mod lines;
mod ops;
mod pipelines;
mod qualify;
mod record;
mod records;
mod scoring;
mod store;
mod text;
mod timeline;
mod training;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tekup_base::Error;
use tekup_connectors::Talks;
use tekup_db::{Db, DbError, sql::queries::crm::analytics};
use tekup_events::Follow;
use tekup_operations::Operation;
use tekup_runs::RunKind;
use tokio_util::sync::CancellationToken;

pub use ops::imports::{MOST_UPLOAD, upload};

/// What the module works with. Cheap to clone.
#[derive(Clone)]
pub struct Crm(Arc<Inner>);

struct Inner {
    db: Db,
    talks: Arc<dyn Talks>,
    /// Leads have changed since the figures over them were made.
    stale: AtomicBool,
}

/// How often figures are made anew at most.
const REFRESH: Duration = Duration::from_secs(60);

impl std::fmt::Debug for Crm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Crm")
    }
}

impl Crm {
    /// The module on a database; `talks` knows who has talked about what.
    pub fn new(db: Db, talks: Arc<dyn Talks>) -> Self {
        Self(Arc::new(Inner {
            db,
            talks,
            stale: AtomicBool::new(true),
        }))
    }

    /// The kinds of Run that the worker must know.
    pub fn run_kinds(&self) -> Vec<Arc<dyn RunKind>> {
        vec![
            Arc::new(import::run::ImportRun::new(self.clone())),
            Arc::new(export::ExportRun::new(self.clone())),
            Arc::new(qualify::QualifyRun::new(self.clone())),
            Arc::new(qualify::QualifyManyRun::new(self.clone())),
            Arc::new(training::TrainRun::new(self.clone())),
        ]
    }

    /// What follows the event log.
    pub fn followers(&self) -> Vec<Arc<dyn Follow>> {
        vec![Arc::new(qualify::Qualifier::new(self.clone()))]
    }

    /// Keeps the figures over leads fresh, until `stop`: makes them anew when leads have changed, once a minute at most.
    pub async fn refresh_figures(self, stop: CancellationToken) {
        let mut tick = tokio::time::interval(REFRESH);
        loop {
            tokio::select! {
                _ = tick.tick() => {}
                () = stop.cancelled() => return,
            }
            if self.0.stale.swap(false, Ordering::Relaxed)
                && let Err(error) = self.refresh().await
            {
                self.0.stale.store(true, Ordering::Relaxed);
                tracing::warn!(?error, "the figures over leads could not be made anew");
            }
        }
    }

    async fn refresh(&self) -> tekup_base::Result<()> {
        let tx = self
            .0
            .db
            .begin_system("figures over the leads of all tenants")
            .await?;
        analytics::refresh()
            .bind(&tx)
            .one()
            .await
            .map_err(DbError::from)?;
        Ok(tx.commit().await?)
    }

    /// Takes away files that nobody can fetch any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_files(&self) -> tekup_base::Result<u64> {
        files::forget(&self.0.db).await
    }

    /// Everything that can be done here.
    pub fn operations(&self) -> Vec<Operation> {
        let mut all = ops::records::operations(self);
        all.extend(ops::leads::operations(self));
        all.extend(ops::lines::operations(self));
        all.extend(ops::many::operations(self));
        all.extend(ops::imports::operations(self));
        all.extend(ops::exports::operations(self));
        all.extend(ops::pipelines::operations(self));
        all.extend(ops::scoring::operations(self));
        all.extend(ops::analytics::operations(self));
        all.extend(ops::fields::operations(self));
        all.extend(ops::teams::operations(self));
        all.extend(ops::views::operations(self));
        all.extend(ops::timeline::operations(self));
        all.extend(ops::tasks::operations(self));
        all
    }
}

/// What a failed write tells: that something is taken, where a unique key refused it.
fn taken(error: impl Into<DbError>, message: &str) -> Error {
    let error = error.into();
    if error.is_unique_violation() {
        Error::conflict(message)
    } else {
        error.into()
    }
}
