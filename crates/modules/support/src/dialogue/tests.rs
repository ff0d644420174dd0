use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use tekup_base::MessageId;

use super::*;
use crate::{phrases::Language, understanding::Known};

fn definitions() -> HashMap<String, Dialogue> {
    let reset = json!({
        "slots": [
            {"name": "email", "entity": "email",
             "question": {"da": "Hvad er din e-mailadresse?", "en": "What is your e-mail address?"}},
        ],
        "outcome": {"type": "answer", "text": {"da": "Sendt til {{email}}.", "en": "Sent to {{email}}."}},
    });
    let order = json!({
        "slots": [
            {"name": "order", "entity": "order_number", "pattern": "[0-9]{4}",
             "question": {"da": "Hvilket ordrenummer?", "en": "Which order number?"},
             "invalid": {"da": "Fire cifre, tak.", "en": "Four digits, please."}},
            {"name": "reason", "entity": "text", "question": {"da": "Hvorfor?", "en": "Why?"}},
        ],
        "outcome": {"type": "person", "text": {"da": "Tak.", "en": "Thank you."}},
    });
    [("reset", reset), ("return", order)]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), serde_json::from_value(value).unwrap()))
        .collect()
}

/// A conversation that is kept between turns, as the database does.
#[derive(Default)]
struct Chat {
    open: Vec<Open>,
}

impl Chat {
    fn says(&mut self, text: &str, intents: &[(&str, f32)]) -> Turn {
        let known = Known::default();
        let today = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        let entities = known.find(text, today);
        let heard = Heard {
            message: MessageId::new(),
            text,
            language: Language::En,
            intents: intents.to_vec(),
            entities: &entities,
            known: &known,
            today,
            now: DateTime::<Utc>::UNIX_EPOCH,
        };
        let turn = take(std::mem::take(&mut self.open), &definitions(), &heard);
        let open = turn.dialogues.iter().cloned();
        self.open = open.filter(|one| one.state == State::Open).collect();
        turn
    }
}

#[test]
fn a_slot_is_asked_for_filled_and_followed() {
    let mut chat = Chat::default();
    let turn = chat.says("I forgot my password", &[("reset", 0.9)]);
    assert_eq!(turn.words, ["What is your e-mail address?"]);
    assert!(turn.whole);
    let turn = chat.says("it is Anna@Example.dk", &[]);
    assert_eq!(turn.ended[0].text, "Sent to Anna@example.dk.");
    assert!(chat.open.is_empty() && turn.whole);
}

#[test]
fn what_the_first_message_says_is_not_asked_for() {
    let mut chat = Chat::default();
    let turn = chat.says("reset the password of bo@example.dk", &[("reset", 0.9)]);
    assert_eq!(turn.ended.len(), 1);
    assert!(turn.words.is_empty());
}

#[test]
fn a_value_that_does_not_fit_is_asked_for_once_more_and_then_a_person_is_offered() {
    let mut chat = Chat::default();
    chat.says("send it back", &[("return", 0.9)]);
    let turn = chat.says("order 12", &[]);
    assert_eq!(turn.words, ["Four digits, please. Which order number?"]);
    let turn = chat.says("I do not know", &[]);
    assert!(turn.words[0].contains("talk to a person"), "{turn:?}");
    let again = chat.says("yes please", &[]);
    assert_eq!(again.person, Some("requested_human"));
    assert_eq!(again.dialogues[0].state, State::HandedOver);
}

#[test]
fn whoever_goes_on_without_it_gets_a_person() {
    let mut chat = Chat::default();
    for text in ["send it back", "hm", "hm"] {
        chat.says(
            text,
            &[("return", 0.9)][..usize::from(text == "send it back")],
        );
    }
    let turn = chat.says("hm", &[]);
    assert_eq!(turn.person, Some("rule:missing_information"));
}

