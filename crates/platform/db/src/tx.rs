use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering},
};

use deadpool_postgres::Client;
use futures::future::BoxFuture;
use tekup_base::TenantId;
use tekup_context::{OpContext, OpenTransactions};
use tekup_sql::client::GenericClient;
use tokio_postgres::{
    Error, Row, RowStream, Statement, ToStatement,
    types::{BorrowToSql, ToSql},
};

use crate::{DbError, DbResult, hints::Hints, pipeline};

/// A transaction whose BEGIN goes out with its first query and which rolls back when dropped.
struct Pipelined {
    client: Client,
    begin: String,
    begun: AtomicBool,
    /// The first query is also the last: COMMIT goes out right behind it.
    single: bool,
    done: bool,
    /// A statement failed: the server takes nothing more, and would answer COMMIT with a silent rollback.
    failed: AtomicBool,
    deferred: Vec<Deferred>,
}

/// A value of a statement that is kept as text.
pub type Value = Box<dyn ToSql + Sync + Send>;

/// A write that goes out with the COMMIT.
struct Deferred {
    sql: &'static str,
    params: Vec<Value>,
}

impl Pipelined {
    fn new(client: Client, begin: String, single: bool) -> Self {
        OpenTransactions::opened();
        Self {
            client,
            begin,
            begun: AtomicBool::new(false),
            single,
            done: false,
            failed: AtomicBool::new(false),
            deferred: Vec::new(),
        }
    }

    fn connection(&self) -> &tokio_postgres::Client {
        &self.client
    }

    /// Runs `query` behind the BEGIN if that is still to be sent. Boxed, as is all that waits for the server: what
    /// it takes would be part of every future around it.
    async fn first<T>(&self, query: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        let answer = Box::pin(self.send(query)).await;
        if answer
            .as_ref()
            .is_err_and(|error| error.as_db_error().is_some())
        {
            self.failed.store(true, Ordering::Relaxed);
        }
        answer
    }

    async fn send<T>(&self, query: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        if self.begun.swap(true, Ordering::Relaxed) {
            return query.await;
        }
        let query = async {
            futures::pin_mut!(query);
            let answer = futures::poll!(&mut query);
            if self.single {
                pipeline::send(self.connection().batch_execute("COMMIT"));
            }
            match answer {
                std::task::Poll::Ready(answer) => answer,
                std::task::Poll::Pending => query.await,
            }
        };
        let (begun, answer) =
            pipeline::both(self.connection().batch_execute(&self.begin), query).await;
        begun?;
        answer
    }

    async fn commit(mut self) -> DbResult<()> {
        if self.failed.load(Ordering::Relaxed) {
            return Err(DbError::Aborted);
        }
        let deferred = std::mem::take(&mut self.deferred);
        let mut statements = Vec::with_capacity(deferred.len());
        for write in &deferred {
            statements.push(self.client.prepare_cached(write.sql).await?);
        }
        let begun = self.begun.swap(true, Ordering::Relaxed);
        self.done = true;
        if self.single || (!begun && deferred.is_empty()) {
            return Ok(());
        }
        let connection = self.connection();
        let mut requests: Vec<BoxFuture<'_, Result<u64, Error>>> =
            Vec::with_capacity(deferred.len() + 2);
        if !begun {
            let begin = &self.begin;
            requests.push(Box::pin(async move {
                connection.batch_execute(begin).await.map(|()| 0)
            }));
        }
        for (write, statement) in deferred.iter().zip(&statements) {
            requests.push(Box::pin(
                connection.execute_raw(
                    statement,
                    write
                        .params
                        .iter()
                        .map(|param| &**param as &(dyn ToSql + Sync)),
                ),
            ));
        }
        requests.push(Box::pin(async move {
            connection.batch_execute("COMMIT").await.map(|()| 0)
        }));
        for answer in pipeline::all(requests).await {
            // After a failed statement the COMMIT itself has rolled back.
            answer?;
        }
        Ok(())
    }
}

impl Drop for Pipelined {
    fn drop(&mut self) {
        OpenTransactions::closed();
        if !self.done && !self.single && self.begun.load(Ordering::Relaxed) {
            pipeline::send(self.connection().batch_execute("ROLLBACK"));
        }
    }
}

/// A transaction for one tenant: row-level security shows it that tenant's rows and no others.
///
/// BEGIN and the tenant setting travel with the first query, deferred writes with the COMMIT. Dropped
/// without [`TenantTx::commit`], it rolls back.
pub struct TenantTx {
    inner: Pipelined,
    tenant: TenantId,
    hints: Hints,
    hinted: BTreeSet<&'static str>,
}

