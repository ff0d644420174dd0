use std::{collections::BTreeMap, time::Duration};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use tekup_base::{Error, Result, TenantId};
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_db::{
    Db, DbError, DbResult,
    sql::{
        client::GenericClient,
        queries::core::{channels, messages as sql},
    },
};
use tokio::sync::mpsc;
use uuid::Uuid;

use super::{
    Channel,
    log::{Heard, Log, Place, Record, Span, Waiting},
};
use crate::Actor;

/// Rest between two looks at who has grown, so that under load one look serves many batches.
const REST: Duration = Duration::from_millis(10);
/// Messages that go in one statement when channels are pruned, and channels looked at.
const PRUNED: i64 = 5_000;
const CHANNELS: i64 = 200;

/// Messages in the table `channel_log`, in partitions of a month.
#[derive(Debug)]
pub(crate) struct PostgresLog {
    pub db: Db,
}

impl Place {
    /// Tekup itself, at work for the channel's tenant.
    pub fn context(self) -> OpContext {
        OpContextBuilder::system("channels", self.tenant, Door::Internal).build()
    }
}

#[async_trait]
impl Log for PostgresLog {
    async fn append(&self, place: Place, records: &[Record]) -> Result<Vec<i64>> {
        let mut tx = self.db.begin(&place.context()).await?;
        let sequences = insert(&tx, place, records).await?;
        tx.defer(
            include_str!("../../../../../sql/deferred/notify_messages.sql"),
            Vec::new(),
        );
        tx.commit().await?;
        Ok(sequences)
    }

    async fn carry(&self, waiting: Vec<Waiting>) -> Result<Vec<Waiting>> {
        let tx = self.db.begin_system("carry messages into channels").await?;
        let locked = sql::try_carrier_lock().bind(&tx).one().await;
        if !locked.map_err(DbError::from)? {
            return Ok(Vec::new());
        }
        let tenants: Vec<_> = waiting.iter().map(|one| one.place.tenant.0).collect();
        let positions: Vec<_> = waiting.iter().map(|one| one.position).collect();
        let ours = sql::take_waiting()
            .bind(&tx, &tenants, &positions)
            .all()
            .await
            .map_err(DbError::from)?;
        let mut places: BTreeMap<Place, Vec<Waiting>> = BTreeMap::new();
        for one in waiting {
            if ours.contains(&one.position) {
                places.entry(one.place).or_default().push(one);
            }
        }
        // In the order of their keys, as any other who locks the ends of several channels.
        for (place, waiting) in &mut places {
            let records: Vec<_> = waiting.iter().map(|one| one.record.clone()).collect();
            let sequences = insert(&tx, *place, &records).await?;
            for (one, sequence) in waiting.iter_mut().zip(sequences) {
                one.record.sequence = sequence;
            }
        }
        sql::notify_messages()
            .bind(&tx)
            .one()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        Ok(places.into_values().flatten().collect())
    }

    async fn read(&self, place: Place, after: i64, most: usize) -> Result<Vec<Record>> {
        let tx = self.db.begin_single(&place.context()).await?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = sql::read_messages()
            .bind(&tx, &place.channel.0, &after, &most)
            .all()
            .await
            .map_err(DbError::from)?;
        Ok(rows.into_iter().map(Record::from).collect())
    }

    async fn find(&self, place: Place, sequences: &[i64]) -> Result<Vec<Record>> {
        let tx = self.db.begin_single(&place.context()).await?;
        let rows = sql::messages_by_number()
            .bind(&tx, &place.channel.0, &sequences)
            .all()
            .await
            .map_err(DbError::from)?;
        Ok(rows.into_iter().map(Record::from).collect())
    }

    async fn span(&self, place: Place) -> Result<Span> {
        let tx = self.db.begin_single(&place.context()).await?;
        let row = sql::span().bind(&tx, &place.channel.0).opt().await;
        let row = row.map_err(DbError::from)?;
        let row = row.ok_or_else(|| Error::not_found("channel"))?;
        Ok(Span {
            first: row.first,
            last: row.last,
        })
    }

    async fn position_at(&self, place: Place, at: DateTime<Utc>) -> Result<i64> {
        let tx = self.db.begin_single(&place.context()).await?;
        let position = sql::position_at()
            .bind(&tx, &place.channel.0, &at)
            .one()
            .await;
        Ok(position.map_err(DbError::from)?)
    }

