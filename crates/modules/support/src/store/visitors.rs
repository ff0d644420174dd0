use chrono::{DateTime, Utc};
use tekup_base::{ConversationId, WidgetId};
use tekup_db::{
    DbResult, TenantTx,
    sql::queries::support::visitors::{self as sql},
};
use uuid::Uuid;

use crate::widget::access::Owner;

/// What a visitor's conversation holds beside its standing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// Number of the last message that the customer has read.
    pub customer_read: i32,
    /// Number of the last message that the staff have read.
    pub staff_read: i32,
    /// The customer's rating, 1 to 5.
    pub csat: Option<i16>,
}

/// The conversation, if it is the owner's.
pub(crate) async fn own(tx: &TenantTx, owner: Owner, id: ConversationId) -> DbResult<Option<Seen>> {
    let (browser, customer) = match owner {
        Owner::Browser(browser) => (browser, None),
        Owner::Customer(customer) => (Uuid::nil(), Some(customer.0)),
        Owner::Nobody => return Ok(None),
    };
    let row = sql::own_conversation()
        .bind(tx, &tx.tenant().0, &id.0, &customer, &browser)
        .opt()
        .await?;
    Ok(row.map(|row| Seen {
        customer_read: row.customer_read,
        staff_read: row.staff_read,
        csat: row.csat,
    }))
}

/// The owner's conversations, the latest activity first.
pub(crate) async fn list(tx: &TenantTx, owner: Owner, limit: i64) -> DbResult<Vec<ConversationId>> {
    let tenant = tx.tenant().0;
    let ids: Vec<Uuid> = match owner {
        Owner::Browser(browser) => sql::own_conversations_of_visitor()
            .bind(tx, &tenant, &browser, &limit)
            .all()
            .await?
            .into_iter()
            .map(|row| row.id)
            .collect(),
        Owner::Customer(customer) => sql::own_conversations_of_customer()
            .bind(tx, &tenant, &customer.0, &limit)
            .all()
            .await?
            .into_iter()
            .map(|row| row.id)
            .collect(),
        Owner::Nobody => Vec::new(),
    };
    Ok(ids.into_iter().map(ConversationId).collect())
}

/// Notes in which widget and by which browser a conversation was begun.
pub(crate) async fn mark(
    tx: &TenantTx,
    id: ConversationId,
    widget: WidgetId,
    browser: Option<Uuid>,
) -> DbResult<()> {
    sql::mark_begun_by()
        .bind(tx, &widget.0, &browser, &tx.tenant().0, &id.0)
        .await?;
    Ok(())
}

/// The browser no longer opens what it began.
pub(crate) async fn release(tx: &TenantTx, browser: Uuid) -> DbResult<()> {
    sql::release_visitor()
        .bind(tx, &tx.tenant().0, &browser)
        .await?;
    Ok(())
}

/// Whether the customer had not read so far before.
pub(crate) async fn read_by_customer(
    tx: &TenantTx,
    id: ConversationId,
    read: i32,
) -> DbResult<bool> {
    let moved = sql::read_by_customer()
        .bind(tx, &read, &tx.tenant().0, &id.0)
        .await?;
    Ok(moved > 0)
}

/// Whether the staff had not read so far before.
pub(crate) async fn read_by_staff(tx: &TenantTx, id: ConversationId, read: i32) -> DbResult<bool> {
    let moved = sql::read_by_staff()
        .bind(tx, &read, &tx.tenant().0, &id.0)
        .await?;
    Ok(moved > 0)
}

pub(crate) async fn rate(
    tx: &TenantTx,
    id: ConversationId,
    score: i16,
    comment: Option<&str>,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::rate_conversation()
        .bind(tx, &score, &comment, &now, &tx.tenant().0, &id.0)
        .await?;
    Ok(())
}
