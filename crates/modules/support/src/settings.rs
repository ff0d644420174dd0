//! What a tenant has set and every message asks for, in memory.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, Utc};
use moka::future::Cache;
use tekup_base::{Error, QueueId, Result, TenantId};
use tekup_context::OpContext;
use tekup_db::Db;

use crate::{desk::calendar::Calendar, model::Style, store};

/// Tenants whose settings stay in memory.
const CACHED_TENANTS: u64 = 1_000;
/// How long they are used before it is looked whether another process has changed them.
const FRESH: Duration = Duration::from_secs(10);

/// How the agent speaks, and when queues are worked on.
#[derive(Debug)]
pub(crate) struct Settings {
    pub style: Style,
    default_queue: Option<QueueId>,
    /// Of the queues that have working hours.
    calendars: HashMap<QueueId, Calendar>,
    queues: HashSet<String>,
    skills: HashSet<String>,
}

impl Settings {
    /// Whether there are queues, and none of this name.
    pub fn lacks_queue(&self, name: &str) -> bool {
        !self.queues.is_empty() && !self.queues.contains(name)
    }

    /// Whether people have skills, and nobody this one.
    pub fn lacks_skill(&self, name: &str) -> bool {
        !self.skills.is_empty() && !self.skills.contains(name)
    }

    /// Whether those are at work who have what is in `queue`, or in none yet; `None` without working hours.
    pub fn inside_hours(&self, queue: Option<QueueId>, now: DateTime<Utc>) -> Option<bool> {
        let calendar = self.calendars.get(&queue.or(self.default_queue)?)?;
        Some(calendar.is_open(now))
    }
}

/// The tenants' settings.
pub(crate) struct Shelf {
    db: Db,
    current: Cache<TenantId, Arc<Settings>>,
}

impl Shelf {
    pub fn new(db: Db) -> Self {
        Self {
            db,
            current: Cache::builder()
                .max_capacity(CACHED_TENANTS)
                .time_to_live(FRESH)
                .build(),
        }
    }

    /// Forgets the tenant's settings, because there are newer ones.
    pub async fn forget(&self, tenant: TenantId) {
        self.current.invalidate(&tenant).await;
    }

    pub async fn get(&self, ctx: &OpContext) -> Result<Arc<Settings>> {
        let load = async {
            let tx = self.db.begin(ctx).await?;
            let style = store::agent::style(&tx).await?;
            let queues = store::queues::calendars(&tx).await?;
            let names = store::queues::names(&tx).await?;
            let skills = store::people::skills(&tx).await?;
            tx.commit().await?;
            let default = queues.iter().find(|queue| queue.is_default);
            Ok(Arc::new(Settings {
                style,
                default_queue: default.map(|queue| queue.id),
                calendars: queues
                    .into_iter()
                    .filter_map(|queue| Some((queue.id, queue.calendar?)))
                    .collect(),
                queues: names.into_iter().collect(),
                skills: skills.into_iter().collect(),
            }))
        };
        self.current
            .try_get_with(ctx.tenant(), load)
            .await
            .map_err(|error: Arc<Error>| (*error).clone())
    }
}
