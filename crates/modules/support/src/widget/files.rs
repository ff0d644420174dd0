//! Files from and to visitors.

use serde_json::{Value, json};
use tekup_base::{AttachmentId, ConversationId, Error, ErrorKind, Result};
use tekup_context::OpContext;
use tekup_operations::finish;

use super::{Widget, access, talk};
use crate::{
    Support,
    attachments::{self, Checked, File},
    model::{Message, SenderType},
    notify,
    ops::messages,
    store,
};

/// Takes a file as a message of the visitor's, in a conversation of theirs or in a new one. The AI agent does
/// not answer to a file alone.
///
/// # Errors
/// `NotFound` when the conversation is not the visitor's, `Forbidden` when the widget takes no files.
pub async fn attach(
    support: &Support,
    ctx: &OpContext,
    widget: &Widget,
    name: Option<&str>,
    conversation: Option<ConversationId>,
    file: Checked,
) -> Result<Value> {
    if !widget.settings.attachments {
        return Err(Error::new(
            ErrorKind::Forbidden,
            "this widget takes no files",
        ));
    }
    let mut tx = support.0.db.begin(ctx).await?;
    let mut conversation = match conversation {
        Some(id) => talk::locked(&tx, ctx, id).await?.0,
        None => talk::begin(&mut tx, ctx, widget, name, None, None).await?,
    };
    conversation.reopen();
    let now = ctx.now();
    let (caption, kind) = {
        let files = [file.attachment()];
        (
            attachments::caption(files),
            attachments::content_type(files),
        )
    };
    let files = vec![file];
    let number = conversation.count_message(&caption, now);
    let mut message = Message::plain(&conversation, number, SenderType::User, caption, now);
    message.sender_name = conversation.customer_name.clone();
    message.content_type = kind;
    message.attachments = attachments::store(&tx, ctx, conversation.id, message.id, files).await?;
    store::messages::insert(&tx, &message).await?;
    store::conversations::update(&tx, &conversation).await?;
    notify::message(&mut tx, ctx, "message.created", &message)?;
    notify::conversation(&mut tx, ctx, "conversation.updated", &conversation)?;
    finish(
        ctx,
        tx,
        Some(conversation.id.0),
        json!({"messageId": message.id, "files": 1}),
        messages::receipt(conversation.id, message.id),
    )
    .await
}

/// A file of a conversation of the visitor's.
///
/// # Errors
/// `NotFound` when it is not there or somebody else's.
pub async fn file(support: &Support, ctx: &OpContext, id: AttachmentId) -> Result<File> {
    let tx = support.0.db.begin(ctx).await?;
    let file = attachments::load(&tx, id).await?;
    if file.waiting {
        return Err(Error::not_found("file"));
    }
    access::own(&tx, ctx, file.conversation)
        .await
        .map_err(|_| Error::not_found("file"))?;
    tx.commit().await?;
    Ok(file)
}
