use std::num::NonZeroU16;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_base::FieldError;
use uuid::Uuid;

use crate::Rule;

/// How an agent behaves and what it may do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schemars(inline)]
pub struct Definition {
    /// What it is told before anything else.
    #[schemars(length(max = 20_000))]
    pub instructions: String,
    /// The model that it thinks with, or an alias of one; the server's own choice when absent.
    #[schemars(length(min = 1, max = 200))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// 0 always takes the likeliest word.
    #[schemars(range(min = 0.0, max = 2.0))]
    pub temperature: f32,
    /// Longest answer of the model in one step, in tokens.
    #[schemars(range(min = 16, max = 32_000))]
    pub max_tokens: u32,
    /// Tools that it knows: names of operations and of what is built in, with `*` for anything.
    #[schemars(length(max = 100), inner(length(min = 1, max = 100)))]
    pub tools: Vec<String>,
    /// What it may do with them; the first rule that names a tool counts. Without one it may look at anything, and asks
    /// before it changes anything.
    #[schemars(length(max = 100))]
    pub policies: Vec<Rule>,
    /// What becomes of leave to reach the world outside once it has read what somebody outside wrote.
    pub after_untrusted: AfterUntrusted,
    /// What it keeps and recalls beyond one execution.
    pub memory: Memory,
    /// Who is asked.
    pub approvers: Approvers,
    /// What one execution may use.
    pub budgets: Budgets,
    /// JSON Schema of its answer; text when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_schema: Option<Value>,
    /// What happens when a model or tool fails in a way that may pass.
    pub retry: Retry,
    /// Executions of it at once; others wait. No bound when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_once: Option<NonZeroU16>,
}

impl Default for Definition {
    fn default() -> Self {
        Self {
            instructions: String::new(),
            model: None,
            temperature: 0.0,
            max_tokens: 1_024,
            tools: Vec::new(),
            policies: Vec::new(),
            after_untrusted: AfterUntrusted::default(),
            memory: Memory::default(),
            approvers: Approvers::default(),
            budgets: Budgets::default(),
            output_schema: None,
            retry: Retry::default(),
            at_once: None,
        }
    }
}

/// What becomes of leave to reach out after untrusted text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum AfterUntrusted {
    /// A person is asked.
    #[default]
    Ask,
    /// The rules hold as they are.
    Allow,
}

/// What an agent keeps and recalls beyond one execution. What it looks up and keeps in between are tools:
/// `memory.remember`, `memory.recall` and `memory.forget`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schemars(inline)]
pub struct Memory {
    /// Whether it begins with what is remembered that has to do with its task.
    pub recall: bool,
    /// Whether what it was asked and answered is kept.
    pub episodes: bool,
}

/// Who is asked for leave: anybody who may approve actions where nobody is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schemars(inline)]
pub struct Approvers {
    /// Any of these people.
    #[schemars(length(max = 50))]
    pub people: Vec<Uuid>,
    /// Anybody of this group.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 100))]
    pub group: Option<String>,
    /// Whether the person that the agent acts for may agree.
    pub own: bool,
    /// Hours after which a question lapses; 72 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 720))]
    pub hours: Option<u32>,
}

impl Default for Approvers {
    fn default() -> Self {
        Self {
            people: Vec::new(),
            group: None,
            own: true,
            hours: None,
        }
    }
}

/// What one execution may use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schemars(inline)]
pub struct Budgets {
    /// Calls of the model.
    #[schemars(range(min = 1, max = 200))]
    pub steps: u32,
    /// Tokens that the model reads and writes, in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    pub tokens: Option<u64>,
    /// Seconds from its start to its end, waits included.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 2_592_000))]
    pub seconds: Option<u32>,
}

impl Default for Budgets {
    fn default() -> Self {
        Self {
            steps: 20,
            tokens: None,
            seconds: None,
        }
    }
}

/// What happens when something fails in a way that may pass: the execution goes on at the call that failed, after a
/// pause that doubles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schemars(inline)]
pub struct Retry {
    /// Tries in all.
    #[schemars(range(min = 1, max = 20))]
    pub attempts: u32,
}

impl Default for Retry {
    fn default() -> Self {
        Self { attempts: 4 }
    }
}

impl Definition {
    /// What keeps it from being used. The shapes and ranges of single fields are the JSON Schema's to check.
    pub fn problems(&self) -> Vec<FieldError> {
        let mut problems = Vec::new();
        let mut wrong = |field: String, code: &'static str, message: String| {
            problems.push(FieldError {
                field,
                message,
                code: code.into(),
            });
        };
        let named = self
            .tools
            .iter()
            .enumerate()
            .map(|(at, one)| (format!("tools.{at}"), one));
        let ruled = self
            .policies
            .iter()
            .enumerate()
            .map(|(at, rule)| (format!("policies.{at}.tool"), &rule.tool));
        for (field, pattern) in named.chain(ruled) {
            let fine = |c: char| c.is_ascii_alphanumeric() || "._-*".contains(c);
            if !pattern.chars().all(fine) {
                let message = "write letters, digits, `.`, `_`, `-`, and `*` for anything";
                wrong(field, "invalid", message.to_owned());
            }
        }
        if let Some(schema) = &self.output_schema {
            if schema.get("type").and_then(Value::as_str) != Some("object") {
                let message = "an answer is an object: begin with {\"type\": \"object\"}";
                wrong("outputSchema".to_owned(), "invalid", message.to_owned());
            } else if let Err(error) = jsonschema::validator_for(schema) {
                let message = format!("this is no JSON Schema: {error}");
                wrong("outputSchema".to_owned(), "invalid", message);
            }
        }
        problems
    }
}
