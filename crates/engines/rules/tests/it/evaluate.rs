//! What a compiled rule set says.

use std::time::Duration;

use serde_json::{Value, json};
use tekup_rules::{Limits, RuleError, RuleSet};

use crate::{routing, with_table};

fn result(content: &Value, context: Value) -> Value {
    RuleSet::compile(content)
        .and_then(|rules| rules.evaluate(&context, &Limits::default()))
        .map_or_else(
            |error| json!({ "error": error.to_string() }),
            |outcome| outcome.result,
        )
}

#[test]
fn the_first_row_that_fits_decides() {
    let content = routing(json!([
        {"_id": "huge", "a": "> 10000", "q": "'manager'"},
        {"_id": "mid", "a": "[1000..10000]", "c": "country == 'DK'", "q": "'danish'"},
        {"_id": "rest", "q": "'general'"},
    ]));
    assert_eq!(
        result(&content, json!({"amount": 10001})),
        json!({"queue": "manager"})
    );
    assert_eq!(
        result(&content, json!({"amount": 10000, "country": "DK"})),
        json!({"queue": "danish"})
    );
    assert_eq!(
        result(&content, json!({"amount": 10000, "country": "SE"})),
        json!({"queue": "general"})
    );
    assert_eq!(
        result(&content, json!({"amount": 999.99})),
        json!({"queue": "general"})
    );
}

#[test]
fn the_trace_tells_which_row_fitted_and_what_the_others_failed_on() {
    let content = routing(json!([
        {"_id": "large", "_description": "Large amounts", "a": "> 100", "q": "'large'"},
        {"_id": "dk", "a": "> 1", "c": "country == 'DK'", "q": "'danish'"},
        {"_id": "rest", "q": "'general'"},
        {"_id": "never", "q": "'unreached'"},
    ]));
    let rules = RuleSet::compile(&content).unwrap();
    let context = json!({"amount": 50, "country": "SE"});
    let outcome = rules.evaluate(&context, &Limits::default()).unwrap();
    assert_eq!(
        serde_json::to_value(&outcome.trace).unwrap(),
        json!([
            {"node": "table", "row": 1, "id": "large", "description": "Large amounts", "matched": false, "failedOn": "amount"},
            {"node": "table", "row": 2, "id": "dk", "matched": false, "failedOn": "Condition"},
            {"node": "table", "row": 3, "id": "rest", "matched": true},
        ])
    );
}

#[test]
fn a_missing_value_fits_no_comparison_and_the_trace_says_so() {
    let content = routing(json!([{"a": "> 100", "q": "'large'"}, {"q": "'general'"}]));
    let rules = RuleSet::compile(&content).unwrap();
    let outcome = rules.evaluate(&json!({}), &Limits::default()).unwrap();
    assert_eq!(outcome.result, json!({"queue": "general"}));
    assert!(outcome.trace[0].note.is_some(), "{:?}", outcome.trace[0]);
}

#[test]
fn no_row_is_an_empty_answer() {
    let content = routing(json!([{"a": "> 100", "q": "'large'"}]));
    assert_eq!(result(&content, json!({"amount": 1})), json!({}));
}

#[test]
fn outputs_are_computed_and_may_be_nested() {
    let content = with_table(json!({
        "hitPolicy": "first",
        "inputs": [{"id": "a", "field": "order.total"}],
        "outputs": [
            {"id": "fee", "field": "fee.amount"},
            {"id": "who", "field": "fee.payer"},
        ],
        "rules": [{"a": ">= 100", "fee": "order.total * 0.05", "who": "upper(customer.name)"}],
    }));
    assert_eq!(
        result(
            &content,
            json!({"order": {"total": 250}, "customer": {"name": "søren"}})
        ),
        json!({"fee": {"amount": 12.5, "payer": "SØREN"}})
    );
}

#[test]
fn an_output_that_cannot_be_computed_is_an_error_with_its_place() {
    let content = routing(json!([{"q": "amount + true"}]));
    let error = result(&content, json!({"amount": 1}))["error"].to_string();
    assert!(error.contains("node `table`, row 1, `queue`"), "{error}");
}

#[test]
fn collect_gives_all_rows_that_fit() {
    let content = with_table(json!({
        "hitPolicy": "collect",
        "outputPath": "tags",
        "inputs": [{"id": "a", "field": "amount"}],
        "outputs": [{"id": "t", "field": "tag"}],
        "rules": [
            {"a": "> 1", "t": "'some'"},
            {"a": "> 100", "t": "'many'"},
            {"a": "> 10", "t": "'more'"},
        ],
    }));
    assert_eq!(
        result(&content, json!({"amount": 50})),
        json!({"tags": [{"tag": "some"}, {"tag": "more"}]})
    );
}

