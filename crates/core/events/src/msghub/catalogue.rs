use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{ChannelId, Error, Page, PageRequest, Result, TenantId};
use tekup_context::OpContext;
use tekup_db::{
    DbError, TenantTx,
    sql::queries::core::{channels as sql, messages},
};

use super::{Channel, ChannelSettings, MsgHub, channel::check_name, log::Place};

/// How long a channel is used as it was looked up: changes by other processes take hold after that.
const KEPT: Duration = Duration::from_secs(2);
/// Channels that are kept; past that all are looked up again.
const MOST: usize = 10_000;
/// Channels that a tenant may have.
const CHANNELS: i64 = 100;

/// The channels that were used lately.
#[derive(Debug, Default)]
pub(crate) struct Catalogue(Mutex<HashMap<(TenantId, String), Known>>);

/// A channel, and when it was looked up.
type Known = (Instant, Arc<Channel>);

/// How many messages came in one minute.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChannelRate {
    /// The minute's beginning.
    pub at: DateTime<Utc>,
    /// Messages in it.
    pub count: i64,
}

impl Catalogue {
    fn known(&self, tenant: TenantId, name: &str) -> Option<Arc<Channel>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, channel) = all.get(&(tenant, name.to_owned()))?;
        (since.elapsed() < KEPT).then(|| Arc::clone(channel))
    }

    fn learn(&self, tenant: TenantId, channel: &Arc<Channel>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.clear();
        }
        let known = (Instant::now(), Arc::clone(channel));
        all.insert((tenant, channel.name.clone()), known);
    }

    fn forget(&self, tenant: TenantId, name: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&(tenant, name.to_owned()));
    }
}

impl MsgHub {
    /// The tenant's channel of this name.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub async fn channel(&self, ctx: &OpContext, name: &str) -> Result<Arc<Channel>> {
        if let Some(channel) = self.catalogue().known(ctx.tenant(), name) {
            return Ok(channel);
        }
        let tx = self.db().begin_single(ctx).await?;
        let channel = Arc::new(find(&tx, name).await?);
        self.catalogue().learn(ctx.tenant(), &channel);
        Ok(channel)
    }

    /// The tenant's channels by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn channels(&self, ctx: &OpContext, page: &PageRequest) -> Result<Page<Channel>> {
        let after: String = page.after()?.unwrap_or_default();
        let limit = page.limit();
        let tx = self.db().begin_single(ctx).await?;
        let rows = sql::list_channels()
            .bind(&tx, &after, &(limit + 1))
            .all()
            .await;
        let rows = rows.map_err(DbError::from)?;
        let channels = rows.into_iter().map(Channel::from).collect();
        Ok(Page::from_rows(channels, limit, |channel: &Channel| {
            channel.name.clone()
        }))
    }

    /// Makes a channel in `tx`. [`MsgHub::shape`] follows, once it has committed.
    ///
    /// # Errors
    /// A validation error, or `Conflict` when the name is taken or the tenant has 100 channels.
    pub async fn create_channel(
        &self,
        tx: &TenantTx,
        ctx: &OpContext,
        name: &str,
        persisted: bool,
        settings: &ChannelSettings,
    ) -> Result<Channel> {
        check_name("name", name)?;
        settings.check(persisted)?;
        let count = sql::count_channels().bind(tx).one().await;
        if count.map_err(DbError::from)? >= CHANNELS {
            return Err(Error::conflict(
                "a tenant has at most 100 channels; retire one first",
            ));
        }
        let id = ChannelId::new();
        let made = sql::insert_channel()
            .bind(
                tx,
                &ctx.tenant().0,
                &id.0,
                &name,
                &settings.description,
                &persisted,
                &settings.encrypted,
                &settings.retention_seconds,
                &settings.carries,
                &ctx.now(),
            )
            .await;
        made.map_err(DbError::from).map_err(|error| match error {
            taken if taken.is_unique_violation() => {
                Error::conflict(format!("there is a channel {name} already"))
            }
            other => other.into(),
        })?;
        find(tx, name).await
    }

    /// Changes a channel's rules in `tx`. [`MsgHub::shape`] follows, once it has committed.
    ///
    /// # Errors
    /// A validation error, or `NotFound`.
    pub async fn update_channel(
        &self,
        tx: &TenantTx,
        ctx: &OpContext,
        name: &str,
        settings: &ChannelSettings,
    ) -> Result<Channel> {
        let channel = find(tx, name).await?;
        settings.check(channel.persisted)?;
        sql::update_channel()
            .bind(
                tx,
                &settings.description,
                &settings.encrypted,
                &settings.retention_seconds,
                &settings.carries,
                &ctx.now(),
                &channel.id.0,
            )
            .await
            .map_err(DbError::from)?;
        find(tx, name).await
    }

    /// Retires a channel in `tx`: nothing comes in or goes out any more, what it holds is deleted when it is past its
    /// time, and its name is free.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub async fn retire_channel(
        &self,
        tx: &TenantTx,
        ctx: &OpContext,
        name: &str,
    ) -> Result<Channel> {
        let channel = find(tx, name).await?;
        let now = ctx.now();
        sql::retire_channel()
            .bind(tx, &now, &channel.id.0)
            .await
            .map_err(DbError::from)?;
        self.catalogue().forget(ctx.tenant(), name);
        Ok(channel)
    }

    /// Has the rules of a channel take hold where its messages are kept, and in this process.
    ///
    /// # Errors
    /// When the backend cannot be reached; it is done again when the channel is used.
    pub async fn shape(&self, ctx: &OpContext, channel: &Channel) -> Result<()> {
        self.catalogue()
            .learn(ctx.tenant(), &Arc::new(channel.clone()));
        if channel.persisted {
            self.log().shape(ctx.tenant(), channel).await?;
        }
        Ok(())
    }

    /// Messages a minute since `minutes` ago, at most a day; minutes without any are left out. Of a channel in
    /// memory, and of one that NATS keeps, none are known.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rate(
        &self,
        ctx: &OpContext,
        channel: &Channel,
        minutes: i64,
    ) -> Result<Vec<ChannelRate>> {
        let since = ctx.now() - TimeDelta::minutes(minutes.clamp(1, 1440));
        let tx = self.db().begin_single(ctx).await?;
        let rows = messages::rate()
            .bind(&tx, &channel.id.0, &since)
            .all()
            .await;
        let rows = rows.map_err(DbError::from)?;
        Ok(rows
            .into_iter()
            .map(|row| ChannelRate {
                at: row.minute,
                count: row.count,
            })
            .collect())
    }
}

impl Channel {
    pub(crate) fn place(&self, tenant: TenantId) -> Place {
        Place {
            tenant,
            channel: self.id,
        }
    }
}

/// The channel of this name in the transaction's tenant.
pub(crate) async fn find(tx: &TenantTx, name: &str) -> Result<Channel> {
    let row = sql::channel_by_name().bind(tx, &name).opt().await;
    row.map_err(DbError::from)?
        .map(Channel::from)
        .ok_or_else(|| Error::not_found(&format!("channel {name}")))
}
