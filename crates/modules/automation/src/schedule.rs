//! When a schedule comes round.

use chrono::DateTime;
use serde_json::{Map, Value};
use tekup_runs::Timing;

/// The zone of a cron line that names none.
const ZONE: &str = "Europe/Copenhagen";
/// Seconds between two starts at least.
const SHORTEST: u32 = 60;

/// Reads the inputs of a `trigger.schedule`.
///
/// # Errors
/// Which of them is wrong, and why.
pub(crate) fn read(inputs: &Map<String, Value>) -> Result<Timing, (&'static str, String)> {
    let text = |name: &str| inputs.get(name).and_then(Value::as_str);
    let every = inputs.get("everySeconds").and_then(Value::as_i64);
    match (text("cron"), every, text("at")) {
        (Some(cron), None, None) => {
            let timing = Timing::Cron {
                expression: cron.to_owned(),
                zone: text("zone").unwrap_or(ZONE).to_owned(),
            };
            match timing.check() {
                Ok(()) => Ok(timing),
                Err(error) => Err(error.fields().last().map_or_else(
                    || ("cron", error.to_string()),
                    |wrong| match wrong.field.as_str() {
                        "timing.zone" => ("zone", wrong.message.clone()),
                        _ => ("cron", wrong.message.clone()),
                    },
                )),
            }
        }
        (None, Some(seconds), None) => Ok(Timing::Every {
            seconds: u32::try_from(seconds.max(0))
                .unwrap_or(u32::MAX)
                .max(SHORTEST),
        }),
        (None, None, Some(at)) => DateTime::parse_from_rfc3339(at)
            .map(|at| Timing::Once { at: at.to_utc() })
            .map_err(|_| {
                (
                    "at",
                    "write a moment as 2026-12-24T18:00:00+01:00".to_owned(),
                )
            }),
        _ => Err(("cron", "give one of cron, everySeconds and at".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use chrono::Utc;
    use serde_json::json;

    use super::*;

    fn when(inputs: Value) -> Result<Timing, (&'static str, String)> {
        read(inputs.as_object().unwrap())
    }

    fn next(timing: &Timing, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        timing.next(now, now)
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_cron_line_keeps_its_hour_when_the_clocks_change() {
        let eight = when(json!({"cron": "0 8 * * *"})).unwrap();
        assert_eq!(
            next(&eight, at("2026-10-24T07:00:00Z")),
            Some(at("2026-10-25T07:00:00Z"))
        );
        assert_eq!(
            next(&eight, at("2026-10-23T07:00:00Z")),
            Some(at("2026-10-24T06:00:00Z"))
        );
        // Half past two does not exist on the night in spring, and comes once in autumn.
        let night = when(json!({"cron": "30 2 * * *"})).unwrap();
        let autumn = next(&night, at("2026-10-24T12:00:00Z")).unwrap();
        let after = next(&night, autumn).unwrap();
        assert!((after - autumn).num_hours() >= 23, "{autumn} {after}");
    }

    #[test]
    fn what_is_no_schedule_is_told_with_its_field() {
        for (inputs, field) in [
            (json!({"cron": "nonsense"}), "cron"),
            (json!({"cron": "0 8 * * *", "zone": "Mars"}), "zone"),
            (json!({"at": "tomorrow"}), "at"),
            (json!({}), "cron"),
            (json!({"cron": "0 8 * * *", "everySeconds": 60}), "cron"),
        ] {
            assert_eq!(when(inputs.clone()).unwrap_err().0, field, "{inputs}");
        }
        let past = when(json!({"at": "2020-01-01T00:00:00Z"})).unwrap();
        assert_eq!(next(&past, at("2026-01-01T00:00:00Z")), None);
    }
}
