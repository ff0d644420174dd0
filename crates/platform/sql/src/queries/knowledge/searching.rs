// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ListChunksParams {
    pub document_id: uuid::Uuid,
    pub after: Option<i32>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ChunkTextsParams {
    pub after: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct EmbeddingsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub model: T1,
    pub ids: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ChunkView {
    pub id: uuid::Uuid,
    pub ordinal: i32,
    pub heading_path: Vec<String>,
    pub body: String,
    pub page: Option<i32>,
    pub tokens: i32,
}
pub struct ChunkViewBorrowed<'a> {
    pub id: uuid::Uuid,
    pub ordinal: i32,
    pub heading_path: crate::ArrayIterator<'a, &'a str>,
    pub body: &'a str,
    pub page: Option<i32>,
    pub tokens: i32,
}
impl<'a> From<ChunkViewBorrowed<'a>> for ChunkView {
    fn from(
        ChunkViewBorrowed {
            id,
            ordinal,
            heading_path,
            body,
            page,
            tokens,
        }: ChunkViewBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            ordinal,
            heading_path: heading_path.map(|v| v.into()).collect(),
            body: body.into(),
            page,
            tokens,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ChunkTexts {
    pub id: uuid::Uuid,
    pub language: String,
    pub title: String,
    pub heading_path: Vec<String>,
    pub body: String,
}
pub struct ChunkTextsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub language: &'a str,
    pub title: &'a str,
    pub heading_path: crate::ArrayIterator<'a, &'a str>,
    pub body: &'a str,
}
impl<'a> From<ChunkTextsBorrowed<'a>> for ChunkTexts {
    fn from(
        ChunkTextsBorrowed {
            id,
            language,
            title,
            heading_path,
            body,
        }: ChunkTextsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            language: language.into(),
            title: title.into(),
            heading_path: heading_path.map(|v| v.into()).collect(),
            body: body.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Embeddings {
    pub chunk_id: uuid::Uuid,
    pub embedding: Vec<u8>,
}
pub struct EmbeddingsBorrowed<'a> {
    pub chunk_id: uuid::Uuid,
    pub embedding: &'a [u8],
}
impl<'a> From<EmbeddingsBorrowed<'a>> for Embeddings {
    fn from(
        EmbeddingsBorrowed {
            chunk_id,
            embedding,
        }: EmbeddingsBorrowed<'a>,
    ) -> Self {
        Self {
            chunk_id,
            embedding: embedding.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub id: uuid::Uuid,
    pub document_id: uuid::Uuid,
    pub title: String,
    pub heading_path: Vec<String>,
    pub body: String,
    pub page: Option<i32>,
    pub source_url: Option<String>,
    pub language: String,
}
pub struct FoundBorrowed<'a> {
    pub id: uuid::Uuid,
    pub document_id: uuid::Uuid,
    pub title: &'a str,
    pub heading_path: crate::ArrayIterator<'a, &'a str>,
    pub body: &'a str,
    pub page: Option<i32>,
    pub source_url: Option<&'a str>,
    pub language: &'a str,
}
impl<'a> From<FoundBorrowed<'a>> for Found {
    fn from(
        FoundBorrowed {
            id,
            document_id,
            title,
            heading_path,
            body,
            page,
            source_url,
            language,
        }: FoundBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            document_id,
            title: title.into(),
            heading_path: heading_path.map(|v| v.into()).collect(),
            body: body.into(),
            page,
            source_url: source_url.map(|v| v.into()),
            language: language.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ChunkViewQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChunkViewBorrowed, tokio_postgres::Error>,
    mapper: fn(ChunkViewBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChunkViewQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChunkViewBorrowed) -> R) -> ChunkViewQuery<'c, 'a, 's, C, R, N> {
        ChunkViewQuery {
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
pub struct ChunkTextsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChunkTextsBorrowed, tokio_postgres::Error>,
    mapper: fn(ChunkTextsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChunkTextsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ChunkTextsBorrowed) -> R,
    ) -> ChunkTextsQuery<'c, 'a, 's, C, R, N> {
        ChunkTextsQuery {
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
pub struct EmbeddingsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EmbeddingsBorrowed, tokio_postgres::Error>,
    mapper: fn(EmbeddingsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EmbeddingsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(EmbeddingsBorrowed) -> R,
    ) -> EmbeddingsQuery<'c, 'a, 's, C, R, N> {
        EmbeddingsQuery {
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
pub struct FoundQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FoundBorrowed, tokio_postgres::Error>,
    mapper: fn(FoundBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FoundQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FoundBorrowed) -> R) -> FoundQuery<'c, 'a, 's, C, R, N> {
        FoundQuery {
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
pub struct ListChunksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_chunks() -> ListChunksStmt {
    ListChunksStmt(
        "SELECT id, ordinal, heading_path, body, page, tokens FROM chunks WHERE document_id = $1 AND live AND ($2::integer IS NULL OR ordinal > $2) ORDER BY ordinal LIMIT $3",
        None,
    )
}
impl ListChunksStmt {
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
        after: &'a Option<i32>,
        limit: &'a i64,
    ) -> ChunkViewQuery<'c, 'a, 's, C, ChunkView, 3> {
        ChunkViewQuery {
            client,
            params: [document_id, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ChunkViewBorrowed, tokio_postgres::Error> {
                    Ok(ChunkViewBorrowed {
                        id: row.try_get(0)?,
                        ordinal: row.try_get(1)?,
                        heading_path: row.try_get(2)?,
                        body: row.try_get(3)?,
                        page: row.try_get(4)?,
                        tokens: row.try_get(5)?,
                    })
                },
            mapper: |it| ChunkView::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListChunksParams,
        ChunkViewQuery<'c, 'a, 's, C, ChunkView, 3>,
        C,
    > for ListChunksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListChunksParams,
    ) -> ChunkViewQuery<'c, 'a, 's, C, ChunkView, 3> {
        self.bind(client, &params.document_id, &params.after, &params.limit)
    }
}
pub struct GenerationStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn generation() -> GenerationStmt {
    GenerationStmt(
        "SELECT coalesce(max(generation), 0)::bigint AS generation FROM knowledge_generations",
        None,
    )
}
impl GenerationStmt {
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
pub struct ChunkTextsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn chunk_texts() -> ChunkTextsStmt {
    ChunkTextsStmt(
        "SELECT c.id, c.language, d.title, c.heading_path, c.body FROM chunks AS c JOIN documents AS d ON d.id = c.document_id WHERE c.live AND ($1::uuid IS NULL OR c.id > $1) ORDER BY c.id LIMIT $2",
        None,
    )
}
impl ChunkTextsStmt {
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
        after: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> ChunkTextsQuery<'c, 'a, 's, C, ChunkTexts, 2> {
        ChunkTextsQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ChunkTextsBorrowed, tokio_postgres::Error> {
                    Ok(ChunkTextsBorrowed {
                        id: row.try_get(0)?,
                        language: row.try_get(1)?,
                        title: row.try_get(2)?,
                        heading_path: row.try_get(3)?,
                        body: row.try_get(4)?,
                    })
                },
            mapper: |it| ChunkTexts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChunkTextsParams,
        ChunkTextsQuery<'c, 'a, 's, C, ChunkTexts, 2>,
        C,
    > for ChunkTextsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChunkTextsParams,
    ) -> ChunkTextsQuery<'c, 'a, 's, C, ChunkTexts, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct ChunkIdsOfCategoryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn chunk_ids_of_category() -> ChunkIdsOfCategoryStmt {
    ChunkIdsOfCategoryStmt(
        "SELECT c.id FROM chunks AS c JOIN documents AS d ON d.id = c.document_id WHERE d.category = $1 AND c.live",
        None,
    )
}
impl ChunkIdsOfCategoryStmt {
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
        category: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [category],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct EmbeddedChunkIdsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn embedded_chunk_ids() -> EmbeddedChunkIdsStmt {
    EmbeddedChunkIdsStmt(
        "SELECT c.id FROM chunks AS c JOIN chunk_embeddings AS e ON e.chunk_id = c.id WHERE c.live AND e.model = $1",
        None,
    )
}
impl EmbeddedChunkIdsStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [model],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct EmbeddingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn embeddings() -> EmbeddingsStmt {
    EmbeddingsStmt(
        "SELECT chunk_id, embedding FROM chunk_embeddings WHERE model = $1 AND chunk_id = ANY ($2)",
        None,
    )
}
impl EmbeddingsStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        model: &'a T1,
        ids: &'a T2,
    ) -> EmbeddingsQuery<'c, 'a, 's, C, Embeddings, 2> {
        EmbeddingsQuery {
            client,
            params: [model, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<EmbeddingsBorrowed, tokio_postgres::Error> {
                    Ok(EmbeddingsBorrowed {
                        chunk_id: row.try_get(0)?,
                        embedding: row.try_get(1)?,
                    })
                },
            mapper: |it| Embeddings::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        EmbeddingsParams<T1, T2>,
        EmbeddingsQuery<'c, 'a, 's, C, Embeddings, 2>,
        C,
    > for EmbeddingsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a EmbeddingsParams<T1, T2>,
    ) -> EmbeddingsQuery<'c, 'a, 's, C, Embeddings, 2> {
        self.bind(client, &params.model, &params.ids)
    }
}
pub struct FoundChunksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn found_chunks() -> FoundChunksStmt {
    FoundChunksStmt(
        "SELECT c.id, c.document_id, d.title, c.heading_path, c.body, c.page, d.source_url, c.language FROM chunks AS c JOIN documents AS d ON d.id = c.document_id WHERE c.id = ANY ($1) AND c.live",
        None,
    )
}
impl FoundChunksStmt {
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
    ) -> FoundQuery<'c, 'a, 's, C, Found, 1> {
        FoundQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FoundBorrowed, tokio_postgres::Error> {
                Ok(FoundBorrowed {
                    id: row.try_get(0)?,
                    document_id: row.try_get(1)?,
                    title: row.try_get(2)?,
                    heading_path: row.try_get(3)?,
                    body: row.try_get(4)?,
                    page: row.try_get(5)?,
                    source_url: row.try_get(6)?,
                    language: row.try_get(7)?,
                })
            },
            mapper: |it| Found::from(it),
        }
    }
}
