// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertKeyParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub version: i32,
    pub sealed: T1,
    pub master: T2,
}
#[derive(Debug)]
pub struct KeysOfOtherMastersParams<T1: crate::StringSql> {
    pub master: T1,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ResealKeyParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub sealed: T1,
    pub master: T2,
    pub tenant_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LatestKey {
    pub version: i32,
    pub sealed: Vec<u8>,
    pub master: String,
}
pub struct LatestKeyBorrowed<'a> {
    pub version: i32,
    pub sealed: &'a [u8],
    pub master: &'a str,
}
impl<'a> From<LatestKeyBorrowed<'a>> for LatestKey {
    fn from(
        LatestKeyBorrowed {
            version,
            sealed,
            master,
        }: LatestKeyBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            sealed: sealed.into(),
            master: master.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct GetKey {
    pub version: i32,
    pub sealed: Vec<u8>,
    pub master: String,
}
pub struct GetKeyBorrowed<'a> {
    pub version: i32,
    pub sealed: &'a [u8],
    pub master: &'a str,
}
impl<'a> From<GetKeyBorrowed<'a>> for GetKey {
    fn from(
        GetKeyBorrowed {
            version,
            sealed,
            master,
        }: GetKeyBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            sealed: sealed.into(),
            master: master.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AllKeys {
    pub version: i32,
    pub sealed: Vec<u8>,
    pub master: String,
}
pub struct AllKeysBorrowed<'a> {
    pub version: i32,
    pub sealed: &'a [u8],
    pub master: &'a str,
}
impl<'a> From<AllKeysBorrowed<'a>> for AllKeys {
    fn from(
        AllKeysBorrowed {
            version,
            sealed,
            master,
        }: AllKeysBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            sealed: sealed.into(),
            master: master.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct KeysOfOtherMasters {
    pub tenant_id: uuid::Uuid,
    pub version: i32,
    pub sealed: Vec<u8>,
    pub master: String,
}
pub struct KeysOfOtherMastersBorrowed<'a> {
    pub tenant_id: uuid::Uuid,
    pub version: i32,
    pub sealed: &'a [u8],
    pub master: &'a str,
}
impl<'a> From<KeysOfOtherMastersBorrowed<'a>> for KeysOfOtherMasters {
    fn from(
        KeysOfOtherMastersBorrowed {
            tenant_id,
            version,
            sealed,
            master,
        }: KeysOfOtherMastersBorrowed<'a>,
    ) -> Self {
        Self {
            tenant_id,
            version,
            sealed: sealed.into(),
            master: master.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LatestKeyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LatestKeyBorrowed, tokio_postgres::Error>,
    mapper: fn(LatestKeyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LatestKeyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LatestKeyBorrowed) -> R) -> LatestKeyQuery<'c, 'a, 's, C, R, N> {
        LatestKeyQuery {
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
pub struct GetKeyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GetKeyBorrowed, tokio_postgres::Error>,
    mapper: fn(GetKeyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GetKeyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GetKeyBorrowed) -> R) -> GetKeyQuery<'c, 'a, 's, C, R, N> {
        GetKeyQuery {
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
pub struct AllKeysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllKeysBorrowed, tokio_postgres::Error>,
    mapper: fn(AllKeysBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllKeysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AllKeysBorrowed) -> R) -> AllKeysQuery<'c, 'a, 's, C, R, N> {
        AllKeysQuery {
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
pub struct KeysOfOtherMastersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<KeysOfOtherMastersBorrowed, tokio_postgres::Error>,
    mapper: fn(KeysOfOtherMastersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KeysOfOtherMastersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(KeysOfOtherMastersBorrowed) -> R,
    ) -> KeysOfOtherMastersQuery<'c, 'a, 's, C, R, N> {
        KeysOfOtherMastersQuery {
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
pub struct LatestKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_key() -> LatestKeyStmt {
    LatestKeyStmt(
        "SELECT version, sealed, master FROM tenant_keys ORDER BY version DESC LIMIT 1",
        None,
    )
}
impl LatestKeyStmt {
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
    ) -> LatestKeyQuery<'c, 'a, 's, C, LatestKey, 0> {
        LatestKeyQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LatestKeyBorrowed, tokio_postgres::Error> {
                    Ok(LatestKeyBorrowed {
                        version: row.try_get(0)?,
                        sealed: row.try_get(1)?,
                        master: row.try_get(2)?,
                    })
                },
            mapper: |it| LatestKey::from(it),
        }
    }
}
pub struct GetKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_key() -> GetKeyStmt {
    GetKeyStmt(
        "SELECT version, sealed, master FROM tenant_keys WHERE version = $1",
        None,
    )
}
impl GetKeyStmt {
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
        version: &'a i32,
    ) -> GetKeyQuery<'c, 'a, 's, C, GetKey, 1> {
        GetKeyQuery {
            client,
            params: [version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GetKeyBorrowed, tokio_postgres::Error> {
                    Ok(GetKeyBorrowed {
                        version: row.try_get(0)?,
                        sealed: row.try_get(1)?,
                        master: row.try_get(2)?,
                    })
                },
            mapper: |it| GetKey::from(it),
        }
    }
}
pub struct AllKeysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all_keys() -> AllKeysStmt {
    AllKeysStmt(
        "SELECT version, sealed, master FROM tenant_keys ORDER BY version",
        None,
    )
}
impl AllKeysStmt {
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
    ) -> AllKeysQuery<'c, 'a, 's, C, AllKeys, 0> {
        AllKeysQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AllKeysBorrowed, tokio_postgres::Error> {
                    Ok(AllKeysBorrowed {
                        version: row.try_get(0)?,
                        sealed: row.try_get(1)?,
                        master: row.try_get(2)?,
                    })
                },
            mapper: |it| AllKeys::from(it),
        }
    }
}
pub struct InsertKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_key() -> InsertKeyStmt {
    InsertKeyStmt(
        "INSERT INTO tenant_keys (tenant_id, version, sealed, master) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, version) DO NOTHING RETURNING version",
        None,
    )
}
impl InsertKeyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        version: &'a i32,
        sealed: &'a T1,
        master: &'a T2,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        I32Query {
            client,
            params: [tenant_id, version, sealed, master],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertKeyParams<T1, T2>,
        I32Query<'c, 'a, 's, C, i32, 4>,
        C,
    > for InsertKeyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertKeyParams<T1, T2>,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.version,
            &params.sealed,
            &params.master,
        )
    }
}
pub struct KeysOfOtherMastersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keys_of_other_masters() -> KeysOfOtherMastersStmt {
    KeysOfOtherMastersStmt(
        "SELECT tenant_id, version, sealed, master FROM tenant_keys WHERE master <> $1 ORDER BY tenant_id, version LIMIT $2",
        None,
    )
}
impl KeysOfOtherMastersStmt {
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
        master: &'a T1,
        limit: &'a i64,
    ) -> KeysOfOtherMastersQuery<'c, 'a, 's, C, KeysOfOtherMasters, 2> {
        KeysOfOtherMastersQuery {
            client,
            params: [master, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<KeysOfOtherMastersBorrowed, tokio_postgres::Error> {
                Ok(KeysOfOtherMastersBorrowed {
                    tenant_id: row.try_get(0)?,
                    version: row.try_get(1)?,
                    sealed: row.try_get(2)?,
                    master: row.try_get(3)?,
                })
            },
            mapper: |it| KeysOfOtherMasters::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        KeysOfOtherMastersParams<T1>,
        KeysOfOtherMastersQuery<'c, 'a, 's, C, KeysOfOtherMasters, 2>,
        C,
    > for KeysOfOtherMastersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeysOfOtherMastersParams<T1>,
    ) -> KeysOfOtherMastersQuery<'c, 'a, 's, C, KeysOfOtherMasters, 2> {
        self.bind(client, &params.master, &params.limit)
    }
}
pub struct ResealKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reseal_key() -> ResealKeyStmt {
    ResealKeyStmt(
        "UPDATE tenant_keys SET sealed = $1, master = $2 WHERE tenant_id = $3 AND version = $4",
        None,
    )
}
impl ResealKeyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        sealed: &'a T1,
        master: &'a T2,
        tenant_id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[sealed, master, tenant_id, version],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ResealKeyParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ResealKeyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ResealKeyParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.sealed,
            &params.master,
            &params.tenant_id,
            &params.version,
        ))
    }
}
