//! Models of this machine: what there is, and fetching what is missing as a Run.

use std::sync::Arc;

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Result, RunId};
use tekup_config::Config;
use tekup_context::{Door, OpContext, OpContextBuilder, Permission};
use tekup_db::{Db, DbError, sql::queries::identity::tenants};
use tekup_inference::{ModelInfo, ModelState, Models, ModelsConfig, OpenAiConfig, PullProgress};
use tekup_knowledge::Knowledge;
use tekup_operations::{Effect, NoInput, Operation, finish};
use tekup_runs::{Execution, Failure, NewRun, RunKind, spawn};
use tekup_support::Support;

use crate::App;

/// The Run's name in the queue.
const KIND: &str = "models.pull";

/// The settings of the models, from the server's.
///
/// # Errors
/// When a variable of the models' own is wrong.
pub fn config(config: &Config) -> Result<ModelsConfig> {
    let mut models = ModelsConfig::from_env(&config.home)?;
    models.chat.clone_from(&config.chat_model);
    models.embedding.clone_from(&config.embedding_model);
    models.threads = config.model_threads;
    models.openai = config.openai.as_ref().map(|server| {
        let key = server.key.as_ref().map(|key| key.expose().to_owned());
        OpenAiConfig::new(&server.url, key, &server.model)
    });
    Ok(models)
}

/// The operations on models.
#[derive(Clone)]
pub(crate) struct ModelStore {
    db: Db,
    models: Models,
    knowledge: Knowledge,
    support: Support,
}

impl ModelStore {
    pub(crate) fn new(db: Db, models: Models, knowledge: Knowledge, support: Support) -> Self {
        Self {
            db,
            models,
            knowledge,
            support,
        }
    }

    pub(crate) fn operations(&self) -> Vec<Operation> {
        vec![
            Operation::new(
                "models.list",
                "GET /api/v1/models",
                Permission::ModelsRead,
                Effect::Read,
                self,
                list,
            )
            .summary("Lists the models of the catalogue and whether they are on this machine."),
            Operation::new(
                "models.pull",
                "POST /api/v1/models/{name}/pull",
                Permission::ModelsWrite,
                Effect::External,
                self,
                pull,
            )
            .summary("Fetches a model."),
        ]
    }
}

/// All models; a catalogue is short.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Catalogue {
    items: Vec<Value>,
    next_cursor: Option<String>,
}

async fn list(_: OpContext, store: ModelStore, _: NoInput) -> Result<Catalogue> {
    let items = store
        .models
        .list()
        .iter()
        .map(serde_json::to_value)
        .collect::<Result<_, _>>()
        .map_err(Error::internal)?;
    Ok(Catalogue {
        items,
        next_cursor: None,
    })
}

/// Which model.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ByName {
    /// Its name in the catalogue.
    #[schemars(length(min = 1, max = 100))]
    name: String,
}

/// A Run that was started.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Started {
    /// The Run.
    run_id: RunId,
}

async fn pull(ctx: OpContext, store: ModelStore, input: ByName) -> Result<Started> {
    if !store
        .models
        .list()
        .iter()
        .any(|model| model.name == input.name)
    {
        return Err(Error::not_found("model"));
    }
    let mut tx = store.db.begin(&ctx).await?;
    let run_id = spawn(
        &mut tx,
        &ctx,
        NewRun::new(KIND, json!({"name": input.name})),
    )
    .await?;
    finish(
        &ctx,
        tx,
        Some(run_id.0),
        json!({"model": input.name}),
        Started { run_id },
    )
    .await
}

/// Starts fetching the default models that are missing, as Runs of the first tenant; the default
/// embedding model first, because it is small and helps most.
pub(crate) async fn fetch_defaults(app: &App) -> Result<()> {
    let tenants = all_tenants(&app.db).await?;
    let Some(first) = tenants.first() else {
        return Ok(());
    };
    let ctx = OpContextBuilder::system("models", *first, Door::Internal).build();
    for (priority, name) in (1..).zip(app.models.defaults().into_iter().rev()) {
        let missing = |model: &ModelInfo| model.name == name && model.state == ModelState::Missing;
        if !app.models.list().iter().any(missing) {
            continue;
        }
        let mut tx = app.db.begin(&ctx).await?;
        let mut new = NewRun::new(KIND, json!({"name": name}));
        new.priority = priority;
        spawn(&mut tx, &ctx, new).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn all_tenants(db: &Db) -> Result<Vec<tekup_base::TenantId>> {
    let tx = db
        .begin_system("every tenant uses the machine's models")
        .await?;
    let rows = tenants::all_tenants()
        .bind(&tx, &100_000)
        .all()
        .await
        .map_err(DbError::from)?;
    tx.commit().await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// Fetches a model, then has every tenant's knowledge and intents use it if it is an embedding model.
pub(crate) struct PullRun(ModelStore);

impl PullRun {
    pub(crate) fn new(store: ModelStore) -> Self {
        Self(store)
    }
}

#[async_trait]
impl RunKind for PullRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let ByName { name } = run.input()?;
        if run.done::<Value>("fetched")?.is_none() {
            self.fetch(run, &name).await?;
            run.step("fetched", async { Ok(json!({"name": name})) })
                .await?;
        }
        for tenant in all_tenants(&self.0.db).await? {
            let ctx = OpContextBuilder::system("models", tenant, Door::Run).build();
            self.0.knowledge.embed_missing(&ctx).await?;
            self.0.support.retrain(&ctx).await?;
        }
        Ok(json!({"name": name}))
    }
}

impl PullRun {
    async fn fetch(&self, run: &mut Execution, name: &str) -> Result<(), Failure> {
        run.log("info", &format!("fetching {name}")).await;
        let (sender, mut steps) = tokio::sync::watch::channel((0, 0, String::new()));
        let report = Arc::new(move |progress: PullProgress| {
            let done = i64::try_from(progress.done).unwrap_or(i64::MAX);
            let total = i64::try_from(progress.total).unwrap_or(i64::MAX);
            sender.send_replace((done, total, progress.note));
        });
        let models = self.0.models.clone();
        let stop = run.stop().clone();
        let wanted = name.to_owned();
        let mut fetching = tokio::spawn(async move { models.pull(&wanted, report, stop).await });
        loop {
            tokio::select! {
                fetched = &mut fetching => {
                    run.check()?;
                    fetched.map_err(|error| Failure::Retry(Error::internal(error)))?
                        .map_err(|error| Failure::from(Error::from(error)))?;
                    return Ok(());
                }
                Ok(()) = steps.changed() => {
                    let (done, total, note) = steps.borrow_and_update().clone();
                    run.progress(done, total.max(done + 1), &note).await?;
                }
            }
        }
    }
}
