use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use tekup_base::{ActionId, ConversationId, Error, IntentId, Page, PageRequest, Result};
use tekup_db::{
    DbError, DbResult, TenantTx,
    sql::queries::support::dialogues::{self as sql, Dialogue as Row},
};
use uuid::Uuid;

use crate::dialogue::{Dialogue, Filled, Open, State};

/// An open dialogue that nobody went on with for so long is over.
const PATIENCE: TimeDelta = TimeDelta::days(3);
/// Open dialogues that are read of one conversation.
const READ: i64 = 10;

/// What was collected in a conversation for one intent.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Collected {
    /// Its id.
    pub id: Uuid,
    /// The intent that it is for.
    pub intent: String,
    /// Where it stands.
    pub state: State,
    /// What the customer gave, by slot.
    pub filled: std::collections::BTreeMap<String, Filled>,
    /// The slot that is asked for.
    pub asking: Option<String>,
    /// How often it has been.
    pub asked: i32,
    /// The action that was queued in the end.
    pub action_id: Option<ActionId>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

impl From<Row> for Open {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            intent: row.intent,
            state: State::from_name(&row.state).unwrap_or(State::Stopped),
            filled: serde_json::from_value(row.filled).unwrap_or_default(),
            asking: row.asking,
            asked: row.asked,
            offered: row.offered,
            action: row.action_id,
            started_at: row.started_at,
            seen: Some(row.updated_at),
        }
    }
}

impl From<Row> for Collected {
    fn from(row: Row) -> Self {
        let updated_at = row.updated_at;
        let open = Open::from(row);
        Self {
            id: open.id,
            intent: open.intent,
            state: open.state,
            filled: open.filled,
            asking: open.asking,
            asked: open.asked,
            action_id: open.action.map(ActionId),
            started_at: open.started_at,
            updated_at,
        }
    }
}

/// What intents ask for, by their names; those that ask for nothing are left out.
pub(crate) async fn definitions(tx: &TenantTx) -> DbResult<HashMap<String, Dialogue>> {
    let rows = sql::definitions().bind(tx).all().await?;
    let read = |row: sql::Definitions| {
        let dialogue = serde_json::from_value(row.dialogue?);
        let dialogue = dialogue.inspect_err(|error| {
            tracing::error!(%error, intent = row.name, "a dialogue cannot be read; it is left out");
        });
        Some((row.name, dialogue.ok()?))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// What an intent asks for from now on. `None` when there is no such intent.
pub(crate) async fn define(
    tx: &TenantTx,
    intent: &str,
    dialogue: Option<&Dialogue>,
) -> Result<Option<IntentId>> {
    let dialogue: Option<Value> = dialogue
        .map(serde_json::to_value)
        .transpose()
        .map_err(Error::internal)?;
    let id = sql::set_definition()
        .bind(tx, &dialogue, &intent)
        .opt()
        .await
        .map_err(DbError::from)?;
    Ok(id.map(IntentId))
}

/// The open dialogues of a conversation, newest first.
pub(crate) async fn open(
    tx: &TenantTx,
    conversation: ConversationId,
    now: DateTime<Utc>,
) -> DbResult<Vec<Open>> {
    let rows = sql::open_dialogues()
        .bind(tx, &conversation.0, &(now - PATIENCE), &READ)
        .all()
        .await?;
    Ok(rows.into_iter().map(Open::from).collect())
}

/// All dialogues of a conversation, newest first.
pub(crate) async fn list(
    tx: &TenantTx,
    conversation: ConversationId,
    page: &PageRequest,
) -> Result<Page<Collected>> {
    let (at, id): (Option<DateTime<Utc>>, Option<Uuid>) = page.after()?.unzip();
    let limit = page.limit();
    let rows = sql::list_dialogues()
        .bind(tx, &conversation.0, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let all = rows.into_iter().map(Collected::from).collect();
    Ok(Page::from_rows(all, limit, |one: &Collected| {
        (one.started_at, one.id)
    }))
}

/// Stores a dialogue; says whether it did, or somebody else has changed it since it was read.
pub(crate) async fn put(
    tx: &TenantTx,
    conversation: ConversationId,
    own: &Open,
    now: DateTime<Utc>,
) -> Result<bool> {
    let filled = serde_json::to_value(&own.filled).map_err(Error::internal)?;
    let state = own.state.as_str();
    let Some(seen) = own.seen else {
        sql::drop_stale_dialogues()
            .bind(tx, &conversation.0, &(now - PATIENCE))
            .await
            .map_err(DbError::from)?;
        let inserted = sql::insert_dialogue()
            .bind(
                tx,
                &tx.tenant().0,
                &own.id,
                &conversation.0,
                &own.intent,
                &state,
                &filled,
                &own.asking,
                &own.asked,
                &own.offered,
                &own.action,
                &now,
            )
            .await
            .map_err(DbError::from);
        return match inserted {
            Err(error) if error.is_unique_violation() => Ok(false),
            other => Ok(other? == 1),
        };
    };
    let changed = sql::update_dialogue()
        .bind(
            tx,
            &state,
            &filled,
            &own.asking,
            &own.asked,
            &own.offered,
            &own.action,
            &now,
            &own.id,
            &seen,
        )
        .await
        .map_err(DbError::from)?;
    Ok(changed == 1)
}
