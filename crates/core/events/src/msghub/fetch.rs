use std::{collections::HashMap, sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, sql::queries::core::groups as sql};

use super::{
    Channel, Group, Message, MsgHub, SubjectFilter,
    hub::PAGE,
    log::{Place, Record},
};

/// Messages handed out in one call at most.
const MOST: usize = 100;
/// Messages that a group may have taken up and not done; past that nothing new is taken up.
const OPEN: i64 = 1_000;
/// Parts of the channel looked through in one go.
const LOOKS: usize = 10;
/// Longest wait for a message, and longest time without a look at what is due again.
const WAIT: Duration = Duration::from_secs(20);
const LOOK: Duration = Duration::from_millis(500);
/// Longest time that a refused message may rest.
const REST: TimeDelta = TimeDelta::hours(12);

/// What a consumer acknowledges: a message, and which handing out of it. When another consumer has got it since, this
/// one's word no longer counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Receipt {
    /// The message's sequence.
    #[schemars(range(min = 0))]
    pub sequence: i64,
    /// The how manieth time it was handed out.
    #[schemars(range(min = 1))]
    pub delivery: i32,
}

/// A message in a consumer's hands.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Delivered {
    /// Give this back to acknowledge or refuse it.
    pub receipt: Receipt,
    /// Until when this consumer has it.
    pub until: DateTime<Utc>,
    /// The message.
    pub message: Message,
}

impl MsgHub {
    /// Hands at most `most` (100) messages of a group to `consumer`, who has them for the group's visibility time;
    /// waits up to `wait` (20 s) for the first. Two messages of one key are never out at once.
    ///
    /// # Errors
    /// `NotFound` for channel or group, or when the backend fails.
    pub async fn fetch(
        &self,
        ctx: &OpContext,
        channel: &str,
        group: &str,
        consumer: &str,
        most: usize,
        wait: Duration,
    ) -> Result<Vec<Delivered>> {
        let channel = self.channel(ctx, channel).await?;
        let place = channel.place(ctx.tenant());
        let tx = self.db().begin_single(ctx).await?;
        let group = self.group(&tx, &channel, group).await?;
        drop(tx);
        let until = tokio::time::Instant::now() + wait.min(WAIT);
        let mut news = None;
        loop {
            let found = self
                .take(ctx, &channel, place, &group, consumer, most.clamp(1, MOST))
                .await?;
            let now = tokio::time::Instant::now();
            if !found.is_empty() || now >= until {
                return Ok(found);
            }
            match &mut news {
                // Listens first and looks once more: nothing slips through between.
                None => news = Some(self.listen_to(place, &channel).await?),
                Some(news) => {
                    let _ = tokio::time::timeout(LOOK.min(until - now), news.recv()).await;
                }
            }
        }
    }

    async fn take(
        &self,
        ctx: &OpContext,
        channel: &Arc<Channel>,
        place: Place,
        group: &Group,
        consumer: &str,
        most: usize,
    ) -> Result<Vec<Delivered>> {
        let filter = SubjectFilter::parse("subject", &group.subject)?;
        let mut fresh = Vec::new();
        let mut known = HashMap::new();
        let mut claimed = Vec::new();
        let mut until = ctx.now();
        for _ in 0..LOOKS {
            let now = ctx.now();
            until = now + TimeDelta::seconds(group.visibility_seconds.into());
            let claim = Claim {
                consumer,
                now,
                until,
                most: most - claimed.len(),
            };
            let taken = self.claim(ctx, group, &filter, &fresh, &claim).await?;
            claimed.extend(taken.claimed);
            if claimed.len() >= most || !taken.room {
                break;
            }
            // No transaction is open here: the log may be elsewhere.
            fresh = self.log().read(place, taken.position, PAGE).await?;
            if fresh.is_empty() {
                break;
            }
            known.extend(fresh.iter().map(|record| (record.sequence, record.clone())));
        }
        self.delivered(ctx, place, channel, group, until, claimed, known)
            .await
    }

