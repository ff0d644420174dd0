// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ChangedDocumentsParams {
    pub after_generation: i64,
    pub after_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct IndexPassagesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub model: T1,
    pub documents: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct DocumentIdsParams {
    pub after: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ChangedTotal {
    pub documents: i64,
    pub passages: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedDocument {
    pub id: uuid::Uuid,
    pub generation: i64,
    pub language: String,
    pub category: Option<String>,
    pub collection: Option<String>,
    pub tags: Vec<String>,
    pub audience: Vec<String>,
    pub source_url: Option<String>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub chunk_count: i32,
}
pub struct ChangedDocumentBorrowed<'a> {
    pub id: uuid::Uuid,
    pub generation: i64,
    pub language: &'a str,
    pub category: Option<&'a str>,
    pub collection: Option<&'a str>,
    pub tags: crate::ArrayIterator<'a, &'a str>,
    pub audience: crate::ArrayIterator<'a, &'a str>,
    pub source_url: Option<&'a str>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub chunk_count: i32,
}
impl<'a> From<ChangedDocumentBorrowed<'a>> for ChangedDocument {
    fn from(
        ChangedDocumentBorrowed {
            id,
            generation,
            language,
            category,
            collection,
            tags,
            audience,
            source_url,
            updated_at,
            expires_at,
            chunk_count,
        }: ChangedDocumentBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            generation,
            language: language.into(),
            category: category.map(|v| v.into()),
            collection: collection.map(|v| v.into()),
            tags: tags.map(|v| v.into()).collect(),
            audience: audience.map(|v| v.into()).collect(),
            source_url: source_url.map(|v| v.into()),
            updated_at,
            expires_at,
            chunk_count,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct IndexPassage {
    pub document_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub language: String,
    pub title: String,
    pub heading_path: Vec<String>,
    pub body: String,
    pub embedding: Option<Vec<u8>>,
}
pub struct IndexPassageBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub language: &'a str,
    pub title: &'a str,
    pub heading_path: crate::ArrayIterator<'a, &'a str>,
    pub body: &'a str,
    pub embedding: Option<&'a [u8]>,
}
impl<'a> From<IndexPassageBorrowed<'a>> for IndexPassage {
    fn from(
        IndexPassageBorrowed {
            document_id,
            id,
            language,
            title,
            heading_path,
            body,
            embedding,
        }: IndexPassageBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            id,
            language: language.into(),
            title: title.into(),
            heading_path: heading_path.map(|v| v.into()).collect(),
            body: body.into(),
            embedding: embedding.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Ratings {
    pub document_id: uuid::Uuid,
    pub up: i32,
    pub down: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Glossary {
    pub term: String,
    pub synonyms: Vec<String>,
    pub language: Option<String>,
}
pub struct GlossaryBorrowed<'a> {
    pub term: &'a str,
    pub synonyms: crate::ArrayIterator<'a, &'a str>,
    pub language: Option<&'a str>,
}
impl<'a> From<GlossaryBorrowed<'a>> for Glossary {
    fn from(
        GlossaryBorrowed {
            term,
            synonyms,
            language,
        }: GlossaryBorrowed<'a>,
    ) -> Self {
        Self {
            term: term.into(),
            synonyms: synonyms.map(|v| v.into()).collect(),
            language: language.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CollectionWeights {
    pub name: String,
    pub keyword_weight: f32,
    pub rerank: bool,
}
pub struct CollectionWeightsBorrowed<'a> {
    pub name: &'a str,
    pub keyword_weight: f32,
    pub rerank: bool,
}
impl<'a> From<CollectionWeightsBorrowed<'a>> for CollectionWeights {
    fn from(
        CollectionWeightsBorrowed {
            name,
            keyword_weight,
            rerank,
        }: CollectionWeightsBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            keyword_weight,
            rerank,
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
pub struct ChangedTotalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangedTotal, tokio_postgres::Error>,
    mapper: fn(ChangedTotal) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangedTotalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChangedTotal) -> R) -> ChangedTotalQuery<'c, 'a, 's, C, R, N> {
        ChangedTotalQuery {
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
pub struct ChangedDocumentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChangedDocumentBorrowed, tokio_postgres::Error>,
    mapper: fn(ChangedDocumentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChangedDocumentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ChangedDocumentBorrowed) -> R,
    ) -> ChangedDocumentQuery<'c, 'a, 's, C, R, N> {
        ChangedDocumentQuery {
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
pub struct IndexPassageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IndexPassageBorrowed, tokio_postgres::Error>,
    mapper: fn(IndexPassageBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IndexPassageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(IndexPassageBorrowed) -> R,
    ) -> IndexPassageQuery<'c, 'a, 's, C, R, N> {
        IndexPassageQuery {
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
pub struct RatingsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Ratings, tokio_postgres::Error>,
    mapper: fn(Ratings) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RatingsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Ratings) -> R) -> RatingsQuery<'c, 'a, 's, C, R, N> {
        RatingsQuery {
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
pub struct GlossaryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GlossaryBorrowed, tokio_postgres::Error>,
    mapper: fn(GlossaryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GlossaryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GlossaryBorrowed) -> R) -> GlossaryQuery<'c, 'a, 's, C, R, N> {
        GlossaryQuery {
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
pub struct CollectionWeightsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CollectionWeightsBorrowed, tokio_postgres::Error>,
    mapper: fn(CollectionWeightsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CollectionWeightsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CollectionWeightsBorrowed) -> R,
    ) -> CollectionWeightsQuery<'c, 'a, 's, C, R, N> {
        CollectionWeightsQuery {
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
pub struct ChangedTotalStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn changed_total() -> ChangedTotalStmt {
    ChangedTotalStmt(
        "SELECT count(*)::bigint AS documents, coalesce(sum(chunk_count), 0)::bigint AS passages FROM documents WHERE generation > $1",
        None,
    )
}
impl ChangedTotalStmt {
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
        held: &'a i64,
    ) -> ChangedTotalQuery<'c, 'a, 's, C, ChangedTotal, 1> {
        ChangedTotalQuery {
            client,
            params: [held],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChangedTotal, tokio_postgres::Error> {
                Ok(ChangedTotal {
                    documents: row.try_get(0)?,
                    passages: row.try_get(1)?,
                })
            },
            mapper: |it| ChangedTotal::from(it),
        }
    }
}
pub struct ChangedDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn changed_documents() -> ChangedDocumentsStmt {
    ChangedDocumentsStmt(
        "SELECT id, generation, language, category, collection, tags, audience, source_url, updated_at, expires_at, chunk_count FROM documents WHERE (generation, id) > ($1, $2) ORDER BY generation, id LIMIT $3",
        None,
    )
}
impl ChangedDocumentsStmt {
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
        after_generation: &'a i64,
        after_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> ChangedDocumentQuery<'c, 'a, 's, C, ChangedDocument, 3> {
        ChangedDocumentQuery {
            client,
            params: [after_generation, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ChangedDocumentBorrowed, tokio_postgres::Error> {
                Ok(ChangedDocumentBorrowed {
                    id: row.try_get(0)?,
                    generation: row.try_get(1)?,
                    language: row.try_get(2)?,
                    category: row.try_get(3)?,
                    collection: row.try_get(4)?,
                    tags: row.try_get(5)?,
                    audience: row.try_get(6)?,
                    source_url: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    expires_at: row.try_get(9)?,
                    chunk_count: row.try_get(10)?,
                })
            },
            mapper: |it| ChangedDocument::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangedDocumentsParams,
        ChangedDocumentQuery<'c, 'a, 's, C, ChangedDocument, 3>,
        C,
    > for ChangedDocumentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangedDocumentsParams,
    ) -> ChangedDocumentQuery<'c, 'a, 's, C, ChangedDocument, 3> {
        self.bind(
            client,
            &params.after_generation,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct IndexPassagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn index_passages() -> IndexPassagesStmt {
    IndexPassagesStmt(
        "SELECT c.document_id, c.id, c.language, d.title, c.heading_path, c.body, e.embedding FROM chunks AS c JOIN documents AS d ON d.id = c.document_id LEFT JOIN chunk_embeddings AS e ON e.chunk_id = c.id AND e.model = $1 WHERE c.document_id = ANY ($2) AND c.live ORDER BY c.document_id, c.ordinal",
        None,
    )
}
impl IndexPassagesStmt {
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
        documents: &'a T2,
    ) -> IndexPassageQuery<'c, 'a, 's, C, IndexPassage, 2> {
        IndexPassageQuery {
            client,
            params: [model, documents],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<IndexPassageBorrowed, tokio_postgres::Error> {
                    Ok(IndexPassageBorrowed {
                        document_id: row.try_get(0)?,
                        id: row.try_get(1)?,
                        language: row.try_get(2)?,
                        title: row.try_get(3)?,
                        heading_path: row.try_get(4)?,
                        body: row.try_get(5)?,
                        embedding: row.try_get(6)?,
                    })
                },
            mapper: |it| IndexPassage::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        IndexPassagesParams<T1, T2>,
        IndexPassageQuery<'c, 'a, 's, C, IndexPassage, 2>,
        C,
    > for IndexPassagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a IndexPassagesParams<T1, T2>,
    ) -> IndexPassageQuery<'c, 'a, 's, C, IndexPassage, 2> {
        self.bind(client, &params.model, &params.documents)
    }
}
pub struct CountIndexedStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_indexed() -> CountIndexedStmt {
    CountIndexedStmt("SELECT count(*)::bigint AS documents FROM documents", None)
}
impl CountIndexedStmt {
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
pub struct DocumentIdsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn document_ids() -> DocumentIdsStmt {
    DocumentIdsStmt(
        "SELECT id FROM documents WHERE id > $1 ORDER BY id LIMIT $2",
        None,
    )
}
impl DocumentIdsStmt {
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
        after: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [after, limit],
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
        DocumentIdsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for DocumentIdsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentIdsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct RatingsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ratings() -> RatingsStmt {
    RatingsStmt(
        "SELECT document_id, up, down FROM document_ratings WHERE up > 0 OR down > 0",
        None,
    )
}
impl RatingsStmt {
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
    ) -> RatingsQuery<'c, 'a, 's, C, Ratings, 0> {
        RatingsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Ratings, tokio_postgres::Error> {
                Ok(Ratings {
                    document_id: row.try_get(0)?,
                    up: row.try_get(1)?,
                    down: row.try_get(2)?,
                })
            },
            mapper: |it| Ratings::from(it),
        }
    }
}
pub struct GlossaryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn glossary() -> GlossaryStmt {
    GlossaryStmt(
        "SELECT term, synonyms, language FROM glossary_terms ORDER BY id LIMIT $1",
        None,
    )
}
impl GlossaryStmt {
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
    ) -> GlossaryQuery<'c, 'a, 's, C, Glossary, 1> {
        GlossaryQuery {
            client,
            params: [limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GlossaryBorrowed, tokio_postgres::Error> {
                    Ok(GlossaryBorrowed {
                        term: row.try_get(0)?,
                        synonyms: row.try_get(1)?,
                        language: row.try_get(2)?,
                    })
                },
            mapper: |it| Glossary::from(it),
        }
    }
}
pub struct CollectionWeightsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn collection_weights() -> CollectionWeightsStmt {
    CollectionWeightsStmt(
        "SELECT name, keyword_weight, rerank FROM knowledge_collections",
        None,
    )
}
impl CollectionWeightsStmt {
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
    ) -> CollectionWeightsQuery<'c, 'a, 's, C, CollectionWeights, 0> {
        CollectionWeightsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<CollectionWeightsBorrowed, tokio_postgres::Error> {
                Ok(CollectionWeightsBorrowed {
                    name: row.try_get(0)?,
                    keyword_weight: row.try_get(1)?,
                    rerank: row.try_get(2)?,
                })
            },
            mapper: |it| CollectionWeights::from(it),
        }
    }
}
