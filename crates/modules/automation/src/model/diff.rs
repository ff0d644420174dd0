//! What is different between two versions.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::{Definition, Edge, Node};

/// What is different between two versions.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Diff {
    /// Of the nodes.
    pub nodes: Changes,
    /// Of the edges.
    pub edges: Changes,
}

/// Things that came, went and changed, by id.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Changes {
    /// Only in the later version.
    pub added: Vec<String>,
    /// Only in the earlier one.
    pub removed: Vec<String>,
    /// In both, and different.
    pub changed: Vec<Changed>,
}

/// Something that is different.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Changed {
    /// Which.
    pub id: String,
    /// In what.
    pub fields: Vec<FieldChange>,
}

/// A field that is different.
#[derive(Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct FieldChange {
    /// Which: `inputs.limit`.
    pub field: String,
    /// What it was; null when it was not there.
    pub before: Value,
    /// What it is; null when it is not there.
    pub after: Value,
}

impl Diff {
    /// Compares `from` with the later `to`.
    pub fn between(from: &Definition, to: &Definition) -> Self {
        let node = |one: &Node| {
            (
                one.id.clone(),
                serde_json::to_value(one).unwrap_or_default(),
            )
        };
        let edge = |one: &Edge| {
            (
                one.id.clone(),
                serde_json::to_value(one).unwrap_or_default(),
            )
        };
        Self {
            nodes: Changes::of(from.nodes.iter().map(node), to.nodes.iter().map(node)),
            edges: Changes::of(from.edges.iter().map(edge), to.edges.iter().map(edge)),
        }
    }
}

impl Changes {
    fn of(
        from: impl Iterator<Item = (String, Value)>,
        to: impl Iterator<Item = (String, Value)>,
    ) -> Self {
        let from: BTreeMap<String, Value> = from.collect();
        let mut changes = Self::default();
        let mut kept = Vec::new();
        for (id, after) in to {
            match from.get(&id) {
                None => changes.added.push(id.clone()),
                Some(before) => {
                    let mut fields = Vec::new();
                    compare("", before, &after, &mut fields);
                    if !fields.is_empty() {
                        let id = id.clone();
                        changes.changed.push(Changed { id, fields });
                    }
                }
            }
            kept.push(id);
        }
        let gone = from.into_keys().filter(|id| !kept.contains(id));
        changes.removed.extend(gone);
        changes
    }
}

/// Goes into objects as long as both sides have one.
fn compare(path: &str, before: &Value, after: &Value, into: &mut Vec<FieldChange>) {
    if before == after {
        return;
    }
    let (Some(old), Some(new)) = (before.as_object(), after.as_object()) else {
        into.push(FieldChange {
            field: path.to_owned(),
            before: before.clone(),
            after: after.clone(),
        });
        return;
    };
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        let path = match path {
            "" => name.clone(),
            path => format!("{path}.{name}"),
        };
        let side = |object: &serde_json::Map<String, Value>| object.get(name).cloned();
        let (before, after) = (side(old).unwrap_or_default(), side(new).unwrap_or_default());
        compare(&path, &before, &after, into);
    }
}
