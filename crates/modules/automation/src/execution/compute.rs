//! What nodes are given, and those that only compute.

use std::{collections::BTreeSet, sync::Arc};

use serde_json::{Map, Value, json};
use tekup_base::{Error, ErrorKind};
use tekup_rules::expression::{Bounds, Context, ExpressionError};
use tekup_runs::Failure;

use super::{engine::Engine, frame::Frame, transform};
use crate::{
    catalogue::{Case, Switch},
    plan::Plan,
    template::Fault,
};

/// Values that are computed with on the spot; more are on a thread that may block.
const AT_ONCE: usize = 2_000;

/// What a node came to without reaching out.
#[derive(Debug)]
pub(super) enum Computed {
    /// It is to be done, with this.
    Inputs(Value),
    /// It is done: its inputs, what it gives, and the port.
    Done(Value, Value, String),
}

/// How many numbers, texts and so on a value holds, as far as it matters.
fn weight(value: &Value) -> usize {
    match value {
        Value::Array(list) => list
            .iter()
            .try_fold(1, |sum, one| (sum <= AT_ONCE).then(|| sum + weight(one)))
            .unwrap_or(usize::MAX / 4),
        Value::Object(object) => object
            .values()
            .try_fold(1, |sum, one| (sum <= AT_ONCE).then(|| sum + weight(one)))
            .unwrap_or(usize::MAX / 4),
        _ => 1,
    }
}

pub(super) fn refused(field: &str, error: &ExpressionError) -> Failure {
    let message = format!("{field}: {error}");
    Failure::Permanent(Error::new(ErrorKind::Validation, message))
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        refused(&fault.field, &fault.error)
    }
}

impl Engine<'_> {
    /// Fills a node's inputs in, and does it when it only computes.
    pub(super) async fn compute(&self, at: usize, frame: &Frame) -> Result<Computed, Failure> {
        let names = self.names(&self.plan.inputs[at].paths, frame);
        if weight(&names) <= AT_ONCE && self.plan.graph.nodes[at].kind != "transform" {
            return computed(&self.plan, at, &names);
        }
        let plan = Arc::clone(&self.plan);
        let work = tokio::task::spawn_blocking(move || computed(&plan, at, &names));
        work.await
            .map_err(|error| Failure::Permanent(Error::internal(error)))?
    }

    /// The values of names, and of each no more than is looked at.
    fn names(&self, paths: &BTreeSet<Vec<String>>, frame: &Frame) -> Value {
        let mut names = Map::new();
        let mut whole: Vec<&[String]> = Vec::new();
        for path in paths {
            // A shorter path comes first, and brings the longer along.
            if whole.iter().any(|one| path.starts_with(one)) {
                continue;
            }
            let (value, known) = match path[0].as_str() {
                "trigger" => (look(&self.input, &path[1..]), 1),
                "nodes" => {
                    let place = path.get(1).and_then(|id| self.plan.graph.place(id));
                    let output = place.and_then(|place| frame.output(place));
                    (output.and_then(|output| look(&output, &path[2..])), 2)
                }
                "item" => (frame.item().and_then(|(item, _)| look(item, &path[1..])), 1),
                "index" => (frame.item().map(|(_, index)| json!(index)), 1),
                "run" => {
                    let run = self.run.run();
                    let known = json!({"id": run.id, "startedAt": run.created_at});
                    (look(&known, &path[1..]), 1)
                }
                "workflow" => (look(&json!({"id": self.begun.workflow_id}), &path[1..]), 1),
                _ => continue,
            };
            whole.push(path);
            if let Some(value) = value
                && path.len() >= known
            {
                put(&mut names, path, value);
            }
        }
        Value::Object(names)
    }
}

/// Looks into a value.
fn look(value: &Value, path: &[String]) -> Option<Value> {
    let mut value = value;
    for name in path {
        value = value.as_object()?.get(name)?;
    }
    Some(value.clone())
}

fn put(into: &mut Map<String, Value>, path: &[String], value: Value) {
    let Some((first, rest)) = path.split_first() else {
        return;
    };
    if rest.is_empty() {
        into.insert(first.clone(), value);
        return;
    }
    let next = into.entry(first.clone()).or_insert_with(|| json!({}));
    if let Some(next) = next.as_object_mut() {
        put(next, rest, value);
    }
}

fn computed(plan: &Plan, at: usize, names: &Value) -> Result<Computed, Failure> {
    let (node, inputs) = (&plan.graph.nodes[at], &plan.inputs[at]);
    let mut context =
        Context::new(names, Bounds::default()).map_err(|error| refused("inputs", &error))?;
    let filled = inputs.template.fill(&mut context)?;
    let mut holds = |which: usize| match inputs.own.get(which) {
        Some(own) => {
            let holds = context.holds(&own.expression);
            holds.map_err(|error| refused(&own.field, &error))
        }
        None => Ok(false),
    };
    let (output, port) = match node.kind.as_str() {
        "condition" => {
            let holds = holds(0)?;
            (json!({"holds": holds}), holds.to_string())
        }
        "switch" => {
            let Switch { cases } = read(&filled)?;
            let mut taken = "default".to_owned();
            for (which, Case { name, .. }) in cases.into_iter().enumerate() {
                if holds(which)? {
                    taken = name;
                    break;
                }
            }
            (json!({"case": taken}), taken)
        }
        "transform" => {
            let steps = transform::steps(read(&filled)?, context)?;
            (
                steps.into_iter().next_back().unwrap_or_default(),
                "out".to_owned(),
            )
        }
        _ => return Ok(Computed::Inputs(filled)),
    };
    Ok(Computed::Done(filled, output, port))
}

/// Inputs as their type knows them.
pub(super) fn read<T: serde::de::DeserializeOwned>(inputs: &Value) -> Result<T, Failure> {
    T::deserialize(inputs).map_err(|error| {
        let message = format!("inputs: {error}");
        Failure::Permanent(Error::new(ErrorKind::Validation, message))
    })
}
