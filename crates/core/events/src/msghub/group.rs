use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{ChannelId, Error, GroupId, Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, TenantTx, sql::queries::core::groups as sql};

use super::{Channel, MsgHub, Position, SubjectFilter, channel::check_name};

/// Groups of one channel at most.
const MOST: i64 = 100;

/// Consumers that share the work of a channel: each message goes to one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Which.
    pub id: GroupId,
    /// What it is called.
    pub name: String,
    /// Which subjects it takes.
    pub subject: String,
    /// Up to here the channel has been looked at.
    pub position: i64,
    /// How long a consumer may have a message in hand before another gets it.
    pub visibility_seconds: i32,
    /// How often a message is handed out before it counts as dead.
    pub max_deliveries: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    #[serde(skip)]
    pub(crate) channel: ChannelId,
}

/// A group and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GroupState {
    /// The group.
    #[serde(flatten)]
    pub group: Group,
    /// Messages of the channel that it has not looked at, also of subjects that it does not take.
    pub lag: i64,
    /// Messages that consumers have in hand.
    pub in_hand: i64,
    /// Messages taken up that wait: for one of the same key before them, or to be handed out again.
    pub waiting: i64,
    /// Messages that were handed out too often.
    pub dead: i64,
}

/// A group to be made.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GroupSettings {
    /// What it is called: small letters, digits, - and _.
    #[schemars(length(min = 1, max = 63))]
    pub name: String,
    /// Which subjects it takes, as a pattern; all when absent.
    #[schemars(length(min = 1, max = 200))]
    pub subject: Option<String>,
    /// Where it begins; with what is published from now on when absent.
    #[serde(default)]
    pub from: Position,
    /// How long a consumer may have a message in hand before another gets it, 1 to 43200 seconds; 30 when absent.
    #[schemars(range(min = 1, max = 43_200))]
    pub visibility_seconds: Option<i32>,
    /// How often a message is handed out before it counts as dead, 1 to 100; 5 when absent.
    #[schemars(range(min = 1, max = 100))]
    pub max_deliveries: Option<i32>,
}

impl MsgHub {
    /// Where a group of `channel` begins, for [`MsgHub::create_group`] and [`MsgHub::move_group`]: asked before
    /// their transaction.
    ///
    /// # Errors
    /// When the channel is not persisted, or the backend fails.
    pub async fn position(
        &self,
        ctx: &OpContext,
        channel: &Channel,
        from: Position,
    ) -> Result<i64> {
        if !channel.persisted {
            return Err(Error::field(
                "channel",
                "not_persisted",
                format!(
                    "{} keeps nothing, so no group can go on where it stopped; subscribe to it",
                    channel.name
                ),
            ));
        }
        let place = channel.place(ctx.tenant());
        let position = self.resolve(place, channel, from).await?;
        let span = self.log().span(place).await?;
        Ok(position.clamp((span.first - 1).max(0), span.last))
    }

    /// Makes a group that begins after `position`.
    ///
    /// # Errors
    /// A validation error, or `Conflict` when the name is taken or the channel has 100 groups.
    pub async fn create_group(
        &self,
        tx: &TenantTx,
        ctx: &OpContext,
        channel: &Channel,
        settings: &GroupSettings,
        position: i64,
    ) -> Result<Group> {
        check_name("name", &settings.name)?;
        let filter = match &settings.subject {
            Some(subject) => SubjectFilter::parse("subject", subject)?,
            None => SubjectFilter::all(),
        };
        let count = sql::count_groups().bind(tx, &channel.id.0).one().await;
        if count.map_err(DbError::from)? >= MOST {
            return Err(Error::conflict(
                "a channel has at most 100 groups; delete one first",
            ));
        }
        let made = sql::insert_group()
            .bind(
                tx,
                &ctx.tenant().0,
                &GroupId::new().0,
                &channel.id.0,
                &settings.name,
                &filter.as_str(),
                &position,
                &settings.visibility_seconds.unwrap_or(30),
                &settings.max_deliveries.unwrap_or(5),
                &ctx.now(),
            )
            .await;
        made.map_err(DbError::from).map_err(|error| match error {
            taken if taken.is_unique_violation() => Error::conflict(format!(
                "{} has a group {} already",
                channel.name, settings.name
            )),
            other => other.into(),
        })?;
        self.group(tx, channel, &settings.name).await
    }

    /// The channel's group of this name.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub async fn group(&self, tx: &TenantTx, channel: &Channel, name: &str) -> Result<Group> {
        let row = sql::group_by_name()
            .bind(tx, &channel.id.0, &name)
            .opt()
            .await;
        row.map_err(DbError::from)?
            .map(Group::from)
            .ok_or_else(|| Error::not_found(&format!("group {name}")))
    }

    /// The channel's groups by name, with how far they have come.
    ///
    /// # Errors
    /// When the database or the backend fails.
    pub async fn groups(
        &self,
        ctx: &OpContext,
        channel: &Channel,
        page: &PageRequest,
    ) -> Result<Page<GroupState>> {
        let after: String = page.after()?.unwrap_or_default();
        let limit = page.limit();
        let last = match channel.persisted {
            true => self.log().span(channel.place(ctx.tenant())).await?.last,
            false => 0,
        };
        let tx = self.db().begin_single(ctx).await?;
        let rows = sql::list_groups()
            .bind(&tx, &ctx.now(), &channel.id.0, &after, &(limit + 1))
            .all()
            .await
            .map_err(DbError::from)?;
        let groups = rows
            .into_iter()
            .map(|row| GroupState {
                lag: (last - row.position).max(0),
                in_hand: row.in_hand,
                waiting: row.waiting,
                dead: row.dead,
                group: Group {
                    id: row.id.into(),
                    name: row.name,
                    subject: row.subject,
                    position: row.position,
                    visibility_seconds: row.visibility_seconds,
                    max_deliveries: row.max_deliveries,
                    created_at: row.created_at,
                    channel: row.channel_id.into(),
                },
            })
            .collect();
        Ok(Page::from_rows(groups, limit, |one: &GroupState| {
            one.group.name.clone()
        }))
    }

    /// Has a group begin anew after `position`: what it had taken up and not done is forgotten, dead letters stay.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn move_group(&self, tx: &TenantTx, group: &Group, position: i64) -> Result<()> {
        let id = group.id.0;
        // Behind whoever is fetching.
        sql::lock_group()
            .bind(tx, &id)
            .opt()
            .await
            .map_err(DbError::from)?;
        sql::move_group()
            .bind(tx, &position, &id)
            .await
            .map_err(DbError::from)?;
        sql::forget_open()
            .bind(tx, &id)
            .await
            .map_err(DbError::from)?;
        Ok(())
    }

    /// Deletes a group with its dead letters.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_group(&self, tx: &TenantTx, group: &Group) -> Result<()> {
        sql::delete_group()
            .bind(tx, &group.id.0)
            .await
            .map_err(DbError::from)?;
        Ok(())
    }
}

impl From<sql::Group> for Group {
    fn from(row: sql::Group) -> Self {
        Self {
            id: row.id.into(),
            name: row.name,
            subject: row.subject,
            position: row.position,
            visibility_seconds: row.visibility_seconds,
            max_deliveries: row.max_deliveries,
            created_at: row.created_at,
            channel: row.channel_id.into(),
        }
    }
}
