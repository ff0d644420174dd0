//! Telephone numbers: Danish ones of eight digits, and international ones with a plus (E.164).

use std::sync::LazyLock;

use regex::Regex;

use super::scan::{FILLERS, before, begins_free, digits, ends_free, is_announced, pattern, scan};
use super::{Found, Strength, Value};

static DANISH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(\(?(?:\+|00)45\)?[ \x{A0}.-]?)?([0-9]{8}|[0-9]{2}(?:[ \x{A0}.-][0-9]{2}){3}|[0-9]{4}[ \x{A0}-][0-9]{4}|[0-9]{2}[ -][0-9]{3}[ -][0-9]{3}|[0-9]{3}[ -][0-9]{2}[ -][0-9]{3}|[0-9]{3}[ -][0-9]{3}[ -][0-9]{2})",
    )
});
static INTERNATIONAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\+[1-9][0-9]{0,2}(?:[ \x{A0}-]?\([0-9]{1,4}\))?(?:[ \x{A0}-]?[0-9]{1,12}){1,6}")
});

/// Words that may stand between "ring" and the number.
const PHONE_FILLERS: &[&str] = &[
    "nr", "nummer", "nummeret", "no", "number", "er", "is", "på", "on", "at", "til", "to", "mig",
    "me", "mit", "min", "my",
];
/// Words whose numbers of eight digits are no telephones.
const OTHER_NUMBERS: &[&str] = &[
    "cvr",
    "sag",
    "case",
    "faktura",
    "invoice",
    "kunde",
    "customer",
    "reference",
    "ref",
    "transaktion",
    "transaction",
    "betaling",
    "payment",
    "kode",
    "code",
    "pin",
    "aftale",
    "police",
    "policy",
    "version",
    "id",
    "gebyr",
    "postering",
    "ticket",
    "serie",
    "serial",
];

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = scan(&DANISH, text, |captures| {
        let (whole, national) = (captures.get(0)?, captures.get(2)?);
        let number = digits(national.as_str());
        let strength = if captures.get(1).is_some() {
            let (near, _) = before(text, whole.start());
            let free = !near.is_some_and(|c| c.is_alphanumeric() || c == '+');
            (free && !number.starts_with('0')).then_some(Strength::Formed)
        } else {
            danish(text, national.start(), national.end(), &number)
        };
        let ends = ends_free(text, whole.end()) && has_one_separator(national.as_str());
        Some(Found {
            start: whole.start(),
            end: whole.end(),
            value: Value::Phone(format!("+45{number}")),
            strength: strength.filter(|_| ends)?,
        })
    });
    found.extend(scan(&INTERNATIONAL, text, |captures| {
        let whole = captures.get(0)?;
        let (near, _) = before(text, whole.start());
        // A Danish number is eight digits, or it is none.
        if near.is_some_and(|c| c.is_alphanumeric() || c == '+')
            || !ends_free(text, whole.end())
            || whole.as_str().starts_with("+45")
        {
            return None;
        }
        let number = digits(&whole.as_str().replace("(0)", ""));
        (8..=15).contains(&number.len()).then(|| Found {
            start: whole.start(),
            end: whole.end(),
            value: Value::Phone(format!("+{number}")),
            strength: Strength::Formed,
        })
    }));
    found
}

/// How sure eight digits without the country's are a telephone number, if at all.
fn danish(text: &str, start: usize, end: usize, number: &str) -> Option<Strength> {
    let written = text.get(start..end)?;
    if !begins_free(text, start) || number.starts_with('0') {
        return None;
    }
    if is_announced(text, start, PHONE_FILLERS, names_phone) {
        return Some(Strength::Announced);
    }
    let subscriber = number.starts_with(|c: char| ('2'..='9').contains(&c));
    let groups: Vec<&str> = written.split(|c: char| !c.is_ascii_digit()).collect();
    let likely = match groups.as_slice() {
        [_] => subscriber && !is_announced(text, start, FILLERS, names_another),
        [first, second] => {
            subscriber && !(is_year(first) && is_year(second)) && !goes_on(text, start, end)
        }
        // In pairs, but not as an address of the internet or a version is written.
        [_, _, _, _] => !written.contains('.') && !goes_on(text, start, end),
        // "20 000 000" is an amount.
        _ => false,
    };
    likely.then_some(Strength::Bare)
}

/// Whether the groups are part of a longer row of numbers.
fn goes_on(text: &str, start: usize, end: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (near, far) = before(text, start);
    let row_before = near.is_some_and(char::is_whitespace) && digit(far);
    let mut next = text.get(end..).unwrap_or_default().chars();
    let row_after =
        next.next().is_some_and(char::is_whitespace) && digit(next.next()) && digit(next.next());
    row_before || row_after
}

fn has_one_separator(national: &str) -> bool {
    let mut separators = national.chars().filter(|c| !c.is_ascii_digit());
    let first = separators.next();
    separators.all(|c| Some(c) == first)
}

fn names_phone(word: &str) -> bool {
    const EXACT: &[&str] = &[
        "tlf",
        "tlfnr",
        "tel",
        "ring",
        "ringe",
        "mobil",
        "mobilen",
        "mobilnr",
        "mob",
        "phone",
        "mobile",
        "cell",
        "call",
        "sms",
        "whatsapp",
        "fastnet",
        "mobilepay",
    ];
    EXACT.contains(&word)
        || ["telefon", "mobilnummer", "telephone", "phonenumber"]
            .iter()
            .any(|stem| word.starts_with(stem))
}

/// Whether a word, as `sagsnummer`, names a number that is no telephone's.
fn names_another(word: &str) -> bool {
    let bare = ["nummeret", "nummer", "nr", "number", "no", "id"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|bare| !bare.is_empty())
        .unwrap_or(word);
    OTHER_NUMBERS.contains(&bare) || OTHER_NUMBERS.contains(&bare.trim_end_matches('s'))
}

fn is_year(group: &str) -> bool {
    group.starts_with("19") || group.starts_with("20")
}
