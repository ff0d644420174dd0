//! Connections to other systems: webhooks, channels, and the systems where cases live.
//!
//! A connection is a row with settings and sealed secrets; what it can do is its [`kinds::Kind`]. Every call goes
//! through [`gate`], which bounds how many go on at once, breaks the circuit of a connection that keeps failing,
//! and counts. To add a kind: a file in `kinds/`, and its line in [`kinds::all`].

mod cases;
mod channels;
mod clean;
mod connectors;
mod fingerprint;
mod gate;
mod inbound;
mod kinds;
mod model;
mod ops;
mod store;
mod sync;
mod webhooks;

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use tekup_connectors::Desk;
use tekup_db::{Db, DbResult};
use tekup_egress::{Guard, Patience, Way};
use tekup_events::Follow;
use tekup_operations::Operation;
use tekup_runs::RunKind;
use tekup_vault::Vault;
use tokio_util::sync::CancellationToken;

pub use inbound::MAX_BODY;
pub use model::{Connection, Health};

/// What the module works with. Cheap to clone.
#[derive(Clone)]
pub struct Inbox(Arc<Inner>);

struct Inner {
    db: Db,
    vault: Vault,
    guard: Guard,
    way: Way,
    gate: gate::Gate,
    /// How long another system may take to answer, and once more to say all of it.
    patience: Duration,
    /// Something is due to be fetched.
    hurry: tokio::sync::Notify,
    kinds: Vec<Box<dyn kinds::Kind>>,
    desk: OnceLock<Arc<dyn Desk>>,
    /// Access tokens of mailboxes.
    tokens: kinds::email::oauth::Tokens,
}

impl std::fmt::Debug for Inbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Inbox")
    }
}

impl Inbox {
    /// The module on the given parts. `guard`: which addresses tenants may have asked; `patience`: how long another
    /// system may take to answer.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub fn new(db: Db, vault: Vault, guard: Guard, patience: Duration) -> tekup_base::Result<Self> {
        let waits = Patience {
            connect: patience.min(Duration::from_secs(5)),
            read: patience,
            // A redirect would carry a secret's signature, or a token, to another place.
            redirects: 0,
        };
        let way = Way::guarded("connector", &waits, guard.clone())
            .map_err(tekup_base::Error::internal)?;
        Ok(Self(Arc::new(Inner {
            gate: gate::Gate::default(),
            patience,
            hurry: tokio::sync::Notify::new(),
            kinds: kinds::all(),
            desk: OnceLock::new(),
            tokens: kinds::email::oauth::Tokens::default(),
            db,
            vault,
            guard,
            way,
        })))
    }

    /// Everything that can be done here.
    pub fn operations(&self) -> Vec<Operation> {
        let mut all = ops::connections::operations(self);
        all.extend(ops::deliveries::operations(self));
        all.extend(ops::syncs::operations(self));
        all
    }

    /// Says where customers who write on a channel are answered. Before that, nothing is taken in.
    pub fn answer_at(&self, desk: Arc<dyn Desk>) {
        let _ = self.0.desk.set(desk);
    }

    /// The kinds of Run that reach out to other systems.
    pub fn run_kinds(&self) -> Vec<Arc<dyn RunKind>> {
        vec![
            Arc::new(webhooks::DeliverRun(self.clone())),
            Arc::new(channels::SendRun(self.clone())),
        ]
    }

    /// Reads the mailboxes of all tenants until `stop`, each of them in one process at a time.
    pub async fn read_mailboxes(self, stop: CancellationToken) {
        kinds::email::watch(self, stop).await;
    }

    /// Fetches what was done in other systems for all tenants until `stop`.
    pub async fn fetch_cases(self, stop: CancellationToken) {
        sync::watch(self, stop).await;
    }

    /// What follows the event log.
    pub fn followers(&self) -> Vec<Arc<dyn Follow>> {
        vec![
            Arc::new(webhooks::Deliveries(self.clone())),
            Arc::new(channels::Answers(self.clone())),
            Arc::new(cases::Ours(self.clone())),
        ]
    }

    /// Forgets deliveries and receipts of all tenants that are older than a month, and of what was done on both
    /// sides of a case what is older than a year; returns how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old(&self) -> DbResult<u64> {
        let before = chrono::Utc::now() - chrono::TimeDelta::days(30);
        let tx = self
            .0
            .db
            .begin_system("forget old deliveries of all tenants")
            .await?;
        let mut forgotten = store::deliveries::prune(&tx, before).await?;
        forgotten += store::cases::prune(&tx, before - chrono::TimeDelta::days(335)).await?;
        tx.commit().await?;
        Ok(forgotten)
    }
}
