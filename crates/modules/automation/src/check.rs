//! Everything that keeps a definition from being published, said at once.

mod types;

use std::collections::BTreeSet;

use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use crate::{
    catalogue::{Catalogue, NodeType},
    model::{Definition, MAX_BYTES, MAX_EDGES, MAX_NODES, Node, OnError, Problem},
    plan::Plan,
    schedule, template,
};

/// Most problems that are told.
const MOST: usize = 200;

/// What keeps `definition` from being published.
pub fn check(definition: &Definition, catalogue: &Catalogue) -> Vec<Problem> {
    let mut problems = limits(definition);
    if !problems.is_empty() {
        return problems;
    }
    for node in &definition.nodes {
        match catalogue.get(&node.kind) {
            None => {
                let message = catalogue.missing(&node.kind);
                problems.push(Problem::node(&node.id, "unknown_type", message).at("type"));
            }
            Some(kind) => {
                inputs(node, catalogue, &mut problems);
                special(node, &mut problems);
                if node.pinned.is_some() && (node.is_note() || kind.ports.out.is_empty()) {
                    let message = "has nothing that could be pinned";
                    problems.push(Problem::node(&node.id, "nothing_to_pin", message).at("pinned"));
                }
            }
        }
    }
    signals(definition, &mut problems);
    ports(definition, catalogue, &mut problems);
    match Plan::new(definition, catalogue) {
        Err(more) => {
            let fresh: Vec<Problem> = more
                .into_iter()
                .filter(|one| !problems.contains(one))
                .collect();
            problems.extend(fresh);
        }
        Ok(plan) => {
            reachable(&plan, &mut problems);
            types::check(&plan, catalogue, &mut problems);
        }
    }
    problems.truncate(MOST);
    problems
}

fn limits(definition: &Definition) -> Vec<Problem> {
    let mut problems = Vec::new();
    let bytes = serde_json::to_vec(definition).map_or(0, |json| json.len());
    for (amount, most, of) in [
        (definition.nodes.len(), MAX_NODES, "nodes"),
        (definition.edges.len(), MAX_EDGES, "edges"),
        (bytes, MAX_BYTES, "bytes"),
    ] {
        if amount > most {
            let message = format!("has {amount} {of}; a workflow has at most {most}");
            problems.push(Problem::whole("too_large", message).at(of));
        }
    }
    problems
}

/// Holds inputs against their schema. What an expression will give is not known yet.
fn inputs(node: &Node, catalogue: &Catalogue, problems: &mut Vec<Problem>) {
    let Some(validator) = catalogue.validator(&node.kind) else {
        return;
    };
    let given = Value::Object(node.inputs.clone());
    for error in validator.iter_errors(&given) {
        let pointer = error.instance_path().to_string();
        if is_open(&given, &pointer) {
            continue;
        }
        let at = pointer.trim_start_matches('/').replace('/', ".");
        let field = |name: &str| match (at.as_str(), name) {
            ("", "") => "inputs".to_owned(),
            ("", name) => format!("inputs.{name}"),
            (at, "") => format!("inputs.{at}"),
            (at, name) => format!("inputs.{at}.{name}"),
        };
        match error.kind() {
            Kind::Required { property } => {
                let name = property.as_str().unwrap_or_default();
                let problem = Problem::node(&node.id, "required", format!("{name} is missing"));
                problems.push(problem.at(field(name)));
            }
            Kind::AdditionalProperties { unexpected }
            | Kind::UnevaluatedProperties { unexpected } => {
                for name in unexpected {
                    let message = format!("{} takes no {name:?}", node.kind);
                    problems
                        .push(Problem::node(&node.id, "unknown_field", message).at(field(name)));
                }
            }
            Kind::AnyOf { .. } | Kind::OneOfNotValid { .. }
                if holds_expression(&given, &pointer) => {}
            _ => {
                let message = error.masked_with("this").to_string();
                problems.push(Problem::node(&node.id, "invalid", message).at(field("")));
            }
        }
    }
}

/// Whether an expression stands at this place, or around it.
fn is_open(given: &Value, pointer: &str) -> bool {
    let text = given.pointer(pointer).and_then(Value::as_str);
    text.is_some_and(|text| template::expression(text).is_some())
}

/// Whether an expression stands somewhere within.
fn holds_expression(given: &Value, pointer: &str) -> bool {
    fn within(value: &Value) -> bool {
        match value {
            Value::String(text) => template::expression(text).is_some(),
            Value::Array(list) => list.iter().any(within),
            Value::Object(object) => object.values().any(within),
            _ => false,
        }
    }
    given.pointer(pointer).is_some_and(within)
}

