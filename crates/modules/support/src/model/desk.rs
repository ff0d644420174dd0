use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{
    CannedAnswerId, ConversationId, MacroId, MessageId, NotificationId, QueueId, UserId, ViewId,
    WorkingHoursId,
};

use super::{Channel, Priority, Status, names};

names! {
    /// How a queue finds somebody for a conversation.
    Assignment {
        /// People take conversations themselves.
        Manual = "manual",
        /// In turn, to whoever waited longest for one.
        RoundRobin = "round_robin",
        /// To whoever has the fewest.
        LeastBusy = "least_busy",
    }
}

names! {
    /// What a clock measures.
    ClockKind {
        /// The time to a person's first answer.
        FirstResponse = "first_response",
        /// The time to the end.
        Resolution = "resolution",
    }
}

names! {
    /// Why somebody of the staff is told.
    NotificationKind {
        /// A colleague named them in a note.
        Mention = "mention",
        /// A conversation became theirs.
        Assigned = "assigned",
        /// A clock will soon have run out.
        SlaWarning = "sla_warning",
        /// A clock has run out.
        SlaBreached = "sla_breached",
    }
}

/// When a team works.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WorkingHours {
    /// Their id.
    pub id: WorkingHoursId,
    /// What they are called.
    pub name: String,
    /// Name in the IANA time zone database.
    pub time_zone: String,
    /// Seven lists, Monday first, of `[from, to]` in minutes of the local day.
    pub week: Vec<Vec<(u16, u16)>>,
    /// Dates on which nobody works.
    pub holidays: Vec<NaiveDate>,
    /// Whether the team works now.
    pub open: bool,
}

/// What a queue promises, in minutes of working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ServiceLevel {
    /// To a person's first answer.
    #[schemars(range(min = 1, max = 525_600))]
    pub first_response: Option<i32>,
    /// To the end.
    #[schemars(range(min = 1, max = 525_600))]
    pub resolution: Option<i32>,
}

impl ServiceLevel {
    /// What it promises of `kind`.
    pub(crate) fn minutes(self, kind: ClockKind) -> Option<i32> {
        match kind {
            ClockKind::FirstResponse => self.first_response,
            ClockKind::Resolution => self.resolution,
        }
    }
}

/// What a queue promises per priority.
pub type ServiceLevels = BTreeMap<String, ServiceLevel>;

/// Where conversations wait for people.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Queue {
    /// Its id.
    pub id: QueueId,
    /// What it is called; rules name it so.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// When it is worked on; always when null.
    pub hours_id: Option<WorkingHoursId>,
    /// How it finds somebody.
    pub assignment: Assignment,
    /// What it promises, by priority.
    pub service_levels: ServiceLevels,
    /// Whether it takes what names no queue.
    pub is_default: bool,
    /// Who works on it.
    pub members: Vec<UserId>,
}

/// A person of the staff at the desk.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeskPerson {
    /// Who.
    pub id: UserId,
    /// What they are called.
    pub name: String,
    /// Whether they can be given conversations now.
    pub available: bool,
    /// What they can do.
    pub skills: Vec<String>,
    /// Conversations they are given at a time.
    pub capacity: i32,
    /// Conversations they have now.
    pub open: i64,
}

/// Where a clock stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClockState {
    /// What it measures.
    pub kind: ClockKind,
    /// Minutes of working time that are promised.
    pub minutes: i32,
    /// When it will have run out; null while it stands or once it is met.
    pub due_at: Option<DateTime<Utc>>,
    /// When it warned.
    pub warned_at: Option<DateTime<Utc>>,
    /// When it ran out.
    pub breached_at: Option<DateTime<Utc>>,
    /// When the promise was kept, or the late answer came.
    pub met_at: Option<DateTime<Utc>>,
    /// Whether it stands because the customer is waited for.
    pub paused: bool,
}

