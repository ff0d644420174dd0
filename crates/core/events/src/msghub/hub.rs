use std::{sync::Arc, time::Duration};

use chrono::Utc;
use serde_json::Value;
use tekup_base::{Error, FieldError, Result};
use tekup_context::OpContext;
use tekup_db::{Db, TenantTx};
use tekup_vault::Vault;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{
    Channel, Message, Publication,
    catalogue::{Catalogue, find},
    fan::{Fan, Live},
    keys::{Keys, payload_of},
    lane::Lanes,
    log::{Heard, Log, Place, Record},
    memory::Memory,
    postgres::PostgresLog,
};
use crate::Actor;

/// Messages published in one call at most.
const MOST: usize = 1000;
/// Messages read from the log at once.
pub(crate) const PAGE: usize = 200;
/// How long the log is left alone when nobody hints.
const IDLE: Duration = Duration::from_secs(1);

/// Where messages of persisted channels are kept.
#[derive(Debug, Clone, Default)]
pub enum Backend {
    /// In Tekup's own Postgres.
    #[default]
    Postgres,
    /// In the JetStream of a NATS server at this address.
    #[cfg(feature = "nats")]
    Nats(String),
}

/// Channels of messages. Cheap to clone.
#[derive(Clone)]
pub struct MsgHub(Arc<Inner>);

struct Inner {
    db: Db,
    log: Arc<dyn Log>,
    keys: Keys,
    catalogue: Catalogue,
    lanes: Lanes,
    fan: Fan,
    memory: Memory,
}

impl std::fmt::Debug for MsgHub {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MsgHub")
    }
}

impl MsgHub {
    /// Opens the channels of all tenants. [`MsgHub::run`] must run beside it.
    ///
    /// # Errors
    /// When the backend's address makes no sense. A server that is away is waited for where it is needed.
    pub async fn open(db: Db, vault: Vault, backend: Backend) -> Result<Self> {
        let log: Arc<dyn Log> = match backend {
            Backend::Postgres => Arc::new(PostgresLog { db: db.clone() }),
            #[cfg(feature = "nats")]
            Backend::Nats(url) => Arc::new(super::nats::NatsLog::open(&url, db.clone()).await?),
        };
        Ok(Self(Arc::new(Inner {
            keys: Keys::new(db.clone(), vault),
            db,
            log,
            catalogue: Catalogue::default(),
            lanes: Lanes::default(),
            fan: Fan::default(),
            memory: Memory::default(),
        })))
    }

    /// Publishes to a channel of the caller's tenant. When it returns, a persisted message is safe; it goes out to
    /// who listens.
    ///
    /// # Errors
    /// A validation error with every field that is wrong, `NotFound` for the channel, `Unavailable` when it cannot
    /// be kept: then it may be published again.
    pub async fn publish(
        &self,
        ctx: &OpContext,
        channel: &str,
        publication: Publication,
    ) -> Result<Arc<Message>> {
        let channel = self.channel(ctx, channel).await?;
        let record = publication.record(publisher(ctx), ctx.now())?;
        let checked = vec![(record, publication.payload)];
        let published = self.publish_checked(ctx, &channel, checked).await?;
        let first = published.into_iter().next();
        first.ok_or_else(|| Error::unavailable("the message was not kept; publish it again"))
    }

    /// Publishes at most 1000 messages, in their order and nothing between them.
    ///
    /// # Errors
    /// As [`MsgHub::publish`]; then none was published or, when the backend failed in the midst, an unknown part.
    pub async fn publish_all(
        &self,
        ctx: &OpContext,
        channel: &str,
        publications: Vec<Publication>,
    ) -> Result<Vec<Arc<Message>>> {
        if publications.len() > MOST {
            return Err(Error::field(
                "messages",
                "too_many",
                "publish at most 1000 at once",
            ));
        }
        let channel = self.channel(ctx, channel).await?;
        let now = ctx.now();
        let mut checked = Vec::with_capacity(publications.len());
        let mut wrong = Vec::new();
        for (at, publication) in publications.into_iter().enumerate() {
            match publication.record(publisher(ctx), now) {
                Ok(record) => checked.push((record, publication.payload)),
                Err(error) if error.fields().is_empty() => return Err(error),
                Err(error) => wrong.extend(error.fields().iter().map(|one| FieldError {
                    field: format!("messages.{at}.{}", one.field),
                    ..one.clone()
                })),
            }
        }
        if !wrong.is_empty() {
            return Err(Error::validation(wrong));
        }
        self.publish_checked(ctx, &channel, checked).await
    }

