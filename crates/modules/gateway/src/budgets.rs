//! The sums of all budgets in use, in memory, so that a call is not held up by asking the books.
//!
//! The books are asked when a tenant's budgets are first needed, and again every few seconds in the background, since
//! other processes spend too. In between, what this process meters is added. A call that is under way when a budget is
//! used up comes to its end: sums may go over a little.

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use moka::sync::Cache;
use serde_json::json;
use tekup_base::{Result, TenantId};
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_db::Db;
use tekup_events::emit;
use tekup_inference::InferenceError;

use crate::{
    attempt::Call,
    budget::{Budget, Period},
    meter::{Meter, Row},
    store::budgets as store,
};

/// How long sums are believed before the books are asked again.
const BELIEVED: Duration = Duration::from_secs(5);
/// Asking the books may take this part of the time at most, however large they are.
const PART: u32 = 50;
/// Tenants whose sums are remembered.
const TENANTS: u64 = 10_000;
/// Sums that nobody asks for are forgotten after this.
const IDLE: Duration = Duration::from_secs(600);

/// The sums of all tenants. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Budgets(Arc<Inner>);

struct Inner {
    tenants: Cache<TenantId, Arc<Sums>>,
    /// Tenants of whose budgets something may be told.
    news: Mutex<Vec<TenantId>>,
}

#[derive(Default)]
struct Sums {
    /// Held by whoever asks the books.
    asking: tokio::sync::Mutex<()>,
    /// A task is on its way to the books.
    under_way: AtomicBool,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    budgets: Vec<Budget>,
    /// When the books are to be asked again; never asked yet when none.
    again: Option<Instant>,
    day: DateTime<Utc>,
}

impl Sums {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is known of today, and whether it is to be asked for anew.
    fn today(&self) -> (bool, bool) {
        let known = self.known();
        let current = known.again.is_some() && known.day == Period::Day.start(Utc::now());
        (
            current,
            known.again.is_none_or(|again| again <= Instant::now()),
        )
    }
}

impl Default for Budgets {
    fn default() -> Self {
        Self(Arc::new(Inner {
            tenants: Cache::builder()
                .max_capacity(TENANTS)
                .time_to_idle(IDLE)
                .build(),
            news: Mutex::default(),
        }))
    }
}

impl Budgets {
    fn sums(&self, tenant: TenantId) -> Arc<Sums> {
        self.0.tenants.get_with(tenant, Arc::default)
    }

    /// Makes what was changed be seen at once.
    pub fn changed(&self, tenant: TenantId) {
        self.0.tenants.invalidate(&tenant);
    }

    /// Adds what was metered.
    pub fn count(&self, row: &Row) {
        let Some(sums) = self.0.tenants.get(&row.tenant) else {
            return;
        };
        let mut known = sums.known();
        for budget in &mut known.budgets {
            budget.count(row);
        }
        if known.budgets.iter().any(Budget::has_news) {
            self.news().push(row.tenant);
        }
    }

    fn news(&self) -> MutexGuard<'_, Vec<TenantId>> {
        self.0.news.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Refuses a call where a budget is used up that it would count for.
    pub async fn allow(&self, db: &Db, meter: &Meter, call: &Call) -> tekup_inference::Result<()> {
        self.ready(db, meter, call.tenant)
            .await
            .map_err(|error| InferenceError::Engine {
                model: "gateway".to_owned(),
                message: format!("{error:?}"),
            })?;
        self.refusal(call.tenant, |budget| budget.holds(call))
    }

    /// Refuses a model whose budget is used up. Of use after [`Budgets::allow`].
    pub fn allow_model(
        &self,
        tenant: TenantId,
        provider: &str,
        model: &str,
    ) -> tekup_inference::Result<()> {
        self.refusal(tenant, |budget| budget.holds_model(provider, model))
    }

    fn refusal(
        &self,
        tenant: TenantId,
        holds: impl Fn(&Budget) -> bool,
    ) -> tekup_inference::Result<()> {
        let sums = self.sums(tenant);
        let known = sums.known();
        let spent = known
            .budgets
            .iter()
            .find(|one| one.is_spent() && holds(one));
        match spent {
            None => Ok(()),
            Some(budget) => Err(InferenceError::Budget {
                name: budget.name.clone(),
                until: budget.end(),
            }),
        }
    }

