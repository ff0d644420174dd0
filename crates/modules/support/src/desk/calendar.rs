use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// Days that are looked at for working time; a calendar with none in it never opens.
const HORIZON: u32 = 400;

/// When a team works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Calendar {
    zone: Tz,
    /// Per weekday, Monday first: spans of minutes of the day, in order and apart.
    week: [Vec<(u16, u16)>; 7],
    holidays: Vec<NaiveDate>,
}

impl Calendar {
    /// A team that always works.
    pub(crate) fn always() -> Self {
        Self {
            zone: Tz::UTC,
            week: std::array::from_fn(|_| vec![(0, DAY)]),
            holidays: Vec::new(),
        }
    }

    /// The working hours as they were given; says which field is wrong and how to mend it.
    pub(crate) fn new(
        zone: &str,
        week: &[Vec<(u16, u16)>],
        holidays: Vec<NaiveDate>,
    ) -> Result<Self, (&'static str, String)> {
        let zone = zone.parse::<Tz>().map_err(|_| {
            (
                "timeZone",
                "must be a name of the IANA time zone database, such as Europe/Copenhagen"
                    .to_owned(),
            )
        })?;
        let week: [Vec<(u16, u16)>; 7] = week
            .to_vec()
            .try_into()
            .map_err(|_| ("week", "must have seven lists, Monday first".to_owned()))?;
        for spans in &week {
            let mut free_from = 0;
            for (from, to) in spans {
                if from >= to || *to > DAY || *from < free_from {
                    return Err((
                        "week",
                        "each span is [from, to] in minutes of the day (0 to 1440), from before to, in order and \
                         not overlapping"
                            .to_owned(),
                    ));
                }
                free_from = *to;
            }
        }
        Ok(Self {
            zone,
            week,
            holidays,
        })
    }

    /// Whether the team works at `at`.
    pub(crate) fn is_open(&self, at: DateTime<Utc>) -> bool {
        let day = at.with_timezone(&self.zone).date_naive();
        self.spans(day)
            .iter()
            .any(|(from, to)| *from <= at && at < *to)
    }

    /// The moment at which `seconds` of working time have passed since `from`. `None` when the team does not
    /// work that much within a year.
    pub(crate) fn after(&self, from: DateTime<Utc>, seconds: i64) -> Option<DateTime<Utc>> {
        let mut left = TimeDelta::seconds(seconds.max(0));
        for (opens, closes) in self.from(from) {
            let begins = opens.max(from);
            if begins + left <= closes {
                return Some(begins + left);
            }
            left -= closes - begins;
        }
        None
    }

    /// Seconds of working time between two moments.
    pub(crate) fn between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
        self.from(from)
            .take_while(|(opens, _)| *opens < to)
            .map(|(opens, closes)| (closes.min(to) - opens.max(from)).num_seconds())
            .sum()
    }

    /// Spans of working time that end after `from`, in order.
    fn from(&self, from: DateTime<Utc>) -> impl Iterator<Item = (DateTime<Utc>, DateTime<Utc>)> {
        let first = from.with_timezone(&self.zone).date_naive();
        (0..HORIZON)
            .filter_map(move |ahead| first.checked_add_days(chrono::Days::new(ahead.into())))
            .flat_map(|day| self.spans(day))
            .filter(move |(_, closes)| *closes > from)
    }

    fn spans(&self, day: NaiveDate) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        if self.holidays.contains(&day) {
            return Vec::new();
        }
        let week = &self.week[day.weekday().num_days_from_monday() as usize];
        week.iter()
            .map(|(from, to)| (self.moment(day, *from), self.moment(day, *to)))
            .filter(|(from, to)| from < to)
            .collect()
    }

    /// A minute of a local day. Where the clock is put forward over it, the moment at which it is.
    fn moment(&self, day: NaiveDate, minute: u16) -> DateTime<Utc> {
        let midnight = day.and_time(chrono::NaiveTime::MIN);
        let mut local = midnight + TimeDelta::minutes(minute.into());
        for _ in 0..=4 {
            if let Some(at) = self.zone.from_local_datetime(&local).earliest() {
                return at.to_utc();
            }
            local += TimeDelta::minutes(30);
        }
        local.and_utc()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// Copenhagen, Monday to Friday, nine to noon and one to five.
    fn office() -> Calendar {
        let day = vec![(540, 720), (780, 1020)];
        let mut week = vec![day; 5];
        week.extend([vec![], vec![]]);
        Calendar::new(
            "Europe/Copenhagen",
            &week,
            vec!["2026-12-25".parse().unwrap()],
        )
        .unwrap()
    }

    #[test]
    fn working_time_leaves_out_lunch_nights_weekends_and_holidays() {
        let office = office();
        // Friday 16:30 in Copenhagen: half an hour that day, the rest on Monday.
        let friday = at("2026-11-20T15:30:00Z");
        assert_eq!(office.after(friday, 3600), Some(at("2026-11-23T08:30:00Z")));
        assert_eq!(office.between(friday, at("2026-11-23T08:30:00Z")), 3600);
        // Over lunch.
        assert_eq!(
            office.after(at("2026-11-23T10:30:00Z"), 3600),
            Some(at("2026-11-23T12:30:00Z"))
        );
        // Thursday before Christmas, 17:00: nobody on Friday the 25th, nor at the weekend.
        let christmas = at("2026-12-24T16:00:00Z");
        assert_eq!(
            office.after(christmas, 60),
            Some(at("2026-12-28T08:01:00Z"))
        );
        assert!(!office.is_open(at("2026-12-25T10:00:00Z")));
        assert!(office.is_open(at("2026-12-28T10:00:00Z")));
    }

    #[test]
    fn a_day_on_which_the_clock_changes_keeps_its_office_hours() {
        let week = vec![vec![(60, 300)]; 7];
        let night = Calendar::new("Europe/Copenhagen", &week, vec![]).unwrap();
        // One to five in the morning: three hours in March, five in October.
        let march = night.between(at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z"));
        assert_eq!(march, 3 * 3600);
        let october = night.between(at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z"));
        assert_eq!(october, 5 * 3600);
    }

    #[test]
    fn who_never_works_never_gets_there() {
        let never = Calendar::new("UTC", &vec![vec![]; 7], vec![]).unwrap();
        assert_eq!(never.after(at("2026-11-20T15:30:00Z"), 1), None);
        assert_eq!(
            never.between(at("2026-11-20T15:30:00Z"), at("2027-11-20T15:30:00Z")),
            0
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        let week = vec![vec![]; 7];
        let (field, _) = Calendar::new("Copenhagen", &week, vec![]).unwrap_err();
        assert_eq!(field, "timeZone");
        let (field, _) = Calendar::new("UTC", &week[1..], vec![]).unwrap_err();
        assert_eq!(field, "week");
        let overlapping = vec![vec![(60, 120), (100, 200)]; 7];
        let (field, _) = Calendar::new("UTC", &overlapping, vec![]).unwrap_err();
        assert_eq!(field, "week");
    }
}