    async fn publish_checked(
        &self,
        ctx: &OpContext,
        channel: &Channel,
        checked: Vec<(Record, Value)>,
    ) -> Result<Vec<Arc<Message>>> {
        let place = channel.place(ctx.tenant());
        let mut records = Vec::with_capacity(checked.len());
        let mut messages = Vec::with_capacity(checked.len());
        for (record, payload) in checked {
            messages.push(Message::of(record.head(), &channel.name, payload));
            records.push(record);
        }
        if channel.persisted {
            if channel.encrypted {
                self.keys().seal(place, &mut records).await?;
            }
            return self.append(place, records, messages).await;
        }
        let mut published = Vec::with_capacity(messages.len());
        for (record, message) in records.into_iter().zip(messages) {
            published.push(self.hand_round(place, channel, message, record.payload.len()));
            self.pass_on(place, channel, record).await?;
        }
        metrics::counter!("tekup_messages_published_total").increment(published.len() as u64);
        Ok(published)
    }

    /// Publishes if and only if the transaction commits; it goes out a moment later, in its channel's order. Returns
    /// the message's id.
    ///
    /// # Errors
    /// As [`MsgHub::publish`]. A channel that is not persisted takes nothing from a transaction.
    pub async fn publish_in(
        &self,
        tx: &mut TenantTx,
        ctx: &OpContext,
        channel: &str,
        publication: &Publication,
    ) -> Result<Uuid> {
        let channel = find(tx, channel).await?;
        if !channel.persisted {
            return Err(Error::field(
                "channel",
                "not_persisted",
                format!(
                    "{} keeps nothing; publish to it after the transaction",
                    channel.name
                ),
            ));
        }
        let mut record = publication.record(publisher(ctx), ctx.now())?;
        if channel.encrypted {
            let place = payload_of(record.id);
            record.payload = self.keys().vault().seal(tx, place, &record.payload).await?;
            record.sealed = true;
        }
        let id = record.id;
        let headers = serde_json::to_value(&record.headers).map_err(Error::internal)?;
        tx.defer(
            include_str!("../../../../../sql/deferred/insert_channel_outbox.sql"),
            vec![
                Box::new(ctx.tenant().0),
                Box::new(channel.id.0),
                Box::new(record.id),
                Box::new(record.subject),
                Box::new(record.key),
                Box::new(headers),
                Box::new(record.payload),
                Box::new(record.sealed),
                Box::new(record.actor.kind),
                Box::new(record.actor.id),
                Box::new(record.at),
            ],
        );
        tx.hint("tekup_channels");
        Ok(id)
    }

    /// Follows what other processes publish, and carries events and transactions' messages into their channels,
    /// until `stop`. Runs once a process.
    pub async fn run(self, stop: CancellationToken) {
        let (heard, hearing) = mpsc::channel(256);
        let log = Arc::clone(&self.0.log);
        tokio::select! {
            () = log.listen(heard, IDLE) => {}
            () = self.hear(hearing) => {}
            () = self.carry_all() => {}
            () = stop.cancelled() => {}
        }
    }

    async fn hear(&self, mut hearing: mpsc::Receiver<Heard>) {
        while let Some(heard) = hearing.recv().await {
            let done = match heard {
                Heard::Grown => self.look().await,
                Heard::Passing(place, record) => self.take_passing(place, *record).await,
            };
            if let Err(error) = done {
                tracing::warn!(?error, "channels could not be followed; it goes on");
                tokio::time::sleep(IDLE).await;
            }
        }
    }

