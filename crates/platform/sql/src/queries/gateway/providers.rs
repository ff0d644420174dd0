// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertModelProviderParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
    T5: crate::JsonSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub kind: T2,
    pub url: Option<T3>,
    pub secret: Option<T4>,
    pub settings: T5,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ListModelProvidersParams<T1: crate::StringSql> {
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UpdateModelProviderParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::JsonSql,
> {
    pub name: T1,
    pub url: Option<T2>,
    pub secret: Option<T3>,
    pub settings: T4,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct GetModelProvider {
    pub id: uuid::Uuid,
    pub name: String,
    pub kind: String,
    pub url: Option<String>,
    pub secret: Option<Vec<u8>>,
    pub settings: serde_json::Value,
    pub revision: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct GetModelProviderBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub kind: &'a str,
    pub url: Option<&'a str>,
    pub secret: Option<&'a [u8]>,
    pub settings: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub revision: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<GetModelProviderBorrowed<'a>> for GetModelProvider {
    fn from(
        GetModelProviderBorrowed {
            id,
            name,
            kind,
            url,
            secret,
            settings,
            revision,
            created_at,
            updated_at,
        }: GetModelProviderBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            kind: kind.into(),
            url: url.map(|v| v.into()),
            secret: secret.map(|v| v.into()),
            settings: serde_json::from_str(settings.0.get()).unwrap(),
            revision,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockModelProvider {
    pub id: uuid::Uuid,
    pub name: String,
    pub kind: String,
    pub url: Option<String>,
    pub secret: Option<Vec<u8>>,
    pub settings: serde_json::Value,
    pub revision: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct LockModelProviderBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub kind: &'a str,
    pub url: Option<&'a str>,
    pub secret: Option<&'a [u8]>,
    pub settings: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub revision: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<LockModelProviderBorrowed<'a>> for LockModelProvider {
    fn from(
        LockModelProviderBorrowed {
            id,
            name,
            kind,
            url,
            secret,
            settings,
            revision,
            created_at,
            updated_at,
        }: LockModelProviderBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            kind: kind.into(),
            url: url.map(|v| v.into()),
            secret: secret.map(|v| v.into()),
            settings: serde_json::from_str(settings.0.get()).unwrap(),
            revision,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AllModelProviders {
    pub id: uuid::Uuid,
    pub name: String,
    pub kind: String,
    pub url: Option<String>,
    pub secret: Option<Vec<u8>>,
    pub settings: serde_json::Value,
    pub revision: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct AllModelProvidersBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub kind: &'a str,
    pub url: Option<&'a str>,
    pub secret: Option<&'a [u8]>,
    pub settings: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub revision: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AllModelProvidersBorrowed<'a>> for AllModelProviders {
    fn from(
        AllModelProvidersBorrowed {
            id,
            name,
            kind,
            url,
            secret,
            settings,
            revision,
            created_at,
            updated_at,
        }: AllModelProvidersBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            kind: kind.into(),
            url: url.map(|v| v.into()),
            secret: secret.map(|v| v.into()),
            settings: serde_json::from_str(settings.0.get()).unwrap(),
            revision,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListModelProviders {
    pub id: uuid::Uuid,
    pub name: String,
    pub kind: String,
    pub url: Option<String>,
    pub secret: Option<Vec<u8>>,
    pub settings: serde_json::Value,
    pub revision: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ListModelProvidersBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub kind: &'a str,
    pub url: Option<&'a str>,
    pub secret: Option<&'a [u8]>,
    pub settings: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub revision: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ListModelProvidersBorrowed<'a>> for ListModelProviders {
    fn from(
        ListModelProvidersBorrowed {
            id,
            name,
            kind,
            url,
            secret,
            settings,
            revision,
            created_at,
            updated_at,
        }: ListModelProvidersBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            kind: kind.into(),
            url: url.map(|v| v.into()),
            secret: secret.map(|v| v.into()),
            settings: serde_json::from_str(settings.0.get()).unwrap(),
            revision,
            created_at,
            updated_at,
        }
    }
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
pub struct GetModelProviderQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GetModelProviderBorrowed, tokio_postgres::Error>,
    mapper: fn(GetModelProviderBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GetModelProviderQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(GetModelProviderBorrowed) -> R,
    ) -> GetModelProviderQuery<'c, 'a, 's, C, R, N> {
        GetModelProviderQuery {
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
pub struct LockModelProviderQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockModelProviderBorrowed, tokio_postgres::Error>,
    mapper: fn(LockModelProviderBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockModelProviderQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LockModelProviderBorrowed) -> R,
    ) -> LockModelProviderQuery<'c, 'a, 's, C, R, N> {
        LockModelProviderQuery {
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
pub struct AllModelProvidersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllModelProvidersBorrowed, tokio_postgres::Error>,
    mapper: fn(AllModelProvidersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllModelProvidersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AllModelProvidersBorrowed) -> R,
    ) -> AllModelProvidersQuery<'c, 'a, 's, C, R, N> {
        AllModelProvidersQuery {
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
pub struct ListModelProvidersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<ListModelProvidersBorrowed, tokio_postgres::Error>,
    mapper: fn(ListModelProvidersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListModelProvidersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListModelProvidersBorrowed) -> R,
    ) -> ListModelProvidersQuery<'c, 'a, 's, C, R, N> {
        ListModelProvidersQuery {
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
pub struct InsertModelProviderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_model_provider() -> InsertModelProviderStmt {
    InsertModelProviderStmt(
        "INSERT INTO model_providers (tenant_id, id, name, kind, url, secret, settings, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        None,
    )
}
impl InsertModelProviderStmt {
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
        T3: crate::StringSql,
        T4: crate::BytesSql,
        T5: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        kind: &'a T2,
        url: &'a Option<T3>,
        secret: &'a Option<T4>,
        settings: &'a T5,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, name, kind, url, secret, settings, now],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
    T5: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertModelProviderParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertModelProviderStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertModelProviderParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.kind,
            &params.url,
            &params.secret,
            &params.settings,
            &params.now,
        ))
    }
}
pub struct CountModelProvidersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_model_providers() -> CountModelProvidersStmt {
    CountModelProvidersStmt("SELECT count(*) AS providers FROM model_providers", None)
}
impl CountModelProvidersStmt {
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
pub struct GetModelProviderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_model_provider() -> GetModelProviderStmt {
    GetModelProviderStmt(
        "SELECT id, name, kind, url, secret, settings, revision, created_at, updated_at FROM model_providers WHERE id = $1",
        None,
    )
}
impl GetModelProviderStmt {
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
    ) -> GetModelProviderQuery<'c, 'a, 's, C, GetModelProvider, 1> {
        GetModelProviderQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<GetModelProviderBorrowed, tokio_postgres::Error> {
                Ok(GetModelProviderBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    url: row.try_get(3)?,
                    secret: row.try_get(4)?,
                    settings: row.try_get(5)?,
                    revision: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                })
            },
            mapper: |it| GetModelProvider::from(it),
        }
    }
}
pub struct LockModelProviderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_model_provider() -> LockModelProviderStmt {
    LockModelProviderStmt(
        "SELECT id, name, kind, url, secret, settings, revision, created_at, updated_at FROM model_providers WHERE id = $1 FOR UPDATE",
        None,
    )
}
impl LockModelProviderStmt {
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
    ) -> LockModelProviderQuery<'c, 'a, 's, C, LockModelProvider, 1> {
        LockModelProviderQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<LockModelProviderBorrowed, tokio_postgres::Error> {
                Ok(LockModelProviderBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    url: row.try_get(3)?,
                    secret: row.try_get(4)?,
                    settings: row.try_get(5)?,
                    revision: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                })
            },
            mapper: |it| LockModelProvider::from(it),
        }
    }
}
pub struct AllModelProvidersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all_model_providers() -> AllModelProvidersStmt {
    AllModelProvidersStmt(
        "SELECT id, name, kind, url, secret, settings, revision, created_at, updated_at FROM model_providers ORDER BY name",
        None,
    )
}
impl AllModelProvidersStmt {
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
    ) -> AllModelProvidersQuery<'c, 'a, 's, C, AllModelProviders, 0> {
        AllModelProvidersQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AllModelProvidersBorrowed, tokio_postgres::Error> {
                Ok(AllModelProvidersBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    url: row.try_get(3)?,
                    secret: row.try_get(4)?,
                    settings: row.try_get(5)?,
                    revision: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                })
            },
            mapper: |it| AllModelProviders::from(it),
        }
    }
}
pub struct ListModelProvidersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_model_providers() -> ListModelProvidersStmt {
    ListModelProvidersStmt(
        "SELECT id, name, kind, url, secret, settings, revision, created_at, updated_at FROM model_providers WHERE $1::text IS NULL OR name > $1 ORDER BY name LIMIT $2",
        None,
    )
}
impl ListModelProvidersStmt {
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
        after: &'a Option<T1>,
        limit: &'a i64,
    ) -> ListModelProvidersQuery<'c, 'a, 's, C, ListModelProviders, 2> {
        ListModelProvidersQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListModelProvidersBorrowed, tokio_postgres::Error> {
                Ok(ListModelProvidersBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    kind: row.try_get(2)?,
                    url: row.try_get(3)?,
                    secret: row.try_get(4)?,
                    settings: row.try_get(5)?,
                    revision: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                })
            },
            mapper: |it| ListModelProviders::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListModelProvidersParams<T1>,
        ListModelProvidersQuery<'c, 'a, 's, C, ListModelProviders, 2>,
        C,
    > for ListModelProvidersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListModelProvidersParams<T1>,
    ) -> ListModelProvidersQuery<'c, 'a, 's, C, ListModelProviders, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct UpdateModelProviderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_model_provider() -> UpdateModelProviderStmt {
    UpdateModelProviderStmt(
        "UPDATE model_providers SET name = $1, url = $2, secret = $3, settings = $4, revision = revision + 1, updated_at = $5 WHERE id = $6",
        None,
    )
}
impl UpdateModelProviderStmt {
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
        T3: crate::BytesSql,
        T4: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        url: &'a Option<T2>,
        secret: &'a Option<T3>,
        settings: &'a T4,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[name, url, secret, settings, now, id],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateModelProviderParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateModelProviderStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateModelProviderParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.url,
            &params.secret,
            &params.settings,
            &params.now,
            &params.id,
        ))
    }
}
pub struct DeleteModelProviderStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_model_provider() -> DeleteModelProviderStmt {
    DeleteModelProviderStmt(
        "DELETE FROM model_providers WHERE id = $1 RETURNING id",
        None,
    )
}
impl DeleteModelProviderStmt {
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
