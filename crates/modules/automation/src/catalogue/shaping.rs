//! What a transform is given.

use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::inputs::expression;

/// Marks a text as an expression of one item of a list.
fn of_item(schema: &mut Schema) {
    expression(schema);
    schema.insert("x-names".to_owned(), json!(["item", "index"]));
}

/// The same, with what has been gathered so far.
fn of_total(schema: &mut Schema) {
    expression(schema);
    schema.insert("x-names".to_owned(), json!(["total", "item", "index"]));
}

/// Puts data into another shape, a step after the other.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Transform {
    /// What it begins with.
    #[serde(default)]
    pub source: Value,
    /// What is done with it.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub steps: Vec<Step>,
}

/// One thing done with data.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(
    tag = "op",
    rename_all = "lowercase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
#[schemars(inline)]
pub enum Step {
    /// Puts each item into another shape.
    Map {
        /// Fields of the new item, each an expression.
        #[schemars(length(min = 1, max = 200))]
        fields: Vec<Field>,
        /// Whether the item's own fields stay.
        #[serde(default)]
        keep: bool,
    },
    /// Keeps the items of which this holds.
    Filter {
        /// What must hold.
        #[schemars(length(min = 1, max = 500), transform = of_item)]
        when: String,
    },
    /// Gathers all items in one value.
    Reduce {
        /// What it begins with.
        #[serde(default)]
        start: Value,
        /// The value with the item in it, of `total`, `item` and `index`.
        #[schemars(length(min = 1, max = 500), transform = of_total)]
        to: String,
    },
    /// Puts items together that have something in common: `{key, items, count}`.
    Group {
        /// What they have in common.
        #[schemars(length(min = 1, max = 500), transform = of_item)]
        by: String,
    },
    /// Adds to each item what another list says of it.
    Join {
        /// The other list.
        with: Vec<Value>,
        /// The field that both know each other by, in the items.
        #[schemars(length(min = 1, max = 200))]
        on: String,
        /// The same in the other list, when it is called otherwise.
        other: Option<String>,
        /// The field that takes what was found.
        #[schemars(length(min = 1, max = 200))]
        r#as: String,
        /// Whether items that nothing was found for stay.
        #[serde(default)]
        keep: bool,
    },
    /// Puts items in order.
    Sort {
        /// Of what.
        #[schemars(length(min = 1, max = 500), transform = of_item)]
        by: String,
        /// Greatest first.
        #[serde(default)]
        descending: bool,
    },
    /// Keeps the first of the items that are alike.
    Distinct {
        /// In what; in everything when absent.
        #[schemars(length(max = 500), transform = of_item)]
        by: Option<String>,
    },
    /// Keeps only these fields of each item, or of the one object.
    Pick {
        /// Which.
        #[schemars(length(min = 1, max = 200))]
        fields: Vec<String>,
    },
    /// Keeps the first items.
    Limit {
        /// How many.
        #[schemars(range(max = 100_000))]
        count: u32,
    },
}

/// A field of a new item.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub struct Field {
    /// What it is called.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// What it holds.
    #[schemars(length(min = 1, max = 500), transform = of_item)]
    pub value: String,
}
