//! Which Runs a worker takes next, and for whom.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, atomic::Ordering::Relaxed},
};

use chrono::{DateTime, Utc};
use tekup_base::{Result, TenantId};
use tekup_db::{DbResult, sql::queries::core::runs as sql};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

use crate::{Run, Worker, execution::lock, schedules::begin_due, worker::LEASE};

/// What a worker has room for.
///
/// Beside the slots for all there are a few that only a tenant gets who has none: whoever fills a worker with long work
/// does not keep the others out.
#[derive(Debug)]
pub(crate) struct Slots {
    all: Arc<Semaphore>,
    reserve: Arc<Semaphore>,
    /// Runs at work here, by tenant.
    busy: Arc<Mutex<HashMap<TenantId, usize>>>,
    /// The tenant that was served last; the next one is whoever comes behind.
    last: Mutex<Uuid>,
}

/// Room for one Run, given back when dropped.
#[derive(Debug)]
pub(crate) struct Slot {
    _permit: OwnedSemaphorePermit,
    tenant: TenantId,
    busy: Arc<Mutex<HashMap<TenantId, usize>>>,
}

impl Slot {
    fn new(permit: OwnedSemaphorePermit, tenant: TenantId, slots: &Slots) -> Self {
        *lock(&slots.busy).entry(tenant).or_default() += 1;
        let busy = Arc::clone(&slots.busy);
        Self {
            _permit: permit,
            tenant,
            busy,
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut busy = lock(&self.busy);
        if let Some(count) = busy.get_mut(&self.tenant) {
            *count -= 1;
            if *count == 0 {
                busy.remove(&self.tenant);
            }
        }
    }
}

impl Slots {
    /// Room for `slots` Runs, and for a quarter as many, at least one, of tenants that have none.
    pub(crate) fn new(slots: usize) -> Self {
        Self {
            all: Arc::new(Semaphore::new(slots.max(1))),
            reserve: Arc::new(Semaphore::new(slots.div_ceil(4).max(1))),
            busy: Arc::default(),
            last: Mutex::default(),
        }
    }

    /// What is free, and whom it is not for.
    fn free(&self) -> (Vec<OwnedSemaphorePermit>, Vec<Uuid>) {
        let free = drain(&self.all);
        if !free.is_empty() {
            return (free, Vec::new());
        }
        let busy = lock(&self.busy).keys().map(|tenant| tenant.0).collect();
        (drain(&self.reserve), busy)
    }
}

fn drain(semaphore: &Arc<Semaphore>) -> Vec<OwnedSemaphorePermit> {
    std::iter::from_fn(|| Arc::clone(semaphore).try_acquire_owned().ok()).collect()
}

impl Worker {
    /// Takes what is ready and there is room for; an empty list when nothing is.
    pub(crate) async fn claim(&self) -> DbResult<Vec<(Run, Slot)>> {
        let slots = self.slots();
        let (free, without) = slots.free();
        if free.is_empty() {
            return Ok(Vec::new());
        }
        // One of the reserve each: a tenant who comes in by it is busy from then on.
        let limit = if without.is_empty() { free.len() } else { 1 };
        let after = *lock(&slots.last);
        let mut runs = self.take(after, &without, limit).await?;
        if runs.is_empty() && !after.is_nil() {
            // Round again, from the first tenant.
            runs = self.take(Uuid::nil(), &without, limit).await?;
        }
        *lock(&slots.last) = runs
            .iter()
            .map(|run| run.tenant.0)
            .max()
            .unwrap_or_default();
        let runs = runs.into_iter().zip(free);
        Ok(runs
            .map(|(run, permit)| {
                let slot = Slot::new(permit, run.tenant, slots);
                (run, slot)
            })
            .collect())
    }

    async fn take(&self, after: Uuid, without: &Vec<Uuid>, limit: usize) -> DbResult<Vec<Run>> {
        let now = self.now();
        let tx = self
            .db()
            .begin_system("take due runs of all tenants")
            .await?;
        let bounded = if self.bounded().load(Relaxed) {
            sql::hold_bounded_tenants().bind(&tx).all().await?
        } else {
            Vec::new()
        };
        let rows = sql::claim_runs()
            .bind(
                &tx,
                &after,
                &self.kind_names(),
                without,
                &now,
                &i64::try_from(limit).unwrap_or(1),
                &bounded,
                &self.id(),
                &(now + LEASE),
            )
            .all()
            .await?;
        tx.commit().await?;
        let claimed = rows.into_iter().map(|row| {
            let mut run = Run::from(row);
            // The database keeps microseconds; a Run that was begun before kept that earlier moment, and one that
            // goes on from another's journal has one from the start.
            run.fresh = run.origin_id.is_none()
                && run
                    .started_at
                    .is_some_and(|at| at.timestamp_micros() == now.timestamp_micros());
            run
        });
        Ok(claimed.collect())
    }

    /// Makes ready what has become due, puts back what a silent holder has left behind, begins what is scheduled.
    pub(crate) async fn sweep(&self) -> Result<()> {
        let now = self.now();
        let lapsed = self.make_ready(now).await?;
        if lapsed > 0 {
            tracing::warn!(lapsed, "runs of a silent worker go back to the queue");
        }
        while begin_due(self.db(), now).await? {}
        Ok(())
    }

    async fn make_ready(&self, now: DateTime<Utc>) -> DbResult<u64> {
        let tx = self
            .db()
            .begin_system("make ready what runs of all tenants are due")
            .await?;
        sql::ready_due().bind(&tx, &now).await?;
        let lapsed = sql::requeue_lapsed().bind(&tx, &now).await?;
        let bounded = sql::are_tenants_bounded().bind(&tx).one().await?;
        tx.commit().await?;
        self.bounded().store(bounded, Relaxed);
        Ok(lapsed)
    }
}
