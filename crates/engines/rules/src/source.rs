//! A rule set as its author sees it: columns and cells as written.

use serde_json::Value;
use zen_types::decision::{DecisionTableContent, DecisionTableHitPolicy, ExpressionNodeContent};

use crate::error::{Place, RuleError};
use crate::model::{Document, read};

/// The tables of a document, and what its other nodes compute.
pub(crate) struct Source {
    pub tables: Vec<TableSource>,
    /// Names that expression nodes compute.
    pub computed: Vec<String>,
}

/// A decision table.
pub(crate) struct TableSource {
    pub node: String,
    pub name: String,
    pub collect: bool,
    /// Whether what it puts out goes straight to an output node.
    pub last: bool,
    /// Whether its conditions see the facts themselves.
    pub sees_facts: bool,
    pub inputs: Vec<Column>,
    pub outputs: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Clone, PartialEq)]
pub(crate) struct Column {
    pub id: String,
    pub name: String,
    /// Empty for an input whose cells are conditions by themselves.
    pub field: String,
}

impl Column {
    /// What a message calls it.
    pub fn title(&self) -> &str {
        [&self.field, &self.name, &self.id]
            .into_iter()
            .find(|name| !name.trim().is_empty())
            .map_or("", |name| name.trim())
    }
}

#[derive(Clone)]
pub(crate) struct Row {
    /// Of the row; its place where the author gave none.
    pub id: String,
    pub description: String,
    /// By column id; those that are not empty.
    cells: Vec<(String, String)>,
}

impl Row {
    pub fn cell(&self, column: &str) -> &str {
        self.cells
            .iter()
            .find(|(id, _)| id == column)
            .map_or("", |(_, text)| text)
    }
}

impl Source {
    /// Reads a document that [`crate::RuleSet::compile`] takes.
    pub fn read(content: &Value) -> Result<Self, RuleError> {
        let document: Document = read(content, Place::default())?;
        let mut source = Self {
            tables: Vec::new(),
            computed: Vec::new(),
        };
        let kind_of = |id: &str| {
            let node = document.nodes.iter().find(|node| node.id == id);
            node.map_or("", |node| node.kind.as_str())
        };
        for node in &document.nodes {
            let place = Place::node(&node.id);
            match node.kind.as_str() {
                "decisionTableNode" => {
                    let content: DecisionTableContent = read(&node.content, place)?;
                    let mut out = document
                        .edges
                        .iter()
                        .filter(|edge| edge.source_id == node.id);
                    let last = out.any(|edge| kind_of(&edge.target_id) == "outputNode")
                        && content.transform_attributes.output_path.is_none();
                    let table = table(&node.id, &node.name, last, &content);
                    let names = table.outputs.iter().map(|column| column.field.clone());
                    source.computed.extend(names.filter(|_| !last));
                    source.tables.push(table);
                }
                "expressionNode" => {
                    let content: ExpressionNodeContent = read(&node.content, place)?;
                    let keys = content.expressions.iter().map(|line| line.key.to_string());
                    source.computed.extend(keys);
                }
                _ => {}
            }
        }
        Ok(source)
    }
}

fn table(node: &str, name: &str, last: bool, content: &DecisionTableContent) -> TableSource {
    TableSource {
        node: node.to_owned(),
        name: name.to_owned(),
        collect: matches!(content.hit_policy, DecisionTableHitPolicy::Collect),
        last,
        sees_facts: content.transform_attributes.input_field.is_none(),
        inputs: content
            .inputs
            .iter()
            .map(|input| Column {
                id: input.id.to_string(),
                name: input.name.to_string(),
                field: input.field.as_deref().unwrap_or_default().trim().to_owned(),
            })
            .collect(),
        outputs: content
            .outputs
            .iter()
            .map(|output| Column {
                id: output.id.to_string(),
                name: output.name.to_string(),
                field: output.field.trim().to_owned(),
            })
            .collect(),
        rows: content
            .rules
            .iter()
            .enumerate()
            .map(|(index, cells)| {
                let text = |key: &str| cells.get(key).map(|text| text.trim().to_owned());
                Row {
                    id: text("_id").unwrap_or_else(|| format!("#{}", index + 1)),
                    description: text("_description").unwrap_or_default(),
                    cells: cells
                        .iter()
                        .filter(|(key, text)| !key.starts_with('_') && !text.trim().is_empty())
                        .map(|(key, text)| (key.to_string(), text.trim().to_owned()))
                        .collect(),
                }
            })
            .collect(),
    }
}
