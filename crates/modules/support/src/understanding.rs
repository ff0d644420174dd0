mod entities;
mod loaded;
mod readers;

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{Result, TenantId};
use tekup_context::OpContext;
use tekup_db::Db;
use tekup_inference::Models;
use tekup_nlu::{
    clauses::{self, Surety},
    intent::{IntentModel, Prediction},
    language, sentiment,
};
use tekup_retrieval::passage::QueryEmbedding;

pub(crate) use entities::Known;
pub(crate) use readers::Readers;

use crate::{
    model::{Alternative, Entity},
    phrases,
};

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
    /// The requests of a message that holds several, in their order; empty for any other.
    pub requests: Vec<Request>,
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

/// One of several requests in a message.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// What the customer wants.
    pub intent: String,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The clause that says so.
    pub text: String,
    /// First byte in the message.
    pub start: usize,
    /// Byte behind the last one.
    pub end: usize,
    #[serde(skip)]
    pub(crate) embedding: Option<QueryEmbedding>,
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
    models: Models,
    shelf: loaded::Shelf,
}

impl Understander {
    pub(crate) fn new(db: Db, models: Models) -> Self {
        Self {
            models,
            shelf: loaded::Shelf::new(db),
        }
    }

    /// Forgets the tenant's models, lists and dialogues, because there are newer ones.
    pub(crate) async fn forget(&self, tenant: TenantId) {
        self.shelf.forget(tenant).await;
    }

    /// What the tenant's entities are found by.
    pub(crate) async fn known(&self, ctx: &OpContext) -> Result<Arc<Known>> {
        Ok(Arc::clone(&self.shelf.get(ctx).await?.known))
    }

    /// What the tenant's intents ask for before they are dealt with.
    pub(crate) async fn dialogues(&self, ctx: &OpContext) -> Result<Arc<loaded::Dialogues>> {
        self.shelf.dialogues(ctx).await
    }

    /// Understands `text`. `known_language` is the conversation's, for texts too short to tell.
    pub(crate) async fn understand(
        &self,
        ctx: &OpContext,
        text: &str,
        known_language: Option<&str>,
    ) -> Result<Understanding> {
        let loaded = self.shelf.get(ctx).await?;
        let model = loaded.model.as_deref();
        let read = match model {
            Some(model) => self.read(model, &[text]).await.pop().unwrap_or_default(),
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
        let prediction = model.map(|model| model.predict(text, read.vector.as_deref()));
        let requests = match (model, &prediction) {
            (Some(model), Some(whole)) => self.requests(model, text, whole).await,
            _ => Vec::new(),
        };
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
            requests,
            entities: loaded.known.find(text, ctx.now().date_naive()),
            sentiment: mood.score,
            sentiment_label: mood.label.as_str().to_owned(),
            anger: mood.anger,
            language,
            engine: model.map(|model| model.engine().to_owned()),
            embedding,
        })
    }

    /// The requests of a message that holds several.
    async fn requests(&self, model: &IntentModel, text: &str, whole: &Prediction) -> Vec<Request> {
        let places = clauses::split(text);
        let surety = Surety::default();
        if places.len() < 2 || whole.confidence() > surety.whole {
            return Vec::new();
        }
        let said: Vec<&str> = places
            .iter()
            .map(|place| text.get(place.clone()).unwrap_or_default())
            .collect();
        let (mut heard, mut embeddings) = (Vec::new(), Vec::new());
        let read = self.read(model, &said).await;
        for ((place, clause), read) in places.into_iter().zip(said).zip(read) {
            heard.push((place, model.predict(clause, read.vector.as_deref())));
            embeddings.push(read.first);
        }
        let requests = clauses::requests(whole, &heard, surety);
        let request = |one: clauses::Request| {
            // A request that spans several clauses is searched for by the one that says what it is.
            let at = heard.iter().position(|(place, prediction)| {
                place.start >= one.start && prediction.intent() == Some(&one.intent)
            });
            Request {
                embedding: at.and_then(|at| embeddings.get_mut(at)?.take()),
                text: text.get(one.start..one.end).unwrap_or_default().to_owned(),
                intent: one.intent,
                confidence: one.confidence,
                start: one.start,
                end: one.end,
            }
        };
        requests.into_iter().map(request).collect()
    }

    /// What reads messages on this machine now.
    pub(crate) fn readers(&self) -> Readers {
        Readers::of(&self.models)
    }

    /// The vectors that `model` was trained on, one for each text, by the same embedding models; none where one of
    /// them is gone.
    async fn read(&self, model: &IntentModel, texts: &[&str]) -> Vec<Read> {
        let readers = self.readers();
        let unread = || texts.iter().map(|_| Read::default()).collect();
        if model.embedding_len().is_none() || !readers.made(model.engine()) {
            return unread();
        }
        let owned = texts.iter().map(|text| (*text).to_owned()).collect();
        match readers.read(owned).await {
            Ok(vectors) => vectors
                .into_iter()
                .map(|vector| Read {
                    first: readers.first(&vector),
                    vector: Some(vector),
                })
                .collect(),
            Err(error) => {
                tracing::warn!(%error, "no embedding for a message; words alone decide");
                unread()
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
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let [left, right] = models;
        let left = self.readings(left, &texts).await;
        let right = self.readings(right, &texts).await;
        let pairs = left.into_iter().zip(right);
        Ok(pairs.map(|(left, right)| [left, right]).collect())
    }

    async fn readings(&self, model: &IntentModel, texts: &[&str]) -> Vec<Reading> {
        let read = self.read(model, texts).await;
        let reading = |(text, read): (&&str, Read)| {
            let prediction = model.predict(text, read.vector.as_deref());
            Reading {
                intent: prediction.intent().map(ToOwned::to_owned),
                confidence: prediction.confidence(),
            }
        };
        texts.iter().zip(read).map(reading).collect()
    }
}
