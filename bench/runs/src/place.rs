//! A Postgres of its own, a worker on it, and questions to both.

use std::{process::Stdio, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use tekup_base::TenantId;
use tekup_context::{Door, OpContext, OpContextBuilder};
use tekup_db::{Cluster, Connections, Db, prepare};
use tekup_runs::Worker;
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio_postgres::{Client, NoTls};
use tokio_util::sync::CancellationToken;

use crate::kinds::{Forty, IDLE, THREE, Three};

/// Runs at work at once.
const SLOTS: usize = 16;

pub struct Place {
    pub db: Db,
    tenant: TenantId,
    admin: Client,
    cluster: Cluster,
    stop: CancellationToken,
    worker: JoinHandle<()>,
    _home: TempDir,
}

fn work(db: &Db, stop: &CancellationToken) -> JoinHandle<()> {
    let worker = Worker::new(db.clone(), SLOTS, stop.clone());
    worker.register(Arc::new(Three));
    worker.register(Arc::new(Forty));
    tokio::spawn(worker.run())
}

impl Place {
    pub async fn open() -> Result<Self> {
        let home = tempfile::tempdir()?;
        let connections = Connections {
            pool_size: 40,
            ..Connections::default()
        };
        let (db, cluster) = prepare(home.path(), &connections).await?;
        let cluster = cluster.context("a private Postgres")?;
        let (admin, connection) = cluster.admin("tekup").connect(NoTls).await?;
        tokio::spawn(connection);
        let tenant = TenantId::new();
        admin
            .execute(
                "INSERT INTO tenants (id, name, slug) VALUES ($1, 'Bench', 'bench')",
                &[&tenant.0],
            )
            .await?;
        let stop = CancellationToken::new();
        let worker = work(&db, &stop);
        Ok(Self {
            db,
            tenant,
            admin,
            cluster,
            stop,
            worker,
            _home: home,
        })
    }

    /// Ends the worker and begins another.
    pub async fn start_over(&mut self) -> Result<()> {
        self.stop.cancel();
        (&mut self.worker).await?;
        self.stop = CancellationToken::new();
        self.worker = work(&self.db, &self.stop);
        Ok(())
    }

    pub fn ctx(&self) -> OpContext {
        OpContextBuilder::system("bench", self.tenant, Door::Internal).build()
    }

    /// Removes what earlier rounds have done, but not what waits.
    pub async fn forget(&self) -> Result<()> {
        for statement in [
            "TRUNCATE run_steps, outbox",
            "DELETE FROM runs WHERE state = 'completed'",
            "VACUUM ANALYZE runs",
            "CHECKPOINT",
        ] {
            self.admin.batch_execute(statement).await?;
        }
        Ok(())
    }

    /// Waits until so many Runs of a kind are done.
    pub async fn done(&self, kind: &str, runs: usize) -> Result<()> {
        let runs = i64::try_from(runs)?;
        for _ in 0..60_000 {
            let row = self
                .admin
                .query_one(
                    "SELECT count(*) FROM runs WHERE tenant_id = $2 AND kind = $1 AND state IN ('queued', 'running')",
                    &[&kind, &self.tenant.0],
                )
                .await?;
            if row.get::<_, i64>(0) == 0 {
                let row = self
                    .admin
                    .query_one(
                        "SELECT count(*) FROM runs WHERE tenant_id = $2 AND kind = $1 AND state = 'completed'",
                        &[&kind, &self.tenant.0],
                    )
                    .await?;
                let done: i64 = row.get(0);
                if done != runs {
                    bail!("{done} of {runs} runs completed");
                }
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        bail!("the runs were not done in ten minutes")
    }

    /// How long after their start the Runs of a kind were done, rising, in ms.
    pub async fn times(&self, kind: &str) -> Result<Vec<f64>> {
        let rows = self
            .admin
            .query(
                "SELECT (extract(epoch FROM finished_at - created_at) * 1000)::float8 AS ms FROM runs WHERE tenant_id = $2 AND kind = $1 ORDER BY ms",
                &[&kind, &self.tenant.0],
            )
            .await?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    /// Puts Runs of a thousand tenants there: half of them ready for workers that are not here, half of the
    /// kind that is measured, for later.
    pub async fn fill(&self, waiting: i64) -> Result<()> {
        self.admin
            .batch_execute(
                "INSERT INTO tenants (id, name, slug) SELECT gen_random_uuid(), 'T' || n, 't' || n FROM generate_series(1, 1000) AS n",
            )
            .await?;
        self.admin
            .execute(
                "INSERT INTO runs (tenant_id, id, kind, state, input, available_at, ready, actor_type, created_at)
                 SELECT t.ids[1 + n % 1000], gen_random_uuid(), CASE WHEN n % 2 = 0 THEN $1 ELSE $3 END,
                     CASE WHEN n % 2 = 0 THEN 'queued' ELSE 'waiting' END, '{}', now() + CASE WHEN n % 2 = 0 THEN interval '0' ELSE interval '30 days' END, n % 2 = 0,
                     'system', now()
                 FROM generate_series(1, $2::bigint) AS n,
                     (SELECT array_agg(id) AS ids FROM tenants WHERE slug <> 'bench') AS t",
                &[&IDLE, &waiting, &THREE],
            )
            .await?;
        self.admin.batch_execute("VACUUM ANALYZE runs").await?;
        Ok(())
    }

    /// Makes so many Runs of one other tenant that are ready for the worker.
    pub async fn make_ready(&self, runs: i64) -> Result<()> {
        self.admin
            .execute(
                "INSERT INTO runs (tenant_id, id, kind, state, input, available_at, ready, actor_type, created_at)
                 SELECT t.id, gen_random_uuid(), $1, 'queued', '{}', now(), true, 'system', now()
                 FROM generate_series(1, $2::bigint) AS n, (SELECT id FROM tenants WHERE slug = 't1') AS t",
                &[&THREE, &runs],
            )
            .await?;
        Ok(())
    }

    pub async fn count_done(&self) -> Result<i64> {
        let row = self
            .admin
            .query_one("SELECT count(*) FROM runs WHERE state = 'completed'", &[])
            .await?;
        Ok(row.get(0))
    }

    /// Waits for the end of one Run.
    pub async fn ended(&self, id: uuid::Uuid) -> Result<()> {
        for _ in 0..60_000 {
            let row = self
                .admin
                .query_one(
                    "SELECT state FROM runs WHERE tenant_id = $1 AND id = $2",
                    &[&self.tenant.0, &id],
                )
                .await?;
            if row.get::<_, String>(0) == "completed" {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        bail!("the run was not done in a minute")
    }

    /// Bytes of the indexes that claiming reads, by name.
    pub async fn index_bytes(&self) -> Result<Value> {
        let rows = self
            .admin
            .query(
                "SELECT indexrelname::text, pg_relation_size(indexrelid) FROM pg_stat_user_indexes
                 WHERE relname = 'runs' AND indexrelname IN ('runs_ready', 'runs_later', 'runs_lease', 'runs_at_work')",
                &[],
            )
            .await?;
        let sizes = rows
            .iter()
            .map(|row| (row.get::<_, String>(0), Value::from(row.get::<_, i64>(1))));
        Ok(Value::Object(sizes.collect()))
    }

    /// Has a peer measure itself on a database of its own, on the same Postgres.
    pub async fn peer(&self, command: &str) -> Result<()> {
        self.admin
            .batch_execute("DROP DATABASE IF EXISTS peer WITH (FORCE)")
            .await?;
        self.admin.batch_execute("CREATE DATABASE peer").await?;
        let admin = self.cluster.admin("peer");
        let user = admin.get_user().context("a user")?;
        let password = admin.get_password().map(String::from_utf8_lossy);
        let port = admin.get_ports().first().context("a port")?;
        let host = match admin.get_hosts().first().context("a host")? {
            tokio_postgres::config::Host::Unix(path) => path.display().to_string(),
            tokio_postgres::config::Host::Tcp(name) => name.clone(),
        };
        let status = tokio::process::Command::new("sh")
            .args(["-c", command])
            .env("BENCH_PG_HOST", &host)
            .env("BENCH_PG_PORT", port.to_string())
            .env("BENCH_PG_USER", user)
            .env("BENCH_PG_PASSWORD", password.as_deref().unwrap_or_default())
            .env("BENCH_PG_DATABASE", "peer")
            .stdin(Stdio::null())
            .status()
            .await?;
        if !status.success() {
            bail!("{command}: {status}");
        }
        Ok(())
    }

    pub async fn close(self) -> Result<()> {
        self.stop.cancel();
        self.worker.await?;
        drop((self.admin, self.db));
        tokio::task::spawn_blocking(move || self.cluster.stop()).await?
    }
}
