//! Customers who write from channels outside: what `tekup-inbox` sees of this module.

use async_trait::async_trait;
use serde_json::json;
use tekup_base::{ConversationId, Error, MessageId, Result};
use tekup_connectors::{Desk, File, MAX_CONTENT, News, Sender, Standing};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use uuid::Uuid;

use crate::{
    Support,
    attachments::{self, Checked, Upload},
    customers, mirror,
    model::{Channel, ContentType, Conversation, Identity, IdentityKind, Profile},
    notify,
    ops::messages::{self, Along, SendMessage},
    phrases::{self, Language},
    store,
};

/// Longest name shown of a file that is not kept, in characters.
const MAX_NAME: usize = 120;

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

/// The files that may be kept, and the names of those that may not.
fn sorted(files: Vec<File>) -> (Vec<Checked>, Vec<String>) {
    let (mut kept, mut refused) = (Vec::new(), Vec::new());
    for File { name, content, .. } in files {
        let shown: String = name.chars().take(MAX_NAME).collect();
        match attachments::check(Upload { name, content }) {
            Ok(file) => kept.push(file),
            Err(_) => refused.push(shown),
        }
    }
    (kept, refused)
}

/// What the message says, and what it is.
fn words(
    content: &str,
    files: &[Checked],
    refused: &[String],
    language: Language,
) -> (String, ContentType) {
    let refused: String = refused
        .iter()
        .map(|name| format!("\n\n[{}]", phrases::file_not_taken(language, name)))
        .collect();
    let content = content.trim();
    if content.is_empty() && !files.is_empty() && refused.is_empty() {
        let files = || files.iter().map(Checked::attachment);
        return (
            attachments::caption(files()),
            attachments::content_type(files()),
        );
    }
    let room = MAX_CONTENT.saturating_sub(refused.chars().count());
    let content: String = content.chars().take(room).chain(refused.chars()).collect();
    let content = content.trim().chars().take(MAX_CONTENT).collect();
    (content, ContentType::Text)
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
        files: Vec<File>,
    ) -> Result<MessageId> {
        let conversation = store::conversations::lock(&tx, conversation)
            .await?
            .ok_or_else(|| Error::not_found("conversation"))?;
        let (mut files, mut refused) = sorted(files);
        if !attachments::fit(&tx, conversation.id, &files).await? {
            refused.extend(files.drain(..).map(|file| file.attachment().name.clone()));
        }
        let language = Language::from_code(conversation.language.as_deref().unwrap_or("da"));
        let (content, content_type) = words(content, &files, &refused, language);
        let said = SendMessage {
            id: conversation.id,
            content,
            content_type,
            wait: None,
        };
        let reply = |_: &Conversation, reply| reply;
        let along = Along {
            files,
            ..Along::default()
        };
        let asked = messages::store(self, ctx, tx, conversation, &said, along, reply).await?;
        Ok(asked.answered_in_background(self))
    }

    async fn files(&self, tx: &TenantTx, message: Uuid) -> Result<Vec<File>> {
        Ok(store::attachments::of(tx, message).await?)
    }

    async fn standing(
        &self,
        tx: &TenantTx,
        conversation: ConversationId,
    ) -> Result<Option<Standing>> {
        let Some(id) = whole(tx, conversation).await? else {
            return Ok(None);
        };
        let conversation = store::conversations::lock(tx, id).await?;
        Ok(conversation.as_ref().map(mirror::standing))
    }

    async fn mirror(
        &self,
        tx: &mut TenantTx,
        ctx: &OpContext,
        conversation: ConversationId,
        news: News,
    ) -> Result<Standing> {
        mirror::take(tx, ctx, conversation, news).await
    }
}
