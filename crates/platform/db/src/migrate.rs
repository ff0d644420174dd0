use std::time::Duration;

use anyhow::{Context, Result, bail};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use tokio_postgres::{Client, error::SqlState};

static SQL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../sql");

/// One step of the schema.
#[derive(Debug)]
pub struct Migration {
    /// File name without `.sql`: `20261121100000_db_tenancy`.
    pub name: &'static str,
    /// What it does.
    pub sql: &'static str,
}

/// Every migration of this build, oldest first.
pub fn migrations() -> Vec<Migration> {
    let mut migrations: Vec<Migration> = SQL
        .get_dir("migrations")
        .into_iter()
        .flat_map(Dir::files)
        .filter_map(|file| {
            let name = file.path().file_name()?.to_str()?.strip_suffix(".sql")?;
            Some(Migration {
                name,
                sql: file.contents_utf8()?,
            })
        })
        .collect();
    migrations.sort_by_key(|migration| migration.name);
    migrations
}

/// Makes the two roles that the schema grants to, if they are not there yet.
pub(crate) async fn make_roles(client: &Client) -> Result<()> {
    let sql = SQL
        .get_file("roles.sql")
        .and_then(|file| file.contents_utf8())
        .context("roles.sql is missing from this build")?;
    run_on_roles(client, sql).await.context(
        "making the roles tekup_app and tekup_system (the owner role needs CREATEROLE, or they must exist)",
    )
}

/// Runs a change of roles again when another database of the same server changed them at that moment:
/// roles belong to the whole server, so no lock of ours keeps the two apart.
pub(crate) async fn run_on_roles(client: &Client, sql: &str) -> Result<(), tokio_postgres::Error> {
    for pause in [10, 50, 200, 500] {
        match client.batch_execute(sql).await {
            // "tuple concurrently updated" has no code of its own.
            Err(error) if error.code() == Some(&SqlState::INTERNAL_ERROR) => {
                tokio::time::sleep(Duration::from_millis(pause)).await;
            }
            done => return done,
        }
    }
    client.batch_execute(sql).await
}

/// Names the schema of this build: changes with any migration or role.
pub fn schema_hash() -> String {
    let mut hash = Sha256::new();
    for migration in migrations() {
        hash.update(migration.name);
        hash.update([0]);
        hash.update(migration.sql);
    }
    if let Some(roles) = SQL.get_file("roles.sql") {
        hash.update(roles.contents());
    }
    hex::encode(&hash.finalize()[..8])
}

/// Brings the schema up to this build, as the owner, under a lock: of several servers that start at once
/// one migrates and the others wait. Each migration is a transaction of its own. Returns how many ran.
///
/// # Errors
/// When a migration fails, or one that ran before has since been changed, or the database was migrated
/// by a newer build in a way this one does not know.
pub async fn migrate(client: &Client) -> Result<usize> {
    // Trying again and again, because waiting inside of pg_advisory_lock blocks concurrent index builds.
    loop {
        let row = client
            .query_one(
                "SELECT pg_try_advisory_lock(hashtext('tekup_migrate'))",
                &[],
            )
            .await?;
        if row.get(0) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let done = run(client).await;
    client
        .batch_execute("SELECT pg_advisory_unlock(hashtext('tekup_migrate'))")
        .await?;
    done
}

async fn run(client: &Client) -> Result<usize> {
    client
        .batch_execute(
            "SET client_min_messages = warning;
             CREATE TABLE IF NOT EXISTS schema_migrations (
                name text PRIMARY KEY,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
             )",
        )
        .await?;
    let applied: Vec<(String, String)> = client
        .query("SELECT name, checksum FROM schema_migrations", &[])
        .await?
        .iter()
        .map(|row| (row.get(0), row.get(1)))
        .collect();
    let mut ran = 0;
    for migration in migrations() {
        let checksum = hex::encode(Sha256::digest(migration.sql));
        match applied.iter().find(|(name, _)| name == migration.name) {
            Some((_, before)) if *before == checksum => continue,
            Some(_) => bail!(
                "migration {} was changed after it ran; migrations only ever move forward: add a new one",
                migration.name
            ),
            None => {}
        }
        let script = format!(
            "BEGIN; {}; INSERT INTO schema_migrations (name, checksum) VALUES ('{}', '{checksum}'); COMMIT",
            migration.sql, migration.name
        );
        if let Err(error) = client.batch_execute(&script).await {
            client.batch_execute("ROLLBACK").await.ok();
            return Err(error).with_context(|| format!("migration {}", migration.name));
        }
        ran += 1;
    }
    Ok(ran)
}
