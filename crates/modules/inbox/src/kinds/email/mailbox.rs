//! A mailbox, by IMAP (RFC 3501), left as it is found.

use std::time::Duration;

use async_channel::Receiver;
use async_imap::{
    Client, Session,
    error::Error as ImapError,
    extensions::idle::IdleResponse,
    types::{Fetch, UnsolicitedResponse},
};
use chrono::{DateTime, TimeDelta, Utc};
use futures::{Stream, StreamExt};
use serde::{Deserialize, Serialize};
use tekup_connectors::Trouble;
use tekup_context::OpContext;
use tekup_egress::{Allowance, Line};

use super::{Authentication, PATIENCE, Security, Settings, oauth::Xoauth2};
use crate::{
    Inbox,
    kinds::{failed, unreachable},
    model::Opened,
};

/// Bytes read of one mail; of a longer one its head, its words, and what is attached before the cut.
pub(super) const MAX_MAIL: usize = 25 * 1024 * 1024;
/// How many bytes of a mail a server sends in a second, at least.
const PACE: usize = 100_000;
/// Bytes the server may say beside that: UIDs of two million new mails.
const MAX_SAID: usize = 16 * 1024 * 1024;
/// How long a server is asked to tell of new mail before it is asked anew: it may hang up after half an hour, and
/// routers in between sooner.
const IDLE: Duration = Duration::from_secs(240);
/// How often a server is asked that does not tell by itself.
const POLL: Duration = Duration::from_secs(20);

/// How far a mailbox has been read. UIDs count within one UIDVALIDITY only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Position {
    pub validity: u32,
    pub uid: u32,
}

/// A mailbox that somebody has signed in to.
pub(super) struct Mailbox {
    session: Session<Line>,
    allowance: Allowance,
    /// What the server said without being asked, while it answered something else.
    notices: Receiver<UnsolicitedResponse>,
    tells: bool,
}

/// What goes wrong on the way. The server's words only: they hold no credential of ours.
fn broken(error: &ImapError) -> Trouble {
    failed(format!("the mailbox: {error}"))
}

/// Goes on over TLS. What the server has sent ahead of it, unprotected, goes with the old client.
async fn start_tls(mut client: Client<Line>, host: &str) -> Result<Client<Line>, Trouble> {
    let agreed = client.run_command_and_check_ok("STARTTLS", None).await;
    agreed.map_err(|error| match error {
        ImapError::No(_) | ImapError::Bad(_) => {
            Trouble::Refused("the mailbox does not know STARTTLS".to_owned())
        }
        other => broken(&other),
    })?;
    let line = client.into_inner().protect(host).await;
    let line = line.map_err(|error| unreachable(&error.into()))?;
    Ok(Client::new(line))
}

async fn sign_in(
    inbox: &Inbox,
    ctx: &OpContext,
    settings: &Settings,
    with: &Opened,
    client: Client<Line>,
) -> Result<Session<Line>, Trouble> {
    let user = &settings.username;
    if settings.authentication == Authentication::Xoauth2 {
        let tokens = &inbox.0.tokens;
        let token = tokens.token(inbox, ctx, settings, with).await?;
        let signed = client
            .authenticate("XOAUTH2", Xoauth2::new(user, &token))
            .await;
        return signed.map_err(|(error, _)| match error {
            ImapError::No(_) | ImapError::Bad(_) => tokens.refused(with, &token, "the mailbox"),
            other => broken(&other),
        });
    }
    let signed = client.login(user, with.secret("password")).await;
    signed.map_err(|(error, _)| match error {
        ImapError::No(_) => {
            Trouble::Refused("the mailbox refused user name or password".to_owned())
        }
        other => broken(&other),
    })
}

async fn in_time<T>(
    patience: Duration,
    work: impl Future<Output = Result<T, ImapError>>,
) -> Result<T, Trouble> {
    match tokio::time::timeout(patience, work).await {
        Ok(done) => done.map_err(|error| broken(&error)),
        Err(_) => Err(failed("the mailbox did not answer in time".to_owned())),
    }
}

impl Mailbox {
    /// Connects and signs in.
    pub async fn open(
        inbox: &Inbox,
        ctx: &OpContext,
        settings: &Settings,
        with: &Opened,
    ) -> Result<Self, Trouble> {
        let opening = async {
            let protected = settings.imap_security == Security::Tls;
            let (host, port) = (&settings.imap_host, settings.imap_port);
            let line = inbox.0.guard.connect("imap", host, port, protected).await;
            let line = line.map_err(|error| unreachable(&error))?;
            let allowance = line.allowance();
            allowance.grant(MAX_SAID);
            let mut client = Client::new(line);
            let greeted = client.read_response().await;
            if !matches!(greeted, Ok(Some(_))) {
                return Err(failed("the mailbox did not greet".to_owned()));
            }
            if settings.imap_security == Security::Starttls {
                client = start_tls(client, host).await?;
            }
            let mut session = sign_in(inbox, ctx, settings, with, client).await?;
            let can = session.capabilities().await.map_err(|e| broken(&e))?;
            let tells = can.has_str("IDLE");
            Ok(Self {
                notices: session.unsolicited_responses.clone(),
                session,
                allowance,
                tells,
            })
        };
        tokio::time::timeout(PATIENCE, opening)
            .await
            .unwrap_or_else(|_| Err(failed("the mailbox did not answer in time".to_owned())))
    }

