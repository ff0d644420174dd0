//! A definition made ready to be executed: its shape, and its inputs with their expressions read.

use std::collections::BTreeSet;

use serde_json::Value;
use tekup_rules::expression::Expression;

use crate::{
    catalogue::Catalogue,
    model::{Definition, Graph, Problem},
    template::{Fault, Template, bare, is_expression, items, within},
};

/// A definition that can be executed.
#[derive(Debug)]
pub(crate) struct Plan {
    pub graph: Graph,
    pub inputs: Vec<Inputs>,
}

/// The inputs of a node.
#[derive(Debug)]
pub(crate) struct Inputs {
    pub template: Template,
    /// The names outside of itself that it looks at, with what stands behind them.
    pub paths: BTreeSet<Vec<String>>,
    /// Those of its texts that are expressions as such.
    pub own: Vec<Own>,
}

/// A text that is an expression as such: which field, and which names it has beside the usual.
#[derive(Debug)]
pub(crate) struct Own {
    pub field: String,
    pub names: Vec<String>,
    pub expression: Expression,
}

impl Plan {
    /// # Errors
    /// What keeps it from being executed at all.
    pub fn new(definition: &Definition, catalogue: &Catalogue) -> Result<Self, Vec<Problem>> {
        let graph = Graph::new(definition)?;
        let mut problems = Vec::new();
        let mut inputs = Vec::with_capacity(graph.nodes.len());
        for node in &graph.nodes {
            let Some(kind) = catalogue.get(&node.kind) else {
                let message = catalogue.missing(&node.kind);
                problems.push(Problem::node(&node.id, "unknown_type", message).at("type"));
                continue;
            };
            let mut faults = Vec::new();
            inputs.push(Inputs::read(&kind.input, &node.inputs, &mut faults));
            problems.extend(faults.into_iter().map(|fault| fault.problem(&node.id)));
        }
        if problems.is_empty() {
            Ok(Self { graph, inputs })
        } else {
            Err(problems)
        }
    }
}

impl Fault {
    pub fn problem(self, node: &str) -> Problem {
        let message = match self.error.position {
            Some(at) => format!("{} (character {})", self.error.message, at + 1),
            None => self.error.message,
        };
        Problem::node(node, "invalid_expression", message).at(self.field)
    }
}

impl Inputs {
    pub fn read(
        schema: &Value,
        inputs: &serde_json::Map<String, Value>,
        faults: &mut Vec<Fault>,
    ) -> Self {
        let value = Value::Object(inputs.clone());
        let template = Template::read(schema, &value, faults);
        let mut own = Vec::new();
        gather("inputs", schema, &value, &mut own, faults);
        let mut paths: BTreeSet<Vec<String>> = BTreeSet::new();
        for expression in template.expressions() {
            paths.extend(expression.paths().iter().cloned());
        }
        for one in &own {
            let others = one.expression.paths().iter();
            paths.extend(others.filter(|path| !one.names.contains(&path[0])).cloned());
        }
        Self {
            template,
            paths,
            own,
        }
    }
}

fn gather(path: &str, schema: &Value, value: &Value, own: &mut Vec<Own>, faults: &mut Vec<Fault>) {
    match value {
        Value::String(text) if is_expression(schema) => {
            let names = match &schema["x-names"] {
                Value::Array(names) => names.iter(),
                _ => [].iter(),
            };
            let names = names.filter_map(Value::as_str).map(str::to_owned).collect();
            let field = path.to_owned();
            match Expression::compile(bare(text)) {
                Ok(expression) => own.push(Own {
                    field,
                    names,
                    expression,
                }),
                Err(error) => faults.push(Fault { field, error }),
            }
        }
        Value::Array(list) => {
            for (at, one) in list.iter().enumerate() {
                gather(&format!("{path}.{at}"), items(schema), one, own, faults);
            }
        }
        Value::Object(object) => {
            for (name, one) in object {
                let of = within(schema, value, name);
                gather(&format!("{path}.{name}"), of, one, own, faults);
            }
        }
        _ => {}
    }
}
