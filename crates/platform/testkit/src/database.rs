use anyhow::{Context, Result};
use tekup_base::{RunId, TenantId};
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_db::{Cluster, Db};
use tokio::sync::OnceCell;
use tokio_postgres::{Client, Config, NoTls};

use crate::cluster::{COPIES, cluster, template};

/// Connections in the pool of a test.
const POOL: usize = 16;

/// A database of one test's own. Dropped with the value.
#[derive(Debug)]
pub struct TestDb {
    /// The pool, as the app role: row-level security binds it as it binds the server.
    pub db: Db,
    app: Config,
    place: EmptyDb,
}

/// A database of one test's own without a schema. Dropped with the value.
#[derive(Debug)]
pub struct EmptyDb {
    name: String,
    cluster: &'static Cluster,
}

/// A fresh copy of the migrated schema, without rows.
///
/// # Panics
/// When there is no Postgres to run it on; says what to install.
#[expect(clippy::panic, reason = "without its database a test has failed")]
pub async fn database() -> TestDb {
    match copy().await {
        Ok(database) => database,
        Err(error) => panic!("no database for the test: {error:#}"),
    }
}

/// A database with nothing in it, and how to connect to it as its owner.
///
/// # Panics
/// When there is no Postgres to run it on; says what to install.
#[expect(clippy::panic, reason = "without its database a test has failed")]
pub async fn empty_database() -> (EmptyDb, Config) {
    let made = async {
        let place = EmptyDb {
            name: fresh_name(),
            cluster: shared().await?,
        };
        let owner = place.cluster.owner(&place.name).await?;
        anyhow::Ok((place, owner))
    };
    match made.await {
        Ok(made) => made,
        Err(error) => panic!("no database for the test: {error:#}"),
    }
}

async fn copy() -> Result<TestDb> {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let cluster = shared().await?;
    let template = TEMPLATE.get_or_try_init(|| template(cluster)).await?;
    let place = EmptyDb {
        name: fresh_name(),
        cluster,
    };
    cluster
        .copy_database(template, &place.name)
        .await
        .context("copying the template")?;
    let app = cluster.app(&place.name).await?;
    let db = Db::new(app.clone(), POOL)?;
    db.refuse_powerful_role().await?;
    Ok(TestDb { db, app, place })
}

async fn shared() -> Result<&'static Cluster> {
    tokio::task::spawn_blocking(cluster).await?
}

fn fresh_name() -> String {
    format!("{COPIES}{}", RunId::new().0.simple())
}

impl TestDb {
    /// Makes a tenant called `name`, which is also its slug, and returns a context of Tekup itself for it.
    ///
    /// # Panics
    /// When there is such a tenant already.
    #[expect(clippy::expect_used, reason = "a test without its tenant has failed")]
    pub async fn tenant(&self, name: &str) -> OpContext {
        let tenant = TenantId::new();
        self.admin()
            .await
            .execute(
                "INSERT INTO tenants (id, name, slug) VALUES ($1, $2, $2)",
                &[&tenant.0, &name],
            )
            .await
            .expect("making a tenant");
        OpContextBuilder::system("test", tenant, Door::Internal).build()
    }

    /// A connection as the superuser, whom no policy binds: to look at everything and to break things.
    ///
    /// # Panics
    /// When the cluster is gone.
    pub async fn admin(&self) -> Client {
        self.place.admin().await
    }

    /// A connection as the app role, outside of any pool.
    ///
    /// # Panics
    /// When the cluster is gone.
    pub async fn app(&self) -> Client {
        connect(&self.app).await
    }

    /// Has the database be away: cuts every connection and lets in no new one.
    ///
    /// # Panics
    /// When the cluster is gone.
    #[expect(clippy::expect_used, reason = "a test without its cluster has failed")]
    pub async fn cut_off(&self) {
        let name = self.place.name();
        self.let_in(false).await;
        connect(&self.place.cluster.admin("postgres"))
            .await
            .execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1",
                &[&name],
            )
            .await
            .expect("cutting the connections");
    }

    /// Has it be back.
    ///
    /// # Panics
    /// When the cluster is gone.
    pub async fn let_back(&self) {
        self.let_in(true).await;
    }

    #[expect(clippy::expect_used, reason = "a test without its cluster has failed")]
    async fn let_in(&self, anybody: bool) {
        let name = self.place.name();
        let alter = format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {anybody}");
        connect(&self.place.cluster.admin("postgres"))
            .await
            .batch_execute(&alter)
            .await
            .expect("letting connections in or not");
    }

    /// How to connect as the app role.
    pub fn app_config(&self) -> &Config {
        &self.app
    }
}

impl EmptyDb {
    /// A connection as the superuser.
    ///
    /// # Panics
    /// When the cluster is gone.
    pub async fn admin(&self) -> Client {
        connect(&self.cluster.admin(&self.name)).await
    }

    /// The database's name.
    pub fn name(&self) -> &str {
        &self.name
    }
}

#[expect(
    clippy::expect_used,
    reason = "a test without its connection has failed"
)]
async fn connect(config: &Config) -> Client {
    let (client, connection) = config.connect(NoTls).await.expect("connecting");
    tokio::spawn(connection);
    client
}

impl Drop for EmptyDb {
    fn drop(&mut self) {
        let (cluster, name) = (self.cluster, std::mem::take(&mut self.name));
        // A runtime of its own: the test's may be on its way out, and must not wait inside of itself.
        let dropped = std::thread::spawn(move || {
            tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .is_ok_and(|runtime| runtime.block_on(cluster.drop_database(&name)).is_ok())
        });
        // One that stays is dropped by age with a later run.
        let _ = dropped.join();
    }
}
