//! Customers who write from channels outside: what `tekup-inbox` sees of this module.

use async_trait::async_trait;
use serde_json::json;
use tekup_base::{ConversationId, Error, MessageId, Result};
use tekup_connectors::{Desk, MAX_CONTENT, Sender};
use tekup_context::OpContext;
use tekup_db::TenantTx;

use crate::{
    Support, customers,
    model::{Channel, ContentType, Identity, IdentityKind, Profile},
    notify,
    ops::messages::{self, SendMessage},
    store,
};

/// Merges that are followed one after the other.
const MERGES: usize = 20;

/// The conversation, or the one that it has become a part of.
async fn whole(tx: &TenantTx, mut id: ConversationId) -> Result<Option<ConversationId>> {
    for _ in 0..MERGES {
        match store::conversations::get(tx, id).await? {
            None => return Ok(None),
            Some(found) => match found.merged_into {
                Some(into) => id = into,
                None => return Ok(Some(id)),
            },
        }
    }
    Ok(None)
}

#[async_trait]
impl Desk for Support {
    async fn open(
        &self,
        tx: &mut TenantTx,
        ctx: &OpContext,
        sender: Sender<'_>,
        known: Option<ConversationId>,
    ) -> Result<ConversationId> {
        if let Some(id) = known
            && let Some(id) = whole(tx, id).await?
        {
            return Ok(id);
        }
        let channel = Channel::from_name(sender.channel).unwrap_or(Channel::Api);
        let kind = match channel {
            Channel::Email => IdentityKind::Email,
            Channel::Slack => IdentityKind::Slack,
            Channel::Phone => IdentityKind::Phone,
            Channel::Web | Channel::Mobile | Channel::Api => IdentityKind::ExternalId,
        };
        let identity = if sender.verified {
            Identity::verified(kind, sender.id)?
        } else {
            Identity::claimed(kind, sender.id)?
        };
        let profile = Profile {
            name: sender.name,
            ..Profile::default()
        };
        let customer = customers::find_or_create(tx, ctx, &identity, &profile).await?;
        let new = store::conversations::New {
            id: ConversationId::new(),
            channel,
            language: None,
            metadata: &json!({}),
        };
        let conversation = store::conversations::insert(tx, ctx, customer, &new).await?;
        notify::conversation(tx, ctx, "conversation.created", &conversation)?;
        Ok(conversation.id)
    }

    async fn say(
        &self,
        tx: TenantTx,
        ctx: &OpContext,
        conversation: ConversationId,
        content: &str,
    ) -> Result<MessageId> {
        let conversation = store::conversations::lock(&tx, conversation)
            .await?
            .ok_or_else(|| Error::not_found("conversation"))?;
        let said = SendMessage {
            id: conversation.id,
            content: content.chars().take(MAX_CONTENT).collect(),
            content_type: ContentType::Text,
            wait: None,
        };
        let asked =
            messages::store(self, ctx, tx, conversation, &said, None, |_, reply| reply).await?;
        Ok(asked.answered_in_background(self))
    }
}