impl TenantTx {
    pub(crate) fn new(client: Client, ctx: &OpContext, single: bool, hints: Hints) -> Self {
        let tenant = ctx.tenant();
        // A UUID prints as hexadecimal digits and dashes only, so it is safe inside the statement.
        let begin = format!("BEGIN; SET LOCAL app.tenant_id = '{tenant}'");
        Self {
            inner: Pipelined::new(client, begin, single),
            tenant,
            hints,
            hinted: BTreeSet::new(),
        }
    }

    /// The tenant whose rows this sees.
    pub fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// Keeps a write for the flush that carries the COMMIT: no round trip of its own.
    pub fn defer(&mut self, sql: &'static str, params: Vec<Value>) {
        self.inner.deferred.push(Deferred { sql, params });
    }

    /// Does such a write now.
    ///
    /// # Errors
    /// When it fails.
    pub async fn write(&self, sql: &'static str, params: &[Value]) -> DbResult<()> {
        let statement = self.inner.client.prepare_cached(sql).await?;
        let params: Vec<&(dyn ToSql + Sync)> = params
            .iter()
            .map(|param| &**param as &(dyn ToSql + Sync))
            .collect();
        self.execute(&statement, &params).await?;
        Ok(())
    }

    /// Wakes who listens on `channel` in this process once the transaction has committed.
    pub fn hint(&mut self, channel: &'static str) {
        self.hinted.insert(channel);
    }

    /// Sends the deferred writes and commits.
    ///
    /// # Errors
    /// When a deferred write or the commit fails; then nothing of the transaction stays.
    pub async fn commit(self) -> DbResult<()> {
        Box::pin(self.inner.commit()).await?;
        self.hints.give(&self.hinted);
        Ok(())
    }
}

/// A transaction over all tenants, as the role `tekup_system`: it reaches the few tables granted to that
/// role. The reason it was opened for is in the trace.
pub struct SystemTx {
    inner: Pipelined,
}

impl SystemTx {
    pub(crate) fn new(client: Client, reason: &'static str) -> Self {
        tracing::trace!(reason, "system transaction");
        Self {
            inner: Pipelined::new(
                client,
                "BEGIN; SET LOCAL ROLE tekup_system".to_owned(),
                false,
            ),
        }
    }

    /// Commits.
    ///
    /// # Errors
    /// When the commit fails; then nothing of the transaction stays.
    pub async fn commit(self) -> DbResult<()> {
        Box::pin(self.inner.commit()).await
    }
}

macro_rules! generic_client {
    ($name:ty) => {
        impl GenericClient for $name {
            fn stmt_cache() -> bool {
                true
            }

            async fn prepare(&self, query: &str) -> Result<Statement, Error> {
                self.inner.client.prepare_cached(query).await
            }

            async fn execute<T>(
                &self,
                query: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> Result<u64, Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                self.inner
                    .first(self.inner.connection().execute(query, params))
                    .await
            }

            async fn query_one<T>(
                &self,
                statement: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> Result<Row, Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                self.inner
                    .first(self.inner.connection().query_one(statement, params))
                    .await
            }

            async fn query_opt<T>(
                &self,
                statement: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> Result<Option<Row>, Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                self.inner
                    .first(self.inner.connection().query_opt(statement, params))
                    .await
            }

            async fn query<T>(
                &self,
                query: &T,
                params: &[&(dyn ToSql + Sync)],
            ) -> Result<Vec<Row>, Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
            {
                self.inner
                    .first(self.inner.connection().query(query, params))
                    .await
            }

            async fn query_raw<T, I>(&self, statement: &T, params: I) -> Result<RowStream, Error>
            where
                T: ?Sized + ToStatement + Sync + Send,
                I: IntoIterator + Sync + Send,
                I::IntoIter: ExactSizeIterator,
                I::Item: BorrowToSql,
            {
                self.inner
                    .first(self.inner.connection().query_raw(statement, params))
                    .await
            }
        }
    };
}

generic_client!(TenantTx);
generic_client!(SystemTx);

impl From<deadpool_postgres::PoolError> for DbError {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        match error {
            deadpool_postgres::PoolError::Backend(error) => Self::Pool(error.to_string()),
            other => Self::Pool(other.to_string()),
        }
    }
}
