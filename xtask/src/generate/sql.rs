//! `sql/queries/**/*.sql`, checked against the migrated schema, to typed functions in `crates/platform/sql`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use cornucopia::config::{Config as Settings, TypeMapping};
use tokio_postgres::{Client, NoTls};

use super::cluster::{Cluster, OWNER};
use super::{Output, SQL_CRATE, nullable};

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

    let target = scratch.join(SQL_CRATE);
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
    let slips = runtime.block_on(nullable::slips(&client, &target))?;
    if !slips.is_empty() {
        bail!("columns that can be NULL:\n  {}", slips.join("\n  "));
    }
    prepare_writes(&target.join("src/queries"))?;
    fs::write(target.join("Cargo.toml"), MANIFEST)?;
    format(&target.join("src/lib.rs"))?;
    Ok(vec![Output::Folder(PathBuf::from(SQL_CRATE))])
}

/// Has statements without rows prepared once a connection, as those with rows are: the generator sends their
/// text each time, which costs a parse, a plan and a round trip.
fn prepare_writes(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            prepare_writes(&path)?;
            continue;
        }
        let code = fs::read_to_string(&path)?;
        let mut parts = code.split(".execute(");
        let mut prepared = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            prepared.push_str(".execute(");
            match part.trim_start().strip_prefix("self.0,") {
                Some(rest) => {
                    prepared.push_str("&client.prepare(self.0).await?,");
                    prepared.push_str(rest);
                }
                None => prepared.push_str(part),
            }
        }
        fs::write(&path, prepared)?;
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// What the generator makes of one migration and one query file.
    fn generated(migration: &str, queries: &str) -> Result<BTreeMap<String, String>, String> {
        let outcome = || -> Result<BTreeMap<String, String>> {
            let (root, scratch) = (tempfile::tempdir()?, tempfile::tempdir()?);
            for (path, content) in [
                ("sql/roles.sql", "CREATE ROLE reader;"),
                ("sql/migrations/20260101000000_a_b.sql", migration),
                ("sql/queries/people.sql", queries),
            ] {
                let path = root.path().join(path);
                fs::create_dir_all(path.parent().context("no folder")?)?;
                fs::write(path, content)?;
            }
            generate(root.path(), scratch.path())?;
            let source = scratch.path().join(SQL_CRATE).join("src");
            ["queries/people.rs", "lib.rs", "types.rs"]
                .iter()
                .map(|name| Ok(((*name).to_owned(), fs::read_to_string(source.join(name))?)))
                .collect()
        };
        outcome().map_err(|error| format!("{error:#}"))
    }

    const PEOPLE: &str =
        "CREATE TABLE people (id uuid PRIMARY KEY, name text, seen timestamptz NOT NULL);";

    #[test]
    fn queries_become_typed_functions_the_same_every_time() {
        let queries = "--! person : (name?)\nSELECT id, name, seen FROM people WHERE id = :id;\n";
        let first = generated(PEOPLE, queries).unwrap();
        let code = &first["queries/people.rs"];
        assert!(code.contains("pub name: Option<String>"), "{code}");
        assert!(
            code.contains("pub seen: chrono::DateTime<chrono::Utc>"),
            "{code}"
        );
        assert_eq!(first, generated(PEOPLE, queries).unwrap());
    }

    #[test]
    fn a_statement_without_rows_is_prepared_once() {
        let queries = "--! rename (name?)\nUPDATE people SET name = :name WHERE id = :id;\n";
        let code = &generated(PEOPLE, queries).unwrap()["queries/people.rs"];
        assert!(
            code.contains(".execute(&client.prepare(self.0).await?, &["),
            "{code}"
        );
        assert!(!code.contains(".execute(self.0"), "{code}");
    }

    #[test]
    fn a_column_that_can_be_null_has_to_be_declared_so() {
        for queries in [
            "--! person\nSELECT id, name FROM people;\n",
            "--! person\nSELECT name FROM people;\n",
        ] {
            let refused = generated(PEOPLE, queries).unwrap_err();
            let expected = "sql/queries/people.sql: `person` reads `name`, which can be NULL";
            assert!(refused.contains(expected), "{refused}");
        }
        assert!(generated(PEOPLE, "--! person : (name?)\nSELECT name FROM people;\n").is_ok());
    }

    #[test]
    fn what_postgres_refuses_is_named_by_file_and_line() {
        let refused = generated("CREATE TABLE a (id int);\n\nCREATE TABEL b ();", "").unwrap_err();
        assert!(
            refused.contains("sql/migrations/20260101000000_a_b.sql:3:"),
            "{refused}"
        );
        let refused = generated(PEOPLE, "--! person\nSELECT nobody FROM people;\n").unwrap_err();
        assert!(refused.contains("nobody"), "{refused}");
    }
}
