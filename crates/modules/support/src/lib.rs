//! Conversations, answers, escalation, intents and rules.
//!
//! The way of a customer's message: [`ops::messages`] stores it together with a Run that this process holds
//! (`messages.answer`, in [`answer`]); the Run understands the message ([`understanding`]), searches the
//! tenant's knowledge, asks the escalation rules, and stores the answer with its source. That answer is the
//! document's own words. Where a text model is there, the Run then has it worded anew ([`answer::wording`]).
//! A process that dies in between leaves a Run whose lease runs out, and another goes on.
//!
//! To add an operation: a function in the fitting file of `ops/`, and its line in [`Support::operations`].

mod actions;
mod answer;
pub mod attachments;
mod automation;
mod backtest;
mod channel;
pub mod customers;
mod desk;
mod dialogue;
mod facts;
mod handover;
mod history;
mod leaving;
mod mirror;
mod model;
mod notify;
mod ops;
mod phrases;
pub mod reports;
mod rulebook;
mod settings;
mod store;
mod suggesting;
mod talks;
mod training;
mod unanswered;
mod understanding;
pub mod widget;

use std::sync::Arc;

use tekup_connectors::Connectors;
use tekup_db::Db;
use tekup_events::{Follow, Hub};
use tekup_inference::Models;
use tekup_operations::Operation;
use tekup_retrieval::passage::PassageSearch;
use tekup_runs::{RunKind, Worker};
use tekup_vault::Vault;

pub use answer::{Stage, Stages};
pub use history::{PastConversation, PastCustomer, PastMessage};
pub use model::{
    Attachment, Conversation, Identity, IdentityKind, Message, MessageResponse, Profile,
};
pub use ops::messages::{SendMessage, send_and_follow};
pub use training::ImportedExample;

/// What the module works with. Cheap to clone.
#[derive(Clone)]
pub struct Support(Arc<Inner>);

struct Inner {
    db: Db,
    hub: Hub,
    worker: Worker,
    search: Arc<dyn PassageSearch>,
    connectors: Arc<dyn Connectors>,
    models: Models,
    understanding: understanding::Understander,
    rules: rulebook::Rulebook,
    settings: settings::Shelf,
    listeners: answer::Listeners,
    widgets: widget::Directory,
    answer_timeout: std::time::Duration,
    /// Whose turn it is to have figures counted.
    reports: tokio::sync::Semaphore,
}

impl std::fmt::Debug for Support {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Support")
    }
}

/// What the module stands on.
#[derive(Clone)]
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Seals the widgets' secrets.
    pub vault: Vault,
    /// Tells browsers of events.
    pub hub: Hub,
    /// Runs what takes time.
    pub worker: Worker,
    /// Finds passages of documents.
    pub search: Arc<dyn PassageSearch>,
    /// Reaches other systems.
    pub connectors: Arc<dyn Connectors>,
    /// Chat and embedding models.
    pub models: Models,
    /// Longest time for wording one answer.
    pub answer_timeout: std::time::Duration,
}

impl std::fmt::Debug for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Parts")
    }
}

impl Support {
    /// The module on the given parts.
    pub fn new(parts: Parts) -> Self {
        let Parts { db, models, .. } = parts;
        Self(Arc::new(Inner {
            understanding: understanding::Understander::new(db.clone(), models.clone()),
            rules: rulebook::Rulebook::new(db.clone()),
            settings: settings::Shelf::new(db.clone()),
            listeners: answer::Listeners::default(),
            widgets: widget::Directory::new(db.clone(), parts.vault),
            db,
            hub: parts.hub,
            worker: parts.worker,
            search: parts.search,
            connectors: parts.connectors,
            models,
            answer_timeout: parts.answer_timeout,
            reports: tokio::sync::Semaphore::new(reports::gather::TURNS),
        }))
    }

    /// The kinds of Run that the worker must know.
    pub fn run_kinds(&self) -> Vec<Arc<dyn RunKind>> {
        vec![
            Arc::new(answer::AnswerRun::new(self.clone())),
            Arc::new(training::TrainRun::new(self.clone())),
            Arc::new(suggesting::SuggestRun::new(self.clone())),
            Arc::new(unanswered::UnansweredRun::new(self.clone())),
            Arc::new(backtest::BacktestRun::new(self.clone())),
            Arc::new(reports::export::ExportRun::new(self.clone())),
        ]
    }

