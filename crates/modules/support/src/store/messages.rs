use chrono::{DateTime, Utc};
use tekup_base::{ConversationId, MessageId, Page, PageRequest, Result};
use tekup_db::{
    DbError, DbResult, TenantTx, Value,
    sql::queries::support::messages::{self as sql, Message as Row},
};

use crate::model::{AnswerInfo, AnswerState, ContentType, Message, SenderType};

impl From<Row> for Message {
    fn from(row: Row) -> Self {
        let answer = row
            .answer_state
            .as_deref()
            .and_then(AnswerState::from_name)
            .map(|state| AnswerInfo {
                state,
                engine: row.answer_engine.unwrap_or_default(),
                passage: row.answer_passage,
            });
        Self {
            id: row.id.into(),
            conversation_id: row.conversation_id.into(),
            seq: row.number,
            sender_type: SenderType::from_name(&row.sender_type).unwrap_or(SenderType::System),
            sender_id: row.sender_id,
            sender_name: row.sender_name,
            content: row.content,
            content_type: ContentType::from_name(&row.content_type).unwrap_or(ContentType::Text),
            intent: row.intent,
            confidence: row.confidence,
            entities: serde_json::from_value(row.entities).unwrap_or_default(),
            sentiment: row.sentiment,
            language: row.language,
            sources: serde_json::from_value(row.sources).unwrap_or_default(),
            answer,
            requires_escalation: row.requires_escalation,
            internal: row.internal,
            mentions: row.mentions,
            attachments: serde_json::from_value(row.attachments).unwrap_or_default(),
            created_at: row.created_at,
            edited_at: row.edited_at,
        }
    }
}

const INSERT: &str = include_str!("../../../../../sql/deferred/insert_message.sql");

pub(crate) async fn insert(tx: &TenantTx, message: &Message) -> Result<()> {
    let values = row(tx, message)?;
    Ok(tx.write(INSERT, &values).await?)
}

/// The same when `tx` commits: for who reads nothing of it in `tx`.
pub(crate) fn insert_last(tx: &mut TenantTx, message: &Message) -> Result<()> {
    let values = row(tx, message)?;
    tx.defer(INSERT, values);
    Ok(())
}

fn row(tx: &TenantTx, message: &Message) -> Result<Vec<Value>> {
    let m = message.clone();
    let json = |list| serde_json::to_value(list).map_err(tekup_base::Error::internal);
    let sources = serde_json::to_value(&m.sources).map_err(tekup_base::Error::internal)?;
    let attachments = serde_json::to_value(&m.attachments).map_err(tekup_base::Error::internal)?;
    let (state, engine, passage) = match m.answer {
        Some(answer) => (
            Some(answer.state.as_str()),
            Some(answer.engine),
            answer.passage,
        ),
        None => (None, None, None),
    };
    Ok(vec![
        Box::new(tx.tenant().0),
        Box::new(m.id.0),
        Box::new(m.conversation_id.0),
        Box::new(m.seq),
        Box::new(m.sender_type.as_str()),
        Box::new(m.sender_id),
        Box::new(m.sender_name),
        Box::new(m.content),
        Box::new(m.content_type.as_str()),
        Box::new(m.intent),
        Box::new(m.confidence),
        Box::new(json(&m.entities)?),
        Box::new(m.sentiment),
        Box::new(m.language),
        Box::new(sources),
        Box::new(state),
        Box::new(engine),
        Box::new(passage),
        Box::new(m.requires_escalation),
        Box::new(attachments),
        Box::new(m.created_at),
        Box::new(m.internal),
        Box::new(m.mentions),
    ])
}

/// Writes down what was understood of a customer's message.
pub(crate) async fn annotate(tx: &TenantTx, message: &Message) -> Result<()> {
    let entities = serde_json::to_value(&message.entities).map_err(tekup_base::Error::internal)?;
    sql::annotate_message()
        .bind(
            tx,
            &message.intent,
            &message.confidence,
            &entities,
            &message.sentiment,
            &message.language,
            &message.requires_escalation,
            &message.id.0,
            &message.created_at,
        )
        .await
        .map_err(DbError::from)?;
    Ok(())
}

/// Puts the final words into an answer that is still a draft.
pub(crate) async fn word(
    tx: &TenantTx,
    id: MessageId,
    created_at: DateTime<Utc>,
    content: &str,
    engine: &str,
    now: DateTime<Utc>,
) -> DbResult<()> {
    sql::word_message()
        .bind(tx, &content, &engine, &now, &id.0, &created_at)
        .await?;
    Ok(())
}

pub(crate) async fn get(
    tx: &TenantTx,
    id: MessageId,
    created_at: DateTime<Utc>,
) -> DbResult<Option<Message>> {
    Ok(sql::get_message()
        .bind(tx, &id.0, &created_at)
        .opt()
        .await?
        .map(Message::from))
}

/// Messages behind number `after`, the oldest first.
pub(crate) async fn after(
    tx: &TenantTx,
    conversation: ConversationId,
    after: i32,
    limit: i64,
) -> DbResult<Vec<Message>> {
    let rows = sql::list_messages()
        .bind(tx, &conversation.0, &after, &limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(Message::from).collect())
}

pub(crate) async fn list(
    tx: &TenantTx,
    conversation: ConversationId,
    page: &PageRequest,
) -> Result<Page<Message>> {
    let after: i32 = page.after()?.unwrap_or(0);
    let limit = page.limit();
    let rows = sql::list_messages()
        .bind(tx, &conversation.0, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let messages: Vec<Message> = rows.into_iter().map(Message::from).collect();
    Ok(Page::from_rows(messages, limit, |message| message.seq))
}

/// What the customer said last, newest first.
pub(crate) async fn last_from_customer(
    tx: &TenantTx,
    conversation: ConversationId,
    limit: i64,
) -> DbResult<Vec<Message>> {
    let rows = sql::last_from_customer()
        .bind(tx, &conversation.0, &limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(Message::from).collect())
}
