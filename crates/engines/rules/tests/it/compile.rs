//! What cannot run is refused before it is stored, with its place.

use serde_json::{Value, json};
use tekup_rules::{RuleError, RuleSet};

use crate::{routing, with_table};

fn refusal(content: &Value) -> String {
    match RuleSet::compile(content) {
        Ok(_) => "accepted".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_cell_that_is_no_expression_is_named_by_node_row_and_column() {
    let content = routing(json!([
        {"_id": "fine", "a": "> 10", "q": "'large'"},
        {"_id": "broken", "a": ">>> 10 (", "q": "'small'"},
    ]));
    let error = RuleSet::compile(&content).unwrap_err();
    let place = error.place();
    assert_eq!(place.node.as_deref(), Some("table"));
    assert_eq!(place.row, Some(2));
    assert_eq!(place.field.as_deref(), Some("amount"));
    assert!(matches!(error, RuleError::Content { .. }));
    assert!(error.to_string().contains(">>> 10 ("), "{error}");
}

#[test]
fn an_output_that_is_no_expression_is_named_too() {
    let content = routing(json!([{"a": "> 10", "q": "'large"}]));
    let refused = refusal(&content);
    assert!(
        refused.starts_with("node `table`, row 1, `queue`:"),
        "{refused}"
    );
}

#[test]
fn cells_have_to_be_texts() {
    let content = routing(json!([{"a": 10, "q": "'large'"}]));
    let refused = refusal(&content);
    assert!(refused.contains("`rules[0].a`"), "{refused}");
    assert!(
        refused.contains("expected a string") || refused.contains("expected"),
        "{refused}"
    );
}

#[test]
fn a_cell_without_a_column_is_a_slip() {
    let refused = refusal(&routing(json!([{"ammount": "> 10", "q": "'large'"}])));
    assert_eq!(
        refused,
        "node `table`, row 1, `ammount`: the table has no column with this id"
    );
}

#[test]
fn documents_that_are_no_graph_are_refused() {
    for (content, expected) in [
        (json!(null), "expected struct Document"),
        (json!([]), "invalid length 0"),
        (json!({"edges": []}), "missing field `nodes`"),
        (
            json!({"nodes": [{"id": "a"}], "edges": []}),
            "missing field `type`",
        ),
        (
            json!({"nodes": [], "edges": []}),
            "0 nodes of type `inputNode`",
        ),
        (
            json!({"nodes": [{"id": "in", "type": "inputNode"}], "edges": []}),
            "no node of type `outputNode`",
        ),
        (
            json!({"nodes": [{"id": "x", "type": "inputNode"}, {"id": "x", "type": "outputNode"}], "edges": []}),
            "node `x`: another node has the same id",
        ),
        (
            json!({
                "nodes": [{"id": "in", "type": "inputNode"}, {"id": "out", "type": "outputNode"}],
                "edges": [{"sourceId": "in", "targetId": "nowhere"}],
            }),
            "`edges[0]`: there is no node with the id `nowhere`",
        ),
    ] {
        let refused = refusal(&content);
        assert!(refused.contains(expected), "{content}: {refused}");
    }
}

#[test]
fn a_circle_is_refused() {
    let expressions = json!({"expressions": []});
    let refused = refusal(&json!({
        "nodes": [
            {"id": "in", "type": "inputNode"},
            {"id": "a", "type": "expressionNode", "content": expressions},
            {"id": "b", "type": "expressionNode", "content": expressions},
            {"id": "out", "type": "outputNode"},
        ],
        "edges": [
            {"sourceId": "in", "targetId": "a"},
            {"sourceId": "a", "targetId": "b"},
            {"sourceId": "b", "targetId": "a"},
            {"sourceId": "b", "targetId": "out"},
        ],
    }));
    assert_eq!(refused, "node `a`: the edges lead in a circle");
}

#[test]
fn code_and_calls_to_elsewhere_are_refused() {
    for kind in ["functionNode", "customNode", "decisionNode", "anything"] {
        let refused = refusal(&json!({
            "nodes": [{"id": "in", "type": "inputNode"}, {"id": "f", "type": kind, "content": {}}],
            "edges": [],
        }));
        assert!(
            refused.starts_with("node `f`, `type`: nodes of type"),
            "{refused}"
        );
    }
}

/// Each of these takes all memory or all time there is when it is run.
#[test]
fn expressions_without_an_end_in_sight_are_refused() {
    for cell in [
        "len(map([1..100000000000], #)) > 1",
        "some((0..9223372036854775807], # > 3)",
        "len(flatMap(list, map(list, #))) > 1",
        "len(map(map(list, #), #)) > 1",
        "len(map(list, text + text)) > 1",
        "len(map(list, upper(text))) > 1",
        "fuzzyMatch(text, text) > 0.5",
        "matches(text, pattern)",
        "matches(text, '((a{100}){100}){100}')",
        "len([0..99999999999]) > 1",
    ] {
        let refused = refusal(&routing(json!([{"c": cell, "q": "'x'"}])));
        assert!(
            refused.starts_with("node `table`, row 1, `Condition`: "),
            "{cell}: {refused}"
        );
    }
    for cell in [
        "some(list, upper(#) == 'X')",
        "sum(map(list, #.price * #.count)) > 100",
        "amount in [1..100000000000]",
        "amount not in (1..5]",
        "matches(text, '^[A-Z]{2}[0-9]{2}$')",
    ] {
        let accepted = refusal(&routing(json!([{"c": cell, "q": "'x'"}])));
        assert_eq!(accepted, "accepted", "{cell}");
    }
    // A range as a value could be unrolled further on.
    let refused = refusal(&routing(json!([{"q": "[1..100000000000]"}])));
    assert!(refused.contains("a range can only be tested"), "{refused}");
}

#[test]
fn sizes_are_bounded() {
    let long = "1".repeat(501);
    let rows: Vec<Value> = (0..2_000).map(|_| json!({"q": "'x'"})).collect();
    let columns: Vec<Value> = (0..60)
        .map(|n| json!({"id": n.to_string(), "field": "x"}))
        .collect();
    for (content, expected) in [
        (
            routing(json!([{"a": long, "q": "'x'"}])),
            "longer than 500 characters",
        ),
        (routing(json!(rows)), "2000 rows; a table may have 1000"),
        (
            with_table(
                json!({"hitPolicy": "first", "inputs": columns, "outputs": [], "rules": []}),
            ),
            "60 columns; a table may have 50",
        ),
    ] {
        let refused = refusal(&content);
        assert!(refused.contains(expected), "{refused}");
    }
}

#[test]
fn deep_nesting_is_an_error_and_no_crash() {
    for cell in [
        "(".repeat(1_000) + "1" + &")".repeat(999),
        "[".repeat(1_999),
        "-".repeat(1_999) + "1",
    ] {
        // Whether it is accepted is the language's business; that it comes back is ours.
        let _ = RuleSet::compile(&routing(json!([{"c": cell, "q": "'x'"}])));
    }
}