    /// What follows the event log.
    pub fn followers(&self) -> Vec<Arc<dyn Follow>> {
        vec![Arc::new(automation::Automation::new(self.clone()))]
    }

    /// The kinds of Run that reach out to other systems, for a worker of their own: whatever is slow out there
    /// must not hold up the work in here.
    pub fn outward_run_kinds(&self) -> Vec<Arc<dyn RunKind>> {
        vec![Arc::new(actions::PerformRun::new(self.clone()))]
    }

    /// Everything that can be done here.
    pub fn operations(&self) -> Vec<Operation> {
        let mut all = ops::conversations::operations(self);
        all.extend(ops::customers::operations(self));
        all.extend(ops::messages::operations(self));
        all.extend(ops::feedback::operations(self));
        all.extend(ops::suggestions::operations(self));
        all.extend(ops::desk::operations(self));
        all.extend(ops::search::operations(self));
        all.extend(ops::cases::operations(self));
        all.extend(ops::escalations::operations(self));
        all.extend(ops::bulk::operations(self));
        all.extend(ops::queues::operations(self));
        all.extend(ops::working_hours::operations(self));
        all.extend(ops::agent::operations(self));
        all.extend(ops::people::operations(self));
        all.extend(ops::canned_answers::operations(self));
        all.extend(ops::macros::operations(self));
        all.extend(ops::views::operations(self));
        all.extend(ops::notifications::operations(self));
        all.extend(ops::intents::operations(self));
        all.extend(ops::entities::operations(self));
        all.extend(ops::dialogues::operations(self));
        all.extend(ops::versions::operations(self));
        all.extend(ops::intent_suggestions::operations(self));
        all.extend(ops::unanswered::operations(self));
        all.extend(ops::rules::operations(self));
        all.extend(ops::actions::operations(self));
        all.extend(ops::widgets::operations(self));
        all.extend(ops::receipts::operations(self));
        all.extend(ops::reports::operations(self));
        all
    }

    /// The widget of this public key, if it takes visitors. A change of it is seen within 10 s.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn widget(&self, key: &str) -> tekup_base::Result<Option<Arc<widget::Widget>>> {
        self.0.widgets.find(key).await
    }

    /// The public key of the widget of this name, which is made if there is none: for demo data.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ensure_widget(
        &self,
        ctx: &tekup_context::OpContext,
        name: &str,
    ) -> tekup_base::Result<String> {
        ops::widgets::ensure(self, ctx, name).await
    }

    /// Takes intents over that are not there yet and trains: for demo data.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn import_intents(
        &self,
        ctx: &tekup_context::OpContext,
        examples: Vec<ImportedExample>,
    ) -> tekup_base::Result<tekup_base::RunId> {
        training::import(self, ctx, examples)
            .await
            .map(|imported| imported.run_id)
    }

    /// Trains the tenant's intents anew, because there is another embedding model; nothing to do for a tenant
    /// that has never trained.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn retrain(&self, ctx: &tekup_context::OpContext) -> tekup_base::Result<()> {
        let mut tx = self.0.db.begin(ctx).await?;
        if store::intents::latest_version(&tx).await? > 0 {
            training::start(&mut tx, ctx).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Calls off actions that nobody agreed to in time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn expire_approvals(&self) -> tekup_base::Result<usize> {
        actions::expire(self).await
    }

    /// Rings the clocks of service levels and gives out what waits in the queues, until `stop`.
    pub async fn run_desk(self, stop: tokio_util::sync::CancellationToken) {
        desk::rounds::run(self, stop).await;
    }

    /// Packs the days of the past that reports are counted from, until `stop`.
    pub async fn pack_days(self, stop: tokio_util::sync::CancellationToken) {
        reports::packing::run(self, stop).await;
    }

    /// Takes away exports that nobody can fetch any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_exports(&self) -> tekup_base::Result<u64> {
        reports::export::forget(self).await
    }

    /// Takes away files of all tenants that were uploaded for an answer and not sent within a day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_waiting_files(&self) -> tekup_base::Result<u64> {
        attachments::forget_waiting(self).await
    }

    /// Closes active conversations in which nobody has written for a day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close_idle(&self) -> tekup_base::Result<usize> {
        ops::escalations::close_idle(self).await
    }
}
