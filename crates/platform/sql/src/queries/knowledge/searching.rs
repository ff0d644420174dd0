// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ListChunksParams {
    pub document_id: uuid::Uuid,
    pub after: Option<i32>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct AroundParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub around: i32,
    pub ids: T1,
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
pub struct Found {
    pub id: uuid::Uuid,
    pub document_id: uuid::Uuid,
    pub title: String,
    pub heading_path: Vec<String>,
    pub body: String,
    pub page: Option<i32>,
    pub source_url: Option<String>,
    pub language: String,
    pub audience: Vec<String>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub validated_at: Option<chrono::DateTime<chrono::Utc>>,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
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
    pub audience: crate::ArrayIterator<'a, &'a str>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub validated_at: Option<chrono::DateTime<chrono::Utc>>,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
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
            audience,
            updated_at,
            validated_at,
            expires_at,
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
            audience: audience.map(|v| v.into()).collect(),
            updated_at,
            validated_at,
            expires_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Around {
    pub of: uuid::Uuid,
    pub body: String,
    pub distance: i32,
}
pub struct AroundBorrowed<'a> {
    pub of: uuid::Uuid,
    pub body: &'a str,
    pub distance: i32,
}
impl<'a> From<AroundBorrowed<'a>> for Around {
    fn from(AroundBorrowed { of, body, distance }: AroundBorrowed<'a>) -> Self {
        Self {
            of,
            body: body.into(),
            distance,
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
pub struct AroundQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AroundBorrowed, tokio_postgres::Error>,
    mapper: fn(AroundBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AroundQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AroundBorrowed) -> R) -> AroundQuery<'c, 'a, 's, C, R, N> {
        AroundQuery {
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
pub struct FoundChunksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn found_chunks() -> FoundChunksStmt {
    FoundChunksStmt(
        "SELECT c.id, c.document_id, d.title, c.heading_path, c.body, c.page, d.source_url, c.language, d.audience, d.updated_at, d.validated_at, d.expires_at FROM chunks AS c JOIN documents AS d ON d.id = c.document_id WHERE c.id = ANY ($1) AND c.live",
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
                    audience: row.try_get(8)?,
                    updated_at: row.try_get(9)?,
                    validated_at: row.try_get(10)?,
                    expires_at: row.try_get(11)?,
                })
            },
            mapper: |it| Found::from(it),
        }
    }
}
pub struct AroundStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn around() -> AroundStmt {
    AroundStmt(
        "SELECT h.id AS of, c.body, c.ordinal - h.ordinal AS distance FROM chunks AS h JOIN chunks AS c ON c.document_id = h.document_id AND c.live AND c.ordinal BETWEEN h.ordinal - $1 AND h.ordinal + $1 AND c.heading_path = h.heading_path WHERE h.id = ANY ($2) ORDER BY h.id, c.ordinal",
        None,
    )
}
impl AroundStmt {
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
        around: &'a i32,
        ids: &'a T1,
    ) -> AroundQuery<'c, 'a, 's, C, Around, 2> {
        AroundQuery {
            client,
            params: [around, ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AroundBorrowed, tokio_postgres::Error> {
                    Ok(AroundBorrowed {
                        of: row.try_get(0)?,
                        body: row.try_get(1)?,
                        distance: row.try_get(2)?,
                    })
                },
            mapper: |it| Around::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AroundParams<T1>,
        AroundQuery<'c, 'a, 's, C, Around, 2>,
        C,
    > for AroundStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AroundParams<T1>,
    ) -> AroundQuery<'c, 'a, 's, C, Around, 2> {
        self.bind(client, &params.around, &params.ids)
    }
}
