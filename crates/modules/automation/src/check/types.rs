//! The names that expressions look at: whether they are there, and whether what they give fits.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    catalogue::Catalogue,
    model::{Node, OnError, Problem},
    plan::Plan,
    template::{expression, items, within},
};

pub(super) fn check(plan: &Plan, catalogue: &Catalogue, problems: &mut Vec<Problem>) {
    for (at, node) in plan.graph.nodes.iter().enumerate() {
        let before = plan.graph.before(at);
        let looped = plan.graph.scope[at].is_some();
        for path in &plan.inputs[at].paths {
            if let Err((code, message)) = known(plan, catalogue, at, &before, looped, path) {
                problems.push(Problem::node(&node.id, code, message).at("inputs"));
            }
        }
        if let Some(kind) = catalogue.get(&node.kind) {
            let inputs = Value::Object(node.inputs.clone());
            let place = Place {
                plan,
                catalogue,
                node,
            };
            place.fits("inputs", &kind.input, &inputs, problems);
        }
    }
}

type Wrong = (&'static str, String);

fn known(
    plan: &Plan,
    catalogue: &Catalogue,
    at: usize,
    before: &BTreeSet<usize>,
    looped: bool,
    path: &[String],
) -> Result<(), Wrong> {
    let mut names = path.iter().map(String::as_str);
    match (names.next().unwrap_or_default(), names.next()) {
        ("trigger", _) => Ok(()),
        ("item" | "index", _) if looped => Ok(()),
        (name @ ("item" | "index"), _) => {
            let message = format!("{name} is known in the body of a loop only");
            Err(("unknown_name", message))
        }
        ("run", Some("id" | "startedAt")) | ("workflow", Some("id")) => Ok(()),
        (name @ ("run" | "workflow"), _) => {
            let message = format!(
                "of {name} there is only {}",
                match name {
                    "run" => "run.id and run.startedAt",
                    _ => "workflow.id",
                }
            );
            Err(("unknown_name", message))
        }
        ("nodes", None) => {
            let message = "write nodes.<id>: which node is looked at cannot be computed";
            Err(("unknown_name", message.to_owned()))
        }
        ("nodes", Some(id)) => {
            let Some(other) = plan.graph.place(id) else {
                return Err(("unknown_name", format!("there is no node {id:?}")));
            };
            let visible = match plan.graph.scope[other] {
                None => true,
                Some(of) => plan.graph.loops(at).any(|around| around == of),
            };
            // A loop around this node has not ended yet.
            let around = plan.graph.loops(at).any(|one| one == other);
            if !before.contains(&other) || around {
                let message = format!("{id:?} does not come before this node");
                return Err(("not_before", message));
            }
            if !visible {
                let message = format!(
                    "{id:?} is in the body of a loop; outside there is only the loop's own output"
                );
                return Err(("not_before", message));
            }
            let node = &plan.graph.nodes[other];
            let failed = path.get(2).map(String::as_str);
            if node.on_error != OnError::Fail && matches!(failed, Some("error" | "kind" | "node")) {
                return Ok(());
            }
            let kind = catalogue.get(&node.kind);
            match kind.and_then(|kind| kind.output.as_ref()) {
                Some(output) => property(output, id, &path[2..]),
                None => Ok(()),
            }
        }
        (name, _) => {
            let message = format!(
                "there is no {name:?}; there are trigger, nodes, item and index (in loops), run and workflow"
            );
            Err(("unknown_name", message))
        }
    }
}

/// Whether an output can have these properties.
fn property(output: &Value, id: &str, path: &[String]) -> Result<(), Wrong> {
    let mut schema = output;
    for name in path {
        let Some(properties) = schema["properties"].as_object() else {
            return Ok(());
        };
        match properties.get(name) {
            Some(found) => schema = found,
            None => {
                let there: Vec<&str> = properties.keys().map(String::as_str).take(20).collect();
                let message = format!("{id:?} gives no {name:?}; it gives {}", there.join(", "));
                return Err(("unknown_output", message));
            }
        }
    }
    Ok(())
}

struct Place<'a> {
    plan: &'a Plan,
    catalogue: &'a Catalogue,
    node: &'a Node,
}

impl Place<'_> {
    /// Holds the type of what an expression gives against the type of the field, where both are known.
    fn fits(&self, path: &str, schema: &Value, value: &Value, problems: &mut Vec<Problem>) {
        match value {
            Value::String(text) => {
                let Some(given) = expression(text).and_then(|source| self.given(source)) else {
                    return;
                };
                let (given, wanted) = (kinds(&given), kinds(schema));
                let fits = given.iter().any(|one| {
                    wanted.contains(one)
                        || (one == "integer" && wanted.iter().any(|w| w == "number"))
                });
                // Whole numbers come out of computing with any.
                let near =
                    given.iter().any(|g| g == "number") && wanted.iter().any(|w| w == "integer");
                if !given.is_empty() && !wanted.is_empty() && !fits && !near {
                    let message = format!(
                        "gives {}, and {} takes {}",
                        given.join(" or "),
                        path.trim_start_matches("inputs."),
                        wanted.join(" or ")
                    );
                    problems.push(Problem::node(&self.node.id, "wrong_type", message).at(path));
                }
            }
            Value::Array(list) => {
                for (at, one) in list.iter().enumerate() {
                    self.fits(&format!("{path}.{at}"), items(schema), one, problems);
                }
            }
            Value::Object(object) => {
                for (name, one) in object {
                    let of = within(schema, value, name);
                    self.fits(&format!("{path}.{name}"), of, one, problems);
                }
            }
            _ => {}
        }
    }

    /// The schema of what an expression gives that is nothing but a path.
    fn given(&self, source: &str) -> Option<Value> {
        let mut names = source.trim().split('.');
        if names.next() != Some("nodes") {
            return None;
        }
        let node = self.plan.graph.place(names.next()?)?;
        let kind = self.catalogue.get(&self.plan.graph.nodes[node].kind)?;
        let mut schema = kind.output.as_ref()?;
        for name in names {
            schema = schema["properties"].get(name)?;
        }
        Some(schema.clone())
    }
}

/// The types that a schema names; none when it leaves them open.
fn kinds(schema: &Value) -> Vec<String> {
    match &schema["type"] {
        Value::String(one) => vec![one.clone()],
        Value::Array(many) => many
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        _ => {
            let choices = schema["anyOf"]
                .as_array()
                .map(Vec::as_slice)
                .unwrap_or_default();
            let each: Vec<Vec<String>> = choices.iter().map(kinds).collect();
            if each.iter().any(Vec::is_empty) {
                return Vec::new();
            }
            each.into_iter().flatten().collect()
        }
    }
}
