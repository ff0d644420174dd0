use std::{sync::Arc, time::Duration};

use deadpool::managed::QueueMode;
use deadpool_postgres::{Client, Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use futures::stream::{self, StreamExt};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tokio::sync::mpsc;
use tokio_postgres::{AsyncMessage, Config, NoTls};

use crate::{DbResult, SystemTx, TenantTx, hints::Hints};

/// How long a call waits for a free connection.
const WAIT: Duration = Duration::from_secs(5);

/// The way to the database, as the app role. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: Pool,
    config: Arc<Config>,
    hints: Hints,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Db({:?})", self.pool.status())
    }
}

impl Db {
    /// A pool of at most `connections`, opened as they are needed.
    ///
    /// # Errors
    /// When the pool's settings make no sense.
    pub fn new(mut config: Config, connections: usize) -> Result<Self> {
        config.application_name("tekup");
        config.connect_timeout(WAIT);
        config.options(
            "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s -c timezone=UTC \
             -c plan_cache_mode=force_generic_plan",
        );
        let manager = Manager::from_config(
            config.clone(),
            NoTls,
            ManagerConfig {
                recycling_method: RecyclingMethod::Fast,
            },
        );
        let pool = Pool::builder(manager)
            .max_size(connections.max(2))
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(WAIT))
            .create_timeout(Some(WAIT))
            .recycle_timeout(Some(WAIT))
            // The connection that was used last: its process at the server is still warm.
            .queue_mode(QueueMode::Lifo)
            .build()
            .map_err(Error::internal)?;
        Ok(Self {
            pool,
            config: Arc::new(config),
            hints: Hints::default(),
        })
    }

    /// Opens a transaction for the context's tenant. Nothing is sent until its first query.
    ///
    /// # Errors
    /// When no connection can be had in time.
    pub async fn begin(&self, ctx: &OpContext) -> DbResult<TenantTx> {
        let hints = self.hints.clone();
        Ok(TenantTx::new(self.connection().await?, ctx, false, hints))
    }

    /// Opens a transaction for exactly one reading query: BEGIN, the query and COMMIT go out in one
    /// flush. Further queries on it would see no tenant and so no rows.
    ///
    /// # Errors
    /// When no connection can be had in time.
    pub async fn begin_single(&self, ctx: &OpContext) -> DbResult<TenantTx> {
        let hints = self.hints.clone();
        Ok(TenantTx::new(self.connection().await?, ctx, true, hints))
    }

    /// Opens a transaction over all tenants. `reason` says why one tenant is not enough.
    ///
    /// # Errors
    /// When no connection can be had in time.
    pub async fn begin_system(&self, reason: &'static str) -> DbResult<SystemTx> {
        Ok(SystemTx::new(self.connection().await?, reason))
    }

    /// Boxed: the future of waiting for one measures 8 KB, and would be part of every future around it.
    async fn connection(&self) -> DbResult<Client> {
        Ok(Box::pin(self.pool.get()).await?)
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// When it gives none.
    pub async fn ping(&self) -> DbResult<()> {
        Ok(self
            .pool
            .get()
            .await?
            .simple_query("SELECT 1")
            .await
            .map(|_| ())?)
    }

    /// Connections in use now.
    pub fn connections_active(&self) -> usize {
        let status = self.pool.status();
        status.size.saturating_sub(status.available)
    }

    /// Refuses a role that could get around row-level security: a superuser, one with BYPASSRLS, one that
    /// owns tables, or a member of such a one.
    ///
    /// # Errors
    /// Says which power the role has too much.
    pub async fn refuse_powerful_role(&self) -> anyhow::Result<()> {
        let client = self.pool.get().await?;
        let row = client
            .query_one(
                "SELECT current_user::text, r.rolsuper, r.rolbypassrls, r.rolcreaterole,
                    EXISTS (
                        SELECT 1 FROM pg_class AS c JOIN pg_roles AS o ON o.oid = c.relowner
                        WHERE c.relkind IN ('r', 'p') AND NOT o.rolsuper AND pg_has_role(r.oid, o.oid, 'MEMBER')),
                    EXISTS (
                        SELECT 1 FROM pg_roles AS o
                        WHERE (o.rolsuper OR o.rolbypassrls) AND o.oid <> r.oid AND pg_has_role(r.oid, o.oid, 'MEMBER'))
                 FROM pg_roles AS r WHERE r.rolname = current_user",
                &[],
            )
            .await?;
        let role: String = row.get(0);
        let powers = [
            "is a superuser",
            "has BYPASSRLS",
            "has CREATEROLE",
            "owns tables, or is a member of a role that does",
            "is a member of a role that gets around row-level security",
        ];
        for (index, power) in powers.iter().enumerate() {
            if row.get::<_, bool>(index + 1) {
                anyhow::bail!(
                    "the database role {role} {power}; Tekup serves only as a role that row-level \
                     security binds (use tekup_app)"
                );
            }
        }
        Ok(())
    }

    /// Listens on `channels`, to NOTIFY from anywhere and to [`TenantTx::hint`] of this process. The listener
    /// reconnects by itself; since either is only a hint, a lost one costs time and no event.
    pub fn listen(&self, channels: &'static [&'static str]) -> Listener {
        // One waiting hint is as good as many.
        let (hint, hints) = mpsc::channel(1);
        self.hints.listen(channels, &hint);
        let config = Arc::clone(&self.config);
        let task = tokio::spawn(async move {
            loop {
                if let Err(error) = listen_once(&config, channels, &hint).await {
                    tracing::debug!(%error, "listener lost its connection");
                }
                if hint.is_closed() {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
        });
        Listener { hints, task }
    }
}

async fn listen_once(
    config: &Config,
    channels: &[&str],
    hint: &mpsc::Sender<()>,
) -> Result<(), tokio_postgres::Error> {
    let (client, mut connection) = config.connect(NoTls).await?;
    let mut messages = stream::poll_fn(move |cx| connection.poll_message(cx));
    let listen: String = channels
        .iter()
        .map(|channel| format!("LISTEN {channel};"))
        .collect();
    let setup = client.batch_execute(&listen);
    futures::pin_mut!(setup);
    let mut listening = false;
    loop {
        tokio::select! {
            done = &mut setup, if !listening => {
                done?;
                listening = true;
                let _ = hint.try_send(());
            }
            message = messages.next() => match message {
                Some(Ok(AsyncMessage::Notification(_))) => { let _ = hint.try_send(()); }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error),
                None => return Ok(()),
            },
            () = hint.closed() => return Ok(()),
        }
    }
}

/// Hints that something new may be there.
pub struct Listener {
    hints: mpsc::Receiver<()>,
    task: tokio::task::JoinHandle<()>,
}

impl Listener {
    /// Waits for a hint, at most `at_most`.
    pub async fn wait(&mut self, at_most: Duration) {
        let _ = tokio::time::timeout(at_most, self.hints.recv()).await;
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.task.abort();
    }
}
