//! Rows that never fire, rows that overlap, cases that nothing covers.

use serde_json::{Value, json};
use tekup_rules::analysis::{Analysis, analyze};
use tekup_rules::diff::diff;
use tekup_rules::{Limits, RuleSet, RuleType};

use crate::with_table;

fn table(rows: Value) -> Value {
    with_table(json!({
        "hitPolicy": "first",
        "inputs": [
            {"id": "t", "name": "Turns", "field": "turns"},
            {"id": "s", "name": "Answered", "field": "answered"},
            {"id": "c", "name": "Channel", "field": "channel"},
            {"id": "l", "name": "Tags", "field": "tags"},
        ],
        "outputs": [{"id": "q", "name": "Queue", "field": "queue"}],
        "rules": rows,
    }))
}

fn found(rows: Value) -> Analysis {
    analyze(RuleType::Routing, &table(rows)).remove(0)
}

fn shadowed(analysis: &Analysis) -> Vec<(usize, Option<usize>)> {
    analysis
        .shadowed
        .iter()
        .map(|row| (row.row, row.by))
        .collect()
}

#[test]
fn a_row_behind_one_that_always_fits_first_is_named() {
    let analysis = found(json!([
        {"t": ">= 3", "q": "'a'"},
        {"t": "[4..6]", "s": "false", "q": "'b'"},
        {"q": "'rest'"},
        {"c": "'web'", "q": "'never'"},
    ]));
    assert_eq!(shadowed(&analysis), [(2, Some(1)), (4, Some(3))]);
    assert_eq!(analysis.gaps, []);
    assert!(analysis.complete);
}

#[test]
fn several_rows_can_hide_one_together_and_whole_numbers_leave_no_gap_between_them() {
    let analysis = found(json!([
        {"t": "<= 2", "q": "'a'"},
        {"t": "> 2", "s": "true", "q": "'b'"},
        {"t": ">= 3", "s": "false", "q": "'c'"},
        {"q": "'never'"},
    ]));
    assert_eq!(shadowed(&analysis), [(4, None)]);
    assert_eq!(analysis.gaps, []);
}

#[test]
fn a_case_without_a_row_is_told_fact_by_fact() {
    let analysis = found(json!([
        {"t": "< 3", "q": "'a'"},
        {"s": "true", "q": "'b'"},
        {"c": "'web', 'mobile', 'email', 'slack', 'api'", "q": "'c'"},
    ]));
    assert_eq!(shadowed(&analysis), []);
    assert_eq!(
        serde_json::to_value(&analysis.gaps).unwrap(),
        json!([{"facts": [
            {"fact": "turns", "values": ">= 3"},
            {"fact": "answered", "values": "false"},
            {"fact": "channel", "values": "'phone'"},
        ]}])
    );
    let pairs: Vec<(usize, usize)> = analysis
        .overlaps
        .iter()
        .map(|one| (one.row, one.with))
        .collect();
    assert_eq!(pairs, [(1, 2), (1, 3), (2, 3)]);
}

#[test]
fn a_cell_that_is_no_comparison_hides_nothing_but_its_like() {
    let analysis = found(json!([
        {"l": "contains($, 'vip')", "q": "'a'"},
        {"l": "contains($, 'vip')", "s": "true", "q": "'b'"},
        {"q": "'rest'"},
    ]));
    assert_eq!(shadowed(&analysis), [(2, Some(1))]);
    let analysis = found(json!([{"c": "'web' and 'email'", "q": "'a'"}, {"q": "'rest'"}]));
    assert_eq!(shadowed(&analysis), [(1, None)], "it contradicts itself");
}

#[test]
fn the_shipped_table_is_whole() {
    let shipped = tekup_rules::escalation::default_content().unwrap();
    let analysis = analyze(RuleType::Escalation, &shipped).remove(0);
    assert_eq!(analysis.shadowed, []);
    assert_eq!(analysis.gaps, []);
}

