use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_operations::Effect;

use crate::{AfterUntrusted, Definition};

/// Whether an agent may use a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum Decision {
    /// It may.
    Allow,
    /// It may once a person agrees to exactly this call.
    Ask,
    /// It may not.
    Deny,
}

/// What holds for some tools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rule {
    /// A tool's name, or a pattern with `*`: `leads.*`.
    #[schemars(length(min = 1, max = 100))]
    pub tool: String,
    /// What holds for it.
    pub decision: Decision,
}

/// Groups of operations that no agent uses, whatever its definition says: they decide what agents and people may do, and who
/// reads what agents are told.
const NEVER: [&str; 18] = [
    "agent_gates",
    "agent_memory",
    "agent_runs",
    "agents",
    "api_keys",
    "approval_groups",
    "approvals",
    "auth",
    "eval_cases",
    "eval_datasets",
    "evals",
    "jarvis",
    "memberships",
    "model_aliases",
    "model_budgets",
    "model_providers",
    "tenants",
    "users",
];

/// Whether agents may use a tool at all.
pub fn allowed(tool: &str, effect: Effect) -> bool {
    let group = tool.split('.').next().unwrap_or(tool);
    !NEVER.contains(&group) || (effect == Effect::Read && group == "agents")
}

impl Definition {
    /// Whether the tool is one of this agent's.
    pub fn has_tool(&self, tool: &str) -> bool {
        self.tools.iter().any(|pattern| matches(pattern, tool))
    }

    /// Whether the agent may use the tool now. `untrusted`: it has read what somebody outside wrote.
    ///
    /// The first rule that names the tool counts. Without one, it may look at anything, and asks before it changes
    /// anything. What reaches the world outside needs a person once the agent has read untrusted text, unless its
    /// definition says otherwise: that text may have told it to.
    pub fn decide(&self, tool: &str, effect: Effect, untrusted: bool) -> Decision {
        if !allowed(tool, effect) || !self.has_tool(tool) {
            return Decision::Deny;
        }
        let rule = self
            .policies
            .iter()
            .find(|rule| matches(&rule.tool, tool))
            .map(|rule| rule.decision);
        let usual = match effect {
            Effect::Read => Decision::Allow,
            Effect::Write | Effect::External => Decision::Ask,
        };
        let wary =
            untrusted && effect == Effect::External && self.after_untrusted == AfterUntrusted::Ask;
        match rule.unwrap_or(usual) {
            Decision::Allow if wary => Decision::Ask,
            decision => decision,
        }
    }
}

/// Whether a pattern, in which `*` stands for anything, matches a name.
pub fn matches(pattern: &str, name: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let mut pieces: Vec<&str> = pieces.collect();
    let Some(last) = pieces.pop() else {
        return rest.is_empty();
    };
    for piece in pieces {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agent(tools: &[&str], policies: &[(&str, Decision)]) -> Definition {
        Definition {
            tools: tools.iter().map(|tool| (*tool).to_owned()).collect(),
            policies: policies
                .iter()
                .map(|(tool, decision)| Rule {
                    tool: (*tool).to_owned(),
                    decision: *decision,
                })
                .collect(),
            ..Definition::default()
        }
    }

    #[test]
    fn a_pattern_matches_from_end_to_end() {
        assert!(matches("leads.*", "leads.create"));
        assert!(matches("*.list", "leads.list"));
        assert!(matches("a*b*c", "a-b-b-c"));
        assert!(!matches("leads", "leads.create"));
        assert!(!matches("*.list", "leads.listing"));
        assert!(!matches("ab*b", "ab"));
    }

    #[test]
    fn an_agent_looks_freely_and_asks_before_it_changes_anything() {
        let agent = agent(&["leads.*"], &[("leads.delete", Decision::Deny)]);
        assert_eq!(
            agent.decide("leads.list", Effect::Read, false),
            Decision::Allow
        );
        assert_eq!(
            agent.decide("leads.create", Effect::Write, false),
            Decision::Ask
        );
        assert_eq!(
            agent.decide("leads.delete", Effect::Write, false),
            Decision::Deny
        );
        assert_eq!(
            agent.decide("deals.list", Effect::Read, false),
            Decision::Deny
        );
    }

    #[test]
    fn untrusted_text_takes_away_the_leave_to_reach_out() {
        let mut agent = agent(&["mail.*"], &[("mail.send", Decision::Allow)]);
        assert_eq!(
            agent.decide("mail.send", Effect::External, false),
            Decision::Allow
        );
        assert_eq!(
            agent.decide("mail.send", Effect::External, true),
            Decision::Ask
        );
        agent.after_untrusted = AfterUntrusted::Allow;
        assert_eq!(
            agent.decide("mail.send", Effect::External, true),
            Decision::Allow
        );
    }

    #[test]
    fn no_definition_gives_an_agent_power_over_rights() {
        let agent = agent(&["*"], &[("*", Decision::Allow)]);
        for tool in [
            "approvals.decide",
            "api_keys.create",
            "users.update",
            "agents.update",
        ] {
            assert_eq!(
                agent.decide(tool, Effect::Write, false),
                Decision::Deny,
                "{tool}"
            );
        }
    }
}