/// What no schema can say.
fn special(node: &Node, problems: &mut Vec<Problem>) {
    let mut wrong = |field: &str, code: &'static str, message: String| {
        problems.push(Problem::node(&node.id, code, message).at(format!("inputs.{field}")));
    };
    match node.kind.as_str() {
        "trigger.event" => {
            let types = node.inputs.get("types").and_then(Value::as_array);
            let types = types.into_iter().flatten().filter_map(Value::as_str);
            for (at, kind) in types.enumerate() {
                let field = format!("types.{at}");
                if tekup_events::TypeFilter::parse([kind]).is_err() {
                    wrong(&field, "invalid", format!("{kind:?} is no type of event"));
                } else if kind == "*" || kind.starts_with("run.") || kind.starts_with("workflow.") {
                    let message = "what workflows and runs do themselves starts no workflow; name other types";
                    wrong(&field, "not_allowed", message.to_owned());
                }
            }
        }
        "trigger.schedule" => {
            if let Err((field, message)) = schedule::read(&node.inputs) {
                wrong(field, "invalid", message);
            }
        }
        "wait" if node.inputs.is_empty() => {
            wrong(
                "seconds",
                "required",
                "say how long, until when, or for what".to_owned(),
            );
        }
        "switch" => {
            let cases = node.inputs.get("cases").and_then(Value::as_array);
            let mut names = BTreeSet::from(["default", "error"]);
            for (at, case) in cases.into_iter().flatten().enumerate() {
                let name = case["name"].as_str().unwrap_or_default();
                if !names.insert(name) {
                    let message = format!("{name:?} is taken; name each case otherwise");
                    wrong(&format!("cases.{at}.name"), "duplicate_id", message);
                }
            }
        }
        "code" => {
            let source = node.inputs.get("source").and_then(Value::as_str);
            if let Some(Err(error)) = source.map(tekup_script::check) {
                wrong("source", "invalid_code", error.to_string());
            }
        }
        _ => {}
    }
}

/// A signal is taken once, and stands in the journal beside the nodes.
fn signals(definition: &Definition, problems: &mut Vec<Problem>) {
    let mut known: BTreeSet<&str> = definition
        .nodes
        .iter()
        .map(|node| node.id.as_str())
        .collect();
    for node in definition.nodes.iter().filter(|node| node.kind == "wait") {
        let signal = node.inputs.get("signal").and_then(Value::as_str);
        let signal = signal.filter(|signal| template::expression(signal).is_none());
        if let Some(signal) = signal
            && (signal.contains(": ") || !known.insert(signal))
        {
            let message = format!(
                "{signal:?} is the name of another signal or of a node; give this one a name of its own"
            );
            let problem = Problem::node(&node.id, "duplicate_id", message);
            problems.push(problem.at("inputs.signal"));
        }
    }
}

/// The ports that a node's edges may leave.
pub(crate) fn out_ports(node: &Node, kind: &NodeType) -> Vec<String> {
    let mut ports: Vec<String> = kind.ports.out.iter().map(|&port| port.to_owned()).collect();
    let more = kind.ports.more.and_then(|input| node.inputs.get(input));
    let more = more.and_then(Value::as_array).into_iter().flatten();
    ports.extend(more.filter_map(|one| one["name"].as_str().map(str::to_owned)));
    if node.on_error == OnError::Branch {
        ports.push("error".to_owned());
    }
    ports
}

fn ports(definition: &Definition, catalogue: &Catalogue, problems: &mut Vec<Problem>) {
    let type_of = |id: &str| {
        let node = definition.node(id)?;
        Some((node, catalogue.get(&node.kind)?))
    };
    for edge in &definition.edges {
        if let Some((node, kind)) = type_of(&edge.from) {
            let ports = out_ports(node, kind);
            if !ports.contains(&edge.from_port) {
                let message = format!(
                    "{:?} has no port {:?} to leave by; it has {}",
                    edge.from,
                    edge.from_port,
                    listed(&ports)
                );
                problems.push(Problem::edge(&edge.id, "unknown_port", message).at("fromPort"));
            }
        }
        if let Some((_, kind)) = type_of(&edge.to)
            && !kind.ports.r#in.contains(&edge.to_port.as_str())
        {
            let ports: Vec<String> = kind
                .ports
                .r#in
                .iter()
                .map(|&port| port.to_owned())
                .collect();
            let message = format!(
                "{:?} has no port {:?} to arrive at; it has {}",
                edge.to,
                edge.to_port,
                listed(&ports)
            );
            problems.push(Problem::edge(&edge.id, "unknown_port", message).at("toPort"));
        }
    }
}

fn listed(ports: &[String]) -> String {
    if ports.is_empty() {
        "none".to_owned()
    } else {
        ports.join(", ")
    }
}

fn reachable(plan: &Plan, problems: &mut Vec<Problem>) {
    let graph = &plan.graph;
    let ids = graph.nodes.iter().enumerate();
    let starts: Vec<usize> = ids
        .filter(|(_, node)| node.is_trigger() && !node.disabled)
        .map(|(at, _)| at)
        .collect();
    if starts.is_empty() {
        let message = "nothing starts it: add a trigger";
        problems.push(Problem::whole("no_trigger", message));
        return;
    }
    let reached = graph.reach(starts);
    for (at, node) in graph.nodes.iter().enumerate() {
        if !reached.contains(&at) && !node.is_trigger() {
            let message = "no way leads here from a trigger";
            problems.push(Problem::node(&node.id, "unreachable", message));
        }
    }
}
