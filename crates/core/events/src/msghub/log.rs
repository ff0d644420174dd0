use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use tekup_base::{ChannelId, Result, TenantId};
use tokio::sync::mpsc;
use uuid::Uuid;

use super::{Channel, Headers};
use crate::Actor;

/// A channel of a tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Place {
    pub tenant: TenantId,
    pub channel: ChannelId,
}

/// A message as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Record {
    /// 0 until the log gives it one.
    pub sequence: i64,
    pub id: Uuid,
    pub subject: String,
    /// Empty: of no key.
    pub key: String,
    pub headers: Headers,
    /// JSON, or what the tenant's key has sealed of it.
    pub payload: Vec<u8>,
    pub sealed: bool,
    pub actor: Actor,
    pub at: DateTime<Utc>,
}

impl Record {
    /// The same without its payload.
    pub fn head(&self) -> Self {
        Self {
            sequence: self.sequence,
            id: self.id,
            subject: self.subject.clone(),
            key: self.key.clone(),
            headers: self.headers.clone(),
            payload: Vec::new(),
            sealed: self.sealed,
            actor: self.actor.clone(),
            at: self.at,
        }
    }
}

/// A record that waits in `channel_outbox`.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    pub position: i64,
    pub place: Place,
    pub record: Record,
}

/// The first and the last number in a channel; when it is empty, `first` is what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub first: i64,
    pub last: i64,
}

/// What a process hears of others.
#[derive(Debug)]
pub(crate) enum Heard {
    /// Some channel may have grown.
    Grown,
    /// Something was published to a channel that keeps nothing.
    Passing(Place, Box<Record>),
}

/// Where the messages of persisted channels are kept.
///
/// Numbers of a channel rise without gaps in the order in which its messages become visible, so who goes on from the
/// last number they saw misses nothing.
#[async_trait]
pub(crate) trait Log: Send + Sync {
    /// Keeps records at the end of a channel, all in order; returns their numbers when they are safe. After an
    /// error some may have been kept.
    async fn append(&self, place: Place, records: &[Record]) -> Result<Vec<i64>>;

    /// Keeps what waits, each once in its own channel, and takes it out of the outbox; returns those that this call
    /// has kept, with their numbers.
    async fn carry(&self, waiting: Vec<Waiting>) -> Result<Vec<Waiting>>;

    /// The next records after a number, oldest first.
    async fn read(&self, place: Place, after: i64, most: usize) -> Result<Vec<Record>>;

    /// These records, as far as they are there, oldest first.
    async fn find(&self, place: Place, sequences: &[i64]) -> Result<Vec<Record>>;

    /// What there is.
    async fn span(&self, place: Place) -> Result<Span>;

    /// The number before the first message at `at` or later.
    async fn position_at(&self, place: Place, at: DateTime<Utc>) -> Result<i64>;

    /// Which of these channels hold more than has been seen of them.
    async fn grown(&self, seen: &[(Place, i64)]) -> Result<Vec<Place>>;

    /// Makes room for a new channel, or has changed rules take hold.
    async fn shape(&self, tenant: TenantId, channel: &Channel) -> Result<()>;

    /// Deletes what is past its time, a bounded part of it; returns how many, and 0 where the log does so itself.
    async fn prune(&self, now: DateTime<Utc>) -> Result<u64>;

    /// Whether other processes hear of messages that are not kept.
    fn passes(&self) -> bool;

    /// Tells them of one.
    async fn pass(&self, place: Place, record: &Record) -> Result<()>;

    /// Listens until `heard` closes. Being told of growth is a hint: one that is lost costs at most `idle`.
    async fn listen(&self, heard: mpsc::Sender<Heard>, idle: Duration);
}
