//! The way through a workflow: every node is done once all that lead to it are.

use std::{
    collections::{BTreeSet, HashMap, VecDeque},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use futures::{StreamExt, future::BoxFuture, stream::FuturesUnordered};
use serde_json::{Map, Value, json};
use tekup_base::{Error, ErrorKind, RunId};
use tekup_context::{Door, OpContext, OpenTransactions};
use tekup_runs::{Execution, Failure};

use super::{MAX_RESULT, MOST_NODES, Record, frame::Frame};
use crate::{Automation, catalogue::Catalogue, model::Definition, plan::Plan, store};

/// Nodes of one place that are done at once.
const AT_ONCE: usize = 32;
/// How long what somebody may do is believed.
const BELIEVED: Duration = Duration::from_secs(5);

/// One attempt at a workflow.
pub(super) struct Engine<'a> {
    pub automation: &'a Automation,
    pub run: &'a Execution,
    pub begun: store::Execution,
    pub plan: Arc<Plan>,
    /// As it was when this attempt began.
    pub catalogue: Catalogue,
    pub input: Value,
    /// The node that started it.
    pub trigger: usize,
    /// What an earlier Run came to, and the nodes that are done anew.
    pub earlier: Option<(HashMap<String, Record>, BTreeSet<usize>)>,
    pub failed: Mutex<Option<Value>>,
    /// When subscribers last heard of a node in a loop.
    pub told: Mutex<HashMap<usize, Instant>>,
    done: AtomicUsize,
    acting: tokio::sync::Mutex<Option<(Instant, OpContext)>>,
}

/// The nodes that nothing followed, with what they gave.
pub(super) type Ended = Vec<(usize, Arc<Value>)>;

/// How a node ended.
#[derive(Debug, Clone)]
pub(super) enum Outcome {
    /// No way led to it.
    Skipped,
    /// It was done and goes on here.
    Took { port: String, output: Arc<Value> },
}

impl<'a> Engine<'a> {
    pub async fn new(
        automation: &'a Automation,
        run: &'a Execution,
        mut begun: store::Execution,
        definition: Definition,
    ) -> Result<Self, Failure> {
        let catalogue = automation.catalogue_of(run.ctx()).await?;
        let plan = Plan::new(&definition, &catalogue).map_err(|problems| {
            let first = problems.first();
            let why = first.map_or_else(String::new, |one| one.message.clone());
            let node = first.and_then(|one| one.node.clone()).unwrap_or_default();
            let message = format!("the definition cannot be executed: {node} {why}");
            Failure::Permanent(Error::new(ErrorKind::Validation, message))
        })?;
        let trigger = plan.graph.place(&begun.node).ok_or_else(|| {
            let message = format!("there is no node {:?} to start with", begun.node);
            Failure::Permanent(Error::new(ErrorKind::Validation, message))
        })?;
        let input = std::mem::take(&mut begun.input);
        let earlier = match (begun.from_run, &begun.from_node) {
            (Some(from), Some(node)) => {
                let again = plan.graph.place(node).map(|at| plan.graph.reach(vec![at]));
                let records =
                    store::executions::records(automation, run.ctx(), RunId(from)).await?;
                Some((records, again.unwrap_or_default()))
            }
            _ => None,
        };
        Ok(Self {
            automation,
            run,
            begun,
            plan: Arc::new(plan),
            catalogue,
            input,
            trigger,
            earlier,
            failed: Mutex::default(),
            told: Mutex::default(),
            done: AtomicUsize::new(0),
            acting: tokio::sync::Mutex::default(),
        })
    }

    pub async fn execute(&self) -> Result<Value, Failure> {
        let frame = Arc::new(Frame::default());
        match self.place(None, Arc::clone(&frame)).await {
            Ok(ended) => {
                let result = self.result(&ended);
                let long = serde_json::to_vec(&result).map_or(0, |json| json.len()) > MAX_RESULT;
                Ok(if long {
                    json!({"tooLong": true})
                } else {
                    result
                })
            }
            Err(failure @ (Failure::Permanent(_) | Failure::Retry(_))) => {
                let failed = self
                    .failed
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .take();
                if let Some(failed) = failed {
                    store::executions::fail(self.automation, self.run, &failed).await?;
                }
                Err(failure)
            }
            Err(other) => Err(other),
        }
    }

    /// What the workflow as a whole gives: of its last node, or of each by its id.
    fn result(&self, ended: &[(usize, Arc<Value>)]) -> Value {
        match ended {
            [] => Value::Null,
            [(_, one)] => (**one).clone(),
            many => {
                let each = many.iter().map(|(at, output)| {
                    (self.plan.graph.nodes[*at].id.clone(), (**output).clone())
                });
                Value::Object(each.collect::<Map<String, Value>>())
            }
        }
    }

    /// Counts a node that is done now.
    pub fn count(&self) -> Result<(), Failure> {
        self.fits(1)?;
        self.done.fetch_add(1, Relaxed);
        Ok(())
    }

