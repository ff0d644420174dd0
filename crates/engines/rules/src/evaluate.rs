//! Walking a compiled graph with one context.

use std::time::{Duration, Instant};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zen_expression::vm::VM;
use zen_expression::{Scope, Variable};

use crate::cell::Cell;
use crate::error::{Place, RuleError};
use crate::graph::{Expressions, Kind, RuleSet, Switch};

/// How many values (numbers, texts, lists, ...) a context, or what one node computes, may hold.
const MAX_VALUES: usize = 1_000;
/// How many bytes of text they may hold together.
const MAX_TEXT: usize = 64 * 1024;

/// What one evaluation may use.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Time from the call to the answer. Checked before each row and expression; one of them can overrun it,
    /// by a second for the worst that passes the compiler and by microseconds otherwise.
    pub deadline: Duration,
}

impl Default for Limits {
    /// 50 ms, a thousand times what a table of ten rows takes.
    fn default() -> Self {
        Self {
            deadline: Duration::from_millis(50),
        }
    }
}

/// What a rule set decided, and how it came to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    /// What the output node received: an object, empty if no row of the table fitted.
    pub result: Value,
    /// The rows and statements looked at, in order.
    pub trace: Vec<TraceRow>,
}

/// A row of a decision table, or a statement of a switch, that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TraceRow {
    /// Id of the node.
    pub node: String,
    /// Counted from 1.
    pub row: usize,
    /// Id of the row (`_id`) or statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The author's words on the row (`_description`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether all of its cells held.
    pub matched: bool,
    /// The first column that did not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_on: Option<String>,
    /// Why that column could not be tested at all, e.g. because the context has no such value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Every condition of the row beside the value it was held against; only from [`RuleSet::explain`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<TraceCell>,
}

/// A condition of a row, and what it was held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TraceCell {
    /// The column, by its field or name.
    pub column: String,
    /// The condition as written.
    pub condition: String,
    /// The value it was held against; null when there is none.
    pub value: Value,
    /// Whether it held.
    pub holds: bool,
    /// Why it could not be tested at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One evaluation under way.
pub(crate) struct Run {
    pub(crate) vm: VM,
    pub(crate) trace: Vec<TraceRow>,
    /// Whether the trace tells of each cell.
    pub(crate) cells: bool,
    nodes: Option<Variable>,
    until: Instant,
    limits: Limits,
}

impl Run {
    pub(crate) fn check_deadline(&self, place: &Place) -> Result<(), RuleError> {
        if Instant::now() < self.until {
            return Ok(());
        }
        Err(RuleError::Deadline {
            place: place.clone(),
            limit: self.limits.deadline,
        })
    }

    pub(crate) fn scope(&self, input: &Variable) -> Scope {
        let mut scope = Scope::new(input.clone());
        if let Some(nodes) = &self.nodes {
            scope.set_local(Variable::nodes_key(), nodes.clone());
        }
        scope
    }

    /// Runs an expression that has to have a value.
    pub(crate) fn value(
        &mut self,
        cell: &Cell,
        scope: &Scope,
        place: &Place,
    ) -> Result<Variable, RuleError> {
        self.check_deadline(place)?;
        match cell.run(scope, &mut self.vm) {
            // A copy, because a value may be part of the very object it is then written into.
            Ok(value) => measured(value.deep_clone(), place),
            Err(message) => Err(RuleError::Evaluation {
                place: place.clone(),
                message,
            }),
        }
    }
}

impl RuleSet {
    /// Decides. Takes some ten microseconds for a table of ten rows, and never waits.
    ///
    /// # Errors
    /// [`RuleError::Evaluation`] if an output cannot be computed from this context,
    /// [`RuleError::TooLarge`] if the context holds more than 1,000 values or 64 KiB of text,
    /// [`RuleError::Deadline`] after `limits.deadline`.
    pub fn evaluate(&self, context: &Value, limits: &Limits) -> Result<Outcome, RuleError> {
        self.walk(context, limits, false)
    }

    /// Decides like [`RuleSet::evaluate`], with a trace that tells of each cell. Takes some times longer.
    ///
    /// # Errors
    /// Those of [`RuleSet::evaluate`].
    pub fn explain(&self, context: &Value, limits: &Limits) -> Result<Outcome, RuleError> {
        self.walk(context, limits, true)
    }

