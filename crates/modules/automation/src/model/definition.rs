//! What a workflow consists of: the JSON that the builder draws, that files hold and that Runs execute.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The version of the format that this server writes and reads.
pub const SCHEMA: u32 = 1;
/// Most nodes of a workflow.
pub const MAX_NODES: usize = 2_000;
/// Most edges of a workflow.
pub const MAX_EDGES: usize = 8_000;
/// Longest definition, in bytes of JSON.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// A workflow: nodes that do something, and edges that say what comes after what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Definition {
    /// The version of the format: 1.
    #[serde(default = "newest")]
    #[schemars(range(min = 1, max = 1))]
    pub schema: u32,
    /// What is done.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub nodes: Vec<Node>,
    /// In which order.
    #[serde(default)]
    #[schemars(length(max = 8000))]
    pub edges: Vec<Edge>,
    /// How long all of it may take from its start, waits included, in seconds. Another workflow that calls it bounds it
    /// with its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 31_536_000))]
    pub timeout_seconds: Option<u32>,
}

fn newest() -> u32 {
    SCHEMA
}

impl Default for Definition {
    fn default() -> Self {
        Self {
            schema: SCHEMA,
            nodes: Vec::new(),
            edges: Vec::new(),
            timeout_seconds: None,
        }
    }
}

impl Definition {
    /// The node of this id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// The nodes that start the workflow.
    pub fn triggers(&self) -> impl Iterator<Item = &Node> {
        let nodes = self.nodes.iter();
        nodes.filter(|node| node.is_trigger() && !node.disabled)
    }
}

/// One thing that is done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub struct Node {
    /// Names it in expressions and in the journal: a small letter, then letters, digits and `_`.
    #[schemars(length(min = 1, max = 64))]
    pub id: String,
    /// What it does: a type of the catalogue.
    #[serde(rename = "type")]
    #[schemars(length(min = 1, max = 100))]
    pub kind: String,
    /// What people see.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub name: String,
    /// Where it stands on the canvas.
    #[serde(default)]
    pub position: Position,
    /// What it is given. A text that begins with `=` is an expression, `==` stands for a `=`.
    #[serde(default)]
    pub inputs: Map<String, Value>,
    /// How often it is tried when it fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry: Option<Retry>,
    /// How long one try may take, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 3600))]
    pub timeout_seconds: Option<u32>,
    /// What happens when it has failed for good.
    #[serde(default, skip_serializing_if = "OnError::is_fail")]
    pub on_error: OnError,
    /// What it gives instead of being done, in drafts only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pinned: Option<Value>,
    /// Whether it is left out: what comes in goes on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub disabled: bool,
}

impl Node {
    /// Whether it starts the workflow.
    pub fn is_trigger(&self) -> bool {
        self.kind.starts_with("trigger.")
    }

    /// Whether it is only words on the canvas.
    pub fn is_note(&self) -> bool {
        self.kind == "note"
    }
}

/// A place on the canvas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Position {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// How often a node is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Retry {
    /// Tries in all.
    #[schemars(range(min = 1, max = 20))]
    pub attempts: u32,
    /// Rest between two of them.
    #[serde(default)]
    #[schemars(range(max = 86400))]
    pub seconds: u32,
    /// How the rests grow.
    #[serde(default, skip_serializing_if = "Backoff::is_fixed")]
    pub backoff: Backoff,
}

impl Retry {
    /// Seconds of rest after try number `tries` (1 is the first); a day at most.
    pub fn rest(&self, tries: u32) -> u32 {
        let doubled = match self.backoff {
            Backoff::Fixed => 1,
            Backoff::Exponential => 1 << tries.saturating_sub(1).min(16),
        };
        self.seconds.saturating_mul(doubled).min(86_400)
    }
}

/// How the rests between tries grow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum Backoff {
    /// All are as long as the first.
    #[default]
    Fixed,
    /// Each is twice as long as the one before.
    Exponential,
}

impl Backoff {
    fn is_fixed(&self) -> bool {
        *self == Self::Fixed
    }
}

/// What happens when a node has failed for good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum OnError {
    /// The workflow fails.
    #[default]
    Fail,
    /// It goes on as if the node had given `{"error": …}`.
    Continue,
    /// It goes on at the port `error`.
    Branch,
}

impl OnError {
    fn is_fail(&self) -> bool {
        *self == Self::Fail
    }
}

/// What comes after what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub struct Edge {
    /// Names it on the canvas.
    #[schemars(length(min = 1, max = 100))]
    pub id: String,
    /// The node it leaves.
    pub from: String,
    /// The port it leaves.
    #[serde(default = "out")]
    #[schemars(length(max = 64))]
    pub from_port: String,
    /// The node it leads to.
    pub to: String,
    /// The port it leads to.
    #[serde(default = "into")]
    #[schemars(length(max = 64))]
    pub to_port: String,
}

fn out() -> String {
    "out".to_owned()
}

fn into() -> String {
    "in".to_owned()
}