    /// All of the tenant's with what is spent of them.
    pub async fn standing(&self, db: &Db, meter: &Meter, tenant: TenantId) -> Result<Vec<Budget>> {
        self.ready(db, meter, tenant).await?;
        Ok(self.sums(tenant).known().budgets.clone())
    }

    /// Sees to it that the sums of today are there. Waits for the books the first time only.
    async fn ready(&self, db: &Db, meter: &Meter, tenant: TenantId) -> Result<()> {
        let sums = self.sums(tenant);
        let (current, due) = sums.today();
        if !current {
            let _asking = sums.asking.lock().await;
            if sums.today().0 {
                return Ok(());
            }
            return self.ask(db, meter, tenant, &sums).await;
        }
        if due && !sums.under_way.swap(true, Relaxed) {
            let (all, db, meter) = (self.clone(), db.clone(), meter.clone());
            tokio::spawn(async move {
                let _asking = sums.asking.lock().await;
                if let Err(error) = all.ask(&db, &meter, tenant, &sums).await {
                    tracing::warn!(?error, "what is spent on models was not read");
                    sums.known().again = Some(Instant::now() + BELIEVED);
                }
                sums.under_way.store(false, Relaxed);
            });
        }
        Ok(())
    }

    /// Asks the books. What is metered meanwhile is added to what they say: it may count twice until they are asked
    /// again, and is never missed.
    async fn ask(&self, db: &Db, meter: &Meter, tenant: TenantId, sums: &Sums) -> Result<()> {
        let began = Instant::now();
        for budget in &mut sums.known().budgets {
            budget.fresh = Default::default();
        }
        meter.flush(db).await;
        let now = Utc::now();
        let day = Period::Day.start(now);
        let tx = db.begin_single(&system(tenant)).await?;
        let rows = store::spent(&tx, day, Period::Month.start(now)).await?;
        let mut budgets: Vec<Budget> = rows.into_iter().map(|row| Budget::of(row, now)).collect();
        let mut known = sums.known();
        for budget in &mut budgets {
            let before = known.budgets.iter().find(|one| one.id == budget.id);
            if let Some(before) = before
                && before.start == budget.start
            {
                budget.spent.add(before.fresh);
            }
        }
        if budgets.iter().any(Budget::has_news) {
            self.news().push(tenant);
        }
        known.budgets = budgets;
        known.day = day;
        known.again = Some(Instant::now() + BELIEVED.max(began.elapsed() * PART));
        Ok(())
    }

    /// Tells of budgets that are nearly or wholly spent, once a period, whichever process sees it first.
    pub async fn tell(&self, db: &Db) {
        let mut tenants = std::mem::take(&mut *self.news());
        tenants.sort_unstable();
        tenants.dedup();
        for tenant in tenants {
            let Some(sums) = self.0.tenants.get(&tenant) else {
                continue;
            };
            let budgets: Vec<Budget> = {
                let known = sums.known();
                let news = known.budgets.iter().filter(|one| one.has_news());
                news.cloned().collect()
            };
            for budget in budgets {
                match tell(db, &system(tenant), &budget).await {
                    Ok(()) => {
                        let mut known = sums.known();
                        let same =
                            |one: &&mut Budget| one.id == budget.id && one.start == budget.start;
                        if let Some(one) = known.budgets.iter_mut().find(same) {
                            one.warned |= budget.warns();
                            one.exceeded |= budget.is_spent();
                        }
                    }
                    Err(error) => {
                        tracing::warn!(?error, "a budget's state was not told");
                        self.news().push(tenant);
                    }
                }
            }
        }
    }
}

async fn tell(db: &Db, ctx: &OpContext, budget: &Budget) -> Result<()> {
    let data = json!({
        "id": budget.id, "name": budget.name, "costMicros": budget.spent.cost_micros, "tokens": budget.spent.tokens,
        "share": budget.share(), "until": budget.end(),
    });
    let mut tx = db.begin(ctx).await?;
    if budget.warns() && store::warn(&tx, budget.id, budget.start).await? {
        emit(&mut tx, ctx, "inference.budget_warned", budget.id, &data)?;
    }
    if budget.is_spent() && store::exceed(&tx, budget.id, budget.start).await? {
        emit(&mut tx, ctx, "inference.budget_exceeded", budget.id, &data)?;
    }
    tx.commit().await?;
    Ok(())
}

fn system(tenant: TenantId) -> OpContext {
    OpContextBuilder::system("models", tenant, Door::Internal).build()
}
