use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
        atomic::{AtomicU32, AtomicU64, Ordering},
    },
    time::Duration,
};

use moka::sync::Cache;
use tekup_base::{Error, ErrorKind, Result, TenantId};
use tekup_context::OpContext;
use tekup_retrieval::index::{PassageIndex, Synonym};
use tokio::sync::Mutex;

use super::{about::About, load};
use crate::Knowledge;

/// How long a search waits for an index that is behind: what changed a moment ago takes some milliseconds, a large
/// import longer. It goes on with what there is then: what was deleted is left out when the passages are read,
/// what is new appears a moment later.
const AT_ONCE: Duration = Duration::from_secs(1);
/// How long a search waits for an index that is not there at all.
const FIRST: Duration = Duration::from_secs(20);
/// Indexes that nobody asks are let go after this.
const IDLE: Duration = Duration::from_secs(3600);

/// The indexes of all tenants that were searched lately.
pub(crate) struct Indexes(Cache<TenantId, Arc<TenantIndex>>);

impl Indexes {
    pub fn new(bytes: u64) -> Self {
        let weigh =
            |_: &TenantId, index: &Arc<TenantIndex>| index.kilobytes.load(Ordering::Relaxed);
        Self(
            Cache::builder()
                .weigher(weigh)
                .max_capacity(bytes / 1024)
                .time_to_idle(IDLE)
                .build(),
        )
    }

    /// The tenant's index, brought up to `generation`; with the vectors of `model`, if one is named.
    ///
    /// # Errors
    /// `Unavailable` with how far it is, when a large index is being loaded for the first time.
    pub async fn ready(
        &self,
        knowledge: &Knowledge,
        ctx: &OpContext,
        generation: i64,
        model: Option<&str>,
    ) -> Result<Arc<TenantIndex>> {
        let index = self.of(ctx.tenant());
        if index.is_current(generation, model) {
            return Ok(index);
        }
        let refreshing = start(knowledge, ctx, &index, generation, model);
        let wait = if index.is_loaded() { AT_ONCE } else { FIRST };
        match tokio::time::timeout(wait, refreshing).await {
            Ok(done) => done.map_err(Error::internal)??,
            Err(_) if index.is_loaded() => {}
            Err(_) => {
                let (loaded, total) = index.progress();
                return Err(Error::new(
                    ErrorKind::Unavailable,
                    format!(
                        "the search index is being loaded: {loaded} of {total} passages; try again soon"
                    ),
                ));
            }
        }
        Ok(index)
    }

    /// The tenant's index as it is.
    pub fn of(&self, tenant: TenantId) -> Arc<TenantIndex> {
        self.0.get_with(tenant, Default::default)
    }
}

/// Refreshes beside the search, so that a caller who hangs up does not stop it.
fn start(
    knowledge: &Knowledge,
    ctx: &OpContext,
    index: &Arc<TenantIndex>,
    generation: i64,
    model: Option<&str>,
) -> tokio::task::JoinHandle<Result<()>> {
    let (knowledge, ctx) = (knowledge.clone(), ctx.clone());
    let (index, model) = (Arc::clone(index), model.map(str::to_owned));
    tokio::spawn(async move {
        let _alone = index.refreshing.lock().await;
        if index.is_current(generation, model.as_deref()) {
            return Ok(());
        }
        let refreshed = load::refresh(&knowledge, &ctx, &index, model.as_deref()).await;
        if let Err(error) = &refreshed {
            tracing::warn!(?error, "an index could not be brought up to date");
        }
        // Weighs more now.
        knowledge
            .indexes()
            .0
            .insert(ctx.tenant(), Arc::clone(&index));
        refreshed
    })
}

/// What is kept in memory to search one tenant's passages.
#[derive(Default)]
pub(crate) struct TenantIndex {
    /// Held by the one that refreshes.
    refreshing: Mutex<()>,
    state: RwLock<State>,
    /// Memory held, about.
    kilobytes: AtomicU32,
    loaded: AtomicU64,
    total: AtomicU64,
}

/// The passages, and what is to be known to search them.
pub(crate) struct State {
    /// -1 before the first load.
    pub generation: i64,
    /// The model of the vectors.
    pub model: Option<String>,
    pub passages: PassageIndex<About>,
    /// Words of the tenant's own, with the language they are of.
    pub glossary: Vec<(Option<String>, Synonym)>,
    pub collections: HashMap<String, Weights>,
}

/// How a collection is searched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Weights {
    /// Share of words in the first list, 0 to 1; the rest is meaning.
    pub keyword: f32,
    /// Whether the candidates are read and put in a new order.
    pub rerank: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            generation: -1,
            model: None,
            passages: PassageIndex::default(),
            glossary: Vec::new(),
            collections: HashMap::new(),
        }
    }
}

impl TenantIndex {
    fn is_current(&self, generation: i64, model: Option<&str>) -> bool {
        let state = self.read();
        // A search for words alone does with any model's index.
        state.generation >= generation && (model.is_none() || state.model.as_deref() == model)
    }

    pub fn is_loaded(&self) -> bool {
        self.read().generation >= 0
    }

    pub fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// To change it: searches wait meanwhile, so bring what is to be changed along.
    pub fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn weigh(&self) {
        let kilobytes = self.read().passages.memory_bytes() / 1024 + 1;
        let kilobytes = u32::try_from(kilobytes).unwrap_or(u32::MAX);
        self.kilobytes.store(kilobytes, Ordering::Relaxed);
    }

    /// Passages that were loaded, of those that are to be.
    pub fn progress(&self) -> (u64, u64) {
        (
            self.loaded.load(Ordering::Relaxed),
            self.total.load(Ordering::Relaxed),
        )
    }

    pub fn begin(&self, total: u64) {
        self.loaded.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    pub fn advance(&self, passages: u64) {
        self.loaded.fetch_add(passages, Ordering::Relaxed);
    }
}
