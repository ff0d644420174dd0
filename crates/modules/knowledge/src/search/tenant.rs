use std::{
    collections::HashSet,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use moka::sync::Cache;
use tekup_base::{Error, Result, TenantId};
use tekup_context::OpContext;
use tekup_retrieval::{passage::QueryEmbedding, vector::VectorIndex};
use tokio::sync::Mutex;
use uuid::Uuid;

use super::{load, words::Words};
use crate::Knowledge;

/// An index that is built within this is built while the search waits.
const AT_ONCE: Duration = Duration::from_millis(60);
/// A larger one is built beside the searches, and takes at most this share of a core.
const SHARE: u32 = 4;
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
    /// A large index that has fallen behind is used as it is while it is built anew: what was deleted is
    /// left out when the passages are read, what is new appears a moment later.
    pub async fn ready(
        &self,
        knowledge: &Knowledge,
        ctx: &OpContext,
        generation: i64,
        model: Option<&str>,
    ) -> Result<Arc<TenantIndex>> {
        let tenant = ctx.tenant();
        let index = self.0.get_with(tenant, Default::default);
        if index.is_current(generation, model) {
            return Ok(index);
        }
        let words = index.words();
        let first = words.generation < 0 || !index.has_vectors_of(model);
        if first || words.took <= AT_ONCE {
            let _alone = index.refreshing.lock().await;
            if !index.is_current(generation, model) {
                load::refresh(knowledge, ctx, &index, model).await?;
                self.0.insert(tenant, Arc::clone(&index));
            }
        } else if words.at.elapsed() > words.took * SHARE
            && let Ok(alone) = Arc::clone(&index.refreshing).try_lock_owned()
        {
            let (knowledge, ctx) = (knowledge.clone(), ctx.clone());
            let (index, model) = (Arc::clone(&index), model.map(str::to_owned));
            tokio::spawn(async move {
                match load::refresh(&knowledge, &ctx, &index, model.as_deref()).await {
                    Ok(()) => knowledge
                        .indexes()
                        .0
                        .insert(ctx.tenant(), Arc::clone(&index)),
                    Err(error) => {
                        tracing::warn!(?error, "an index could not be brought up to date")
                    }
                }
                drop(alone);
            });
        }
        Ok(index)
    }
}

/// What is kept in memory to search one tenant's chunks.
pub(crate) struct TenantIndex {
    /// Held by the one that refreshes.
    refreshing: Arc<Mutex<()>>,
    words: RwLock<Arc<Words>>,
    vectors: RwLock<Option<Vectors>>,
    /// Memory held, about.
    kilobytes: AtomicU32,
}

impl Default for TenantIndex {
    fn default() -> Self {
        Self {
            refreshing: Arc::default(),
            words: RwLock::new(Arc::new(Words::none())),
            vectors: RwLock::new(None),
            kilobytes: AtomicU32::new(1),
        }
    }
}

/// The vectors of one model.
pub(crate) struct Vectors {
    pub model: String,
    pub generation: i64,
    /// What `index` holds.
    pub ids: HashSet<Uuid>,
    pub index: Box<dyn VectorIndex>,
}

impl TenantIndex {
    fn is_current(&self, generation: i64, model: Option<&str>) -> bool {
        let vectors = self.vectors.read().unwrap_or_else(PoisonError::into_inner);
        self.words().generation == generation
            && model.is_none_or(|model| {
                vectors
                    .as_ref()
                    .is_some_and(|held| held.model == model && held.generation == generation)
            })
    }

    fn has_vectors_of(&self, model: Option<&str>) -> bool {
        let vectors = self.vectors.read().unwrap_or_else(PoisonError::into_inner);
        model.is_none_or(|model| vectors.as_ref().is_some_and(|held| held.model == model))
    }

    pub fn words(&self) -> Arc<Words> {
        Arc::clone(&self.words.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn set_words(&self, words: Arc<Words>) {
        *self.words.write().unwrap_or_else(PoisonError::into_inner) = words;
        self.weigh();
    }

    /// Changes the vectors; searches wait meanwhile, so bring what is to be changed along.
    pub fn with_vectors<T>(&self, change: impl FnOnce(&mut Option<Vectors>) -> T) -> T {
        let changed = change(&mut self.vectors.write().unwrap_or_else(PoisonError::into_inner));
        self.weigh();
        changed
    }

    fn weigh(&self) {
        let vectors = self.vectors.read().unwrap_or_else(PoisonError::into_inner);
        let vectors = vectors.as_ref().map_or(0, |held| held.index.memory_bytes());
        let kilobytes = (self.words().bytes + vectors) / 1024 + 1;
        self.kilobytes.store(
            u32::try_from(kilobytes).unwrap_or(u32::MAX),
            Ordering::Relaxed,
        );
    }

    /// Up to `k` allowed chunks whose vectors are nearest, best first, with their cosines.
    ///
    /// # Errors
    /// When the question's vector is no vector of this model.
    pub fn near(
        &self,
        question: &QueryEmbedding,
        k: usize,
        allowed: &(dyn Fn(&Uuid) -> bool + Sync),
    ) -> Result<Vec<(Uuid, f32)>> {
        let vectors = self.vectors.read().unwrap_or_else(PoisonError::into_inner);
        let Some(held) = vectors.as_ref().filter(|held| held.model == question.model) else {
            return Ok(Vec::new());
        };
        if held.index.is_empty() {
            return Ok(Vec::new());
        }
        held.index
            .search(&question.vector, k, Some(allowed))
            .map_err(Error::internal)
    }
}
