//! Whether a rule set fits its type: known facts, known outputs, values of the right kind.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cell::{self, Literal};
use crate::error::RuleError;
use crate::graph::RuleSet;
use crate::source::{Column, Source, TableSource};
use crate::vocabulary::{Field, FieldKind, RuleType, Vocabulary};

/// Problems that are told of at most.
const MAX_PROBLEMS: usize = 100;

/// Something that is wrong with a rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// `not_compilable`, `unknown_fact`, `unknown_output`, `wrong_value` or `missing_output`; `not_found` for what
    /// is not the tenant's.
    pub code: String,
    /// Id of the node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// Row of the table, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    /// The column, by its field or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What is wrong and what would be right.
    pub message: String,
}

impl From<&RuleError> for Problem {
    fn from(error: &RuleError) -> Self {
        let place = error.place();
        Self {
            code: "not_compilable".to_owned(),
            node: place.node.clone(),
            row: place.row,
            field: place.field.clone(),
            message: error.message(),
        }
    }
}

/// Everything that is wrong with `content` as a rule set of this type, at most 100 problems. Empty: it may go
/// live.
pub fn check(kind: RuleType, content: &Value) -> Vec<Problem> {
    if let Err(error) = RuleSet::compile(content) {
        return vec![Problem::from(&error)];
    }
    let source = match Source::read(content) {
        Ok(source) => source,
        Err(error) => return vec![Problem::from(&error)],
    };
    let vocabulary = kind.vocabulary();
    let mut problems = Vec::new();
    for table in &source.tables {
        if table.sees_facts {
            check_facts(&vocabulary, &source, table, &mut problems);
        }
        if table.last {
            check_outputs(&vocabulary, table, &mut problems);
        }
    }
    problems.truncate(MAX_PROBLEMS);
    problems
}

/// A name that a row puts out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Id of the node.
    pub node: String,
    /// Row of the table, counted from 1.
    pub row: usize,
    /// The column's field.
    pub field: String,
    /// What stands there.
    pub name: String,
}

/// The texts that rows put out in columns with one of these fields, where a cell is nothing but a text. Empty for
/// content that does not compile.
pub fn names(content: &Value, fields: &[&str]) -> Vec<Named> {
    let Ok(source) = Source::read(content) else {
        return Vec::new();
    };
    let mut names = Vec::new();
    for table in source.tables.iter().filter(|table| table.last) {
        for column in &table.outputs {
            if !fields.contains(&column.field.as_str()) {
                continue;
            }
            for (index, row) in table.rows.iter().enumerate() {
                if let Some(Literal::Text(name)) = cell::literal(row.cell(&column.id)) {
                    names.push(Named {
                        node: table.node.clone(),
                        row: index + 1,
                        field: column.field.clone(),
                        name,
                    });
                }
            }
        }
    }
    names
}

fn problem(code: &str, table: &TableSource, row: Option<usize>, column: &Column) -> Problem {
    Problem {
        code: code.to_owned(),
        node: Some(table.node.clone()),
        row,
        field: Some(column.title().to_owned()),
        message: String::new(),
    }
}

fn check_facts(
    vocabulary: &Vocabulary,
    source: &Source,
    table: &TableSource,
    problems: &mut Vec<Problem>,
) {
    let unknown = |text: &str, test: bool| {
        cell::identifiers(text, test).into_iter().find(|path| {
            let root = path.split('.').next().unwrap_or(path);
            vocabulary.fact(path).is_none() && !source.computed.iter().any(|name| name == root)
        })
    };
    let report = |name: String, row, column: &Column, problems: &mut Vec<Problem>| {
        let known: Vec<&str> = vocabulary.facts.iter().map(|fact| fact.name).collect();
        problems.push(Problem {
            message: format!("there is no fact `{name}`; use one of {}", known.join(", ")),
            ..problem("unknown_fact", table, row, column)
        });
    };
    for column in &table.inputs {
        if let Some(name) = unknown(&column.field, false) {
            report(name, None, column, problems);
        }
        for (index, row) in table.rows.iter().enumerate() {
            let text = row.cell(&column.id);
            if text.is_empty() {
                continue;
            }
            if let Some(name) = unknown(text, !column.field.is_empty()) {
                report(name, Some(index + 1), column, problems);
            }
            if let Some(field) = vocabulary.fact(&column.field)
                && let Some(message) = not_among(field, &cell::texts(text))
            {
                problems.push(Problem {
                    message,
                    ..problem("wrong_value", table, Some(index + 1), column)
                });
            }
        }
    }
}