    /// Hands on what has grown elsewhere.
    async fn look(&self) -> Result<()> {
        let live = self.0.fan.all();
        if live.is_empty() {
            return Ok(());
        }
        let seen: Vec<_> = live
            .iter()
            .map(|(live, last)| (live.place, *last))
            .collect();
        for place in self.0.log.grown(&seen).await? {
            if let Some(live) = self.0.fan.live(place) {
                self.catch_up(&live).await?;
            }
        }
        Ok(())
    }

    async fn take_passing(&self, place: Place, record: Record) -> Result<()> {
        let Some(live) = self.0.fan.live(place) else {
            return Ok(());
        };
        let bytes = record.payload.len();
        for message in self
            .open_records(place, &live.channel, vec![record])
            .await?
        {
            self.hand_round(place, &live.channel, Arc::unwrap_or_clone(message), bytes);
        }
        Ok(())
    }

    /// Numbers a message that is not kept, and hands it to who listens.
    fn hand_round(
        &self,
        place: Place,
        channel: &Channel,
        message: Message,
        bytes: usize,
    ) -> Arc<Message> {
        self.0
            .memory
            .push(place, channel, message, bytes, |message| {
                // Looked up with the number taken: whoever listens by then, or finds it kept, has it.
                if let Some(live) = self.0.fan.live(place) {
                    live.send(message);
                }
            })
    }

    async fn pass_on(&self, place: Place, channel: &Channel, record: Record) -> Result<()> {
        let mut records = [record];
        if channel.encrypted && self.0.log.passes() {
            self.keys().seal(place, &mut records).await?;
        }
        for record in &records {
            self.0.log.pass(place, record).await?;
        }
        Ok(())
    }

    /// Hands on messages that were just kept.
    pub(crate) fn offer(&self, place: Place, messages: &[Arc<Message>]) {
        if let Some(live) = self.0.fan.live(place)
            && live.offer(messages)
        {
            self.catch_up_soon(live);
        }
    }

    pub(crate) fn catch_up_soon(&self, live: Arc<Live>) {
        let hub = self.clone();
        tokio::spawn(async move {
            if let Err(error) = hub.catch_up(&live).await {
                tracing::debug!(?error, "a channel could not be read; it is tried again");
            }
        });
    }

    /// Hands on what the log holds beyond what was handed on.
    pub(crate) async fn catch_up(&self, live: &Live) -> Result<()> {
        let _reading = live.reading.lock().await;
        while let Some(after) = live.last() {
            let records = self.0.log.read(live.place, after, PAGE).await?;
            let read = records.len();
            live.hand_on(
                &self
                    .open_records(live.place, &live.channel, records)
                    .await?,
            );
            if read < PAGE {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Records as clients see them.
    pub(crate) async fn open_records(
        &self,
        place: Place,
        channel: &Channel,
        mut records: Vec<Record>,
    ) -> Result<Vec<Arc<Message>>> {
        let payloads: Vec<Value> = self.keys().open(place, &mut records).await?;
        Ok(records
            .into_iter()
            .zip(payloads)
            .map(|(record, payload)| Arc::new(Message::of(record, &channel.name, payload)))
            .collect())
    }

    /// Deletes what is past its time, a bounded part; returns how many messages.
    ///
    /// # Errors
    /// When the backend fails.
    pub async fn prune(&self) -> Result<u64> {
        self.0.memory.prune(Utc::now());
        self.0.log.prune(Utc::now()).await
    }

    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    pub(crate) fn log(&self) -> &dyn Log {
        &*self.0.log
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.0.keys
    }

    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.0.catalogue
    }

    pub(crate) fn lanes(&self) -> &Lanes {
        &self.0.lanes
    }

    pub(crate) fn fan(&self) -> &Fan {
        &self.0.fan
    }

    pub(crate) fn memory(&self) -> &Memory {
        &self.0.memory
    }
}

fn publisher(ctx: &OpContext) -> Actor {
    Actor {
        kind: ctx.principal().kind().to_owned(),
        id: ctx.principal().id(),
    }
}
