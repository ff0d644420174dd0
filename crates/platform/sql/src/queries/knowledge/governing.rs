// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct DescribeDocumentParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::StringSql,
> {
    pub title: T1,
    pub category: Option<T2>,
    pub collection: Option<T3>,
    pub tags: T5,
    pub audience: T7,
    pub source_url: Option<T8>,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub retired_because: Option<T9>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ValidateDocumentParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub who: T1,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub retired_because: Option<T2>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct KeepVersionParams {
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ForgetVersionsParams {
    pub document_id: uuid::Uuid,
    pub keep: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ListVersionsParams {
    pub document_id: uuid::Uuid,
    pub before: Option<i32>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct VersionContentParams {
    pub document_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct ListGlossaryParams<T1: crate::StringSql> {
    pub q: Option<T1>,
    pub after: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertTermParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub term: T1,
    pub synonyms: T3,
    pub language: Option<T4>,
    pub definition: Option<T5>,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug)]
pub struct UpdateTermParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub term: T1,
    pub synonyms: T3,
    pub language: Option<T4>,
    pub definition: Option<T5>,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ListCollectionsParams<T1: crate::StringSql> {
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct PutCollectionParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub name: T1,
    pub description: Option<T2>,
    pub keyword_weight: f32,
    pub rerank: bool,
    pub now: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListVersions {
    pub version: i32,
    pub title: String,
    pub format: String,
    pub size_bytes: i64,
    pub replaced_at: chrono::DateTime<chrono::Utc>,
}
pub struct ListVersionsBorrowed<'a> {
    pub version: i32,
    pub title: &'a str,
    pub format: &'a str,
    pub size_bytes: i64,
    pub replaced_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ListVersionsBorrowed<'a>> for ListVersions {
    fn from(
        ListVersionsBorrowed {
            version,
            title,
            format,
            size_bytes,
            replaced_at,
        }: ListVersionsBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            title: title.into(),
            format: format.into(),
            size_bytes,
            replaced_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct VersionContent {
    pub title: String,
    pub format: String,
    pub content: Vec<u8>,
}
pub struct VersionContentBorrowed<'a> {
    pub title: &'a str,
    pub format: &'a str,
    pub content: &'a [u8],
}
impl<'a> From<VersionContentBorrowed<'a>> for VersionContent {
    fn from(
        VersionContentBorrowed {
            title,
            format,
            content,
        }: VersionContentBorrowed<'a>,
    ) -> Self {
        Self {
            title: title.into(),
            format: format.into(),
            content: content.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Glossary {
    pub id: uuid::Uuid,
    pub term: String,
    pub synonyms: Vec<String>,
    pub language: Option<String>,
    pub definition: Option<String>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct GlossaryBorrowed<'a> {
    pub id: uuid::Uuid,
    pub term: &'a str,
    pub synonyms: crate::ArrayIterator<'a, &'a str>,
    pub language: Option<&'a str>,
    pub definition: Option<&'a str>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<GlossaryBorrowed<'a>> for Glossary {
    fn from(
        GlossaryBorrowed {
            id,
            term,
            synonyms,
            language,
            definition,
            updated_at,
        }: GlossaryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            term: term.into(),
            synonyms: synonyms.map(|v| v.into()).collect(),
            language: language.map(|v| v.into()),
            definition: definition.map(|v| v.into()),
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Collection {
    pub name: String,
    pub description: Option<String>,
    pub keyword_weight: f32,
    pub rerank: bool,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub documents: i64,
}
pub struct CollectionBorrowed<'a> {
    pub name: &'a str,
    pub description: Option<&'a str>,
    pub keyword_weight: f32,
    pub rerank: bool,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub documents: i64,
}
impl<'a> From<CollectionBorrowed<'a>> for Collection {
    fn from(
        CollectionBorrowed {
            name,
            description,
            keyword_weight,
            rerank,
            updated_at,
            documents,
        }: CollectionBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            description: description.map(|v| v.into()),
            keyword_weight,
            rerank,
            updated_at,
            documents,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListVersionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListVersionsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListVersionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListVersionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListVersionsBorrowed) -> R,
    ) -> ListVersionsQuery<'c, 'a, 's, C, R, N> {
        ListVersionsQuery {
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
pub struct VersionContentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VersionContentBorrowed, tokio_postgres::Error>,
    mapper: fn(VersionContentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VersionContentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(VersionContentBorrowed) -> R,
    ) -> VersionContentQuery<'c, 'a, 's, C, R, N> {
        VersionContentQuery {
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
pub struct CollectionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CollectionBorrowed, tokio_postgres::Error>,
    mapper: fn(CollectionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CollectionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(CollectionBorrowed) -> R,
    ) -> CollectionQuery<'c, 'a, 's, C, R, N> {
        CollectionQuery {
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
pub struct DescribeDocumentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn describe_document() -> DescribeDocumentStmt {
    DescribeDocumentStmt(
        "UPDATE documents SET title = $1, category = $2, collection = $3, tags = $4, audience = $5, source_url = $6, expires_at = $7, retired_because = $8, updated_at = $9 WHERE id = $10",
        None,
    )
}
impl DescribeDocumentStmt {
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
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
        T7: crate::ArraySql<Item = T6>,
        T8: crate::StringSql,
        T9: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        title: &'a T1,
        category: &'a Option<T2>,
        collection: &'a Option<T3>,
        tags: &'a T5,
        audience: &'a T7,
        source_url: &'a Option<T8>,
        expires_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        retired_because: &'a Option<T9>,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[
                    title,
                    category,
                    collection,
                    tags,
                    audience,
                    source_url,
                    expires_at,
                    retired_because,
                    now,
                    id,
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
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::ArraySql<Item = T6>,
    T8: crate::StringSql,
    T9: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DescribeDocumentParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DescribeDocumentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DescribeDocumentParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.title,
            &params.category,
            &params.collection,
            &params.tags,
            &params.audience,
            &params.source_url,
            &params.expires_at,
            &params.retired_because,
            &params.now,
            &params.id,
        ))
    }
}
pub struct ValidateDocumentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn validate_document() -> ValidateDocumentStmt {
    ValidateDocumentStmt(
        "UPDATE documents SET validated_at = $1, validated_by = $2, expires_at = $3, retired_because = $4 WHERE id = $5",
        None,
    )
}
impl ValidateDocumentStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        who: &'a T1,
        expires_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        retired_because: &'a Option<T2>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[now, who, expires_at, retired_because, id],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ValidateDocumentParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ValidateDocumentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ValidateDocumentParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.who,
            &params.expires_at,
            &params.retired_because,
            &params.id,
        ))
    }
}
pub struct KeepVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_version() -> KeepVersionStmt {
    KeepVersionStmt(
        "INSERT INTO document_versions ( tenant_id, document_id, version, title, format, size_bytes, content, replaced_at ) SELECT d.tenant_id, d.id, d.version, d.title, d.format, d.size_bytes, c.content, $1 FROM documents AS d JOIN document_contents AS c ON c.document_id = d.id WHERE d.id = $2 ON CONFLICT DO NOTHING",
        None,
    )
}
impl KeepVersionStmt {
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
        KeepVersionParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for KeepVersionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a KeepVersionParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.now, &params.id))
    }
}
pub struct ForgetVersionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn forget_versions() -> ForgetVersionsStmt {
    ForgetVersionsStmt(
        "DELETE FROM document_versions AS v WHERE v.document_id = $1 AND v.version <= ( SELECT w.version FROM document_versions AS w WHERE w.document_id = $1 ORDER BY w.version DESC OFFSET $2 LIMIT 1 )",
        None,
    )
}
impl ForgetVersionsStmt {
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
        document_id: &'a uuid::Uuid,
        keep: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[document_id, keep])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ForgetVersionsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ForgetVersionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ForgetVersionsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.document_id, &params.keep))
    }
}
pub struct ListVersionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_versions() -> ListVersionsStmt {
    ListVersionsStmt(
        "SELECT version, title, format, size_bytes, replaced_at FROM document_versions WHERE document_id = $1 AND ($2::integer IS NULL OR version < $2) ORDER BY version DESC LIMIT $3",
        None,
    )
}
impl ListVersionsStmt {
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
        before: &'a Option<i32>,
        limit: &'a i64,
    ) -> ListVersionsQuery<'c, 'a, 's, C, ListVersions, 3> {
        ListVersionsQuery {
            client,
            params: [document_id, before, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListVersionsBorrowed, tokio_postgres::Error> {
                    Ok(ListVersionsBorrowed {
                        version: row.try_get(0)?,
                        title: row.try_get(1)?,
                        format: row.try_get(2)?,
                        size_bytes: row.try_get(3)?,
                        replaced_at: row.try_get(4)?,
                    })
                },
            mapper: |it| ListVersions::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListVersionsParams,
        ListVersionsQuery<'c, 'a, 's, C, ListVersions, 3>,
        C,
    > for ListVersionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListVersionsParams,
    ) -> ListVersionsQuery<'c, 'a, 's, C, ListVersions, 3> {
        self.bind(client, &params.document_id, &params.before, &params.limit)
    }
}
pub struct VersionContentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn version_content() -> VersionContentStmt {
    VersionContentStmt(
        "SELECT title, format, content FROM document_versions WHERE document_id = $1 AND version = $2",
        None,
    )
}
impl VersionContentStmt {
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
        version: &'a i32,
    ) -> VersionContentQuery<'c, 'a, 's, C, VersionContent, 2> {
        VersionContentQuery {
            client,
            params: [document_id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<VersionContentBorrowed, tokio_postgres::Error> {
                Ok(VersionContentBorrowed {
                    title: row.try_get(0)?,
                    format: row.try_get(1)?,
                    content: row.try_get(2)?,
                })
            },
            mapper: |it| VersionContent::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        VersionContentParams,
        VersionContentQuery<'c, 'a, 's, C, VersionContent, 2>,
        C,
    > for VersionContentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a VersionContentParams,
    ) -> VersionContentQuery<'c, 'a, 's, C, VersionContent, 2> {
        self.bind(client, &params.document_id, &params.version)
    }
}
pub struct ListGlossaryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_glossary() -> ListGlossaryStmt {
    ListGlossaryStmt(
        "SELECT id, term, synonyms, language, definition, updated_at FROM glossary_terms WHERE ($1::text IS NULL OR term ILIKE $1) AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3",
        None,
    )
}
impl ListGlossaryStmt {
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
        q: &'a Option<T1>,
        after: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> GlossaryQuery<'c, 'a, 's, C, Glossary, 3> {
        GlossaryQuery {
            client,
            params: [q, after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GlossaryBorrowed, tokio_postgres::Error> {
                    Ok(GlossaryBorrowed {
                        id: row.try_get(0)?,
                        term: row.try_get(1)?,
                        synonyms: row.try_get(2)?,
                        language: row.try_get(3)?,
                        definition: row.try_get(4)?,
                        updated_at: row.try_get(5)?,
                    })
                },
            mapper: |it| Glossary::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListGlossaryParams<T1>,
        GlossaryQuery<'c, 'a, 's, C, Glossary, 3>,
        C,
    > for ListGlossaryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListGlossaryParams<T1>,
    ) -> GlossaryQuery<'c, 'a, 's, C, Glossary, 3> {
        self.bind(client, &params.q, &params.after, &params.limit)
    }
}
pub struct CountGlossaryStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_glossary() -> CountGlossaryStmt {
    CountGlossaryStmt("SELECT count(*)::bigint AS terms FROM glossary_terms", None)
}
impl CountGlossaryStmt {
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
pub struct InsertTermStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_term() -> InsertTermStmt {
    InsertTermStmt(
        "INSERT INTO glossary_terms (tenant_id, id, term, synonyms, language, definition, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, lower(term), coalesce(language, '')) DO NOTHING RETURNING id, term, synonyms, language, definition, updated_at",
        None,
    )
}
impl InsertTermStmt {
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
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        term: &'a T1,
        synonyms: &'a T3,
        language: &'a Option<T4>,
        definition: &'a Option<T5>,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> GlossaryQuery<'c, 'a, 's, C, Glossary, 7> {
        GlossaryQuery {
            client,
            params: [tenant_id, id, term, synonyms, language, definition, now],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GlossaryBorrowed, tokio_postgres::Error> {
                    Ok(GlossaryBorrowed {
                        id: row.try_get(0)?,
                        term: row.try_get(1)?,
                        synonyms: row.try_get(2)?,
                        language: row.try_get(3)?,
                        definition: row.try_get(4)?,
                        updated_at: row.try_get(5)?,
                    })
                },
            mapper: |it| Glossary::from(it),
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
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertTermParams<T1, T2, T3, T4, T5>,
        GlossaryQuery<'c, 'a, 's, C, Glossary, 7>,
        C,
    > for InsertTermStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertTermParams<T1, T2, T3, T4, T5>,
    ) -> GlossaryQuery<'c, 'a, 's, C, Glossary, 7> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.term,
            &params.synonyms,
            &params.language,
            &params.definition,
            &params.now,
        )
    }
}
pub struct UpdateTermStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_term() -> UpdateTermStmt {
    UpdateTermStmt(
        "UPDATE glossary_terms SET term = $1, synonyms = $2, language = $3, definition = $4, updated_at = $5 WHERE id = $6 RETURNING id, term, synonyms, language, definition, updated_at",
        None,
    )
}
impl UpdateTermStmt {
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
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        term: &'a T1,
        synonyms: &'a T3,
        language: &'a Option<T4>,
        definition: &'a Option<T5>,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
    ) -> GlossaryQuery<'c, 'a, 's, C, Glossary, 6> {
        GlossaryQuery {
            client,
            params: [term, synonyms, language, definition, now, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<GlossaryBorrowed, tokio_postgres::Error> {
                    Ok(GlossaryBorrowed {
                        id: row.try_get(0)?,
                        term: row.try_get(1)?,
                        synonyms: row.try_get(2)?,
                        language: row.try_get(3)?,
                        definition: row.try_get(4)?,
                        updated_at: row.try_get(5)?,
                    })
                },
            mapper: |it| Glossary::from(it),
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
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpdateTermParams<T1, T2, T3, T4, T5>,
        GlossaryQuery<'c, 'a, 's, C, Glossary, 6>,
        C,
    > for UpdateTermStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateTermParams<T1, T2, T3, T4, T5>,
    ) -> GlossaryQuery<'c, 'a, 's, C, Glossary, 6> {
        self.bind(
            client,
            &params.term,
            &params.synonyms,
            &params.language,
            &params.definition,
            &params.now,
            &params.id,
        )
    }
}
pub struct DeleteTermStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_term() -> DeleteTermStmt {
    DeleteTermStmt(
        "DELETE FROM glossary_terms WHERE id = $1 RETURNING id",
        None,
    )
}
impl DeleteTermStmt {
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
pub struct ListCollectionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_collections() -> ListCollectionsStmt {
    ListCollectionsStmt(
        "SELECT c.name, c.description, c.keyword_weight, c.rerank, c.updated_at, (SELECT count(*) FROM documents AS d WHERE d.collection = c.name)::bigint AS documents FROM knowledge_collections AS c WHERE $1::text IS NULL OR c.name > $1 ORDER BY c.name LIMIT $2",
        None,
    )
}
impl ListCollectionsStmt {
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
    ) -> CollectionQuery<'c, 'a, 's, C, Collection, 2> {
        CollectionQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<CollectionBorrowed, tokio_postgres::Error> {
                    Ok(CollectionBorrowed {
                        name: row.try_get(0)?,
                        description: row.try_get(1)?,
                        keyword_weight: row.try_get(2)?,
                        rerank: row.try_get(3)?,
                        updated_at: row.try_get(4)?,
                        documents: row.try_get(5)?,
                    })
                },
            mapper: |it| Collection::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListCollectionsParams<T1>,
        CollectionQuery<'c, 'a, 's, C, Collection, 2>,
        C,
    > for ListCollectionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListCollectionsParams<T1>,
    ) -> CollectionQuery<'c, 'a, 's, C, Collection, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct PutCollectionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_collection() -> PutCollectionStmt {
    PutCollectionStmt(
        "INSERT INTO knowledge_collections (tenant_id, name, description, keyword_weight, rerank, updated_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, name) DO UPDATE SET description = excluded.description, keyword_weight = excluded.keyword_weight, rerank = excluded.rerank, updated_at = excluded.updated_at",
        None,
    )
}
impl PutCollectionStmt {
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
        name: &'a T1,
        description: &'a Option<T2>,
        keyword_weight: &'a f32,
        rerank: &'a bool,
        now: &'a chrono::DateTime<chrono::Utc>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, name, description, keyword_weight, rerank, now],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutCollectionParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutCollectionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutCollectionParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.name,
            &params.description,
            &params.keyword_weight,
            &params.rerank,
            &params.now,
        ))
    }
}
pub struct DeleteCollectionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_collection() -> DeleteCollectionStmt {
    DeleteCollectionStmt(
        "DELETE FROM knowledge_collections WHERE name = $1 RETURNING name",
        None,
    )
}
impl DeleteCollectionStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
