//! A workflow from a sentence: the configured model drafts, and people look at it before anything runs.

use std::{
    collections::{HashMap, HashSet},
    time::{Duration, Instant},
};

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_inference::{Asking, ChatRequest, Constraint, InferenceError, Message, collect};
use tekup_operations::{Effect, Operation};
use tokio_util::sync::CancellationToken;

use super::workflows::{View, make};
use crate::{
    Automation,
    catalogue::{Catalogue, NodeType, PREFIX},
    model::{Definition, Edge, Graph, Node, OnError, Position},
};

/// How long a model may take.
const PATIENCE: Duration = Duration::from_secs(110);
/// Operations that the model may choose from, beside what is built in.
const OPERATIONS: usize = 25;
/// Distance between nodes on the canvas.
const STEP: f64 = 260.0;

pub(super) fn operations(automation: &Automation) -> Vec<Operation> {
    vec![
        Operation::new(
            "workflows.describe",
            "POST /api/v1/workflows/describe",
            Permission::WorkflowsWrite,
            Effect::Write,
            automation,
            describe,
        )
        .summary("Drafts a workflow from a sentence; it is never published by this.")
        .status(201)
        .deadline(Duration::from_secs(120)),
    ]
}

/// What a workflow shall do.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Describe {
    /// In a sentence or a few.
    #[schemars(length(min = 5, max = 1000))]
    sentence: String,
}

/// What the model writes.
#[derive(Debug, Deserialize)]
struct Drafted {
    name: String,
    nodes: Vec<DraftedNode>,
    edges: Vec<DraftedEdge>,
}

#[derive(Debug, Deserialize)]
struct DraftedNode {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    name: String,
    #[serde(default)]
    inputs: Map<String, Value>,
}

#[derive(Debug, Deserialize)]
struct DraftedEdge {
    from: String,
    port: String,
    to: String,
}

async fn describe(ctx: OpContext, automation: Automation, input: Describe) -> Result<View> {
    let asking = Asking::of(&ctx);
    let model = automation.0.chat.chat_model(&asking, None).await;
    let model = model.map_err(|error| match error {
        InferenceError::ModelMissing { .. } => {
            Error::conflict("there is no text model on this server; begin with a template instead")
        }
        other => other.into(),
    })?;
    let catalogue = automation.catalogue_of(&ctx).await?;
    let kinds = fitting(&catalogue, &input.sentence);
    let request = ChatRequest {
        messages: vec![
            Message::system(instructions(&kinds)),
            Message::user(input.sentence.clone()),
        ],
        temperature: Some(0.0),
        max_tokens: Some(1_500),
        deadline: Some(Instant::now() + PATIENCE),
        constraint: Some(Constraint::JsonSchema(form(&kinds).to_string())),
        cache_scope: Some(ctx.tenant().to_string()),
        ..ChatRequest::default()
    };
    let stream = model.chat(request, CancellationToken::new()).await?;
    let answer = collect(stream).await?;
    let drafted: Drafted = serde_json::from_str(answer.text.trim()).map_err(|_| {
        Error::conflict(
            "the model's draft cannot be read; say it in other words, or begin with a template",
        )
    })?;
    let name: String = drafted.name.trim().chars().take(200).collect();
    let name = if name.is_empty() {
        "Draft".to_owned()
    } else {
        name
    };
    let definition = tidied(drafted, &catalogue);
    make(&ctx, &automation, &name, &input.sentence, definition).await
}

/// What is built in, and the operations whose words are nearest to those of the sentence.
fn fitting<'c>(catalogue: &'c Catalogue, sentence: &str) -> Vec<&'c NodeType> {
    let words: HashSet<String> = words(sentence).collect();
    let built_in = catalogue
        .iter()
        .filter(|kind| !chosen(kind) && kind.kind != "note");
    let mut operations: Vec<(usize, &NodeType)> = catalogue
        .iter()
        .filter(|kind| chosen(kind))
        .map(|kind| {
            let of = self::words(&kind.kind).chain(self::words(&kind.description.en));
            (of.filter(|word| words.contains(word)).count(), kind)
        })
        .collect();
    operations.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let operations = operations
        .into_iter()
        .take(OPERATIONS)
        .map(|(_, kind)| kind);
    built_in.chain(operations).collect()
}

/// Whether a type is one of many, operations of ours or of other systems.
fn chosen(kind: &NodeType) -> bool {
    kind.permission.is_some() || kind.kind.starts_with(PREFIX)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words
        .map(|word| word.to_lowercase().trim_end_matches('s').to_owned())
        .filter(|word| word.len() > 2)
}

