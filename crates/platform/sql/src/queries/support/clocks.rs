// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct HoldClockParams<T1: crate::StringSql> {
    pub conversation_id: uuid::Uuid,
    pub kind: T1,
}
#[derive(Debug)]
pub struct PutClockParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub kind: T1,
    pub queue_id: Option<uuid::Uuid>,
    pub priority: T2,
    pub minutes: i32,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub used_seconds: i32,
    pub running_since: Option<chrono::DateTime<chrono::Utc>>,
    pub warn_at: Option<chrono::DateTime<chrono::Utc>>,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub next_at: Option<chrono::DateTime<chrono::Utc>>,
    pub warned_at: Option<chrono::DateTime<chrono::Utc>>,
    pub breached_at: Option<chrono::DateTime<chrono::Utc>>,
    pub met_at: Option<chrono::DateTime<chrono::Utc>>,
}
#[derive(Debug)]
pub struct DropClockParams<T1: crate::StringSql> {
    pub conversation_id: uuid::Uuid,
    pub kind: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct DueClocksParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RunningClocksOfQueueParams {
    pub queue_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    pub conversation_id: uuid::Uuid,
    pub kind: String,
    pub queue_id: Option<uuid::Uuid>,
    pub priority: String,
    pub minutes: i32,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub used_seconds: i32,
    pub running_since: Option<chrono::DateTime<chrono::Utc>>,
    pub warn_at: Option<chrono::DateTime<chrono::Utc>>,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub warned_at: Option<chrono::DateTime<chrono::Utc>>,
    pub breached_at: Option<chrono::DateTime<chrono::Utc>>,
    pub met_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct ClockBorrowed<'a> {
    pub conversation_id: uuid::Uuid,
    pub kind: &'a str,
    pub queue_id: Option<uuid::Uuid>,
    pub priority: &'a str,
    pub minutes: i32,
    pub started_at: chrono::DateTime<chrono::Utc>,
    pub used_seconds: i32,
    pub running_since: Option<chrono::DateTime<chrono::Utc>>,
    pub warn_at: Option<chrono::DateTime<chrono::Utc>>,
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    pub warned_at: Option<chrono::DateTime<chrono::Utc>>,
    pub breached_at: Option<chrono::DateTime<chrono::Utc>>,
    pub met_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<ClockBorrowed<'a>> for Clock {
    fn from(
        ClockBorrowed {
            conversation_id,
            kind,
            queue_id,
            priority,
            minutes,
            started_at,
            used_seconds,
            running_since,
            warn_at,
            due_at,
            warned_at,
            breached_at,
            met_at,
        }: ClockBorrowed<'a>,
    ) -> Self {
        Self {
            conversation_id,
            kind: kind.into(),
            queue_id,
            priority: priority.into(),
            minutes,
            started_at,
            used_seconds,
            running_since,
            warn_at,
            due_at,
            warned_at,
            breached_at,
            met_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DueClocks {
    pub tenant_id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub kind: String,
}
pub struct DueClocksBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub conversation_id: uuid::Uuid,
    pub kind: &'a str,
}
impl<'a> From<DueClocksBorrowed<'a>> for DueClocks {
    fn from(
        DueClocksBorrowed {
            tenant_id,
            conversation_id,
            kind,
        }: DueClocksBorrowed<'a>,
    ) -> Self {
        Self {
            tenant_id,
            conversation_id,
            kind: kind.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ClockQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClockBorrowed, tokio_postgres::Error>,
    mapper: fn(ClockBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClockQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClockBorrowed) -> R) -> ClockQuery<'c, 'a, 's, C, R, N> {
        ClockQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct DueClocksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DueClocksBorrowed, tokio_postgres::Error>,
    mapper: fn(DueClocksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DueClocksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DueClocksBorrowed) -> R) -> DueClocksQuery<'c, 'a, 's, C, R, N> {
        DueClocksQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct ClocksOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clocks_of() -> ClocksOfStmt {
    ClocksOfStmt(
        "SELECT conversation_id, kind, queue_id, priority, minutes, started_at, used_seconds, running_since, warn_at, due_at, warned_at, breached_at, met_at FROM sla_clocks WHERE conversation_id = $1 ORDER BY kind",
        None,
    )
}
impl ClocksOfStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        conversation_id: &'a uuid::Uuid,
    ) -> ClockQuery<'c, 'a, 's, C, Clock, 1> {
        ClockQuery {
            client,
            params: [conversation_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClockBorrowed, tokio_postgres::Error> {
                Ok(ClockBorrowed {
                    conversation_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    queue_id: row.try_get(2)?,
                    priority: row.try_get(3)?,
                    minutes: row.try_get(4)?,
                    started_at: row.try_get(5)?,
                    used_seconds: row.try_get(6)?,
                    running_since: row.try_get(7)?,
                    warn_at: row.try_get(8)?,
                    due_at: row.try_get(9)?,
                    warned_at: row.try_get(10)?,
                    breached_at: row.try_get(11)?,
                    met_at: row.try_get(12)?,
                })
            },
            mapper: |it| Clock::from(it),
        }
    }
}
pub struct HoldClockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_clock() -> HoldClockStmt {
    HoldClockStmt(
        "SELECT conversation_id, kind, queue_id, priority, minutes, started_at, used_seconds, running_since, warn_at, due_at, warned_at, breached_at, met_at FROM sla_clocks WHERE conversation_id = $1 AND kind = $2 FOR UPDATE",
        None,
    )
}
impl HoldClockStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        conversation_id: &'a uuid::Uuid,
        kind: &'a T1,
    ) -> ClockQuery<'c, 'a, 's, C, Clock, 2> {
        ClockQuery {
            client,
            params: [conversation_id, kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClockBorrowed, tokio_postgres::Error> {
                Ok(ClockBorrowed {
                    conversation_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    queue_id: row.try_get(2)?,
                    priority: row.try_get(3)?,
                    minutes: row.try_get(4)?,
                    started_at: row.try_get(5)?,
                    used_seconds: row.try_get(6)?,
                    running_since: row.try_get(7)?,
                    warn_at: row.try_get(8)?,
                    due_at: row.try_get(9)?,
                    warned_at: row.try_get(10)?,
                    breached_at: row.try_get(11)?,
                    met_at: row.try_get(12)?,
                })
            },
            mapper: |it| Clock::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HoldClockParams<T1>,
        ClockQuery<'c, 'a, 's, C, Clock, 2>,
        C,
    > for HoldClockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldClockParams<T1>,
    ) -> ClockQuery<'c, 'a, 's, C, Clock, 2> {
        self.bind(client, &params.conversation_id, &params.kind)
    }
}
pub struct PutClockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_clock() -> PutClockStmt {
    PutClockStmt(
        "INSERT INTO sla_clocks ( tenant_id, conversation_id, kind, queue_id, priority, minutes, started_at, used_seconds, running_since, warn_at, due_at, next_at, warned_at, breached_at, met_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 ) ON CONFLICT (tenant_id, conversation_id, kind) DO UPDATE SET queue_id = excluded.queue_id, priority = excluded.priority, minutes = excluded.minutes, started_at = excluded.started_at, used_seconds = excluded.used_seconds, running_since = excluded.running_since, warn_at = excluded.warn_at, due_at = excluded.due_at, next_at = excluded.next_at, warned_at = excluded.warned_at, breached_at = excluded.breached_at, met_at = excluded.met_at",
        None,
    )
}
impl PutClockStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        conversation_id: &'a uuid::Uuid,
        kind: &'a T1,
        queue_id: &'a Option<uuid::Uuid>,
        priority: &'a T2,
        minutes: &'a i32,
        started_at: &'a chrono::DateTime<chrono::Utc>,
        used_seconds: &'a i32,
        running_since: &'a Option<chrono::DateTime<chrono::Utc>>,
        warn_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        due_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        next_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        warned_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        breached_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        met_at: &'a Option<chrono::DateTime<chrono::Utc>>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    conversation_id,
                    kind,
                    queue_id,
                    priority,
                    minutes,
                    started_at,
                    used_seconds,
                    running_since,
                    warn_at,
                    due_at,
                    next_at,
                    warned_at,
                    breached_at,
                    met_at,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutClockParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutClockStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutClockParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.conversation_id,
            &params.kind,
            &params.queue_id,
            &params.priority,
            &params.minutes,
            &params.started_at,
            &params.used_seconds,
            &params.running_since,
            &params.warn_at,
            &params.due_at,
            &params.next_at,
            &params.warned_at,
            &params.breached_at,
            &params.met_at,
        ))
    }
}
pub struct DropClockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn drop_clock() -> DropClockStmt {
    DropClockStmt(
        "DELETE FROM sla_clocks WHERE conversation_id = $1 AND kind = $2",
        None,
    )
}
impl DropClockStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        conversation_id: &'a uuid::Uuid,
        kind: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[conversation_id, kind])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DropClockParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DropClockStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DropClockParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.conversation_id, &params.kind))
    }
}
pub struct DueClocksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn due_clocks() -> DueClocksStmt {
    DueClocksStmt(
        "SELECT tenant_id, conversation_id, kind FROM sla_clocks WHERE next_at <= $1 ORDER BY next_at LIMIT $2",
        None,
    )
}
impl DueClocksStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> DueClocksQuery<'c, 'a, 's, C, DueClocks, 2> {
        DueClocksQuery {
            client,
            params: [now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DueClocksBorrowed, tokio_postgres::Error> {
                    Ok(DueClocksBorrowed {
                        tenant_id: row.try_get(0)?,
                        conversation_id: row.try_get(1)?,
                        kind: row.try_get(2)?,
                    })
                },
            mapper: |it| DueClocks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DueClocksParams,
        DueClocksQuery<'c, 'a, 's, C, DueClocks, 2>,
        C,
    > for DueClocksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DueClocksParams,
    ) -> DueClocksQuery<'c, 'a, 's, C, DueClocks, 2> {
        self.bind(client, &params.now, &params.limit)
    }
}
pub struct RunningClocksOfQueueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn running_clocks_of_queue() -> RunningClocksOfQueueStmt {
    RunningClocksOfQueueStmt(
        "SELECT conversation_id, kind, queue_id, priority, minutes, started_at, used_seconds, running_since, warn_at, due_at, warned_at, breached_at, met_at FROM sla_clocks WHERE queue_id = $1 AND running_since IS NOT NULL AND met_at IS NULL LIMIT $2",
        None,
    )
}
impl RunningClocksOfQueueStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        queue_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> ClockQuery<'c, 'a, 's, C, Clock, 2> {
        ClockQuery {
            client,
            params: [queue_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClockBorrowed, tokio_postgres::Error> {
                Ok(ClockBorrowed {
                    conversation_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    queue_id: row.try_get(2)?,
                    priority: row.try_get(3)?,
                    minutes: row.try_get(4)?,
                    started_at: row.try_get(5)?,
                    used_seconds: row.try_get(6)?,
                    running_since: row.try_get(7)?,
                    warn_at: row.try_get(8)?,
                    due_at: row.try_get(9)?,
                    warned_at: row.try_get(10)?,
                    breached_at: row.try_get(11)?,
                    met_at: row.try_get(12)?,
                })
            },
            mapper: |it| Clock::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RunningClocksOfQueueParams,
        ClockQuery<'c, 'a, 's, C, Clock, 2>,
        C,
    > for RunningClocksOfQueueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RunningClocksOfQueueParams,
    ) -> ClockQuery<'c, 'a, 's, C, Clock, 2> {
        self.bind(client, &params.queue_id, &params.limit)
    }
}
