//! How many messages a second a channel takes, and how long one is on its way from publisher to subscriber:
//! `msghub BACKEND RATE SECONDS`, with BACKEND one of `memory`, `postgres`, `nats` and `raw` (NATS without Tekup; both at
//! `NATS_URL`). RATE 0 publishes as fast as it is taken. Prints one line of JSON.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for developers: its output is the terminal"
)]

use std::{
    env,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use futures::StreamExt;
use serde_json::{Value, json};
use tekup_base::TenantId;
use tekup_context::{Door, OpContextBuilder};
use tekup_db::Connections;
use tekup_events::{Backend, MsgHub, Position, Publication, SubjectFilter};
use tekup_vault::{MasterKeys, Vault};
use tokio_util::sync::CancellationToken;

/// Publishers at once; each waits until its message is safe.
const PUBLISHERS: u64 = 64;
/// Bytes of text in a payload.
const TEXT: usize = 200;

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let backend = arguments.next().context("which backend?")?;
    let rate: u64 = arguments.next().context("how many a second?")?.parse()?;
    let seconds: u64 = arguments.next().context("for how many seconds?")?.parse()?;
    let times = match backend.as_str() {
        "raw" => raw(rate, seconds).await?,
        "memory" => ours(Backend::Postgres, "voice", rate, seconds).await?,
        "postgres" => ours(Backend::Postgres, "lead", rate, seconds).await?,
        "nats" => ours(Backend::Nats(nats_url()), "lead", rate, seconds).await?,
        other => bail!("no backend {other}"),
    };
    println!("{}", report(&backend, rate, times));
    Ok(())
}

fn nats_url() -> String {
    env::var("NATS_URL").unwrap_or_else(|_| "nats://127.0.0.1:4222".to_owned())
}

/// What the subscriber measured: when the first and last arrived, and each one's way.
struct Times {
    took: Duration,
    ways: Vec<Duration>,
}

fn report(backend: &str, rate: u64, mut times: Times) -> Value {
    times.ways.sort_unstable();
    let at = |part: f64| {
        let index = (times.ways.len() as f64 * part) as usize;
        let way = times
            .ways
            .get(index.min(times.ways.len().saturating_sub(1)));
        way.map_or(0.0, |way| (way.as_secs_f64() * 1e5).round() / 100.0)
    };
    let per_second = times.ways.len() as f64 / times.took.as_secs_f64();
    json!({
        "backend": backend, "asked": rate, "perSecond": per_second.round(), "messages": times.ways.len(),
        "p50ms": at(0.5), "p99ms": at(0.99), "maxMs": at(1.0),
    })
}

/// When message `n` of this publisher is due.
fn due(start: Instant, rate: u64, publisher: u64, n: u64) -> Instant {
    if rate == 0 {
        return start;
    }
    start + Duration::from_nanos((n * PUBLISHERS + publisher) * 1_000_000_000 / rate)
}

fn share(rate: u64, seconds: u64) -> u64 {
    // As fast as it is taken: a fixed number.
    let total = if rate == 0 {
        20_000 * seconds
    } else {
        rate * seconds
    };
    total / PUBLISHERS
}

async fn ours(backend: Backend, channel: &'static str, rate: u64, seconds: u64) -> Result<Times> {
    let home = env::var_os("TEKUP_HOME").context("TEKUP_HOME: a folder for the database")?;
    let home = std::path::PathBuf::from(home);
    let (db, cluster) = tekup_db::prepare(
        &home,
        &Connections {
            pool_size: 8,
            ..Connections::default()
        },
    )
    .await?;
    let vault = Vault::new(MasterKeys::open(&home, None)?);
    let tenant = TenantId::new();
    let ctx = OpContextBuilder::system("bench", tenant, Door::Internal).build();
    let tx = db.begin_system("make a tenant").await?;
    let slug = format!("bench-{}", tenant.0.simple());
    tekup_db::sql::queries::identity::tenants::insert_tenant()
        .bind(&tx, &tenant.0, &"Bench", &slug)
        .await?;
    tx.commit().await?;
    let hub = MsgHub::open(db, vault, backend).await?;
    let stop = CancellationToken::new();
    tokio::spawn(hub.clone().run(stop.clone()));
    let all = SubjectFilter::all();
    let mut subscription = hub.subscribe(&ctx, channel, all, Position::Now).await?;
    let each = share(rate, seconds);
    let start = Instant::now() + Duration::from_millis(200);
    for publisher in 0..PUBLISHERS {
        let (hub, ctx) = (hub.clone(), ctx.clone());
        tokio::spawn(async move {
            let text = "x".repeat(TEXT);
            for n in 0..each {
                let due = due(start, rate, publisher, n);
                tokio::time::sleep_until(due.into()).await;
                let since = if rate == 0 { Instant::now() } else { due };
                let sent = since.duration_since(start).as_nanos() as u64;
                let publication =
                    Publication::new("bench.message", json!({"sent": sent, "text": text}));
                if let Err(error) = hub.publish(&ctx, channel, publication).await {
                    eprintln!("{error:?}");
                }
            }
        });
    }
    let mut ways = Vec::with_capacity((each * PUBLISHERS) as usize);
    while (ways.len() as u64) < each * PUBLISHERS {
        let message = subscription.next().await?.context("it ended")?;
        let sent = message.payload["sent"].as_u64().context("not ours")?;
        ways.push(start.elapsed().saturating_sub(Duration::from_nanos(sent)));
    }
    let took = start.elapsed();
    stop.cancel();
    if let Some(cluster) = cluster.map(Arc::new) {
        tokio::task::spawn_blocking(move || cluster.stop()).await??;
    }
    Ok(Times { took, ways })
}

async fn raw(rate: u64, seconds: u64) -> Result<Times> {
    let client = async_nats::connect(nats_url()).await?;
    let mut subscription = client.subscribe("bench.message").await?;
    client.flush().await?;
    let each = share(rate, seconds);
    let start = Instant::now() + Duration::from_millis(200);
    for publisher in 0..PUBLISHERS {
        let client = client.clone();
        tokio::spawn(async move {
            let text = "x".repeat(TEXT);
            for n in 0..each {
                let due = due(start, rate, publisher, n);
                tokio::time::sleep_until(due.into()).await;
                let since = if rate == 0 { Instant::now() } else { due };
                let sent = since.duration_since(start).as_nanos() as u64;
                let payload = json!({"sent": sent, "text": text}).to_string();
                if let Err(error) = client.publish("bench.message", payload.into()).await {
                    eprintln!("{error:?}");
                }
            }
        });
    }
    let mut ways = Vec::new();
    while (ways.len() as u64) < each * PUBLISHERS {
        let message = subscription.next().await.context("it ended")?;
        let payload: Value = serde_json::from_slice(&message.payload)?;
        let sent = payload["sent"].as_u64().context("not ours")?;
        ways.push(start.elapsed().saturating_sub(Duration::from_nanos(sent)));
    }
    Ok(Times {
        took: start.elapsed(),
        ways,
    })
}
