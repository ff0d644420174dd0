//! One node: its tries, its time, what becomes of its errors, and its place in the journal.

use std::{
    sync::{Arc, PoisonError},
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};
use tekup_base::{Error, ErrorKind};
use tekup_events::emit;
use tekup_runs::Failure;

use super::{
    MAX_OUTPUT, MAX_SEEN, Record,
    compute::{Computed, read},
    engine::{Engine, Outcome},
    frame::Frame,
};
use crate::model::{LOOP, OnError};

/// After so long subscribers hear that a node is at work.
const SLOW: Duration = Duration::from_millis(250);
/// How often subscribers hear of a node in a loop, beyond its first rounds.
const TELL_EVERY: Duration = Duration::from_secs(1);
/// Rests between tries that are not worth giving the worker back for.
const SHORT: Duration = Duration::from_secs(5);
/// How long a try may take unless the node says otherwise.
const USUAL: Duration = Duration::from_secs(120);

/// What a node gave.
#[derive(Debug)]
pub(super) struct Given {
    pub output: Value,
    pub port: String,
}

impl Given {
    pub fn out(output: Value) -> Self {
        Self {
            output,
            port: "out".to_owned(),
        }
    }
}

impl Engine<'_> {
    pub(super) async fn node(&self, at: usize, frame: &Arc<Frame>) -> Result<Outcome, Failure> {
        let node = &self.plan.graph.nodes[at];
        let name = format!("{}{}", frame.prefix, node.id);
        if let Some(record) = self.known(at, &name)? {
            return Ok(settled(at, frame, record));
        }
        self.run.check()?;
        self.count()?;
        let started = self.run.ctx().now();
        let record = match self.passes(at, frame) {
            Some(record) => record,
            None => self.tried(at, frame, &name, started).await?,
        };
        self.keep(at, &name, &record, started).await?;
        Ok(settled(at, frame, record))
    }

    /// What a node came to before: in this Run, or in the one this goes on from.
    fn known(&self, at: usize, name: &str) -> Result<Option<Record>, Failure> {
        if let Some(record) = self.run.done(name)? {
            return Ok(Some(record));
        }
        let earlier = self
            .earlier
            .as_ref()
            .filter(|(_, again)| !again.contains(&at));
        Ok(earlier.and_then(|(records, _)| records.get(name).cloned()))
    }

    /// What a node gives that does nothing itself.
    fn passes(&self, at: usize, frame: &Frame) -> Option<Record> {
        let node = &self.plan.graph.nodes[at];
        let record = |output: Value, port: &str| {
            Some(Record {
                port: port.to_owned(),
                output,
                input: None,
                tries: 0,
                error: None,
            })
        };
        if node.is_trigger() {
            return record(self.input.clone(), "out");
        }
        let brought = || {
            let incoming = self.plan.graph.incoming[at].iter();
            let outputs = incoming.filter_map(|link| {
                let id = &self.plan.graph.nodes[link.from].id;
                frame.output(link.from).map(|output| (id, output))
            });
            outputs
                .map(|(id, output)| (id.clone(), (*output).clone()))
                .collect::<Map<String, Value>>()
        };
        let first = || {
            brought()
                .into_iter()
                .next()
                .map(|(_, output)| output)
                .unwrap_or_default()
        };
        let way = match node.kind.as_str() {
            "condition" => "true",
            "switch" => "default",
            LOOP => "done",
            _ => "out",
        };
        // What is pinned counts in drafts only.
        if let Some(pinned) = node.pinned.as_ref().filter(|_| self.begun.version == 0) {
            let way = match node.kind.as_str() {
                "condition" if pinned["holds"] == false => "false",
                "switch" => pinned["case"].as_str().unwrap_or(way),
                _ => way,
            };
            return record(pinned.clone(), way);
        }
        if node.disabled {
            return record(first(), way);
        }
        match node.kind.as_str() {
            "parallel" => record(first(), "out"),
            "merge" => record(Value::Object(brought()), "out"),
            _ => None,
        }
    }

    /// Does a node, as often as it says, and makes of its error what it says.
    async fn tried(
        &self,
        at: usize,
        frame: &Arc<Frame>,
        name: &str,
        started: DateTime<Utc>,
    ) -> Result<Record, Failure> {
        let node = &self.plan.graph.nodes[at];
        let attempts = node.retry.map_or(1, |retry| retry.attempts.max(1));
        let mut input = None;
        let mut tries = 0;
        let error = loop {
            tries += 1;
            let rest = format!("{name}: rest {tries}");
            if tries < attempts
                && let Some(until) = self.run.done::<DateTime<Utc>>(&rest)?
            {
                self.run.sleep_until(until)?;
                continue;
            }
            let error = match self.try_once(at, frame, name, started, &mut input).await {
                Ok(given) => {
                    return Ok(Record {
                        port: given.port,
                        output: given.output,
                        input,
                        tries,
                        error: None,
                    });
                }
                // The Run goes on later by itself, and nobody waits for this node to go another way.
                Err(Failure::Retry(error))
                    if node.retry.is_none() && node.on_error == OnError::Fail =>
                {
                    self.note(name, &error, tries, started);
                    return Err(Failure::Retry(self.named(at, &error)));
                }
                Err(
                    Failure::Retry(error)
                    | Failure::Later {
                        error,
                        counted: true,
                        ..
                    },
                ) => {
                    if tries < attempts {
                        let seconds = node.retry.map_or(0, |retry| retry.rest(tries));
                        self.rest(&rest, seconds).await?;
                        continue;
                    }
                    error
                }
                Err(Failure::Permanent(error)) => error,
                Err(other) => {
                    if matches!(other, Failure::Wait { .. }) {
                        self.tell(at, name, "waiting", started, None).await?;
                    }
                    return Err(other);
                }
            };
            break error;
        };
        let why = said(&error);
        let (port, output) = match node.on_error {
            OnError::Fail => {
                self.note(name, &error, tries, started);
                self.tell(at, name, "failed", started, Some(&why)).await?;
                return Err(Failure::Permanent(self.named(at, &error)));
            }
            OnError::Continue => ("out", json!({"error": why})),
            OnError::Branch => {
                let code = error.kind().code();
                (
                    "error",
                    json!({"error": why, "kind": code, "node": node.id}),
                )
            }
        };
        Ok(Record {
            port: port.to_owned(),
            output,
            input,
            tries,
            error: Some(why),
        })
    }

    async fn rest(&self, name: &str, seconds: u32) -> Result<(), Failure> {
        let pause = Duration::from_secs(u64::from(seconds));
        if pause <= SHORT {
            tokio::select! {
                () = tokio::time::sleep(pause) => return Ok(()),
                () = self.run.stop().cancelled() => return Err(Failure::Cancelled),
            }
        }
        let until = self.run.ctx().now() + TimeDelta::from_std(pause).unwrap_or_default();
        let until = self.run.step(name, async { Ok(until) }).await?;
        self.run.sleep_until(until)
    }

    async fn try_once(
        &self,
        at: usize,
        frame: &Arc<Frame>,
        name: &str,
        started: DateTime<Utc>,
        input: &mut Option<Value>,
    ) -> Result<Given, Failure> {
        let inputs = match self.compute(at, frame).await? {
            Computed::Done(filled, output, port) => {
                *input = seen(&filled);
                return bounded(Given { output, port });
            }
            Computed::Inputs(inputs) => inputs,
        };
        *input = seen(&inputs);
        let node = &self.plan.graph.nodes[at];
        if node.kind == LOOP {
            // Its time is that of its rounds.
            let output = self.rounds(at, frame, name, read(&inputs)?).await?;
            let port = "done".to_owned();
            return bounded(Given { output, port });
        }
        let limit = node
            .timeout_seconds
            .map_or(USUAL, |limit| Duration::from_secs(u64::from(limit)));
        let work = self.perform(at, name, inputs);
        tokio::pin!(work);
        let given = tokio::select! {
            given = &mut work => given,
            () = self.run.stop().cancelled() => Err(Failure::Cancelled),
            () = tokio::time::sleep(SLOW.min(limit)) => {
                if limit > SLOW {
                    self.tell(at, name, "running", started, None).await?;
                }
                tokio::select! {
                    given = &mut work => given,
                    () = self.run.stop().cancelled() => Err(Failure::Cancelled),
                    () = tokio::time::sleep(limit.saturating_sub(SLOW)) => {
                        let message = format!("took longer than {} s", limit.as_secs());
                        Err(Failure::Retry(Error::new(ErrorKind::Timeout, message)))
                    }
                }
            }
        };
        bounded(given?)
    }

    /// Writes down what a node came to; subscribers hear of it in the same transaction.
    async fn keep(
        &self,
        at: usize,
        name: &str,
        record: &Record,
        started: DateTime<Utc>,
    ) -> Result<(), Failure> {
        let ctx = self.run.ctx();
        let mut tx = self.automation.0.db.begin(ctx).await?;
        if self.is_told(at, name) {
            let event = self.event(name, "completed", started, record.error.as_deref());
            emit(&mut tx, ctx, "workflow.node", self.run.run().id.0, &event)?;
        }
        self.run.checkpoint(&tx, name, record, started).await?;
        Ok(tx.commit().await?)
    }

    /// Tells subscribers how a node stands that is not done.
    async fn tell(
        &self,
        at: usize,
        name: &str,
        state: &str,
        started: DateTime<Utc>,
        error: Option<&str>,
    ) -> Result<(), Failure> {
        if !self.is_told(at, name) {
            return Ok(());
        }
        let ctx = self.run.ctx();
        let mut tx = self.automation.0.db.begin(ctx).await?;
        let event = self.event(name, state, started, error);
        emit(&mut tx, ctx, "workflow.node", self.run.run().id.0, &event)?;
        Ok(tx.commit().await?)
    }

    /// Whether subscribers hear of this: in loops of the first rounds, and then at most once a second.
    fn is_told(&self, at: usize, name: &str) -> bool {
        if !name.contains('[') {
            return true;
        }
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let late = told
            .get(&at)
            .is_none_or(|last| last.elapsed() >= TELL_EVERY);
        if late {
            told.insert(at, Instant::now());
        }
        late
    }

    fn event(&self, name: &str, state: &str, started: DateTime<Utc>, error: Option<&str>) -> Value {
        let ended = matches!(state, "completed" | "failed");
        json!({
            "runId": self.run.run().id, "workflowId": self.begun.workflow_id, "node": node_of(name), "path": name,
            "state": state, "startedAt": started, "finishedAt": ended.then(|| self.run.ctx().now()), "error": error,
        })
    }

    /// Keeps the failure for whoever looks at the Run.
    fn note(&self, name: &str, error: &Error, tries: u32, started: DateTime<Utc>) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        *failed = Some(json!({
            "node": node_of(name), "path": name, "error": said(error), "attempts": tries, "startedAt": started,
            "finishedAt": self.run.ctx().now(),
        }));
    }

    /// The error, with the node that it came from.
    fn named(&self, at: usize, error: &Error) -> Error {
        let node = &self.plan.graph.nodes[at];
        let title = if node.name.is_empty() {
            &node.id
        } else {
            &node.name
        };
        Error::new(error.kind(), format!("{title}: {}", said(error)))
    }
}

