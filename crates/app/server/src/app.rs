use std::{
    collections::BTreeMap,
    ops::Deref,
    sync::{Arc, OnceLock},
    time::Duration,
};

use anyhow::Result;
use serde_json::Value;
use tekup_assistant::Assistant;
use tekup_automation::Automation;
use tekup_blob::Blobs;
use tekup_config::Config;
use tekup_crm::Crm;
use tekup_db::Db;
use tekup_evals::Evals;
use tekup_events::{Backend, Hub, MsgHub};
use tekup_gateway::Gateway;
use tekup_identity::{Authenticator, Identity, IdentityConfig};
use tekup_inbox::Inbox;
use tekup_inference::Models;
use tekup_knowledge::{Knowledge, Websites};
use tekup_monitoring::Monitoring;
use tekup_operations::{RateLimit, Registry};
use tekup_runs::{Around, Worker, approvals::Decide};
use tekup_support::Support;
use tekup_telemetry::Metrics;
use tekup_vault::{MasterKeys, Vault};
use tokio_util::sync::CancellationToken;

use crate::{demo, http, models, promotion::Promotion, visitors::Limits};

/// Memory that the search indexes of all tenants may take together.
const INDEX_BYTES: u64 = 512 * 1024 * 1024;

/// Everything a door needs, behind one pointer: every request clones it, and every layer around the request.
#[derive(Clone)]
pub struct App(Arc<Parts>);

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// What an [`App`] consists of.
pub struct Parts {
    pub(crate) db: Db,
    pub(crate) hub: Hub,
    pub(crate) msghub: MsgHub,
    pub(crate) blobs: Blobs,
    pub(crate) worker: Worker,
    /// Does what reaches out to other systems, so that a slow one there holds up nothing here.
    pub(crate) outward: Worker,
    pub(crate) models: Models,
    pub(crate) gateway: Gateway,
    pub(crate) identity: Identity,
    pub(crate) authenticator: Authenticator,
    pub(crate) knowledge: Knowledge,
    pub(crate) support: Support,
    pub(crate) inbox: Inbox,
    pub(crate) automation: Automation,
    pub(crate) crm: Crm,
    pub(crate) visitors: Limits,
    /// Public key of the demo's widget, in a server that shows the demo.
    pub(crate) demo_widget: OnceLock<String>,
    pub(crate) registry: Arc<Registry>,
    pub(crate) openapi: Arc<Value>,
    pub(crate) metrics: Metrics,
    pub(crate) stop: CancellationToken,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("App")
    }
}

