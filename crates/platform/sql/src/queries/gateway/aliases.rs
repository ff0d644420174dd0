// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertModelAliasParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub strategy: T2,
    pub targets: T3,
    pub local_only: bool,
    pub max_attempts: i32,
    pub first_token_ms: i32,
    pub cache: Option<T4>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct ListModelAliasesParams<T1: crate::StringSql> {
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct UpdateModelAliasParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
> {
    pub name: T1,
    pub strategy: T2,
    pub targets: T3,
    pub local_only: bool,
    pub max_attempts: i32,
    pub first_token_ms: i32,
    pub cache: Option<T4>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct GetModelAlias {
    pub id: uuid::Uuid,
    pub name: String,
    pub strategy: String,
    pub targets: serde_json::Value,
    pub local_only: bool,
    pub max_attempts: i32,
    pub first_token_ms: i32,
    pub cache: Option<serde_json::Value>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct GetModelAliasBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub strategy: &'a str,
    pub targets: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub local_only: bool,
    pub max_attempts: i32,
    pub first_token_ms: i32,
    pub cache: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<GetModelAliasBorrowed<'a>> for GetModelAlias {
    fn from(
        GetModelAliasBorrowed {
            id,
            name,
            strategy,
            targets,
            local_only,
            max_attempts,
            first_token_ms,
            cache,
            created_at,
            updated_at,
        }: GetModelAliasBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            strategy: strategy.into(),
            targets: serde_json::from_str(targets.0.get()).unwrap(),
            local_only,
            max_attempts,
            first_token_ms,
            cache: cache.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AllModelAliases {
    pub id: uuid::Uuid,
    pub name: String,
    pub strategy: String,
    pub targets: serde_json::Value,
    pub local_only: bool,
    pub max_attempts: i32,
    pub first_token_ms: i32,
    pub cache: Option<serde_json::Value>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct AllModelAliasesBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub strategy: &'a str,
    pub targets: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub local_only: bool,
    pub max_attempts: i32,
    pub first_token_ms: i32,
    pub cache: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AllModelAliasesBorrowed<'a>> for AllModelAliases {
    fn from(
        AllModelAliasesBorrowed {
            id,
            name,
            strategy,
            targets,
            local_only,
            max_attempts,
            first_token_ms,
            cache,
            created_at,
            updated_at,
        }: AllModelAliasesBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            strategy: strategy.into(),
            targets: serde_json::from_str(targets.0.get()).unwrap(),
            local_only,
            max_attempts,
            first_token_ms,
            cache: cache.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListModelAliases {
    pub id: uuid::Uuid,
    pub name: String,
    pub strategy: String,
    pub targets: serde_json::Value,
    pub local_only: bool,
    pub max_attempts: i32,
    pub first_token_ms: i32,
    pub cache: Option<serde_json::Value>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ListModelAliasesBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub strategy: &'a str,
    pub targets: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub local_only: bool,
    pub max_attempts: i32,
    pub first_token_ms: i32,
    pub cache: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ListModelAliasesBorrowed<'a>> for ListModelAliases {
    fn from(
        ListModelAliasesBorrowed {
            id,
            name,
            strategy,
            targets,
            local_only,
            max_attempts,
            first_token_ms,
            cache,
            created_at,
            updated_at,
        }: ListModelAliasesBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            strategy: strategy.into(),
            targets: serde_json::from_str(targets.0.get()).unwrap(),
            local_only,
            max_attempts,
            first_token_ms,
            cache: cache.map(|v| serde_json::from_str(v.0.get()).unwrap()),
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
pub struct GetModelAliasQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GetModelAliasBorrowed, tokio_postgres::Error>,
    mapper: fn(GetModelAliasBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GetModelAliasQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(GetModelAliasBorrowed) -> R,
    ) -> GetModelAliasQuery<'c, 'a, 's, C, R, N> {
        GetModelAliasQuery {
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
pub struct AllModelAliasesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllModelAliasesBorrowed, tokio_postgres::Error>,
    mapper: fn(AllModelAliasesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllModelAliasesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AllModelAliasesBorrowed) -> R,
    ) -> AllModelAliasesQuery<'c, 'a, 's, C, R, N> {
        AllModelAliasesQuery {
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
pub struct ListModelAliasesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListModelAliasesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListModelAliasesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListModelAliasesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListModelAliasesBorrowed) -> R,
    ) -> ListModelAliasesQuery<'c, 'a, 's, C, R, N> {
        ListModelAliasesQuery {
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
pub struct InsertModelAliasStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_model_alias() -> InsertModelAliasStmt {
    InsertModelAliasStmt(
        "INSERT INTO model_aliases ( tenant_id, id, name, strategy, targets, local_only, max_attempts, first_token_ms, cache, created_at, updated_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10 )",
        None,
    )
}
impl InsertModelAliasStmt {
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
        T4: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        strategy: &'a T2,
        targets: &'a T3,
        local_only: &'a bool,
        max_attempts: &'a i32,
        first_token_ms: &'a i32,
        cache: &'a Option<T4>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    name,
                    strategy,
                    targets,
                    local_only,
                    max_attempts,
                    first_token_ms,
                    cache,
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
    T4: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertModelAliasParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertModelAliasStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertModelAliasParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.strategy,
            &params.targets,
            &params.local_only,
            &params.max_attempts,
            &params.first_token_ms,
            &params.cache,
            &params.now,
        ))
    }
}
pub struct CountModelAliasesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_model_aliases() -> CountModelAliasesStmt {
    CountModelAliasesStmt("SELECT count(*) AS aliases FROM model_aliases", None)
}
impl CountModelAliasesStmt {
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
pub struct GetModelAliasStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_model_alias() -> GetModelAliasStmt {
    GetModelAliasStmt(
        "SELECT id, name, strategy, targets, local_only, max_attempts, first_token_ms, cache, created_at, updated_at FROM model_aliases WHERE id = $1",
        None,
    )
}
impl GetModelAliasStmt {
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
    ) -> GetModelAliasQuery<'c, 'a, 's, C, GetModelAlias, 1> {
        GetModelAliasQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GetModelAliasBorrowed, tokio_postgres::Error> {
                    Ok(GetModelAliasBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        strategy: row.try_get(2)?,
                        targets: row.try_get(3)?,
                        local_only: row.try_get(4)?,
                        max_attempts: row.try_get(5)?,
                        first_token_ms: row.try_get(6)?,
                        cache: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        updated_at: row.try_get(9)?,
                    })
                },
            mapper: |it| GetModelAlias::from(it),
        }
    }
}
pub struct AllModelAliasesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all_model_aliases() -> AllModelAliasesStmt {
    AllModelAliasesStmt(
        "SELECT id, name, strategy, targets, local_only, max_attempts, first_token_ms, cache, created_at, updated_at FROM model_aliases ORDER BY name",
        None,
    )
}
impl AllModelAliasesStmt {
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
    ) -> AllModelAliasesQuery<'c, 'a, 's, C, AllModelAliases, 0> {
        AllModelAliasesQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<AllModelAliasesBorrowed, tokio_postgres::Error> {
                Ok(AllModelAliasesBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    strategy: row.try_get(2)?,
                    targets: row.try_get(3)?,
                    local_only: row.try_get(4)?,
                    max_attempts: row.try_get(5)?,
                    first_token_ms: row.try_get(6)?,
                    cache: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    updated_at: row.try_get(9)?,
                })
            },
            mapper: |it| AllModelAliases::from(it),
        }
    }
}
pub struct ListModelAliasesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_model_aliases() -> ListModelAliasesStmt {
    ListModelAliasesStmt(
        "SELECT id, name, strategy, targets, local_only, max_attempts, first_token_ms, cache, created_at, updated_at FROM model_aliases WHERE $1::text IS NULL OR name > $1 ORDER BY name LIMIT $2",
        None,
    )
}
impl ListModelAliasesStmt {
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
    ) -> ListModelAliasesQuery<'c, 'a, 's, C, ListModelAliases, 2> {
        ListModelAliasesQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListModelAliasesBorrowed, tokio_postgres::Error> {
                Ok(ListModelAliasesBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    strategy: row.try_get(2)?,
                    targets: row.try_get(3)?,
                    local_only: row.try_get(4)?,
                    max_attempts: row.try_get(5)?,
                    first_token_ms: row.try_get(6)?,
                    cache: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    updated_at: row.try_get(9)?,
                })
            },
            mapper: |it| ListModelAliases::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListModelAliasesParams<T1>,
        ListModelAliasesQuery<'c, 'a, 's, C, ListModelAliases, 2>,
        C,
    > for ListModelAliasesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListModelAliasesParams<T1>,
    ) -> ListModelAliasesQuery<'c, 'a, 's, C, ListModelAliases, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct UpdateModelAliasStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_model_alias() -> UpdateModelAliasStmt {
    UpdateModelAliasStmt(
        "UPDATE model_aliases SET name = $1, strategy = $2, targets = $3, local_only = $4, max_attempts = $5, first_token_ms = $6, cache = $7, updated_at = $8 WHERE id = $9 RETURNING id",
        None,
    )
}
impl UpdateModelAliasStmt {
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
        T2: crate::StringSql,
        T3: crate::JsonSql,
        T4: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        strategy: &'a T2,
        targets: &'a T3,
        local_only: &'a bool,
        max_attempts: &'a i32,
        first_token_ms: &'a i32,
        cache: &'a Option<T4>,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 9> {
        UuidUuidQuery {
            client,
            params: [
                name,
                strategy,
                targets,
                local_only,
                max_attempts,
                first_token_ms,
                cache,
                now,
                id,
            ],
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
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpdateModelAliasParams<T1, T2, T3, T4>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 9>,
        C,
    > for UpdateModelAliasStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateModelAliasParams<T1, T2, T3, T4>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 9> {
        self.bind(
            client,
            &params.name,
            &params.strategy,
            &params.targets,
            &params.local_only,
            &params.max_attempts,
            &params.first_token_ms,
            &params.cache,
            &params.now,
            &params.id,
        )
    }
}
pub struct DeleteModelAliasStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_model_alias() -> DeleteModelAliasStmt {
    DeleteModelAliasStmt("DELETE FROM model_aliases WHERE id = $1 RETURNING id", None)
}
impl DeleteModelAliasStmt {
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
