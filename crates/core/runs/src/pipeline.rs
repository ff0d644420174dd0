use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use futures::future::BoxFuture;
use serde_json::Value;

use crate::{Execution, Failure, NewRun, RunKind};

type Work = Arc<
    dyn for<'a> Fn(&'a Execution, &'a Value) -> BoxFuture<'a, Result<Value, Failure>> + Send + Sync,
>;

/// Steps one after the other, each given what the one before returned; the first is given the Run's input, and what the
/// last returned is the Run's output. What each returned and how long it took stands in the journal.
#[derive(Clone)]
pub struct Pipeline {
    name: &'static str,
    limit: Option<Duration>,
    attempts: i32,
    steps: Vec<(&'static str, Work)>,
}

impl std::fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let steps: Vec<&str> = self.steps.iter().map(|(name, _)| *name).collect();
        write!(f, "Pipeline({}: {})", self.name, steps.join(", "))
    }
}

impl Pipeline {
    /// A pipeline without steps that is tried five times, with pauses that grow.
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            limit: None,
            attempts: 5,
            steps: Vec::new(),
        }
    }

    /// How long all of it may take, waits and pauses included.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How often it is tried, each time from the step that failed.
    #[must_use]
    pub fn attempts(mut self, attempts: i32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Adds a step. Its name must be the only one in the pipeline.
    #[must_use]
    pub fn step<F>(mut self, name: &'static str, work: F) -> Self
    where
        F: for<'a> Fn(&'a Execution, &'a Value) -> BoxFuture<'a, Result<Value, Failure>>
            + Send
            + Sync
            + 'static,
    {
        self.steps.push((name, Arc::new(work)));
        self
    }

    /// A Run of it, to be spawned.
    pub fn run(&self, input: Value) -> NewRun {
        let mut new = NewRun::new(self.name, input);
        new.limit = self.limit;
        new.max_attempts = self.attempts;
        new
    }
}

#[async_trait]
impl RunKind for Pipeline {
    fn name(&self) -> &'static str {
        self.name
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let mut value = run.input::<Value>()?;
        for (name, work) in &self.steps {
            // Not even begun when it is done.
            let lazily = async { work(run, &value).await };
            value = run.step(name, lazily).await?;
        }
        Ok(value)
    }
}
