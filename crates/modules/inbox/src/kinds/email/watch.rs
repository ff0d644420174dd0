//! Reads mailboxes as mail comes in.

use std::{collections::HashMap, sync::LazyLock, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use tekup_base::{ConnectionId, Error, ErrorKind, Result, TenantId};
use tekup_connectors::Trouble;
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_db::{DbError, sql::queries::inbox::connections as sql};
use tekup_events::emit;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{
    Settings,
    mailbox::{MAX_MAIL, Mailbox, Position},
    parse,
    take::{self, Outcome},
};
use crate::{
    Inbox,
    kinds::{away, failed, stored},
    model::Opened,
    store,
};

/// How often the list of mailboxes is read.
const LOOK: Duration = Duration::from_secs(3);
/// How long a process keeps a mailbox to itself after its last look.
const KEEP: TimeDelta = TimeDelta::seconds(30);
/// How long before that it is kept anew.
const SOON: TimeDelta = TimeDelta::seconds(18);
/// Most mailboxes of one process.
const MOST: i64 = 2000;
/// How long a mailbox is left alone that refuses us, and one that holds more than is taken in.
const REFUSED: Duration = Duration::from_secs(300);
const FULL: Duration = Duration::from_secs(60);
/// Tries of one mail that cannot be taken in, before the next one has its turn.
const TRIES: u32 = 10;
/// Megabytes of mail in this process's memory at once.
static IN_MEMORY: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(40));

type Watched = HashMap<ConnectionId, (DateTime<Utc>, CancellationToken)>;

/// Keeps a task for each mailbox that is switched on and that no other process reads, until `stop`.
pub(crate) async fn watch(inbox: Inbox, stop: CancellationToken) {
    let me = Uuid::now_v7();
    let mut watched = Watched::new();
    let mut last_look = tokio::time::Instant::now();
    while !stop.is_cancelled() {
        match look(&inbox, me, &mut watched, &stop).await {
            Ok(()) => last_look = tokio::time::Instant::now(),
            Err(error) => {
                tracing::warn!(?error, "the list of mailboxes could not be read");
                // By now another process may read them.
                if last_look.elapsed() > KEEP.to_std().unwrap_or(LOOK) {
                    watched.drain().for_each(|(_, (_, task))| task.cancel());
                }
            }
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            () = stop.cancelled() => {}
        }
    }
    if let Err(error) = give_back(&inbox, me).await {
        tracing::warn!(
            ?error,
            "the mailboxes wait half a minute for another process"
        );
    }
}

/// Takes mailboxes that nobody reads, and keeps those that this process reads.
async fn look(
    inbox: &Inbox,
    me: Uuid,
    watched: &mut Watched,
    stop: &CancellationToken,
) -> Result<()> {
    let now = Utc::now();
    let tx = inbox
        .0
        .db
        .begin_system("find the mailboxes of all tenants")
        .await?;
    sql::claim_mailboxes()
        .bind(&tx, &me, &(now + KEEP), &now, &(now + SOON), &MOST)
        .await
        .map_err(DbError::from)?;
    let rows = sql::mailboxes_of()
        .bind(&tx, &me, &now, &MOST)
        .all()
        .await
        .map_err(DbError::from)?;
    tx.commit().await?;
    watched.retain(|id, (changed, task)| {
        let still = rows
            .iter()
            .any(|row| row.id == id.0 && row.updated_at == *changed);
        if !still {
            task.cancel();
        }
        still
    });
    for row in rows {
        let id = ConnectionId(row.id);
        if watched.contains_key(&id) {
            continue;
        }
        let task = stop.child_token();
        watched.insert(id, (row.updated_at, task.clone()));
        let tenant = TenantId(row.tenant_id);
        tokio::spawn(keep_reading(inbox.clone(), tenant, id, task));
    }
    Ok(())
}

async fn give_back(inbox: &Inbox, me: Uuid) -> Result<()> {
    let tx = inbox
        .0
        .db
        .begin_system("give the mailboxes of all tenants back")
        .await?;
    sql::release_mailboxes()
        .bind(&tx, &me)
        .await
        .map_err(DbError::from)?;
    Ok(tx.commit().await?)
}

/// A context with the present time: reading goes on for days.
fn context(tenant: TenantId) -> OpContext {
    let mut builder = OpContextBuilder::system("channel", tenant, Door::Internal);
    builder.operation = "connections.receive";
    builder.build()
}

async fn keep_reading(inbox: Inbox, tenant: TenantId, id: ConnectionId, stop: CancellationToken) {
    let mut reader = Reader {
        inbox,
        tenant,
        id,
        failures: 0,
        stuck: (0, 0),
    };
    while !stop.is_cancelled() {
        let ended = tokio::select! {
            ended = reader.read() => ended,
            () = stop.cancelled() => return,
        };
        reader.failures = reader.failures.saturating_add(1);
        let wait = match &ended {
            Ok(()) => FULL,
            Err(Trouble::Refused(_)) => REFUSED,
            Err(Trouble::NotNow { wait, .. }) => *wait,
            Err(Trouble::Failed { .. }) => tekup_runs::pause(reader.failures),
        };
        if let Err(trouble) = ended {
            tracing::debug!(connection = %id, %trouble, "a mailbox could not be read");
        }
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = stop.cancelled() => return,
        }
    }
}

