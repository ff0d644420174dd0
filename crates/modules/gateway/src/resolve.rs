//! What a name of a model means for a tenant.

use std::{collections::HashMap, sync::Arc, time::Duration};

use moka::future::Cache;
use tekup_base::TenantId;
use tekup_context::OpContext;
use tekup_inference::{Asking, InferenceError, Result};

use crate::{
    Gateway,
    alias::Alias,
    attempt::Call,
    provider::{Settings, settings},
    routed::{Routed, Target},
    store::{self, providers::Row},
};

/// How long another process may go on with what a tenant has changed.
const BELIEVED: Duration = Duration::from_secs(5);
/// Tenants whose names are remembered.
const TENANTS: u64 = 10_000;
/// How long the first word may take where no alias says so and another model could stand in.
const FIRST_TOKEN: Duration = Duration::from_secs(120);
/// The alias that stands for the model of those who name none.
const DEFAULT: &str = "default";

/// A model that is known by name.
#[derive(Debug, Clone)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Whose it is: `local`, `alias`, or the tenant's provider.
    pub owner: String,
    /// When it came, in seconds since 1970, where that is known.
    pub created: i64,
}

/// What tenants have given names to.
pub(crate) struct Known(Cache<TenantId, Arc<Names>>);

/// A provider, as it is used.
#[derive(Debug)]
struct Provider {
    row: Row,
    settings: Settings,
}

/// One tenant's names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    aliases: HashMap<String, Arc<Alias>>,
    providers: HashMap<String, Provider>,
}

impl Default for Known {
    fn default() -> Self {
        let cache = Cache::builder()
            .max_capacity(TENANTS)
            .time_to_live(BELIEVED);
        Self(cache.build())
    }
}

impl Gateway {
    /// Makes what was changed be seen at once.
    pub(crate) async fn changed(&self, tenant: TenantId) {
        self.0.known.0.invalidate(&tenant).await;
    }

    async fn names(&self, ctx: &OpContext) -> Result<Arc<Names>> {
        let load = async {
            let tx = self.0.db.begin(ctx).await?;
            let aliases = store::aliases::all(&tx).await?;
            let rows = store::providers::all(&tx).await?;
            tx.commit().await?;
            let provider = |row: Row| {
                let settings = settings(&row)?;
                Ok((row.name.clone(), Provider { row, settings }))
            };
            let providers = rows
                .into_iter()
                .map(provider)
                .collect::<tekup_base::Result<_>>()?;
            let aliases = aliases
                .into_iter()
                .map(|one| (one.name.clone(), Arc::new(one)));
            Ok::<_, tekup_base::Error>(Arc::new(Names {
                aliases: aliases.collect(),
                providers,
            }))
        };
        let names = self.0.known.0.try_get_with(ctx.tenant(), load).await;
        names.map_err(|error| broken(&error))
    }

    /// The models that the tenant can name, its own names first.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub async fn models(&self, ctx: &OpContext) -> Result<Vec<Named>> {
        let names = self.names(ctx).await?;
        let mut aliases: Vec<&Arc<Alias>> = names.aliases.values().collect();
        aliases.sort_by(|a, b| a.name.cmp(&b.name));
        let aliases = aliases.into_iter().map(|alias| Named {
            name: alias.name.clone(),
            owner: "alias".to_owned(),
            created: alias.created,
        });
        let here = self.0.models.list().into_iter();
        let here = here.filter(|model| model.state == tekup_inference::ModelState::Present);
        let here = here.map(|model| Named {
            created: model.path.as_deref().map_or(0, modified),
            name: model.name,
            owner: "local".to_owned(),
        });
        let mut providers: Vec<&Provider> = names.providers.values().collect();
        providers.sort_by(|a, b| a.row.name.cmp(&b.row.name));
        let there = providers.into_iter().flat_map(|provider| {
            provider.settings.models.iter().map(|model| Named {
                name: format!("{}/{model}", provider.row.name),
                owner: provider.row.name.clone(),
                created: provider.row.created_at.timestamp(),
            })
        });
        Ok(aliases.chain(here).chain(there).collect())
    }
}

fn modified(path: &std::path::Path) -> i64 {
    let at = std::fs::metadata(path).and_then(|about| about.modified());
    let since = at
        .ok()
        .and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(0))
}

pub(crate) async fn routed(
    gateway: &Gateway,
    asking: &Asking,
    name: Option<&str>,
) -> Result<Routed> {
    let names = gateway.names(&asking.ctx).await?;
    let call = Arc::new(Call::new(asking, name, "chat"));
    let alias = names.aliases.get(name.unwrap_or(DEFAULT));
    let Some(alias) = alias else {
        let name = name.filter(|name| *name != DEFAULT);
        let target = target(gateway, &asking.ctx, &names, name, true).await?;
        let id = target.model.id().to_owned();
        return Ok(Routed::new(gateway, call, id, vec![target], 1, FIRST_TOKEN));
    };
    let mut targets = Vec::new();
    let mut missing = None;
    for wanted in alias.in_order() {
        let patient = alias.targets.len() == 1;
        match target(gateway, &asking.ctx, &names, Some(&wanted.model), patient).await {
            // Checked here and not only when the alias is written: what a name stands for may change.
            Ok(target) if alias.local_only && !target.local => {
                missing = Some(InferenceError::Invalid {
                    field: "model".to_owned(),
                    message: format!(
                        "`{}` is for this machine's models only, and `{}` is elsewhere",
                        alias.name, wanted.model
                    ),
                });
            }
            Ok(target) => targets.push(target),
            Err(error) => missing = Some(error),
        }
    }
    if targets.is_empty()
        && let Some(error) = missing
    {
        return Err(error);
    }
    let routed = Routed::new(
        gateway,
        call,
        alias.name.clone(),
        targets,
        alias.max_attempts,
        alias.first_token,
    );
    Ok(routed.keeping(alias))
}

/// The one model that a name stands for which is no alias.
async fn target(
    gateway: &Gateway,
    ctx: &OpContext,
    names: &Names,
    name: Option<&str>,
    patient: bool,
) -> Result<Target> {
    if let Some((provider, model)) = name.and_then(|name| name.split_once('/'))
        && let Some(provider) = names.providers.get(provider)
    {
        let way = gateway.provider(ctx, &provider.row, patient).await;
        let model = way.map_err(|error| broken(&error))?.chat(model);
        return Ok(Target {
            provider: provider.row.name.clone(),
            local: model.abilities().local,
            price: provider.settings.price(model.id()),
            model,
        });
    }
    let models = &gateway.0.models;
    let model = match name {
        Some(name) => models.chat_called(name)?,
        None => models.chat().ok_or_else(|| InferenceError::ModelMissing {
            name: "a text model".to_owned(),
        })?,
    };
    let local = model.abilities().local;
    Ok(Target {
        provider: if local { "local" } else { "server" }.to_owned(),
        model,
        local,
        price: None,
    })
}

fn broken(error: &tekup_base::Error) -> InferenceError {
    InferenceError::Engine {
        model: "gateway".to_owned(),
        message: format!("{error:?}"),
    }
}
