//! A worker as a process of its own, which may be told at which point to die.

use std::{env, path::Path, process::Stdio, sync::Arc};

use futures::FutureExt;
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use serde_json::{Value, json};
use tekup_base::Error;
use tekup_db::{Connections, Db, prepare};
use tekup_runs::{Execution, Failure, RunKind, Worker};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::receiver::ask;
use crate::bench::kind;

/// Steps of a Run.
pub const STEPS: usize = 3;
/// Points at which a process can be killed in each: before the effect, behind it, with the step written and not
/// committed, with it committed.
pub const POINTS: usize = 4;

/// Asks for an effect three times and writes down each; `at` is called at each point.
pub fn effects(db: Db, who: String, receiver: String, at: fn(usize)) -> Arc<dyn RunKind> {
    kind(move |run| {
        let (db, who, receiver) = (db.clone(), who.clone(), receiver.clone());
        async move { work(run, &db, &who, &receiver, at).await }.boxed()
    })
}

async fn work(
    run: &Execution,
    db: &Db,
    who: &str,
    receiver: &str,
    at: fn(usize),
) -> Result<Value, Failure> {
    if run.run().input["poison"] == true {
        die();
    }
    let bytes = run.run().input["bytes"].as_u64().unwrap_or_default();
    for n in 0..STEPS {
        let name = format!("step {n}");
        if run.done::<Value>(&name)?.is_some() {
            continue;
        }
        run.check()?;
        let started = run.ctx().now();
        at(POINTS * n);
        ask(receiver, who, &format!("{}:{n}", run.run().id))
            .await
            .map_err(|error| Failure::Retry(Error::unavailable(error.to_string())))?;
        at(POINTS * n + 1);
        let tx = db.begin(run.ctx()).await?;
        let output = json!({"n": n, "filling": noise(bytes)});
        run.checkpoint(&tx, &name, &output, started).await?;
        at(POINTS * n + 2);
        tx.commit().await?;
        at(POINTS * n + 3);
    }
    at(POINTS * STEPS);
    Ok(json!(STEPS))
}

/// Text that no compression makes small.
fn noise(bytes: u64) -> String {
    let words = (0..bytes / 32).map(|_| Uuid::new_v4().simple().to_string());
    words.collect()
}

fn die() -> ! {
    kill(Pid::this(), Signal::SIGKILL).unwrap();
    unreachable!("killed")
}

fn die_where_told(point: usize) {
    if env::var("CRASH_AT").is_ok_and(|at| at == point.to_string()) {
        die();
    }
}

#[tokio::test]
#[ignore = "the other tests start it, as a process of its own"]
async fn worker_process() {
    let Ok(home) = env::var("CRASH_HOME") else {
        return;
    };
    let who = env::var("CRASH_NAME").unwrap();
    let receiver = env::var("CRASH_RECEIVER").unwrap();
    let (db, _cluster) = prepare(Path::new(&home), &Connections::default())
        .await
        .unwrap();
    let worker = Worker::new(db.clone(), 2, CancellationToken::new());
    worker.register(effects(db, who, receiver, die_where_told));
    println!("\nworker {}", worker.id());
    worker.run().await;
}

/// Such a process, killed when dropped.
pub struct Process {
    pub id: Uuid,
    child: Child,
}

impl Process {
    /// Starts it and waits until it is ready.
    pub async fn start(home: &Path, receiver: &str, name: &str, dies_at: Option<usize>) -> Self {
        let mut command = Command::new(env::current_exe().unwrap());
        command
            .args(["--exact", "crash::process::worker_process"])
            .args(["--ignored", "--nocapture"])
            .env("CRASH_HOME", home)
            .env("CRASH_NAME", name)
            .env("CRASH_RECEIVER", receiver)
            .env_remove("CRASH_AT")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true);
        if let Some(point) = dies_at {
            command.env("CRASH_AT", point.to_string());
        }
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let id = loop {
            let line = lines.next_line().await.unwrap().unwrap();
            if let Some(id) = line.strip_prefix("worker ") {
                break id.parse().unwrap();
            }
        };
        Self { id, child }
    }

    /// Waits until it has been killed.
    pub async fn killed(&mut self) {
        use std::os::unix::process::ExitStatusExt;
        let status = self.child.wait().await.unwrap();
        assert_eq!(status.signal(), Some(9), "{status}");
    }

    /// Kills it.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }
}
