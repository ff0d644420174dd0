// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertConnectionParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::BytesSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub kind: T1,
    pub name: T2,
    pub enabled: bool,
    pub settings: T3,
    pub secrets: T4,
    pub secret_names: T6,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ListConnectionsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub kind: Option<T1>,
    pub after_name: Option<T2>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UpdateConnectionParams<
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub name: T1,
    pub enabled: bool,
    pub settings: T2,
    pub secrets: T3,
    pub secret_names: T5,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetSecretsParams<T1: crate::BytesSql> {
    pub secrets: T1,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ClaimMailboxesParams {
    pub reader: uuid::Uuid,
    pub until: chrono::DateTime<chrono::Utc>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub soon: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MailboxesOfParams {
    pub reader: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RecordSuccessParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RecordFailureParams<T1: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub last_error: T1,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct OpenCircuitParams {
    pub open_until: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RecordRefusalParams<T1: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub last_error: T1,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CountCallParams {
    pub tenant_id: uuid::Uuid,
    pub connection_id: uuid::Uuid,
    pub now: chrono::DateTime<chrono::Utc>,
    pub errors: i32,
    pub milliseconds: i64,
    pub slowest_ms: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct CallsByHourParams {
    pub connection_id: uuid::Uuid,
    pub since: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct WriteCursorParams<T1: crate::JsonSql> {
    pub cursor: T1,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Connection {
    pub id: uuid::Uuid,
    pub kind: String,
    pub name: String,
    pub enabled: bool,
    pub settings: serde_json::Value,
    pub secrets: Vec<u8>,
    pub secret_names: Vec<String>,
    pub failures_in_a_row: i32,
    pub open_until: Option<chrono::DateTime<chrono::Utc>>,
    pub last_success_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_failure_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_error: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ConnectionBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub name: &'a str,
    pub enabled: bool,
    pub settings: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub secrets: &'a [u8],
    pub secret_names: crate::ArrayIterator<'a, &'a str>,
    pub failures_in_a_row: i32,
    pub open_until: Option<chrono::DateTime<chrono::Utc>>,
    pub last_success_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_failure_at: Option<chrono::DateTime<chrono::Utc>>,
    pub last_error: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ConnectionBorrowed<'a>> for Connection {
    fn from(
        ConnectionBorrowed {
            id,
            kind,
            name,
            enabled,
            settings,
            secrets,
            secret_names,
            failures_in_a_row,
            open_until,
            last_success_at,
            last_failure_at,
            last_error,
            created_at,
            updated_at,
        }: ConnectionBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            name: name.into(),
            enabled,
            settings: serde_json::from_str(settings.0.get()).unwrap(),
            secrets: secrets.into(),
            secret_names: secret_names.map(|v| v.into()).collect(),
            failures_in_a_row,
            open_until,
            last_success_at,
            last_failure_at,
            last_error: last_error.map(|v| v.into()),
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OwnerOfConnection {
    pub tenant_id: uuid::Uuid,
    pub kind: String,
}
pub struct OwnerOfConnectionBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub kind: &'a str,
}
impl<'a> From<OwnerOfConnectionBorrowed<'a>> for OwnerOfConnection {
    fn from(OwnerOfConnectionBorrowed { tenant_id, kind }: OwnerOfConnectionBorrowed<'a>) -> Self {
        Self {
            tenant_id,
            kind: kind.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct MailboxesOf {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct CallsByHour {
    pub hour: chrono::DateTime<chrono::Utc>,
    pub calls: i32,
    pub errors: i32,
    pub milliseconds: i64,
    pub slowest_ms: i32,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ConnectionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ConnectionBorrowed, tokio_postgres::Error>,
    mapper: fn(ConnectionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ConnectionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ConnectionBorrowed) -> R,
    ) -> ConnectionQuery<'c, 'a, 's, C, R, N> {
        ConnectionQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct OwnerOfConnectionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OwnerOfConnectionBorrowed, tokio_postgres::Error>,
    mapper: fn(OwnerOfConnectionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwnerOfConnectionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OwnerOfConnectionBorrowed) -> R,
    ) -> OwnerOfConnectionQuery<'c, 'a, 's, C, R, N> {
        OwnerOfConnectionQuery {
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
pub struct MailboxesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MailboxesOf, tokio_postgres::Error>,
    mapper: fn(MailboxesOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MailboxesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MailboxesOf) -> R) -> MailboxesOfQuery<'c, 'a, 's, C, R, N> {
        MailboxesOfQuery {
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct CallsByHourQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CallsByHour, tokio_postgres::Error>,
    mapper: fn(CallsByHour) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CallsByHourQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CallsByHour) -> R) -> CallsByHourQuery<'c, 'a, 's, C, R, N> {
        CallsByHourQuery {
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
pub struct InsertConnectionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_connection() -> InsertConnectionStmt {
    InsertConnectionStmt(
        "INSERT INTO connections ( tenant_id, id, kind, name, enabled, settings, secrets, secret_names, created_at, updated_at ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
        None,
    )
}
impl InsertConnectionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::JsonSql,
        T4: crate::BytesSql,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        kind: &'a T1,
        name: &'a T2,
        enabled: &'a bool,
        settings: &'a T3,
        secrets: &'a T4,
        secret_names: &'a T6,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    kind,
                    name,
                    enabled,
                    settings,
                    secrets,
                    secret_names,
                    now,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::BytesSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertConnectionParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertConnectionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertConnectionParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.kind,
            &params.name,
            &params.enabled,
            &params.settings,
            &params.secrets,
            &params.secret_names,
            &params.now,
        ))
    }
}
pub struct GetConnectionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_connection() -> GetConnectionStmt {
    GetConnectionStmt(
        "SELECT id, kind, name, enabled, settings, secrets, secret_names, failures_in_a_row, open_until, last_success_at, last_failure_at, last_error, created_at, updated_at FROM connections WHERE id = $1",
        None,
    )
}
impl GetConnectionStmt {
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
        id: &'a uuid::Uuid,
    ) -> ConnectionQuery<'c, 'a, 's, C, Connection, 1> {
        ConnectionQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConnectionBorrowed, tokio_postgres::Error> {
                    Ok(ConnectionBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        name: row.try_get(2)?,
                        enabled: row.try_get(3)?,
                        settings: row.try_get(4)?,
                        secrets: row.try_get(5)?,
                        secret_names: row.try_get(6)?,
                        failures_in_a_row: row.try_get(7)?,
                        open_until: row.try_get(8)?,
                        last_success_at: row.try_get(9)?,
                        last_failure_at: row.try_get(10)?,
                        last_error: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                        updated_at: row.try_get(13)?,
                    })
                },
            mapper: |it| Connection::from(it),
        }
    }
}
pub struct LockConnectionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_connection() -> LockConnectionStmt {
    LockConnectionStmt(
        "SELECT id, kind, name, enabled, settings, secrets, secret_names, failures_in_a_row, open_until, last_success_at, last_failure_at, last_error, created_at, updated_at FROM connections WHERE id = $1 FOR UPDATE",
        None,
    )
}
impl LockConnectionStmt {
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
        id: &'a uuid::Uuid,
    ) -> ConnectionQuery<'c, 'a, 's, C, Connection, 1> {
        ConnectionQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConnectionBorrowed, tokio_postgres::Error> {
                    Ok(ConnectionBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        name: row.try_get(2)?,
                        enabled: row.try_get(3)?,
                        settings: row.try_get(4)?,
                        secrets: row.try_get(5)?,
                        secret_names: row.try_get(6)?,
                        failures_in_a_row: row.try_get(7)?,
                        open_until: row.try_get(8)?,
                        last_success_at: row.try_get(9)?,
                        last_failure_at: row.try_get(10)?,
                        last_error: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                        updated_at: row.try_get(13)?,
                    })
                },
            mapper: |it| Connection::from(it),
        }
    }
}
pub struct ListConnectionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_connections() -> ListConnectionsStmt {
    ListConnectionsStmt(
        "SELECT id, kind, name, enabled, settings, secrets, secret_names, failures_in_a_row, open_until, last_success_at, last_failure_at, last_error, created_at, updated_at FROM connections WHERE ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR name > $2) ORDER BY name LIMIT $3",
        None,
    )
}
impl ListConnectionsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        kind: &'a Option<T1>,
        after_name: &'a Option<T2>,
        limit: &'a i64,
    ) -> ConnectionQuery<'c, 'a, 's, C, Connection, 3> {
        ConnectionQuery {
            client,
            params: [kind, after_name, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ConnectionBorrowed, tokio_postgres::Error> {
                    Ok(ConnectionBorrowed {
                        id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        name: row.try_get(2)?,
                        enabled: row.try_get(3)?,
                        settings: row.try_get(4)?,
                        secrets: row.try_get(5)?,
                        secret_names: row.try_get(6)?,
                        failures_in_a_row: row.try_get(7)?,
                        open_until: row.try_get(8)?,
                        last_success_at: row.try_get(9)?,
                        last_failure_at: row.try_get(10)?,
                        last_error: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                        updated_at: row.try_get(13)?,
                    })
                },
            mapper: |it| Connection::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListConnectionsParams<T1, T2>,
        ConnectionQuery<'c, 'a, 's, C, Connection, 3>,
        C,
    > for ListConnectionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListConnectionsParams<T1, T2>,
    ) -> ConnectionQuery<'c, 'a, 's, C, Connection, 3> {
        self.bind(client, &params.kind, &params.after_name, &params.limit)
    }
}
pub struct CountConnectionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_connections() -> CountConnectionsStmt {
    CountConnectionsStmt("SELECT count(*) AS connections FROM connections", None)
}
impl CountConnectionsStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct UpdateConnectionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_connection() -> UpdateConnectionStmt {
    UpdateConnectionStmt(
        "UPDATE connections SET name = $1, enabled = $2, settings = $3, secrets = $4, secret_names = $5, failures_in_a_row = 0, open_until = NULL, updated_at = $6 WHERE id = $7",
        None,
    )
}
impl UpdateConnectionStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::JsonSql,
        T3: crate::BytesSql,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        enabled: &'a bool,
        settings: &'a T2,
        secrets: &'a T3,
        secret_names: &'a T5,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[name, enabled, settings, secrets, secret_names, now, id],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateConnectionParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateConnectionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateConnectionParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.enabled,
            &params.settings,
            &params.secrets,
            &params.secret_names,
            &params.now,
            &params.id,
        ))
    }
}
pub struct SetSecretsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_secrets() -> SetSecretsStmt {
    SetSecretsStmt("UPDATE connections SET secrets = $1 WHERE id = $2", None)
}
impl SetSecretsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        secrets: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[secrets, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetSecretsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetSecretsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetSecretsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.secrets, &params.id))
    }
}
pub struct DeleteConnectionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_connection() -> DeleteConnectionStmt {
    DeleteConnectionStmt("DELETE FROM connections WHERE id = $1 RETURNING id", None)
}
impl DeleteConnectionStmt {
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
        id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct OwnerOfConnectionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owner_of_connection() -> OwnerOfConnectionStmt {
    OwnerOfConnectionStmt(
        "SELECT tenant_id, kind FROM connections WHERE id = $1 AND enabled",
        None,
    )
}
impl OwnerOfConnectionStmt {
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
        id: &'a uuid::Uuid,
    ) -> OwnerOfConnectionQuery<'c, 'a, 's, C, OwnerOfConnection, 1> {
        OwnerOfConnectionQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<OwnerOfConnectionBorrowed, tokio_postgres::Error> {
                Ok(OwnerOfConnectionBorrowed {
                    tenant_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                })
            },
            mapper: |it| OwnerOfConnection::from(it),
        }
    }
}
pub struct ClaimMailboxesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn claim_mailboxes() -> ClaimMailboxesStmt {
    ClaimMailboxesStmt(
        "UPDATE connections SET reader = $1, reader_until = $2 WHERE (tenant_id, id) IN ( SELECT c.tenant_id, c.id FROM connections AS c WHERE c.kind = 'email' AND c.enabled AND (c.reader_until IS NULL OR c.reader_until < $3 OR (c.reader = $1 AND c.reader_until < $4)) ORDER BY c.reader = $1 DESC NULLS LAST, c.tenant_id, c.id LIMIT $5 FOR UPDATE SKIP LOCKED )",
        None,
    )
}
impl ClaimMailboxesStmt {
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
        reader: &'a uuid::Uuid,
        until: &'a chrono::DateTime<chrono::Utc>,
        now: &'a chrono::DateTime<chrono::Utc>,
        soon: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[reader, until, now, soon, limit],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ClaimMailboxesParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ClaimMailboxesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ClaimMailboxesParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.reader,
            &params.until,
            &params.now,
            &params.soon,
            &params.limit,
        ))
    }
}
pub struct MailboxesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn mailboxes_of() -> MailboxesOfStmt {
    MailboxesOfStmt(
        "SELECT tenant_id, id, updated_at FROM connections WHERE kind = 'email' AND enabled AND reader = $1 AND reader_until > $2 ORDER BY tenant_id, id LIMIT $3",
        None,
    )
}
impl MailboxesOfStmt {
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
        reader: &'a uuid::Uuid,
        now: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> MailboxesOfQuery<'c, 'a, 's, C, MailboxesOf, 3> {
        MailboxesOfQuery {
            client,
            params: [reader, now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MailboxesOf, tokio_postgres::Error> {
                Ok(MailboxesOf {
                    tenant_id: row.try_get(0)?,
                    id: row.try_get(1)?,
                    updated_at: row.try_get(2)?,
                })
            },
            mapper: |it| MailboxesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MailboxesOfParams,
        MailboxesOfQuery<'c, 'a, 's, C, MailboxesOf, 3>,
        C,
    > for MailboxesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MailboxesOfParams,
    ) -> MailboxesOfQuery<'c, 'a, 's, C, MailboxesOf, 3> {
        self.bind(client, &params.reader, &params.now, &params.limit)
    }
}
pub struct ReleaseMailboxesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn release_mailboxes() -> ReleaseMailboxesStmt {
    ReleaseMailboxesStmt(
        "UPDATE connections SET reader = NULL, reader_until = NULL WHERE reader = $1",
        None,
    )
}
impl ReleaseMailboxesStmt {
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
        reader: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[reader])
            .await
    }
}
pub struct RecordSuccessStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record_success() -> RecordSuccessStmt {
    RecordSuccessStmt(
        "UPDATE connections SET failures_in_a_row = 0, open_until = NULL, last_success_at = $1 WHERE id = $2",
        None,
    )
}
impl RecordSuccessStmt {
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
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RecordSuccessParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RecordSuccessStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RecordSuccessParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct RecordFailureStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record_failure() -> RecordFailureStmt {
    RecordFailureStmt(
        "UPDATE connections SET failures_in_a_row = failures_in_a_row + 1, last_failure_at = $1, last_error = $2 WHERE id = $3 RETURNING failures_in_a_row",
        None,
    )
}
impl RecordFailureStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        last_error: &'a T1,
        id: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [now, last_error, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RecordFailureParams<T1>,
        I32Query<'c, 'a, 's, C, i32, 3>,
        C,
    > for RecordFailureStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecordFailureParams<T1>,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.now, &params.last_error, &params.id)
    }
}
pub struct OpenCircuitStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn open_circuit() -> OpenCircuitStmt {
    OpenCircuitStmt("UPDATE connections SET open_until = $1 WHERE id = $2", None)
}
impl OpenCircuitStmt {
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
        open_until: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[open_until, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        OpenCircuitParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for OpenCircuitStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a OpenCircuitParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.open_until, &params.id))
    }
}
pub struct RecordRefusalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn record_refusal() -> RecordRefusalStmt {
    RecordRefusalStmt(
        "UPDATE connections SET failures_in_a_row = 0, open_until = NULL, last_failure_at = $1, last_error = $2 WHERE id = $3",
        None,
    )
}
impl RecordRefusalStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        last_error: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[now, last_error, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RecordRefusalParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RecordRefusalStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RecordRefusalParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.last_error, &params.id))
    }
}
pub struct CountCallStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_call() -> CountCallStmt {
    CountCallStmt(
        "INSERT INTO connection_calls (tenant_id, connection_id, hour, calls, errors, milliseconds, slowest_ms) VALUES ($1, $2, date_trunc('hour', $3::timestamptz), 1, $4, $5, $6) ON CONFLICT (tenant_id, connection_id, hour) DO UPDATE SET calls = connection_calls.calls + 1, errors = connection_calls.errors + EXCLUDED.errors, milliseconds = connection_calls.milliseconds + EXCLUDED.milliseconds, slowest_ms = greatest(connection_calls.slowest_ms, EXCLUDED.slowest_ms)",
        None,
    )
}
impl CountCallStmt {
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
        errors: &'a i32,
        milliseconds: &'a i64,
        slowest_ms: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    connection_id,
                    now,
                    errors,
                    milliseconds,
                    slowest_ms,
                ],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CountCallParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CountCallStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CountCallParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.connection_id,
            &params.now,
            &params.errors,
            &params.milliseconds,
            &params.slowest_ms,
        ))
    }
}
pub struct CallsByHourStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn calls_by_hour() -> CallsByHourStmt {
    CallsByHourStmt(
        "SELECT hour, calls, errors, milliseconds, slowest_ms FROM connection_calls WHERE connection_id = $1 AND hour >= $2 ORDER BY hour LIMIT 1000",
        None,
    )
}
impl CallsByHourStmt {
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
        since: &'a chrono::DateTime<chrono::Utc>,
    ) -> CallsByHourQuery<'c, 'a, 's, C, CallsByHour, 2> {
        CallsByHourQuery {
            client,
            params: [connection_id, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CallsByHour, tokio_postgres::Error> {
                Ok(CallsByHour {
                    hour: row.try_get(0)?,
                    calls: row.try_get(1)?,
                    errors: row.try_get(2)?,
                    milliseconds: row.try_get(3)?,
                    slowest_ms: row.try_get(4)?,
                })
            },
            mapper: |it| CallsByHour::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CallsByHourParams,
        CallsByHourQuery<'c, 'a, 's, C, CallsByHour, 2>,
        C,
    > for CallsByHourStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CallsByHourParams,
    ) -> CallsByHourQuery<'c, 'a, 's, C, CallsByHour, 2> {
        self.bind(client, &params.connection_id, &params.since)
    }
}
pub struct PruneCallsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_calls() -> PruneCallsStmt {
    PruneCallsStmt("DELETE FROM connection_calls WHERE hour < $1", None)
}
impl PruneCallsStmt {
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
        before: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[before])
            .await
    }
}
pub struct ReadCursorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn read_cursor() -> ReadCursorStmt {
    ReadCursorStmt("SELECT cursor FROM connections WHERE id = $1", None)
}
impl ReadCursorStmt {
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
        id: &'a uuid::Uuid,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 1> {
        SerdejsonValueQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| serde_json::from_str(it.0.get()).unwrap(),
        }
    }
}
pub struct WriteCursorStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn write_cursor() -> WriteCursorStmt {
    WriteCursorStmt("UPDATE connections SET cursor = $1 WHERE id = $2", None)
}
impl WriteCursorStmt {
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
        cursor: &'a T1,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[cursor, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WriteCursorParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WriteCursorStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WriteCursorParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.cursor, &params.id))
    }
}
