//! A server with two tenants: a bank and a bicycle shop.

use std::{net::SocketAddr, path::Path, sync::OnceLock, time::Duration};

use serde_json::{Value, json};
use tekup_base::{Secret, TenantId};
use tekup_config::Config;
use tekup_context::{Permission, Role};
use tekup_identity::{Identity, IdentityConfig, LocaleCode};
use tekup_server::{App, router};
use tekup_telemetry::Metrics;
use tekup_testkit::{TestDb, database, until};
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::caller::Caller;

pub const PASSWORD: &str = "Correct-Horse-7!";
pub const BANK_OWNER: &str = "owner@bank.example";
pub const SHOP_OWNER: &str = "owner@shop.example";

pub struct House {
    /// Calls with a key of the bank that may do everything.
    pub bank: Caller,
    /// The same for the shop.
    pub shop: Caller,
    pub bank_id: TenantId,
    pub identity: Identity,
    pub test: TestDb,
    app: App,
    serving: Vec<JoinHandle<()>>,
    _home: TempDir,
}

impl House {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// A house with some settings of the test's own.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let test = database().await;
        let home = tempfile::tempdir().unwrap();
        let stop = CancellationToken::new();
        let mut config = config(home.path());
        change(&mut config);
        let app = App::open(&config, test.db.clone(), metrics(), stop.clone())
            .await
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let service = router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let drain = stop.clone();
        let serving = vec![
            tokio::spawn(async move {
                axum::serve(listener, service)
                    .with_graceful_shutdown(async move { drain.cancelled().await })
                    .await
                    .unwrap();
            }),
            tokio::spawn({
                let app = app.clone();
                async move { app.run_background().await }
            }),
        ];