    /// Takes up what was read of the channel, and hands out what is due.
    async fn claim(
        &self,
        ctx: &OpContext,
        group: &Group,
        filter: &SubjectFilter,
        fresh: &[Record],
        claim: &Claim<'_>,
    ) -> Result<Taken> {
        let tx = self.db().begin(ctx).await?;
        let id = group.id.0;
        let locked = sql::lock_group()
            .bind(&tx, &id)
            .opt()
            .await
            .map_err(DbError::from)?;
        let mut position = locked.ok_or_else(|| Error::not_found("group"))?.position;
        // Another consumer may have taken up some of these.
        let fresh: Vec<_> = fresh.iter().filter(|one| one.sequence > position).collect();
        if let Some(last) = fresh.last() {
            let wanted = fresh.iter().filter(|one| filter.matches(&one.subject));
            let (sequences, keys): (Vec<_>, Vec<_>) =
                wanted.map(|one| (one.sequence, one.key.as_str())).unzip();
            if !sequences.is_empty() {
                sql::insert_deliveries()
                    .bind(&tx, &ctx.tenant().0, &id, &claim.now, &sequences, &keys)
                    .await
                    .map_err(DbError::from)?;
            }
            position = last.sequence;
            sql::move_group()
                .bind(&tx, &position, &id)
                .await
                .map_err(DbError::from)?;
        }
        sql::bury_expired()
            .bind(&tx, &claim.now, &id, &group.max_deliveries)
            .await
            .map_err(DbError::from)?;
        let most = i64::try_from(claim.most).unwrap_or(i64::MAX);
        let rows = sql::claim_deliveries()
            .bind(&tx, &claim.until, &claim.consumer, &id, &claim.now, &most)
            .all()
            .await
            .map_err(DbError::from)?;
        let open = sql::open_deliveries().bind(&tx, &id).one().await;
        let room = open.map_err(DbError::from)? < OPEN;
        tx.commit().await?;
        let claimed = rows.into_iter().map(|row| Receipt {
            sequence: row.sequence,
            delivery: row.deliveries,
        });
        Ok(Taken {
            claimed: claimed.collect(),
            position,
            room,
        })
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "what was claimed, of whom, and what is known of it"
    )]
    async fn delivered(
        &self,
        ctx: &OpContext,
        place: Place,
        channel: &Channel,
        group: &Group,
        until: DateTime<Utc>,
        mut claimed: Vec<Receipt>,
        mut known: HashMap<i64, Record>,
    ) -> Result<Vec<Delivered>> {
        claimed.sort_by_key(|receipt| receipt.sequence);
        let unknown: Vec<_> = claimed
            .iter()
            .map(|receipt| receipt.sequence)
            .filter(|sequence| !known.contains_key(sequence))
            .collect();
        if !unknown.is_empty() {
            let found = self.log().find(place, &unknown).await?;
            known.extend(found.into_iter().map(|record| (record.sequence, record)));
        }
        let (mut records, mut receipts, mut gone) = (Vec::new(), Vec::new(), Vec::new());
        for receipt in claimed {
            match known.remove(&receipt.sequence) {
                Some(record) => {
                    records.push(record);
                    receipts.push(receipt);
                }
                None => gone.push(receipt.sequence),
            }
        }
        if !gone.is_empty() {
            // Past its time before anybody got to it.
            let tx = self.db().begin(ctx).await?;
            sql::forget_deliveries()
                .bind(&tx, &group.id.0, &gone)
                .await
                .map_err(DbError::from)?;
            tx.commit().await?;
        }
        let messages = self.open_records(place, channel, records).await?;
        Ok(receipts
            .into_iter()
            .zip(messages)
            .map(|(receipt, message)| Delivered {
                receipt,
                until,
                message: Arc::unwrap_or_clone(message),
            })
            .collect())
    }

    /// Says that messages are done; returns which of them counted: not those that another consumer has by now.
    ///
    /// # Errors
    /// `NotFound` for channel or group, or when the database fails.
    pub async fn acknowledge(
        &self,
        ctx: &OpContext,
        channel: &str,
        group: &str,
        receipts: &[Receipt],
    ) -> Result<Vec<i64>> {
        let channel = self.channel(ctx, channel).await?;
        let tx = self.db().begin(ctx).await?;
        let group = self.group(&tx, &channel, group).await?;
        let (sequences, deliveries) = apart(receipts);
        let done = sql::acknowledge()
            .bind(&tx, &sequences, &deliveries, &group.id.0)
            .all()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        Ok(done)
    }

    /// Gives messages back, to be handed out again after `rest`; one that has been handed out as often as the group
    /// allows is dead. Returns which of them counted.
    ///
    /// # Errors
    /// `NotFound` for channel or group, or when the database fails.
    pub async fn refuse(
        &self,
        ctx: &OpContext,
        channel: &str,
        group: &str,
        receipts: &[Receipt],
        rest: TimeDelta,
        reason: Option<&str>,
    ) -> Result<Vec<i64>> {
        let channel = self.channel(ctx, channel).await?;
        let tx = self.db().begin(ctx).await?;
        let group = self.group(&tx, &channel, group).await?;
        let (sequences, deliveries) = apart(receipts);
        let visible = ctx.now() + rest.clamp(TimeDelta::zero(), REST);
        let given = sql::refuse()
            .bind(
                &tx,
                &visible,
                &reason,
                &group.max_deliveries,
                &ctx.now(),
                &sequences,
                &deliveries,
                &group.id.0,
            )
            .all()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        Ok(given)
    }
}

struct Claim<'a> {
    consumer: &'a str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    most: usize,
}

struct Taken {
    claimed: Vec<Receipt>,
    position: i64,
    /// Whether more may be taken up.
    room: bool,
}

fn apart(receipts: &[Receipt]) -> (Vec<i64>, Vec<i32>) {
    receipts
        .iter()
        .map(|one| (one.sequence, one.delivery))
        .unzip()
}
