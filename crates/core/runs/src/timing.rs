//! When a schedule comes round.

use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use croner::{Cron, parser::CronParser};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{Error, FieldError, Result};

/// Times at which something is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum Timing {
    /// By the calendar of a place.
    Cron {
        /// Minute, hour, day of month, month, day of week, as cron has them: `30 8 * * MON-FRI`. A time that daylight saving
        /// leaves out is done right after the gap, one that comes twice the first time only.
        #[schemars(length(max = 200))]
        expression: String,
        /// `Europe/Copenhagen`.
        #[schemars(length(max = 100))]
        zone: String,
    },
    /// Every so often, counted from when the schedule was made.
    #[serde(rename_all = "camelCase")]
    Every {
        /// Seconds in between, 1 to 31,536,000.
        #[schemars(range(min = 1, max = 31_536_000))]
        seconds: u32,
    },
    /// Once.
    Once {
        /// When.
        at: DateTime<Utc>,
    },
}

impl Timing {
    /// Whether it can be reckoned with.
    ///
    /// # Errors
    /// A validation error that names the field.
    pub fn check(&self) -> Result<()> {
        match self {
            Self::Cron { expression, zone } => {
                let wrong = [
                    ("timing.expression", cron(expression).err()),
                    ("timing.zone", place(zone).err()),
                ];
                let wrong: Vec<FieldError> = wrong
                    .into_iter()
                    .filter_map(|(field, why)| {
                        Some(FieldError {
                            field: field.to_owned(),
                            message: why?,
                            code: "invalid".into(),
                        })
                    })
                    .collect();
                if wrong.is_empty() {
                    Ok(())
                } else {
                    Err(Error::validation(wrong))
                }
            }
            Self::Every { seconds: 0 } => Err(Error::field(
                "timing.seconds",
                "minimum",
                "must be 1 or more",
            )),
            Self::Every { .. } | Self::Once { .. } => Ok(()),
        }
    }

    /// The first time after `after`, of a schedule made at `made`; `None` when there is none any more.
    pub fn next(&self, made: DateTime<Utc>, after: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Once { at } => (*at > after).then_some(*at),
            Self::Every { seconds } => {
                let step = i64::from((*seconds).max(1));
                let gone = (after - made).num_seconds().max(0) / step;
                made.checked_add_signed(TimeDelta::try_seconds(step.checked_mul(gone + 1)?)?)
            }
            Self::Cron { expression, zone } => {
                let (cron, zone) = (cron(expression).ok()?, place(zone).ok()?);
                let local = after.with_timezone(&zone);
                let next = cron.find_next_occurrence(&local, false).ok()?;
                Some(next.with_timezone(&Utc))
            }
        }
    }

    /// The next `count` times after `after`.
    pub fn upcoming(&self, after: DateTime<Utc>, count: usize) -> Vec<DateTime<Utc>> {
        let first = self.next(after, after);
        std::iter::successors(first, |at| self.next(after, *at))
            .take(count)
            .collect()
    }
}

fn cron(expression: &str) -> Result<Cron, String> {
    let parser = CronParser::builder().build();
    parser
        .parse(expression)
        .map_err(|error| format!("{error}; five fields are expected, such as `30 8 * * MON-FRI`"))
}

fn place(zone: &str) -> Result<Tz, String> {
    Tz::from_str(zone)
        .map_err(|_| format!("there is no time zone {zone}; use one such as Europe/Copenhagen"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn daily(expression: &str) -> Timing {
        Timing::Cron {
            expression: expression.to_owned(),
            zone: "Europe/Copenhagen".to_owned(),
        }
    }

    #[test]
    fn half_past_eight_stays_half_past_eight_when_the_clocks_change() {
        // 25 October 2026: the clocks go back at 3 in the morning.
        let times = daily("30 8 * * *").upcoming(at("2026-10-24T00:00:00Z"), 3);
        assert_eq!(
            times,
            [
                at("2026-10-24T06:30:00Z"),
                at("2026-10-25T07:30:00Z"),
                at("2026-10-26T07:30:00Z"),
            ]
        );
    }

    #[test]
    fn a_time_that_comes_twice_is_done_once_and_one_that_is_left_out_right_after_the_gap() {
        let back = daily("30 2 * * *").upcoming(at("2026-10-24T12:00:00Z"), 2);
        assert_eq!(
            back,
            [at("2026-10-25T00:30:00Z"), at("2026-10-26T01:30:00Z")]
        );
        // 29 March 2026: 2 o'clock is 3 o'clock.
        let forward = daily("30 2 * * *").upcoming(at("2026-03-28T12:00:00Z"), 2);
        assert_eq!(
            forward,
            [at("2026-03-29T01:00:00Z"), at("2026-03-30T00:30:00Z")]
        );
    }

    #[test]
    fn every_counts_from_when_it_was_made() {
        let timing = Timing::Every { seconds: 90 };
        let made = at("2026-01-01T00:00:00Z");
        assert_eq!(
            timing.next(made, at("2026-01-01T00:03:01Z")),
            Some(at("2026-01-01T00:04:30Z"))
        );
        let once = Timing::Once { at: made };
        assert_eq!(once.next(made, made), None);
    }

    #[test]
    fn all_that_is_wrong_is_named() {
        let timing = Timing::Cron {
            expression: "61 * * * *".to_owned(),
            zone: "Europe/Kobenhavn".to_owned(),
        };
        let error = timing.check().unwrap_err();
        let fields: Vec<&str> = error.fields().iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["timing.expression", "timing.zone"]);
    }
}
