use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Channel, Message,
    log::{Place, Span},
};

/// Messages of one channel that stay at most, and bytes of them.
const MESSAGES: usize = 10_000;
const BYTES: usize = 16 * 1024 * 1024;

/// The last messages of channels that are not persisted, in this process.
#[derive(Debug, Default)]
pub(crate) struct Memory(Mutex<HashMap<Place, Ring>>);

#[derive(Debug)]
struct Ring {
    last: i64,
    bytes: usize,
    kept: VecDeque<(usize, Arc<Message>)>,
    retention: TimeDelta,
}

impl Memory {
    /// Numbers a message and keeps it for a while. `hand_on` is called in the order of the numbers.
    pub fn push(
        &self,
        place: Place,
        channel: &Channel,
        mut message: Message,
        bytes: usize,
        hand_on: impl FnOnce(&Arc<Message>),
    ) -> Arc<Message> {
        let mut rings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let ring = rings.entry(place).or_insert_with(|| Ring {
            // Above what this channel had before the process was started again.
            last: Utc::now().timestamp_micros(),
            bytes: 0,
            kept: VecDeque::new(),
            retention: TimeDelta::zero(),
        });
        ring.retention = TimeDelta::seconds(channel.retention_seconds);
        ring.last += 1;
        message.sequence = ring.last;
        let message = Arc::new(message);
        ring.bytes += bytes;
        ring.kept.push_back((bytes, Arc::clone(&message)));
        ring.drop_while(|ring, _| ring.kept.len() > MESSAGES || ring.bytes > BYTES);
        hand_on(&message);
        message
    }

    /// The next messages after a number.
    pub fn read(&self, place: Place, after: i64, most: usize) -> Vec<Arc<Message>> {
        let rings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(ring) = rings.get(&place) else {
            return Vec::new();
        };
        let from = ring.kept.partition_point(|(_, one)| one.sequence <= after);
        ring.kept
            .range(from..)
            .take(most)
            .map(|(_, one)| Arc::clone(one))
            .collect()
    }

    /// What there is.
    pub fn span(&self, place: Place) -> Span {
        let rings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let ring = rings.get(&place);
        let last = ring.map_or(0, |ring| ring.last);
        let first = ring
            .and_then(|ring| ring.kept.front())
            .map_or(last + 1, |(_, one)| one.sequence);
        Span { first, last }
    }

    /// The number before the first message at `at` or later.
    pub fn position_at(&self, place: Place, at: DateTime<Utc>) -> i64 {
        let rings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(ring) = rings.get(&place) else {
            return 0;
        };
        let first = ring.kept.iter().find(|(_, one)| one.at >= at);
        first.map_or(ring.last, |(_, one)| one.sequence - 1)
    }

    /// Forgets what is past its time.
    pub fn prune(&self, now: DateTime<Utc>) {
        let mut rings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for ring in rings.values_mut() {
            ring.drop_while(|ring, oldest| oldest.at < now - ring.retention);
        }
    }
}

impl Ring {
    fn drop_while(&mut self, old: impl Fn(&Self, &Message) -> bool) {
        while let Some((bytes, oldest)) = self.kept.front() {
            let bytes = *bytes;
            if !old(self, oldest) {
                return;
            }
            self.bytes -= bytes;
            self.kept.pop_front();
        }
    }
}
