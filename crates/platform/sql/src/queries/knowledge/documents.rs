// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct InsertDocumentParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::BytesSql,
    T10: crate::StringSql,
    T11: crate::StringSql,
    T12: crate::ArraySql<Item = T11>,
> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub external_id: T1,
    pub title: T2,
    pub category: Option<T3>,
    pub language: T4,
    pub tags: T6,
    pub source_url: Option<T7>,
    pub format: T8,
    pub size_bytes: i64,
    pub content_hash: T9,
    pub now: chrono::DateTime<chrono::Utc>,
    pub collection: Option<T10>,
    pub audience: T12,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
}
#[derive(Debug)]
pub struct UpdateDocumentParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::BytesSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
    T11: crate::ArraySql<Item = T10>,
> {
    pub title: T1,
    pub category: Option<T2>,
    pub language: T3,
    pub tags: T5,
    pub source_url: Option<T6>,
    pub format: T7,
    pub size_bytes: i64,
    pub content_hash: T8,
    pub now: chrono::DateTime<chrono::Utc>,
    pub collection: Option<T9>,
    pub audience: T11,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub reindex: bool,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct PutContentParams<T1: crate::BytesSql> {
    pub tenant_id: uuid::Uuid,
    pub document_id: uuid::Uuid,
    pub content: T1,
}
#[derive(Debug)]
pub struct GetDocumentParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub id: uuid::Uuid,
    pub names: Option<T2>,
}
#[derive(Debug)]
pub struct ListDocumentsParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::StringSql,
> {
    pub q: Option<T1>,
    pub category: Option<T2>,
    pub collection: Option<T3>,
    pub tag: Option<T4>,
    pub expired_at: Option<chrono::DateTime<chrono::Utc>>,
    pub names: Option<T6>,
    pub language: Option<T7>,
    pub status: Option<T8>,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct CountUsesParams<T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::ArraySql<Item = i64>>
{
    pub ids: T1,
    pub uses: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct BeginIndexingParams {
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct FinishIndexingParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
> {
    pub title: T1,
    pub category: Option<T2>,
    pub language: T3,
    pub tags: T5,
    pub source_url: Option<T6>,
    pub chunk_count: i32,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct FailIndexingParams<T1: crate::StringSql> {
    pub error: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct RetireDocumentsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub ids: T1,
    pub reasons: T3,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub id: uuid::Uuid,
    pub external_id: String,
    pub title: String,
    pub category: Option<String>,
    pub language: String,
    pub tags: Vec<String>,
    pub source_url: Option<String>,
    pub format: String,
    pub size_bytes: i64,
    pub content_hash: Vec<u8>,
    pub version: i32,
    pub status: String,
    pub error: Option<String>,
    pub chunk_count: i32,
    pub usage_count: i64,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub indexed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub collection: Option<String>,
    pub audience: Vec<String>,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub validated_at: Option<chrono::DateTime<chrono::Utc>>,
    pub validated_by: Option<String>,
    pub retired_because: Option<String>,
}
pub struct DocumentBorrowed<'a> {
    pub id: uuid::Uuid,
    pub external_id: &'a str,
    pub title: &'a str,
    pub category: Option<&'a str>,
    pub language: &'a str,
    pub tags: crate::ArrayIterator<'a, &'a str>,
    pub source_url: Option<&'a str>,
    pub format: &'a str,
    pub size_bytes: i64,
    pub content_hash: &'a [u8],
    pub version: i32,
    pub status: &'a str,
    pub error: Option<&'a str>,
    pub chunk_count: i32,
    pub usage_count: i64,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub indexed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub collection: Option<&'a str>,
    pub audience: crate::ArrayIterator<'a, &'a str>,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub validated_at: Option<chrono::DateTime<chrono::Utc>>,
    pub validated_by: Option<&'a str>,
    pub retired_because: Option<&'a str>,
}
impl<'a> From<DocumentBorrowed<'a>> for Document {
    fn from(
        DocumentBorrowed {
            id,
            external_id,
            title,
            category,
            language,
            tags,
            source_url,
            format,
            size_bytes,
            content_hash,
            version,
            status,
            error,
            chunk_count,
            usage_count,
            created_at,
            updated_at,
            indexed_at,
            collection,
            audience,
            expires_at,
            validated_at,
            validated_by,
            retired_because,
        }: DocumentBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            external_id: external_id.into(),
            title: title.into(),
            category: category.map(|v| v.into()),
            language: language.into(),
            tags: tags.map(|v| v.into()).collect(),
            source_url: source_url.map(|v| v.into()),
            format: format.into(),
            size_bytes,
            content_hash: content_hash.into(),
            version,
            status: status.into(),
            error: error.map(|v| v.into()),
            chunk_count,
            usage_count,
            created_at,
            updated_at,
            indexed_at,
            collection: collection.map(|v| v.into()),
            audience: audience.map(|v| v.into()).collect(),
            expires_at,
            validated_at,
            validated_by: validated_by.map(|v| v.into()),
            retired_because: retired_because.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct RatingsOf {
    pub document_id: uuid::Uuid,
    pub up: i32,
    pub down: i32,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct DocumentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DocumentBorrowed, tokio_postgres::Error>,
    mapper: fn(DocumentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DocumentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DocumentBorrowed) -> R) -> DocumentQuery<'c, 'a, 's, C, R, N> {
        DocumentQuery {
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
pub struct RatingsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RatingsOf, tokio_postgres::Error>,
    mapper: fn(RatingsOf) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RatingsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RatingsOf) -> R) -> RatingsOfQuery<'c, 'a, 's, C, R, N> {
        RatingsOfQuery {
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
pub struct LockDocumentByExternalIdStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_document_by_external_id() -> LockDocumentByExternalIdStmt {
    LockDocumentByExternalIdStmt(
        "SELECT id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version, status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at, validated_at, validated_by, retired_because FROM documents WHERE external_id = $1 FOR NO KEY UPDATE",
        None,
    )
}
impl LockDocumentByExternalIdStmt {
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
        external_id: &'a T1,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 1> {
        DocumentQuery {
            client,
            params: [external_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentBorrowed, tokio_postgres::Error> {
                    Ok(DocumentBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        title: row.try_get(2)?,
                        category: row.try_get(3)?,
                        language: row.try_get(4)?,
                        tags: row.try_get(5)?,
                        source_url: row.try_get(6)?,
                        format: row.try_get(7)?,
                        size_bytes: row.try_get(8)?,
                        content_hash: row.try_get(9)?,
                        version: row.try_get(10)?,
                        status: row.try_get(11)?,
                        error: row.try_get(12)?,
                        chunk_count: row.try_get(13)?,
                        usage_count: row.try_get(14)?,
                        created_at: row.try_get(15)?,
                        updated_at: row.try_get(16)?,
                        indexed_at: row.try_get(17)?,
                        collection: row.try_get(18)?,
                        audience: row.try_get(19)?,
                        expires_at: row.try_get(20)?,
                        validated_at: row.try_get(21)?,
                        validated_by: row.try_get(22)?,
                        retired_because: row.try_get(23)?,
                    })
                },
            mapper: |it| Document::from(it),
        }
    }
}
pub struct CountDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_documents() -> CountDocumentsStmt {
    CountDocumentsStmt("SELECT count(*) AS documents FROM documents", None)
}
impl CountDocumentsStmt {
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
pub struct InsertDocumentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_document() -> InsertDocumentStmt {
    InsertDocumentStmt(
        "INSERT INTO documents ( tenant_id, id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, created_at, updated_at, collection, audience, expires_at ) VALUES ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14, $15 ) ON CONFLICT (tenant_id, external_id) DO NOTHING RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version, status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at, validated_at, validated_by, retired_because",
        None,
    )
}
impl InsertDocumentStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::StringSql,
        T8: crate::StringSql,
        T9: crate::BytesSql,
        T10: crate::StringSql,
        T11: crate::StringSql,
        T12: crate::ArraySql<Item = T11>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        external_id: &'a T1,
        title: &'a T2,
        category: &'a Option<T3>,
        language: &'a T4,
        tags: &'a T6,
        source_url: &'a Option<T7>,
        format: &'a T8,
        size_bytes: &'a i64,
        content_hash: &'a T9,
        now: &'a chrono::DateTime<chrono::Utc>,
        collection: &'a Option<T10>,
        audience: &'a T12,
        expires_at: &'a Option<chrono::DateTime<chrono::Utc>>,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 15> {
        DocumentQuery {
            client,
            params: [
                tenant_id,
                id,
                external_id,
                title,
                category,
                language,
                tags,
                source_url,
                format,
                size_bytes,
                content_hash,
                now,
                collection,
                audience,
                expires_at,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentBorrowed, tokio_postgres::Error> {
                    Ok(DocumentBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        title: row.try_get(2)?,
                        category: row.try_get(3)?,
                        language: row.try_get(4)?,
                        tags: row.try_get(5)?,
                        source_url: row.try_get(6)?,
                        format: row.try_get(7)?,
                        size_bytes: row.try_get(8)?,
                        content_hash: row.try_get(9)?,
                        version: row.try_get(10)?,
                        status: row.try_get(11)?,
                        error: row.try_get(12)?,
                        chunk_count: row.try_get(13)?,
                        usage_count: row.try_get(14)?,
                        created_at: row.try_get(15)?,
                        updated_at: row.try_get(16)?,
                        indexed_at: row.try_get(17)?,
                        collection: row.try_get(18)?,
                        audience: row.try_get(19)?,
                        expires_at: row.try_get(20)?,
                        validated_at: row.try_get(21)?,
                        validated_by: row.try_get(22)?,
                        retired_because: row.try_get(23)?,
                    })
                },
            mapper: |it| Document::from(it),
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
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::BytesSql,
    T10: crate::StringSql,
    T11: crate::StringSql,
    T12: crate::ArraySql<Item = T11>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertDocumentParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>,
        DocumentQuery<'c, 'a, 's, C, Document, 15>,
        C,
    > for InsertDocumentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertDocumentParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 15> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.external_id,
            &params.title,
            &params.category,
            &params.language,
            &params.tags,
            &params.source_url,
            &params.format,
            &params.size_bytes,
            &params.content_hash,
            &params.now,
            &params.collection,
            &params.audience,
            &params.expires_at,
        )
    }
}
pub struct UpdateDocumentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn update_document() -> UpdateDocumentStmt {
    UpdateDocumentStmt(
        "UPDATE documents SET title = $1, category = $2, language = $3, tags = $4, source_url = $5, format = $6, size_bytes = $7, content_hash = $8, updated_at = $9, collection = $10, audience = $11, expires_at = $12, version = CASE WHEN $13 THEN version + 1 ELSE version END, status = CASE WHEN $13 THEN 'pending' ELSE status END, error = CASE WHEN $13 THEN NULL ELSE error END WHERE id = $14 RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version, status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at, validated_at, validated_by, retired_because",
        None,
    )
}
impl UpdateDocumentStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::BytesSql,
        T9: crate::StringSql,
        T10: crate::StringSql,
        T11: crate::ArraySql<Item = T10>,
    >(
        &'s self,
        client: &'c C,
        title: &'a T1,
        category: &'a Option<T2>,
        language: &'a T3,
        tags: &'a T5,
        source_url: &'a Option<T6>,
        format: &'a T7,
        size_bytes: &'a i64,
        content_hash: &'a T8,
        now: &'a chrono::DateTime<chrono::Utc>,
        collection: &'a Option<T9>,
        audience: &'a T11,
        expires_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        reindex: &'a bool,
        id: &'a uuid::Uuid,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 14> {
        DocumentQuery {
            client,
            params: [
                title,
                category,
                language,
                tags,
                source_url,
                format,
                size_bytes,
                content_hash,
                now,
                collection,
                audience,
                expires_at,
                reindex,
                id,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentBorrowed, tokio_postgres::Error> {
                    Ok(DocumentBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        title: row.try_get(2)?,
                        category: row.try_get(3)?,
                        language: row.try_get(4)?,
                        tags: row.try_get(5)?,
                        source_url: row.try_get(6)?,
                        format: row.try_get(7)?,
                        size_bytes: row.try_get(8)?,
                        content_hash: row.try_get(9)?,
                        version: row.try_get(10)?,
                        status: row.try_get(11)?,
                        error: row.try_get(12)?,
                        chunk_count: row.try_get(13)?,
                        usage_count: row.try_get(14)?,
                        created_at: row.try_get(15)?,
                        updated_at: row.try_get(16)?,
                        indexed_at: row.try_get(17)?,
                        collection: row.try_get(18)?,
                        audience: row.try_get(19)?,
                        expires_at: row.try_get(20)?,
                        validated_at: row.try_get(21)?,
                        validated_by: row.try_get(22)?,
                        retired_because: row.try_get(23)?,
                    })
                },
            mapper: |it| Document::from(it),
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
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::BytesSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
    T11: crate::ArraySql<Item = T10>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpdateDocumentParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
        DocumentQuery<'c, 'a, 's, C, Document, 14>,
        C,
    > for UpdateDocumentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateDocumentParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 14> {
        self.bind(
            client,
            &params.title,
            &params.category,
            &params.language,
            &params.tags,
            &params.source_url,
            &params.format,
            &params.size_bytes,
            &params.content_hash,
            &params.now,
            &params.collection,
            &params.audience,
            &params.expires_at,
            &params.reindex,
            &params.id,
        )
    }
}
pub struct PutContentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn put_content() -> PutContentStmt {
    PutContentStmt(
        "INSERT INTO document_contents (tenant_id, document_id, content) VALUES ($1, $2, $3) ON CONFLICT (tenant_id, document_id) DO UPDATE SET content = excluded.content",
        None,
    )
}
impl PutContentStmt {
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
        document_id: &'a uuid::Uuid,
        content: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, document_id, content],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PutContentParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PutContentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PutContentParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.document_id,
            &params.content,
        ))
    }
}
pub struct GetDocumentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn get_document() -> GetDocumentStmt {
    GetDocumentStmt(
        "SELECT id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version, status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at, validated_at, validated_by, retired_because FROM documents WHERE id = $1 AND ($2::text[] IS NULL OR audience = '{}' OR audience && $2)",
        None,
    )
}
impl GetDocumentStmt {
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
        id: &'a uuid::Uuid,
        names: &'a Option<T2>,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 2> {
        DocumentQuery {
            client,
            params: [id, names],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentBorrowed, tokio_postgres::Error> {
                    Ok(DocumentBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        title: row.try_get(2)?,
                        category: row.try_get(3)?,
                        language: row.try_get(4)?,
                        tags: row.try_get(5)?,
                        source_url: row.try_get(6)?,
                        format: row.try_get(7)?,
                        size_bytes: row.try_get(8)?,
                        content_hash: row.try_get(9)?,
                        version: row.try_get(10)?,
                        status: row.try_get(11)?,
                        error: row.try_get(12)?,
                        chunk_count: row.try_get(13)?,
                        usage_count: row.try_get(14)?,
                        created_at: row.try_get(15)?,
                        updated_at: row.try_get(16)?,
                        indexed_at: row.try_get(17)?,
                        collection: row.try_get(18)?,
                        audience: row.try_get(19)?,
                        expires_at: row.try_get(20)?,
                        validated_at: row.try_get(21)?,
                        validated_by: row.try_get(22)?,
                        retired_because: row.try_get(23)?,
                    })
                },
            mapper: |it| Document::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        GetDocumentParams<T1, T2>,
        DocumentQuery<'c, 'a, 's, C, Document, 2>,
        C,
    > for GetDocumentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GetDocumentParams<T1, T2>,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 2> {
        self.bind(client, &params.id, &params.names)
    }
}
pub struct ListDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_documents() -> ListDocumentsStmt {
    ListDocumentsStmt(
        "SELECT id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version, status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at, validated_at, validated_by, retired_because FROM documents WHERE ($1::text IS NULL OR title ILIKE $1 OR external_id ILIKE $1) AND ($2::text IS NULL OR category = $2) AND ($3::text IS NULL OR collection = $3) AND ($4::text IS NULL OR $4 = ANY (tags)) AND ($5::timestamptz IS NULL OR expires_at <= $5) AND ($6::text[] IS NULL OR audience = '{}' OR audience && $6) AND ($7::text IS NULL OR language = $7) AND ($8::text IS NULL OR status = $8) AND ($9::timestamptz IS NULL OR (updated_at, id) < ($9, $10::uuid)) ORDER BY updated_at DESC, id DESC LIMIT $11",
        None,
    )
}
impl ListDocumentsStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::StringSql,
        T8: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        q: &'a Option<T1>,
        category: &'a Option<T2>,
        collection: &'a Option<T3>,
        tag: &'a Option<T4>,
        expired_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        names: &'a Option<T6>,
        language: &'a Option<T7>,
        status: &'a Option<T8>,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 11> {
        DocumentQuery {
            client,
            params: [
                q, category, collection, tag, expired_at, names, language, status, before_at,
                before_id, limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentBorrowed, tokio_postgres::Error> {
                    Ok(DocumentBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        title: row.try_get(2)?,
                        category: row.try_get(3)?,
                        language: row.try_get(4)?,
                        tags: row.try_get(5)?,
                        source_url: row.try_get(6)?,
                        format: row.try_get(7)?,
                        size_bytes: row.try_get(8)?,
                        content_hash: row.try_get(9)?,
                        version: row.try_get(10)?,
                        status: row.try_get(11)?,
                        error: row.try_get(12)?,
                        chunk_count: row.try_get(13)?,
                        usage_count: row.try_get(14)?,
                        created_at: row.try_get(15)?,
                        updated_at: row.try_get(16)?,
                        indexed_at: row.try_get(17)?,
                        collection: row.try_get(18)?,
                        audience: row.try_get(19)?,
                        expires_at: row.try_get(20)?,
                        validated_at: row.try_get(21)?,
                        validated_by: row.try_get(22)?,
                        retired_because: row.try_get(23)?,
                    })
                },
            mapper: |it| Document::from(it),
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
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
    T8: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListDocumentsParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        DocumentQuery<'c, 'a, 's, C, Document, 11>,
        C,
    > for ListDocumentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListDocumentsParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 11> {
        self.bind(
            client,
            &params.q,
            &params.category,
            &params.collection,
            &params.tag,
            &params.expired_at,
            &params.names,
            &params.language,
            &params.status,
            &params.before_at,
            &params.before_id,
            &params.limit,
        )
    }
}
pub struct RatingsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn ratings_of() -> RatingsOfStmt {
    RatingsOfStmt(
        "SELECT document_id, up, down FROM document_ratings WHERE document_id = ANY ($1)",
        None,
    )
}
impl RatingsOfStmt {
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
    ) -> RatingsOfQuery<'c, 'a, 's, C, RatingsOf, 1> {
        RatingsOfQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RatingsOf, tokio_postgres::Error> {
                Ok(RatingsOf {
                    document_id: row.try_get(0)?,
                    up: row.try_get(1)?,
                    down: row.try_get(2)?,
                })
            },
            mapper: |it| RatingsOf::from(it),
        }
    }
}
pub struct DeleteDocumentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_document() -> DeleteDocumentStmt {
    DeleteDocumentStmt(
        "DELETE FROM documents WHERE id = $1 RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version, status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at, validated_at, validated_by, retired_because",
        None,
    )
}
impl DeleteDocumentStmt {
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
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 1> {
        DocumentQuery {
            client,
            params: [id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentBorrowed, tokio_postgres::Error> {
                    Ok(DocumentBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        title: row.try_get(2)?,
                        category: row.try_get(3)?,
                        language: row.try_get(4)?,
                        tags: row.try_get(5)?,
                        source_url: row.try_get(6)?,
                        format: row.try_get(7)?,
                        size_bytes: row.try_get(8)?,
                        content_hash: row.try_get(9)?,
                        version: row.try_get(10)?,
                        status: row.try_get(11)?,
                        error: row.try_get(12)?,
                        chunk_count: row.try_get(13)?,
                        usage_count: row.try_get(14)?,
                        created_at: row.try_get(15)?,
                        updated_at: row.try_get(16)?,
                        indexed_at: row.try_get(17)?,
                        collection: row.try_get(18)?,
                        audience: row.try_get(19)?,
                        expires_at: row.try_get(20)?,
                        validated_at: row.try_get(21)?,
                        validated_by: row.try_get(22)?,
                        retired_because: row.try_get(23)?,
                    })
                },
            mapper: |it| Document::from(it),
        }
    }
}
pub struct CountUsesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_uses() -> CountUsesStmt {
    CountUsesStmt(
        "UPDATE documents AS d SET usage_count = d.usage_count + u.uses FROM ( SELECT n.id, n.uses FROM unnest($1::uuid[], $2::bigint[]) AS n (id, uses) JOIN documents AS l ON l.id = n.id ORDER BY n.id FOR NO KEY UPDATE OF l ) AS u WHERE d.id = u.id",
        None,
    )
}
impl CountUsesStmt {
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
        T2: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        uses: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[ids, uses])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CountUsesParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CountUsesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CountUsesParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.ids, &params.uses))
    }
}
pub struct BeginIndexingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn begin_indexing() -> BeginIndexingStmt {
    BeginIndexingStmt(
        "UPDATE documents SET status = 'indexing', error = NULL WHERE id = $1 AND version = $2 RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version, status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at, validated_at, validated_by, retired_because",
        None,
    )
}
impl BeginIndexingStmt {
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
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 2> {
        DocumentQuery {
            client,
            params: [id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentBorrowed, tokio_postgres::Error> {
                    Ok(DocumentBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        title: row.try_get(2)?,
                        category: row.try_get(3)?,
                        language: row.try_get(4)?,
                        tags: row.try_get(5)?,
                        source_url: row.try_get(6)?,
                        format: row.try_get(7)?,
                        size_bytes: row.try_get(8)?,
                        content_hash: row.try_get(9)?,
                        version: row.try_get(10)?,
                        status: row.try_get(11)?,
                        error: row.try_get(12)?,
                        chunk_count: row.try_get(13)?,
                        usage_count: row.try_get(14)?,
                        created_at: row.try_get(15)?,
                        updated_at: row.try_get(16)?,
                        indexed_at: row.try_get(17)?,
                        collection: row.try_get(18)?,
                        audience: row.try_get(19)?,
                        expires_at: row.try_get(20)?,
                        validated_at: row.try_get(21)?,
                        validated_by: row.try_get(22)?,
                        retired_because: row.try_get(23)?,
                    })
                },
            mapper: |it| Document::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BeginIndexingParams,
        DocumentQuery<'c, 'a, 's, C, Document, 2>,
        C,
    > for BeginIndexingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BeginIndexingParams,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 2> {
        self.bind(client, &params.id, &params.version)
    }
}
pub struct FinishIndexingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn finish_indexing() -> FinishIndexingStmt {
    FinishIndexingStmt(
        "UPDATE documents SET status = 'indexed', error = NULL, title = $1, category = $2, language = $3, tags = $4, source_url = $5, chunk_count = $6, indexed_at = $7, updated_at = $7 WHERE id = $8 AND version = $9 RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version, status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at, validated_at, validated_by, retired_because",
        None,
    )
}
impl FinishIndexingStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        title: &'a T1,
        category: &'a Option<T2>,
        language: &'a T3,
        tags: &'a T5,
        source_url: &'a Option<T6>,
        chunk_count: &'a i32,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 9> {
        DocumentQuery {
            client,
            params: [
                title,
                category,
                language,
                tags,
                source_url,
                chunk_count,
                now,
                id,
                version,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentBorrowed, tokio_postgres::Error> {
                    Ok(DocumentBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        title: row.try_get(2)?,
                        category: row.try_get(3)?,
                        language: row.try_get(4)?,
                        tags: row.try_get(5)?,
                        source_url: row.try_get(6)?,
                        format: row.try_get(7)?,
                        size_bytes: row.try_get(8)?,
                        content_hash: row.try_get(9)?,
                        version: row.try_get(10)?,
                        status: row.try_get(11)?,
                        error: row.try_get(12)?,
                        chunk_count: row.try_get(13)?,
                        usage_count: row.try_get(14)?,
                        created_at: row.try_get(15)?,
                        updated_at: row.try_get(16)?,
                        indexed_at: row.try_get(17)?,
                        collection: row.try_get(18)?,
                        audience: row.try_get(19)?,
                        expires_at: row.try_get(20)?,
                        validated_at: row.try_get(21)?,
                        validated_by: row.try_get(22)?,
                        retired_because: row.try_get(23)?,
                    })
                },
            mapper: |it| Document::from(it),
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
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FinishIndexingParams<T1, T2, T3, T4, T5, T6>,
        DocumentQuery<'c, 'a, 's, C, Document, 9>,
        C,
    > for FinishIndexingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FinishIndexingParams<T1, T2, T3, T4, T5, T6>,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 9> {
        self.bind(
            client,
            &params.title,
            &params.category,
            &params.language,
            &params.tags,
            &params.source_url,
            &params.chunk_count,
            &params.now,
            &params.id,
            &params.version,
        )
    }
}
pub struct FailIndexingStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn fail_indexing() -> FailIndexingStmt {
    FailIndexingStmt(
        "UPDATE documents SET status = 'failed', error = $1, updated_at = $2 WHERE id = $3 AND version = $4 AND status IN ('pending', 'indexing') RETURNING id, external_id, title, category, language, tags, source_url, format, size_bytes, content_hash, version, status, error, chunk_count, usage_count, created_at, updated_at, indexed_at, collection, audience, expires_at, validated_at, validated_by, retired_because",
        None,
    )
}
impl FailIndexingStmt {
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
        error: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 4> {
        DocumentQuery {
            client,
            params: [error, now, id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentBorrowed, tokio_postgres::Error> {
                    Ok(DocumentBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        title: row.try_get(2)?,
                        category: row.try_get(3)?,
                        language: row.try_get(4)?,
                        tags: row.try_get(5)?,
                        source_url: row.try_get(6)?,
                        format: row.try_get(7)?,
                        size_bytes: row.try_get(8)?,
                        content_hash: row.try_get(9)?,
                        version: row.try_get(10)?,
                        status: row.try_get(11)?,
                        error: row.try_get(12)?,
                        chunk_count: row.try_get(13)?,
                        usage_count: row.try_get(14)?,
                        created_at: row.try_get(15)?,
                        updated_at: row.try_get(16)?,
                        indexed_at: row.try_get(17)?,
                        collection: row.try_get(18)?,
                        audience: row.try_get(19)?,
                        expires_at: row.try_get(20)?,
                        validated_at: row.try_get(21)?,
                        validated_by: row.try_get(22)?,
                        retired_because: row.try_get(23)?,
                    })
                },
            mapper: |it| Document::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FailIndexingParams<T1>,
        DocumentQuery<'c, 'a, 's, C, Document, 4>,
        C,
    > for FailIndexingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FailIndexingParams<T1>,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 4> {
        self.bind(
            client,
            &params.error,
            &params.now,
            &params.id,
            &params.version,
        )
    }
}
pub struct RetireDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn retire_documents() -> RetireDocumentsStmt {
    RetireDocumentsStmt(
        "UPDATE documents AS d SET expires_at = least(coalesce(d.expires_at, $1), $1), retired_because = r.reason, updated_at = $1 FROM unnest($2::uuid[], $3::text[]) AS r (id, reason) WHERE d.id = r.id AND d.retired_because IS NULL RETURNING d.id, d.external_id, d.title, d.category, d.language, d.tags, d.source_url, d.format, d.size_bytes, d.content_hash, d.version, d.status, d.error, d.chunk_count, d.usage_count, d.created_at, d.updated_at, d.indexed_at, d.collection, d.audience, d.expires_at, d.validated_at, d.validated_by, d.retired_because",
        None,
    )
}
impl RetireDocumentsStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        now: &'a chrono::DateTime<chrono::Utc>,
        ids: &'a T1,
        reasons: &'a T3,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 3> {
        DocumentQuery {
            client,
            params: [now, ids, reasons],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<DocumentBorrowed, tokio_postgres::Error> {
                    Ok(DocumentBorrowed {
                        id: row.try_get(0)?,
                        external_id: row.try_get(1)?,
                        title: row.try_get(2)?,
                        category: row.try_get(3)?,
                        language: row.try_get(4)?,
                        tags: row.try_get(5)?,
                        source_url: row.try_get(6)?,
                        format: row.try_get(7)?,
                        size_bytes: row.try_get(8)?,
                        content_hash: row.try_get(9)?,
                        version: row.try_get(10)?,
                        status: row.try_get(11)?,
                        error: row.try_get(12)?,
                        chunk_count: row.try_get(13)?,
                        usage_count: row.try_get(14)?,
                        created_at: row.try_get(15)?,
                        updated_at: row.try_get(16)?,
                        indexed_at: row.try_get(17)?,
                        collection: row.try_get(18)?,
                        audience: row.try_get(19)?,
                        expires_at: row.try_get(20)?,
                        validated_at: row.try_get(21)?,
                        validated_by: row.try_get(22)?,
                        retired_because: row.try_get(23)?,
                    })
                },
            mapper: |it| Document::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RetireDocumentsParams<T1, T2, T3>,
        DocumentQuery<'c, 'a, 's, C, Document, 3>,
        C,
    > for RetireDocumentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RetireDocumentsParams<T1, T2, T3>,
    ) -> DocumentQuery<'c, 'a, 's, C, Document, 3> {
        self.bind(client, &params.now, &params.ids, &params.reasons)
    }
}
