//! Numbers of payment cards: ISO/IEC 7812 numbers of 13 to 19 digits with Luhn's check digit.

use std::sync::LazyLock;

use regex::Regex;

use super::scan::{digits, ending, pattern, scan, stands_free};
use super::{Found, Strength, Value};

/// Groups as they are printed; the longest first, because a shorter one may be the start of it.
static CARDS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        pattern(r"[0-9]{4}(?:[ \x{A0}.-][0-9]{4}){3}[ \x{A0}.-][0-9]{1,3}"),
        pattern(
            r"[0-9]{4}(?:[ \x{A0}.-][0-9]{4}){3}|[0-9]{4}[ \x{A0}.-][0-9]{6}[ \x{A0}.-][0-9]{4,5}|[0-9]{4}(?:[ \x{A0}.-][0-9]{4}){2}[ \x{A0}.-][0-9]{1,3}",
        ),
        pattern(r"[0-9]{13,19}"),
    ]
});

pub(super) fn find(text: &str) -> Vec<Found> {
    let one = |pattern: &Regex| {
        scan(pattern, text, |captures| {
            let whole = captures.get(0)?;
            let number = digits(whole.as_str());
            let good = is_of_a_network(&number)
                && passes_luhn(&number)
                && stands_free(text, whole.start(), whole.end());
            good.then(|| Found {
                start: whole.start(),
                end: whole.end(),
                value: Value::Card {
                    ending: ending(&number, 4),
                },
                strength: Strength::Checked,
            })
        })
    };
    CARDS.iter().flat_map(one).collect()
}

/// Whether payment cards start like this: 3 to 6 (American Express, Diners, JCB, Visa, Mastercard,
/// Dankort, Maestro, Discover, UnionPay), or Mastercard's 2221 to 2720.
fn is_of_a_network(number: &str) -> bool {
    let first = |count: usize| number.get(..count).and_then(|n| n.parse::<u32>().ok());
    matches!(first(1), Some(3..=6)) || matches!(first(4), Some(2221..=2720))
}

/// Luhn's check (ISO/IEC 7812-1, annex B).
fn passes_luhn(number: &str) -> bool {
    let sum: u32 = number
        .bytes()
        .rev()
        .map(|byte| u32::from(byte.wrapping_sub(b'0')))
        .enumerate()
        .map(|(i, digit)| match i % 2 {
            0 => digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}
