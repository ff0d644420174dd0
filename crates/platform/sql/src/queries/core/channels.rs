// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListChannelsParams<T1: crate::StringSql> {
    pub after: T1,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ChannelsByIdParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub tenants: T1,
    pub ids: T2,
}
#[derive(Debug)]
pub struct InsertChannelParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub description: T2,
    pub persisted: bool,
    pub encrypted: bool,
    pub retention_seconds: i64,
    pub carries: T4,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct UpdateChannelParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub description: T1,
    pub encrypted: bool,
    pub retention_seconds: i64,
    pub carries: T3,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RetireChannelParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ChannelsToPruneParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct PruneMessagesParams {
    pub tenant_id: uuid::Uuid,
    pub channel_id: uuid::Uuid,
    pub limit: i64,
    pub before: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: String,
    pub persisted: bool,
    pub encrypted: bool,
    pub retention_seconds: i64,
    pub carries: Vec<String>,
    pub retired_at: Option<chrono::DateTime<chrono::Utc>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ChannelBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: &'a str,
    pub persisted: bool,
    pub encrypted: bool,
    pub retention_seconds: i64,
    pub carries: crate::ArrayIterator<'a, &'a str>,
    pub retired_at: Option<chrono::DateTime<chrono::Utc>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ChannelBorrowed<'a>> for Channel {
    fn from(
        ChannelBorrowed {
            id,
            name,
            description,
            persisted,
            encrypted,
            retention_seconds,
            carries,
            retired_at,
            created_at,
            updated_at,
        }: ChannelBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.into(),
            persisted,
            encrypted,
            retention_seconds,
            carries: carries.map(|v| v.into()).collect(),
            retired_at,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelsById {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: String,
    pub description: String,
    pub persisted: bool,
    pub encrypted: bool,
    pub retention_seconds: i64,
    pub carries: Vec<String>,
    pub retired_at: Option<chrono::DateTime<chrono::Utc>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ChannelsByIdBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: &'a str,
    pub persisted: bool,
    pub encrypted: bool,
    pub retention_seconds: i64,
    pub carries: crate::ArrayIterator<'a, &'a str>,
    pub retired_at: Option<chrono::DateTime<chrono::Utc>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ChannelsByIdBorrowed<'a>> for ChannelsById {
    fn from(
        ChannelsByIdBorrowed {
            tenant_id,
            id,
            name,
            description,
            persisted,
            encrypted,
            retention_seconds,
            carries,
            retired_at,
            created_at,
            updated_at,
        }: ChannelsByIdBorrowed<'a>,
    ) -> Self {
        Self {
            tenant_id,
            id,
            name: name.into(),
            description: description.into(),
            persisted,
            encrypted,
            retention_seconds,
            carries: carries.map(|v| v.into()).collect(),
            retired_at,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ChannelsToPrune {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub retention_seconds: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ChannelQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChannelBorrowed, tokio_postgres::Error>,
    mapper: fn(ChannelBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChannelQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChannelBorrowed) -> R) -> ChannelQuery<'c, 'a, 's, C, R, N> {
        ChannelQuery {
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
pub struct ChannelsByIdQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChannelsByIdBorrowed, tokio_postgres::Error>,
    mapper: fn(ChannelsByIdBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChannelsByIdQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ChannelsByIdBorrowed) -> R,
    ) -> ChannelsByIdQuery<'c, 'a, 's, C, R, N> {
        ChannelsByIdQuery {
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
pub struct ChannelsToPruneQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChannelsToPrune, tokio_postgres::Error>,
    mapper: fn(ChannelsToPrune) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChannelsToPruneQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ChannelsToPrune) -> R,
    ) -> ChannelsToPruneQuery<'c, 'a, 's, C, R, N> {
        ChannelsToPruneQuery {
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
pub struct ListChannelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_channels() -> ListChannelsStmt {
    ListChannelsStmt(
        "SELECT id, name, description, persisted, encrypted, retention_seconds, carries, retired_at, created_at, updated_at FROM channels WHERE retired_at IS NULL AND name > $1 ORDER BY name LIMIT $2",
        None,
    )
}
impl ListChannelsStmt {
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
        after: &'a T1,
        limit: &'a i64,
    ) -> ChannelQuery<'c, 'a, 's, C, Channel, 2> {
        ChannelQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ChannelBorrowed, tokio_postgres::Error> {
                    Ok(ChannelBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        persisted: row.try_get(3)?,
                        encrypted: row.try_get(4)?,
                        retention_seconds: row.try_get(5)?,
                        carries: row.try_get(6)?,
                        retired_at: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        updated_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Channel::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListChannelsParams<T1>,
        ChannelQuery<'c, 'a, 's, C, Channel, 2>,
        C,
    > for ListChannelsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListChannelsParams<T1>,
    ) -> ChannelQuery<'c, 'a, 's, C, Channel, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct ChannelByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn channel_by_name() -> ChannelByNameStmt {
    ChannelByNameStmt(
        "SELECT id, name, description, persisted, encrypted, retention_seconds, carries, retired_at, created_at, updated_at FROM channels WHERE name = $1 AND retired_at IS NULL",
        None,
    )
}
impl ChannelByNameStmt {
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
        name: &'a T1,
    ) -> ChannelQuery<'c, 'a, 's, C, Channel, 1> {
        ChannelQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ChannelBorrowed, tokio_postgres::Error> {
                    Ok(ChannelBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        persisted: row.try_get(3)?,
                        encrypted: row.try_get(4)?,
                        retention_seconds: row.try_get(5)?,
                        carries: row.try_get(6)?,
                        retired_at: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        updated_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Channel::from(it),
        }
    }
}
pub struct CountChannelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_channels() -> CountChannelsStmt {
    CountChannelsStmt(
        "SELECT count(*)::bigint AS count FROM channels WHERE retired_at IS NULL",
        None,
    )
}
impl CountChannelsStmt {
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
pub struct ChannelsByIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn channels_by_id() -> ChannelsByIdStmt {
    ChannelsByIdStmt(
        "SELECT tenant_id, id, name, description, persisted, encrypted, retention_seconds, carries, retired_at, created_at, updated_at FROM channels WHERE (tenant_id, id) IN (SELECT t, i FROM unnest($1::uuid[], $2::uuid[]) AS c (t, i))",
        None,
    )
}
impl ChannelsByIdStmt {
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
    >(
        &'s self,
        client: &'c C,
        tenants: &'a T1,
        ids: &'a T2,
    ) -> ChannelsByIdQuery<'c, 'a, 's, C, ChannelsById, 2> {
        ChannelsByIdQuery {
            client,
            params: [tenants, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ChannelsByIdBorrowed, tokio_postgres::Error> {
                    Ok(ChannelsByIdBorrowed {
                        tenant_id: row.try_get(0)?,
                        id: row.try_get(1)?,
                        name: row.try_get(2)?,
                        description: row.try_get(3)?,
                        persisted: row.try_get(4)?,
                        encrypted: row.try_get(5)?,
                        retention_seconds: row.try_get(6)?,
                        carries: row.try_get(7)?,
                        retired_at: row.try_get(8)?,
                        created_at: row.try_get(9)?,
                        updated_at: row.try_get(10)?,
                    })
                },
            mapper: |it| ChannelsById::from(it),
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChannelsByIdParams<T1, T2>,
        ChannelsByIdQuery<'c, 'a, 's, C, ChannelsById, 2>,
        C,
    > for ChannelsByIdStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChannelsByIdParams<T1, T2>,
    ) -> ChannelsByIdQuery<'c, 'a, 's, C, ChannelsById, 2> {
        self.bind(client, &params.tenants, &params.ids)
    }
}
pub struct InsertChannelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_channel() -> InsertChannelStmt {
    InsertChannelStmt(
        "WITH made AS ( INSERT INTO channels ( tenant_id, id, name, description, persisted, encrypted, retention_seconds, carries, created_at, updated_at ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) RETURNING tenant_id, id ) INSERT INTO channel_ends (tenant_id, channel_id) SELECT tenant_id, id FROM made",
        None,
    )
}
impl InsertChannelStmt {
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
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        description: &'a T2,
        persisted: &'a bool,
        encrypted: &'a bool,
        retention_seconds: &'a i64,
        carries: &'a T4,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    id,
                    name,
                    description,
                    persisted,
                    encrypted,
                    retention_seconds,
                    carries,
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
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertChannelParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertChannelStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertChannelParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.description,
            &params.persisted,
            &params.encrypted,
            &params.retention_seconds,
            &params.carries,
            &params.now,
        ))
    }
}
pub struct UpdateChannelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_channel() -> UpdateChannelStmt {
    UpdateChannelStmt(
        "UPDATE channels SET description = $1, encrypted = $2, retention_seconds = $3, carries = $4, updated_at = $5 WHERE id = $6 AND retired_at IS NULL",
        None,
    )
}
impl UpdateChannelStmt {
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
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        description: &'a T1,
        encrypted: &'a bool,
        retention_seconds: &'a i64,
        carries: &'a T3,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[description, encrypted, retention_seconds, carries, now, id],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        UpdateChannelParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for UpdateChannelStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a UpdateChannelParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.description,
            &params.encrypted,
            &params.retention_seconds,
            &params.carries,
            &params.now,
            &params.id,
        ))
    }
}
pub struct RetireChannelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retire_channel() -> RetireChannelStmt {
    RetireChannelStmt(
        "UPDATE channels SET retired_at = $1, updated_at = $1 WHERE id = $2 AND retired_at IS NULL",
        None,
    )
}
impl RetireChannelStmt {
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
        RetireChannelParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RetireChannelStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RetireChannelParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct ChannelsToPruneStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn channels_to_prune() -> ChannelsToPruneStmt {
    ChannelsToPruneStmt(
        "SELECT c.tenant_id, c.id, c.retention_seconds FROM channels AS c CROSS JOIN LATERAL ( SELECT m.at FROM channel_log AS m WHERE m.tenant_id = c.tenant_id AND m.channel_id = c.id ORDER BY m.sequence LIMIT 1 ) AS oldest WHERE oldest.at < $1::timestamptz - make_interval(secs => c.retention_seconds) ORDER BY c.tenant_id, c.id LIMIT $2",
        None,
    )
}
impl ChannelsToPruneStmt {
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
    ) -> ChannelsToPruneQuery<'c, 'a, 's, C, ChannelsToPrune, 2> {
        ChannelsToPruneQuery {
            client,
            params: [now, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ChannelsToPrune, tokio_postgres::Error> {
                    Ok(ChannelsToPrune {
                        tenant_id: row.try_get(0)?,
                        id: row.try_get(1)?,
                        retention_seconds: row.try_get(2)?,
                    })
                },
            mapper: |it| ChannelsToPrune::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChannelsToPruneParams,
        ChannelsToPruneQuery<'c, 'a, 's, C, ChannelsToPrune, 2>,
        C,
    > for ChannelsToPruneStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChannelsToPruneParams,
    ) -> ChannelsToPruneQuery<'c, 'a, 's, C, ChannelsToPrune, 2> {
        self.bind(client, &params.now, &params.limit)
    }
}
pub struct PruneMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_messages() -> PruneMessagesStmt {
    PruneMessagesStmt(
        "DELETE FROM channel_log WHERE (tenant_id, channel_id, sequence, at) IN ( SELECT o.tenant_id, o.channel_id, o.sequence, o.at FROM ( SELECT m.tenant_id, m.channel_id, m.sequence, m.at FROM channel_log AS m WHERE m.tenant_id = $1 AND m.channel_id = $2 ORDER BY m.sequence LIMIT $3 ) AS o WHERE o.at < $4 )",
        None,
    )
}
impl PruneMessagesStmt {
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
        channel_id: &'a uuid::Uuid,
        limit: &'a i64,
        before: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, channel_id, limit, before],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PruneMessagesParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PruneMessagesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PruneMessagesParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.channel_id,
            &params.limit,
            &params.before,
        ))
    }
}
