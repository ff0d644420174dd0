use chrono::{DateTime, Utc};
use tekup_base::ConversationId;
use uuid::Uuid;

use super::calendar::Calendar;
use crate::model::{ClockKind, Priority};

/// The part of the time after which a clock warns.
const WARNING: f64 = 0.8;

/// A clock that runs towards a service level, in working time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Clock {
    pub conversation: ConversationId,
    pub kind: ClockKind,
    pub queue: Option<Uuid>,
    pub priority: Priority,
    /// Working time until it breaches.
    pub minutes: i32,
    pub started_at: DateTime<Utc>,
    /// Working seconds used before `running_since`.
    pub used_seconds: i32,
    /// `None` while it stands.
    pub running_since: Option<DateTime<Utc>>,
    pub warn_at: Option<DateTime<Utc>>,
    pub due_at: Option<DateTime<Utc>>,
    pub warned_at: Option<DateTime<Utc>>,
    pub breached_at: Option<DateTime<Utc>>,
    pub met_at: Option<DateTime<Utc>>,
}

/// What a clock has to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alarm {
    Warning,
    Breach,
}

impl Clock {
    /// A clock that stands, with nothing used.
    pub(crate) fn new(
        conversation: ConversationId,
        kind: ClockKind,
        priority: Priority,
        minutes: i32,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            conversation,
            kind,
            queue: None,
            priority,
            minutes,
            started_at: now,
            used_seconds: 0,
            running_since: None,
            warn_at: None,
            due_at: None,
            warned_at: None,
            breached_at: None,
            met_at: None,
        }
    }

    /// The next moment at which it has something to say.
    pub(crate) fn next_at(&self) -> Option<DateTime<Utc>> {
        if self.met_at.is_some() || self.breached_at.is_some() {
            return None;
        }
        match self.warned_at {
            None => self.warn_at,
            Some(_) => self.due_at,
        }
    }

    /// Lets it run from `now` on, towards `minutes` of `calendar`'s time.
    pub(crate) fn run(&mut self, calendar: &Calendar, now: DateTime<Utc>) {
        self.running_since = Some(now);
        let total = f64::from(self.minutes) * 60.0;
        let used = f64::from(self.used_seconds);
        #[expect(clippy::cast_possible_truncation, reason = "seconds of some weeks")]
        let left = |part: f64| calendar.after(now, (total * part - used) as i64);
        self.warn_at = left(WARNING);
        self.due_at = left(1.0);
    }

    /// Makes it stand, such as while the customer is waited for.
    pub(crate) fn stand(&mut self, calendar: &Calendar, now: DateTime<Utc>) {
        if let Some(since) = self.running_since.take() {
            let more = i32::try_from(calendar.between(since, now)).unwrap_or(i32::MAX);
            self.used_seconds = self.used_seconds.saturating_add(more);
        }
        self.warn_at = None;
        self.due_at = None;
    }

    /// What was promised has been done. A breach stays one.
    pub(crate) fn meet(&mut self, calendar: &Calendar, now: DateTime<Utc>) {
        self.stand(calendar, now);
        self.met_at = Some(now);
    }

    /// Takes the alarm that is due at `now`, if one is.
    pub(crate) fn ring(&mut self, now: DateTime<Utc>) -> Option<Alarm> {
        if self.next_at().is_none_or(|at| at > now) {
            return None;
        }
        if self.due_at.is_some_and(|due| due <= now) {
            // Both at once, as after the server was down: the breach says it all.
            self.warned_at.get_or_insert(now);
            self.breached_at = Some(now);
            return Some(Alarm::Breach);
        }
        self.warned_at = Some(now);
        Some(Alarm::Warning)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        "2026-11-20T10:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minute)
    }

    fn clock() -> Clock {
        let kind = ClockKind::FirstResponse;
        let mut clock = Clock::new(ConversationId::new(), kind, Priority::High, 100, at(0));
        clock.run(&Calendar::always(), at(0));
        clock
    }

    #[test]
    fn it_warns_then_breaches_then_is_quiet() {
        let mut clock = clock();
        assert_eq!(clock.ring(at(79)), None);
        assert_eq!(clock.ring(at(80)), Some(Alarm::Warning));
        assert_eq!(clock.ring(at(81)), None);
        assert_eq!(clock.ring(at(100)), Some(Alarm::Breach));
        assert_eq!(clock.next_at(), None);
        assert_eq!(clock.ring(at(200)), None);
    }

    #[test]
    fn it_stands_while_the_customer_is_waited_for() {
        let always = Calendar::always();
        let mut clock = clock();
        clock.stand(&always, at(60));
        assert_eq!(clock.next_at(), None);
        clock.run(&always, at(500));
        assert_eq!(clock.due_at, Some(at(540)));
        assert_eq!(clock.ring(at(520)), Some(Alarm::Warning));
        clock.meet(&always, at(530));
        assert_eq!((clock.breached_at, clock.met_at), (None, Some(at(530))));
        assert_eq!(clock.ring(at(600)), None);
    }

    #[test]
    fn after_a_pause_of_the_server_only_the_breach_is_told() {
        let mut clock = clock();
        assert_eq!(clock.ring(at(300)), Some(Alarm::Breach));
        assert_eq!(clock.ring(at(301)), None);
    }
}
