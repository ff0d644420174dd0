//! An execution as people look at it: every node with its state.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use tekup_runs::{Run, RunState, StepRecord};

use crate::{
    execution::Record,
    model::{Definition, Graph, LOOP},
    store,
};

/// Longest value that is shown among all nodes, in bytes of JSON.
const MOST: usize = 32 * 1024;
/// All of them together.
const MOST_TOGETHER: usize = 4 * 1024 * 1024;

/// A node of an execution.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub(crate) struct NodeView {
    /// Which.
    pub id: String,
    /// `pending`, `running`, `completed`, `failed`, `skipped` or `waiting`.
    pub state: &'static str,
    started_at: Option<DateTime<Utc>>,
    finished_at: Option<DateTime<Utc>>,
    /// How often it was tried.
    attempts: u32,
    /// The port by which it went on.
    #[serde(skip_serializing_if = "Option::is_none")]
    port: Option<String>,
    /// How often it was done, in a loop.
    #[serde(skip_serializing_if = "Option::is_none")]
    runs: Option<usize>,
    /// How many items it gave, when it gave a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<usize>,
    /// What it was given; left out when it is long.
    #[serde(skip_serializing_if = "Option::is_none")]
    input: Option<Value>,
    /// What it gave; left out when it is long.
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<Value>,
    /// How long what it gave is, in bytes of JSON, when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    output_bytes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// What is looked at.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Looked<'a> {
    /// A round of a loop.
    pub path: Option<&'a str>,
    /// One node, however much it gave.
    pub node: Option<&'a str>,
}

/// The journal of an execution.
pub(super) struct Journal {
    pub steps: Vec<StepRecord>,
    /// Of the one it goes on from.
    pub earlier: HashMap<String, Record>,
}

impl Journal {
    pub fn view(
        &self,
        definition: &Definition,
        execution: &store::Execution,
        run: &Run,
        looked: Looked<'_>,
    ) -> Vec<NodeView> {
        let Ok(graph) = Graph::new(definition) else {
            return Vec::new();
        };
        let steps: HashMap<&str, &StepRecord> = self
            .steps
            .iter()
            .map(|step| (step.name.as_str(), step))
            .collect();
        let again = execution
            .from_node
            .as_ref()
            .and_then(|node| graph.place(node));
        let again = again.map(|at| graph.reach(vec![at])).unwrap_or_default();
        let mut room = MOST_TOGETHER;
        let mut views: Vec<NodeView> = Vec::new();
        for (at, node) in graph.nodes.iter().enumerate() {
            let name = match looked.path {
                Some(path) => format!("{path}.{}", node.id),
                None => node.id.clone(),
            };
            let mut view = NodeView {
                id: node.id.clone(),
                state: "pending",
                ..NodeView::default()
            };
            if let Some(step) = steps.get(name.as_str()) {
                view.started_at = Some(step.started_at);
                view.finished_at = Some(step.finished_at);
                if let Ok(record) = serde_json::from_value(step.output.clone()) {
                    view.done(record, looked.node == Some(&node.id), &mut room);
                }
            } else if graph.scope[at].is_some() && looked.path.is_none() {
                self.rounds(&mut view);
            } else if let Some(record) = self.earlier.get(&name).filter(|_| !again.contains(&at)) {
                view.done(record.clone(), looked.node == Some(&node.id), &mut room);
            }
            if view.state == "pending" {
                view.state = self.open(&graph, at, &views, run, execution);
                view.failure(execution, &name);
            }
            views.push(view);
        }
        if let Some(node) = looked.node {
            views.retain(|view| view.id == node);
        }
        views
    }

    /// A node in a loop, over all rounds.
    fn rounds(&self, view: &mut NodeView) {
        let end = format!("].{}", view.id);
        let rounds = self.steps.iter().filter(|step| step.name.ends_with(&end));
        let mut runs = 0;
        for step in rounds {
            runs += 1;
            view.started_at = view.started_at.into_iter().chain([step.started_at]).min();
            view.finished_at = view.finished_at.into_iter().chain([step.finished_at]).max();
        }
        if runs > 0 {
            view.runs = Some(runs);
            view.state = "completed";
        }
    }

    /// How a node stands that is not done.
    fn open(
        &self,
        graph: &Graph,
        at: usize,
        views: &[NodeView],
        run: &Run,
        execution: &store::Execution,
    ) -> &'static str {
        let node = &graph.nodes[at];
        if matches!(
            run.state,
            RunState::Completed | RunState::Failed | RunState::Cancelled
        ) {
            return "skipped";
        }
        if node.is_trigger() {
            return if node.id == execution.node {
                "running"
            } else {
                "skipped"
            };
        }
        let ways: Vec<Option<bool>> = graph.incoming[at]
            .iter()
            .map(|link| {
                let from = views.get(link.from)?;
                match from.state {
                    "completed" => Some(from.port.as_ref() == Some(&link.port)),
                    "skipped" | "failed" => Some(false),
                    _ if graph.nodes[link.from].kind == LOOP
                        && graph.scope[at] == Some(link.from) =>
                    {
                        Some(from.state != "pending")
                    }
                    _ => None,
                }
            })
            .collect();
        if ways.contains(&None) {
            "pending"
        } else if !ways.contains(&Some(true)) {
            "skipped"
        } else if run.state == RunState::Waiting {
            "waiting"
        } else {
            "running"
        }
    }
}

impl NodeView {
    fn done(&mut self, record: Record, whole: bool, room: &mut usize) {
        self.state = "completed";
        self.attempts = record.tries;
        self.port = Some(record.port);
        self.error = record.error;
        let list = record
            .output
            .as_array()
            .or_else(|| record.output["items"].as_array());
        self.items = list.map(Vec::len);
        let mut fits = |value: &Value| {
            let bytes = serde_json::to_vec(value).map_or(0, |json| json.len());
            let fits = whole || (bytes <= MOST && bytes <= *room);
            if fits {
                *room = room.saturating_sub(bytes);
            }
            (fits, bytes)
        };
        self.input = record.input.filter(|input| fits(input).0);
        match fits(&record.output) {
            (true, _) => self.output = Some(record.output),
            (false, bytes) => self.output_bytes = Some(bytes),
        }
    }

    fn failure(&mut self, execution: &store::Execution, name: &str) {
        let Some(failure) = &execution.failure else {
            return;
        };
        let at = |field: &str| failure[field].as_str().and_then(|at| at.parse().ok());
        if failure["path"] == name || failure["node"] == self.id.as_str() {
            self.state = "failed";
            self.error = failure["error"].as_str().map(str::to_owned);
            let attempts = failure["attempts"].as_u64();
            self.attempts = attempts.and_then(|n| u32::try_from(n).ok()).unwrap_or(1);
            self.started_at = at("startedAt");
            self.finished_at = at("finishedAt");
        }
    }
}
