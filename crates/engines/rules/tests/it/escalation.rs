//! When the rules Tekup ships hand a conversation to a person.

use serde_json::json;
use tekup_rules::escalation::{Decision, Facts, Priority, Reason, decide, default_content};
use tekup_rules::{Limits, RuleError, RuleSet};

use crate::with_table;

fn answered() -> Facts {
    Facts {
        intent: Some("card_arrival".to_owned()),
        confidence: 0.9,
        in_scope: true,
        sentiment: 0.0,
        anger: 0.0,
        asked_for_person: false,
        language: Some("da".to_owned()),
        source_score: 0.8,
        answered: true,
        message_count: 1,
        failed_answers: 0,
        customer_tier: None,
        ..Facts::default()
    }
}

fn missed(failed_answers: u32) -> Facts {
    Facts {
        answered: false,
        source_score: 0.0,
        failed_answers,
        message_count: failed_answers * 2,
        ..answered()
    }
}

fn decided(facts: &Facts) -> Result<Decision, RuleError> {
    decide(
        &RuleSet::compile(&default_content()?)?,
        facts,
        &Limits::default(),
    )
}

fn verdict(facts: &Facts) -> Option<(String, Priority, String)> {
    let escalation = decided(facts).ok()?.escalation?;
    Some((
        escalation.reason.to_string(),
        escalation.priority,
        escalation.queue,
    ))
}

fn is(reason: &str, priority: Priority, queue: &str) -> Option<(String, Priority, String)> {
    Some((reason.to_owned(), priority, queue.to_owned()))
}

#[test]
fn an_answered_message_stays_with_tekup() {
    assert_eq!(decided(&answered()).unwrap().escalation, None);
}

#[test]
fn who_asks_for_a_person_gets_one_even_when_there_was_an_answer() {
    let facts = Facts {
        asked_for_person: true,
        ..answered()
    };
    assert_eq!(
        verdict(&facts),
        is("requested_human", Priority::High, "support")
    );
}

#[test]
fn anger_and_deep_unhappiness_go_to_a_person_from_their_threshold_on() {
    let angry = |anger| {
        verdict(&Facts {
            anger,
            ..answered()
        })
    };
    assert_eq!(angry(0.59), None);
    assert_eq!(angry(0.6), is("angry_customer", Priority::High, "support"));
    let unhappy = |sentiment| {
        verdict(&Facts {
            sentiment,
            ..answered()
        })
    };
    assert_eq!(unhappy(-0.74), None);
    assert_eq!(
        unhappy(-0.75),
        is("angry_customer", Priority::High, "support")
    );
}

#[test]
fn complaints_go_to_their_own_queue() {
    let facts = Facts {
        intent: Some("complaint".to_owned()),
        ..answered()
    };
    assert_eq!(
        verdict(&facts),
        is("rule:complaint", Priority::Medium, "complaints")
    );
}

#[test]
fn one_miss_gets_a_clarifying_answer_and_the_second_a_person() {
    let unclear = |misses| Facts {
        confidence: 0.2,
        ..missed(misses)
    };
    assert_eq!(verdict(&unclear(1)), None);
    assert_eq!(
        verdict(&unclear(2)),
        is("low_confidence", Priority::Medium, "support")
    );
    assert_eq!(verdict(&missed(1)), None);
    assert_eq!(
        verdict(&missed(2)),
        is("no_answer", Priority::Medium, "support")
    );
    assert_eq!(
        verdict(&missed(3)),
        is("repeated_failure", Priority::Medium, "support")
    );
}

#[test]
fn a_card_in_wrong_hands_is_critical_whatever_else_is_said() {
    let card = |intent: &str, anger| Facts {
        intent: Some(intent.to_owned()),
        anger,
        ..answered()
    };
    let compromised = card("compromised_card", 0.0);
    let expected = is("rule:card_compromised", Priority::Critical, "fraud");
    assert_eq!(verdict(&compromised), expected);
    assert_eq!(
        verdict(&Facts {
            asked_for_person: true,
            ..compromised.clone()
        }),
        expected
    );
    // What the classifier calls out of scope is only a guess.
    assert_eq!(
        verdict(&Facts {
            in_scope: false,
            ..compromised
        }),
        None
    );

    assert_eq!(verdict(&card("lost_or_stolen_card", 0.0)), None);
    assert_eq!(
        verdict(&card("lost_or_stolen_card", 0.3)),
        is("rule:card_lost_or_stolen", Priority::Critical, "fraud")
    );
}

#[test]
fn a_message_without_an_intent_is_no_trouble() {
    let facts = Facts {
        intent: None,
        language: None,
        in_scope: false,
        ..answered()
    };
    assert_eq!(decided(&facts).unwrap().escalation, None);
}

#[test]
fn the_trace_ends_with_the_row_that_decided() {
    let facts = Facts {
        anger: 0.8,
        ..answered()
    };
    let trace = decided(&facts).unwrap().trace;
    let last = trace.last().unwrap();
    assert_eq!((last.id.as_deref(), last.matched), (Some("angry"), true));
    assert_eq!(trace.iter().filter(|row| row.matched).count(), 1);
}

#[test]
fn a_table_of_the_tenants_own_may_name_its_own_rule_but_no_other_reason() {
    let own = |reason: &str, priority: &str| {
        let content = with_table(json!({
            "hitPolicy": "first",
            "inputs": [{"id": "t", "field": "customer_tier"}],
            "outputs": [
                {"id": "e", "field": "escalate"},
                {"id": "r", "field": "reason"},
                {"id": "p", "field": "priority"},
                {"id": "q", "field": "queue"},
            ],
            "rules": [{"t": "'gold'", "e": "true", "r": reason, "p": priority, "q": "'vip'"}],
        }));
        let rules = RuleSet::compile(&content)?;
        let facts = Facts {
            customer_tier: Some("gold".to_owned()),
            ..answered()
        };
        decide(&rules, &facts, &Limits::default())
    };
    let escalation = own("'rule:vip'", "'low'").unwrap().escalation.unwrap();
    assert_eq!(escalation.reason, Reason::Rule("vip".to_owned()));
    assert_eq!(escalation.queue, "vip");
    for (reason, priority, named) in [
        ("'because'", "'low'", "because"),
        ("'rule:'", "'low'", "rule:"),
        ("'rule:vip'", "'urgent'", "urgent"),
        ("'no_answer'", "", "priority"),
    ] {
        let error = own(reason, priority).unwrap_err().to_string();
        assert!(error.contains(named), "{reason} {priority}: {error}");
    }
}
