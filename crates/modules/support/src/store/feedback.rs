use chrono::{DateTime, Utc};
use tekup_base::{ConversationId, DocumentId, MessageId};
use tekup_db::{
    DbResult, TenantTx,
    sql::queries::support::feedback::{self as sql, Feedback as Row},
};
use uuid::Uuid;

use crate::model::{Feedback, Rating, Side, Source};

impl From<Row> for Feedback {
    fn from(row: Row) -> Self {
        Self {
            message_id: row.message_id.into(),
            conversation_id: row.conversation_id.into(),
            side: Side::from_name(&row.side).unwrap_or(Side::Customer),
            rating: Rating::from_name(&row.rating).unwrap_or(Rating::Down),
            comment: row.comment,
            correction: row.correction,
            question: row.question,
            language: row.language,
            document_ids: row.document_ids.into_iter().map(DocumentId::from).collect(),
            right_document_id: row.right_document_id.map(DocumentId::from),
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// An answer that may be rated.
pub(crate) struct Rated {
    pub question: String,
    pub language: Option<String>,
    pub documents: Vec<DocumentId>,
}

/// The agent's answer with this id in this conversation.
pub(crate) async fn rated(
    tx: &TenantTx,
    conversation: ConversationId,
    message: MessageId,
) -> DbResult<Option<Rated>> {
    let row = sql::rated_answer()
        .bind(tx, &message.0, &conversation.0)
        .opt()
        .await?;
    Ok(row.map(|row| {
        let sources: Vec<Source> = serde_json::from_value(row.sources).unwrap_or_default();
        let mut documents: Vec<DocumentId> =
            sources.iter().map(|source| source.document_id).collect();
        documents.dedup();
        Rated {
            question: row.question.unwrap_or_default(),
            language: row.language,
            documents,
        }
    }))
}

/// Keeps what one side says of an answer, in the place of what it said before.
pub(crate) async fn put(
    tx: &TenantTx,
    feedback: &Feedback,
    now: DateTime<Utc>,
) -> DbResult<Feedback> {
    let documents: Vec<Uuid> = feedback.document_ids.iter().map(|id| id.0).collect();
    let row = sql::put_feedback()
        .bind(
            tx,
            &tx.tenant().0,
            &feedback.message_id.0,
            &feedback.side.as_str(),
            &feedback.conversation_id.0,
            &feedback.rating.as_str(),
            &feedback.comment,
            &feedback.correction,
            &feedback.question,
            &feedback.language,
            &documents,
            &feedback.right_document_id.map(|id| id.0),
            &now,
        )
        .one()
        .await?;
    Ok(row.into())
}

/// What the side said of the answer before, if anything; held until `tx` ends.
pub(crate) async fn earlier(
    tx: &TenantTx,
    message: MessageId,
    side: Side,
) -> DbResult<Option<Rating>> {
    let rating = sql::earlier_feedback()
        .bind(tx, &message.0, &side.as_str())
        .opt()
        .await?;
    Ok(rating.and_then(|rating| Rating::from_name(&rating)))
}

/// Adds to how answers from a document were received; negative numbers take back.
pub(crate) async fn count(tx: &TenantTx, document: DocumentId, up: i32, down: i32) -> DbResult<()> {
    sql::count_rating()
        .bind(tx, &up, &down, &document.0)
        .await?;
    Ok(())
}
