// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct UpsertIntentParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub description: Option<T2>,
}
#[derive(Debug)]
pub struct InsertIntentParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub tenant_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub name: T1,
    pub description: Option<T2>,
}
#[derive(Debug)]
pub struct ListIntentsParams<T1: crate::StringSql> {
    pub after: Option<T1>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct RenameIntentParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub name: T1,
    pub description: Option<T2>,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ExamplesOfParams {
    pub intent_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertExamplesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
> {
    pub tenant_id: uuid::Uuid,
    pub intent_ids: T1,
    pub ids: T2,
    pub examples: T4,
    pub languages: T6,
}
#[derive(Debug)]
pub struct InsertIntentModelParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub tenant_id: uuid::Uuid,
    pub engine: T1,
    pub model: T2,
    pub intents: i32,
    pub examples: i32,
    pub accuracy: Option<f32>,
    pub threshold: f32,
    pub seconds: f32,
    pub trained_at: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Intent {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: Option<String>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct IntentBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: Option<&'a str>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<IntentBorrowed<'a>> for Intent {
    fn from(
        IntentBorrowed {
            id,
            name,
            description,
            updated_at,
        }: IntentBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.map(|v| v.into()),
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListIntents {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: Option<String>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub examples: i64,
    pub languages: Option<Vec<String>>,
}
pub struct ListIntentsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: Option<&'a str>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub examples: i64,
    pub languages: Option<crate::ArrayIterator<'a, &'a str>>,
}
impl<'a> From<ListIntentsBorrowed<'a>> for ListIntents {
    fn from(
        ListIntentsBorrowed {
            id,
            name,
            description,
            updated_at,
            examples,
            languages,
        }: ListIntentsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.map(|v| v.into()),
            updated_at,
            examples,
            languages: languages.map(|v| v.map(|v| v.into()).collect()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ExamplesOf {
    pub id: uuid::Uuid,
    pub example: String,
    pub language: Option<String>,
}
pub struct ExamplesOfBorrowed<'a> {
    pub id: uuid::Uuid,
    pub example: &'a str,
    pub language: Option<&'a str>,
}
impl<'a> From<ExamplesOfBorrowed<'a>> for ExamplesOf {
    fn from(
        ExamplesOfBorrowed {
            id,
            example,
            language,
        }: ExamplesOfBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            example: example.into(),
            language: language.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AllExamples {
    pub example: String,
    pub intent: String,
    pub language: Option<String>,
}
pub struct AllExamplesBorrowed<'a> {
    pub example: &'a str,
    pub intent: &'a str,
    pub language: Option<&'a str>,
}
impl<'a> From<AllExamplesBorrowed<'a>> for AllExamples {
    fn from(
        AllExamplesBorrowed {
            example,
            intent,
            language,
        }: AllExamplesBorrowed<'a>,
    ) -> Self {
        Self {
            example: example.into(),
            intent: intent.into(),
            language: language.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LatestIntentModel {
    pub version: i32,
    pub model: Vec<u8>,
}
pub struct LatestIntentModelBorrowed<'a> {
    pub version: i32,
    pub model: &'a [u8],
}
impl<'a> From<LatestIntentModelBorrowed<'a>> for LatestIntentModel {
    fn from(LatestIntentModelBorrowed { version, model }: LatestIntentModelBorrowed<'a>) -> Self {
        Self {
            version,
            model: model.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct IntentModel {
    pub version: i32,
    pub engine: String,
    pub intents: i32,
    pub examples: i32,
    pub accuracy: Option<f32>,
    pub threshold: f32,
    pub seconds: f32,
    pub trained_at: chrono::DateTime<chrono::Utc>,
}
pub struct IntentModelBorrowed<'a> {
    pub version: i32,
    pub engine: &'a str,
    pub intents: i32,
    pub examples: i32,
    pub accuracy: Option<f32>,
    pub threshold: f32,
    pub seconds: f32,
    pub trained_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<IntentModelBorrowed<'a>> for IntentModel {
    fn from(
        IntentModelBorrowed {
            version,
            engine,
            intents,
            examples,
            accuracy,
            threshold,
            seconds,
            trained_at,
        }: IntentModelBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            engine: engine.into(),
            intents,
            examples,
            accuracy,
            threshold,
            seconds,
            trained_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct IntentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IntentBorrowed, tokio_postgres::Error>,
    mapper: fn(IntentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IntentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(IntentBorrowed) -> R) -> IntentQuery<'c, 'a, 's, C, R, N> {
        IntentQuery {
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
pub struct ListIntentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListIntentsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListIntentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListIntentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListIntentsBorrowed) -> R,
    ) -> ListIntentsQuery<'c, 'a, 's, C, R, N> {
        ListIntentsQuery {
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
pub struct ExamplesOfQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ExamplesOfBorrowed, tokio_postgres::Error>,
    mapper: fn(ExamplesOfBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ExamplesOfQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ExamplesOfBorrowed) -> R,
    ) -> ExamplesOfQuery<'c, 'a, 's, C, R, N> {
        ExamplesOfQuery {
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
pub struct AllExamplesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllExamplesBorrowed, tokio_postgres::Error>,
    mapper: fn(AllExamplesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllExamplesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AllExamplesBorrowed) -> R,
    ) -> AllExamplesQuery<'c, 'a, 's, C, R, N> {
        AllExamplesQuery {
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
pub struct LatestIntentModelQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LatestIntentModelBorrowed, tokio_postgres::Error>,
    mapper: fn(LatestIntentModelBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LatestIntentModelQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LatestIntentModelBorrowed) -> R,
    ) -> LatestIntentModelQuery<'c, 'a, 's, C, R, N> {
        LatestIntentModelQuery {
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
pub struct IntentModelQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IntentModelBorrowed, tokio_postgres::Error>,
    mapper: fn(IntentModelBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IntentModelQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(IntentModelBorrowed) -> R,
    ) -> IntentModelQuery<'c, 'a, 's, C, R, N> {
        IntentModelQuery {
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
pub struct UpsertIntentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn upsert_intent() -> UpsertIntentStmt {
    UpsertIntentStmt(
        "INSERT INTO intents (tenant_id, id, name, description) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, name) DO UPDATE SET description = coalesce(EXCLUDED.description, intents.description), updated_at = now() RETURNING id",
        None,
    )
}
impl UpsertIntentStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        name: &'a T1,
        description: &'a Option<T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [tenant_id, id, name, description],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpsertIntentParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for UpsertIntentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpsertIntentParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.description,
        )
    }
}
pub struct InsertIntentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_intent() -> InsertIntentStmt {
    InsertIntentStmt(
        "INSERT INTO intents (tenant_id, id, name, description) VALUES ($1, $2, $3, $4)",
        None,
    )
}
impl InsertIntentStmt {
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
        id: &'a uuid::Uuid,
        name: &'a T1,
        description: &'a Option<T2>,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, id, name, description],
            )
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertIntentParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertIntentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertIntentParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.id,
            &params.name,
            &params.description,
        ))
    }
}
pub struct IntentByNameStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn intent_by_name() -> IntentByNameStmt {
    IntentByNameStmt(
        "SELECT id, name, description, updated_at FROM intents WHERE name = $1",
        None,
    )
}
impl IntentByNameStmt {
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
    ) -> IntentQuery<'c, 'a, 's, C, Intent, 1> {
        IntentQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<IntentBorrowed, tokio_postgres::Error> {
                    Ok(IntentBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        updated_at: row.try_get(3)?,
                    })
                },
            mapper: |it| Intent::from(it),
        }
    }
}
pub struct ListIntentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_intents() -> ListIntentsStmt {
    ListIntentsStmt(
        "SELECT i.id, i.name, i.description, i.updated_at, count(e.id) AS examples, array_agg(DISTINCT e.language) FILTER (WHERE e.language IS NOT NULL) AS languages FROM intents AS i LEFT JOIN intent_examples AS e ON e.tenant_id = i.tenant_id AND e.intent_id = i.id WHERE $1::text IS NULL OR i.name > $1 GROUP BY i.id, i.name, i.description, i.updated_at ORDER BY i.name LIMIT $2",
        None,
    )
}
impl ListIntentsStmt {
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
    ) -> ListIntentsQuery<'c, 'a, 's, C, ListIntents, 2> {
        ListIntentsQuery {
            client,
            params: [after, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListIntentsBorrowed, tokio_postgres::Error> {
                    Ok(ListIntentsBorrowed {
                        id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        description: row.try_get(2)?,
                        updated_at: row.try_get(3)?,
                        examples: row.try_get(4)?,
                        languages: row.try_get(5)?,
                    })
                },
            mapper: |it| ListIntents::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListIntentsParams<T1>,
        ListIntentsQuery<'c, 'a, 's, C, ListIntents, 2>,
        C,
    > for ListIntentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListIntentsParams<T1>,
    ) -> ListIntentsQuery<'c, 'a, 's, C, ListIntents, 2> {
        self.bind(client, &params.after, &params.limit)
    }
}
pub struct RenameIntentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rename_intent() -> RenameIntentStmt {
    RenameIntentStmt(
        "UPDATE intents SET name = $1, description = $2, updated_at = now() WHERE id = $3",
        None,
    )
}
impl RenameIntentStmt {
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
        name: &'a T1,
        description: &'a Option<T2>,
        id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[name, description, id])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RenameIntentParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RenameIntentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RenameIntentParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.name, &params.description, &params.id))
    }
}
pub struct DeleteIntentStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_intent() -> DeleteIntentStmt {
    DeleteIntentStmt("DELETE FROM intents WHERE name = $1 RETURNING id", None)
}
impl DeleteIntentStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ExamplesOfStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn examples_of() -> ExamplesOfStmt {
    ExamplesOfStmt(
        "SELECT id, example, language FROM intent_examples WHERE intent_id = $1 ORDER BY id LIMIT $2",
        None,
    )
}
impl ExamplesOfStmt {
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
        intent_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> ExamplesOfQuery<'c, 'a, 's, C, ExamplesOf, 2> {
        ExamplesOfQuery {
            client,
            params: [intent_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ExamplesOfBorrowed, tokio_postgres::Error> {
                    Ok(ExamplesOfBorrowed {
                        id: row.try_get(0)?,
                        example: row.try_get(1)?,
                        language: row.try_get(2)?,
                    })
                },
            mapper: |it| ExamplesOf::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ExamplesOfParams,
        ExamplesOfQuery<'c, 'a, 's, C, ExamplesOf, 2>,
        C,
    > for ExamplesOfStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ExamplesOfParams,
    ) -> ExamplesOfQuery<'c, 'a, 's, C, ExamplesOf, 2> {
        self.bind(client, &params.intent_id, &params.limit)
    }
}
pub struct DeleteExamplesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_examples() -> DeleteExamplesStmt {
    DeleteExamplesStmt("DELETE FROM intent_examples WHERE intent_id = $1", None)
}
impl DeleteExamplesStmt {
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
        intent_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[intent_id])
            .await
    }
}
pub struct InsertExamplesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_examples() -> InsertExamplesStmt {
    InsertExamplesStmt(
        "INSERT INTO intent_examples (tenant_id, intent_id, id, example, language) SELECT $1, e.intent_id, e.id, e.example, nullif(e.language, '') FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) AS e (intent_id, id, example, language) ON CONFLICT DO NOTHING",
        None,
    )
}
impl InsertExamplesStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
    >(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        intent_ids: &'a T1,
        ids: &'a T2,
        examples: &'a T4,
        languages: &'a T6,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(
                &client.prepare(self.0).await?,
                &[tenant_id, intent_ids, ids, examples, languages],
            )
            .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertExamplesParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertExamplesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertExamplesParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tenant_id,
            &params.intent_ids,
            &params.ids,
            &params.examples,
            &params.languages,
        ))
    }
}
pub struct AllExamplesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn all_examples() -> AllExamplesStmt {
    AllExamplesStmt(
        "SELECT e.example, i.name AS intent, e.language FROM intent_examples AS e JOIN intents AS i ON i.tenant_id = e.tenant_id AND i.id = e.intent_id ORDER BY i.name, e.id",
        None,
    )
}
impl AllExamplesStmt {
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
    ) -> AllExamplesQuery<'c, 'a, 's, C, AllExamples, 0> {
        AllExamplesQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AllExamplesBorrowed, tokio_postgres::Error> {
                    Ok(AllExamplesBorrowed {
                        example: row.try_get(0)?,
                        intent: row.try_get(1)?,
                        language: row.try_get(2)?,
                    })
                },
            mapper: |it| AllExamples::from(it),
        }
    }
}
pub struct InsertIntentModelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_intent_model() -> InsertIntentModelStmt {
    InsertIntentModelStmt(
        "INSERT INTO intent_models ( tenant_id, version, engine, model, intents, examples, accuracy, threshold, seconds, trained_at ) SELECT $1, coalesce(max(m.version), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 FROM intent_models AS m WHERE m.tenant_id = $1 RETURNING version",
        None,
    )
}
impl InsertIntentModelStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        tenant_id: &'a uuid::Uuid,
        engine: &'a T1,
        model: &'a T2,
        intents: &'a i32,
        examples: &'a i32,
        accuracy: &'a Option<f32>,
        threshold: &'a f32,
        seconds: &'a f32,
        trained_at: &'a chrono::DateTime<chrono::Utc>,
    ) -> I32Query<'c, 'a, 's, C, i32, 9> {
        I32Query {
            client,
            params: [
                tenant_id, engine, model, intents, examples, accuracy, threshold, seconds,
                trained_at,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertIntentModelParams<T1, T2>,
        I32Query<'c, 'a, 's, C, i32, 9>,
        C,
    > for InsertIntentModelStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertIntentModelParams<T1, T2>,
    ) -> I32Query<'c, 'a, 's, C, i32, 9> {
        self.bind(
            client,
            &params.tenant_id,
            &params.engine,
            &params.model,
            &params.intents,
            &params.examples,
            &params.accuracy,
            &params.threshold,
            &params.seconds,
            &params.trained_at,
        )
    }
}
pub struct LatestModelVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_model_version() -> LatestModelVersionStmt {
    LatestModelVersionStmt(
        "SELECT coalesce(max(version), 0)::integer AS version FROM intent_models",
        None,
    )
}
impl LatestModelVersionStmt {
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
    ) -> I32Query<'c, 'a, 's, C, i32, 0> {
        I32Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct LatestIntentModelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn latest_intent_model() -> LatestIntentModelStmt {
    LatestIntentModelStmt(
        "SELECT version, model FROM intent_models ORDER BY version DESC LIMIT 1",
        None,
    )
}
impl LatestIntentModelStmt {
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
    ) -> LatestIntentModelQuery<'c, 'a, 's, C, LatestIntentModel, 0> {
        LatestIntentModelQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<LatestIntentModelBorrowed, tokio_postgres::Error> {
                Ok(LatestIntentModelBorrowed {
                    version: row.try_get(0)?,
                    model: row.try_get(1)?,
                })
            },
            mapper: |it| LatestIntentModel::from(it),
        }
    }
}
pub struct IntentModelCardStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn intent_model_card() -> IntentModelCardStmt {
    IntentModelCardStmt(
        "SELECT version, engine, intents, examples, accuracy, threshold, seconds, trained_at FROM intent_models ORDER BY version DESC LIMIT 1",
        None,
    )
}
impl IntentModelCardStmt {
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
    ) -> IntentModelQuery<'c, 'a, 's, C, IntentModel, 0> {
        IntentModelQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<IntentModelBorrowed, tokio_postgres::Error> {
                    Ok(IntentModelBorrowed {
                        version: row.try_get(0)?,
                        engine: row.try_get(1)?,
                        intents: row.try_get(2)?,
                        examples: row.try_get(3)?,
                        accuracy: row.try_get(4)?,
                        threshold: row.try_get(5)?,
                        seconds: row.try_get(6)?,
                        trained_at: row.try_get(7)?,
                    })
                },
            mapper: |it| IntentModel::from(it),
        }
    }
}
pub struct PruneIntentModelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_intent_models() -> PruneIntentModelsStmt {
    PruneIntentModelsStmt("DELETE FROM intent_models WHERE version <= $1", None)
}
impl PruneIntentModelsStmt {
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
        up_to: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[up_to])
            .await
    }
}
