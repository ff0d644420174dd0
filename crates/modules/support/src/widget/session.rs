//! Visitors' sessions: a signed token and nothing in the database, so that who only looks leaves no trace.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use ring::hmac;
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Principal};
use uuid::Uuid;

use super::{ClaimedUser, Widget, identity};
use crate::{
    Support, customers,
    model::{Identity, IdentityKind, Profile},
    store,
};

/// How long a browser is known again.
const VISITOR: TimeDelta = TimeDelta::days(30);
/// How long a proof of who sits there holds; then the page has to bring a new one.
const SIGNED: TimeDelta = TimeDelta::hours(24);
/// Longest token that is looked at.
const MAX_TOKEN: usize = 2048;

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    v: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    u: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    n: Option<String>,
    exp: i64,
}

/// A visitor's session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Names the browser.
    pub visitor: Uuid,
    /// The tenant's own id of the customer, if it was proven.
    pub customer: Option<String>,
    /// What they are called, if the page said so.
    pub name: Option<String>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// A session with its token.
#[derive(Debug)]
pub struct Opened {
    /// What to send along from now on.
    pub token: String,
    /// What it stands for.
    pub session: Session,
}

fn key(widget: &Widget) -> hmac::Key {
    let master = hmac::Key::new(hmac::HMAC_SHA256, widget.secret.expose().as_bytes());
    let derived = hmac::sign(&master, b"tekup widget session 1");
    hmac::Key::new(hmac::HMAC_SHA256, derived.as_ref())
}

impl Session {
    fn seal(&self, widget: &Widget) -> Result<String> {
        let claims = Claims {
            v: self.visitor,
            u: self.customer.clone(),
            n: self.name.clone(),
            exp: self.expires_at.timestamp(),
        };
        let claims = serde_json::to_vec(&claims).map_err(Error::internal)?;
        let claims = URL_SAFE_NO_PAD.encode(claims);
        let signature = hmac::sign(&key(widget), claims.as_bytes());
        Ok(format!("{claims}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    fn unseal(widget: &Widget, token: &str, now: DateTime<Utc>) -> Option<Self> {
        if token.len() > MAX_TOKEN {
            return None;
        }
        let (claims, signature) = token.split_once('.')?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        hmac::verify(&key(widget), claims.as_bytes(), &signature).ok()?;
        let claims: Claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
        let expires_at = DateTime::from_timestamp(claims.exp, 0)?;
        (expires_at > now).then_some(Self {
            visitor: claims.v,
            customer: claims.u,
            name: claims.n,
            expires_at,
        })
    }

    /// Who acts in this session.
    pub fn principal(&self) -> Principal {
        Principal::Visitor {
            id: self.visitor,
            customer: self.customer.clone(),
        }
    }
}

/// The session of a token, if it is one of this widget's and has not expired.
///
/// # Errors
/// `Unauthenticated` otherwise.
pub fn visitor(widget: &Widget, token: &str, now: DateTime<Utc>) -> Result<Session> {
    Session::unseal(widget, token, now)
        .ok_or_else(|| Error::unauthenticated("this session has ended; open a new one"))
}

/// Opens a session, or goes on with the one of `token`. With a proof of who the visitor is, what this browser
/// wrote before becomes theirs, and no longer the browser's: its old token opens nothing any more.
///
/// # Errors
/// `Unauthenticated` for a proof that is wrong; when the database fails.
pub async fn open(
    support: &Support,
    widget: &Arc<Widget>,
    ctx: &OpContext,
    token: Option<&str>,
    user: Option<&ClaimedUser>,
) -> Result<Opened> {
    let now = ctx.now();
    let before = token.and_then(|token| Session::unseal(widget, token, now));
    let proven = match user {
        Some(user) => identity::prove(widget, user, now)?,
        None => None,
    };
    let name = user.and_then(|user| user.name.clone());
    let session = match (proven, before) {
        (Some(proven), before) => {
            let same = before
                .as_ref()
                .filter(|old| old.customer.as_deref() == Some(&proven.id));
            // A fresh name for the browser: whoever kept the old token must not follow.
            let session = Session {
                visitor: same.map_or_else(Uuid::now_v7, |old| old.visitor),
                customer: Some(proven.id.clone()),
                name: proven.name.clone(),
                expires_at: now + SIGNED,
            };
            let anonymous = before.filter(|old| old.customer.is_none());
            let mut builder = ctx.to_builder();
            builder.principal = session.principal();
            builder.operation = "widget.identify";
            let ctx = builder.build();
            recognise(support, &ctx, &proven, anonymous.map(|old| old.visitor)).await?;
            session
        }
        // A session that was proven goes on until it expires or the page resets it.
        (None, Some(old)) if old.customer.is_some() => old,
        (None, old) => Session {
            visitor: old.as_ref().map_or_else(Uuid::now_v7, |old| old.visitor),
            customer: None,
            name: name.or_else(|| old.and_then(|old| old.name)),
            expires_at: now + VISITOR,
        },
    };
    Ok(Opened {
        token: session.seal(widget)?,
        session,
    })
}

/// Takes over what the browser wrote before it was known who sits there. Nothing is stored for somebody who
/// has not written yet.
async fn recognise(
    support: &Support,
    ctx: &OpContext,
    proven: &identity::Proven,
    browser: Option<Uuid>,
) -> Result<()> {
    let mut tx = support.0.db.begin(ctx).await?;
    let owner = Identity::verified(IdentityKind::ExternalId, &proven.id)?;
    let wrote = match browser {
        None => None,
        Some(browser) => {
            let browser = Identity::verified(IdentityKind::Visitor, &browser.to_string())?;
            store::customers::find(&tx, &browser).await?
        }
    };
    let known = store::customers::find(&tx, &owner).await?;
    if wrote.is_none() && known.is_none() {
        return Ok(());
    }
    let id = customers::find_or_create(&mut tx, ctx, &owner, &profile(proven)).await?;
    if let Some(email) = proven.email.as_deref() {
        let email = if proven.email_verified {
            Identity::verified(IdentityKind::Email, email)
        } else {
            Identity::claimed(IdentityKind::Email, email)
        };
        // Somebody else's by now, or no address: staff can see to it, the visitor need not.
        if let Ok(email) = email {
            store::customers::add_identity(&tx, id, &email).await?;
        }
    }
    if let (Some(browser), Some(wrote)) = (browser, wrote) {
        if wrote != id {
            customers::merge(&mut tx, ctx, id, wrote).await?;
        }
        store::visitors::release(&tx, browser).await?;
    }
    tekup_ledger::audit(&mut tx, ctx, Some(id.0), serde_json::json!({}));
    Ok(tx.commit().await?)
}

fn profile(proven: &identity::Proven) -> Profile<'_> {
    Profile {
        name: proven.name.as_deref(),
        email: proven.email.as_deref(),
        ..Profile::default()
    }
}
