//! What happens by itself when something has happened.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::RuleError;
use crate::escalation::Priority;

/// What one row of a table of type `automation` does.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Effects {
    /// The tag the conversation gets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// New priority of the open escalation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// The canned text the customer gets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
    /// Whether a person is called.
    #[serde(default)]
    pub escalate: bool,
    /// The queue it goes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// Whether the conversation is closed.
    #[serde(default)]
    pub resolve: bool,
}

impl Effects {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        let Self {
            tag,
            priority,
            reply,
            escalate,
            queue,
            resolve,
        } = self;
        tag.is_none()
            && priority.is_none()
            && reply.is_none()
            && !escalate
            && queue.is_none()
            && !resolve
    }
}

/// Reads what a table put out: one entry for each row that fitted.
///
/// # Errors
/// [`RuleError::Evaluation`] when it is no list of effects.
pub fn effects(result: &Value) -> Result<Vec<Effects>, RuleError> {
    let mut all = crate::routing::results::<Effects>(result)?;
    all.retain(|one| !one.is_empty());
    Ok(all)
}
