//! A database, the module on it, and workers.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tekup_base::{Result, RunId};
use tekup_context::OpContext;
use tekup_inference::Embedder;
use tekup_knowledge::Knowledge;
use tekup_operations::{Call, RateLimit, Registry};
use tekup_runs::{Run, RunState, Worker};
use tekup_testkit::{TestDb, database, until};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::embedder::BagOfWords;

pub type Slot = Arc<Mutex<Option<Arc<dyn Embedder>>>>;

pub struct House {
    pub test: TestDb,
    pub bank: OpContext,
    pub knowledge: Knowledge,
    registry: Registry,
    embedder: Slot,
    workers: Vec<JoinHandle<()>>,
}

impl House {
    /// With an embedding model and a worker.
    pub async fn new() -> Self {
        let house = Self::without_worker().await;
        house.set_model(Some(Arc::new(BagOfWords::new("bag"))));
        house.with_worker()
    }

    /// With neither.
    pub async fn without_worker() -> Self {
        let test = database().await;
        let bank = test.tenant("bank").await;
        let embedder = Slot::default();
        let knowledge = module(&test, &embedder);
        let mut registry = Registry::new(test.db.clone(), RateLimit::new(0));
        registry.add(knowledge.operations());
        Self {
            test,
            bank,
            knowledge,
            registry,
            embedder,
            workers: Vec::new(),
        }
    }

    pub fn with_worker(mut self) -> Self {
        let worker = self.worker(&self.knowledge.clone());
        self.workers.push(worker);
        self
    }

    /// A worker with a module of its own, as in another process.
    pub fn worker(&self, knowledge: &Knowledge) -> JoinHandle<()> {
        let worker = Worker::new(self.test.db.clone(), 2, CancellationToken::new());
        for kind in knowledge.run_kinds() {
            worker.register(kind);
        }
        tokio::spawn(worker.run())
    }

    pub fn set_model(&self, model: Option<Arc<dyn Embedder>>) {
        *self.embedder.lock().unwrap() = model;
    }

    /// Another process's module on the same database and model.
    pub fn elsewhere(&self) -> Knowledge {
        module(&self.test, &self.embedder)
    }

    pub async fn try_call(&self, ctx: &OpContext, name: &str, input: Value) -> Result<Value> {
        let operation = self.registry.get(name).unwrap();
        let call = Call {
            input,
            idempotency_key: None,
        };
        let answer = self.registry.call(operation, ctx.clone(), call).await?;
        Ok(serde_json::from_slice(&answer.body).unwrap())
    }

    pub async fn call(&self, name: &str, input: Value) -> Value {
        let bank = self.bank.clone();
        self.try_call(&bank, name, input)
            .await
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// Creates a document and waits until its run has ended; returns the document then.
    pub async fn put(&self, input: Value) -> Value {
        let stored = self.call("knowledge.documents.create", input).await;
        if let Some(run) = stored["runId"].as_str() {
            let run = self.ended(run.parse().unwrap()).await;
            assert_eq!(run.state, RunState::Completed, "{:?}", run.error);
        }
        self.call(
            "knowledge.documents.get",
            json!({"id": stored["document"]["id"]}),
        )
        .await
    }

    pub async fn run(&self, id: RunId) -> Run {
        let tx = self.test.db.begin_single(&self.bank).await.unwrap();
        tekup_runs::get(&tx, id).await.unwrap().unwrap()
    }

    pub async fn ended(&self, id: RunId) -> Run {
        until("the run ends", || async {
            self.run(id).await.finished_at.is_some()
        })
        .await;
        self.run(id).await
    }

    /// Waits until every document is read.
    pub async fn indexed(&self) {
        until("all documents are read", || async {
            let all = self.call("knowledge.documents.list", json!({"limit": 100}));
            let all = all.await["items"].as_array().unwrap().clone();
            all.iter().all(|one| one["status"] == "indexed")
        })
        .await;
    }

    pub async fn search(&self, query: &str) -> Value {
        self.call("knowledge.search", json!({"query": query})).await
    }

    /// Titles of what a search finds, best first.
    pub async fn titles(&self, query: &str) -> Vec<String> {
        titles(&self.search(query).await)
    }

    pub async fn chunks(&self, document: &Value) -> Vec<Value> {
        let input = json!({"id": document["id"], "limit": 100});
        self.call("knowledge.chunks.list", input).await["items"]
            .as_array()
            .unwrap()
            .clone()
    }

    /// Types of the tenant's events about a subject, oldest first.
    pub async fn events(&self, subject: &Value) -> Vec<String> {
        let admin = self.test.admin().await;
        let subject: uuid::Uuid = subject.as_str().unwrap().parse().unwrap();
        admin
            .query(
                "SELECT type FROM outbox WHERE subject = $1 ORDER BY position",
                &[&subject],
            )
            .await
            .unwrap()
            .iter()
            .map(|row| row.get(0))
            .collect()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.workers.iter().for_each(JoinHandle::abort);
    }
}

fn module(test: &TestDb, embedder: &Slot) -> Knowledge {
    let embedder = Arc::clone(embedder);
    let provider = Arc::new(move || embedder.lock().unwrap().clone());
    Knowledge::new(test.db.clone(), provider, 64 << 20)
}

pub fn titles(result: &Value) -> Vec<String> {
    let hits = result["results"].as_array().unwrap();
    hits.iter()
        .map(|hit| hit["title"].as_str().unwrap().to_owned())
        .collect()
}

pub fn article(title: &str, language: &str, content: &str) -> Value {
    json!({"title": title, "content": content, "format": "markdown", "language": language})
}

pub const CARD_DA: &str = "# Mistet kort\n\nSpær dit kort med det samme, hvis det er væk.\n\n\
    ## Sådan spærrer du kortet\n\nÅbn appen, vælg Kort, og tryk på Spær kort. Det koster ikke noget at spærre et kort. \
    Kan du ikke komme i appen, så ring til spærrelinjen, som er åben hele døgnet alle årets dage. En spærring kan ikke \
    fortrydes, og du kan ikke bruge det gamle kort igen, heller ikke selv om du finder det i en jakkelomme bagefter. \
    Vi sender altid en kvittering i appen, så du kan se, hvornår spærringen trådte i kraft.\n\n\
    ## Nyt kort\n\nDet nye kort ligger i postkassen efter fem bankdage. Et erstatningskort koster 150 kr., undtagen det \
    første inden for et år. Mens du venter, kan du betale med et virtuelt kort i appen, og du kan hæve kontanter i en \
    filial, hvis du har pas eller kørekort med. Adressen skal være rigtig, før kortet sendes, ellers kommer brevet \
    retur, og så tager det længere tid, før du har et kort i hånden igen.\n";
pub const CARD_EN: &str = "# Lost card\n\nBlock your card at once if it is gone.\n\n\
    ## How to block the card\n\nOpen the app, choose Cards and press Block card. Blocking a card is free of charge.\n\n\
    ## New card\n\nThe new card is in your letter box after five banking days. A replacement costs 150 kr.\n";
pub const LOAN_EN: &str = "# Loans\n\nYou can borrow up to 300,000 kr. without security. The interest rate depends on \
    your finances, and we answer applications within one hour.\n";
