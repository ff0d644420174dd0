//! Writers that change a subject and say so, and what the log then holds.

use serde_json::json;
use tekup_context::OpContext;
use tekup_db::{Db, sql::client::GenericClient};
use tekup_events::{Event, Relay, TypeFilter, emit, since};
use tekup_testkit::{TestDb, database, until};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

pub struct Bench {
    pub test: TestDb,
    pub ctx: OpContext,
    stop: CancellationToken,
}

impl Bench {
    pub async fn new() -> Self {
        let test = database().await;
        let ctx = test.tenant("one").await;
        Self {
            test,
            ctx,
            stop: CancellationToken::new(),
        }
    }

    /// Starts a relay; [`Bench::stop`] ends it.
    pub fn relay(&self) -> JoinHandle<()> {
        tokio::spawn(Relay::new(self.test.db.clone()).run(self.stop.clone()))
    }

    pub fn stopping(&self) -> CancellationToken {
        self.stop.clone()
    }

    pub async fn stop(&self, tasks: impl IntoIterator<Item = JoinHandle<()>>) {
        self.stop.cancel();
        for task in tasks {
            task.await.unwrap();
        }
    }

    /// A subject that writers can lock.
    pub async fn subject(&self) -> Uuid {
        let id = Uuid::now_v7();
        let tx = self.test.db.begin(&self.ctx).await.unwrap();
        tx.execute(
            "INSERT INTO customers (tenant_id, id, external_id, name) VALUES ($1, $2, $3, '0')",
            &[&self.ctx.tenant().0, &id, &id.to_string()],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// The tenant's events after `sequence`.
    pub async fn after(&self, ctx: &OpContext, sequence: i64, limit: i64) -> Vec<Event> {
        let tx = self.test.db.begin_single(ctx).await.unwrap();
        since(&tx, sequence, &TypeFilter::default(), limit)
            .await
            .unwrap()
    }

    /// Every event of the tenant, once there are `count`.
    pub async fn all(&self, count: usize) -> Vec<Event> {
        until(&format!("the log holds {count} events"), || async {
            self.after(&self.ctx, 0, 10_000).await.len() >= count
        })
        .await;
        self.after(&self.ctx, 0, 10_000).await
    }
}

/// Counts a subject up by one, under its lock, and says which number it has now.
pub async fn count_up(db: &Db, ctx: &OpContext, subject: Uuid) {
    let mut tx = db.begin(ctx).await.unwrap();
    let row = tx
        .query_one(
            "UPDATE customers SET name = (name::int + 1)::text WHERE id = $1 RETURNING name::int",
            &[&subject],
        )
        .await
        .unwrap();
    let number: i32 = row.get(0);
    emit(&mut tx, ctx, "test.counted", subject, &json!({"n": number})).unwrap();
    tx.commit().await.unwrap();
}

/// Writes `count` events in one transaction.
pub async fn burst(db: &Db, ctx: &OpContext, count: usize) {
    let mut tx = db.begin(ctx).await.unwrap();
    for n in 0..count {
        emit(&mut tx, ctx, "test.burst", Uuid::now_v7(), &json!({"n": n})).unwrap();
    }
    tx.commit().await.unwrap();
}

/// Writers at once, each counting every subject up `rounds` times.
pub async fn writers(bench: &Bench, subjects: &[Uuid], writers: usize, rounds: usize) {
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..writers {
        let (db, ctx) = (bench.test.db.clone(), bench.ctx.clone());
        let subjects = subjects.to_vec();
        tasks.spawn(async move {
            for _ in 0..rounds {
                for subject in &subjects {
                    count_up(&db, &ctx, *subject).await;
                }
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
}

/// The numbers that the events about `subject` carry, in the log's order.
pub fn numbers(events: &[Event], subject: Uuid) -> Vec<i64> {
    events
        .iter()
        .filter(|event| event.subject == subject)
        .map(|event| event.data["n"].as_i64().unwrap())
        .collect()
}