#[test]
fn nodes_feed_each_other_and_switches_choose_the_way() {
    let content = json!({
        "nodes": [
            {"id": "in", "name": "Request", "type": "inputNode"},
            {"id": "sum", "name": "Sum", "type": "expressionNode", "content": {"passThrough": true, "expressions": [
                {"id": "1", "key": "net", "value": "price * count"},
                {"id": "2", "key": "gross", "value": "$.net * 1.25"},
            ]}},
            {"id": "way", "name": "Way", "type": "switchNode", "content": {"statements": [
                {"id": "abroad", "condition": "country != 'DK'"},
                {"id": "home", "condition": ""},
            ]}},
            {"id": "foreign", "name": "Foreign", "type": "expressionNode", "content": {"expressions": [
                {"id": "1", "key": "total", "value": "net"},
            ]}},
            {"id": "domestic", "name": "Domestic", "type": "expressionNode", "content": {"expressions": [
                {"id": "1", "key": "total", "value": "gross"},
                {"id": "2", "key": "unit", "value": "$nodes.Request.price"},
            ]}},
            {"id": "out", "name": "Response", "type": "outputNode"},
        ],
        "edges": [
            {"sourceId": "in", "targetId": "sum"},
            {"sourceId": "sum", "targetId": "way"},
            {"sourceId": "way", "targetId": "foreign", "sourceHandle": "abroad"},
            {"sourceId": "way", "targetId": "domestic", "sourceHandle": "home"},
            {"sourceId": "foreign", "targetId": "out"},
            {"sourceId": "domestic", "targetId": "out"},
        ],
    });
    assert_eq!(
        result(&content, json!({"price": 10, "count": 4, "country": "SE"})),
        json!({"total": 40})
    );
    assert_eq!(
        result(&content, json!({"price": 10, "count": 4, "country": "DK"})),
        json!({"total": 50, "unit": 10})
    );
}

#[test]
fn contexts_that_are_too_large_are_refused() {
    let rules = RuleSet::compile(&routing(json!([{"q": "'x'"}]))).unwrap();
    let many: Vec<u32> = (0..2_000).collect();
    for context in [json!({ "list": many }), json!({"text": "x".repeat(70_000)})] {
        let error = rules.evaluate(&context, &Limits::default()).unwrap_err();
        assert!(matches!(error, RuleError::TooLarge { .. }), "{error}");
    }
}

#[test]
fn values_that_grow_from_expression_to_expression_are_stopped() {
    let doubling: Vec<Value> = (0..40)
        .map(|step| {
            let value = match step {
                0 => "text + text".to_owned(),
                _ => format!("$.x{} + $.x{}", step - 1, step - 1),
            };
            json!({"id": step.to_string(), "key": format!("x{step}"), "value": value})
        })
        .collect();
    let rules = RuleSet::compile(&json!({
        "nodes": [
            {"id": "in", "type": "inputNode"},
            {"id": "double", "type": "expressionNode", "content": {"expressions": doubling}},
            {"id": "out", "type": "outputNode"},
        ],
        "edges": [{"sourceId": "in", "targetId": "double"}, {"sourceId": "double", "targetId": "out"}],
    }))
    .unwrap();
    let unhurried = Limits {
        deadline: Duration::from_secs(60),
    };
    let error = rules
        .evaluate(&json!({"text": "0123456789"}), &unhurried)
        .unwrap_err();
    assert!(matches!(error, RuleError::TooLarge { .. }), "{error}");
    assert_eq!(error.place().node.as_deref(), Some("double"));
}

#[test]
fn the_deadline_holds() {
    let rules = RuleSet::compile(&routing(json!([{"q": "'x'"}]))).unwrap();
    let none = Limits {
        deadline: Duration::ZERO,
    };
    let error = rules.evaluate(&json!({}), &none).unwrap_err();
    assert!(matches!(error, RuleError::Deadline { .. }), "{error}");
}

#[test]
fn any_context_comes_back_with_an_answer_or_an_error() {
    let rules = RuleSet::compile(&routing(json!([
        {"a": "> 10", "c": "len(name) > 3", "q": "amount % 0"},
        {"a": "'x', 'y'", "q": "amount / 0"},
        {"c": "d(when).isValid()", "q": "round(amount, 400)"},
        {"q": "string(amount) + name"},
    ])))
    .unwrap();
    for context in [
        json!(null),
        json!([]),
        json!("text"),
        json!({"amount": 1e300, "name": "æøå"}),
        json!({"amount": i64::MIN, "name": "'; DROP TABLE users; --"}),
        json!({"amount": 11, "name": "abcd"}),
        json!({"amount": "x", "name": {"nested": []}}),
        json!({"$": 1, "$root": {"$nodes": 2}, "when": "not a date", "amount": 1.5}),
    ] {
        let _ = rules.evaluate(&context, &Limits::default());
    }
}

#[test]
fn one_rule_set_serves_many_threads() {
    let content = routing(json!([{"a": "> 10", "q": "amount * 2"}, {"q": "0"}]));
    let rules = RuleSet::compile(&content).unwrap();
    std::thread::scope(|scope| {
        for amount in 0..8 {
            let rules = &rules;
            scope.spawn(move || {
                for _ in 0..200 {
                    let context = json!({ "amount": amount * 4 });
                    let outcome = rules.evaluate(&context, &Limits::default()).unwrap();
                    let expected = if amount * 4 > 10 { amount * 8 } else { 0 };
                    assert_eq!(outcome.result, json!({ "queue": expected }));
                }
            });
        }
    });
}
