use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::broadcast;

use super::{Channel, Message, log::Place};

/// Messages that a subscriber may be behind before it has to read the log.
const BUFFER: usize = 4096;

/// Hands messages on to who listens in this process.
#[derive(Debug, Default)]
pub(crate) struct Fan(Mutex<HashMap<Place, Arc<Live>>>);

/// A channel that somebody listens to.
#[derive(Debug)]
pub(crate) struct Live {
    pub place: Place,
    pub channel: Arc<Channel>,
    sender: broadcast::Sender<Arc<Message>>,
    /// Everything up to here has been handed on; `None` until the log was looked at.
    last: Mutex<Option<i64>>,
    /// Held by who reads the log for it.
    pub reading: tokio::sync::Mutex<()>,
}

impl Fan {
    /// Begins to listen.
    pub fn attach(
        &self,
        place: Place,
        channel: &Arc<Channel>,
    ) -> (Arc<Live>, broadcast::Receiver<Arc<Message>>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let live = all.entry(place).or_insert_with(|| {
            Arc::new(Live {
                place,
                channel: Arc::clone(channel),
                sender: broadcast::channel(BUFFER).0,
                last: Mutex::new(None),
                reading: tokio::sync::Mutex::new(()),
            })
        });
        let receiver = live.sender.subscribe();
        (Arc::clone(live), receiver)
    }

    pub fn live(&self, place: Place) -> Option<Arc<Live>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&place).map(Arc::clone)
    }

    /// The persisted channels that somebody listens to, with what has been handed on of each. Forgets the others.
    pub fn all(&self) -> Vec<(Arc<Live>, i64)> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, live| live.sender.receiver_count() > 0);
        all.values()
            .filter(|live| live.channel.persisted)
            .filter_map(|live| Some((Arc::clone(live), live.last()?)))
            .collect()
    }
}

impl Live {
    pub fn last(&self) -> Option<i64> {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins after `sequence`, unless it has begun.
    pub fn begin(&self, sequence: i64) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.get_or_insert(sequence);
    }

    /// Hands on messages that were just kept; says whether some before them are missing, so the log must be read.
    pub fn offer(&self, messages: &[Arc<Message>]) -> bool {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(last) = last.as_mut() else {
            return true;
        };
        for message in messages {
            if message.sequence <= *last {
                continue;
            }
            if message.sequence > *last + 1 {
                return true;
            }
            self.send(message);
            *last = message.sequence;
        }
        false
    }

    /// Hands on what was read from the log: there is nothing between.
    pub fn hand_on(&self, messages: &[Arc<Message>]) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        for message in messages {
            if last.is_none_or(|last| message.sequence > last) {
                self.send(message);
                *last = Some(message.sequence);
            }
        }
    }

    /// Hands on a message of a channel that is not persisted.
    pub fn send(&self, message: &Arc<Message>) {
        // Nobody there is nobody missed.
        let _ = self.sender.send(Arc::clone(message));
    }
}
