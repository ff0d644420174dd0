//! Loops: the same for each item of a list.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Utc};
use futures::{StreamExt, stream::FuturesUnordered};
use serde_json::{Value, json};
use tekup_runs::Failure;

use super::{engine::Engine, frame::Frame};
use crate::catalogue::Loop;

impl Engine<'_> {
    /// Does the body of a loop for each item. A round that waits keeps its place, so that with one at once the next
    /// begins when it is over.
    pub(super) async fn rounds(
        &self,
        at: usize,
        frame: &Arc<Frame>,
        name: &str,
        inputs: Loop,
    ) -> Result<Value, Failure> {
        let count = inputs.items.len();
        // Rather now than half-way.
        self.fits(count)?;
        let at_once = usize::try_from(inputs.concurrency.max(1)).unwrap_or(1);
        let mut items = inputs.items.into_iter().enumerate();
        let mut running = FuturesUnordered::new();
        let mut given = BTreeMap::new();
        let mut lost = BTreeMap::new();
        let (mut waiting, mut until) = (0, None::<DateTime<Utc>>);
        let mut failed = None;
        loop {
            while failed.is_none() && running.len() + waiting < at_once {
                let Some((index, item)) = items.next() else {
                    break;
                };
                let frame = Frame::round(frame, name, item, index);
                running.push(async move {
                    (
                        index,
                        self.round(at, name, index, frame, inputs.keep_going).await,
                    )
                });
            }
            let Some((index, outcome)) = running.next().await else {
                break;
            };
            match outcome {
                Ok(Ok(output)) => {
                    given.insert(index, output);
                }
                Ok(Err(why)) => {
                    lost.insert(index, why);
                }
                Err(Failure::Wait { until: also }) => {
                    waiting += 1;
                    until = [until, also].into_iter().flatten().min();
                }
                Err(failure) => failed = failed.or(Some(failure)),
            }
        }
        if let Some(failure) = failed {
            return Err(failure);
        }
        if waiting > 0 {
            return Err(Failure::Wait { until });
        }
        let lost: Vec<Value> = lost
            .into_iter()
            .map(|(index, error)| json!({"index": index, "error": error}))
            .collect();
        let items: Vec<Value> = given.into_values().collect();
        Ok(json!({"items": items, "count": count, "failed": lost}))
    }

    /// One round: what its last node gave, or why it failed when the others shall go on.
    async fn round(
        &self,
        at: usize,
        name: &str,
        index: usize,
        frame: Arc<Frame>,
        keep_going: bool,
    ) -> Result<Result<Value, String>, Failure> {
        let failed = format!("{name}[{index}]: failed");
        if keep_going && let Some(why) = self.run.done::<String>(&failed)? {
            return Ok(Err(why));
        }
        match self.place(Some(at), frame).await {
            Ok(ended) => {
                let last = ended.into_iter().max_by_key(|(at, _)| *at);
                Ok(Ok(last.map_or(Value::Null, |(_, output)| (*output).clone())))
            }
            Err(Failure::Permanent(error)) if keep_going => {
                let why = error.to_string();
                self.run.step(&failed, async { Ok(why) }).await.map(Err)
            }
            Err(failure) => Err(failure),
        }
    }
}
