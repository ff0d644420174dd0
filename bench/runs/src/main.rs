//! How many durable Runs a second, how soon each is done, and what a long queue changes. Prints one JSON line a figure.
//!
//! It runs a private Postgres with its usual settings, `fsync` on; `--peer COMMAND` is run on the same one after each round,
//! with `BENCH_DATABASE_URL` in its environment, and prints its own lines.

#![expect(
    clippy::print_stdout,
    reason = "a command for developers: its output is the terminal"
)]

mod kinds;
mod place;

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Parser;
use serde_json::json;
use tekup_runs::{NewRun, spawn};
use tokio::task::JoinSet;

use crate::place::Place;

/// How long the worker is looked at while it works through what is ready.
const BUSY: Duration = Duration::from_secs(30);
/// Clients that start Runs side by side.
const CLIENTS: usize = 16;

#[derive(Parser)]
struct Arguments {
    /// Runs of three steps a round.
    #[arg(long, default_value_t = 3_000)]
    runs: usize,
    /// Rounds of throughput, each followed by the peers.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Seconds at 100 Runs a second.
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// Runs that wait in the queue in the last part; 0 leaves it out.
    #[arg(long, default_value_t = 1_000_000)]
    backlog: i64,
    /// A command that measures another engine.
    #[arg(long)]
    peer: Vec<String>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut place = Place::open().await?;
    for _ in 0..arguments.rounds {
        throughput(&place, "empty queue", arguments.runs).await?;
        for peer in &arguments.peer {
            place.peer(peer).await?;
        }
    }
    paced(&place, arguments.seconds).await?;
    forty(&place).await?;
    if arguments.backlog > 0 {
        backlog(&mut place, arguments.backlog, arguments.runs).await?;
    }
    place.close().await
}

/// Starts `runs` Runs of three steps from [`CLIENTS`] clients and waits until all are done.
async fn throughput(place: &Place, what: &str, runs: usize) -> Result<()> {
    place.forget().await?;
    let begun = Instant::now();
    let mut clients = JoinSet::new();
    for client in 0..CLIENTS {
        let (db, ctx) = (place.db.clone(), place.ctx());
        clients.spawn(async move {
            for n in (client..runs).step_by(CLIENTS) {
                let mut tx = db.begin(&ctx).await?;
                spawn(&mut tx, &ctx, NewRun::new(kinds::THREE, json!({ "n": n }))).await?;
                tx.commit().await?;
            }
            anyhow::Ok(())
        });
    }
    while let Some(client) = clients.join_next().await {
        client??;
    }
    let queued = begun.elapsed();
    place.done(kinds::THREE, runs).await?;
    let all = begun.elapsed();
    println!(
        "{}",
        json!({
            "engine": "Tekup", "what": what, "runs": runs, "startedInS": queued.as_secs_f64(),
            "seconds": all.as_secs_f64(), "runsPerS": count(runs) / all.as_secs_f64(),
        })
    );
    Ok(())
}

/// Starts 100 Runs a second and tells how long after its start each was done.
async fn paced(place: &Place, seconds: u64) -> Result<()> {
    place.forget().await?;
    let mut tick = tokio::time::interval(Duration::from_millis(10));
    let mut starts = JoinSet::new();
    let runs = usize::try_from(seconds * 100)?;
    for n in 0..runs {
        tick.tick().await;
        let (db, ctx) = (place.db.clone(), place.ctx());
        starts.spawn(async move {
            let mut tx = db.begin(&ctx).await?;
            spawn(&mut tx, &ctx, NewRun::new(kinds::THREE, json!({ "n": n }))).await?;
            anyhow::Ok(tx.commit().await?)
        });
    }
    while let Some(start) = starts.join_next().await {
        start??;
    }
    place.done(kinds::THREE, runs).await?;
    let times = place.times(kinds::THREE).await?;
    println!(
        "{}",
        json!({
            "engine": "Tekup", "what": "100 a second, start to finish", "runs": runs,
            "p50Ms": quantile(&times, 0.5)?, "p99Ms": quantile(&times, 0.99)?,
        })
    );
    Ok(())
}

/// Forty steps of 10 ms, one after the other.
async fn forty(place: &Place) -> Result<()> {
    for _ in 0..5 {
        place.forget().await?;
        let ctx = place.ctx();
        let mut tx = place.db.begin(&ctx).await?;
        spawn(&mut tx, &ctx, NewRun::new(kinds::FORTY, json!({}))).await?;
        tx.commit().await?;
        place.done(kinds::FORTY, 1).await?;
        let times = place.times(kinds::FORTY).await?;
        println!(
            "{}",
            json!({"engine": "Tekup", "what": "forty steps of 10 ms", "ms": quantile(&times, 0.5)?})
        );
    }
    Ok(())
}

/// The same with many Runs in the queue: first such as wait for another day or for workers that are not here, then
/// such as are ready for this worker, with one Run of another tenant among them from time to time.
async fn backlog(place: &mut Place, waiting: i64, runs: usize) -> Result<()> {
    let before = Instant::now();
    place.fill(waiting).await?;
    println!(
        "{}",
        json!({
            "engine": "Tekup", "what": "waiting runs put there", "runs": waiting,
            "seconds": before.elapsed().as_secs_f64(), "indexBytes": place.index_bytes().await?,
        })
    );
    for _ in 0..3 {
        throughput(place, "beside the waiting runs", runs).await?;
    }
    place.start_over().await?;
    let begun = Instant::now();
    one(place).await?;
    println!(
        "{}",
        json!({"engine": "Tekup", "what": "a new worker to its first run done", "ms": begun.elapsed().as_secs_f64() * 1e3})
    );
    place.make_ready(waiting).await?;
    let mut alone = Vec::new();
    let begun = Instant::now();
    let done = place.count_done().await?;
    while begun.elapsed() < BUSY {
        tokio::time::sleep(Duration::from_millis(500)).await;
        alone.push(one(place).await?.as_secs_f64() * 1e3);
    }
    let done = place.count_done().await? - done;
    alone.sort_by(f64::total_cmp);
    println!(
        "{}",
        json!({
            "engine": "Tekup", "what": "out of the ready runs", "runs": done,
            "runsPerS": f64::from(u32::try_from(done)?) / begun.elapsed().as_secs_f64(),
            "otherTenantP50Ms": quantile(&alone, 0.5)?, "otherTenantMostMs": quantile(&alone, 1.0)?,
            "indexBytes": place.index_bytes().await?,
        })
    );
    Ok(())
}

/// Starts one Run and waits for its end.
async fn one(place: &Place) -> Result<Duration> {
    let ctx = place.ctx();
    let begun = Instant::now();
    let mut tx = place.db.begin(&ctx).await?;
    let run = spawn(&mut tx, &ctx, NewRun::new(kinds::THREE, json!({}))).await?;
    tx.commit().await?;
    place.ended(run.0).await?;
    Ok(begun.elapsed())
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn count(n: usize) -> f64 {
    n as f64
}

/// The value below which a share `q` of `times` lies; `times` rise.
fn quantile(times: &[f64], q: f64) -> Result<f64> {
    if times.is_empty() {
        bail!("nothing was measured");
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in the list"
    )]
    let place = (count(times.len() - 1) * q).round() as usize;
    times.get(place).copied().context("a place in the list")
}
