//! A model that stands for one or several, of which the next answers when one does not.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use async_trait::async_trait;
use futures::{StreamExt, stream};
use tekup_inference::{
    Abilities, ChatModel, ChatRequest, ChatStream, EmbedKind, InferenceError, Result,
};
use tokio_util::sync::CancellationToken;

use crate::{
    Gateway,
    alias::Alias,
    attempt::{Attempt, Call, Price},
    breaker::{Breakers, broken, retry_after},
    cache::{self, Caching, Freshness, Kept, Key, Source},
    meter::Meter,
};

/// One of the models.
pub(crate) struct Target {
    pub provider: String,
    pub model: Arc<dyn ChatModel>,
    pub local: bool,
    pub price: Option<Price>,
}

/// The models of one call, in the order in which they are asked.
pub struct Routed {
    gateway: Gateway,
    meter: Meter,
    breakers: Breakers,
    call: Arc<Call>,
    id: String,
    targets: Vec<Target>,
    most: usize,
    first_token: Duration,
    /// How answers are given again, and since when the alias is as it is.
    keeping: Option<(Caching, i64)>,
}

/// An answer on its way.
pub struct Answering {
    /// Its words.
    pub words: ChatStream,
    /// Where it comes from, under an alias that keeps answers.
    pub source: Option<Source>,
}

impl std::fmt::Debug for Routed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Routed").field(&self.id).finish()
    }
}

impl std::fmt::Debug for Answering {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Answering").field(&self.source).finish()
    }
}

impl Routed {
    pub(crate) fn new(
        gateway: &Gateway,
        call: Arc<Call>,
        id: String,
        targets: Vec<Target>,
        most: usize,
        first_token: Duration,
    ) -> Self {
        Self {
            gateway: gateway.clone(),
            meter: gateway.0.meter.clone(),
            breakers: gateway.0.breakers.clone(),
            call,
            id,
            targets,
            most,
            first_token,
            keeping: None,
        }
    }

    /// Gives answers again as the alias says.
    pub(crate) fn keeping(mut self, alias: &Alias) -> Self {
        self.keeping = alias.cache.map(|caching| (caching, alias.changed));
        self
    }

    /// Answers by the models, or by what was answered before where the alias says so.
    ///
    /// # Errors
    ///
    /// As [`ChatModel::chat`].
    pub async fn answer(
        &self,
        request: ChatRequest,
        cancel: CancellationToken,
        freshness: Freshness,
    ) -> Result<Answering> {
        let Some((caching, changed)) = self.keeping else {
            let (words, _) = self.ask_all(request, cancel).await?;
            return Ok(Answering {
                words,
                source: None,
            });
        };
        if freshness == Freshness::Private {
            let (words, _) = self.ask_all(request, cancel).await?;
            return Ok(Answering {
                words,
                source: Some(Source::Model),
            });
        }
        let answers = &self.gateway.0.answers;
        let alias = (self.id.as_str(), changed);
        let key = cache::key(self.call.tenant, alias, &request);
        if freshness == Freshness::Any
            && let Some(kept) = answers.get(&key)
        {
            return Ok(self.again(&kept, Source::Same));
        }
        let question = match caching.semantic {
            Some(_) => self.question(alias, &request).await,
            None => None,
        };
        if freshness == Freshness::Any
            && let (Some((kind, vector)), Some(least)) = (&question, caching.semantic)
            && let Some(kept) = answers.alike(kind, vector, least)
        {
            return Ok(self.again(&kept, Source::Alike));
        }
        let (words, model) = self.ask_all(request, cancel).await?;
        Ok(Answering {
            words: answers.keep(words, (key, question), model, caching.seconds),
            source: Some(Source::Model),
        })
    }

    /// A kept answer, which the books have as a call that cost nothing.
    fn again(&self, kept: &Kept, source: Source) -> Answering {
        Attempt::begin(&self.meter, &self.call, 1, "cache", &kept.model, None).cached();
        Answering {
            words: kept.words(),
            source: Some(source),
        }
    }

    /// What a request asks, to be compared by its meaning; none where that cannot be had, and then only equal requests are
    /// answered again.
    async fn question(
        &self,
        alias: (&str, i64),
        request: &ChatRequest,
    ) -> Option<(Key, Arc<[f32]>)> {
        let (kind, text) = cache::kind(self.call.tenant, alias, request)?;
        let embedder = self.gateway.0.models.embedder()?;
        let call = self.call.embedding();
        let texts = vec![text.to_owned()];
        let embedded = self
            .gateway
            .embedded(call, 0, embedder, texts, EmbedKind::Query);
        match embedded.await {
            Ok((_, embedded)) => Some((kind, embedded.vectors.into_iter().next()?.into())),
            Err(error) => {
                tracing::debug!(?error, "a request could not be compared by its meaning");
                None
            }
        }
    }

