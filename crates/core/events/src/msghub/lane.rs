use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use tekup_base::{Error, Result};
use tokio::sync::oneshot;

use super::{
    Message, MsgHub,
    log::{Place, Record},
};

/// Messages that may wait for one channel.
const WAITING: usize = 10_000;
/// Messages kept at once, and bytes of them.
const BATCH: usize = 500;
const BATCH_BYTES: usize = 4 * 1024 * 1024;

/// Puts the publishers of a channel in turn and keeps what they bring in common batches: what arrives while one is
/// written goes with the next, so a commit is shared by as many as wait for it.
#[derive(Debug, Default)]
pub(crate) struct Lanes(Mutex<HashMap<Place, Lane>>);

/// There while somebody writes.
#[derive(Debug, Default)]
struct Lane {
    waiting: VecDeque<Entry>,
    messages: usize,
}

#[derive(Debug)]
struct Entry {
    records: Vec<Record>,
    messages: Vec<Message>,
    done: Done,
}

/// Where the publisher waits.
type Done = oneshot::Sender<Result<Vec<Arc<Message>>>>;

impl MsgHub {
    /// Keeps records, which become these messages; returns them with their numbers once they are safe.
    pub(crate) async fn append(
        &self,
        place: Place,
        records: Vec<Record>,
        messages: Vec<Message>,
    ) -> Result<Vec<Arc<Message>>> {
        let (done, kept) = oneshot::channel();
        let first = {
            let mut lanes = self
                .lanes()
                .0
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            let first = !lanes.contains_key(&place);
            let lane = lanes.entry(place).or_default();
            if lane.messages + records.len() > WAITING {
                return Err(Error::unavailable(
                    "more is published to this channel than can be kept; try again in a moment",
                ));
            }
            lane.messages += records.len();
            lane.waiting.push_back(Entry {
                records,
                messages,
                done,
            });
            first
        };
        if first {
            tokio::spawn(self.clone().write(place));
        }
        kept.await
            .unwrap_or_else(|_| Err(Error::unavailable("the process is stopping; publish again")))
    }

    /// Writes until nobody waits.
    async fn write(self, place: Place) {
        while let Some(batch) = self.lanes().next(place) {
            let mut records = Vec::new();
            let mut waiting = Vec::with_capacity(batch.len());
            for entry in batch {
                waiting.push((entry.messages, entry.done));
                records.extend(entry.records);
            }
            match self.log().append(place, &records).await {
                Ok(sequences) => self.told(place, sequences, waiting),
                Err(error) => {
                    for (_, done) in waiting {
                        let _ = done.send(Err(error.clone()));
                    }
                }
            }
        }
    }

    fn told(&self, place: Place, sequences: Vec<i64>, waiting: Vec<(Vec<Message>, Done)>) {
        let mut sequences = sequences.into_iter();
        let mut all = Vec::with_capacity(sequences.len());
        let mut answers = Vec::with_capacity(waiting.len());
        for (messages, done) in waiting {
            let kept: Vec<_> = messages
                .into_iter()
                .zip(sequences.by_ref())
                .map(|(mut message, sequence)| {
                    message.sequence = sequence;
                    Arc::new(message)
                })
                .collect();
            all.extend(kept.iter().cloned());
            answers.push((kept, done));
        }
        metrics::counter!("tekup_messages_published_total").increment(all.len() as u64);
        self.offer(place, &all);
        for (kept, done) in answers {
            let _ = done.send(Ok(kept));
        }
    }
}

impl Lanes {
    /// What is written next; `None` when nobody waits, and the lane is gone.
    fn next(&self, place: Place) -> Option<Vec<Entry>> {
        let mut lanes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lane = lanes.get_mut(&place)?;
        let (mut batch, mut messages, mut bytes) = (Vec::new(), 0, 0);
        while let Some(entry) = lane.waiting.front() {
            let size: usize = entry.records.iter().map(|one| one.payload.len()).sum();
            if !batch.is_empty()
                && (messages + entry.records.len() > BATCH || bytes + size > BATCH_BYTES)
            {
                break;
            }
            messages += entry.records.len();
            bytes += size;
            lane.messages -= entry.records.len();
            batch.extend(lane.waiting.pop_front());
        }
        if batch.is_empty() {
            lanes.remove(&place);
            return None;
        }
        Some(batch)
    }
}
