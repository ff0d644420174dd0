//! Numbers of tokens that a server claims.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::Usage;

/// More than any model reads or writes, and little enough that two of them add up in every column.
const MOST: u32 = 1_000_000_000;

/// A count that may be missing, negative or absurd, and does no harm.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count(pub(super) u32);

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = Value::deserialize(deserializer)?.as_f64().unwrap_or(0.0);
        // A cast of a float saturates.
        Ok(Self((number as u32).min(MOST)))
    }
}

impl Count {
    pub(super) fn and(self, other: Count) -> Count {
        Self(self.0.saturating_add(other.0).min(MOST))
    }
}

/// A usage in which no part is larger than its whole.
pub(super) fn usage(
    prompt: Count,
    cached: Count,
    kept: Count,
    written: Count,
    thought: Count,
) -> Usage {
    let cached_tokens = cached.0.min(prompt.0);
    Usage {
        prompt_tokens: prompt.0,
        cached_tokens,
        kept_tokens: kept.0.min(prompt.0 - cached_tokens),
        completion_tokens: written.0,
        thought_tokens: thought.0.min(written.0),
    }
}
