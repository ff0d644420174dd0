//! The tekup binary: the server, and its client at the command line.

mod chat;
mod client;
mod import;
mod local_models;
mod operations;
mod output;
mod serve;

use anyhow::{Context, Result};
use clap::{Arg, ArgAction, ArgMatches, Command};

/// Requests are many small allocations; this one serves them faster than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The contract that the operation commands are made from.
const CONTRACT: &str = include_str!("../../../../openapi.json");

fn command() -> Result<Command> {
    let contract = serde_json::from_str(CONTRACT).context("this build's openapi.json")?;
    let commands = operations::Commands::from_contract(&contract);
    let root = Command::new("tekup")
        .version(env!("CARGO_PKG_VERSION"))
        .about("A platform on which a business runs its AI agents.")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            Arg::new("url")
                .long("url")
                .env("TEKUP_URL")
                .default_value("http://127.0.0.1:4000")
                .global(true)
                .help("Where the server is"),
        )
        .arg(
            Arg::new("key")
                .long("key")
                .env("TEKUP_KEY")
                .hide_env_values(true)
                .global(true)
                .help("The tenant's API key"),
        )
        .subcommand(serve::command())
        .subcommand(serve::gen_command())
        .subcommand(chat::command())
        .subcommand(local_models::command())
        .subcommand(import::documents_command());
    Ok(commands.add_to(root, &["models"], &[("intents", import::intents_command())]))
}

async fn run(matches: &ArgMatches) -> Result<()> {
    match matches.subcommand() {
        Some(("serve", args)) => serve::serve(args).await,
        Some(("gen", args)) => serve::generate(args).await,
        Some(("chat", args)) => chat::run(args).await,
        Some(("models", args)) => local_models::run(args).await,
        Some(("docs", args)) => import::documents(args).await,
        Some(("intents", args)) if args.subcommand_name() == Some("import") => {
            let args = args.subcommand_matches("import").context("import")?;
            import::intents(args).await
        }
        Some((group, args)) => {
            let contract = serde_json::from_str(CONTRACT)?;
            let commands = operations::Commands::from_contract(&contract);
            commands.run(group, args).await
        }
        None => Ok(()),
    }
}

fn main() -> std::process::ExitCode {
    // One provider of cryptography for every TLS connection of the process.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let outcome = command().and_then(|command| {
        let matches = command.get_matches();
        tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .context("starting")?
            .block_on(run(&matches))
    });
    match outcome {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            output::error(&format!("{error:#}"));
            std::process::ExitCode::FAILURE
        }
    }
}

/// `--json`, for commands that print something else for people.
fn json_flag() -> Arg {
    Arg::new("json")
        .long("json")
        .action(ArgAction::SetTrue)
        .help("Print JSON and nothing else")
}