fn count(outcome: Outcome) {
    let label = match outcome {
        Outcome::Taken => "taken",
        Outcome::Ignored(why) => why,
        Outcome::Known => "known",
        Outcome::Waits => "waits",
    };
    metrics::counter!("tekup_mails_in_total", "outcome" => label).increment(1);
}

struct Reader {
    inbox: Inbox,
    tenant: TenantId,
    id: ConnectionId,
    /// Set back by every look that went well.
    failures: u32,
    /// The mail that cannot be taken in, and how often it was tried.
    stuck: (u32, u32),
}

impl Reader {
    /// Reads until the connection breaks, or more has come than is taken in.
    async fn read(&mut self) -> Result<(), Trouble> {
        let ctx = context(self.tenant);
        let (with, known) = self.opened(&ctx).await.map_err(away)?;
        let settings: Settings = stored(&with)?;
        let leave = self.inbox.0.gate.enter(&ctx, &with.connection)?;
        let begun = async {
            let mut mailbox = Mailbox::open(&self.inbox, &ctx, &settings, &with).await?;
            let position = mailbox.begin(&settings, known, ctx.now()).await?;
            Ok((mailbox, position))
        }
        .await;
        leave.record(&self.inbox.0.db, &ctx, &begun).await;
        let (mut mailbox, mut position) = begun?;
        if known != Some(position) {
            self.remember(position).await?;
        }
        loop {
            for uid in mailbox.behind(position).await? {
                if self.one(&mut mailbox, &with, &settings, uid).await? == Outcome::Waits {
                    mailbox.close().await;
                    return Ok(());
                }
                position.uid = uid;
                self.remember(position).await?;
            }
            self.failures = 0;
            mailbox = mailbox.wait().await?;
        }
    }

    /// Reads one mail and takes it in.
    async fn one(
        &mut self,
        mailbox: &mut Mailbox,
        with: &Opened,
        settings: &Settings,
        uid: u32,
    ) -> Result<Outcome, Trouble> {
        let ctx = context(self.tenant);
        if self.stuck.0 == uid && self.stuck.1 >= TRIES {
            tracing::error!(connection = %self.id, uid, "a mail cannot be taken in and is left out");
            return self.leave_out(&ctx, uid, "left_out").await;
        }
        let tries = if self.stuck.0 == uid { self.stuck.1 } else { 0 };
        self.stuck = (uid, tries + 1);
        let Some(size) = mailbox.size(uid).await? else {
            return Ok(Outcome::Known);
        };
        let most = size.clamp(1, MAX_MAIL);
        let megabytes = u32::try_from(most.div_ceil(1024 * 1024)).unwrap_or(1);
        let _room = IN_MEMORY
            .acquire_many(megabytes)
            .await
            .map_err(|_| failed("it stops".to_owned()))?;
        let Some(bytes) = mailbox.read(uid, most).await? else {
            return Ok(Outcome::Known);
        };
        let (cut, whose) = (size > most, parse::Reader::of(settings));
        // It is a stranger's: reading it may take its time, or panic.
        let read = tokio::task::spawn_blocking(move || parse::parse(&bytes, cut, &whose)).await;
        let outcome = match read.unwrap_or_default() {
            None => return self.leave_out(&ctx, uid, "unreadable").await,
            Some(mail) => match take::take(&self.inbox, &ctx, with, mail).await {
                Ok(outcome) => outcome,
                Err(error) => {
                    // While the database is away, no mail is to blame.
                    if matches!(error.kind(), ErrorKind::Unavailable | ErrorKind::Timeout) {
                        self.stuck = (uid, tries);
                    }
                    return Err(away(error));
                }
            },
        };
        count(outcome);
        Ok(outcome)
    }

    /// Goes on without a mail, and tells of it.
    async fn leave_out(
        &self,
        ctx: &OpContext,
        uid: u32,
        why: &'static str,
    ) -> Result<Outcome, Trouble> {
        let data = json!({"connectionId": self.id, "reason": why, "uid": uid});
        let telling = async {
            let mut tx = self.inbox.0.db.begin(ctx).await?;
            emit(&mut tx, ctx, "mail.ignored", self.id.0, &data)?;
            Ok::<_, Error>(tx.commit().await?)
        };
        telling.await.map_err(away)?;
        count(Outcome::Ignored(why));
        Ok(Outcome::Ignored(why))
    }

    async fn opened(&self, ctx: &OpContext) -> Result<(Opened, Option<Position>)> {
        let tx = self.inbox.0.db.begin(ctx).await?;
        let connection = store::connections::get(&tx, self.id)
            .await?
            .ok_or_else(|| Error::not_found("connection"))?;
        let cursor = store::connections::cursor(&tx, self.id).await?;
        let with = self.inbox.open(&tx, connection).await?;
        tx.commit().await?;
        Ok((with, serde_json::from_value(cursor).ok()))
    }

    async fn remember(&self, at: Position) -> Result<(), Trouble> {
        let write = async {
            let tx = self.inbox.0.db.begin(&context(self.tenant)).await?;
            let cursor = serde_json::to_value(at).map_err(Error::internal)?;
            store::connections::set_cursor(&tx, self.id, &cursor).await?;
            Ok::<_, Error>(tx.commit().await?)
        };
        write.await.map_err(away)
    }
}
