use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use tekup_base::{ConversationId, MessageId};
use tekup_db::{DbResult, TenantTx, sql::queries::support::automation as sql};
use uuid::Uuid;

/// A decision about an event.
pub(crate) struct New {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub conversation: ConversationId,
    pub message: Option<(MessageId, DateTime<Utc>)>,
    pub facts: Value,
    pub outcomes: Value,
}

/// Writes a decision down; says whether it is the first about this event.
pub(crate) async fn insert(tx: &TenantTx, new: &New) -> DbResult<bool> {
    let (message, message_at) = new.message.unzip();
    let inserted = sql::insert_event_decision()
        .bind(
            tx,
            &tx.tenant().0,
            &new.id,
            &new.at,
            &new.conversation.0,
            &message.map(|id| id.0),
            &message_at,
            &new.facts,
            &new.outcomes,
        )
        .opt()
        .await?;
    Ok(inserted.is_some())
}

/// How often the rule has fired in the conversation since then.
pub(crate) async fn firings(
    tx: &TenantTx,
    conversation: ConversationId,
    rule: &str,
    since: DateTime<Utc>,
) -> DbResult<i64> {
    let firing = json!([{"rule": rule}]);
    let quiet = json!([{"rule": rule, "result": null}]);
    sql::recent_firings()
        .bind(tx, &conversation.0, &since, &firing, &quiet)
        .one()
        .await
        .map_err(Into::into)
}