/// Words kept for answers that come again and again.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CannedAnswer {
    /// Its id.
    pub id: CannedAnswerId,
    /// What is typed behind a slash to have it.
    pub shortcut: String,
    /// What it is about.
    pub title: String,
    /// The words by language; `{{customer}}` and `{{me}}` stand for names.
    pub content: BTreeMap<String, String>,
}

/// One thing to change about a conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(
    tag = "type",
    rename_all = "snake_case",
    rename_all_fields = "camelCase"
)]
pub enum Change {
    /// Adds tags.
    AddTags {
        /// Which.
        #[schemars(length(min = 1, max = 20))]
        tags: Vec<String>,
    },
    /// Takes tags away.
    RemoveTags {
        /// Which.
        #[schemars(length(min = 1, max = 20))]
        tags: Vec<String>,
    },
    /// Gives another priority.
    SetPriority {
        /// Which.
        priority: Priority,
    },
    /// Puts it into a queue.
    SetQueue {
        /// Which.
        queue_id: QueueId,
    },
    /// Makes somebody responsible, or nobody.
    Assign {
        /// Who; the caller when `me` is set, nobody when both are absent.
        person_id: Option<UserId>,
        /// The caller.
        #[serde(default)]
        me: bool,
    },
    /// Answers the customer.
    Reply {
        /// The words; `{{customer}}` and `{{me}}` stand for names.
        #[schemars(length(max = 5000))]
        content: Option<String>,
        /// Or a canned answer, in the customer's language.
        canned_answer_id: Option<CannedAnswerId>,
    },
    /// Writes a note for colleagues.
    Note {
        /// The words; `{{customer}}` and `{{me}}` stand for names.
        #[schemars(length(min = 1, max = 5000))]
        content: String,
    },
    /// Waits for the customer.
    Wait,
    /// Gives it back to the AI agent.
    HandBack,
    /// Closes it.
    Resolve {
        /// What was done, for colleagues.
        #[schemars(length(max = 5000))]
        notes: Option<String>,
    },
}

/// Changes that belong together.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Macro {
    /// Its id.
    pub id: MacroId,
    /// What it is called.
    pub name: String,
    /// What it does, in order.
    pub changes: Vec<Change>,
}

/// Which conversations a list shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ViewFilter {
    /// Only in this state.
    pub status: Option<Status>,
    /// Only from here.
    pub channel: Option<Channel>,
    /// `me`, `none`, or the id of a person of the staff.
    #[schemars(length(min = 1, max = 36))]
    pub assigned_to: Option<String>,
    /// Only of this queue.
    pub queue_id: Option<QueueId>,
    /// Only of this priority.
    pub priority: Option<Priority>,
    /// Only with this tag.
    #[schemars(length(min = 1, max = 50))]
    pub tag: Option<String>,
    /// Only in this language.
    #[schemars(regex(pattern = "^[a-z]{2}$"))]
    pub language: Option<String>,
    /// Only those in which the customer wanted this: an intent's name.
    #[serde(default)]
    #[schemars(length(min = 1, max = 100))]
    pub intent: Option<String>,
    /// Only what last happened on this day or later, in the time zone of the tenant's working hours.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// Only what last happened on this day or before.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// Text in the last message or the customer's name or id.
    #[schemars(length(min = 1, max = 200))]
    pub q: Option<String>,
}

/// A kept filter.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// Its id.
    pub id: ViewId,
    /// What it is called.
    pub name: String,
    /// Whether everybody has it.
    pub shared: bool,
    /// What it shows.
    pub filter: ViewFilter,
}

/// Something a person of the staff should look at.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Notification {
    /// Its id.
    pub id: NotificationId,
    /// Who is told.
    pub user_id: UserId,
    /// Why.
    pub kind: NotificationKind,
    /// About which conversation.
    pub conversation_id: ConversationId,
    /// About which message.
    pub message_id: Option<MessageId>,
    /// Who caused it.
    pub actor_name: Option<String>,
    /// A glimpse of it.
    pub preview: Option<String>,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When they saw it.
    pub read_at: Option<DateTime<Utc>>,
}
