use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};
use tekup_base::{ConnectionId, ConversationId, Page, PageRequest, Result};
use tekup_db::{
    DbError, DbResult, SystemTx, TenantTx,
    sql::queries::inbox::cases::{self as sql, Link as Row},
};
use uuid::Uuid;

use crate::cases::{Agreed, Field};

pub(crate) use sql::ListConflicts as Conflict;

/// A case that belongs to a conversation.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub connection: ConnectionId,
    pub case: String,
    pub conversation: ConversationId,
    pub name: Option<String>,
    pub agreed: Agreed,
    /// Since when our side says something else.
    pub ours_since: BTreeMap<Field, DateTime<Utc>>,
    pub due: bool,
    pub error: Option<String>,
    pub created_at: DateTime<Utc>,
    pub synced_at: Option<DateTime<Utc>>,
}

impl From<Row> for Link {
    fn from(row: Row) -> Self {
        Self {
            connection: row.connection_id.into(),
            case: row.external_id,
            conversation: row.conversation_id.into(),
            name: row.name,
            agreed: serde_json::from_value(row.agreed).unwrap_or_default(),
            ours_since: serde_json::from_value(row.ours_since).unwrap_or_default(),
            due: row.due,
            error: row.error,
            created_at: row.created_at,
            synced_at: row.synced_at,
        }
    }
}

impl Link {
    /// Whether there is nothing to write down.
    pub fn is_as(&self, known: &Self) -> bool {
        self.name == known.name
            && self.agreed == known.agreed
            && self.ours_since == known.ours_since
            && self.due == known.due
            && self.error == known.error
    }
}

fn json_of(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// Links a case, unless it belongs to a conversation already.
pub(crate) async fn insert(
    tx: &TenantTx,
    connection: ConnectionId,
    case: &str,
    conversation: ConversationId,
    agreed: &Agreed,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::insert_link()
        .bind(
            tx,
            &tx.tenant().0,
            &connection.0,
            &case,
            &conversation.0,
            &json_of(agreed),
            &now,
        )
        .await?;
    Ok(())
}

/// Those of these cases that belong to conversations, held until the transaction ends.
pub(crate) async fn lock(
    tx: &TenantTx,
    connection: ConnectionId,
    cases: &[String],
) -> DbResult<Vec<Link>> {
    let rows = sql::lock_links()
        .bind(tx, &connection.0, &cases)
        .all()
        .await?;
    Ok(rows.into_iter().map(Link::from).collect())
}

/// Links of these conversations, held until the transaction ends.
pub(crate) async fn lock_of(tx: &TenantTx, conversations: &[Uuid]) -> DbResult<Vec<Link>> {
    let rows = sql::lock_links_of().bind(tx, &conversations).all().await?;
    Ok(rows.into_iter().map(Link::from).collect())
}

/// Cases to be looked at, and whether they never were.
pub(crate) async fn due(
    tx: &TenantTx,
    connection: ConnectionId,
    limit: i64,
) -> DbResult<Vec<(String, bool)>> {
    let rows = sql::due_links()
        .bind(tx, &connection.0, &limit)
        .all()
        .await?;
    let due = rows.into_iter();
    Ok(due.map(|row| (row.external_id, row.never_seen)).collect())
}

pub(crate) async fn update(tx: &TenantTx, link: &Link, now: DateTime<Utc>) -> DbResult<()> {
    sql::update_link()
        .bind(
            tx,
            &link.name,
            &json_of(&link.agreed),
            &json_of(&link.ours_since),
            &link.due,
            &link.error,
            &now,
            &link.connection.0,
            &link.case,
        )
        .await?;
    Ok(())
}

/// Keeps since when our side says something else, and whether it is to be looked at.
pub(crate) async fn mark(tx: &TenantTx, link: &Link) -> DbResult<()> {
    sql::mark_link()
        .bind(
            tx,
            &json_of(&link.ours_since),
            &link.due,
            &link.connection.0,
            &link.case,
        )
        .await?;
    Ok(())
}

pub(crate) async fn move_links(
    tx: &TenantTx,
    from: ConversationId,
    into: ConversationId,
) -> DbResult<()> {
    sql::move_links().bind(tx, &into.0, &from.0).await?;
    Ok(())
}

pub(crate) async fn list(
    tx: &TenantTx,
    connection: ConnectionId,
    conversation: Option<ConversationId>,
    page: &PageRequest,
) -> Result<Page<Link>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_links()
        .bind(
            tx,
            &connection.0,
            &conversation.map(|id| id.0),
            &after,
            &(limit + 1),
        )
        .all()
        .await
        .map_err(DbError::from)?;
    let links: Vec<Link> = rows.into_iter().map(Link::from).collect();
    Ok(Page::from_rows(links, limit, |one| one.case.clone()))
}

