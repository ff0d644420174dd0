//! What is different between two versions of a rule set.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::error::RuleError;
use crate::source::{Column, Row, Source, TableSource};

/// What changed in one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TableDiff {
    /// Id of the node.
    pub node: String,
    /// `added`, `removed` or `changed`.
    pub change: String,
    /// The table's name.
    pub name: String,
    /// The hit policies before and after, where they differ.
    pub hit_policy: Option<[String; 2]>,
    /// Columns that were added, by field or name.
    pub columns_added: Vec<String>,
    /// Columns that were removed.
    pub columns_removed: Vec<String>,
    /// Rows that are not as they were.
    pub rows: Vec<RowDiff>,
}

/// What changed in one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RowDiff {
    /// The row's id.
    pub id: String,
    /// The author's words on it.
    pub description: String,
    /// `added`, `removed`, `moved` or `changed`.
    pub change: String,
    /// Where it stood, counted from 1; null for a new one.
    pub before: Option<usize>,
    /// Where it stands; null for one that is gone.
    pub after: Option<usize>,
    /// Its cells that differ.
    pub cells: Vec<CellDiff>,
}

/// A cell before and after; empty where there was or is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CellDiff {
    /// The column, by its field or name.
    pub column: String,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}

/// Compares two rule sets that compile. Rows are recognised by their ids.
///
/// # Errors
/// [`RuleError::Content`] when one of them is no rule set.
pub fn diff(before: &Value, after: &Value) -> Result<Vec<TableDiff>, RuleError> {
    let (before, after) = (Source::read(before)?, Source::read(after)?);
    let mut found = Vec::new();
    for old in &before.tables {
        match after.tables.iter().find(|new| new.node == old.node) {
            Some(new) => found.extend(table(Some(old), Some(new))),
            None => found.extend(table(Some(old), None)),
        }
    }
    for new in &after.tables {
        if !before.tables.iter().any(|old| old.node == new.node) {
            found.extend(table(None, Some(new)));
        }
    }
    Ok(found)
}

fn policy(table: &TableSource) -> String {
    if table.collect { "collect" } else { "first" }.to_owned()
}

fn table(before: Option<&TableSource>, after: Option<&TableSource>) -> Option<TableDiff> {
    let shown = after.or(before)?;
    let columns = |table: Option<&TableSource>| -> BTreeMap<String, Column> {
        let all = table
            .into_iter()
            .flat_map(|one| one.inputs.iter().chain(&one.outputs));
        all.map(|column| (column.id.clone(), column.clone()))
            .collect()
    };
    let (old, new) = (columns(before), columns(after));
    let missing_in = |mine: &BTreeMap<String, Column>, theirs: &BTreeMap<String, Column>| {
        mine.iter()
            .filter(|(id, _)| !theirs.contains_key(*id))
            .map(|(_, column)| column.title().to_owned())
            .collect::<Vec<_>>()
    };
    let diff = TableDiff {
        node: shown.node.clone(),
        change: match (before, after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        }
        .to_owned(),
        name: shown.name.clone(),
        hit_policy: before
            .zip(after)
            .map(|(old, new)| [policy(old), policy(new)])
            .filter(|[old, new]| old != new),
        columns_added: missing_in(&new, &old),
        columns_removed: missing_in(&old, &new),
        rows: rows(before, after, &old, &new),
    };
    let same = diff.change == "changed"
        && diff.hit_policy.is_none()
        && diff.columns_added.is_empty()
        && diff.columns_removed.is_empty()
        && diff.rows.is_empty();
    (!same).then_some(diff)
}

fn rows(
    before: Option<&TableSource>,
    after: Option<&TableSource>,
    old_columns: &BTreeMap<String, Column>,
    new_columns: &BTreeMap<String, Column>,
) -> Vec<RowDiff> {
    let none: &[Row] = &[];
    let old = before.map_or(none, |table| &table.rows);
    let new = after.map_or(none, |table| &table.rows);
    let mut columns = old_columns.clone();
    columns.extend(new_columns.clone());
    let kept = |row: &Row, rows: &[Row]| rows.iter().position(|one| one.id == row.id);
    // A row has moved when its order among the rows that are in both has changed.
    let order = |mine: &[Row], theirs: &[Row]| -> Vec<String> {
        let both = mine.iter().filter(|row| kept(row, theirs).is_some());
        both.map(|row| row.id.clone()).collect()
    };
    let (old_order, new_order) = (order(old, new), order(new, old));
    let place = |order: &[String], id: &str| order.iter().position(|one| one == id);
    let mut found = Vec::new();
    for (index, row) in new.iter().enumerate() {
        let was = kept(row, old);
        let cells = cells(&columns, was.map(|place| &old[place]), Some(row));
        let moved = place(&old_order, &row.id) != place(&new_order, &row.id);
        let described = was.is_some_and(|place| old[place].description != row.description);
        let change = match was {
            None => "added",
            Some(_) if !cells.is_empty() || described => "changed",
            Some(_) if moved => "moved",
            Some(_) => continue,
        };
        found.push(RowDiff {
            id: row.id.clone(),
            description: row.description.clone(),
            change: change.to_owned(),
            before: was.map(|place| place + 1),
            after: Some(index + 1),
            cells,
        });
    }
    for (index, row) in old.iter().enumerate() {
        if kept(row, new).is_none() {
            found.push(RowDiff {
                id: row.id.clone(),
                description: row.description.clone(),
                change: "removed".to_owned(),
                before: Some(index + 1),
                after: None,
                cells: cells(&columns, Some(row), None),
            });
        }
    }
    found
}

fn cells(
    columns: &BTreeMap<String, Column>,
    before: Option<&Row>,
    after: Option<&Row>,
) -> Vec<CellDiff> {
    let text = |row: Option<&Row>, id: &str| row.map_or("", |row| row.cell(id)).to_owned();
    columns
        .iter()
        .map(|(id, column)| CellDiff {
            column: column.title().to_owned(),
            before: text(before, id),
            after: text(after, id),
        })
        .filter(|cell| cell.before != cell.after)
        .collect()
}
