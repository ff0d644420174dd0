// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct NotePagesParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub site: T1,
    pub keys: T3,
}
#[derive(Debug)]
pub struct SitePagesParams<T1: crate::StringSql> {
    pub site: T1,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ReviveDocumentsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub now: chrono::DateTime<chrono::Utc>,
    pub keys: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub id: uuid::Uuid,
    pub external_id: String,
    pub source_url: Option<String>,
    pub elsewhere: bool,
}
pub struct PageBorrowed<'a> {
    pub id: uuid::Uuid,
    pub external_id: &'a str,
    pub source_url: Option<&'a str>,
    pub elsewhere: bool,
}
impl<'a> From<PageBorrowed<'a>> for Page {
    fn from(
        PageBorrowed {
            id,
            external_id,
            source_url,
            elsewhere,
        }: PageBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            external_id: external_id.into(),
            source_url: source_url.map(|v| v.into()),
            elsewhere,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PageBorrowed, tokio_postgres::Error>,
    mapper: fn(PageBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PageBorrowed) -> R) -> PageQuery<'c, 'a, 's, C, R, N> {
        PageQuery {
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
pub struct NotePagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn note_pages() -> NotePagesStmt {
    NotePagesStmt(
        "INSERT INTO website_pages (tenant_id, site, document_id) SELECT d.tenant_id, $1, d.id FROM documents AS d WHERE d.external_id = ANY ($2) ON CONFLICT DO NOTHING",
        None,
    )
}
impl NotePagesStmt {
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
        site: &'a T1,
        keys: &'a T3,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[site, keys])
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
        NotePagesParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NotePagesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NotePagesParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.site, &params.keys))
    }
}
pub struct SitePagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn site_pages() -> SitePagesStmt {
    SitePagesStmt(
        "SELECT d.id, d.external_id, d.source_url, EXISTS ( SELECT 1 FROM website_pages AS o WHERE o.document_id = d.id AND o.site <> $1 ) AS elsewhere FROM website_pages AS p JOIN documents AS d ON d.id = p.document_id WHERE p.site = $1 AND d.retired_because IS NULL ORDER BY d.external_id LIMIT $2",
        None,
    )
}
impl SitePagesStmt {
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
        site: &'a T1,
        limit: &'a i64,
    ) -> PageQuery<'c, 'a, 's, C, Page, 2> {
        PageQuery {
            client,
            params: [site, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PageBorrowed, tokio_postgres::Error> {
                Ok(PageBorrowed {
                    id: row.try_get(0)?,
                    external_id: row.try_get(1)?,
                    source_url: row.try_get(2)?,
                    elsewhere: row.try_get(3)?,
                })
            },
            mapper: |it| Page::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SitePagesParams<T1>,
        PageQuery<'c, 'a, 's, C, Page, 2>,
        C,
    > for SitePagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SitePagesParams<T1>,
    ) -> PageQuery<'c, 'a, 's, C, Page, 2> {
        self.bind(client, &params.site, &params.limit)
    }
}
pub struct ReviveDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn revive_documents() -> ReviveDocumentsStmt {
    ReviveDocumentsStmt(
        "UPDATE documents SET expires_at = NULL, retired_because = NULL, updated_at = $1 WHERE external_id = ANY ($2) AND retired_because IS NOT NULL RETURNING id",
        None,
    )
}
impl ReviveDocumentsStmt {
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
        now: &'a chrono::DateTime<chrono::Utc>,
        keys: &'a T2,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [now, keys],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReviveDocumentsParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for ReviveDocumentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReviveDocumentsParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.now, &params.keys)
    }
}
pub struct KeepPageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn keep_page() -> KeepPageStmt {
    KeepPageStmt("DELETE FROM website_pages WHERE document_id = $1", None)
}
impl KeepPageStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[document_id])
            .await
    }
}