#[test]
fn a_hidden_row_never_fires_and_a_gap_is_one() {
    // The analysis against the engine, on every combination of a small table's facts.
    let content = table(json!([
        {"t": "[2..4)", "s": "true", "q": "'a'"},
        {"t": "> 1", "c": "'web'", "q": "'b'"},
        {"t": "not in [3..5]", "s": "false", "q": "'c'"},
        {"t": "3", "s": "true", "c": "!= 'web'", "q": "'d'"},
    ]));
    let analysis = analyze(RuleType::Routing, &content).remove(0);
    let rules = RuleSet::compile(&content).unwrap();
    let mut fired = [false; 4];
    let mut uncovered = false;
    for turns in 1..8 {
        for answered in [true, false] {
            for channel in ["web", "mobile", "email", "slack", "api", "phone"] {
                let facts =
                    json!({"turns": turns, "answered": answered, "channel": channel, "tags": []});
                let outcome = rules.evaluate(&facts, &Limits::default()).unwrap();
                match outcome.trace.iter().find(|row| row.matched) {
                    Some(row) => fired[row.row - 1] = true,
                    None => uncovered = true,
                }
            }
        }
    }
    for row in 1..=4 {
        let hidden = analysis.shadowed.iter().any(|one| one.row == row);
        assert_eq!(hidden, !fired[row - 1], "row {row}");
    }
    assert_eq!(!analysis.gaps.is_empty(), uncovered);
}

#[test]
fn a_missing_value_is_neither_equal_nor_comparable() {
    let content = with_table(json!({
        "hitPolicy": "first",
        "inputs": [{"id": "a", "name": "Amount", "field": "amount"}],
        "outputs": [{"id": "q", "name": "Queue", "field": "queue"}],
        "rules": [{"a": "<= 5", "q": "'a'"}, {"a": "> 5", "q": "'b'"}],
    }));
    let analysis = analyze(RuleType::Routing, &content).remove(0);
    assert_eq!(
        serde_json::to_value(&analysis.gaps).unwrap(),
        json!([{"facts": [{"fact": "amount", "values": "missing"}]}])
    );
}

#[test]
fn an_explanation_puts_each_condition_beside_its_value() {
    let content = table(json!([
        {"_id": "long", "t": ">= 3", "s": "false", "q": "'a'"},
        {"_id": "rest", "q": "'b'"},
    ]));
    let rules = RuleSet::compile(&content).unwrap();
    let facts = json!({"turns": 5, "answered": true});
    let outcome = rules.explain(&facts, &Limits::default()).unwrap();
    assert_eq!(
        serde_json::to_value(&outcome.trace[0].cells).unwrap(),
        json!([
            {"column": "turns", "condition": ">= 3", "value": 5, "holds": true},
            {"column": "answered", "condition": "false", "value": true, "holds": false},
        ])
    );
    assert!(outcome.trace[1].matched);
    let plain = rules.evaluate(&facts, &Limits::default()).unwrap();
    assert_eq!(plain.result, outcome.result);
    assert_eq!(plain.trace[0].failed_on, outcome.trace[0].failed_on);
}

#[test]
fn two_versions_are_compared_row_by_row() {
    let before = table(json!([
        {"_id": "one", "t": "1", "q": "'a'"},
        {"_id": "two", "t": "2", "q": "'b'"},
        {"_id": "three", "t": "3", "q": "'c'"},
    ]));
    let after = table(json!([
        {"_id": "three", "t": "3", "q": "'c'"},
        {"_id": "one", "t": "1", "q": "'z'"},
        {"_id": "four", "t": "4", "q": "'d'"},
    ]));
    let found = serde_json::to_value(diff(&before, &after).unwrap()).unwrap();
    let rows: Vec<(&str, &str)> = found[0]["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["id"].as_str().unwrap(), row["change"].as_str().unwrap()))
        .collect();
    assert_eq!(
        rows,
        [
            ("three", "moved"),
            ("one", "changed"),
            ("four", "added"),
            ("two", "removed")
        ]
    );
    assert_eq!(
        found[0]["rows"][1]["cells"],
        json!([{"column": "queue", "before": "'a'", "after": "'z'"}])
    );
    assert_eq!(diff(&after, &after).unwrap(), []);
}
