use std::{borrow::Cow, num::NonZeroU16, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use serde_json::Value;
use tekup_base::{Error, Result, RunId};
use tekup_context::OpContext;
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::core::runs as sql};
use tekup_events::emit;
use uuid::Uuid;

use crate::{Cost, Progress, Run, RunState, Worker, payload, worker::LEASE};

/// Until when a Run waits that only something else can wake.
pub(crate) const FOR_EVER: DateTime<Utc> = DateTime::<Utc>::MAX_UTC;

/// A Run to be started.
#[derive(Debug, Clone)]
pub struct NewRun {
    /// What sort of work.
    pub kind: Cow<'static, str>,
    /// What it is about.
    pub subject: Option<Uuid>,
    /// What it is given.
    pub input: Value,
    /// Higher goes first; 0 is ordinary.
    pub priority: i16,
    /// Attempts it gets in all.
    pub max_attempts: i32,
    /// How long it may take from now on, waits included.
    pub limit: Option<Duration>,
    /// What it must not run beside too much of.
    pub key: Option<Key>,
}

/// Runs of a tenant that share a bound: at most so many of them are under way at once, waits included, and the others stay in
/// the queue, the most urgent and oldest first. What a tenant says of the key ([`crate::set_queue`]) goes before `at_once`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Such as `crm.import` or `customer:17`.
    pub name: String,
    /// How many at once; no bound when absent and the tenant has said none.
    pub at_once: Option<NonZeroU16>,
}

impl NewRun {
    /// An ordinary Run with five attempts.
    pub fn new(kind: impl Into<Cow<'static, str>>, input: Value) -> Self {
        Self {
            kind: kind.into(),
            subject: None,
            input,
            priority: 0,
            max_attempts: 5,
            limit: None,
            key: None,
        }
    }

    /// Has at most `at_once` Runs of the tenant under `name` be under way at once.
    #[must_use]
    pub fn keyed(mut self, name: impl Into<String>, at_once: NonZeroU16) -> Self {
        self.key = Some(Key {
            name: name.into(),
            at_once: Some(at_once),
        });
        self
    }

    /// Says what it is about.
    #[must_use]
    pub fn about(mut self, subject: Uuid) -> Self {
        self.subject = Some(subject);
        self
    }
}

/// Puts a Run in the queue, in `tx`: it is there if and only if the transaction commits.
///
/// # Errors
/// When the database fails.
pub async fn spawn(tx: &mut TenantTx, ctx: &OpContext, new: NewRun) -> Result<RunId> {
    let run = insert(tx, ctx, new, None, None).await?;
    emit(tx, ctx, "run.created", run.id.0, &run)?;
    hint(tx);
    Ok(run.id)
}

/// The same without telling subscribers: for work that events themselves set off.
///
/// # Errors
/// When the database fails.
pub async fn spawn_untold(tx: &mut TenantTx, ctx: &OpContext, new: NewRun) -> DbResult<RunId> {
    let run = insert(tx, ctx, new, None, None).await?;
    hint(tx);
    Ok(run.id)
}

/// Puts a Run in the queue for `parent`, which is woken when it has ended.
pub(crate) async fn spawn_child(
    tx: &mut TenantTx,
    ctx: &OpContext,
    new: NewRun,
    parent: RunId,
) -> Result<RunId> {
    let run = insert(tx, ctx, new, None, Some(parent)).await?;
    emit(tx, ctx, "run.created", run.id.0, &run)?;
    hint(tx);
    Ok(run.id)
}

/// Has the workers look at the queue once `tx` has committed.
pub(crate) fn hint(tx: &mut TenantTx) {
    tx.defer(
        include_str!("../../../../sql/deferred/notify_runs.sql"),
        Vec::new(),
    );
}

/// Lets Runs of `key` that wait for room into the queue once `tx` commits.
pub(crate) fn admit(tx: &mut TenantTx, ctx: &OpContext, key: &str) {
    tx.defer(
        include_str!("../../../../sql/deferred/admit_runs.sql"),
        vec![
            Box::new(ctx.tenant().0),
            Box::new(key.to_owned()),
            Box::new(ctx.now()),
        ],
    );
    hint(tx);
}