/// The id of the node that a step belongs to.
pub(crate) fn node_of(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, id)| id)
}

/// An error with every field that it names.
fn said(error: &Error) -> String {
    let fields: Vec<String> = error
        .fields()
        .iter()
        .take(10)
        .map(|field| format!("{}: {}", field.field, field.message))
        .collect();
    if fields.is_empty() {
        error.to_string()
    } else {
        format!("{error} ({})", fields.join("; "))
    }
}

fn settled(at: usize, frame: &Frame, record: Record) -> Outcome {
    let output = Arc::new(record.output);
    frame.put(at, Arc::clone(&output));
    let port = record.port;
    Outcome::Took { port, output }
}

fn seen(input: &Value) -> Option<Value> {
    let bytes = serde_json::to_vec(input).map_or(usize::MAX, |json| json.len());
    (bytes <= MAX_SEEN).then(|| input.clone())
}

fn bounded(given: Given) -> Result<Given, Failure> {
    let bytes = serde_json::to_vec(&given.output).map_or(usize::MAX, |json| json.len());
    if bytes <= MAX_OUTPUT {
        return Ok(given);
    }
    let message = format!("gave {bytes} bytes; a node gives at most {MAX_OUTPUT}");
    Err(Failure::Permanent(Error::new(
        ErrorKind::PayloadTooLarge,
        message,
    )))
}
