mod wire;

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use async_nats::{
    Client, ConnectOptions, HeaderMap,
    jetstream::{
        self, Context,
        consumer::{AckPolicy, DeliverPolicy, pull},
        message::PublishMessage,
        stream::{Config, Stream},
    },
};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use futures::{StreamExt, stream};
use tekup_base::{Error, Result, TenantId};
use tekup_db::{
    Db, DbError,
    sql::queries::core::{channels, messages as sql},
};
use tokio::sync::mpsc;
use uuid::Uuid;

use super::{
    Channel,
    log::{Heard, Log, Place, Record, Span, Waiting},
};
use wire::{HEAD, head, names, passed, record, root, stream_name};

/// Longest wait for the server.
const WAIT: Duration = Duration::from_secs(5);
/// Longest wait for something that asks the server more than once.
const LONGEST: Duration = Duration::from_secs(15);
/// How long the server knows a message by its id again.
const DUPLICATES: Duration = Duration::from_secs(120);
/// Rest between two looks at who has grown.
const REST: Duration = Duration::from_millis(5);
/// Questions to the server at once.
const AT_ONCE: usize = 16;
/// The process that a message comes from.
const ORIGIN: &str = "Tekup-Origin";
const GROWN: &str = "tekup-grown";
const PASSING: &str = "tekup-passing";

/// Messages in JetStream: a stream for every channel of a tenant, whose numbers are the channel's.
pub(crate) struct NatsLog {
    client: Client,
    context: Context,
    db: Db,
    origin: String,
    /// Retention of the streams that are known to be there.
    shaped: Mutex<HashMap<Place, i64>>,
}

impl NatsLog {
    /// Connects in the background: a server that is away is tried again and again.
    pub async fn open(url: &str, db: Db) -> Result<Self> {
        let client = ConnectOptions::new()
            .name("tekup")
            .retry_on_initial_connect()
            .connection_timeout(WAIT)
            .request_timeout(Some(WAIT))
            .connect(url)
            .await
            .map_err(Error::internal)?;
        let context = jetstream::ContextBuilder::new()
            .timeout(WAIT)
            .ack_timeout(WAIT)
            .backpressure_on_inflight(true)
            .build(client.clone());
        Ok(Self {
            client,
            context,
            db,
            origin: Uuid::new_v4().simple().to_string(),
            shaped: Mutex::default(),
        })
    }

    /// The channel's stream, made if it is not there.
    async fn stream(&self, place: Place) -> Result<Stream<()>> {
        if self.retention(place).is_none() {
            let tx = self.db.begin_system("see the rules of a channel").await?;
            let rows = channels::channels_by_id()
                .bind(&tx, &vec![place.tenant.0], &vec![place.channel.0])
                .all()
                .await
                .map_err(DbError::from)?;
            tx.commit().await?;
            let row = rows.first().ok_or_else(|| Error::not_found("channel"))?;
            self.make(place, row.retention_seconds).await?;
        }
        self.context
            .get_stream_no_info(stream_name(place))
            .await
            .map_err(away)
    }

    async fn make(&self, place: Place, retention: i64) -> Result<()> {
        if self.retention(place) == Some(retention) {
            return Ok(());
        }
        let max_age = Duration::from_secs(retention.unsigned_abs());
        let config = Config {
            name: stream_name(place),
            subjects: vec![format!("{}.>", root(place))],
            max_age,
            duplicate_window: DUPLICATES.min(max_age),
            ..Config::default()
        };
        self.context
            .create_or_update_stream(config)
            .await
            .map_err(away)?;
        let mut shaped = self.shaped.lock().unwrap_or_else(PoisonError::into_inner);
        shaped.insert(place, retention);
        Ok(())
    }

    fn retention(&self, place: Place) -> Option<i64> {
        let shaped = self.shaped.lock().unwrap_or_else(PoisonError::into_inner);
        shaped.get(&place).copied()
    }

    /// Publishes all, then waits for each to be safe. The client alone would wait for ever for a place in its queue.
    async fn keep(&self, place: Place, records: &[Record]) -> Result<Vec<i64>> {
        in_time(LONGEST, self.keep_all(place, records)).await
    }

