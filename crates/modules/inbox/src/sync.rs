//! Fetches what was done in other systems, from each connection when it is due, in one process at a time.
//!
//! What is due stands in the database and is claimed for a while, so that a process that dies is followed by another.
//! What was taken and how far was read are one transaction, which only the process that holds the claim can make.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tekup_base::{ConnectionId, Error, Result, TenantId};
use tekup_connectors::Trouble;
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_db::{DbError, TenantTx, sql::queries::inbox::syncs as sql};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    Inbox,
    cases::Tally,
    kinds::{away, failed},
    store::{self, syncs::Ended},
};

/// How often is looked for what is due.
const LOOK: Duration = Duration::from_secs(2);
/// Connections that one process fetches from at once.
const AT_ONCE: usize = 8;
/// Longest time for one connection before others have their turn.
const LONGEST: Duration = Duration::from_secs(90);
/// How long a claim holds: longer than its process may take.
const KEEP: TimeDelta = TimeDelta::seconds(120);
/// How long a system is left alone that refuses us.
const REFUSED: Duration = Duration::from_secs(300);
/// Longest error kept.
const MAX_ERROR: usize = 500;

/// One connection's turn.
pub(crate) struct Turn {
    pub connection: ConnectionId,
    holder: Uuid,
    cursors: Value,
    /// How far the other system's clock goes before ours, once it has said so.
    pub ahead: Option<TimeDelta>,
    /// Whether there is more than was taken.
    pub more: bool,
}

impl Turn {
    /// How far an object was read.
    pub fn cursor<T: DeserializeOwned>(&self, object: &str) -> Option<T> {
        self.cursors
            .get(object)
            .and_then(|cursor| T::deserialize(cursor).ok())
    }

    /// Notes what the other system's clock says.
    pub fn note_clock(&mut self, says: Option<DateTime<Utc>>) {
        self.ahead = says.map(|says| says - Utc::now()).or(self.ahead);
    }

    /// A transaction that this turn alone may make.
    pub async fn begin(&mut self, inbox: &Inbox, ctx: &OpContext) -> Result<TenantTx, Trouble> {
        let begun = async {
            let tx = inbox.0.db.begin(ctx).await?;
            let held = store::syncs::hold(&tx, self.connection, self.holder).await?;
            Ok::<_, Error>((tx, held))
        };
        let (tx, held) = begun.await.map_err(away)?;
        let lost = || failed("another process has taken over".to_owned());
        self.cursors = held.ok_or_else(lost)?;
        Ok(tx)
    }

    /// Ends it: what was taken, and how far the object is read now.
    pub async fn commit<T: Serialize>(
        &mut self,
        tx: TenantTx,
        cursor: Option<(&str, &T)>,
        tally: Tally,
    ) -> Result<(), Trouble> {
        if let Some((object, cursor)) = cursor {
            let cursor = serde_json::to_value(cursor).unwrap_or_default();
            if let Some(all) = self.cursors.as_object_mut() {
                all.insert(object.to_owned(), cursor);
            }
        }
        let ended = async {
            store::syncs::advance(&tx, self.connection, &self.cursors, tally).await?;
            Ok::<_, Error>(tx.commit().await?)
        };
        ended.await.map_err(away)
    }
}

/// Fetches until `stop`.
pub(crate) async fn watch(inbox: Inbox, stop: CancellationToken) {
    let me = Uuid::now_v7();
    let mut turns = JoinSet::new();
    while !stop.is_cancelled() {
        let room = AT_ONCE.saturating_sub(turns.len());
        match claim(&inbox, me, room).await {
            Ok(claimed) => {
                for (tenant, id) in claimed {
                    let (inbox, stop) = (inbox.clone(), stop.clone());
                    turns.spawn(async move {
                        tokio::select! {
                            outcome = fetch(&inbox, me, tenant, id) => {
                                if let Err(error) = outcome {
                                    tracing::warn!(?error, connection = %id, "a fetch was not recorded");
                                }
                            }
                            () = stop.cancelled() => {}
                        }
                    });
                }
            }
            Err(error) => tracing::warn!(?error, "what is to be fetched could not be read"),
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            () = inbox.0.hurry.notified() => {}
            Some(_) = turns.join_next() => {}
            () = stop.cancelled() => {}
        }
    }
    while turns.join_next().await.is_some() {}
    if let Err(error) = give_back(&inbox, me).await {
        tracing::warn!(?error, "what is fetched waits for another process");
    }
}

