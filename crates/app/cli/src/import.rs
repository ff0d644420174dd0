use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Arg, ArgMatches, Command};
use indicatif::{ProgressBar, ProgressStyle};
use reqwest::{Method, multipart};
use serde_json::{Value, json};

use crate::{client::Client, output};

/// Examples sent at once.
const BATCH: usize = 5000;
/// Files that are taken from a folder.
const ENDINGS: &[&str] = &["md", "markdown", "html", "htm", "txt", "pdf"];

/// `tekup intents import`.
pub(crate) fn intents_command() -> Command {
    Command::new("import")
        .about("Takes examples over from a CSV file (text,category or text,intent) and trains")
        .arg(path("FILE"))
        .arg(
            Arg::new("language")
                .long("language")
                .help("Language of the texts: da or en"),
        )
}

/// `tekup docs`.
pub(crate) fn documents_command() -> Command {
    Command::new("docs")
        .about("The tenant's documents")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("import")
                .about("Takes a folder's documents over (Markdown, HTML, text, PDF)")
                .arg(path("DIR"))
                .arg(
                    Arg::new("category")
                        .long("category")
                        .help("Category of the documents"),
                )
                .arg(
                    Arg::new("language")
                        .long("language")
                        .help("Language of the documents: da or en"),
                ),
        )
}

fn path(name: &'static str) -> Arg {
    Arg::new("path")
        .value_name(name)
        .required(true)
        .value_parser(clap::value_parser!(PathBuf))
}

/// Sends the examples and waits until the model is trained.
pub(crate) async fn intents(args: &ArgMatches) -> Result<()> {
    let client = Client::from_args(args)?;
    let file: &PathBuf = args.get_one("path").context("FILE")?;
    let language = args.get_one::<String>("language").cloned();
    let mut reader =
        csv::Reader::from_path(file).with_context(|| format!("reading {}", file.display()))?;
    let headers = reader.headers()?.clone();
    let column = |names: &[&str]| headers.iter().position(|header| names.contains(&header));
    let text = column(&["text", "example", "utterance"]).context("no column named text")?;
    let intent =
        column(&["intent", "category", "label"]).context("no column named intent or category")?;
    let mut examples = Vec::new();
    for (number, record) in reader.records().enumerate() {
        let record = record.with_context(|| format!("row {}", number + 2))?;
        let (Some(text), Some(intent)) = (record.get(text), record.get(intent)) else {
            bail!("row {} is short", number + 2);
        };
        examples.push(json!({"text": text, "intent": intent, "language": language}));
    }
    let mut run = Value::Null;
    let mut imported = 0;
    for batch in examples.chunks(BATCH) {
        let answer = client
            .post("/api/v1/intents/import", &json!({"examples": batch}))
            .await?;
        imported += answer["imported"].as_u64().unwrap_or(0);
        run = answer["runId"].clone();
    }
    output::note(&format!("{imported} new examples of {}", examples.len()));
    let run = follow(&client, &run).await?;
    output::line(&serde_json::to_string_pretty(&run["output"])?);
    Ok(())
}

/// Sends the files and waits until they are indexed.
pub(crate) async fn documents(args: &ArgMatches) -> Result<()> {
    let args = args
        .subcommand_matches("import")
        .context("name a command: import")?;
    let client = Client::from_args(args)?;
    let root: &PathBuf = args.get_one("path").context("DIR")?;
    if !root.exists() {
        bail!("{} is not there", root.display());
    }
    let files: Vec<PathBuf> = walkdir::WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .filter(|file| ending(file).is_some_and(|ending| ENDINGS.contains(&ending.as_str())))
        .collect();
    let bar = ProgressBar::new(files.len() as u64).with_style(
        ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}")
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    let (mut taken, mut refused, mut last) = (0, 0, Value::Null);
    for file in &files {
        let name = file
            .strip_prefix(root)
            .unwrap_or(file)
            .display()
            .to_string();
        bar.set_message(name.clone());
        match upload(&client, args, file, &name).await {
            Ok(answer) => {
                taken += 1;
                if !answer["runId"].is_null() {
                    last = answer["runId"].clone();
                }
            }
            Err(error) => {
                refused += 1;
                bar.suspend(|| output::note(&format!("{name}: {error:#}")));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if !last.is_null() {
        follow(&client, &last).await?;
    }
    output::line(&format!("{taken} documents taken, {refused} refused"));
    if taken == 0 && refused > 0 {
        bail!("no document was taken");
    }
    Ok(())
}

fn ending(file: &Path) -> Option<String> {
    Some(file.extension()?.to_str()?.to_ascii_lowercase())
}

async fn upload(client: &Client, args: &ArgMatches, file: &Path, name: &str) -> Result<Value> {
    let bytes = std::fs::read(file)?;
    let mut form = multipart::Form::new()
        .text("externalId", name.to_owned())
        .part(
            "file",
            multipart::Part::bytes(bytes).file_name(name.to_owned()),
        );
    for field in ["category", "language"] {
        if let Some(value) = args.get_one::<String>(field) {
            form = form.text(field, value.clone());
        }
    }
    let request = client.request(Method::POST, "/api/v1/knowledge/documents/upload");
    client.send(request.multipart(form)).await
}

/// Shows a Run's progress until it ends.
pub(crate) async fn follow(client: &Client, run: &Value) -> Result<Value> {
    let id = run.as_str().context("the server gave no run")?;
    let bar = ProgressBar::new(0).with_style(
        ProgressStyle::with_template("{spinner} {bar:30} {pos}/{len} {msg} {elapsed}")
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    loop {
        let run = client.get(&format!("/api/v1/runs/{id}")).await?;
        bar.set_length(run["progress"]["total"].as_u64().unwrap_or(0));
        bar.set_position(run["progress"]["done"].as_u64().unwrap_or(0));
        bar.set_message(
            run["progress"]["note"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        );
        match run["state"].as_str() {
            Some("completed") => {
                bar.finish_and_clear();
                return Ok(run);
            }
            Some("failed" | "cancelled") => {
                bar.finish_and_clear();
                bail!(
                    "{}",
                    run["error"].as_str().unwrap_or("the run was cancelled")
                );
            }
            _ => tokio::time::sleep(std::time::Duration::from_millis(400)).await,
        }
    }
}
