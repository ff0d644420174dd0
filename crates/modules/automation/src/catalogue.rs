//! The types of nodes there are: what is built in, every registered operation, and what a tenant has imported.

mod apis;
mod builtin;
mod inputs;
mod protocols;
mod shaping;

use std::{collections::BTreeMap, sync::Arc};

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use tekup_context::Permission;
use tekup_operations::{Operation, Registry};

pub(crate) use apis::{ApiCall, Own, PREFIX, type_name};
pub use inputs::*;
pub use protocols::*;
pub use shaping::*;

/// Words in both languages of the console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct Words {
    /// In English.
    pub en: String,
    /// In Danish.
    pub da: String,
}

impl Words {
    fn new(en: &str, da: &str) -> Self {
        Self {
            en: en.to_owned(),
            da: da.to_owned(),
        }
    }
}

/// The ports of a type of node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Ports {
    /// Where edges arrive.
    pub r#in: Vec<&'static str>,
    /// Where they leave.
    pub out: Vec<&'static str>,
    /// The input, a list of objects with a `name`, that adds a port for each of its items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<&'static str>,
}

/// A type of node.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NodeType {
    /// Its name in definitions.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where the palette shows it.
    pub category: String,
    /// What it is called.
    pub title: Words,
    /// What it does, in a line.
    pub description: Words,
    /// What it does to the world: `read`, `write` or `external`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<&'static str>,
    /// What whoever the workflow acts for must be allowed to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission: Option<Permission>,
    /// Where edges arrive and leave.
    pub ports: Ports,
    /// JSON Schema of its inputs. A text with `x-expression` is an expression itself, of the names that
    /// `x-names` lists beside the usual ones.
    pub input: Value,
    /// JSON Schema of what it gives, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<Value>,
}

/// Every type of node, by name: those that all tenants have, and one tenant's own. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Catalogue {
    shared: Arc<Entries>,
    own: Arc<Entries>,
}

type Entries = BTreeMap<String, Entry>;

#[derive(Debug)]
struct Entry {
    kind: NodeType,
    validator: Option<jsonschema::Validator>,
    call: Option<ApiCall>,
}

impl Entry {
    fn of(kind: NodeType, call: Option<ApiCall>) -> Self {
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .build(&kind.input)
            .ok();
        Self {
            kind,
            validator,
            call,
        }
    }
}

impl Catalogue {
    /// What is built in, and the operations of `registry` that a workflow may call.
    pub fn new(registry: &Registry) -> Self {
        let operations = registry
            .iter()
            .filter(|one| callable(one))
            .map(of_operation);
        Self::of(builtin::all().into_iter().chain(operations))
    }

    fn of(kinds: impl Iterator<Item = NodeType>) -> Self {
        let entries = kinds.map(|kind| (kind.kind.clone(), Entry::of(kind, None)));
        Self {
            shared: Arc::new(entries.collect()),
            own: Arc::default(),
        }
    }

    /// The same with a tenant's own.
    fn with(self, own: Arc<Entries>) -> Self {
        Self { own, ..self }
    }

    fn entry(&self, kind: &str) -> Option<&Entry> {
        self.shared.get(kind).or_else(|| self.own.get(kind))
    }

    /// The type of this name.
    pub fn get(&self, kind: &str) -> Option<&NodeType> {
        self.entry(kind).map(|entry| &entry.kind)
    }

    /// Every type, those of all tenants first.
    pub fn iter(&self) -> impl Iterator<Item = &NodeType> {
        let all = self.shared.values().chain(self.own.values());
        all.map(|entry| &entry.kind)
    }

    /// What a type calls that is an operation of another system.
    pub(crate) fn call(&self, kind: &str) -> Option<&ApiCall> {
        self.entry(kind)?.call.as_ref()
    }

    /// Why there is no such type.
    pub(crate) fn missing(&self, kind: &str) -> String {
        let of = kind
            .strip_prefix(PREFIX)
            .and_then(|rest| rest.split_once('.'));
        let Some((api, operation)) = of else {
            return format!("there is no node of type {kind:?}");
        };
        let begins = format!("{PREFIX}{api}.");
        match self.own.keys().any(|one| one.starts_with(&begins)) {
            true => format!(
                "the interface {api:?} has no operation {operation:?} (any more): take another node, or import it as it was"
            ),
            false => format!("there is no interface {api:?}: import it, or take another node"),
        }
    }

    /// What holds inputs of this type against its schema.
    pub(crate) fn validator(&self, kind: &str) -> Option<&jsonschema::Validator> {
        self.entry(kind)?.validator.as_ref()
    }
}

/// Whether workflows may call an operation: not those that answer once with a secret, or that would let a
/// workflow hand on or widen the rights it acts with.
fn callable(operation: &Operation) -> bool {
    use Permission as P;
    !matches!(
        operation.permission,
        P::ApiKeysRead
            | P::ApiKeysWrite
            | P::UsersWrite
            | P::TenantsWrite
            | P::AuditRead
            | P::WorkflowsWrite
            | P::ConnectionsWrite
    ) && operation.name != "tools.list"
        && !operation.name.starts_with("workflows.")
        && operation.name != "knowledge.documents.upload"
}

fn of_operation(operation: &Operation) -> NodeType {
    let summary = match operation.summary {
        "" => operation.name,
        summary => summary,
    };
    NodeType {
        kind: operation.name.to_owned(),
        category: operation.tag().to_owned(),
        title: Words::new(operation.name, operation.name),
        description: Words::new(summary, summary),
        effect: Some(operation.effect.as_str()),
        permission: Some(operation.permission),
        ports: Ports {
            r#in: vec!["in"],
            out: vec!["out"],
            more: None,
        },
        input: operation.input.clone(),
        output: Some(operation.output.clone()),
    }
}
