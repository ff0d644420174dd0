//! The load driver's command line.

use std::{io::Write as _, path::PathBuf, sync::Arc, time::SystemTime};

use anyhow::{Context, Result, bail};
use clap::{Args, Parser, Subcommand};
use tekup_bench_load::{
    cpu::{Watched, resident_mb},
    drive::{Connection, drive},
    fanout::{Heard, Replies},
    http::{Credential, Scripted},
    message::{Messages, begin_conversations, questions},
    plan::{Pace, Plan},
    postgres::BareList,
    report::{Report, table},
    scenario::{List, Write},
    sockets,
    target::Target,
};
use uuid::Uuid;

/// Drives load at a server on this machine.
#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// GETs a list.
    List {
        #[command(flatten)]
        server: Server,
        #[command(flatten)]
        load: Load,
        /// Path and query of the list.
        #[arg(long, default_value = "/api/v1/conversations?limit=20")]
        path: String,
        /// Items that it must hold.
        #[arg(long, default_value_t = 20)]
        rows: usize,
    },
    /// POSTs new conversations.
    Write {
        #[command(flatten)]
        server: Server,
        #[command(flatten)]
        load: Load,
    },
    /// POSTs customers' messages and waits for the answers.
    Message {
        #[command(flatten)]
        server: Server,
        #[command(flatten)]
        load: Load,
        /// JSON list of objects with a `text`.
        #[arg(long, default_value = "demo/nordhavn/questions.json")]
        questions: PathBuf,
        /// Conversations that the messages are spread over; one for each message unless given.
        #[arg(long)]
        conversations: Option<usize>,
    },
    /// Opens chats of the widget with a WebSocket each, has a person answer in them, and measures when the
    /// customers and the desks hear it.
    Sockets {
        #[command(flatten)]
        server: Server,
        #[command(flatten)]
        load: Load,
        /// Key of the widget.
        #[arg(long)]
        widget: String,
        /// Chats.
        #[arg(long, default_value_t = 10_000)]
        chats: usize,
        /// WebSockets that hear all of the tenant's messages.
        #[arg(long, default_value_t = 20)]
        desks: usize,
        /// The server's process id, whose memory is told.
        #[arg(long)]
        memory: Option<u32>,
    },
    /// Asks Postgres for the conversation list itself, in pipelined transactions under row-level security.
    PostgresList {
        /// Connection string of the app role: a unix socket or loopback.
        #[arg(long, env = "BENCH_POSTGRES", hide_env_values = true)]
        postgres: String,
        /// Id of the tenant.
        #[arg(long)]
        tenant: Uuid,
        #[arg(long, default_value_t = 20)]
        rows: usize,
        #[command(flatten)]
        load: Load,
    },
    /// Makes one Markdown table of reports written with --json.
    Table {
        /// The reports' files.
        files: Vec<PathBuf>,
    },
    /// Prints the rate of one report divided by the rate of another.
    Ratio {
        /// The one.
        one: PathBuf,
        /// The other.
        other: PathBuf,
    },
}

#[derive(Args)]
struct Server {
    /// http://127.0.0.1:PORT
    #[arg(long)]
    url: String,
    /// Access token of a person.
    #[arg(long, env = "BENCH_BEARER", hide_env_values = true)]
    bearer: Option<String>,
    /// A tenant's API key, when there is no access token.
    #[arg(long, env = "BENCH_KEY", hide_env_values = true)]
    key: Option<String>,
}

#[derive(Args)]
struct Load {
    /// What the run is called in the report.
    #[arg(long)]
    label: Option<String>,
    /// Requests a second (open loop); without it, as many as are answered (closed loop).
    #[arg(long)]
    rate: Option<f64>,
    /// Connections.
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// Seconds that count.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Seconds before that.
    #[arg(long, default_value_t = 2)]
    warmup: u64,
    /// Count the processor time of a process and its children: NAME=PID.
    #[arg(long)]
    cpu: Vec<String>,
    /// Where to write the report as JSON; `-` for stdout in the place of the table.
    #[arg(long)]
    json: Option<PathBuf>,
}

impl Server {
    fn target(&self) -> Result<(Target, Option<Credential>)> {
        let credential = match (&self.bearer, &self.key) {
            (Some(token), _) => Some(Credential::Bearer(token.clone())),
            (None, Some(key)) => Some(Credential::TenantKey(key.clone())),
            (None, None) => None,
        };
        Ok((Target::parse(&self.url)?, credential))
    }
}

impl Load {
    fn plan(&self) -> Result<Plan> {
        let pace = self.rate.map_or(Pace::Closed, Pace::Open);
        Plan::new(pace, self.connections, self.warmup, self.seconds)
    }

    async fn run<C: Connection>(
        &self,
        name: &str,
        connections: Vec<C>,
        plan: &Plan,
    ) -> Result<Report> {
        let mut watched = self
            .cpu
            .iter()
            .map(|text| Watched::parse(text))
            .collect::<Result<Vec<_>>>()?;
        watched.push(Watched {
            name: "driver".to_owned(),
            pid: std::process::id(),
        });
        let read = |watched: &[Watched]| watched.iter().map(Watched::seconds).collect::<Vec<_>>();
        let warm = tokio::spawn({
            let (watched, warmup) = (watched.clone(), plan.warmup);
            async move {
                tokio::time::sleep(warmup).await;
                read(&watched)
            }
        });
        let measured = drive(connections, plan).await?;
        let after = read(&watched);
        let before = warm.await.context("processor times")?;
        let mut report = Report::new(self.label.as_deref().unwrap_or(name), plan, &measured);
        let requests = (report.answered + report.failed).max(1) as f64;
        for ((who, after), before) in watched.into_iter().zip(after).zip(before) {
            report
                .cpu
                .insert(who.name, (after - before) * 1000.0 / requests);
        }
        Ok(report)
    }

