//! An agent that goes in circles.

use serde_json::Value;

use crate::Transcript;

/// The same call so often in a row of calls is one too many: the agent is told.
const TOLD_AFTER: usize = 3;
/// And so often ends it.
const ENDS_AFTER: usize = 6;
/// So many failed calls in a row end it.
const FAILED_ENDS_AFTER: usize = 8;
/// Calls that are looked back on.
const LOOK_BACK: usize = 24;

/// Whether an agent goes in circles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Circle {
    /// It does not.
    None,
    /// It does; this is what it is told.
    Tell(String),
    /// It does not stop; this is why it ends.
    End(String),
}

/// Looks at the last calls. A call that gave something else than before is no repetition: waiting for a change is work.
pub fn circle(transcript: &Transcript) -> Circle {
    let all: Vec<_> = transcript.outcomes().collect();
    let recent = &all[all.len().saturating_sub(LOOK_BACK)..];
    let Some(last) = recent.last() else {
        return Circle::None;
    };
    let failed = recent.iter().rev().take_while(|one| !one.ok).count();
    if failed >= FAILED_ENDS_AFTER {
        let why = format!(
            "its last {failed} tool calls failed; the last one: {}",
            last.result
        );
        return Circle::End(why);
    }
    let same = |arguments: &Value, tool: &str, result: &str| {
        let alike = |one: &&&crate::Outcome| {
            one.tool == tool && one.arguments == *arguments && one.result == result
        };
        recent.iter().filter(alike).count()
    };
    let times = same(&last.arguments, &last.tool, &last.result);
    if times >= ENDS_AFTER {
        let why = format!(
            "it called {} {times} times with the same arguments and result",
            last.tool
        );
        Circle::End(why)
    } else if times >= TOLD_AFTER {
        Circle::Tell(format!(
            "You have called {} {times} times with the same arguments, and the result was the same each time. Do something \
             else, or answer with what you have.",
            last.tool
        ))
    } else {
        Circle::None
    }
}