fn check_outputs(vocabulary: &Vocabulary, table: &TableSource, problems: &mut Vec<Problem>) {
    for column in &table.outputs {
        let name = column.field.split('.').next().unwrap_or(&column.field);
        let Some(field) = vocabulary.output(name) else {
            let known: Vec<&str> = vocabulary.outputs.iter().map(|one| one.name).collect();
            problems.push(Problem {
                message: format!(
                    "a rule of type {} puts out {}; not `{name}`",
                    vocabulary.kind.as_str(),
                    known.join(", ")
                ),
                ..problem("unknown_output", table, None, column)
            });
            continue;
        };
        for (index, row) in table.rows.iter().enumerate() {
            let text = row.cell(&column.id);
            let wrong = match cell::literal(text) {
                None => None,
                Some(literal) => wrong_value(field, &literal),
            };
            if let Some(message) = wrong {
                problems.push(Problem {
                    message,
                    ..problem("wrong_value", table, Some(index + 1), column)
                });
            }
        }
    }
    if vocabulary.kind == RuleType::Escalation {
        check_escalation(table, problems);
    }
}

/// Who escalates has to say why, how soon and where to.
fn check_escalation(table: &TableSource, problems: &mut Vec<Problem>) {
    let column = |name: &str| table.outputs.iter().find(|one| one.field == name);
    let Some(escalate) = column("escalate") else {
        return;
    };
    for (index, row) in table.rows.iter().enumerate() {
        if row.cell(&escalate.id) != "true" {
            continue;
        }
        for name in ["reason", "priority", "queue"] {
            let given = column(name).is_some_and(|one| !row.cell(&one.id).is_empty());
            if !given {
                problems.push(Problem {
                    code: "missing_output".to_owned(),
                    node: Some(table.node.clone()),
                    row: Some(index + 1),
                    field: Some(name.to_owned()),
                    message: "a row that escalates needs a reason, a priority and a queue"
                        .to_owned(),
                });
            }
        }
    }
}

fn wrong_value(field: &Field, literal: &Literal) -> Option<String> {
    let fits = match (field.kind, literal) {
        (FieldKind::Choice, Literal::Text(text)) => {
            return not_among(field, std::slice::from_ref(text));
        }
        (FieldKind::Text, Literal::Text(_))
        | (FieldKind::Number, Literal::Number(_))
        | (FieldKind::Bool, Literal::Bool(_))
        | (_, Literal::Null) => true,
        _ => false,
    };
    let wanted = match field.kind {
        FieldKind::Text => "a text in quotes",
        FieldKind::Choice => "one of its values in quotes",
        FieldKind::Number => "a number",
        FieldKind::Bool => "true or false",
        FieldKind::List => "a list such as ['a', 'b']",
        FieldKind::Object => "an object such as {a: 1}",
    };
    (!fits).then(|| format!("has to be {wanted}"))
}

fn not_among(field: &Field, texts: &[String]) -> Option<String> {
    if field.kind != FieldKind::Choice {
        return None;
    }
    let known = || field.values.iter().map(|choice| choice.value);
    let stray = texts.iter().find(|text| !known().any(|one| one == *text))?;
    let known: Vec<&str> = known().collect();
    Some(format!("`{stray}` is not one of {}", known.join(", ")))
}
