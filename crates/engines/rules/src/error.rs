//! What can be wrong with a rule set, and where.

use std::fmt;
use std::time::Duration;

use thiserror::Error;

/// Where in a rule set something is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Id of the node.
    pub node: Option<String>,
    /// Row of a decision table, or statement of a switch, counted from 1.
    pub row: Option<usize>,
    /// Column, key or property.
    pub field: Option<String>,
}

impl Place {
    /// The node with this id.
    pub fn node(id: &str) -> Self {
        Self {
            node: Some(id.to_owned()),
            ..Self::default()
        }
    }

    /// The same place, narrowed to a row counted from 1.
    #[must_use]
    pub fn row(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }

    /// The same place, narrowed to a column, key or property.
    #[must_use]
    pub fn field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let node = self.node.as_ref().map(|node| format!("node `{node}`"));
        let row = self.row.map(|row| format!("row {row}"));
        let field = self.field.as_ref().map(|field| format!("`{field}`"));
        let parts: Vec<String> = [node, row, field].into_iter().flatten().collect();
        if parts.is_empty() {
            f.write_str("rule set")
        } else {
            f.write_str(&parts.join(", "))
        }
    }
}

/// Why a rule set could not be compiled or evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuleError {
    /// The content is not a rule set that can run. The author can mend it.
    #[error("{place}: {message}")]
    Content {
        /// Where.
        place: Place,
        /// What is wrong and what would be right.
        message: String,
    },
    /// The content is fine, but this context brought it to a point where it cannot go on.
    #[error("{place}: {message}")]
    Evaluation {
        /// Where.
        place: Place,
        /// What went wrong.
        message: String,
    },
    /// The context, or a value computed from it, holds too much.
    #[error("{place}: holds more than {limit} {unit}")]
    TooLarge {
        /// Where; the whole rule set for the context itself.
        place: Place,
        /// The bound that was passed.
        limit: usize,
        /// What is counted.
        unit: &'static str,
    },
    /// The evaluation took longer than it may.
    #[error("{place}: the evaluation took longer than {} ms", limit.as_millis())]
    Deadline {
        /// What was about to be computed.
        place: Place,
        /// The bound that was passed.
        limit: Duration,
    },
}

impl RuleError {
    pub(crate) fn content(place: Place, message: impl Into<String>) -> Self {
        Self::Content {
            place,
            message: message.into(),
        }
    }

    /// Where the trouble is.
    pub fn place(&self) -> &Place {
        match self {
            Self::Content { place, .. }
            | Self::Evaluation { place, .. }
            | Self::TooLarge { place, .. }
            | Self::Deadline { place, .. } => place,
        }
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> String {
        match self {
            Self::Content { message, .. } | Self::Evaluation { message, .. } => message.clone(),
            Self::TooLarge { limit, unit, .. } => format!("holds more than {limit} {unit}"),
            Self::Deadline { limit, .. } => {
                format!("the evaluation took longer than {} ms", limit.as_millis())
            }
        }
    }
}
