//! Decision tables: the first row whose cells all hold decides, or every such row with hit policy `collect`.

use std::collections::HashSet;

use zen_expression::Variable;
use zen_types::decision::{DecisionTableContent, DecisionTableHitPolicy};

use crate::cell::Cell;
use crate::error::{Place, RuleError};
use crate::evaluate::{Run, TraceCell, TraceRow};

const MAX_ROWS: usize = 1_000;
const MAX_COLUMNS: usize = 50;
/// Deepest path an output may be written to, in segments.
const MAX_DEPTH: usize = 8;

#[derive(Debug)]
pub(crate) struct Table {
    collect: bool,
    inputs: Vec<Input>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Input {
    name: String,
    /// What the column's cells test as `$`; `None`: the cells are conditions by themselves.
    subject: Option<Cell>,
}

#[derive(Debug)]
struct Row {
    id: Option<String>,
    description: Option<String>,
    conditions: Vec<Condition>,
    outputs: Vec<Output>,
}

#[derive(Debug)]
struct Condition {
    input: usize,
    source: String,
    cell: Cell,
}

#[derive(Debug)]
struct Output {
    path: String,
    cell: Cell,
}

impl Table {
    pub(crate) fn compile(node: &str, content: &DecisionTableContent) -> Result<Self, RuleError> {
        let place = Place::node(node);
        for (count, limit, what) in [
            (content.rules.len(), MAX_ROWS, "rows"),
            (
                content.inputs.len() + content.outputs.len(),
                MAX_COLUMNS,
                "columns",
            ),
        ] {
            if count > limit {
                let message = format!("{count} {what}; a table may have {limit}");
                return Err(RuleError::content(place, message));
            }
        }
        let mut columns = HashSet::new();
        let mut inputs = Vec::new();
        for input in content.inputs.iter() {
            let name = [input.field.as_deref(), Some(&*input.name), Some(&*input.id)]
                .into_iter()
                .flatten()
                .find(|name| !name.trim().is_empty())
                .unwrap_or_default()
                .to_owned();
            let subject = match &input.field {
                Some(field) => Some(Cell::value(field, &place.clone().field(&name))?),
                None => None,
            };
            columns.insert(input.id.as_ref());
            inputs.push(Input { name, subject });
        }
        for output in content.outputs.iter() {
            columns.insert(output.id.as_ref());
            check_path(&output.field, &place)?;
        }
        if columns.len() != content.inputs.len() + content.outputs.len() {
            return Err(RuleError::content(place, "two columns have the same id"));
        }
        let mut table = Self {
            collect: matches!(content.hit_policy, DecisionTableHitPolicy::Collect),
            inputs,
            rows: Vec::new(),
        };
        for (index, cells) in content.rules.iter().enumerate() {
            let place = place.clone().row(index + 1);
            if let Some(stray) = cells
                .keys()
                .find(|key| !key.starts_with('_') && !columns.contains(key.as_ref()))
            {
                let message = "the table has no column with this id";
                return Err(RuleError::content(place.field(stray), message));
            }
            let text = |key: &str| cells.get(key).filter(|text| !text.is_empty());
            let mut row = Row {
                id: text("_id").map(|text| text.to_string()),
                description: text("_description").map(|text| text.to_string()),
                conditions: Vec::new(),
                outputs: Vec::new(),
            };
            for (input, column) in content.inputs.iter().enumerate() {
                let Some(source) = text(&column.id) else {
                    continue;
                };
                let place = place.clone().field(&table.inputs[input].name);
                let cell = match table.inputs[input].subject {
                    Some(_) => Cell::test(source, &place)?,
                    None => Cell::value(source, &place)?,
                };
                row.conditions.push(Condition {
                    input,
                    source: source.to_string(),
                    cell,
                });
            }
            for column in content.outputs.iter() {
                let Some(source) = text(&column.id) else {
                    continue;
                };
                let path = column.field.trim().to_owned();
                let cell = Cell::value(source, &place.clone().field(&path))?;
                row.outputs.push(Output { path, cell });
            }
            table.rows.push(row);
        }
        Ok(table)
    }

    /// What the table says of this input: an object; `Null` if no row fits; a list with policy `collect`.
    pub(crate) fn evaluate(
        &self,
        node: &str,
        input: &Variable,
        run: &mut Run,
    ) -> Result<Variable, RuleError> {
        let mut scope = run.scope(input);
        let mut subjects: Vec<Option<Result<Variable, String>>> = vec![None; self.inputs.len()];
        let mut found = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let place = Place::node(node).row(index + 1);
            run.check_deadline(&place)?;
            let mut trace = TraceRow {
                node: node.to_owned(),
                row: index + 1,
                id: row.id.clone(),
                description: row.description.clone(),
                matched: true,
                failed_on: None,
                note: None,
                cells: Vec::new(),
            };
            for condition in &row.conditions {
                let column = &self.inputs[condition.input];
                let verdict = match &column.subject {
                    None => condition.cell.holds(&scope, &mut run.vm),
                    Some(subject) => {
                        let value = subjects[condition.input]
                            .get_or_insert_with(|| subject.run(&scope, &mut run.vm));
                        match value {
                            Err(message) => Err(message.clone()),
                            Ok(value) => {
                                scope.set_local(Variable::dollar_key(), value.clone());
                                condition.cell.holds(&scope, &mut run.vm)
                            }
                        }
                    }
                };
                // A cell that makes no sense for this context (no value to compare) does not hold; the
                // trace says why.
                let holds = matches!(verdict, Ok(true));
                if run.cells {
                    let value = subjects[condition.input].as_ref();
                    trace.cells.push(TraceCell {
                        column: column.name.clone(),
                        condition: condition.source.clone(),
                        value: value
                            .and_then(|value| value.as_ref().ok())
                            .map_or(serde_json::Value::Null, Variable::to_value),
                        holds,
                        note: verdict.as_ref().err().cloned(),
                    });
                }
                if !holds && trace.matched {
                    trace.matched = false;
                    trace.failed_on = Some(column.name.clone());
                    trace.note = verdict.err();
                }
                if !holds && !run.cells {
                    break;
                }
            }
            let matched = trace.matched;
            run.trace.push(trace);
            if !matched {
                continue;
            }
            let decided = Variable::empty_object();
            for output in &row.outputs {
                let place = place.clone().field(&output.path);
                let value = run.value(&output.cell, &scope, &place)?;
                decided.dot_insert(&output.path, value);
            }
            if !self.collect {
                return Ok(decided);
            }
            found.push(decided);
        }
        Ok(if self.collect {
            Variable::from_array(found)
        } else {
            Variable::Null
        })
    }
}

/// Checks a dotted path that a value is to be written to.
pub(crate) fn check_path(path: &str, place: &Place) -> Result<(), RuleError> {
    let path = path.trim();
    let message = if path.is_empty() {
        "an output has no field to write to".to_owned()
    } else if path.ends_with("[]") {
        "columns that collect (`[]`) are not supported: use the hit policy `collect`".to_owned()
    } else if path.split('.').any(|segment| segment.trim().is_empty()) {
        "the path has an empty segment".to_owned()
    } else if path.split('.').count() > MAX_DEPTH {
        format!("the path has more than {MAX_DEPTH} segments")
    } else {
        return Ok(());
    };
    Err(RuleError::content(place.clone().field(path), message))
}
