//! A worker on a database of its own, and kinds of Runs made of closures.

use std::sync::Arc;

use async_trait::async_trait;
use futures::future::BoxFuture;
use serde_json::{Value, json};
use tekup_base::RunId;
use tekup_blob::Blobs;
use tekup_context::OpContext;
use tekup_runs::{Around, Execution, Failure, NewRun, Run, RunKind, RunState, Worker, spawn};
use tekup_testkit::{S3Server, TestDb, database, until};
use tokio::task::JoinHandle;
use tokio_postgres::types::ToSql;
use tokio_util::sync::CancellationToken;

pub type Outcome = Result<Value, Failure>;

/// A kind of Run that does what a closure does.
struct Kind<F>(F);

#[async_trait]
impl<F> RunKind for Kind<F>
where
    F: for<'a> Fn(&'a mut Execution) -> BoxFuture<'a, Outcome> + Send + Sync,
{
    fn name(&self) -> &'static str {
        "test.work"
    }

    async fn execute(&self, run: &mut Execution) -> Outcome {
        (self.0)(run).await
    }
}

pub fn kind<F>(work: F) -> Arc<dyn RunKind>
where
    F: for<'a> Fn(&'a mut Execution) -> BoxFuture<'a, Outcome> + Send + Sync + 'static,
{
    Arc::new(Kind(work))
}

pub struct Bench {
    pub test: TestDb,
    pub ctx: OpContext,
    pub blobs: Blobs,
}

/// A worker at work.
pub struct Running {
    pub worker: Worker,
    pub stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Running {
    /// As if the process were killed: what it was doing ends where it stands, and nothing is said.
    pub async fn die(self) {
        self.task.abort();
        let _ = self.task.await;
    }

    /// Stops in good order.
    pub async fn stop(self) {
        self.stop.cancel();
        self.task.await.unwrap();
    }
}

impl Bench {
    pub async fn new() -> Self {
        let test = database().await;
        let ctx = test.tenant("one").await;
        let blobs = Blobs::default();
        Self { test, ctx, blobs }
    }

    /// With a bucket for large payloads.
    pub async fn with_bucket(server: &S3Server) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let blobs = Blobs::open(Some(&server.settings()));
        Self {
            blobs: blobs.unwrap(),
            ..Self::new().await
        }
    }

    pub fn work(&self, kind: Arc<dyn RunKind>) -> Running {
        let stop = CancellationToken::new();
        let around = Around {
            blobs: self.blobs.clone(),
            ..Around::default()
        };
        let worker = Worker::within(self.test.db.clone(), 4, stop.clone(), around);
        let db = self.test.db.clone();
        tokio::spawn(self.blobs.clone().run(db, stop.clone()));
        worker.register(kind);
        let task = tokio::spawn(worker.clone().run());
        Running { worker, stop, task }
    }

    pub async fn spawn(&self, max_attempts: i32) -> RunId {
        let mut new = NewRun::new("test.work", json!({"n": 7}));
        new.max_attempts = max_attempts;
        let mut tx = self.test.db.begin(&self.ctx).await.unwrap();
        let id = spawn(&mut tx, &self.ctx, new).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    pub async fn run(&self, id: RunId) -> Run {
        let tx = self.test.db.begin_single(&self.ctx).await.unwrap();
        tekup_runs::get(&tx, id).await.unwrap().unwrap()
    }

    pub async fn reaches(&self, id: RunId, state: RunState) -> Run {
        until(&format!("run {id} is {}", state.as_str()), || async {
            self.run(id).await.state == state
        })
        .await;
        self.run(id).await
    }

    /// Changes rows as the superuser; says how many.
    pub async fn change(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> u64 {
        self.test.admin().await.execute(sql, params).await.unwrap()
    }

    /// Lets every lease run out now.
    pub async fn let_leases_run_out(&self) {
        self.change(
            "UPDATE runs SET lease_until = now() - interval '1 hour'",
            &[],
        )
        .await;
    }

    /// Makes every Run in the queue due now.
    pub async fn make_due(&self) {
        self.change(
            "UPDATE runs SET available_at = now() WHERE state = 'queued'",
            &[],
        )
        .await;
    }

    /// Names and attempts of the steps in the journal.
    pub async fn steps(&self, id: RunId) -> Vec<(String, i32)> {
        let run = self.run(id).await;
        let tx = self.test.db.begin_single(&self.ctx).await.unwrap();
        let page = tekup_runs::steps(&tx, &run, &Default::default())
            .await
            .unwrap();
        page.items
            .into_iter()
            .map(|step| (step.name, step.attempt))
            .collect()
    }

    /// Types of the events about a Run that wait in the outbox, in their order.
    pub async fn events(&self, id: RunId) -> Vec<String> {
        self.test
            .admin()
            .await
            .query(
                "SELECT type FROM outbox WHERE subject = $1 ORDER BY position",
                &[&id.0],
            )
            .await
            .unwrap()
            .iter()
            .map(|row| row.get(0))
            .collect()
    }
}
