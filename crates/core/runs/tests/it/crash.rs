//! Processes that are killed, a database that goes away, a disk that is full, clocks that jump: each Run ends once, and
//! what it asks for is had once.

mod process;
mod receiver;

use std::{
    fs,
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::PathBuf,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use chrono::{DateTime, TimeDelta, Utc};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use process::{POINTS, Process, STEPS, effects};
use receiver::Receiver;
use serde_json::{Value, json};
use tekup_base::{Clock, RunId, TenantId};
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_db::{Cluster, Connections, Db, prepare};
use tekup_runs::{Around, NewRun, Worker, spawn};
use tekup_testkit::until;
use tempfile::TempDir;
use tokio_postgres::{Client, NoTls, types::ToSql};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// A Postgres of its own, which may be broken, and a receiver.
struct Place {
    home: TempDir,
    cluster: Cluster,
    db: Db,
    ctx: OpContext,
    receiver: Receiver,
}

impl Place {
    async fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let (db, cluster) = prepare(home.path(), &Connections::default()).await.unwrap();
        let tenant = TenantId::new();
        let place = Self {
            home,
            cluster: cluster.unwrap(),
            db,
            ctx: OpContextBuilder::system("test", tenant, Door::Internal).build(),
            receiver: Receiver::open().await,
        };
        place
            .change(
                "INSERT INTO tenants (id, name, slug) VALUES ($1, 'One', 'one')",
                &[&tenant.0],
            )
            .await;
        place
    }

    async fn admin(&self) -> Client {
        let (client, connection) = self.cluster.admin("tekup").connect(NoTls).await.unwrap();
        tokio::spawn(connection);
        client
    }

    async fn change(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> u64 {
        self.admin().await.execute(sql, params).await.unwrap()
    }

    async fn count(&self, sql: &str, params: &[&(dyn ToSql + Sync)]) -> i64 {
        let row = self.admin().await.query_one(sql, params).await.unwrap();
        row.get(0)
    }

    async fn process(&self, name: &str, dies_at: Option<usize>) -> Process {
        let receiver = self.receiver.address.to_string();
        Process::start(self.home.path(), &receiver, name, dies_at).await
    }

    async fn spawn(&self, count: usize, input: Value) -> Vec<RunId> {
        let mut tx = self.db.begin(&self.ctx).await.unwrap();
        let mut runs = Vec::new();
        for _ in 0..count {
            let mut new = NewRun::new("test.work", input.clone());
            new.max_attempts = 1_000;
            runs.push(spawn(&mut tx, &self.ctx, new).await.unwrap());
        }
        tx.commit().await.unwrap();
        runs
    }

    /// What a worker held that is no more can be taken up now.
    async fn lapse(&self, worker: Uuid) {
        self.change(
            "UPDATE runs SET lease_until = now() - interval '1 hour' WHERE lease_owner = $1",
            &[&worker],
        )
        .await;
    }

    async fn completed(&self) -> i64 {
        self.count(
            "SELECT count(*) FROM runs WHERE state = 'completed' AND output = '3'",
            &[],
        )
        .await
    }

    /// Waits until so many are done, letting none of them rest between tries.
    async fn hurry(&self, count: i64) {
        let make_due =
            "UPDATE runs SET available_at = now() WHERE state = 'queued' AND available_at > now()";
        until("nothing rests", || async {
            self.change(make_due, &[]).await;
            self.completed().await == count
        })
        .await;
    }

    /// Waits until all these are done, and holds what was done against what had to be.
    async fn all_done_once(&self, runs: &[RunId]) {
        let count = i64::try_from(runs.len()).unwrap();
        until("the runs are done", || async {
            self.completed().await == count
        })
        .await;
        let steps = i64::try_from(runs.len() * STEPS).unwrap();
        let journal = "SELECT count(*) FROM run_steps";
        assert_eq!(self.count(journal, &[]).await, steps);
        let ends = "SELECT count(*) FROM outbox WHERE type = 'run.completed'";
        assert_eq!(self.count(ends, &[]).await, count, "each ends once");
        let failed = "SELECT count(*) FROM outbox WHERE type = 'run.failed'";
        assert_eq!(self.count(failed, &[]).await, 0);
        assert_eq!(self.receiver.counts().0, runs.len() * STEPS);
    }

    async fn forget(&self) {
        self.change("DELETE FROM outbox", &[]).await;
        self.change("DELETE FROM runs", &[]).await;
        self.change("DELETE FROM run_steps", &[]).await;
        self.receiver.forget();
    }

    fn server_process(&self) -> Pid {
        let file = self.cluster.root().join("data/postmaster.pid");
        let text = fs::read_to_string(file).unwrap();
        Pid::from_raw(text.lines().next().unwrap().trim().parse().unwrap())
    }

    async fn close(self) {
        drop(self.db);
        tokio::task::spawn_blocking(move || self.cluster.stop())
            .await
            .unwrap()
            .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wherever_a_worker_is_killed_each_run_ends_once_and_has_each_effect_once() {
    let place = Place::open().await;
    for point in 0..=POINTS * STEPS {
        // The other takes what it can hold and gets no answers, so that this one has its share.
        place.receiver.hold(Some("steady"));
        let steady = place.process("steady", None).await;
        let mut doomed = place.process("doomed", Some(point)).await;
        let runs = place.spawn(6, json!({})).await;
        doomed.killed().await;
        place.receiver.hold(None);
        place.lapse(doomed.id).await;
        place.all_done_once(&runs).await;
        if point % POINTS == 1 || point % POINTS == 2 {
            let again = place.receiver.counts().1;
            assert!(again > 0, "killed at {point}: asked for again with its key");
        }
        steady.kill().await;
        place.forget().await;
    }
    place.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_kills_its_workers_is_given_up_and_the_others_go_on() {
    let place = Place::open().await;
    let poison = place.spawn(1, json!({"poison": true})).await[0];
    place
        .change(
            "UPDATE runs SET max_attempts = 3, priority = 10 WHERE id = $1",
            &[&poison.0],
        )
        .await;
    let runs = place.spawn(3, json!({})).await;
    for _ in 0..3 {
        let mut victim = place.process("victim", None).await;
        victim.killed().await;
        place.lapse(victim.id).await;
    }
    let last = place.process("last", None).await;
    until("the poison is given up", || async {
        place
            .count(
                "SELECT count(*) FROM runs WHERE id = $1 AND state = 'failed' AND error LIKE '%3 attempts%'",
                &[&poison.0],
            )
            .await
            == 1
    })
    .await;
    until("the others are done", || async {
        place.completed().await == 3
    })
    .await;
    assert_eq!(place.receiver.counts().0, runs.len() * STEPS);
    last.kill().await;
    place.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_dies_and_comes_back_loses_nothing() {
    let place = Place::open().await;
    let workers = [
        place.process("one", None).await,
        place.process("two", None).await,
    ];
    let runs = place.spawn(200, json!({})).await;
    for effects in [30, 200] {
        until("some are at work", || async {
            place.receiver.counts().0 >= effects
        })
        .await;
        // At once, with everything open torn down: what is committed is in the log alone.
        let server = place.server_process();
        kill(server, Signal::SIGQUIT).unwrap();
        until("the database is gone", || async {
            kill(server, None).is_err()
        })
        .await;
        let home: PathBuf = place.home.path().to_owned();
        tokio::task::spawn_blocking(move || Cluster::start(&home))
            .await
            .unwrap()
            .unwrap();
        for worker in &workers {
            place.lapse(worker.id).await;
        }
    }
    place.hurry(200).await;
    place.all_done_once(&runs).await;
    for worker in workers {
        worker.kill().await;
    }
    place.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_delays_runs_and_loses_none() {
    let place = Place::open().await;
    // Files may not grow beyond a segment of the log, for Postgres the same as a full disk.
    let server = place.server_process().as_raw();
    limit_files(&place, server, "17000000");
    let worker = place.process("one", None).await;
    let runs = place.spawn(12, json!({"bytes": 1_000_000})).await;
    until("the disk is full", || async {
        place
            .count(
                "SELECT count(*) FROM runs WHERE state = 'queued' AND error IS NOT NULL",
                &[],
            )
            .await
            > 0
    })
    .await;
    assert!(place.completed().await < 12);
    limit_files(&place, server, "unlimited");
    let backends =
        "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'tekup'";
    for row in place.admin().await.query(backends, &[]).await.unwrap() {
        limit_files(&place, row.get(0), "unlimited");
    }
    place.hurry(12).await;
    place.all_done_once(&runs).await;
    worker.kill().await;
    place.close().await;
}

/// Bounds the size of files that a process of Postgres and its children write; as their user, who may.
fn limit_files(place: &Place, process: i32, bytes: &str) {
    let owner = fs::metadata(place.cluster.root().join("data")).unwrap();
    let status = Command::new("prlimit")
        .args([format!("--pid={process}"), format!("--fsize={bytes}:")])
        .uid(owner.uid())
        .gid(owner.gid())
        .status()
        .unwrap();
    assert!(status.success(), "{status}");
}

/// A clock that is set forward and back all the time.
#[derive(Debug, Default)]
struct Jumping(AtomicUsize);

impl Clock for Jumping {
    fn now(&self) -> DateTime<Utc> {
        let asked = self.0.fetch_add(1, Relaxed);
        let hours = [0, 1, 0, -1, 25][asked / 11 % 5];
        Utc::now() + TimeDelta::hours(hours)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn clocks_that_jump_have_nothing_done_twice() {
    let place = Place::open().await;
    let runs = place.spawn(60, json!({})).await;
    let stop = CancellationToken::new();
    let mut workers = Vec::new();
    for name in ["one", "two"] {
        let around = Around {
            clock: Arc::new(Jumping::default()),
            ..Around::default()
        };
        let worker = Worker::within(place.db.clone(), 4, stop.clone(), around);
        let receiver = place.receiver.address.to_string();
        worker.register(effects(place.db.clone(), name.to_owned(), receiver, |_| {}));
        workers.push(tokio::spawn(worker.run()));
    }
    place.all_done_once(&runs).await;
    stop.cancel();
    for worker in workers {
        worker.await.unwrap();
    }
    place.close().await;
}