    async fn grown(&self, seen: &[(Place, i64)]) -> Result<Vec<Place>> {
        let tenants: Vec<_> = seen.iter().map(|(place, _)| place.tenant.0).collect();
        let ids: Vec<_> = seen.iter().map(|(place, _)| place.channel.0).collect();
        let seen: Vec<_> = seen.iter().map(|(_, seen)| *seen).collect();
        let tx = self
            .db
            .begin_system("see which channels have grown")
            .await?;
        let rows = sql::grown().bind(&tx, &tenants, &ids, &seen).all().await;
        let rows = rows.map_err(DbError::from)?;
        tx.commit().await?;
        Ok(rows
            .into_iter()
            .map(|row| Place {
                tenant: TenantId(row.tenant_id),
                channel: row.channel_id.into(),
            })
            .collect())
    }

    /// The row is the channel.
    async fn shape(&self, _: TenantId, _: &Channel) -> Result<()> {
        Ok(())
    }

    async fn prune(&self, now: DateTime<Utc>) -> Result<u64> {
        let tx = self.db.begin_system("prune channels").await?;
        let due = channels::channels_to_prune()
            .bind(&tx, &now, &CHANNELS)
            .all()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        let mut pruned = 0;
        for one in due {
            let before = now - TimeDelta::seconds(one.retention_seconds);
            // Each in a transaction of its own: nobody waits for the whole.
            let tx = self.db.begin_system("prune a channel").await?;
            pruned += channels::prune_messages()
                .bind(&tx, &one.tenant_id, &one.id, &PRUNED, &before)
                .await
                .map_err(DbError::from)?;
            tx.commit().await?;
        }
        Ok(pruned)
    }

    /// With Postgres alone, what is not kept stays in the process where it was published.
    fn passes(&self) -> bool {
        false
    }

    async fn pass(&self, _: Place, _: &Record) -> Result<()> {
        Ok(())
    }

    async fn listen(&self, heard: mpsc::Sender<Heard>, idle: Duration) {
        let mut grown = self.db.listen(&["tekup_messages"]);
        while heard.send(Heard::Grown).await.is_ok() {
            grown.wait(idle).await;
            tokio::time::sleep(REST).await;
        }
    }
}

/// Writes records at the end of a channel, which stays locked until the transaction ends.
async fn insert<C: GenericClient>(tx: &C, place: Place, records: &[Record]) -> DbResult<Vec<i64>> {
    let (tenant, channel) = (place.tenant.0, place.channel.0);
    let count = i64::try_from(records.len()).unwrap_or(i64::MAX);
    let last = sql::take_numbers()
        .bind(tx, &count, &tenant, &channel)
        .one()
        .await?;
    let sequences: Vec<i64> = (last - count + 1..=last).collect();
    let ids: Vec<_> = records.iter().map(|one| one.id).collect();
    let subjects: Vec<_> = records.iter().map(|one| one.subject.as_str()).collect();
    let keys: Vec<_> = records.iter().map(|one| one.key.as_str()).collect();
    let headers: Vec<_> = records.iter().map(header_text).collect();
    let payloads: Vec<_> = records.iter().map(|one| one.payload.as_slice()).collect();
    let sealed: Vec<_> = records.iter().map(|one| one.sealed).collect();
    let kinds: Vec<_> = records.iter().map(|one| one.actor.kind.as_str()).collect();
    let actors: Vec<_> = records
        .iter()
        .map(|one| one.actor.id.unwrap_or(Uuid::nil()))
        .collect();
    let times: Vec<_> = records.iter().map(|one| one.at).collect();
    sql::insert_messages()
        .bind(
            tx, &tenant, &channel, &sequences, &ids, &subjects, &keys, &headers, &payloads,
            &sealed, &kinds, &actors, &times,
        )
        .await?;
    Ok(sequences)
}

fn header_text(record: &Record) -> String {
    serde_json::to_string(&record.headers).unwrap_or_else(|_| "{}".to_owned())
}

impl From<sql::Stored> for Record {
    fn from(row: sql::Stored) -> Self {
        Self {
            sequence: row.sequence,
            id: row.id,
            subject: row.subject,
            key: row.key,
            headers: serde_json::from_value(row.headers).unwrap_or_default(),
            payload: row.payload,
            sealed: row.sealed,
            actor: Actor {
                kind: row.actor_type,
                id: row.actor_id,
            },
            at: row.at,
        }
    }
}
