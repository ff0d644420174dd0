use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use serde_json::Value;
use tekup_base::TenantId;
use tekup_db::{Db, sql::queries::core::events as sql};
use tokio::sync::{broadcast, watch};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{Event, recent::Recent, store::tail};

/// Notices that a subscriber may be behind before it is cut off.
const BUFFER: usize = 1024;
/// The same for a subscriber of one subject, in which much less happens.
const SUBJECT_BUFFER: usize = 128;
/// Events read from the log at once.
const BATCH: usize = 500;
/// How long the log is left alone when nobody hints.
const IDLE: Duration = Duration::from_secs(1);

/// What a subscriber hears.
#[derive(Debug, Clone)]
pub enum Notice {
    /// Something happened; it stands in the log.
    Event(Arc<Event>),
    /// Something passing, such as a piece of an answer being worded: in no log, and gone when missed.
    Passing(Arc<Value>),
}

/// Reads the event log, once for the whole process, and hands what happens to the subscribers, each tenant's to
/// its own.
#[derive(Debug, Clone)]
pub struct Hub(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    db: Db,
    sequence: AtomicI64,
    recent: Mutex<Recent>,
    /// Told once a batch, when all of it is in `recent`.
    grown: watch::Sender<()>,
    tenants: Mutex<HashMap<TenantId, broadcast::Sender<Notice>>>,
    subjects: Mutex<HashMap<(TenantId, Uuid), broadcast::Sender<Notice>>>,
}

/// The subscriber was too slow and has missed notices; it must start again from its last sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lagged;

/// A tenant's notices from now on.
#[derive(Debug)]
pub struct Subscription(broadcast::Receiver<Notice>);

impl Subscription {
    /// The next notice; `None` when the process stops.
    ///
    /// # Errors
    /// [`Lagged`] when this subscriber fell more than the buffer behind.
    pub async fn next(&mut self) -> Option<Result<Notice, Lagged>> {
        match self.0.recv().await {
            Ok(notice) => Some(Ok(notice)),
            Err(broadcast::error::RecvError::Lagged(_)) => Some(Err(Lagged)),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }
}

impl Hub {
    /// A hub that will follow the log of `db`.
    pub fn new(db: Db) -> Self {
        Self(Arc::new(Inner {
            db,
            sequence: AtomicI64::new(i64::MAX),
            recent: Mutex::default(),
            grown: watch::Sender::new(()),
            tenants: Mutex::new(HashMap::new()),
            subjects: Mutex::new(HashMap::new()),
        }))
    }

    /// Subscribes to a tenant's notices. To miss nothing, subscribe first and read the log second.
    pub fn subscribe(&self, tenant: TenantId) -> Subscription {
        let mut tenants = self
            .0
            .tenants
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let sender = tenants
            .entry(tenant)
            .or_insert_with(|| broadcast::channel(BUFFER).0);
        Subscription(sender.subscribe())
    }

    /// Subscribes to the notices about one subject of a tenant, such as a conversation. Nobody is woken for
    /// the others, however many there are.
    pub fn subscribe_to(&self, tenant: TenantId, subject: Uuid) -> Subscription {
        let mut subjects = self
            .0
            .subjects
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let sender = subjects
            .entry((tenant, subject))
            .or_insert_with(|| broadcast::channel(SUBJECT_BUFFER).0);
        Subscription(sender.subscribe())
    }

    /// Tells the tenant's subscribers of this process something that is in no log. A notice that names its
    /// `conversationId` reaches the subscribers of that subject as well.
    pub fn pass(&self, tenant: TenantId, notice: Value) {
        let subject = notice["conversationId"]
            .as_str()
            .and_then(|id| id.parse().ok());
        self.tell(tenant, subject, Notice::Passing(Arc::new(notice)));
    }

    /// The last sequence that was handed out; 0 before the first.
    pub fn sequence(&self) -> i64 {
        match self.0.sequence.load(Ordering::Acquire) {
            i64::MAX => 0,
            sequence => sequence,
        }
    }

    /// The database whose log it reads.
    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    /// Hears when [`Self::recent`] has more.
    pub(crate) fn watch(&self) -> watch::Receiver<()> {
        self.0.grown.subscribe()
    }

    /// The next events after `position`, of all tenants; `None` when they have to be read from the log.
    pub(crate) fn recent(&self, position: i64, most: usize) -> Option<Vec<Arc<Event>>> {
        self.with_recent(|recent| recent.after(position, most))
    }

    fn with_recent<T>(&self, ask: impl FnOnce(&mut Recent) -> T) -> T {
        let mut recent = self.0.recent.lock().unwrap_or_else(PoisonError::into_inner);
        ask(&mut recent)
    }

    fn tell(&self, tenant: TenantId, subject: Option<Uuid>, notice: Notice) {
        if let Some(subject) = subject {
            let mut subjects = self
                .0
                .subjects
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            if let Some(sender) = subjects.get(&(tenant, subject))
                && sender.send(notice.clone()).is_err()
            {
                subjects.remove(&(tenant, subject));
            }
        }
        let mut tenants = self
            .0
            .tenants
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = tenants.get(&tenant)
            && sender.send(notice).is_err()
        {
            // The last subscriber has gone.
            tenants.remove(&tenant);
        }
    }

    /// Forgets subjects that nobody listens to any more.
    pub fn forget_quiet(&self) {
        self.0
            .subjects
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|_, sender| sender.receiver_count() > 0);
    }

    /// Follows the log until `stop`. Runs once a process.
    pub async fn run(self, stop: CancellationToken) {
        let mut log = self.0.db.listen(&["tekup_events"]);
        while !stop.is_cancelled() {
            match self.read_batch().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => {
                    tracing::warn!(%error, "the event hub could not reach the database");
                    tokio::select! {
                        () = tokio::time::sleep(IDLE) => {}
                        () = stop.cancelled() => {}
                    }
                }
            }
            tokio::select! {
                () = log.wait(IDLE) => {}
                () = stop.cancelled() => {}
            }
        }
        self.0
            .tenants
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.0
            .subjects
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Hands on what is new; says whether there may be more.
    async fn read_batch(&self) -> tekup_db::DbResult<bool> {
        let tx = self
            .0
            .db
            .begin_system("follow the event log of all tenants")
            .await?;
        let after = match self.0.sequence.load(Ordering::Acquire) {
            i64::MAX => {
                let last = sql::last_sequence().bind(&tx).one().await?;
                self.with_recent(|recent| recent.begin(last));
                self.0.sequence.store(last, Ordering::Release);
                last
            }
            sequence => sequence,
        };
        let events = tail(&tx, after, BATCH).await?;
        tx.commit().await?;
        let more = events.len() == BATCH;
        if !events.is_empty() {
            self.with_recent(|recent| events.iter().cloned().for_each(|event| recent.push(event)));
            self.0.grown.send_replace(());
        }
        for event in events {
            self.0.sequence.store(event.sequence, Ordering::Release);
            self.tell(event.tenant, Some(event.subject), Notice::Event(event));
        }
        Ok(more)
    }
}
