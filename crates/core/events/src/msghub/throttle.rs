use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

/// Subjects that are remembered at once; past that, those that rest are forgotten.
const SUBJECTS: usize = 10_000;

/// Lets through the latest of each subject in an interval, and counts what it leaves out. The first of a subject goes
/// through at once.
#[derive(Debug)]
pub struct Throttle<T> {
    interval: Duration,
    subjects: HashMap<String, Slot<T>>,
}

#[derive(Debug)]
struct Slot<T> {
    sent: Instant,
    latest: Option<T>,
    left_out: u64,
}

/// What goes through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Throttled<T> {
    /// The latest of its subject.
    pub latest: T,
    /// How many of the subject there were between it and the one that went through before.
    pub left_out: u64,
}

impl<T> Throttle<T> {
    /// One message a subject and `interval`.
    pub fn new(interval: Duration) -> Self {
        Self {
            interval,
            subjects: HashMap::new(),
        }
    }

    /// Takes one; gives it back when it may go on at once. Else it, or a later one, comes out of [`Self::due`].
    pub fn offer(&mut self, subject: &str, item: T, now: Instant) -> Option<Throttled<T>> {
        if let Some(slot) = self.subjects.get_mut(subject) {
            if now.duration_since(slot.sent) < self.interval || slot.latest.is_some() {
                slot.left_out += u64::from(slot.latest.is_some());
                slot.latest = Some(item);
                return None;
            }
            slot.sent = now;
        } else {
            if self.subjects.len() >= SUBJECTS {
                self.forget(now);
            }
            let slot = Slot {
                sent: now,
                latest: None,
                left_out: 0,
            };
            self.subjects.insert(subject.to_owned(), slot);
        }
        Some(Throttled {
            latest: item,
            left_out: 0,
        })
    }

    /// What may go on by now.
    pub fn due(&mut self, now: Instant) -> Vec<Throttled<T>> {
        let mut due = Vec::new();
        for slot in self.subjects.values_mut() {
            if now.duration_since(slot.sent) >= self.interval
                && let Some(latest) = slot.latest.take()
            {
                slot.sent = now;
                let left_out = std::mem::take(&mut slot.left_out);
                due.push(Throttled { latest, left_out });
            }
        }
        due
    }

    /// When [`Self::due`] has something next.
    pub fn next_due(&self) -> Option<Instant> {
        let waiting = self.subjects.values().filter(|slot| slot.latest.is_some());
        waiting.map(|slot| slot.sent + self.interval).min()
    }

    fn forget(&mut self, now: Instant) {
        let interval = self.interval;
        self.subjects
            .retain(|_, slot| slot.latest.is_some() || now.duration_since(slot.sent) < interval);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn of_a_burst_the_first_and_the_last_go_through_with_the_count_of_those_between() {
        let mut throttle = Throttle::new(SECOND);
        let start = Instant::now();
        assert_eq!(throttle.offer("a", 1, start).unwrap().latest, 1);
        for n in 2..=5 {
            assert!(throttle.offer("a", n, start).is_none());
        }
        assert!(throttle.due(start).is_empty());
        assert_eq!(throttle.next_due(), Some(start + SECOND));
        let later = start + SECOND;
        let due = throttle.due(later);
        assert_eq!(
            due,
            [Throttled {
                latest: 5,
                left_out: 3
            }]
        );
        // The interval begins anew.
        assert!(throttle.offer("a", 6, later).is_none());
        assert_eq!(
            throttle.due(later + SECOND),
            [Throttled {
                latest: 6,
                left_out: 0
            }]
        );
    }

    #[test]
    fn subjects_do_not_wait_for_each_other() {
        let mut throttle = Throttle::new(SECOND);
        let start = Instant::now();
        assert!(throttle.offer("a", 1, start).is_some());
        assert!(throttle.offer("b", 1, start).is_some());
        assert!(
            throttle.offer("a", 2, start + SECOND).is_some(),
            "a has rested"
        );
    }
}
