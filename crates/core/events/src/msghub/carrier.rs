use std::{
    collections::{BTreeMap, HashSet},
    time::Duration,
};

use tekup_base::{Result, TenantId};
use tekup_db::{
    DbError,
    sql::queries::core::{channels, messages as sql},
};

use super::{
    Channel, MsgHub,
    log::{Place, Record, Waiting},
};
use crate::Actor;

/// Messages carried at once.
const BATCH: i64 = 200;
/// Rest after a batch, so that under load many transactions share one.
const REST: Duration = Duration::from_millis(5);
/// How long the outbox is left alone when nobody hints, and after a failure.
const IDLE: Duration = Duration::from_secs(1);

impl MsgHub {
    /// Carries what waits in the outbox into its channels: messages that were published in a transaction, and the
    /// events that the relay has put there for channels that want them.
    pub(crate) async fn carry_all(&self) {
        let mut outbox = self.db().listen(&["tekup_channels", "tekup_events"]);
        loop {
            match self.carry_batch().await {
                Ok(0) => outbox.wait(IDLE).await,
                Ok(_) => tokio::time::sleep(REST).await,
                Err(error) => {
                    tracing::warn!(
                        ?error,
                        "messages could not be carried into their channels; they wait"
                    );
                    tokio::time::sleep(IDLE).await;
                }
            }
        }
    }

    /// Carries up to a batch; returns how many.
    async fn carry_batch(&self) -> Result<usize> {
        let waiting = self.waiting().await?;
        if waiting.is_empty() {
            return Ok(0);
        }
        let encrypted = self.encrypted(&waiting).await?;
        let mut sealed = Vec::with_capacity(waiting.len());
        for mut one in waiting {
            if encrypted.contains(&one.place) {
                self.keys()
                    .seal(one.place, std::slice::from_mut(&mut one.record))
                    .await?;
            }
            sealed.push(one);
        }
        let carried = self.log().carry(sealed).await?;
        metrics::counter!("tekup_messages_carried_total").increment(carried.len() as u64);
        let places: HashSet<_> = carried.iter().map(|one| one.place).collect();
        for place in places {
            if let Some(live) = self.fan().live(place) {
                self.catch_up_soon(live);
            }
        }
        Ok(carried.len())
    }

    async fn waiting(&self) -> Result<Vec<Waiting>> {
        let tx = self
            .db()
            .begin_system("see which messages wait for their channels")
            .await?;
        let rows = sql::waiting_messages().bind(&tx, &BATCH).all().await;
        let rows = rows.map_err(DbError::from)?;
        tx.commit().await?;
        Ok(rows.into_iter().map(Waiting::from).collect())
    }

    /// Which of the channels seal what they hold. Where one first gets something, its backend learns its rules.
    async fn encrypted(&self, waiting: &[Waiting]) -> Result<HashSet<Place>> {
        let places: BTreeMap<Place, ()> = waiting.iter().map(|one| (one.place, ())).collect();
        let tenants: Vec<_> = places.keys().map(|place| place.tenant.0).collect();
        let ids: Vec<_> = places.keys().map(|place| place.channel.0).collect();
        let tx = self.db().begin_system("see the rules of channels").await?;
        let rows = channels::channels_by_id()
            .bind(&tx, &tenants, &ids)
            .all()
            .await;
        let rows = rows.map_err(DbError::from)?;
        tx.commit().await?;
        let mut encrypted = HashSet::new();
        for row in rows {
            let tenant = TenantId(row.tenant_id);
            let channel = Channel {
                id: row.id.into(),
                name: row.name,
                description: row.description,
                persisted: row.persisted,
                encrypted: row.encrypted,
                retention_seconds: row.retention_seconds,
                carries: row.carries,
                created_at: row.created_at,
                updated_at: row.updated_at,
            };
            self.log().shape(tenant, &channel).await?;
            if channel.encrypted {
                encrypted.insert(channel.place(tenant));
            }
        }
        Ok(encrypted)
    }
}

impl From<sql::WaitingMessages> for Waiting {
    fn from(row: sql::WaitingMessages) -> Self {
        Self {
            position: row.position,
            place: Place {
                tenant: TenantId(row.tenant_id),
                channel: row.channel_id.into(),
            },
            record: Record {
                sequence: 0,
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
            },
        }
    }
}
