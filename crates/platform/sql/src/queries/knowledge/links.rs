// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListLinksParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub document_id: uuid::Uuid,
    pub names: Option<T2>,
}
#[derive(Debug)]
pub struct InsertLinksParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub tenant_id: uuid::Uuid,
    pub document_id: uuid::Uuid,
    pub targets: T1,
    pub products: T3,
    pub intents: T4,
}
#[derive(Debug)]
pub struct InsertReferencesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub tenant_id: uuid::Uuid,
    pub document_id: uuid::Uuid,
    pub addresses: T2,
}
#[derive(Debug)]
pub struct CountAnswersParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = i64>,
> {
    pub ids: T1,
    pub intents: T3,
    pub answers: T4,
}
#[derive(Clone, Copy, Debug)]
pub struct LinkedDocumentsParams {
    pub document_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct DocumentsAtParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub addresses: T2,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ReferringDocumentsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub addresses: T2,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ProductsOfParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub document_id: uuid::Uuid,
    pub tags: T2,
    pub limit: i64,
}
#[derive(Debug)]
pub struct DocumentsOfProductsParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub keys: T2,
    pub document_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DocumentsOfIntentsParams {
    pub document_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct DocumentVectorsParams<T1: crate::StringSql> {
    pub model: T1,
    pub document_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct OfferedDocumentsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
> {
    pub ids: T1,
    pub now: chrono::DateTime<chrono::Utc>,
    pub names: Option<T3>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListLinks {
    pub target_id: Option<uuid::Uuid>,
    pub target_title: Option<String>,
    pub product: Option<String>,
    pub intent: Option<String>,
}
pub struct ListLinksBorrowed<'a> {
    pub target_id: Option<uuid::Uuid>,
    pub target_title: Option<&'a str>,
    pub product: Option<&'a str>,
    pub intent: Option<&'a str>,
}
impl<'a> From<ListLinksBorrowed<'a>> for ListLinks {
    fn from(
        ListLinksBorrowed {
            target_id,
            target_title,
            product,
            intent,
        }: ListLinksBorrowed<'a>,
    ) -> Self {
        Self {
            target_id,
            target_title: target_title.map(|v| v.into()),
            product: product.map(|v| v.into()),
            intent: intent.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct NamedIntents {
    pub id: uuid::Uuid,
    pub name: String,
}
pub struct NamedIntentsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
}
impl<'a> From<NamedIntentsBorrowed<'a>> for NamedIntents {
    fn from(NamedIntentsBorrowed { id, name }: NamedIntentsBorrowed<'a>) -> Self {
        Self {
            id,
            name: name.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ProductsOf {
    pub key: Option<String>,
    pub product: String,
}
pub struct ProductsOfBorrowed<'a> {
    pub key: Option<&'a str>,
    pub product: &'a str,
}
impl<'a> From<ProductsOfBorrowed<'a>> for ProductsOf {
    fn from(ProductsOfBorrowed { key, product }: ProductsOfBorrowed<'a>) -> Self {
        Self {
            key: key.map(|v| v.into()),
            product: product.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentsOfProducts {
    pub document_id: uuid::Uuid,
    pub product: String,
}
pub struct DocumentsOfProductsBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub product: &'a str,
}
impl<'a> From<DocumentsOfProductsBorrowed<'a>> for DocumentsOfProducts {
    fn from(
        DocumentsOfProductsBorrowed {
            document_id,
            product,
        }: DocumentsOfProductsBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            product: product.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentsOfIntents {
    pub document_id: uuid::Uuid,
    pub intent: String,
    pub surely: f32,
}
pub struct DocumentsOfIntentsBorrowed<'a> {
    pub document_id: uuid::Uuid,
    pub intent: &'a str,
    pub surely: f32,
}
impl<'a> From<DocumentsOfIntentsBorrowed<'a>> for DocumentsOfIntents {
    fn from(
        DocumentsOfIntentsBorrowed {
            document_id,
            intent,
            surely,
        }: DocumentsOfIntentsBorrowed<'a>,
    ) -> Self {
        Self {
            document_id,
            intent: intent.into(),
            surely,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct OwnersOfChunks {
    pub id: uuid::Uuid,
    pub document_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OfferedDocuments {
    pub id: uuid::Uuid,
    pub title: String,
    pub category: Option<String>,
    pub language: String,
    pub source_url: Option<String>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct OfferedDocumentsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub category: Option<&'a str>,
    pub language: &'a str,
    pub source_url: Option<&'a str>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<OfferedDocumentsBorrowed<'a>> for OfferedDocuments {
    fn from(
        OfferedDocumentsBorrowed {
            id,
            title,
            category,
            language,
            source_url,
            updated_at,
        }: OfferedDocumentsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            category: category.map(|v| v.into()),
            language: language.into(),
            source_url: source_url.map(|v| v.into()),
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListLinksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListLinksBorrowed, tokio_postgres::Error>,
    mapper: fn(ListLinksBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListLinksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListLinksBorrowed) -> R) -> ListLinksQuery<'c, 'a, 's, C, R, N> {
        ListLinksQuery {
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
pub struct NamedIntentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NamedIntentsBorrowed, tokio_postgres::Error>,
    mapper: fn(NamedIntentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NamedIntentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(NamedIntentsBorrowed) -> R,
    ) -> NamedIntentsQuery<'c, 'a, 's, C, R, N> {
        NamedIntentsQuery {
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
pub struct ProductsOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProductsOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ProductsOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProductsOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ProductsOfBorrowed) -> R,
    ) -> ProductsOfQuery<'c, 'a, 's, C, R, N> {
        ProductsOfQuery {
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
pub struct DocumentsOfProductsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<DocumentsOfProductsBorrowed, tokio_postgres::Error>,
    mapper: fn(DocumentsOfProductsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DocumentsOfProductsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DocumentsOfProductsBorrowed) -> R,
    ) -> DocumentsOfProductsQuery<'c, 'a, 's, C, R, N> {
        DocumentsOfProductsQuery {
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
pub struct DocumentsOfIntentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<DocumentsOfIntentsBorrowed, tokio_postgres::Error>,
    mapper: fn(DocumentsOfIntentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DocumentsOfIntentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(DocumentsOfIntentsBorrowed) -> R,
    ) -> DocumentsOfIntentsQuery<'c, 'a, 's, C, R, N> {
        DocumentsOfIntentsQuery {
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
pub struct OwnersOfChunksQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OwnersOfChunks, tokio_postgres::Error>,
    mapper: fn(OwnersOfChunks) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OwnersOfChunksQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OwnersOfChunks) -> R,
    ) -> OwnersOfChunksQuery<'c, 'a, 's, C, R, N> {
        OwnersOfChunksQuery {
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
pub struct OfferedDocumentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfferedDocumentsBorrowed, tokio_postgres::Error>,
    mapper: fn(OfferedDocumentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfferedDocumentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OfferedDocumentsBorrowed) -> R,
    ) -> OfferedDocumentsQuery<'c, 'a, 's, C, R, N> {
        OfferedDocumentsQuery {
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
pub struct ListLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_links() -> ListLinksStmt {
    ListLinksStmt(
        "SELECT l.target_id, d.title AS target_title, l.product, i.name AS intent FROM document_links AS l LEFT JOIN documents AS d ON d.id = l.target_id LEFT JOIN intents AS i ON i.id = l.intent_id WHERE l.document_id = $1 AND (l.target_id IS NULL OR $2::text[] IS NULL OR d.audience = '{}' OR d.audience && $2) ORDER BY l.position",
        None,
    )
}
impl ListLinksStmt {
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
        document_id: &'a uuid::Uuid,
        names: &'a Option<T2>,
    ) -> ListLinksQuery<'c, 'a, 's, C, ListLinks, 2> {
        ListLinksQuery {
            client,
            params: [document_id, names],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListLinksBorrowed, tokio_postgres::Error> {
                    Ok(ListLinksBorrowed {
                        target_id: row.try_get(0)?,
                        target_title: row.try_get(1)?,
                        product: row.try_get(2)?,
                        intent: row.try_get(3)?,
                    })
                },
            mapper: |it| ListLinks::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListLinksParams<T1, T2>,
        ListLinksQuery<'c, 'a, 's, C, ListLinks, 2>,
        C,
    > for ListLinksStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListLinksParams<T1, T2>,
    ) -> ListLinksQuery<'c, 'a, 's, C, ListLinks, 2> {
        self.bind(client, &params.document_id, &params.names)
    }
}
pub struct ClearLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clear_links() -> ClearLinksStmt {
    ClearLinksStmt("DELETE FROM document_links WHERE document_id = $1", None)
}
impl ClearLinksStmt {
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
pub struct HoldTargetsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn hold_targets() -> HoldTargetsStmt {
    HoldTargetsStmt(
        "SELECT id FROM documents WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE",
        None,
    )
}
impl HoldTargetsStmt {
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
pub struct NamedIntentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn named_intents() -> NamedIntentsStmt {
    NamedIntentsStmt(
        "SELECT id, name FROM intents WHERE name = ANY ($1) ORDER BY id FOR KEY SHARE",
        None,
    )
}
impl NamedIntentsStmt {
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
        names: &'a T2,
    ) -> NamedIntentsQuery<'c, 'a, 's, C, NamedIntents, 1> {
        NamedIntentsQuery {
            client,
            params: [names],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<NamedIntentsBorrowed, tokio_postgres::Error> {
                    Ok(NamedIntentsBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                    })
                },
            mapper: |it| NamedIntents::from(it),
        }
    }
}
pub struct InsertLinksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_links() -> InsertLinksStmt {
    InsertLinksStmt(
        "INSERT INTO document_links (tenant_id, document_id, position, target_id, product, intent_id) SELECT $1, $2, row_number() OVER (ORDER BY l.part, l.place), l.target_id, l.product, l.intent_id FROM ( SELECT 1 AS part, t.place, t.id AS target_id, NULL::text AS product, NULL::uuid AS intent_id FROM unnest($3::uuid[]) WITH ORDINALITY AS t (id, place) UNION ALL SELECT 2, p.place, NULL, p.name, NULL FROM unnest($4::text[]) WITH ORDINALITY AS p (name, place) UNION ALL SELECT 3, i.place, NULL, NULL, i.id FROM unnest($5::uuid[]) WITH ORDINALITY AS i (id, place) ) AS l",
        None,
    )
}
impl InsertLinksStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        document_id: &'a uuid::Uuid,
        targets: &'a T1,
        products: &'a T3,
        intents: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, document_id, targets, products, intents],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertLinksParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertLinksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertLinksParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.document_id,
            &params.targets,
            &params.products,
            &params.intents,
        ))
    }
}
pub struct ClearReferencesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clear_references() -> ClearReferencesStmt {
    ClearReferencesStmt(
        "DELETE FROM document_references WHERE document_id = $1",
        None,
    )
}
impl ClearReferencesStmt {
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
pub struct InsertReferencesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_references() -> InsertReferencesStmt {
    InsertReferencesStmt(
        "INSERT INTO document_references (tenant_id, document_id, address) SELECT $1, $2, r.address FROM unnest($3::text[]) AS r (address) ON CONFLICT DO NOTHING",
        None,
    )
}
impl InsertReferencesStmt {
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
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        document_id: &'a uuid::Uuid,
        addresses: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, document_id, addresses],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertReferencesParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertReferencesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertReferencesParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.document_id,
            &params.addresses,
        ))
    }
}
pub struct CountAnswersStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_answers() -> CountAnswersStmt {
    CountAnswersStmt(
        "INSERT INTO document_intents (tenant_id, document_id, intent_id, answers) SELECT d.tenant_id, d.id, i.id, u.answers FROM unnest($1::uuid[], $2::text[], $3::bigint[]) AS u (id, intent, answers) JOIN documents AS d ON d.id = u.id JOIN intents AS i ON i.name = u.intent ORDER BY d.id, i.id ON CONFLICT (tenant_id, document_id, intent_id) DO UPDATE SET answers = document_intents.answers + excluded.answers",
        None,
    )
}
impl CountAnswersStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = T2>,
        T4: crate::ArraySql<Item = i64>,
    >(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        intents: &'a T3,
        answers: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[ids, intents, answers])
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::ArraySql<Item = i64>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CountAnswersParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CountAnswersStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CountAnswersParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.ids, &params.intents, &params.answers))
    }
}
pub struct LinkedDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn linked_documents() -> LinkedDocumentsStmt {
    LinkedDocumentsStmt(
        "SELECT l.target_id AS id FROM document_links AS l WHERE l.document_id = $1 AND l.target_id IS NOT NULL UNION SELECT l.document_id FROM document_links AS l WHERE l.target_id = $1 LIMIT $2",
        None,
    )
}
impl LinkedDocumentsStmt {
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
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [document_id, limit],
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
        LinkedDocumentsParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LinkedDocumentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinkedDocumentsParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.document_id, &params.limit)
    }
}
pub struct ReferenceAddressesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn reference_addresses() -> ReferenceAddressesStmt {
    ReferenceAddressesStmt(
        "SELECT address FROM document_references WHERE document_id = $1 ORDER BY address",
        None,
    )
}
impl ReferenceAddressesStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [document_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct DocumentsAtStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn documents_at() -> DocumentsAtStmt {
    DocumentsAtStmt(
        "SELECT id FROM documents WHERE external_id = ANY ($1) UNION SELECT id FROM documents WHERE source_url = ANY ($1) AND octet_length(source_url) <= 2000 LIMIT $2",
        None,
    )
}
impl DocumentsAtStmt {
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
        addresses: &'a T2,
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [addresses, limit],
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
        DocumentsAtParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for DocumentsAtStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentsAtParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.addresses, &params.limit)
    }
}
pub struct ReferringDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn referring_documents() -> ReferringDocumentsStmt {
    ReferringDocumentsStmt(
        "SELECT DISTINCT document_id FROM document_references WHERE address = ANY ($1) LIMIT $2",
        None,
    )
}
impl ReferringDocumentsStmt {
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
        addresses: &'a T2,
        limit: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [addresses, limit],
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
        ReferringDocumentsParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for ReferringDocumentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReferringDocumentsParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.addresses, &params.limit)
    }
}
pub struct ProductsOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn products_of() -> ProductsOfStmt {
    ProductsOfStmt(
        "SELECT l.product_key AS key, min(l.product) AS product FROM document_links AS l WHERE l.product_key IS NOT NULL AND (l.document_id = $1 OR l.product_key = ANY ($2)) GROUP BY l.product_key ORDER BY l.product_key LIMIT $3",
        None,
    )
}
impl ProductsOfStmt {
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
        document_id: &'a uuid::Uuid,
        tags: &'a T2,
        limit: &'a i64,
    ) -> ProductsOfQuery<'c, 'a, 's, C, ProductsOf, 3> {
        ProductsOfQuery {
            client,
            params: [document_id, tags, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ProductsOfBorrowed, tokio_postgres::Error> {
                    Ok(ProductsOfBorrowed {
                        key: row.try_get(0)?,
                        product: row.try_get(1)?,
                    })
                },
            mapper: |it| ProductsOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ProductsOfParams<T1, T2>,
        ProductsOfQuery<'c, 'a, 's, C, ProductsOf, 3>,
        C,
    > for ProductsOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProductsOfParams<T1, T2>,
    ) -> ProductsOfQuery<'c, 'a, 's, C, ProductsOf, 3> {
        self.bind(client, &params.document_id, &params.tags, &params.limit)
    }
}
pub struct DocumentsOfProductsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn documents_of_products() -> DocumentsOfProductsStmt {
    DocumentsOfProductsStmt(
        "SELECT l.document_id, min(l.product) AS product FROM document_links AS l WHERE l.product_key = ANY ($1) AND l.document_id <> $2 GROUP BY l.document_id LIMIT $3",
        None,
    )
}
impl DocumentsOfProductsStmt {
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
        keys: &'a T2,
        document_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> DocumentsOfProductsQuery<'c, 'a, 's, C, DocumentsOfProducts, 3> {
        DocumentsOfProductsQuery {
            client,
            params: [keys, document_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<DocumentsOfProductsBorrowed, tokio_postgres::Error> {
                Ok(DocumentsOfProductsBorrowed {
                    document_id: row.try_get(0)?,
                    product: row.try_get(1)?,
                })
            },
            mapper: |it| DocumentsOfProducts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DocumentsOfProductsParams<T1, T2>,
        DocumentsOfProductsQuery<'c, 'a, 's, C, DocumentsOfProducts, 3>,
        C,
    > for DocumentsOfProductsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentsOfProductsParams<T1, T2>,
    ) -> DocumentsOfProductsQuery<'c, 'a, 's, C, DocumentsOfProducts, 3> {
        self.bind(client, &params.keys, &params.document_id, &params.limit)
    }
}
pub struct DocumentsOfIntentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn documents_of_intents() -> DocumentsOfIntentsStmt {
    DocumentsOfIntentsStmt(
        "WITH served AS NOT MATERIALIZED ( SELECT l.document_id, l.intent_id, 1.0::double precision AS surely FROM document_links AS l WHERE l.intent_id IS NOT NULL UNION ALL SELECT a.document_id, a.intent_id, a.answers / (a.answers + 3.0::double precision) FROM document_intents AS a ) SELECT o.document_id, i.name AS intent, max(least(m.surely, o.surely))::real AS surely FROM served AS m JOIN served AS o ON o.intent_id = m.intent_id JOIN intents AS i ON i.id = m.intent_id WHERE m.document_id = $1 AND o.document_id <> $1 GROUP BY o.document_id, i.name ORDER BY max(least(m.surely, o.surely)) DESC, o.document_id LIMIT $2",
        None,
    )
}
impl DocumentsOfIntentsStmt {
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
        limit: &'a i64,
    ) -> DocumentsOfIntentsQuery<'c, 'a, 's, C, DocumentsOfIntents, 2> {
        DocumentsOfIntentsQuery {
            client,
            params: [document_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<DocumentsOfIntentsBorrowed, tokio_postgres::Error> {
                Ok(DocumentsOfIntentsBorrowed {
                    document_id: row.try_get(0)?,
                    intent: row.try_get(1)?,
                    surely: row.try_get(2)?,
                })
            },
            mapper: |it| DocumentsOfIntents::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DocumentsOfIntentsParams,
        DocumentsOfIntentsQuery<'c, 'a, 's, C, DocumentsOfIntents, 2>,
        C,
    > for DocumentsOfIntentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentsOfIntentsParams,
    ) -> DocumentsOfIntentsQuery<'c, 'a, 's, C, DocumentsOfIntents, 2> {
        self.bind(client, &params.document_id, &params.limit)
    }
}
pub struct DocumentVectorsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn document_vectors() -> DocumentVectorsStmt {
    DocumentVectorsStmt(
        "SELECT e.embedding FROM chunks AS c JOIN chunk_embeddings AS e ON e.chunk_id = c.id AND e.model = $1 WHERE c.document_id = $2 AND c.live ORDER BY c.ordinal LIMIT $3",
        None,
    )
}
impl DocumentVectorsStmt {
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
        document_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        Vecu8Query {
            client,
            params: [model, document_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DocumentVectorsParams<T1>,
        Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3>,
        C,
    > for DocumentVectorsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DocumentVectorsParams<T1>,
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 3> {
        self.bind(client, &params.model, &params.document_id, &params.limit)
    }
}
pub struct OwnersOfChunksStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn owners_of_chunks() -> OwnersOfChunksStmt {
    OwnersOfChunksStmt(
        "SELECT id, document_id FROM chunks WHERE id = ANY ($1)",
        None,
    )
}
impl OwnersOfChunksStmt {
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
    ) -> OwnersOfChunksQuery<'c, 'a, 's, C, OwnersOfChunks, 1> {
        OwnersOfChunksQuery {
            client,
            params: [ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OwnersOfChunks, tokio_postgres::Error> {
                    Ok(OwnersOfChunks {
                        id: row.try_get(0)?,
                        document_id: row.try_get(1)?,
                    })
                },
            mapper: |it| OwnersOfChunks::from(it),
        }
    }
}
pub struct OfferedDocumentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn offered_documents() -> OfferedDocumentsStmt {
    OfferedDocumentsStmt(
        "SELECT id, title, category, language, source_url, updated_at FROM documents WHERE id = ANY ($1) AND indexed_at IS NOT NULL AND (expires_at IS NULL OR expires_at > $2) AND ($3::text[] IS NULL OR audience = '{}' OR audience && $3)",
        None,
    )
}
impl OfferedDocumentsStmt {
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
        ids: &'a T1,
        now: &'a chrono::DateTime<chrono::Utc>,
        names: &'a Option<T3>,
    ) -> OfferedDocumentsQuery<'c, 'a, 's, C, OfferedDocuments, 3> {
        OfferedDocumentsQuery {
            client,
            params: [ids, now, names],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<OfferedDocumentsBorrowed, tokio_postgres::Error> {
                Ok(OfferedDocumentsBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    category: row.try_get(2)?,
                    language: row.try_get(3)?,
                    source_url: row.try_get(4)?,
                    updated_at: row.try_get(5)?,
                })
            },
            mapper: |it| OfferedDocuments::from(it),
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
        OfferedDocumentsParams<T1, T2, T3>,
        OfferedDocumentsQuery<'c, 'a, 's, C, OfferedDocuments, 3>,
        C,
    > for OfferedDocumentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OfferedDocumentsParams<T1, T2, T3>,
    ) -> OfferedDocumentsQuery<'c, 'a, 's, C, OfferedDocuments, 3> {
        self.bind(client, &params.ids, &params.now, &params.names)
    }
}
