//! Days relative to today: "i morgen", "yesterday", "på mandag", "next Friday".

use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use regex::{Captures, Regex};

use super::super::Found;
use super::super::scan::{pattern, scan, stands_free};
use super::at;

static DAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)i[ \x{A0}]{0,2}(?:dag|morgen|g(?:å|a\x{30A}|aa)r|overmorgen|forg(?:å|a\x{30A}|aa)rs)|the[ ]day[ ]after[ ]tomorrow|the[ ]day[ ]before[ ]yesterday|today|tomorrow|yesterday",
    )
});
static WEEKDAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(på|pa\x{30A}|paa|i|næste|kommende|førstkommende|denne|sidste|forrige|inden|senest|next|this|coming|last|previous|past|by|until|before)[ \x{A0}]{1,2}(mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(s)?",
    )
});

pub(super) fn find(text: &str, today: NaiveDate) -> Vec<Found> {
    let mut found = scan(&DAYS, text, |captures| {
        let whole = captures.get(0)?;
        let days = offset(&whole.as_str().to_lowercase());
        let date = shift(today, days)?;
        stands_free(text, whole.start(), whole.end()).then(|| at(whole.start(), whole.end(), date))
    });
    found.extend(scan(&WEEKDAYS, text, |captures| {
        let whole = captures.get(0)?;
        let date = weekday(captures, today)?;
        stands_free(text, whole.start(), whole.end()).then(|| at(whole.start(), whole.end(), date))
    }));
    found
}

/// Days from today. `phrase` is in small letters.
fn offset(phrase: &str) -> i64 {
    if phrase.ends_with("before yesterday") || phrase.contains("forg") {
        -2
    } else if phrase == "yesterday" || phrase.ends_with('r') {
        -1
    } else if phrase.contains("after tomorrow") || phrase.ends_with("overmorgen") {
        2
    } else if phrase == "tomorrow" || phrase.ends_with("morgen") {
        1
    } else {
        0
    }
}

fn weekday(captures: &Captures<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let word = captures.get(1)?.as_str().to_lowercase();
    let day = named(&captures.get(2)?.as_str().to_lowercase())?;
    let past_form = captures.get(3).is_some();
    // Days until it comes, 1 to 7.
    let ahead = 7 - i64::from(today.weekday().days_since(day));
    let days = match (word.as_str(), past_form) {
        ("i", true) => ahead - 7 - i64::from(ahead == 7) * 7,
        ("i", false) | (_, true) => return None,
        ("sidste" | "forrige" | "last" | "previous" | "past", _) => {
            ahead - 7 - i64::from(ahead == 7) * 7
        }
        // That of the week that starts on the coming Monday.
        ("næste" | "next", _) => {
            7 - i64::from(today.weekday().num_days_from_monday())
                + i64::from(day.num_days_from_monday())
        }
        ("this" | "denne", _) => ahead % 7,
        _ => ahead,
    };
    shift(today, days)
}

fn named(day: &str) -> Option<Weekday> {
    Some(match day {
        "mandag" | "monday" => Weekday::Mon,
        "tirsdag" | "tuesday" => Weekday::Tue,
        "onsdag" | "wednesday" => Weekday::Wed,
        "torsdag" | "thursday" => Weekday::Thu,
        "fredag" | "friday" => Weekday::Fri,
        "lørdag" | "saturday" => Weekday::Sat,
        "søndag" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

fn shift(today: NaiveDate, days: i64) -> Option<NaiveDate> {
    let by = Days::new(days.unsigned_abs());
    if days < 0 {
        today.checked_sub_days(by)
    } else {
        today.checked_add_days(by)
    }
}
