//! The tools that an agent has: operations that whoever it acts for may use, and what is built in.

use tekup_agents::{allowed, toolbox::ToolSpec};
use tekup_runs::Failure;

use super::{Work, builtin};

impl Work<'_> {
    /// All tools of the agent's definition that it could use now.
    pub(super) async fn tools(&self) -> Result<Vec<ToolSpec>, Failure> {
        let permissions = self.acting().await?.permissions();
        let registry = self.assistant.registry()?;
        let operations = registry
            .iter()
            .filter(|operation| {
                allowed(operation.name, operation.effect)
                    && self.definition.has_tool(operation.name)
                    && permissions.contains(operation.permission)
            })
            .map(|operation| ToolSpec {
                name: operation.name.to_owned(),
                description: operation.summary.to_owned(),
                parameters: operation.input.clone(),
                effect: operation.effect,
            });
        let built_in = builtin::all()
            .into_iter()
            .filter(|tool| self.definition.has_tool(&tool.name));
        Ok(operations.chain(built_in).collect())
    }
}

/// Groups of operations whose answers only the tenant's own staff, or Tekup itself, has written. What any other says may
/// hold text from outside: of customers, mails, web pages, forms, imported files.
const OWN_WORDS: [&str; 15] = [
    "agents",
    "analytics",
    "canned_answers",
    "crm_fields",
    "crm_views",
    "desk",
    "macros",
    "models",
    "pipelines",
    "queues",
    "reports",
    "schedules",
    "teams",
    "tools",
    "working_hours",
];

/// Whether somebody outside may have written something of what the tool says.
pub(super) fn is_untrusted(tool: &str) -> bool {
    let group = tool.split('.').next().unwrap_or(tool);
    !OWN_WORDS.contains(&group) && !builtin::is_own(tool)
}
