use std::{collections::BTreeMap, num::NonZeroU16};

use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};

use crate::{AfterUntrusted, Approvers, Budgets, Definition, Memory, Retry, Rule};

/// Agents as a file people write: their names, and how each differs from the usual.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgentsFile {
    /// By name.
    pub agents: BTreeMap<String, Entry>,
}

/// An agent in a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Entry {
    /// What sort of agent it is.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    model: Option<String>,
    temperature: Option<f32>,
    max_tokens: Option<u32>,
    instructions: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tools: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    policies: Vec<Rule>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after_untrusted: Option<AfterUntrusted>,
    #[serde(skip_serializing_if = "Option::is_none")]
    memory: Option<Memory>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approvers: Option<Approvers>,
    budgets: Option<Budgets>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_once: Option<NonZeroU16>,
    output_schema: Option<serde_json::Value>,
    retry_policy: Option<RetryPolicy>,
}

/// As people write it; the pause always doubles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RetryPolicy {
    max_retries: u32,
    #[serde(default)]
    backoff: Backoff,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Backoff {
    #[default]
    Exponential,
}

impl Entry {
    /// What the agent is.
    pub fn definition(self) -> Definition {
        let usual = Definition::default();
        Definition {
            instructions: self.instructions.unwrap_or_default(),
            model: self.model,
            temperature: self.temperature.unwrap_or(usual.temperature),
            max_tokens: self.max_tokens.unwrap_or(usual.max_tokens),
            tools: self.tools,
            policies: self.policies,
            after_untrusted: self.after_untrusted.unwrap_or_default(),
            memory: self.memory.unwrap_or_default(),
            approvers: self.approvers.unwrap_or_default(),
            at_once: self.at_once,
            budgets: self.budgets.unwrap_or_default(),
            output_schema: self.output_schema,
            retry: self.retry_policy.map_or(usual.retry, |policy| Retry {
                attempts: policy.max_retries.saturating_add(1).min(20),
            }),
        }
    }
}

/// Reads such a file.
///
/// # Errors
/// A validation error with the line that is wrong.
pub fn read_yaml(text: &str) -> Result<AgentsFile> {
    serde_saphyr::from_str(text).map_err(|error| {
        let message = format!("this is no file of agents: {error}");
        Error::field("yaml", "invalid", message)
    })
}

/// Writes one agent as such a file.
///
/// # Errors
/// When it cannot be written, which no definition is known to cause.
pub fn write_yaml(
    name: &str,
    kind: &str,
    description: &str,
    definition: &Definition,
) -> Result<String> {
    let definition = definition.clone();
    let entry = Entry {
        kind: Some(kind.to_owned()),
        description: Some(description.to_owned()).filter(|text| !text.is_empty()),
        model: definition.model,
        temperature: Some(definition.temperature),
        max_tokens: Some(definition.max_tokens),
        instructions: Some(definition.instructions),
        tools: definition.tools,
        policies: definition.policies,
        after_untrusted: Some(definition.after_untrusted),
        memory: Some(definition.memory),
        approvers: Some(definition.approvers),
        at_once: definition.at_once,
        budgets: Some(definition.budgets),
        output_schema: definition.output_schema,
        retry_policy: Some(RetryPolicy {
            max_retries: definition.retry.attempts.saturating_sub(1),
            backoff: Backoff::Exponential,
        }),
    };
    let file = AgentsFile {
        agents: BTreeMap::from([(name.to_owned(), entry)]),
    };
    serde_saphyr::to_string(&file).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "agents:\n  research:\n    model: big\n    temperature: 0.7\n    max_tokens: 2048\n    retry_policy:\n      \
                        max_retries: 3\n      backoff: exponential\n  qa:\n    temperature: 0.1\n";

    #[test]
    fn a_file_in_the_usual_shape_is_read_and_written() {
        let file = read_yaml(FILE).unwrap();
        let research = file.agents["research"].clone().definition();
        assert_eq!(research.model.as_deref(), Some("big"));
        assert_eq!((research.max_tokens, research.retry.attempts), (2_048, 4));
        let research = Definition {
            after_untrusted: AfterUntrusted::Allow,
            approvers: Approvers {
                own: false,
                ..Approvers::default()
            },
            at_once: NonZeroU16::new(2),
            memory: Memory {
                recall: true,
                episodes: false,
            },
            ..research
        };
        let written = write_yaml("research", "assistant", "", &research).unwrap();
        let again = read_yaml(&written).unwrap().agents["research"].clone();
        assert_eq!(again.definition(), research);
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = read_yaml("agents:\n  research:\n    temprature: 1\n").unwrap_err();
        assert!(
            error.fields()[0].message.contains("temprature"),
            "{error:?}"
        );
    }
}
