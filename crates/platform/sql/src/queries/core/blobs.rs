// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertBlobParams<T1: crate::BytesSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub size: i64,
    pub bytes: T1,
}
#[derive(Debug)]
pub struct GetBlobsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub ids: T1,
}
#[derive(Debug)]
pub struct CopyBlobsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub new_created_at: chrono::DateTime<chrono::Utc>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub ids: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct WaitingBlobParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct PlaceBlobParams<T1: crate::StringSql> {
    pub place: T1,
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetBlobParams {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct GetBlobs {
    pub id: uuid::Uuid,
    pub bytes: Option<Vec<u8>>,
    pub place: Option<String>,
}
pub struct GetBlobsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub bytes: Option<&'a [u8]>,
    pub place: Option<&'a str>,
}
impl<'a> From<GetBlobsBorrowed<'a>> for GetBlobs {
    fn from(GetBlobsBorrowed { id, bytes, place }: GetBlobsBorrowed<'a>) -> Self {
        Self {
            id,
            bytes: bytes.map(|v| v.into()),
            place: place.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct WaitingBlobs {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ErasedBlobs {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub place: Option<String>,
}
pub struct ErasedBlobsBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub place: Option<&'a str>,
}
impl<'a> From<ErasedBlobsBorrowed<'a>> for ErasedBlobs {
    fn from(
        ErasedBlobsBorrowed {
            tenant_id,
            id,
            created_at,
            place,
        }: ErasedBlobsBorrowed<'a>,
    ) -> Self {
        Self {
            tenant_id,
            id,
            created_at,
            place: place.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct GetBlobsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GetBlobsBorrowed, tokio_postgres::Error>,
    mapper: fn(GetBlobsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GetBlobsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GetBlobsBorrowed) -> R) -> GetBlobsQuery<'c, 'a, 's, C, R, N> {
        GetBlobsQuery {
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
pub struct WaitingBlobsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WaitingBlobs, tokio_postgres::Error>,
    mapper: fn(WaitingBlobs) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingBlobsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WaitingBlobs) -> R) -> WaitingBlobsQuery<'c, 'a, 's, C, R, N> {
        WaitingBlobsQuery {
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
pub struct OptionVecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&[u8]>, tokio_postgres::Error>,
    mapper: fn(Option<&[u8]>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionVecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&[u8]>) -> R) -> OptionVecu8Query<'c, 'a, 's, C, R, N> {
        OptionVecu8Query {
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
pub struct ErasedBlobsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ErasedBlobsBorrowed, tokio_postgres::Error>,
    mapper: fn(ErasedBlobsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ErasedBlobsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ErasedBlobsBorrowed) -> R,
    ) -> ErasedBlobsQuery<'c, 'a, 's, C, R, N> {
        ErasedBlobsQuery {
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
pub struct InsertBlobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_blob() -> InsertBlobStmt {
    InsertBlobStmt(
        "INSERT INTO blobs (tenant_id, id, created_at, size, bytes) VALUES ($1, $2, $3, $4, $5)",
        None,
    )
}
impl InsertBlobStmt {
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
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        created_at: &'a chrono::DateTime<chrono::Utc>,
        size: &'a i64,
        bytes: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, created_at, size, bytes],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertBlobParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertBlobStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertBlobParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.created_at,
            &params.size,
            &params.bytes,
        ))
    }
}
pub struct GetBlobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_blobs() -> GetBlobsStmt {
    GetBlobsStmt(
        "SELECT id, bytes, place FROM blobs WHERE created_at = $1 AND id = ANY ($2::uuid []) AND NOT erased",
        None,
    )
}
impl GetBlobsStmt {
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
        created_at: &'a chrono::DateTime<chrono::Utc>,
        ids: &'a T1,
    ) -> GetBlobsQuery<'c, 'a, 's, C, GetBlobs, 2> {
        GetBlobsQuery {
            client,
            params: [created_at, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GetBlobsBorrowed, tokio_postgres::Error> {
                    Ok(GetBlobsBorrowed {
                        id: row.try_get(0)?,
                        bytes: row.try_get(1)?,
                        place: row.try_get(2)?,
                    })
                },
            mapper: |it| GetBlobs::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GetBlobsParams<T1>,
        GetBlobsQuery<'c, 'a, 's, C, GetBlobs, 2>,
        C,
    > for GetBlobsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetBlobsParams<T1>,
    ) -> GetBlobsQuery<'c, 'a, 's, C, GetBlobs, 2> {
        self.bind(client, &params.created_at, &params.ids)
    }
}
pub struct CopyBlobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copy_blobs() -> CopyBlobsStmt {
    CopyBlobsStmt(
        "INSERT INTO blobs (tenant_id, id, created_at, size, bytes, place) SELECT b.tenant_id, b.id, $1, b.size, b.bytes, b.place FROM blobs AS b WHERE b.created_at = $2 AND b.id = ANY ($3::uuid []) AND NOT b.erased ON CONFLICT DO NOTHING",
        None,
    )
}
impl CopyBlobsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        new_created_at: &'a chrono::DateTime<chrono::Utc>,
        created_at: &'a chrono::DateTime<chrono::Utc>,
        ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[new_created_at, created_at, ids],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyBlobsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyBlobsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyBlobsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.new_created_at,
            &params.created_at,
            &params.ids,
        ))
    }
}
pub struct WaitingBlobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting_blobs() -> WaitingBlobsStmt {
    WaitingBlobsStmt(
        "SELECT tenant_id, id, created_at FROM blobs WHERE place IS NULL ORDER BY created_at LIMIT $1",
        None,
    )
}
impl WaitingBlobsStmt {
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
    ) -> WaitingBlobsQuery<'c, 'a, 's, C, WaitingBlobs, 1> {
        WaitingBlobsQuery {
            client,
            params: [limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WaitingBlobs, tokio_postgres::Error> {
                Ok(WaitingBlobs {
                    tenant_id: row.try_get(0)?,
                    id: row.try_get(1)?,
                    created_at: row.try_get(2)?,
                })
            },
            mapper: |it| WaitingBlobs::from(it),
        }
    }
}
pub struct WaitingBlobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn waiting_blob() -> WaitingBlobStmt {
    WaitingBlobStmt(
        "SELECT bytes FROM blobs WHERE tenant_id = $1 AND id = $2 AND created_at = $3 AND place IS NULL",
        None,
    )
}
impl WaitingBlobStmt {
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
        id: &'a uuid::Uuid,
        created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> OptionVecu8Query<'c, 'a, 's, C, Option<Vec<u8>>, 3> {
        OptionVecu8Query {
            client,
            params: [tenant_id, id, created_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        WaitingBlobParams,
        OptionVecu8Query<'c, 'a, 's, C, Option<Vec<u8>>, 3>,
        C,
    > for WaitingBlobStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WaitingBlobParams,
    ) -> OptionVecu8Query<'c, 'a, 's, C, Option<Vec<u8>>, 3> {
        self.bind(client, &params.tenant_id, &params.id, &params.created_at)
    }
}
pub struct PlaceBlobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn place_blob() -> PlaceBlobStmt {
    PlaceBlobStmt(
        "UPDATE blobs SET bytes = NULL, place = $1 WHERE tenant_id = $2 AND id = $3 AND created_at = $4 AND place IS NULL",
        None,
    )
}
impl PlaceBlobStmt {
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
        place: &'a T1,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[place, tenant_id, id, created_at],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PlaceBlobParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PlaceBlobStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PlaceBlobParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.place,
            &params.tenant_id,
            &params.id,
            &params.created_at,
        ))
    }
}
pub struct PlacesInUseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn places_in_use() -> PlacesInUseStmt {
    PlacesInUseStmt(
        "SELECT p.place FROM unnest($1::text []) AS p (place) WHERE EXISTS (SELECT 1 FROM blobs AS b WHERE b.place = p.place)",
        None,
    )
}
impl PlacesInUseStmt {
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
        places: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [places],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct ErasedBlobsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn erased_blobs() -> ErasedBlobsStmt {
    ErasedBlobsStmt(
        "SELECT tenant_id, id, created_at, place FROM blobs WHERE erased ORDER BY created_at LIMIT $1",
        None,
    )
}
impl ErasedBlobsStmt {
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
    ) -> ErasedBlobsQuery<'c, 'a, 's, C, ErasedBlobs, 1> {
        ErasedBlobsQuery {
            client,
            params: [limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ErasedBlobsBorrowed, tokio_postgres::Error> {
                    Ok(ErasedBlobsBorrowed {
                        tenant_id: row.try_get(0)?,
                        id: row.try_get(1)?,
                        created_at: row.try_get(2)?,
                        place: row.try_get(3)?,
                    })
                },
            mapper: |it| ErasedBlobs::from(it),
        }
    }
}
pub struct IsSharedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn is_shared() -> IsSharedStmt {
    IsSharedStmt(
        "SELECT EXISTS (SELECT 1 FROM blobs WHERE place = $1 AND NOT erased) AS shared",
        None,
    )
}
impl IsSharedStmt {
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
        place: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [place],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ForgetBlobStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_blob() -> ForgetBlobStmt {
    ForgetBlobStmt(
        "DELETE FROM blobs WHERE tenant_id = $1 AND id = $2 AND created_at = $3 AND erased",
        None,
    )
}
impl ForgetBlobStmt {
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
        created_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, id, created_at])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetBlobParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetBlobStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetBlobParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.id, &params.created_at))
    }
}
