//! `sql/queries/**/*.sql`, checked against the migrated schema, to typed functions in `crates/platform/sql`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use cornucopia::config::{Config as Settings, TypeMapping};
use tokio_postgres::{Client, NoTls};

use super::Output;
use super::cluster::{Cluster, OWNER};

/// Where the generated crate lives.
pub const TARGET: &str = "crates/platform/sql";

/// The manifest is ours: the generator's own would name versions beside those of the workspace.
const MANIFEST: &str = r#"# Written by `cargo xtask gen` from sql/queries. Do not edit.

[package]
name = "tekup-sql"
description = "Typed functions for the queries in sql/queries, generated."
version.workspace = true
edition.workspace = true
license.workspace = true
publish = false

[lib]
doctest = false

# Generated code answers to its generator, not to our lints.
[lints.rust]
warnings = "allow"

[lints.clippy]
all = { level = "allow", priority = -1 }

[features]
default = ["deadpool"]
deadpool = ["dep:deadpool-postgres"]
wasm-async = []

[dependencies]
chrono.workspace = true
deadpool-postgres = { workspace = true, optional = true }
futures.workspace = true
postgres-protocol = "0.6"
postgres-types = { version = "0.2", features = ["derive"] }
serde.workspace = true
serde_json.workspace = true
tokio-postgres.workspace = true
uuid.workspace = true
"#;

/// Writes the crate below `scratch`; nothing while there are no queries.
pub fn generate(root: &Path, scratch: &Path) -> Result<Vec<Output>> {
    let queries = root.join("sql/queries");
    if !holds_queries(&queries) {
        println!("gen sql: skipped, no queries in sql/queries yet");
        return Ok(Vec::new());
    }
    let cluster = Cluster::start()?;
    let runtime = tokio::runtime::Runtime::new()?;
    let client = runtime.block_on(connect(&cluster))?;
    runtime.block_on(migrate(&client, root))?;

    let target = scratch.join(TARGET);
    // The generator renames its folder over the target, which has to have a parent.
    fs::create_dir_all(&target)?;
    let settings = Settings::builder()
        .queries(queries)
        .destination(&target)
        .r#async(true)
        .name("tekup-sql")
        .add_type_mapping(
            "pg_catalog.timestamptz",
            TypeMapping::Simple("chrono::DateTime<chrono::Utc>".to_owned()),
        )
        .build();
    cornucopia::gen_live(&client, settings).map_err(|error| anyhow!("{}", error.report()))?;
    fs::write(target.join("Cargo.toml"), MANIFEST)?;
    format(&target.join("src/lib.rs"))?;
    Ok(vec![Output::Folder(PathBuf::from(TARGET))])
}

async fn connect(cluster: &Cluster) -> Result<Client> {
    let (client, connection) = tokio_postgres::Config::new()
        .host_path(cluster.socket_folder())
        .user(OWNER)
        .dbname("postgres")
        .connect(NoTls)
        .await
        .context("cannot connect to the temporary Postgres")?;
    // Ends with the server; whatever it reports then, the client's own calls have reported before.
    tokio::spawn(connection);
    Ok(client)
}

async fn migrate(client: &Client, root: &Path) -> Result<()> {
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("sql/migrations"))
        .context("cannot read sql/migrations")?
        .collect::<std::io::Result<Vec<_>>>()?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .collect();
    files.sort();
    files.insert(0, root.join("sql/roles.sql"));
    for file in files {
        let script =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if let Err(error) = client.batch_execute(&script).await {
            let name = file.strip_prefix(root).unwrap_or(&file).display();
            bail!("{name}{}: {}", line_of(&error, &script), explain(&error));
        }
    }
    Ok(())
}

fn line_of(error: &tokio_postgres::Error, script: &str) -> String {
    use tokio_postgres::error::ErrorPosition;
    match error.as_db_error().and_then(|refusal| refusal.position()) {
        Some(ErrorPosition::Original(position)) => {
            let before = script.chars().take(*position as usize);
            format!(":{}", before.filter(|c| *c == '\n').count() + 1)
        }
        _ => String::new(),
    }
}

fn explain(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(refusal) => [Some(refusal.message()), refusal.detail(), refusal.hint()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("; "),
        None => error.to_string(),
    }
}

fn format(library: &Path) -> Result<()> {
    let status = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .arg(library)
        .status()
        .context("cannot run rustfmt")?;
    if !status.success() {
        bail!(
            "rustfmt could not format the generated {}",
            library.display()
        );
    }
    Ok(())
}

fn holds_queries(folder: &Path) -> bool {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .any(|entry| {
            let path = entry.path();
            path.extension().is_some_and(|ending| ending == "sql")
                || (path.is_dir() && holds_queries(&path))
        })
}