#[test]
fn a_switch_of_subject_is_answered_and_the_question_comes_again() {
    let mut chat = Chat::default();
    chat.says("I forgot my password", &[("reset", 0.9)]);
    let turn = chat.says("what are your opening hours?", &[("opening_hours", 0.9)]);
    assert!(!turn.whole);
    assert_eq!(turn.words, ["What is your e-mail address?"]);
    // A third time it is not asked, but the answer is still taken.
    let turn = chat.says("and on Sundays?", &[("opening_hours", 0.9)]);
    assert!(turn.words[0].contains("talk to a person"), "{turn:?}");
    let turn = chat.says("and on Mondays?", &[("opening_hours", 0.9)]);
    assert!(turn.words.is_empty() && !turn.whole, "{turn:?}");
    assert_eq!(chat.says("anna@example.dk", &[]).ended.len(), 1);
}

#[test]
fn whoever_asks_for_the_same_after_the_offer_gets_a_person() {
    let mut chat = Chat::default();
    chat.says("I forgot my password", &[("reset", 0.9)]);
    chat.says("I forgot my password", &[("reset", 0.9)]);
    let turn = chat.says("I forgot my password", &[("reset", 0.9)]);
    assert!(turn.words[0].contains("talk to a person"), "{turn:?}");
    chat.says("what are your opening hours?", &[("opening_hours", 0.9)]);
    let turn = chat.says("I forgot my password", &[("reset", 0.9)]);
    assert_eq!(turn.person, Some("rule:missing_information"), "{turn:?}");
}

#[test]
fn another_dialogue_comes_first_and_then_the_one_before_goes_on() {
    let mut chat = Chat::default();
    chat.says("I forgot my password", &[("reset", 0.9)]);
    let turn = chat.says("I want to send something back", &[("return", 0.9)]);
    assert_eq!(turn.words, ["Which order number?"]);
    assert_eq!(chat.says("1234", &[]).words, ["Why?"]);
    let turn = chat.says("it is too small", &[]);
    assert_eq!(turn.ended[0].values["reason"], "it is too small");
    assert_eq!(turn.words, ["What is your e-mail address?"]);
    assert_eq!(chat.says("a@b.dk", &[]).ended.len(), 1);
}

#[test]
fn it_can_be_called_off() {
    let mut chat = Chat::default();
    chat.says("I forgot my password", &[("reset", 0.9)]);
    let turn = chat.says("forget it", &[("goodbye", 0.5)]);
    assert_eq!(turn.dialogues[0].state, State::Stopped);
    assert!(turn.whole && chat.open.is_empty());
    assert!(turn.words[0].starts_with("All right"));
}

#[test]
fn one_of_two_requests_begins_a_dialogue() {
    let mut chat = Chat::default();
    let both = [("opening_hours", 0.8), ("reset", 0.8)];
    let turn = chat.says("When are you open and can you reset my password", &both);
    assert_eq!(turn.taken, ["reset"]);
    assert!(!turn.whole);
    assert_eq!(turn.words, ["What is your e-mail address?"]);
}

#[test]
fn what_could_not_be_carried_out_is_refused() {
    let check = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut value = serde_json::to_value(&definitions()["return"]).unwrap();
        change(&mut value);
        let dialogue: Dialogue = serde_json::from_value(value).unwrap();
        dialogue.check(&["city".to_owned()])
    };
    assert!(check(&|_| {}).is_ok());
    assert!(check(&|v| v["slots"][0]["entity"] = json!("city")).is_ok());
    assert!(check(&|v| v["slots"][0]["entity"] = json!("town")).is_err());
    assert!(check(&|v| v["slots"][0]["entity"] = json!("cpr")).is_err());
    assert!(check(&|v| v["slots"][0]["pattern"] = json!("(")).is_err());
    assert!(check(&|v| v["slots"][1]["name"] = json!("order")).is_err());
    assert!(check(&|v| v["slots"][1]["question"]["da"] = json!(" ")).is_err());
}

#[test]
fn a_value_is_put_in_place_and_not_read_again() {
    let values = [("a", "{{b}}"), ("b", "x")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
    let given = json!({"to": ["{{a}}", {"n": 1}], "text": "{{ b }} {{c}} {{"});
    let filled = parameters(&given, &values);
    assert_eq!(
        filled,
        json!({"to": ["{{b}}", {"n": 1}], "text": "x {{c}} {{"})
    );
}