    /// Whether so many more nodes may be done.
    pub fn fits(&self, more: usize) -> Result<(), Failure> {
        if self.done.load(Relaxed).saturating_add(more) <= MOST_NODES {
            return Ok(());
        }
        let message =
            format!("one run does at most {MOST_NODES} nodes, each round of a loop counted");
        Err(Failure::Permanent(Error::new(
            ErrorKind::Validation,
            message,
        )))
    }

    /// The context of whoever the workflow acts for, with what they may do now.
    pub async fn acting(&self) -> Result<OpContext, Failure> {
        let mut acting = self.acting.lock().await;
        if let Some((at, ctx)) = &*acting
            && at.elapsed() < BELIEVED
        {
            return Ok(ctx.clone());
        }
        let ctx = self.run.ctx();
        let (kind, id) = (&self.begun.actor_type, self.begun.actor_id);
        let authority = &self.automation.0.authority;
        let mut builder = authority.acting(ctx, kind, id).await?.ok_or_else(|| {
            let message = "whoever this workflow acts for is no longer a member, or the key was revoked: publish it anew";
            Failure::Permanent(Error::forbidden(message))
        })?;
        builder.door = Door::Run;
        builder.depth = u8::try_from(self.begun.depth)
            .unwrap_or(u8::MAX)
            .saturating_add(1);
        let ctx = builder.build();
        *acting = Some((Instant::now(), ctx.clone()));
        Ok(ctx)
    }

    /// Does all nodes of the workflow itself, or of one round of a loop. Returns those that nothing followed, with what
    /// they gave. Each way goes as far as it can before the first failure is told.
    pub fn place(
        &self,
        of: Option<usize>,
        frame: Arc<Frame>,
    ) -> BoxFuture<'_, Result<Ended, Failure>> {
        Box::pin(async move {
            let mut way = Way::new(self, of);
            let mut running = FuturesUnordered::new();
            let mut waits: Option<Option<DateTime<Utc>>> = None;
            let mut failed: Option<Failure> = None;
            loop {
                while failed.is_none() && running.len() < AT_ONCE {
                    let Some(at) = way.next() else { break };
                    let frame = Arc::clone(&frame);
                    // Each counts its own transactions: one that goes out must not find those of another open.
                    // Boxed, as loops in loops are polled one within the other.
                    let node = Box::pin(async move { (at, self.node(at, &frame).await) });
                    running.push(OpenTransactions::scope(node));
                }
                let Some((at, outcome)) = running.next().await else {
                    break;
                };
                match outcome {
                    Ok(outcome) => way.settle(at, outcome),
                    Err(Failure::Wait { until }) => {
                        let both = [waits.flatten(), until];
                        waits = Some(both.into_iter().flatten().min());
                    }
                    Err(failure) => failed = failed.or(Some(failure)),
                }
            }
            match (failed, waits) {
                (Some(failure), _) => Err(failure),
                (None, Some(until)) => Err(Failure::Wait { until }),
                (None, None) => Ok(way.ended),
            }
        })
    }
}

/// What can be done next in one place.
struct Way<'a> {
    plan: &'a Plan,
    of: Option<usize>,
    /// By node: edges that are not settled, and whether one led here.
    open: HashMap<usize, (usize, bool)>,
    ready: VecDeque<usize>,
    ended: Ended,
}

impl<'a> Way<'a> {
    fn new(engine: &'a Engine<'_>, of: Option<usize>) -> Self {
        let plan = &*engine.plan;
        let mut way = Self {
            plan,
            of,
            open: HashMap::new(),
            ready: VecDeque::new(),
            ended: Vec::new(),
        };
        let mut first = Vec::new();
        for at in plan.graph.members(of) {
            let incoming = &plan.graph.incoming[at];
            let entering = incoming.iter().filter(|link| Some(link.from) == of).count();
            let alive = entering > 0 || (of.is_none() && at == engine.trigger);
            way.open.insert(at, (incoming.len() - entering, alive));
            if incoming.len() == entering {
                first.push((at, alive));
            }
        }
        for (at, alive) in first {
            if alive {
                way.ready.push_back(at);
            } else {
                way.settle(at, Outcome::Skipped);
            }
        }
        way
    }

    fn next(&mut self) -> Option<usize> {
        self.ready.pop_front()
    }

    /// Goes on behind a node; whatever no way leads to is passed over.
    fn settle(&mut self, at: usize, outcome: Outcome) {
        let mut settled = vec![(at, outcome)];
        while let Some((at, outcome)) = settled.pop() {
            let mut followed = false;
            for link in &self.plan.graph.outgoing[at] {
                if self.plan.graph.scope[link.to] != self.of {
                    continue;
                }
                let alive = matches!(&outcome, Outcome::Took { port, .. } if *port == link.port);
                followed |= alive;
                let Some((open, led)) = self.open.get_mut(&link.to) else {
                    continue;
                };
                *open -= 1;
                *led |= alive;
                match (*open, *led) {
                    (0, true) => self.ready.push_back(link.to),
                    (0, false) => settled.push((link.to, Outcome::Skipped)),
                    _ => {}
                }
            }
            if let Outcome::Took { output, .. } = outcome
                && !followed
            {
                self.ended.push((at, output));
            }
        }
    }
}