    fn walk(&self, context: &Value, limits: &Limits, cells: bool) -> Result<Outcome, RuleError> {
        let everything = Place::default();
        let context =
            Variable::try_from_value(context.clone()).map_err(|error| RuleError::Evaluation {
                place: everything.clone(),
                message: error.to_string(),
            })?;
        let context = measured(context, &everything)?;
        let mut run = Run {
            vm: VM::new(),
            trace: Vec::new(),
            cells,
            nodes: self.names_nodes.then(Variable::empty_object),
            until: Instant::now() + limits.deadline,
            limits: *limits,
        };
        // By node: what it gave, if the way leads through it. By switch: which statements hold.
        let mut given: Vec<Option<Variable>> = vec![None; self.nodes.len()];
        let mut taken: Vec<Vec<bool>> = vec![Vec::new(); self.nodes.len()];
        let mut result = Variable::empty_object();
        for &index in &self.order {
            let node = &self.nodes[index];
            let mut input = match node.kind {
                Kind::Input => Some(context.clone()),
                _ => None,
            };
            // Where two ways meet, the edge that stands first in the document has the last word, as in GoRules.
            for edge in node.incoming.iter().rev() {
                let open = edge
                    .statement
                    .is_none_or(|s| taken[edge.source].get(s) == Some(&true));
                let Some(value) = given[edge.source].as_ref().filter(|_| open) else {
                    continue;
                };
                let mut merged = input.unwrap_or_else(Variable::empty_object);
                input = Some(merged.merge_clone(value));
            }
            let Some(input) = input else {
                continue;
            };
            let place = Place::node(&node.id);
            let output = match &node.kind {
                Kind::Input => input,
                Kind::Output => {
                    result = result.merge_clone(&input);
                    input
                }
                Kind::Switch(switch) => {
                    taken[index] = switch.evaluate(&node.id, &input, &mut run)?;
                    input
                }
                Kind::Table(table, shape) => {
                    let subject = shape.subject(&input, &mut run, &place)?;
                    shape.give(&input, table.evaluate(&node.id, &subject, &mut run)?)
                }
                Kind::Expressions(expressions, shape) => {
                    let subject = shape.subject(&input, &mut run, &place)?;
                    shape.give(&input, expressions.evaluate(&node.id, &subject, &mut run)?)
                }
            };
            let output = measured(output, &place)?;
            if let Some(nodes) = &run.nodes {
                nodes.dot_insert(&node.name, output.clone());
            }
            given[index] = Some(output);
        }
        Ok(Outcome {
            result: result.to_value(),
            trace: run.trace,
        })
    }
}

impl Switch {
    fn evaluate(
        &self,
        node: &str,
        input: &Variable,
        run: &mut Run,
    ) -> Result<Vec<bool>, RuleError> {
        let scope = run.scope(input);
        let mut taken = vec![false; self.statements.len()];
        for (index, statement) in self.statements.iter().enumerate() {
            run.check_deadline(&Place::node(node).row(index + 1))?;
            let verdict = match &statement.condition {
                Some(condition) => condition.holds(&scope, &mut run.vm),
                None => Ok(true),
            };
            let matched = matches!(verdict, Ok(true));
            run.trace.push(TraceRow {
                node: node.to_owned(),
                row: index + 1,
                id: Some(statement.id.clone()),
                description: None,
                matched,
                failed_on: None,
                note: verdict.err(),
                cells: Vec::new(),
            });
            taken[index] = matched;
            if matched && !self.collect {
                break;
            }
        }
        Ok(taken)
    }
}

impl Expressions {
    fn evaluate(&self, node: &str, input: &Variable, run: &mut Run) -> Result<Variable, RuleError> {
        let mut scope = run.scope(input);
        let computed = Variable::empty_object();
        for (key, cell) in &self.0 {
            // Later expressions see the earlier ones as `$.key`.
            scope.set_local(Variable::dollar_key(), computed.clone());
            let place = Place::node(node).field(key);
            let value = run.value(cell, &scope, &place)?;
            computed.dot_insert(key, value);
        }
        Ok(computed)
    }
}

fn measured(value: Variable, place: &Place) -> Result<Variable, RuleError> {
    let mut count = 0;
    let mut text = 0;
    measure(&value, &mut count, &mut text);
    for (amount, limit, unit) in [
        (count, MAX_VALUES, "values"),
        (text, MAX_TEXT, "bytes of text"),
    ] {
        if amount > limit {
            return Err(RuleError::TooLarge {
                place: place.clone(),
                limit,
                unit,
            });
        }
    }
    Ok(value)
}

fn measure(value: &Variable, count: &mut usize, text: &mut usize) {
    *count += 1;
    if *count > MAX_VALUES || *text > MAX_TEXT {
        return;
    }
    match value {
        Variable::String(string) => *text += string.len(),
        Variable::Array(list) => list.borrow().iter().for_each(|v| measure(v, count, text)),
        Variable::Object(object) => object.borrow().iter().for_each(|(key, value)| {
            *text += key.len();
            measure(value, count, text);
        }),
        Variable::Null | Variable::Bool(_) | Variable::Number(_) | Variable::Dynamic(_) => {}
    }
}
