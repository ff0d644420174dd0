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
pub struct InsertIntentModelParams<
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::BytesSql,
    T6: crate::JsonSql,
> {
    pub tenant_id: uuid::Uuid,
    pub engine: T1,
    pub model: T2,
    pub intents: i32,
    pub examples: i32,
    pub accuracy: Option<f32>,
    pub threshold: f32,
    pub seconds: f32,
    pub trained_at: chrono::DateTime<chrono::Utc>,
    pub report: T3,
    pub note: Option<T4>,
    pub tagger: Option<T5>,
    pub tagger_report: Option<T6>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListIntentModelsParams {
    pub before: Option<i32>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ChooseModelParams {
    pub tenant_id: uuid::Uuid,
    pub version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct RecentQuestionsParams {
    pub since: chrono::DateTime<chrono::Utc>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Intent {
    pub id: uuid::Uuid,
    pub name: String,
    pub description: Option<String>,
    pub dialogue: Option<serde_json::Value>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct IntentBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: Option<&'a str>,
    pub dialogue: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<IntentBorrowed<'a>> for Intent {
    fn from(
        IntentBorrowed {
            id,
            name,
            description,
            dialogue,
            updated_at,
        }: IntentBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.map(|v| v.into()),
            dialogue: dialogue.map(|v| serde_json::from_str(v.0.get()).unwrap()),
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
    pub asks: bool,
    pub examples: i64,
    pub languages: Option<Vec<String>>,
}
pub struct ListIntentsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub description: Option<&'a str>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub asks: bool,
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
            asks,
            examples,
            languages,
        }: ListIntentsBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            description: description.map(|v| v.into()),
            updated_at,
            asks,
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
pub struct IntentModelBytes {
    pub model: Vec<u8>,
    pub tagger: Option<Vec<u8>>,
}
pub struct IntentModelBytesBorrowed<'a> {
    pub model: &'a [u8],
    pub tagger: Option<&'a [u8]>,
}
impl<'a> From<IntentModelBytesBorrowed<'a>> for IntentModelBytes {
    fn from(IntentModelBytesBorrowed { model, tagger }: IntentModelBytesBorrowed<'a>) -> Self {
        Self {
            model: model.into(),
            tagger: tagger.map(|v| v.into()),
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
    pub note: Option<String>,
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
    pub note: Option<&'a str>,
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
            note,
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
            note: note.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct IntentModelReport {
    pub report: serde_json::Value,
    pub tagger_report: Option<serde_json::Value>,
}
pub struct IntentModelReportBorrowed<'a> {
    pub report: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub tagger_report: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<IntentModelReportBorrowed<'a>> for IntentModelReport {
    fn from(
        IntentModelReportBorrowed {
            report,
            tagger_report,
        }: IntentModelReportBorrowed<'a>,
    ) -> Self {
        Self {
            report: serde_json::from_str(report.0.get()).unwrap(),
            tagger_report: tagger_report.map(|v| serde_json::from_str(v.0.get()).unwrap()),
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
pub struct IntentModelBytesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IntentModelBytesBorrowed, tokio_postgres::Error>,
    mapper: fn(IntentModelBytesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IntentModelBytesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(IntentModelBytesBorrowed) -> R,
    ) -> IntentModelBytesQuery<'c, 'a, 's, C, R, N> {
        IntentModelBytesQuery {
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
pub struct IntentModelReportQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<IntentModelReportBorrowed, tokio_postgres::Error>,
    mapper: fn(IntentModelReportBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> IntentModelReportQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(IntentModelReportBorrowed) -> R,
    ) -> IntentModelReportQuery<'c, 'a, 's, C, R, N> {
        IntentModelReportQuery {
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
        "SELECT id, name, description, dialogue, updated_at FROM intents WHERE name = $1",
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
                        dialogue: row.try_get(3)?,
                        updated_at: row.try_get(4)?,
                    })
                },
            mapper: |it| Intent::from(it),
        }
    }
}
pub struct ListIntentsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_intents() -> ListIntentsStmt {
    ListIntentsStmt(
        "SELECT i.id, i.name, i.description, i.updated_at, i.dialogue IS NOT NULL AS asks, count(e.id) AS examples, array_agg(DISTINCT e.language) FILTER (WHERE e.language IS NOT NULL) AS languages FROM intents AS i LEFT JOIN intent_examples AS e ON e.tenant_id = i.tenant_id AND e.intent_id = i.id WHERE $1::text IS NULL OR i.name > $1 GROUP BY i.id, i.name, i.description, i.updated_at, i.dialogue IS NOT NULL ORDER BY i.name LIMIT $2",
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
                        asks: row.try_get(4)?,
                        examples: row.try_get(5)?,
                        languages: row.try_get(6)?,
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
pub struct LockIntentModelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn lock_intent_models() -> LockIntentModelsStmt {
    LockIntentModelsStmt(
        "SELECT pg_advisory_xact_lock(hashtextextended('intent_models:' || $1::uuid::text, 0))::text AS locked",
        None,
    )
}
impl LockIntentModelsStmt {
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
        tenant_id: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [tenant_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct InsertIntentModelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn insert_intent_model() -> InsertIntentModelStmt {
    InsertIntentModelStmt(
        "INSERT INTO intent_models ( tenant_id, version, engine, model, intents, examples, accuracy, threshold, seconds, trained_at, report, note, tagger, tagger_report ) SELECT $1, coalesce(max(m.version), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 FROM intent_models AS m WHERE m.tenant_id = $1 RETURNING version",
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
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::BytesSql,
        T3: crate::JsonSql,
        T4: crate::StringSql,
        T5: crate::BytesSql,
        T6: crate::JsonSql,
    >(
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
        report: &'a T3,
        note: &'a Option<T4>,
        tagger: &'a Option<T5>,
        tagger_report: &'a Option<T6>,
    ) -> I32Query<'c, 'a, 's, C, i32, 13> {
        I32Query {
            client,
            params: [
                tenant_id,
                engine,
                model,
                intents,
                examples,
                accuracy,
                threshold,
                seconds,
                trained_at,
                report,
                note,
                tagger,
                tagger_report,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::BytesSql,
    T3: crate::JsonSql,
    T4: crate::StringSql,
    T5: crate::BytesSql,
    T6: crate::JsonSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertIntentModelParams<T1, T2, T3, T4, T5, T6>,
        I32Query<'c, 'a, 's, C, i32, 13>,
        C,
    > for InsertIntentModelStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertIntentModelParams<T1, T2, T3, T4, T5, T6>,
    ) -> I32Query<'c, 'a, 's, C, i32, 13> {
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
            &params.report,
            &params.note,
            &params.tagger,
            &params.tagger_report,
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
pub struct ModelVersionInUseStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn model_version_in_use() -> ModelVersionInUseStmt {
    ModelVersionInUseStmt(
        "SELECT coalesce( (SELECT c.version FROM intent_model_choice AS c), (SELECT max(m.version) FROM intent_models AS m), 0 )::integer AS version",
        None,
    )
}
impl ModelVersionInUseStmt {
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
pub struct IntentModelBytesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn intent_model_bytes() -> IntentModelBytesStmt {
    IntentModelBytesStmt(
        "SELECT model, tagger FROM intent_models WHERE version = $1",
        None,
    )
}
impl IntentModelBytesStmt {
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
        version: &'a i32,
    ) -> IntentModelBytesQuery<'c, 'a, 's, C, IntentModelBytes, 1> {
        IntentModelBytesQuery {
            client,
            params: [version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<IntentModelBytesBorrowed, tokio_postgres::Error> {
                Ok(IntentModelBytesBorrowed {
                    model: row.try_get(0)?,
                    tagger: row.try_get(1)?,
                })
            },
            mapper: |it| IntentModelBytes::from(it),
        }
    }
}
pub struct IntentModelCardStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn intent_model_card() -> IntentModelCardStmt {
    IntentModelCardStmt(
        "SELECT version, engine, intents, examples, accuracy, threshold, seconds, trained_at, note FROM intent_models WHERE version = $1",
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
        version: &'a i32,
    ) -> IntentModelQuery<'c, 'a, 's, C, IntentModel, 1> {
        IntentModelQuery {
            client,
            params: [version],
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
                        note: row.try_get(8)?,
                    })
                },
            mapper: |it| IntentModel::from(it),
        }
    }
}
pub struct ListIntentModelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn list_intent_models() -> ListIntentModelsStmt {
    ListIntentModelsStmt(
        "SELECT version, engine, intents, examples, accuracy, threshold, seconds, trained_at, note FROM intent_models WHERE $1::integer IS NULL OR version < $1 ORDER BY version DESC LIMIT $2",
        None,
    )
}
impl ListIntentModelsStmt {
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
        before: &'a Option<i32>,
        limit: &'a i64,
    ) -> IntentModelQuery<'c, 'a, 's, C, IntentModel, 2> {
        IntentModelQuery {
            client,
            params: [before, limit],
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
                        note: row.try_get(8)?,
                    })
                },
            mapper: |it| IntentModel::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListIntentModelsParams,
        IntentModelQuery<'c, 'a, 's, C, IntentModel, 2>,
        C,
    > for ListIntentModelsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListIntentModelsParams,
    ) -> IntentModelQuery<'c, 'a, 's, C, IntentModel, 2> {
        self.bind(client, &params.before, &params.limit)
    }
}
pub struct IntentModelReportStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn intent_model_report() -> IntentModelReportStmt {
    IntentModelReportStmt(
        "SELECT report, tagger_report FROM intent_models WHERE version = $1",
        None,
    )
}
impl IntentModelReportStmt {
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
        version: &'a i32,
    ) -> IntentModelReportQuery<'c, 'a, 's, C, IntentModelReport, 1> {
        IntentModelReportQuery {
            client,
            params: [version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<IntentModelReportBorrowed, tokio_postgres::Error> {
                Ok(IntentModelReportBorrowed {
                    report: row.try_get(0)?,
                    tagger_report: row.try_get(1)?,
                })
            },
            mapper: |it| IntentModelReport::from(it),
        }
    }
}
pub struct ChooseModelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn choose_model() -> ChooseModelStmt {
    ChooseModelStmt(
        "INSERT INTO intent_model_choice (tenant_id, version, chosen_at) VALUES ($1, $2, now()) ON CONFLICT (tenant_id) DO UPDATE SET version = EXCLUDED.version, chosen_at = EXCLUDED.chosen_at",
        None,
    )
}
impl ChooseModelStmt {
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
        tenant_id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        client
            .execute(&client.prepare(self.0).await?, &[tenant_id, version])
            .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChooseModelParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChooseModelStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChooseModelParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.tenant_id, &params.version))
    }
}
pub struct ChooseNewestModelStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn choose_newest_model() -> ChooseNewestModelStmt {
    ChooseNewestModelStmt("DELETE FROM intent_model_choice", None)
}
impl ChooseNewestModelStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        client.execute(&client.prepare(self.0).await?, &[]).await
    }
}
pub struct PruneIntentModelsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn prune_intent_models() -> PruneIntentModelsStmt {
    PruneIntentModelsStmt(
        "DELETE FROM intent_models AS m WHERE m.version <= $1 AND NOT EXISTS (SELECT 1 FROM intent_model_choice AS c WHERE c.version = m.version)",
        None,
    )
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
pub struct RecentQuestionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn recent_questions() -> RecentQuestionsStmt {
    RecentQuestionsStmt(
        "SELECT content FROM messages WHERE sender_type = 'user' AND created_at > $1 AND length(content) <= 1000 ORDER BY created_at DESC LIMIT $2",
        None,
    )
}
impl RecentQuestionsStmt {
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
        since: &'a chrono::DateTime<chrono::Utc>,
        limit: &'a i64,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [since, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RecentQuestionsParams,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for RecentQuestionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecentQuestionsParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.since, &params.limit)
    }
}
