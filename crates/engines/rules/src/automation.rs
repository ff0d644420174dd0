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
    /// Its new priority.
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
    /// What somebody must be able to do to be given it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
    /// The note colleagues find in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether its person, or else its queue's members, are told of the note.
    #[serde(default)]
    pub tell: bool,
    /// Name of the macro whose changes are made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#macro: Option<String>,
    /// The action in another system: `jira.create_issue`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// What the action says.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub parameters: Value,
    /// Whether a person has to agree to the action first.
    #[serde(default)]
    pub approval: bool,
    /// Whether the conversation is closed.
    #[serde(default)]
    pub resolve: bool,
}

impl Effects {
    /// Whether there is nothing to do; what only belongs to an action or a note does nothing alone.
    pub fn is_empty(&self) -> bool {
        let Self {
            tag,
            priority,
            reply,
            escalate,
            queue,
            skill,
            note,
            tell: _,
            r#macro,
            action,
            parameters: _,
            approval: _,
            resolve,
        } = self;
        let words = [tag, reply, queue, skill, note, r#macro, action];
        words.iter().all(|one| one.is_none()) && priority.is_none() && !escalate && !resolve
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
