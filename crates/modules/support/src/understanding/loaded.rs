//! A tenant's models and lists in memory.

use std::{collections::HashMap, sync::Arc, time::Duration};

use moka::future::Cache;
use tekup_base::{Result, TenantId};
use tekup_context::OpContext;
use tekup_db::Db;
use tekup_nlu::{gazetteer::Gazetteer, intent::IntentModel, tagging::Tagger};

use super::Known;
use crate::{dialogue::Dialogue, model::EntityType, store};

/// Tenants whose models stay in memory.
const CACHED_TENANTS: u64 = 200;
/// How long they are used before it is checked whether another process has newer ones.
const FRESH: Duration = Duration::from_secs(10);

/// What a tenant's messages are understood with.
pub(super) struct Loaded {
    /// The version of the models; no model is a version 0.
    version: i32,
    /// Names the state of the lists.
    stamp: String,
    pub model: Option<Arc<IntentModel>>,
    pub known: Arc<Known>,
}

/// Keeps what tenants' messages are understood with, and sees changes within [`FRESH`].
pub(super) struct Shelf {
    db: Db,
    current: Cache<TenantId, Arc<Loaded>>,
    /// Outlives `current`, so that what has not changed is not read again.
    loaded: Cache<TenantId, Arc<Loaded>>,
    dialogues: Cache<TenantId, Arc<Dialogues>>,
}

/// What intents ask for before they are dealt with, by their names.
pub(crate) type Dialogues = HashMap<String, Dialogue>;

impl Shelf {
    pub fn new(db: Db) -> Self {
        Self {
            db,
            current: Cache::builder()
                .max_capacity(CACHED_TENANTS)
                .time_to_live(FRESH)
                .build(),
            loaded: Cache::new(CACHED_TENANTS),
            dialogues: Cache::builder()
                .max_capacity(CACHED_TENANTS)
                .time_to_live(FRESH)
                .build(),
        }
    }

    /// Looks for something newer at the next use.
    pub async fn forget(&self, tenant: TenantId) {
        self.current.invalidate(&tenant).await;
        self.dialogues.invalidate(&tenant).await;
    }

    pub async fn dialogues(&self, ctx: &OpContext) -> Result<Arc<Dialogues>> {
        let fetch = async {
            let tx = self.db.begin_single(ctx).await?;
            Ok(Arc::new(store::dialogues::definitions(&tx).await?))
        };
        self.dialogues
            .try_get_with(ctx.tenant(), fetch)
            .await
            .map_err(|error: Arc<tekup_base::Error>| (*error).clone())
    }

    pub async fn get(&self, ctx: &OpContext) -> Result<Arc<Loaded>> {
        let tenant = ctx.tenant();
        let fetch = async {
            let tx = self.db.begin(ctx).await?;
            let version = store::intents::version_in_use(&tx).await?;
            let stamp = store::entities::stamp(&tx).await?;
            tx.commit().await?;
            let before = self.loaded.get(&tenant).await;
            if let Some(before) = &before
                && before.version == version
                && before.stamp == stamp
            {
                return Ok(Arc::clone(before));
            }
            let loaded = Arc::new(self.load(ctx, version, stamp).await?);
            self.loaded.insert(tenant, Arc::clone(&loaded)).await;
            Ok(loaded)
        };
        self.current
            .try_get_with(tenant, fetch)
            .await
            .map_err(|error: Arc<tekup_base::Error>| (*error).clone())
    }

    async fn load(&self, ctx: &OpContext, version: i32, stamp: String) -> Result<Loaded> {
        let tx = self.db.begin(ctx).await?;
        let bytes = store::intents::model_bytes(&tx, version).await?;
        let types = store::entities::all(&tx).await?;
        tx.commit().await?;
        let lists: Vec<_> = types.into_iter().map(EntityType::list).collect();
        let (model, tagger) = bytes.unzip();
        let mut damaged = false;
        let mut note = |what: &str, error: &dyn std::fmt::Display| {
            tracing::error!(%error, version, "{what} cannot be read; training again");
            damaged = true;
        };
        let model = model.and_then(|bytes| {
            let model = IntentModel::from_bytes(&bytes);
            model
                .inspect_err(|error| note("an intent model", error))
                .ok()
        });
        let tagger = tagger.flatten().and_then(|bytes| {
            let tagger = Tagger::from_bytes(&bytes);
            tagger
                .inspect_err(|error| note("an entity model", error))
                .ok()
        });
        if damaged {
            let mut tx = self.db.begin(ctx).await?;
            crate::training::start(&mut tx, ctx).await?;
            tx.commit().await?;
        }
        Ok(Loaded {
            version,
            stamp,
            model: model.map(Arc::new),
            known: Arc::new(Known {
                lists: Gazetteer::new(&lists),
                tagger,
            }),
        })
    }
}
