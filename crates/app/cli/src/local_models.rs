use std::{path::PathBuf, sync::Arc};

use anyhow::{Context, Result};
use clap::{Arg, ArgMatches, Command};
use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use tekup_config::Config;
use tekup_inference::Models;
use tokio_util::sync::CancellationToken;

use crate::{json_flag, output};

/// `tekup models`: on this machine, without a server.
pub(crate) fn command() -> Command {
    let name = || {
        Arg::new("name")
            .required(true)
            .help("Name in the catalogue")
    };
    Command::new("models")
        .about("The models of this machine")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("list")
                .about("Lists the catalogue")
                .arg(json_flag()),
        )
        .subcommand(
            Command::new("pull")
                .about("Fetches a model; goes on where it was cut off")
                .arg(name()),
        )
        .subcommand(
            Command::new("import")
                .about("Takes a model over from a file")
                .arg(
                    Arg::new("path")
                        .required(true)
                        .value_parser(clap::value_parser!(PathBuf)),
                )
                .arg(
                    Arg::new("name")
                        .long("name")
                        .help("Name to give it; the catalogue's if it is known"),
                ),
        )
        .subcommand(
            Command::new("rm")
                .about("Removes a model from this machine")
                .arg(name()),
        )
}

/// Runs a `models` command.
pub(crate) async fn run(args: &ArgMatches) -> Result<()> {
    let config = Config::from_env()?;
    let models = Models::open(tekup_server::models_config(&config)?)?;
    let (verb, args) = args.subcommand().context("name a command")?;
    let name = || args.get_one::<String>("name").context("NAME");
    match verb {
        "list" => list(&models, args.get_flag("json")),
        "pull" => pull(&models, name()?).await,
        "import" => {
            let path: &PathBuf = args.get_one("path").context("PATH")?;
            let model = models
                .import(path, args.get_one::<String>("name").map(String::as_str))
                .await?;
            output::line(&format!("{} is here now", model.name));
            Ok(())
        }
        _ => {
            models.remove(name()?).await?;
            output::line(&format!("{} is gone", name()?));
            Ok(())
        }
    }
}

fn list(models: &Models, json: bool) -> Result<()> {
    let listed = models.list();
    if json {
        output::line(&serde_json::to_string_pretty(&listed)?);
        return Ok(());
    }
    for model in listed {
        let model = serde_json::to_value(&model)?;
        output::line(&format!(
            "{:<34} {:<10} {:<12} {:>10}  {}",
            model["name"].as_str().unwrap_or_default(),
            model["kind"].as_str().unwrap_or_default(),
            model["state"].as_str().unwrap_or_default(),
            HumanBytes(model["size"].as_u64().unwrap_or(0)).to_string(),
            model["licence"].as_str().unwrap_or_default(),
        ));
    }
    Ok(())
}

async fn pull(models: &Models, name: &str) -> Result<()> {
    let bar = ProgressBar::new(0).with_style(
        ProgressStyle::with_template("{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {msg}")
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    let shown = bar.clone();
    let report = Arc::new(move |progress: tekup_inference::PullProgress| {
        shown.set_length(progress.total);
        shown.set_position(progress.done);
        shown.set_message(progress.note);
    });
    let cancel = CancellationToken::new();
    let pulled = {
        let pulling = models.pull(name, report, cancel.clone());
        tokio::pin!(pulling);
        tokio::select! {
            pulled = &mut pulling => pulled,
            _ = tokio::signal::ctrl_c() => {
                cancel.cancel();
                pulling.await
            }
        }
    };
    bar.finish_and_clear();
    pulled?;
    output::line(&format!("{name} is here now"));
    Ok(())
}