fn instructions(kinds: &[&NodeType]) -> String {
    let mut text = String::from(
        "You draft workflows as JSON: nodes, and edges from a node's port to the next node. Begin with one trigger. \
         A text that begins with = is an expression: =trigger.name, =nodes.<id>.<field>, =item.<field> in a loop. \
         Ports are out, but condition has true and false, loop has each and done. Use few nodes, of these types:\n",
    );
    for kind in kinds {
        let required = kind.input["required"].as_array();
        let needed = |name: &str| required.is_some_and(|all| all.iter().any(|one| one == name));
        let fields = kind.input["properties"]
            .as_object()
            .into_iter()
            .flat_map(Map::keys);
        let fields: Vec<String> = fields
            .take(10)
            .map(|name| {
                if needed(name) {
                    format!("{name}*")
                } else {
                    name.clone()
                }
            })
            .collect();
        text.push_str(&format!(
            "{} ({}): {}\n",
            kind.kind,
            fields.join(", "),
            kind.description.en
        ));
    }
    text
}

/// The JSON Schema of a draft.
fn form(kinds: &[&NodeType]) -> Value {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.kind.as_str()).collect();
    let text = json!({"type": "string"});
    let object = |fields: Value, needed: &[&str]| json!({"type": "object", "properties": fields, "required": needed, "additionalProperties": false});
    let node = object(
        json!({"id": text, "type": {"enum": kinds}, "name": text, "inputs": {"type": "object"}}),
        &["id", "type", "name", "inputs"],
    );
    let edge = object(
        json!({"from": text, "port": text, "to": text}),
        &["from", "port", "to"],
    );
    object(
        json!({"name": text, "nodes": {"type": "array", "items": node, "minItems": 1, "maxItems": 12},
            "edges": {"type": "array", "items": edge, "maxItems": 16}}),
        &["name", "nodes", "edges"],
    )
}

/// A draft without what cannot be: ids that are none, fields and edges that lead nowhere. Whatever else is wrong with it
/// is told like with any other draft.
fn tidied(drafted: Drafted, catalogue: &Catalogue) -> Definition {
    let mut ids: HashMap<String, String> = HashMap::new();
    let mut nodes: Vec<Node> = Vec::new();
    for one in drafted.nodes.into_iter().take(50) {
        let Some(kind) = catalogue.get(&one.kind) else {
            continue;
        };
        let letters = one
            .id
            .chars()
            .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_');
        let plain: String = letters.take(50).collect();
        let begins = plain
            .chars()
            .next()
            .is_some_and(|first| first.is_ascii_lowercase());
        let mut id = if begins { plain } else { format!("n{plain}") };
        while nodes.iter().any(|node| node.id == id) {
            id.push('x');
        }
        ids.entry(one.id).or_insert_with(|| id.clone());
        let mut inputs = one.inputs;
        if let Some(known) = kind.input["properties"].as_object() {
            inputs.retain(|name, _| known.contains_key(name));
        }
        nodes.push(Node {
            id,
            kind: one.kind,
            name: one.name.chars().take(200).collect(),
            position: Position::default(),
            inputs,
            retry: None,
            timeout_seconds: None,
            on_error: OnError::Fail,
            pinned: None,
            disabled: false,
        });
    }
    let edges = drafted
        .edges
        .into_iter()
        .take(100)
        .enumerate()
        .filter_map(|(at, edge)| {
            Some(Edge {
                id: format!("e{}", at + 1),
                from: ids.get(&edge.from)?.clone(),
                from_port: edge.port.chars().take(64).collect(),
                to: ids.get(&edge.to)?.clone(),
                to_port: "in".to_owned(),
            })
        });
    let mut definition = Definition {
        edges: edges.collect(),
        nodes,
        ..Definition::default()
    };
    lay_out(&mut definition);
    definition
}

/// Puts each node to the right of what leads to it.
fn lay_out(definition: &mut Definition) {
    let Ok(graph) = Graph::new(definition) else {
        for (node, at) in definition.nodes.iter_mut().zip(0_u16..) {
            node.position.x = f64::from(at) * STEP;
        }
        return;
    };
    let mut columns: Vec<u16> = vec![0; graph.nodes.len()];
    let mut filled: HashMap<u16, u16> = HashMap::new();
    for at in 0..graph.nodes.len() {
        let before = graph.incoming[at].iter().map(|link| columns[link.from] + 1);
        columns[at] = before.max().unwrap_or_default();
        let row = filled.entry(columns[at]).or_default();
        if let Some(node) = definition
            .nodes
            .iter_mut()
            .find(|node| node.id == graph.nodes[at].id)
        {
            node.position = Position {
                x: f64::from(columns[at]) * STEP,
                y: f64::from(*row) * 140.0,
            };
        }
        *row += 1;
    }
}
