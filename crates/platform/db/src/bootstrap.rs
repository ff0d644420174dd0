use std::{fs, path::Path, str::FromStr};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use tokio_postgres::{Client, Config, NoTls};

use crate::{
    Cluster, Db,
    cluster::{random_password, write_private},
    migrate::{make_roles, migrate, run_on_roles},
};

/// Where the database is.
#[derive(Debug, Clone, Default)]
pub struct Connections {
    /// The owner's connection; absent: a private cluster is run.
    pub owner_url: Option<String>,
    /// The app role's connection; absent: it gets a password that follows from the owner's, or, when the
    /// owner has none, one that is kept in the home folder.
    pub app_url: Option<String>,
    /// Connections in the pool.
    pub pool_size: usize,
}

/// Makes the database ready to serve: starts the private cluster unless a URL is given, makes the roles,
/// migrates, makes partitions, and opens the pool as the app role. Returns the pool and the cluster that
/// the caller must stop in the end.
///
/// # Errors
/// When the database cannot be reached, migrated, or would be served by a role with too much power.
pub async fn prepare(home: &Path, connections: &Connections) -> Result<(Db, Option<Cluster>)> {
    let (owner, cluster) = match &connections.owner_url {
        Some(url) => (
            Config::from_str(url).context("DATABASE_URL is not a Postgres connection string")?,
            None,
        ),
        None => {
            let home = home.to_owned();
            let cluster = tokio::task::spawn_blocking(move || Cluster::start(&home)).await??;
            (cluster.owner("tekup").await?, Some(cluster))
        }
    };
    let app = match &connections.app_url {
        Some(url) => Some(
            Config::from_str(url)
                .context("TEKUP_APP_DATABASE_URL is not a Postgres connection string")?,
        ),
        None => None,
    };
    let app = make_ready(&owner, app, home).await?;
    let db = Db::new(app, connections.pool_size)?;
    db.refuse_powerful_role().await?;
    Ok((db, cluster))
}

/// Makes the roles, migrates and makes partitions, as `owner`. Returns how to connect to serve: `app`, or
/// else as the role `tekup_app`, with a password that is made here.
///
/// # Errors
/// When the database cannot be reached or migrated.
pub async fn make_ready(owner: &Config, app: Option<Config>, home: &Path) -> Result<Config> {
    let client = connect(owner)
        .await
        .context("connecting to the database as its owner")?;
    make_roles(&client).await?;
    let ran = migrate(&client).await?;
    if ran > 0 {
        tracing::info!(ran, "migrated the database");
    }
    let app = match app {
        Some(app) => app,
        None => app_role(&client, owner, home).await?,
    };
    client
        .batch_execute("SELECT tekup_maintain_partitions(3)")
        .await?;
    Ok(app)
}

/// Gives the app role its password unless it has it, and says how to connect with it.
async fn app_role(owner: &Client, config: &Config, home: &Path) -> Result<Config> {
    let password = match config.get_password() {
        Some(password) => derived_password(password),
        None => kept_password(home)?,
    };
    let app = as_app(config, &password);
    if connect(&app).await.is_err() {
        let alter = format!("ALTER ROLE tekup_app LOGIN PASSWORD '{password}'");
        run_on_roles(owner, &alter)
            .await
            .context("giving the role tekup_app its password (or set TEKUP_APP_DATABASE_URL)")?;
    }
    Ok(app)
}

/// How to connect as the app role where `owner` connects.
pub(crate) fn as_app(owner: &Config, password: &str) -> Config {
    let mut app = owner.clone();
    app.user("tekup_app").password(password);
    app
}

/// The app role's password follows from the owner's, so that servers on several machines that share a
/// database agree on it.
pub(crate) fn derived_password(owner: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(b"tekup_app:");
    hash.update(owner);
    hex::encode(hash.finalize())
}

/// An owner that needs no password gives none to derive from: one is made and kept under `home`.
fn kept_password(home: &Path) -> Result<String> {
    fs::create_dir_all(home)?;
    let file = home.join("app.password");
    match fs::read_to_string(&file) {
        Ok(password) => Ok(password.trim().to_owned()),
        Err(_) => {
            let password = random_password();
            write_private(&file, &password, None)?;
            Ok(password)
        }
    }
}

pub(crate) async fn connect(config: &Config) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "owner connection ended");
        }
    });
    Ok(client)
}
