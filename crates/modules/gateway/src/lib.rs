//! The gateway to models: every request to a model goes through here, whoever makes it.
//!
//! [`Gateway`] finds the model that a name means for a tenant (its own alias, `provider/model`, a model of this
//! machine, the default), tries the next one where an alias names several, and counts what was used. Behind it stand
//! the models of this machine and the servers that a tenant has an account with.
//!
//! To add a side by which usage is looked at: a line in both queries of `sql/queries/gateway/usage.sql`, and a case of
//! `ops::usage::By`. Names of metrics stand in `metrics.rs` alone.
#![deny(missing_docs)]

mod alias;
mod attempt;
mod breaker;
mod budget;
mod budgets;
mod cache;
mod infer;
mod meter;
mod metrics;
mod ops;
mod provider;
mod resolve;
mod routed;
mod store;

use std::sync::Arc;

use async_trait::async_trait;
use tekup_blob::Blobs;
use tekup_db::Db;
use tekup_egress::Guard;
use tekup_inference::{
    Asking, ChatModel, ChatModels, EmbedKind, Embedded, Embedder, InferenceError, Models, Result,
};
use tekup_operations::{Authority, Operation};
use tekup_runs::RunKind;
use tekup_vault::Vault;
use tokio_util::sync::CancellationToken;

use attempt::{Attempt, Call};
use breaker::Breakers;
use cache::Answers;
pub use cache::{Freshness, Source};
use meter::Meter;
use provider::Providers;
use resolve::Known;
pub use resolve::Named;
pub use routed::{Answering, Routed};

/// What the module works with.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Where large payloads of Runs are read.
    pub blobs: Blobs,
    /// Says what whoever a Run asks for may do.
    pub authority: Arc<dyn Authority>,
    /// The models of this machine.
    pub models: Models,
    /// What seals providers' keys.
    pub vault: Vault,
    /// Which addresses tenants may have asked.
    pub guard: Guard,
}

/// The module. Cheap to clone.
#[derive(Clone)]
pub struct Gateway(Arc<Inner>);

struct Inner {
    db: Db,
    blobs: Blobs,
    authority: Arc<dyn Authority>,
    models: Models,
    vault: Vault,
    guard: Guard,
    known: Known,
    providers: Providers,
    breakers: Breakers,
    meter: Meter,
    answers: Answers,
}

impl std::fmt::Debug for Gateway {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Gateway")
    }
}

impl Gateway {
    /// The module on the given parts.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(Inner {
            db: parts.db,
            blobs: parts.blobs,
            authority: parts.authority,
            models: parts.models,
            vault: parts.vault,
            guard: parts.guard,
            known: Known::default(),
            providers: Providers::default(),
            breakers: Breakers::default(),
            meter: Meter::default(),
            answers: Answers::default(),
        }))
    }

    /// Everything that can be done here.
    pub fn operations(&self) -> Vec<Operation> {
        ops::all(self)
    }

    /// The kinds of Run, which may reach out to other systems.
    pub fn run_kinds(&self) -> Vec<Arc<dyn RunKind>> {
        vec![Arc::new(infer::InferRun(self.clone()))]
    }

    /// Writes down what was used, every second until `stop`. What was used in the last second is lost when the process
    /// is killed.
    pub async fn keep_books(self, stop: CancellationToken) {
        self.0.meter.run(&self.0.db, stop).await;
    }

    /// Writes down what was used and is not written yet.
    pub async fn flush(&self) {
        self.0.meter.flush(&self.0.db).await;
    }

    /// The model called `name`, with a choice of how fresh its answers are.
    ///
    /// # Errors
    ///
    /// As [`ChatModels::chat_model`].
    pub async fn routed(&self, asking: &Asking, name: Option<&str>) -> Result<Routed> {
        resolve::routed(self, asking, name).await
    }

    /// The vectors of some texts by the embedding model called `name`; without a name, by the default.
    ///
    /// # Errors
    ///
    /// [`InferenceError::Invalid`] for a name that is not known, [`InferenceError::ModelMissing`] when the model is not
    /// here; what the model reports.
    pub async fn embed(
        &self,
        asking: &Asking,
        name: Option<&str>,
        texts: Vec<String>,
        kind: EmbedKind,
    ) -> Result<(String, Embedded)> {
        let models = &self.0.models;
        let embedder = match (name, models.embedder()) {
            (None, Some(embedder)) => embedder,
            (None, None) => {
                return Err(InferenceError::ModelMissing {
                    name: "an embedding model".to_owned(),
                });
            }
            (Some(name), Some(embedder)) if embedder.id() == name => embedder,
            (Some(name), _) => models.embedder_named(name)?,
        };
        let call = Call::new(asking, name, "embedding");
        self.embedded(call, 1, embedder, texts, kind).await
    }

    /// The same for a call of another kind, as one of its attempts.
    pub(crate) async fn embedded(
        &self,
        call: Call,
        number: i32,
        embedder: Arc<dyn Embedder>,
        texts: Vec<String>,
        kind: EmbedKind,
    ) -> Result<(String, Embedded)> {
        let call = Arc::new(call);
        let model = embedder.id().to_owned();
        let meter = &self.0.meter;
        let budgets = meter.budgets();
        budgets.allow(&self.0.db, meter, &call).await?;
        budgets.allow_model(call.tenant, "local", &model)?;
        let attempt = Attempt::begin(meter, &call, number, "local", &model, None);
        match embedder.embed_counted(texts, kind).await {
            Ok(embedded) => {
                attempt.embedded(embedded.tokens.unwrap_or(0));
                Ok((model, embedded))
            }
            Err(error) => {
                attempt.failed(&error);
                Err(error)
            }
        }
    }
}

#[async_trait]
impl ChatModels for Gateway {
    async fn chat_model(&self, asking: &Asking, name: Option<&str>) -> Result<Arc<dyn ChatModel>> {
        Ok(Arc::new(self.routed(asking, name).await?))
    }
}
