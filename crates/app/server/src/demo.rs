//! The demo tenants: a Danish bank's customer service, and a bicycle repair shop beside it.

mod data;
mod desk;
mod history;

use std::time::Duration;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Result, RunId, Secret, TenantId};
use tekup_context::{Door, OpContext, OpContextBuilder, Permission, Role};
use tekup_identity::LocaleCode;
use tekup_operations::Call;
use tekup_runs::{Execution, Failure, NewRun, RunKind, RunState, open_run, spawn};

use crate::App;

/// The Run's name in the queue.
const KIND: &str = "demo.import";

/// How to get into the demo. For looking around, never for a server on a network.
pub mod access {
    /// The password of all demo people.
    pub const PASSWORD: &str = "Demo-Password-1!";
    /// Who signs in first.
    pub const EMAIL: &str = "owner@nordhavn.example";
    /// The bank's API key.
    pub const TENANT_KEY: &str = "demo-key";
}
use access::{EMAIL, PASSWORD, TENANT_KEY};

/// The tenants: slug, name, API key.
const TENANTS: &[(&str, &str, &str)] = &[
    ("nordhavn", "Nordhavn Bank", TENANT_KEY),
    ("cykel", "Cykelværkstedet", "demo-key-cykel"),
];

/// Makes the demo tenants, people and keys that are not there yet.
pub(crate) async fn prepare(app: &App) -> Result<()> {
    let mut tenants = Vec::new();
    for (slug, name, key) in TENANTS {
        let tenant = app.identity.ensure_tenant(slug, name).await?;
        let scopes: Vec<Permission> = Permission::ALL
            .iter()
            .copied()
            .filter(|one| *one != Permission::TenantsWrite)
            .collect();
        app.identity
            .ensure_api_key(tenant, "Demo", key, &scopes)
            .await?;
        tenants.push(tenant);
    }
    let [bank, shop] = tenants[..] else {
        return Ok(());
    };
    let ctx = OpContextBuilder::system("demo", bank, Door::Internal).build();
    let key = app.support.ensure_widget(&ctx, "Demo").await?;
    let _ = app.demo_widget.set(key);
    let password = Secret::new(PASSWORD);
    let person = async |email: &str, name: &str, places: &[(TenantId, Role)]| {
        app.identity
            .ensure_user(email, name, &password, LocaleCode::Da, places)
            .await
    };
    person(EMAIL, "Ejer", &[(bank, Role::Owner), (shop, Role::Owner)]).await?;
    person(
        "agent@nordhavn.example",
        "Kundeservice",
        &[(bank, Role::Operator)],
    )
    .await?;
    person(
        "manager@nordhavn.example",
        "Teamleder",
        &[(bank, Role::Manager)],
    )
    .await?;
    person("viewer@nordhavn.example", "Gæst", &[(bank, Role::Viewer)]).await?;
    Ok(())
}

