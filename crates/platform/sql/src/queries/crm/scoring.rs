// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PutSettingsParams<T1: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub settings: T1,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct BlocklistParams<T1: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct BlockedParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant_id: uuid::Uuid,
    pub values: T2,
}
#[derive(Debug)]
pub struct BlockParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub value: T1,
    pub reason: Option<T2>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct UnblockParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ActivateModelParams {
    pub tenant_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct InsertModelParams<T1: crate::JsonSql, T2: crate::JsonSql> {
    pub tenant_id: uuid::Uuid,
    pub version: i32,
    pub model: T1,
    pub quality: T2,
    pub active: bool,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ActivityCountsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub tenant_id: uuid::Uuid,
    pub records: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct ExamplesParams {
    pub tenant_id: uuid::Uuid,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct LeadsBetweenParams {
    pub tenant_id: uuid::Uuid,
    pub after: uuid::Uuid,
    pub last: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct RecentScoresParams {
    pub tenant_id: uuid::Uuid,
    pub since: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Blocked {
    pub id: uuid::Uuid,
    pub value: String,
    pub reason: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct BlockedBorrowed<'a> {
    pub id: uuid::Uuid,
    pub value: &'a str,
    pub reason: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<BlockedBorrowed<'a>> for Blocked {
    fn from(
        BlockedBorrowed {
            id,
            value,
            reason,
            created_at,
        }: BlockedBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            value: value.into(),
            reason: reason.map(|v| v.into()),
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub version: i32,
    pub model: serde_json::Value,
    pub quality: serde_json::Value,
    pub active: bool,
    pub trained_at: chrono::DateTime<chrono::Utc>,
}
pub struct ModelBorrowed<'a> {
    pub version: i32,
    pub model: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub quality: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub active: bool,
    pub trained_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ModelBorrowed<'a>> for Model {
    fn from(
        ModelBorrowed {
            version,
            model,
            quality,
            active,
            trained_at,
        }: ModelBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            model: serde_json::from_str(model.0.get()).unwrap(),
            quality: serde_json::from_str(quality.0.get()).unwrap(),
            active,
            trained_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ActivityCounts {
    pub record_id: uuid::Uuid,
    pub what: String,
    pub times: i64,
}
pub struct ActivityCountsBorrowed<'a> {
    pub record_id: uuid::Uuid,
    pub what: &'a str,
    pub times: i64,
}
impl<'a> From<ActivityCountsBorrowed<'a>> for ActivityCounts {
    fn from(
        ActivityCountsBorrowed {
            record_id,
            what,
            times,
        }: ActivityCountsBorrowed<'a>,
    ) -> Self {
        Self {
            record_id,
            what: what.into(),
            times,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Example {
    pub id: uuid::Uuid,
    pub converted: Option<bool>,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct RecentScores {
    pub tenth: i32,
    pub leads: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct BlockedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BlockedBorrowed, tokio_postgres::Error>,
    mapper: fn(BlockedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BlockedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BlockedBorrowed) -> R) -> BlockedQuery<'c, 'a, 's, C, R, N> {
        BlockedQuery {
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
pub struct ModelQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ModelBorrowed, tokio_postgres::Error>,
    mapper: fn(ModelBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ModelQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ModelBorrowed) -> R) -> ModelQuery<'c, 'a, 's, C, R, N> {
        ModelQuery {
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
pub struct ActivityCountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ActivityCountsBorrowed, tokio_postgres::Error>,
    mapper: fn(ActivityCountsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ActivityCountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ActivityCountsBorrowed) -> R,
    ) -> ActivityCountsQuery<'c, 'a, 's, C, R, N> {
        ActivityCountsQuery {
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
pub struct ExampleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Example, tokio_postgres::Error>,
    mapper: fn(Example) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ExampleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Example) -> R) -> ExampleQuery<'c, 'a, 's, C, R, N> {
        ExampleQuery {
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
pub struct RecentScoresQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RecentScores, tokio_postgres::Error>,
    mapper: fn(RecentScores) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RecentScoresQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RecentScores) -> R) -> RecentScoresQuery<'c, 'a, 's, C, R, N> {
        RecentScoresQuery {
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
pub struct SettingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn settings() -> SettingsStmt {
    SettingsStmt(
        "SELECT settings FROM crm_settings WHERE tenant_id = $1",
        None,
    )
}
impl SettingsStmt {
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
        tenant_id: &'a uuid::Uuid,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 1> {
        SerdejsonValueQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| serde_json::from_str(it.0.get()).unwrap(),
        }
    }
}
pub struct PutSettingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_settings() -> PutSettingsStmt {
    PutSettingsStmt(
        "INSERT INTO crm_settings (tenant_id, settings, updated_at) VALUES ($1, $2, $3) ON CONFLICT (tenant_id) DO UPDATE SET settings = excluded.settings, updated_at = excluded.updated_at",
        None,
    )
}
impl PutSettingsStmt {
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
        tenant_id: &'a uuid::Uuid,
        settings: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, settings, now])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutSettingsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutSettingsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutSettingsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.settings, &params.now))
    }
}
pub struct BlocklistStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn blocklist() -> BlocklistStmt {
    BlocklistStmt(
        "SELECT id, value, reason, created_at FROM crm_blocklist WHERE tenant_id = $1 AND ($2::text IS NULL OR value > $2) ORDER BY value LIMIT $3",
        None,
    )
}
impl BlocklistStmt {
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
        tenant_id: &'a uuid::Uuid,
        after: &'a Option<T1>,
        limit: &'a i64,
    ) -> BlockedQuery<'c, 'a, 's, C, Blocked, 3> {
        BlockedQuery {
            client,
            params: [tenant_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<BlockedBorrowed, tokio_postgres::Error> {
                    Ok(BlockedBorrowed {
                        id: row.try_get(0)?,
                        value: row.try_get(1)?,
                        reason: row.try_get(2)?,
                        created_at: row.try_get(3)?,
                    })
                },
            mapper: |it| Blocked::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BlocklistParams<T1>,
        BlockedQuery<'c, 'a, 's, C, Blocked, 3>,
        C,
    > for BlocklistStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BlocklistParams<T1>,
    ) -> BlockedQuery<'c, 'a, 's, C, Blocked, 3> {
        self.bind(client, &params.tenant_id, &params.after, &params.limit)
    }
}
pub struct BlockedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn blocked() -> BlockedStmt {
    BlockedStmt(
        "SELECT id, value, reason, created_at FROM crm_blocklist WHERE tenant_id = $1 AND value = ANY ($2) ORDER BY value",
        None,
    )
}
impl BlockedStmt {
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
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        values: &'a T2,
    ) -> BlockedQuery<'c, 'a, 's, C, Blocked, 2> {
        BlockedQuery {
            client,
            params: [tenant_id, values],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<BlockedBorrowed, tokio_postgres::Error> {
                    Ok(BlockedBorrowed {
                        id: row.try_get(0)?,
                        value: row.try_get(1)?,
                        reason: row.try_get(2)?,
                        created_at: row.try_get(3)?,
                    })
                },
            mapper: |it| Blocked::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BlockedParams<T1, T2>,
        BlockedQuery<'c, 'a, 's, C, Blocked, 2>,
        C,
    > for BlockedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BlockedParams<T1, T2>,
    ) -> BlockedQuery<'c, 'a, 's, C, Blocked, 2> {
        self.bind(client, &params.tenant_id, &params.values)
    }
}
pub struct BlockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn block() -> BlockStmt {
    BlockStmt(
        "INSERT INTO crm_blocklist (tenant_id, id, value, reason, created_at) VALUES ($1, $2, $3, $4, $5)",
        None,
    )
}
impl BlockStmt {
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
        id: &'a uuid::Uuid,
        value: &'a T1,
        reason: &'a Option<T2>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, value, reason, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        BlockParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for BlockStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a BlockParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.value,
            &params.reason,
            &params.now,
        ))
    }
}
pub struct UnblockStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unblock() -> UnblockStmt {
    UnblockStmt(
        "DELETE FROM crm_blocklist WHERE tenant_id = $1 AND id = $2",
        None,
    )
}
impl UnblockStmt {
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
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UnblockParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UnblockStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UnblockParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id))
    }
}
pub struct ModelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn models() -> ModelsStmt {
    ModelsStmt(
        "SELECT version, model, quality, active, trained_at FROM crm_score_models WHERE tenant_id = $1 ORDER BY version DESC LIMIT 50",
        None,
    )
}
impl ModelsStmt {
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
        tenant_id: &'a uuid::Uuid,
    ) -> ModelQuery<'c, 'a, 's, C, Model, 1> {
        ModelQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ModelBorrowed, tokio_postgres::Error> {
                Ok(ModelBorrowed {
                    version: row.try_get(0)?,
                    model: row.try_get(1)?,
                    quality: row.try_get(2)?,
                    active: row.try_get(3)?,
                    trained_at: row.try_get(4)?,
                })
            },
            mapper: |it| Model::from(it),
        }
    }
}
pub struct ActiveModelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn active_model() -> ActiveModelStmt {
    ActiveModelStmt(
        "SELECT version, model, quality, active, trained_at FROM crm_score_models WHERE tenant_id = $1 AND active",
        None,
    )
}
impl ActiveModelStmt {
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
        tenant_id: &'a uuid::Uuid,
    ) -> ModelQuery<'c, 'a, 's, C, Model, 1> {
        ModelQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ModelBorrowed, tokio_postgres::Error> {
                Ok(ModelBorrowed {
                    version: row.try_get(0)?,
                    model: row.try_get(1)?,
                    quality: row.try_get(2)?,
                    active: row.try_get(3)?,
                    trained_at: row.try_get(4)?,
                })
            },
            mapper: |it| Model::from(it),
        }
    }
}
pub struct HoldModelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_models() -> HoldModelsStmt {
    HoldModelsStmt(
        "SELECT version FROM crm_score_models WHERE tenant_id = $1 ORDER BY version FOR UPDATE",
        None,
    )
}
impl HoldModelsStmt {
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
        tenant_id: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 1> {
        I32Query {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RetireModelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retire_models() -> RetireModelsStmt {
    RetireModelsStmt(
        "UPDATE crm_score_models SET active = false WHERE tenant_id = $1 AND active",
        None,
    )
}
impl RetireModelsStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id])
            .await
    }
}
pub struct ActivateModelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn activate_model() -> ActivateModelStmt {
    ActivateModelStmt(
        "UPDATE crm_score_models SET active = true WHERE tenant_id = $1 AND version = $2",
        None,
    )
}
impl ActivateModelStmt {
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
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, version])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ActivateModelParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ActivateModelStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ActivateModelParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.version))
    }
}
pub struct InsertModelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_model() -> InsertModelStmt {
    InsertModelStmt(
        "INSERT INTO crm_score_models (tenant_id, version, model, quality, active, trained_at) VALUES ($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl InsertModelStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::JsonSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        version: &'a i32,
        model: &'a T1,
        quality: &'a T2,
        active: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, version, model, quality, active, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertModelParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertModelStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertModelParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.version,
            &params.model,
            &params.quality,
            &params.active,
            &params.now,
        ))
    }
}
pub struct ActivityCountsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn activity_counts() -> ActivityCountsStmt {
    ActivityCountsStmt(
        "SELECT a.record_id, a.type AS what, count(*) AS times FROM crm_activities AS a WHERE a.tenant_id = $1 AND a.record_id = ANY ($2) GROUP BY a.record_id, a.type",
        None,
    )
}
impl ActivityCountsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        records: &'a T1,
    ) -> ActivityCountsQuery<'c, 'a, 's, C, ActivityCounts, 2> {
        ActivityCountsQuery {
            client,
            params: [tenant_id, records],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ActivityCountsBorrowed, tokio_postgres::Error> {
                Ok(ActivityCountsBorrowed {
                    record_id: row.try_get(0)?,
                    what: row.try_get(1)?,
                    times: row.try_get(2)?,
                })
            },
            mapper: |it| ActivityCounts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ActivityCountsParams<T1>,
        ActivityCountsQuery<'c, 'a, 's, C, ActivityCounts, 2>,
        C,
    > for ActivityCountsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ActivityCountsParams<T1>,
    ) -> ActivityCountsQuery<'c, 'a, 's, C, ActivityCounts, 2> {
        self.bind(client, &params.tenant_id, &params.records)
    }
}
pub struct ExamplesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn examples() -> ExamplesStmt {
    ExamplesStmt(
        "SELECT l.id, (l.status = 'converted' AND d.status IS DISTINCT FROM 'lost') AS converted FROM leads AS l LEFT JOIN deals AS d ON d.tenant_id = l.tenant_id AND d.id = l.deal_id WHERE l.tenant_id = $1 AND l.status IN ('converted', 'unqualified') AND l.deleted_at IS NULL AND ($2::uuid IS NULL OR l.id < $2) ORDER BY l.id DESC LIMIT $3",
        None,
    )
}
impl ExamplesStmt {
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
        tenant_id: &'a uuid::Uuid,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ExampleQuery<'c, 'a, 's, C, Example, 3> {
        ExampleQuery {
            client,
            params: [tenant_id, before_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Example, tokio_postgres::Error> {
                Ok(Example {
                    id: row.try_get(0)?,
                    converted: row.try_get(1)?,
                })
            },
            mapper: |it| Example::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ExamplesParams,
        ExampleQuery<'c, 'a, 's, C, Example, 3>,
        C,
    > for ExamplesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ExamplesParams,
    ) -> ExampleQuery<'c, 'a, 's, C, Example, 3> {
        self.bind(client, &params.tenant_id, &params.before_id, &params.limit)
    }
}
pub struct LeadsBetweenStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn leads_between() -> LeadsBetweenStmt {
    LeadsBetweenStmt(
        "SELECT id FROM leads WHERE tenant_id = $1 AND id > $2 AND id <= $3 AND deleted_at IS NULL ORDER BY id LIMIT $4",
        None,
    )
}
impl LeadsBetweenStmt {
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
        tenant_id: &'a uuid::Uuid,
        after: &'a uuid::Uuid,
        last: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [tenant_id, after, last, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LeadsBetweenParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for LeadsBetweenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LeadsBetweenParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.after,
            &params.last,
            &params.limit,
        )
    }
}
pub struct RecentScoresStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recent_scores() -> RecentScoresStmt {
    RecentScoresStmt(
        "SELECT least(score / 10, 9) AS tenth, count(*) AS leads FROM leads WHERE tenant_id = $1 AND created_at >= $2 AND deleted_at IS NULL GROUP BY 1 ORDER BY 1",
        None,
    )
}
impl RecentScoresStmt {
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
        tenant_id: &'a uuid::Uuid,
        since: &'a chrono::DateTime<chrono::Utc>,
    ) -> RecentScoresQuery<'c, 'a, 's, C, RecentScores, 2> {
        RecentScoresQuery {
            client,
            params: [tenant_id, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RecentScores, tokio_postgres::Error> {
                Ok(RecentScores {
                    tenth: row.try_get(0)?,
                    leads: row.try_get(1)?,
                })
            },
            mapper: |it| RecentScores::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RecentScoresParams,
        RecentScoresQuery<'c, 'a, 's, C, RecentScores, 2>,
        C,
    > for RecentScoresStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecentScoresParams,
    ) -> RecentScoresQuery<'c, 'a, 's, C, RecentScores, 2> {
        self.bind(client, &params.tenant_id, &params.since)
    }
}
