//! Servers of models that a tenant has an account with. A key opens when the way to its server is made, and nowhere else.

use std::sync::Arc;

use moka::future::Cache;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result, Secret};
use tekup_context::OpContext;
use tekup_inference::{Provider, ProviderConfig, ProviderKind};
use tekup_vault::Place;
use uuid::Uuid;

use crate::{Gateway, attempt::Price, store::providers::Row};

/// Open ways that are kept, with their connections.
const OPEN: u64 = 2_000;

/// What is known of a provider beside its address and key.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[schemars(inline)]
pub(crate) struct Settings {
    /// Azure's `api-version`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 50))]
    pub api_version: Option<String>,
    /// Models that are offered, as the provider names them. Others can be asked for all the same.
    #[schemars(length(max = 200), inner(length(min = 1, max = 200)))]
    pub models: Vec<String>,
    /// What models cost.
    #[schemars(length(max = 200))]
    pub prices: Vec<ModelPrice>,
}

/// What a model costs, in units of one currency for a million tokens.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub(crate) struct ModelPrice {
    /// The model, as the provider names it.
    #[schemars(length(min = 1, max = 200))]
    pub model: String,
    /// Tokens that it reads.
    #[schemars(range(min = 0, max = 1_000_000))]
    pub input: f64,
    /// Tokens that it has read before; as `input` when absent.
    #[schemars(range(min = 0, max = 1_000_000))]
    pub cached_input: Option<f64>,
    /// Tokens that it writes.
    #[schemars(range(min = 0, max = 1_000_000))]
    pub output: f64,
}

impl Settings {
    pub fn price(&self, model: &str) -> Option<Price> {
        let price = self.prices.iter().find(|price| price.model == model)?;
        Some(Price {
            input: price.input,
            cached: price.cached_input.unwrap_or(price.input),
            output: price.output,
        })
    }
}

/// The open ways to providers, by row, revision, and whether one asks again before it gives up.
pub(crate) struct Providers(Cache<(Uuid, i32, bool), Provider>);

impl Default for Providers {
    fn default() -> Self {
        let cache = Cache::builder().max_capacity(OPEN);
        Self(
            cache
                .time_to_idle(std::time::Duration::from_secs(3_600))
                .build(),
        )
    }
}

pub(crate) fn place(id: Uuid) -> Place {
    Place {
        table: "model_providers",
        column: "secret",
        row: id,
    }
}

impl Gateway {
    /// The way to a provider with these settings. Nothing is sent by this.
    ///
    /// # Errors
    /// A validation error when it cannot be asked like that.
    pub(crate) fn way(
        &self,
        kind: ProviderKind,
        url: Option<String>,
        key: Option<Secret>,
        settings: &Settings,
        patient: bool,
    ) -> Result<Provider> {
        let mut config = ProviderConfig::new(kind);
        config.url = url;
        config.key = key;
        config.api_version.clone_from(&settings.api_version);
        config.guard = Some(self.0.guard.clone());
        if !patient {
            // Another model stands ready.
            config.retries = 0;
        }
        Ok(Provider::new(config)?)
    }

    /// The way to a provider of the tenant's, which is kept while it is used.
    pub(crate) async fn provider(
        &self,
        ctx: &OpContext,
        row: &Row,
        patient: bool,
    ) -> Result<Provider, Arc<Error>> {
        let make = async {
            let kind = kind(row)?;
            let key = match &row.secret {
                None => None,
                Some(sealed) => {
                    let tx = self.0.db.begin(ctx).await?;
                    let key = self.0.vault.open(&tx, place(row.id), sealed).await?;
                    tx.commit().await?;
                    Some(key)
                }
            };
            self.way(kind, row.url.clone(), key, &settings(row)?, patient)
        };
        let key = (row.id, row.revision, patient);
        self.0.providers.0.try_get_with(key, make).await
    }
}

pub(crate) fn kind(row: &Row) -> Result<ProviderKind> {
    ProviderKind::from_name(&row.kind)
        .ok_or_else(|| Error::unavailable("this server does not know the kind of this provider"))
}

pub(crate) fn settings(row: &Row) -> Result<Settings> {
    serde_json::from_value(row.settings.clone()).map_err(Error::internal)
}
