//! From a JDM document to a graph that can be walked.

use std::collections::HashMap;

use serde_json::Value;
use zen_expression::Variable;
use zen_types::decision::{
    DecisionTableContent, ExpressionNodeContent, SwitchNodeContent, SwitchStatementHitPolicy,
    TransformAttributes, TransformExecutionMode,
};

use crate::cell::Cell;
use crate::error::{Place, RuleError};
use crate::evaluate::Run;
use crate::model::{Document, Node as Source, read};
use crate::table::{Table, check_path};

const MAX_NODES: usize = 100;
const MAX_EXPRESSIONS: usize = 200;

/// A compiled rule set. Compile once, share behind an `Arc`, evaluate from any thread.
#[derive(Debug)]
pub struct RuleSet {
    pub(crate) nodes: Vec<Node>,
    /// Indexes into `nodes`, each after all it depends on.
    pub(crate) order: Vec<usize>,
    /// Whether an expression looks at `$nodes`, the outputs of earlier nodes by their names.
    pub(crate) names_nodes: bool,
}

#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) incoming: Vec<Incoming>,
}

#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) source: usize,
    /// For an edge out of a switch: the statement that opens it.
    pub(crate) statement: Option<usize>,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Input,
    Output,
    Table(Table, Shape),
    Expressions(Expressions, Shape),
    Switch(Switch),
}

/// Keys with their expressions, in order.
#[derive(Debug)]
pub(crate) struct Expressions(pub(crate) Vec<(String, Cell)>);

#[derive(Debug)]
pub(crate) struct Switch {
    pub(crate) collect: bool,
    pub(crate) statements: Vec<Statement>,
}

#[derive(Debug)]
pub(crate) struct Statement {
    pub(crate) id: String,
    /// `None`: otherwise.
    pub(crate) condition: Option<Cell>,
}

/// What a node takes of its input, and where it puts its output.
#[derive(Debug)]
pub(crate) struct Shape {
    field: Option<Cell>,
    path: Option<String>,
    pass_through: bool,
}

impl RuleSet {
    /// Compiles a JDM document: an object with `nodes` and `edges`.
    ///
    /// # Errors
    /// [`RuleError::Content`] naming node, row and field of the first thing that is wrong.
    pub fn compile(content: &Value) -> Result<Self, RuleError> {
        let document: Document = read(content, Place::default())?;
        if document.nodes.len() > MAX_NODES {
            let message = format!("more than {MAX_NODES} nodes");
            return Err(RuleError::content(Place::default().field("nodes"), message));
        }
        let mut positions = HashMap::new();
        let mut nodes = Vec::new();
        for source in &document.nodes {
            if positions.insert(source.id.as_str(), nodes.len()).is_some() {
                let message = "another node has the same id";
                return Err(RuleError::content(Place::node(&source.id), message));
            }
            nodes.push(Node {
                id: source.id.clone(),
                // As a key of `$nodes`: a dot would be taken for a path.
                name: source.name.replace('.', "_"),
                kind: Kind::compile(source)?,
                incoming: Vec::new(),
            });
        }
        let inputs = nodes
            .iter()
            .filter(|node| matches!(node.kind, Kind::Input))
            .count();
        if inputs != 1 {
            let message =
                format!("{inputs} nodes of type `inputNode`; there has to be exactly one");
            return Err(RuleError::content(Place::default().field("nodes"), message));
        }
        if !nodes.iter().any(|node| matches!(node.kind, Kind::Output)) {
            let message = "no node of type `outputNode`: add one and lead an edge to it";
            return Err(RuleError::content(Place::default().field("nodes"), message));
        }
        connect(&mut nodes, &document, &positions)?;
        Ok(Self {
            order: in_order(&nodes)?,
            nodes,
            names_nodes: content.to_string().contains("$nodes"),
        })
    }
}

fn connect(
    nodes: &mut [Node],
    document: &Document,
    positions: &HashMap<&str, usize>,
) -> Result<(), RuleError> {
    for (index, edge) in document.edges.iter().enumerate() {
        let place = Place::default().field(&format!("edges[{index}]"));
        let find = |id: &str| {
            positions.get(id).copied().ok_or_else(|| {
                RuleError::content(
                    place.clone(),
                    format!("there is no node with the id `{id}`"),
                )
            })
        };
        let (source, target) = (find(&edge.source_id)?, find(&edge.target_id)?);
        let statement = match &nodes[source].kind {
            Kind::Switch(switch) => {
                let handle = edge.source_handle.as_deref().unwrap_or_default();
                let statement = switch.statements.iter().position(|s| s.id == handle);
                Some(statement.ok_or_else(|| {
                    let message = format!(
                        "`sourceHandle` has to be the id of a statement of `{}`, not `{handle}`",
                        edge.source_id
                    );
                    RuleError::content(place.clone(), message)
                })?)
            }
            _ => None,
        };
        nodes[target].incoming.push(Incoming { source, statement });
    }
    Ok(())
}

