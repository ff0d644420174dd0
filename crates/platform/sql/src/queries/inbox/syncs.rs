// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct PlanSyncParams {
    pub tenant_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct HurrySyncParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub connection_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimSyncsParams {
    pub holder: uuid::Uuid,
    pub until: chrono::DateTime<chrono::Utc>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct HoldSyncParams {
    pub connection_id: uuid::Uuid,
    pub holder: uuid::Uuid,
}
#[derive(Debug)]
pub struct AdvanceSyncParams<T1: crate::JsonSql> {
    pub cursors: T1,
    pub cases: i64,
    pub comments: i64,
    pub pushed: i64,
    pub conflicts: i64,
    pub connection_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndSyncParams {
    pub was: chrono::DateTime<chrono::Utc>,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub clock_ahead_ms: Option<i64>,
    pub connection_id: uuid::Uuid,
    pub holder: uuid::Uuid,
}
#[derive(Debug)]
pub struct FailSyncParams<T1: crate::StringSql> {
    pub was: chrono::DateTime<chrono::Utc>,
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub last_error: T1,
    pub connection_id: uuid::Uuid,
    pub holder: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ClaimSyncs {
    pub tenant_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Fetched {
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub cursors: serde_json::Value,
    pub last_run_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_success_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_error: Option<String>,
    pub failures_in_a_row: i32,
    pub clock_ahead_ms: Option<i64>,
    pub cases: i64,
    pub comments: i64,
    pub pushed: i64,
    pub conflicts: i64,
}
pub struct FetchedBorrowed<'a> {
    pub due_at: chrono::DateTime<chrono::Utc>,
    pub cursors: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub last_run_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_success_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_error: Option<&'a str>,
    pub failures_in_a_row: i32,
    pub clock_ahead_ms: Option<i64>,
    pub cases: i64,
    pub comments: i64,
    pub pushed: i64,
    pub conflicts: i64,
}
impl<'a> From<FetchedBorrowed<'a>> for Fetched {
    fn from(
        FetchedBorrowed {
            due_at,
            cursors,
            last_run_at,
            last_success_at,
            last_error,
            failures_in_a_row,
            clock_ahead_ms,
            cases,
            comments,
            pushed,
            conflicts,
        }: FetchedBorrowed<'a>,
    ) -> Self {
        Self {
            due_at,
            cursors: serde_json::from_str(cursors.0.get()).unwrap(),
            last_run_at,
            last_success_at,
            last_error: last_error.map(|v| v.into()),
            failures_in_a_row,
            clock_ahead_ms,
            cases,
            comments,
            pushed,
            conflicts,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct ClaimSyncsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClaimSyncs, tokio_postgres::Error>,
    mapper: fn(ClaimSyncs) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClaimSyncsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClaimSyncs) -> R) -> ClaimSyncsQuery<'c, 'a, 's, C, R, N> {
        ClaimSyncsQuery {
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
pub struct SerdejsonValueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(
            &tokio_postgres::Row,
        )
            -> Result<postgres_types::Json<&serde_json::value::RawValue>, tokio_postgres::Error>,
    mapper: fn(postgres_types::Json<&serde_json::value::RawValue>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SerdejsonValueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(postgres_types::Json<&serde_json::value::RawValue>) -> R,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, R, N> {
        SerdejsonValueQuery {
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
pub struct FetchedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FetchedBorrowed, tokio_postgres::Error>,
    mapper: fn(FetchedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FetchedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FetchedBorrowed) -> R) -> FetchedQuery<'c, 'a, 's, C, R, N> {
        FetchedQuery {
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
pub struct PlanSyncStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn plan_sync() -> PlanSyncStmt {
    PlanSyncStmt(
        "INSERT INTO connection_syncs (tenant_id, connection_id, due_at) VALUES ($1, $2, $3) ON CONFLICT (tenant_id, connection_id) DO UPDATE SET due_at = EXCLUDED.due_at",
        None,
    )
}
impl PlanSyncStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        connection_id: &'a uuid::Uuid,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, connection_id, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PlanSyncParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PlanSyncStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PlanSyncParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.connection_id,
            &params.now,
        ))
    }
}
pub struct LockSyncStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_sync() -> LockSyncStmt {
    LockSyncStmt(
        "SELECT connection_id FROM connection_syncs WHERE connection_id = $1 FOR UPDATE",
        None,
    )
}
impl LockSyncStmt {
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
        connection_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [connection_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct HurrySyncStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hurry_sync() -> HurrySyncStmt {
    HurrySyncStmt(
        "UPDATE connection_syncs SET due_at = $1 WHERE connection_id = $2 AND (due_at > $1 OR holder IS NOT NULL)",
        None,
    )
}
impl HurrySyncStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        connection_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, connection_id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        HurrySyncParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for HurrySyncStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a HurrySyncParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.connection_id))
    }
}
pub struct ClaimSyncsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_syncs() -> ClaimSyncsStmt {
    ClaimSyncsStmt(
        "UPDATE connection_syncs AS s SET holder = $1, held_until = $2 WHERE (s.tenant_id, s.connection_id) IN ( SELECT d.tenant_id, d.connection_id FROM connection_syncs AS d INNER JOIN connections AS c ON c.tenant_id = d.tenant_id AND c.id = d.connection_id WHERE d.due_at <= $3 AND (d.held_until IS NULL OR d.held_until < $3) AND c.enabled AND c.settings ->> 'sync' = 'on' ORDER BY d.due_at LIMIT $4 FOR UPDATE OF d SKIP LOCKED ) RETURNING s.tenant_id, s.connection_id",
        None,
    )
}
impl ClaimSyncsStmt {
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
        holder: &'a uuid::Uuid,
        until: &'a chrono::DateTime<chrono::Utc>,
        now: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> ClaimSyncsQuery<'c, 'a, 's, C, ClaimSyncs, 4> {
        ClaimSyncsQuery {
            client,
            params: [holder, until, now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClaimSyncs, tokio_postgres::Error> {
                Ok(ClaimSyncs {
                    tenant_id: row.try_get(0)?,
                    connection_id: row.try_get(1)?,
                })
            },
            mapper: |it| ClaimSyncs::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimSyncsParams,
        ClaimSyncsQuery<'c, 'a, 's, C, ClaimSyncs, 4>,
        C,
    > for ClaimSyncsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimSyncsParams,
    ) -> ClaimSyncsQuery<'c, 'a, 's, C, ClaimSyncs, 4> {
        self.bind(
            client,
            &params.holder,
            &params.until,
            &params.now,
            &params.limit,
        )
    }
}
pub struct ReleaseSyncsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn release_syncs() -> ReleaseSyncsStmt {
    ReleaseSyncsStmt(
        "UPDATE connection_syncs SET holder = NULL, held_until = NULL WHERE holder = $1",
        None,
    )
}
impl ReleaseSyncsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        holder: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[holder])
            .await
    }
}
pub struct HoldSyncStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_sync() -> HoldSyncStmt {
    HoldSyncStmt(
        "SELECT cursors FROM connection_syncs WHERE connection_id = $1 AND holder = $2 FOR UPDATE",
        None,
    )
}
impl HoldSyncStmt {
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
        connection_id: &'a uuid::Uuid,
        holder: &'a uuid::Uuid,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2> {
        SerdejsonValueQuery {
            client,
            params: [connection_id, holder],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| serde_json::from_str(it.0.get()).unwrap(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HoldSyncParams,
        SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2>,
        C,
    > for HoldSyncStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldSyncParams,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2> {
        self.bind(client, &params.connection_id, &params.holder)
    }
}
pub struct AdvanceSyncStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn advance_sync() -> AdvanceSyncStmt {
    AdvanceSyncStmt(
        "UPDATE connection_syncs SET cursors = $1, cases = cases + $2, comments = comments + $3, pushed = pushed + $4, conflicts = conflicts + $5 WHERE connection_id = $6",
        None,
    )
}
impl AdvanceSyncStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        cursors: &'a T1,
        cases: &'a i64,
        comments: &'a i64,
        pushed: &'a i64,
        conflicts: &'a i64,
        connection_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[cursors, cases, comments, pushed, conflicts, connection_id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AdvanceSyncParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AdvanceSyncStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AdvanceSyncParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.cursors,
            &params.cases,
            &params.comments,
            &params.pushed,
            &params.conflicts,
            &params.connection_id,
        ))
    }
}
pub struct EndSyncStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn end_sync() -> EndSyncStmt {
    EndSyncStmt(
        "UPDATE connection_syncs SET due_at = CASE WHEN due_at = $1 THEN $2 ELSE due_at END, holder = NULL, held_until = NULL, last_run_at = $3, last_success_at = $3, failures_in_a_row = 0, last_error = NULL, clock_ahead_ms = coalesce($4, clock_ahead_ms) WHERE connection_id = $5 AND holder = $6",
        None,
    )
}
impl EndSyncStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        was: &'a chrono::DateTime<chrono::Utc>,
        due_at: &'a chrono::DateTime<chrono::Utc>,
        now: &'a chrono::DateTime<chrono::Utc>,
        clock_ahead_ms: &'a Option<i64>,
        connection_id: &'a uuid::Uuid,
        holder: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[was, due_at, now, clock_ahead_ms, connection_id, holder],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EndSyncParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EndSyncStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EndSyncParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.was,
            &params.due_at,
            &params.now,
            &params.clock_ahead_ms,
            &params.connection_id,
            &params.holder,
        ))
    }
}
pub struct FailSyncStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fail_sync() -> FailSyncStmt {
    FailSyncStmt(
        "UPDATE connection_syncs SET due_at = CASE WHEN due_at = $1 THEN $2 ELSE due_at END, holder = NULL, held_until = NULL, last_run_at = $3, failures_in_a_row = failures_in_a_row + 1, last_error = $4 WHERE connection_id = $5 AND holder = $6",
        None,
    )
}
impl FailSyncStmt {
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
        was: &'a chrono::DateTime<chrono::Utc>,
        due_at: &'a chrono::DateTime<chrono::Utc>,
        now: &'a chrono::DateTime<chrono::Utc>,
        last_error: &'a T1,
        connection_id: &'a uuid::Uuid,
        holder: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[was, due_at, now, last_error, connection_id, holder],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FailSyncParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FailSyncStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FailSyncParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.was,
            &params.due_at,
            &params.now,
            &params.last_error,
            &params.connection_id,
            &params.holder,
        ))
    }
}
pub struct GetSyncStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_sync() -> GetSyncStmt {
    GetSyncStmt(
        "SELECT due_at, cursors, last_run_at, last_success_at, last_error, failures_in_a_row, clock_ahead_ms, cases, comments, pushed, conflicts FROM connection_syncs WHERE connection_id = $1",
        None,
    )
}
impl GetSyncStmt {
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
        connection_id: &'a uuid::Uuid,
    ) -> FetchedQuery<'c, 'a, 's, C, Fetched, 1> {
        FetchedQuery {
            client,
            params: [connection_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FetchedBorrowed, tokio_postgres::Error> {
                    Ok(FetchedBorrowed {
                        due_at: row.try_get(0)?,
                        cursors: row.try_get(1)?,
                        last_run_at: row.try_get(2)?,
                        last_success_at: row.try_get(3)?,
                        last_error: row.try_get(4)?,
                        failures_in_a_row: row.try_get(5)?,
                        clock_ahead_ms: row.try_get(6)?,
                        cases: row.try_get(7)?,
                        comments: row.try_get(8)?,
                        pushed: row.try_get(9)?,
                        conflicts: row.try_get(10)?,
                    })
                },
            mapper: |it| Fetched::from(it),
        }
    }
}
