//! Danish civil registration numbers: day, month, year and four digits, of which the first tells the
//! century.
//!
//! Source: "Personnummeret i CPR-systemet", CPR-kontoret. Since 2007 numbers are given out that do not
//! pass the modulus 11 check, so it decides only where nothing but the digits is given.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::scan::{FILLERS, digits, is_announced, pattern, scan, stands_free};
use super::{Found, Strength, Value};

static CPR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[0-9]{6}(?:( ?[-\x{2010}-\x{2015}] ?)| )?[0-9]{4}"));

const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

pub(super) fn find(text: &str, today: NaiveDate) -> Vec<Found> {
    scan(&CPR, text, |captures| {
        let whole = captures.get(0)?;
        if !stands_free(text, whole.start(), whole.end()) {
            return None;
        }
        let number = digits(whole.as_str());
        let born = birthday(&number).filter(|born| *born <= today)?;
        let passes_mod11 = passes_mod11(&number);
        let named =
            captures.get(1).is_some() || is_announced(text, whole.start(), FILLERS, names_cpr);
        let strength = match (named, passes_mod11) {
            (true, _) => Strength::Personal,
            (false, true) => Strength::Bare,
            (false, false) => return None,
        };
        Some(Found {
            start: whole.start(),
            end: whole.end(),
            value: Value::Cpr { born, passes_mod11 },
            strength,
        })
    })
}

fn names_cpr(word: &str) -> bool {
    word.starts_with("cpr") || word.starts_with("personnummer")
}

fn birthday(number: &str) -> Option<NaiveDate> {
    let part = |from: usize, to: usize| number.get(from..to)?.parse::<u32>().ok();
    let (day, month, year) = (part(0, 2)?, part(2, 4)?, part(4, 6)?);
    let century = match (part(6, 7)?, year) {
        (0..=3, _) => 1900,
        (4 | 9, 0..=36) => 2000,
        (4 | 9, _) => 1900,
        (5..=8, 0..=57) => 2000,
        _ => 1800,
    };
    NaiveDate::from_ymd_opt((century + year) as i32, month, day)
}

fn passes_mod11(number: &str) -> bool {
    let sum: u32 = number
        .bytes()
        .zip(WEIGHTS)
        .map(|(byte, weight)| u32::from(byte.wrapping_sub(b'0')) * weight)
        .sum();
    sum.is_multiple_of(11)
}
