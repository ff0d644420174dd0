use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{ChunkId, ConversationId, DocumentId, MessageId};

use super::names;

names! {
    /// How far the words of an answer have come.
    AnswerState {
        /// The passage stands; a model is wording the answer.
        Drafting = "drafting",
        /// This is the answer.
        Final = "final",
    }
}

names! {
    /// How the AI agent speaks to customers.
    #[derive(Default)]
    Style {
        /// Polite and matter-of-fact.
        #[default]
        Professional = "professional",
        /// Warm, in everyday words.
        Friendly = "friendly",
        /// Short and exact.
        Technical = "technical",
    }
}

/// A passage that an answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// The document.
    pub document_id: DocumentId,
    /// The passage's id.
    pub chunk_id: ChunkId,
    /// The document's title.
    pub title: String,
    /// Headings above the passage.
    pub heading_path: Vec<String>,
    /// The words that answer.
    pub passage: String,
    /// How well it fits, 0 to 1.
    pub score: f32,
    /// Where the document can be read.
    pub url: Option<String>,
}

/// Kinds of entities that Tekup finds by itself.
pub(crate) const BUILT_IN: &[&str] = &[
    "email",
    "phone",
    "money",
    "date",
    "order_number",
    "account_number",
    "cpr",
    "iban",
    "card",
    "url",
];

/// Something a message names: an amount, a date, an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// `email`, `phone`, `money`, `date`, `order_number`, `account_number`, `cpr`, `iban`, `card`, `url`, or
    /// the name of a sort of entity that the tenant has of its own.
    pub kind: String,
    /// As it was written; masked when it is sensitive.
    pub text: String,
    /// Normalised.
    pub value: Value,
    /// First byte in the message.
    pub start: usize,
    /// Byte behind the last one.
    pub end: usize,
}

/// How an answer came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnswerInfo {
    /// Whether the words are final.
    pub state: AnswerState,
    /// `passage` (words of the document), `model:NAME`, `phrase` (a fixed reply), `dialogue` (a question of an
    /// intent's dialogue, or its end) or `none`.
    pub engine: String,
    /// The document's own words, when the answer has a source.
    pub passage: Option<String>,
}

/// An intent that a message may have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Alternative {
    /// Which.
    pub intent: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// The answer to a customer's message.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MessageResponse {
    /// The answering message; absent when a person has the conversation.
    pub message_id: Option<MessageId>,
    /// The conversation.
    pub conversation_id: ConversationId,
    /// The customer's message.
    pub user_message_id: MessageId,
    /// The words of the answer; empty when a person has the conversation.
    pub response: String,
    /// What the customer wants.
    pub intent: Option<String>,
    /// How sure that is, 0 to 1.
    pub confidence: Option<f32>,
    /// What else they may want.
    pub alternatives: Vec<Alternative>,
    /// What the message names.
    pub entities: Vec<Entity>,
    /// Mood, -1 to 1.
    pub sentiment: f32,
    /// `negative`, `neutral` or `positive`.
    pub sentiment_label: String,
    /// Language of the message and of the answer.
    pub language: String,
    /// What the answer rests on.
    pub sources: Vec<Source>,
    /// What could be done next.
    pub suggested_actions: Vec<Value>,
    /// Whether a person is called.
    pub requires_escalation: bool,
    /// Why.
    pub escalation_reason: Option<String>,
    /// How the answer came about.
    pub answer: AnswerInfo,
}