        let identity = Identity::open(test.db.clone(), IdentityConfig::default())
            .await
            .unwrap();
        let bank_id = identity.ensure_tenant("bank", "Bank").await.unwrap();
        let shop_id = identity.ensure_tenant("shop", "Shop").await.unwrap();
        let password = Secret::new(PASSWORD);
        for (tenant, key, email) in [
            (bank_id, "bank-key", BANK_OWNER),
            (shop_id, "shop-key", SHOP_OWNER),
        ] {
            identity
                .ensure_api_key(tenant, "All", key, Permission::ALL)
                .await
                .unwrap();
            let places = [(tenant, Role::Owner)];
            let name = email.split('@').next().unwrap();
            identity
                .ensure_user(email, name, &password, LocaleCode::En, &places)
                .await
                .unwrap();
        }
        let anonymous = Caller::anonymous(url);
        Self {
            bank: anonymous.with_key("bank-key"),
            shop: anonymous.with_key("shop-key"),
            bank_id,
            identity,
            test,
            app,
            serving,
            _home: home,
        }
    }

    pub fn anonymous(&self) -> Caller {
        self.bank.without_credential()
    }

    /// A key of the bank with these scopes.
    pub async fn key(&self, name: &str, scopes: &[Permission]) -> Caller {
        self.identity
            .ensure_api_key(self.bank_id, name, name, scopes)
            .await
            .unwrap();
        self.bank.with_key(name)
    }

    /// A person who has signed in.
    pub async fn person(&self, email: &str) -> Caller {
        let login = json!({"email": email, "password": PASSWORD});
        let session = self
            .anonymous()
            .post("/api/v1/auth/login", &login)
            .await
            .ok();
        self.bank
            .with_token(session["tokens"]["accessToken"].as_str().unwrap())
    }

    /// Waits until the bank's run has ended, and returns it.
    pub async fn ended(&self, run: &Value) -> Value {
        let path = format!("/api/v1/runs/{}", run.as_str().unwrap());
        until("the run ends", || async {
            let run = self.bank.get(&path).await.ok();
            !matches!(
                run["state"].as_str(),
                Some("queued" | "running" | "waiting")
            )
        })
        .await;
        let run = self.bank.get(&path).await.ok();
        assert_eq!(run["state"], "completed", "{run}");
        run
    }

    /// The bank's documents and intents, taken in and ready to answer with.
    pub async fn taught(self) -> Self {
        let documents = json!({"documents": DOCUMENTS.iter().map(|(title, language, content)| {
            json!({"title": title, "language": language, "content": content, "format": "markdown"})
        }).collect::<Vec<_>>()});
        let taken = self
            .bank
            .post("/api/v1/knowledge/documents/import", &documents)
            .await
            .ok();
        self.ended(&taken["runId"]).await;
        let examples: Vec<Value> = INTENTS
            .iter()
            .flat_map(|(intent, texts)| {
                texts
                    .iter()
                    .map(move |text| json!({"intent": intent, "text": text}))
            })
            .collect();
        let imported = self
            .bank
            .post("/api/v1/intents/import", &json!({"examples": examples}))
            .await
            .ok();
        self.ended(&imported["runId"]).await;
        self
    }

    /// A new conversation of the bank's; returns its id.
    pub async fn conversation(&self) -> String {
        let input = json!({"userId": "kunde-1", "channel": "web"});
        let created = self.bank.post("/api/v1/conversations", &input).await.ok();
        created["id"].as_str().unwrap().to_owned()
    }

    /// A conversation as it stands now.
    pub async fn standing(&self, conversation: &str) -> Value {
        self.bank
            .get(&format!("/api/v1/conversations/{conversation}"))
            .await
            .ok()
    }

    /// Waits until everything that follows the event log does: it begins with what happens from then on.
    pub async fn followed(&self) {
        let admin = self.test.admin().await;
        until("the log is followed", || async {
            let rows = admin
                .query("SELECT 1 FROM event_followers", &[])
                .await
                .unwrap();
            rows.len() == 6
        })
        .await;
    }

    /// The bank's events of these types after a sequence, oldest first, once there are `count` of them.
    pub async fn events(&self, since: i64, types: &str, count: usize) -> Vec<Value> {
        let path = format!("/api/v1/events?since={since}&types={types}&limit=100");
        until(&format!("{count} events of {types}"), || async {
            self.bank.get(&path).await.items().len() >= count
        })
        .await;
        self.bank.get(&path).await.items()
    }

    /// The AI agent's message once its words have changed.
    pub async fn worded(&self) -> Value {
        let path = "/api/v1/events?since=0&types=message.updated&limit=100";
        let agents = async || {
            let events = self.bank.get(path).await.items().into_iter();
            let mut messages = events.map(|event| event["data"].clone());
            messages.find(|message| message["senderType"] == "ai_agent")
        };
        until("the answer is worded", || async {
            agents().await.is_some()
        })
        .await;
        agents().await.unwrap()
    }

    /// Says something as the customer; returns the answer.
    pub async fn say(&self, conversation: &str, content: &str) -> Value {
        let path = format!("/api/v1/conversations/{conversation}/messages");
        self.bank
            .post(&path, &json!({"content": content, "wait": "final"}))
            .await
            .ok()
    }

    /// All messages of a conversation, oldest first.
    pub async fn messages(&self, conversation: &str) -> Vec<Value> {
        let path = format!("/api/v1/conversations/{conversation}/messages?limit=100");
        self.bank.get(&path).await.items()
    }

    /// A second server on the same database, and the bank's way to it: what one process leaves, the other takes up.
    pub async fn beside(&self) -> (App, Vec<JoinHandle<()>>, Caller) {
        let config = config(self._home.path());
        let stop = CancellationToken::new();
        let app = App::open(&config, self.test.db.clone(), metrics(), stop.clone())
            .await
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut bank = self.bank.clone();
        bank.url = format!("http://{}", listener.local_addr().unwrap());
        let service = router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let background = app.clone();
        let serving = vec![
            tokio::spawn(async move {
                axum::serve(listener, service)
                    .with_graceful_shutdown(async move { stop.cancelled().await })
                    .await
                    .unwrap();
            }),
            tokio::spawn(async move { background.run_background().await }),
        ];
        (app, serving, bank)
    }

    /// Goes on at another server; this one stops in good order.
    pub async fn move_to(&mut self, beside: (App, Vec<JoinHandle<()>>, Caller)) {
        let (app, serving, bank) = beside;
        self.app.stop();
        for task in std::mem::replace(&mut self.serving, serving) {
            task.await.unwrap();
        }
        (self.app, self.bank) = (app, bank);
    }

    /// Stops the server in good order.
    pub async fn stop(self) {
        self.app.stop();
        for task in self.serving {
            task.await.unwrap();
        }
    }
}