/// Starts loading the demo data of tenants that have none.
pub(crate) async fn start(app: &App) -> Result<()> {
    for (slug, name, _) in TENANTS {
        let tenant = app.identity.ensure_tenant(slug, name).await?;
        let ctx = OpContextBuilder::system("demo", tenant, Door::Internal).build();
        let mut tx = app.db.begin(&ctx).await?;
        let filter = tekup_runs::RunFilter {
            kind: Some(KIND.to_owned()),
            ..Default::default()
        };
        let before = tekup_runs::list(&tx, &filter, &tekup_base::PageRequest::default()).await?;
        let loaded = before.items.iter().any(|run| run.state != RunState::Failed);
        if !loaded && open_run(&tx, KIND, tenant.0).await?.is_none() {
            spawn(
                &mut tx,
                &ctx,
                NewRun::new(KIND, json!({"slug": slug})).about(tenant.0),
            )
            .await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

#[derive(Debug, Deserialize)]
struct Input {
    slug: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Opening {
    user_id: String,
    customer_name: Option<String>,
    channel: String,
    language: Option<String>,
    messages: Vec<String>,
}

/// What the steps leave for those after them.
#[derive(Debug, Serialize, Deserialize)]
struct Begun(RunId);

/// Loads a demo tenant's documents, intents and conversations.
pub(crate) struct DemoRun(App);

impl DemoRun {
    pub(crate) fn new(app: App) -> Self {
        Self(app)
    }
}

#[async_trait]
impl RunKind for DemoRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let Input { slug } = run.input()?;
        let ctx = run.ctx().clone();
        let app = self.0.clone();
        let documents = data::documents(&slug)?;
        let count = documents.len();
        let indexing = run
            .step("documents", async {
                Ok(Begun(app.knowledge.put_many(&ctx, documents).await?))
            })
            .await?;
        // The table that would apply anyway, to be looked at and changed.
        let rule = json!({
            "name": "escalation", "type": "escalation", "content": tekup_rules::escalation::default_content().map_err(Error::internal)?,
        });
        let key = format!("{}:rule", run.run().id);
        run.step("rules", call(&app, &ctx, "rules.put", key, rule))
            .await?;
        let key = format!("{}:desk", run.run().id);
        run.step("desk", desk::set_up(&app, &ctx, &key, &slug, "desk.json"))
            .await?;
        let examples = data::intents(&slug)?;
        let key = format!("{}:crm", run.run().id);
        run.step("crm", desk::set_up(&app, &ctx, &key, &slug, "crm.json"))
            .await?;
        let key = format!("{}:agents", run.run().id);
        run.step(
            "agents",
            desk::set_up(&app, &ctx, &key, &slug, "agents.json"),
        )
        .await?;
        let key = format!("{}:history", run.run().id);
        run.step("history", history::look_back(&app, &ctx, &key, &examples))
            .await?;
        let training = run
            .step("intents", async {
                Ok(Begun(app.support.import_intents(&ctx, examples).await?))
            })
            .await?;
        let key = format!("{}:dialogues", run.run().id);
        let dialogues = desk::set_up(&app, &ctx, &key, &slug, "dialogues.json");
        run.step("dialogues", dialogues).await?;
        self.wait_for(run, &ctx, indexing.0, "documents").await?;
        let key = format!("{}:links", run.run().id);
        run.step("links", desk::set_up(&app, &ctx, &key, &slug, "links.json"))
            .await?;
        self.wait_for(run, &ctx, training.0, "intents").await?;
        let openings: Vec<Opening> = data::read(&slug, "conversations.json")?.unwrap_or_default();
        for (index, opening) in openings.into_iter().enumerate() {
            run.step(
                &format!("conversation-{index}"),
                converse(&app, &ctx, &format!("{}:{index}", run.run().id), opening),
            )
            .await?;
        }
        Ok(json!({"documents": count}))
    }
}

impl DemoRun {
    /// Waits until another Run has ended, so that the conversations find their answers.
    async fn wait_for(
        &self,
        run: &Execution,
        ctx: &OpContext,
        other: RunId,
        what: &str,
    ) -> Result<(), Failure> {
        loop {
            run.check()?;
            let tx = self.0.db.begin_single(ctx).await?;
            let found = tekup_runs::get(&tx, other).await?;
            drop(tx);
            match found.map(|found| (found.state, found.error)) {
                Some((RunState::Queued | RunState::Running | RunState::Waiting, _)) => {}
                Some((RunState::Completed, _)) => return Ok(()),
                Some((_, error)) => {
                    run.log("warn", &format!("{what}: {}", error.unwrap_or_default()))
                        .await;
                    return Ok(());
                }
                None => return Err(Error::not_found("the run").into()),
            }
            tokio::select! {
                () = run.stop().cancelled() => {}
                () = tokio::time::sleep(Duration::from_millis(300)) => {}
            }
        }
    }
}

/// Plays a conversation's opening through the same operations that customers use. `key` makes that a second
/// try after a crash goes on with the conversation of the first.
async fn converse(
    app: &App,
    ctx: &OpContext,
    key: &str,
    opening: Opening,
) -> Result<Value, Failure> {
    let mut messages = opening.messages.into_iter();
    let mut input = json!({
        "userId": opening.user_id, "channel": opening.channel, "initialMessage": messages.next(),
    });
    if let Some(name) = opening.customer_name {
        input["customerName"] = json!(name);
    }
    if let Some(language) = opening.language {
        input["language"] = json!(language);
    }
    let created = call(app, ctx, "conversations.create", key.to_owned(), input).await?;
    for (index, message) in messages.enumerate() {
        let input = json!({"id": created["id"], "content": message});
        call(app, ctx, "messages.send", format!("{key}:{index}"), input).await?;
    }
    Ok(created["id"].clone())
}

async fn call(
    app: &App,
    ctx: &OpContext,
    name: &str,
    key: String,
    input: Value,
) -> Result<Value, Failure> {
    let operation = app
        .registry
        .get(name)
        .ok_or_else(|| Error::not_found("the operation"))?
        .clone();
    let call = Call {
        input,
        idempotency_key: Some(key),
    };
    // In a task of its own: the call counts its open transactions apart from the Run's.
    let (registry, ctx) = (app.registry.clone(), ctx.clone());
    let answer = tokio::spawn(async move { registry.call(&operation, ctx, call).await })
        .await
        .map_err(|error| Failure::Retry(Error::internal(error)))??;
    serde_json::from_slice(&answer.body).map_err(|error| Failure::Permanent(Error::internal(error)))
}
