//! Days: written with digits or the month's name, or relative to today.
//!
//! Digits are read as Danes write them, day first; month first only where the day could not be a month
//! and slashes are written. A date without a year is the nearest to today; "next Friday" is that of next
//! week, since both languages mean so more often than not.

mod relative;

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use regex::{Captures, Match, Regex};

use super::scan::{after, begins_free, ends_free, pattern, scan, stands_free, words_before};
use super::{Found, Strength, Value};

const MONTHS: &str = "januar|january|jan|februar|february|feb|marts|march|mar|april|apr|maj|may|juni|june|jun|juli|july|jul|august|aug|september|sept|sep|oktober|october|okt|oct|november|nov|december|dec";
/// A year in four digits is one of these.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// Words before "24/12" that make it a date.
const DATE_WORDS: &[&str] = &["den", "d", "pr", "senest", "dato", "dateret", "dated"];

static ISO: LazyLock<Regex> = LazyLock::new(|| pattern("([0-9]{4})-([0-9]{2})-([0-9]{2})"));
static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"([0-9]{1,2})([./-])([0-9]{1,2})(/|-|\.[ ]?|[ ])([0-9]{4}|[0-9]{2})")
});
static DAY_MONTH: LazyLock<Regex> = LazyLock::new(|| pattern("([0-9]{1,2})[./]([0-9]{1,2})"));
static DAY_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)([0-9]{{1,2}})(?:\.|st|nd|rd|th)?[ \x{{A0}}]{{0,2}}(?:of[ ])?({MONTHS})\b(\.?,?[ \x{{A0}}]([0-9]{{4}}))?"
    ))
});
static NAME_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)({MONTHS})\b\.?[ \x{{A0}}]([0-9]{{1,2}})(?:st|nd|rd|th)?\b(,?[ \x{{A0}}]([0-9]{{4}}))?"
    ))
});

pub(super) fn find(text: &str, today: NaiveDate) -> Vec<Found> {
    let mut found = relative::find(text, today);
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return found;
    }
    found.extend(scan(&ISO, text, |captures| {
        let whole = captures.get(0)?;
        // A time may follow at once: 2026-12-24T10:00.
        let timed = matches!(after(text, whole.end()), (Some('T'), Some('0'..='2')));
        let free = begins_free(text, whole.start()) && (timed || ends_free(text, whole.end()));
        let year = number(captures, 1)? as i32;
        if !free || !YEARS.contains(&year) {
            return None;
        }
        on(
            whole,
            date(year, number(captures, 2)?, number(captures, 3)?)?,
        )
    }));
    found.extend(scan(&NUMBERS, text, |captures| {
        numbers(text, captures, today)
    }));
    found.extend(scan(&DAY_MONTH, text, |captures| {
        let whole = captures.get(0)?;
        let announced = words_before(text, whole.start())
            .first()
            .is_some_and(|word| DATE_WORDS.contains(&word.as_str()));
        let free = announced && stands_free(text, whole.start(), whole.end());
        let (day, month) = (number(captures, 1)?, number(captures, 2)?);
        free.then(|| nearest(month, day, today))?
            .and_then(|date| on(whole, date))
    }));
    found.extend(named(text, today, &DAY_NAME, (2, 1)));
    found.extend(named(text, today, &NAME_DAY, (1, 2)));
    found
}

/// Day, month and year in digits.
fn numbers(text: &str, captures: &Captures<'_>, today: NaiveDate) -> Option<Found> {
    let whole = captures.get(0)?;
    let separators = (captures.get(2)?.as_str(), captures.get(4)?.as_str());
    let (day, month) = (captures.get(1)?, captures.get(3)?);
    let short_year = captures.get(5)?.len() == 2;
    let fits = match separators {
        ("/", "/" | "-") => true,
        // "1.2.20" is a version.
        (".", ".") | ("-", "-") => !short_year || (day.len() == 2 && month.len() == 2),
        ("/" | ".", " ") | (".", ". ") => !short_year,
        _ => false,
    };
    if !fits || !stands_free(text, whole.start(), whole.end()) {
        return None;
    }
    let year = number(captures, 5)? as i32;
    let year = if short_year {
        full_year(year, today)?
    } else {
        year
    };
    if !YEARS.contains(&year) {
        return None;
    }
    let (day, month) = (number(captures, 1)?, number(captures, 3)?);
    let month_first = || (separators == ("/", "/")).then(|| date(year, day, month))?;
    on(whole, date(year, month, day).or_else(month_first)?)
}

