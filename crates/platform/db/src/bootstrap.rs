use std::{fs, path::Path, str::FromStr};

use anyhow::{Context, Result};
use tokio_postgres::{Client, Config, NoTls};

use crate::{
    Cluster, Db,
    cluster::{random_password, write_private},
    migrate::{make_roles, migrate},
};

/// Where the database is.
#[derive(Debug, Clone, Default)]
pub struct Connections {
    /// The owner's connection; absent: a private cluster is run.
    pub owner_url: Option<String>,
    /// The app role's connection; absent: its password is made here and kept in the home folder.
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
            (private_owner(&cluster).await?, Some(cluster))
        }
    };
    let client = connect(&owner)
        .await
        .context("connecting to the database as its owner")?;
    make_roles(&client).await?;
    let ran = migrate(&client).await?;
    if ran > 0 {
        tracing::info!(ran, "migrated the database");
    }
    let app = match &connections.app_url {
        Some(url) => Config::from_str(url)
            .context("TEKUP_APP_DATABASE_URL is not a Postgres connection string")?,
        None => app_role(&client, &owner, home).await?,
    };
    client
        .batch_execute("SELECT tekup_maintain_partitions(3)")
        .await?;
    let db = Db::new(app, connections.pool_size)?;
    db.refuse_powerful_role().await?;
    Ok((db, cluster))
}

/// The owner of the private cluster's database: may make roles, is no superuser.
async fn private_owner(cluster: &Cluster) -> Result<Config> {
    let file = cluster.root().join("owner.password");
    let password = match fs::read_to_string(&file) {
        Ok(password) => password.trim().to_owned(),
        Err(_) => {
            let password = random_password();
            let admin = connect(&cluster.admin("postgres"))
                .await
                .context("the private cluster")?;
            admin
                .batch_execute(&format!(
                    "DO $$ BEGIN
                        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'tekup_owner') THEN
                            CREATE ROLE tekup_owner LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS;
                        END IF;
                     END $$;
                     ALTER ROLE tekup_owner PASSWORD '{password}'"
                ))
                .await?;
            let exists = admin
                .query_opt("SELECT 1 FROM pg_database WHERE datname = 'tekup'", &[])
                .await?
                .is_some();
            if !exists {
                admin
                    .batch_execute("CREATE DATABASE tekup OWNER tekup_owner")
                    .await?;
                connect(&cluster.admin("tekup"))
                    .await?
                    .batch_execute("ALTER SCHEMA public OWNER TO tekup_owner")
                    .await?;
            }
            write_private(&file, &password, None)?;
            password
        }
    };
    Ok(cluster.connection("tekup_owner", &password))
}

/// Gives the app role its password, which is kept under `home`, and says how to connect with it.
async fn app_role(owner: &Client, config: &Config, home: &Path) -> Result<Config> {
    fs::create_dir_all(home)?;
    let file = home.join("app.password");
    let password = match fs::read_to_string(&file) {
        Ok(password) => password.trim().to_owned(),
        Err(_) => {
            let password = random_password();
            write_private(&file, &password, None)?;
            password
        }
    };
    owner
        .batch_execute(&format!("ALTER ROLE tekup_app LOGIN PASSWORD '{password}'"))
        .await
        .context("giving the role tekup_app its password (or set TEKUP_APP_DATABASE_URL)")?;
    let mut app = config.clone();
    app.user("tekup_app").password(password);
    Ok(app)
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
