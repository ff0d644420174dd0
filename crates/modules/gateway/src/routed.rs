//! A model that stands for one or several, of which the next answers when one does not.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use async_trait::async_trait;
use futures::{StreamExt, stream};
use tekup_inference::{Abilities, ChatModel, ChatRequest, ChatStream, InferenceError, Result};
use tokio_util::sync::CancellationToken;

use crate::{
    Gateway,
    attempt::{Attempt, Call, Price},
    breaker::{Breakers, broken, retry_after},
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
pub(crate) struct Routed {
    meter: Meter,
    breakers: Breakers,
    call: Arc<Call>,
    id: String,
    targets: Vec<Target>,
    most: usize,
    first_token: Duration,
}

impl Routed {
    pub fn new(
        gateway: &Gateway,
        call: Arc<Call>,
        id: String,
        targets: Vec<Target>,
        most: usize,
        first_token: Duration,
    ) -> Self {
        Self {
            meter: gateway.0.meter.clone(),
            breakers: gateway.0.breakers.clone(),
            call,
            id,
            targets,
            most,
            first_token,
        }
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

    async fn chat(
        &self,
        mut request: ChatRequest,
        cancel: CancellationToken,
    ) -> Result<ChatStream> {
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
                Ok(words) => return Ok(words),
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
