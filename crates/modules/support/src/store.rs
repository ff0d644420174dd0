//! The module's queries, with rows turned into the model's types.

pub(crate) mod actions;
pub(crate) mod agent;
pub(crate) mod attachments;
pub(crate) mod automation;
pub(crate) mod clocks;
pub(crate) mod conversations;
pub(crate) mod customers;
pub(crate) mod decisions;
pub(crate) mod dialogues;
pub(crate) mod entities;
pub(crate) mod escalations;
pub(crate) mod feedback;
pub(crate) mod history;
pub(crate) mod intents;
pub(crate) mod kept;
pub(crate) mod messages;
pub(crate) mod notifications;
pub(crate) mod patterns;
pub(crate) mod people;
pub(crate) mod queues;
pub(crate) mod reports;
pub(crate) mod rules;
pub(crate) mod search;
pub(crate) mod unanswered;
pub(crate) mod visitors;
pub(crate) mod widgets;

use tekup_base::Error;
use tekup_db::DbError;

/// What a failed write tells: that `what` is taken, where a unique key refused it.
pub(crate) fn refused(error: impl Into<DbError>, taken: &str) -> Error {
    let error = error.into();
    if error.is_unique_violation() {
        Error::conflict(taken)
    } else {
        error.into()
    }
}
