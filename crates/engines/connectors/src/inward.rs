use async_trait::async_trait;
use tekup_base::{ConversationId, MessageId, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use uuid::Uuid;

use crate::mirror::{News, Standing};

/// Who writes from a channel outside.
#[derive(Debug, Clone, Copy)]
pub struct Sender<'a> {
    /// The channel's name: `email`, `slack`, `api`.
    pub channel: &'a str,
    /// Names the customer on that channel: an e-mail address, `T0001:U0001`, an id of the tenant's own.
    pub id: &'a str,
    /// Whether the channel has made sure of that. What anybody can claim opens nobody's history.
    pub verified: bool,
    /// What the customer is called.
    pub name: Option<&'a str>,
}

/// A file that comes or goes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What its sender calls it.
    pub name: String,
    /// What it is; of a file that comes in, what its sender says, which nobody believes.
    pub media_type: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Longest message taken from a channel, in characters; what is longer is cut.
pub const MAX_CONTENT: usize = 5000;

/// Where customers are answered.
#[async_trait]
pub trait Desk: Send + Sync {
    /// The conversation `known`, or a new one with the sender, in `tx`.
    ///
    /// # Errors
    /// When the database fails.
    async fn open(
        &self,
        tx: &mut TenantTx,
        ctx: &OpContext,
        sender: Sender<'_>,
        known: Option<ConversationId>,
    ) -> Result<ConversationId>;

    /// Stores a customer's message with everything else in `tx`, commits, and has it answered in the background.
    /// Of `files` those are kept that pass the checks of every file in a conversation; the message names the others.
    ///
    /// # Errors
    /// When the database fails; then nothing of `tx` stays.
    async fn say(
        &self,
        tx: TenantTx,
        ctx: &OpContext,
        conversation: ConversationId,
        content: &str,
        files: Vec<File>,
    ) -> Result<MessageId>;

    /// The files of a message, to leave with it.
    ///
    /// # Errors
    /// When the database fails.
    async fn files(&self, tx: &TenantTx, message: Uuid) -> Result<Vec<File>>;

    /// Where a conversation stands, or the one that it has become a part of; held until the transaction ends.
    /// `None` when it is gone.
    ///
    /// # Errors
    /// When the database fails.
    async fn standing(
        &self,
        tx: &TenantTx,
        conversation: ConversationId,
    ) -> Result<Option<Standing>>;

    /// Does to a conversation what was done to its case elsewhere, in `tx`; returns where it stands then. What
    /// cannot be done is left out and noted in the conversation.
    ///
    /// # Errors
    /// When the database fails, and when there is no such conversation.
    async fn mirror(
        &self,
        tx: &mut TenantTx,
        ctx: &OpContext,
        conversation: ConversationId,
        news: News,
    ) -> Result<Standing>;
}
