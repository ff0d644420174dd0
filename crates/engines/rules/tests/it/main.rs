//! Rule sets as a tenant writes them.

mod analysis;
mod compile;
mod escalation;
mod evaluate;
mod vocabulary;

use serde_json::{Value, json};

/// A rule set with one table between input and output.
fn with_table(table: Value) -> Value {
    json!({
        "nodes": [
            {"id": "in", "name": "Request", "type": "inputNode"},
            {"id": "table", "name": "Table", "type": "decisionTableNode", "content": table},
            {"id": "out", "name": "Response", "type": "outputNode"},
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "table"},
            {"id": "2", "sourceId": "table", "targetId": "out"},
        ],
    })
}

/// A table that puts out `queue`, by `amount` and a free condition.
fn routing(rows: Value) -> Value {
    with_table(json!({
        "hitPolicy": "first",
        "inputs": [
            {"id": "a", "name": "Amount", "field": "amount"},
            {"id": "c", "name": "Condition"},
        ],
        "outputs": [{"id": "q", "name": "Queue", "field": "queue"}],
        "rules": rows,
    }))
}