    async fn keep_all(&self, place: Place, records: &[Record]) -> Result<Vec<i64>> {
        self.stream(place).await?;
        let mut acks = Vec::with_capacity(records.len());
        for record in records {
            let message = PublishMessage::build()
                .payload(record.payload.clone().into())
                .header(HEAD, head(record)?.as_str())
                .message_id(record.id.to_string());
            let subject = format!("{}.{}", root(place), record.subject);
            acks.push(
                self.context
                    .send_publish(subject, message)
                    .await
                    .map_err(away)?,
            );
        }
        let mut sequences = Vec::with_capacity(acks.len());
        for ack in acks {
            sequences.push(number(ack.await.map_err(away)?.sequence));
        }
        let mut headers = HeaderMap::new();
        headers.insert(ORIGIN, self.origin.as_str());
        let told = self
            .client
            .publish_with_headers(GROWN, headers, bytes::Bytes::new());
        // A hint: what it would have said is seen a little later.
        let _ = told.await;
        Ok(sequences)
    }

    /// Reads from where the policy says, without waiting for more.
    ///
    /// The client waits for ever for the rest of a batch whose connection broke off.
    async fn fetch(&self, place: Place, from: DeliverPolicy, most: usize) -> Result<Vec<Record>> {
        in_time(LONGEST, self.fetch_batch(place, from, most)).await
    }

    async fn fetch_batch(
        &self,
        place: Place,
        from: DeliverPolicy,
        most: usize,
    ) -> Result<Vec<Record>> {
        let stream = self.stream(place).await?;
        let consumer = stream
            .create_consumer(pull::Config {
                deliver_policy: from,
                ack_policy: AckPolicy::None,
                inactive_threshold: WAIT,
                memory_storage: true,
                num_replicas: 1,
                ..pull::Config::default()
            })
            .await
            .map_err(away)?;
        let mut batch = consumer
            .fetch()
            .max_messages(most)
            .messages()
            .await
            .map_err(away)?;
        let mut records = Vec::new();
        while let Some(message) = batch.next().await {
            let message = message.map_err(|error| away(std::io::Error::other(error)))?;
            let sequence = message
                .info()
                .map_err(|error| away(std::io::Error::other(error)))?
                .stream_sequence;
            let headers = message.headers.as_ref();
            records.extend(record(
                place,
                number(sequence),
                &message.subject,
                headers,
                &message.payload,
            ));
        }
        // It would go by itself after a while.
        let _ = stream.delete_consumer(&consumer.cached_info().name).await;
        Ok(records)
    }
}

#[async_trait]
impl Log for NatsLog {
    async fn append(&self, place: Place, records: &[Record]) -> Result<Vec<i64>> {
        let kept = self.keep(place, records).await;
        if kept.is_err() {
            // The stream may have gone with the server's disk.
            let mut shaped = self.shaped.lock().unwrap_or_else(PoisonError::into_inner);
            shaped.remove(&place);
        }
        kept
    }

    async fn carry(&self, waiting: Vec<Waiting>) -> Result<Vec<Waiting>> {
        let mut places: BTreeMap<Place, Vec<Waiting>> = BTreeMap::new();
        for one in waiting {
            places.entry(one.place).or_default().push(one);
        }
        // First there, then out of the outbox: what is published twice in between is known by its id.
        for (place, waiting) in &mut places {
            let records: Vec<_> = waiting.iter().map(|one| one.record.clone()).collect();
            let sequences = self.append(*place, &records).await?;
            for (one, sequence) in waiting.iter_mut().zip(sequences) {
                one.record.sequence = sequence;
            }
        }
        let carried: Vec<_> = places.into_values().flatten().collect();
        let tenants: Vec<_> = carried.iter().map(|one| one.place.tenant.0).collect();
        let positions: Vec<_> = carried.iter().map(|one| one.position).collect();
        let tx = self.db.begin_system("carry messages into channels").await?;
        sql::take_waiting()
            .bind(&tx, &tenants, &positions)
            .all()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        Ok(carried)
    }

    async fn read(&self, place: Place, after: i64, most: usize) -> Result<Vec<Record>> {
        let start_sequence = after.unsigned_abs() + 1;
        let from = DeliverPolicy::ByStartSequence { start_sequence };
        self.fetch(place, from, most).await
    }

    async fn find(&self, place: Place, sequences: &[i64]) -> Result<Vec<Record>> {
        let stream = self.stream(place).await?;
        let found: Vec<_> = stream::iter(sequences.to_vec())
            .map(|sequence| {
                let stream = stream.clone();
                async move { stream.get_raw_message(sequence.unsigned_abs()).await }
            })
            .buffered(AT_ONCE)
            .collect()
            .await;
        let mut records = Vec::with_capacity(found.len());
        for message in found {
            match message {
                Ok(message) => records.extend(record(
                    place,
                    number(message.sequence),
                    &message.subject,
                    Some(&message.headers),
                    &message.payload,
                )),
                Err(error) if gone(&error) => {}
                Err(error) => return Err(away(error)),
            }
        }
        Ok(records)
    }