    /// How many mails its folder holds.
    pub async fn count(&mut self, settings: &Settings) -> Result<u32, Trouble> {
        let state = self.session.examine(settings.folder());
        Ok(in_time(PATIENCE, state).await?.exists)
    }

    pub async fn close(mut self) {
        let _ = tokio::time::timeout(Duration::from_secs(2), self.session.logout()).await;
    }

    /// Opens the folder for reading. The first time, reading begins with what comes from then on; when the UIDs were
    /// made anew, a week back, where what was taken in before is known by its Message-ID.
    pub async fn begin(
        &mut self,
        settings: &Settings,
        known: Option<Position>,
        now: DateTime<Utc>,
    ) -> Result<Position, Trouble> {
        let state = in_time(PATIENCE, self.session.examine(settings.folder())).await?;
        let (Some(validity), Some(next)) = (state.uid_validity, state.uid_next) else {
            let reason = "the mailbox gives its mails no lasting numbers (UIDVALIDITY, UIDNEXT)";
            return Err(Trouble::Refused(reason.to_owned()));
        };
        let from = |uid: u32| Position {
            validity,
            uid: uid.saturating_sub(1),
        };
        match known {
            Some(position) if position.validity == validity => Ok(position),
            None => Ok(from(next)),
            Some(_) => {
                let week_ago = (now - TimeDelta::days(7)).format("%d-%b-%Y");
                let recent = self.search(&format!("SINCE {week_ago}")).await?;
                Ok(from(recent.first().copied().unwrap_or(next)))
            }
        }
    }

    async fn search(&mut self, query: &str) -> Result<Vec<u32>, Trouble> {
        self.allowance.grant(MAX_SAID);
        let found = in_time(PATIENCE, self.session.uid_search(query)).await?;
        let mut uids: Vec<u32> = found.into_iter().collect();
        uids.sort_unstable();
        Ok(uids)
    }

    /// UIDs of the mails behind a position, oldest first.
    pub async fn behind(&mut self, position: Position) -> Result<Vec<u32>, Trouble> {
        let from = position.uid.saturating_add(1);
        // What was told until now, this answer holds.
        while self.notices.try_recv().is_ok() {}
        let mut uids = self.search(&format!("UID {from}:*")).await?;
        // `n:*` holds the last mail even when that is before n.
        uids.retain(|uid| *uid >= from);
        Ok(uids)
    }

    /// How many bytes a mail has, as the server says; `None` when it is gone.
    pub async fn size(&mut self, uid: u32) -> Result<Option<usize>, Trouble> {
        self.allowance.grant(64 * 1024);
        let asked = async {
            let found = self
                .session
                .uid_fetch(uid.to_string(), "(UID RFC822.SIZE)")
                .await?;
            first_of(found, uid, |one| one.size).await
        };
        let size = in_time(PATIENCE, asked).await?;
        Ok(size.and_then(|size| usize::try_from(size).ok()))
    }

    /// The first `most` bytes of a mail; `None` when it is gone.
    pub async fn read(&mut self, uid: u32, most: usize) -> Result<Option<Vec<u8>>, Trouble> {
        self.allowance.grant(most + 64 * 1024);
        let asked = async {
            let query = format!("(UID BODY.PEEK[]<0.{most}>)");
            let found = self.session.uid_fetch(uid.to_string(), query).await?;
            first_of(found, uid, |one| one.body().map(<[u8]>::to_vec)).await
        };
        in_time(PATIENCE + Duration::from_secs((most / PACE) as u64), asked).await
    }

    /// Waits until there may be new mail.
    pub async fn wait(mut self) -> Result<Self, Trouble> {
        self.allowance.grant(MAX_SAID);
        if !self.tells {
            tokio::time::sleep(POLL).await;
            in_time(PATIENCE, self.session.noop()).await?;
            return Ok(self);
        }
        let Self {
            session,
            allowance,
            notices,
            tells,
        } = self;
        let mut idle = session.idle();
        in_time(PATIENCE, idle.init()).await?;
        // Mail that came since the last look is told before the server agrees to tell, and never again.
        if notices.is_empty() {
            let (heard, _interrupt) = idle.wait_with_timeout(IDLE);
            // A server that chatters for ever without news is asked anew, too.
            let heard = match tokio::time::timeout(IDLE * 2, heard).await {
                Ok(heard) => heard.map_err(|error| broken(&error))?,
                Err(_) => IdleResponse::Timeout,
            };
            if heard == IdleResponse::ManualInterrupt {
                return Err(failed("the mailbox hung up".to_owned()));
            }
        }
        let session = in_time(PATIENCE, idle.done()).await?;
        Ok(Self {
            session,
            allowance,
            notices,
            tells,
        })
    }
}

/// What `part` finds in the first answer on a mail.
async fn first_of<T>(
    found: impl Stream<Item = Result<Fetch, ImapError>>,
    uid: u32,
    part: impl Fn(&Fetch) -> Option<T>,
) -> Result<Option<T>, ImapError> {
    futures::pin_mut!(found);
    let mut first = None;
    while let Some(one) = found.next().await {
        let one = one?;
        if one.uid == Some(uid) && first.is_none() {
            first = part(&one);
        }
    }
    Ok(first)
}