    fn publish(&self, report: &Report) -> Result<()> {
        let json = serde_json::to_string_pretty(report)? + "\n";
        match &self.json {
            Some(path) if path.as_os_str() == "-" => return print(&json),
            Some(path) => std::fs::write(path, json)
                .with_context(|| format!("--json: writing {}", path.display()))?,
            None => {}
        }
        print(&table(std::slice::from_ref(report)))
    }
}

fn print(text: &str) -> Result<()> {
    Ok(std::io::stdout().lock().write_all(text.as_bytes())?)
}

fn read(path: &PathBuf) -> Result<Report> {
    let text = std::fs::read(path).with_context(|| path.display().to_string())?;
    serde_json::from_slice(&text).with_context(|| path.display().to_string())
}

/// Names that no other run has used.
fn run_name() -> String {
    Uuid::now_v7().simple().to_string()
}

#[tokio::main]
async fn main() -> Result<()> {
    match Cli::parse().command {
        Command::List {
            server,
            load,
            path,
            rows,
        } => {
            let (target, credential) = server.target()?;
            let plan = load.plan()?;
            let script = Arc::new(List::new(path, rows));
            let all =
                Scripted::connect(plan.connections, &target, credential.as_ref(), &script).await?;
            load.publish(&load.run("list", all, &plan).await?)
        }
        Command::Write { server, load } => {
            let (target, credential) = server.target()?;
            let plan = load.plan()?;
            let script = Arc::new(Write { run: run_name() });
            let all =
                Scripted::connect(plan.connections, &target, credential.as_ref(), &script).await?;
            load.publish(&load.run("write", all, &plan).await?)
        }
        Command::Message {
            server,
            load,
            questions: file,
            conversations,
        } => {
            let (target, credential) = server.target()?;
            let plan = load.plan()?;
            let texts = questions(&file)?;
            let count = conversations
                .or(plan.expected().map(|messages| messages as usize))
                .unwrap_or(1000)
                .clamp(1, 20_000);
            let ids = begin_conversations(&target, credential.as_ref(), &run_name(), count).await?;
            let started = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?;
            let script = Arc::new(Messages::new(
                ids,
                texts,
                started.as_secs() % 10_000 * 10_000,
            ));
            let all =
                Scripted::connect(plan.connections, &target, credential.as_ref(), &script).await?;
            let mut report = load.run("message", all, &plan).await?;
            report.answers = script.answers();
            load.publish(&report)
        }
        Command::Sockets {
            server,
            load,
            widget,
            chats,
            desks,
            memory,
        } => {
            let (target, credential) = server.target()?;
            let plan = load.plan()?;
            let expected = plan
                .expected()
                .context("sockets are measured at a rate: give --rate")?;
            if !(1..=15_000).contains(&chats) || desks > 200 {
                bail!("--chats takes 1 to 15000, and --desks at most 200");
            }
            let told = |when: &str| match memory {
                Some(pid) => print(&format!("{when}: {:.0} MB resident\n", resident_mb(pid))),
                None => Ok(()),
            };
            told("before")?;
            let chats = sockets::begin(&target, &widget, chats).await?;
            sockets::take_over(&target, credential.as_ref(), &chats).await?;
            told("chats begun")?;
            let heard = Arc::new(Heard::new(expected)?);
            let mut open = sockets::follow_chats(&target, &widget, &chats, &plan, &heard).await?;
            let mut watching =
                sockets::follow_desks(&target, credential.as_ref(), desks, &plan, &heard).await?;
            told("sockets open")?;
            let ids = chats.into_iter().map(|chat| chat.id).collect();
            let script = Arc::new(Replies::new(ids, Arc::clone(&heard)));
            let all =
                Scripted::connect(plan.connections, &target, credential.as_ref(), &script).await?;
            let report = load.run("sockets", all, &plan).await?;
            heard.settle(expected, desks, plan.request_limit).await;
            told("after the load")?;
            print(&heard.table(expected, desks))?;
            open.abort_all();
            watching.abort_all();
            load.publish(&report)
        }
        Command::PostgresList {
            postgres,
            tenant,
            rows,
            load,
        } => {
            let plan = load.plan()?;
            let all = BareList::connect(plan.connections, &postgres, tenant, rows).await?;
            load.publish(&load.run("postgres-list", all, &plan).await?)
        }
        Command::Table { files } => {
            let reports = files.iter().map(read).collect::<Result<Vec<_>>>()?;
            print(&table(&reports))
        }
        Command::Ratio { one, other } => {
            let (one, other) = (read(&one)?.rate, read(&other)?.rate);
            if other <= 0.0 {
                bail!("the other's rate is 0");
            }
            print(&format!("{:.2}\n", one / other))
        }
    }
}
