//! The vocabulary of the four types, and what is said of a table that does not keep to it.

use serde_json::{Value, json};
use tekup_rules::check::check;
use tekup_rules::escalation::Facts;
use tekup_rules::{RuleType, routing};

use crate::with_table;

#[test]
fn the_facts_of_a_message_are_those_of_the_vocabulary() {
    let facts = serde_json::to_value(Facts::default()).unwrap();
    let mut given: Vec<&str> = facts
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let vocabulary = RuleType::Escalation.vocabulary();
    let mut known: Vec<&str> = vocabulary.facts.iter().map(|fact| fact.name).collect();
    given.sort_unstable();
    known.sort_unstable();
    assert_eq!(given, known);
    for kind in RuleType::ALL {
        let vocabulary = kind.vocabulary();
        for field in vocabulary.facts.iter().chain(&vocabulary.outputs) {
            assert!(
                !field.label.da.is_empty() && !field.about.en.is_empty(),
                "{}",
                field.name
            );
        }
    }
}

fn codes(kind: RuleType, content: &Value) -> Vec<(String, Option<usize>, String)> {
    check(kind, content)
        .into_iter()
        .map(|one| (one.code, one.row, one.field.unwrap_or_default()))
        .collect()
}

#[test]
fn a_misspelt_fact_an_unknown_output_and_a_wrong_value_are_named() {
    let table = with_table(json!({
        "hitPolicy": "first",
        "inputs": [
            {"id": "a", "name": "Anger", "field": "angr"},
            {"id": "c", "name": "Channel", "field": "channel"},
            {"id": "p", "name": "Plan", "field": "customer.plan"},
        ],
        "outputs": [
            {"id": "q", "name": "Queue", "field": "queue"},
            {"id": "x", "name": "Colour", "field": "colour"},
            {"id": "r", "name": "Priority", "field": "priority"},
        ],
        "rules": [
            {"c": "'telegraph'", "p": "'gold'", "q": "'support'", "r": "'urgent'"},
            {"c": "'web', 'email'", "q": "7", "r": "'high'"},
        ],
    }));
    assert_eq!(
        codes(RuleType::Routing, &table),
        [
            ("unknown_fact".to_owned(), None, "angr".to_owned()),
            ("wrong_value".to_owned(), Some(1), "channel".to_owned()),
            ("wrong_value".to_owned(), Some(2), "queue".to_owned()),
            ("unknown_output".to_owned(), None, "colour".to_owned()),
            ("wrong_value".to_owned(), Some(1), "priority".to_owned()),
        ]
    );
}

#[test]
fn what_does_not_compile_is_one_problem_with_its_place() {
    let table = with_table(json!({
        "hitPolicy": "first",
        "inputs": [{"id": "a", "name": "Anger", "field": "anger"}],
        "outputs": [{"id": "e", "name": "Escalate", "field": "escalate"}],
        "rules": [{"a": ">= ("}],
    }));
    let found = codes(RuleType::Escalation, &table);
    assert_eq!(
        found,
        [("not_compilable".to_owned(), Some(1), "anger".to_owned())]
    );
}

#[test]
fn the_shipped_table_has_no_problem() {
    let shipped = tekup_rules::escalation::default_content().unwrap();
    assert_eq!(check(RuleType::Escalation, &shipped), []);
}

#[test]
fn several_rows_make_one_route_and_the_first_word_counts() {
    let rows = json!([{"queue": "cards", "tags": ["card"]}, {"queue": "other", "skill": "fraud", "tags": ["vip", "card"]}]);
    let route = routing::route(&rows).unwrap();
    assert_eq!(route.queue.as_deref(), Some("cards"));
    assert_eq!(route.skill.as_deref(), Some("fraud"));
    assert_eq!(route.tags, ["card", "vip"]);
    assert_eq!(
        routing::route(&json!({})).unwrap(),
        routing::Route::default()
    );
}
