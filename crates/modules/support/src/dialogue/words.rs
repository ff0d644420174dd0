//! What is said around the questions, and what customers say to them.

use tekup_nlu::tokens;

use crate::phrases::Language;

/// Words that call a dialogue off, wherever they stand in a short message.
const STOPS: &[&str] = &[
    "forget it",
    "forget about it",
    "never mind",
    "nevermind",
    "drop it",
    "leave it",
    "changed my mind",
    "glem det",
    "lige meget",
    "ligemeget",
    "drop det",
    "pyt med det",
    "lad det ligge",
    "lad være",
    "fortrudt",
];
/// Words that do so alone.
const STOP: &[&str] = &[
    "stop",
    "cancel",
    "quit",
    "annuller",
    "annullér",
    "afbryd",
    "fortryd",
];
const YES: &[&str] = &[
    "yes",
    "yeah",
    "yep",
    "sure",
    "ok",
    "okay",
    "ja",
    "jo",
    "jep",
    "gerne",
    "yes please",
    "ja tak",
    "please do",
    "that would be great",
    "ja gerne",
    "meget gerne",
];
const NO: &[&str] = &[
    "no",
    "nope",
    "nej",
    "niks",
    "no thanks",
    "nej tak",
    "ellers tak",
    "not now",
    "ikke nu",
];
/// Politeness that changes nothing.
const POLITE: &[&str] = &[
    "please", "thanks", "tak", "then", "så", "bare", "just", "it", "det",
];
/// Words of a message that may call a dialogue off.
const SHORT: usize = 8;

fn words(text: &str) -> Vec<String> {
    tokens::words(text)
        .take(SHORT + 1)
        .map(|word| tokens::normalize(word.text, 100))
        .collect()
}

/// Whether the customer calls it off.
pub(super) fn stops(text: &str) -> bool {
    let words = words(text);
    if words.is_empty() || words.len() > SHORT || text.contains('?') {
        return false;
    }
    let said = format!(" {} ", words.join(" "));
    let own: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !POLITE.contains(word))
        .collect();
    STOPS.iter().any(|stop| said.contains(&format!(" {stop} ")))
        || matches!(own.as_slice(), [one] if STOP.contains(one))
}

/// Yes or no; `None` for anything else.
pub(super) fn answers(text: &str) -> Option<bool> {
    let said = words(text).join(" ");
    let is = |list: &[&str]| list.contains(&said.as_str());
    match (is(YES), is(NO)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

pub(super) fn stopped(language: Language) -> &'static str {
    match language {
        Language::Da => {
            "Helt i orden, så går vi ikke videre med det. Er der andet, jeg kan hjælpe med?"
        }
        Language::En => {
            "All right, we will leave it at that. Is there anything else I can help with?"
        }
    }
}

pub(super) fn offer(language: Language) -> &'static str {
    match language {
        Language::Da => "Vil du hellere tale med en medarbejder? Svar ja, så henter jeg en.",
        Language::En => "Would you rather talk to a person? Say yes, and I will get one.",
    }
}

/// What is said of a value that is none.
pub(super) fn invalid(language: Language, entity: &str) -> &'static str {
    match (language, entity) {
        (Language::Da, "email") => "Det ligner ikke en e-mailadresse.",
        (Language::En, "email") => "That does not look like an e-mail address.",
        (Language::Da, "phone") => "Det ligner ikke et telefonnummer.",
        (Language::En, "phone") => "That does not look like a phone number.",
        (Language::Da, "date") => "Den dato kunne jeg ikke læse.",
        (Language::En, "date") => "I could not read that date.",
        (Language::Da, "money") => "Det beløb kunne jeg ikke læse.",
        (Language::En, "money") => "I could not read that amount.",
        (Language::Da, "order_number") => "Det ligner ikke et ordrenummer.",
        (Language::En, "order_number") => "That does not look like an order number.",
        (Language::Da, _) => "Det kunne jeg ikke bruge.",
        (Language::En, _) => "I could not use that.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialogue_is_called_off_in_both_languages() {
        for text in [
            "forget it",
            "Oh, never mind!",
            "stop",
            "Glem det bare",
            "det er lige meget",
            "annuller tak",
        ] {
            assert!(stops(text), "{text}");
        }
        for text in [
            "how do I stop my card?",
            "stop my subscription",
            "anna@example.dk",
            "",
        ] {
            assert!(!stops(text), "{text}");
        }
    }

    #[test]
    fn yes_and_no_are_told_apart() {
        assert_eq!(answers("Ja tak!"), Some(true));
        assert_eq!(answers("no thanks"), Some(false));
        assert_eq!(answers("ja, min adresse er ny"), None);
    }
}