impl App {
    /// Puts the parts together on a database that is ready to serve.
    ///
    /// # Errors
    /// When a part cannot be opened.
    pub async fn open(
        config: &Config,
        db: Db,
        metrics: Metrics,
        stop: CancellationToken,
    ) -> Result<Self> {
        let hub = Hub::new(db.clone());
        let blobs = Blobs::open(config.s3.as_ref())?;
        let around = Around {
            blobs: blobs.clone(),
            ..Around::default()
        };
        let worker = Worker::within(db.clone(), config.workers, stop.clone(), around.clone());
        let models = Models::open(models::config(config)?)?;
        let identity = Identity::open(
            db.clone(),
            IdentityConfig {
                secure_cookies: config.secure_cookies,
                ..IdentityConfig::default()
            },
        )
        .await?;
        let embedder = models.clone();
        let knowledge = Knowledge::new(
            db.clone(),
            Arc::new(move || embedder.embedder()),
            INDEX_BYTES,
        );
        let vault = Vault::new(MasterKeys::open(&config.home, config.master_key.as_ref())?);
        vault.adopt_master(&db).await?;
        let backend = match &config.nats_url {
            Some(url) => Backend::Nats(url.expose().to_owned()),
            None => Backend::Postgres,
        };
        let msghub = MsgHub::open(db.clone(), vault.clone(), backend).await?;
        let guard = tekup_egress::Guard::allowing(&config.allowed_hosts);
        let websites = Websites::new(knowledge.clone(), guard.clone())?;
        let inbox = Inbox::new(
            db.clone(),
            vault.clone(),
            guard.clone(),
            config.connection_timeout,
        )?;
        let gateway = Gateway::new(tekup_gateway::Parts {
            db: db.clone(),
            blobs: blobs.clone(),
            authority: Arc::new(identity.clone()),
            models: models.clone(),
            vault: vault.clone(),
            guard: guard.clone(),
        });
        let evals = Evals::new(tekup_evals::Parts {
            db: db.clone(),
            blobs: blobs.clone(),
            models: Arc::new(gateway.clone()),
            authority: Arc::new(identity.clone()),
        });
        let assistant = Assistant::new(tekup_assistant::Parts {
            db: db.clone(),
            blobs: blobs.clone(),
            models: Arc::new(gateway.clone()),
            embedder: Arc::new({
                let models = models.clone();
                move || models.embedder()
            }),
            authority: Arc::new(identity.clone()),
            gate: Arc::new(Promotion(evals.clone())),
            guard: guard.clone(),
            patience: config.connection_timeout,
            open_runs: config.open_workflows,
        })?;
        let automation = Automation::new(tekup_automation::Parts {
            db: db.clone(),
            blobs: blobs.clone(),
            vault: vault.clone(),
            hub: hub.clone(),
            connectors: Arc::new(inbox.clone()),
            models: models.clone(),
            chat: Arc::new(gateway.clone()),
            authority: Arc::new(identity.clone()),
            guard,
            patience: config.connection_timeout,
            open_runs: config.open_workflows,
        })?;
        let support = Support::new(tekup_support::Parts {
            db: db.clone(),
            vault,
            hub: hub.clone(),
            worker: worker.clone(),
            search: Arc::new(knowledge.clone()),
            connectors: Arc::new(inbox.clone()),
            models: models.clone(),
            answer_timeout: config.answer_timeout,
        });
        inbox.answer_at(Arc::new(support.clone()));
        let crm = Crm::new(db.clone(), Arc::new(support.clone()));
        let tools = Arc::new(OnceLock::new());
        let actions: Arc<dyn Decide> = Arc::new(support.clone());
        let deciders = Arc::new(BTreeMap::from([("action".to_owned(), actions)]));
        let monitoring = Monitoring::new(tekup_monitoring::Parts {
            db: db.clone(),
            blobs: blobs.clone(),
            tools: Arc::clone(&tools),
            deciders,
            msghub: msghub.clone(),
        });
        let limit = RateLimit::new(config.rate_limit_per_minute);
        let mut registry = Registry::new(db.clone(), limit);
        registry.add(identity.operations());
        registry.add(knowledge.operations());
        registry.add(websites.operations());
        registry.add(support.operations());
        registry.add(inbox.operations());
        registry.add(assistant.operations());
        registry.add(evals.operations());
        registry.add(automation.operations());
        registry.add(crm.operations());
        registry.add(monitoring.operations());
        registry.add(gateway.operations());
        let model_store = models::ModelStore::new(
            db.clone(),
            models.clone(),
            knowledge.clone(),
            support.clone(),
        );
        registry.add(model_store.operations());
        let _ = tools.set(registry.tools());
        let openapi = Arc::new(http::openapi(&registry));
        let registry = Arc::new(registry);
        assistant.call(&registry);
        automation.call(&registry);

        for kind in knowledge.run_kinds().into_iter().chain(support.run_kinds()) {
            worker.register(kind);
        }
        worker.register(Arc::new(models::PullRun::new(model_store)));
        for kind in crm.run_kinds() {
            worker.register(kind);
        }
        let outward = Worker::within(db.clone(), config.workers, stop.clone(), around);
        for kind in support
            .outward_run_kinds()
            .into_iter()
            .chain(inbox.run_kinds())
            .chain(websites.run_kinds())
            .chain(assistant.run_kinds())
            .chain(automation.run_kinds())
            .chain(evals.run_kinds())
            .chain(gateway.run_kinds())
        {
            outward.register(kind);
        }
        let app = Self(Arc::new(Parts {
            db,
            hub,
            msghub,
            blobs,
            worker,
            outward,
            models,
            gateway,
            authenticator: identity.authenticator(),
            identity,
            knowledge,
            support,
            inbox,
            automation,
            crm,
            visitors: Limits::new(config.rate_limit_per_minute > 0, config.proxies),
            demo_widget: OnceLock::new(),
            registry,
            openapi,
            metrics,
            stop,
        }));
        app.worker
            .register(Arc::new(demo::DemoRun::new(app.clone())));
        Ok(app)
    }

    /// Runs what goes on beside the requests: relay, hub, worker, upkeep. Returns when [`App::stop`] was
    /// called and all have stopped, or after 15 s.
    pub async fn run_background(&self) {
        let mut tasks = tokio::task::JoinSet::new();
        tasks.spawn(tekup_events::Relay::new(self.db.clone()).run(self.stop.clone()));
        tasks.spawn(self.hub.clone().run(self.stop.clone()));
        tasks.spawn(self.msghub.clone().run(self.stop.clone()));
        let blobs = self.blobs.clone();
        tasks.spawn(blobs.run(self.db.clone(), self.stop.clone()));
        tasks.spawn(self.worker.clone().run());
        tasks.spawn(self.outward.clone().run());
        let follows = self.inbox.followers().into_iter();
        let follows = follows.chain(self.support.followers());
        let follows = follows.chain(self.crm.followers());
        for follow in follows.chain(self.automation.followers()) {
            let follower = tekup_events::Follower::new(self.hub.clone(), follow);
            tasks.spawn(follower.run(self.stop.clone()));
        }
        tasks.spawn(self.inbox.clone().read_mailboxes(self.stop.clone()));
        tasks.spawn(self.inbox.clone().fetch_cases(self.stop.clone()));
        tasks.spawn(self.knowledge.clone().upkeep(self.stop.clone()));
        tasks.spawn(self.support.clone().run_desk(self.stop.clone()));
        tasks.spawn(self.support.clone().pack_days(self.stop.clone()));
        tasks.spawn(self.automation.clone().keep_time(self.stop.clone()));
        tasks.spawn(self.crm.clone().refresh_figures(self.stop.clone()));
        tasks.spawn(self.gateway.clone().keep_books(self.stop.clone()));
        tasks.spawn(crate::upkeep::run(self.clone()));
        self.stop.cancelled().await;
        let all = async { while tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(Duration::from_secs(15), all)
            .await
            .is_err()
        {
            tracing::warn!("some background work did not stop in time");
        }
    }

    /// Tells everything to stop.
    pub fn stop(&self) {
        self.stop.cancel();
    }
}
