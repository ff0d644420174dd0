//! The Run that groups messages no intent fits into suggestions for new intents.

use async_trait::async_trait;
use chrono::TimeDelta;
use serde_json::{Value, json};
use tekup_base::{Error, Result, RunId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_nlu::clusters;
use tekup_runs::{Execution, Failure, NewRun, RunKind, spawn};

use crate::{Support, store, store::patterns::Found};

/// The Run's name in the queue.
const KIND: &str = "intents.suggest";
/// Messages looked at: the newest.
const LOOKED_AT: i64 = 1_000;
/// How far back.
const LOOK_BACK: TimeDelta = TimeDelta::days(90);
/// Messages that make a suggestion.
const LEAST: usize = 3;
/// Suggestions kept: the largest.
const MOST: usize = 50;
/// Texts of one suggestion.
const MOST_TEXTS: usize = 100;
/// Texts embedded at once: few, so that a customer waiting for an answer comes in between.
const BATCH: usize = 8;

/// Starts looking for suggestions, in `tx`; a Run that waits in the queue already will do.
pub(crate) async fn start(tx: &mut TenantTx, ctx: &OpContext) -> Result<RunId> {
    let subject = ctx.tenant().0;
    if let Some(open) = tekup_runs::open_run(tx, KIND, subject).await? {
        return Ok(open);
    }
    spawn(tx, ctx, NewRun::new(KIND, json!({})).about(subject)).await
}

/// Groups a tenant's messages out of scope.
pub(crate) struct SuggestRun(Support);

impl SuggestRun {
    pub(crate) fn new(support: Support) -> Self {
        Self(support)
    }
}

#[async_trait]
impl RunKind for SuggestRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        if let Some(found) = run.done("suggested")? {
            return Ok(found);
        }
        let (ctx, inner) = (run.ctx().clone(), &self.0.0);
        let began = ctx.now();
        let tx = inner.db.begin_single(&ctx).await?;
        let messages = store::patterns::out_of_scope(&tx, began - LOOK_BACK, LOOKED_AT).await?;
        drop(tx);
        let texts = messages.iter().map(|one| one.content.clone()).collect();
        let groups = grouped(&self.0, run, texts, LEAST).await?;
        let found: Vec<Found> = groups
            .iter()
            .take(MOST)
            .map(|group| {
                let members: Vec<_> = group
                    .members
                    .iter()
                    .filter_map(|i| messages.get(*i))
                    .collect();
                let frequency: i64 = members.iter().map(|one| one.frequency).sum();
                Found {
                    name: named(&group.name),
                    frequency: i32::try_from(frequency).unwrap_or(i32::MAX),
                    first_seen: members
                        .iter()
                        .map(|one| one.first_seen)
                        .min()
                        .unwrap_or(began),
                    last_seen: members
                        .iter()
                        .map(|one| one.last_seen)
                        .max()
                        .unwrap_or(began),
                    texts: members
                        .iter()
                        .take(MOST_TEXTS)
                        .map(|one| one.content.clone())
                        .collect(),
                }
            })
            .collect();
        run.check()?;
        let summary = json!({"messages": messages.len(), "suggestions": found.len()});
        let mut tx = inner.db.begin(&ctx).await?;
        store::patterns::replace_open(&tx, &found).await?;
        emit(&mut tx, &ctx, "intents.suggested", ctx.tenant().0, &summary)?;
        run.checkpoint(&tx, "suggested", &summary, began).await?;
        tx.commit().await?;
        Ok(summary)
    }
}

/// Texts that say the same, by all embedding models there are, else by their words; at least `least` in a group.
pub(crate) async fn grouped(
    support: &Support,
    run: &mut Execution,
    texts: Vec<String>,
    least: usize,
) -> Result<Vec<clusters::Group>, Failure> {
    let readers = support.0.understanding.readers();
    let total = i64::try_from(texts.len()).unwrap_or(i64::MAX);
    let mut vectors = Vec::with_capacity(texts.len());
    if !readers.is_empty() {
        for batch in texts.chunks(BATCH) {
            run.check()?;
            vectors.extend(readers.read(batch.to_vec()).await?);
            let done = i64::try_from(vectors.len()).unwrap_or(i64::MAX);
            run.progress(done, total, "reading messages").await?;
        }
    }
    tokio::task::spawn_blocking(move || {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let vectors = (!vectors.is_empty()).then_some(vectors.as_slice());
        clusters::group(&texts, vectors, least)
    })
    .await
    .map_err(|error| Failure::Retry(Error::internal(error)))
}

/// A group without words of its own is still called something.
fn named(name: &str) -> String {
    let name: String = name.chars().take(100).collect();
    if name.is_empty() {
        "new_intent".to_owned()
    } else {
        name
    }
}