/// Day and the month's name. `groups` are those of the month and the day. A year that follows may be
/// something else ("24. december 2000 kr"), so the date without it is found too.
fn named(text: &str, today: NaiveDate, pattern: &Regex, groups: (usize, usize)) -> Vec<Found> {
    let mut without_year = Vec::new();
    let mut found = scan(pattern, text, |captures| {
        let (whole, name) = (captures.get(0)?, captures.get(groups.0)?);
        let (month, day) = (month(name.as_str())?, number(captures, groups.1)?);
        let month_first = groups.0 < groups.1;
        if !begins_free(text, whole.start()) || (month_first && !may_lead(text, &name)) {
            return None;
        }
        let year = number(captures, 4).map(|year| year as i32);
        let year = year.filter(|year| YEARS.contains(year) && ends_free(text, whole.end()));
        let short_end = captures.get(3).map_or(whole.end(), |tail| tail.start());
        let short = ends_free(text, short_end)
            .then(|| nearest(month, day, today))
            .flatten()
            .map(|date| at(whole.start(), short_end, date));
        match year {
            Some(year) => {
                let full = at(whole.start(), whole.end(), date(year, month, day)?);
                without_year.extend(short);
                Some(full)
            }
            // "3 may be enough"
            None if name.as_str() == "may" => None,
            None => short,
        }
    });
    found.append(&mut without_year);
    found
}

/// Whether the name of a month may lead its day: "May 5", but not "i december 10 gange".
fn may_lead(text: &str, name: &Match<'_>) -> bool {
    let written = name.as_str();
    let danish = matches!(
        written.to_lowercase().as_str(),
        "januar" | "februar" | "marts" | "maj" | "juni" | "juli" | "oktober" | "okt"
    );
    let period = words_before(text, name.start())
        .first()
        .is_some_and(|word| word == "i" || word == "in");
    !danish && !period
}

fn month(name: &str) -> Option<u32> {
    let stem: String = name.to_lowercase().chars().take(3).collect();
    Some(match stem.as_str() {
        "jan" => 1,
        "feb" => 2,
        "mar" => 3,
        "apr" => 4,
        "maj" | "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "okt" | "oct" => 10,
        "nov" => 11,
        "dec" => 12,
        _ => return None,
    })
}

/// The year of two digits that lies at most 80 years back or 19 ahead.
fn full_year(short: i32, today: NaiveDate) -> Option<i32> {
    let first = today.year() - 80;
    (0..100)
        .contains(&short)
        .then(|| first + (short - first).rem_euclid(100))
}

/// The day of that month nearest to `today`.
fn nearest(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    [0, -1, 1]
        .iter()
        .filter_map(|years| date(today.year() + years, month, day))
        .min_by_key(|date| (*date - today).num_days().abs())
        // 29 February may be further away than a year.
        .or_else(|| (2..8).find_map(|years| date(today.year() + years, month, day)))
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn number(captures: &Captures<'_>, group: usize) -> Option<u32> {
    captures.get(group)?.as_str().parse().ok()
}

fn on(whole: Match<'_>, date: NaiveDate) -> Option<Found> {
    Some(at(whole.start(), whole.end(), date))
}

fn at(start: usize, end: usize, date: NaiveDate) -> Found {
    Found {
        start,
        end,
        value: Value::Date(date),
        strength: Strength::Date,
    }
}
