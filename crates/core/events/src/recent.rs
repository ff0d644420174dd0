use std::{collections::VecDeque, sync::Arc};

use crate::Event;

/// Events kept at most.
const KEPT: usize = 2_000;

/// The end of the event log: every event after a sequence, and none missing.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    /// The log is known from here on; `None` before anything is.
    after: Option<i64>,
    events: VecDeque<Arc<Event>>,
}

impl Recent {
    /// Begins with what happens after `sequence`.
    pub(crate) fn begin(&mut self, sequence: i64) {
        self.after = Some(sequence);
    }

    /// Adds the event that comes next in the log.
    pub(crate) fn push(&mut self, event: Arc<Event>) {
        self.events.push_back(event);
        if self.events.len() > KEPT
            && let Some(oldest) = self.events.pop_front()
        {
            self.after = Some(oldest.sequence);
        }
    }

    /// At most `most` events after `position`, oldest first; `None` when they reach further back than is known.
    pub(crate) fn after(&self, position: i64, most: usize) -> Option<Vec<Arc<Event>>> {
        if self.after.is_none_or(|after| position < after) {
            return None;
        }
        let from = self
            .events
            .partition_point(|event| event.sequence <= position);
        Some(self.events.range(from..).take(most).cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use chrono::Utc;
    use serde_json::Value;
    use tekup_base::{EventId, TenantId};
    use uuid::Uuid;

    use super::*;
    use crate::Actor;

    fn event(sequence: i64) -> Arc<Event> {
        Arc::new(Event {
            sequence,
            tenant: TenantId(Uuid::nil()),
            id: EventId::from(Uuid::nil()),
            kind: "thing.happened".into(),
            subject: Uuid::nil(),
            actor: Actor {
                kind: "system".into(),
                id: None,
            },
            data: Value::Null,
            created_at: Utc::now(),
            depth: 0,
        })
    }

    fn sequences(found: Option<Vec<Arc<Event>>>) -> Option<Vec<i64>> {
        found.map(|events| events.iter().map(|event| event.sequence).collect())
    }

    #[test]
    fn what_is_not_known_is_not_taken_for_nothing() {
        let mut recent = Recent::default();
        assert_eq!(sequences(recent.after(0, 10)), None, "nothing is known yet");
        recent.begin(7);
        recent.push(event(9));
        recent.push(event(12));
        assert_eq!(sequences(recent.after(6, 10)), None, "7 may be missing");
        assert_eq!(sequences(recent.after(7, 10)), Some(vec![9, 12]));
        assert_eq!(sequences(recent.after(7, 1)), Some(vec![9]));
        assert_eq!(sequences(recent.after(9, 10)), Some(vec![12]));
        assert_eq!(sequences(recent.after(12, 10)), Some(Vec::new()));
    }

    #[test]
    fn the_oldest_are_forgotten_and_said_to_be() {
        let mut recent = Recent::default();
        recent.begin(0);
        let last = KEPT as i64 + 2;
        for sequence in 1..=last {
            recent.push(event(sequence));
        }
        assert_eq!(sequences(recent.after(1, 10)), None);
        let all = sequences(recent.after(2, usize::MAX)).unwrap();
        assert_eq!(all, (3..=last).collect::<Vec<_>>());
    }
}
