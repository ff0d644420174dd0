use std::collections::HashSet;

use chrono::{DateTime, Utc};
use tekup_base::{ConnectionId, ConversationId};
use tekup_db::{DbResult, TenantTx, sql::queries::inbox::channels as sql};
use uuid::Uuid;

use crate::inbound::Said;

pub(crate) use sql::{Outgoing, Thread};

/// The conversation of a channel's thread.
pub(crate) async fn conversation(
    tx: &TenantTx,
    connection: ConnectionId,
    thread_key: &str,
) -> DbResult<Option<ConversationId>> {
    Ok(sql::conversation_of_thread()
        .bind(tx, &connection.0, &thread_key)
        .opt()
        .await?
        .map(Into::into))
}

/// Writes down how a conversation is held.
pub(crate) async fn put_thread(
    tx: &TenantTx,
    conversation: ConversationId,
    connection: ConnectionId,
    said: &Said<'_>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::put_thread()
        .bind(
            tx,
            &tx.tenant().0,
            &conversation.0,
            &connection.0,
            &said.thread_key,
            &said.address,
            &said.details,
            &now,
        )
        .await?;
    Ok(())
}

pub(crate) async fn thread(
    tx: &TenantTx,
    conversation: ConversationId,
) -> DbResult<Option<Thread>> {
    Ok(sql::get_thread().bind(tx, &conversation.0).opt().await?)
}

/// Those of `conversations` that are held on a channel.
pub(crate) async fn held(tx: &TenantTx, conversations: &[Uuid]) -> DbResult<HashSet<Uuid>> {
    let held = sql::held_conversations()
        .bind(tx, &conversations)
        .all()
        .await?;
    Ok(held.into_iter().collect())
}

/// Holds a conversation's channel for the one that it became a part of, unless that has one.
pub(crate) async fn move_thread(
    tx: &TenantTx,
    from: ConversationId,
    into: ConversationId,
) -> DbResult<()> {
    sql::move_thread().bind(tx, &into.0, &from.0).await?;
    Ok(())
}

/// Writes down that a message is to leave; says whether it was not already.
pub(crate) async fn insert_outgoing(
    tx: &TenantTx,
    message: Uuid,
    conversation: ConversationId,
    connection: Uuid,
    content: &str,
    automatic: bool,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let inserted = sql::insert_outgoing()
        .bind(
            tx,
            &tx.tenant().0,
            &message,
            &conversation.0,
            &connection,
            &content,
            &automatic,
            &now,
        )
        .opt()
        .await?;
    Ok(inserted.is_some())
}

pub(crate) async fn outgoing(tx: &TenantTx, message: Uuid) -> DbResult<Option<Outgoing>> {
    Ok(sql::get_outgoing().bind(tx, &message).opt().await?)
}

pub(crate) async fn sent(
    tx: &TenantTx,
    message: Uuid,
    external_id: &str,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::record_sent()
        .bind(tx, &external_id, &now, &message)
        .await?;
    Ok(())
}

pub(crate) async fn not_sent(
    tx: &TenantTx,
    message: Uuid,
    status: &str,
    error: &str,
) -> DbResult<()> {
    sql::record_not_sent()
        .bind(tx, &status, &error, &message)
        .await?;
    Ok(())
}
