//! The days of a report in the tenant's time zone.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};

/// Longest range, in days: three years.
const LONGEST: i64 = 1100;
/// Most parts of a range.
const PARTS: usize = 400;

/// How long a part of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Interval {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week from Monday on.
    Week,
    /// A month.
    Month,
}

/// A range of days, cut into parts.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub zone: Tz,
    pub from: NaiveDate,
    /// The last day, which belongs to it.
    pub to: NaiveDate,
    /// The first day of as many days before.
    pub previous_from: NaiveDate,
    /// When each part begins; the last one ends with the range. Never empty.
    pub parts: Vec<DateTime<Utc>>,
}

impl Span {
    /// The days `from` to `to` in `zone`.
    ///
    /// # Errors
    /// A validation error for a range that ends before it begins, is longer than three years or has too many parts.
    pub fn new(zone: Tz, from: NaiveDate, to: NaiveDate, interval: Interval) -> Result<Self> {
        let days = (to - from).num_days() + 1;
        if days < 1 {
            return Err(Error::field("to", "invalid", "must not be before `from`"));
        }
        let early = from.year() < 2000 || to.year() > 2200;
        if days > LONGEST || early {
            let message = "may be at most 1,100 days, between the years 2000 and 2200";
            return Err(Error::field("from", "out_of_range", message));
        }
        let end = midnight(zone, next(to));
        let mut parts = Vec::new();
        let mut day = from;
        let mut at = midnight(zone, from);
        while at < end {
            parts.push(at);
            if parts.len() > PARTS {
                let message = "cuts the range into more than 400 parts; take a longer one";
                return Err(Error::field("interval", "out_of_range", message));
            }
            if interval == Interval::Hour {
                at += TimeDelta::hours(1);
                continue;
            }
            day = match interval {
                Interval::Hour | Interval::Day => next(day),
                Interval::Week => {
                    let ahead = 7 - day.weekday().num_days_from_monday();
                    day + Days::new(ahead.into())
                }
                Interval::Month => day.with_day(1).unwrap_or(day) + Months::new(1),
            };
            at = midnight(zone, day);
        }
        let previous_from = from - Days::new(days.unsigned_abs());
        Ok(Self {
            zone,
            from,
            to,
            previous_from,
            parts,
        })
    }

    /// When it begins.
    pub fn begins(&self) -> DateTime<Utc> {
        midnight(self.zone, self.from)
    }

    /// When it has ended.
    pub fn ends(&self) -> DateTime<Utc> {
        midnight(self.zone, next(self.to))
    }

    /// When as many days before begin.
    pub fn previous_begins(&self) -> DateTime<Utc> {
        midnight(self.zone, self.previous_from)
    }
}

/// When a range begins and when it has ended, either of which may be open.
pub(crate) type Bounds = (Option<DateTime<Utc>>, Option<DateTime<Utc>>);

/// When the days `from` to `to`, either of which may be open, begin and have ended in `zone`.
///
/// # Errors
/// A validation error for a range that ends before it begins, or a year that is none of ours.
pub(crate) fn moments(zone: Tz, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Result<Bounds> {
    for (field, day) in [("from", from), ("to", to)] {
        if day.is_some_and(|day| !(2000..=2200).contains(&day.year())) {
            let message = "must be between the years 2000 and 2200";
            return Err(Error::field(field, "out_of_range", message));
        }
    }
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        return Err(Error::field("to", "invalid", "must not be before `from`"));
    }
    Ok((
        from.map(|day| midnight(zone, day)),
        to.map(|day| midnight(zone, next(day))),
    ))
}

fn next(day: NaiveDate) -> NaiveDate {
    day + Days::new(1)
}

/// When a local day begins. Where the clock is put forward at midnight, the moment at which it is.
fn midnight(zone: Tz, day: NaiveDate) -> DateTime<Utc> {
    let mut local = day.and_time(chrono::NaiveTime::MIN);
    for _ in 0..=4 {
        if let Some(at) = zone.from_local_datetime(&local).earliest() {
            return at.to_utc();
        }
        local += TimeDelta::minutes(30);
    }
    local.and_utc()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn span(from: &str, to: &str, interval: Interval) -> Span {
        Span::new(Tz::Europe__Copenhagen, day(from), day(to), interval).unwrap()
    }

    #[test]
    fn a_day_on_which_the_clock_changes_has_23_or_25_hours() {
        let march = span("2026-03-29", "2026-03-29", Interval::Hour);
        assert_eq!(march.parts.len(), 23);
        let october = span("2026-10-25", "2026-10-25", Interval::Hour);
        assert_eq!(october.parts.len(), 25);
        let days = span("2026-03-28", "2026-03-30", Interval::Day);
        let begin: Vec<String> = days.parts.iter().map(ToString::to_string).collect();
        assert_eq!(
            begin,
            [
                "2026-03-27 23:00:00 UTC",
                "2026-03-28 23:00:00 UTC",
                "2026-03-29 22:00:00 UTC"
            ]
        );
        // Midnight does not exist there.
        let beirut = Span::new(
            Tz::Asia__Beirut,
            day("2026-03-29"),
            day("2026-03-29"),
            Interval::Day,
        );
        assert_eq!(
            beirut.unwrap().begins().to_string(),
            "2026-03-28 22:00:00 UTC"
        );
    }

    #[test]
    fn weeks_begin_on_monday_and_months_on_the_first_but_not_before_the_range() {
        let weeks = span("2026-11-18", "2026-12-01", Interval::Week);
        let begin: Vec<NaiveDate> = weeks
            .parts
            .iter()
            .map(|at| at.with_timezone(&weeks.zone).date_naive())
            .collect();
        assert_eq!(
            begin,
            [day("2026-11-18"), day("2026-11-23"), day("2026-11-30")]
        );
        assert_eq!(
            span("2026-01-31", "2026-03-01", Interval::Month)
                .parts
                .len(),
            3
        );
        assert_eq!(weeks.previous_from, day("2026-11-04"));
    }

    #[test]
    fn ranges_that_make_no_sense_are_refused() {
        let zone = Tz::UTC;
        let wrong = |from, to, interval| Span::new(zone, day(from), day(to), interval).is_err();
        assert!(wrong("2026-02-01", "2026-01-31", Interval::Day));
        assert!(wrong("2020-01-01", "2026-01-31", Interval::Month));
        assert!(wrong("2024-01-01", "2026-01-31", Interval::Day));
        assert!(!wrong("2025-01-01", "2025-12-31", Interval::Day));
    }
}