    async fn span(&self, place: Place) -> Result<Span> {
        let info = self.stream(place).await?.get_info().await.map_err(away)?;
        let last = number(info.state.last_sequence);
        let first = match info.state.messages {
            0 => last + 1,
            _ => number(info.state.first_sequence),
        };
        Ok(Span { first, last })
    }

    async fn position_at(&self, place: Place, at: DateTime<Utc>) -> Result<i64> {
        let from = DeliverPolicy::ByStartTime { start_time: at };
        match self.fetch(place, from, 1).await?.first() {
            Some(record) => Ok(record.sequence - 1),
            None => Ok(self.span(place).await?.last),
        }
    }

    async fn grown(&self, seen: &[(Place, i64)]) -> Result<Vec<Place>> {
        let spans: Vec<_> = stream::iter(seen.to_vec())
            .map(|(place, seen)| async move { (place, seen, self.span(place).await) })
            .buffered(AT_ONCE)
            .collect()
            .await;
        let mut grown = Vec::new();
        for (place, seen, span) in spans {
            if span?.last > seen {
                grown.push(place);
            }
        }
        Ok(grown)
    }

    async fn shape(&self, tenant: TenantId, channel: &Channel) -> Result<()> {
        self.make(channel.place(tenant), channel.retention_seconds)
            .await
    }

    /// JetStream does it by the stream's age.
    async fn prune(&self, _: DateTime<Utc>) -> Result<u64> {
        Ok(0)
    }

    fn passes(&self) -> bool {
        true
    }

    async fn pass(&self, place: Place, record: &Record) -> Result<()> {
        let mut headers = HeaderMap::new();
        headers.insert(ORIGIN, self.origin.as_str());
        headers.insert(HEAD, head(record)?.as_str());
        let subject = format!("{PASSING}.{}.{}", names(place), record.subject);
        let told =
            self.client
                .publish_with_headers(subject, headers, record.payload.clone().into());
        in_time(WAIT, async { told.await.map_err(away) }).await
    }

    async fn listen(&self, heard: mpsc::Sender<Heard>, idle: Duration) {
        while !heard.is_closed() {
            if let Err(error) = self.listen_once(&heard, idle).await {
                tracing::warn!(
                    ?error,
                    "channels could not be listened to; it is tried again"
                );
            }
            tokio::time::sleep(idle).await;
        }
    }
}

impl NatsLog {
    async fn listen_once(&self, heard: &mpsc::Sender<Heard>, idle: Duration) -> Result<()> {
        let mut grown = self.client.subscribe(GROWN).await.map_err(away)?;
        let passing = format!("{PASSING}.>");
        let mut passing = self.client.subscribe(passing).await.map_err(away)?;
        let mut look = tokio::time::Instant::now();
        loop {
            let said = tokio::select! {
                message = grown.next() => {
                    let Some(message) = message else { return Ok(()) };
                    if !self.is_mine(message.headers.as_ref()) {
                        look = look.min(tokio::time::Instant::now() + REST);
                    }
                    None
                }
                message = passing.next() => {
                    let Some(message) = message else { return Ok(()) };
                    if self.is_mine(message.headers.as_ref()) { None } else { passed(&message) }
                }
                () = tokio::time::sleep_until(look) => {
                    look = tokio::time::Instant::now() + idle;
                    Some(Heard::Grown)
                }
            };
            if let Some(said) = said
                && heard.send(said).await.is_err()
            {
                return Ok(());
            }
        }
    }

    fn is_mine(&self, headers: Option<&HeaderMap>) -> bool {
        let origin = headers.and_then(|headers| headers.get(ORIGIN));
        origin.is_some_and(|origin| origin.as_str() == self.origin)
    }
}

async fn in_time<T>(longest: Duration, work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::time::timeout(longest, work)
        .await
        .unwrap_or_else(|elapsed| Err(away(elapsed)))
}

fn number(sequence: u64) -> i64 {
    i64::try_from(sequence).unwrap_or(i64::MAX)
}

fn gone(error: &jetstream::stream::RawMessageError) -> bool {
    matches!(
        error.kind(),
        jetstream::stream::LastRawMessageErrorKind::NoMessageFound
    )
}

fn away(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::unavailable("the message server is away for a moment; try again").caused_by(error)
}
