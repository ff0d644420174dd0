//! Where a conversation goes. The facts are those of [`crate::escalation::Facts`].

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::{Place, RuleError};
use crate::escalation::Priority;

/// How the person of the staff is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assignee {
    /// Each in turn.
    RoundRobin,
    /// Who has the fewest conversations.
    LeastBusy,
}

/// What a table of type `routing` puts out; what is absent stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// Which of the staff's queues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// What the person has to be able to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
    /// How soon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// How the person is chosen, whatever the queue says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<Assignee>,
    /// Tags the conversation gets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

impl Route {
    /// Takes from `later` what this route does not say; tags are joined.
    pub fn fill(&mut self, later: Self) {
        fn fill<T>(mine: &mut Option<T>, theirs: Option<T>) {
            if mine.is_none() {
                *mine = theirs;
            }
        }
        fill(&mut self.queue, later.queue);
        fill(&mut self.skill, later.skill);
        fill(&mut self.priority, later.priority);
        fill(&mut self.assignee, later.assignee);
        for tag in later.tags {
            if !self.tags.contains(&tag) {
                self.tags.push(tag);
            }
        }
    }
}

/// Reads what a table put out; of several rows (hit policy `collect`) the earlier ones go first.
///
/// # Errors
/// [`RuleError::Evaluation`] when it is no route.
pub fn route(result: &Value) -> Result<Route, RuleError> {
    let mut route = Route::default();
    for one in results::<Route>(result)? {
        route.fill(one);
    }
    Ok(route)
}

/// What each row that fitted put out.
pub(crate) fn results<T: serde::de::DeserializeOwned>(result: &Value) -> Result<Vec<T>, RuleError> {
    let read = |value: &Value| {
        serde_json::from_value(value.clone()).map_err(|error| RuleError::Evaluation {
            place: Place::default(),
            message: format!("not a decision of this type: {error}"),
        })
    };
    match result {
        Value::Array(rows) => rows.iter().map(read).collect(),
        Value::Object(fields) if fields.is_empty() => Ok(Vec::new()),
        Value::Null => Ok(Vec::new()),
        one => Ok(vec![read(one)?]),
    }
}
