//! Bank accounts: IBANs, and Danish registration and account numbers.

use std::sync::LazyLock;

use iban::Iban;
use regex::Regex;

use super::scan::{
    FILLERS, begins_free, digits, ending, ends_free, is_announced, pattern, scan, stands_free,
};
use super::{Found, Strength, Value};

/// Country and check digits.
static IBAN: LazyLock<Regex> = LazyLock::new(|| pattern(r"[A-Za-z]{2}[0-9]{2}"));
/// Registration number, what may stand between, account number.
static BOTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)([0-9]{4})([ \x{A0}]?[ \x{A0},;:/\n-][ \x{A0}\n]?(?:(?:og|and)[ ])?(?:(?<name>account|konto|kto|acct?)\.?[ -]?(?:nummer|number|nr|no)?\.?:?[ \n]{0,2})?)(?<number>[0-9]{4,10})",
    )
});
/// An account number alone, or both in one.
static ONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9]{14}|[0-9]{6,10}"));

/// The lengths of an IBAN, shortest (Norway) to longest (the standard's).
const IBAN_LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;

pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = ibans(text);
    found.extend(scan(&BOTH, text, |captures| {
        let (whole, between) = (captures.get(0)?, captures.get(2)?);
        let number = captures.name("number")?.as_str();
        if !stands_free(text, whole.start(), whole.end()) {
            return None;
        }
        // The word between says as much as the words before.
        let named = captures.name("name").is_some()
            || is_announced(text, whole.start(), FILLERS, |word| {
                names_registration(word) || names_account(word)
            });
        let plain = matches!(between.as_str(), " " | "-" | "\u{A0}" | " - ");
        let strength = match (named, plain && number.len() == 10) {
            (true, _) => Strength::Announced,
            (false, true) => Strength::Formed,
            (false, false) => return None,
        };
        Some(account(whole.start(), whole.end(), true, number, strength))
    }));
    found.extend(scan(&ONE, text, |captures| {
        let whole = captures.get(0)?;
        let number = whole.as_str();
        let named = stands_free(text, whole.start(), whole.end())
            && is_announced(text, whole.start(), FILLERS, names_account);
        named.then(|| {
            let both = number.len() == 14;
            account(
                whole.start(),
                whole.end(),
                both,
                number,
                Strength::Announced,
            )
        })
    }));
    found
}

fn account(
    start: usize,
    end: usize,
    with_registration: bool,
    number: &str,
    strength: Strength,
) -> Found {
    // The registration number is masked as a whole, so of the account number up to four may show.
    let shown = if with_registration {
        4
    } else {
        (number.len() / 2).min(4)
    };
    Found {
        start,
        end,
        value: Value::AccountNumber {
            with_registration,
            ending: ending(&digits(number), shown),
        },
        strength,
    }
}

fn names_registration(word: &str) -> bool {
    matches!(word, "reg" | "regnr" | "registreringsnr") || word.starts_with("registrering")
}

/// `konto`, `lønkonto`, `kontonummer`, `account`, ...
fn names_account(word: &str) -> bool {
    const ENDINGS: &[&str] = &["", "en", "nr", "nummer", "nummeret", "no", "number", "s"];
    ["konto", "kto", "account", "acct"].iter().any(|stem| {
        word.rfind(stem)
            .and_then(|at| word.get(at + stem.len()..))
            .is_some_and(|ending| ENDINGS.contains(&ending))
    })
}

fn ibans(text: &str) -> Vec<Found> {
    scan(&IBAN, text, |captures| {
        let start = captures.get(0)?.start();
        if !begins_free(text, start) {
            return None;
        }
        // The country tells the length; `Iban` knows both and the check digits (modulus 97).
        let mut compact = String::new();
        let mut gap = false;
        for (offset, c) in text.get(start..)?.char_indices() {
            if matches!(c, ' ' | '\u{A0}' | '-') && !gap {
                gap = true;
                continue;
            }
            if !c.is_ascii_alphanumeric() || compact.len() == *IBAN_LENGTHS.end() {
                return None;
            }
            gap = false;
            compact.push(c.to_ascii_uppercase());
            let end = start + offset + 1;
            if IBAN_LENGTHS.contains(&compact.len())
                && ends_free(text, end)
                && compact.parse::<Iban>().is_ok()
            {
                return Some(Found {
                    start,
                    end,
                    value: Value::Iban {
                        country: compact.get(..2)?.to_owned(),
                        ending: ending(&compact, 4),
                    },
                    strength: Strength::Checked,
                });
            }
        }
        None
    })
}
