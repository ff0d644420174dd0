//! What the superuser of a private cluster does: makes the owner, makes, copies and drops databases.
//! It never serves.

use std::{fs, time::Duration};

use anyhow::{Context, Result, ensure};
use tokio_postgres::{Client, Config};

use crate::{
    Cluster,
    bootstrap::{as_app, connect, derived_password},
    cluster::{random_password, write_private},
};

/// May make roles, is no superuser, and owns the databases.
const OWNER: &str = "tekup_owner";

impl Cluster {
    /// How to connect to `database` as its owner; both are made if they are not there.
    ///
    /// # Errors
    /// When the cluster cannot be reached or the name is not plain.
    pub async fn owner(&self, database: &str) -> Result<Config> {
        plain(database)?;
        let mut owner = self.connection(OWNER, &self.owner_password().await?);
        owner.dbname(database);
        if connect(&owner).await.is_err() {
            self.create(database).await?;
        }
        Ok(owner)
    }

    /// How to connect to `database`, which [`crate::make_ready`] has prepared, as the app role.
    ///
    /// # Errors
    /// When the cluster cannot be reached.
    pub async fn app(&self, database: &str) -> Result<Config> {
        let owner = self.owner_password().await?;
        let password = derived_password(owner.as_bytes());
        let mut app = as_app(&self.connection(OWNER, &owner), &password);
        app.dbname(database);
        Ok(app)
    }

    async fn owner_password(&self) -> Result<String> {
        let file = self.root().join("owner.password");
        Ok(match fs::read_to_string(&file) {
            Ok(password) => password.trim().to_owned(),
            Err(_) => {
                let password = random_password();
                self.superuser()
                    .await?
                    .batch_execute(&format!(
                        "DO $$ BEGIN
                            IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{OWNER}') THEN
                                CREATE ROLE {OWNER} LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS;
                            END IF;
                         END $$;
                         ALTER ROLE {OWNER} PASSWORD '{password}'"
                    ))
                    .await?;
                write_private(&file, &password, None)?;
                password
            }
        })
    }

    async fn create(&self, database: &str) -> Result<()> {
        let admin = self.superuser().await?;
        let exists = admin
            .query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&database])
            .await?
            .is_some();
        if !exists {
            admin
                .batch_execute(&format!("CREATE DATABASE {database} OWNER {OWNER}"))
                .await?;
        }
        connect(&self.admin(database))
            .await?
            .batch_execute(&format!("ALTER SCHEMA public OWNER TO {OWNER}"))
            .await?;
        Ok(())
    }

    /// Makes database `name` as a copy of `template`, to which nobody may be connected.
    ///
    /// # Errors
    /// When there is such a database already, or somebody is connected to the template.
    pub async fn copy_database(&self, template: &str, name: &str) -> Result<()> {
        plain(template)?;
        plain(name)?;
        let copy = format!("CREATE DATABASE {name} TEMPLATE {template} OWNER {OWNER}");
        Ok(self.superuser().await?.batch_execute(&copy).await?)
    }

    /// Gives a database another name; nobody may be connected to it.
    ///
    /// # Errors
    /// When somebody is, or the new name is taken.
    pub async fn rename_database(&self, name: &str, to: &str) -> Result<()> {
        plain(name)?;
        plain(to)?;
        let rename = format!("ALTER DATABASE {name} RENAME TO {to}");
        Ok(self.superuser().await?.batch_execute(&rename).await?)
    }

    /// Drops a database, cutting its connections; it may be gone already.
    ///
    /// # Errors
    /// When the cluster cannot be reached.
    pub async fn drop_database(&self, name: &str) -> Result<()> {
        plain(name)?;
        let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        Ok(self.superuser().await?.batch_execute(&drop).await?)
    }

    /// Every database with its age.
    ///
    /// # Errors
    /// When the cluster cannot be reached.
    pub async fn databases(&self) -> Result<Vec<(String, Duration)>> {
        let rows = self
            .superuser()
            .await?
            .query(
                "SELECT d.datname::text, extract(epoch FROM
                    now() - (pg_stat_file('base/' || d.oid || '/PG_VERSION', true)).modification)::float8
                 FROM pg_database AS d WHERE NOT d.datistemplate",
                &[],
            )
            .await?;
        Ok(rows
            .iter()
            .map(|row| {
                let age: Option<f64> = row.get(1);
                (
                    row.get(0),
                    Duration::from_secs_f64(age.unwrap_or(0.0).max(0.0)),
                )
            })
            .collect())
    }

    async fn superuser(&self) -> Result<Client> {
        connect(&self.admin("postgres"))
            .await
            .context("the private cluster")
    }
}

/// Names stand in statements that take no parameters.
fn plain(name: &str) -> Result<()> {
    ensure!(
        (1..=63).contains(&name.len())
            && name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
        "{name:?} is no plain name of a database"
    );
    Ok(())
}
