//! What a Run uses: a worker's time, and what models read and write for it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
    time::Instant,
};

use schemars::JsonSchema;
use serde::Serialize;

tokio::task_local! {
    static SPENT: Arc<Spent>;
}

/// What the attempts at a Run that have ended used. One that broke off with its process is not in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    /// Milliseconds of a worker.
    pub work_ms: i64,
    /// Tokens that models read.
    pub prompt_tokens: i64,
    /// Tokens that models wrote.
    pub completion_tokens: i64,
}

/// What one attempt has used so far.
#[derive(Debug)]
pub(crate) struct Spent {
    began: Instant,
    prompt: AtomicI64,
    completion: AtomicI64,
}

impl Spent {
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            began: Instant::now(),
            prompt: AtomicI64::new(0),
            completion: AtomicI64::new(0),
        })
    }

    /// Counts what `work` uses.
    pub async fn counting<T>(self: Arc<Self>, work: impl Future<Output = T>) -> T {
        SPENT.scope(self, work).await
    }

    pub fn cost(&self) -> Cost {
        Cost {
            work_ms: i64::try_from(self.began.elapsed().as_millis()).unwrap_or(i64::MAX),
            prompt_tokens: self.prompt.load(Relaxed),
            completion_tokens: self.completion.load(Relaxed),
        }
    }
}

/// Counts tokens that a model has read and written for the Run that the caller works on; elsewhere nothing.
pub fn tokens(prompt: u32, completion: u32) {
    // Whoever is no Run has nobody to count for.
    let _ = SPENT.try_with(|spent| {
        spent.prompt.fetch_add(prompt.into(), Relaxed);
        spent.completion.fetch_add(completion.into(), Relaxed);
    });
}
