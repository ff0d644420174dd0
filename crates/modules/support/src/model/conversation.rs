use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::{ConversationId, CustomerId, Error, QueueId, Result, UserId};

use super::{Priority, names};

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
    /// The customer.
    pub customer_id: CustomerId,
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
    /// Who is responsible.
    pub assigned_to: Option<Assignee>,
    /// Since when a person talks with the customer and the AI agent keeps silent.
    pub taken_over_at: Option<DateTime<Utc>>,
    /// How soon it wants somebody.
    pub priority: Priority,
    /// In which queue.
    pub queue_id: Option<QueueId>,
    /// What somebody must be able to do to be given it.
    pub skill: Option<String>,
    /// What the staff calls it.
    pub tags: Vec<String>,
    /// When a person first answered.
    pub first_response_at: Option<DateTime<Utc>>,
    /// How often the customer came back after its end.
    pub reopened_count: i32,
    /// The conversation that it became a part of.
    pub merged_into: Option<ConversationId>,
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

/// Most tags of a conversation.
const TAGS: usize = 50;
/// Longest tag, in characters.
const TAG: usize = 50;

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

    /// Whether it has come to its end.
    pub fn has_ended(&self) -> bool {
        matches!(self.status, Status::Resolved | Status::Abandoned)
    }

    /// Whether people have the conversation, so that the AI agent keeps silent.
    pub fn has_person(&self) -> bool {
        self.taken_over_at.is_some() && !self.has_ended()
    }

    /// Lets a person have it from `now` on.
    pub(crate) fn take_over(&mut self, person: Assignee, now: DateTime<Utc>) {
        self.reopen();
        self.status = Status::Escalated;
        self.escalated = true;
        self.assigned_to = Some(person);
        self.taken_over_at.get_or_insert(now);
    }

    /// Adds tags: all, or none.
    ///
    /// # Errors
    /// A validation error of `tags` for one that is empty or too long, and for too many.
    pub(crate) fn add_tags(&mut self, tags: &[String]) -> Result<()> {
        let mut all = self.tags.clone();
        for tag in tags {
            let tag = tag.trim();
            if tag.is_empty() || tag.chars().count() > TAG {
                return Err(Error::field(
                    "tags",
                    "wrong_length",
                    format!("each tag has 1 to {TAG} characters"),
                ));
            }
            if !all.iter().any(|there| there == tag) {
                all.push(tag.to_owned());
            }
        }
        if all.len() > TAGS {
            return Err(Error::field(
                "tags",
                "too_many",
                format!("a conversation has at most {TAGS} tags"),
            ));
        }
        self.tags = all;
        Ok(())
    }

    /// Adds the tags that rules ask for; one that a conversation cannot have is left out.
    pub(crate) fn add_rules_tags(&mut self, tags: &[String]) {
        for tag in tags {
            if let Err(error) = self.add_tags(std::slice::from_ref(tag)) {
                tracing::warn!(conversation = %self.id, %error, "a rule's tag was left out");
            }
        }
    }

    /// Ends it at `now`.
    pub(crate) fn end(&mut self, status: Status, how: Resolution, now: DateTime<Utc>) {
        self.status = status;
        self.ended_at = Some(now);
        self.resolution_type = Some(how);
    }

    /// Opens a conversation again that had ended.
    pub(crate) fn reopen(&mut self) {
        if self.has_ended() {
            self.status = Status::Active;
            self.ended_at = None;
            self.resolution_type = None;
            self.assigned_to = None;
            self.taken_over_at = None;
            self.unanswered_in_a_row = 0;
            self.reopened_count += 1;
        }
    }
}
