// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct FindIdempotencyKeyParams<T1: crate::StringSql> {
    pub principal_id: uuid::Uuid,
    pub key: T1,
}
#[derive(Debug)]
pub struct AmendIdempotencyKeyParams<T1: crate::JsonSql, T2: crate::StringSql> {
    pub response: T1,
    pub principal_id: uuid::Uuid,
    pub key: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindIdempotencyKey {
    pub operation: String,
    pub request_hash: Vec<u8>,
    pub response: Option<serde_json::Value>,
}
pub struct FindIdempotencyKeyBorrowed<'a> {
    pub operation: &'a str,
    pub request_hash: &'a [u8],
    pub response: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<FindIdempotencyKeyBorrowed<'a>> for FindIdempotencyKey {
    fn from(
        FindIdempotencyKeyBorrowed {
            operation,
            request_hash,
            response,
        }: FindIdempotencyKeyBorrowed<'a>,
    ) -> Self {
        Self {
            operation: operation.into(),
            request_hash: request_hash.into(),
            response: response.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindIdempotencyKeyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<FindIdempotencyKeyBorrowed, tokio_postgres::Error>,
    mapper: fn(FindIdempotencyKeyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindIdempotencyKeyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindIdempotencyKeyBorrowed) -> R,
    ) -> FindIdempotencyKeyQuery<'c, 'a, 's, C, R, N> {
        FindIdempotencyKeyQuery {
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
pub struct FindIdempotencyKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn find_idempotency_key() -> FindIdempotencyKeyStmt {
    FindIdempotencyKeyStmt(
        "SELECT operation, request_hash, response FROM idempotency_keys WHERE principal_id = $1 AND key = $2",
        None,
    )
}
impl FindIdempotencyKeyStmt {
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
        principal_id: &'a uuid::Uuid,
        key: &'a T1,
    ) -> FindIdempotencyKeyQuery<'c, 'a, 's, C, FindIdempotencyKey, 2> {
        FindIdempotencyKeyQuery {
            client,
            params: [principal_id, key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<FindIdempotencyKeyBorrowed, tokio_postgres::Error> {
                Ok(FindIdempotencyKeyBorrowed {
                    operation: row.try_get(0)?,
                    request_hash: row.try_get(1)?,
                    response: row.try_get(2)?,
                })
            },
            mapper: |it| FindIdempotencyKey::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindIdempotencyKeyParams<T1>,
        FindIdempotencyKeyQuery<'c, 'a, 's, C, FindIdempotencyKey, 2>,
        C,
    > for FindIdempotencyKeyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindIdempotencyKeyParams<T1>,
    ) -> FindIdempotencyKeyQuery<'c, 'a, 's, C, FindIdempotencyKey, 2> {
        self.bind(client, &params.principal_id, &params.key)
    }
}
pub struct PruneIdempotencyKeysStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_idempotency_keys() -> PruneIdempotencyKeysStmt {
    PruneIdempotencyKeysStmt("DELETE FROM idempotency_keys WHERE created_at < $1", None)
}
impl PruneIdempotencyKeysStmt {
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
pub struct AmendIdempotencyKeyStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn amend_idempotency_key() -> AmendIdempotencyKeyStmt {
    AmendIdempotencyKeyStmt(
        "UPDATE idempotency_keys SET response = $1 WHERE principal_id = $2 AND key = $3",
        None,
    )
}
impl AmendIdempotencyKeyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        response: &'a T1,
        principal_id: &'a uuid::Uuid,
        key: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[response, principal_id, key],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AmendIdempotencyKeyParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AmendIdempotencyKeyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AmendIdempotencyKeyParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.response, &params.principal_id, &params.key))
    }
}