/// Has a Run that stands in the queue, under `key` if it has one, taken up once `tx` commits.
pub(crate) fn offer(tx: &mut TenantTx, ctx: &OpContext, key: Option<&str>) {
    match key {
        Some(key) => admit(tx, ctx, key),
        None => hint(tx),
    }
}

/// Puts a Run in the queue as held by `worker` already, in `tx`. The caller hands it to
/// [`Worker::execute`] once the transaction has committed; should the process die before, the lease runs
/// out and any worker takes it up. For work that somebody waits for. Says nothing to subscribers.
///
/// # Errors
/// When the database fails.
pub async fn spawn_held(
    tx: &mut TenantTx,
    ctx: &OpContext,
    worker: &Worker,
    new: NewRun,
) -> DbResult<Run> {
    insert(tx, ctx, new, Some(worker.id()), None).await
}

/// Like [`spawn_held`], for a Run whose first step is done in `tx` itself: it begins behind `step`.
///
/// # Errors
/// When the database fails, or the step's output is no JSON.
pub async fn spawn_begun<T: Serialize>(
    tx: &mut TenantTx,
    ctx: &OpContext,
    worker: &Worker,
    new: NewRun,
    step: &str,
    output: &T,
) -> Result<Run> {
    let mut run = insert(tx, ctx, new, Some(worker.id()), None).await?;
    // So that its journal is read.
    run.fresh = false;
    let output = serde_json::to_value(output).map_err(Error::internal)?;
    let (output, blob) = payload::put(tx, run.tenant, run.created_at, output).await?;
    sql::insert_step()
        .bind(
            tx,
            &run.tenant.0,
            &run.id.0,
            &step,
            &0,
            &run.attempt,
            &output,
            &blob,
            &run.created_at,
            &run.created_at,
            &run.created_at,
        )
        .await
        .map_err(DbError::from)?;
    Ok(run)
}

async fn insert(
    tx: &mut TenantTx,
    ctx: &OpContext,
    new: NewRun,
    owner: Option<Uuid>,
    parent: Option<RunId>,
) -> DbResult<Run> {
    let now = ctx.now();
    let id = RunId::new();
    let held = owner.is_some();
    // Its holder does it whatever else is under way.
    let parked = !held && new.key.is_some();
    let (key, at_once) = new.key.map(|key| (key.name, key.at_once)).unzip();
    let available_at = if parked { FOR_EVER } else { now };
    let mut run = Run {
        id,
        tenant: ctx.tenant(),
        kind: new.kind.into_owned(),
        state: if held {
            RunState::Running
        } else {
            RunState::Queued
        },
        subject: new.subject,
        input: Value::Null,
        output: None,
        input_blob: None,
        output_blob: None,
        error: None,
        progress: Progress::default(),
        cost: Cost::default(),
        attempt: i32::from(held),
        max_attempts: new.max_attempts,
        cancel_requested: false,
        created_by: tekup_events::Actor {
            kind: ctx.principal().kind().to_owned(),
            id: ctx.principal().id(),
        },
        created_at: now,
        started_at: held.then_some(now),
        finished_at: None,
        parent_id: parent,
        paused: false,
        deadline: new
            .limit
            .and_then(|limit| TimeDelta::from_std(limit).ok())
            .and_then(|limit| now.checked_add_signed(limit)),
        key,
        parked,
        origin_id: None,
        origin_step: None,
        fresh: true,
    };
    (run.input, run.input_blob) = payload::put(tx, run.tenant, run.created_at, new.input).await?;
    sql::insert_run()
        .bind(
            tx,
            &run.tenant.0,
            &id.0,
            &run.kind,
            &run.state.as_str(),
            &new.priority,
            &new.subject,
            &run.input,
            &run.attempt,
            &new.max_attempts,
            &available_at,
            &!parked,
            &owner,
            &owner.map(|_| now + LEASE),
            &ctx.principal().kind(),
            &ctx.principal().id(),
            &now,
            &run.started_at,
            &run.parent_id.map(|id| id.0),
            &run.deadline,
            &run.key,
            &at_once.flatten().map(|most| i32::from(most.get())),
            &parked,
            &run.input_blob,
        )
        .await
        .map_err(DbError::from)?;
    if let (true, Some(key)) = (parked, &run.key) {
        admit(tx, ctx, key);
    }
    Ok(run)
}
