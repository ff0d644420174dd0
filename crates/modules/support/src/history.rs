//! Conversations that were held before Tekup was there: for demo data, so that figures have a past.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use uuid::Uuid;

use crate::{Support, store};

/// A customer of the past.
#[derive(Debug, Serialize)]
pub struct PastCustomer {
    /// Its id.
    pub id: Uuid,
    /// The tenant's own id of the customer.
    pub external_id: String,
    /// The language of two letters.
    pub language: String,
    /// When the customer was last there.
    pub seen_at: DateTime<Utc>,
}

/// A conversation of the past. Message partitions go back to the first of last month; nothing before can be kept.
#[derive(Debug, Serialize)]
pub struct PastConversation {
    /// Its id.
    pub id: Uuid,
    /// The tenant's own id of the customer.
    pub customer: String,
    /// Name of the channel.
    pub channel: &'static str,
    /// Name of the status.
    pub status: &'static str,
    /// Name of the way it ended.
    pub how: &'static str,
    /// The language of two letters.
    pub language: String,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When somebody last wrote.
    pub active_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
    /// When a person was called.
    pub called_at: Option<DateTime<Utc>>,
    /// When a person first answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// How often it was opened again.
    pub reopened: i32,
    /// The customer's rating, 1 to 5.
    pub csat: Option<i16>,
    /// -1 to 1.
    pub mood: f32,
    /// Its queue.
    pub queue_id: Option<Uuid>,
    /// Who had it.
    pub person_id: Option<Uuid>,
    /// What they are called.
    pub person_name: Option<String>,
    /// How many messages it has.
    pub messages: i32,
    /// The beginning of the last one.
    pub last_message: String,
}

/// A message of the past.
#[derive(Debug, Serialize)]
pub struct PastMessage {
    /// Its id.
    pub id: Uuid,
    /// Its conversation.
    pub conversation_id: Uuid,
    /// Its place there, from 1.
    pub number: i32,
    /// Name of the sort of sender.
    pub sender_type: &'static str,
    /// The person of the staff.
    pub sender_id: Option<Uuid>,
    /// What they are called.
    pub sender_name: Option<String>,
    /// The words.
    pub content: String,
    /// The intent that was understood.
    pub intent: Option<String>,
    /// How surely, 0 to 1.
    pub confidence: Option<f32>,
    /// -1 to 1.
    pub sentiment: Option<f32>,
    /// The language of two letters.
    pub language: String,
    /// When it was written.
    pub at: DateTime<Utc>,
}

impl Support {
    /// Keeps conversations of the past, all or none. They cause no events, no answers and no notifications.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remember(
        &self,
        ctx: &OpContext,
        customers: &[PastCustomer],
        conversations: &[PastConversation],
        messages: &[PastMessage],
    ) -> Result<()> {
        let tx = self.0.db.begin(ctx).await?;
        store::history::write(
            &tx,
            &json!(customers),
            &json!(conversations),
            &json!(messages),
        )
        .await?;
        tx.commit().await.map_err(Error::from)
    }
}