/// Kahn's algorithm: a node's turn comes when all nodes it depends on have had theirs.
fn in_order(nodes: &[Node]) -> Result<Vec<usize>, RuleError> {
    let mut order: Vec<usize> = Vec::new();
    let mut placed = vec![false; nodes.len()];
    while order.len() < nodes.len() {
        let ready = (0..nodes.len()).find(|&index| {
            !placed[index] && nodes[index].incoming.iter().all(|edge| placed[edge.source])
        });
        let Some(index) = ready else {
            let stuck = nodes.iter().zip(&placed).find(|(_, placed)| !**placed);
            let place = stuck
                .map(|(node, _)| Place::node(&node.id))
                .unwrap_or_default();
            return Err(RuleError::content(place, "the edges lead in a circle"));
        };
        placed[index] = true;
        order.push(index);
    }
    Ok(order)
}

impl Kind {
    fn compile(source: &Source) -> Result<Self, RuleError> {
        let place = Place::node(&source.id);
        Ok(match source.kind.as_str() {
            "inputNode" => Self::Input,
            "outputNode" => Self::Output,
            "decisionTableNode" => {
                let content: DecisionTableContent = read(&source.content, place.clone())?;
                let shape = Shape::compile(&content.transform_attributes, &place)?;
                Self::Table(Table::compile(&source.id, &content)?, shape)
            }
            "expressionNode" => {
                let content: ExpressionNodeContent = read(&source.content, place.clone())?;
                let shape = Shape::compile(&content.transform_attributes, &place)?;
                Self::Expressions(Expressions::compile(&content, &place)?, shape)
            }
            "switchNode" => {
                let content: SwitchNodeContent = read(&source.content, place.clone())?;
                Self::Switch(Switch::compile(&content, &place)?)
            }
            other => {
                let message = format!(
                    "nodes of type `{other}` are not supported; use inputNode, decisionTableNode, \
                     expressionNode, switchNode and outputNode"
                );
                return Err(RuleError::content(place.field("type"), message));
            }
        })
    }
}

impl Expressions {
    fn compile(content: &ExpressionNodeContent, place: &Place) -> Result<Self, RuleError> {
        check_count(content.expressions.len(), "expressions", place)?;
        let filled = content
            .expressions
            .iter()
            .filter(|line| !line.key.trim().is_empty() && !line.value.trim().is_empty());
        let mut compiled = Vec::new();
        for line in filled {
            let key = line.key.trim();
            check_path(key, place)?;
            compiled.push((
                key.to_owned(),
                Cell::value(&line.value, &place.clone().field(key))?,
            ));
        }
        Ok(Self(compiled))
    }
}

impl Switch {
    fn compile(content: &SwitchNodeContent, place: &Place) -> Result<Self, RuleError> {
        check_count(content.statements.len(), "statements", place)?;
        let mut statements = Vec::new();
        for (index, statement) in content.statements.iter().enumerate() {
            let place = place.clone().row(index + 1).field("condition");
            let condition = match statement.condition.trim() {
                "" => None,
                condition => Some(Cell::value(condition, &place)?),
            };
            statements.push(Statement {
                id: statement.id.to_string(),
                condition,
            });
        }
        Ok(Self {
            collect: matches!(content.hit_policy, SwitchStatementHitPolicy::Collect),
            statements,
        })
    }
}

fn check_count(count: usize, what: &str, place: &Place) -> Result<(), RuleError> {
    if count <= MAX_EXPRESSIONS {
        return Ok(());
    }
    let message = format!("{count} {what}; a node may have {MAX_EXPRESSIONS}");
    Err(RuleError::content(place.clone(), message))
}

impl Shape {
    fn compile(attributes: &TransformAttributes, place: &Place) -> Result<Self, RuleError> {
        if matches!(attributes.execution_mode, TransformExecutionMode::Loop) {
            let message = "the execution mode `loop` is not supported; use `single`";
            return Err(RuleError::content(
                place.clone().field("executionMode"),
                message,
            ));
        }
        let field = match &attributes.input_field {
            Some(source) => Some(Cell::value(source, &place.clone().field("inputField"))?),
            None => None,
        };
        if let Some(path) = &attributes.output_path {
            check_path(path, place)?;
        }
        Ok(Self {
            field,
            path: attributes
                .output_path
                .as_deref()
                .map(|path| path.trim().to_owned()),
            pass_through: attributes.pass_through,
        })
    }

    pub(crate) fn subject(
        &self,
        input: &Variable,
        run: &mut Run,
        place: &Place,
    ) -> Result<Variable, RuleError> {
        match &self.field {
            None => Ok(input.clone()),
            Some(field) => {
                let scope = run.scope(input);
                run.value(field, &scope, &place.clone().field("inputField"))
            }
        }
    }

    pub(crate) fn give(&self, input: &Variable, computed: Variable) -> Variable {
        let mut output = computed;
        if let Some(path) = &self.path {
            let nested = Variable::empty_object();
            nested.dot_insert(path, output);
            output = nested;
        }
        if self.pass_through {
            output = input.clone().merge_clone(&output);
        }
        output
    }
}
