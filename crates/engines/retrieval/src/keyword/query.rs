use std::collections::HashSet;

use super::Compounds;
use crate::terms::{Language, words};

/// Words of a question that are searched; what comes after is ignored.
const MAX_TERMS: usize = 32;
/// Letters of a word that are searched.
const MAX_LETTERS: usize = 64;
/// Words of the corpus that a word stands for at most (`kort` for `betalingskort`, `dankort`...).
const MAX_COMPOUNDS: usize = 6;
/// Shortest Danish word that is also matched as the beginning of others.
const MIN_PREFIX: usize = 4;

/// A question for Postgres. Both queries are valid input for `to_tsquery(config, query)`: every
/// word is quoted and holds letters, digits, and inner `.`/`,` only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeywordQuery {
    /// The text search configuration, `danish` or `english`.
    pub config: &'static str,
    /// Matches texts with any of the words: rank them by how many.
    pub any: String,
    /// Matches texts with all of the words.
    pub all: String,
    /// The words, lower case, each once, without stop words.
    pub terms: Vec<String>,
}

/// Makes a query of what a person typed. Words in double quotes must follow each other. Stop words
/// are dropped unless there are no others. `None` if the text holds no word at all.
#[must_use]
pub fn prepare(
    text: &str,
    language: Language,
    compounds: Option<&Compounds>,
) -> Option<KeywordQuery> {
    let (phrases, loose) = phrases_of(text);
    let mut terms = terms_of(&loose, language, true);
    if terms.is_empty() && phrases.is_empty() {
        terms = terms_of(&loose, language, false);
    }
    let quotes: Vec<String> = phrases.iter().map(|phrase| quoted(phrase)).collect();
    let loose = terms
        .iter()
        .map(|term| alternatives(term, language, compounds));
    let any = quotes
        .iter()
        .cloned()
        .chain(loose)
        .collect::<Vec<_>>()
        .join(" | ");
    // A phrase is demanded; the other words only rank what has it.
    let any = match quotes.is_empty() {
        true => any,
        false => format!("{} & ({any})", quotes.join(" & ")),
    };
    let strict = terms.iter().map(|term| strict(term, compounds));
    let all = quotes
        .iter()
        .cloned()
        .chain(strict)
        .collect::<Vec<_>>()
        .join(" & ");
    let mut known: HashSet<String> = terms.iter().cloned().collect();
    for word in phrases.iter().flat_map(|phrase| phrase.split(' ')) {
        if known.insert(word.to_owned()) {
            terms.push(word.to_owned());
        }
    }
    (!any.is_empty()).then_some(KeywordQuery {
        config: match language {
            Language::Danish => "danish",
            Language::English => "english",
        },
        any,
        all,
        terms,
    })
}

/// The parts in double quotes, as words with single spaces, and the rest.
fn phrases_of(text: &str) -> (Vec<String>, String) {
    let parts: Vec<&str> = text.split(['"', '“', '”', '»', '«']).collect();
    // An odd number of quotes: the last one is no phrase.
    let closed = parts.len().saturating_sub(1) / 2 * 2;
    let (mut phrases, mut loose) = (Vec::new(), String::new());
    for (index, part) in parts.iter().enumerate() {
        let listed: Vec<String> = words(part)
            .take(MAX_TERMS)
            .map(|(_, word)| safe(word))
            .collect();
        if index % 2 == 1 && index < closed && listed.len() > 1 {
            phrases.push(listed.join(" "));
        } else {
            loose.push(' ');
            loose.push_str(part);
        }
    }
    phrases.truncate(4);
    (phrases, loose)
}

fn terms_of(text: &str, language: Language, without_stops: bool) -> Vec<String> {
    let mut seen = HashSet::new();
    words(text)
        .map(|(_, word)| safe(word))
        .filter(|word| !word.is_empty())
        .filter(|word| !(without_stops && language.is_stop(word)))
        .filter(|word| seen.insert(word.clone()))
        .take(MAX_TERMS)
        .collect()
}

/// Lower case, letters and digits, and separators within numbers; cut to a bearable length.
fn safe(word: &str) -> String {
    let number = word.starts_with(|c: char| c.is_ascii_digit());
    word.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || number && matches!(c, '.' | ','))
        .take(MAX_LETTERS)
        .collect()
}

fn quoted(words: &str) -> String {
    format!("'{words}'")
}

/// The word, its plain number, its parts, and words built with it.
fn alternatives(term: &str, language: Language, compounds: Option<&Compounds>) -> String {
    let mut forms = vec![quoted(term)];
    if let Some(plain) = plain_number(term) {
        forms.push(quoted(&plain));
    }
    let letters = term.chars().all(char::is_alphabetic);
    if language == Language::Danish && letters && term.chars().count() >= MIN_PREFIX {
        forms[0].push_str(":*");
    }
    if let Some(compounds) = compounds {
        forms.extend(
            compounds
                .split(term)
                .into_iter()
                .flatten()
                .map(|part| quoted(&part)),
        );
        forms.extend(
            compounds
                .built_with(term)
                .iter()
                .take(MAX_COMPOUNDS)
                .map(|word| quoted(word)),
        );
    }
    grouped(&forms, " | ")
}

/// The word, its plain number, or all of its parts.
fn strict(term: &str, compounds: Option<&Compounds>) -> String {
    let mut forms = vec![quoted(term)];
    forms.extend(plain_number(term).map(|plain| quoted(&plain)));
    if let Some(parts) = compounds.and_then(|compounds| compounds.split(term)) {
        let parts: Vec<String> = parts.iter().map(|part| quoted(part)).collect();
        forms.push(grouped(&parts, " & "));
    }
    grouped(&forms, " | ")
}

fn grouped(forms: &[String], joiner: &str) -> String {
    match forms {
        [only] => only.clone(),
        _ => format!("({})", forms.join(joiner)),
    }
}

/// `1.000` as `1000`.
fn plain_number(term: &str) -> Option<String> {
    let grouped =
        term.contains(['.', ',']) && term.split(['.', ',']).skip(1).all(|part| part.len() == 3);
    grouped.then(|| term.replace(['.', ','], ""))
}
