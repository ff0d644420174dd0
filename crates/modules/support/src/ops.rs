//! What can be done, a file for each group.

pub(crate) mod actions;
pub(crate) mod agent;
pub(crate) mod bulk;
pub(crate) mod canned_answers;
pub(crate) mod cases;
pub(crate) mod conversations;
pub(crate) mod customers;
pub(crate) mod desk;
pub(crate) mod dialogues;
pub(crate) mod entities;
pub(crate) mod escalations;
pub(crate) mod feedback;
pub(crate) mod intent_suggestions;
pub(crate) mod intents;
pub(crate) mod macros;
pub(crate) mod messages;
pub(crate) mod notifications;
pub(crate) mod people;
pub(crate) mod queues;
pub(crate) mod receipts;
pub(crate) mod reports;
pub(crate) mod rules;
pub(crate) mod search;
pub(crate) mod suggestions;
pub(crate) mod unanswered;
pub(crate) mod versions;
pub(crate) mod views;
pub(crate) mod widgets;
pub(crate) mod working_hours;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{PageRequest, RunId};
use uuid::Uuid;

/// Which part of a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ListPage {
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

impl From<ListPage> for PageRequest {
    fn from(list: ListPage) -> Self {
        Self {
            limit: list.limit,
            cursor: list.cursor,
        }
    }
}

/// A Run that was started.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Started {
    /// The Run.
    run_id: RunId,
}

/// Something that is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Deleted {
    /// What was deleted.
    id: Uuid,
    /// Always true.
    deleted: bool,
}

impl Deleted {
    pub(crate) fn of(id: Uuid) -> Self {
        Self { id, deleted: true }
    }
}
