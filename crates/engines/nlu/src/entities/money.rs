//! Amounts of money, with the separators of Danish (1.234,50) and English (1,234.50).

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::scan::{after, before, pattern, scan};
use super::{Currency, Found, Strength, Value};

/// Thousands grouped by points, commas or spaces with decimals by the other; or not grouped.
const AMOUNT: &str = r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}(?:,[0-9]{1,2})?|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,2})?|[1-9][0-9]{0,2}(?:[ \x{A0}\x{202F}][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?|[0-9]{1,12}(?:[.,][0-9]{1,2})?)";
const TIMES: &str =
    r"(?:tusinde?|thousand|k|mio|millioner|million|mill|m|milliarder|milliard|mia)\b\.?";
const BEFORE: &str = r"dkk|kr\.?|eur|€|usd|us\$|\$|gbp|£|sek|nok";
const BEHIND: &str = r"(?:danske[ ]|svenske[ ]|norske[ ])?kroner|danish[ ]kroner|kr\b\.?|dkk|euros?|eur|€|us\$|usd|us[ ]dollars?|dollars?|\$|gbp|pounds?|pund|£|sek|nok";
const MINUS: &str = r"[-\x{2212}]";
const SPACE: &str = r"[ \x{A0}\x{202F}]";

static MONEY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?<minus1>{MINUS}{SPACE}?)?(?<before>{BEFORE}){SPACE}{{0,2}}(?<minus2>{MINUS})?(?<amount1>{AMOUNT})(?:,-|\.-)?(?:{SPACE}?(?<times1>{TIMES}))?|(?<minus3>{MINUS}{SPACE}?)?(?<amount2>{AMOUNT})(?:(?:,-|\.-)?{SPACE}{{0,2}}(?:(?<times2>{TIMES}){SPACE}?)?(?<behind>{BEHIND})|(?<dash>,-))"
    ))
});

pub(super) fn find(text: &str) -> Vec<Found> {
    scan(&MONEY, text, |captures| accept(text, captures))
}

fn accept(text: &str, captures: &Captures<'_>) -> Option<Found> {
    let whole = captures.get(0)?;
    let first = |names: [&str; 2]| names.iter().find_map(|name| captures.name(name));
    let amount = first(["amount1", "amount2"])?;
    let currency = match (first(["before", "behind"]), captures.name("dash")) {
        (Some(sign), _) => currency(sign.as_str())?,
        // "500,-" is Danish.
        (None, Some(_)) => Currency::Dkk,
        (None, None) => return None,
    };
    let mut start = whole.start();
    let mut negative = captures.name("minus2").is_some();
    if let Some(minus) = first(["minus1", "minus3"]) {
        // "100-500 kr" and "A - 500 kr" have a dash.
        let dash = before(text, start).0.is_some_and(|c| c.is_alphanumeric());
        let spaced = minus.as_str().ends_with(|c: char| c.is_whitespace());
        if dash || (spaced && before(text, start).0.is_some()) {
            start = minus.end();
        } else {
            negative = true;
        }
    }
    let far_number = captures.name("behind").is_some()
        && amount.len() >= 6
        && amount.as_str().bytes().all(|b| b.is_ascii_digit())
        && matches!(after(text, whole.end()), (Some(' '), Some(c)) if c.is_ascii_digit());
    // "konto 1234567890 kr 500": the currency belongs to what follows.
    if far_number || !begins(text, start) || !ends(text, whole.end()) {
        return None;
    }
    let times = match first(["times1", "times2"]) {
        Some(times) => factor(times.as_str())?,
        None => 1,
    };
    let minor = hundredths(amount.as_str())?.checked_mul(times)?;
    Some(Found {
        start,
        end: whole.end(),
        value: Value::Money {
            minor: if negative { -minor } else { minor },
            currency,
        },
        strength: Strength::Money,
    })
}

/// Whether an amount may begin here; after a dash it may, as in "100-500 kr".
fn begins(text: &str, start: usize) -> bool {
    match before(text, start) {
        (Some(c), _) if c.is_alphanumeric() || c == '_' || c == '#' => false,
        (Some('.' | ',' | ':' | '/'), Some(c)) => !c.is_ascii_digit(),
        _ => true,
    }
}

fn ends(text: &str, end: usize) -> bool {
    match after(text, end) {
        (Some(c), _) if c.is_alphanumeric() || c == '_' => false,
        (Some('.' | ',' | ':' | '/'), Some(c)) => {
            // "500 kr.20" is two; "1.2345 kr" is none, and "$1.2345" neither.
            !(c.is_ascii_digit() && before(text, end).0.is_some_and(|c| c.is_ascii_digit()))
        }
        _ => true,
    }
}

fn currency(sign: &str) -> Option<Currency> {
    let sign = sign.to_lowercase();
    Some(match sign.trim_end_matches('.') {
        "svenske kroner" | "sek" => Currency::Sek,
        "norske kroner" | "nok" => Currency::Nok,
        "dkk" | "kr" | "kroner" | "danske kroner" | "danish kroner" => Currency::Dkk,
        "eur" | "€" | "euro" | "euros" => Currency::Eur,
        "usd" | "us$" | "$" | "dollar" | "dollars" | "us dollar" | "us dollars" => Currency::Usd,
        "gbp" | "£" | "pound" | "pounds" | "pund" => Currency::Gbp,
        _ => return None,
    })
}

fn factor(word: &str) -> Option<i64> {
    Some(match word.to_lowercase().trim_end_matches('.') {
        "k" | "tusind" | "tusinde" | "thousand" => 1_000,
        "m" | "mio" | "mill" | "million" | "millioner" => 1_000_000,
        "mia" | "milliard" | "milliarder" => 1_000_000_000,
        _ => return None,
    })
}

/// The amount in hundredths. One or two digits after the last point or comma are decimals; before it,
/// points, commas and spaces only group.
fn hundredths(amount: &str) -> Option<i64> {
    let (whole, part) = amount
        .rsplit_once(['.', ','])
        .filter(|(_, part)| part.len() <= 2)
        .unwrap_or((amount, ""));
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    format!("{digits}{part:0<2}").parse().ok()
}
