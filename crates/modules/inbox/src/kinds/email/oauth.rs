//! Signing in by XOAUTH2: access tokens for a refresh token (RFC 6749 section 6), as Google and Microsoft have it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use serde::Deserialize;
use tekup_base::{ConnectionId, Result, Secret};
use tekup_connectors::Trouble;
use tekup_context::OpContext;

use super::Settings;
use crate::{
    Inbox,
    kinds::{away, failed, judge, read, send, url_encoded},
    model::Opened,
    ops::connections::seal,
    store,
};

/// How long before its end a token is not used any more.
const SPARE: Duration = Duration::from_secs(60);
/// How long a token is good for whose giver does not say.
const SHORT: u64 = 600;
/// Connections remembered; when there are more, all are asked for anew.
const KEPT: usize = 10_000;

/// An access token. It is kept in memory only.
#[derive(Clone)]
pub(crate) struct Token {
    pub text: Secret,
    until: Instant,
    /// The connection as it was then: changed credentials want a new token.
    of: DateTime<Utc>,
    /// Whether it was given just now.
    fresh: bool,
}

type Slot = Arc<tokio::sync::Mutex<Option<Token>>>;

/// Access tokens by connection; one at a time asks for a connection's.
#[derive(Default)]
pub(crate) struct Tokens(Mutex<HashMap<ConnectionId, Slot>>);

#[derive(Deserialize)]
struct Given {
    access_token: Secret,
    expires_in: Option<u64>,
    /// The next refresh token, where each is good for once.
    refresh_token: Option<Secret>,
}

impl Tokens {
    fn slot(&self, id: ConnectionId) -> Slot {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if slots.len() >= KEPT {
            slots.clear();
        }
        Arc::clone(slots.entry(id).or_default())
    }

    /// The connection's access token, asked for when there is none that is good.
    pub(super) async fn token(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        settings: &Settings,
        with: &Opened,
    ) -> Result<Token, Trouble> {
        let slot = self.slot(with.connection.id);
        let mut kept = slot.lock().await;
        if let Some(token) = kept.as_mut()
            && token.of == with.connection.updated_at
            && token.until > Instant::now()
        {
            token.fresh = false;
            return Ok(token.clone());
        }
        let given = ask(inbox, ctx, settings, with).await?;
        let good = Duration::from_secs(given.expires_in.unwrap_or(SHORT).min(86_400));
        let token = Token {
            text: given.access_token,
            until: Instant::now() + good.saturating_sub(SPARE),
            of: with.connection.updated_at,
            fresh: true,
        };
        Ok(kept.insert(token).clone())
    }

    /// What it means that `whom` did not take a token: an old one is asked for anew, a new one will be refused again.
    pub(super) fn refused(&self, with: &Opened, token: &Token, whom: &str) -> Trouble {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        slots.remove(&with.connection.id);
        let reason = format!("{whom} refused user name or access token");
        if token.fresh {
            Trouble::Refused(reason)
        } else {
            failed(reason)
        }
    }
}

/// The refresh token as it is stored now: another process may have been given a new one.
async fn newest(inbox: &Inbox, ctx: &OpContext, with: &Opened) -> Result<Option<Secret>> {
    let tx = inbox.0.db.begin(ctx).await?;
    let Some(connection) = store::connections::get(&tx, with.connection.id).await? else {
        return Ok(None);
    };
    let mut opened = inbox.open(&tx, connection).await?;
    tx.commit().await?;
    Ok(opened.secrets.remove("refreshToken"))
}

async fn keep(inbox: &Inbox, ctx: &OpContext, with: &Opened, next: Secret) -> Result<()> {
    let tx = inbox.0.db.begin(ctx).await?;
    let Some(held) = store::connections::lock(&tx, with.connection.id).await? else {
        return Ok(());
    };
    let mut opened = inbox.open(&tx, held).await?;
    opened.secrets.insert("refreshToken".to_owned(), next);
    seal(inbox, &tx, &mut opened.connection, &opened.secrets).await?;
    store::connections::set_secrets(&tx, &opened.connection).await?;
    Ok(tx.commit().await?)
}

async fn ask(
    inbox: &Inbox,
    ctx: &OpContext,
    settings: &Settings,
    with: &Opened,
) -> Result<Given, Trouble> {
    let refresh = newest(inbox, ctx, with).await.map_err(away)?;
    let refresh =
        refresh.ok_or_else(|| Trouble::Refused("there is no refresh token".to_owned()))?;
    let mut form = vec![
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh.expose()),
        (
            "client_id",
            settings.client_id.as_deref().unwrap_or_default(),
        ),
    ];
    let secret = with.secret("clientSecret");
    if !secret.is_empty() {
        form.push(("client_secret", secret));
    }
    form.extend(settings.scope.as_deref().map(|scope| ("scope", scope)));
    let form: Vec<String> = form
        .into_iter()
        .map(|(name, value)| format!("{name}={}", url_encoded(value)))
        .collect();
    let request = inbox
        .0
        .way
        .post(settings.token_url.as_deref().unwrap_or_default())
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "application/json")
        .body(form.join("&"));
    let answer = judge(inbox, send(inbox, request).await?).await?;
    let text = read(inbox, answer, 64 * 1024).await?;
    // Not the error itself: it may quote what it read.
    let given: Given = serde_json::from_slice(&text)
        .map_err(|_| failed("the answer of tokenUrl holds no access token".to_owned()))?;
    let plain = |secret: &Secret| secret.expose().bytes().all(|b| b.is_ascii_graphic());
    if !plain(&given.access_token) || given.access_token.expose().is_empty() {
        return Err(failed(
            "the answer of tokenUrl holds no access token".to_owned(),
        ));
    }
    if let Some(next) = &given.refresh_token
        && next.expose() != refresh.expose()
    {
        keep(inbox, ctx, with, next.clone()).await.map_err(away)?;
    }
    Ok(given)
}

/// The one answer of the mechanism, and none to what a server says to a refusal.
pub(super) struct Xoauth2 {
    answer: Option<String>,
}

impl Xoauth2 {
    pub fn new(user: &str, token: &Token) -> Self {
        let token = token.text.expose();
        Self {
            answer: Some(format!("user={user}\x01auth=Bearer {token}\x01\x01")),
        }
    }
}

impl async_imap::Authenticator for Xoauth2 {
    type Response = String;

    fn process(&mut self, _challenge: &[u8]) -> String {
        self.answer.take().unwrap_or_default()
    }
}
