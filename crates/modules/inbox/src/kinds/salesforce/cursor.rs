//! How far an object was read.
//!
//! What changed there is read by `SystemModstamp` and id, so that rows of one moment are neither lost nor taken twice
//! where a page ends between them. A change becomes visible when its transaction ends, under the time at which it was
//! made: so each pass begins [`OVERLAP`] before the newest row of the pass before. All of these are the rows' own
//! times; of our clock only spans are used.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tekup_connectors::Trouble;

use super::{
    failed,
    query::{id, literal, quoted, time, whole},
};

/// How long a change may take to become visible.
const OVERLAP: TimeDelta = TimeDelta::minutes(10);

/// How far an object was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Cursor {
    /// The newest row that was taken.
    pub newest: Option<DateTime<Utc>>,
    /// From where the next pass reads.
    pub from: Option<DateTime<Utc>>,
    /// The row behind which it goes on, in the midst of a pass.
    pub behind: Option<(DateTime<Utc>, String)>,
    /// When the pass began, and since when nothing newer has come; by our clock, for spans.
    pub began: DateTime<Utc>,
    pub quiet_since: Option<DateTime<Utc>>,
}

impl Cursor {
    /// Reads from about the newest row on.
    pub fn beginning(newest: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Self {
        Self {
            newest,
            from: newest.map(|newest| newest - OVERLAP),
            behind: None,
            began: now,
            quiet_since: None,
        }
    }

    /// What a pass asks for.
    pub fn condition(&self) -> String {
        match (&self.behind, self.from) {
            (Some((at, id)), _) => {
                let (at, id) = (literal(*at), quoted(id));
                format!(" WHERE (SystemModstamp > {at} OR (SystemModstamp = {at} AND Id > {id}))")
            }
            (None, Some(from)) => format!(" WHERE SystemModstamp >= {}", literal(from)),
            (None, None) => String::new(),
        }
    }

    /// Goes on behind a page's rows, which must be in their order.
    pub fn pass(&mut self, rows: &[Value]) -> Result<(), Trouble> {
        for row in rows {
            let here = place(row)?;
            if self.behind.as_ref().is_some_and(|(at, _)| here.0 < *at) {
                return Err(failed("Salesforce sent rows in no order".to_owned()));
            }
            if self.newest.is_none_or(|newest| newest < here.0) {
                self.newest = Some(here.0);
                self.quiet_since = None;
            }
            self.behind = Some(here);
        }
        Ok(())
    }

    /// A pass has come to its end.
    pub fn done(&mut self, now: DateTime<Utc>) {
        let quiet = now - *self.quiet_since.get_or_insert(now) > OVERLAP;
        self.from = match self.newest {
            // Whatever is to come comes later: the rows of that moment need not be read for ever.
            Some(newest) if quiet => Some(newest + TimeDelta::milliseconds(1)),
            Some(newest) => Some(newest - OVERLAP - (now - self.began).max(TimeDelta::zero())),
            None => None,
        };
        self.behind = None;
    }
}

/// Where a row stands.
pub(super) fn place(row: &Value) -> Result<(DateTime<Utc>, String), Trouble> {
    let wrong = |what| failed(format!("Salesforce sent a row without a usable {what}"));
    let row_id = row["Id"].as_str().filter(|text| id(text).is_ok());
    let row_id = whole(row_id.ok_or_else(|| wrong("Id"))?);
    let at = time(&row["SystemModstamp"]).ok_or_else(|| wrong("SystemModstamp"))?;
    Ok((at, row_id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_begins_before_the_newest_row_until_nothing_more_can_come() {
        let now = Utc::now();
        let newest = now + TimeDelta::hours(1);
        let mut cursor = Cursor {
            newest: Some(newest),
            from: None,
            behind: Some((newest, "500000000000001AAA".to_owned())),
            began: now - TimeDelta::minutes(2),
            quiet_since: None,
        };
        assert!(cursor.condition().contains("Id > '500000000000001AAA'"));
        cursor.done(now);
        assert_eq!(cursor.from, Some(newest - TimeDelta::minutes(12)));
        cursor.done(now + TimeDelta::minutes(11));
        assert_eq!(cursor.from, Some(newest + TimeDelta::milliseconds(1)));
        // What comes then is followed by an overlap again.
        let later = newest + TimeDelta::minutes(30);
        let row = |at: DateTime<Utc>| {
            let at = at.format("%Y-%m-%dT%H:%M:%S%.3f+0000").to_string();
            serde_json::json!({"Id": "500000000000001AAA", "SystemModstamp": at})
        };
        cursor.pass(&[row(later)]).unwrap();
        assert!(cursor.pass(&[row(newest)]).is_err(), "out of order");
        cursor.began = now + TimeDelta::minutes(30);
        cursor.done(now + TimeDelta::minutes(30));
        let from = cursor.from.unwrap() - newest - TimeDelta::minutes(20);
        assert!(from.num_milliseconds().abs() <= 1, "{from}");
    }
}
