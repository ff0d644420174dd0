use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_operations::Effect;

use crate::{Outcome, toolbox::ToolSpec};

/// What a model reads of a call that a rehearsal leaves out.
pub const NOTED: &str =
    "{\"done\": true, \"note\": \"this is a rehearsal: it was noted and not done\"}";

/// An execution that changes nothing: what was recorded stands in for tools, what is not recorded is looked up as usual,
/// and what would change something is noted and not done. Nobody is asked for leave.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Rehearsal {
    /// What tools said before.
    #[serde(default)]
    pub recorded: Vec<Recorded>,
}

/// What a tool said to a call.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Recorded {
    /// `leads.list`.
    pub tool: String,
    /// What it was called with.
    pub arguments: Value,
    /// Whether it was done.
    pub ok: bool,
    /// What the model read.
    pub result: String,
    /// Somebody outside may have written something of it.
    pub untrusted: bool,
}

impl From<Outcome> for Recorded {
    fn from(outcome: Outcome) -> Self {
        Self {
            tool: outcome.tool,
            arguments: outcome.arguments,
            ok: outcome.ok,
            result: outcome.result,
            untrusted: outcome.untrusted,
        }
    }
}

impl Rehearsal {
    /// Puts what stands in for the call into its outcome. Says whether anything does.
    pub fn stands_in(&self, tool: &ToolSpec, outcome: &mut Outcome) -> bool {
        let same = |one: &&Recorded| one.tool == tool.name && one.arguments == outcome.arguments;
        if let Some(recorded) = self.recorded.iter().find(same) {
            outcome.ok = recorded.ok;
            outcome.result.clone_from(&recorded.result);
            outcome.untrusted = recorded.untrusted;
            return true;
        }
        if tool.effect == Effect::Read {
            return false;
        }
        outcome.ok = true;
        NOTED.clone_into(&mut outcome.result);
        true
    }
}
