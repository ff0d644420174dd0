//! Conversations and messages: what they are, free of database and door.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{ChunkId, ConversationId, DocumentId, EscalationId, MessageId, UserId};
use uuid::Uuid;

/// An enum whose variants have a name in the database and on the wire.
macro_rules! names {
    ($(#[$doc:meta])* $enum:ident { $($(#[$vdoc:meta])* $variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[schemars(inline)]
        pub enum $enum { $($(#[$vdoc])* #[serde(rename = $name)] $variant),+ }

        impl $enum {
            /// Its name in the database and on the wire.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The one of this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

names! {
    /// Where a conversation stands.
    Status {
        /// The customer and the AI agent are talking.
        Active = "active",
        /// It waits for the customer.
        Waiting = "waiting",
        /// It is done.
        Resolved = "resolved",
        /// It wants a person, or has one.
        Escalated = "escalated",
        /// The customer has gone.
        Abandoned = "abandoned",
    }
}

names! {
    /// Where the customer writes.
    Channel {
        /// A web page.
        Web = "web",
        /// A mobile app.
        Mobile = "mobile",
        /// E-mail.
        Email = "email",
        /// Slack.
        Slack = "slack",
        /// A program.
        Api = "api",
        /// The telephone.
        Phone = "phone",
    }
}

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

names! {
    /// How a conversation came to its end.
    Resolution {
        /// Without a person.
        Automated = "automated",
        /// By a person.
        Human = "human",
        /// The customer went away.
        Abandoned = "abandoned",
        /// Handed to a system outside.
        Escalated = "escalated",
    }
}

names! {
    /// How soon an escalation wants somebody.
    Priority {
        /// When there is time.
        Low = "low",
        /// In its turn.
        Medium = "medium",
        /// Before others.
        High = "high",
        /// At once.
        Critical = "critical",
    }
}

names! {
    /// How far the words of an answer have come.
    AnswerState {
        /// The passage stands; a model is wording the answer.
        Drafting = "drafting",
        /// This is the answer.
        Final = "final",
    }
}

/// A person of the staff, as others see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Assignee {
    /// Who.
    pub id: UserId,
    /// What they are called.
    pub name: String,
}

/// A conversation with a customer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    /// Its id.
    pub id: ConversationId,
    /// Your id of the customer.
    pub user_id: String,
    /// What the customer is called.
    pub customer_name: Option<String>,
    /// Where the customer writes.
    pub channel: Channel,
    /// Where it stands.
    pub status: Status,
    /// Language of the customer's last message.
    pub language: Option<String>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// When somebody last wrote.
    pub last_activity_at: DateTime<Utc>,
    /// Messages so far.
    pub message_count: i32,
    /// Mean confidence of the intents understood, 0 to 1.
    pub ai_confidence_avg: Option<f64>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(crate) confidence_sum: f64,
    #[serde(skip)]
    #[schemars(skip)]
    pub(crate) confidence_count: i32,
    /// Mood of the customer's last messages, -1 to 1.
    pub sentiment_score: Option<f32>,
    /// How it ended.
    pub resolution_type: Option<Resolution>,
    /// Whether it ever wanted a person.
    pub escalated: bool,
    /// Why it did.
    pub escalation_reason: Option<String>,
    /// Who has taken it over.
    pub assigned_to: Option<Assignee>,
    #[serde(skip)]
    #[schemars(skip)]
    pub(crate) unanswered_in_a_row: i32,
    /// The beginning of the last message.
    pub last_message: Option<String>,
    /// What you gave along.
    pub metadata: Value,
}

/// Characters of the last message that a list shows.
const PREVIEW: usize = 140;

/// What a list of conversations shows of its newest message.
pub(crate) fn preview(content: &str) -> String {
    content.chars().take(PREVIEW).collect()
}

impl Conversation {
    /// Counts a message that was just written; returns its number.
    pub(crate) fn count_message(&mut self, content: &str, now: DateTime<Utc>) -> i32 {
        self.message_count += 1;
        self.last_activity_at = now;
        self.last_message = Some(preview(content));
        self.message_count
    }

    /// Takes in what was understood of the customer's message.
    pub(crate) fn learn(&mut self, confidence: Option<f32>, sentiment: f32, language: &str) {
        if let Some(confidence) = confidence {
            self.confidence_sum += f64::from(confidence);
            self.confidence_count += 1;
            self.ai_confidence_avg = Some(self.confidence_sum / f64::from(self.confidence_count));
        }
        // The mood of now counts for more than the mood of before.
        let before = self.sentiment_score.unwrap_or(sentiment);
        self.sentiment_score = Some(0.4 * before + 0.6 * sentiment);
        self.language = Some(language.to_owned());
    }

    /// Whether a person talks with the customer, so that the AI agent keeps silent.
    pub fn has_person(&self) -> bool {
        self.assigned_to.is_some() && !matches!(self.status, Status::Resolved | Status::Abandoned)
    }

    /// Opens a conversation again that had ended.
    pub(crate) fn reopen(&mut self) {
        if matches!(self.status, Status::Resolved | Status::Abandoned) {
            self.status = Status::Active;
            self.ended_at = None;
            self.resolution_type = None;
            self.assigned_to = None;
            self.unanswered_in_a_row = 0;
        }
    }
}

/// A call for a person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Escalation {
    /// Its id.
    pub id: EscalationId,
    /// Of which conversation.
    pub conversation_id: ConversationId,
    /// Why: `requested_human`, `angry_customer`, `low_confidence`, `no_answer`, `repeated_failure`,
    /// `manual` or `rule:NAME`.
    pub reason: String,
    /// How soon.
    pub priority: Priority,
    /// In which queue.
    pub queue_name: Option<String>,
    /// Who has taken it.
    pub assigned_to: Option<UserId>,
    /// When they took it.
    pub assigned_at: Option<DateTime<Utc>>,
    /// When it was raised.
    pub created_at: DateTime<Utc>,
    /// When it was done.
    pub resolved_at: Option<DateTime<Utc>>,
    /// What was done.
    pub resolution_notes: Option<String>,
    /// Who did it.
    pub resolved_by: Option<UserId>,
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

/// Something a message names: an amount, a date, an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// `email`, `phone`, `money`, `date`, `order_number`, `account_number`, `cpr`, `iban`, `card`, `url`.
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
    /// `passage` (words of the document), `model:NAME`, `phrase` (a fixed reply) or `none`.
    pub engine: String,
    /// The document's own words, when the answer has a source.
    pub passage: Option<String>,
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
            created_at: now,
            edited_at: None,
        }
    }
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