/// The settings of a server without any model.
fn config(home: &Path) -> Config {
    Config {
        home: home.to_owned(),
        host: "127.0.0.1".to_owned(),
        port: 0,
        database_url: None,
        app_database_url: None,
        db_connections: 16,
        chat_model: None,
        embedding_model: None,
        model_threads: Some(1),
        openai: None,
        rate_limit_per_minute: 0,
        proxies: 0,
        secure_cookies: false,
        answer_timeout: Duration::from_secs(30),
        connection_timeout: Duration::from_secs(5),
        workers: 4,
        open_workflows: 200,
        master_key: None,
        allowed_hosts: vec!["127.0.0.1".to_owned()],
        nats_url: None,
        s3: None,
        otlp_endpoint: None,
    }
}

/// One recorder a process: a second one would see nothing.
fn metrics() -> Metrics {
    static METRICS: OnceLock<Metrics> = OnceLock::new();
    METRICS
        .get_or_init(|| tekup_telemetry::start_metrics().unwrap())
        .clone()
}

const DOCUMENTS: &[(&str, &str, &str)] = &[
    (
        "Spær dit kort",
        "da",
        "# Spær dit kort\n\nHar du mistet dit kort, spærrer du det i mobilbanken under Kort. \
         Efter lukketid ringer du til Spærreservice på 70 20 11 00 hele døgnet.\n\n\
         ## Nyt kort\n\nEt nyt kort koster 150 kr. og kommer med posten inden for fem hverdage.\n",
    ),
    (
        "Transfer limits",
        "en",
        "# Transfer limits\n\nYou can transfer up to 50,000 kroner a day in the mobile bank. \
         Larger transfers are made at the branch with photo identification.\n",
    ),
    (
        "Åbningstider",
        "da",
        "# Åbningstider\n\nFilialen på Torvet har åbent mandag til fredag fra kl. 10 til 16. \
         Om torsdagen har filialen åbent til kl. 18.\n",
    ),
];

const INTENTS: &[(&str, &[&str])] = &[
    (
        "lost_card",
        &[
            "jeg har mistet mit kort",
            "hvordan spærrer jeg mit kort",
            "mit kort er stjålet",
            "kan I spærre mit kort med det samme",
            "my card was stolen",
            "how do I block my card",
            "I have lost my bank card",
            "please block my lost card",
        ],
    ),
    (
        "transfer_limit",
        &[
            "hvor meget kan jeg overføre om dagen",
            "hvad er grænsen for overførsler",
            "kan jeg overføre 100.000 kroner",
            "beløbsgrænse for overførsel",
            "how much can I transfer a day",
            "what is the transfer limit",
            "can I transfer a large amount",
            "daily limit for transfers",
        ],
    ),
    (
        "opening_hours",
        &[
            "hvornår har I åbent",
            "hvad er filialens åbningstider",
            "har I åbent om torsdagen",
            "hvornår lukker filialen",
            "when are you open",
            "what are the opening hours of the branch",
            "are you open on Thursdays",
            "when does the branch close",
        ],
    ),
    (
        "change_address",
        &[
            "jeg er flyttet og vil ændre min adresse",
            "hvordan skifter jeg adresse",
            "ny adresse",
            "I have moved and want to change my address",
            "how do I update my address",
            "my new address",
        ],
    ),
];