async fn claim(inbox: &Inbox, me: Uuid, room: usize) -> Result<Vec<(TenantId, ConnectionId)>> {
    if room == 0 {
        return Ok(Vec::new());
    }
    let now = Utc::now();
    let limit = i64::try_from(room).unwrap_or(1);
    let tx = inbox
        .0
        .db
        .begin_system("find what is to be fetched for all tenants")
        .await?;
    let rows = sql::claim_syncs()
        .bind(&tx, &me, &(now + KEEP), &now, &limit)
        .all()
        .await
        .map_err(DbError::from)?;
    tx.commit().await?;
    let claimed = rows.into_iter();
    Ok(claimed
        .map(|row| (TenantId(row.tenant_id), ConnectionId(row.connection_id)))
        .collect())
}

async fn give_back(inbox: &Inbox, me: Uuid) -> Result<()> {
    let tx = inbox
        .0
        .db
        .begin_system("give back what is fetched for all tenants")
        .await?;
    sql::release_syncs()
        .bind(&tx, &me)
        .await
        .map_err(DbError::from)?;
    Ok(tx.commit().await?)
}

fn context(tenant: TenantId) -> OpContext {
    let mut builder = OpContextBuilder::system("sync", tenant, Door::Internal);
    builder.operation = "connections.sync";
    builder.build()
}

/// Gives a connection its turn and writes down how it went.
async fn fetch(inbox: &Inbox, me: Uuid, tenant: TenantId, id: ConnectionId) -> Result<()> {
    let ctx = context(tenant);
    let tx = inbox.0.db.begin(&ctx).await?;
    let known = store::connections::get(&tx, id).await?;
    let sync = store::syncs::get(&tx, id).await?;
    let (Some(connection), Some(sync)) = (known, sync) else {
        return Ok(());
    };
    let was = sync.due_at;
    let with = inbox.open(&tx, connection).await?;
    tx.commit().await?;
    let Some(kind) = inbox.kind(&with.connection.kind) else {
        return Ok(());
    };
    let mut turn = Turn {
        connection: id,
        holder: me,
        cursors: sync.cursors,
        ahead: None,
        more: false,
    };
    let outcome = match inbox.0.gate.enter(&ctx, &with.connection) {
        Err(trouble) => Err(trouble),
        Ok(leave) => {
            let fetching = kind.fetch(inbox, &ctx, &with, &mut turn);
            let outcome = tokio::time::timeout(LONGEST, fetching).await;
            let outcome = outcome.unwrap_or_else(|_| {
                Err(failed(format!("not done within {} s", LONGEST.as_secs())))
            });
            leave.record(&inbox.0.db, &ctx, &outcome).await;
            outcome
        }
    };
    let label = if outcome.is_ok() { "ok" } else { "failed" };
    metrics::counter!("tekup_connection_syncs_total", "kind" => kind.name(), "outcome" => label)
        .increment(1);
    let now = Utc::now();
    let every = kind.fetches(&with.connection.settings).unwrap_or(REFUSED);
    let failures = sync.failures_in_a_row.unsigned_abs() + 1;
    let wait = match &outcome {
        Ok(()) if turn.more => Duration::ZERO,
        Ok(()) => every,
        Err(Trouble::Refused(_)) => every.max(REFUSED),
        Err(Trouble::NotNow { wait, .. }) => *wait,
        Err(Trouble::Failed { wait, .. }) => {
            let own = tekup_runs::pause(failures);
            wait.map_or(own, |wait| wait.max(own))
        }
    };
    let ended = Ended {
        holder: me,
        was,
        now,
        due: now + TimeDelta::from_std(wait).unwrap_or(KEEP),
    };
    let ctx = context(tenant);
    let tx = inbox.0.db.begin(&ctx).await?;
    match outcome {
        Ok(()) => {
            let ahead = turn.ahead.map(|ahead| ahead.num_milliseconds());
            store::syncs::succeeded(&tx, id, ended, ahead).await?;
        }
        Err(trouble) => {
            let text = trouble.to_string();
            let text: String = text.chars().take(MAX_ERROR).collect();
            store::syncs::failed(&tx, id, ended, &text).await?;
        }
    }
    Ok(tx.commit().await?)
}

impl Inbox {
    /// Has a connection fetched from as soon as may be, where it is fetched from at all.
    pub(crate) async fn hurry(&self, ctx: &OpContext, id: ConnectionId) -> Result<()> {
        let tx = self.0.db.begin(ctx).await?;
        store::syncs::hurry(&tx, id, ctx.now()).await?;
        tx.commit().await?;
        self.0.hurry.notify_one();
        Ok(())
    }
}

/// When an answer was made, by its `Date` (RFC 9110 section 6.6.1).
pub(crate) fn dated(header: Option<&str>) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc2822(header?)
        .ok()
        .map(|date| date.with_timezone(&Utc))
}
