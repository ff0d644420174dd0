use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{ConversationId, MessageId};
use uuid::Uuid;

use super::{AnswerInfo, Attachment, Channel, Conversation, Entity, Source, Status, names};

names! {
    /// Who wrote a message.
    SenderType {
        /// The customer.
        User = "user",
        /// Tekup.
        AiAgent = "ai_agent",
        /// A person of the staff.
        HumanAgent = "human_agent",
        /// A note about the conversation itself.
        System = "system",
    }
}

names! {
    /// What a message holds.
    ContentType {
        /// Plain text.
        Text = "text",
        /// An image.
        Image = "image",
        /// A file.
        File = "file",
        /// Program code.
        Code = "code",
        /// An error log.
        ErrorLog = "error_log",
    }
}

/// One message of a conversation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Its conversation.
    pub conversation_id: ConversationId,
    /// Its place in the conversation, from 1.
    pub seq: i32,
    /// Who wrote it.
    pub sender_type: SenderType,
    /// Which person of the staff.
    pub sender_id: Option<Uuid>,
    /// What they are called.
    pub sender_name: Option<String>,
    /// The words.
    pub content: String,
    /// What they are.
    pub content_type: ContentType,
    /// What the customer wants.
    pub intent: Option<String>,
    /// How sure that is, 0 to 1.
    pub confidence: Option<f32>,
    /// What the message names.
    pub entities: Vec<Entity>,
    /// Mood, -1 to 1.
    pub sentiment: Option<f32>,
    /// Language.
    pub language: Option<String>,
    /// What the answer rests on.
    pub sources: Vec<Source>,
    /// How the answer came about; null for messages that are none.
    pub answer: Option<AnswerInfo>,
    /// Whether this message made the conversation want a person.
    pub requires_escalation: bool,
    /// Whether only colleagues see it.
    pub internal: bool,
    /// Colleagues whom it names.
    pub mentions: Vec<Uuid>,
    /// Files that came with it.
    pub attachments: Vec<Attachment>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When its words were last changed.
    pub edited_at: Option<DateTime<Utc>>,
}

impl Message {
    /// A message with nothing but its words.
    pub(crate) fn plain(
        conversation: &Conversation,
        number: i32,
        sender_type: SenderType,
        content: String,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            id: MessageId::new(),
            conversation_id: conversation.id,
            seq: number,
            sender_type,
            sender_id: None,
            sender_name: None,
            content,
            content_type: ContentType::Text,
            intent: None,
            confidence: None,
            entities: Vec::new(),
            sentiment: None,
            language: None,
            sources: Vec::new(),
            answer: None,
            requires_escalation: false,
            internal: false,
            mentions: Vec::new(),
            attachments: Vec::new(),
            created_at: now,
            edited_at: None,
        }
    }
}

/// A message that was found.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundMessage {
    /// The message.
    pub id: MessageId,
    /// Its conversation.
    pub conversation_id: ConversationId,
    /// Its place there.
    pub seq: i32,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Who wrote it.
    pub sender_type: SenderType,
    /// What they are called.
    pub sender_name: Option<String>,
    /// The words.
    pub content: String,
    /// Whether only colleagues see it.
    pub internal: bool,
    /// What the customer wanted.
    pub intent: Option<String>,
    /// Where the conversation stands.
    pub status: Status,
    /// Where the customer writes.
    pub channel: Channel,
    /// Who has the conversation.
    pub assigned_name: Option<String>,
    /// Your id of the customer.
    pub user_id: String,
    /// What the customer is called.
    pub customer_name: Option<String>,
}
