use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{ConversationId, DocumentId, MessageId};

use super::names;

names! {
    /// What somebody thinks of an answer.
    Rating {
        /// It helped.
        Up = "up",
        /// It did not.
        Down = "down",
    }
}

names! {
    /// Who rates an answer.
    Side {
        /// The customer who asked.
        Customer = "customer",
        /// A member of the staff.
        Staff = "staff",
    }
}

/// What one side said of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Feedback {
    /// The answer.
    pub message_id: MessageId,
    /// Its conversation.
    pub conversation_id: ConversationId,
    /// Who says so.
    pub side: Side,
    /// What they think of it.
    pub rating: Rating,
    /// Why.
    pub comment: Option<String>,
    /// What staff say it should have said.
    pub correction: Option<String>,
    /// The message that was answered.
    pub question: String,
    /// Its language.
    pub language: Option<String>,
    /// Documents that the answer rests on, the first one most.
    pub document_ids: Vec<DocumentId>,
    /// The document that staff say has the answer.
    pub right_document_id: Option<DocumentId>,
    /// When this side first said something.
    pub created_at: DateTime<Utc>,
    /// When it last did.
    pub updated_at: DateTime<Utc>,
}
