use std::{sync::Arc, time::Duration};

use moka::future::Cache;
use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{Result, TenantId};
use tekup_context::OpContext;
use tekup_db::Db;
use tekup_inference::{EmbedKind, Models};
use tekup_nlu::{entities, intent::IntentModel, language, sentiment};
use tekup_retrieval::passage::QueryEmbedding;

use crate::{
    model::{Alternative, Entity},
    phrases, store,
};

/// Tenants whose intent model stays in memory.
const CACHED_TENANTS: u64 = 200;
/// How long a model is used before it is checked whether another process has trained a newer one.
const FRESH: Duration = Duration::from_secs(10);
/// The intent of wanting a person, in tenants that have it.
const PERSON_INTENT: &str = "talk_to_a_person";

/// What a message means.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Understanding {
    /// What the customer wants; null when no intent fits.
    pub intent: Option<String>,
    /// How sure that is, 0 to 1; null without a trained model.
    pub confidence: Option<f32>,
    /// The likeliest intents, best first.
    pub alternatives: Vec<Alternative>,
    /// Whether the message is about anything the tenant has intents for.
    pub in_scope: bool,
    /// What the message names.
    pub entities: Vec<Entity>,
    /// Mood, -1 to 1.
    pub sentiment: f32,
    /// `negative`, `neutral` or `positive`.
    pub sentiment_label: String,
    /// How angry, 0 to 1.
    pub anger: f32,
    /// Whether a person is asked for.
    pub asked_for_person: bool,
    /// Language of the message.
    pub language: String,
    /// The engine that decided the intent; null without a trained model.
    pub engine: Option<String>,
    #[serde(skip)]
    pub(crate) embedding: Option<QueryEmbedding>,
}

/// A tenant's intent model and its version; no model is a version 0.
struct Loaded {
    version: i32,
    model: Option<IntentModel>,
}

/// Understands messages with the tenant's newest intent model.
pub(crate) struct Understander {
    db: Db,
    models: Models,
    current: Cache<TenantId, Arc<Loaded>>,
    /// Outlives `current`, so that an unchanged model is not read again.
    loaded: Cache<TenantId, Arc<Loaded>>,
}

impl Understander {
    pub(crate) fn new(db: Db, models: Models) -> Self {
        Self {
            db,
            models,
            current: Cache::builder()
                .max_capacity(CACHED_TENANTS)
                .time_to_live(FRESH)
                .build(),
            loaded: Cache::new(CACHED_TENANTS),
        }
    }

    /// Forgets the tenant's model, because there is a newer one.
    pub(crate) async fn forget(&self, tenant: TenantId) {
        self.current.invalidate(&tenant).await;
    }

    /// Understands `text`. `known_language` is the conversation's, for texts too short to tell.
    pub(crate) async fn understand(
        &self,
        ctx: &OpContext,
        text: &str,
        known_language: Option<&str>,
    ) -> Result<Understanding> {
        let model = self.model(ctx).await?;
        let embedding = self.embed(text).await;
        let detected = language::detect(text);
        let language = match known_language {
            Some(known) if detected.confidence < 0.6 => known.to_owned(),
            _ => detected.code.to_owned(),
        };
        let mood = sentiment::analyze(text, &language);
        let prediction = model.model.as_ref().map(|model| {
            // Vectors of another model than the one trained on mean nothing to it.
            let fits = embedding
                .as_ref()
                .filter(|one| model.engine().contains(&one.model));
            model.predict(text, fits.map(|one| one.vector.as_slice()))
        });
        let alternatives: Vec<Alternative> = prediction
            .iter()
            .flat_map(|prediction| prediction.ranked.iter())
            .take(5)
            .map(|(intent, confidence)| Alternative {
                intent: intent.clone(),
                confidence: *confidence,
            })
            .collect();
        let in_scope = prediction
            .as_ref()
            .is_some_and(|prediction| prediction.in_scope);
        let best = alternatives.first();
        let intent = best.filter(|_| in_scope).map(|best| best.intent.clone());
        Ok(Understanding {
            asked_for_person: phrases::asks_for_person(text)
                || (in_scope && intent.as_deref() == Some(PERSON_INTENT)),
            confidence: best.map(|best| best.confidence),
            intent,
            in_scope,
            alternatives,
            entities: entities::extract(text, ctx.now().date_naive())
                .into_iter()
                .map(Entity::from)
                .collect(),
            sentiment: mood.score,
            sentiment_label: mood.label.as_str().to_owned(),
            anger: mood.anger,
            language,
            engine: model.model.as_ref().map(|model| model.engine().to_owned()),
            embedding,
        })
    }

    async fn embed(&self, text: &str) -> Option<QueryEmbedding> {
        let embedder = self.models.embedder()?;
        match embedder
            .embed(vec![text.to_owned()], EmbedKind::Query)
            .await
        {
            Ok(mut vectors) => vectors.pop().map(|vector| QueryEmbedding {
                model: embedder.id().to_owned(),
                vector,
            }),
            Err(error) => {
                tracing::warn!(%error, "no embedding for a message; words alone decide");
                None
            }
        }
    }

    async fn model(&self, ctx: &OpContext) -> Result<Arc<Loaded>> {
        let tenant = ctx.tenant();
        let fetch = async {
            let tx = self.db.begin_single(ctx).await?;
            let version = store::intents::latest_version(&tx).await?;
            drop(tx);
            if let Some(before) = self.loaded.get(&tenant).await
                && before.version == version
            {
                return Ok(before);
            }
            let loaded = Arc::new(self.load(ctx).await?);
            self.loaded.insert(tenant, Arc::clone(&loaded)).await;
            Ok(loaded)
        };
        self.current
            .try_get_with(tenant, fetch)
            .await
            .map_err(|error: Arc<tekup_base::Error>| (*error).clone())
    }

    async fn load(&self, ctx: &OpContext) -> Result<Loaded> {
        let tx = self.db.begin_single(ctx).await?;
        let Some((version, bytes)) = store::intents::latest_model(&tx).await? else {
            return Ok(Loaded {
                version: 0,
                model: None,
            });
        };
        drop(tx);
        match IntentModel::from_bytes(&bytes) {
            Ok(model) => Ok(Loaded {
                version,
                model: Some(model),
            }),
            Err(error) => {
                tracing::error!(%error, version, "an intent model cannot be read; train again");
                Ok(Loaded {
                    version,
                    model: None,
                })
            }
        }
    }
}

impl From<entities::Entity> for Entity {
    fn from(entity: entities::Entity) -> Self {
        let kind = entity.kind.as_str().to_owned();
        Self {
            kind,
            value: serde_json::to_value(&entity.value).unwrap_or_default(),
            text: entity.text,
            start: entity.start,
            end: entity.end,
        }
    }
}
