use chrono::{DateTime, Utc};
use tekup_base::{AttachmentId, ConversationId, MessageId};
use tekup_db::{
    DbResult, TenantTx,
    sql::queries::support::attachments::{self as sql},
};

use crate::{attachments::File, model::Attachment};

/// How many files a conversation holds, and how many bytes.
pub(crate) async fn so_far(tx: &TenantTx, id: ConversationId) -> DbResult<(i64, i64)> {
    let row = sql::attachments_so_far()
        .bind(tx, &tx.tenant().0, &id.0)
        .one()
        .await?;
    Ok((row.files, row.bytes))
}

pub(crate) async fn insert(
    tx: &TenantTx,
    conversation: ConversationId,
    message: MessageId,
    attachment: &Attachment,
    content: &[u8],
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::insert_attachment()
        .bind(
            tx,
            &tx.tenant().0,
            &attachment.id.0,
            &conversation.0,
            &message.0,
            &attachment.name,
            &attachment.media_type,
            &attachment.width,
            &attachment.height,
            &attachment.size,
            &content,
            &now,
        )
        .await?;
    Ok(())
}

pub(crate) async fn get(tx: &TenantTx, id: AttachmentId) -> DbResult<Option<File>> {
    let row = sql::get_attachment()
        .bind(tx, &tx.tenant().0, &id.0)
        .opt()
        .await?;
    Ok(row.map(|row| File {
        conversation: row.conversation_id.into(),
        name: row.name,
        media_type: row.media_type,
        content: row.content,
    }))
}