    /// Asks the models one after the other; also says which one answers.
    async fn ask_all(
        &self,
        mut request: ChatRequest,
        cancel: CancellationToken,
    ) -> Result<(ChatStream, String)> {
        let budgets = self.meter.budgets();
        budgets
            .allow(&self.gateway.0.db, &self.meter, &self.call)
            .await?;
        let mut failed: Option<InferenceError> = None;
        let mut asked = 0;
        let alone = self.targets.len() == 1;
        for (place, target) in self.targets.iter().enumerate() {
            if asked == self.most || cancel.is_cancelled() {
                break;
            }
            let model = target.model.id();
            let breaker = self.breakers.of(self.call.tenant, &target.provider, model);
            // A model of this machine has a queue of its own that says when it is full.
            if !target.local
                && let Some(wait) = breaker.closed_for(Instant::now())
            {
                failed.get_or_insert_with(|| InferenceError::Provider {
                    status: Some(503),
                    message: format!("`{model}` has kept failing and is left alone for now"),
                    retry_after: Some(wait),
                });
                continue;
            }
            if let Err(error) = budgets.allow_model(self.call.tenant, &target.provider, model) {
                failed.get_or_insert(error);
                continue;
            }
            asked += 1;
            let number = i32::try_from(asked).unwrap_or(i32::MAX);
            let attempt = Attempt::begin(
                &self.meter,
                &self.call,
                number,
                &target.provider,
                model,
                target.price,
            );
            let attempt = if target.local {
                attempt
            } else {
                attempt.watched_by(breaker)
            };
            let last = place + 1 == self.targets.len() || asked == self.most;
            let body = if last {
                std::mem::take(&mut request)
            } else {
                request.clone()
            };
            match self.ask(target, attempt, body, &cancel, last).await {
                Ok(words) => return Ok((words, model.to_owned())),
                Err(error) if !broken(&error) => return Err(error),
                Err(error) => {
                    if !alone {
                        tracing::warn!(alias = self.id, model, ?error, "a model did not answer");
                    }
                    // The one that says when to come back is of more use to the caller.
                    if failed
                        .as_ref()
                        .is_none_or(|known| retry_after(known).is_none())
                    {
                        failed = Some(error);
                    }
                }
            }
        }
        if cancel.is_cancelled() {
            return Err(InferenceError::Cancelled);
        }
        Err(failed.unwrap_or_else(|| InferenceError::ModelMissing {
            name: self.id.clone(),
        }))
    }

    /// Asks one model, and waits for its first word where another could stand in.
    async fn ask(
        &self,
        target: &Target,
        attempt: Attempt,
        request: ChatRequest,
        cancel: &CancellationToken,
        last: bool,
    ) -> Result<ChatStream> {
        if last {
            return match target.model.chat(request, cancel.clone()).await {
                Ok(words) => Ok(attempt.count(words)),
                Err(error) => {
                    attempt.failed(&error);
                    Err(error)
                }
            };
        }
        // Given up alone: the caller's own token is for all attempts.
        let cancel = cancel.child_token();
        let cut = cancel.clone().drop_guard();
        let begin = async {
            let mut words = target.model.chat(request, cancel).await?;
            let first = words.next().await.transpose()?;
            let first = first.ok_or_else(|| InferenceError::Provider {
                status: None,
                message: "the answer broke off".to_owned(),
                retry_after: None,
            })?;
            Ok((first, words))
        };
        let begun = tokio::time::timeout(self.first_token, begin)
            .await
            .unwrap_or_else(|_| {
                Err(InferenceError::Deadline {
                    model: target.model.id().to_owned(),
                })
            });
        match begun {
            Ok((first, words)) => {
                cut.disarm();
                Ok(attempt.count(stream::iter([Ok(first)]).chain(words).boxed()))
            }
            Err(error) => {
                attempt.failed(&error);
                Err(error)
            }
        }
    }
}

#[async_trait]
impl ChatModel for Routed {
    fn id(&self) -> &str {
        &self.id
    }

    async fn chat(&self, request: ChatRequest, cancel: CancellationToken) -> Result<ChatStream> {
        let answering = self.answer(request, cancel, Freshness::Any).await?;
        Ok(answering.words)
    }

    fn abilities(&self) -> Abilities {
        let all = self.targets.iter().map(|target| {
            let abilities = target.model.abilities();
            Abilities {
                local: target.local,
                ..abilities
            }
        });
        let both = |a: Abilities, b: Abilities| Abilities {
            context: match (a.context, b.context) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (one, other) => one.or(other),
            },
            local: a.local && b.local,
            tools: a.tools && b.tools,
            images: a.images && b.images,
        };
        all.reduce(both).unwrap_or_default()
    }
}
