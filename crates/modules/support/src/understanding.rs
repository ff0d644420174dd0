mod readers;

use std::{sync::Arc, time::Duration};

use moka::future::Cache;
use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{Result, TenantId};
use tekup_context::OpContext;
use tekup_db::Db;
use tekup_inference::Models;
use tekup_nlu::{entities, intent::IntentModel, language, sentiment};
use tekup_retrieval::passage::QueryEmbedding;

use crate::{
    model::{Alternative, Entity},
    phrases, store,
};

/// Tenants whose intent model stays in memory.
const CACHED_TENANTS: u64 = 200;
pub(crate) use readers::Readers;

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

/// A message's embeddings.
#[derive(Default)]
struct Read {
    /// For the intent model.
    vector: Option<Vec<f32>>,
    /// For the search.
    first: Option<QueryEmbedding>,
}

/// What one version says of a text.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Reading {
    /// The intent; null when out of scope.
    pub intent: Option<String>,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// Understands messages with the tenant's intent model in use.
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
        let read = match &model.model {
            Some(model) => self.read(model, text).await,
            None => Read::default(),
        };
        let embedding = match read.first {
            Some(first) => Some(first),
            None => self.embed(text).await,
        };
        let detected = language::detect(text);
        let language = match known_language {
            Some(known) if detected.confidence < 0.6 => known.to_owned(),
            _ => detected.code.to_owned(),
        };
        let mood = sentiment::analyze(text, &language);
        let prediction = model
            .model
            .as_ref()
            .map(|model| model.predict(text, read.vector.as_deref()));
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

    /// What reads messages on this machine now.
    pub(crate) fn readers(&self) -> Readers {
        Readers::of(&self.models)
    }

    /// The vector that `model` was trained on, by the same embedding models; none where one of them is gone.
    async fn read(&self, model: &IntentModel, text: &str) -> Read {
        let readers = self.readers();
        if model.embedding_len().is_none() || !readers.made(model.engine()) {
            return Read::default();
        }
        match readers.read(vec![text.to_owned()]).await {
            Ok(mut vectors) => {
                let vector = vectors.pop();
                let first = vector.as_deref().and_then(|all| readers.first(all));
                Read { vector, first }
            }
            Err(error) => {
                tracing::warn!(%error, "no embedding for a message; words alone decide");
                Read::default()
            }
        }
    }

    /// The vector that the search wants, where the intent model has none.
    async fn embed(&self, text: &str) -> Option<QueryEmbedding> {
        let readers = self.readers().only_first();
        if readers.is_empty() {
            return None;
        }
        let vector = readers.read(vec![text.to_owned()]).await;
        let vector =
            vector.inspect_err(|error| tracing::warn!(%error, "no embedding for a message"));
        readers.first(&vector.ok()?.pop()?)
    }

    /// What two versions of the tenant's model make of `texts`: each one's intent and confidence.
    pub(crate) async fn both(
        &self,
        models: [&IntentModel; 2],
        texts: &[String],
    ) -> Result<Vec<[Reading; 2]>> {
        let mut out = Vec::with_capacity(texts.len());
        for text in texts {
            let mut pair = Vec::with_capacity(2);
            for model in models {
                let read = self.read(model, text).await;
                let prediction = model.predict(text, read.vector.as_deref());
                pair.push(Reading {
                    intent: prediction.intent().map(ToOwned::to_owned),
                    confidence: prediction.confidence(),
                });
            }
            if let Ok(pair) = pair.try_into() {
                out.push(pair);
            }
        }
        Ok(out)
    }

    async fn model(&self, ctx: &OpContext) -> Result<Arc<Loaded>> {
        let tenant = ctx.tenant();
        let fetch = async {
            let tx = self.db.begin_single(ctx).await?;
            let version = store::intents::version_in_use(&tx).await?;
            drop(tx);
            if let Some(before) = self.loaded.get(&tenant).await
                && before.version == version
            {
                return Ok(before);
            }
            let loaded = Arc::new(self.load(ctx, version).await?);
            self.loaded.insert(tenant, Arc::clone(&loaded)).await;
            Ok(loaded)
        };
        self.current
            .try_get_with(tenant, fetch)
            .await
            .map_err(|error: Arc<tekup_base::Error>| (*error).clone())
    }

    async fn load(&self, ctx: &OpContext, version: i32) -> Result<Loaded> {
        let tx = self.db.begin_single(ctx).await?;
        let Some(bytes) = store::intents::model_bytes(&tx, version).await? else {
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
                tracing::error!(%error, version, "an intent model cannot be read; training again");
                let mut tx = self.db.begin(ctx).await?;
                crate::training::start(&mut tx, ctx).await?;
                tx.commit().await?;
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
