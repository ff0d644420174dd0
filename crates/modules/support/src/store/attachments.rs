use chrono::{DateTime, Utc};
use tekup_base::{AttachmentId, ConversationId, MessageId};
use tekup_db::{
    DbResult, SystemTx, TenantTx,
    sql::queries::support::attachments::{self as sql},
};
use uuid::Uuid;

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
    waiting: bool,
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
            &waiting,
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
        waiting: row.waiting,
    }))
}

/// Those of these files that are uploaded for an answer in the conversation and not sent yet, held.
pub(crate) async fn waiting(
    tx: &TenantTx,
    conversation: ConversationId,
    ids: &[AttachmentId],
) -> DbResult<Vec<Attachment>> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let rows = sql::waiting_attachments()
        .bind(tx, &tx.tenant().0, &conversation.0, &ids)
        .all()
        .await?;
    let attachment = |row: sql::WaitingAttachments| Attachment {
        id: row.id.into(),
        name: row.name,
        media_type: row.media_type,
        size: row.size,
        width: row.width,
        height: row.height,
    };
    Ok(rows.into_iter().map(attachment).collect())
}

/// Has files that wait go with a message.
pub(crate) async fn attach(
    tx: &TenantTx,
    message: MessageId,
    files: &[Attachment],
) -> DbResult<()> {
    let ids: Vec<Uuid> = files.iter().map(|file| file.id.0).collect();
    sql::attach_waiting()
        .bind(tx, &message.0, &tx.tenant().0, &ids)
        .await?;
    Ok(())
}

/// The files of a message, to leave with it.
pub(crate) async fn of(tx: &TenantTx, message: Uuid) -> DbResult<Vec<tekup_connectors::File>> {
    let rows = sql::attachments_of()
        .bind(tx, &tx.tenant().0, &message)
        .all()
        .await?;
    let file = |row: sql::AttachmentsOf| tekup_connectors::File {
        name: row.name,
        media_type: row.media_type,
        content: row.content,
    };
    Ok(rows.into_iter().map(file).collect())
}

/// Forgets files of all tenants whose answer was never sent; returns how many.
pub(crate) async fn prune_waiting(tx: &SystemTx, before: DateTime<Utc>) -> DbResult<u64> {
    Ok(sql::prune_waiting().bind(tx, &before).await?)
}
