// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct TakeNumbersParams {
    pub count: i64,
    pub tenant_id: uuid::Uuid,
    pub channel_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertMessagesParams<
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::BytesSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::ArraySql<Item = bool>,
    T12: crate::StringSql,
    T13: crate::ArraySql<Item = T12>,
    T14: crate::ArraySql<Item = uuid::Uuid>,
    T15: crate::ArraySql<Item = chrono::DateTime<chrono::Utc>>,
> {
    pub tenant_id: uuid::Uuid,
    pub channel_id: uuid::Uuid,
    pub sequences: T1,
    pub ids: T2,
    pub subjects: T4,
    pub keys: T6,
    pub headers: T8,
    pub payloads: T10,
    pub sealed: T11,
    pub actor_types: T13,
    pub actor_ids: T14,
    pub times: T15,
}
#[derive(Clone, Copy, Debug)]
pub struct ReadMessagesParams {
    pub channel_id: uuid::Uuid,
    pub after: i64,
    pub limit: i64,
}
#[derive(Debug)]
pub struct MessagesByNumberParams<T1: crate::ArraySql<Item = i64>> {
    pub channel_id: uuid::Uuid,
    pub sequences: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct PositionAtParams {
    pub channel_id: uuid::Uuid,
    pub at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct GrownParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = i64>,
> {
    pub tenants: T1,
    pub ids: T2,
    pub seen: T3,
}
#[derive(Debug)]
pub struct TakeWaitingParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
> {
    pub tenants: T1,
    pub positions: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct RateParams {
    pub channel_id: uuid::Uuid,
    pub since: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    pub sequence: i64,
    pub id: uuid::Uuid,
    pub subject: String,
    pub key: String,
    pub headers: serde_json::Value,
    pub payload: Vec<u8>,
    pub sealed: bool,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub at: chrono::DateTime<chrono::Utc>,
}
pub struct StoredBorrowed<'a> {
    pub sequence: i64,
    pub id: uuid::Uuid,
    pub subject: &'a str,
    pub key: &'a str,
    pub headers: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub payload: &'a [u8],
    pub sealed: bool,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<StoredBorrowed<'a>> for Stored {
    fn from(
        StoredBorrowed {
            sequence,
            id,
            subject,
            key,
            headers,
            payload,
            sealed,
            actor_type,
            actor_id,
            at,
        }: StoredBorrowed<'a>,
    ) -> Self {
        Self {
            sequence,
            id,
            subject: subject.into(),
            key: key.into(),
            headers: serde_json::from_str(headers.0.get()).unwrap(),
            payload: payload.into(),
            sealed,
            actor_type: actor_type.into(),
            actor_id,
            at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Span {
    pub last: i64,
    pub first: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Grown {
    pub tenant_id: uuid::Uuid,
    pub channel_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WaitingMessages {
    pub tenant_id: uuid::Uuid,
    pub position: i64,
    pub channel_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub subject: String,
    pub key: String,
    pub headers: serde_json::Value,
    pub payload: Vec<u8>,
    pub sealed: bool,
    pub actor_type: String,
    pub actor_id: Option<uuid::Uuid>,
    pub at: chrono::DateTime<chrono::Utc>,
}
pub struct WaitingMessagesBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub position: i64,
    pub channel_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub subject: &'a str,
    pub key: &'a str,
    pub headers: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub payload: &'a [u8],
    pub sealed: bool,
    pub actor_type: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<WaitingMessagesBorrowed<'a>> for WaitingMessages {
    fn from(
        WaitingMessagesBorrowed {
            tenant_id,
            position,
            channel_id,
            id,
            subject,
            key,
            headers,
            payload,
            sealed,
            actor_type,
            actor_id,
            at,
        }: WaitingMessagesBorrowed<'a>,
    ) -> Self {
        Self {
            tenant_id,
            position,
            channel_id,
            id,
            subject: subject.into(),
            key: key.into(),
            headers: serde_json::from_str(headers.0.get()).unwrap(),
            payload: payload.into(),
            sealed,
            actor_type: actor_type.into(),
            actor_id,
            at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Rate {
    pub minute: chrono::DateTime<chrono::Utc>,
    pub count: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct StoredQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StoredBorrowed, tokio_postgres::Error>,
    mapper: fn(StoredBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StoredQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StoredBorrowed) -> R) -> StoredQuery<'c, 'a, 's, C, R, N> {
        StoredQuery {
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
pub struct SpanQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Span, tokio_postgres::Error>,
    mapper: fn(Span) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SpanQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Span) -> R) -> SpanQuery<'c, 'a, 's, C, R, N> {
        SpanQuery {
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
pub struct GrownQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Grown, tokio_postgres::Error>,
    mapper: fn(Grown) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GrownQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Grown) -> R) -> GrownQuery<'c, 'a, 's, C, R, N> {
        GrownQuery {
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
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
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
pub struct WaitingMessagesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WaitingMessagesBorrowed, tokio_postgres::Error>,
    mapper: fn(WaitingMessagesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingMessagesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(WaitingMessagesBorrowed) -> R,
    ) -> WaitingMessagesQuery<'c, 'a, 's, C, R, N> {
        WaitingMessagesQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct RateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Rate, tokio_postgres::Error>,
    mapper: fn(Rate) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Rate) -> R) -> RateQuery<'c, 'a, 's, C, R, N> {
        RateQuery {
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
pub struct TakeNumbersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_numbers() -> TakeNumbersStmt {
    TakeNumbersStmt(
        "UPDATE channel_ends SET sequence = sequence + $1::bigint WHERE tenant_id = $2 AND channel_id = $3 RETURNING sequence",
        None,
    )
}
impl TakeNumbersStmt {
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
        count: &'a i64,
        tenant_id: &'a uuid::Uuid,
        channel_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [count, tenant_id, channel_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TakeNumbersParams, I64Query<'c, 'a, 's, C, i64, 3>, C>
    for TakeNumbersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeNumbersParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.count, &params.tenant_id, &params.channel_id)
    }
}
pub struct InsertMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_messages() -> InsertMessagesStmt {
    InsertMessagesStmt(
        "INSERT INTO channel_log ( tenant_id, channel_id, sequence, id, subject, key, headers, payload, sealed, actor_type, actor_id, at ) SELECT $1, $2, m.sequence, m.id, m.subject, m.key, m.headers::jsonb, m.payload, m.sealed, m.actor_type, nullif(m.actor_id, '00000000-0000-0000-0000-000000000000'::uuid), m.at FROM unnest( $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::bytea[], $9::boolean[], $10::text[], $11::uuid[], $12::timestamptz[] ) AS m (sequence, id, subject, key, headers, payload, sealed, actor_type, actor_id, at)",
        None,
    )
}
impl InsertMessagesStmt {
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
        T1: crate::ArraySql<Item = i64>,
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::StringSql,
        T8: crate::ArraySql<Item = T7>,
        T9: crate::BytesSql,
        T10: crate::ArraySql<Item = T9>,
        T11: crate::ArraySql<Item = bool>,
        T12: crate::StringSql,
        T13: crate::ArraySql<Item = T12>,
        T14: crate::ArraySql<Item = uuid::Uuid>,
        T15: crate::ArraySql<Item = chrono::DateTime<chrono::Utc>>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        channel_id: &'a uuid::Uuid,
        sequences: &'a T1,
        ids: &'a T2,
        subjects: &'a T4,
        keys: &'a T6,
        headers: &'a T8,
        payloads: &'a T10,
        sealed: &'a T11,
        actor_types: &'a T13,
        actor_ids: &'a T14,
        times: &'a T15,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    channel_id,
                    sequences,
                    ids,
                    subjects,
                    keys,
                    headers,
                    payloads,
                    sealed,
                    actor_types,
                    actor_ids,
                    times,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i64>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
    T9: crate::BytesSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::ArraySql<Item = bool>,
    T12: crate::StringSql,
    T13: crate::ArraySql<Item = T12>,
    T14: crate::ArraySql<Item = uuid::Uuid>,
    T15: crate::ArraySql<Item = chrono::DateTime<chrono::Utc>>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertMessagesParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertMessagesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertMessagesParams<
            T1,
            T2,
            T3,
            T4,
            T5,
            T6,
            T7,
            T8,
            T9,
            T10,
            T11,
            T12,
            T13,
            T14,
            T15,
        >,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.channel_id,
            &params.sequences,
            &params.ids,
            &params.subjects,
            &params.keys,
            &params.headers,
            &params.payloads,
            &params.sealed,
            &params.actor_types,
            &params.actor_ids,
            &params.times,
        ))
    }
}
pub struct ReadMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn read_messages() -> ReadMessagesStmt {
    ReadMessagesStmt(
        "SELECT sequence, id, subject, key, headers, payload, sealed, actor_type, actor_id, at FROM channel_log WHERE channel_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
        None,
    )
}
impl ReadMessagesStmt {
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
        channel_id: &'a uuid::Uuid,
        after: &'a i64,
        limit: &'a i64,
    ) -> StoredQuery<'c, 'a, 's, C, Stored, 3> {
        StoredQuery {
            client,
            params: [channel_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StoredBorrowed, tokio_postgres::Error> {
                    Ok(StoredBorrowed {
                        sequence: row.try_get(0)?,
                        id: row.try_get(1)?,
                        subject: row.try_get(2)?,
                        key: row.try_get(3)?,
                        headers: row.try_get(4)?,
                        payload: row.try_get(5)?,
                        sealed: row.try_get(6)?,
                        actor_type: row.try_get(7)?,
                        actor_id: row.try_get(8)?,
                        at: row.try_get(9)?,
                    })
                },
            mapper: |it| Stored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReadMessagesParams,
        StoredQuery<'c, 'a, 's, C, Stored, 3>,
        C,
    > for ReadMessagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadMessagesParams,
    ) -> StoredQuery<'c, 'a, 's, C, Stored, 3> {
        self.bind(client, &params.channel_id, &params.after, &params.limit)
    }
}
pub struct MessagesByNumberStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn messages_by_number() -> MessagesByNumberStmt {
    MessagesByNumberStmt(
        "SELECT sequence, id, subject, key, headers, payload, sealed, actor_type, actor_id, at FROM channel_log WHERE channel_id = $1 AND sequence = ANY ($2::bigint[]) ORDER BY sequence",
        None,
    )
}
impl MessagesByNumberStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>(
        &'s self,
        client: &'c C,
        channel_id: &'a uuid::Uuid,
        sequences: &'a T1,
    ) -> StoredQuery<'c, 'a, 's, C, Stored, 2> {
        StoredQuery {
            client,
            params: [channel_id, sequences],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StoredBorrowed, tokio_postgres::Error> {
                    Ok(StoredBorrowed {
                        sequence: row.try_get(0)?,
                        id: row.try_get(1)?,
                        subject: row.try_get(2)?,
                        key: row.try_get(3)?,
                        headers: row.try_get(4)?,
                        payload: row.try_get(5)?,
                        sealed: row.try_get(6)?,
                        actor_type: row.try_get(7)?,
                        actor_id: row.try_get(8)?,
                        at: row.try_get(9)?,
                    })
                },
            mapper: |it| Stored::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = i64>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MessagesByNumberParams<T1>,
        StoredQuery<'c, 'a, 's, C, Stored, 2>,
        C,
    > for MessagesByNumberStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MessagesByNumberParams<T1>,
    ) -> StoredQuery<'c, 'a, 's, C, Stored, 2> {
        self.bind(client, &params.channel_id, &params.sequences)
    }
}
pub struct SpanStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn span() -> SpanStmt {
    SpanStmt(
        "SELECT e.sequence AS last, coalesce(( SELECT m.sequence FROM channel_log AS m WHERE m.tenant_id = e.tenant_id AND m.channel_id = e.channel_id ORDER BY m.sequence LIMIT 1 ), e.sequence + 1)::bigint AS first FROM channel_ends AS e WHERE e.channel_id = $1",
        None,
    )
}
impl SpanStmt {
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
        channel_id: &'a uuid::Uuid,
    ) -> SpanQuery<'c, 'a, 's, C, Span, 1> {
        SpanQuery {
            client,
            params: [channel_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Span, tokio_postgres::Error> {
                Ok(Span {
                    last: row.try_get(0)?,
                    first: row.try_get(1)?,
                })
            },
            mapper: |it| Span::from(it),
        }
    }
}
pub struct PositionAtStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn position_at() -> PositionAtStmt {
    PositionAtStmt(
        "SELECT coalesce( ( SELECT min(m.sequence) - 1 FROM channel_log AS m WHERE m.channel_id = $1 AND m.at >= $2 ), (SELECT e.sequence FROM channel_ends AS e WHERE e.channel_id = $1), 0 )::bigint AS position",
        None,
    )
}
impl PositionAtStmt {
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
        channel_id: &'a uuid::Uuid,
        at: &'a chrono::DateTime<chrono::Utc>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [channel_id, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, PositionAtParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for PositionAtStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PositionAtParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.channel_id, &params.at)
    }
}
pub struct GrownStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn grown() -> GrownStmt {
    GrownStmt(
        "SELECT e.tenant_id, e.channel_id FROM channel_ends AS e JOIN unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS s (tenant_id, channel_id, seen) ON s.tenant_id = e.tenant_id AND s.channel_id = e.channel_id WHERE e.sequence > s.seen",
        None,
    )
}
impl GrownStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        tenants: &'a T1,
        ids: &'a T2,
        seen: &'a T3,
    ) -> GrownQuery<'c, 'a, 's, C, Grown, 3> {
        GrownQuery {
            client,
            params: [tenants, ids, seen],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Grown, tokio_postgres::Error> {
                Ok(Grown {
                    tenant_id: row.try_get(0)?,
                    channel_id: row.try_get(1)?,
                })
            },
            mapper: |it| Grown::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GrownParams<T1, T2, T3>,
        GrownQuery<'c, 'a, 's, C, Grown, 3>,
        C,
    > for GrownStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GrownParams<T1, T2, T3>,
    ) -> GrownQuery<'c, 'a, 's, C, Grown, 3> {
        self.bind(client, &params.tenants, &params.ids, &params.seen)
    }
}
pub struct TryCarrierLockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn try_carrier_lock() -> TryCarrierLockStmt {
    TryCarrierLockStmt(
        "SELECT pg_try_advisory_xact_lock(hashtext('tekup_channel_carrier')) AS locked",
        None,
    )
}
impl TryCarrierLockStmt {
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
    ) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct WaitingMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting_messages() -> WaitingMessagesStmt {
    WaitingMessagesStmt(
        "SELECT tenant_id, position, channel_id, id, subject, key, headers, payload, sealed, actor_type, actor_id, at FROM channel_outbox ORDER BY position LIMIT $1",
        None,
    )
}
impl WaitingMessagesStmt {
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
        limit: &'a i64,
    ) -> WaitingMessagesQuery<'c, 'a, 's, C, WaitingMessages, 1> {
        WaitingMessagesQuery {
            client,
            params: [limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<WaitingMessagesBorrowed, tokio_postgres::Error> {
                Ok(WaitingMessagesBorrowed {
                    tenant_id: row.try_get(0)?,
                    position: row.try_get(1)?,
                    channel_id: row.try_get(2)?,
                    id: row.try_get(3)?,
                    subject: row.try_get(4)?,
                    key: row.try_get(5)?,
                    headers: row.try_get(6)?,
                    payload: row.try_get(7)?,
                    sealed: row.try_get(8)?,
                    actor_type: row.try_get(9)?,
                    actor_id: row.try_get(10)?,
                    at: row.try_get(11)?,
                })
            },
            mapper: |it| WaitingMessages::from(it),
        }
    }
}
pub struct TakeWaitingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn take_waiting() -> TakeWaitingStmt {
    TakeWaitingStmt(
        "DELETE FROM channel_outbox WHERE (tenant_id, position) IN (SELECT t, p FROM unnest($1::uuid[], $2::bigint[]) AS w (t, p)) RETURNING position",
        None,
    )
}
impl TakeWaitingStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        tenants: &'a T1,
        positions: &'a T2,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [tenants, positions],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        TakeWaitingParams<T1, T2>,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for TakeWaitingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a TakeWaitingParams<T1, T2>,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.tenants, &params.positions)
    }
}
pub struct NotifyMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn notify_messages() -> NotifyMessagesStmt {
    NotifyMessagesStmt(
        "SELECT pg_notify('tekup_messages', '')::text AS notified",
        None,
    )
}
impl NotifyMessagesStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 0> {
        StringQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct RateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rate() -> RateStmt {
    RateStmt(
        "SELECT date_trunc('minute', m.at) AS minute, count(*)::bigint AS count FROM channel_log AS m WHERE m.channel_id = $1 AND m.at >= $2 GROUP BY minute ORDER BY minute",
        None,
    )
}
impl RateStmt {
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
        channel_id: &'a uuid::Uuid,
        since: &'a chrono::DateTime<chrono::Utc>,
    ) -> RateQuery<'c, 'a, 's, C, Rate, 2> {
        RateQuery {
            client,
            params: [channel_id, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Rate, tokio_postgres::Error> {
                Ok(Rate {
                    minute: row.try_get(0)?,
                    count: row.try_get(1)?,
                })
            },
            mapper: |it| Rate::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RateParams, RateQuery<'c, 'a, 's, C, Rate, 2>, C>
    for RateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RateParams,
    ) -> RateQuery<'c, 'a, 's, C, Rate, 2> {
        self.bind(client, &params.channel_id, &params.since)
    }
}
