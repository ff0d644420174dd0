//! What comes in at `/api/v1/hooks/{id}`: other systems' webhooks, each checked by its connection's kind.

use http::HeaderMap;
use ring::hmac;
use serde_json::Value;
use tekup_base::{ConnectionId, ConversationId, Error, Result, TenantId};
use tekup_connectors::{Desk, File, Sender};
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_db::{DbError, TenantTx, sql::queries::inbox::connections as sql};
use uuid::Uuid;

use crate::{Inbox, clean, fingerprint, model::Opened, store};

/// Largest body taken, in bytes.
pub const MAX_BODY: usize = 1024 * 1024;
/// How far a sender's clock may be from ours, in seconds.
pub(crate) const TOLERANCE: u64 = 300;

/// What came in.
pub(crate) struct Incoming<'a> {
    pub headers: &'a HeaderMap,
    pub body: &'a [u8],
}

impl Incoming<'_> {
    /// A header's text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default()
    }

    pub fn json(&self) -> Result<Value> {
        clean::json(self.body).map_err(|error| Error::field("", "invalid_json", error.to_string()))
    }

    /// Names the body when its sender gave it no name.
    pub fn hash(&self) -> String {
        fingerprint::of(self.body)
    }

    /// Whether a time is near enough to ours, in seconds since 1970.
    pub fn is_recent(&self, ctx: &OpContext, at: &str) -> bool {
        at.parse::<i64>()
            .is_ok_and(|at| ctx.now().timestamp().abs_diff(at) <= TOLERANCE)
    }
}

/// Whether two secrets are the same, in a time that says nothing of where they differ.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"compare");
    let tag = hmac::sign(&key, one.as_bytes());
    hmac::verify(&key, other.as_bytes(), tag.as_ref()).is_ok()
}

/// Whether `tag`, in hexadecimal, signs `content` (HMAC-SHA256).
pub(crate) fn signs(secret: &str, content: &[u8], tag: &str) -> bool {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let mut bytes = [0; 32];
    hex::decode_to_slice(tag, &mut bytes).is_ok() && hmac::verify(&key, content, &bytes).is_ok()
}

/// The sender is not who it must be. It learns no more than that.
pub(crate) fn stranger() -> Error {
    Error::unauthenticated("the signature, token or time is wrong")
}

/// The sender is the one, and its clock is wrong, or it was sent long ago.
pub(crate) fn untimely() -> Error {
    Error::unauthenticated(format!(
        "the time in the headers is more than {TOLERANCE} s from ours: set the sender's clock, or send anew"
    ))
}

/// Something a customer wrote on a channel.
pub(crate) struct Said<'a> {
    pub sender: Sender<'a>,
    /// What the channel knows the thread by.
    pub thread_key: &'a str,
    /// Who is answered.
    pub address: &'a str,
    /// What the channel needs to answer there.
    pub details: Value,
    pub content: &'a str,
    pub files: Vec<File>,
}

impl Inbox {
    /// Takes in what came to a connection's address; returns what its sender wants to hear.
    ///
    /// # Errors
    /// `NotFound` for an unknown address, `Unauthenticated` for a sender who is not the one; else what is wrong
    /// with the body.
    pub async fn receive(&self, id: Uuid, headers: &HeaderMap, body: &[u8]) -> Result<Value> {
        let unknown = || Error::not_found("address");
        let tx = self
            .0
            .db
            .begin_system("find whose address a webhook was sent to")
            .await?;
        let owner = sql::owner_of_connection()
            .bind(&tx, &id)
            .opt()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        let owner = owner.ok_or_else(unknown)?;
        let kind = self.kind(&owner.kind).ok_or_else(unknown)?;
        let mut builder =
            OpContextBuilder::system("channel", TenantId(owner.tenant_id), Door::Internal);
        builder.operation = "connections.receive";
        let ctx = builder.build();
        let tx = self.0.db.begin(&ctx).await?;
        let connection = store::connections::get(&tx, ConnectionId(id))
            .await?
            .ok_or_else(unknown)?;
        let with = self.open(&tx, connection).await?;
        tx.commit().await?;
        let incoming = Incoming { headers, body };
        let outcome = kind.receive(self, &ctx, &with, &incoming).await;
        let label = if outcome.is_ok() { "ok" } else { "refused" };
        metrics::counter!("tekup_webhooks_in_total", "kind" => kind.name(), "outcome" => label)
            .increment(1);
        outcome
    }

    /// Notes in `tx` that this came in; says whether it had not before.
    pub(crate) async fn first_time(
        &self,
        tx: &TenantTx,
        ctx: &OpContext,
        with: &Opened,
        key: &str,
    ) -> Result<bool> {
        let key: String = key.chars().take(500).collect();
        Ok(store::deliveries::first_time(tx, with.connection.id, &key, ctx.now()).await?)
    }

    /// Puts what a customer wrote into the thread's conversation, with everything else in `tx`; commits.
    pub(crate) async fn hear(
        &self,
        mut tx: TenantTx,
        ctx: &OpContext,
        with: &Opened,
        said: Said<'_>,
    ) -> Result<ConversationId> {
        let desk = self.desk()?;
        let known = store::channels::conversation(&tx, with.connection.id, said.thread_key).await?;
        let id = desk.open(&mut tx, ctx, said.sender, known).await?;
        if let Some(merged) = known.filter(|known| *known != id) {
            store::channels::move_thread(&tx, merged, id).await?;
        }
        store::channels::put_thread(&tx, id, with.connection.id, &said, ctx.now()).await?;
        desk.say(tx, ctx, id, said.content, said.files).await?;
        Ok(id)
    }

    pub(crate) fn desk(&self) -> Result<&dyn Desk> {
        let desk = self.0.desk.get().map(AsRef::as_ref);
        desk.ok_or_else(|| Error::unavailable("not ready yet"))
    }
}
