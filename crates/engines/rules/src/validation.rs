//! What may leave: a message, a reply, an action.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::RuleError;

/// Whether something may go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It may.
    #[default]
    Allow,
    /// It may, and the staff is told.
    Flag,
    /// It may not.
    Block,
}

/// What a table of type `validation` puts out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// Whether it may go.
    #[serde(default)]
    pub verdict: Verdict,
    /// What the sender is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Ruling {
    /// The stricter of the two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if other.verdict > self.verdict {
            other
        } else {
            self
        }
    }
}

/// Reads what a table put out: the strictest of the rows that fitted, `allow` if none did.
///
/// # Errors
/// [`RuleError::Evaluation`] when it is no ruling.
pub fn ruling(result: &Value) -> Result<Ruling, RuleError> {
    let rows = crate::routing::results::<Ruling>(result)?;
    Ok(rows.into_iter().fold(Ruling::default(), Ruling::and))
}