/// Names a comment of ours on its way.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sent<'a> {
    pub connection: ConnectionId,
    pub key: &'a str,
    pub case: &'a str,
}

/// Says whether it was not on its way before.
pub(crate) async fn insert_sent(
    tx: &TenantTx,
    sent: Sent<'_>,
    words: &str,
    now: DateTime<Utc>,
) -> DbResult<bool> {
    let inserted = sql::insert_sent_comment()
        .bind(
            tx,
            &tx.tenant().0,
            &sent.connection.0,
            &sent.key,
            &sent.case,
            &words,
            &now,
        )
        .opt()
        .await?;
    Ok(inserted.is_some())
}

/// What the other system calls it, where that is known.
pub(crate) async fn sent(tx: &TenantTx, sent: Sent<'_>) -> DbResult<Option<String>> {
    let found = sql::sent_comment()
        .bind(tx, &sent.connection.0, &sent.key)
        .opt()
        .await?;
    Ok(found.flatten())
}

pub(crate) async fn name_sent(tx: &TenantTx, sent: Sent<'_>, id: &str) -> DbResult<()> {
    sql::name_sent_comment()
        .bind(tx, &id, &sent.connection.0, &sent.key)
        .await?;
    Ok(())
}

/// The words that a comment there had when it left here, if it is ours.
pub(crate) async fn claim_sent(
    tx: &TenantTx,
    connection: ConnectionId,
    case: &str,
    id: &str,
    words: &str,
) -> DbResult<Option<String>> {
    Ok(sql::claim_sent_comment()
        .bind(tx, &id, &connection.0, &case, &words)
        .opt()
        .await?)
}

/// Comments on the case that are known to be ours.
pub(crate) async fn known_comments(tx: &TenantTx, sent: Sent<'_>) -> DbResult<Vec<String>> {
    Ok(sql::known_comments()
        .bind(tx, &sent.connection.0, &sent.case)
        .all()
        .await?)
}

/// A field that both sides had changed.
#[derive(Debug, Clone)]
pub(crate) struct NewConflict {
    pub id: Uuid,
    pub connection: ConnectionId,
    pub case: String,
    pub conversation: ConversationId,
    pub field: &'static str,
    pub ours: String,
    pub theirs: String,
    pub ours_at: DateTime<Utc>,
    pub theirs_at: DateTime<Utc>,
    pub rule: &'static str,
    pub kept: &'static str,
}

impl NewConflict {
    /// What an event says of it.
    pub fn told(&self) -> Value {
        json!({
            "id": self.id, "connectionId": self.connection, "case": self.case,
            "conversationId": self.conversation, "field": self.field, "ours": self.ours,
            "theirs": self.theirs, "rule": self.rule, "kept": self.kept,
        })
    }
}

pub(crate) async fn insert_conflict(
    tx: &TenantTx,
    one: &NewConflict,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::insert_conflict()
        .bind(
            tx,
            &tx.tenant().0,
            &one.id,
            &one.connection.0,
            &one.case,
            &one.conversation.0,
            &one.field,
            &one.ours,
            &one.theirs,
            &one.ours_at,
            &one.theirs_at,
            &one.rule,
            &one.kept,
            &now,
        )
        .await?;
    Ok(())
}

pub(crate) async fn conflicts(
    tx: &TenantTx,
    connection: ConnectionId,
    page: &PageRequest,
) -> Result<Page<Conflict>> {
    let before: Option<Uuid> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_conflicts()
        .bind(tx, &connection.0, &before, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |one| one.id))
}

/// Forgets what nobody asks for any more, of all tenants.
pub(crate) async fn prune(tx: &SystemTx, before: DateTime<Utc>) -> DbResult<u64> {
    let comments = sql::prune_sent_comments().bind(tx, &before).await?;
    Ok(comments + sql::prune_conflicts().bind(tx, &before).await?)
}
