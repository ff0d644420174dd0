// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct HoldVersionParams {
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct InsertChunksParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = i32>,
    T4: crate::JsonSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::ArraySql<Item = i32>,
    T9: crate::BytesSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::ArraySql<Item = i32>,
> {
    pub tenant_id: uuid::Uuid,
    pub document_id: uuid::Uuid,
    pub language: T1,
    pub ids: T2,
    pub ordinals: T3,
    pub heading_paths: T5,
    pub bodies: T7,
    pub pages: T8,
    pub hashes: T10,
    pub tokens: T11,
}
#[derive(Debug)]
pub struct InsertEmbeddingsParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub tenant_id: uuid::Uuid,
    pub model: T1,
    pub chunk_ids: T2,
    pub embeddings: T4,
}
#[derive(Debug)]
pub struct InsertMissingEmbeddingsParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub tenant_id: uuid::Uuid,
    pub model: T1,
    pub chunk_ids: T2,
    pub embeddings: T4,
}
#[derive(Debug)]
pub struct DeleteOtherChunksParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub document_id: uuid::Uuid,
    pub keep: T1,
}
#[derive(Debug)]
pub struct PublishChunksParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i32>,
    T3: crate::ArraySql<Item = i32>,
> {
    pub ids: T1,
    pub ordinals: T2,
    pub pages: T3,
    pub document_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct UnembeddedChunksParams<T1: crate::StringSql> {
    pub model: T1,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentChunks {
    pub id: uuid::Uuid,
    pub content_hash: Vec<u8>,
    pub live: bool,
}
pub struct DocumentChunksBorrowed<'a> {
    pub id: uuid::Uuid,
    pub content_hash: &'a [u8],
    pub live: bool,
}
impl<'a> From<DocumentChunksBorrowed<'a>> for DocumentChunks {
    fn from(
        DocumentChunksBorrowed {
            id,
            content_hash,
            live,
        }: DocumentChunksBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            content_hash: content_hash.into(),
            live,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct UnembeddedChunks {
    pub id: uuid::Uuid,
    pub title: String,
    pub heading_path: Vec<String>,
    pub body: String,
}
pub struct UnembeddedChunksBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub heading_path: crate::ArrayIterator<'a, &'a str>,
    pub body: &'a str,
}
impl<'a> From<UnembeddedChunksBorrowed<'a>> for UnembeddedChunks {
    fn from(
        UnembeddedChunksBorrowed {
            id,
            title,
            heading_path,
            body,
        }: UnembeddedChunksBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            heading_path: heading_path.map(|v| v.into()).collect(),
            body: body.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct StrandedDocuments {
    pub id: uuid::Uuid,
    pub version: i32,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct DocumentChunksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DocumentChunksBorrowed, tokio_postgres::Error>,
    mapper: fn(DocumentChunksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DocumentChunksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DocumentChunksBorrowed) -> R,
    ) -> DocumentChunksQuery<'c, 'a, 's, C, R, N> {
        DocumentChunksQuery {
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
pub struct UnembeddedChunksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnembeddedChunksBorrowed, tokio_postgres::Error>,
    mapper: fn(UnembeddedChunksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnembeddedChunksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(UnembeddedChunksBorrowed) -> R,
    ) -> UnembeddedChunksQuery<'c, 'a, 's, C, R, N> {
        UnembeddedChunksQuery {
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
pub struct StrandedDocumentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StrandedDocuments, tokio_postgres::Error>,
    mapper: fn(StrandedDocuments) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StrandedDocumentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(StrandedDocuments) -> R,
    ) -> StrandedDocumentsQuery<'c, 'a, 's, C, R, N> {
        StrandedDocumentsQuery {
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
pub struct ContentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn content() -> ContentStmt {
    ContentStmt(
        "SELECT content FROM document_contents WHERE document_id = $1",
        None,
    )
}
impl ContentStmt {
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
        document_id: &'a uuid::Uuid,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 1> {
        Vecu8Query {
            client,
            params: [document_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct DocumentChunksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn document_chunks() -> DocumentChunksStmt {
    DocumentChunksStmt(
        "SELECT id, content_hash, live FROM chunks WHERE document_id = $1 ORDER BY live DESC, ordinal",
        None,
    )
}
impl DocumentChunksStmt {
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
        document_id: &'a uuid::Uuid,
    ) -> DocumentChunksQuery<'c, 'a, 's, C, DocumentChunks, 1> {
        DocumentChunksQuery {
            client,
            params: [document_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<DocumentChunksBorrowed, tokio_postgres::Error> {
                Ok(DocumentChunksBorrowed {
                    id: row.try_get(0)?,
                    content_hash: row.try_get(1)?,
                    live: row.try_get(2)?,
                })
            },
            mapper: |it| DocumentChunks::from(it),
        }
    }
}
pub struct HoldVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_version() -> HoldVersionStmt {
    HoldVersionStmt(
        "SELECT id FROM documents WHERE id = $1 AND version = $2 FOR NO KEY UPDATE",
        None,
    )
}
impl HoldVersionStmt {
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
        version: &'a i32,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [id, version],
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
        HoldVersionParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for HoldVersionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldVersionParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.id, &params.version)
    }
}
pub struct InsertChunksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_chunks() -> InsertChunksStmt {
    InsertChunksStmt(
        "INSERT INTO chunks ( tenant_id, id, document_id, ordinal, heading_path, body, page, content_hash, language, tokens ) SELECT $1, c.id, $2, c.ordinal, ARRAY(SELECT jsonb_array_elements_text(c.heading_path)), c.body, nullif(c.page, 0), c.content_hash, $3, c.tokens FROM unnest( $4::uuid[], $5::integer[], $6::jsonb[], $7::text[], $8::integer[], $9::bytea[], $10::integer[] ) AS c (id, ordinal, heading_path, body, page, content_hash, tokens)",
        None,
    )
}
impl InsertChunksStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::ArraySql<Item = i32>,
        T4: crate::JsonSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
        T8: crate::ArraySql<Item = i32>,
        T9: crate::BytesSql,
        T10: crate::ArraySql<Item = T9>,
        T11: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        document_id: &'a uuid::Uuid,
        language: &'a T1,
        ids: &'a T2,
        ordinals: &'a T3,
        heading_paths: &'a T5,
        bodies: &'a T7,
        pages: &'a T8,
        hashes: &'a T10,
        tokens: &'a T11,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    tenant_id,
                    document_id,
                    language,
                    ids,
                    ordinals,
                    heading_paths,
                    bodies,
                    pages,
                    hashes,
                    tokens,
                ],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = i32>,
    T4: crate::JsonSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::ArraySql<Item = i32>,
    T9: crate::BytesSql,
    T10: crate::ArraySql<Item = T9>,
    T11: crate::ArraySql<Item = i32>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertChunksParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertChunksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertChunksParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.document_id,
            &params.language,
            &params.ids,
            &params.ordinals,
            &params.heading_paths,
            &params.bodies,
            &params.pages,
            &params.hashes,
            &params.tokens,
        ))
    }
}
pub struct InsertEmbeddingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_embeddings() -> InsertEmbeddingsStmt {
    InsertEmbeddingsStmt(
        "INSERT INTO chunk_embeddings (tenant_id, chunk_id, model, embedding) SELECT $1, e.chunk_id, $2, e.embedding FROM unnest($3::uuid[], $4::bytea[]) AS e (chunk_id, embedding) ON CONFLICT (tenant_id, chunk_id, model) DO NOTHING",
        None,
    )
}
impl InsertEmbeddingsStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::BytesSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        model: &'a T1,
        chunk_ids: &'a T2,
        embeddings: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, model, chunk_ids, embeddings],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertEmbeddingsParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertEmbeddingsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertEmbeddingsParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.model,
            &params.chunk_ids,
            &params.embeddings,
        ))
    }
}
pub struct InsertMissingEmbeddingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_missing_embeddings() -> InsertMissingEmbeddingsStmt {
    InsertMissingEmbeddingsStmt(
        "INSERT INTO chunk_embeddings (tenant_id, chunk_id, model, embedding) SELECT $1, e.chunk_id, $2, e.embedding FROM unnest($3::uuid[], $4::bytea[]) AS e (chunk_id, embedding) JOIN chunks AS c ON c.id = e.chunk_id ON CONFLICT (tenant_id, chunk_id, model) DO NOTHING",
        None,
    )
}
impl InsertMissingEmbeddingsStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::BytesSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        model: &'a T1,
        chunk_ids: &'a T2,
        embeddings: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, model, chunk_ids, embeddings],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertMissingEmbeddingsParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertMissingEmbeddingsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertMissingEmbeddingsParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.model,
            &params.chunk_ids,
            &params.embeddings,
        ))
    }
}
pub struct DocumentsOfChunksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn documents_of_chunks() -> DocumentsOfChunksStmt {
    DocumentsOfChunksStmt(
        "SELECT DISTINCT document_id FROM chunks WHERE id = ANY ($1)",
        None,
    )
}
impl DocumentsOfChunksStmt {
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
        ids: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct DeleteOtherChunksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_other_chunks() -> DeleteOtherChunksStmt {
    DeleteOtherChunksStmt(
        "DELETE FROM chunks WHERE document_id = $1 AND id <> ALL ($2::uuid[])",
        None,
    )
}
impl DeleteOtherChunksStmt {
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
        document_id: &'a uuid::Uuid,
        keep: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[document_id, keep])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteOtherChunksParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteOtherChunksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteOtherChunksParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.document_id, &params.keep))
    }
}
pub struct PublishChunksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn publish_chunks() -> PublishChunksStmt {
    PublishChunksStmt(
        "UPDATE chunks AS c SET live = true, ordinal = p.ordinal, page = nullif(p.page, 0) FROM unnest($1::uuid[], $2::integer[], $3::integer[]) AS p (id, ordinal, page) WHERE c.document_id = $4 AND c.id = p.id AND (NOT c.live OR c.ordinal <> p.ordinal OR c.page IS DISTINCT FROM nullif(p.page, 0))",
        None,
    )
}
impl PublishChunksStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = i32>,
        T3: crate::ArraySql<Item = i32>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        ordinals: &'a T2,
        pages: &'a T3,
        document_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[ids, ordinals, pages, document_id],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i32>,
    T3: crate::ArraySql<Item = i32>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PublishChunksParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PublishChunksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PublishChunksParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.ids,
            &params.ordinals,
            &params.pages,
            &params.document_id,
        ))
    }
}
pub struct CountUnembeddedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_unembedded() -> CountUnembeddedStmt {
    CountUnembeddedStmt(
        "SELECT count(*) AS chunks FROM chunks AS c WHERE c.live AND NOT EXISTS (SELECT 1 FROM chunk_embeddings AS e WHERE e.chunk_id = c.id AND e.model = $1)",
        None,
    )
}
impl CountUnembeddedStmt {
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
        model: &'a T1,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [model],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct UnembeddedChunksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn unembedded_chunks() -> UnembeddedChunksStmt {
    UnembeddedChunksStmt(
        "SELECT c.id, d.title, c.heading_path, c.body FROM chunks AS c JOIN documents AS d ON d.id = c.document_id WHERE c.live AND NOT EXISTS (SELECT 1 FROM chunk_embeddings AS e WHERE e.chunk_id = c.id AND e.model = $1) ORDER BY c.id LIMIT $2",
        None,
    )
}
impl UnembeddedChunksStmt {
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
        model: &'a T1,
        limit: &'a i64,
    ) -> UnembeddedChunksQuery<'c, 'a, 's, C, UnembeddedChunks, 2> {
        UnembeddedChunksQuery {
            client,
            params: [model, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<UnembeddedChunksBorrowed, tokio_postgres::Error> {
                Ok(UnembeddedChunksBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    heading_path: row.try_get(2)?,
                    body: row.try_get(3)?,
                })
            },
            mapper: |it| UnembeddedChunks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnembeddedChunksParams<T1>,
        UnembeddedChunksQuery<'c, 'a, 's, C, UnembeddedChunks, 2>,
        C,
    > for UnembeddedChunksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnembeddedChunksParams<T1>,
    ) -> UnembeddedChunksQuery<'c, 'a, 's, C, UnembeddedChunks, 2> {
        self.bind(client, &params.model, &params.limit)
    }
}
pub struct StrandedDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn stranded_documents() -> StrandedDocumentsStmt {
    StrandedDocumentsStmt(
        "SELECT d.id, d.version FROM documents AS d WHERE d.status IN ('pending', 'indexing') AND NOT EXISTS ( SELECT 1 FROM runs AS r WHERE r.kind IN ('documents.index', 'documents.import') AND r.state IN ('queued', 'waiting', 'running') ) ORDER BY d.id LIMIT $1",
        None,
    )
}
impl StrandedDocumentsStmt {
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
    ) -> StrandedDocumentsQuery<'c, 'a, 's, C, StrandedDocuments, 1> {
        StrandedDocumentsQuery {
            client,
            params: [limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<StrandedDocuments, tokio_postgres::Error> {
                    Ok(StrandedDocuments {
                        id: row.try_get(0)?,
                        version: row.try_get(1)?,
                    })
                },
            mapper: |it| StrandedDocuments::from(it),
        }
    }
}
