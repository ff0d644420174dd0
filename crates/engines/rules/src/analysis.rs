//! What a table's rows say together: rows that can never fire, rows that overlap, cases no row covers.
//!
//! A row is a box: one set of values for each fact. What is left of a row's box when the boxes of the rows
//! before it are cut away is where it can fire. Cutting one box out of another leaves at most one box for each
//! fact (the sweep over dimensions that DMN tools use). Cells that are no simple comparison are left open:
//! they hide no other row.

mod shape;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::source::{Source, TableSource};
use crate::vocabulary::{RuleType, Vocabulary};
use shape::{Dimension, Shape};

/// Boxes a question may be cut into before it is left open.
const MAX_BOXES: usize = 400;
/// Cuts in all.
const MAX_WORK: usize = 200_000;
/// Overlaps and gaps that are told of.
const MAX_TOLD: usize = 50;

/// What was found in one table.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// Id of the node.
    pub node: String,
    /// Rows that can never fire, with the rows that are always there first.
    pub shadowed: Vec<Shadowed>,
    /// Pairs of rows that can fit at the same time and put out something else; at most 50.
    pub overlaps: Vec<Overlap>,
    /// Cases that no row covers; at most 50.
    pub gaps: Vec<Gap>,
    /// False when the table was too large to be looked through in full.
    pub complete: bool,
}

/// A row that can never fire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Shadowed {
    /// Counted from 1.
    pub row: usize,
    /// Its id.
    pub id: String,
    /// The row that alone hides it; null when several do together, or its own cells contradict each other.
    pub by: Option<usize>,
}

/// Two rows that can fit at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Overlap {
    /// The earlier one, counted from 1.
    pub row: usize,
    /// The later one.
    pub with: usize,
}

/// A case that no row covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Gap {
    /// What the case is, fact by fact; facts that may be anything are left out.
    pub facts: Vec<GapFact>,
}

/// The values of one fact in a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GapFact {
    /// The fact.
    pub fact: String,
    /// Its values, as a cell would say it; `missing` where it has none.
    pub values: String,
}

/// Looks through every table of a rule set that compiles.
pub fn analyze(kind: RuleType, content: &Value) -> Vec<Analysis> {
    let Ok(source) = Source::read(content) else {
        return Vec::new();
    };
    let vocabulary = kind.vocabulary();
    let tables = source.tables.iter();
    tables
        .map(|table| analyze_table(&vocabulary, table))
        .collect()
}

/// Counts the work, so that it ends.
struct Budget {
    left: usize,
    complete: bool,
}

fn analyze_table(vocabulary: &Vocabulary, table: &TableSource) -> Analysis {
    let dimensions = Dimension::of(vocabulary, table);
    let rows: Vec<Shape> = table
        .rows
        .iter()
        .map(|row| Shape::of_row(&dimensions, row))
        .collect();
    let mut budget = Budget {
        left: MAX_WORK,
        complete: true,
    };
    let mut shadowed = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let before = if table.collect { 0 } else { index };
        let left = remaining(row, &rows[..before], &mut budget);
        if left.is_some_and(|left| left.is_empty()) {
            let by = (0..before).find(|&one| {
                !row.is_empty()
                    && remaining(row, &rows[one..=one], &mut budget)
                        .is_some_and(|left| left.is_empty())
            });
            shadowed.push(Shadowed {
                row: index + 1,
                id: table.rows[index].id.clone(),
                by: by.map(|one| one + 1),
            });
        }
    }
    let outputs = |index: usize| {
        let row = &table.rows[index];
        table.outputs.iter().map(move |column| row.cell(&column.id))
    };
    let mut overlaps = Vec::new();
    'pairs: for one in 0..rows.len() {
        for two in one + 1..rows.len() {
            if overlaps.len() >= MAX_TOLD || budget.left == 0 {
                break 'pairs;
            }
            budget.left -= 1;
            let hidden = shadowed
                .iter()
                .any(|row| row.row == two + 1 || row.row == one + 1);
            if !hidden && !outputs(one).eq(outputs(two)) && rows[one].surely_meets(&rows[two]) {
                overlaps.push(Overlap {
                    row: one + 1,
                    with: two + 1,
                });
            }
        }
    }
    let everything = Shape::everything(&dimensions);
    let gaps = remaining(&everything, &rows, &mut budget).unwrap_or_default();
    Analysis {
        node: table.node.clone(),
        shadowed,
        overlaps,
        gaps: gaps
            .iter()
            .take(MAX_TOLD)
            .map(|gap| Gap {
                facts: gap.told(&dimensions),
            })
            .collect(),
        complete: budget.complete,
    }
}

/// What is left of `whole` without `parts`; `None` when that would take too long.
fn remaining(whole: &Shape, parts: &[Shape], budget: &mut Budget) -> Option<Vec<Shape>> {
    let mut left = vec![whole.clone()];
    left.retain(|shape| !shape.is_empty());
    for part in parts {
        let mut next = Vec::new();
        for shape in &left {
            if budget.left == 0 {
                budget.complete = false;
                return None;
            }
            budget.left -= 1;
            shape.without(part, &mut next);
        }
        if next.len() > MAX_BOXES {
            budget.complete = false;
            return None;
        }
        left = next;
    }
    Some(left)
}
