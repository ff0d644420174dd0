//! A workflow in its shortest form: steps one after the other.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Definition, Edge, Node, OnError, Position, Retry, SCHEMA};

/// How far apart its nodes stand on the canvas.
const APART: f64 = 240.0;
/// The node that it begins with.
const START: &str = "start";

/// Steps one after the other, started by hand or by another workflow.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub struct Pipeline {
    /// What is done, in this order.
    #[schemars(length(min = 1, max = 200))]
    pub steps: Vec<Step>,
    /// How long all of it may take, in seconds.
    #[schemars(range(min = 1, max = 31_536_000))]
    pub timeout_seconds: Option<u32>,
    /// How often each step is tried that says nothing of its own.
    pub retry: Option<Retry>,
}

/// One of its steps.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub struct Step {
    /// Names it in expressions (`nodes.NAME`): a small letter, then letters, digits and `_`.
    #[schemars(length(min = 1, max = 64))]
    pub name: String,
    /// What it does: a type of node, such as `leads.get` or `http.request`.
    #[schemars(length(min = 1, max = 100))]
    pub uses: String,
    /// What it is given. A text that begins with `=` is an expression.
    #[serde(default)]
    pub input: Map<String, Value>,
    /// How often it is tried.
    pub retry: Option<Retry>,
    /// How long one try may take, in seconds.
    #[schemars(range(min = 1, max = 3600))]
    pub timeout_seconds: Option<u32>,
}

impl Pipeline {
    /// The same as nodes and edges.
    pub fn definition(self) -> Definition {
        let mut definition = Definition {
            schema: SCHEMA,
            nodes: vec![node(START.to_owned(), "trigger.manual".to_owned())],
            edges: Vec::new(),
            timeout_seconds: self.timeout_seconds,
        };
        let mut before = START.to_owned();
        let mut x = 0.0;
        for step in self.steps {
            x += APART;
            definition.edges.push(Edge {
                id: format!("e{}", definition.edges.len() + 1),
                from: before,
                from_port: "out".to_owned(),
                to: step.name.clone(),
                to_port: "in".to_owned(),
            });
            before = step.name.clone();
            definition.nodes.push(Node {
                position: Position { x, y: 0.0 },
                inputs: step.input,
                retry: step.retry.or(self.retry),
                timeout_seconds: step.timeout_seconds,
                ..node(step.name, step.uses)
            });
        }
        definition
    }
}

fn node(id: String, kind: String) -> Node {
    Node {
        id,
        kind,
        name: String::new(),
        position: Position::default(),
        inputs: Map::new(),
        retry: None,
        timeout_seconds: None,
        on_error: OnError::Fail,
        pinned: None,
        disabled: false,
    }
}
